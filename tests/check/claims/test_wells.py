"""A producer of gas: one row of revenue under its own name, costs by their initials, amounts by a unit."""

from __future__ import annotations

import pytest

from tests.check.claims.small import numbers_in, small_release

EXACT, OPEN = "exact", "not_verifiable"
_PERIODS = "| Three Months Ended\n| September 30, 2019 | June 30, 2019 | September 30, 2018"
_STATEMENT = f"""{_PERIODS}
Gas and condensate revenues | $31,740 | $30,210 | $28,160
Lease operating expense | 6,480 | 6,330 | 5,910
Depreciation, depletion and amortization | 8,950 | 8,610 | 8,020
General and administrative expenses | 2,470 | 2,390 | 2,280
Operating income | $13,840 | $12,880 | $11,950
"""
_COSTS = f"""{_PERIODS}
Lease operating expense ($/Boe) | $9.61 | $9.47 | $9.12
Adjusted EBITDA (in thousands) | $23,110 | $21,900 | $20,400
"""
_TABLES = {"Statements of Income (in thousands)": _STATEMENT, "Operating Data": _COSTS}


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        (
            "Revenues were $31.7 million for the third quarter of 2019, a 5% increase from $30.2 million for the "
            "second quarter of 2019.",
            [EXACT] * 3,
        ),
        ("DD&A was $8.95 million in the third quarter of 2019.", [EXACT]),
        (
            "Lease operating expense was $9.61 per Boe in the third quarter of 2019 compared to $9.47 per Boe in the "
            "second quarter of 2019.",
            [EXACT] * 2,
        ),
        (
            "Adjusted EBITDA, a measure outside GAAP as explained below, was $23.1 million in the third quarter of "
            "2019.",
            [EXACT],
        ),
        (
            "General and administrative expenses were $2.47 million in the third quarter of 2019, held back by fewer "
            "projects of the kind begun in 2018.",
            [EXACT],
        ),
        ("The company projects revenues of $31.7 million for the third quarter of 2019.", [OPEN]),
    ],
)
def test_what_a_producer_reports(sentence: str, found: list[str]) -> None:
    assert [verdict for _, verdict in numbers_in(small_release(_TABLES, sentence))] == found
