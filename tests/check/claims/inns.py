"""A made-up chain of inns: statements of two lengths, revenue by market, growth at constant currency, funds, counts."""

from __future__ import annotations

from icc_reports.model.audit import Audit
from tests.check.claims.pages import audit_of, printed

_RELEASE = """
<html><body>
<h3>Calderwell Inns, Inc. Reports Third Quarter 2019 Results</h3>
<p>BEND, Ore., Oct. 24, 2019 -- Calderwell Inns, Inc. reported results for the quarter ended September 30, 2019.</p>
{said}
<p><b>Consolidated Statements of Income</b><br>(in thousands, except per share data)</p>
{income}
<p><b>Revenue by market</b><br>(in thousands)</p>
{markets}
<p><b>Growth of revenue</b></p>
{growth}
<p><b>Non-GAAP Measures - Computation of Funds from Operations</b><br>(in thousands, except per share data)</p>
{funds}
<p><b>Operating data</b></p>
{counts}
<p><b>Consolidated Balance Sheets</b><br>(in thousands)</p>
{balance}
</body></html>
"""
_PERIODS = "| Three Months Ended September 30, || Nine Months Ended September 30, |\n| 2019 | 2018 | 2019 | 2018"
_INCOME = f"""{_PERIODS}
Revenues | $94,300 | $88,100 | $270,400 | $259,800
Operating expenses | 71,650 | 67,900 | 207,100 | 201,300
General and administrative | 8,410 | 7,640 | 24,300 | 22,900
Operating income | 14,240 | 12,560 | 39,000 | 35,600
Provision for income taxes | 3,130 | 2,890 | 8,580 | 8,190
Net income attributable to the company's common shareholders | $11,110 | $9,670 | $30,420 | $27,410
Diluted earnings per share | $0.44 | $0.39 | $1.21 | $1.10
Weighted average diluted shares outstanding | 25,210 | 24,960 | 25,150 | 24,910
"""
_MARKETS = f"""{_PERIODS}
Coast | $51,230 | $46,020 | $146,900 | $137,300
Lakeland | 27,870 | 27,310 | 79,100 | 78,800
Desert | 15,200 | 14,770 | 44,400 | 43,700
Total revenues | $94,300 | $88,100 | $270,400 | $259,800
"""
_GROWTH = """| Three Months Ended September 30, ||| % Change
| 2019 | 2018 | As reported | Constant currency
Coast | $51,230 | $46,020 | 11% | 13%
Lakeland | 27,870 | 27,310 | 2% | 4%
Desert | 15,200 | 14,770 | 3% | 3%
Revenues | $94,300 | $88,100 | 7% | 9%
"""
_FUNDS = f"""{_PERIODS}
Net income attributable to the company's common shareholders | $11,110 | $9,670 | $30,420 | $27,410
Depreciation of real estate | 9,330 | 8,890 | 27,600 | 26,300
FFO | 20,440 | 18,560 | 58,020 | 53,710
Costs of moving | 710 | 160 | 1,130 | 540
FFO, as adjusted | $21,150 | $18,720 | $59,150 | $54,250
FFO per share, as adjusted | $0.84 | $0.75 | $2.35 | $2.18
"""
_COUNTS = """| Three Months Ended September 30, |
| 2019 | 2018
Nights sold | 412,600 | 398,400
Average rate of nights sold | $163.10 | $155.20
Same-inn net operating income (NOI) (in thousands) | $21,480 | $20,390
"""
_BALANCE = """| September 30, 2019 | December 31, 2018
Cash and cash equivalents | $31,700 | $28,450
Loans to owners | 14,900 | 16,200
Inns, net | 402,100 | 396,800
Total assets | $448,700 | $441,450
Debt | $203,300 | $208,900
Shareholders' equity | 245,400 | 232,550
Total liabilities and shareholders' equity | $448,700 | $441,450
"""


def audit(*said: str) -> Audit:
    """The whole check of the release, with the given paragraphs as its prose."""
    return audit_of(
        _RELEASE,
        "calderwell.htm",
        *said,
        income=_INCOME,
        markets=_MARKETS,
        growth=_GROWTH,
        funds=_FUNDS,
        counts=_COUNTS,
        balance=_BALANCE,
    )


def numbers(*said: str) -> list[tuple[str, str, str]]:
    """For each number of the prose: as printed, what kind of claim, and the verdict."""
    return [(text, str(each.relation.claim_kind), each.verdict.value) for text, each in printed(audit(*said))]


def verdicts(*said: str) -> list[str]:
    """The verdicts of the numbers of the prose, in order."""
    return [verdict for _, _, verdict in numbers(*said)]
