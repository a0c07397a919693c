"""The bench on which an explanation is tried: the relations around a figure, judged with another in its place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from icc_reports.model.arithmetic import UndefinedValueError, coefficients, evaluate
from icc_reports.model.audit import Judgement, is_one_fact, judge
from icc_reports.model.figures import Figure
from icc_reports.model.relations import Form, Verdict, refs
from icc_reports.model.source import Span

Changes = Mapping[Span, Figure]


@dataclass(frozen=True, slots=True)
class Righted:
    """A relation put right: as it was judged before and is after, and how far it could miss and fare as well."""

    before: Judgement
    after: Judgement
    leeway: Fraction

    @property
    def luck(self) -> Fraction:
        """The chance that a difference of another cause, as large as this, would be met as closely."""
        if self.before.difference is None or self.after.difference is None:
            return Fraction(1)
        gain = abs(self.before.difference - self.after.difference)
        return min(Fraction(1), self.leeway / gain) if gain else Fraction(1)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What comes of replacing some figures: the relations put right, while none that held breaks."""

    righted: tuple[Righted, ...]

    @property
    def ids(self) -> frozenset[str]:
        """The relations put right."""
        return frozenset(each.before.relation.id for each in self.righted)

    @property
    def exact(self) -> int:
        """How many of them hold to the last digit."""
        return sum(each.after.verdict is Verdict.EXACT for each in self.righted)


@dataclass(frozen=True)
class Bench:
    """Judgements by the figures that they touch. ``settled`` are relations that another finding explains already."""

    judgements: Sequence[Judgement]
    figures: Mapping[Span, Figure]
    settled: frozenset[str]
    _touching: dict[Span, list[Judgement]] = field(default_factory=lambda: defaultdict(list))
    _weights: dict[str, Mapping[Span, Fraction] | None] = field(default_factory=dict)
    _own: dict[str, Changes] = field(default_factory=dict)  # its figures; asked for with each of some seventy misprints

    def __post_init__(self) -> None:
        for judgement in self.judgements:
            if judgement.verdict is not Verdict.NOT_VERIFIABLE:
                own = {span: self.figures[span] for span in spans_of(judgement)}
                self._own[judgement.relation.id] = own
                for span in own:
                    self._touching[span].append(judgement)

    @property
    def failing(self) -> list[Judgement]:
        """The exceptions that nothing explains yet and that state a number."""
        return [each for each in self.judgements if self.is_open(each)]

    def is_open(self, judgement: Judgement) -> bool:
        """Whether it is such an exception."""
        relation = judgement.relation
        is_number = relation.form is Form.EQUALITY and judgement.difference is not None
        return judgement.verdict is Verdict.EXCEPTION and is_number and relation.id not in self.settled

    def failing_with(self, span: Span) -> list[Judgement]:
        """The open exceptions that the figure enters."""
        return [each for each in self._touching.get(span, ()) if self.is_open(each)]

    def is_pinned(self, span: Span) -> bool:
        """Whether the figure enters a sum or a tie that holds, so that hardly another could stand in its place."""
        return any(
            each.verdict.holds and each.relation.form is Form.EQUALITY and self.weights(each) is not None
            for each in self._touching.get(span, ())
        )

    def weights(self, judgement: Judgement) -> Mapping[Span, Fraction] | None:
        """How much the difference grows with each figure of a linear relation; None for others."""
        relation = judgement.relation
        if relation.id not in self._weights:
            linear = coefficients(relation.expression)
            if linear is not None:
                linear = {span: -weight for span, weight in linear.items()}
                linear[relation.asserted] = linear.get(relation.asserted, Fraction(0)) + 1
            self._weights[relation.id] = linear
        return self._weights[relation.id]

    def gain(self, judgement: Judgement, span: Span, meant: Figure) -> Fraction | None:
        """What the difference of a relation loses with another figure in place; None where it has no value."""
        figure = self.figures[span]
        weights = self.weights(judgement)
        if weights is not None:
            return weights[span] * (figure.amount - meant.amount)
        changed = self._changed(judgement, {span: meant})
        try:
            derived = evaluate(judgement.relation.expression, changed)
        except UndefinedValueError:
            return None
        assert judgement.difference is not None  # noqa: S101 - only open exceptions are asked
        return judgement.difference - (changed[judgement.relation.asserted].amount - derived)

    def attempt(self, changes: Changes) -> Outcome | None:
        """Judge all that the changed figures enter; None where a relation fails then, held or not before."""
        touched = {each.relation.id: each for span in changes for each in self._touching.get(span, ())}
        righted = []
        for before in touched.values():
            changed = self._changed(before, changes)
            after = judge(before.relation, changed)
            if not after.verdict.holds:
                return None
            if before.verdict is Verdict.EXCEPTION:
                if before.relation.id in self.settled:
                    return None
                is_exact = after.verdict is Verdict.EXACT
                room = changed[before.relation.asserted].half_unit if is_exact else leeway(after, changed)
                righted.append(Righted(before, after, room))
        return Outcome(tuple(righted))

    def _changed(self, judgement: Judgement, changes: Changes) -> Mapping[Span, Figure]:
        return {**self._own[judgement.relation.id], **changes}


def spans_of(judgement: Judgement) -> tuple[Span, ...]:
    """The figures of a relation, the asserted one first, each once."""
    return tuple(dict.fromkeys((judgement.relation.asserted, *refs(judgement.relation.expression))))


def leeway(judgement: Judgement, figures: Mapping[Span, Figure]) -> Fraction:
    """How far printed and computed may lie apart in a relation that holds."""
    asserted = figures[judgement.relation.asserted]
    if is_one_fact(judgement.relation):
        return max(figures[span].half_unit for span in spans_of(judgement))
    low, high = judgement.low, judgement.high
    return asserted.half_unit + (Fraction(0) if low is None or high is None else (high - low) / 2)
