"""A release together with what was checked in it: relations with their verdicts, findings, coverage."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property

from icc_reports.model.arithmetic import UndefinedValueError, evaluate, interval_of
from icc_reports.model.figures import Doubt, Figure, Interval, Notation
from icc_reports.model.findings import Correction, Finding
from icc_reports.model.relations import Form, Ref, Relation, RelationKind, Sum, Verdict, refs
from icc_reports.model.release import Fact, Release, Row, Table
from icc_reports.model.reviews import ReviewFile
from icc_reports.model.source import Span

_WITHIN_A_TABLE = frozenset({RelationKind.FOOTING, RelationKind.CROSS_FOOTING, RelationKind.RECALCULATION})


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A relation and how it fares on the printed figures, in full units.

    ``difference`` is printed less computed; ``low`` and ``high`` bound what the operands can give within their
    rounding. All four are None where the expression has no value. ``missing`` says what a relation that is not
    verifiable would need.
    """

    relation: Relation
    verdict: Verdict
    computed: Fraction | None
    low: Fraction | None
    high: Fraction | None
    difference: Fraction | None
    missing: str | None = None


def judge(relation: Relation, figures: Mapping[Span, Figure]) -> Judgement:
    """Evaluate a relation in exact and in interval arithmetic; the tolerance is that of the printed digits alone."""
    asserted = figures[relation.asserted]
    if relation.missing is not None and not list(refs(relation.expression)):
        return _without_value(relation, relation.missing)
    try:
        computed = evaluate(relation.expression, figures)
        reach = interval_of(relation.expression, figures)
    except UndefinedValueError as error:
        return _without_value(relation, relation.missing or str(error))
    if relation.form is not Form.EQUALITY:
        return _judged_in_words(relation, figures, computed, reach)
    difference = asserted.amount - computed
    operands = [figures[span] for span in refs(relation.expression)]
    missing = relation.missing
    if missing is not None:
        verdict = Verdict.NOT_VERIFIABLE
    elif abs(difference) <= _exact_within(relation, asserted, operands):
        verdict = Verdict.EXACT
    elif _is_reached(relation, asserted, reach):
        verdict = Verdict.ROUNDING
    else:
        missing = doubts_of(relation, figures)
        verdict = Verdict.NOT_VERIFIABLE if missing else Verdict.EXCEPTION
    return Judgement(
        relation=relation,
        verdict=verdict,
        computed=computed,
        low=reach.low,
        high=reach.high,
        difference=difference,
        missing=missing,
    )


def _without_value(relation: Relation, missing: str) -> Judgement:
    return Judgement(
        relation=relation,
        verdict=Verdict.NOT_VERIFIABLE,
        computed=None,
        low=None,
        high=None,
        difference=None,
        missing=missing,
    )


def _is_reached(relation: Relation, asserted: Figure, reach: Interval) -> bool:
    """Whether rounding, or the word that softens a statement, excuses the difference."""
    if not is_one_fact(relation) and reach.overlaps(asserted.interval):
        return True
    return relation.hedge is not None and reach.overlaps(hedged(asserted))


def _judged_in_words(
    relation: Relation, figures: Mapping[Span, Figure], computed: Fraction, reach: Interval
) -> Judgement:
    """The verdict on an order or a sign: it holds above zero, and within rounding where that can be reached."""
    missing = relation.missing
    if missing is not None:
        verdict = Verdict.NOT_VERIFIABLE
    elif computed > 0:
        verdict = Verdict.EXACT
    elif reach.high > 0:
        verdict = Verdict.ROUNDING
    else:
        missing = doubts_of(relation, figures)
        verdict = Verdict.NOT_VERIFIABLE if missing else Verdict.EXCEPTION
    return Judgement(
        relation=relation,
        verdict=verdict,
        computed=computed,
        low=reach.low,
        high=reach.high,
        difference=None,
        missing=missing,
    )


def hedged(figure: Figure) -> Interval:
    """What a hedged figure can stand for: it is read to the largest 1, 5 or 25 times a power of ten that divides it."""
    amount, step = abs(figure.amount), 2 * figure.half_unit
    if amount:
        power = Fraction(10) ** (len(str(int(amount))) + 1)
        while power >= figure.half_unit / 10:
            fits = [size * power for size in (25, 5, 1) if (amount / (size * power)).denominator == 1]
            if fits:
                step = max(step, fits[0])
                break
            power /= 10
    return Interval(figure.amount - step / 2, figure.amount + step / 2)


def is_one_fact(relation: Relation) -> bool:
    """Whether it sets two prints of one fact side by side, which rounding cannot excuse."""
    if relation.kind not in (RelationKind.TIE_OUT, RelationKind.CLAIM):
        return False
    match relation.expression:
        case Ref():
            return True
        case Sum((term,)):
            return isinstance(term.of, Ref) and abs(term.weight) == 1
        case _:
            return False


def _exact_within(relation: Relation, asserted: Figure, operands: Iterable[Figure]) -> Fraction:
    """Half a unit of the asserted figure's last digit; of the coarser one where two prints of a fact are compared."""
    if is_one_fact(relation):
        return max(asserted.half_unit, *(operand.half_unit for operand in operands))
    return asserted.half_unit


def _harmless_doubts(relation: Relation, asserted: Figure, operands: Sequence[Figure]) -> frozenset[Doubt]:
    """The doubts that the arithmetic does not depend on.

    Whatever the period of a column is, its lines add up; and whatever the scale is, if all figures share it, or if all
    that a percentage is made of do.
    """
    is_within = relation.kind in _WITHIN_A_TABLE
    sized = operands if asserted.is_percentage else (asserted, *operands)
    sized = [figure for figure in sized if figure.notation is not Notation.NIL]
    is_shared = len({(figure.unit, figure.scale) for figure in sized}) == 1
    is_shared = is_shared and (is_within or all(Doubt.SCALE in figure.doubts for figure in sized))
    is_shared = is_shared and not (asserted.is_percentage and Doubt.SCALE in asserted.doubts)
    harmless = ((Doubt.PERIOD, is_within), (Doubt.SCALE, is_shared and (is_within or asserted.is_percentage)))
    return frozenset(doubt for doubt, is_harmless in harmless if is_harmless)


def doubts_of(relation: Relation, figures: Mapping[Span, Figure]) -> str | None:
    """What would have to be certain for the relation to contradict what is stated; None where all of it is."""
    if relation.tentative:
        return relation.tentative
    operands = [figures[span] for span in refs(relation.expression)]
    harmless: frozenset[Doubt] = frozenset()
    if relation.form is Form.EQUALITY:  # words are held to their operands alone
        asserted = figures[relation.asserted]
        harmless = _harmless_doubts(relation, asserted, operands)
        operands.append(asserted)
    doubts = sorted(
        {
            f"the {doubt.value} of {figure.printed!r} ({figure.span.place})"
            for figure in operands
            for doubt in figure.doubts
            if doubt not in harmless
        }
    )
    return f"a sure reading of {', and of '.join(doubts)}" if doubts else None


@dataclass(frozen=True, kw_only=True)
class Audit:
    """A release, its relations with their verdicts, and what a person should look at.

    ``stated`` are the figures and words of the prose that relations assert; ``notes`` what a reviewer said.
    """

    release: Release
    judgements: tuple[Judgement, ...]
    findings: tuple[Finding, ...]
    stated: tuple[Figure, ...] = ()
    notes: ReviewFile | None = None

    @cached_property
    def figures(self) -> Mapping[Span, Figure]:
        """The figures of the release's tables, then those stated in its prose, by place."""
        in_tables = {fact.figure.span: fact.figure for fact in self.release.facts}
        return in_tables | {figure.span: figure for figure in self.stated if figure.span not in in_tables}

    @cached_property
    def covered(self) -> frozenset[Span]:
        """The places of the figures that at least one verifiable relation re-derives or uses."""
        return frozenset(
            span
            for judgement in self.judgements
            if judgement.verdict is not Verdict.NOT_VERIFIABLE
            for span in (judgement.relation.asserted, *refs(judgement.relation.expression))
        )

    @property
    def uncovered(self) -> tuple[Fact, ...]:
        """The facts that no verifiable relation touches."""
        return tuple(fact for fact in self.release.facts if fact.figure.span not in self.covered)

    @property
    def summary(self) -> Mapping[Verdict, int]:
        """The number of relations with each verdict, all four always present."""
        counts = Counter(judgement.verdict for judgement in self.judgements)
        return {verdict: counts[verdict] for verdict in Verdict}

    @property
    def corrections(self) -> tuple[Correction, ...]:
        """The corrections that the findings propose."""
        return tuple(finding.correction for finding in self.findings if finding.correction is not None)


def apply_corrections(release: Release, corrections: Iterable[Correction]) -> Release:
    """The release with each misplaced figure moved: it changes places with what its target cell holds."""
    tables = list(release.tables)
    for correction in corrections:
        tables[correction.table] = _moved(tables[correction.table], correction)
    return replace(release, tables=tuple(tables))


def _moved(table: Table, correction: Correction) -> Table:
    def move(row: Row) -> Row:
        if row.ordinal != correction.row:
            return row
        cells = list(row.cells)
        one, other = correction.from_column, correction.to_column
        cells[one], cells[other] = cells[other], cells[one]
        return replace(row, cells=tuple(cells))

    return replace(table, rows=tuple(move(row) for row in table.rows))
