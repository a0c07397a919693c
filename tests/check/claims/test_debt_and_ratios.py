"""Debt over earnings and over capital, outlays net of what sold property brought, ratios said without a sign."""

from __future__ import annotations

import pytest

from tests.check.claims.small import numbers_in, small_release

EXACT, OPEN = "exact", "not_verifiable"
_QUARTERS = "| Three Months Ended September 30, 2019 | Three Months Ended September 30, 2018"
TABLES = {
    "Statements of Operations (in thousands)": f"""{_QUARTERS}
Operating revenue | $ 93,412 | $ 88,940
Total operating expenses | 84,350 | 82,270
Operating income | 9,062 | 6,670
Net income | $ 6,710 | $ 4,905
""",
    "Balance Sheets (in thousands)": """| September 30, 2019 | December 31, 2018
Cash and cash equivalents | $ 8,140 | $ 3,350
Property, net | 149,300 | 140,600
Total assets | $ 157,440 | $ 143,950
Current portion of long-term debt | $ 6,200 | $ 6,200
Long-term debt, less current portion | 41,870 | 38,430
Total stockholders' equity | 109,370 | 99,320
Total liabilities and stockholders' equity | $ 157,440 | $ 143,950
""",
    "Statements of Cash Flows (in thousands)": f"""{_QUARTERS}
Net cash provided by operating activities | $ 14,210 | $ 11,380
Acquisition of property and equipment | (17,930) | (12,460)
Proceeds from disposal of property and equipment | 1,320 | 415
Net cash used in investing activities | (16,610) | (12,045)
""",
    "Debt to adjusted EBITDA (in thousands)": """| Twelve Months Ended September 30, 2019
Adjusted EBITDA | $ 38,100
Debt to adjusted EBITDA | 1.3
Net debt to adjusted EBITDA | 1.0
""",
    "Operating Statistics": f"""{_QUARTERS}
Operating ratio | 90.3% | 92.5%
""",
}


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (
            "The debt balance was $48.1 million at quarter end, reflecting 1.3x adjusted EBITDA on a gross basis or "
            "1.0x adjusted EBITDA on a net basis.",
            [("$48.1 million", EXACT), ("1.3x", EXACT), ("1.0x", EXACT)],
        ),
        ("Net debt was 1.0x adjusted EBITDA at September 30, 2019.", [("1.0x", EXACT)]),
        ("Inventory was 1.3x adjusted EBITDA at September 30, 2019.", [("1.3x", OPEN)]),
        ("We repaid debt. Orders were 1.3x adjusted EBITDA at September 30, 2019.", [("1.3x", OPEN)]),
        ("Net debt to total capital was 26.7% at September 30, 2019.", [("26.7%", EXACT)]),
        ("Debt to capitalization was 30.5% at September 30, 2019.", [("30.5%", EXACT)]),
        (
            "Total debt represented 30.5% of combined total debt and stockholders' equity at September 30, 2019, a "
            "decrease from 31.0% at December 31, 2018.",
            [("30.5%", EXACT), ("31.0%", EXACT)],
        ),
        ("Our debt was 30.5% of total capitalization at September 30, 2019.", [("30.5%", EXACT)]),
        ("Our debt was 31.5% of total capitalization at September 30, 2019.", [("31.5%", OPEN)]),
        ("Our debt was 30.5% of total capital expenditures at September 30, 2019.", [("30.5%", OPEN)]),
        ("Net debt to total capital was 26.9% at September 30, 2019.", [("26.9%", OPEN)]),
        ("Net debt to total capital was 26.7% at September 30, 2018.", [("26.7%", OPEN)]),
        (
            "Net capital expenditures in the third quarter of 2019 were $16.6 million, compared to $12.0 million in "
            "the third quarter of 2018.",
            [("$16.6 million", EXACT), ("$12.0 million", EXACT)],
        ),
        ("Capital expenditures in the third quarter of 2019 were $17.9 million.", [("$17.9 million", EXACT)]),
        ("Operating ratio of 90.3 compared to 92.5", [("90.3", EXACT), ("92.5", EXACT)]),
    ],
)
def test_debt_and_what_it_is_of(said: str, found: list[tuple[str, str]]) -> None:
    assert numbers_in(small_release(TABLES, said)) == found


BORROWED = {
    **TABLES,
    "Statements of Cash Flows (in thousands)": TABLES["Statements of Cash Flows (in thousands)"]
    + "Debt, net of repayments | 1,210 | (640)\nNet cash provided by (used in) financing activities | 1,210 | (640)\n",
    "Revenue by segment (in thousands)": f"""{_QUARTERS}
Haulage | $ 71,212 | $ 69,140
Leasing | 22,200 | 19,800
Total revenue | $ 93,412 | $ 88,940
""",
}


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (
            "Debt totaled $48.1 million, up $3.4 million year to date.",
            [("$48.1 million", EXACT), ("$3.4 million", EXACT)],
        ),
        (
            "Debt, including Leasing debt of $9.0 million, totaled $48.1 million, up $3.4 million year-to-date.",
            [("$9.0 million", OPEN), ("$48.1 million", EXACT), ("$3.4 million", EXACT)],
        ),
        ("Debt totaled $48.9 million.", [("$48.9 million", OPEN)]),
        ("Leasing debt totaled $48.1 million.", [("$48.1 million", OPEN)]),
    ],
)
def test_what_was_borrowed_is_not_what_is_owed(said: str, found: list[tuple[str, str]]) -> None:
    assert numbers_in(small_release(BORROWED, said)) == found


_OUTLAYS = f"""{_QUARTERS}
Net cash provided by operating activities | $ 24,210 | $ 21,380
Purchases of property and equipment | (17,930) | (12,460)
Capitalized software development costs | (2,410) | (1,850)
Net cash used in investing activities | (20,340) | (14,310)
"""
_LEVERAGE = """| September 30, 2019
Net debt | $ 71,400
Adjusted EBITDA | 38,100
Leverage ratio | 1.9x
"""


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Capital expenditures, including capitalized software development costs, were $20.3 million.", [EXACT]),
        ("Capital expenditures, including capitalized software development costs, were $19.3 million.", [OPEN]),
        ("Capital expenditures, including new shops, were $20.3 million.", [OPEN]),
        ("The quarter ended with a leverage ratio of 1.9x net debt to adjusted EBITDA.", [EXACT]),
        ("The quarter ended with a leverage ratio of 2.9x net debt to adjusted EBITDA.", [OPEN]),
    ],
)
def test_outlays_with_what_they_include_and_a_multiple_before_what_it_is_of(said: str, found: list[str]) -> None:
    tables = {"Statements of Cash Flows (in thousands)": _OUTLAYS, "Leverage (in thousands)": _LEVERAGE}
    assert [verdict for _, verdict in numbers_in(small_release({**TABLES, **tables}, said))] == found


_LENDER = {
    "Balance Sheets (in thousands, except ratios)": (
        "| September 30, 2019 | June 30, 2019\nBorrowings | $812,300 | $901,140\nOther liabilities | 10,455 | 11,060\n"
        "Equity | 104,275 | 103,580\nLong-term capital | 104,275 | 103,580\n"
        "Total leverage (borrowings less collateral, divided by long-term capital) | 7.79:1 | 8.70:1"
    )
}


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Leverage ended the quarter at 7.79 times long-term capital.", [EXACT]),
        ("Leverage stood at 7.79 to one at September 30, 2019 compared to 8.70 to one at June 30, 2019.", [EXACT] * 2),
        ("Leverage ended the quarter at 7.21 times long-term capital.", [OPEN]),
        ("Interest was covered 7.79 times at September 30, 2019.", [OPEN]),
    ],
)
def test_leverage_as_a_multiple_of_capital(said: str, found: list[str]) -> None:
    assert [verdict for _, verdict in numbers_in(small_release(_LENDER, said))] == found
