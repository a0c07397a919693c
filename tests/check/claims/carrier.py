"""A made-up carrier: totals without labels, accounts of two depots in blocks, a balance sheet and cash flows."""

from __future__ import annotations

from icc_reports.model.audit import Audit
from tests.check.claims.pages import audit_of, printed

_RELEASE = """
<html><body>
<h3>Tolland Carriers, Inc. Reports First Quarter 2012 Results</h3>
<p>ERIE, Pa., April 26, 2012 -- Tolland Carriers, Inc. reported results for the quarter ended March 31, 2012.</p>
{said}
<p><b>Consolidated Statements of Income</b><br>(in thousands, except per share data)</p>
{income}
<p><b>Pallets in store, by depot</b><br>(in thousands of dollars)</p>
{stored}
<p><b>Storage fees of $9.1 million, consisting of the following:</b></p>
<p>(in thousands)</p>
{fees}
<p><b>Operating data</b><br>(in millions, except ratios and revenue per truck)</p>
{counts}
<p><b>What bore on operating income</b><br>(in thousands)</p>
{items}
<p><b>Consolidated Balance Sheets</b><br>(in thousands)</p>
{balance}
<p><b>Consolidated Statements of Cash Flows</b><br>(in thousands)</p>
{flows}
</body></html>
"""
_QUARTERS = """| Three Months Ended March 31, | Three Months Ended December 31, | Three Months Ended March 31,
| 2012 | 2011 | 2011"""
_INCOME = f"""{_QUARTERS}
Revenue
Haulage revenue | $61,300 | $60,150 | $57,240
Storage and handling fees | 9,120 | 9,044 | 8,310
| 70,420 | 69,194 | 65,550
Operating expenses
Drivers and crew | 31,480 | 30,112 | 29,010
Diesel | 14,930 | 15,002 | 12,870
General and administrative | 8,815 | 9,361 | 8,402
Gain on disposal of trucks | (312) | (455) | (733)
| 54,913 | 54,020 | 49,549
Operating income | 15,507 | 15,174 | 16,001
Interest expense | 1,107 | 1,130 | 1,201
Income before income taxes | 14,400 | 14,044 | 14,800
Provision for income taxes | 5,170 | 4,902 | 5,254
Net income | $9,230 | $9,142 | $9,546
Diluted earnings per share | $0.46 | $0.46 | $0.48
Weighted average diluted shares outstanding | 20,065 | 19,874 | 19,888
"""
_STORED = f"""{_QUARTERS}
Northern Depots
Goods in store, beginning of period | 4,110 | 4,030 | 3,650
Goods received | 1,320 | 1,240 | 1,190
Goods released | (1,094) | (1,160) | (1,022)
Goods in store, end of period | 4,336 | 4,110 | 3,818
Southern Depots
Goods in store, beginning of period | 2,870 | 2,901 | 2,644
Goods received | 871 | 802 | 790
Goods released | (760) | (833) | (735)
Goods in store, end of period | 2,981 | 2,870 | 2,699
Total
Goods in store, beginning of period | 6,980 | 6,931 | 6,294
Goods received | 2,191 | 2,042 | 1,980
Goods released | (1,854) | (1,993) | (1,757)
Goods in store, end of period | 7,317 | 6,980 | 6,517
"""
_FEES = """| Three Months Ended March 31, |
| 2012 | 2011
Cold rooms | $5,710 | $5,020
Open yards | 3,410 | 3,290
| $9,120 | $8,310
"""
_COUNTS = """| Three Months Ended March 31, |
| 2012 | 2011
Haulage revenue from:
Full loads services | $41.3 | $38.8
Part-load ("PTL") services | 14.7 | 13.1
Haulage brokerage | 5.3 | 5.3
Haulage operating ratio | 88.9% | 86.4%
Revenue per truck per week | $3,190 | $3,075
Hauls (in thousands) | 81.4 | 79.6
Tonnage (in thousands) | 1,620 | 1,530
"""
_ITEMS = """| Three Months Ended March 31, |
| 2012 | 2011
Total non-cash items impacting operating income | $1,240 | $(830)
Total cash items impacting operating income | 415 | 362
Impairment and other losses | 640 | 210
"""
_BALANCE = """| March 31, 2012 | December 31, 2011
Cash and cash equivalents | $7,240 | $5,980
Short-term investments | 2,110 | 3,040
Receivables | 31,060 | 30,490
Total current assets | 40,410 | 39,510
Trucks, net | 88,300 | 86,140
Long-term investments | 1,530 | 1,460
Total assets | $130,240 | $127,110
Payables | $14,880 | $14,020
Current portion of debt | 6,120 | 6,120
Total current liabilities | 21,000 | 20,140
Long-term debt | 38,800 | 40,200
Shareholders' equity | 70,440 | 66,770
Total liabilities and shareholders' equity | $130,240 | $127,110
"""
_FLOWS = """| Three Months Ended March 31, |
| 2012 | 2011
Net cash provided by operating activities | $12,640 | $11,870
Impairment of trucks | 640 | 210
Purchases of property and equipment | (9,415) | (8,120)
Proceeds from the sale of equipment | 1,310 | 2,044
Net cash used in investing activities | (8,105) | (6,076)
Repayments of debt | (1,400) | (1,400)
Repurchases of common stock | (1,875) | (2,560)
Net cash used in financing activities | (3,275) | (3,960)
Increase in cash and cash equivalents | $1,260 | $1,834
"""


def audit(*said: str) -> Audit:
    """The whole check of the release, with the given paragraphs as its prose."""
    return audit_of(
        _RELEASE,
        "tolland.htm",
        *said,
        income=_INCOME,
        stored=_STORED,
        fees=_FEES,
        counts=_COUNTS,
        items=_ITEMS,
        balance=_BALANCE,
        flows=_FLOWS,
    )


def numbers(*said: str) -> list[tuple[str, str]]:
    """For each number of the prose: as printed, and the verdict; those of titles left out."""
    found = printed(audit(*said))
    return [(text, each.verdict.value) for text, each in found if "consisting" not in (each.relation.quote or "")]
