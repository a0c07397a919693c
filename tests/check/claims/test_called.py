"""Measures that a sentence explains beside their names, and amounts that open a clause of their own."""

from __future__ import annotations

import pytest

from tests.check.claims.small import numbers_in, small_release

EXACT, OPEN, EXCEPTION = "exact", "not_verifiable", "exception"
_TABLES = {
    "Consolidated Statements of Operations (in thousands)": """
| Three Months Ended September 30, 2019 | Three Months Ended June 30, 2019 | Three Months Ended September 30, 2018
Revenue | $ 91,350 | $ 90,870 | $ 88,400
Dredging costs | 36,310 | 36,490 | 35,900
Restructuring costs | 1,480 | 1,260 | 1,110
Operating expenses | 70,220 | 69,980 | 68,050
Net income | $ 9,120 | $ 8,990 | $ 8,470
""",
    "Reconciliation of Net Income to Adjusted Net Income and Adjusted EBITDA (in thousands)": """
| Three Months Ended September 30, 2019 | Three Months Ended June 30, 2019 | Three Months Ended September 30, 2018
Net income | $ 9,120 | $ 8,990 | $ 8,470
Restructuring costs | 1,480 | 1,260 | 1,110
Adjusted net income | 10,600 | 10,250 | 9,580
Interest, taxes and depreciation | 7,330 | 7,210 | 7,060
Adjusted EBITDA | $ 17,930 | $ 17,460 | $ 16,640
""",
}


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (
            "Adjusted net income, or net income adjusted to eliminate the effect of restructuring costs and closures, "
            "increased to $10.6 million (Q3 2018: $9.6 million).",
            [("$10.6 million", EXACT), ("$9.6 million", EXACT)],
        ),
        (
            "Earnings before interest, taxes and depreciation, adjusted for restructuring costs (“Adjusted EBITDA”) "
            "totaled $17.9 million in the third quarter of 2019.",
            [("$17.9 million", EXACT)],
        ),
        (
            "Net income, excluding restructuring costs, which we refer to as Adjusted Net Income, was $10.6 million "
            "in the third quarter of 2019.",
            [("$10.6 million", EXACT)],
        ),
        (  # what is explained is not the measure without it
            "Adjusted net income, or net income adjusted to eliminate the effect of restructuring costs and closures, "
            "increased to $9.12 million.",
            [("$9.12 million", OPEN)],
        ),
    ],
)
def test_what_explains_a_measure_takes_no_number_from_it(said: str, found: list[tuple[str, str]]) -> None:
    assert numbers_in(small_release(_TABLES, said))[-len(found) :] == found


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (  # 36,490 in the quarter before
            "Revenue was $91.4 million compared to $90.9 million in the prior quarter and dredging costs of "
            "$36.3 million were in line in with the prior quarter.",
            [("$91.4 million", EXACT), ("$90.9 million", EXACT), ("$36.3 million", EXACT)],
        ),
        (
            "Revenue was $91.4 million compared to revenue of $90.9 million and dredging costs of $36.5 million in "
            "the prior quarter.",
            [("$91.4 million", EXACT), ("$90.9 million", EXACT), ("$36.5 million", EXACT)],
        ),
    ],
)
def test_what_a_clause_of_its_own_is_about_is_not_compared_with(said: str, found: list[tuple[str, str]]) -> None:
    assert numbers_in(small_release(_TABLES, said))[-len(found) :] == found


def test_rates_of_guidance_are_a_basis_and_nothing_to_come() -> None:
    said = "Revenue increased 3% to $91.4 million ($92.0 million at guidance rates) in the third quarter of 2019."
    assert numbers_in(small_release(_TABLES, said))[-3:] == [
        ("3%", EXACT),
        ("$91.4 million", EXACT),
        ("$92.0 million", OPEN),
    ]
