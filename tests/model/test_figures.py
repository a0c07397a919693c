from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given

from icc_reports.model.concepts import Measure
from icc_reports.model.figures import PURE, SHARES, USD, USD_PER_SHARE, Figure, Interval, Notation, Unit
from icc_reports.model.source import Span
from tests.property.strategies import UNITS, figures

HERE = Span(1, 1, 1)


def figure(number: str, scale: str, digits: int, unit: Unit = USD, notation: Notation = Notation.NUMBER) -> Figure:
    return Figure(
        span=HERE,
        printed=number,
        notation=notation,
        number=None if notation is Notation.BELOW_UNIT else Decimal(number),
        fraction_digits=digits,
        unit=unit,
        scale=Decimal(scale),
    )


@pytest.mark.parametrize(
    ("number", "scale", "digits", "value", "half", "decimals"),
    [
        ("-818", "1000", 0, "-818000", Fraction(500), -3),
        ("3.1", "1000000", 1, "3100000", Fraction(50000), -5),
        ("3", "1000000", 0, "3000000", Fraction(500000), -6),
        ("-0.07", "1", 2, "-0.07", Fraction(1, 200), 2),
        ("40.1", "0.01", 1, "0.401", Fraction(1, 2000), 3),
        ("79", "0.01", 0, "0.79", Fraction(1, 200), 2),
        ("13797567", "1", 0, "13797567", Fraction(1, 2), 0),
        ("1.5", "1E+9", 1, "1500000000", Fraction(50_000_000), -8),
        ("25", "0.0001", 0, "0.0025", Fraction(1, 20000), 4),
    ],
)
def test_value_precision_and_decimals(  # noqa: PLR0913, PLR0917 - one column a fact
    number: str, scale: str, digits: int, value: str, half: Fraction, decimals: int
) -> None:
    printed = figure(number, scale, digits)
    assert printed.value == Decimal(value)
    assert printed.half_unit == half
    assert printed.interval == Interval(Fraction(value) - half, Fraction(value) + half)
    assert printed.decimals == decimals


def test_nil_is_exactly_zero() -> None:
    nil = figure("0", "1000", 0, notation=Notation.NIL)
    assert nil.value == 0
    assert nil.interval == Interval(Fraction(0), Fraction(0))


def test_below_one_unit_has_no_value_and_reaches_a_whole_unit() -> None:
    asterisk = figure("*", "1000", 0, notation=Notation.BELOW_UNIT)
    assert asterisk.value is None
    assert asterisk.amount == 0
    assert asterisk.interval == Interval(Fraction(-1000), Fraction(1000))


@given(figures())
def test_the_interval_holds_the_amount_in_its_middle(printed: Figure) -> None:
    assert (printed.interval.low + printed.interval.high) / 2 == printed.amount
    if printed.notation is Notation.NUMBER:
        assert printed.half_unit * 2 == Fraction(10) ** -printed.decimals


def interval(low: int, high: int) -> Interval:
    return Interval(Fraction(low), Fraction(high))


@pytest.mark.parametrize(
    ("one", "other", "overlap"),
    [
        (interval(0, 2), interval(1, 3), True),
        (interval(0, 1), interval(1, 2), False),
        (interval(0, 1), interval(2, 3), False),
        (interval(1, 1), interval(0, 2), True),
        (interval(1, 1), interval(1, 2), True),
        (interval(1, 1), interval(1, 1), True),
        (interval(0, 0), interval(1, 1), False),
        (interval(0, 9), interval(3, 4), True),
    ],
)
def test_intervals_overlap_in_more_than_an_end_point(one: Interval, other: Interval, overlap: bool) -> None:
    assert one.overlaps(other) is overlap
    assert other.overlaps(one) is overlap


@given(UNITS)
def test_a_unit_is_read_back(unit: Unit) -> None:
    assert Unit.parse(str(unit)) == unit


@pytest.mark.parametrize(
    ("unit", "is_monetary", "currency", "measure"),
    [
        (USD, True, "USD", Measure.MONETARY),
        (Unit("EUR"), True, "EUR", Measure.MONETARY),
        (USD_PER_SHARE, False, "USD", Measure.PER_SHARE),
        (SHARES, False, None, Measure.SHARES),
        (PURE, False, None, Measure.PURE),
        (Unit("USD", "MWh"), False, "USD", None),
        (Unit("MWh"), False, None, None),
    ],
)
def test_what_a_unit_counts(
    unit: Unit,
    is_monetary: bool,
    currency: str | None,
    measure: Measure | None,
) -> None:
    assert unit.is_monetary is is_monetary
    assert unit.currency == currency
    assert Measure.of(unit) is measure


def test_a_percentage_is_a_pure_number_in_hundredths() -> None:
    assert figure("40.1", "0.01", 1, PURE).is_percentage
    assert not figure("0.401", "1", 3, PURE).is_percentage
    assert not figure("40.1", "0.01", 1, USD).is_percentage
