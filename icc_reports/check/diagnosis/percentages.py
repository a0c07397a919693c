"""Percentages adjusted to add up: a part is a unit off its re-derivation, so that the column comes to its total."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from icc_reports.check.diagnosis.bench import Bench
from icc_reports.check.diagnosis.search import with_amount
from icc_reports.check.groups import TotalGroup
from icc_reports.check.naming import relation_id, subject_of
from icc_reports.model.audit import Judgement, judge
from icc_reports.model.figures import Figure
from icc_reports.model.relations import Relation, RelationKind, refs, weighted
from icc_reports.model.source import Span

_DERIVED = (RelationKind.CROSS_FOOTING, RelationKind.RECALCULATION)


@dataclass(frozen=True, slots=True)
class Adjusted:
    """A percentage, what it re-derives to, the relation that says so, and the total that it was adjusted to."""

    figure: Span
    meant: Figure
    judgement: Judgement
    total: Span


def adjusted(bench: Bench, groups: Sequence[TotalGroup]) -> Iterator[Adjusted]:
    """The parts which are one unit off where the parts as printed add up to their total, and as re-derived do not.

    Which parts make the total is known from the amounts beside them: the same rows foot there.
    """
    derived = {
        each.relation.asserted: each
        for each in bench.judgements
        if each.relation.kind in _DERIVED and each.computed is not None
    }
    wholes: list[Relation] | None = None
    for judgement in bench.failing:
        span = judgement.relation.asserted
        figure = bench.figures[span]
        if not figure.is_percentage or derived.get(span) is not judgement:
            continue
        meant = _rederived(figure, judgement)
        change = meant.amount - figure.amount
        if abs(change) != 2 * figure.half_unit:
            continue
        wholes = list(_wholes(groups)) if wholes is None else wholes
        for whole in wholes:
            if span in set(refs(whole.expression)) and _is_forced(whole, change, derived, bench):
                yield Adjusted(span, meant, judgement, whole.asserted)
                break


def _wholes(groups: Sequence[TotalGroup]) -> Iterator[Relation]:
    """The sums of percentages in the rows of a total, for every column of them."""
    for group in groups:
        for column, total in zip(group.table.columns, group.total.cells, strict=True):
            cells = [(weight, group.table.rows[row].cells[column.ordinal]) for row, weight in group.weights.items()]
            terms = [(weight, cell.span) for weight, cell in cells if cell is not None and cell.is_percentage]
            if total is None or not total.is_percentage or len(terms) != len(cells):
                continue
            yield Relation(
                id=relation_id(RelationKind.FOOTING, group.table, group.total, column),
                kind=RelationKind.FOOTING,
                subject=subject_of(group.table, group.total, column),
                asserted=total.span,
                expression=weighted(*terms),
            )


def _is_forced(whole: Relation, change: Fraction, derived: Mapping[Span, Judgement], bench: Bench) -> bool:
    """Whether the parts as printed make the total to the digit, and as re-derived miss it on the side of the change."""
    parts = tuple(refs(whole.expression))
    if any(part not in derived for part in parts) or judge(whole, bench.figures).difference != 0:
        return False
    as_derived = {part: _rederived(bench.figures[part], derived[part]) for part in parts}
    apart = judge(whole, {whole.asserted: bench.figures[whole.asserted], **as_derived}).difference
    return apart is not None and apart * change < 0


def _rederived(figure: Figure, judgement: Judgement) -> Figure:
    return with_amount(figure, judgement.computed or Fraction(0))
