"""Results that are said to be the company's own, or of its shareholders."""

from __future__ import annotations

import re
from dataclasses import replace

from icc_reports.check.claims.derived_names import left_for_common
from icc_reports.check.claims.measures import Measure
from icc_reports.check.claims.names import Names
from icc_reports.check.claims.phrases import phrase, words_of


def of_owners(measure: Measure, text: str, names: Names) -> Measure:
    """The measure with the words that it is the company's own: "net loss attributable to the Company"."""
    owners = _OWNERS.match(text, measure.end)
    if owners is None or not (measure.entries or measure.is_eps):
        return measure
    named = {word.form for word in words_of(owners["who"] or "")}
    if not named <= names.company:
        return measure
    is_of_common = "common" in owners[0] and measure.words in _ALL_EARNED
    own = left_for_common(names, has_basis=bool(measure.tags)) if is_of_common else ()
    alike = (entry for entry in measure.entries if bool(entry.tags) == bool(measure.tags))
    own = own or tuple(entry for entry in alike if "attributable" in entry.line.row.label.lower())
    return replace(measure, end=owners.end(), entries=own or measure.entries)


# Of holders of shares is what is left of all that is earned, which may be called earnings for short.
_ALL_EARNED = (phrase("net income"), phrase("earnings"))


_OWNERS = re.compile(
    r" attributable to (?:(?:the |our |its )?"
    r"(?:[Cc]ompany|[Cc]orporation|(?:common )?(?:share|stock)(?:holders|owners))\b"
    r"|(?P<who>[A-Z][\w&]*(?: [A-Z][\w&]*){0,4}?(?:,? (?:Inc|Corp|Ltd|Co|LLC)\b\.?)?)(?![\w&]| [A-Z]))"
    r"(?:(?:[’']s?)? (?:common )?(?:share|stock)(?:holders|owners)\b|(?![’']))",  # not of what else is the company's
)
