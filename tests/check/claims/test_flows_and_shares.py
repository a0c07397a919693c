"""What is said of a flow, what an amount is based on, and what is earned on a part of what is sold."""

from __future__ import annotations

import pytest

from tests.check.claims.small import numbers_in, small_release

EXACT, OPEN = "exact", "not_verifiable"

_HEADS = "| Three Months Ended September 30, |\n| 2019 | 2018\n"
_TABLES = {
    "Condensed Consolidated Statements of Operations (in thousands, except per share data)": _HEADS
    + "Revenues: ||\nMill | $61,300 | $58,100\nFreight and other | 2,110 | 2,480\nTotal revenues | 63,410 | 60,580\n"
    "Cost of sales: ||\nMill costs | 47,950 | 44,420\nFreight and other | 1,230 | 1,570\n"
    "Total cost of sales | 49,180 | 45,990\nOperating expenses | 18,020 | 12,210\n"
    "Income (loss) before income taxes | (3,790) | 2,380\nIncome tax expense | 126 | 512\n"
    "Net income (loss) | $(3,916) | $1,868\nEarnings (loss) per share - diluted | $(0.35) | $0.16\n"
    "Weighted average shares outstanding: ||\nBasic | 11,212 | 11,190\nDiluted | 11,212 | 11,520",
    "Condensed Consolidated Balance Sheets (in thousands)": "| September 30, 2019 | December 31, 2018\n"
    "Cash and cash equivalents | $18,420 | $22,310\nInvestments | 31,260 | 25,140\n"
    "Investments held by trusts | 4,410 | 4,280\nTotal assets | 90,310 | 91,220\n"
    "Total stockholders' equity (deficit) | 12,640 | (8,120)",
    "Cash Flows (in thousands)": _HEADS
    + "Net cash (used in) provided by operating activities from continuing operations | $(4,300) | $2,710\n"
    "Free cash flow | (6,140) | 1,290",
}


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (
            "Free cash flow was a use of cash of $6.1 million, compared to a source of cash of $1.3 million in the "
            "prior year period.",
            [EXACT, EXACT],
        ),
        ("Net cash used in operating activities from continuing operations was $4 million.", [EXACT]),
        ("Net cash used in operating activities from discontinued operations was $4 million.", [OPEN]),
        ("The offering was a source of cash of $18.4 million.", [OPEN]),  # not the cash that is held
    ],
)
def test_what_is_said_of_a_flow(said: str, found: list[str]) -> None:
    assert [verdict for _, verdict in numbers_in(small_release(_TABLES, said))] == found


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (
            "Net loss was $3.9 million, or $0.35 per share, based on approximately 11.2 million shares of common stock "
            "outstanding, compared to net income of $1.9 million, or $0.16 per share, based on approximately "
            "11.5 million shares of common stock outstanding in the prior year period.",
            [EXACT, EXACT, EXACT, EXACT, EXACT, EXACT],
        ),
        ("As of September 30, 2019, the company had approximately 11.2 million shares outstanding.", [OPEN]),
        ("The plan is based on approximately 11.2 million shares of common stock outstanding.", [OPEN]),
        (
            "Income tax expense was $0.1 million, an effective rate of negative 3.3%, compared to $0.5 million, an "
            "effective rate of 21.5%, for the third quarter of 2018.",
            [EXACT, EXACT, EXACT, EXACT],
        ),
        ("Income tax expense was $0.1 million, an effective rate of 3.3%.", [EXACT, OPEN]),
    ],
)
def test_what_an_amount_is_based_on(said: str, found: list[str]) -> None:
    assert [verdict for _, verdict in numbers_in(small_release(_TABLES, said))] == found


_BY_STRETCH = {
    "Cash Flows (in thousands)": "| Three Months Ended September 30, || Nine Months Ended September 30, |\n"
    "| 2019 | 2018 | 2019 | 2018\nFree cash flow | $6,140 | $1,290 | $18,420 | $9,310"
}


@pytest.mark.parametrize(
    ("said", "found"),
    [  # no flow is of a day, nor is it said which stretch ends on it
        ("The third quarter delivered $6.1 million in free cash flow with no debt at September 30, 2019.", EXACT),
        ("The third quarter delivered $6.2 million in free cash flow with no debt at September 30, 2019.", OPEN),
    ],
)
def test_a_day_behind_a_flow_leaves_it_one_of_what_is_reported(said: str, found: str) -> None:
    assert [verdict for _, verdict in numbers_in(small_release(_BY_STRETCH, said))] == [found]


_ONE_COUNT = {
    "Statements of Income (in millions, except per share data)": _HEADS
    + "Net sales | $981.2 | $903.4\nNet income | $31.9 | $28.4\nDiluted | $0.26 | $0.22\n"
    "Average shares outstanding | 122.5 | 131.0"
}


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Net income was $0.26 per share on an average base of 122.5 million common equivalent shares.", [EXACT] * 2),
        ("Net income was $0.26 per share, based on 122.5 million common and common equivalent shares.", [EXACT] * 2),
        ("Net income was $0.26 per share on an average base of 122.5 million preferred shares.", [EXACT, OPEN]),
    ],
)
def test_shares_of_which_a_release_prints_one_count(said: str, found: list[str]) -> None:
    assert [verdict for _, verdict in numbers_in(small_release(_ONE_COUNT, said))] == found


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Mill gross margin was 21.8%, compared to 23.5% in the third quarter of 2018.", [EXACT, EXACT]),
        ("Mill gross profit was $13.4 million.", [EXACT]),
        ("Mill gross margin as a percentage of mill revenues was 21.8%.", [EXACT]),
        ("Mill gross margin was 31.8%.", [OPEN]),  # costs may be shared out otherwise
        ("Adjusted mill gross margin was 21.8%.", [OPEN]),
        ("Paper mill gross margin was 21.8%.", [OPEN]),
        ("Kiln gross margin was 21.8%.", [OPEN]),
    ],
)
def test_margins_of_parts_of_what_is_sold(said: str, found: list[str]) -> None:
    assert [verdict for _, verdict in numbers_in(small_release(_TABLES, said))] == found


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Cash, cash equivalents, and investment securities of $49.7 million with no debt.", [EXACT]),
        (
            "The company had cash, cash equivalents and investment securities of $49.7 million and no debt as of "
            "September 30, 2019, compared to $47.5 million in cash, cash equivalents and investment securities and no "
            "debt at December 31, 2018.",
            [EXACT, EXACT],
        ),
        (
            "Free cash flow fell to a use of cash of $6.1 million from a source of cash of $1.3 million and, after the "
            "sale of the kiln, resulting in positive stockholders' equity of $12.6 million.",
            [EXACT, EXACT, EXACT],
        ),
    ],
)
def test_what_is_held_and_left(said: str, found: list[str]) -> None:
    assert [verdict for _, verdict in numbers_in(small_release(_TABLES, said))] == found


def test_a_period_of_what_is_expected_is_not_gone_on_with() -> None:
    said = "We expect to save $2 million, beginning in the second quarter. Mill revenue grew 6% from last year."
    assert [verdict for _, verdict in numbers_in(small_release(_TABLES, said))] == [OPEN, EXACT]


def test_what_is_entered_is_not_what_is_reported() -> None:
    said = "Combined with 6% growth in mill revenue, we enter the second half with a larger backlog."
    assert [verdict for _, verdict in numbers_in(small_release(_TABLES, said))] == [EXACT]


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Total revenues of $63.4 million achieved the low end of our full-year guidance.", [EXACT]),
        ("Total revenues of $63.4 million exceeded the midpoint of our previously increased guidance range.", [EXACT]),
        ("Total revenues of $63.4 million are our full-year guidance.", [OPEN]),
    ],
)
def test_results_held_to_guidance(said: str, found: list[str]) -> None:
    assert [verdict for _, verdict in numbers_in(small_release(_TABLES, said))] == found


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (
            "Cash and cash equivalents including investments held by trusts of $22.8 million as of September 30, 2019, "
            "compared to $26.6 million as of December 31, 2018, a decrease of 14%.",
            [EXACT, EXACT, EXACT],
        ),
        (
            "As of September 30, 2019, cash and cash equivalents, including investments held by trusts, amounted to "
            "$22.8 million.",
            [EXACT],
        ),
        (
            "Cash and cash equivalents were $18.4 million at September 30, 2019, including investments held by trusts "
            "of $4.4 million.",
            [EXACT, EXACT],
        ),
        ("Cash and cash equivalents including investments held by trusts of $21 million at quarter end.", [OPEN]),
    ],
)
def test_cash_with_what_it_is_said_to_include(said: str, found: list[str]) -> None:
    assert [verdict for _, verdict in numbers_in(small_release(_TABLES, said))] == found


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (
            "Capital expenditures, including principal payments on finance leases, were $9.7 million in the quarter.",
            [EXACT],
        ),
        (
            "Capital expenditures, including principal payments on finance leases, were $9.3 million in the quarter.",
            [OPEN],
        ),
        (
            "Capital expenditures were $9.3 million in the quarter, including principal payments on finance leases of "
            "$0.4 million.",
            [EXACT, EXACT],
        ),
    ],
)
def test_spending_with_what_it_is_said_to_include(said: str, found: list[str]) -> None:
    flows = (
        "Net cash provided by operating activities | $22,640 | $21,870\nPurchases of property and equipment | (9,315) "
    )
    flows += "| (8,120)\nPrincipal payments on finance leases | (411) | (307)\nIncrease in cash | $12,914 | $13,443"
    release = small_release({"Statements of Cash Flows (in thousands)": _HEADS + flows}, said)
    assert [verdict for _, verdict in numbers_in(release)] == found


def test_shares_averaged_are_called_common_stock() -> None:
    said = "The weighted average number of shares of common stock outstanding, basic, was 11.2 million in the quarter."
    averaged = _HEADS + "Net loss | $(3,916) | $(1,868)\nWeighted average number of shares - Basic | 11,212 | 11,190"
    release = small_release({"Statements of Operations (in thousands)": averaged}, said)
    assert numbers_in(release) == [("11.2 million", EXACT)]


_BY_SHARE = """
(In thousands, except per share data) | Three months ended September 30, 2019 | Three months ended September 30, 2018
Free cash flow | $4,400 | $3,640
Free cash flow per share | $0.44 | $0.36
"""


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Free cash flow of $0.44 per share rose 22% from the third quarter of 2018.", [EXACT, EXACT]),
        ("Free cash flow was $0.44 per share, an increase of 22% from the third quarter of 2018.", [EXACT, EXACT]),
        ("Free cash flow was $4.4 million, an increase of 21% from the third quarter of 2018.", [EXACT, EXACT]),
    ],
)
def test_what_has_grown_is_the_amount_per_share(said: str, found: list[str]) -> None:
    assert [verdict for _, verdict in numbers_in(small_release({"Cash flow": _BY_SHARE}, said))] == found


def test_repurchases_are_a_row_of_cash_flows_not_of_the_movements_of_equity() -> None:
    tables = _TABLES | {
        "Statements of Changes in Equity (in thousands)": "| Share capital | Deficit | Total equity\n"
        "Balance at January 1, 2019 | $21,400 | $(29,520) | $(8,120)\nShare repurchases | (3,370) | - | (3,370)",
        "Statements of Cash Flows (in thousands)": _HEADS
        + "Repurchase of share capital | (2,940) | (1,130)\nNet decrease in cash | (2,940) | (1,130)",
    }
    said = "In the third quarter of 2019 we repurchased $2.9 million of common shares."
    assert numbers_in(small_release(tables, said)) == [("$2.9 million", EXACT)]
