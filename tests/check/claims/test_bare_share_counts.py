"""Counts of shares that prose states as a row of millions prints them, without the word."""

from __future__ import annotations

import pytest

from tests.check.claims.small import numbers_in, small_release

EXACT, OPEN = "exact", "not_verifiable"
_TABLES = {
    "Statements of Operations (in millions, except per share data)": """
| Three Months Ended September 30, 2019 | Three Months Ended September 30, 2018
Net sales | $ 160.4 | $ 155.0
Net income | $ 41.1 | $ 38.4
Earnings per share: | |
Diluted | $ 0.48 | $ 0.45
Weighted average shares outstanding: | |
Diluted | 85.6 | 84.9
Share count with all notes converted | 93.2 | 92.5
"""
}


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ("The share count with all notes converted was 93.2.", EXACT),
        ("The share count with all notes converted was 91.2.", OPEN),
        ("The share count with all notes converted was 93.", OPEN),
    ],
)
def test_a_count_with_a_fraction_is_in_the_scale_of_its_row(said: str, verdict: str) -> None:
    assert [each for _, each in numbers_in(small_release(_TABLES, said))] == [verdict]
