from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from icc_reports.model.figures import PURE, SHARES, USD, USD_PER_SHARE, Unit
from icc_reports.model.periods import Duration, FiscalCalendar, Instant, months_ending
from icc_reports.present.wording import (
    amount_pair,
    amount_words,
    period_words,
    possessive,
    rounded,
    short_date,
)
from tests.builders import CALENDAR


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        (Fraction(818000), USD, "$818,000"),
        (Fraction(-818000), USD, "$818,000"),
        (Fraction(982000), USD, "$982,000"),
        (Fraction(3103000), USD, "$3.1 million"),
        (Fraction(3000000), USD, "$3 million"),
        (Fraction(999999000), USD, "$1.0 billion"),
        (Fraction(33916000000), USD, "$33.9 billion"),
        (Fraction(-7, 100), USD_PER_SHARE, "$0.07"),
        (Fraction(1, 8), USD_PER_SHARE, "$0.125"),
        (Fraction(496, 1000), PURE, "49.6%"),
        (Fraction(13797567), SHARES, "13.8 million shares"),
        (Fraction(1500), Unit("CHF"), "CHF 1,500"),
    ],
)
def test_an_amount_reads_as_in_a_newspaper(value: Fraction, unit: Unit, words: str) -> None:
    assert amount_words(value, unit) == words


def test_two_amounts_are_told_apart() -> None:
    assert amount_pair(Fraction(3103000), Fraction(3050000), USD) == ("$3.10 million", "$3.05 million")
    assert amount_pair(Fraction(33103000), Fraction(33103000), USD) == ("$33.1 million", "$33.1 million")


def test_amounts_are_told_to_three_digits_where_they_have_them() -> None:
    assert amount_pair(Fraction(1541000), Fraction(1416000), USD) == ("$1.54 million", "$1.42 million")
    assert amount_pair(Fraction(1443000000), Fraction(564000000), USD) == ("$1.44 billion", "$564 million")
    assert amount_pair(Fraction(1200000), Fraction(1000000), USD) == ("$1.2 million", "$1 million")


@given(st.fractions(), st.integers(min_value=0, max_value=4))
def test_rounding_is_to_the_nearest(value: Fraction, digits: int) -> None:
    assert abs(Fraction(rounded(value, digits)) - value) <= Fraction(1, 2 * 10**digits)


def test_halves_round_away_from_zero() -> None:
    assert str(rounded(Fraction(-5, 100), 1)) == "-0.1"


@pytest.mark.parametrize(
    ("period", "words"),
    [
        (months_ending(date(2003, 10, 31), 3), "in the first quarter of fiscal 2004"),
        (months_ending(date(2003, 7, 31), 12), "in fiscal 2003"),
        (months_ending(date(2004, 1, 31), 6), "in the six months ended January 31, 2004"),
        (Instant(date(2003, 7, 31)), "at July 31, 2003"),
        (None, ""),
    ],
)
def test_a_period_reads_as_the_company_counts(period: Duration | Instant | None, words: str) -> None:
    assert period_words(period, CALENDAR) == words


def test_a_calendar_year_is_not_called_fiscal() -> None:
    calendar = FiscalCalendar(year=2020, quarter=1, end=date(2020, 3, 31))
    assert period_words(months_ending(date(2020, 3, 31), 3), calendar) == "in the first quarter of 2020"


def test_without_a_calendar_a_period_is_named_by_its_end() -> None:
    assert period_words(months_ending(date(2020, 3, 31), 3), None) == "in the three months ended March 31, 2020"


def test_months_are_shortened_as_in_a_newspaper() -> None:
    assert [short_date(date(2003, month, 1)) for month in (1, 3, 7, 9, 10)] == [
        "Jan. 1, 2003",
        "March 1, 2003",
        "July 1, 2003",
        "Sept. 1, 2003",
        "Oct. 1, 2003",
    ]


def test_the_genitive_of_a_name_in_s() -> None:
    assert (possessive("Apple"), possessive("Williams")) == ("Apple’s", "Williams’")
