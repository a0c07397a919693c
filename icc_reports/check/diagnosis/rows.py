"""A row that is missing under a total: another table prints it, or everything else is borne out elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from icc_reports.check.diagnosis.bench import Bench, leeway
from icc_reports.check.groups import TotalGroup
from icc_reports.check.matching import Line, lines_of, pairs
from icc_reports.check.totals import LACKING_LINES
from icc_reports.check.wording import key_of
from icc_reports.model.audit import Judgement
from icc_reports.model.figures import Figure
from icc_reports.model.relations import Verdict
from icc_reports.model.release import Row
from icc_reports.model.source import Span

_MOST_TABLES = 12  # other tables with a total of the same name that are looked at


@dataclass(frozen=True, slots=True)
class Missing:
    """A total with the columns in which it fails, and the row of another table that would fill them, where one does."""

    group: TotalGroup
    columns: tuple[int, ...]
    found: Line | None

    def judgements(self) -> tuple[Judgement, ...]:
        """The footings that fail."""
        return tuple(self.group.judgements[column] for column in self.columns)


def missing_rows(
    bench: Bench, groups: Sequence[TotalGroup], explained: frozenset[str], suspected: frozenset[str]
) -> Iterator[Missing]:
    """The totals that fail for want of a row.

    ``explained`` are relations of which the cause is known, ``suspected`` those that one figure may explain.
    """
    lines: dict[int, Mapping[int, Line]] = {}
    for group in groups:
        columns = _open_columns(group, explained, bench)
        if not columns:
            continue
        found = list(_printed_elsewhere(group, columns, groups, lines, bench))
        if len({key_of(each.row.label) for each in found}) == 1:
            yield Missing(group, columns, found[0])
        elif not found and _is_all_else_borne_out(group, columns, bench, suspected):
            yield Missing(group, columns, None)


def _open_columns(group: TotalGroup, explained: frozenset[str], bench: Bench) -> tuple[int, ...]:
    """The columns that do not foot; none where the cause of one of them is known."""
    failing = []
    for column, judgement in group.judgements.items():
        if judgement.verdict.holds or not judgement.difference:
            continue
        is_doubtful = judgement.verdict is Verdict.NOT_VERIFIABLE and judgement.relation.missing != LACKING_LINES
        if is_doubtful or judgement.relation.id in explained or judgement.relation.id in bench.settled:
            return ()
        failing.append(column)
    return tuple(failing)


def _is_all_else_borne_out(group: TotalGroup, columns: Sequence[int], bench: Bench, suspected: frozenset[str]) -> bool:
    """Whether the total is right elsewhere in all columns that fail, several and all one way, while another holds.

    Where none holds, and only its name makes it a total, all figures above it must be its lines.
    """
    failing = [group.judgements[column] for column in columns]
    if any(each.relation.id in suspected for each in failing):
        return False
    if len({(each.difference or 0) > 0 for each in failing}) > 1:
        return False
    totals = [group.total.cells[column] for column in columns]
    if not all(total is not None and bench.is_pinned(total.span) for total in totals):
        return False
    if len(columns) == len(group.judgements) and not _has_only_its_lines(group, columns):
        return False
    return len(columns) > 1


def _has_only_its_lines(group: TotalGroup, columns: Sequence[int]) -> bool:
    """Whether no row between its first line and the total, save its lines, states a figure in those columns."""
    first, last = min(*group.weights, group.total.ordinal), max(*group.weights, group.total.ordinal)
    return all(
        row.ordinal in group.weights or row is group.total or all(row.cells[column] is None for column in columns)
        for row in group.table.rows[first : last + 1]
    )


def _printed_elsewhere(
    group: TotalGroup,
    columns: Sequence[int],
    groups: Sequence[TotalGroup],
    lines: dict[int, Mapping[int, Line]],
    bench: Bench,
) -> Iterator[Line]:
    """Addends of a total of the same name in another table which this one lacks and which are what it misses."""
    name = key_of(group.total.label)
    namesakes = [each for each in groups if each.table is not group.table and key_of(each.total.label) == name]
    here = _lines(group, lines).get(group.total.ordinal)
    if here is None or not here.label_key:
        return
    labels = {key_of(group.table.rows[row].label) for row in group.weights}
    for other in namesakes[:_MOST_TABLES]:
        theirs = {key_of(other.table.rows[row].label): row for row in other.weights}
        there = _lines(other, lines)
        total = there.get(other.total.ordinal)
        if total is None or not labels & theirs.keys():
            continue
        for label, row in theirs.items():
            if label in labels or not label or row not in there:
                continue
            if _fills(group, columns, here, (total, there[row], other.weights[row]), bench):
                yield there[row]


def _fills(
    group: TotalGroup, columns: Sequence[int], here: Line, other: tuple[Line, Line, Fraction], bench: Bench
) -> bool:
    """Whether the row of the other table is the difference in every column that fails, and nil in all that hold."""
    total, row, weight = other
    filled = 0
    for (column, printed), (their_column, their_total) in pairs(here, total):
        judgement = group.judgements.get(column.ordinal)
        if judgement is None or judgement.difference is None:
            continue
        if printed.amount != their_total.amount:
            return False
        amount = _amount(row.row, their_column.ordinal) * weight
        gap = judgement.difference if column.ordinal in columns else Fraction(0)
        if abs(gap - amount) > leeway(judgement, bench.figures):
            return False
        filled += column.ordinal in columns
    return filled == len(columns)


def _amount(row: Row, column: int) -> Fraction:
    cell: Figure | None = row.cells[column]
    return Fraction(0) if cell is None else cell.amount


def _lines(group: TotalGroup, lines: dict[int, Mapping[int, Line]]) -> Mapping[int, Line]:
    """The rows of the group's table that state figures, by ordinal."""
    if group.table.ordinal not in lines:
        lines[group.table.ordinal] = {line.row.ordinal: line for line in lines_of(group.table)}
    return lines[group.table.ordinal]


def between(missing: Missing) -> tuple[Span, Span]:
    """The first and the last place among which the row is missing."""
    spans = [missing.group.total.span, *(missing.group.table.rows[row].span for row in missing.group.weights)]
    return min(spans), max(spans)
