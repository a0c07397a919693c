"""Exact arithmetic on pairs of integers, for the many small steps of an evaluation.

A pair is a numerator over a positive denominator, and not reduced: the figures of a release have few denominators (1,
10, 100), so that the pairs stay short, while a ``Fraction`` looks for common divisors at every step.
"""

from __future__ import annotations

from collections.abc import Sequence

Ratio = tuple[int, int]


def plus(one: Ratio, other: Ratio) -> Ratio:
    """Their sum."""
    (above, below), (more, divisor) = one, other
    return (above + more, below) if below == divisor else (above * divisor + more * below, below * divisor)


def negative(of: Ratio) -> Ratio:
    """The same with its sign turned."""
    return -of[0], of[1]


def size(of: Ratio) -> Ratio:
    """Its absolute value."""
    return abs(of[0]), of[1]


def times(one: Ratio, other: Ratio) -> Ratio:
    """Their product."""
    return one[0] * other[0], one[1] * other[1]


def quotient(numerator: Ratio, denominator: Ratio) -> Ratio:
    """The one over the other, which is not zero."""
    above, below = numerator[0] * denominator[1], numerator[1] * denominator[0]
    return (above, below) if below > 0 else (-above, -below)


def least(of: Sequence[Ratio]) -> Ratio:
    """The smallest of them."""
    found = of[0]
    for each in of:
        if each[0] * found[1] < found[0] * each[1]:
            found = each
    return found


def greatest(of: Sequence[Ratio]) -> Ratio:
    """The largest of them."""
    return negative(least([negative(each) for each in of]))
