"""The names of segments, and of parts of revenue as what a clause is about."""

from __future__ import annotations

import re
from collections.abc import Sequence

from icc_reports.check.claims.entries import Entry
from icc_reports.check.claims.names import Names
from icc_reports.check.claims.phrases import DROPPED, Word, Words, words_of
from icc_reports.model.patterns import any_case

_LONGEST = 9  # words
_BREAK = re.compile(r"[.;:()\"“”]")


def segment_in(text: str, names: Names) -> str | None:
    """The longest name of a segment in a stretch of text."""
    words = [word for word in words_of(text) if word.form not in DROPPED]
    starts = [at for at, word in enumerate(words) if word.form in names.openings]
    for length in range(min(6, len(words)), 0, -1):
        for at in (each for each in starts if each + length <= len(words)):
            form = tuple(word.form for word in words[at : at + length])
            segment = names.segment_of(form)
            if segment is not None:
                return segment
    return None


def segment_from(content: Sequence[Word], at: int, names: Names, text: str) -> int:
    """How many words from there on name a segment, at most: "Upland Pumps" is no "pumps"."""
    for length in range(min(_LONGEST, len(content) - at), 1, -1) if content[at].form in names.openings else ():
        words = content[at : at + length]
        if names.segment_of(tuple(word.form for word in words)) is not None and not _BREAK.search(
            text[words[0].start : words[-1].end]
        ):
            return length
    return 0


def start_of_name(text: str, start: int, name: str) -> int:
    """Where a name begins in a text, with the small word that it opens with: "In Flight Dining" is no place."""
    opening = _PREPOSITION.match(name)
    is_said = opening is not None and text.endswith(opening[0], 0, start)
    return start - len(opening[0]) if opening is not None and is_said else start


_PREPOSITION = re.compile(r"(?:In|On|At|By|For|From|To|Of) (?=[A-Z])")


def part_opening(content: Sequence[Word], at: int, names: Names, text: str) -> tuple[Words, tuple[Entry, ...]] | None:
    """The words from there on that name a part of revenue as what a clause is about: "Services were 34% of sales"."""
    is_part = content[at].form in names.openings
    if not is_part or _OPENS_CLAUSE.search(text, max(content[at].start - _LEADING, 0), content[at].start) is None:
        return None
    for length in range(min(_LONGEST, len(content) - at), 0, -1):
        words = tuple(word.form for word in content[at : at + length])
        entries = names.parts.get(words)
        if entries and _GOES_AS_REVENUE.match(text, content[at + length - 1].end):
            return words, tuple(sorted(entries, key=lambda entry: entry.rank))
    return None


_LEADING = 44  # characters
_TIME = r"(?:fiscal|fy|full|year|quarter|first|second|third|fourth|q[1-4]|[1-4]q|(?:fy)?(?:19|20)?\d\d)(?:['’]s)?[ -]"
_OPENS_CLAUSE = any_case(
    r"(?:\A|[.;:•–—]\s+|,\s+|\b(?:and|while|whereas|as|with)\s+)(?:(?:the|our|its)\s+)?"
    rf"(?:{_TIME}(?:of )?){{0,4}}\Z"
)
_GOES_AS_REVENUE = re.compile(
    r"(?: (?:segment|business|division|category|region))?(?:, (?:after|despite|hurt by|helped by) [^,;]{3,60},)?"
    r" (?:(?:was|were|is|are) (?:still |again )?(?=up\b|down\b|(?:approximately |about )?\d)|accounted for|account for"
    r"|represent(?:s|ed|ing)?\b|contribut(?:ed|ing)|compris(?:ed|ing)|(?:thus |therefore )?(?:furnished|supplied"
    r"|provided|generated)(?= (?:approximately |about |nearly )?[\d.]+(?:%| percent) of)|made up|grew|rose"
    r"|increas(?:ed|ing)"
    r"|declin(?:ed|ing)|decreas(?:ed|ing)|fell|(?:up|down) \d)",
    re.IGNORECASE,
)
