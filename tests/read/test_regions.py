from __future__ import annotations

from icc_reports.read.blocks import Paragraph, Region
from icc_reports.read.layouts.edgar_text import layout_of
from icc_reports.read.regions import is_data, items_of, without_page_furniture
from tests.read.lines import cells, lines, tables


def kept(text: str) -> list[str]:
    return [line.label for line in without_page_furniture(lines(text)) if line.pieces]


def test_running_titles_and_page_numbers_are_left_out() -> None:
    assert kept("""
        Acme Reports Results
        <PAGE>
        Acme Reports Results
        Page 2
        --------------------
        First text
        <PAGE>
        Acme Reports Results
        Page 3
        --------------------
        Second text
    """) == ["Acme Reports Results", "First text", "Second text"]


def test_what_differs_above_ends_a_running_title() -> None:
    text = """
        <PAGE>
        Income Statements
        (in millions)
        Year Ended June 30     1997   1996
        <PAGE>
        Cash Flows Statements
        (in millions)
        Year Ended June 30     1997   1996
    """
    assert kept(text).count("(in millions)") == 2
    assert kept(text).count("Year Ended June 30") == 2


def test_a_page_number_at_the_foot() -> None:
    assert kept("text\n  - 12 -\n<PAGE>\nmore") == ["text", "more"]
    assert kept("text\n  FS-3\n<PAGE>\nmore") == ["text", "more"]


def test_years_alone_are_no_data() -> None:
    assert [
        is_data(line) for line in lines("    2003   2002\n    2003 (1)   2002 *\nSales   2003   15\nSales  (1)  (2)")
    ] == [
        False,
        False,
        True,
        True,
    ]


def test_prose_between_tables() -> None:
    text = """
        Acme Reports Results

                             2003     2002
        Sales               1,000      900
        Costs                 500      450

        The sales of the year were better than those of any other year that we
        can remember, and so were those of the 1,000 stores that we run there.

                             2003     2002
        Cash                   50       40
        Debt                   10       20
    """
    items = list(items_of(lines(text)))
    assert [type(item) for item in items] == [Region, Paragraph, Region]
    assert isinstance(items[1], Paragraph)
    assert items[1].text.endswith("the 1,000 stores that we run there.")


def test_one_row_is_a_table_where_it_is_tagged_or_has_heads() -> None:
    assert len(tables("<TABLE>\nRevenue    $308    $291\n</TABLE>")) == 1
    assert len(tables("              2003     2002\nRevenue       $308     $291")) == 1
    assert tables("Phone       555 1234") == []


def test_a_wide_line_is_prose_and_told() -> None:
    row = "Sales" + "      1,000" * 60
    text = "\n".join(
        ["Acme Reports Results", "", row, "", "                 2003    2002", "Cash              50      40"]
    )
    layout = layout_of(text)
    assert [span.line for span in layout.unread] == [3]
    assert sum(isinstance(item, Region) for item in layout.items) == 1


def test_an_unwrapped_paragraph_is_no_table_and_no_loss() -> None:
    text = "The company sold much. " * 60 + "\n\n          2003    2002\nCash        50      40\nDebt        10      20"
    layout = layout_of(text)
    assert layout.unread == ()
    assert isinstance(layout.items[0], Paragraph)


def test_stars_after_a_table_are_notes_and_elsewhere_bullets() -> None:
    text = """
        * a thing to begin with

        A sentence that stands above the table and is long enough for prose.

                       2003    2002
        Cash              *      40
        Debt             10      20
        * less than 1,000

        A sentence that stands between the two and is long enough for that.

        * another thing
    """
    found = [
        item for item in layout_of("\n".join(line.text for line in lines(text))).items if isinstance(item, Paragraph)
    ]
    assert [(item.text, item.is_bullet) for item in found] == [
        ("a thing to begin with", True),
        ("A sentence that stands above the table and is long enough for prose.", False),
        ("* less than 1,000", False),
        ("A sentence that stands between the two and is long enough for that.", False),
        ("another thing", True),
    ]


def test_a_table_goes_on_over_a_page() -> None:
    (table,) = tables("""
        Acme Reports Results
        <PAGE>
        Acme Reports Results

                               2003     2002
        Sales                 1,000      900
        Costs of goods and
        <PAGE>
        Acme Reports Results

        Services                500      450
        Net income              500      450
    """)
    assert cells(table)["Costs of goods and Services"] == ["500", "450"]


def test_a_blank_line_ends_a_label() -> None:
    (table,) = tables("""
                               2003     2002
        Sales                 1,000      900
        Costs of goods and

        Services                500      450
        Net income              500      450
    """)
    assert cells(table)["Services"] == ["500", "450"]


def test_heads_at_the_top_of_every_page_are_no_running_titles() -> None:
    assert (
        kept("""
        <PAGE>
              Actual    Planned    Variance
        <PAGE>
              Actual    Planned    Variance
    """)
        == ["Actual Planned Variance"] * 2
    )


def test_a_line_widened_by_tabs_is_too_long_as_well() -> None:
    (line,) = lines("Sales" + "\t" * 70 + "1,000     900")
    assert line.is_overlong


def test_a_bullet_is_no_nil() -> None:
    assert [line.values for line in lines("-   Sales rose to new heights\n--  Costs fell")] == [(), ()]


def test_a_short_sentence_above_a_table_is_prose() -> None:
    items = list(
        items_of(
            lines("""
            The tax rate was 38.5% in both quarters.

                         STATEMENTS OF INCOME
                                   2005     2004
            Sales                   500      450
            Costs                   490      430
            """)
        )
    )
    assert isinstance(items[0], Paragraph)
    assert items[0].text == "The tax rate was 38.5% in both quarters."


def test_a_sentence_that_ends_in_a_figure_of_its_own_line_is_prose() -> None:
    text = """
        -    Basic earnings per share of the quarter were $0.50 ($0.43 in
             2008)

        -    Net sales of the quarter grew at their fastest rate ever, by
             15.3%

                                                  March 31,
                                              2009         2008
        Sales of boats, sails and ropes      267.5        234.7
        Costs                                136.1        117.4
    """
    first, second, table = items_of(lines(text))
    assert isinstance(first, Paragraph)
    assert isinstance(second, Paragraph)
    assert isinstance(table, Region)
    assert first.text.endswith("($0.43 in 2008)")
    assert second.text.endswith("by 15.3%")


def test_the_numbers_of_a_list_are_no_figures() -> None:
    text = """
        1)   Current ratio of assets to liabilities = 8.1
        2)   Days of sales in receivables = 45
        3)   Turns of inventories in a year = 3.8
        4)   Return on equity = 22%
    """
    assert not any(isinstance(item, Region) for item in items_of(lines(text)))


def test_a_headline_with_a_figure_is_no_title_of_the_table_below() -> None:
    text = """
        Acme Reports 4.4% Growth in Sales for the First Quarter

        First Quarter Overview

                             2003     2002
        Sales               1,044    1,000
        Costs                 500      450
    """
    first, table = items_of(lines(text))
    assert isinstance(first, Paragraph)
    assert isinstance(table, Region)
    assert first.text == "Acme Reports 4.4% Growth in Sales for the First Quarter"
