"""What is compared with no period that the words name: the only other one that its row prints; clauses apart."""

from __future__ import annotations

import pytest

from tests.check.claims.small import numbers_in, small_release

EXACT, OPEN = "exact", "not_verifiable"
_STATEMENT = """
 | Three Months Ended September 30, |
(in millions) | 2019 | 2018
Revenue | $412.5 | $438.1
Cost of revenue | 301.2 | 320.4
Rental income | 31.3 | 30.4
"""
_FEES = """
 | September 30, 2019 | June 30, 2019
Harbour berths | $81.26 | $79.94
Winter berths | 46.10 | 47.35
"""
_TABLES = {
    "Condensed Consolidated Statements of Income": _STATEMENT,
    "Average monthly fee for the quarter ended": _FEES,
}


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Harbour berths increased from $79.94 to $81.26.", [EXACT, EXACT]),
        ("Winter berths decreased to $46.10 from $47.35.", [EXACT, EXACT]),
        ("Harbour berths increased from $78.94 to $81.26.", [OPEN, EXACT]),
        ("Harbour berths increased from $79.94 in the prior-year quarter to $81.26.", [OPEN, EXACT]),
        ("Harbour berths increased 1.7% to $81.26.", [EXACT, EXACT]),
        ("Harbour berths increased 2% to $81.26.", [OPEN, EXACT]),
        ("Revenue decreased to $412.5 million from $438.1 million.", [EXACT, EXACT]),
    ],
)
def test_a_level_is_compared_with_the_only_other_period_of_its_row(said: str, found: list[str]) -> None:
    assert [verdict for _, verdict in numbers_in(small_release(_TABLES, said))] == found


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (
            "Rental income grew 3%; year-over-year growth includes a comparison to $2 million of income in the third "
            "quarter of 2018 from a sold pier.",
            [EXACT, OPEN],
        ),
        ("Rental income grew 3%, a comparison to $30.4 million in the third quarter of 2018.", [EXACT, EXACT]),
        ("Rental income grew 3%; in the third quarter of 2018 a pier was sold.", [EXACT]),
        ("Rental income was $31.3 million; revenue was $412.5 million for the third quarter of 2019.", [EXACT, EXACT]),
    ],
)
def test_a_period_behind_a_semicolon_is_that_of_its_own_clause(said: str, found: list[str]) -> None:
    assert [verdict for _, verdict in numbers_in(small_release(_TABLES, said))] == found
