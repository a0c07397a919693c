"""Small releases of our own making in text, read whole: oddities that only lines and columns of characters have."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from textwrap import dedent

from icc_reports.model.figures import PURE, SHARES, Doubt, Figure, Unit
from icc_reports.model.periods import Duration
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


STATISTICS = """
                              OPERATING RESULTS
             (Dollars in thousands, except per share and average price data)

                                        Three Months Ended June 30,
                                           2021              2020
    Revenue                              $ 318,402         $ 262,118
    Homes delivered (units)                  1,204             1,061
    Average selling price                $ 264,500         $ 247,000
    New orders (units)                         988               902
    Volumes (thousand barrels)               8,120             7,915
    Gas sales (MDth)                         8,240             8,915
    Seat miles (000,000)                     4,890             4,810
    Cost per seat mile                       9.04c             9.45c
    Employees                               10,120            10,360

                                 STORE DATA

                                        Three Months Ended June 30,
                                           2021              2020
    Stores, beginning of period                182               174
      Opened                                     6                 5
    Stores, end of period                      188               179
"""


def test_what_is_counted_is_no_money_and_what_a_note_leaves_out_not_in_its_scale() -> None:
    results, stores = release_of(STATISTICS).tables
    read = {label: (figures(results, label)[0].unit, figures(results, label)[0].scale) for label in LABELS}
    assert read == LABELS
    assert {figure.unit for row in stores.rows for figure in row.cells if figure is not None} == {PURE}


LABELS = {
    "Revenue": (Unit("USD"), Decimal(1000)),
    "Homes delivered (units)": (PURE, Decimal(1)),
    "Average selling price": (Unit("USD"), Decimal(1)),
    "New orders (units)": (PURE, Decimal(1)),
    "Volumes (thousand barrels)": (PURE, Decimal(1000)),
    "Gas sales (MDth)": (PURE, Decimal(1)),
    "Seat miles (000,000)": (PURE, Decimal(1_000_000)),
    "Cost per seat mile": (Unit("USD"), Decimal("0.01")),
    "Employees": (PURE, Decimal(1)),
}
"""As read: the scale of a row of cents is no scale of the counts below it."""


UNTITLED = """
    The board declared a dividend of $.10 a share, payable on August 30, 2021 to holders of record on August 16, 2021.

    Quarter ended June 30
                                             2021          2020
    Volumes (thousand barrels)              8,120         7,915
    Average tariff                          1,120         1,080
    Sales of the pipeline                   9,094         8,548
"""


def test_the_headline_of_the_release_is_the_title_of_no_table() -> None:
    release = release_of(UNTITLED)
    assert release.title == "Acme Corp. Reports Second Quarter 2021 Results"
    assert [table.title for table in release.tables] == [""]
    assert {column.period for column in release.tables[0].columns} == {
        Duration(date(2021, 4, 1), date(2021, 6, 30)),
        Duration(date(2020, 4, 1), date(2020, 6, 30)),
    }
    assert any("In a table without a title" in finding.message for finding in release.findings)


BASES = """
                        STATEMENTS OF INCOME (in thousands)

                                      Three Months Ended      Pro Forma
                                           June 30,             2021
                                       2021        2020
                                     --------    --------     --------
    Revenues                         $141,200    $128,411     $143,100
    Costs                              82,317      77,410       82,900
    Income                           $ 58,883    $ 51,001     $ 60,200
"""


def test_a_year_on_another_basis_is_as_long_as_its_neighbours() -> None:
    (table,) = release_of(BASES).tables
    assert [column.period for column in table.columns] == [
        Duration(date(2021, 4, 1), date(2021, 6, 30)),
        Duration(date(2020, 4, 1), date(2020, 6, 30)),
        Duration(date(2021, 4, 1), date(2021, 6, 30)),
    ]
    assert table.columns[2].doubts == (Doubt.PERIOD,)
