from __future__ import annotations

import pytest

from tests.read.lines import cells, tables


def test_blocks_with_heads_of_their_own_are_tables() -> None:
    first, second = tables("""
        <TABLE>
                               2003     2002
        Sales                 1,000      900
        Costs                   500      450

                             June 30,    March 31,
                               2003        2003
        Cash                     50          40
        Debt                     10          20
        </TABLE>
    """)
    assert first.heads == ("2003", "2002")
    assert second.heads == ("June 30, 2003", "March 31, 2003")
    assert cells(second) == {"Cash": ["50", "40"], "Debt": ["10", "20"]}


YEARS = [
    (["First", "Second", "Third", "Fourth"], "2003", ["First 2003", "Second 2003", "Third 2003", "Fourth 2003"]),
    (
        ["March 31", "June 30", "Sept 30", "Dec 31"],
        "2003",
        ["March 31 2003", "June 30 2003", "Sept 30 2003", "Dec 31 2003"],
    ),
    (
        ["Sept 30", "Dec 31", "March 31", "June 30"],
        "2003",
        ["Sept 30 2002", "Dec 31 2002", "March 31 2003", "June 30 2003"],
    ),
    (
        ["June 30", "March 31", "Dec 31", "Sept 30"],
        "2003",
        ["June 30 2003", "March 31 2003", "Dec 31 2002", "Sept 30 2002"],
    ),
]


@pytest.mark.parametrize(("heads", "year", "dated"), YEARS)
def test_years_above_groups_of_rows(heads: list[str], year: str, dated: list[str]) -> None:
    def row(label: str, values: list[str]) -> str:
        return label.ljust(20) + "".join(value.rjust(14) for value in values)

    text = [row("", heads), "", year, row("Sales", ["1,000"] * 4), row("Costs", ["500"] * 4), str(int(year) - 1)]
    text += [row("Sales", ["900"] * 4), row("Costs", ["450"] * 4)]
    first, second = tables("\n".join(["x", *text])[2:])
    assert list(first.heads) == dated
    assert cells(first) == {"Sales": ["1,000"] * 4, "Costs": ["500"] * 4}
    assert cells(second) == {"Sales": ["900"] * 4, "Costs": ["450"] * 4}
    assert [head.rsplit(" ", 1)[0] for head in second.heads] == [head.rsplit(" ", 1)[0] for head in dated]


CONTINUED = """
    <TABLE>
                                   2003     2002
    Cash                             50       40
    Total assets                     50       40
    </TABLE>
    <TABLE>
    {}
    Debt                             10       20
    Equity                           40       20
    </TABLE>
"""


def test_a_table_without_heads_goes_on_with_the_one_above() -> None:
    first, second = tables(CONTINUED.format(""))
    assert second.is_continued
    assert second.heads == first.heads == ("2003", "2002")


def test_a_table_with_heads_or_other_columns_does_not() -> None:
    other = tables(CONTINUED.format("                               June     May"))[1]
    assert not other.is_continued
    shifted = tables(
        CONTINUED.format("").replace("Debt  ", "Debt" + " " * 20).replace("Equity  ", "Equity" + " " * 20)
    )[1]
    assert not shifted.is_continued


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            """
                                   2003     2002
            Costs of goods and
              services              500      450
            Other                    10       20
            """,
            {"Costs of goods and services": ["500", "450"], "Other": ["10", "20"]},
        ),
        (
            """
                                   2003     2002
            Other non-current liabilities
                                    500      450
            Other                    10       20
            """,
            {"Other non-current liabilities": ["500", "450"], "Other": ["10", "20"]},
        ),
        (
            """
                                   2003     2002
            Sales                   500      450
                                 ------   ------
                                    500      450
                                 ------   ------
            Other                    10       20
            """,
            {"Sales": ["500", "450"], "": ["500", "450"], "Other": ["10", "20"]},
        ),
        (
            """
                                   2003     2002
            Sales                   500      450
            Costs                   490      430
                                 ------   ------
            Income from all operations
                                     10       20
                                 ------   ------
            """,
            {"Sales": ["500", "450"], "Costs": ["490", "430"], "Income from all operations": ["10", "20"]},
        ),
        (
            """
                                   2003     2002
            Sales                   500  $
                                             450
            Other                    10       20
            """,
            {"Sales": ["500", "450"], "Other": ["10", "20"]},
        ),
        (
            """
                                   2003     2002
            Weighted average -      500      450
            basic
            Other                    10       20
            """,
            {"Weighted average - basic": ["500", "450"], "Other": ["10", "20"]},
        ),
        (
            """
                                   2003     2002
            Net cash of $53 and 12  500      450
            Other                    10       20
            """,
            {"Net cash of $53 and 12": ["500", "450"], "Other": ["10", "20"]},
        ),
    ],
)
def test_rows(text: str, expected: dict[str, list[str]]) -> None:
    (table,) = tables(text)
    assert cells(table) == expected


def test_headings_and_what_ends_them() -> None:
    (table,) = tables("""
                                   2003     2002
        ASSETS
        Current assets:
          Cash                       50       40
          Total current assets       50       40
        Goodwill                     10       20
          Total assets               60       60

        LIABILITIES
        Current liabilities:
          Debt                       10       20
        Bonds                         1        2
        Per share data
        Basic:
          Income                    .10      .20
        Diluted:
          Income                    .09      .19
    """)
    sections = [(row.label, row.section) for row in table.rows if not row.is_heading]
    assert sections == [
        ("Cash", ("ASSETS", "Current assets:")),
        ("Total current assets", ("ASSETS", "Current assets:")),
        ("Goodwill", ("ASSETS",)),
        ("Total assets", ("ASSETS",)),
        ("Debt", ("LIABILITIES", "Current liabilities:")),
        ("Bonds", ("LIABILITIES",)),
        ("Income", ("Per share data", "Basic:")),
        ("Income", ("Per share data", "Diluted:")),
    ]


def test_a_heading_of_amounts_per_share_stays_above_the_one_of_what_is_earned() -> None:
    (table,) = tables("""
                                   2003     2002
        Results:
        Net income                 1,710    1,520
        Per Common Share Data:
        Net income:
          Basic                   $ 0.92   $ 0.83
          Diluted                   0.90     0.81
        Book value                 19.70    16.80
        Average shares:
        Basic                      1,860    1,830
        Other data:
        Branches                      14       12
    """)
    rows = [(row.label, row.section) for row in table.rows if not row.is_heading]
    assert rows == [
        ("Net income", ("Results:",)),
        ("Basic", ("Per Common Share Data:", "Net income:")),
        ("Diluted", ("Per Common Share Data:", "Net income:")),
        ("Book value", ("Per Common Share Data:",)),
        ("Basic", ("Average shares:",)),
        ("Branches", ("Other data:",)),
    ]


def test_a_heading_of_what_is_earned_per_share_ends_with_the_one_above_it() -> None:
    (table,) = tables("""
                                   2003     2002
        Per share data:
        Net income:
        Basic                     $ 0.92   $ 0.83
        Diluted                     0.90     0.81
        Balances:
        Loans                      $ 950    $ 910
    """)
    assert [row.section for row in table.rows if row.label == "Loans"] == [("Balances:",)]


def test_a_subtotal_of_rows_named_alike_ends_no_heading_of_rows_that_are_not_indented() -> None:
    (table,) = tables("""
                                   2003     2002
        Revenues
        Harbor Ferries - Local       50       40
        Harbor Ferries - Long         5        4
           Harbor Ferries - Total    55       44
        Harbor Docks                 10       20
        Harbor eliminations          (1)      (2)
        Staff
        Crew                          7        8
           All hands                  7        8
        Harbor pilots                 1        2
    """)
    sections = [(row.label, row.section) for row in table.rows if not row.is_heading]
    assert sections == [
        ("Harbor Ferries - Local", ("Revenues",)),
        ("Harbor Ferries - Long", ("Revenues",)),
        ("Harbor Ferries - Total", ("Revenues",)),
        ("Harbor Docks", ("Revenues",)),
        ("Harbor eliminations", ("Revenues",)),
        ("Crew", ("Staff",)),
        ("All hands", ("Staff",)),
        ("Harbor pilots", ()),
    ]


def test_a_number_that_ends_a_wrapped_label_moves_no_head() -> None:
    (table,) = tables("""
        <TABLE>
                                     June 30,   March 31,
                                       2003        2003
                                    (Unaudited)   (Note)
        <S>                              <C>         <C>
        Assets
        Current assets:
        Cash                             5,140       4,020
        Receivables, less allowance of
          $112 and
          $140                           2,010       2,240
        Inventories                      3,118       3,377
        </TABLE>
    """)
    assert [row.label for row in table.rows if row.is_heading] == ["Assets", "Current assets:"]
    assert table.title_lines == ("",)


def test_a_title_over_the_columns_is_no_head() -> None:
    (table,) = tables("""
                   Segment results for the year ended June 30, 2002

                      Publishing    Printing       Total
        Revenue           14,000       9,500      23,500
        Income             2,100         800       2,900
    """)
    assert table.heads == ("Publishing", "Printing", "Total")
    assert table.title_lines[0] == "Segment results for the year ended June 30, 2002"
