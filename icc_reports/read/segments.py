"""The segments that rows and columns of a table name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from icc_reports.model.release import TableKind
from icc_reports.read.heads import HeadSense

_MEASURE = re.compile(
    r"\b(?:revenues?|sales|turnover|income|profits?|loss(?:es)?|earnings|ebitd?a?|margin|assets|expenditures|depreciation|"
    r"amortization|backlog|bookings|orders)\b",
    re.IGNORECASE,
)
_WHOLE = re.compile(
    r"\b(?:totals?|consolidated|combined|eliminations?|adjustments?|reconcil\w*|unallocated|inter-?segment|corporate)\b|"
    r"^(?:the\s+)?company$|^net$",
    re.IGNORECASE,
)
_NO_NAME = re.compile(  # "SEGMENT INFORMATION", "Change YTY": about the table, or about time
    r"(?:[\W\d]|\b(?:(?:business|operating|reportable|industry|geographic|financial)\s+)?(?:segments?|information|data|"
    r"results|summary|supplement\w*|selected|schedules?|unaudited|continued|and|of|by|the|change|yty|yoy|y/y|q/q|"
    r"percent)\b)+",
    re.IGNORECASE,
)
_LONGEST = 60


def names_segment(text: str) -> bool:
    """Whether a text can be the name of a segment: it says more than that it is about segments, or about a change."""
    return _NO_NAME.fullmatch(text) is None


def row_segment(label: str, section: Sequence[str], kind: TableKind) -> str | None:
    """The segment that a row of a table of segments is about; None for the whole company.

    It stands beside the measure ("Core Van Services Revenue"), or alone below a heading that names the measure.
    """
    if kind is not TableKind.SEGMENT or len(label) > _LONGEST or _WHOLE.search(label) or not names_segment(label):
        return None
    words = label.split()
    if len(words) > 1 and words[-1].lower() in ("revenue", "revenues", "sales"):
        name = " ".join(words[:-1])
        return None if name.lower() == "net" else name
    is_under_measure = bool(section) and _MEASURE.search(section[-1]) is not None
    return label if label and is_under_measure and not _MEASURE.search(label) else None


def column_segments(heads: Sequence[HeadSense], kind: TableKind) -> tuple[str | None, ...]:
    """The segments that stand over the columns of a table of segments, where no head names a time or a role."""
    plain = [not head.is_dated and head.role is None and not head.lengths for head in heads]
    names = [head.text.strip() for head in heads]
    if kind is not TableKind.SEGMENT or len(heads) < 2 or not all(plain) or not all(names):
        return (None,) * len(heads)
    return tuple(
        None if _WHOLE.search(name) or len(name) > _LONGEST or not names_segment(name) else name for name in names
    )
