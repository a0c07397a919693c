"""Tables of parts with the whole company in a column of its own, whose figures prose means without a segment."""

from __future__ import annotations

import pytest

from icc_reports.read import read_release
from tests.check.claims.pages import table
from tests.check.claims.small import numbers_in, small_release

EXACT, OPEN = "exact", "not_verifiable"
_QUARTERS = "| Three Months Ended September 30, 2019 | Three Months Ended September 30, 2018"
_PARTS = "| {time} | {time} | {time} | {time}\n| Lakeland | Moorland | Corporate | Consolidated"
_PRODUCTS = (
    "| Three Months Ended September 30, 2019 | | | |\n| Valves | Seals | Core Sales | Non-Core Sales | Net Sales"
)
TABLES = {
    "Statements of Income (in thousands)": f"""{_QUARTERS}
Net sales | $ 86,300 | $ 80,100
Operating income | 11,020 | 9,150
Net income | 8,120 | 6,640
Net income attributable to noncontrolling interests | (35) | (20)
Net income attributable to Ottermere Corp. | $ 8,085 | $ 6,620
Diluted earnings per share | $ 0.81 | $ 0.66
""",
    "Segment Information (in thousands)": f"""{_PARTS.format(time="Three Months Ended September 30, 2019")}
Sales to customers | $ 52,200 | $ 34,100 | $ - | $ 86,300
Operating income | | | | 11,020
Adjusted operating income | 9,900 | 4,770 | (1,930) | 12,740
Adjusted operating margin % | 19.0% | 14.0% | | 14.8%
""",
    "Segment Information, prior year (in thousands)": f"""{_PARTS.format(time="Three Months Ended September 30, 2018")}
Sales to customers | $ 48,700 | $ 31,400 | $ - | $ 80,100
Operating income | | | | 9,150
Adjusted operating income | 8,810 | 3,830 | (1,760) | 10,880
Adjusted operating margin % | 18.1% | 12.2% | | 13.6%
""",
    "Reconciliation of Adjusted Earnings (in thousands)": f"""{_QUARTERS}
Net income attributable to Ottermere Corp. | $ 8,085 | $ 6,620
Restructuring, after tax | 1,230 | 980
Adjusted earnings | $ 9,315 | $ 7,600
""",
}


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (
            "Adjusted operating income was $12.7 million or 14.8 percent of sales in the third quarter of 2019.",
            [("$12.7 million", EXACT), ("14.8 percent", EXACT)],
        ),
        (
            "Adjusted operating income was $(1.9) million in the third quarter of 2019.",
            [("$(1.9) million", OPEN)],
        ),
        (
            "Savings helped our profits in the third quarter of 2019, particularly in our Moorland segment where "
            "adjusted operating margin increased by 180 basis points over the third quarter of 2018.",
            [("180 basis points", EXACT)],
        ),
        (
            "GAAP earnings were $8.1 million, and adjusted earnings were $9.3 million, in the third quarter of 2019.",
            [("$8.1 million", EXACT), ("$9.3 million", EXACT)],
        ),
        ("GAAP earnings were $9.3 million in the third quarter of 2019.", [("$9.3 million", OPEN)]),
    ],
)
def test_company_is_the_column_called_so(said: str, found: list[tuple[str, str]]) -> None:
    assert numbers_in(small_release(TABLES, said)) == found


_GROWTH = """
<html><body>
<h3>Ottermere Corp. Reports Third Quarter 2019 Results</h3>
<p>BOISE, Idaho, October 24, 2019 -- Ottermere Corp. reported results for the quarter ended September 30, 2019.</p>
<p>{said}</p>
<p><b>Statements of Income (in thousands)</b></p>
{income}
<p>Ottermere Corp.</p>
<p>Reconciliation of Reported Measures to Non-GAAP Measures</p>
<p>Constant currency revenue growth (Unaudited)</p>
<p>Consolidated</p>
{company}
<p>Ottermere Corp.</p>
<p>Reconciliation of Reported Measures to Non-GAAP Measures</p>
<p>Constant currency revenue growth (Unaudited)</p>
<p>Moorland Segment</p>
{part}
</body></html>
"""
_COMPANY = f"""{_PRODUCTS}
Reported sales change | 7% | 9% | 8% | 6% | 8%
Plus: Currency translation effects | 1% | 2% | 1% | 3% | 2%
Constant currency sales change | 8% | 11% | 9% | 12% | 10%
"""
_PART = f"""{_PRODUCTS}
Reported sales change | 8% | 10% | 9% | 7% | 9%
Plus: Currency translation effects | 3% | 6% | 4% | 4% | 5%
Constant currency sales change | 11% | 16% | 13% | 11% | 14%
"""


@pytest.mark.parametrize(
    ("second", "verdict"),
    [("10 percent", EXACT), ("9 percent", OPEN), ("14 percent", OPEN), ("12 percent", OPEN)],
)
def test_growth_of_the_company_is_that_of_all_it_sells(second: str, verdict: str) -> None:
    said = f"Net sales were $86.3 million, up 8 percent from a year ago, and {second} on a constant currency basis."
    page = _GROWTH.format(
        said=said,
        income=table(TABLES["Statements of Income (in thousands)"]),
        company=table(_COMPANY),
        part=table(_PART),
    )
    assert numbers_in(read_release(page.encode(), "growth.htm"))[-1] == (second, verdict)
