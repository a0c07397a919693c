"""Reading and checking: against pandas on the same bytes, against themselves on more, against one another."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from html import escape
from itertools import pairwise
from pathlib import Path

import pandas

from bench.pairs import Group, Pair, process
from icc_reports.check import check_release
from icc_reports.errors import SourceError
from icc_reports.pipeline import EMBEDDED
from icc_reports.read import read_release

_SHARED = Path(__file__).parents[2] / "shared" / "releases"
_SIZES = (1, 4, 16)
_BODY = re.compile(rb"<body[^>]*>(.*)</body>", re.IGNORECASE | re.DOTALL)
_SLACK = 1.25  # what a linear cost may exceed its multiple by


def pairs() -> Iterator[Pair | Group]:
    """The pairs of this suite."""
    yield Pair(
        name="import icc_reports.read : import click",
        ours=process("-c", "import icc_reports.read"),
        theirs=process("-c", "import click"),
        limit=3,
        repeats=9,
    )
    yield Pair(
        name="icc-report --help : import click",
        ours=process("-m", "icc_reports", "--help"),
        theirs=process("-c", "import click"),
        limit=1.3,
        repeats=9,
    )
    text = EMBEDDED.read_bytes()
    yield Pair(
        name="read the embedded release : pandas.read_fwf on its tables",
        ours=lambda: read_release(text, "embedded"),
        theirs=lambda: _fixed_width(text.decode()),
        limit=1,
    )
    exhibits = _exhibits()
    yield Group(
        name="read HTML : pandas.read_html (lxml)", pairs=[_against_pandas(*exhibit) for exhibit in exhibits.items()]
    )
    yield Group(name="check : read", pairs=list(_checks()))
    yield from _growth("text", text)
    yield from _growth("HTML", min(exhibits.values(), key=len))


def _against_pandas(name: str, data: bytes) -> Pair:
    return Pair(
        name=f"read {name} : pandas.read_html (lxml)",
        ours=lambda: read_release(data, name),
        theirs=lambda: pandas.read_html(io.BytesIO(data), flavor="lxml"),
        limit=2.5,
        repeats=3,
    )


def _checks() -> Iterator[Pair]:
    """The embedded release, and every other that is at hand and holds tables."""
    for path in (EMBEDDED, *sorted(_SHARED.glob("*/*.htm")), *sorted(_SHARED.glob("*/*.txt"))):
        try:
            release = read_release(path.read_bytes(), path.name)
        except SourceError:
            continue
        yield Pair(
            name=f"check {path.name} : read it",
            ours=lambda release=release: check_release(release),  # type: ignore[misc]
            theirs=lambda path=path: read_release(path.read_bytes(), path.name),  # type: ignore[misc]
            limit=3,
            repeats=2,
        )


def _growth(media: str, data: bytes) -> Iterator[Pair]:
    """Reading and checking the same release many times over: each step may cost as much more as it is longer."""
    for less, more in pairwise(_SIZES):
        short, long = _times(data, less), _times(data, more)
        yield Pair(
            name=f"read {media} x {more} : {media} x {less}",
            ours=lambda long=long: read_release(long, "long"),  # type: ignore[misc]
            theirs=lambda short=short: read_release(short, "short"),  # type: ignore[misc]
            limit=more / less * _SLACK,
            repeats=3,
        )
        small, large = read_release(short, "short"), read_release(long, "long")
        yield Pair(
            name=f"check {media} x {more} : {media} x {less}",
            ours=lambda large=large: check_release(large),  # type: ignore[misc]
            theirs=lambda small=small: check_release(small),  # type: ignore[misc]
            limit=more / less * _SLACK,
            repeats=3,
        )


def _times(data: bytes, count: int) -> bytes:
    """A release many times over; of HTML all that stands in its body, for no parser reads on behind it."""
    body = _BODY.search(data)
    start, end = body.span(1) if body else (0, len(data))
    return data[:start] + data[start:end] * count + data[end:]


def _fixed_width(text: str) -> list[pandas.DataFrame]:
    """What pandas makes of the tables of a text: one frame for every stretch of lines with figures in columns."""
    stretches = re.findall(r"(?:^.*\S {2,}.*\d\)?%?\n(?:^\s*[-=]*[\s-]*\n)*){2,}", text, re.MULTILINE)
    return [pandas.read_fwf(io.StringIO(stretch), header=None) for stretch in stretches]


def _exhibits() -> dict[str, bytes]:
    """The HTML exhibits at hand by name; without any, the embedded release as an HTML table."""
    real = {path.name: path.read_bytes() for path in sorted((_SHARED / "html").glob("*.htm"))}
    if real:
        return real
    lines = EMBEDDED.read_text().splitlines()
    rows = "".join(
        "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in re.split(r" {2,}", line.strip())) + "</tr>"
        for line in lines
        if line.strip()
    )
    return {"the embedded release as HTML": f"<html><body><table>{rows}</table></body></html>".encode()}
