"""Exact values as plain decimal strings: no exponent, no group marks, no needless zeros."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction

_DIGITS = 12  # enough to see why a value with no end rounds as it does


def plain(value: Decimal | Fraction | None, *, towards: str = ROUND_HALF_EVEN) -> str | None:
    """The value in full ("-818000", "0.401"); 12 significant digits of one whose decimals have no end.

    ``towards`` is the rounding mode for the latter: the ends of an interval are rounded outwards.
    """
    if value is None:
        return None
    if isinstance(value, Fraction):
        value = _decimal(value, towards)
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def plain_low(value: Fraction | None) -> str | None:
    """The lower end of an interval, rounded down."""
    return plain(value, towards=ROUND_FLOOR)


def plain_high(value: Fraction | None) -> str | None:
    """The upper end of an interval, rounded up."""
    return plain(value, towards=ROUND_CEILING)


def _decimal(value: Fraction, rounding: str) -> Decimal:
    divisor = value.denominator
    for prime in (2, 5):
        while divisor % prime == 0:
            divisor //= prime
    has_end = divisor == 1
    digits = len(str(abs(value.numerator))) + value.denominator.bit_length() + 1 if has_end else _DIGITS
    return Context(prec=digits, rounding=rounding).divide(Decimal(value.numerator), Decimal(value.denominator))
