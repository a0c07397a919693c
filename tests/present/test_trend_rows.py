"""Trends: growth where it has a meaning, shares of a whole, margins of the revenue of the same period."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from icc_reports.model.arithmetic import evaluate
from icc_reports.model.audit import Audit, judge
from icc_reports.model.relations import Relation, RelationKind, total
from icc_reports.model.release import TableKind
from icc_reports.present import present
from icc_reports.present.report import CellStyle, Trend, TrendRow
from tests.builders import icc_audit, icc_tables, quarters, release, table

SERVICES = """
105 0|Service Bureau Revenue|$308|$291|$341|$390|$466
106 0|Bureau cost|$100|$100|$100|$100|$100
"""


def _values(audit: Audit, row: TrendRow) -> list[Fraction | None]:
    return [None if cell is None else evaluate(cell, audit.figures) for cell in row.cells]


def _under(trend: Trend, heading: str) -> list[TrendRow]:
    start = next(at for at, row in enumerate(trend.rows) if row.label.startswith(heading)) + 1
    rows = trend.rows[start:]
    end = next((at for at, row in enumerate(rows) if row.is_heading), len(rows))
    return list(rows[:end])


@pytest.fixture(scope="module")
def audit() -> Audit:
    """The five tables and a second segment; the revenue of both is printed as a sum in the first period."""
    bureau = table(5, TableKind.SEGMENT, "Service Bureau", quarters(5), SERVICES, segment="Service Bureau")
    tables = (*icc_tables(), bureau)
    of = release(tables)
    first = [each.rows[0].cells[0] for each in (tables[0], bureau)]
    whole = tables[1].rows[1].cells[0]
    assert whole is not None
    revenue = replace(whole, number=whole.number and whole.number * 0 + 2749)
    row = replace(tables[1].rows[1], cells=(revenue, *tables[1].rows[1].cells[1:]))
    rows = (tables[1].rows[0], row, *tables[1].rows[2:])
    of = replace(of, tables=(tables[0], replace(tables[1], rows=rows), *tables[2:]))
    sum_of_segments = Relation(
        id="tie_out-segments",
        kind=RelationKind.TIE_OUT,
        subject="Revenue, to the sum of the segments",
        asserted=revenue.span,
        expression=total(*(each.span for each in first if each is not None)),
    )
    figures = {fact.figure.span: fact.figure for fact in of.facts}
    return Audit(release=of, judgements=(judge(sum_of_segments, figures),), findings=())


@pytest.fixture(scope="module")
def trends(audit: Audit) -> tuple[Trend, ...]:
    return present(audit).trends


def test_periods_run_from_the_oldest_to_the_newest(trends: tuple[Trend, ...]) -> None:
    assert [column.head for column in trends[0].columns] == [
        "Q1 FY2003",
        "Q2 FY2003",
        "Q3 FY2003",
        "Q4 FY2003",
        "Q1 FY2004",
    ]


def test_the_rows_of_the_chart_come_first(trends: tuple[Trend, ...]) -> None:
    for trend in trends:
        assert [row.label for row in trend.rows[: len(trend.chart.series)]] == [
            each.name for each in trend.chart.series
        ]


def test_growth_is_on_the_period_before_and_on_the_year_before(audit: Audit, trends: tuple[Trend, ...]) -> None:
    van, bureau, both = _under(trends[0], "Growth on the quarter before")
    assert _values(audit, van)[:2] == [None, Fraction(2044, 2119) - 1]
    assert _values(audit, both)[4] == Fraction(2441 + 308, 2406 + 291) - 1
    yearly = _under(trends[0], "Growth on the year before")
    assert _values(audit, yearly[1]) == [None, None, None, None, Fraction(308, 466) - 1]
    assert bureau.style is CellStyle.PERCENT


def test_losses_have_no_growth(trends: tuple[Trend, ...]) -> None:
    assert not [row for row in trends[1].rows if row.label.startswith("Growth")]


def test_shares_add_up_to_one(audit: Audit, trends: tuple[Trend, ...]) -> None:
    shares = [_values(audit, row) for row in _under(trends[0], "Share of")]
    assert [sum(value or 0 for value in column) for column in zip(*shares, strict=True)] == [1] * 5


def test_margins_are_of_the_sum_of_the_segments_where_one_is_printed(audit: Audit, trends: tuple[Trend, ...]) -> None:
    loss, ebitda = _under(trends[1], "In percent of revenue (the sum of the segments)")
    assert _values(audit, loss)[3] == Fraction(-2062, 2406 + 291)
    assert not ebitda.is_gaap


def test_margins_are_of_the_stated_revenue_where_segments_do_not_add_up() -> None:
    audit = icc_audit()
    trends = present(audit).trends
    loss, _ = _under(trends[1], "In percent of revenue")
    assert _values(audit, loss) == [Fraction(-981, 3050), None, None, None, Fraction(-818, 3103)]
