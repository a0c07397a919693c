"""Segments add up to the consolidated company, where each is printed in a place of its own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from operator import itemgetter

from icc_reports.check.ledger import Ledger
from icc_reports.check.matching import Line, is_outside_gaap, is_statement, without_words
from icc_reports.check.naming import relation_id, subject_of
from icc_reports.check.wording import significant
from icc_reports.model.figures import Figure
from icc_reports.model.periods import Period
from icc_reports.model.relations import Relation, RelationKind, total
from icc_reports.model.release import Column
from icc_reports.model.source import Span

_MOST_LEFT_OUT = 2  # segments that may be part of others, or eliminated

_NEAR = 20  # a miss of so small a part of the whole is that of a figure, not of a segment

_Complete = tuple[Column, Figure, Sequence[Figure]]
_Parts = Mapping[str, Mapping[Period, Figure]]


def check_segments(ledger: Ledger) -> Iterator[Relation]:
    """For each measure of the statements: the sum over the segments, if the figures bear out that it is one."""
    lines = [line for table in ledger.release.tables for line in ledger.lines(table)]
    by_key = _segment_lines(lines)
    inside = _spans_inside(ledger)
    for line in lines:
        if not is_statement(line.table) or line.segment or line.row.span in inside:
            continue
        parts = _parts_of(line, by_key)
        if len(parts) > 1:
            yield from _sums(line, parts)


def _spans_inside(ledger: Ledger) -> frozenset[Span]:
    """Rows of statements that print an earlier row once more: their sum is told at the first."""
    again: set[Span] = set()
    for table in ledger.release.tables:
        seen: set[str] = set()
        for line in ledger.lines(table):
            if line.label_key and line.label_key in seen:
                again.add(line.row.span)
            seen.add(line.label_key)
    return frozenset(again)


def _segment_lines(lines: Sequence[Line]) -> Mapping[str, Sequence[tuple[int, str, Line]]]:
    """The rows of segments by what their measure may be known by, each with its place and its segment."""
    by_key: dict[str, list[tuple[int, str, Line]]] = defaultdict(list)
    for place, line in enumerate(lines):
        segment = line.segment
        if segment is None or is_outside_gaap(line.row.label):
            continue
        key = without_words(line.row.label, segment)
        for each in line.keys | ({key} if key else set()):
            by_key[each].append((place, segment, line))
    return by_key


def _parts_of(whole: Line, by_key: Mapping[str, Sequence[tuple[int, str, Line]]]) -> _Parts:
    """One figure a segment and period that states the measure of ``whole`` for a segment."""
    parts: dict[str, dict[Period, Figure]] = {}
    found = {place: (segment, line) for key in whole.keys for place, segment, line in by_key.get(key, ())}
    for _, (segment, line) in sorted(found.items(), key=itemgetter(0)):
        if line.table is whole.table:
            continue
        named = parts.setdefault(segment, {})
        for column, figure in line.cells():
            if column.period is not None and figure.unit.is_monetary:
                named.setdefault(column.period, figure)
    names = sorted(parts, key=lambda name: (len(significant(name)), name))
    own = [
        name
        for place, name in enumerate(names)
        if not any(significant(other) and significant(other) < significant(name) for other in names[:place])
    ]
    return {name: parts[name] for name in parts if name in own}


def _sums(whole: Line, parts: _Parts) -> Iterator[Relation]:
    """The relations of the largest set of segments that adds up in most periods; or in half, and nearly in the rest."""
    figures = [(column, figure) for column, figure in whole.cells() if figure.unit.is_monetary]
    sets = [
        (left_out, complete)
        for left_out in range(min(_MOST_LEFT_OUT, len(parts) - 2) + 1)
        for names in combinations(parts, len(parts) - left_out)
        if (complete := _complete(figures, parts, names))
    ]
    mostly = (complete for left_out, complete in sets if _adds_up_mostly(complete, is_all=left_out == 0))
    nearly = (complete for _, complete in sets if _adds_up_nearly(complete))
    for column, figure, addends in next(mostly, None) or next(nearly, ()):
        yield _sum(whole, column, figure, addends)


def _complete(figures: Sequence[tuple[Column, Figure]], parts: _Parts, names: Sequence[str]) -> list[_Complete]:
    """The figures of the whole for whose period every segment prints one."""
    return [
        (column, figure, [parts[name][column.period] for name in names])
        for column, figure in figures
        if column.period is not None and all(column.period in parts[name] for name in names)
    ]


def _adds_up_mostly(complete: Sequence[_Complete], *, is_all: bool) -> bool:
    holding = sum(_adds_up(figure, addends) for _, figure, addends in complete)
    return 2 * holding > len(complete) and (is_all or holding == len(complete) > 1)


def _adds_up_nearly(complete: Sequence[_Complete]) -> bool:
    """At least half of the periods, and the others miss by little, whether or not segments are left out."""
    holding = sum(_adds_up(figure, addends) for _, figure, addends in complete)
    misses = [(abs(figure.amount - sum(each.amount for each in addends)), figure) for _, figure, addends in complete]
    return 0 < len(complete) <= 2 * holding and all(miss * _NEAR <= abs(figure.amount) for miss, figure in misses)


def _adds_up(whole: Figure, parts: Sequence[Figure]) -> bool:
    miss = abs(whole.amount - sum(part.amount for part in parts))
    return miss <= whole.half_unit or miss < whole.half_unit + sum(part.half_unit for part in parts)


def _sum(whole: Line, column: Column, figure: Figure, addends: Sequence[Figure]) -> Relation:
    return Relation(
        id=relation_id(RelationKind.TIE_OUT, whole.table, whole.row, column, "sum of segments"),
        kind=RelationKind.TIE_OUT,
        subject=subject_of(whole.table, whole.row, column) + ", to the sum of the segments",
        asserted=figure.span,
        expression=total(*(addend.span for addend in addends)),
    )
