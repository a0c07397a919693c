"""How a column of changes follows from two others: the change in amount or in per cent, and the signs it may have."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from icc_reports.model.figures import PURE, Figure
from icc_reports.model.relations import Abs, Expression, Quotient, Ref, Sum, Term, weighted
from icc_reports.model.release import Column, Row

Derive = Callable[[Row], Expression | None]
"""What a row's figure follows from; None where the row does not print all of it."""


def amounts(column: Column, later: Column, earlier: Column) -> tuple[Derive, ...]:
    """The change, in per cent where the row states it so; or turned, where more of a cost is printed as a loss."""

    def derive(row: Row, sign: int) -> Expression | None:
        figure, new, old = row.cells[column.ordinal], row.cells[later.ordinal], row.cells[earlier.ordinal]
        if figure is None or new is None or old is None or new.unit != old.unit:
            return None
        change = weighted((sign, new.span), (-sign, old.span))
        if figure.unit == new.unit:
            return change
        return Quotient(change, Abs(Ref(old.span))) if figure.is_percentage and old.amount else None

    return lambda row: derive(row, 1), lambda row: derive(row, -1)


def changes(column: Column, later: Column, earlier: Column) -> tuple[Derive, ...]:
    """The change in per cent, the plain ways first: of the amount of a base below nil, or turned with its sign."""

    def derive(row: Row, *, sign: int, absolute: bool) -> Expression | None:
        new, old = row.cells[later.ordinal], row.cells[earlier.ordinal]
        if new is None or old is None or not old.amount or new.unit != old.unit:
            return None
        change = weighted((sign, new.span), (-sign, old.span))
        if _is_plain_number(row.cells[column.ordinal]):
            return change if absolute and sign > 0 else None
        if new.is_percentage:  # its change is in points, as "240 bps", or relative like any other
            return change if absolute else Quotient(change, Ref(old.span))
        if not absolute and old.amount > 0:
            return None  # the same as the one over the amount without its sign
        return Quotient(change, Abs(Ref(old.span)) if absolute else Ref(old.span))

    return (
        lambda row: derive(row, sign=1, absolute=True),
        lambda row: _difference(row, column, later, earlier),
        lambda row: derive(row, sign=1, absolute=False),
        lambda row: derive(row, sign=-1, absolute=True),
        lambda row: _from_the_amount(row, later, earlier),
    )


def _is_plain_number(figure: Figure | None) -> bool:
    """Whether a change is stated neither in hundredths nor in points: "(0.4x)" of a ratio of "5.3x"."""
    return figure is not None and figure.unit == PURE and figure.scale >= 1


def _from_the_amount(row: Row, later: Column, earlier: Column) -> Expression | None:
    """The change as some print it after a loss: from its amount, as if it had been none."""
    new, old = row.cells[later.ordinal], row.cells[earlier.ordinal]
    if new is None or old is None or old.amount >= 0 or new.unit != old.unit:
        return None
    amount = Abs(Ref(old.span))
    return Quotient(Sum((Term(Fraction(1), Ref(new.span)), Term(Fraction(-1), amount))), amount)


def _difference(row: Row, column: Column, later: Column, earlier: Column) -> Expression | None:
    """The change in the amount, where the column states that for the row."""
    figure, new, old = row.cells[column.ordinal], row.cells[later.ordinal], row.cells[earlier.ordinal]
    if figure is None or new is None or old is None or not new.unit == old.unit == figure.unit or new.unit == PURE:
        return None
    return weighted((1, new.span), (-1, old.span))
