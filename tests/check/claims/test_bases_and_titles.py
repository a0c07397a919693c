"""Measures whose rows say more of their basis than the prose does, or say it elsewhere than in their own names."""

from __future__ import annotations

import pytest

from tests.check.claims.small import numbers_in, small_release

_INCOME = """
(In thousands) | Three months ended September 30, 2019 | Three months ended September 30, 2018
Net sales | $ 40,000 | $ 38,000
Gross profit | 12,000 | 11,020
Operating income | 3,620 | 2,630
Net income | 2,500 | 1,900
"""
_RESULTS = """
(In thousands) | Three months ended September 30, 2019 | Three months ended September 30, 2018
Underlying adjusted EBITDA | $ 6,831 | $ 5,617
Adjusted net income | 3,210 | 2,840
"""
_EBITDA = """
(In thousands) | Three months ended September 30, 2019 | Three months ended September 30, 2018
Net income | $ 2,500 | $ 1,900
Interest, taxes and depreciation | 2,240 | 2,260
EBITDA (non-GAAP) | $ 4,740 | $ 4,160
"""
_MARGINS = """
(In thousands) | Three months ended September 30, 2019 | Three months ended September 30, 2018
Net sales | $ 40,000 | $ 38,000
Non-GAAP gross profit | 12,388 | 11,210
Non-GAAP adjusted gross profit | |
Margin | 30.9% | 29.4%
"""
_BALANCES = """
(In thousands) | September 30, 2019 | December 31, 2018
Cash | $ 6,068 | $ 18,197
Accounts receivable | 20,000 | 19,000
Total assets | 26,068 | 37,197
"""
_FLOWS = """
(In thousands) | Nine months ended September 30, 2019 | Nine months ended September 30, 2018
Cash provided by operating activities | $ 5,100 | $ 4,200
Change in cash | (12,129) | 1,000
Cash at beginning of period | 18,197 | 14,000
Cash at end of period | $ 6,068 | $ 15,000
"""
_EQUIVALENTS = """
(In thousands) | September 30, 2019 | December 31, 2018
Cash | $ 6,068 | $ 18,197
Cash equivalents | 2,000 | 1,000
Total assets | 26,068 | 37,197
"""
EXACT, OPEN = "exact", "not_verifiable"


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Underlying adjusted EBITDA was $6.8 million.", [("$6.8 million", EXACT)]),
        (
            "Adjusted EBITDA was $12.5 million compared to $5.6 million.",
            [("$12.5 million", OPEN), ("$5.6 million", OPEN)],
        ),
        ("Underlying EBITDA was $6.8 million.", [("$6.8 million", OPEN)]),
        ("Non-GAAP net income was $3.2 million.", [("$3.2 million", EXACT)]),
        ("Underlying adjusted net income was $3.2 million.", [("$3.2 million", OPEN)]),
    ],
)
def test_a_basis_made_of_another_is_another(said: str, found: list[tuple[str, str]]) -> None:
    assert numbers_in(small_release({"Selected results": _RESULTS}, said)) == found


def test_how_a_measure_is_made_leaves_it_the_subject() -> None:
    release = small_release(
        {"Selected results": _RESULTS},
        "Underlying adjusted EBITDA, calculated as adjusted EBITDA excluding refunds was $6.8 million.",
        "Underlying adjusted EBITDA, calculated by excluding the costs of moving and refunds, was $6.8 million.",
    )
    assert numbers_in(release) == [("$6.8 million", EXACT)] * 2


def test_a_measure_outside_gaap_may_leave_out_that_it_is() -> None:
    said = "EBITDA increased to $4.7 million, or 11.9% of sales, from $4.2 million."
    release = small_release({"Statements of income": _INCOME, "Reconciliation of EBITDA": _EBITDA}, said)
    assert numbers_in(release) == [("$4.7 million", EXACT), ("11.9%", EXACT), ("$4.2 million", EXACT)]


def test_a_margin_under_the_name_of_what_is_earned() -> None:
    said = "On an adjusted basis, gross margin expanded 150 basis points from the prior-year quarter to 30.9%."
    release = small_release({"Statements of income": _INCOME, "Selected results": _MARGINS}, said)
    assert numbers_in(release) == [("150 basis points", EXACT), ("30.9%", EXACT)]


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (
            "Gross profit totaled $12.0 million, or 30.0%, as compared to $11.0 million, or 29.0% a year ago.",
            [EXACT] * 4,
        ),
        ("Gross profit totaled $12.0 million, or 31.7%.", [EXACT, OPEN]),
        ("Higher sales resulted in operating income increasing $1.0 million to $3.6 million.", [EXACT] * 2),
        ("Sales combined with cost cuts resulted in operating income growing to $3.6 million.", [EXACT]),
    ],
)
def test_what_is_earned_and_its_share_of_sales(said: str, found: list[str]) -> None:
    release = small_release({"Statements of income": _INCOME}, said)
    assert [verdict for _, verdict in numbers_in(release)] == found


@pytest.mark.parametrize(
    ("balances", "found"),
    [(_BALANCES, [EXACT]), (_EQUIVALENTS, [OPEN])],
)
def test_cash_balances_of_a_row_that_only_says_cash(balances: str, found: list[str]) -> None:
    said = "Cash balances were $6.1 million at September 30, 2019."
    tables = {"Balance sheets": balances, "Statements of cash flows": _FLOWS if balances is _BALANCES else _INCOME}
    assert [verdict for _, verdict in numbers_in(small_release(tables, said))] == found


def test_cash_balance_at_the_beginning_of_a_stretch() -> None:
    flows = """
    (In thousands) | Three months ended September 30, 2019 | Nine months ended September 30, 2019
    Cash provided by operating activities | $ 1,900 | $ 5,100
    Cash, beginning of period | 9,412 | 18,197
    Cash, end of period | $ 6,068 | $ 6,068
    """
    said = "The cash balance was $6.1 million, a decrease from $9.4 million at June 30, 2019."
    release = small_release({"Balance sheets": _BALANCES, "Statements of cash flows": flows}, said)
    assert [verdict for _, verdict in numbers_in(release)] == [EXACT, EXACT]


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (
            "Net sales of $40.0 million reported, company reiterates 2020 outlook of sales of $44 million.",
            [EXACT, OPEN],
        ),
        ("Net income of $2.5 million, company raises guidance for 2020", [EXACT]),
        ("Net income of $2.5 million is the outlook for the quarter.", [OPEN]),
    ],
)
def test_what_is_done_to_the_outlook_leaves_the_results_told_before_it(said: str, found: list[str]) -> None:
    assert [verdict for _, verdict in numbers_in(small_release({"Statements of income": _INCOME}, said))] == found


_LOSS = """
(In millions) | Three months ended September 30, 2019 | Three months ended September 30, 2018
Net sales | $ 281.4 | $ 274.3
Goodwill impairment charge | 51.5 | -
Asset impairment charge | 4.2 | -
Earnings (loss) from operations | (36.4) | 8.3
Net loss | (41.3) | (1.8)
"""
_ADJUSTED = """
(In millions) | Three months ended September 30, 2019 | Three months ended September 30, 2018
Earnings (loss) from operations | $ (36.4) | $ 8.3
Goodwill impairment charge | 55.7 | -
Restructuring | 0.8 | 5.6
Adjusted earnings from operations | $ 20.1 | $ 13.9
"""


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Operating loss of $36.4 million; $20.1 million of operating income on an adjusted basis.", [EXACT, EXACT]),
        ("Operating loss was $36.4 million, and operating income on a like basis $20.1 million.", [EXACT, OPEN]),
        (
            "Operating loss of $36.4 million, reflecting $9.9 million in closure charges, compared to earnings of $8.3 "
            "million in the third quarter of 2018.",
            [EXACT, OPEN, EXACT],
        ),
        (
            "Operating loss of $36.4 million, reflecting $9.9 million in closure charges, compared to $8.3 million in "
            "the third quarter of 2018.",
            [EXACT, OPEN, OPEN],
        ),
        ("Operating loss was $36.4 million on $55.7 million non-cash impairment charges.", [EXACT, EXACT]),
        ("Operating loss was $36.4 million, including $55.7 million of impairment charges.", [EXACT, EXACT]),
        ("Operating loss was $36.4 million, including $53.7 million of impairment charges.", [EXACT, OPEN]),
        ("Operating loss was $36.4 million on $55.7 million of closing charges.", [EXACT, OPEN]),
        ("Adjusted earnings were $20.1 million in the third quarter of 2019, and $13.9 million in 2018.", [EXACT] * 2),
        ("Adjusted income was $20.1 million in the third quarter of 2019.", [OPEN]),
        ("Earnings were $20.1 million in the third quarter of 2019.", [OPEN]),
    ],
)
def test_a_result_on_a_basis_that_stands_behind_it_and_past_an_item(said: str, found: list[str]) -> None:
    release = small_release({"Statements of income": _LOSS, "Reconciliation of earnings": _ADJUSTED}, said)
    assert [verdict for _, verdict in numbers_in(release)] == found


def test_the_base_of_a_sentence_holds_for_those_behind_it() -> None:
    heads = "| Three Months Ended September 30, | | Three Months Ended June 30,\n| 2019 | 2018 | 2019\n"
    tables = {
        "Sales by segment (in thousands)": f"{heads}Net sales:\nKitchen | $7,310 | $5,520 | $6,940\n"
        "Garden | 4,890 | 4,870 | 4,660\nTotal net sales | $12,200 | $10,390 | $11,600",
    }
    behind = "Net sales increased from $6,940,000 to $7,310,000."
    said = f"Compared to the second quarter of 2019, net sales increased $370,000. {behind}"
    found = [verdict for _, verdict in numbers_in(small_release(tables, "<b>Kitchen</b>", said))]
    assert found == ["exact"] * 3
    alone = [verdict for _, verdict in numbers_in(small_release(tables, "<b>Kitchen</b>", behind))]
    assert alone == ["not_verifiable", "exact"]
