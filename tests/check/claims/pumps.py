"""A made-up maker of pumps: products and services, segments, regions, adjusted amounts, growth at constant currency."""

from __future__ import annotations

from tests.check.claims.pages import audit_of, printed

_RELEASE = """
<html><body>
<h3>Ardmoor Pumps, Inc. Reports Third Quarter 2019 Results</h3>
<p>DULUTH, Minn., Oct. 24, 2019 -- Ardmoor Pumps, Inc. reported results for the quarter ended September 30, 2019.</p>
<p><b>Segment Results</b><br>(in millions)</p>
{results}
{said}
<p><b>Consolidated Statements of Income</b><br>(in millions, except per share data)</p>
{income}
<p><b>Sales of spare parts by region</b><br>(in millions)</p>
{sides}
<p><b>Statements of Cash Flows</b><br>(in millions)</p>
{flows}
<p><b>Results of the quarter</b><br>(in millions)</p>
{summary}
<p><b>Segment information</b><br>(in millions)</p>
{segments}
<p><b>Net revenues by region</b><br>(in millions)</p>
{regions}
<p><b>Reconciliation of GAAP to non-GAAP measures</b><br>(in millions, except per share data)</p>
{adjusted}
<p><b>Revenue growth at constant currency, three months ended September 30, 2019</b></p>
{growth}
<p><b>Pro forma results</b><br>(in millions)</p>
{forma}
<p><b>Product sales</b><br>(in millions)</p>
{products}
<p><b>Key figures</b><br>(in millions)</p>
{keys}
<p><b>Segment revenue and operating income of Water Works</b><br>(in millions)</p>
{plants}
<p><b>Average yearly revenue per paying customer for the quarter ended</b></p>
{customers}
<p><b>Consolidated Balance Sheets</b><br>(in millions)</p>
{balance}
</body></html>
"""
_PERIODS = "| Three Months Ended September 30, |\n| 2019 | 2018"
_INCOME = f"""{_PERIODS}
Net revenues: | |
Pumps | $412.4 | $380.1
Services | 187.6 | 165.3
| 600.0 | 545.4
Costs and expenses: | |
Cost of pumps and services | 371.2 | 340.5
Selling, general and administrative | 121.5 | 115.2
Amortization of acquired intangibles | 9.3 | 9.6
Operating income | 98.0 | 80.1
Provision for income taxes | 21.6 | 17.7
Net income | $76.4 | $62.4
Basic earnings per share | $1.93 | $1.55
Diluted earnings per share | $1.91 | $1.54
Weighted average diluted shares | 40.0 | 40.5
"""
_RESULTS = """| Q3 2019 | Q3 2018
Water Works | |
Revenue | $351.2 | $310.9
Segment operating profit | 77.3 | 59.1
Orders | 366.0 | 340.2
Oil & Gas | |
Revenue | $248.8 | $234.5
Segment operating profit | 42.3 | 39.9
Orders | 241.0 | 255.5
"""
_SIDES = """| Three Months Ended September 30, 2019 ||| Three Months Ended September 30, 2018 ||
| Lakeland | Moorland | Consolidated | Lakeland | Moorland | Consolidated
Revenue: | | | | | |
Valves | $40.1 | $22.6 | $62.7 | $38.0 | $20.2 | $58.2
Seals | 21.4 | 9.9 | 31.3 | 20.3 | 9.1 | 29.4
"""
_FLOWS = """| Nine Months Ended September 30, |
| 2019 | 2018
Net cash provided by operating activities | $241.7 | $198.3
Purchases of property and equipment | (45.6) | (38.2)
Repurchases of common stock | (88.0) | (61.5)
"""
_SUMMARY = """| September 30, 2019 | June 30, 2019 | September 30, 2018
Revenues by segment: | | |
Water Works | $351.2 | $340.6 | $310.9
Oil & Gas | 248.8 | 251.1 | 234.5
| $600.0 | $591.7 | $545.4
Adjusted segment EBITDA (1): | | |
Water Works | $92.4 | $88.0 | $75.1
Oil & Gas | 63.0 | 60.2 | 58.4
Total adjusted EBITDA | $139.8 | $131.5 | $118.4
Bookings: | | |
Water Works | $361.0 | $352.2 | $330.1
Oil & Gas | 251.7 | 240.0 | 239.9
Total bookings | $612.7 | $592.2 | $570.0
"""
_SEGMENTS = f"""{_PERIODS}
Net revenues: | |
Water Works | $351.2 | $310.9
Oil & Gas | 248.8 | 234.5
Total net revenues | $600.0 | $545.4
Segment operating profit: | |
Water Works | $77.3 | $59.1
Oil & Gas | 42.3 | 39.9
Total segment operating profit | $119.6 | $99.0
Corporate | (21.6) | (18.9)
Operating income | $98.0 | $80.1
"""
_REGIONS = f"""{_PERIODS}
Americas | $310.5 | $283.3
Europe, Middle East and Africa | 170.1 | 158.0
Asia Pacific | 119.4 | 104.1
Total net revenues | $600.0 | $545.4
"""
_ADJUSTED = f"""{_PERIODS}
Net income | $76.4 | $62.4
Amortization of acquired intangibles | 9.3 | 9.6
Adjusted net income | $85.7 | $72.0
Diluted earnings per share | $1.91 | $1.54
Amortization of acquired intangibles | 0.23 | 0.24
Adjusted diluted earnings per share | $2.14 | $1.78
Adjusted income from operations | 107.3 | 89.7
Adjusted EBITDA | $139.8 | $118.4
Net cash provided by operating activities excl. leasing | 71.4 | 60.2
"""
_GROWTH = """| Three Months Ended September 30, 2019 ||
| Reported growth | Currency | Constant currency growth
Water Works | 13.0% | (1.1)% | 14.1%
Oil & Gas | 6.1% | (0.8)% | 6.9%
Total | 10.0% | (1.0)% | 11.0%
"""
_FORMA = """| Three Months Ended September 30, 2019 | Pro Forma Three Months Ended September 30, 2018
Net revenues | $600.0 | $571.3
Adjusted operating income | 104.1 | 92.8
Diluted earnings per share: | |
As reported | $1.91 | $1.54
As adjusted | 2.14 | 1.78
Loss of the plants | |
As reported | $(7.7) | $(6.6)
As adjusted | (5.2) | (4.9)
"""
_PRODUCTS = f"""{_PERIODS}
Net product sales: | |
DRAYEX | $96.2 | $71.5
Volute | 55.1 | 54.0
Comparable pump sales | 3.4% | 2.2%
"""
_KEYS = f"""{_PERIODS}
Backlog | $812.7 | $745.6
Annual recurring revenue | $96.1 | $80.1
Plant rebates of owners | $1.2 | $1.1
Return on sales | (2.4)% | 1.3%
"""
_PLANTS = f"""{_PERIODS}
Revenue | |
&nbsp;&nbsp;Harbor Plants | |
&nbsp;&nbsp;&nbsp;&nbsp;Inland | $130.7 | $120.8
&nbsp;&nbsp;&nbsp;&nbsp;Coastal | 220.5 | 190.1
| 351.2 | 310.9
Operating income | |
&nbsp;&nbsp;Harbor Plants | |
&nbsp;&nbsp;&nbsp;&nbsp;Inland | $31.4 | $24.0
&nbsp;&nbsp;&nbsp;&nbsp;Coastal | 45.9 | 35.1
| 77.3 | 59.1
"""
_CUSTOMERS = """| September 30, 2019 | September 30, 2018
Harbor Plants | |
Inland | $71.20 | $68.10
Coastal | 54.30 | 55.90
"""
_BALANCE = """| September 30, 2019 | December 31, 2018
Cash and cash equivalents | $84.0 | $75.5
Short-term investments | 31.0 | 22.5
Total current assets | 402.1 | 380.6
Total assets | $910.3 | $884.2
Deferred revenue, current | 60.1 | 55.2
Total current liabilities | 187.4 | 179.9
Deferred revenue, non-current | 5.4 | 6.1
Total liabilities | 420.7 | 431.5
"""


def verdicts(*said: str) -> list[str]:
    """The verdicts of the numbers of the given paragraphs, in order."""
    checked = audit_of(
        _RELEASE,
        "ardmoor.htm",
        *said,
        income=_INCOME,
        results=_RESULTS,
        sides=_SIDES,
        flows=_FLOWS,
        segments=_SEGMENTS,
        summary=_SUMMARY,
        regions=_REGIONS,
        adjusted=_ADJUSTED,
        growth=_GROWTH,
        forma=_FORMA,
        products=_PRODUCTS,
        keys=_KEYS,
        plants=_PLANTS,
        customers=_CUSTOMERS,
        balance=_BALANCE,
    )
    return [each.verdict.value for _, each in printed(checked)]
