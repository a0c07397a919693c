"""What is held against the company: numbers that miss what their own sentence leaves no doubt about."""

from __future__ import annotations

import pytest

from tests.check.claims import bank, inns
from tests.check.claims.small import numbers_in, small_release

EXACT, FAILS, OPEN = "exact", "exception", "not_verifiable"


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Operating income was $14.2 million, or 15.1% of revenues, in the third quarter of 2019.", [EXACT, EXACT]),
        ("Operating income was $14.2 million, or 18% of revenues, in the third quarter of 2019.", [EXACT, FAILS]),
        ("Operating income was $14.2 million, or 45% of revenues, in the third quarter of 2019.", [EXACT, OPEN]),
        ("Operating income was $19.2 million, or 18% of revenues, in the third quarter of 2019.", [OPEN, OPEN]),
    ],
)
def test_a_share_is_held_to_the_amount_beside_it_that_is_borne_out(said: str, found: list[str]) -> None:
    assert inns.verdicts(said) == found


@pytest.mark.parametrize(
    ("printed", "verdict"), [("1.09%", EXACT), ("1.10%", FAILS), ("1.90%", FAILS), ("2.55%", OPEN)]
)
def test_a_ratio_named_in_full_is_held_to_its_row(printed: str, verdict: str) -> None:
    said = f"Return on average assets was {printed} for the quarter ended March 31, 2021."
    assert bank.numbers(said) == [(printed, verdict)]


_TABLES = {
    "Consolidated Balance Sheets (in thousands)": (
        "| September 30, 2019 | September 30, 2018\nCash | $5,300 | $5,100\n"
        "Merchandise inventories | 101,830 | 95,104\nTotal assets | $107,130 | $100,204"
    )
}


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Inventories were $101.8 million at September 30, 2019, up 7.1% from September 30, 2018.", [EXACT, EXACT]),
        ("Inventories were $101.8 million at September 30, 2019, up 4.5% from September 30, 2018.", [EXACT, FAILS]),
        ("Inventories at September 30, 2019 were up 4.5% from September 30, 2018.", [OPEN]),
        ("Inventories were $102.8 million at September 30, 2019, up 4.5% from September 30, 2018.", [OPEN, OPEN]),
    ],
)
def test_an_amount_that_is_borne_out_tells_which_row_is_meant(said: str, found: list[str]) -> None:
    assert [verdict for _, verdict in numbers_in(small_release(_TABLES, said))] == found
