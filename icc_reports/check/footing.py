"""Footing: totals, inferred from the figures over all columns at once, and what they are the totals of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from icc_reports.check.climb import Found, climb
from icc_reports.check.ladder import Ladder, ladders
from icc_reports.check.naming import relation_id, subject_of, when
from icc_reports.model.relations import Relation, RelationKind, weighted
from icc_reports.model.release import Column, ColumnRole, Release, Row, Table


@dataclass(frozen=True, slots=True)
class Footing:
    """A total of a table, its addends with their weights, and the ordinals of the columns in which it is asserted.

    ``failing`` are those of them in which the printed figures do not bear it out.
    """

    table: Table
    total: Row
    addends: tuple[tuple[int, Row], ...]
    columns: tuple[int, ...]
    failing: tuple[int, ...]


def footings(table: Table) -> tuple[Footing, ...]:
    """The totals of a table. A total never mixes units or scales, and every one rests on arithmetic that holds."""
    return tuple(_footing(table, ladder, found) for ladder in ladders(table) for found in climb(ladder))


def check_footing(release: Release) -> Iterator[Relation]:
    """One relation for every total and column."""
    for table in release.tables:
        for footing in footings(table):
            for column in footing.columns:
                yield _relation(footing, table.columns[column])


def _footing(table: Table, ladder: Ladder, found: Found) -> Footing:
    places = [
        place
        for place, value in enumerate(found.total.values)
        if value is not None and any(rung.values[place] is not None for _, rung in found.addends)
    ]
    return Footing(
        table=table,
        total=found.total.row,
        addends=tuple((weight, rung.row) for weight, rung in found.addends),
        columns=tuple(ladder.columns[place] for place in places),
        failing=tuple(ladder.columns[place] for place in found.failing),
    )


def _relation(footing: Footing, column: Column) -> Relation:
    total = footing.total.cells[column.ordinal]
    assert total is not None  # noqa: S101 - only columns in which the total is printed
    terms = [(weight, cell.span) for weight, row in footing.addends if (cell := row.cells[column.ordinal]) is not None]
    return Relation(
        id=relation_id(RelationKind.FOOTING, footing.table, footing.total, column),
        kind=RelationKind.FOOTING,
        subject=subject_of(footing.table, footing.total, column),
        asserted=total.span,
        expression=weighted(*terms),
        missing=_missing(footing, column),
    )


def _missing(footing: Footing, column: Column) -> str | None:
    if column.ordinal not in footing.failing:
        return None
    if len(footing.failing) == len(footing.columns) > 1:
        return "the lines that make up the difference: in no column do those printed add up to the total"
    if column.role is not ColumnRole.PERIOD:
        return f"what the column {when(column)!r} states"
    return None
