"""Relations over random figures, many of them at the very edge of a verdict."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from random import Random

from icc_reports.model.arithmetic import UndefinedValueError, evaluate
from icc_reports.model.audit import Audit, Judgement, judge
from icc_reports.model.figures import PURE, USD, USD_PER_SHARE, Doubt, Figure, Notation, Unit
from icc_reports.model.relations import (
    ONE,
    Abs,
    Expression,
    Form,
    Quotient,
    Ref,
    Relation,
    RelationKind,
    Sum,
    Term,
    growth,
    order,
    total,
    weighted,
)
from icc_reports.model.release import Column, Row, Table, TableKind
from icc_reports.model.source import Span
from tests.builders import release

IN_PROSE = (RelationKind.CLAIM, RelationKind.DIRECTION, RelationKind.DEFINITION)
THOUSAND = Decimal(1000)
PERCENT = Decimal("0.01")


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of trial: how its operands and its asserted figure are printed, and what it asserts."""

    operands: tuple[tuple[int, Decimal], ...]
    asserted: tuple[int, Decimal, Unit]
    expression: Callable[[tuple[Span, ...]], Expression]
    kind: RelationKind = RelationKind.RECALCULATION
    form: Form = Form.EQUALITY
    hedge: str | None = None


def _average(spans: tuple[Span, ...]) -> Expression:
    return Sum(tuple(Term(Fraction(1, len(spans)), Ref(span)) for span in spans))


def _share_of_sum(spans: tuple[Span, ...]) -> Expression:
    return Quotient(Ref(spans[0]), total(*spans))


def _per_share(spans: tuple[Span, ...]) -> Expression:
    return Quotient(weighted((1, spans[0]), (-1, spans[1])), Ref(spans[2]))


KINDS = (
    Kind(operands=((0, THOUSAND),) * 4, asserted=(0, THOUSAND, USD), expression=lambda spans: total(*spans)),
    Kind(operands=((1, THOUSAND),) * 3, asserted=(1, THOUSAND, USD), expression=lambda spans: total(*spans)),
    Kind(operands=((2, THOUSAND), (1, THOUSAND)), asserted=(0, THOUSAND, USD), expression=lambda spans: total(*spans)),
    Kind(
        operands=((0, THOUSAND),) * 3,
        asserted=(0, THOUSAND, USD),
        expression=lambda spans: weighted((1, spans[0]), (-1, spans[1]), (-1, spans[2])),
    ),
    Kind(operands=((0, THOUSAND),) * 3, asserted=(0, THOUSAND, USD), expression=_average),
    Kind(operands=((1, THOUSAND),) * 2, asserted=(1, THOUSAND, USD), expression=_average),
    Kind(
        operands=((3, Decimal(1)), (2, Decimal(1))),
        asserted=(2, Decimal(1), USD_PER_SHARE),
        expression=lambda spans: total(*spans),
    ),
    Kind(operands=((0, THOUSAND),) * 2, asserted=(1, PERCENT, PURE), expression=_share_of_sum),
    Kind(operands=((0, THOUSAND),) * 3, asserted=(1, PERCENT, PURE), expression=_share_of_sum),
    Kind(
        operands=((0, THOUSAND),) * 2,
        asserted=(1, PERCENT, PURE),
        expression=lambda spans: Quotient(Ref(spans[0]), Ref(spans[1])),
    ),
    Kind(
        operands=((0, THOUSAND),) * 2, asserted=(0, PERCENT, PURE), expression=lambda spans: growth(spans[0], spans[1])
    ),
    Kind(
        operands=((0, THOUSAND), (0, THOUSAND), (0, Decimal(1))),
        asserted=(2, Decimal(1), USD_PER_SHARE),
        expression=_per_share,
    ),
    Kind(
        operands=((0, THOUSAND),) * 2,
        asserted=(0, THOUSAND, USD),
        expression=lambda spans: Abs(weighted((1, spans[0]), (-1, spans[1]))),
    ),
    Kind(
        operands=((0, THOUSAND),),
        asserted=(1, THOUSAND, USD),
        expression=lambda spans: total(*spans),
        kind=RelationKind.TIE_OUT,
    ),
    Kind(
        operands=((0, Decimal(1)),),
        asserted=(0, THOUSAND, USD),
        expression=lambda spans: weighted((-1, spans[0])),
        kind=RelationKind.TIE_OUT,
    ),
    Kind(
        operands=((0, THOUSAND),),
        asserted=(0, THOUSAND, USD),
        expression=lambda spans: Sum((Term(Fraction(1), Ref(spans[0])), Term(Fraction(2), ONE))),
    ),
    Kind(
        operands=((0, THOUSAND),) * 3,
        asserted=(0, Decimal(1), USD),
        expression=lambda spans: order(((Ref(spans[0]), Ref(spans[1])), (Ref(spans[1]), Ref(spans[2])))),
        kind=RelationKind.DIRECTION,
        form=Form.ORDER,
    ),
    Kind(
        operands=(),
        asserted=(0, Decimal(1), USD),
        expression=lambda spans: Sum((Term(Fraction(-1), ONE),)),
        kind=RelationKind.DEFINITION,
        form=Form.SIGN,
    ),
    Kind(
        operands=((0, THOUSAND),),
        asserted=(0, Decimal(1), USD),
        expression=lambda spans: total(*spans),
        kind=RelationKind.CLAIM,
        hedge="approximately",
    ),
    Kind(
        operands=((0, THOUSAND),) * 2,
        asserted=(0, Decimal(1), USD),
        expression=_average,
        kind=RelationKind.CLAIM,
        hedge="about",
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Trials:
    """Relations, and figures for them twice over: as first printed, and as an editor would have them."""

    relations: tuple[Relation, ...]
    first: dict[Span, Figure]
    second: dict[Span, Figure]

    def judged(self, figures: dict[Span, Figure]) -> tuple[Judgement, ...]:
        return tuple(judge(relation, figures) for relation in self.relations)

    @property
    def audit(self) -> Audit:
        stated = {relation.asserted for relation in self.relations if relation.kind in IN_PROSE}
        rows = tuple(
            Row(ordinal=at, label=f"Figure {at}", section=(), cells=(figure,), span=span)
            for at, (span, figure) in enumerate((at, each) for at, each in self.first.items() if at not in stated)
        )
        table = Table(
            ordinal=0,
            title="Trials",
            kind=TableKind.OTHER,
            columns=(Column(ordinal=0, head="Now"),),
            rows=rows,
            span=rows[0].span,
        )
        return Audit(
            release=release((table,)),
            judgements=self.judged(self.first),
            findings=(),
            stated=tuple(self.first[span] for span in stated),
        )


def trials(seed: int, rounds: int) -> Trials:
    """As many rounds of every kind."""
    random = Random(seed)  # noqa: S311 - figures, not secrets
    first: dict[Span, Figure] = {}
    second: dict[Span, Figure] = {}
    relations = []
    for ordinal, kind in enumerate(KINDS * rounds):
        start = len(first) + 1
        spans = tuple(Span(start + at, 1, 20) for at in range(len(kind.operands) + 1))
        expression = kind.expression(spans[1:])
        for figures, like in ((first, None), (second, first)):
            drawn = _Draw(random=random, like=like).figures(kind, spans, expression)
            if ordinal % 5 == 3 and kind.operands:
                drawn[spans[1]] = replace(drawn[spans[1]], doubts=(Doubt.SIGN,))
            figures.update(drawn)
        relations.append(
            Relation(
                id=f"trial-{ordinal}",
                kind=kind.kind,
                subject=f"Trial {ordinal}",
                asserted=spans[0],
                expression=expression,
                missing="something" if ordinal % 29 == 7 else None,
                form=kind.form,
                hedge=kind.hedge,
                tentative="a period" if ordinal % 23 == 5 else None,
            )
        )
    return Trials(relations=tuple(relations), first=first, second=second)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Draw:
    """Draws figures; those of an edit keep what the print of the first (``like``) was."""

    random: Random
    like: dict[Span, Figure] | None

    def figures(self, kind: Kind, spans: tuple[Span, ...], expression: Expression) -> dict[Span, Figure]:
        random = self.random
        figures = {}
        for span, (digits, scale) in zip(spans[1:], kind.operands, strict=True):
            reach = random.choice((2, 12, 900))
            number = Decimal(random.randint(-reach, reach)).scaleb(-digits)
            figures[span] = self._figure(span, number, (digits, scale, USD))
        digits, scale, _ = kind.asserted
        try:
            exact = evaluate(expression, figures) / Fraction(scale)
        except UndefinedValueError:
            exact = Fraction(random.randint(-3, 3))
        if kind.form is not Form.EQUALITY:
            figures[spans[0]] = _words(spans[0])
            return figures
        near = _near(random, exact, digits)
        if kind.hedge:
            near = (near / 5000).to_integral_value() * 5000 + random.choice((0, 0, 5000, -25000))
        figures[spans[0]] = self._figure(spans[0], near, kind.asserted, is_asserted=True)
        return figures

    def _figure(
        self, span: Span, number: Decimal, shape: tuple[int, Decimal, Unit], *, is_asserted: bool = False
    ) -> Figure:
        """The figure; a drawn zero, and some others, are nil or "*"."""
        like = self.like[span].notation if self.like else None
        special = self.random.random() < 0.15 and not is_asserted
        notation = Notation.NUMBER
        if like is None and special:
            notation = self.random.choice((Notation.NIL, Notation.BELOW_UNIT))
        elif like not in (None, Notation.NUMBER) and (special or number == 0):
            notation = like or notation
        elif like is not None and special:
            number = Decimal(0)
        digits, scale, unit = shape
        return Figure(
            span=span,
            printed=str(number),
            notation=notation,
            number={Notation.NIL: Decimal(0), Notation.BELOW_UNIT: None, Notation.NUMBER: number}[notation],
            fraction_digits=digits,
            unit=unit,
            scale=scale,
        )


def _words(span: Span) -> Figure:
    return Figure(
        span=span,
        printed="has been reduced",
        notation=Notation.WORDS,
        number=None,
        fraction_digits=0,
        unit=PURE,
        scale=Decimal(1),
    )


def _near(random: Random, exact: Fraction, digits: int) -> Decimal:
    """A number of so many digits near the exact one: often the nearest, often one or two units off."""
    units = exact * 10**digits
    nearest = (2 * units.numerator + units.denominator) // (2 * units.denominator)
    return Decimal(nearest + random.choice((0, 0, 0, -1, -1, 1, 2, -2, 3))).scaleb(-digits)


def typed(figures: Iterable[Figure]) -> list[Decimal]:
    """What an editor types for each figure."""
    return [(figure.number or Decimal(0)) * (figure.scale if figure.is_percentage else 1) for figure in figures]
