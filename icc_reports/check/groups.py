"""A total over all its columns: the judgements of its footings, and the rows that it adds up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from icc_reports.model.arithmetic import coefficients
from icc_reports.model.audit import Judgement, judge
from icc_reports.model.figures import Figure
from icc_reports.model.relations import RelationKind, Verdict, weighted
from icc_reports.model.release import Release, Row, Table
from icc_reports.model.source import Span


@dataclass(frozen=True, slots=True)
class TotalGroup:
    """A total with its judgements by column, and the weights of its addend rows."""

    table: Table
    total: Row
    judgements: Mapping[int, Judgement]
    weights: Mapping[int, Fraction]
    figures: Mapping[Span, Figure]

    @property
    def failing(self) -> tuple[int, ...]:
        """The columns that do not foot."""
        return tuple(column for column, judgement in self.judgements.items() if judgement.verdict is Verdict.EXCEPTION)

    def moved(self, column: int, cells: Mapping[tuple[int, int], Figure | None]) -> Judgement:
        """The judgement of a column in which ``cells``, by row and column, stand instead of those printed there."""
        addends = (
            (weight, cells.get((row, column), self.table.rows[row].cells[column]))
            for row, weight in self.weights.items()
        )
        expression = weighted(*((weight, cell.span) for weight, cell in addends if cell is not None))
        return judge(replace(self.judgements[column].relation, expression=expression, missing=None), self.figures)


def groups_of(release: Release, judgements: Sequence[Judgement]) -> Iterator[TotalGroup]:
    """Every total that a footing was found for."""
    places: dict[Span, tuple[Table, Row, int]] = {
        fact.figure.span: (fact.table, fact.row, fact.column.ordinal) for fact in release.facts
    }
    figures = {fact.figure.span: fact.figure for fact in release.facts}
    totals: dict[tuple[int, int], dict[int, Judgement]] = defaultdict(dict)
    weights: dict[tuple[int, int], dict[int, Fraction]] = defaultdict(dict)
    for judgement in judgements:
        relation = judgement.relation
        if relation.kind is not RelationKind.FOOTING:
            continue
        table, row, column = places[relation.asserted]
        key = (table.ordinal, row.ordinal)
        totals[key][column] = judgement
        for span, weight in (coefficients(relation.expression) or {}).items():
            weights[key][places[span][1].ordinal] = weight
    for (table_ordinal, row_ordinal), by_column in totals.items():
        table = release.tables[table_ordinal]
        yield TotalGroup(table, table.rows[row_ordinal], by_column, weights[table_ordinal, row_ordinal], figures)
