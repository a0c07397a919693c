"""Relations: what must hold between the figures of a release; checker, workbook, page and export read the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
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

_PLUS, _MINUS = Fraction(1), Fraction(-1)
ONE = Const(_PLUS)


def total(*spans: Span) -> Sum:
    """The plain sum of figures."""
    return Sum(tuple(Term(_PLUS, Ref(span)) for span in spans))


def weighted(*terms: tuple[int | Fraction, Span]) -> Sum:
    """The sum of figures, each with its weight."""
    return Sum(tuple(Term(_weight(weight), Ref(span)) for weight, span in terms))


def _weight(of: int | Fraction) -> Fraction:
    """A weight; nearly all are 1 or -1, which are made once."""
    return _PLUS if of == 1 else _MINUS if of == -1 else Fraction(of)


def growth(current: Span, earlier: Span) -> Sum:
    """The relative change from the earlier figure to the current one; of no meaning when the earlier is negative."""
    return Sum((Term(_PLUS, Quotient(Ref(current), Ref(earlier))), Term(_MINUS, ONE)))


def children(expression: Expression) -> tuple[Expression, ...]:
    """The expressions directly inside."""
    if isinstance(expression, Ref):
        return ()
    if isinstance(expression, Sum):
        return tuple([term.of for term in expression.terms])
    if isinstance(expression, Quotient):
        return expression.numerator, expression.denominator
    if isinstance(expression, Product):
        return expression.factors
    if isinstance(expression, Abs):
        return (expression.of,)
    return expression.of if isinstance(expression, Least | Greatest) else ()


def refs(expression: Expression) -> Iterator[Span]:
    """The places of the figures it uses, in order, each as often as it occurs."""
    for each in (expression,) if isinstance(expression, Ref) else children(expression):
        if isinstance(each, Ref):
            yield each.span
        else:
            yield from refs(each)


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

    @property
    def holds(self) -> bool:
        """Whether the figures agree, to the last digit or within rounding."""
        return self in (Verdict.EXACT, Verdict.ROUNDING)


class Form(StrEnum):
    """What a relation asserts of its expression.

    EQUALITY: that the asserted figure equals it. ORDER: that figures rise or fall along a path; the expression is the
    least of the steps, each taken the way that is asserted. SIGN: that a term enters another relation with the sign
    stated; the expression is the weight that it has there, times that sign. Both of the latter hold where the
    expression is above zero; what asserts them are words, not a number.
    """

    EQUALITY = "equality"
    ORDER = "order"
    SIGN = "sign"


class ClaimKind(StrEnum):
    """What a statement in the prose is about."""

    AMOUNT = "amount"
    GROWTH = "growth"
    CHANGE = "change"
    MARGIN = "margin"
    SHARE = "share"
    PER_SHARE = "per_share"
    AVERAGE = "average"
    DIRECTION = "direction"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """An assertion about figures: that ``asserted`` equals ``expression``, or another ``form``.

    ``id`` is made from kind, table, label, segment and period, so that it is the same over runs and small edits of
    the release. ``subject`` is the relation in words ("Total current assets, October 31, 2003"). ``missing`` names
    what the release does not hold; with it the relation is not verifiable, whatever the figures give. For prose,
    ``quote`` is the sentence, ``claim_kind`` what it states, and ``hedge`` the word that softens it ("approximately").
    A reading that is ``tentative`` rests on words that leave room (a period not named, a measure not named in full):
    it can bear a statement out, but not contradict it.
    """

    id: str
    kind: RelationKind
    subject: str
    asserted: Span
    expression: Expression
    missing: str | None = None
    form: Form = Form.EQUALITY
    quote: str | None = None
    claim_kind: ClaimKind | None = None
    hedge: str | None = None
    tentative: str | None = None


def order(steps: Iterable[tuple[Expression, Expression]]) -> Expression:
    """What an order asserts: the least of the steps from the first of each pair up to the second."""
    rises = tuple(Sum((Term(_PLUS, higher), Term(_MINUS, lower))) for lower, higher in steps)
    return rises[0] if len(rises) == 1 else Least(rises)
