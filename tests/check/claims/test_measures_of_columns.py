"""Tables whose columns are measures and whose rows are parts, a block for each period."""

from __future__ import annotations

from decimal import Decimal

import pytest

from icc_reports.model.figures import PURE, Unit
from tests.check.claims.small import numbers_in, small_release

EXACT, OPEN = "exact", "not_verifiable"

_BLOCK = (
    "| Three Months Ended September 30, {year} |||| As of September 30, {year}\n"
    "Reportable Segment | Kiln Revenues | Kiln Closings | AFP | Yard Count at End of Period\n"
    "Coast | {coast}\nHills | {hills}\nTotal | {total}"
)


def _block(year: int, coast: str, hills: str, total: str) -> str:
    return _BLOCK.format(year=year, coast=coast, hills=hills, total=total)


_TABLES = {
    "Condensed Consolidated Statements of Operations (in thousands)": (
        "| Three Months Ended September 30, |\n| 2019 | 2018\nKiln revenues | $61,308 | $54,120\n"
        "Other revenues | 1,120 | 1,310\nTotal revenues | 62,428 | 55,430\nNet income | 5,210 | 4,980"
    ),
    "Kiln Revenues, Kiln Closings, Average Firing Price Per Kiln Closed (AFP) and Yard Count by Segment "
    "(Revenues in thousands, unaudited)": _block(
        2019, "$41,208 | 202 | $204,000 | 31", "20,100 | 100 | 201,000 | 12", "$61,308 | 302 | $203,007 | 43"
    ),
    "": _block(2018, "$36,900 | 180 | $205,000 | 28", "17,220 | 84 | 205,000 | 11", "$54,120 | 264 | $205,000 | 39"),
}


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Kiln closings of 302, an increase of 14.4%.", [EXACT, EXACT]),
        ("Average firing price per kiln closed of $203,007, a decrease of 1.0%.", [EXACT, EXACT]),
        ("Coast kiln closings were 202, compared to 180 in the third quarter of 2018.", [EXACT, EXACT]),
        ("Total kiln closings of 351, including 49 leased kilns.", [OPEN, OPEN]),  # more than the table counts
        ("We ended the quarter with 43 yards.", [EXACT]),
        ("Kiln openings of 302.", [OPEN]),
    ],
)
def test_measures_that_heads_name(said: str, found: list[str]) -> None:
    assert [verdict for _, verdict in numbers_in(small_release(_TABLES, said))] == found


def test_a_note_that_names_one_measure_says_nothing_of_others() -> None:
    first, second = small_release(_TABLES).tables[1:]
    for table in (first, second):  # the block below it goes on in its scale
        money, closings, price, yards = [figure for figure in table.rows[-1].cells if figure is not None]
        assert (money.unit, money.scale, money.doubts) == (Unit("USD"), Decimal(1000), ())
        assert (price.unit, price.scale, price.doubts) == (Unit("USD"), Decimal(1), ())
        assert [(each.unit, each.scale) for each in (closings, yards)] == [(PURE, Decimal(1))] * 2
