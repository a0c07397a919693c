"""Small releases of our own making in text, read whole: oddities that only lines and columns of characters have."""

from __future__ import annotations

from decimal import Decimal
from textwrap import dedent

from icc_reports.model.figures import SHARES, Doubt, Figure
from icc_reports.model.release import Release, Table
from icc_reports.read import read_release

OPENING = """
Acme Corp. Reports Second Quarter 2021 Results

DENVER, July 20, 2021 -- Acme Corp. today reported results for the second quarter ended June 30, 2021.

"""


def release_of(text: str) -> Release:
    return read_release((OPENING + dedent(text)).encode(), "acme.txt")


def figures(table: Table, label: str) -> list[Figure]:
    row = next(row for row in table.rows if row.label == label)
    return [figure for figure in row.cells if figure is not None]


PARTS = """
    Notes to Financial Statements
    (In millions, except per share amounts)

    Accounting policies are those of the last annual report, to which readers may turn for the whole of them.

    Shares outstanding were as follows:

    <TABLE>
    Year Ended June 30                    2020         2021
    <S>                                    <C>          <C>
    Balance, beginning of year           1,162        1,176
      Issued                                38           44
    Balance, end of year                 1,200        1,220
    </TABLE>

    Inventories were as follows:

    <TABLE>
    June 30                               2020         2021
    <S>                                    <C>          <C>
    Raw materials                          110          121
    Finished goods                          77           70
    Average cost of a unit                0.35         0.36
    </TABLE>
"""


def test_a_note_on_scale_in_the_heading_of_a_part_holds_for_its_tables() -> None:
    shares, inventories = release_of(PARTS).tables
    assert {(figure.unit, figure.scale) for figure in figures(shares, "Issued")} == {(SHARES, Decimal(1_000_000))}
    assert {(figure.scale, figure.doubts) for figure in figures(inventories, "Raw materials")} == {
        (Decimal(1_000_000), ())
    }
    assert {figure.doubts for figure in figures(inventories, "Average cost of a unit")} == {(Doubt.SCALE,)}


RANGES = """
                    Outlook

                                    Q3 2021            Q4 2021
    Revenue (in millions)         $100 - $110        $95 - $105
    Tax rate                        24% - 25%        24% - 26%
    Depreciation (in millions)            12                14
"""


def test_the_dash_between_the_ends_of_a_range_is_neither_nil_nor_a_sign() -> None:
    (table,) = release_of(RANGES).tables
    printed = {row.label: [figure.printed for figure in row.cells if figure is not None] for row in table.rows}
    assert printed == {
        "Revenue (in millions)": ["$100", "$110", "$95", "$105"],
        "Tax rate": ["24%", "25%", "24%", "26%"],
        "Depreciation (in millions)": ["12", "14"],
    }
