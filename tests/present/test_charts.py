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
        ("150|300|100|200|100", "One revenue rose to $150,000 from $100,000"),
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
        (("One|5|4", "Two|3|2"), "Revenue grew in all two segments"),
        (("One|5|4", "Two|2|3"), "Revenue grew in one of two segments"),
        (("One|4|5", "Two|2|3"), "Revenue grew in none of two segments"),
    ],
)
def test_two_periods_tell_only_how_many_grew(rows: tuple[str, ...], title: str) -> None:
    assert _segments(*rows, columns=2).title == title


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
