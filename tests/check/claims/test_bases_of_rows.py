"""Reconciliations with a basis in each row and a measure over each column; beside them parts, and what is cash."""

from __future__ import annotations

import pytest

from tests.check.claims.small import numbers_in, small_release

EXACT, OPEN = "exact", "not_verifiable"
_QUARTERS = "| Three Months Ended September 30, 2019 | Three Months Ended September 30, 2018"
_TABLES = {
    "Statements of Operations (in thousands, except per share data)": f"""{_QUARTERS}
Total revenue | $ 41,900 | $ 39,700
Net income | $ 2,640 | $ 1,980
Diluted net income per share | $ 0.22 | $ 0.17
Diluted weighted average shares | 12,000 | 11,650
""",
    "Balance Sheets (in thousands)": """| September 30, 2019 | December 31, 2018
Current assets: | |
Cash and cash equivalents | $ 9,120 | $ 11,400
Available-for-sale securities | 21,530 | 17,300
Total current assets | 30,650 | 28,700
Available-for-sale securities | 4,000 | 4,000
Total assets | $ 34,650 | $ 32,700
""",
    "Revenue by Segment (in thousands)": f"""{_QUARTERS}
Shore Kitchens | $ 33,640 | $ 32,850
In Flight Dining | 8,260 | 6,850
Total revenue | $ 41,900 | $ 39,700
""",
    "Net Income to EBITDA Reconciliation (in thousands)": f"""{_QUARTERS}
Net income | $ 2,640 | $ 1,980
Interest | 150 | 160
Income taxes | 690 | 540
EBITDA | $ 3,480 | $ 2,680
""",
    "GAAP to Non-GAAP Reconciliation (in thousands, except per share data)": """
| For the Three Months Ended September 30, 2019
| Total Revenue | Net Income | Diluted EPS
GAAP | $ 41,900 | $ 2,640 | $ 0.22
Amortization of recipes | — | 480 | 0.04
Non-GAAP | $ 41,900 | $ 3,120 | $ 0.26
""",
}


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("GAAP EPS of $0.22, non-GAAP EPS of $0.26", [EXACT, EXACT]),
        ("On a non-GAAP basis, earnings per share was $0.26 in the third quarter of 2019.", [EXACT]),
        ("Non-GAAP EPS of $0.04", [OPEN]),
        ("Non-GAAP EPS of $0.29", [OPEN]),  # EBITDA by share is nothing earned
        ("As of September 30, 2019, cash and short-term investments totaled $30.7 million.", [EXACT]),
        ("As of September 30, 2019, cash and short-term investments totaled $34.7 million.", [OPEN]),
        ("As of September 30, 2019, cash and investments totaled $34.7 million.", [EXACT]),
        (
            "In Flight Dining revenue was $8.3 million for the third quarter of 2019, as compared with $6.9 million in "
            "the same prior-year quarter, an increase of 21%.",
            [EXACT] * 3,
        ),
    ],
)
def test_what_rows_and_columns_name_together(said: str, found: list[str]) -> None:
    assert [verdict for _, verdict in numbers_in(small_release(_TABLES, said))] == found


_SHEET = """| September 30, 2019 | December 31, 2018
{current}Cash and cash equivalents | $ 9,120 | $ 11,400
Investments, at fair value | 21,530 | 17,300
Total current assets | 30,650 | 28,700
{other} | 4,000 | 4,000
Total assets | $ 34,650 | $ 32,700
"""


@pytest.mark.parametrize(
    ("current", "other"),
    [("Current assets: | |\n", "Investments"), ("", "Long-term investments")],
    ids=["heading", "label"],
)
def test_investments_of_short_term_are_the_current_ones(current: str, other: str) -> None:
    said = "At September 30, 2019, we had $30.7 million in cash and short-term investments."
    tables = {"Balance Sheets (in thousands)": _SHEET.format(current=current, other=other)}
    assert numbers_in(small_release(tables, said)) == [("$30.7 million", EXACT)]
