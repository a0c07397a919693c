"""A utility: what is sold to each kind of customer, in kilowatt-hours."""

from __future__ import annotations

import pytest

from tests.check.claims.small import numbers_in, small_release

EXACT, OPEN = "exact", "not_verifiable"
_TABLES = {
    "Kilowatt-Hour Sales (in millions of KWHs)": """
| Three Months Ended September 30, 2019 | Three Months Ended September 30, 2018
Total Sales | 5,204 | 5,110
Total Retail Sales | 4,003 | 3,950
Farm | 1,201 | 1,250
Mills | 2,802 | 2,700
Total Wholesale Sales | 1,201 | 1,160
""",
}


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ("Farm energy sales decreased 3.9% in the third quarter of 2019.", EXACT),
        ("Mill energy sales increased 3.8 percent in the third quarter of 2019.", EXACT),
        ("Retail electricity sales increased 1.3 percent in the third quarter of 2019.", EXACT),
        ("Farm energy sales increased 3.9% in the third quarter of 2019.", OPEN),
        ("Farm energy prices decreased 3.9% in the third quarter of 2019.", OPEN),
    ],
)
def test_what_is_sold_to_each_kind_of_customer(said: str, verdict: str) -> None:
    assert [each for _, each in numbers_in(small_release(_TABLES, said))] == [verdict]
