"""Totals without labels, accounts in blocks, and the time and the sense that a clause takes from the one before it."""

from __future__ import annotations

import pytest

from tests.check.claims import inns
from tests.check.claims.carrier import numbers
from tests.check.claims.small import numbers_in, small_release

EXACT, OPEN = "exact", "not_verifiable"


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        (
            "Total revenue for the quarter rose 7.4%, to $70.4 million from $65.6 million in the same quarter of 2011.",
            [("7.4%", EXACT), ("$70.4 million", EXACT), ("$65.6 million", EXACT)],
        ),
        ("Operating expenses were $54.9 million in the first quarter of 2012.", [("$54.9 million", EXACT)]),
        ("Operating margin was 22.0% in the first quarter of 2012.", [("22.0%", EXACT)]),
        ("Storage fees were $9.1 million in the first quarter of 2012.", [("$9.1 million", EXACT)]),
        ("Cold rooms storage fees rose to $5.7 million in the first quarter of 2012.", [("$5.7 million", EXACT)]),
    ],
)
def test_totals_are_named_by_heading_or_title(sentence: str, found: list[tuple[str, str]]) -> None:
    assert numbers(sentence) == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Goods received in the first quarter of 2012 were $2.2 million.", [("$2.2 million", EXACT)]),
        ("Northern Depots goods received were $1.3 million in the first quarter of 2012.", [("$1.3 million", EXACT)]),
        ("Goods received in the first quarter of 2012 were $1.3 million.", [("$1.3 million", OPEN)]),
        ("Storage and handling fees accounted for $9.1 million in the first quarter.", [("$9.1 million", EXACT)]),
    ],
)
def test_blocks_of_the_same_rows_are_segments(sentence: str, found: list[tuple[str, str]]) -> None:
    assert numbers(sentence) == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        (
            "Net income was $9.2 million in the first quarter of 2012, in line with the company's expectations.",
            [("$9.2 million", EXACT)],
        ),
        (
            "Results came in ahead of our expectations, with net income of $9.2 million in the first quarter of 2012.",
            [("$9.2 million", EXACT)],
        ),
        ("We expect net income of $9.2 million in the first quarter of 2012.", [("$9.2 million", OPEN)]),
        (
            "Net income of $9.2 million exceeded our guidance of $8.5 million to $9.1 million.",
            [("$9.2 million", EXACT), ("$8.5 million", OPEN), ("$9.1 million", OPEN)],
        ),
        (  # the target is none of the results, also where it is as high
            "Operating margin was 22.0% in the first quarter of 2012, ahead of our 22.0% target.",
            [("22.0%", EXACT), ("22.0%", OPEN)],
        ),
        (
            "Net income was $9.2 million in the first quarter of 2012, compared with our forecast of $9.2 million.",
            [("$9.2 million", EXACT), ("$9.2 million", OPEN)],
        ),
        (
            "Total revenue for the quarter was $70.4 million, compared with $65.6 million in the same quarter of 2011 "
            "and our forecast of $70.4 million.",
            [("$70.4 million", EXACT), ("$65.6 million", EXACT), ("$70.4 million", OPEN)],
        ),
        (  # by how much it was missed, not what it grew by; the reason has happened
            "Total revenue was 7.4% higher than our first quarter guidance due to storage fees of $9.1 million.",
            [("7.4%", OPEN), ("$9.1 million", EXACT)],
        ),
        (  # both are of the future
            "Full year net income of $9.2 million is compared with our previous guidance of $9.2 million.",
            [("$9.2 million", OPEN), ("$9.2 million", OPEN)],
        ),
    ],
)
def test_what_is_held_against_expectations_has_happened(sentence: str, found: list[tuple[str, str]]) -> None:
    assert numbers(sentence) == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        (
            "Operating income was $15.5 million against $15.2 million in the fourth quarter and $16.0 million in the "
            "first quarter of 2011, and net income was $9.2 million.",
            [("$15.5 million", EXACT), ("$15.2 million", EXACT), ("$16.0 million", EXACT), ("$9.2 million", EXACT)],
        ),
        (
            "Diesel costs were $14.9 million, flat with the prior quarter (down 0.5%), and general and administrative "
            "expenses fell $0.5 million, to 12.5% of revenue from 13.5%.",
            [("$14.9 million", EXACT), ("0.5%", EXACT), ("$0.5 million", EXACT), ("12.5%", EXACT), ("13.5%", EXACT)],
        ),
        (
            "The effective tax rate climbed to 35.9% from 35.5% because certain penalties, which came to $0.1 million "
            "in the quarter, cannot be deducted.",
            [("35.9%", EXACT), ("35.5%", EXACT), ("$0.1 million", OPEN)],
        ),
    ],
)
def test_each_clause_has_its_own_time(sentence: str, found: list[tuple[str, str]]) -> None:
    assert numbers(sentence) == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        (
            "PTL revenue rose 12.2% to $14.7 million in the first quarter of 2012.",
            [("12.2%", EXACT), ("$14.7 million", EXACT)],
        ),
        ("Brokerage revenue was $5.3 million in the first quarter of 2012.", [("$5.3 million", EXACT)]),
        (
            "Weekly revenue per truck was $3,190 in the first quarter of 2012, a gain of 3.7%.",
            [("$3,190", EXACT), ("3.7%", EXACT)],
        ),
        (
            "Hauls rose 2.3% and tonnage 5.9% in the first quarter of 2012.",
            [("2.3%", EXACT), ("5.9%", EXACT)],
        ),
        (
            "In the first quarter of 2012 the haulage operating ratio worsened by 250 basis points to 88.9%.",
            [("250 basis points", EXACT), ("88.9%", EXACT)],
        ),
        (
            "In the first quarter of 2012 the haulage operating ratio improved by 250 basis points to 88.9%.",
            [("250 basis points", OPEN), ("88.9%", EXACT)],
        ),
    ],
)
def test_names_of_sources_and_of_ratios(sentence: str, found: list[tuple[str, str]]) -> None:
    assert numbers(sentence) == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Cash, cash equivalents and investments totaled $10.9 million at March 31, 2012.", [("$10.9 million", EXACT)]),
        (
            "Cash, cash equivalents and investments were $10.9 million at March 31, 2012, an increase of $0.4 million "
            "from $10.5 million at December 31, 2011.",
            [("$10.9 million", EXACT), ("$0.4 million", EXACT), ("$10.5 million", EXACT)],
        ),
        ("The current ratio was 1.9 at March 31, 2012.", [("1.9", EXACT)]),
        (
            "Capital expenditures, net of proceeds from equipment sales, were $8.1 million in the quarter.",
            [("$8.1 million", EXACT)],
        ),
        (
            "Excluding storage and handling fees, total revenue rose 7.1% in the first quarter of 2012.",
            [("7.1%", EXACT)],
        ),
        (
            "In the first quarter of 2012 the company recorded an impairment charge of $0.64 million.",
            [("$0.64 million", EXACT)],
        ),
        (
            "In the first quarter of 2012 the company repurchased 88,000 shares of common stock for $1.9 million.",
            [("88,000", OPEN), ("$1.9 million", EXACT)],
        ),
    ],
)
def test_amounts_of_several_rows(sentence: str, found: list[tuple[str, str]]) -> None:
    assert numbers(sentence) == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        (
            "Revenue was $70.4 million in the first quarter of 2012, helped by storage fees of $9.1 million versus "
            "$8.3 million in the year-earlier quarter.",
            [("$70.4 million", EXACT), ("$9.1 million", EXACT), ("$8.3 million", EXACT)],
        ),
        (
            "Total debt apart, goods in store were $7.3 million at March 31, 2012, a gain of $0.3 million from $7.0 "
            "million at December 31, 2011, and 1.1 times the $6.5 million of a year ago.",
            [
                ("$7.3 million", EXACT),
                ("$0.3 million", EXACT),
                ("$7.0 million", EXACT),
                ("1.1", EXACT),
                ("$6.5 million", EXACT),
            ],
        ),
        (
            "The provision for income taxes was $5.2 million in the first quarter of 2012, an effective rate of 35.9%.",
            [("$5.2 million", EXACT), ("35.9%", EXACT)],
        ),
        (
            "Diesel cost the company $14.9 million before rebates in the first quarter of 2012, 16.0% more than the "
            "$12.9 million paid a year earlier.",
            [("$14.9 million", EXACT), ("16.0%", EXACT), ("$12.9 million", EXACT)],
        ),
    ],
)
def test_what_numbers_are_set_against(sentence: str, found: list[tuple[str, str]]) -> None:
    assert numbers(sentence) == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        (
            "Operating income was impacted by non-cash charges of $1.2 million and one-time costs of $0.42 million in "
            "the first quarter of 2012.",
            [("$1.2 million", EXACT), ("$0.42 million", EXACT)],
        ),
        (
            "Operating margin was impacted by non-cash charges of 1.8 percent in the first quarter of 2012.",
            [("1.8 percent", EXACT)],
        ),
        (
            "Operating income for the prior year benefited from non-cash items of $0.83 million, offset by cash costs "
            "of $0.36 million.",
            [("$0.83 million", EXACT), ("$0.36 million", EXACT)],
        ),
        (
            "In the first quarter of 2011 net income was $9.5 million. Operating income for the prior-year quarter was "
            "$16.0 million.",
            [("$9.5 million", EXACT), ("$16.0 million", EXACT)],
        ),
        (
            "Operating income was hurt by storm losses of $1.24 million in the first quarter of 2012.",
            [("$1.24 million", OPEN)],
        ),
        (
            "Net income per diluted share was $0.46 in the first quarter of 2012, a $0.02 decrease compared to net "
            "income per diluted share of $0.48 in the first quarter of 2011.",
            [("$0.46", EXACT), ("$0.02", EXACT), ("$0.48", EXACT)],
        ),
    ],
)
def test_what_bore_on_a_measure(sentence: str, found: list[tuple[str, str]]) -> None:
    assert numbers(sentence) == found


def test_a_period_behind_what_an_amount_is_of() -> None:
    said = "The company held $31.6 million of cash and cash equivalents at the end of the third quarter."
    assert inns.verdicts(said) == ["exception"]


_YARDS = {
    "Segment Performance (in thousands)": """
| Three Months Ended September 30, 2019 | Three Months Ended September 30, 2018
Revenue | |
Timber yards | $ 8,130 | $ 8,204
Stone yards | 3,344 | 3,271
| $ 11,474 | $ 11,475
Adjusted EBITDA | |
Timber yards | $ 1,115 | $ 870
Stone yards | 420 | 385
EBITDA | 1,535 | 1,255
Closing of a yard | 210 | -
Severance | 40 | 15
| $ 1,785 | $ 1,270
""",
}


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Revenue was $11.5 million in the third quarter of 2019.", [("$11.5 million", EXACT)]),
        ("Adjusted EBITDA was $1.8 million in the third quarter of 2019.", [("$1.8 million", EXACT)]),
        ("EBITDA was $1.5 million in the third quarter of 2019.", [("$1.5 million", EXACT)]),
    ],
)
def test_totals_without_labels_add_to_the_subtotal_above(sentence: str, found: list[tuple[str, str]]) -> None:
    assert numbers_in(small_release(_YARDS, sentence)) == found
