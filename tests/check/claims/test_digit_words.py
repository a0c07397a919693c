"""Growth told by how many digits it has, of one measure or of each in a list."""

from __future__ import annotations

import pytest

from tests.check.claims.small import small_release, words_in

EXACT, OPEN = "exact", "not_verifiable"

_TABLES = {
    "Statements of Income (in millions)": (
        "| Three Months Ended September 30, |\n| 2019 | 2018\nPump sales | $384 | $331\nValve sales | 219 | 174\n"
        "Hose sales | 381 | 366\nRevenue | 984 | 871\nOperating costs | 741 | 612\nOperating income | 243 | 259\n"
        "Rental costs | 61 | 74\nFreight | 90 | 41"
    ),
}


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ("Pump sales and valve sales each delivered double-digit growth in the third quarter.", EXACT),
        ("Pump sales, valve sales, and hose sales each delivered double-digit growth in the third quarter.", OPEN),
        ("Pump sales, tank sales and valve sales each delivered double-digit growth in the third quarter.", OPEN),
        ("Revenue grew at a double-digit rate in the third quarter.", EXACT),
        ("Hose sales grew single digits in the third quarter.", EXACT),
        ("Revenue grew at a mid single-digit rate in the third quarter.", OPEN),
        ("Hose sales grew double digits in the third quarter.", OPEN),
        ("Freight grew double digits in the third quarter.", OPEN),
        ("Freight grew triple digits in the third quarter.", EXACT),
        ("Rental costs declined double digits in the third quarter.", EXACT),
        ("Rental costs grew double digits in the third quarter.", OPEN),
        ("We delivered double-digit growth in revenue.", EXACT),
        ("We delivered double-digit revenue growth.", EXACT),
        ("We delivered double-digit organic revenue growth.", OPEN),
        ("We delivered double-digit revenue growth in Spain.", OPEN),
        ("In Spain we delivered double-digit revenue growth.", OPEN),
        ("Revenue delivered double-digit growth in Spain in the third quarter.", OPEN),
        ("We expect double-digit growth in revenue.", OPEN),
    ],
)
def test_growth_of_so_many_digits(said: str, verdict: str) -> None:
    assert [each for words, each in words_in(small_release(_TABLES, said)) if "digit" in words] == [verdict]
