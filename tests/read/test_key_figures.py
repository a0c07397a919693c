"""What the releases beside the project print of revenue, net income, total assets and change in cash is read so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from icc_reports.model.periods import Duration, Period
from icc_reports.model.release import ColumnRole
from icc_reports.read import read_release
from tests.read.expected import expected_lines

FIGURES = Path(__file__).parents[1] / "releases" / "key_figures.tsv"


def _figures() -> dict[str, list[tuple[str, ...]]]:
    found = defaultdict(list)
    for line in expected_lines(FIGURES):
        if not line.startswith("#"):
            name, *rest = line.split("\t")
            found[name].append(tuple(rest))
    return dict(found)


def _named(period: Period | None) -> str:
    if period is None:
        return "-"
    return f"{period.months}M {period.end}" if isinstance(period, Duration) else f"at {period.end}"


@pytest.mark.parametrize(
    ("name", "figures"), _figures().items(), ids=lambda item: item if isinstance(item, str) else ""
)
def test_key_figures(releases: Path, name: str, figures: list[tuple[str, ...]]) -> None:
    data = (releases / name).read_bytes()
    if figures == [("-", "no table")]:
        assert read_release(data, name).tables == ()
        return
    printed = defaultdict(set)
    for label, *figure in _read(data, name):
        printed[tuple(figure)].add(label)
    missed = [
        (place, label, *rest)
        for place, label, *rest in figures
        if not any(each.startswith(label) for each in printed[(place, *rest)])
    ]
    assert missed == []


def _read(data: bytes, name: str) -> Iterator[tuple[str, ...]]:
    for fact in read_release(data, name).facts:
        if fact.column.role is ColumnRole.PERIOD and fact.figure.unit.is_monetary:
            value = format((fact.figure.value or Decimal(0)).quantize(Decimal(1)), "f")
            span = fact.row.span
            place = span.place if span.table is not None else str(span.line)
            yield fact.row.label, place, _named(fact.period), value


def test_every_text_document_has_its_figures(releases: Path) -> None:
    there = {path.relative_to(releases).as_posix() for path in releases.glob("text*/*.txt")}
    without = {"text/20050125_southern-co_ex-99-03.txt", "text/20050125_southern-co_ex-99-05.txt"}  # energy, customers
    assert there - set(_figures()) == without


def test_every_html_document_has_its_figures(releases: Path) -> None:
    there = {path.relative_to(releases).as_posix() for path in releases.glob("html/*.htm")}
    without = {  # data summaries without statements, and a release in words
        "html/20040714_apple-computer-inc_ex-99-2.htm",
        "html/20110118_apple-inc_ex-99-2.htm",
        "html/20250415_abvc-biopharma-inc_ex-99-1.htm",
    }
    assert there - set(_figures()) == without
