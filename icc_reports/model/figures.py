"""A number as printed: its exact value, its precision, its unit and its place."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple

from icc_reports.model.source import Span

_HUNDREDTH = Decimal("0.01")


class Notation(StrEnum):
    """How a cell states its value. A blank cell states none and is no figure."""

    NUMBER = "number"
    NIL = "nil"  # "--": nothing of the kind occurred; zero without rounding
    BELOW_UNIT = "below_unit"  # "*": something occurred, less than one printed unit
    WORDS = "words"  # "has been reduced": prose that asserts an order or a sign, no number


class Doubt(StrEnum):
    """What about the reading of a figure is not settled. A doubtful figure accuses nobody."""

    COLUMN = "column"
    SIGN = "sign"
    SCALE = "scale"
    PERIOD = "period"
    VALUE = "value"


class Unit(NamedTuple):
    """An XBRL unit: an ISO 4217 currency, ``shares`` or ``pure``, optionally per something ("USD/share")."""

    measure: str
    per: str | None = None

    def __str__(self) -> str:
        return f"{self.measure}/{self.per}" if self.per else self.measure

    @classmethod
    def parse(cls, text: str) -> Unit:
        """The unit that ``str`` wrote."""
        measure, _, per = text.partition("/")
        return cls(measure, per or None)

    @property
    def is_monetary(self) -> bool:
        """Whether it counts money itself, not money per share."""
        return self.per is None and len(self.measure) == 3 and self.measure.isupper()

    @property
    def currency(self) -> str | None:
        """The currency it counts in, also per share; None for shares and pure numbers."""
        return self.measure if len(self.measure) == 3 and self.measure.isupper() else None


PURE = Unit("pure")
SHARES = Unit("shares")
USD = Unit("USD")
USD_PER_SHARE = Unit("USD", "share")


@dataclass(frozen=True, slots=True)
class Interval:
    """All values from ``low`` to ``high``, both ends included, in full units."""

    low: Fraction
    high: Fraction

    def overlaps(self, other: Interval) -> bool:
        """Whether the two share more than an end point. A single point shares itself with what contains it."""
        low, high = max(self.low, other.low), min(self.high, other.high)
        return low < high or (low == high and (self.low == self.high or other.low == other.high))


@dataclass(frozen=True, kw_only=True)
class Figure:
    """A number where it stands.

    ``number`` is the printed magnitude with its sign, None for BELOW_UNIT and WORDS, 0 for NIL. ``scale`` is what it is
    multiplied by to be in full units (1000 for "in thousands", 0.01 for a percentage). ``fraction_digits`` counts
    the digits printed after the decimal point, negative where prose rounds ("$3 million" has scale 1000000 and 0).
    """

    span: Span
    printed: str
    notation: Notation
    number: Decimal | None
    fraction_digits: int
    unit: Unit
    scale: Decimal
    doubts: tuple[Doubt, ...] = ()

    @property
    def value(self) -> Decimal | None:
        """The exact value in full units; None where only "below one unit" is known."""
        return None if self.number is None else self.number * self.scale

    @cached_property
    def amount(self) -> Fraction:
        """The value to compute with, in full units: zero where less than one unit is printed."""
        if self.number is None:
            return Fraction(0)
        (above, below), (factor, divisor) = self.number.as_integer_ratio(), self.scale.as_integer_ratio()
        return Fraction(above * factor, below * divisor)

    @cached_property
    def half_unit(self) -> Fraction:
        """How far the true value may lie from ``amount``: half a unit of the last printed digit.

        Nil is exact, and so are words; "*" stands for anything within less than one whole unit.
        """
        if self.notation in (Notation.NIL, Notation.WORDS):
            return Fraction(0)
        unit = Fraction(self.scale.scaleb(-self.fraction_digits))
        return unit if self.notation is Notation.BELOW_UNIT else unit / 2

    @cached_property
    def interval(self) -> Interval:
        """Every value that the figure can stand for."""
        return Interval(self.amount - self.half_unit, self.amount + self.half_unit)

    @property
    def decimals(self) -> int:
        """The XBRL ``decimals`` of the value: -3 for a figure in thousands, 2 for cents, 3 for 40.1 %."""
        return self.fraction_digits - self.scale.normalize().adjusted()

    @property
    def is_percentage(self) -> bool:
        """Whether it is printed in hundredths of a pure number."""
        return self.unit == PURE and self.scale == _HUNDREDTH
