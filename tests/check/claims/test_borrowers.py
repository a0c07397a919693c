"""Loans by the trade of those who borrow."""

from __future__ import annotations

import pytest

from tests.check.claims.small import numbers_in, small_release

EXACT, OPEN = "exact", "not_verifiable"

_TABLES = {
    "Loans (dollars in thousands)": (
        "| September 30, 2019 | June 30, 2019 | Change\nReal estate loans | $812,440 | $803,115 | $9,325\n"
        "Other loans | 214,360 | 208,217 | 6,143\nTotal loans | $1,026,800 | $1,011,332 | $15,468"
    ),
    "Selected Trades (dollars in thousands)": (
        "| Recorded Investment in Loans | Total Reserves | Reserves to Loans\n"
        "| September 30, 2019 | September 30, 2019 | September 30, 2019\n"
        "Fishing | $92,318 | $1,204 | 1.30%\nBoat yards and docks | 51,406 | 911 | 1.77\n"
        "All else | 883,076 | 9,340 | 1.06\nTotal | $1,026,800 | $11,455 | 1.12%"
    ),
}


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (
            "At September 30, 2019, loans to borrowers in the fishing industry amounted to $92.3 million, or 9% of our "
            "total loan portfolio.",
            [EXACT, EXACT],
        ),
        ("At September 30, 2019, outstanding fishing loans were $92.3 million.", [EXACT]),
        (
            "At September 30, 2019, loans to customers in the boat yards and docks sector were $51.4 million, or 5% of "
            "total loans.",
            [EXACT, EXACT],
        ),
        ("At September 30, 2019, loans to the net making industry amounted to $33.5 million.", [OPEN]),
        ("At September 30, 2019, loans to the fishing industry amounted to $92.9 million.", [OPEN]),
    ],
)
def test_loans_to_a_trade_stand_in_its_row(said: str, found: list[str]) -> None:
    assert [verdict for _, verdict in numbers_in(small_release(_TABLES, said))] == found


def test_growth_that_totals_an_amount_is_a_change() -> None:
    said = "Our year went on well with loan growth totaling $15.5 million for the third quarter of 2019."
    assert numbers_in(small_release(_TABLES, said)) == [("$15.5 million", EXACT)]
