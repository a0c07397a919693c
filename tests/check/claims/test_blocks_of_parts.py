"""Parts that have a table each: titled with the part's name, with its result, its volumes and the units of both."""

from __future__ import annotations

import pytest

from tests.check.claims.small import numbers_in, small_release, words_in

EXACT, OPEN = "exact", "not_verifiable"
_TABLES = {
    "Consolidated Statement of Income (in millions)": """| Three Months Ended September 30, |
| 2019 | 2018
Revenues | $9,140 | $8,825
Costs | 8,231 | 7,648
Net income | $909 | $1,177
""",
    "Condensed Cash Flows (in millions)": """| Three Months Ended September 30, |
| 2019 | 2018
Net cash provided by operating activities | $1,421 | $1,912
Cash dividends — common stock | (614) | (533)
Shares repurchased | (918) | (412)
""",
    "Segment Highlights</b></p><p><b>Stone": "Quarries | Unit | 3Q 2019 | 2Q 2019 | 3Q 2018\n"
    "Earnings / (Loss) | $ MM | $ 614 | $ 702 | $ 688\nStone sold | MT | 2,415 | 2,377 | 2,290",
    "": "Northern Kilns | Unit | 3Q 2019 | 2Q 2019 | 3Q 2018\n"
    "Earnings / (Loss) | $ MM | $ 295 | $ 300 | $ 489\nLime sold | MT | 815 | 777 | 790",
}


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Northern Kilns earnings were lower than a year ago.", [("were lower", EXACT)]),
        ("Quarries earnings were lower than a year ago.", [("were lower", EXACT)]),
        ("Eastern Kilns earnings were lower than a year ago.", [("were lower", OPEN)]),
    ],
)
def test_what_a_part_earns(said: str, found: list[tuple[str, str]]) -> None:
    assert words_in(small_release(_TABLES, said)) == found


def test_a_block_of_the_company_is_none_of_a_part() -> None:
    whole = "Overview | Unit | 3Q 2019 | 2Q 2019 | 3Q 2018\nEarnings | $ MM | $ 909 | $ 1,020 | $ 1,177"
    release = small_release({**_TABLES, "Segment Highlights</b></p><p><b>All": whole}, "Earnings were $909 million.")
    assert numbers_in(release) == [("$909 million", EXACT)]


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("The company returned $1,532 million of cash to shareholders in the quarter.", [EXACT]),
        ("The company returned $1,542 million of cash to shareholders in the quarter.", [OPEN]),
        ("Since 2012 Ottermere has returned $1,532 million to shareholders.", [OPEN]),
        (
            "The company returned $1,532 million of cash to shareholders during the quarter, including share "
            "repurchases of $918 million and dividends of $614 million.",
            [EXACT] * 3,
        ),
        (  # what it includes need not be all of it
            "The company returned $1,542 million of cash to shareholders during the quarter, including share "
            "repurchases of $918 million and dividends of $614 million.",
            [OPEN, EXACT, EXACT],
        ),
    ],
)
def test_what_holders_are_given_back(said: str, found: list[str]) -> None:
    assert [verdict for _, verdict in numbers_in(small_release(_TABLES, said))] == found


@pytest.mark.parametrize("when", ["", " on a sale that closed in the second quarter of 2019"])
def test_when_something_else_happened_is_not_what_is_spoken_of(when: str) -> None:
    said = f"Operating cash flow was lower than a year ago due to taxes{when}."
    assert words_in(small_release(_TABLES, said)) == [("was lower", EXACT)]


def test_a_date_in_brackets_before_the_dash_of_a_dateline_is_no_period() -> None:
    said = "Boise (October 24, 2019) – Ottermere Corp. reported net income of $909 million."
    assert numbers_in(small_release(_TABLES, said)) == [("$909 million", EXACT)]
