"""ICC's first quarter of fiscal 2004 as tables: the published labels and figures, misprints included."""

from __future__ import annotations

from icc_reports.model.release import Release, TableKind
from tests.check.builder import Builder, instant, quarter

Q1, Q4, Q3, Q2, Q1_BEFORE = (quarter(end) for end in ("2003-10", "2003-07", "2003-04", "2003-01", "2002-10"))
FIVE = (Q1, Q4, Q3, Q2, Q1_BEFORE)
TWO = (Q1, Q1_BEFORE)

_OPERATIONS = """
Revenues:
   Services | 3,103 | 3,050
Expenses:
   Cost of services | 1,860 | 1,879
   Product development and enhancement | 225 | 260
   Selling and marketing | 826 | 764
   General and administrative | 945 | 1,110
   Non-cash charges for stock-based compensation and services | 53 | --
   ---
 | 3,909 | 4,013
   ---
   Operating loss | (806) | (963)
Other income and (expense):
   Interest and investment income | 1 | 5
   Investment gain (loss) | -- | (19)
   Interest expense | (13) | (5)
   ---
 | (12) | (19)
   ---
Net loss | (818) | (982)
Dividends on preferred stock | (100) | (100)
---
Loss attributable to common stockholders | (918) | (1,082)
---
Basic and diluted loss per common share {eps} | (0.07) | (0.09)
---
Weighted average number of common shares outstanding - basic and diluted {shares} | 13,797,567 | 11,679,964
---
COMPREHENSIVE LOSS:
Net loss | (818) | (982)
Other comprehensive loss:
   Unrealized gain - marketable securities | 9 | 13
   ---
Comprehensive loss | (809) | (969)
"""

_BALANCE = """
ASSETS
Current assets:
   Cash and cash equivalents | 1,097 | 2,283
   Marketable securities | 101 | 92
   Accounts receivable, net | 1,931 | 1,733
   Prepaid expenses and other current assets | 248 | 296
   ---
      Total current assets | 3,377 | 4,404
Restricted cash | 129 | 128
Property and equipment, net | 476 | 557
Software development costs, net | 108 | 128
Goodwill | 1,212 | 1,212
Other intangible assets, net | 1,912 | 2,151
Other assets | 15 | 18
---
      Total assets | 7,229 | 8,598
LIABILITIES AND STOCKHOLDERS' EQUITY
Current liabilities:
   Accounts payable | 654 | 919
   Accrued expenses | 970 | 1,179
   Accrued dividends - preferred stock | 332 | 232
   Deferred revenue | 70 | 97
   Capital lease obligation | 136 | 148
   Other liabilities | 99 | 129
   ---
      Total current liabilities | 2,261 | 2,704
Capital lease obligation - less current portion | 22 | 46
Other non-current liabilities | -- | 8
---
          Total liabilities | 2,283 | 2,758
---
Stockholders' Equity:
Preferred stock | * | *
Common stock | 138 | 138
Additional paid-in capital | 87,404 | 87,489
Accumulated deficit | (82,631) | (81,813)
Accumulated other comprehensive income (loss) | 35 | 26
---
          Total stockholders' equity | 4,946 | 5,840
---
          Total liabilities and stockholders' equity | 7,229 | 8,598
"""

_EBITDA = """
Net loss | (818) | (2,062) | (1,074) | (1,887) | (981)
Less: Net interest and investment income | 12 | 14 | 6 | 6 | 18
          Depreciation and amortization | 386 | 390 | 387 | 432 | 440
          Non-cash charges for stock-based compensation | 53 | 57 | 72 | 10 | --
          Impairment of software inventory | -- | -- | -- | 248 | --
          Impairment of capitalized software | -- | 15 | 134 | -- | --
          Impairment of goodwill and acquired intangibles | 982 | -- | -- | -- | --
          Impairment of marketable securities | -- | -- | -- | 318 | --
          ---
Adjusted EBITDA loss | (367) | (604) | (475) | (873) | (523)
"""

_VAN_EBITDA = """
Net loss | (315)
Less: Net interest | 9
          Depreciation and amortization | 99
          Non-cash charges for stock-based compensation | 53
          ---
Adjusted EBITDA loss | (154)
"""

_VAN_MARGIN = """
Revenue | 2,356 | 1,949
Cost of services | 907 | 915
---
Gross margin | 1,449 | 1,034
Gross margin % | 61.5% | 53.0%
Cost of services | 907 | 915
Less:  Depreciation | (32) | (5)
---
Adjusted cost of services | 875 | 910
Adjusted gross margin | 1,481 | 1,039
Adjusted gross margin % | 62.9% | 53.3%
"""

_MARGIN = """
Revenue | 3,104 | 3,050
Cost of services | 1,861 | 1,878
---
Gross margin | 1,243 | 1,172
---
Gross margin % | 40.1% | 38.3%
Cost of services | 1,861 | 1,878
Less:  Depreciation and amortization | (298) | (244)
---
Adjusted cost of services | 1,563 | 1,634
Adjusted gross margin | 1,541 | 1,416
Adjusted gross margin % | 49.6% | 46.4%
"""


def icc_release(lines_above: int = 0) -> Release:
    """The nine tables, with some lines of prose above them."""
    build = Builder(lines_above)
    build.table(
        "ICC.NET",
        TableKind.SEGMENT,
        FIVE,
        """
ICC.NET Revenue | 2,441 | 2,406 | 2,298 | 2,044 | 2,119
---
Core Van Services Revenue | 2,356 | 2,257 | 2,205 | 1,886 | 1,949
---
Mapping Revenue | 85 | 150 | 93 | 158 | 170
""",
        segment="ICC.NET",
    )
    revenue = {"Service Bureau": "308 | 291 | 341 | 390 | 466", "Professional Services": "355 | 404 | 456 | 404 | 465"}
    for segment, figures in revenue.items():
        build.table(segment, TableKind.SEGMENT, FIVE, f"Revenue | {figures}", segment=segment)
    build.table("Consolidated Statements of Operations", TableKind.INCOME_STATEMENT, TWO, _OPERATIONS)
    dates = (instant("2003-10-31"), instant("2003-07-31"))
    build.table("Consolidated Balance Sheets", TableKind.BALANCE_SHEET, dates, _BALANCE)
    title = "Reconciliation of Net Income to Adjusted EBITDA - "
    build.table(title + "Consolidated", TableKind.RECONCILIATION, FIVE, _EBITDA)
    van = "ICC.NET, VAN Services Only"
    build.table(title + van, TableKind.RECONCILIATION, (Q1,), _VAN_EBITDA, segment=van)
    title = "Reconciliation of Gross Margin to Adjusted Gross Margin - "
    build.table(title + van, TableKind.RECONCILIATION, TWO, _VAN_MARGIN, segment=van)
    build.table(title + "Consolidated", TableKind.RECONCILIATION, TWO, _MARGIN)
    return build.release(period=Q1)
