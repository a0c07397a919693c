"""Kinds of what is earned per share, net loss by its last line, revenue by its one row, and what only says why."""

from __future__ import annotations

import pytest

from icc_reports.check import check_release
from tests.check.claims.pages import printed
from tests.check.claims.small import numbers_in, small_release

EXACT, OPEN = "exact", "not_verifiable"
_STATEMENT = """
 | Three Months Ended September 30, | | Nine Months Ended September 30, |
(in millions, except per share data) | 2019 | 2018 | 2019 | 2018
Revenue | $412.5 | $438.1 | $1,231.4 | $1,290.0
Cost of revenue | 301.2 | 320.4 | 890.1 | 935.2
Operating income | 41.3 | 42.0 | 120.2 | 118.1
Net income | $28.6 | $30.2 | $80.3 | $79.4
Average diluted shares | 41.0 | 40.8 | 41.0 | 40.7
Diluted earnings per share | $0.70 | $0.74 | $1.96 | $1.95
Adjusted diluted earnings per share | 0.81 | 0.84 | 2.20 | 2.21
Comparable adjusted diluted earnings per share | 0.81 | 0.76 | 2.20 | 2.04
Adjusted EBITDA | 66.9 | 68.0 | 190.1 | 189.5
Comparable adjusted EBITDA | 66.9 | 63.1 | 190.1 | 180.2
"""
_FLOWS = """
 | Nine Months Ended September 30, |
(in millions) | 2019 | 2018
Net cash provided by operating activities | $101.2 | $88.4
Capital expenditures | (20.5) | (22.8)
Free cash flow | $80.7 | $65.6
"""
_SEGMENTS = """
 | Three Months Ended September 30, |
(in millions) | 2019 | 2018
Revenue: | |
Kitchens | $240.1 | $221.3
Gardens | 172.4 | 216.8
Total | $412.5 | $438.1
Comparable Adjusted Revenue | $412.5 | $401.9
Adjusted EBITDA: | |
Kitchens | $40.2 | $36.9
Gardens | 26.7 | 31.1
Total | $66.9 | $68.0
Comparable Adjusted EBITDA | $66.9 | $63.1
Adjusted EBITDA Margin: | |
Kitchens | 16.7% | 16.7%
Gardens | 15.5% | 14.3%
Total | 16.2% | 15.5%
Comparable Adjusted EBITDA | 16.2% | 15.7%
"""
_TABLES = {
    "Condensed Consolidated Statements of Income": _STATEMENT,
    "Condensed Consolidated Statements of Cash Flows": _FLOWS,
    "Segment Information": _SEGMENTS,
}


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Comparable adjusted diluted EPS of $0.81 was up 6.6% from the prior year.", [EXACT, EXACT]),
        ("Comparable adjusted diluted EPS was $0.81, compared to $0.84 in the third quarter of 2018.", [EXACT, OPEN]),
        ("Core diluted EPS was $0.81 in the third quarter of 2019.", [OPEN]),
        ("Comparable adjusted EBITDA margin was 16.2%, up 50 basis points from the prior year.", [EXACT, EXACT]),
        (
            "Comparable adjusted revenue, reflecting the impact of a first quarter business exit, increased 2.6% "
            "compared to the previous year.",
            [EXACT],
        ),
        (
            "Net income in the third quarter of 2019 was $28.6 million, a modest amount per share, compared to $30.2 "
            "million in the third quarter of 2018.",
            [EXACT, EXACT],
        ),
        ("We increased free cash flow in the first nine months of the year by 23.0%.", [EXACT]),
        ("Operating income fell 1.7% in the third quarter, up from a decline of 5% in the first half.", [EXACT, OPEN]),
        ("Revenue fell 5.8% in the third quarter, compared to 3.2% in the first half.", [EXACT, OPEN]),
        ("In the third quarter revenue fell 5.8% from a year ago, compared to 3.9% in the first half.", [EXACT, EXACT]),
        ("In the third quarter revenue fell 5.8% from a year ago, compared to 3.9% for the market.", [EXACT, OPEN]),
    ],
)
def test_kinds_reasons_and_rates(said: str, found: list[str]) -> None:
    assert [verdict for _, verdict in numbers_in(small_release(_TABLES, said))] == found


_WEEKS = {
    "Condensed Consolidated Statements of Income": """
 | 12 Weeks Ended | | 24 Weeks Ended |
(in millions, except per share data) | June 15, 2019 | June 16, 2018 | June 15, 2019 | June 16, 2018
Revenue | $412.5 | $438.1 | $801.4 | $823.0
Net income | $28.6 | $30.2 | $50.3 | $54.4
Diluted earnings per share | $0.70 | $0.74 | $1.23 | $1.34
""",
    "Condensed Consolidated Balance Sheets": """
(in millions) | June 15, 2019 | December 29, 2018
Total assets | $912.5 | $938.1
""",
    "Fiscal 2018 Diluted EPS Reconciliation": """
 | Year Ended
 | December 29, 2018
Reported diluted EPS, GAAP measure | $2.95
Restructuring charges | 0.41
Core diluted EPS, non-GAAP measure | $3.36
""",
}


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("We expect core EPS to decline by 2 percent compared to 2018 core EPS of $3.36.", [OPEN, EXACT]),
        ("Reported diluted EPS was $2.95 for fiscal 2018.", [EXACT]),
        ("Comparable EPS was $3.36 for fiscal 2018.", [OPEN]),
        ("EPS was $3.36 for fiscal 2018.", [OPEN]),
    ],
)
def test_a_year_with_a_longer_last_quarter_and_a_kind_that_a_row_notes_to_be_outside_gaap(
    said: str, found: list[str]
) -> None:
    release = small_release(_WEEKS, said, quarter="Second Quarter 2019", released="July 9, 2019", ended="June 15, 2019")
    assert [verdict for _, verdict in numbers_in(release)] == found


_LOSS = """
 | Three Months Ended September 30, |
(in thousands, except per share data) | 2019 | 2018
Collaboration revenue from a related party | $13,374 | $9,626
Research and development | 31,405 | 20,217
Change in fair value of warrant liability | (4,583) | 1,537
Loss before taxes | (22,614) | (9,054)
Provision for income taxes | 71 | 66
{rest}
Net loss attributable to common stockholders | $(22,685) | $(9,120)
Net loss per share, basic and diluted | $(0.55) | $(0.23)
Weighted average shares, basic and diluted | 41,245 | 39,652
"""
_PREFERRED = "Dividends on preferred stock | - | -"
_SAID = "Net loss was $(23) million or (169.6)% of total revenue compared to $(9) million or (94.7)% of total revenue."


def _of_loss(said: str, rest: str = "Other comprehensive loss | - | -") -> list[str]:
    tables = {"Condensed Statements of Operations": _LOSS.format(rest=rest)}
    return [verdict for _, verdict in numbers_in(small_release(tables, said))]


def test_the_last_line_is_net_loss_where_nothing_goes_to_others() -> None:
    assert _of_loss(_SAID) == [EXACT] * 4
    assert _of_loss(_SAID, _PREFERRED)[0] == OPEN


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (
            "Revenue from collaborative work with Harrow was $13.4 million in the third quarter, compared to $9.6 "
            "million in the same period in 2018.",
            [EXACT, EXACT],
        ),
        ("Revenue from licences was $13.4 million in the third quarter of 2019.", [OPEN]),
        (
            "Third quarter 2019 loss includes a $(4.58) million non-cash adjustment as a result of the change in fair "
            "value of warrant liability.",
            [EXACT],
        ),
        (
            "Third quarter 2019 loss includes a $3.14 million benefit due to lower research and development.",
            [OPEN],
        ),
    ],
)
def test_revenue_of_one_row_and_what_an_item_arises_from(said: str, found: list[str]) -> None:
    assert _of_loss(said) == found


def test_rows_of_one_label_under_two_headings_are_one() -> None:
    table = """
 | Three Months Ended September 30, |
(in thousands) | 2019 | 2018
Reconciliation of GAAP cost of revenue | |
GAAP cost of revenue | $190,211 | $170,350
Harbor toll refund benefit | (7,154) | -
Non-GAAP cost of revenue | $183,057 | $170,350
Reconciliation of GAAP gross profit | |
GAAP gross profit | $150,400 | $140,022
Harbor toll refund benefit | 7,154 | -
Non-GAAP gross profit | $157,554 | $140,022
"""
    release = small_release(
        {"Reconciliation of GAAP to Non-GAAP Measures": table}, "Includes $7.15 million of harbor toll refunds."
    )
    assert [verdict for _, verdict in numbers_in(release)] == [EXACT]


@pytest.mark.parametrize(
    "said",
    [
        "The effective tax rate was 12.5% in the third quarter of 2019, compared to 10.0% in the same period of 2018.",
        "An effective tax rate benefit of 12.5% in the third quarter of 2019 compares to a tax rate benefit of 10.0% "
        "in the third quarter of 2018.",
    ],
)
def test_a_benefit_printed_plain_is_the_rate_of_a_loss(said: str) -> None:
    rows = """
 | Three Months Ended September 30, |
(in millions, except per share data) | 2019 | 2018
Revenue | $402.1 | $391.6
Operating loss | (74.0) | (46.0)
Loss before income taxes | (80.0) | (50.0)
Income tax benefit | 10.0 | 5.0
Net loss | $(70.0) | $(45.0)
"""
    tables = {"Consolidated Statements of Operations": rows}
    assert [verdict for _, verdict in numbers_in(small_release(tables, said))] == [EXACT, EXACT]


def test_a_balance_is_said_to_be_against_the_day_of_the_other() -> None:
    tables = {
        "Balance Sheets (in thousands)": (
            "| September 30, 2019 | September 30, 2018\nInventories | $101,830 | $95,104\n"
            "Total assets | $107,130 | $100,204"
        )
    }
    said = "Inventories at September 30, 2019 were up 7.1% from September 30, 2018."
    ((_, judged),) = printed(check_release(small_release(tables, said)))
    assert judged.relation.subject == "Inventories, growth, September 30, 2019, against September 30, 2018"


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Grew operating income by $7 million and net income by $9 million year over year.", [EXACT, EXACT]),
        ("Grew operating income by $7 million and net income funded by $9 million year over year.", [EXACT, OPEN]),
    ],
)
def test_what_changed_by_an_amount_as_well_needs_no_verb_of_its_own(said: str, found: list[str]) -> None:
    rows = "| Three Months Ended September 30, |\n| 2019 | 2018\nOperating income | $43 | $36\nNet income | 33 | 24"
    release = small_release({"Statements of Income (in millions)": rows}, said)
    assert [verdict for _, verdict in numbers_in(release)] == found
