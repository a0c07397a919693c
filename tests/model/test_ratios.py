"""Pairs of integers compute what fractions do."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from icc_reports.model import ratios

RATIOS = st.tuples(st.integers(-9999, 9999), st.integers(1, 999))


@given(RATIOS, RATIOS)
def test_pairs_come_to_what_fractions_do(one: ratios.Ratio, other: ratios.Ratio) -> None:
    a, b = Fraction(*one), Fraction(*other)
    assert Fraction(*ratios.plus(one, other)) == a + b
    assert Fraction(*ratios.times(one, other)) == a * b
    assert Fraction(*ratios.negative(one)) == -a
    assert Fraction(*ratios.size(one)) == abs(a)
    if b:
        above, below = ratios.quotient(one, other)
        assert (Fraction(above, below), below > 0) == (a / b, True)


@given(st.lists(RATIOS, min_size=1))
def test_the_least_and_the_greatest_of_pairs_are_those_of_fractions(of: list[ratios.Ratio]) -> None:
    values = [Fraction(*each) for each in of]
    assert Fraction(*ratios.least(of)) == min(values)
    assert Fraction(*ratios.greatest(of)) == max(values)
