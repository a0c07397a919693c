"""A made-up savings bank: quarters and the year so far, balances at four days; and the same bank at its year's end."""

from __future__ import annotations

from icc_reports.check import check_release
from icc_reports.model.audit import Audit
from icc_reports.read import read_release
from tests.check.claims.pages import paragraphs, printed, table

_RELEASE = """
<html><body>
<h3>{title}</h3>
<p>ELLERY, Maine, {dateline} -- Ellery Savings Bancorp reported results for the quarter ended {end}.</p>
{said}
<p><b>Consolidated Statements of Income</b><br>(in thousands, except per share data)</p>
{income}
<p><b>Consolidated Balance Sheets</b><br>(in thousands)</p>
{balance}
</body></html>
"""
_ENDS = {
    3: ("September 30, 2019", "June 30, 2019", "September 30, 2018", "December 31, 2018"),
    4: ("December 31, 2019", "September 30, 2019", "December 31, 2018", "June 30, 2019"),
}
_LENGTHS = {3: "Nine", 4: "Twelve"}
_INCOME = """
Interest income | $41,500 | $40,200 | $36,700 | $120,400 | $106,300
Interest expense | 9,800 | 9,300 | 7,100 | 27,900 | 19,600
Net interest income | 31,700 | 30,900 | 29,600 | 92,500 | 86,700
Provision for loan losses | 1,150 | 820 | 640 | 2,730 | 1,910
Noninterest income | 8,240 | 7,910 | 7,350 | 23,600 | 21,400
Noninterest expense | 21,900 | 21,300 | 20,050 | 64,300 | 59,700
Income before income taxes | 16,890 | 16,690 | 16,260 | 49,070 | 46,490
Income tax expense | 3,550 | 3,490 | 3,420 | 10,250 | 9,760
Net income | $13,340 | $13,200 | $12,840 | $38,820 | $36,730
Diluted earnings per share | $0.88 | $0.86 | $0.82 | $2.53 | $2.35
Weighted average diluted shares | 15,160 | 15,350 | 15,660 | 15,340 | 15,630
Efficiency ratio | 54.8% | 54.9% | 54.3% | 55.4% | 55.2%
"""
_BALANCE = """
Cash and cash equivalents | $88,300 | $91,900 | $79,400 | $83,600
Securities available for sale | 412,000 | 405,300 | 398,700 | 391,200
Loans receivable | 3,104,000 | 3,046,000 | 2,897,000 | 2,840,000
Other assets | 121,500 | 119,700 | 115,200 | 112,900
Total assets | $3,725,800 | $3,662,900 | $3,490,300 | $3,427,700
Deposits | $2,871,000 | $2,829,000 | $2,702,000 | $2,648,000
Borrowings | 431,200 | 419,400 | 388,600 | 391,100
Total shareholders' equity | 423,600 | 414,500 | 399,700 | 388,600
Total liabilities and shareholders' equity | $3,725,800 | $3,662,900 | $3,490,300 | $3,427,700
"""
_TITLES = {
    3: ("Ellery Savings Bancorp Reports Third Quarter 2019 Results", "Oct. 22, 2019"),
    4: ("Ellery Savings Bancorp Reports Fourth Quarter and Full Year 2019 Results", "Jan. 21, 2020"),
}


def page(*said: str, quarter: int = 3) -> str:
    """The release as a page, for the third or for the fourth quarter."""
    now, before, ago, other = _ENDS[quarter]
    quarters = [f"Three Months Ended {end}" for end in (now, before, ago)]
    longer = [f"{_LENGTHS[quarter]} Months Ended {end}" for end in (now, ago)]
    title, dateline = _TITLES[quarter]
    return _RELEASE.format(
        title=title,
        dateline=dateline,
        end=now,
        said=paragraphs(*said),
        income=table("|".join(("", *quarters, *longer)) + _INCOME),
        balance=table("|".join(("", now, before, other, ago)) + _BALANCE),
    )


def audit(*said: str, quarter: int = 3) -> Audit:
    """The whole check of that release."""
    return check_release(read_release(page(*said, quarter=quarter).encode(), "ellery.htm"))


def dated(*said: str, quarter: int = 3) -> list[tuple[str, str, str]]:
    """For each number of the prose: as printed, the periods of its subject, and the verdict."""
    found = printed(audit(*said, quarter=quarter))
    return [(text, each.relation.subject.partition(", ")[2], each.verdict.value) for text, each in found]
