"""Rows that state two measures, in the unit of the column, and rows between percentages, which are so as well."""

from __future__ import annotations

from decimal import Decimal

from icc_reports.model.figures import PURE, Unit
from tests.read.test_small_releases import figures, release_of, sheet, values

USD = Unit("USD")


def test_a_row_of_income_and_of_income_per_share_is_in_the_unit_of_its_column() -> None:
    (table,) = release_of(
        "<p><b>Reconciliation of Adjusted Net Income (in thousands, except per share data)</b></p>",
        "<table><tr><td></td><td colspan=2>Three Months Ended June 30, 2021</td>"
        "<td colspan=2>Six Months Ended June 30, 2021</td></tr>"
        "<tr><td></td><td>Amount</td><td>Per Diluted Share</td><td>Amount</td><td>Per Diluted Share</td></tr>"
        "<tr><td>Net income and diluted earnings per share</td>"
        "<td>$ 8,410</td><td>$ 0.41</td><td>$ 16,220</td><td>$ 0.79</td></tr>"
        "<tr><td>Loss on disposal</td><td>1,204</td><td>0.06</td><td>1,204</td><td>0.06</td></tr></table>",
    ).tables
    both = figures(table, "Net income and diluted earnings per share")
    assert [figure.unit for figure in both] == [USD, Unit("USD", "share")] * 2
    assert [figure.value for figure in both][:2] == [Decimal(8_410_000), Decimal("0.41")]


def test_rows_between_changes_in_per_cent_are_so_as_well() -> None:
    (table,) = release_of(
        "<p><b>Organic Growth (in millions)</b></p>",
        sheet(
            "|Harbours|Quays|Total",
            "Net revenue, GAAP|$ 6,213|$ 5,876|$ 12,089",
            "Impact of exchange rates|25|24|49",
            "Organic revenue|$ 6,238|$ 5,900|$ 12,138",
            "Net revenue % change, GAAP|(1)|2|1",
            "Impact of exchange rates|3|(1)|1",
            "Organic revenue % change, non-GAAP|2|1|2",
            "Impact on % change of:|||",
            "Volume|(3)|1|(1)",
        ),
    ).tables
    assert [str(row.cells[0].unit) if row.cells[0] else None for row in table.rows] == [
        *[str(USD)] * 3, *[str(PURE)] * 3, None, str(PURE),
    ]  # fmt: skip
    assert values(table, "Organic revenue % change, non-GAAP")[0] == Decimal("0.02")
    assert [row.cells[1].value for row in table.rows if row.label == "Volume" and row.cells[1]] == [Decimal("0.01")]
