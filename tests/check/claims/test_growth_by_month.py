"""Growth of the same stores by month under a title, parts of sales behind a period, what a release defines."""

from __future__ import annotations

from datetime import date

import pytest

from icc_reports.check import check_release
from icc_reports.model.periods import Duration
from icc_reports.read import read_release
from tests.check.claims.pages import paragraphs, printed, table

EXACT, OPEN = "exact", "not_verifiable"
_MONTHS = """
| June period | July period | August period | Quarter
Company-owned | -4.1% | -3.2% | -2.1% | -3.3%
Domestic Franchise | -7.0% | -5.1% | -5.9% | -6.0%
"""
_STATEMENT = """
| 13 Weeks Ended
| August 30, 2005 | August 31, 2004
Sales: | |
Restaurant sales | $94,097 | $96,727
Catering contracts | 2,965 | 1,576
Total sales | 97,062 | 98,303
Costs and expenses: | |
Cost of food | 26,779 | 26,185
Cost of catering contracts | 2,567 | 1,280
Net income | $5,421 | $5,234
"""


def _page(*said: str) -> bytes:
    return (
        "<html><body><h2>Cobble Grills, Inc. Reports First Quarter Results</h2><p>DOVER, Ohio--October 5, 2005--Cobble "
        "Grills, Inc. today reported results for its first quarter of fiscal 2006 ended August 30, 2005.</p>"
        f"{paragraphs(*said)}<p>First quarter fiscal 2006 monthly same-store sales:</p>{table(_MONTHS)}"
        "<p>COBBLE GRILLS, INC.</p><p>Consolidated Statements of Income for the First Quarter of Fiscal Year 2006</p>"
        f"<p>(in thousands)</p>{table(_STATEMENT)}</body></html>"
    ).encode()


def test_months_of_a_fiscal_year_that_the_title_names() -> None:
    months = read_release(_page(), "cobble.htm").tables[0]
    assert [column.period for column in months.columns] == [
        Duration(date(2005, 6, 1), date(2005, 6, 30)),
        Duration(date(2005, 7, 1), date(2005, 7, 31)),
        Duration(date(2005, 8, 1), date(2005, 8, 31)),
        Duration(date(2005, 6, 1), date(2005, 8, 30)),
    ]


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (
            "Same-store sales at Company-owned Cobble Grills restaurants, which improved throughout the quarter and "
            "were in-line with our previous guidance, decreased 3.3% for the quarter.",
            [("3.3%", EXACT)],
        ),
        (
            "Same-store sales at domestic franchise Cobble Grills restaurants decreased 6.0% during the quarter.",
            [("6.0%", EXACT)],
        ),
        ("Same-store sales decreased 3.3% for the quarter.", [("3.3%", OPEN)]),
        (
            "Store level profit, which the Company defines as restaurant sales minus costs of food and cost of "
            "catering contracts, was $64.8 million compared to $69.3 million last year.",
            [("$64.8 million", EXACT), ("$69.3 million", EXACT)],
        ),
        (
            "Store level profit, defined as restaurant sales minus costs of food and rents, was $67.3 million.",
            [("$67.3 million", OPEN)],
        ),
        ("Q1 2006 Catering Contracts Grew $1.4 Million Year-Over-Year", [("$1.4 Million", EXACT)]),
    ],
)
def test_growth_by_month(said: str, found: list[tuple[str, str]]) -> None:
    checked = check_release(read_release(_page(said), "cobble.htm"))
    assert [(text, each.verdict.value) for text, each in printed(checked)] == found
