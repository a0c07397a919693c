"""Rows that say behind a dash how a measure is reckoned: prose says it first."""

from __future__ import annotations

import pytest

from tests.check.claims.small import numbers_in, small_release

_TABLES = {
    "Consolidated results (in millions)": (
        "| Three Months Ended September 30, |\n| 2019 | 2018\nNet revenue - reported | $4,531 | $4,193\n"
        "Net revenue - managed | 4,601 | 4,255\nNoninterest expense | 2,359 | 2,275\nNet income | $1,464 | $1,342"
    ),
}


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ("Managed revenue was $4.601 billion in the third quarter of 2019.", "exact"),
        ("Managed net revenue was $4.601 billion in the third quarter of 2019.", "exact"),
        ("Reported revenue was $4.531 billion in the third quarter of 2019.", "exact"),
        ("Managed revenue was $4.531 billion in the third quarter of 2019.", "not_verifiable"),
        ("Adjusted revenue was $4.601 billion in the third quarter of 2019.", "not_verifiable"),
    ],
)
def test_how_a_measure_is_reckoned_stands_first_in_prose(said: str, verdict: str) -> None:
    assert [found for _, found in numbers_in(small_release(_TABLES, said))] == [verdict]
