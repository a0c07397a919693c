from __future__ import annotations

import pytest

from icc_reports.model.release import ColumnRole
from icc_reports.read import read_release
from icc_reports.read.heads import sense_of, with_adjustments
from tests.read.lines import tables

ROLES = [
    ("% Change", ColumnRole.PERCENT_CHANGE),
    ("Percent Change", ColumnRole.PERCENT_CHANGE),
    ("Change %", ColumnRole.PERCENT_CHANGE),
    ("Y/Y", ColumnRole.PERCENT_CHANGE),
    ("Percentage increase", ColumnRole.PERCENT_CHANGE),
    ("Change", ColumnRole.AMOUNT_CHANGE),
    ("Increase (Decrease)", ColumnRole.AMOUNT_CHANGE),
    ("Variance", ColumnRole.AMOUNT_CHANGE),
    ("% of Net Sales", ColumnRole.PERCENT_OF_REVENUE),
    ("Percent of Revenue", ColumnRole.PERCENT_OF_REVENUE),
    ("Adjustments", ColumnRole.ADJUSTMENTS),
    ("Pro Forma Adjustments", ColumnRole.ADJUSTMENTS),
    ("Adj's", ColumnRole.ADJUSTMENTS),
    ("Excl Adj's", None),
    ("Excluding adjustments", None),
    ("%", ColumnRole.OTHER),
    ("Three Months Ended March 31, 2003", None),
    ("Total", None),
]


@pytest.mark.parametrize(("text", "role"), ROLES)
def test_roles(text: str, role: ColumnRole | None) -> None:
    assert sense_of(text).role is role


def test_what_a_head_says_of_time() -> None:
    sense = sense_of("Three Months Ended October 31, 2003")
    assert [mention.resolve() for mention in sense.dates] == [sense.dates[0].resolve()]
    assert (sense.dates[0].month, sense.dates[0].day, sense.dates[0].year) == (10, 31, 2003)
    assert (sense.lengths[0].months, sense.years, sense.quarter) == (3, (2003,), None)
    assert sense.is_dated


def test_a_head_that_names_a_fiscal_quarter() -> None:
    sense = sense_of("Fourth Quarter Fiscal 2003")
    assert (sense.quarter, sense.fiscal_year) == (4, 2003)


HEADS = [
    (
        """
                             Three Months Ended          Nine Months Ended
                                September 30,              September 30,
                              1998         1997          1998         1997
        Net sales            4,210        2,905         1,877        9,040
        Costs                  604          990         5,611        4,206
        """,
        [
            "Three Months Ended September 30, 1998",
            "Three Months Ended September 30, 1997",
            "Nine Months Ended September 30, 1998",
            "Nine Months Ended September 30, 1997",
        ],
    ),
    (
        """
                              First Quarter    Fourth Quarter   Third Quarter
        (000's)                Fiscal 2004       Fiscal 2003     Fiscal 2003
        Revenue                    $2,441            $2,406          $2,298
        Costs                         441               406             298
        """,
        ["First Quarter Fiscal 2004", "Fourth Quarter Fiscal 2003", "Third Quarter Fiscal 2003"],
    ),
    (
        """
                              October 31,       July 31,
                                 2003             2003
                              -----------      ---------
        Cash                      $ 1,097        $ 2,283
        Other                         101             92
        """,
        ["October 31, 2003", "July 31, 2003"],
    ),
    (
        """
                                 2003     2002 Change
        Sales                   1,097    2,283      5
        Other                     101       92      9
        """,
        ["2003", "2002", "Change"],
    ),
    (
        """
                     December 30, December 31, December 30, December 31,
                         2001         2000         2001         2000
        Sales              30           31          121          118
        Costs              24           25           97           96
        """,
        ["December 30, 2001", "December 31, 2000", "December 30, 2001", "December 31, 2000"],
    ),
    (
        """
                                    December 26, 1998          December 26, 1997
        Net sales                                 $1,710                 $1,578
        Cost of sales                              1,228                  1,225
        """,
        ["December 26, 1998", "December 26, 1997"],
    ),
    (
        """
        Year Ended June 30                        1997                      1998
                                           Reported   Pro forma      Reported   Pro forma
        Revenue                              11,936      11,936        15,262      15,262
        Costs                                 2,170       2,290         2,460       2,628
        """,
        ["1997 Reported", "1997 Pro forma", "1998 Reported", "1998 Pro forma"],
    ),
    (
        """
                                               4Q21 change from         Full Year
                        4Q21    3Q21             3Q21    4Q20         2021    2020
        Revenue        1,720   1,659               61      13        6,647   6,905
        Expense        1,061   1,011               50      49        3,991   3,980
        """,
        ["4Q21", "3Q21", "4Q21 change from 3Q21", "4Q21 change from 4Q20", "Full Year 2021", "Full Year 2020"],
    ),
    (
        """
                                                  Corporate
                      Publishing    Printing     and other      Total
        Revenue           14,000       9,500            --     23,500
        Income             2,100         800        (1,000)     1,900
        """,
        ["Publishing", "Printing", "Corporate and other", "Total"],
    ),
    (
        """
                               2003 (1)     2002 *
        Net sales             4,210        2,905
        Costs                   604          990
        """,
        ["2003", "2002"],
    ),
    (
        """
                                      Quarter                  Year-to-Date
                                   Ended June 30,             Ended June 30,
                                 1998          1997          1998          1997
        Net sales            $412,600      $381,300      $803,100      $745,200
        Costs                 289,700       270,100       566,000       529,900
        """,
        [
            "Quarter Ended June 30, 1998",
            "Quarter Ended June 30, 1997",
            "Year-to-Date Ended June 30, 1998",
            "Year-to-Date Ended June 30, 1997",
        ],
    ),
    (
        """
                                  Quarter                    Full Year
                            1998    1997  Change             1998    1997
        Net sales            426     413    13                803     752
        Costs                297     288     9                560     532
        """,
        ["Quarter 1998", "Quarter 1997", "Quarter Change", "Full Year 1998", "Full Year 1997"],
    ),
    (
        """
                              For the Three Months Ended For the Nine Months Ended
                               Sept. 30,     Sept. 30,     Sept. 30,     Sept. 30,
                                  1998          1997          1998          1997
        Net sales                4,210         2,905         1,877         9,040
        Costs                      604           990         5,611         4,206
        """,
        [
            "For the Three Months Ended Sept. 30, 1998",
            "For the Three Months Ended Sept. 30, 1997",
            "For the Nine Months Ended Sept. 30, 1998",
            "For the Nine Months Ended Sept. 30, 1997",
        ],
    ),
]


def test_cells_that_do_not_span_head_the_groups_that_they_open() -> None:
    rows = [
        ["", "Quarter Ended December 31,", "", "Full Year", ""],
        ["", "2019", "2018", "2019", "2018"],
        ["Sales", "412", "381", "803", "745"],
        ["Costs", "289", "270", "566", "529"],
    ]
    cells = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    release = read_release(f"<p>Statements of Income</p><table>{cells}</table>".encode(), "cells.htm")
    assert [column.head for column in release.tables[0].columns] == [
        "Quarter Ended December 31, 2019",
        "Quarter Ended December 31, 2018",
        "Full Year 2019",
        "Full Year 2018",
    ]


@pytest.mark.parametrize(("text", "heads"), HEADS)
def test_heads_over_columns(text: str, heads: list[str]) -> None:
    (table,) = tables(text)
    assert list(table.heads) == heads


def test_the_corner_beside_the_heads_is_title() -> None:
    (table,) = tables("""
        Statements of Income
        (in millions)

        Year Ended June 30           1999           1998
        Revenue                    11,936         15,262
        Costs                       2,170          2,460
    """)
    assert table.heads == ("1999", "1998")
    assert table.title_lines[-1].endswith("Year Ended June 30")


def test_what_leads_from_gaap_to_another_basis_is_no_period() -> None:
    adjusted, plain = ColumnRole.ADJUSTMENTS, None
    for heads, roles in (
        (["GAAP", "Deal-Related Adjustments", "Tax Reform", "Core (Non-GAAP)"], [plain, adjusted, adjusted, plain]),
        (["As reported", "Tax Reform", "Adjustments", "As adjusted"], [plain, adjusted, adjusted, plain]),
        (["GAAP", "Tax Reform", "Core (Non-GAAP)"], [plain, plain, plain]),
        (["North", "Adjustments", "South", "Non-GAAP"], [plain, adjusted, plain, plain]),
        (["2024 Non-GAAP", "Adjustments", "2023", "2023 Non-GAAP"], [plain, adjusted, plain, plain]),
    ):
        assert [each.role for each in with_adjustments([sense_of(head) for head in heads])] == roles
