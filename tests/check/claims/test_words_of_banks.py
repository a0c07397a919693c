"""What banks say: deposits of one kind, the interest on them, reserves, losses that a term of accounting expects."""

from __future__ import annotations

import pytest

from tests.check.claims.bank import directions, numbers
from tests.check.claims.pages import audit_of, printed
from tests.check.claims.small import numbers_in, small_release

EXACT, OPEN = "exact", "not_verifiable"

_COUNTY = """
<html><body>
<h3>Tarrow County Bancorp Reports First Quarter 2021 Results</h3>
<p>TULSA, Okla., April 20, 2021 -- Tarrow County Bancorp reported results for the quarter ended March 31, 2021.</p>
{said}
<p><b>Statements of Income</b><br>(in thousands)</p>
{income}
<p><b>Composition of Deposits</b><br>(in thousands)</p>
{deposits}
<p><b>Non-GAAP Reconciliation</b></p>
{tangible}
</body></html>
"""
_INCOME = """| Three Months Ended
| March 31, 2021 | December 31, 2020 | March 31, 2020
Interest income:
Loans | $8,740 | $8,850 | $9,210
Other investments | 310 | 280 | 340
Total interest income | $9,050 | $9,130 | $9,550
Interest expense:
Deposits | 1,050 | 1,190 | 1,880
Total interest expense | 1,050 | 1,190 | 1,880
Net interest income | 8,000 | 7,940 | 7,670
Noninterest expense | 5,450 | 5,340 | 5,210
Net income | $2,550 | $2,600 | $2,460
"""
_DEPOSITS = """| March 31, 2021 | December 31, 2020
Demand | $201,300 | $197,200
Savings | 501,200 | 496,900
Total deposits | $702,500 | $694,100
"""
_TANGIBLE = """| Three Months Ended
| March 31, 2021 | December 31, 2020 | March 31, 2020
Total equity | $151,530 | $151,330 | $152,250
Less: goodwill | 20,100 | 20,100 | 20,100
Non-GAAP tangible equity | $131,430 | $131,230 | $132,150
Non-GAAP tangible common equity ratio | 8.43% | 8.51% | 8.62%
"""


def _of_county(*said: str) -> list[tuple[str, str]]:
    checked = audit_of(_COUNTY, "tarrow.htm", *said, income=_INCOME, deposits=_DEPOSITS, tangible=_TANGIBLE)
    return [(text, each.verdict.value) for text, each in printed(checked)]


@pytest.mark.parametrize("kind", ["non-brokered", "Brokered", "Insured", "uninsured"])
def test_deposits_of_one_kind_are_not_all_deposits(kind: str) -> None:
    assert numbers(f"{kind} deposits were $702.5 million at March 31, 2021.") == [("$702.5 million", OPEN)]


def test_deposits_are_no_interest_on_deposits() -> None:
    said = "Total deposits increased $8.4 million, or 1.2%, from December 31, 2020 to $702.5 million at March 31, 2021."
    assert _of_county(said) == [("$8.4 million", EXACT), ("1.2%", EXACT), ("$702.5 million", EXACT)]


def test_investment_income_is_the_interest_on_investments() -> None:
    said = "Other investment income was $310,000 for the quarter ended March 31, 2021."
    assert _of_county(said) == [("$310,000", EXACT)]


def test_tangible_equity_needs_no_word_of_basis() -> None:
    said = "The tangible common equity ratio was 8.43% at March 31, 2021."
    assert _of_county(said) == [("8.43%", EXACT)]


@pytest.mark.parametrize("name", ["reserve for loan losses", "allowance for credit losses"])
def test_an_allowance_is_a_reserve(name: str) -> None:
    said = f"The {name} was $9.83 million, or 1.21% of loans, at March 31, 2021."
    assert numbers(said) == [("$9.83 million", EXACT), ("1.21%", EXACT)]


def test_a_loss_expected_by_its_accounting_is_no_forecast() -> None:
    said = "The Expected Credit Losses model applied when total deposits were $702.5 million at March 31, 2021."
    assert numbers(said) == [("$702.5 million", EXACT)]


def test_a_list_of_changes_gives_each_its_own() -> None:
    said = (
        "The change in net income for the first quarter of 2021 when compared to the first quarter of 2020 reflects an "
        "increase in noninterest income of $50,000 and an increase in net interest income of $410,000."
    )
    assert numbers(said) == [("$50,000", EXACT), ("$410,000", EXACT)]


_THRIFT = {
    "Statements of Income (in thousands)": """
| Three Months Ended September 30, 2019 | Three Months Ended September 30, 2018
Interest income | $9,050 | $8,730
Foreclosed property, net | 51 | 52
Net income | $2,550 | $2,460
""",
    "Loan Portfolio (in thousands)": """
| September 30, 2019 | June 30, 2019 | September 30, 2018
Mortgages | $891,300 | $896,500 | $866,000
Loans in process | (75,500) | (75,200) | (84,500)
Total loans receivable, net | $815,800 | $821,300 | $781,500
""",
    "Problem Assets (in thousands)": """
| September 30, 2019 | June 30, 2019 | September 30, 2018
Foreclosed property | $1,620 | $1,650 | $2,010
""",
}


def _of_thrift(said: str) -> list[tuple[str, str]]:
    return numbers_in(small_release(_THRIFT, said))


def test_what_is_net_behind_its_name_is_net_before_it() -> None:
    assert _of_thrift("Net loans receivable increased 4% from September 30, 2018.") == [("4%", EXACT)]


def test_a_percentage_joined_to_a_change_behind_a_comparison_changed_as_it_did() -> None:
    said = (
        "Net loans receivable increased $34.3 million, or 4%, to $815.8 million at September 30, 2019 from $781.5 "
        "million one year ago and decreased $5.5 million, or 1%, from $821.3 million at June 30, 2019."
    )
    assert {verdict for _, verdict in _of_thrift(said)} == {EXACT}


def test_what_a_bank_takes_in_is_what_both_rows_come_to() -> None:
    said = "Total operating revenue was $9.09 million, up $460,000 or 5.3% from the first quarter of 2020."
    assert numbers(said) == [("$9.09 million", EXACT), ("$460,000", EXACT), ("5.3%", EXACT)]
    assert numbers("Operating revenue was $9.19 million.") == [("$9.19 million", OPEN)]


@pytest.mark.parametrize(
    "both", ["net interest income plus non-interest income", "the sum of net interest income and noninterest income"]
)
def test_words_that_add_up_both_rows_say_what_a_bank_takes_in(both: str) -> None:
    said = f"Net revenue ({both}) was $9.09 million, compared to $8.63 million a year ago."
    assert numbers(said) == [("$9.09 million", EXACT), ("$8.63 million", EXACT)]
    assert numbers(f"Net revenue ({both}) was $9.19 million.") == [("$9.19 million", OPEN)]


@pytest.mark.parametrize("name", ["Operating revenue (which leaves out gains)", "Card revenue", "Adjusted revenue"])
def test_revenue_of_another_kind_is_not_what_both_rows_come_to(name: str) -> None:
    assert numbers(f"{name} was $9.09 million.") == [("$9.09 million", OPEN)]


def test_what_a_bank_spends_to_operate_bears_no_interest() -> None:
    assert _of_county("Total operating expenses were $5.45 million.") == [("$5.45 million", EXACT)]
    assert _of_county("Total operating expenses were $5.55 million.") == [("$5.55 million", OPEN)]


def test_a_heading_run_in_before_the_same_name_is_no_part_of_it() -> None:
    said = "Net interest income Net interest income for the first quarter of 2021 was $7.94 million."
    assert numbers(said) == [("$7.94 million", EXACT)]


def test_what_something_cost_until_a_day_is_no_balance_of_that_day() -> None:
    said = "Foreclosed property was $1.62 million at September 30, 2019, compared to $2.01 million a year earlier."
    assert _of_thrift(said) == [("$1.62 million", EXACT), ("$2.01 million", EXACT)]


def test_a_row_of_charge_offs_prints_recoveries_in_brackets() -> None:
    problems = "| September 30, 2019 | June 30, 2019\nNet charge-offs (recoveries) during quarter | $(80) | $70\n"
    tables = {"Problem Assets (in thousands)": problems}
    said = "There were net recoveries of $80,000 compared to net charge-offs of $70,000 for the preceding quarter."
    assert numbers_in(small_release(tables, said)) == [("$80,000", EXACT), ("$70,000", EXACT)]
    other = (
        "Net charge-offs were $80,000 in the third quarter of 2019, and net recoveries $70,000 in the second quarter."
    )
    assert {verdict for _, verdict in numbers_in(small_release(tables, other))} == {OPEN}


_KINDS = {
    "Noninterest Income": """(in thousands) | Three Months Ended
| September 30, 2019 | June 30, 2019 | September 30, 2018
Escrow related | $1,210 | $1,340 | $1,090
Card and vault | 860 | 830 | 790
Other | 410 | 450 | 520
| $2,480 | $2,620 | $2,400
"""
}


def test_a_title_says_what_the_rows_of_its_table_are_kinds_of() -> None:
    said = (
        "Escrow related revenue was $1,210,000 for the third quarter of 2019, a decrease of $130,000 from the second "
        "quarter of 2019.",
        "Other noninterest income was $410,000 for the third quarter of 2019.",
    )
    found = [("$1,210,000", EXACT), ("$130,000", EXACT), ("$410,000", EXACT)]
    assert numbers_in(small_release(_KINDS, *said)) == found


@pytest.mark.parametrize(
    "said",
    [
        "Excluding the loans of a bought branch, deposits increased from a year ago.",
        "Without the branch, deposits grew.",
        "Excluding the branch, cards and vaults, growth in deposits was pleasing.",
        "Total deposits increased from the prior quarter, excluding public funds.",
    ],
)
def test_what_leaves_something_out_went_no_way_that_a_row_of_all_shows(said: str) -> None:
    assert [verdict for _, verdict in directions(said)] == [OPEN]


@pytest.mark.parametrize("said", ["Deposits increased.", "Excluding the branch, income was higher, with deposits up."])
def test_what_leaves_nothing_out_went_the_way_of_its_row(said: str) -> None:
    assert directions(said)[-1][1] == EXACT
