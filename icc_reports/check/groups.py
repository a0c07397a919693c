"""A total over all its columns: the judgements of its footings, and the rows that it adds up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from icc_reports.model.arithmetic import coefficients
from icc_reports.model.audit import Judgement
from icc_reports.model.figures import Figure
from icc_reports.model.relations import RelationKind, Verdict
from icc_reports.model.release import Release, Row, Table
from icc_reports.model.source import Span


@dataclass(frozen=True, slots=True)
class TotalGroup:
    """A total with its judgements by column, and the weights of its addend rows."""

    table: Table
    total: Row
    judgements: Mapping[int, Judgement]
    weights: Mapping[int, Fraction]

    @property
    def failing(self) -> tuple[int, ...]:
        """The columns that do not foot."""
        return tuple(column for column, judgement in self.judgements.items() if judgement.verdict is Verdict.EXCEPTION)

    def residual(self, column: int, cells: Mapping[tuple[int, int], Figure | None] | None = None) -> Fraction:
        """What the printed total exceeds its re-derivation by; ``cells`` replaces some by row and column."""
        asserted = self.total.cells[column]
        printed = Fraction(0) if asserted is None else asserted.amount
        return printed - sum((weight * _amount(cell) for weight, cell in self._addends(column, cells)), Fraction(0))

    def foots(self, column: int, cells: Mapping[tuple[int, int], Figure | None]) -> bool:
        """Whether the column foots within rounding."""
        asserted = self.total.cells[column]
        own = Fraction(0) if asserted is None else asserted.half_unit
        reach = sum((abs(weight) * _half(cell) for weight, cell in self._addends(column, cells)), own)
        miss = abs(self.residual(column, cells))
        return miss <= own or miss < reach

    def _addends(
        self, column: int, cells: Mapping[tuple[int, int], Figure | None] | None
    ) -> Iterator[tuple[Fraction, Figure | None]]:
        for row, weight in self.weights.items():
            printed = self.table.rows[row].cells[column]
            yield weight, (cells or {}).get((row, column), printed)


def groups_of(release: Release, judgements: Sequence[Judgement]) -> Iterator[TotalGroup]:
    """Every total that a footing was found for."""
    places: dict[Span, tuple[Table, Row, int]] = {
        fact.figure.span: (fact.table, fact.row, fact.column.ordinal) for fact in release.facts
    }
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
        yield TotalGroup(table, table.rows[row_ordinal], by_column, weights[table_ordinal, row_ordinal])


def _amount(cell: Figure | None) -> Fraction:
    return Fraction(0) if cell is None else cell.amount


def _half(cell: Figure | None) -> Fraction:
    return Fraction(0) if cell is None else cell.half_unit
