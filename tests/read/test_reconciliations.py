from __future__ import annotations

from dataclasses import replace

import pytest

from icc_reports.model.release import Table, TableKind
from icc_reports.read import read_release
from icc_reports.read.reconciliations import reconciliations_of


def table(title: str, *rows: str) -> Table:
    body = "\n".join(f"{label:40}{value:>12}" for label, _, value in (row.partition("|") for row in rows))
    head = f"{'Year Ended June 30, 2002':>52}"
    text = f"Acme Corp.\n\n{title}\n(in thousands)\n\n<TABLE>\n{head}\n<S>  <C>\n{body}\n</TABLE>\n"
    (found,) = read_release(text.encode(), "x").tables
    return replace(found, kind=TableKind.RECONCILIATION)


STRETCHES = [
    (
        "Reconciliation of Net Income to Adjusted EBITDA",
        ("Net loss|(818)", "Depreciation|386", "Adjusted EBITDA loss|(432)"),
        [("Net loss", "Adjusted EBITDA loss")],
    ),
    (
        "Reconciliation of Gross Margin to Adjusted Gross Margin",
        (
            "Revenue|3,104",
            "Gross margin|1,243",
            "Depreciation|298",
            "Adjusted gross margin|1,541",
            "Adjusted gross margin %|49.6%",
        ),
        [("Gross margin", "Adjusted gross margin")],
    ),
    (
        "Non-GAAP measures",
        (
            "Net income|100",
            "Charges|20",
            "Net income excluding charges|120",
            "Cash from operations|90",
            "Free cash flow|60",
        ),
        [("Net income", "Net income excluding charges"), ("Cash from operations", "Free cash flow")],
    ),
    (
        "Reconciliation of Operating Expenses and Operating Income",
        (
            "Operating expenses|100",
            "Total non-GAAP adjustments|(20)",
            "Non-GAAP operating expenses|80",
            "Operating income|10",
            "Non-GAAP adjustments, as above|20",
            "Non-GAAP operating income|30",
        ),
        [("Operating expenses", "Non-GAAP operating expenses"), ("Operating income", "Non-GAAP operating income")],
    ),
    ("Reconciliation of this to that", ("Apples|100", "Pears|20"), []),
]


@pytest.mark.parametrize(("title", "rows", "pairs"), STRETCHES)
def test_stretches(title: str, rows: tuple[str, ...], pairs: list[tuple[str, str]]) -> None:
    of = table(title, *rows)
    found = list(reconciliations_of([of]))
    assert [(each.measure_from, each.measure_to) for each in found] == pairs
    for each in found:
        assert of.rows[each.start].label == each.measure_from
        assert of.rows[each.end].label == each.measure_to
        assert each.start < each.end


def test_other_tables_reconcile_nothing() -> None:
    of = replace(table(*STRETCHES[0][:1], *STRETCHES[0][1]), kind=TableKind.INCOME_STATEMENT)
    assert list(reconciliations_of([of])) == []


def test_a_measure_of_another_unit_is_no_arrival() -> None:
    rows = ("Net income|100", "Charges|20", "Adjusted net margin|12.0%", "Adjusted net income|120")
    (found,) = reconciliations_of([table("Non-GAAP measures", *rows)])
    assert found.measure_to == "Adjusted net income"
