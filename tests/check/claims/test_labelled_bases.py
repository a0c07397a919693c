"""One measure on several bases, by the labels of a list and by the heads of the columns that reconcile them."""

from __future__ import annotations

import pytest

from tests.check.claims.small import numbers_in, small_release

EXACT, OPEN = "exact", "not_verifiable"


def _reconciled(year: int, gross: tuple[str, str, str], taxed: tuple[str, str, str]) -> str:
    period = f"Three Months Ended September 30, {year}"
    return f"""
| {period} GAAP | {period} Deal-Related Adjustments | {period} Operating (Non-GAAP)
Gross profit | {" | ".join(gross)}
Pretax income | {" | ".join(taxed)}
"""


_TABLES = {
    "Statements of Income (in thousands)": """
| Three Months Ended September 30, 2019 | Three Months Ended September 30, 2018
Revenue | $ 61,240 | $ 58,110
Cost of revenue | 33,810 | 35,450
Gross profit | 27,430 | 22,660
Selling expense | 18,115 | 15,345
Pretax income | 9,315 | 7,315
""",
    "Reconciliation of GAAP to Operating (Non-GAAP) Results, 2019 (in thousands)": _reconciled(
        2019, ("$ 27,430", "$ 1,120", "$ 28,550"), ("9,315", "1,980", "11,295")
    ),
    "Reconciliation of GAAP to Operating (Non-GAAP) Results, 2018 (in thousands)": _reconciled(
        2018, ("$ 22,660", "$ 870", "$ 23,530"), ("7,315", "1,450", "8,765")
    ),
}


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (
            "Gross Margin: GAAP: 44.8 percent, up 580 basis points; Operating (Non-GAAP): 46.6 percent, up 610 basis "
            "points year over year",
            [("44.8 percent", EXACT), ("580 basis points", EXACT), ("46.6 percent", EXACT),
             ("610 basis points", EXACT)],
        ),
        (
            "Pretax income: GAAP: $9.3 million; Operating (Non-GAAP): $11.3 million, up 29 percent year over year",
            [("$9.3 million", EXACT), ("$11.3 million", EXACT), ("29 percent", EXACT)],
        ),
        ("Gross Margin: GAAP: 44.8 percent; Operating (Non-GAAP): 44.8 percent", [("44.8 percent", EXACT),
         ("44.8 percent", OPEN)]),
        # a label that names a measure of its own
        ("Gross Margin: GAAP: 44.8 percent; Profit (Non-GAAP): 46.6 percent", [("44.8 percent", EXACT),
         ("46.6 percent", OPEN)]),
    ],
)  # fmt: skip
def test_a_list_of_bases(said: str, found: list[tuple[str, str]]) -> None:
    assert numbers_in(small_release(_TABLES, said)) == found
