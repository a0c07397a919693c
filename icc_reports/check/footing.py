"""Footing: totals, inferred from the figures over all columns at once, and what they are the totals of."""

from __future__ import annotations

from collections.abc import Iterator

from icc_reports.check.doubts import Region, awaits_periods, passed_over, unread_addend
from icc_reports.check.ledger import Ledger
from icc_reports.check.naming import relation_id, subject_of, when
from icc_reports.check.totals import LACKING_LINES, Footing
from icc_reports.model.relations import Relation, RelationKind, weighted
from icc_reports.model.release import Column, ColumnRole

_SPREAD = 10  # how far apart the prices or rates of one kind lie at most


def check_footing(ledger: Ledger) -> Iterator[Relation]:
    """One relation for every total and column."""
    region = Region(ledger.release)
    for table in ledger.release.tables:
        found = ledger.footings(table)
        summed = {column for footing in found for column in _holding(footing)}
        for footing in found:
            for column in footing.columns:
                yield _relation(footing, table.columns[column], region, is_summed=column in summed)


def _relation(footing: Footing, column: Column, region: Region, *, is_summed: bool) -> Relation:
    total = footing.total.cells[column.ordinal]
    assert total is not None  # noqa: S101 - only columns in which the total is printed
    terms = [(weight, cell.span) for weight, row in footing.addends if (cell := row.cells[column.ordinal]) is not None]
    return Relation(
        id=relation_id(RelationKind.FOOTING, footing.table, footing.total, column),
        kind=RelationKind.FOOTING,
        subject=subject_of(footing.table, footing.total, column),
        asserted=total.span,
        expression=weighted(*terms),
        missing=_missing(footing, column, region, is_summed=is_summed),
    )


def _missing(footing: Footing, column: Column, region: Region, *, is_summed: bool) -> str | None:
    if column.ordinal not in footing.failing or footing.by_move:
        return None
    if awaits_periods(footing, column.ordinal):
        return "the periods of the year that are still to come, for which the column prints dashes"
    unread = unread_addend(footing, column.ordinal, region)
    if unread is not None:
        return f"a sure reading of {unread}, which is just what the lines lack"
    if footing.by_name and len(footing.columns) > 1:
        return LACKING_LINES
    if not _holding(footing) and (skipped := passed_over(footing, column.ordinal)):
        return f"a sure reading of {skipped}, which stands among the lines in another unit or scale"
    if _is_alone(footing, column.ordinal):
        return "the other lines of the total, of which the column prints one"
    if not is_summed and column.ordinal not in footing.slips and _looks_like_an_average(footing, column.ordinal):
        return "what the figures of the column state: they look like averages"
    if column.role is not ColumnRole.PERIOD:
        return f"what the column {when(column)!r} states"
    return None


def _is_alone(footing: Footing, column: int) -> bool:
    """Whether only one of several lines states something in the column: the others are blank there."""
    return len(footing.addends) > 1 and sum(row.cells[column] is not None for _, row in footing.addends) == 1


def _holding(footing: Footing) -> list[int]:
    """The columns in which it adds up something."""
    return [
        column
        for column in footing.columns
        if column not in footing.failing and (cell := footing.total.cells[column]) is not None and cell.amount
    ]


def _looks_like_an_average(footing: Footing, column: int) -> bool:
    """Whether the total lies among its addends, all of one sign, as prices and rates do."""
    total = footing.total.cells[column]
    addends = [
        weight * cell.amount
        for weight, row in footing.addends
        if (cell := row.cells[column]) is not None and cell.amount
    ]
    if total is None or len(addends) < 2 or len({value > 0 for value in addends}) > 1:
        return False
    sizes = [abs(value) for value in addends]
    return min(sizes) <= abs(total.amount) <= max(sizes) <= _SPREAD * min(sizes)
