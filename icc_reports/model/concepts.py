"""Names of the us-gaap taxonomy for the labels that companies print."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from icc_reports.model.figures import PURE, SHARES, Unit
from icc_reports.model.release import TableKind


class Balance(StrEnum):
    """The side of the books on which a monetary concept increases."""

    DEBIT = "debit"
    CREDIT = "credit"


class PeriodType(StrEnum):
    """Whether a concept is stated at a date or for a stretch of time."""

    INSTANT = "instant"
    DURATION = "duration"


class Measure(StrEnum):
    """What a concept is counted in, whatever the currency."""

    MONETARY = "monetary"
    PER_SHARE = "per_share"
    SHARES = "shares"
    PURE = "pure"

    @classmethod
    def of(cls, unit: Unit) -> Measure | None:
        """The measure that a unit belongs to; None for one that no concept is counted in ("USD/hour")."""
        if unit.is_monetary:
            return cls.MONETARY
        if unit.currency is not None:
            return cls.PER_SHARE if unit.per == "share" else None
        return cls.SHARES if unit == SHARES else cls.PURE if unit == PURE else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Concept:
    """A thing that is measured. ``name`` is its us-gaap element, or an extension's with the prefix "icc".

    ``kinds`` are the tables it can occur in. ``synonyms`` are labels as companies print them, in lower case.
    ``sections`` are words of which one must occur in a heading above the row where the label alone is ambiguous
    ("Services" under "Revenues"); of the words in ``without`` none may. One element can have several entries.
    """

    name: str
    balance: Balance | None
    period_type: PeriodType
    synonyms: tuple[str, ...]
    sections: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    kinds: tuple[TableKind, ...] = tuple(TableKind)
    measure: Measure = Measure.MONETARY
