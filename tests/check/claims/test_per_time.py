"""Tables that state what is done for each day beside what is done in all, and rows by a unit in short."""

from __future__ import annotations

import pytest

from tests.check.claims.small import numbers_in, small_release

EXACT, OPEN, EXCEPTION = "exact", "not_verifiable", "exception"
_HEADS = """| Third Quarter ||| Third Quarter |||
| | | % | Amount/Workday | Amount/Workday | %
| 2019 | 2018 | Change | 2019 | 2018 | Change"""
STATISTICS = f"""{_HEADS}
Workdays | | | | 64 | 63 |
Parcel tonnage | 1,412 | 1,318 | 7.1 | 22.06 | 20.92 | 5.4
Parcels handled | 2,630 | 2,480 | 6.0 | 41.09 | 39.37 | 4.4
Parcel revenue/cwt. | $ 14.61 | $ 14.02 | 4.2 | | |
"""


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Parcel tonnage per workday increased by 5.4% from the third quarter of 2018.", [("5.4%", EXACT)]),
        ("Parcel tonnage per workday increased by 7.1% from the third quarter of 2018.", [("7.1%", EXCEPTION)]),
        ("Parcel tonnage increased by 7.1% from the third quarter of 2018.", [("7.1%", EXACT)]),
        # Who leaves "per workday" out may mean it.
        (
            "Parcel tonnage increased 5.4% from the third quarter of 2018 to 1,412.",
            [("5.4%", OPEN), ("1,412", EXACT)],
        ),
        ("Parcel revenue per hundredweight increased 4.2% from the third quarter of 2018.", [("4.2%", EXACT)]),
        # What is only counted by a day is not the number of days.
        ("Letters per workday rose 1.6% from the third quarter of 2018.", [("1.6%", OPEN)]),
    ],
)
def test_what_is_stated_for_each_day(said: str, found: list[tuple[str, str]]) -> None:
    assert numbers_in(small_release({"Operating Statistics": STATISTICS}, said)) == found
