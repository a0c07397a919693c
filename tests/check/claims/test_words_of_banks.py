"""What banks say: deposits of one kind, the interest on them, reserves, losses that a term of accounting expects."""

from __future__ import annotations

from tests.check.claims.bank import numbers

EXACT = "exact"



def test_a_list_of_changes_gives_each_its_own() -> None:
    said = (
        "The change in net income for the first quarter of 2021 when compared to the first quarter of 2020 reflects an "
        "increase in noninterest income of $50,000 and an increase in net interest income of $410,000."
    )
    assert numbers(said) == [("$50,000", EXACT), ("$410,000", EXACT)]
