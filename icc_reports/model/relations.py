"""Relations: what must hold between the figures of a release; checker, workbook, page and export read the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from icc_reports.model.source import Span


@dataclass(frozen=True, slots=True)
class Ref:
    """The figure at a place; its value is looked up, so that it follows an edited or corrected figure."""

    span: Span


@dataclass(frozen=True, slots=True)
class HalfUnit:
    """Half a unit of the last printed digit of the figure at a place, in full units."""

    span: Span


@dataclass(frozen=True, slots=True)
class Const:
    """A universal constant (1 in a growth rate, 12 months in a year); never a figure."""

    value: Fraction


@dataclass(frozen=True, slots=True)
class Term:
    """A summand and its weight: 1, -1, or a factor such as 1/2 in an average."""

    weight: Fraction
    of: Expression


@dataclass(frozen=True, slots=True)
class Sum:
    """The weighted sum of its terms."""

    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Product:
    """The product of its factors."""

    factors: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Quotient:
    """Numerator over denominator; without a value where the denominator is zero."""

    numerator: Expression
    denominator: Expression


@dataclass(frozen=True, slots=True)
class Abs:
    """The absolute value."""

    of: Expression


@dataclass(frozen=True, slots=True)
class Least:
    """The smallest of several expressions; occurs in bounds."""

    of: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Greatest:
    """The largest of several expressions; occurs in bounds."""

    of: tuple[Expression, ...]


Expression = Ref | HalfUnit | Const | Sum | Product | Quotient | Abs | Least | Greatest

ONE = Const(Fraction(1))


def total(*spans: Span) -> Sum:
    """The plain sum of figures."""
    return Sum(tuple(Term(Fraction(1), Ref(span)) for span in spans))


def weighted(*terms: tuple[int | Fraction, Span]) -> Sum:
    """The sum of figures, each with its weight."""
    return Sum(tuple(Term(Fraction(weight), Ref(span)) for weight, span in terms))


def growth(current: Span, earlier: Span) -> Sum:
    """The relative change from the earlier figure to the current one; of no meaning when the earlier is negative."""
    return Sum((Term(Fraction(1), Quotient(Ref(current), Ref(earlier))), Term(Fraction(-1), ONE)))


def children(expression: Expression) -> tuple[Expression, ...]:
    """The expressions directly inside."""
    match expression:
        case Sum(terms):
            return tuple(term.of for term in terms)
        case Product(factors):
            return factors
        case Quotient(numerator, denominator):
            return numerator, denominator
        case Abs(of):
            return (of,)
        case Least(of) | Greatest(of):
            return of
        case _:
            return ()


def refs(expression: Expression) -> Iterator[Span]:
    """The places of the figures it uses, in order, each as often as it occurs."""
    if isinstance(expression, Ref):
        yield expression.span
    for child in children(expression):
        yield from refs(child)


class RelationKind(StrEnum):
    """The auditor's names for what a relation does."""

    FOOTING = "footing"
    CROSS_FOOTING = "cross_footing"
    TIE_OUT = "tie_out"
    RECALCULATION = "recalculation"
    ROLL_FORWARD = "roll_forward"
    CLAIM = "claim"
    DIRECTION = "direction"
    DEFINITION = "definition"

    @property
    def tick(self) -> str:
        """The tick mark that the kind leaves in the margin."""
        return _TICKS[self]


_TICKS = {
    RelationKind.FOOTING: "F",
    RelationKind.CROSS_FOOTING: "CF",
    RelationKind.TIE_OUT: "T",
    RelationKind.RECALCULATION: "R",
    RelationKind.ROLL_FORWARD: "R",
    RelationKind.CLAIM: "C",
    RelationKind.DIRECTION: "C",
    RelationKind.DEFINITION: "C",
}


class Verdict(StrEnum):
    """How a relation fares on the printed figures; the four are never folded into two."""

    EXACT = "exact"
    ROUNDING = "rounding"
    EXCEPTION = "exception"
    NOT_VERIFIABLE = "not_verifiable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """An assertion about figures: that ``asserted`` equals ``expression``.

    ``id`` is made from kind, table, label, segment and period, so that it is the same over runs and small edits of
    the release. ``subject`` is the relation in words ("Total current assets, October 31, 2003"). ``missing`` names
    what the release does not hold; with it the relation is not verifiable, whatever the figures give.
    """

    id: str
    kind: RelationKind
    subject: str
    asserted: Span
    expression: Expression
    missing: str | None = None
