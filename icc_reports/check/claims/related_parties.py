"""Amounts of what is done with related parties and with all others, which statements print in two rows."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from icc_reports.check.claims.counterparties import twin_of
from icc_reports.check.claims.lookup import Cell, Lookup
from icc_reports.check.claims.numbers import Counted
from icc_reports.check.claims.options import Option
from icc_reports.check.claims.shapes import Statement
from icc_reports.model.figures import Figure
from icc_reports.model.relations import ONE, ClaimKind, Expression, Quotient, Sum, Term, weighted
from icc_reports.model.release import Row


def with_related(lookup: Lookup, statement: Statement) -> Iterator[Option]:
    """The derivations by both rows, where a measure may be what is done with related parties and with all others."""
    measure, counted = statement.measure, statement.number.said.counted
    if measure is None or statement.is_loss or _COUNTED.get(statement.kind) is not counted:
        return
    if statement.kind is ClaimKind.AMOUNT:
        yield from (Option(both) for cell in lookup.money(measure, statement.when) if (both := _both(cell)))
        return
    for current, earlier in lookup.both(measure, statement.when, statement.base):
        now, before = _both(current), _both(earlier)
        if now is None or before is None:
            continue
        if statement.kind is ClaimKind.CHANGE:
            yield Option(_less(now, before), statement.sign < 0)
        else:
            yield Option(_less(Quotient(now, before), ONE), statement.sign < 0)


_COUNTED = {
    ClaimKind.AMOUNT: Counted.MONEY,
    ClaimKind.CHANGE: Counted.MONEY,
    ClaimKind.GROWTH: Counted.PERCENT,
}


def _less(one: Expression, other: Expression) -> Sum:
    return Sum((Term(Fraction(1), one), Term(Fraction(-1), other)))


def _both(cell: Cell) -> Sum | None:
    """A row's figure and its twin's of the same column, as words put what is spent: without the sign."""
    line = cell.entry.line
    twin = twin_of(line.table, line.row)
    other = _beside(cell, twin) if twin is not None else None
    if (
        other is None
        or other.unit != cell.figure.unit
        or cell.figure.amount * other.amount < 0
        or not cell.figure.amount
    ):
        return None
    sign = -1 if cell.figure.amount < 0 else 1
    return weighted((sign, cell.figure.span), (sign, other.span))


def _beside(cell: Cell, row: Row) -> Figure | None:
    """The figure of another row in the column of a cell."""
    columns = cell.entry.line.row.cells
    at = next((at for at, figure in enumerate(columns) if figure is not None and figure.span == cell.figure.span), None)
    return row.cells[at] if at is not None else None
