"""A figure in the wrong column: proposed to be moved only where exactly one move puts every column right."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import permutations

from icc_reports.check.naming import label_of, when
from icc_reports.check.wording import slug
from icc_reports.model.arithmetic import coefficients
from icc_reports.model.audit import Judgement
from icc_reports.model.figures import Figure, Notation
from icc_reports.model.findings import Correction, Finding, FindingCode, Severity
from icc_reports.model.relations import RelationKind, Verdict
from icc_reports.model.release import Release, Row, Table
from icc_reports.model.source import Span


@dataclass(frozen=True, slots=True)
class _Group:
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


def misplaced(release: Release, judgements: Sequence[Judgement]) -> Iterator[Finding]:
    """The corrections that the footings of each table prove."""
    groups = list(_groups(release, judgements))
    for group in groups:
        if len(group.failing) != 2:
            continue
        moves = list(_moves(group, [each for each in groups if each.table is group.table]))
        if len(moves) == 1:
            yield _finding(group, moves[0])


def _groups(release: Release, judgements: Sequence[Judgement]) -> Iterator[_Group]:
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
        yield _Group(table, table.rows[row_ordinal], by_column, weights[table_ordinal, row_ordinal])


def _moves(group: _Group, groups: Sequence[_Group]) -> Iterator[tuple[int, int, int]]:
    """The moves (row, from, to) after which the total foots in every column, and no other total breaks."""
    totals = {each.total.ordinal for each in groups}
    for row in group.weights:
        if row in totals:
            continue
        for start, end in permutations(group.failing, 2):
            cells = group.table.rows[row].cells
            figure, target = cells[start], cells[end]
            if figure is None or figure.notation is not Notation.NUMBER or not figure.amount:
                continue
            if target is not None and target.notation is not Notation.NIL:
                continue
            moved = {(row, start): target, (row, end): figure}
            if all(_stays_right(each, group, moved) for each in groups if row in each.weights):
                yield row, start, end


def _stays_right(each: _Group, group: _Group, moved: Mapping[tuple[int, int], Figure | None]) -> bool:
    columns = each.judgements if each is group else [column for column in each.judgements if _touches(moved, column)]
    return all(each.foots(column, moved) for column in columns)


def _touches(moved: Mapping[tuple[int, int], Figure | None], column: int) -> bool:
    return any(place[1] == column for place in moved)


def _finding(group: _Group, move: tuple[int, int, int]) -> Finding:
    row, start, end = move
    table = group.table
    cells = table.rows[row].cells
    figure = cells[start]
    assert figure is not None  # noqa: S101 - a move starts from a figure
    moved = {(row, start): cells[end], (row, end): figure}
    before = (group.residual(start), group.residual(end))
    after = (group.residual(start, moved), group.residual(end, moved))
    one, other = when(table.columns[start]), when(table.columns[end])
    label, total = label_of(table, table.rows[row]), label_of(table, group.total)
    return Finding(
        id=slug("misplaced", label, table.columns[start].head, table.title[:40]),
        code=FindingCode.MISPLACED_FIGURE,
        severity=Severity.ERROR,
        message=(
            f"{figure.printed} ({figure.span.place}, {label}) stands in the column {one} and belongs in {other}: "
            f"as printed, {total} differs from its lines by {_words(before[0], figure)} there and by "
            f"{_words(before[1], figure)} here; moved, both columns foot."
        ),
        spans=(figure.span, *(cell.span for column in (start, end) if (cell := group.total.cells[column]) is not None)),
        relations=tuple(group.judgements[column].relation.id for column in (start, end)),
        correction=Correction(
            figure=figure.span,
            table=table.ordinal,
            row=row,
            from_column=start,
            to_column=end,
            before=before,
            after=after,
        ),
    )


def _words(residual: Fraction, figure: Figure) -> str:
    units = residual / Fraction(figure.scale)
    whole = f"{abs(units.numerator):,}" if units.denominator == 1 else str(abs(units))
    return f"-{whole}" if residual < 0 else whole


def _amount(cell: Figure | None) -> Fraction:
    return Fraction(0) if cell is None else cell.amount


def _half(cell: Figure | None) -> Fraction:
    return Fraction(0) if cell is None else cell.half_unit
