"""Growth by a word of the company's own, as the heads of columns tell it from what was reported: "Operational"."""

from __future__ import annotations

import re
from functools import lru_cache

from icc_reports.check.claims.column_heads import without_period
from icc_reports.check.claims.phrases import words_of
from icc_reports.model.patterns import any_case
from icc_reports.model.release import Column, ColumnRole

_REPORTED = any_case(r"\b(?:as )?reported\b|\b(?:actual|total|gaap)\b")
_GROWTH = any_case(
    r"\b(?:year[- ]over[- ]year|growth|(?:percent|percentage) ?change|percent|change|increase|decrease|rate|basis|as|vs"
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


def _said(head: str) -> list[str]:
    """The words of a head that name neither a period nor a change."""
    return roots_of(_GROWTH.sub(" ", without_period(head)))


def roots_of(text: str) -> list[str]:
    """The words of a text, the noun, the adjective and the adverb alike: "operations", "operational(ly)"."""
    return [_ENDING.sub("", word.form) for word in words_of(text)]


_ENDING = re.compile(r"(?<=\w{4})(?:al)?(?:ly)?$")
