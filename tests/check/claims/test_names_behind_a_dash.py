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


_PARTS = {
    "Segment Results (in thousands)": (
        "| Three Months Ended September 30, 2019 ||\n| Ferries | Harbours | Consolidated\n"
        "Revenue | $ 41,300 | $ 22,400 | $ 63,700\nOperating income | 8,110 | 2,020 | 10,130"
    ),
    "Selected Data": (
        "| Three Months Ended September 30, |\n| 2019 | 2018\nLoad factor | 71.20% | 68.30%\n"
        "Load factor - Ferries segment only | 74.61% | 70.05%"
    ),
}


@pytest.mark.parametrize(
    ("said", "verdicts"),
    [
        (
            "Load factor was 71.20% in the third quarter; load factor for the ferries segment was 74.61% compared "
            "to 70.05% in the third quarter of 2018.",
            ["exact"] * 3,
        ),
        ("Load factor for the ferries segment was 71.20% in the third quarter of 2019.", ["not_verifiable"]),
        ("Load factor for the harbours segment was 74.61% in the third quarter of 2019.", ["not_verifiable"]),
    ],
)
def test_a_row_of_one_segment_only_is_the_measure_of_that_segment(said: str, verdicts: list[str]) -> None:
    assert [found for _, found in numbers_in(small_release(_PARTS, said))] == verdicts
