"""Ways in which releases say what their tables print: a savings bank's, and a maker's with two segments."""

from __future__ import annotations

import pytest

from tests.check.claims.small import numbers_in, small_release, words_in

EXACT, OPEN = "exact", "not_verifiable"
_QUARTERS = (
    "| Three Months Ended September 30, 2019 | Three Months Ended June 30, 2019 | Three Months Ended September 30, 2018"
)
_BANK = {
    "Statements of Financial Condition (in thousands)": """| September 30, 2019 | June 30, 2019 | September 30, 2018
Cash and due from banks | $69,050 | $69,900 | $64,150
ACL | (2,310) | (2,260) | (2,140)
Loans, net | 222,600 | 216,060 | 191,180
Total assets | $291,650 | $285,960 | $255,330
Deposits: | | |
Non-interest bearing | $150,330 | $149,510 | $123,610
Interest bearing | 134,150 | 127,930 | 126,040
Total deposits | 284,480 | 277,440 | 249,650
Equity | 7,170 | 8,520 | 5,680
Total liabilities and equity | $291,650 | $285,960 | $255,330
""",
    "Statements of Income (in thousands, except per share data)": f"""{_QUARTERS}
Net interest income | $4,575 | $4,320 | $3,719
Income tax expense | 553 | 384 | 140
Net income | $1,275 | $879 | $291
Basic earnings per share | $0.41 | $0.28 | $0.09
""",
    "Ratios": f"""{_QUARTERS}
NPL | 0.61% | 0.64% | 0.72%
Loan to deposit ratio | 78.25% | 77.88% | 76.58%
Yield on loans | 9.12% | 9.30% | 8.93%
Net interest margin | 5.29% | 5.80% | 5.48%
Book value of common stock | $11.79 | $11.50 | $10.20
""",
}
_MAKER = {
    "Statements of Income (in thousands)": f"""{_QUARTERS}
Net sales | $76,065 | $70,110 | $57,577
Cost of sales | 42,241 | 40,020 | 39,447
Selling and administrative | 23,584 | 23,010 | 22,446
Operating income (loss) | $10,240 | $7,080 | $(4,316)
(Loss) gain on currency | (81) | 130 | (2,867)
Total other income (expense), net | 1,424 | 1,101 | (2,039)
""",
    "Statements of Cash Flows (in thousands)": f"""{_QUARTERS}
Cash provided by operating activities | $9,654 | $8,110 | $7,177
Repurchases of common stock under share repurchase program | (7,430) | - | (810)
Increase in cash | 2,224 | 8,110 | 6,367
Cash and cash equivalents, beginning of period | 106,957 | 98,847 | 78,212
Cash and cash equivalents, end of period | $109,181 | $106,957 | $84,579
""",
    "Segments (in thousands)": f"""{_QUARTERS}
Revenue: | | |
Boats | $44,480 | $40,005 | $31,300
Ropes | 31,585 | 30,105 | 26,277
Total revenue | $76,065 | $70,110 | $57,577
Adjusted EBITDA: | | |
Boats | $8,562 | $6,393 | $1,010
Ropes | 4,263 | 3,839 | 1,230
Consolidated Adjusted EBITDA | $12,825 | $10,232 | $2,240
""",
}


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("The Bank's loan to deposit ratio rose to 78.3% at September 30, 2019.", [EXACT]),
        ("The Bank's loan to deposit ratio rose to 79.3% at September 30, 2019.", [OPEN]),  # the bank alone may differ
        (
            "Yields on loans fell to 9.12% in the third quarter of 2019, compared to 9.30% from the second quarter.",
            [EXACT] * 2,
        ),
        ("The book value of the Company's common stock was $11.79 at September 30, 2019.", [EXACT]),
        ("Non-interest-bearing demand accounts rose $26.7 million from September 30, 2018.", [EXACT]),
        ("Non-interest bearing deposits of $150.3 million comprise 53% of total deposits.", [EXACT] * 2),
        ("The net interest margin was down 19 basis points from 5.48% when compared to a year ago.", [EXACT] * 2),
        (
            "Compared to the third quarter of 2018, net income increased $984 thousand, or $0.32 per share.",
            [EXACT] * 2,
        ),
        (
            "The loan to deposit ratio rose 1.67% to 78.25% at September 30, 2019, compared to 76.58% a year ago.",
            [EXACT] * 3,
        ),
        (
            "The loan to deposit ratio rose 2.18% to 78.25% at September 30, 2019, compared to 76.58% a year ago.",
            [EXACT] * 3,
        ),
        (
            "The loan to deposit ratio rose 1.76% to 78.25% at September 30, 2019, compared to 76.58% a year ago.",
            ["exception", EXACT, EXACT],
        ),
        (
            "Net income in the third quarter was $1.3 million, or $0.38 per diluted share.",
            [EXACT, OPEN],
        ),  # basic: $0.41
        (
            "Ottermere Bancorp, the holding company for Otter River Bank (“ORB”), is pleased to report. ORB’s total "
            "assets grew to $291.7 million at September 30, 2019.",
            [EXACT],
        ),
        ("ZRB’s total assets grew to $291.7 million at September 30, 2019.", [OPEN]),
        ("The allowance for credit losses was $2.31 million at September 30, 2019.", [EXACT]),
        ("The book value of our common stock was $11.79 at September 30, 2019.", [EXACT]),
        ("In the third quarter net income rose $396 thousand, $0.13 per share, from the second quarter.", [EXACT] * 2),
        (
            "In the third quarter net income rose $396 thousand, $0.15 per share, from the second quarter.",
            [EXACT, OPEN],
        ),
    ],
)
def test_of_a_bank(said: str, found: list[str]) -> None:
    release = small_release(_BANK, said, company="Ottermere Bancorp")
    assert [verdict for _, verdict in numbers_in(release)] == found


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Gross profit was $33.8 million, up 86.6% from $18.1 million in the third quarter of 2018.", [EXACT] * 3),
        ("Gross profit margin was 44.5% in the third quarter of 2019.", [EXACT]),
        ("Gross margin rate of the quarter was 44.5% in the current year, 31.5% in the prior year.", [EXACT] * 2),
        ("Gross margin rose to 44.5% in the current year quarter from 31.5% a year ago.", [EXACT] * 2),
        ("Adjusted EBITDA was $12.8 million, compared to EBITDA of $2.2 million a year ago.", [EXACT] * 2),
        ("Boats Adjusted EBITDA was $8.6 million, representing an Adjusted EBITDA margin of 19.2%.", [EXACT] * 2),
        ("Boats Adjusted EBITDA was $8.6 million, representing an Adjusted EBITDA margin of 16.9%.", [EXACT, OPEN]),
        ("Adjusted EBITDA was $12.8 million, representing an Adjusted EBITDA margin of 16.9%.", [EXACT] * 2),
        ("Net sales of the quarter were $76.1 million, 32% greater than last year's $57.6 million.", [EXACT] * 3),
        ("Operating profit after tax was $10.2 million, up only 45% from the second quarter.", [OPEN] * 2),
        ("The boats business grew 42.1% over the third quarter of 2018.", [EXACT]),
        ("Gross profit of the quarter was $33.8 million, including a contribution of $25.8 million, up 87% "
         "from $18.1 million a year ago.", [EXACT, OPEN, EXACT, EXACT]),
        ("Net sales grew 32% from the third quarter of 2018, driven by 33% increase in volume.", [EXACT, OPEN]),
        ("Other income, net, in the quarter was $1.4 million, compared with other expense, net, of $2.0 million "
         "in the third quarter of 2018.", [EXACT] * 2),
        ("Other expense, net, in the quarter was $1.4 million.", [OPEN]),  # it was income
        ("Other income (expense), net, in the third quarter of 2018 was $(2.0) million.", [EXACT]),
        ("The loss on currency was $81,000 in the quarter, compared to $2.9 million a year ago.", [EXACT] * 2),
        ("Net sales $76.1 million (+32%)", [EXACT] * 2),
        ("Net sales $76.1 million, +32% (+30% organic) vs. Q3 2018", [EXACT, EXACT, OPEN]),
        ("Net sales $76.1 million (32%)", [EXACT, OPEN]),  # of what it is is not said
    ],
)  # fmt: skip
def test_of_a_maker(said: str, found: list[str]) -> None:
    assert [verdict for _, verdict in numbers_in(small_release(_MAKER, said))] == found


_CASH = "Ottermere had $109.2 million in cash and cash equivalents, up from {} at September 30, 2018."


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (_CASH.format("$107.0 million at June 30, 2019 and $84.6 million"), [EXACT] * 3),
        (_CASH.format("$98.8 million at March 31, 2019 and $84.6 million"), [EXACT] * 3),  # as the second quarter opens
        (_CASH.format("$78.2 million at June 30, 2018 and $84.6 million"), [EXACT] * 3),
        (_CASH.format("$98.8 million at June 30, 2019 and $84.6 million"), [EXACT, OPEN, EXACT]),
        ("$109.2 million in cash and no debt", [EXACT]),
        ("In the third quarter the Company repurchased 110,269 shares for $7.43 million.", [OPEN, EXACT]),
        ("In the quarter gross margin was 44.5%; fiscal 2019 gross margin was 44.5%.", [EXACT, OPEN]),
    ],
)
def test_of_cash_and_of_two_stretches(said: str, found: list[str]) -> None:
    release = small_release(_MAKER, said)
    assert [verdict for _, verdict in numbers_in(release)] == found
    assert "exception" not in [verdict for _, verdict in words_in(release)]


def test_what_is_sold_is_never_negative() -> None:
    said = "Net sales were $76.1 million in the third quarter of 2019, up from $57.6 million a year ago."
    tables = dict(list(_MAKER.items())[:1])
    misprinted = {title: rows.replace("$76,065", "$(76,065)") for title, rows in tables.items()}
    assert [verdict for _, verdict in numbers_in(small_release(tables, said))] == [EXACT, EXACT]
    assert numbers_in(small_release(misprinted, said))[0] == ("$76.1 million", "exception")


def test_a_country_behind_a_measure_is_not_all_of_the_company() -> None:
    said = "Net sales rose 32.1% from the third quarter of 2018, and net sales in the U.S. rose 32.1%."
    assert [verdict for _, verdict in numbers_in(small_release(_MAKER, said))] == [EXACT, OPEN]


def test_the_name_of_the_company_may_be_part_of_a_measure() -> None:
    rows = f"""{_QUARTERS}
Net income | $7,710 | $6,420 | $5,130
Net income attributable to noncontrolling interests | 2,980 | 2,410 | 1,950
Net income attributable to Ottermere, Inc. common stockholders | $4,730 | $4,010 | $3,180
Diluted earnings per share | $0.06 | $0.05 | $0.04
"""
    said = (
        "Net income attributable to Ottermere, Inc. common stockholders was $4.7 million in the third quarter of 2019.",
        "Net income per diluted share attributable to Ottermere, Inc. common stockholders was $0.06 in the quarter.",
    )
    tables = {"Statements of Income (in thousands, except per share data)": rows}
    release = small_release(tables, *said, company="Ottermere, Inc.")
    assert [verdict for _, verdict in numbers_in(release)] == [EXACT, EXACT]


_LEFT_FOR_COMMON = f"""{_QUARTERS}
Net income | $7,710 | $6,420 | $5,130
Net income attributable to Ottermere, Inc. | 6,240 | 5,320 | 4,290
Accretion on preference shares | (1,510) | (1,310) | (1,110)
Net income attributable to Ottermere, Inc. common shareholders | $4,730 | $4,010 | $3,180
"""


@pytest.mark.parametrize(
    ("said", "verdicts"),
    [
        (
            "Net income attributable to Ottermere common shareholders was $4.7 million in the third quarter of 2019 "
            "versus net income of $3.2 million a year ago.",
            [EXACT, EXACT],
        ),
        (
            "Net income attributable to Ottermere common shareholders was $6.2 million in the third quarter of 2019 "
            "versus net income of $4.4 million a year ago.",
            [OPEN, OPEN],
        ),
        ("Net income attributable to Ottermere was $6.2 million in the third quarter of 2019.", [EXACT]),
    ],
)
def test_what_is_left_for_common_shares_is_told_from_all_that_is_the_companys(said: str, verdicts: list[str]) -> None:
    tables = {"Statements of Income (in thousands)": _LEFT_FOR_COMMON}
    release = small_release(tables, said, company="Ottermere, Inc.")
    assert [verdict for _, verdict in numbers_in(release)] == verdicts


def test_what_is_current_may_not_be_all_of_it() -> None:
    rows = """| September 30, 2019 | December 31, 2018
Current liabilities: | |
Accounts payable | $12,300 | $11,800
Deferred revenue | 92,950 | 87,100
Total current liabilities | $105,250 | $98,900
Other liabilities | 8,400 | 9,300
Total liabilities | $113,650 | $108,200
"""
    tables = {"Balance Sheets (in thousands)": rows}
    said = "Deferred revenue was {} at September 30, 2019."
    for amount, verdict in (("$93.0 million", EXACT), ("$96.0 million", OPEN)):
        assert numbers_in(small_release(tables, said.format(amount))) == [(amount, verdict)]
    said = "Accounts payable were $12.5 million at September 30, 2019."
    assert numbers_in(small_release(tables, said)) == [("$12.5 million", "exception")]


def test_a_row_may_be_of_net_and_of_comprehensive_loss_at_once() -> None:
    rows = f"""{_QUARTERS}
Net loss and comprehensive loss from continuing operations | $(6,200) | $(7,100) | $(10,016)
Net income from discontinued operations | - | - | 1,365
Net loss and comprehensive loss | $(6,200) | $(7,100) | $(8,651)
"""
    tables = {"Statements of Operations (in thousands)": rows}
    said = "The net loss of the third quarter of 2019 was ($6.2) million, compared to ($8.7) million in 2018."
    assert [verdict for _, verdict in numbers_in(small_release(tables, said))] == [EXACT, EXACT]


def test_sales_beside_rents_are_not_all_revenue() -> None:
    rows = f"""{_QUARTERS}
Revenue: | | |
Sales revenue | $83,525 | $80,100 | $79,172
Rental revenue | 11,559 | 11,900 | 13,105
Total revenue | 95,084 | 92,000 | 92,277
Total cost of revenue | 51,812 | 50,200 | 50,936
Gross profit | $43,272 | $41,800 | $41,341
"""
    said = "Gross margin was 45.5% in the third quarter of 2019, compared to 44.8% a year ago."
    tables = {"Statements of Operations (in thousands)": rows}
    assert [verdict for _, verdict in numbers_in(small_release(tables, said))] == [EXACT, EXACT]


_YEAR = {
    "Statements of Income (in thousands)": (
        "| Three Months Ended December 31, || Year Ended December 31, |\n| 2019 | 2018 | 2019 | 2018\n"
        "Net sales | $612,340 | $571,020 | $2,104,460 | $1,937,150\nCosts | 540,110 | 509,730 | 1,862,210 | 1,716,400\n"
        "Net income | $72,230 | $61,290 | $242,250 | $220,750"
    ),
    "Balance Sheets (in thousands)": (
        "| December 31, 2019 | December 31, 2018\nCash and cash equivalents | $88,460 | $91,300\n"
        "Other assets | 811,540 | 790,220\nTotal assets | $900,000 | $881,520"
    ),
    "Statements of Cash Flows (in thousands)": (
        "| Year Ended December 31, |\n| 2019 | 2018\nNet income | $242,250 | $220,750\n"
        "Repurchases of common shares | (190,420) | (150,310)\nPurchases of treasury shares | (6,330) | (5,870)\n"
        "Other | (48,340) | (60,210)\nNet (decrease) increase in cash | (2,840) | 4,360\n"
        "Cash and cash equivalents at beginning of year | 91,300 | 86,940\n"
        "Cash and cash equivalents at end of year | $88,460 | $91,300"
    ),
}


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Our annual revenue surpassed two billion dollars.", [EXACT]),  # of a quarter it would be another
        ("Our annual net income exceeded one hundred million dollars.", [OPEN]),  # no figure, but a limit
        ("Cash and cash equivalents at the end of the fourth quarter of 2019 were $88.5 million.", [EXACT]),
        ("Cash and cash equivalents at the end of 2018 were $91.3 million.", [EXACT]),
        # two rows could be the deed: the one whose verb is said is
        ("In 2019 we repurchased 2.2 million common shares at a cost of $190.4 million.", [OPEN, EXACT]),
        ("In 2019 we purchased 0.1 million shares at a cost of $6.3 million.", [OPEN, EXACT]),
        ("In 2019 we bought back 2.2 million shares for $190.4 million.", [OPEN, OPEN]),
        # the word of scale left out beside an amount that has it
        ("Net income was $72.2 million compared to $61.3 in the fourth quarter of 2018.", [EXACT, EXACT]),
        ("Net income for the quarter rose from $61.3 to $72.2 million.", [EXACT, EXACT]),
        ("Net income was $72.2 million compared to $61.3 a share in the fourth quarter of 2018.", [EXACT, OPEN]),
    ],
)
def test_a_year_and_what_is_left_out(said: str, found: list[str]) -> None:
    release = small_release(
        _YEAR, said, quarter="Fourth Quarter 2019", released="January 28, 2020", ended="December 31, 2019"
    )
    assert [verdict for _, verdict in numbers_in(release)] == found


_SHOPS = {
    "Highlights (dollars in thousands)": (
        "| Three Months Ended September 30, || Nine Months Ended September 30, |\n| 2019 | 2018 | 2019 | 2018\n"
        "Net sales | $52,418 | $45,940 | $150,020 | $140,100\nNew shop openings, net | 12 | 6 | 31 | 24"
    )
}


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ("Rents are higher due to the opening of 31 new shops since December 31, 2018.", EXACT),
        ("Rents are higher due to the opening of 31 new shops since June 30, 2019.", OPEN),
        ("Rents are higher due to the opening of 12 new shops in the third quarter.", EXACT),
        ("Rents are higher due to the opening of 12 new kilns in the third quarter.", OPEN),
    ],
)
def test_what_is_opened_since_a_day(said: str, verdict: str) -> None:
    assert [each for _, each in numbers_in(small_release(_SHOPS, said))] == [verdict]
