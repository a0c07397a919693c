"""Parts by the total that they come to, by what their heading divides, and by words behind the measure."""

from __future__ import annotations

import pytest

from icc_reports.check.claims.names import names_of
from icc_reports.check.ledger import Ledger
from tests.check.claims.small import numbers_in, small_release

EXACT, OPEN = "exact", "not_verifiable"
_TABLES = {
    "Statements of Operations (in thousands)": """
| Three Months Ended September 30, 2019 | Three Months Ended September 30, 2018
Net sales: | |
Shops | $ 81,240 | $ 77,910
Printing | 12,115 | 13,020
Total net sales | 93,355 | 90,930
Cost of sales | 61,200 | 60,100
Selling expense | 13,905 | 13,330
Income from operations | 18,250 | 17,500
Net income | $ 13,110 | $ 12,480
""",
    "Income from Operations by Division (in thousands)": """
| Three Months Ended September 30, 2019 | Three Months Ended September 30, 2018
Shops | $ 14,420 | $ 13,150
Printing | 3,830 | 4,350
Total income from operations | $ 18,250 | $ 17,500
""",
    "Net Sales by Region (in thousands)": """
| Three Months Ended September 30, 2019 | Three Months Ended September 30, 2018
Iberia | $ 58,610 | $ 55,320
Balkans | 34,745 | 35,610
Total net sales | $ 93,355 | $ 90,930
""",
    "Effect of Currency on Net Sales (in thousands)": """
| 3Q19 | 3Q18 | 3Q19 at constant currency
Total net sales | $ 93,355 | $ 90,930 | $ 95,850
""",
    "Assets Under Management (in millions)": """
| Three Months Ended September 30, 2019 | Three Months Ended September 30, 2018
Assets under management, end of period | $ 8,214 | $ 7,905
Average assets under management | 8,166 | 7,842
By Vehicle | |
Trusts | $ 5,037 | $ 4,912
Separate accounts | 3,177 | 2,993
Total | $ 8,214 | $ 7,905
""",
}


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (
            "Income from operations of the Printing Division was $3.8 million in the third quarter of 2019.",
            [("$3.8 million", EXACT)],
        ),
        (
            "Net sales from shops operations for the third quarter of 2019 totaled $81.2 million, up 4.3% from the "
            "third quarter of 2018.",
            [("$81.2 million", EXACT), ("4.3%", EXACT)],
        ),
        (
            "Third quarter 2019 net sales to customers in Iberia were $58.6 million, or 63% of total net sales.",
            [("$58.6 million", EXACT), ("63%", EXACT)],
        ),
        (  # by their customers places may be divided otherwise: nobody is accused
            "Third quarter 2019 net sales to customers in Iberia were $59.9 million.",
            [("$59.9 million", OPEN)],
        ),
        (
            "At September 30, 2019, trusts had assets under management of $5.0 billion, or 61% of the total.",
            [("$5.0 billion", EXACT), ("61%", EXACT)],
        ),
        (
            "At September 30, 2019, assets under management were $8.2 billion, or 100% of the total.",
            [("$8.2 billion", EXACT), ("100%", OPEN)],
        ),
        (
            "Excluding currency translation, net sales of the third quarter of 2019 would have been up 5.4%.",
            [("5.4%", EXACT)],
        ),
        ("For the third quarter of 2019, average AUM was $8.17 billion.", [("$8.17 billion", EXACT)]),
    ],
)
def test_parts(said: str, found: list[tuple[str, str]]) -> None:
    assert numbers_in(small_release(_TABLES, said)) == found


_TWO_LENGTHS = {
    "Statements of Operations (in thousands)": """
| 3Q19 | 3Q18 | Nine Months Ended September 30, 2019 | Nine Months Ended September 30, 2018
Net sales | $ 93,355 | $ 90,930 | $ 271,400 | $ 262,115
Income from operations | 18,250 | 17,500 | 51,020 | 48,870
Net income | $ 13,110 | $ 12,480 | $ 36,905 | $ 34,640
""",
}


@pytest.mark.parametrize(
    ("share", "verdict"),
    [
        ("19.5%", EXACT),
        ("19.6%", "exception"),
        ("31.2%", OPEN),  # too far off to be a slip, and no period is named
    ],
)
def test_an_amount_tells_the_period_of_its_share(share: str, verdict: str) -> None:
    said = f"Income from operations was $18.3 million, or {share} of net sales."
    release = small_release(_TWO_LENGTHS, said, quarter="Strong")  # no title names the period
    assert numbers_in(release) == [("$18.3 million", EXACT), (share, verdict)]


def test_a_percentage_of_revenue_is_no_total_of_the_rows_above_it() -> None:
    rows = """
| Three Months Ended September 30, 2019 | Three Months Ended September 30, 2018
Net income | $ 13,110 | $ 12,480
Closing of shops | 1,420 | 1,150
Adjusted net income | $ 14,530 | $ 13,630
Net income as a percentage of net sales | 14.0 % | 13.7 %
"""
    tables = {**_TABLES, "Reconciliation of Net Income to Adjusted Net Income (in thousands)": rows}
    names = names_of(Ledger(small_release(tables, "Net sales grew.")))
    assert "Closing of shops" not in names.segments.values()


def test_the_total_of_rows_named_alike_is_that_of_the_part_they_name() -> None:
    tables = {
        "Statements of Operations (in thousands)": _TABLES["Statements of Operations (in thousands)"],
        "Supplemental Information - Businesses (in thousands)": """
| Three Months Ended September 30, 2019 | Three Months Ended September 30, 2018
Net sales | |
Shops City & Country - Domestic | $ 61,240 | $ 57,910
Shops City & Country - Abroad | 20,000 | 20,000
Shops City & Country - Total | 81,240 | 77,910
Shops Printing | 12,115 | 13,020
""",
    }
    said = "Shops City & Country third quarter 2019 net sales of $81.2 million grew $3.3 million or 4% year-over-year."
    assert numbers_in(small_release(tables, said)) == [
        ("$81.2 million", EXACT),
        ("$3.3 million", EXACT),
        ("4%", EXACT),
    ]
