"""Exact values as plain decimal strings."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from icc_reports.present.plain import plain, plain_high, plain_low


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Decimal("-818") * 1000, "-818000"),
        (Decimal("40.1") * Decimal("0.01"), "0.401"),
        (Decimal("-0.07"), "-0.07"),
        (Decimal("1E+6"), "1000000"),
        (Decimal("-0"), "0"),
        (Decimal("0.00"), "0"),
        (Decimal("100"), "100"),
        (Fraction(1, 8), "0.125"),
        (Fraction(-982000), "-982000"),
        (Fraction(1, 3), "0.333333333333"),
        (Fraction(2356, 1949), "1.20882503848"),
        (None, None),
    ],
)
def test_plain(value: Decimal | Fraction | None, text: str | None) -> None:
    assert plain(value) == text


@given(st.fractions())
def test_ends_of_an_interval_are_rounded_outwards(value: Fraction) -> None:
    low, high = plain_low(value), plain_high(value)
    assert low is not None
    assert high is not None
    assert Fraction(low) <= value <= Fraction(high)


@given(st.decimals(allow_nan=False, allow_infinity=False))
def test_decimals_are_kept_exactly(value: Decimal) -> None:
    text = plain(value)
    assert text is not None
    assert "e" not in text.lower()
    assert Decimal(text) == value


@given(st.integers(), st.integers(0, 60), st.integers(0, 30))
def test_fractions_with_an_end_are_kept_exactly(number: int, twos: int, fives: int) -> None:
    value = Fraction(number, 2**twos * 5**fives)
    assert Fraction(plain(value) or "") == value
