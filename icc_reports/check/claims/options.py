"""The ways in which a statement can be derived from the tables."""

from __future__ import annotations

from dataclasses import dataclass

from icc_reports.check.claims.lookup import Cell
from icc_reports.check.claims.shapes import Statement
from icc_reports.model.relations import Expression, Ref


@dataclass(frozen=True, slots=True)
class Option:
    """One way to derive a statement.

    ``is_negative`` is the sign of the asserted figure; ``basis`` the line that it derives from where the sentence names
    another; ``doubt`` what leaves room in the derivation itself, so that it may hold and accuses nobody. ``is_coarse``
    tells that another derives the same to more digits, so that its own rounding excuses nothing.
    """

    expression: Expression
    is_negative: bool = False
    basis: str | None = None
    doubt: str | None = None
    is_coarse: bool = False


def as_said(cell: Cell, statement: Statement) -> Option:
    """The figure of a row; of a step the words must say which way it went."""
    if not cell.entry.line.row.is_step:
        return Option(Ref(cell.figure.span), cell.figure.amount < 0 and statement.is_loss)
    doubt = None if statement.is_loss else "which way it changed what it is a part of"
    return Option(Ref(cell.figure.span), statement.is_loss, doubt=doubt)
