"""A made-up bank: balances at the ends of quarters, ratios in columns of quarters, averages with rates."""

from __future__ import annotations

from icc_reports.model.audit import Audit
from icc_reports.model.relations import RelationKind
from tests.check.claims.pages import audit_of, printed

_RELEASE = """
<html><body>
<h3>Wexcombe Bancorp, Inc. Reports First Quarter 2021 Results</h3>
<p>TULSA, Okla., April 20, 2021 -- Wexcombe Bancorp, Inc. reported results for the quarter ended March 31, 2021.</p>
{said}
<p><b>Consolidated Balance Sheets</b><br>(in thousands)</p>
{balance}
<p><b>Consolidated Statements of Income</b><br>(in thousands)</p>
{income}
<p><b>Selected Ratios</b></p>
{ratios}
<p><b>Nonperforming Assets</b><br>(in thousands)</p>
{problems}
<p><b>Composition of Loans</b><br>(in thousands)</p>
{loans}
<p><b>Advances</b><br>(in thousands)</p>
{borrowed}
<p><b>Pledged Securities</b><br>(in thousands)</p>
{pledged}
<p><b>Average Balance Sheets</b><br>(in thousands)</p>
{averages}
</body></html>
"""
_BALANCE = """| March 31, 2021 | December 31, 2020 | March 31, 2020
Cash and due from banks | $41,300 | $38,200 | $33,900
Loans receivable, net of unearned fees | 812,400 | 806,700 | 771,300
Allowance for loan losses | (9,830) | (9,760) | (8,020)
Premises and equipment | 10,160 | 10,290 | 10,870
Total assets | $854,030 | $845,430 | $808,050
Total deposits | $702,500 | $694,100 | $655,800
Shareholders' equity | 151,530 | 151,330 | 152,250
Total liabilities and shareholders' equity | $854,030 | $845,430 | $808,050
"""
_INCOME = """| Three Months Ended
| March 31, 2021 | December 31, 2020 | March 31, 2020
Interest and dividend income:
Loans | $8,740 | $8,850 | $9,210
Securities | 380 | 410 | 430
Total interest income | $9,120 | $9,260 | $9,640
Interest expense:
Deposits | 1,050 | 1,190 | 1,880
Borrowings | 130 | 150 | 230
Total interest expense | 1,180 | 1,340 | 2,110
Net interest income | 7,940 | 7,920 | 7,530
Noninterest income:
Card fees | 910 | 870 | 790
Other, net | 240 | 260 | 310
Total noninterest income | 1,150 | 1,130 | 1,100
Net income | $2,310 | $2,240 | $1,770
"""
_RATIOS = """| Three Months Ended
| March 31, 2021 | December 31, 2020 | March 31, 2020
Return on average assets | 1.09% | 1.06% | 0.88%
Return on average tangible common equity | 6.40% | 6.20% | 4.90%
Effective income tax rate | 21.4% | 20.9% | 19.8%
Effective income tax rate, adjusted | 22.0% | 21.3% | 20.1%
Efficiency ratio | 61.30% | 62.10% | 66.40%
Nonperforming loans to total loans | 0.52% | 0.61% | 0.44%
Total nonperforming assets/total assets | 0.57% | 0.66% | 0.49%
Net charge-offs (recoveries) to average loans (annualized) | 0.07% | 0.12% | 0.03%
Operating expense/average assets | 2.61% | 2.66% | 2.74%
Allowance for loan losses to loans and leases | 1.21% | 1.21% | 1.04%
Book value per share at end of period | $18.94 | $18.92 | $18.57
"""
_PROBLEMS = """| March 31, 2021 | December 31, 2020 | March 31, 2020
Total nonperforming loans | $4,220 | $4,920 | $3,390
Other real estate owned | 640 | 660 | 570
Total nonperforming assets | $4,860 | $5,580 | $3,960
"""
_LOANS = """| March 31, 2021 | December 31, 2020 | March 31, 2020
Commercial real estate | $431,200 | $427,900 | $402,600
Residential mortgage | 381,200 | 378,800 | 368,700
Total loans | $812,400 | $806,700 | $771,300
"""
_BORROWED = """| March 31, 2021 | December 31, 2020 | March 31, 2020
Average
Overnight | $12,400 | $11,100 | $14,900
Term | 29,300 | 31,700 | 38,200
Quarter end
Overnight | $11,800 | $12,900 | $15,600
Term | 28,700 | 30,400 | 37,100
"""
_PLEDGED = """| March 31, 2021 | December 31, 2020 | March 31, 2020
Average | $21,700 | $22,600 | $24,800
Quarter end | 20,900 | 22,100 | 25,300
"""
_AVERAGES = """| For the Three Months Ended
| March 31, 2021 ||| March 31, 2020
| Average Balance | Interest | Yield/Rate | Average Balance | Interest | Yield/Rate
Loans receivable | $809,600 | $8,740 | 4.32% | $768,900 | $9,210 | 4.79%
Investment securities | 31,200 | 380 | 4.87 | 28,400 | 430 | 6.06
Total interest-earning assets | $840,800 | $9,120 | 4.34% | $797,300 | $9,640 | 4.84%
Interest-bearing deposits | $561,700 | $1,180 | 0.84% | $538,200 | $2,110 | 1.57%
Net interest margin | | | 3.78% | | | 3.78%
"""


def audit(*said: str) -> Audit:
    """The whole check of the release, with the given paragraphs as its prose."""
    return audit_of(
        _RELEASE,
        "wexcombe.htm",
        *said,
        balance=_BALANCE,
        income=_INCOME,
        ratios=_RATIOS,
        problems=_PROBLEMS,
        loans=_LOANS,
        borrowed=_BORROWED,
        pledged=_PLEDGED,
        averages=_AVERAGES,
    )


def numbers(*said: str) -> list[tuple[str, str]]:
    """For each number of the prose: as printed, and the verdict."""
    return _found(RelationKind.CLAIM, *said)


def directions(*said: str) -> list[tuple[str, str]]:
    """For each word of direction: the word, and the verdict."""
    return _found(RelationKind.DIRECTION, *said)


def _found(kind: RelationKind, *said: str) -> list[tuple[str, str]]:
    return [(text, each.verdict.value) for text, each in printed(audit(*said), kind)]
