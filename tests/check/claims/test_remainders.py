"""Quarters that no column prints: what a longer stretch leaves beside the rest of it."""

from __future__ import annotations

import pytest

from tests.check.claims.small import numbers_in, small_release

EXACT, OPEN = "exact", "not_verifiable"
_QUARTERS = "Three Months Ended September 30, 2019 | Three Months Ended September 30, 2018"
_NINE = "Nine Months Ended September 30, 2019 | Nine Months Ended September 30, 2018"
_THIRD = {
    "Statements of Operations (in thousands)": f"""
| {_QUARTERS} | {_NINE}
Net sales | $ 41,260 | $ 38,110 | $ 118,320 | $ 110,450
Cost of sales | 24,130 | 22,450 | 69,870 | 65,210
Average selling price | 212 | 208 | 631 | 622
Net income | $ 9,650 | $ 5,740 | $ 7,530 | $ 16,120
""",
    "Balance Sheets (in thousands)": """
| September 30, 2019 | December 31, 2018
Deferred revenue | $ 4,120 | $ 3,910
""",
}
_FOURTH = {
    "Statements of Operations (in thousands)": """
| Nine Months Ended September 30, 2019 | Year Ended December 31, 2019 | Year Ended December 31, 2018
Net sales | $ 118,320 | $ 160,010 | $ 149,980
Net income | $ 7,530 | $ 16,900 | $ 21,640
"""
}


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Net sales in the first half of 2019 were $77.1 million.", [("$77.1 million", EXACT)]),
        (
            "Third quarter net sales rose $4.1 million, compared to $37.2 million in the second quarter.",
            [("$4.1 million", OPEN), ("$37.2 million", OPEN)],  # of two quarters that six months leave, none is known
        ),
        (
            "Average selling price was $419,000 in the first half of 2019.",
            [("$419,000", OPEN)],  # prices do not add up
        ),
        ("Deferred revenue was $0.2 million in the second quarter of 2019.", [("$0.2 million", OPEN)]),
        ("Net sales in the first half of 2019 were $88.8 million.", [("$88.8 million", OPEN)]),  # accuses nobody
    ],
)
def test_what_nine_months_leave(said: str, found: list[tuple[str, str]]) -> None:
    assert numbers_in(small_release(_THIRD, said)) == found


def test_a_quarter_before_is_what_six_months_leave() -> None:
    tables = {
        "Statements of Operations (in thousands)": """
| Three Months Ended June 30, 2019 | Three Months Ended June 30, 2018 | Six Months Ended June 30, 2019
Net sales | $ 41,260 | $ 38,110 | $ 78,430
Net income | $ 9,650 | $ 5,740 | $ 7,530
"""
    }
    said = (
        "Second quarter net sales rose 11.0% sequentially.",
        "Net sales grew $4.1 million from the first quarter of 2019.",
        "Net sales rose 11.0%.",  # from any quarter, for all that it says
        "Net loss in the first quarter of 2019 was $2.1 million.",
    )
    release = small_release(
        tables, *said, quarter="Second Quarter 2019", released="July 24, 2019", ended="June 30, 2019"
    )
    assert numbers_in(release) == [
        ("11.0%", EXACT), ("$4.1 million", EXACT), ("11.0%", OPEN), ("$2.1 million", OPEN)
    ]  # fmt: skip


def test_the_fourth_quarter_is_what_the_year_leaves() -> None:
    said = "Net sales in the fourth quarter of 2019 were $41.7 million."
    release = small_release(_FOURTH, said, quarter="Fourth Quarter 2019", ended="December 31, 2019")
    assert numbers_in(release) == [("$41.7 million", EXACT)]


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Gross margin in the first quarter of 2019 was 36.1%.", [("36.1%", EXACT)]),
        (
            "Gross margin of 41.5% was up 40 basis points from Q2 2018 and 540 basis points from Q1 2019.",
            [("41.5%", EXACT), ("40 basis points", EXACT), ("540 basis points", EXACT)],
        ),
        (
            "We like our 540-basis-point improvement in gross margin in Q2 2019 compared to Q1 2019.",
            [("540-basis-point", EXACT)],
        ),
        ("Gross margin was up 540 basis points.", [("540 basis points", OPEN)]),  # from any quarter, for all it says
        ("Gross margin in the first quarter of 2019 was 46.1%.", [("46.1%", OPEN)]),  # accuses nobody
        ("Operating margin in the first quarter of 2019 was 36.1%.", [("36.1%", OPEN)]),
    ],
)
def test_margins_of_a_quarter_that_six_months_leave(said: str, found: list[tuple[str, str]]) -> None:
    tables = {
        "Statements of Operations (in thousands)": """
| Three Months Ended June 30, 2019 | Three Months Ended June 30, 2018 | Six Months Ended June 30, 2019
Net sales | $ 41,260 | $ 38,110 | $ 78,430
Cost of sales | 24,130 | 22,450 | 47,870
Gross profit | $ 17,130 | $ 15,660 | $ 30,560
"""
    }
    release = small_release(
        tables, said, quarter="Second Quarter 2019", released="July 24, 2019", ended="June 30, 2019"
    )
    assert numbers_in(release) == found
