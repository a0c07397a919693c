"""A figure in the wrong column: proposed to be moved only where exactly one move puts every column right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import permutations

from icc_reports.check.groups import TotalGroup, groups_of
from icc_reports.check.naming import label_of, when
from icc_reports.check.wording import slug
from icc_reports.model.audit import Judgement
from icc_reports.model.figures import Figure, Notation
from icc_reports.model.findings import Correction, Diagnosis, DiagnosisKind, Finding, FindingCode, Severity
from icc_reports.model.release import Release


def misplaced(release: Release, judgements: Sequence[Judgement]) -> Iterator[Finding]:
    """The corrections that the footings of each table prove."""
    groups = list(groups_of(release, judgements))
    for group in groups:
        if len(group.failing) != 2:
            continue
        moves = list(_moves(group, [each for each in groups if each.table is group.table]))
        if len(moves) == 1:
            yield _finding(group, moves[0])


def _moves(group: TotalGroup, groups: Sequence[TotalGroup]) -> Iterator[tuple[int, int, int]]:
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


def _stays_right(each: TotalGroup, group: TotalGroup, moved: Mapping[tuple[int, int], Figure | None]) -> bool:
    columns = each.judgements if each is group else [column for column in each.judgements if _touches(moved, column)]
    return all(each.moved(column, moved).verdict.holds for column in columns)


def _touches(moved: Mapping[tuple[int, int], Figure | None], column: int) -> bool:
    return any(place[1] == column for place in moved)


def _finding(group: TotalGroup, move: tuple[int, int, int]) -> Finding:
    row, start, end = move
    table = group.table
    cells = table.rows[row].cells
    figure = cells[start]
    assert figure is not None  # noqa: S101 - a move starts from a figure
    moved = {(row, start): cells[end], (row, end): figure}
    before = (_miss(group.judgements[start]), _miss(group.judgements[end]))
    after = (_miss(group.moved(start, moved)), _miss(group.moved(end, moved)))
    one, other = when(table.columns[start]), when(table.columns[end])
    label, total = label_of(table, table.rows[row]), label_of(table, group.total)
    relations = tuple(group.judgements[column].relation.id for column in (start, end))
    message = (
        f"{figure.printed} ({figure.span.place}, {label}) stands in the column {one} and belongs in {other}: "
        f"as printed, {total} differs from its lines by {_words(before[0], figure)} there and by "
        f"{_words(before[1], figure)} here; moved, both columns foot."
    )
    return Finding(
        id=slug("misplaced", label, table.columns[start].head, table.title[:40]),
        code=FindingCode.MISPLACED_FIGURE,
        severity=Severity.ERROR,
        message=message,
        spans=(figure.span, *(cell.span for column in (start, end) if (cell := group.total.cells[column]) is not None)),
        relations=relations,
        correction=Correction(
            figure=figure.span,
            table=table.ordinal,
            row=row,
            from_column=start,
            to_column=end,
            before=before,
            after=after,
        ),
        diagnosis=Diagnosis(kind=DiagnosisKind.WRONG_COLUMN, message=message, evidence=relations),
    )


def _miss(judgement: Judgement) -> Fraction:
    return judgement.difference or Fraction(0)


def _words(residual: Fraction, figure: Figure) -> str:
    units = residual / Fraction(figure.scale)
    whole = f"{abs(units.numerator):,}" if units.denominator == 1 else str(abs(units))
    return f"({whole})" if residual < 0 else whole
