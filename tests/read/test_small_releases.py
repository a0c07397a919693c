"""Small releases of our own making, read whole: units, scales and periods where a table leaves room for doubt."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from icc_reports.model.figures import Figure, Unit
from icc_reports.model.periods import Duration
from icc_reports.model.release import Release, Table
from icc_reports.read import read_release

USD, PER_SHARE = Unit("USD"), Unit("USD", "share")
STATEMENT = "".join(f"<tr><td>{label}</td><td>5,200</td><td>4,100</td></tr>" for label in ("Sales", "Costs", "Tax"))
OPENING = (
    "<p>Acme Corp. Reports Second Quarter 2021 Results</p>"
    "<p>Acme Corp. today reported results for the second quarter ended June 30, 2021.</p>"
)


def release_of(*body: str) -> Release:
    html = f"<html><body>{OPENING}{''.join(body)}</body></html>"
    return read_release(html.encode(), "acme.htm")


def sheet(*rows: str) -> str:
    cells = ("".join(f"<td>{cell}</td>" for cell in row.split("|")) for row in rows)
    return "<table>" + "".join(f"<tr>{row}</tr>" for row in cells) + "</table>"


def figures(table: Table, label: str) -> list[Figure]:
    row = next(row for row in table.rows if row.label == label)
    return [figure for figure in row.cells if figure is not None]


def values(table: Table, label: str) -> list[Decimal]:
    return [Decimal(figure.amount.numerator) / figure.amount.denominator for figure in figures(table, label)]


class TestUnits:
    def test_a_title_that_names_earnings_per_share_makes_no_whole_amount_one_per_share(self) -> None:
        (table,) = release_of(
            "<p><b>Reconciliation of Net Earnings and Earnings per Share (in thousands)</b></p>",
            sheet(
                "|June 30, 2021|Diluted Per Share Amount",
                "Net earnings|$ 69,637|$ 0.51",
                "Acquisition expenses|127,450|0.93",
                "Adjusted net earnings|197,087|1.44",
            ),
        ).tables
        assert [figure.unit for figure in figures(table, "Acquisition expenses")] == [USD, PER_SHARE]
        assert values(table, "Acquisition expenses") == [Decimal(127_450_000), Decimal("0.93")]


class TestScales:
    def test_a_note_that_opens_with_the_sign_of_the_currency(self) -> None:
        (table,) = release_of(
            "<p><b>Condensed Balance Sheets</b></p><p>$ in billions</p>",
            sheet("|June 30, 2021|March 31, 2021", "Cash|$ 261|$ 212", "Loans|158|143", "Total assets|419|355"),
        ).tables
        assert values(table, "Cash") == [Decimal(261_000_000_000), Decimal(212_000_000_000)]


class TestPeriods:
    def test_a_quarter_below_the_name_of_another_counts(self) -> None:
        table = release_of(
            "<p><b>Segments (in millions)</b></p>",
            "<table><tr><td></td><td colspan='2'>Second Quarter</td></tr>"
            "<tr><td></td><td>Q2 2021</td><td>Q1 2021</td></tr>"
            f"{STATEMENT}</table>",
        ).tables[0]
        assert [column.period for column in table.columns] == [
            Duration(date(2021, 4, 1), date(2021, 6, 30)),
            Duration(date(2021, 1, 1), date(2021, 3, 31)),
        ]

    def test_a_compound_number_of_months(self) -> None:
        table = release_of(
            "<p><b>Free cash flow (in millions)</b></p>",
            "<table><tr><td></td><td>Twelve Months Ended June 30, 2021</td>"
            "<td>Cumulative Forty-Eight Months Ended June 30, 2021</td></tr>"
            f"{STATEMENT}</table>",
        ).tables[0]
        assert [column.period for column in table.columns] == [
            Duration(date(2020, 7, 1), date(2021, 6, 30)),
            Duration(date(2017, 7, 1), date(2021, 6, 30)),
        ]
