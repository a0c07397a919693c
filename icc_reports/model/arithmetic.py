"""Exact evaluation of expressions, and their bounds as expressions of the same algebra."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import product

from icc_reports.model.figures import Figure, Interval
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

_ZERO = Const(Fraction(0))
_MAX_CORNERS = 8  # figures varied jointly; 256 corners at most


class UndefinedValueError(ArithmeticError):
    """An expression without a value: a division by zero."""


def evaluate(expression: Expression, figures: Figures) -> Fraction:  # noqa: C901 - one case a node
    """The exact value in full units, each figure taken as printed.

    Raises UndefinedValueError on division by zero and KeyError for a figure that is not in ``figures``.
    """
    match expression:
        case Ref(span):
            return figures[span].amount
        case HalfUnit(span):
            return figures[span].half_unit
        case Const(value):
            return value
        case Sum(terms):
            return sum((term.weight * evaluate(term.of, figures) for term in terms), Fraction(0))
        case Product(factors):
            value = Fraction(1)
            for factor in factors:
                value *= evaluate(factor, figures)
            return value
        case Quotient(numerator, denominator):
            divisor = evaluate(denominator, figures)
            if divisor == 0:
                raise UndefinedValueError("division by zero")
            return evaluate(numerator, figures) / divisor
        case Abs(of):
            return abs(evaluate(of, figures))
        case Least(of):
            return min(evaluate(each, figures) for each in of)
        case Greatest(of):
            return max(evaluate(each, figures) for each in of)


def bounds(expression: Expression) -> tuple[Expression, Expression]:
    """Two expressions: the least and the greatest value when each figure varies by half a unit of its last digit.

    Each figure varies once, however often it occurs. A sum is bounded by the sum of its half-units; anything else
    by its values at the corners, which bound it because it is monotonic in every single figure (as long as no
    denominator passes through zero: see ``is_bounded``). The least or greatest of several is bounded part by part,
    which can be wider than it need be: a figure in two of the parts then varies in each.
    """
    if isinstance(expression, Const):
        return expression, expression
    if isinstance(expression, Abs):
        low, high = bounds(expression.of)
        negated = Sum((Term(Fraction(-1), high),))
        return Greatest((_ZERO, low, negated)), Greatest((high, Sum((Term(Fraction(-1), low),))))
    if isinstance(expression, Least | Greatest):
        lows, highs = zip(*map(bounds, expression.of), strict=True)
        return type(expression)(lows), type(expression)(highs)
    linear = coefficients(expression)
    if linear is not None:
        reach = tuple(Term(abs(weight), HalfUnit(span)) for span, weight in linear.items())
        center = Term(Fraction(1), expression)
        return Sum((center, *(Term(-term.weight, term.of) for term in reach))), Sum((center, *reach))
    if isinstance(expression, Quotient) and _shares_nothing(expression.numerator, expression.denominator):
        tops, bottoms = bounds(expression.numerator), bounds(expression.denominator)
        corners: tuple[Expression, ...] = tuple(Quotient(top, bottom) for top in tops for bottom in bottoms)
    else:
        corners = tuple(_corners(expression))
    return Least(corners), Greatest(corners)


def interval_of(expression: Expression, figures: Figures) -> Interval:
    """The bounds as values. Raises UndefinedValueError where a denominator can be zero."""
    if not is_bounded(expression, figures):
        raise UndefinedValueError("a denominator can be zero within its rounding")
    low, high = bounds(expression)
    return Interval(evaluate(low, figures), evaluate(high, figures))


def is_bounded(expression: Expression, figures: Figures) -> bool:
    """Whether no denominator can be zero within the rounding of its figures."""
    if isinstance(expression, Quotient):
        low, high = (evaluate(bound, figures) for bound in bounds(expression.denominator))
        if low <= 0 <= high:
            return False
    return all(is_bounded(child, figures) for child in children(expression))


def coefficients(expression: Expression) -> dict[Span, Fraction] | None:
    """The weight of each figure in a linear expression, those of one figure added up; None if it is not linear."""
    match expression:
        case Const(_):
            return {}
        case Ref(span):
            return {span: Fraction(1)}
        case Sum(terms):
            weights: dict[Span, Fraction] = {}
            for term in terms:
                inner = coefficients(term.of)
                if inner is None:
                    return None
                for span, weight in inner.items():
                    weights[span] = weights.get(span, Fraction(0)) + weight * term.weight
            return weights
        case _:
            return None


def _shares_nothing(one: Expression, other: Expression) -> bool:
    return not set(refs(one)) & set(refs(other))


def _corners(expression: Expression) -> Iterator[Expression]:
    spans = tuple(dict.fromkeys(refs(expression)))
    if len(spans) > _MAX_CORNERS:
        raise ValueError(f"{len(spans)} figures occur jointly; at most {_MAX_CORNERS} can be bounded")
    for signs in product((-1, 1), repeat=len(spans)):
        shifted = {
            span: Sum((Term(Fraction(1), Ref(span)), Term(Fraction(sign), HalfUnit(span))))
            for span, sign in zip(spans, signs, strict=True)
        }
        yield substitute(expression, shifted)


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
