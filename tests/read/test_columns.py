from __future__ import annotations

from icc_reports.read.columns import bands_of, is_aligned, place
from tests.read.lines import cells, lines, tables


def placed(text: str) -> list[list[str | None]]:
    found = lines(text)
    bands = bands_of(found)
    rows = [place(line.values, bands) for line in found if line.values]
    return [[row[at].text if at in row else None for at in range(len(bands))] for row in rows]


def test_figures_above_one_another_are_a_column() -> None:
    text = """
        Net sales        $ 12,340     $   980
        Costs               9,870       1,002
        Other                   1          --
    """
    assert placed(text) == [["$ 12,340", "$   980"], ["9,870", "1,002"], ["1", "--"]]


def test_a_blank_cell_stays_blank() -> None:
    text = """
        Net sales           4,000       3,000       2,000
        Restructuring                     150
        Gain                  120                      10
    """
    assert placed(text)[1:] == [[None, "150", None], ["120", None, "10"]]


def test_brackets_hang_to_the_right() -> None:
    text = """
        Income                818         982
        Loss                 (818)       (982)
        Tax               (1,200)     (13,400)
    """
    assert placed(text) == [["818", "982"], ["(818)", "(982)"], ["(1,200)", "(13,400)"]]


def test_wide_figures_do_not_merge_their_columns() -> None:
    text = """
        Shares      13,797,567  11,679,964
        Loss             (818)       (982)
        Rate               .07         .09
    """
    assert placed(text) == [["13,797,567", "11,679,964"], ["(818)", "(982)"], [".07", ".09"]]


def test_columns_one_blank_apart() -> None:
    text = """
        Sales         9,120  8,890 36,010 35,140
        Costs        (6,020)(5,990)(24,110)(23,940)
    """
    assert [len(row) for row in placed(text)] == [4, 4]


def test_slanted_columns_stay_one() -> None:
    text = """
        Sales         100          90
        Costs          80           70
        Rent            8            7
    """
    assert [len(row) for row in placed(text)] == [2, 2, 2]


def test_figures_of_one_column_need_not_overlap() -> None:
    text = """
        Sales         1,000        900
        Costs                        7
        Shares             5     1,234
        Tax           1,000        900
    """
    assert [len(row) for row in placed(text)] == [2, 2, 2, 2]


def test_alignment() -> None:
    first, second = lines("Sales      1,234\nCosts       (56)")
    (band,) = bands_of([first, second])
    assert is_aligned(second.values[0], band)
    assert band.touches(first.values[0].start, first.values[0].end)
    assert not band.touches(band.end, band.end + 5)
    assert not band.touches(band.start - 5, band.start)


def test_numbers_in_labels_are_no_column() -> None:
    (table,) = tables("""
                                          2003        2002
        Notes due 2005, net of 12        1,000         900
        Bonds of 1999                      500         450
        Other                               10          20
    """)
    assert cells(table) == {
        "Notes due 2005, net of 12": ["1,000", "900"],
        "Bonds of 1999": ["500", "450"],
        "Other": ["10", "20"],
    }


def test_a_figure_under_no_column_is_kept_as_stray() -> None:
    (table,) = tables("""
                                          2003        2002
        Sales                            1,000         900
        Costs                              500         450
        Tax                                 10          20
        Rent                                11          21
        Other                               12          22                  77
        Net income                         467         407
    """)
    assert [stray.text for stray in table.strays] == ["77"]
