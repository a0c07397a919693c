from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from icc_reports.model.arithmetic import evaluate
from icc_reports.model.audit import Audit, judge
from icc_reports.model.figures import Doubt
from icc_reports.model.release import Reconciliation, Release, Row, TableKind
from icc_reports.present import present
from icc_reports.present.report import Chart, ChartKind, PointRole, Report
from tests.builders import footing, icc_audit, icc_corrected, icc_tables, quarters, release, table


def _charts(of: Release) -> dict[str, Chart]:
    return {chart.key: chart for chart in present(Audit(release=of, judgements=(), findings=())).charts}


def _segments(*rows: str, columns: int = 5) -> Chart:
    tables = tuple(
        replace(
            table(at, TableKind.SEGMENT, name, quarters(columns), f"{10 + 9 * at} 0|Revenue|{figures}"), segment=name
        )
        for at, (name, _, figures) in enumerate(row.partition("|") for row in rows)
    )
    return _charts(release(tables, ()))["revenue"]


def test_every_bar_is_evaluated_from_figures(report: Report) -> None:
    points = [point for chart in report.charts for series in chart.series for point in series.points]
    assert len(points) > 15
    for point in points:
        assert evaluate(point.expression, report.figures) == point.value


def test_profit_stands_before_the_measure_made_of_it(report: Report) -> None:
    chart = next(chart for chart in report.charts if chart.key == "profit")
    assert chart.title == "Net loss and Adjusted EBITDA loss were the smallest of five quarters"
    assert [(series.name, series.is_gaap) for series in chart.series] == [
        ("Net loss", True),
        ("Adjusted EBITDA loss", False),
    ]
    assert [point.printed for point in chart.series[0].points] == ["(981)", "(1,887)", "(1,074)", "(2,062)", "(818)"]
    assert [(point.label, point.sublabel) for point in chart.series[0].points][::4] == [("Q1", "2003"), ("Q1", "2004")]
    assert "Adjusted EBITDA loss: Q1 2003 (523), Q2 2003 (873)" in chart.description
    assert chart.series[0].points[0].marks == (2,)


def test_the_bridge_shows_what_is_published_and_what_it_lacks(report: Report) -> None:
    chart = next(chart for chart in report.charts if chart.kind is ChartKind.BRIDGE)
    assert chart.title == "From net loss of $818,000 to Adjusted EBITDA loss of $367,000"
    assert chart.table == "recon-adjusted-ebitda"
    points = chart.series[0].points
    assert [(point.role, point.printed) for point in points] == [
        (PointRole.LEVEL, "(818)"),
        (PointRole.STEP, "12"),
        (PointRole.STEP, "386"),
        (PointRole.STEP, "53"),
        (PointRole.STEP, "982"),
        (PointRole.GAP, "(982)"),
        (PointRole.LEVEL, "(367)"),
    ]
    assert sum((point.value for point in points[:-1]), Fraction(0)) == points[-1].value
    assert chart.note == "The steps as published lead to 615, not to (367)."
    assert points[4].marks == (3,)


def test_a_bridge_that_ties_has_no_gap() -> None:
    chart = next(chart for chart in present(icc_corrected(icc_audit())).charts if chart.kind is ChartKind.BRIDGE)
    assert all(point.role is not PointRole.GAP for point in chart.series[0].points)
    assert chart.note == ""


@pytest.mark.parametrize(
    ("figures", "title"),
    [
        ("500|400|300|200|100", "One revenue grew in every quarter"),
        ("500|400|300|350|100", "One revenue grew in every quarter but one"),
        ("100|200|300|400|500", "One revenue fell in every quarter"),
        ("100|200|300|250|500", "One revenue fell in every quarter but one"),
        ("150|300|100|200|100", "One revenue rose to $150,000 from $100,000 in Q1 2003"),
        ("100|200|100|200|100", "One revenue ended where it began"),
    ],
)
def test_the_title_follows_from_the_figures_of_the_largest(figures: str, title: str) -> None:
    chart = _segments(f"One|{figures}", "Two|9|9|9|9|9")
    assert chart.title == title
    assert [series.name for series in chart.series] == ["One", "Two"]


@pytest.mark.parametrize(
    ("rows", "title"),
    [
        (("One|5|4", "Two|3|2"), "Revenue grew in both segments"),
        (("One|5|4", "Two|2|3"), "Revenue grew in one of two segments"),
        (("One|4|5", "Two|2|3"), "Revenue grew in neither of two segments"),
    ],
)
def test_two_periods_tell_only_how_many_grew(rows: tuple[str, ...], title: str) -> None:
    assert _segments(*rows, columns=2).title == title


@pytest.mark.parametrize(
    ("row", "title"),
    [
        ("Net (loss) income|(45)|6|2|1|(12)", "Net loss widened to $45,000 from $12,000 in Q1 2003"),
        ("Net income|30|20|40|25|10", "Net income rose to $30,000 from $10,000 in Q1 2003"),
        ("Net income (loss)|(7)|5|4|3|2", "A loss of $7,000 after a profit of $2,000 in Q1 2003"),
        ("Net (loss) income|20|10", "Net income rose to $20,000 from $10,000"),
    ],
)
def test_what_profit_did_is_said_of_the_value_and_of_the_period_compared_with(row: str, title: str) -> None:
    columns = quarters(row.count("|"))
    made = table(0, TableKind.RECONCILIATION, "EBITDA", columns, f"10 0|{row}\n11 0|EBITDA{row[row.index('|') :]}0")
    each = Reconciliation(table=0, title="EBITDA", measure_from="", measure_to="EBITDA", start=0, end=1)
    of = replace(release((), ()), tables=(made,), reconciliations=(each,))
    assert _charts(of)["profit"].title == title


def test_numbers_of_units_are_no_revenue() -> None:
    text = "1 0|Sales:\n2 2|North|500|400\n3 2|South|300|200\n4 2|North unit|900|800\n"
    chart = _charts(release((table(0, TableKind.SEGMENT, "Sales", quarters(2), text),), ()))["revenue"]
    assert [series.name for series in chart.series] == ["North", "South"]


def test_a_chart_of_money_is_told_in_units_of_money() -> None:
    text = "1 0|Revenue|500|400\n2 0|Diluted earnings per share|$ 0.05|$ 0.04\n"
    chart = _charts(release((table(0, TableKind.INCOME_STATEMENT, "Income", quarters(2), text),), ()))["revenue"]
    assert chart.units == "In thousands of U.S. dollars"


def _bridge(first: str) -> Chart | None:
    """The bridge of a reconciliation that begins with the row given, and adds 60."""
    _, amount = first.split("|")
    start = -int(amount.strip("()")) if "(" in amount else int(amount)
    text = f"10 0|{first}\n11 0|Depreciation|60\n12 0|Adjusted EBITDA|{start + 60}\n"
    made = table(0, TableKind.RECONCILIATION, "Adjusted EBITDA", quarters(1), text)
    each = Reconciliation(table=0, title=made.title, measure_from="", measure_to="", start=0, end=2)
    of = replace(release((), ()), tables=(made,), reconciliations=(each,))
    judged = (*(judge(each, {f.figure.span: f.figure for f in of.facts}) for each in footing(made, 12, 10, 11)),)
    charts = present(Audit(release=of, judgements=judged, findings=())).charts
    return next((chart for chart in charts if chart.kind is ChartKind.BRIDGE), None)


@pytest.mark.parametrize(
    ("first", "start"),
    [
        ("Net (Loss) Earnings Attributable to Harbour, Inc.|(40)", "Net Loss Attributable to Harbour, Inc. of $40,000"),
        (
            "Net (Loss) Earnings Attributable to Harbour, Inc.|40",
            "Net Earnings Attributable to Harbour, Inc. of $40,000",
        ),
        ("NET INCOME (LOSS) PER GAAP|(40)", "net loss per GAAP of $40,000"),
        ("Net loss, as reported|(40)", "net loss, as reported, of $40,000"),
    ],
)
def test_a_bridge_begins_with_a_loss_where_there_is_one(first: str, start: str) -> None:
    chart = _bridge(first)
    assert chart is not None
    assert chart.title == f"From {start} to Adjusted EBITDA of ${20 if '(4' in first else 100},000"


def test_a_bridge_does_not_begin_with_an_adjustment() -> None:
    assert _bridge("Income tax effect of a valuation allowance|40") is None


def test_a_column_in_doubt_draws_nothing() -> None:
    doubtful = tuple(
        replace(each, rows=tuple(_doubted(row, Doubt.COLUMN) for row in each.rows)) for each in icc_tables()
    )
    assert _charts(release(doubtful, ())) == {}


def _doubted(row: Row, doubt: Doubt) -> Row:
    return replace(row, cells=tuple(cell and replace(cell, doubts=(doubt,)) for cell in row.cells))


def test_many_small_steps_are_shown_as_one() -> None:
    lines = "\n".join(f"{20 + at} 0|Step {at}|{100 - at}" for at in range(12))
    text = f"10 0|Net income|$ 1,000\n{lines}\n40 0|Adjusted EBITDA|$ {1000 + sum(100 - at for at in range(12)):,}\n"
    made = table(0, TableKind.RECONCILIATION, "Adjusted EBITDA", quarters(1), text)
    each = Reconciliation(
        table=0, title=made.title, measure_from="Net income", measure_to="Adjusted EBITDA", start=0, end=13
    )
    of = replace(release((), ()), tables=(made,), reconciliations=(each,))
    figures = {fact.figure.span: fact.figure for fact in of.facts}
    judged = tuple(judge(relation, figures) for relation in footing(made, 40, 10, *range(20, 32)))
    chart = next(
        chart
        for chart in present(Audit(release=of, judgements=judged, findings=())).charts
        if chart.kind is ChartKind.BRIDGE
    )
    labels = [point.label for point in chart.series[0].points]
    assert labels[:3] == ["Net income", "Step 0", "Step 1"]
    assert labels[-2:] == ["5 smaller steps", "Adjusted EBITDA"]
    assert len(labels) == 10
    assert sum((point.value for point in chart.series[0].points[:-1]), Fraction(0)) == chart.series[0].points[-1].value
