"""What a reconciliation arrives at and what it adds back, as prose names them without the words of their rows."""

from __future__ import annotations

import pytest

from tests.check.claims.small import numbers_in, small_release

EXACT, OPEN = "exact", "not_verifiable"
TABLES = {
    "Statements of Operations": """
 | Three Months Ended September 30, |
 | 2019 | 2018
Revenue | $902,110 | $871,350
Operating expenses | 820,450 | 790,240
Net income | $81,660 | $81,110
""",
    "Reconciliation of Operating Expenses and Net Income": """
 | Three Months Ended September 30, |
 | 2019 | 2018
GAAP operating expenses | $820,450 | $790,240
Write-off of molds | (41,270) | (40,080)
Non-cash stock-based compensation | (9,310) | (8,870)
Total non-GAAP operating expense adjustments | (50,580) | (48,950)
Non-GAAP cash operating expenses | $769,870 | $741,290
""",
    "Statements of Cash Flows": """
 | Three Months Ended September 30, |
 | 2019 | 2018
Inventory | $2,240 | $(1,310)
Net cash provided by operating activities | 101,330 | 99,870
""",
    "Balance Sheets": """
 | September 30, 2019 | December 31, 2018
Cash | $118,640 | $97,330
Inventory | 88,210 | 90,450
Total assets | 640,200 | 611,900
""",
}


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ("On a non-GAAP basis, operating expenses were $769,870 in the third quarter of 2019.", EXACT),
        ("Non-GAAP operating expenses were $769,870 in the third quarter of 2019.", EXACT),
        ("Non-GAAP operating expenses were $769,780 in the third quarter of 2019.", OPEN),
        ("On a non-GAAP basis, operating expenses were $769,780 in the third quarter of 2019.", OPEN),
        ("On a non-GAAP basis, operating expenses were $820,450 in the third quarter of 2019.", OPEN),
        ("Operating expenses were $820,450 in the third quarter of 2019.", EXACT),
    ],
)
def test_the_end_of_a_reconciliation_by_the_name_of_its_start(said: str, verdict: str) -> None:
    assert [found for _, found in numbers_in(small_release(TABLES, said))] == [verdict]


def test_what_expenses_include_with_its_amounts_behind_it() -> None:
    said = "Operating expenses in the third quarter of 2019 include write-off of molds ($41,270) and stock-based "
    found = numbers_in(small_release(TABLES, f"{said}compensation charges ($9,310)."))
    assert found == [("($41,270)", EXACT), ("($9,310)", EXACT)]


def test_praise_before_a_balance_says_nothing() -> None:
    assert numbers_in(small_release(TABLES, "We have ample cash of $118,640 at September 30, 2019."))[0][1] == EXACT


def test_charges_are_not_held_to_the_balance_that_they_are_of() -> None:
    said = "Operating expenses included inventory charges of $88,210 at September 30, 2019."
    assert numbers_in(small_release(TABLES, said)) == [("$88,210", OPEN)]
