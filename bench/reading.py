"""Reading and checking: against pandas on the same bytes, against themselves on four times as much."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from html import escape
from pathlib import Path

import pandas

from bench.pairs import Pair, process
from icc_reports.check import check_release
from icc_reports.model.release import Release
from icc_reports.pipeline import EMBEDDED
from icc_reports.read import read_release

_SHARED = Path(__file__).parents[2] / "shared" / "releases" / "html"
_GROWTH = 4
_SLACK = 1.25  # what a linear cost may exceed its multiple by


def pairs() -> Iterator[Pair]:
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
    for name, data in _exhibits():
        yield Pair(
            name=f"read {name} : pandas.read_html (lxml)",
            ours=lambda data=data, name=name: read_release(data, name),  # type: ignore[misc]
            theirs=lambda data=data: pandas.read_html(io.BytesIO(data), flavor="lxml"),  # type: ignore[misc]
            limit=2.5,
        )
    yield from _growth(text)


def _growth(text: bytes) -> Iterator[Pair]:
    once, more = text * 4, text * (4 * _GROWTH)
    yield Pair(
        name=f"read text x {4 * _GROWTH} : text x 4",
        ours=lambda: read_release(more, "more"),
        theirs=lambda: read_release(once, "once"),
        limit=_GROWTH * _SLACK,
        repeats=3,
    )
    small, large = read_release(once, "once"), read_release(more, "more")
    yield Pair(
        name=f"check text x {4 * _GROWTH} : text x 4",
        ours=lambda: check_release(large),
        theirs=lambda: check_release(small),
        limit=_GROWTH * _SLACK,
        repeats=3,
    )
    release: Release = read_release(text, "embedded")
    yield Pair(
        name="check the embedded release : read it",
        ours=lambda: check_release(release),
        theirs=lambda: read_release(text, "embedded"),
        limit=3,
    )


def _fixed_width(text: str) -> list[pandas.DataFrame]:
    """What pandas makes of the tables of a text: one frame for every stretch of lines with figures in columns."""
    stretches = re.findall(r"(?:^.*\S {2,}.*\d\)?%?\n(?:^\s*[-=]*[\s-]*\n)*){2,}", text, re.MULTILINE)
    return [pandas.read_fwf(io.StringIO(stretch), header=None) for stretch in stretches]


def _exhibits() -> Iterator[tuple[str, bytes]]:
    """Three exhibits of different sizes where real ones are at hand, else the embedded release as an HTML table."""
    real = sorted(_SHARED.glob("*.htm"), key=lambda path: path.stat().st_size)
    if real:
        for place in (len(real) // 4, len(real) // 2, -1):
            yield real[place].name, real[place].read_bytes()
        return
    lines = EMBEDDED.read_text().splitlines()
    rows = "".join(
        "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in re.split(r" {2,}", line.strip())) + "</tr>"
        for line in lines
        if line.strip()
    )
    yield "the embedded release as HTML", f"<html><body><table>{rows}</table></body></html>".encode()
