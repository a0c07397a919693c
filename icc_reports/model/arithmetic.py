"""Exact evaluation of expressions, and their bounds as expressions of the same algebra."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import reduce
from itertools import product
from typing import NamedTuple, Protocol, TypeVar

from icc_reports.model import ratios
from icc_reports.model.figures import Figure, Interval
from icc_reports.model.ratios import Ratio
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
    children,
    refs,
)
from icc_reports.model.source import Span

Figures = Mapping[Span, Figure]

_Bound = TypeVar("_Bound")
_End = TypeVar("_End")

_ZERO = Const(Fraction(0))
_PLUS, _MINUS = Fraction(1), Fraction(-1)
_MAX_CORNERS = 8  # figures varied jointly; 256 corners at most


class UndefinedValueError(ArithmeticError):
    """An expression without a value: a division by zero."""


class Amount(Protocol):
    """What an expression is evaluated on: a value in full units, and half a unit of its last digit."""

    @property
    def amount(self) -> Fraction:
        """The value."""

    @property
    def half_unit(self) -> Fraction:
        """How far the true value may lie from it."""


def evaluate(expression: Expression, figures: Mapping[Span, Amount]) -> Fraction:
    """The exact value in full units, each figure taken as printed.

    Raises UndefinedValueError on division by zero and KeyError for a figure that is not in ``figures``.
    """
    return Fraction(*_value(expression, figures))


def _value(expression: Expression, figures: Mapping[Span, Amount]) -> Ratio:
    """The value of a node; in plain tests, as patterns of classes take three times as long where all time is spent."""
    if isinstance(expression, Ref):
        return figures[expression.span].amount.as_integer_ratio()
    if isinstance(expression, Sum):
        added: Ratio = (0, 1)
        for term in expression.terms:
            added = ratios.plus(added, ratios.times(term.weight.as_integer_ratio(), _value(term.of, figures)))
        return added
    if isinstance(expression, Quotient):
        return _quotient(_value(expression.numerator, figures), _value(expression.denominator, figures))
    if isinstance(expression, Abs):
        return ratios.size(_value(expression.of, figures))
    if isinstance(expression, Const):
        return expression.value.as_integer_ratio()
    if isinstance(expression, HalfUnit):
        return figures[expression.span].half_unit.as_integer_ratio()
    if isinstance(expression, Product):
        return reduce(ratios.times, (_value(each, figures) for each in expression.factors), (1, 1))
    choose = ratios.least if isinstance(expression, Least) else ratios.greatest
    return choose([_value(each, figures) for each in expression.of])


def _quotient(numerator: Ratio, denominator: Ratio) -> Ratio:
    if not denominator[0]:
        raise UndefinedValueError("division by zero")
    return ratios.quotient(numerator, denominator)


def bounds(expression: Expression) -> tuple[Expression, Expression]:
    """Two expressions: the least and the greatest value when each figure varies by half a unit of its last digit.

    Each figure varies once, however often it occurs. A sum is bounded by the sum of its half-units; anything else
    by its values at the corners, which bound it because it is monotonic in every single figure (as long as no
    denominator passes through zero: see ``is_bounded``). The least or greatest of several is bounded part by part,
    which can be wider than it need be: a figure in two of the parts then varies in each.
    """
    return _bounds(expression, _Expressions())


def interval_of(expression: Expression, figures: Figures) -> Interval:
    """The values of the bounds. Raises UndefinedValueError where a denominator can be zero."""
    if not is_bounded(expression, figures):
        raise UndefinedValueError("a denominator can be zero within its rounding")
    low, high = _bounds(expression, _Values(figures))
    return Interval(Fraction(*low), Fraction(*high))


def is_bounded(expression: Expression, figures: Figures) -> bool:
    """Whether no denominator can be zero within the rounding of its figures."""
    if isinstance(expression, Quotient):
        low, high = _bounds(expression.denominator, _Values(figures))
        if low[0] <= 0 <= high[0]:
            return False
    return all(is_bounded(child, figures) for child in children(expression) if not isinstance(child, Ref))


class _Made(Protocol[_End, _Bound]):
    """What bounds are made of: expressions for those who write them down, values for those who judge by them."""

    def plain(self, expression: Expression) -> _Bound:
        """The expression as it is."""

    def ends(self, span: Span) -> tuple[_End, _End]:
        """A figure at the lower and at the upper end of its interval."""

    def at(self, expression: Expression, ends: Mapping[Span, _End]) -> _Bound:
        """The expression with each figure at one of its ends."""

    def around(self, center: Expression, weights: Mapping[Span, Fraction]) -> tuple[_Bound, _Bound]:
        """The center less and plus the half-units of figures, each as often as its weight says, whatever its sign."""

    def negative(self, part: _Bound) -> _Bound:
        """The part with its sign turned."""

    def quotient(self, numerator: _Bound, denominator: _Bound) -> _Bound:
        """The one over the other."""

    def least(self, parts: Sequence[_Bound]) -> _Bound:
        """The smallest of the parts."""

    def greatest(self, parts: Sequence[_Bound]) -> _Bound:
        """The largest of the parts."""


class _Expressions:
    """Bounds as expressions of the same algebra."""

    def plain(self, expression: Expression) -> Expression:
        return expression

    def ends(self, span: Span) -> tuple[Expression, Expression]:
        center = Term(_PLUS, Ref(span))
        return Sum((center, Term(_MINUS, HalfUnit(span)))), Sum((center, Term(_PLUS, HalfUnit(span))))

    def at(self, expression: Expression, ends: Mapping[Span, Expression]) -> Expression:
        return substitute(expression, ends)

    def around(self, center: Expression, weights: Mapping[Span, Fraction]) -> tuple[Expression, Expression]:
        middle = Term(_PLUS, center)
        halves = [Term(abs(weight), HalfUnit(span)) for span, weight in weights.items()]
        return Sum((middle, *(Term(-half.weight, half.of) for half in halves))), Sum((middle, *halves))

    def negative(self, part: Expression) -> Expression:
        return Sum((Term(_MINUS, part),))

    def quotient(self, numerator: Expression, denominator: Expression) -> Expression:
        return Quotient(numerator, denominator)

    def least(self, parts: Sequence[Expression]) -> Expression:
        return Least(tuple(parts))

    def greatest(self, parts: Sequence[Expression]) -> Expression:
        return Greatest(tuple(parts))


class _Values:
    """Bounds as numbers, on the figures of a release."""

    def __init__(self, figures: Figures) -> None:
        self._figures = figures

    def plain(self, expression: Expression) -> Ratio:
        return _value(expression, self._figures)

    def ends(self, span: Span) -> tuple[Amount, Amount]:
        figure = self._figures[span]
        reach = figure.interval
        return _AtEnd(reach.low, figure.half_unit), _AtEnd(reach.high, figure.half_unit)

    def at(self, expression: Expression, ends: Mapping[Span, Amount]) -> Ratio:
        return _value(expression, ends)

    def around(self, center: Expression, weights: Mapping[Span, Fraction]) -> tuple[Ratio, Ratio]:
        middle, off = self.plain(center), (0, 1)
        for span, weight in weights.items():
            half = self._figures[span].half_unit.as_integer_ratio()
            off = ratios.plus(off, ratios.times(ratios.size(weight.as_integer_ratio()), half))
        return ratios.plus(middle, ratios.negative(off)), ratios.plus(middle, off)

    def negative(self, part: Ratio) -> Ratio:
        return ratios.negative(part)

    def quotient(self, numerator: Ratio, denominator: Ratio) -> Ratio:
        return _quotient(numerator, denominator)

    def least(self, parts: Sequence[Ratio]) -> Ratio:
        return ratios.least(parts)

    def greatest(self, parts: Sequence[Ratio]) -> Ratio:
        return ratios.greatest(parts)


class _AtEnd(NamedTuple):
    """A figure at an end of its interval."""

    amount: Fraction
    half_unit: Fraction


def _bounds(expression: Expression, made: _Made[_End, _Bound]) -> tuple[_Bound, _Bound]:
    if isinstance(expression, Const):
        return made.plain(expression), made.plain(expression)
    if isinstance(expression, Abs):
        low, high = _bounds(expression.of, made)
        return made.greatest((made.plain(_ZERO), low, made.negative(high))), made.greatest((high, made.negative(low)))
    if isinstance(expression, Least | Greatest):
        lows, highs = zip(*(_bounds(each, made) for each in expression.of), strict=True)
        choose = made.least if isinstance(expression, Least) else made.greatest
        return choose(lows), choose(highs)
    linear = coefficients(expression)
    if linear is not None:
        return made.around(expression, linear)
    if isinstance(expression, Quotient) and _shares_nothing(expression.numerator, expression.denominator):
        tops, bottoms = _bounds(expression.numerator, made), _bounds(expression.denominator, made)
        corners = [made.quotient(top, bottom) for top in tops for bottom in bottoms]
    else:
        corners = _corners(expression, made)
    return made.least(corners), made.greatest(corners)


def coefficients(expression: Expression) -> dict[Span, Fraction] | None:
    """The weight of each figure in a linear expression, those of one figure added up; None if it is not linear."""
    weights: dict[Span, Fraction] = {}
    return weights if _collect(expression, _PLUS, weights) else None


def _collect(expression: Expression, weight: Fraction, weights: dict[Span, Fraction]) -> bool:
    """Add the figures of an expression of that weight to the weights; False where it is not linear."""
    if isinstance(expression, Ref):
        span = expression.span
        weights[span] = weights[span] + weight if span in weights else weight
        return True
    if isinstance(expression, Sum):
        return all(_collect(term.of, _weighed(weight, term.weight), weights) for term in expression.terms)
    return isinstance(expression, Const)


def _weighed(weight: Fraction, value: Fraction) -> Fraction:
    """Their product; nearly all weights are 1 or -1, and a product of fractions costs a good deal."""
    if weight == 1:
        return value
    return -value if weight == -1 else weight * value


def _shares_nothing(one: Expression, other: Expression) -> bool:
    return not set(refs(one)) & set(refs(other))


def _corners(expression: Expression, made: _Made[_End, _Bound]) -> list[_Bound]:
    """The expression with its figures at their ends, in every combination."""
    spans = tuple(dict.fromkeys(refs(expression)))
    if len(spans) > _MAX_CORNERS:
        raise ValueError(f"{len(spans)} figures occur jointly; at most {_MAX_CORNERS} can be bounded")
    combinations = product(*(made.ends(span) for span in spans))
    return [made.at(expression, dict(zip(spans, ends, strict=True))) for ends in combinations]


def substitute(expression: Expression, by: Mapping[Span, Expression]) -> Expression:
    """The expression with the figures at the given places replaced by expressions."""
    match expression:
        case Ref(span):
            return by.get(span, expression)
        case Sum(terms):
            return Sum(tuple(Term(term.weight, substitute(term.of, by)) for term in terms))
        case Product(factors):
            return Product(tuple(substitute(factor, by) for factor in factors))
        case Quotient(numerator, denominator):
            return Quotient(substitute(numerator, by), substitute(denominator, by))
        case Abs(of):
            return Abs(substitute(of, by))
        case Least(of):
            return Least(tuple(substitute(each, by) for each in of))
        case Greatest(of):
            return Greatest(tuple(substitute(each, by) for each in of))
        case _:
            return expression
