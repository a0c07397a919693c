"""The ways in which a statement can be derived from the tables."""

from __future__ import annotations

from dataclasses import dataclass

from icc_reports.model.relations import Expression


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
