"""Columns of text that do not just stand side by side."""

from __future__ import annotations

from tests.read.lines import cells, tables

HALVES = """
                      CONDENSED BALANCE SHEET (in thousands)
                               March 31, 1997

    ASSETS                                     LIABILITIES AND EQUITY
    Cash                        $  12,400      Accounts payable         $   8,100
    Receivables                    80,210        and other creditors
    Inventories                    41,300      Taxes                       17,510
                                ---------                               ---------
      Current assets              133,910        Current liabilities       25,610
    Property                      912,400      Long-term debt             400,000
                                               Capital                    620,700
                                ---------                               ---------
    Total                      $1,046,310      Total                   $1,046,310
"""


def test_two_tables_beside_each_other() -> None:
    left, right = tables(HALVES)
    assert cells(left) == {
        "Cash": ["$  12,400"],
        "Receivables": ["80,210"],
        "Inventories": ["41,300"],
        "Current assets": ["133,910"],
        "Property": ["912,400"],
        "Total": ["$1,046,310"],
    }
    assert cells(right) == {
        "Accounts payable and other creditors": ["$   8,100"],
        "Taxes": ["17,510"],
        "Current liabilities": ["25,610"],
        "Long-term debt": ["400,000"],
        "Capital": ["620,700"],
        "Total": ["$1,046,310"],
    }
    assert all("March 31, 1997" in " ".join(half.title_lines) for half in (left, right))
    assert [row.ruled_above for row in right.rows if row.label == "Total"] == [True]


def test_remarks_between_figures_make_no_second_table() -> None:
    (table,) = tables("""
                             2003                  2002
        North                 450    Good           440
        South                 310    Poor           350
        East                  290    Good           280
        West                  270    Good           260
    """)
    assert cells(table)["South"] == ["310", "350"]


def test_amounts_set_in_from_their_total_are_of_its_column() -> None:
    (table,) = tables("""
                                           2005                     2004
        Balance, January 1                           $501,200                 $488,100
        Net income                    $ 41,233                  $34,797
        Distributions                  (37,100)                 (35,200)
                                                        4,133                     (403)
                                                     --------                 --------
        Balance, March 31                            $505,333                 $487,697
    """)
    assert table.heads == ("2005", "2004")
    assert [(row.label, [cell.text if cell else None for cell in row.cells]) for row in table.rows] == [
        ("Balance, January 1", ["$501,200", "$488,100"]),
        ("Net income", ["$ 41,233", "$34,797"]),
        ("Distributions", ["(37,100)", "(35,200)"]),
        ("", ["4,133", "(403)"]),
        ("Balance, March 31", ["$505,333", "$487,697"]),
    ]


def test_a_head_of_several_lines_over_the_last_column_is_no_title() -> None:
    (table,) = tables("""
                          ACME GENES, INC.
                      STATEMENTS OF OPERATIONS

                                                           Period from
                                                            inception
                                 Three months ended      (March 4, 1991)
                                    September 30,            through
                                 -------------------      September 30,
                                  1998        1997            1998
        Revenues                 1,023         895            13,994
        Expenses                 5,124       4,272            69,146
        Net loss                (4,101)     (3,377)          (55,152)
    """)
    assert table.heads[2] == "Period from inception (March 4, 1991) through September 30, 1998"
    assert "ACME GENES, INC.\nSTATEMENTS OF OPERATIONS" in table.title_lines
