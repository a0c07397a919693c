"""Growth by a word of the company's own, as the heads of columns tell it from what was reported: "Operational"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from icc_reports.check.claims.column_heads import without_period
from icc_reports.check.claims.phrases import words_of
from icc_reports.model.patterns import any_case
from icc_reports.model.release import Column, ColumnRole

_REPORTED = any_case(r"\b(?:as )?reported\b|\b(?:actual|total|gaap)\b")
_GROWTH = any_case(
    r"\b(?:year[- ](?:over|to)[- ]year|y(?:/|o|t)y"
    r"|growth|(?:percent|percentage) ?change|percent|change|increase|decrease|rate|basis|as|vs"
    r"|versus|from|prior|year|period|on an?|at|in)\b|\([^()]*\)|[%/–—*-]"
)
_PART = any_case(
    r"\b(?:impacts?|effects?|translation|adjustments?|contributions?|less|currenc(?:y|ies)|exchange|fx|acquisitions?"
    r"|divestitures?|price|pricing|volume|mix|other|days?|weeks?|dollars?|amounts?)\b"
)
_MOST = 3  # words


@lru_cache(maxsize=256)  # asked for once for each row of a table
def qualifiers_of(columns: tuple[Column, ...]) -> dict[int, str]:
    """What the heads of columns of growth say beside those of what was reported, by the ordinals of the columns.

    "% change reported", "% change operational": the one is told from the other by that word. What is only a part of
    the change, as that of currencies, is none.
    """
    changes = [column for column in columns if column.role is ColumnRole.PERCENT_CHANGE]
    reported = [column for column in changes if _REPORTED.search(column.head)]
    if not reported:
        return {}
    common = {word for column in reported for word in _said(column.head)}
    found = {
        column.ordinal: [word for word in _said(column.head) if word not in common]
        for column in changes
        if column not in reported and not _PART.search(column.head)
    }
    return {at: " ".join(words) for at, words in found.items() if 0 < len(words) <= _MOST}


def reported_among(columns: Sequence[Column], others: frozenset[int]) -> frozenset[int]:
    """The columns of growth as it was reported since a year before, beside ``others`` of growth on another basis."""
    changes = [column for column in columns if column.role is ColumnRole.PERCENT_CHANGE]
    if not any(column.ordinal in others for column in changes):
        return frozenset()
    plain = [column for column in changes if column.ordinal not in others and not _PART.search(column.head)]
    own = [column for column in plain if not _SINCE_LAST.search(column.head)]
    told = [column for column in own if _REPORTED.search(column.head)]
    return frozenset(column.ordinal for column in told or [column for column in own if not _said(column.head)])


def says_reported_growth(label: str) -> bool:
    """Whether a row's label says that it is growth as it was reported since a year before."""
    is_other = _PART.search(label) or _SINCE_LAST.search(label) or _OUTSIDE.search(label)
    return not is_other and _REPORTED.search(label) is not None and _SAYS_CHANGE.search(label) is not None


_SAYS_CHANGE = any_case(r"\b(?:growth|change|increase|decrease)\b")
_OUTSIDE = any_case(r"\bnon-?gaap\b|\badjusted\b")
_SINCE_LAST = any_case(
    r"\b(?:sequential(?:ly)?|q(?:/|o)q|quarter[- ](?:over|to)[- ]quarter|(?:prior|previous) quarter)\b"
)


def _said(head: str) -> list[str]:
    """The words of a head that name neither a period nor a change."""
    return roots_of(_GROWTH.sub(" ", without_period(head)))


def roots_of(text: str) -> list[str]:
    """The words of a text, the noun, the adjective and the adverb alike: "operations", "operational(ly)"."""
    roots = (_ENDING.sub("", word.form) for word in words_of(text))
    return [_IN_FULL.get(root, root) for root in roots]


_IN_FULL = {"oper": "operation", "org": "organic"}  # as narrow columns have them
_ENDING = re.compile(r"(?<=\w{4})(?:al)?(?:ly)?$")
