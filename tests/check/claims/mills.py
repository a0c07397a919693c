"""A made-up maker of looms: charges, cash flows, dividends per share, orders and counts named in many ways."""

from __future__ import annotations

from icc_reports.model.audit import Audit
from tests.check.claims.pages import audit_of, printed

_RELEASE = """
<html><body>
<h3>Ravensbeck Looms Corp. Reports Second Quarter 2018 Results</h3>
<p>LEEDS, Mass., July 26, 2018 -- Ravensbeck Looms Corp. reported results for the quarter ended June 30, 2018.</p>
{said}
<p><b>Consolidated Statements of Income</b><br>(in thousands, except per share data)</p>
{income}
<p><b>Consolidated Balance Sheets</b><br>(in thousands)</p>
{balance}
<p><b>Consolidated Statements of Cash Flows</b><br>(in thousands)</p>
{flows}
<p><b>Reconciliation of Net Income to Adjusted Net Income</b><br>(in thousands)</p>
{adjusted}
<p><b>Items after tax, reconciled to adjusted net income</b><br>(in thousands)</p>
{items}
<p><b>Counts</b></p>
{counts}
<p><b>Output</b></p>
{output}
</body></html>
"""
_PERIODS = "| Three Months Ended June 30, || Six Months Ended June 30, |\n| 2018 | 2017 | 2018 | 2017"
_INCOME = f"""{_PERIODS}
Net sales | $91,640 | $84,210 | $178,330 | $165,870
Cost of sales | 58,270 | 54,930 | 113,960 | 108,150
Gross profit | 33,370 | 29,280 | 64,370 | 57,720
Research and development | 4,130 | 3,860 | 8,270 | 7,690
Selling and administrative expenses | 14,620 | 13,950 | 28,910 | 27,640
Amortization of acquired intangible assets | 1,470 | 1,520 | 2,940 | 3,060
Restructuring charges | 830 | — | 1,240 | 360
Operating income | 12,320 | 9,950 | 23,010 | 18,970
Provision for income taxes | 2,910 | 2,480 | 5,370 | 4,620
Net income | $9,410 | $7,470 | $17,640 | $14,350
Diluted earnings per share | $0.58 | $0.46 | $1.09 | $0.89
Dividends declared per common share | $0.13 | $0.12 | $0.26 | $0.24
Weighted average diluted shares | 16,180 | 16,240 | 16,170 | 16,210
"""
_BALANCE = """| June 30, 2018 | December 31, 2017
Cash and cash equivalents | $27,480 | $31,150
Short-term investments | 8,360 | 7,910
Inventories | 44,280 | 41,070
Other assets | 127,620 | 119,250
Total assets | $207,740 | $199,380
Long-term debt | $61,200 | $68,450
Shareholders' equity | 146,540 | 130,930
Total liabilities and shareholders' equity | $207,740 | $199,380
"""
_FLOWS = """| Six Months Ended June 30, |
| 2018 | 2017
Net income | $17,640 | $14,350
Stock-based compensation expense | 2,180 | 1,950
Other, net | (2,710) | 1,640
Net cash provided by operating activities | 17,110 | 17,940
Purchases of property, plant and equipment | (6,390) | (5,270)
Net cash used in investing activities | (6,390) | (5,270)
Repayments of long-term debt | (5,150) | (6,500)
Repayments under revolving credit facility | (4,600) | (1,200)
Borrowings under revolving credit facility | 2,500 | 1,200
Purchases of treasury stock | (3,080) | (1,740)
Dividends paid | (4,060) | (3,810)
Net cash used in financing activities | (14,390) | (12,050)
(Decrease) increase in cash | $(3,670) | $620
"""
_ADJUSTED = f"""{_PERIODS}
Net income | $9,410 | $7,470 | $17,640 | $14,350
Restructuring charges | 830 | — | 1,240 | 360
Settlement of a patent dispute | 2,460 | — | 2,460 | —
Unrealized (gain) loss on cotton futures | (1,380) | 540 | (1,710) | 260
Adjusted net income | $11,320 | $8,010 | $19,630 | $14,970
"""
_ITEMS = f"""{_PERIODS}
Net income | $9,410 | $7,470 | $17,640 | $14,350
Restructuring charges | 647 | — | 967 | 281
Closing of the Ware dye works | 1,118 | — | 1,118 | —
Adjusted net income | $11,175 | $7,470 | $19,725 | $14,631
"""
_COUNTS = """| June 30, 2018 | June 30, 2017
Number of employees | 1,462 | 1,391
Number of repair shops | 118 | 109
"""
_OUTPUT = """| Three Months Ended June 30, |
| 2018 | 2017
Number of looms sold | 2,317 | 2,204
Average daily production (units) | 48,210 | 46,950
Number of repair shops opened | 4 | 3
Average price of looms per unit | $31,250.00 | $30,480.00
Research and development per loom | $1,782.48 | $1,751.36
Comparable shop sales increase | 4.7% | 3.2%
Spindle utilization rate of all mills | 83.4% | 81.9%
"""


def audit(*said: str) -> Audit:
    """The whole check of the release, with the given paragraphs as its prose."""
    return audit_of(
        _RELEASE,
        "ravensbeck.htm",
        *said,
        income=_INCOME,
        balance=_BALANCE,
        flows=_FLOWS,
        adjusted=_ADJUSTED,
        items=_ITEMS,
        counts=_COUNTS,
        output=_OUTPUT,
    )


def numbers(*said: str) -> list[tuple[str, str]]:
    """For each number of the prose: as printed, and the verdict."""
    return [(text, each.verdict.value) for text, each in printed(audit(*said))]
