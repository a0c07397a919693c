"""Headings that say what is measured, above lists of the same parts, and those that are set in from their rows."""

from __future__ import annotations

import pytest

from tests.check.claims.small import numbers_in, small_release, words_in

EXACT, OPEN, EXCEPTION = "exact", "not_verifiable", "exception"
_STATEMENT = {
    "Consolidated Statements of Operations (in thousands)": """
| Three Months Ended September 30, 2019 | Three Months Ended September 30, 2018
Revenue | $ 91,350 | $ 88,400
Net income | $ 9,120 | $ 8,470
""",
}
_BARGES = {
    **_STATEMENT,
    "Operating Statistics": """
| Three Months Ended September 30, 2019 | Three Months Ended September 30, 2018
Barge Utilization | |
Tankers | 71% | 74%
Hoppers | 83% | 79%
Other | 100% | 100%
Total | 77% | 78%
Average Day Rates | |
Tankers | $ 18,442 | $ 19,105
Hoppers | 7,216 | 6,873
Other | 3,311 | 3,290
Total | $ 11,927 | $ 12,060
""",
}
_SET_IN = {
    **_STATEMENT,
    "Reconciliation of Revenue ex-Freight by Region (in thousands)": """
| Three Months Ended September 30, 2019 | Three Months Ended September 30, 2018 | Change | Change at Constant Currency
Revenue | | | |
Highlands | $ 51,130 | $ 50,020 | 2% | 3%
Lowlands | 40,220 | 38,380 | 5% | 7%
Total | 91,350 | 88,400 | 3% | 5%
Freight costs | | | |
Highlands | (12,040) | (11,190) | 8% | 9%
Lowlands | (9,310) | (9,020) | 3% | 4%
Total | (21,350) | (20,210) | 6% | 7%
&#160;&#160;Revenue ex-Freight | | | |
Highlands | 39,090 | 38,830 | 1% | 2%
Lowlands | 30,910 | 29,360 | 5% | 6%
Total | $ 70,000 | $ 68,190 | 3% | 4%
""",
}


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Average day rates for Tankers were $18,442 in the third quarter of 2019.", [("$18,442", EXACT)]),
        ("Hoppers utilization was 83% in the third quarter of 2019.", [("83%", EXACT)]),
        (
            "Fleet utilization declined to 77% in the third quarter of 2019 from 78% in the third quarter of 2018.",
            [("77%", EXACT), ("78%", EXACT)],
        ),
        ("Adjusted for idle time, operational utilization was 77% in the third quarter of 2019.", [("77%", OPEN)]),
    ],
)
def test_lists_of_parts_in_different_units_are_of_what_their_headings_measure(
    said: str, found: list[tuple[str, str]]
) -> None:
    assert numbers_in(small_release(_BARGES, said))[-len(found) :] == found


def test_heading_that_is_set_in_from_its_rows_takes_the_place_of_the_one_whose_rows_are_totalled() -> None:
    said = "In the Highlands, revenue ex-freight rose 2% at constant currency to $39.1 million in the third quarter."
    assert numbers_in(small_release(_SET_IN, said))[-2:] == [("2%", EXACT), ("$39.1 million", EXACT)]


def test_what_others_did_to_revenue_is_not_held_to_the_company_s() -> None:
    assert words_in(small_release(_STATEMENT, "Our dealers also increased revenue during the quarter.")) == [
        ("increased", OPEN)
    ]
    assert words_in(small_release(_STATEMENT, "We also increased revenue during the quarter.")) == [
        ("increased", EXACT)
    ]
