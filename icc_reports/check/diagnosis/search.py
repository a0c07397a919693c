"""The search for the one slip that explains a failure: it puts right all that the figure enters, and nothing else does.

A difference of another cause may look like a slip. How likely that is follows from the figures: the slips that would
make a difference of about that size, times the share of such differences that each of them would meet; and for every
further relation that the same slip puts right, the share of differences that it would meet there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from math import prod

from icc_reports.check.diagnosis.bench import Bench, Changes, Outcome, leeway, spans_of
from icc_reports.check.diagnosis.misprints import POINT_FOR_COMMA, RARITY, Misprint, misprints
from icc_reports.model.audit import Judgement
from icc_reports.model.figures import Figure, Notation
from icc_reports.model.findings import DiagnosisKind
from icc_reports.model.source import Span

_CHANCE = Fraction(1, 20)  # above it, what looks like a slip may as well be another difference
_HARDLY_TELLS = Fraction(1, 4)  # from it on, a slip explains every fourth difference and more
_SLIGHT = 2  # units of the last digit that rounding elsewhere can make


@dataclass(frozen=True, slots=True)
class Explanation:
    """A slip, the figures as they would stand without it, and what that puts right."""

    kind: DiagnosisKind
    changes: Changes
    outcome: Outcome


@dataclass(frozen=True)
class Search:
    """The explanations of what fails on a bench.

    ``columns`` are the figures of each column of a table, by any of them.
    """

    bench: Bench
    columns: Mapping[Span, Sequence[Span]]
    _options: dict[Span, Sequence[Misprint]] = field(default_factory=dict)
    _crowds: dict[tuple[str, int], int] = field(default_factory=dict)  # every rival of an explanation asks again

    @cached_property
    def _found(self) -> Sequence[Explanation]:
        return [*self._single(), *self._points(), *self._exchanges()]

    @property
    def suspected(self) -> frozenset[str]:
        """The relations that a slip would put right which tells something, whether it stands alone or not."""
        telling = (each for each in self._found if self._first_chance(each) < _HARDLY_TELLS)
        return frozenset(name for each in telling for name in each.outcome.ids)

    def explanations(self) -> Iterator[Explanation]:
        """The explanations that stand alone, in the order of the relations; each relation in one at most."""
        found = self._found
        by_relation: dict[str, list[Explanation]] = defaultdict(list)
        for each in found:
            for name in each.outcome.ids:
                by_relation[name].append(each)
        for each in found:
            rivals = [rival for name in each.outcome.ids for rival in by_relation[name] if rival is not each]
            if self._has_nearer_suspect(each):
                continue
            if self.chance(each) <= _CHANCE and all(self._outdoes(each, rival) for rival in rivals):
                yield each

    def _has_nearer_suspect(self, explanation: Explanation) -> bool:
        """Whether another figure has all these failures in common and fails elsewhere as well, not just by rounding."""
        common = [set(spans_of(each.before)) for each in explanation.outcome.righted]
        others = set.intersection(*common) - explanation.changes.keys() if common else set()
        return any(
            each.relation.id not in explanation.outcome.ids and not self._is_slight(each)
            for span in others
            for each in self.bench.failing_with(span)
        )

    def _is_slight(self, judgement: Judgement) -> bool:
        unit = 2 * self.bench.figures[judgement.relation.asserted].half_unit
        return abs(judgement.difference or Fraction(0)) <= _SLIGHT * unit

    def chance(self, explanation: Explanation) -> Fraction:
        """The chance that it would explain a difference of another cause."""
        luck = sorted(each.luck for each in explanation.outcome.righted)
        return prod(luck[1:], start=self._first_chance(explanation)) if luck else Fraction(1)

    def _first_chance(self, explanation: Explanation) -> Fraction:
        """The same for the relation that tells most; a value that is nothing but asked for always explains one."""
        righted = min(explanation.outcome.righted, key=lambda each: each.luck)
        if explanation.kind is DiagnosisKind.ONE_FIGURE:
            return Fraction(1)
        if explanation.kind is DiagnosisKind.EXCHANGED_ROWS:
            crowd = len(self.columns[next(iter(explanation.changes))])
        else:
            crowd = max(1, self._crowd(righted.before, RARITY[explanation.kind]))
        return min(Fraction(1), crowd * righted.luck)

    def _outdoes(self, one: Explanation, rival: Explanation) -> bool:
        """Whether it explains all that the rival does and more, or as much and better.

        Better is of one figure what is more exact, or the rarer slip; of two the rarer slip, where the other is of a
        kind that explains nearly every difference of that size.
        """
        if rival.outcome.ids < one.outcome.ids:
            return True
        if rival.outcome.ids != one.outcome.ids:
            return False
        if one.changes.keys() == rival.changes.keys():
            return (one.outcome.exact, -RARITY[one.kind]) > (rival.outcome.exact, -RARITY[rival.kind])
        is_telling = self._first_chance(one) <= _CHANCE and self._first_chance(rival) >= _HARDLY_TELLS
        return is_telling and RARITY[one.kind] < RARITY[rival.kind]

    def _crowd(self, judgement: Judgement, rarity: int) -> int:
        """How many slips as rare would make a difference of up to twice the size."""
        key = (judgement.relation.id, rarity)
        if key not in self._crowds:
            self._crowds[key] = self._counted(judgement, rarity)
        return self._crowds[key]

    def _counted(self, judgement: Judgement, rarity: int) -> int:
        count = 0
        for span in spans_of(judgement):
            if not self.bench.is_pinned(span):
                makes_it = self._making(judgement, span)
                count += sum(makes_it(each.meant) for each in self._misprints(span) if RARITY[each.kind] <= rarity)
        return count

    def _making(self, judgement: Judgement, span: Span) -> Callable[[Figure], bool]:
        """Whether another figure in that place takes away at least nothing, and at most twice the difference."""
        weights, difference = self.bench.weights(judgement), judgement.difference or Fraction(0)
        if weights is None:

            def makes_it(meant: Figure) -> bool:
                gain = self.bench.gain(judgement, span, meant)
                return gain is not None and abs(difference - gain) <= abs(difference)

            return makes_it
        if not weights[span]:
            return lambda _: True
        amount = self.bench.figures[span].amount
        low, high = sorted((amount, amount - 2 * difference / weights[span]))
        return lambda meant: low <= meant.amount <= high

    def _single(self) -> Iterator[Explanation]:
        suspects = dict.fromkeys(span for judgement in self.bench.failing for span in spans_of(judgement))
        for span in suspects:
            failing = self.bench.failing_with(span)
            lead = min(failing, key=lambda each: leeway(each, self.bench.figures))
            fits = self._fitting(lead, span)
            seen: set[Fraction] = set()
            for each in (*self._misprints(span), *self._needed(span, failing)):
                if not fits(each.meant) or each.meant.amount in seen:
                    continue
                if abs(each.meant.amount - self.bench.figures[span].amount) <= _SLIGHT * 2 * each.meant.half_unit:
                    continue
                seen.add(each.meant.amount)
                outcome = self.bench.attempt({span: each.meant})
                if outcome is not None:
                    yield Explanation(each.kind, {span: each.meant}, outcome)

    def _points(self) -> Iterator[Explanation]:
        """Points for commas in several figures of one relation, whose other figures have no decimals."""
        for judgement in self.bench.failing:
            spans = [span for span in spans_of(judgement) if self.bench.figures[span].notation is Notation.NUMBER]
            odd = [span for span in spans if self.bench.figures[span].fraction_digits == POINT_FOR_COMMA]
            if not 1 < len(odd) <= len(spans) / 2:
                continue
            changes = {
                span: each.meant
                for span in odd
                for each in self._misprints(span)
                if each.kind is DiagnosisKind.WRONG_SCALE and each.meant.fraction_digits == 0
            }
            outcome = self.bench.attempt(changes)
            if outcome is not None and len(changes) == len(odd):
                yield Explanation(DiagnosisKind.WRONG_SCALE, changes, outcome)

    def _exchanges(self) -> Iterator[Explanation]:
        """Two figures of one column, each of which the other's relations ask for."""
        seen: set[frozenset[Span]] = set()
        for judgement in self.bench.failing:
            weights = self.bench.weights(judgement) or {}
            for span, weight in weights.items():
                if span not in self.columns or not weight:
                    continue
                for other in self._asked_for(judgement, span, weight):
                    pair = frozenset((span, other))
                    outcome = None if pair in seen else self.bench.attempt(self._swapped(span, other))
                    seen.add(pair)
                    if outcome is not None and len(outcome.ids) > 1:
                        yield Explanation(DiagnosisKind.EXCHANGED_ROWS, self._swapped(span, other), outcome)

    def _asked_for(self, judgement: Judgement, span: Span, weight: Fraction) -> Iterator[Span]:
        """Figures of the column that have the value which a relation asks of one, and fail in another themselves."""
        figure = self.bench.figures[span]
        needed = figure.amount - (judgement.difference or Fraction(0)) / weight
        room = leeway(judgement, self.bench.figures) / abs(weight)
        for other in self.columns[span]:
            candidate = self.bench.figures[other]
            is_like = (candidate.unit, candidate.scale) == (figure.unit, figure.scale)
            if other == span or not is_like or candidate.number == figure.number:
                continue
            if abs(candidate.amount - needed) <= room and self.bench.failing_with(other):
                yield other

    def _swapped(self, one: Span, other: Span) -> Changes:
        here, there = self.bench.figures[one], self.bench.figures[other]
        return {one: replace(there, span=one), other: replace(here, span=other)}

    def _misprints(self, span: Span) -> Sequence[Misprint]:
        if span not in self._options:
            self._options[span] = misprints(self.bench.figures[span])
        return self._options[span]

    def _needed(self, span: Span, failing: Iterable[Judgement]) -> Iterator[Misprint]:
        """The values that linear relations ask of a figure which fails in several."""
        failing = list(failing)
        figure = self.bench.figures[span]
        if len(failing) < 2 or figure.number is None:
            return
        for judgement in failing:
            weights = self.bench.weights(judgement)
            if weights is None or not weights[span]:
                continue
            amount = figure.amount - (judgement.difference or Fraction(0)) / weights[span]
            yield Misprint(DiagnosisKind.ONE_FIGURE, with_amount(figure, amount))

    def _fitting(self, judgement: Judgement, span: Span) -> Callable[[Figure], bool]:
        """Whether another figure in that place would make up for the difference; asked of some seventy of them."""
        weights, difference = self.bench.weights(judgement), judgement.difference
        room = leeway(judgement, self.bench.figures)
        if difference is None:
            return lambda _: False
        if weights is None:

            def fits(meant: Figure) -> bool:
                gain = self.bench.gain(judgement, span, meant)
                return gain is not None and abs(difference - gain) <= max(room, abs(gain) / 10)

            return fits
        weight = weights[span]
        if not weight:
            return lambda _: abs(difference) <= room
        needed, reach = self.bench.figures[span].amount - difference / weight, room / abs(weight)
        return lambda meant: abs(meant.amount - needed) <= reach + meant.half_unit


def with_amount(figure: Figure, amount: Fraction) -> Figure:
    """The figure with another value, to its own last digit."""
    digits = max(figure.fraction_digits, 0)
    units = round(amount / Fraction(figure.scale) * 10**digits)
    return replace(figure, number=Decimal(units).scaleb(-digits))
