"""What a hedged figure stands for, and how numbers of the prose are read."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from icc_reports.check.claims.numbers import bound_of, hedge_of, stated
from icc_reports.model.audit import hedged
from icc_reports.model.figures import USD, Figure
from icc_reports.model.source import Span


def _said(text: str) -> Figure:
    said = stated(text)
    assert said is not None
    return said.figure(Span(1, 1, len(text)), text, USD, is_negative=said.is_negative)


@pytest.mark.parametrize(
    ("text", "amount", "half_unit"),
    [
        ("$818,000", 818_000, 500),
        ("$3.1 million", 3_100_000, 50_000),
        ("($14) million", -14_000_000, 500_000),
        ("$(.60)", Fraction(-3, 5), Fraction(1, 200)),
        ("20.9%", Fraction(209, 1000), Fraction(1, 2000)),
        ("16 percent", Fraction(16, 100), Fraction(1, 200)),
        ("25 basis points", Fraction(25, 10_000), Fraction(1, 20_000)),
        ("$26,571", 26_571, Fraction(1, 2)),
        ("69 cents", Fraction(69, 100), Fraction(1, 200)),
        ("$1.2B", 1_200_000_000, 50_000_000),
        ("ten billion dollars", 10_000_000_000, 500_000_000),
        ("one hundred and five thousand dollars", 105_000, 500),
    ],
)
def test_numbers_with_their_precision(text: str, amount: Fraction, half_unit: Fraction) -> None:
    figure = _said(text)
    assert (figure.amount, figure.half_unit) == (amount, half_unit)


@pytest.mark.parametrize(
    ("text", "reach"),
    [
        ("$125,000", 12_500),
        ("$51,000", 500),
        ("$100,000", 50_000),
        ("$40 billion", 5_000_000_000),
        ("$3.5 million", 250_000),
    ],
)
def test_reach_of_a_hedge(text: str, reach: int) -> None:
    figure = _said(text)
    assert hedged(figure).high - figure.amount == reach


@given(st.integers(1, 10**9), st.integers(0, 3))
def test_a_hedge_reaches_at_least_as_far_as_rounding_and_divides(number: int, digits: int) -> None:
    figure = Figure(
        span=Span(1, 1, 1), printed="", notation=_said("$1").notation, number=Decimal(number).scaleb(-digits),
        fraction_digits=digits, unit=USD, scale=Decimal(1000),
    )  # fmt: skip
    reach = hedged(figure).high - figure.amount
    assert reach >= figure.half_unit
    assert (figure.amount / (2 * reach)).denominator == 1
    assert hedged(figure).low + hedged(figure).high == 2 * figure.amount


def test_words_that_soften_and_words_that_limit() -> None:
    assert hedge_of("a loss of approximately ") == "approximately"
    assert hedge_of("returned almost ") == "almost"
    assert hedge_of("Delivered ~") == "~"
    assert hedge_of("fees of ~(") == "~"
    assert hedge_of("the loss of ") is None
    assert bound_of("represent more than ") == "more than"
    assert bound_of("annual revenue surpassed ") == "surpassed"
    assert bound_of("nearly ") is None
