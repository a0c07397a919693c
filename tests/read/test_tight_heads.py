"""Text of our own making whose heads stand close together, or whose tables follow one another without a break."""

from __future__ import annotations

from datetime import date

from icc_reports.model.periods import Duration, Period
from icc_reports.model.release import ColumnRole, Table
from icc_reports.read.reader import read_release

QUARTER, HALF = Duration(date(2005, 4, 1), date(2005, 6, 30)), Duration(date(2005, 1, 1), date(2005, 6, 30))
ROWS = (
    "Revenues                         $ 310.2         $ 298.7       $ 640.5",
    "Costs                              101.4            96.6         280.9",
    "Income                           $ 208.8         $ 202.1       $ 359.6",
)


def tables_of(*lines: str) -> tuple[Table, ...]:
    return read_release("\n".join(("Anvil Works", "(In millions)", "", *lines, "")).encode(), "anvil.txt").tables


def periods(table: Table) -> list[Period | None]:
    return [column.period for column in table.columns]


def test_three_lines_of_dates_that_fill_the_page_are_no_prose() -> None:
    (table,) = tables_of(
        "                            Three Months    Three Months    Six Months",
        "                               Ended           Ended          Ended",
        "                            June 30, 2005  June 30, 2004  June 30, 2005",
        "                            -------------  -------------  -------------",
        *ROWS,
    )
    assert periods(table) == [QUARTER, Duration(date(2004, 4, 1), date(2004, 6, 30)), HALF]


def test_lengths_one_blank_apart() -> None:
    (table,) = tables_of(
        "                          Thirteen Weeks Ended Thirty-Nine Weeks Ended",
        "                          10/30/04     11/1/03     10/30/04    11/1/03",
        "Revenues                  $ 310.2     $ 298.7       $ 640.5    $ 601.2",
        "Costs                       101.4        96.6         280.9      270.8",
        "Income                    $ 208.8     $ 202.1       $ 359.6    $ 330.4",
    )
    assert [period.months for period in periods(table) if period is not None] == [3, 3, 9, 9]


def test_heads_without_times_begin_a_table_below_a_title_of_their_own() -> None:
    _, hedges = tables_of(
        "                            June 30, 2005  June 30, 2004  June 30, 2003",
        *ROWS,
        "",
        "                         Open Hedges",
        "",
        "Period                           Volume          Floor       Ceiling",
        "                                 ------          -----       -------",
        "Q3 2005                          20,000         $ 6.50        $ 9.10",
        "Q4 2005                          15,000         $ 7.00       $ 10.25",
    )
    assert [column.head for column in hedges.columns] == ["Volume", "Floor", "Ceiling"]


def test_the_label_below_a_long_heading_of_a_balance_sheet_is_its_own() -> None:
    (table,) = tables_of(
        "                                     June 30,     June 30,",
        "                                       2005         2004",
        "                                     --------     --------",
        "Assets",
        "  Cash                               $    310     $    298",
        "Liabilities and Shareholders' Equity",
        "  Accounts payable                        101           96",
        "Total assets                         $    411     $    394",
    )
    assert [row.label for row in table.rows if not row.is_heading] == ["Cash", "Accounts payable", "Total assets"]


def test_a_scale_in_brackets_goes_on_with_the_label_above_it() -> None:
    (table,) = tables_of(
        "                        June 30, 2005  June 30, 2004  Change",
        "                        -------------  -------------  ------",
        "Revenue passenger miles",
        "  (000)                     1,240,330      1,301,900  (4.7)%",
        "Block hours                    48,110         51,204  (6.0)%",
        "Load factor                     72.1%          70.4%  2.4%",
    )
    assert table.rows[0].label == "Revenue passenger miles (000)"


def test_a_change_beside_a_long_head_is_over_its_amounts_too() -> None:
    (table,) = tables_of(
        "                    Three Months Ended June 30,            Change",
        "                            2005         2004       Amount            %",
        "Anchors               $  114,480   $  115,005   $     (525)       (0.5)%",
        "Buoys                     36,248       95,465      (59,217)      (62.0)%",
        "  Consolidated Adjusted",
        "    EBITDA            $  150,728   $  210,470   $  (59,742)      (28.4)%",
    )
    roles = [column.role for column in table.columns]
    assert roles == [ColumnRole.PERIOD, ColumnRole.PERIOD, ColumnRole.AMOUNT_CHANGE, ColumnRole.PERCENT_CHANGE]
    assert table.rows[-1].label == "Consolidated Adjusted EBITDA"


def test_a_heading_of_parts_stays_above_the_headings_of_its_parts() -> None:
    (table,) = tables_of(
        "                      Three Months Ended June 30,",
        "                            2005         2004",
        "Revenue by Division/Segment:",
        "Harbour Division:",
        "  Anchors             $   38,024   $   37,054",
        "  Buoys                   10,052       10,212",
        "                          48,076       47,266",
        "River Division            18,998       18,640",
        "Consolidated          $   67,074   $   65,906",
        "Profit by Division/Segment:",
        "Harbour Division:",
        "  Anchors             $    7,748   $    6,201",
        "  Buoys                    2,073        1,662",
        "                           9,821        7,863",
        "River Division             1,685        2,053",
        "Consolidated          $   11,506   $    9,916",
    )
    revenue, profit = "Revenue by Division/Segment:", "Profit by Division/Segment:"
    sections = [row.section for row in table.rows if any(row.cells)]
    inner = [(revenue, "Harbour Division:")] * 3
    assert sections[:5] == [*inner, (revenue,), (revenue,)]
    assert sections[-2:] == [(profit,), (profit,)]


def test_a_heading_of_a_measure_stays_above_the_headings_of_parts_that_stand_as_far_out() -> None:
    (table,) = tables_of(
        "                      Three Months Ended June 30,",
        "                            2005         2004",
        "Revenues:",
        "Harbour:",
        "Anchors               $   38,024   $   37,054",
        "Buoys                     10,052       10,212",
        "Total Harbour             48,076       47,266",
        "River                     18,998       18,640",
        "Canals:",
        "Locks                      2,000        1,900",
        "Weirs                      1,000          900",
        "Total Canals               3,000        2,800",
        "Consolidated          $   70,074   $   68,706",
        "Operating income:",
        "Harbour:",
        "Anchors               $    7,748   $    6,201",
        "Buoys                      2,073        1,662",
        "Total Harbour              9,821        7,863",
        "River                      1,685        2,053",
    )
    revenues, income = "Revenues:", "Operating income:"
    sections = [row.section for row in table.rows if any(row.cells)]
    assert sections[:4] == [(revenues, "Harbour:")] * 3 + [(revenues,)]
    assert sections[4:8] == [(revenues, "Canals:")] * 3 + [(revenues,)]
    assert sections[8:] == [(income, "Harbour:")] * 3 + [(income,)]
