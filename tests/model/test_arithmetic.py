"""Evaluation is exact, and bounds hold every value that the printed digits allow."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from icc_reports.model.arithmetic import (
    UndefinedValueError,
    bounds,
    coefficients,
    evaluate,
    interval_of,
    is_bounded,
    substitute,
)
from icc_reports.model.figures import USD, Figure, Notation
from icc_reports.model.relations import (
    Abs,
    Const,
    Expression,
    Greatest,
    HalfUnit,
    Least,
    Product,
    Quotient,
    Ref,
    Sum,
    Term,
    growth,
    total,
    weighted,
)
from icc_reports.model.source import Span


def figure(number: int | str, place: int, digits: int = 0, notation: Notation = Notation.NUMBER) -> Figure:
    value = None if notation is Notation.BELOW_UNIT else Decimal(number)
    return Figure(
        span=Span(place, 1, 9), printed=str(number), notation=notation, number=value, fraction_digits=digits, unit=USD,
        scale=Decimal(1000),
    )  # fmt: skip


def by_place(*figures: Figure) -> dict[Span, Figure]:
    return {each.span: each for each in figures}


ONE, TWO, THREE = (Span(place, 1, 9) for place in (1, 2, 3))


def test_values_are_exact_in_full_units() -> None:
    figures = by_place(figure("0.1", 1, 1), figure("0.2", 2, 1))
    assert evaluate(total(ONE, TWO), figures) == 300
    assert evaluate(weighted((1, ONE), (-1, TWO)), figures) == -100
    assert evaluate(Quotient(Ref(ONE), Ref(TWO)), figures) == Fraction(1, 2)
    assert evaluate(Product((Ref(ONE), Const(Fraction(3)))), figures) == 300
    assert evaluate(growth(TWO, ONE), figures) == 1
    assert evaluate(HalfUnit(ONE), figures) == 50
    assert evaluate(Least((Ref(ONE), Ref(TWO))), figures) == 100
    assert evaluate(Greatest((Ref(ONE), Abs(weighted((-3, ONE))))), figures) == 300


def test_a_division_by_zero_has_no_value() -> None:
    figures = by_place(figure(5, 1), figure(0, 2))
    with pytest.raises(UndefinedValueError):
        evaluate(Quotient(Ref(ONE), Ref(TWO)), figures)
    with pytest.raises(UndefinedValueError):
        interval_of(Quotient(Ref(ONE), Ref(TWO)), figures)


def test_a_denominator_that_rounding_can_make_zero_is_not_bounded() -> None:
    figures = by_place(figure(5, 1), figure("0.4", 2))
    assert not is_bounded(Quotient(Ref(ONE), Ref(TWO)), figures)
    assert is_bounded(Quotient(Ref(TWO), Ref(ONE)), figures)


def test_a_figure_that_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError):
        evaluate(Ref(THREE), by_place(figure(5, 1)))


def test_each_figure_varies_once_however_often_it_occurs() -> None:
    figures = by_place(figure(100, 1))
    both = interval_of(weighted((1, ONE), (-1, ONE)), figures)
    assert [both.low, both.high] == [0, 0]
    same = interval_of(Quotient(Ref(ONE), Ref(ONE)), figures)
    assert [same.low, same.high] == [1, 1]
    assert coefficients(weighted((1, ONE), (2, ONE), (1, TWO))) == {ONE: Fraction(3), TWO: Fraction(1)}


def test_nil_is_exact_and_less_than_a_unit_is_not() -> None:
    nil = interval_of(Ref(ONE), by_place(figure(0, 1, notation=Notation.NIL)))
    assert [nil.low, nil.high] == [0, 0]
    below = interval_of(Ref(ONE), by_place(figure("*", 1, notation=Notation.BELOW_UNIT)))
    assert [below.low, below.high] == [-1000, 1000]


def test_substitution_reaches_every_node() -> None:
    expression = Least(
        (Greatest((Abs(Quotient(Ref(ONE), Ref(TWO))),)), Product((Ref(ONE),)), total(ONE), HalfUnit(ONE))
    )
    replaced = substitute(expression, {ONE: Const(Fraction(8)), TWO: Const(Fraction(2))})
    assert evaluate(replaced, by_place(figure(10, 1))) == 4


NUMBERS = st.integers(-99_999, 99_999).filter(lambda value: abs(value) > 10)


@st.composite
def expressions(draw: st.DrawFn, spans: Sequence[Span]) -> Expression:
    refs = st.sampled_from([Ref(span) for span in spans])
    weights = st.sampled_from([Fraction(-1), Fraction(1), Fraction(1, 2)])
    leaf = st.one_of(refs, st.builds(Const, st.sampled_from([Fraction(1), Fraction(12)])))

    def larger(inner: st.SearchStrategy[Expression]) -> st.SearchStrategy[Expression]:
        terms = st.lists(st.builds(Term, weights, inner), min_size=1, max_size=3).map(tuple)
        return st.one_of(
            st.builds(Sum, terms),
            st.builds(Quotient, inner, refs),
            st.builds(lambda one, other: Product((one, other)), refs, refs),
        )

    expression: Expression = draw(st.recursive(leaf, larger, max_leaves=4))
    return expression


@settings(max_examples=150, deadline=None)
@given(st.data(), st.lists(NUMBERS, min_size=3, max_size=3), st.lists(st.integers(-4, 4), min_size=3, max_size=3))
def test_bounds_hold_every_value_within_the_rounding(
    data: st.DataObject, numbers: list[int], shifts: list[int]
) -> None:
    figures = by_place(*(figure(number, place + 1) for place, number in enumerate(numbers)))
    expression = data.draw(expressions(list(figures)))
    assume(is_bounded(expression, figures))
    reach = interval_of(expression, figures)
    shifted = {
        span: Const(each.amount + each.half_unit * Fraction(shift, 4))
        for (span, each), shift in zip(figures.items(), shifts, strict=True)
    }
    value = evaluate(substitute(expression, shifted), figures)
    assert reach.low <= value <= reach.high
    assert reach.low <= evaluate(expression, figures) <= reach.high


@settings(max_examples=100, deadline=None)
@given(st.data(), st.lists(NUMBERS, min_size=3, max_size=3))
def test_bounds_have_the_same_values_written_down_and_computed(data: st.DataObject, numbers: list[int]) -> None:
    figures = by_place(*(figure(number, place + 1) for place, number in enumerate(numbers)))
    expression = data.draw(expressions(list(figures)).map(lambda each: data.draw(st.sampled_from([each, Abs(each)]))))
    assume(is_bounded(expression, figures))
    reach = interval_of(expression, figures)
    assert [reach.low, reach.high] == [evaluate(bound, figures) for bound in bounds(expression)]


@given(st.lists(NUMBERS, min_size=1, max_size=6))
def test_a_sum_is_bounded_by_the_sum_of_the_half_units(numbers: list[int]) -> None:
    figures: Mapping[Span, Figure] = by_place(*(figure(number, place + 1) for place, number in enumerate(numbers)))
    low, high = (evaluate(bound, figures) for bound in bounds(total(*figures)))
    assert high - low == 1000 * len(numbers)
    assert (high + low) / 2 == 1000 * sum(numbers)


@given(NUMBERS)
def test_the_absolute_value_is_bounded_on_both_sides_of_zero(number: int) -> None:
    reach = interval_of(Abs(Ref(ONE)), by_place(figure(number, 1)))
    assert reach.low == 1000 * abs(number) - 500
    assert reach.high == 1000 * abs(number) + 500
    small = interval_of(Abs(Ref(ONE)), by_place(figure("0.2", 1)))
    assert [small.low, small.high] == [0, 700]
