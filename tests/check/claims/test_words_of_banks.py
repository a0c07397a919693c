"""What banks say: deposits of one kind, the interest on them, reserves, losses that a term of accounting expects."""

from __future__ import annotations

import pytest

from tests.check.claims.bank import numbers

EXACT, OPEN = "exact", "not_verifiable"


@pytest.mark.parametrize("kind", ["non-brokered", "Brokered", "Insured", "uninsured"])
def test_deposits_of_one_kind_are_not_all_deposits(kind: str) -> None:
    assert numbers(f"{kind} deposits were $702.5 million at March 31, 2021.") == [("$702.5 million", OPEN)]


def test_a_list_of_changes_gives_each_its_own() -> None:
    said = (
        "The change in net income for the first quarter of 2021 when compared to the first quarter of 2020 reflects an "
        "increase in noninterest income of $50,000 and an increase in net interest income of $410,000."
    )
    assert numbers(said) == [("$50,000", EXACT), ("$410,000", EXACT)]
