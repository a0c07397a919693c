"""From which period a change is counted: each of a list, and a percentage as the amount that it is joined to."""

from __future__ import annotations

import pytest

from tests.check.claims.small import numbers_in, small_release

EXACT, OPEN = "exact", "not_verifiable"
_TABLES = {
    "Results (in millions)": """
 | 3Q19 | 2Q19 | 3Q18
Revenue | $1,912 | $1,848 | $1,707
Operating expense | 1,264 | 1,301 | 1,118
Net income | $648 | $547 | $589
"""
}


@pytest.mark.parametrize(
    "said",
    [
        "Revenue for the third quarter of 2019 was $1,912 million, increasing $64 million and $205 million from the"
        " second quarter of 2019 and third quarter of 2018, respectively.",
        "Revenue of $1,912 million in the third quarter of 2019 increased $64 million and $205 million compared with"
        " the second quarter of 2019 and the third quarter of 2018, respectively.",
        "Revenue in the third quarter of 2019 rose 3% and 12% from the second quarter of 2019 and the third quarter of"
        " 2018, respectively.",
    ],
)
def test_each_of_a_list_of_changes_is_counted_from_a_period_of_its_own(said: str) -> None:
    assert {verdict for _, verdict in numbers_in(small_release(_TABLES, said))} == {EXACT}


def test_a_list_of_changes_is_in_the_order_of_its_periods() -> None:
    said = (
        "Revenue for the third quarter of 2019 was $1,912 million, increasing $205 million and $64 million from the"
        " second quarter of 2019 and third quarter of 2018, respectively."
    )
    assert [verdict for _, verdict in numbers_in(small_release(_TABLES, said))] != [EXACT] * 3


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Revenue of $1,912 million increased $64 million, or 3%.", [EXACT, EXACT, EXACT]),
        ("Revenue of $1,912 million increased $205 million, or 12%.", [EXACT, EXACT, EXACT]),
        ("Revenue of $1,912 million increased $64 million, or 12%.", [EXACT, EXACT, OPEN]),
        ("Revenue of $1,912 million increased $71 million, or 3%.", [EXACT, OPEN, OPEN]),
        ("Revenue of $1,912 million increased 3%.", [EXACT, OPEN]),
    ],
)
def test_a_percentage_is_counted_as_the_amount_that_it_is_joined_to(said: str, found: list[str]) -> None:
    assert [verdict for _, verdict in numbers_in(small_release(_TABLES, said))] == found
