"""Items listed with a result, results told without them, and what is no figure of the reported period alone."""

from __future__ import annotations

import pytest

from tests.check.claims.small import numbers_in, small_release

EXACT, OPEN = "exact", "not_verifiable"
_QUARTERS = "| Three Months Ended September 30, |\n| 2019 | 2018"
_BY_SHARE = (
    "| Three Months Ended September 30, 2019 | \n| Amount | Per Diluted Share\nNet income | $1,570 | $1.57\n"
    "Loss on sale of business | 623 | 0.62\nImpairment charges | 413 | 0.41\n"
    "Non-GAAP net income and diluted earnings per share | $2,606 | $2.60"
)
_TABLES = {
    "Statements of Income (in millions, except per share data)": (
        f"{_QUARTERS}\nRevenue | $9,840 | $8,710\nOperating costs | 6,380 | 6,120\nLoss on sale of business | 623 | 0\n"
        "Impairment charges | 413 | 0\nOperating income | 2,424 | 2,590\nInterest expense | 854 | 568\n"
        "Net income | $1,570 | $2,022\nDiluted earnings per share | $1.57 | $2.02"
    ),
    "Reconciliation of Operating Income to Adjusted Operating Income (in millions)": (
        f"{_QUARTERS}\nOperating income | $2,424 | $2,590\nLoss on sale of business | 623 | 0\n"
        "Impairment charges | 413 | 0\nAdjusted operating income | $3,460 | $2,590"
    ),
    "Reconciliation of Net Income to Adjusted Net Income (in millions, except per share data)": _BY_SHARE,
}


def _found(said: str) -> list[str]:
    return [verdict for _, verdict in numbers_in(small_release(_TABLES, said))]


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Net income included items of $623 million on the loss on the sale of the Moss business.", [EXACT]),
        ("Net income included items of $632 million on the loss on the sale of the Moss business.", [OPEN]),
        (
            "Net income included items of $623 million on the loss on the sale of the Moss business, and "
            "$413 million from an impairment of certain mills.",
            [EXACT, EXACT],
        ),
        (
            "Net income included items of $623 million on the loss on the sale of the Moss business, and "
            "$431 million from an impairment of certain mills.",
            [EXACT, OPEN],
        ),
        ("The decrease was due to the $413 million impairment of certain mills.", [EXACT]),
        ("The decrease was due to the $431 million impairment of certain mills.", [OPEN]),
        ("The decrease was due to the $413 million closure of certain mills.", [OPEN]),
    ],
)
def test_items_listed_with_a_result_are_of_their_rows(said: str, found: list[str]) -> None:
    assert _found(said) == found


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Without these one-time items, EPS would have been $2.60 for the third quarter of 2019.", EXACT),
        ("Without these one-time items, EPS would have been $1.57 for the third quarter of 2019.", OPEN),
        ("Without these one-time sales, EPS would have been $2.60 for the third quarter of 2019.", OPEN),
    ],
)
def test_without_the_items_a_result_is_the_adjusted_one(said: str, found: str) -> None:
    assert _found(said) == [found]


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Operating income was $2,424 million; 13 straight quarters of over $2,000 million.", [EXACT, OPEN, OPEN]),
        ("Third quarter 2019: three consecutive quarters of operating income above $2,000 million.", [OPEN]),
        (
            "After three consecutive quarters of decline, operating income was $2,424 million in the quarter.",
            [EXACT],
        ),
    ],
)
def test_what_each_of_several_periods_came_to_is_not_what_one_did(said: str, found: list[str]) -> None:
    assert _found(said) == found


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Operating margin of 24.6% was below our guidance, due to a fine that was not in our forecast.", EXACT),
        ("Operating margin of 24.6% was hurt by a fine not included in our outlook.", EXACT),
        ("Operating margin of 24.6% is in our outlook.", OPEN),
    ],
)
def test_what_was_not_in_a_forecast_has_happened(said: str, found: str) -> None:
    assert _found(said) == [found]
