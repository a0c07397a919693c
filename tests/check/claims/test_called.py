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


_LISTED = {
    "Consolidated Statements of Operations (in thousands)": """
| Three Months Ended September 30, 2019 | Three Months Ended September 30, 2018
Revenues: | |
Dredging | $ 80,120 | $ 77,980
Survey services | 6,340 | 5,910
Salvage services | 4,210 | 3,870
Other | 680 | 640
Total revenues | 91,350 | 88,400
Impairment | 2,370 | -
General and admin. | 7,480 | 7,150
Net income | $ 9,120 | $ 8,470
""",
    "Consolidated Balance Sheets (in thousands, except per share data)": """
| September 30, 2019 | December 31, 2018
Total assets | $ 410,200 | $ 402,700
Book value per common share | $ 18.15 | $ 20.35
""",
}


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (
            "All other revenue, which consists of survey services, salvage services and other revenue, increased to "
            "$11.2 million, compared to $10.4 million for the third quarter of 2018.",
            [("$11.2 million", EXACT), ("$10.4 million", EXACT)],
        ),
        (  # two of them
            "All other revenue, which consists of survey services and other revenue, increased to $11.2 million.",
            [("$11.2 million", OPEN)],
        ),
        (
            "General and administrative expense was $7.5 million in the third quarter of 2019.",
            [("$7.5 million", EXACT)],
        ),
        (
            "Results included a non-cash asset impairment charge of $2.37 million in the third quarter of 2019.",
            [("$2.37 million", EXACT)],
        ),
        (
            "Results included a non-cash asset impairment charge of $1.25 million in the third quarter of 2019.",
            [("$1.25 million", OPEN)],
        ),
    ],
)
def test_rows_listed_or_called_by_terms_of_the_trade(said: str, found: list[tuple[str, str]]) -> None:
    assert numbers_in(small_release(_LISTED, said))[-len(found) :] == found


def test_a_point_that_names_nothing_goes_on_with_the_one_before() -> None:
    points = (
        "<ul><li>$18.15 book value per common share as of September 30, 2019</li>"
        "<li>Decreased $(2.20) per common share, or 10.8%, from $20.35 per common share as of December 31, 2018</li>"
        "</ul>"
    )
    found = [("$18.15", EXACT), ("$(2.20)", EXACT), ("10.8%", EXACT), ("$20.35", EXACT)]
    assert numbers_in(small_release(_LISTED, points))[-4:] == found
