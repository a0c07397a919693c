"""What is above, below or ahead of another period, and other ways in which prose compares."""

from __future__ import annotations

import pytest

from icc_reports.model.relations import ClaimKind
from tests.check.claims.carrier import numbers as carrier
from tests.check.claims.company import numbers as company
from tests.check.claims.mills import audit, numbers
from tests.check.claims.pumps import verdicts as pumps
from tests.check.claims.small import numbers_in, small_release

EXACT, OPEN = "exact", "not_verifiable"


@pytest.mark.parametrize(
    "said",
    [
        "Net sales of $91.6 million were $7.4 million, or 8.8%, above the second quarter of 2017.",
        "Net income was 26% ahead of the second quarter of last year.",
        "For the first half, net sales of $178.3 million exceeded the prior year's $165.9 million.",
        "Net sales rose 8.8% from a year ago, to $91.6 million.",
        "Net sales increased $7.4 million in comparison with the second quarter of 2017.",
        "Net sales rose year over year by 8.8%, to $91.6 million.",
        "In the second quarter of 2018 net sales rose on a year-over-year basis by approximately 8.8%.",
        "The mill posts 8.8% year-over-year second quarter net sales growth.",
        "Net sales were $91.6 million, compared with $84.2 million a year ago, equating to an 8.8% increase.",
        "Net sales were $91.6 million, an increase from $84.2 million from the second quarter of 2017.",
        "It had a modest net income of $9.4 million, up $1.9 million, or 12 cents a share, from a year ago.",
        "Net income was $9.4 million, a 26% gain over the same quarter last year.",
        "Research and development spending in the half was $8.3 million.",
        "Operating activities provided $17.1 million in the first half of 2018.",
        "We generated $17.1 million of cash from operations in the first half of 2018.",
        "Net sales grew, helped by a good harvest, to $91.6 million.",
        "Tight supply helped us to take net sales to $91.6 million from $84.2 million.",
        "Of cash, $6.4 million went into capital expenditures in the first half of 2018.",
        "Cost of sales fell 160 basis points, to 63.6%.",
        "Earnings were $0.58 a share, against $0.46 a year ago.",
        "There was an uptick in net sales in the second quarter of 2018 of 8.8% versus the second quarter of 2017.",
        "Net sales were $91.6 million. The 8.8% increase reflects higher prices.",
        "Selling and administrative expenses took 43.8% of gross profit.",
        "Net income was $9.4 million ($0.58 per share) compared to $7.5 million ($0.46).",
        "Net income was $9.4 million, or $0.58 per share, up from the $0.46 earned a year ago.",
    ],
)
def test_comparisons(said: str) -> None:
    assert {verdict for _, verdict in numbers(said)} == {EXACT}


def test_what_is_below_a_goal_is_compared_with_no_period() -> None:
    said = "Net sales of $91.6 million were $7.4 million below the second quarter guidance."
    assert EXACT not in [verdict for number, verdict in numbers(said) if number == "$7.4 million"]


def test_the_amount_per_basic_share_bears_out_none_per_diluted_share() -> None:
    assert pumps("Earnings per diluted share were $1.93.") != [EXACT]
    assert pumps("Earnings per diluted share were $1.91.") == [EXACT]


@pytest.mark.parametrize(
    "said",
    [
        "Inland revenue was $130.7 million.",
        "Inland: Revenue increased $9.9 million.",
        "Inland. Revenue was $130.7 million.",
    ],
)
def test_a_part_of_one_group_is_named_alone(said: str) -> None:
    assert set(pumps(said)) == {EXACT}


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ("Net income of $9.4 million was less than twice the $7.5 million of a year ago.", EXACT),
        ("Net income of $9.4 million was more than twice the $7.5 million of a year ago.", OPEN),
        ("Income taxes paid aside, net income nearly doubled, to $9.4 million.", OPEN),
    ],
)
def test_multiples_in_words(said: str, verdict: str) -> None:
    words = [each for each in audit(said).judgements if each.relation.claim_kind is ClaimKind.DIRECTION]
    assert [each.verdict.value for each in words] == [verdict]


def test_debt_is_the_sum_of_its_rows() -> None:
    assert carrier("Debt was $44.9 million at the end of the quarter.") == [("$44.9 million", EXACT)]


def test_a_share_of_the_total_is_one_of_revenue() -> None:
    assert pumps("Americas thus furnished 51.8% of the total.") == [EXACT]


def test_what_is_paid_a_share_and_as_a_whole() -> None:
    said = numbers("In the first half we paid $0.26 a share in dividends, or $4.1 million.")
    assert said[-1] == ("$4.1 million", EXACT)


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Diluted earnings per share rose twelve cents to $0.58.", [("twelve cents", EXACT), ("$0.58", EXACT)]),
        ("Net sales rose nine percent.", [("nine percent", EXACT)]),
        (
            "Net income was $0.58 per diluted share, twelve cents more than last year.",
            [("$0.58", EXACT), ("twelve cents", EXACT)],
        ),
        ("Net sales rose on nine looms.", []),
    ],
)
def test_numbers_in_words_before_a_unit(said: str, found: list[tuple[str, str]]) -> None:
    assert numbers(said) == found


def test_what_a_segment_earned_is_its_profit() -> None:
    assert pumps("Water Works earned $77.3 million in the third quarter of 2019.") == [EXACT]
    assert pumps("We earned $77.3 million in the third quarter of 2019.") == [OPEN]


def test_a_measure_to_another_is_their_quotient() -> None:
    assert numbers("Shareholders' equity to total assets was 70.5% at June 30, 2018.") == [("70.5%", EXACT)]
    assert numbers("Shareholders' equity to total assets was 71.5% at June 30, 2018.") == [("71.5%", OPEN)]


def test_comparable_periods_are_those_that_the_sentence_before_compared() -> None:
    tables = {
        "Statements of Income (in thousands)": (
            "| Three Months Ended |\n| September 30, 2019 | June 30, 2019 | September 30, 2018\n"
            "Marketing | $212 | $475 | $198\nOccupancy | 1,730 | 1,702 | 1,611\n"
            "Total noninterest expense | $1,942 | $2,177 | $1,809"
        )
    }
    said = (
        "Noninterest expense for the third quarter of 2019 totaled $1.9 million, down $235,000 from the second quarter "
        "of 2019. The decrease was due to marketing (down $263,000) over the comparable periods."
    )
    found = numbers_in(small_release(tables, said))
    assert [verdict for text, verdict in found if text != "$1.9 million"] == [EXACT, EXACT]


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Gross margin was 40% vs 36% in Q2'23.", ["exact"] * 2),
        ("Gross margin was 36% vs 40% in Q2'23.", ["not_verifiable"] * 2),
        ("Revenue was $1.2 million vs. $1.0 million last year (+20% year over year).", ["exact"] * 3),
        ("Revenue was $1.20 million vs. $1.00 million last year (+26% year over year).", ["exact"] * 2 + ["exception"]),
        (  # two digits leave room for another period
            "Revenue was $1.2 million vs. $1.0 million last year (+26% year over year).",
            ["exact"] * 2 + ["not_verifiable"],
        ),
        (
            "Revenue was $1.2 million, compared to $1.0 million a year ago (down 20%).",
            ["exact"] * 2 + ["not_verifiable"],
        ),
    ],
)
def test_a_change_in_brackets_is_of_the_two_before_it(said: str, found: list[str]) -> None:
    assert [verdict for _, _, verdict in company(said)] == found


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (
            "Without the charge, net loss would have been $20 thousand, compared to the reported net loss of $64 "
            "thousand.",
            ["not_verifiable", "exact"],
        ),
        (
            "Net loss was $64 thousand, compared to the reported net loss of $96 thousand in the second quarter of "
            "2023.",
            ["exact"] * 2,
        ),
    ],
)
def test_what_is_reported_is_of_the_period_that_is_spoken_of(said: str, found: list[str]) -> None:
    assert [verdict for _, _, verdict in company(said)] == found
