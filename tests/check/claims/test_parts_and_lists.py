"""Two stretches in one list, markets that open a clause, shares of what is named, names behind and before numbers."""

from __future__ import annotations

import pytest

from tests.check.claims.inns import audit, numbers, verdicts
from tests.check.claims.small import numbers_in, small_release

EXACT, OPEN = "exact", "not_verifiable"


@pytest.mark.parametrize(
    "said",
    [
        "For the three and nine months ended September 30, 2019, the provision for income taxes was $3.1 million and "
        "$8.6 million, respectively, compared with $2.9 million and $8.2 million, respectively, for the same periods a "
        "year ago.",
        "FFO, as adjusted, was $21.2 million ($0.84 per share) and $59.2 million ($2.35 per share), respectively, for "
        "the three and nine months ended September 30, 2019, up from $18.7 million ($0.75 per share) and $54.3 million "
        "($2.18 per share), respectively, in the third quarter and first nine months of 2018.",
    ],
)
def test_lists_of_two_stretches_and_of_those_they_are_compared_with(said: str) -> None:
    assert set(verdicts(said)) == {EXACT}


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (
            "Revenue for the nine-month fiscal period ended September 30, 2019 was $270.4 million.",
            [("$270.4 million", EXACT)],
        ),
        ("Cash and cash equivalents at the end of September 2019 were $31.7 million.", [("$31.7 million", EXACT)]),
    ],
)
def test_periods(said: str, found: list[tuple[str, str]]) -> None:
    assert [(printed, verdict) for printed, _, verdict in numbers(said)] == found


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (
            "On the Coast, our revenue grew; in Lakeland, revenue increased 2.1% to $27.9 million and represented 30% "
            "of total revenue.",
            [("2.1%", EXACT), ("$27.9 million", EXACT), ("30%", EXACT)],
        ),
        ("In Iceland, revenue was $94.3 million in the third quarter of 2019.", [("$94.3 million", OPEN)]),
        ("In the Desert region, revenue was $14.8 million in the third quarter of 2018.", [("$14.8 million", EXACT)]),
    ],
)
def test_a_market_that_opens_the_clause(said: str, found: list[tuple[str, str]]) -> None:
    assert [(printed, verdict) for printed, _, verdict in numbers(said)] == found


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (
            "At September 30, 2019, loans to owners were $14.9 million, or 3.3% of total assets, compared with 3.7% at "
            "December 31, 2018.",
            [("$14.9 million", "amount", EXACT), ("3.3%", "share", EXACT), ("3.7%", "share", EXACT)],
        ),
        (
            "General and administrative expense as a percentage of Coast revenue was 16.4% in the third "
            "quarter of 2019.",
            [("16.4%", "share", OPEN)],
        ),
        (
            "Operating income was $14.2 million in the third quarter of 2019, representing a 15.1% operating margin.",
            [("$14.2 million", "amount", EXACT), ("15.1%", "margin", EXACT)],
        ),
        (
            "Earnings were $0.44 per share in the third quarter of 2019 on 25.21 million weighted average diluted "
            "shares outstanding.",
            [("$0.44", "per_share", EXACT), ("25.21 million", "other", EXACT)],
        ),
        ("Coast revenue accounts for 54% of revenue in the third quarter of 2019.", [("54%", "share", EXACT)]),
    ],
)
def test_shares_and_counts_by_what_they_are_of(said: str, found: list[tuple[str, str, str]]) -> None:
    assert numbers(said) == found


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("FFO, as adjusted, was $21.2 million in the third quarter of 2019.", [EXACT]),
        ("FFO was $21.2 million in the third quarter of 2019.", [OPEN]),
        ("FFO per share, as adjusted, increased 12% to $0.84 in the third quarter of 2019 from $0.75.", [EXACT] * 3),
        ("Same-inn NOI rose to $21.5 million in the third quarter of 2019.", [EXACT]),
        ("NOI rose to $21.5 million in the third quarter of 2019.", [EXACT]),
        ("The average rate was $163.10 in the third quarter of 2019.", [EXACT]),
        ("The average rate was $164.10 in the third quarter of 2019.", [OPEN]),
        ("The average rate of rooms was $163.10 in the third quarter of 2019.", [OPEN]),
        ("Nights sold grew 3.6% from a year ago in the third quarter of 2019.", [EXACT]),
        ("EPS attributable to the Company’s common shareholders was $0.44 in the third quarter of 2019.", [EXACT]),
        ("Our cash position was $31.7 million at September 30, 2019.", [EXACT]),
        ("At September 30, 2019 liquidity included $31.7 million of cash.", [EXACT]),
        ("The average balance of debt was $203.5 million at September 30, 2019.", [OPEN]),
    ],
)
def test_names_of_measures(said: str, found: list[str]) -> None:
    assert verdicts(said) == found


def test_what_a_share_is_of_does_not_go_up_or_down() -> None:
    said = "Loans to owners were 3.3% of total assets at September 30, 2019, down from 3.7% at December 31, 2018."
    words = [each for each in audit(said).judgements if each.relation.kind.value == "direction"]
    assert [each.verdict.value for each in words if "assets" in each.relation.subject] == []


def test_a_title_names_the_basis_only_where_no_row_does() -> None:
    said = "Adjusted net income was $11.1 million in the third quarter of 2019."
    assert verdicts(said) == [OPEN]


_MARKETS = {
    "Net Sales by Vertical Market for Q3 2019 (in millions)": """
| Three Months Ended September 30, 2019 | Three Months Ended September 30, 2018
Farming | $ 108.8 | $ 107.2
Rail | 169.7 | 175.0
Defense | 93.1 | 98.3
Total net sales | $ 371.6 | $ 380.5
"""
}


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Sales in the farming vertical market rose 1% from the third quarter of 2018.", [("1%", EXACT)]),
        ("Sales in the farming market rose 1% from the third quarter of 2018.", [("1%", EXACT)]),
        ("Farming vertical market sales rose 1% from the third quarter of 2018.", [("1%", EXACT)]),
        ("Sales in the farming supply market rose 1.5% from the third quarter of 2018.", [("1.5%", OPEN)]),
        (
            "Sales in the rail and defense vertical markets fell 3% and 5%, respectively, from Q3 2018.",
            [("3%", EXACT), ("5%", EXACT)],
        ),
        (
            "Sales for farming, rail and defense were $108.8 million, $169.7 million and $93.1 million, respectively.",
            [("$108.8 million", EXACT), ("$169.7 million", EXACT), ("$93.1 million", EXACT)],
        ),
        (
            "Sales in rail and defense were $169.7 million and $98.3 million in 2019 and 2018, respectively.",
            [("$169.7 million", OPEN), ("$98.3 million", OPEN)],  # of both markets, in each of two years
        ),
        ("Sales in the rail and defense markets fell 3% from the third quarter of 2018.", [("3%", OPEN)]),
    ],
)
def test_markets_that_a_title_lists(said: str, found: list[tuple[str, str]]) -> None:
    assert numbers_in(small_release(_MARKETS, said)) == found
