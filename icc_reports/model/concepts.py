"""Names of the us-gaap taxonomy for the labels that companies print."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Balance(StrEnum):
    """The side of the books on which a monetary concept increases."""

    DEBIT = "debit"
    CREDIT = "credit"


class PeriodType(StrEnum):
    """Whether a concept is stated at a date or for a stretch of time."""

    INSTANT = "instant"
    DURATION = "duration"


@dataclass(frozen=True, slots=True, kw_only=True)
class Concept:
    """A thing that is measured. ``name`` is its us-gaap element, or an extension's with the prefix "icc".

    ``synonyms`` are labels as companies print them, in lower case; ``sections`` are words of which one must occur in
    a heading above the row where the label alone is ambiguous ("Services" under "Revenues").
    """

    name: str
    balance: Balance | None
    period_type: PeriodType
    synonyms: tuple[str, ...]
    sections: tuple[str, ...] = ()
