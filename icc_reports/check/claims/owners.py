"""Results that are said to be the company's own, or of its shareholders."""

from __future__ import annotations

import re
from dataclasses import replace

from icc_reports.check.claims.entries import Entry
from icc_reports.check.claims.measures import Measure
from icc_reports.check.claims.names import Names
from icc_reports.check.claims.phrases import phrase, words_of
from icc_reports.model.patterns import any_case


def of_owners(measure: Measure, text: str, names: Names) -> Measure:
    """The measure with the words that it is the company's own: "net loss attributable to the Company"."""
    owners = _OWNERS.match(text, measure.end)
    if owners is None or not (measure.entries or measure.is_eps):
        return measure
    named = {word.form for word in words_of(owners["who"] or "")}
    if not named <= names.company:
        return measure
    own = _left_for_common(measure, names) if "common" in owners[0] and measure.words == _NET_INCOME else ()
    alike = (entry for entry in measure.entries if bool(entry.tags) == bool(measure.tags))
    own = own or tuple(entry for entry in alike if "attributable" in entry.line.row.label.lower())
    return replace(measure, end=owners.end(), entries=own or measure.entries)


def _left_for_common(measure: Measure, names: Names) -> tuple[Entry, ...]:
    """The rows of what net income leaves for common shares: less than is the company's, after what is preferred."""
    alike = (entry for entry in names.common if bool(entry.tags) == bool(measure.tags))
    return tuple(entry for entry in alike if _NET.match(entry.line.row.label) is not None)


_NET_INCOME = phrase("net income")
_NET = any_case(r"net \(?(?:income|loss|earnings)\b")


_OWNERS = re.compile(
    r" attributable to (?:(?:the |our |its )?"
    r"(?:[Cc]ompany|[Cc]orporation|(?:common )?(?:share|stock)(?:holders|owners))\b"
    r"|(?P<who>[A-Z][\w&]*(?: [A-Z][\w&]*){0,4}?(?:,? (?:Inc|Corp|Ltd|Co|LLC)\b\.?)?)(?![\w&]| [A-Z]))"
    r"(?:(?:[’']s?)? (?:common )?(?:share|stock)(?:holders|owners)\b|(?![’']))",  # not of what else is the company's
)
