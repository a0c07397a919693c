"""Items that results are told without, and results beside them: charges behind their amounts, net gains, margins."""

from __future__ import annotations

import pytest

from tests.check.claims.small import numbers_in, small_release

EXACT, OPEN = "exact", "not_verifiable"

_TABLES = {
    "Statements of Income (in millions)": (
        "| Three Months Ended September 30, |\n| 2019 | 2018\nRevenue | $984 | $871\nOperating costs | 741 | 612\n"
        "Operating income | 243 | 259\nOther income (expense), net | 58 | (31)\nAdvisory fees | (27) | (14)\n"
        "Interest expense | (11) | (12)\nNet income | $263 | $202"
    ),
    "Reconciliation of Operating Income to Adjusted Operating Income (in millions)": (
        "| Three Months Ended September 30, |\n| 2019 | 2018\nOperating income | $243 | $259\nadd: HB fine | 73 | 0\n"
        "Adjusted operating income | $316 | $259"
    ),
}


def _found(said: str) -> list[str]:
    return [verdict for _, verdict in numbers_in(small_release(_TABLES, said))]


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Excluding the $73 million charge related to the Harbor Board (HB) fine, operating income rose 22%.", EXACT),
        ("Excluding the $73 million charge related to the Haven Bank (HB) fine, operating income rose 22%.", EXACT),
        ("Excluding the $73 million charge related to the Harbor Board (HB) mole, operating income rose 22%.", OPEN),
        ("Excluding the $79 million charge related to the Harbor Board (HB) fine, operating income rose 22%.", OPEN),
        ("The HB ruling imposed a $73 million fine which we accrued in the third quarter.", EXACT),
        ("The HB ruling imposed a $79 million fine which we accrued in the third quarter.", OPEN),
        ("The HB ruling imposed a $73 million tariff which we accrued in the third quarter.", OPEN),
        ("The court's ruling imposed a $73 million fine which we accrued in the third quarter.", OPEN),
    ],
)
def test_an_item_behind_its_amount_is_of_the_row_that_adjusts_for_it(said: str, found: str) -> None:
    assert _found(said)[0] == found


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (
            "Following $27 million in advisory fees, net income was $263 million in the third quarter of 2019.",
            [EXACT] * 2,
        ),
        (
            "Following $263 million in advisory fees, net income was $263 million in the third quarter of 2019.",
            [OPEN, EXACT],
        ),
        ("We spent $38 million on advisory fees and interest in the third quarter of 2019.", [OPEN]),
    ],
)
def test_behind_a_comma_alone_no_list_of_measures_goes_on(said: str, found: list[str]) -> None:
    assert _found(said) == found


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Other income reflected a net gain of $58 million, mostly on what has not been sold.", EXACT),
        ("Other income in the third quarter of 2019 was $58 million.", EXACT),
        ("Other income reflected a net gain of $58 million on the sale of a quarry.", OPEN),
        ("Other income reflected a net gain of $85 million, mostly on what has not been sold.", OPEN),
        ("Operating income reflected a net gain of $243 million, mostly on what has not been sold.", OPEN),
    ],
)
def test_a_net_gain_that_a_net_result_reflects_is_that_result(said: str, found: str) -> None:
    assert _found(said) == [found]


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Advisory fees related to certain mergers of $27 million lowered income in the third quarter of 2019.", EXACT),
        ("Advisory fees related to certain mergers of $72 million lowered income in the third quarter of 2019.", OPEN),
        ("Net income related to certain mergers of $263 million rose in the third quarter of 2019.", OPEN),
    ],
)
def test_what_an_item_arises_from_stands_before_its_amount(said: str, found: str) -> None:
    assert _found(said)[0] == found


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Revenue increased 13% and operating margin was 24.7% in the third quarter of 2019.", [EXACT, EXACT]),
        ("Revenue increased 13% and operating margin of 24.7% was reported.", [EXACT, EXACT]),
        ("Revenue increased 13% and net income 30% in the third quarter of 2019.", [EXACT, EXACT]),
    ],
)
def test_a_verb_behind_a_measure_states_its_level(said: str, found: list[str]) -> None:
    assert _found(said) == found


def test_a_loss_behind_an_amount_is_what_the_measure_before_it_came_to() -> None:
    rows = (
        "| Three Months Ended September 30, |\n| 2019 | 2018\nRevenue | $98 | $87\nAdjusted EBITDA loss | (367) | (523)"
    )
    tables = {"Statements of Income (in millions)": rows}
    said = (
        "Adjusted EBITDA for the third quarter of 2019 improved to a loss of $367 million from a loss of $523 million."
    )
    assert [verdict for _, verdict in numbers_in(small_release(tables, said))] == [EXACT, EXACT]


_WITHOUT = {
    "Statements of Income (in millions)": (
        "| Three Months Ended\n| September 30, 2019 | June 30, 2019\nRevenue | $984 | $871\nMoving costs | 31 | 22\n"
        "Operating costs | 741 | 612\nNet income | $212 | $237"
    ),
    "Operating Costs (in millions)": (
        "| Three Months Ended\n| September 30, 2019 | June 30, 2019\nOperating costs | $741 | $612\n"
        "Less: moving costs | 31 | 22\nOperating costs excluding moving costs (non-GAAP) | $710 | $590"
    ),
}


def test_what_is_left_out_takes_no_part_in_the_list_behind_it() -> None:
    said = (
        "Excluding the impact of moving costs, operating costs were $710 million and $590 million, respectively, for "
        "the third quarter of 2019 and the second quarter of 2019."
    )
    assert numbers_in(small_release(_WITHOUT, said)) == [("$710 million", EXACT), ("$590 million", EXACT)]
