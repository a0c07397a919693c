"""Amounts per share that stand beside amounts in one row, and what dividends are called."""

from __future__ import annotations

import pytest

from tests.check.claims.small import numbers_in, small_release

EXACT, OPEN = "exact", "not_verifiable"

_TABLES = {
    "Statements of Operations (in thousands, except per share amounts)": (
        "| Three Months Ended September 30, |\n| 2019 | 2018\nInterest income | $69,228 | $83,807\n"
        "Other expense | (81,040) | (71,555)\nNet (loss) income | $(11,812) | $12,252\n"
        "Basic and diluted net (loss) income per common share | $(0.31) | $0.33\n"
        "Common dividends declared per share | 0.14 | 0.12\nPreferred dividends declared per share | 0.47 | 0.47"
    ),
    "Reconciliation of GAAP Measures to Non-GAAP Measures (in thousands)": (
        "| Three Months Ended September 30, 2019 | Three Months Ended September 30, 2019 "
        "| Three Months Ended September 30, 2018 | Three Months Ended September 30, 2018\n"
        "| Amount | Per Share | Amount | Per Share\n"
        "Net (loss) income | $(11,812) | $(0.31) | $12,252 | $0.33\n"
        "Loss on swaps | 21,437 | 0.56 | (2,310) | (0.06)\nCore earnings | $9,625 | $0.25 | $9,942 | $0.27"
    ),
}


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("In the quarter we reported core earnings of $9.6 million or $0.25 per diluted common share.", [EXACT] * 2),
        ("In the quarter we reported core earnings of $9.6 million or $0.31 per diluted common share.", [EXACT, OPEN]),
        ("Even with these costs, we reported core earnings of $0.25 per common share for the quarter.", [EXACT]),
        ("We paid a common dividend of $0.14 per share in the quarter.", [EXACT]),
        ("We paid a dividend of $0.47 per share in the quarter.", [OPEN]),
    ],
)
def test_what_is_earned_by_the_share_stands_in_its_own_row(said: str, found: list[str]) -> None:
    assert [verdict for _, verdict in numbers_in(small_release(_TABLES, said))] == found


def test_book_values_per_share_of_the_common_stock() -> None:
    tables = {
        "Reconciliation of Non-GAAP Measures": (
            "| September 30, 2019 | June 30, 2019\nBook value per share | $31.40 | $31.02\n"
            "Less: intangible assets | 6.15 | 6.21\nNon-GAAP tangible book value per share | $25.25 | $24.81"
        )
    }
    said = (
        "The book value per share and tangible book value per share of the Company's common stock was $31.40 and "
        "$25.25, respectively, at September 30, 2019."
    )
    assert [verdict for _, verdict in numbers_in(small_release(tables, said))] == [EXACT, EXACT]
