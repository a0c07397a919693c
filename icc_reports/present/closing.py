"""What stands at the end: definitions, the forward-looking statement and the contact as the release gives them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from icc_reports.model.catalogue import relation_terms
from icc_reports.model.release import PassageRole, Release
from icc_reports.present.measures import arrival

_DEFINES = re.compile(
    r"\b(represents?|(is|are|as) defined|defines?|refers to|consists? of|excludes?|non-GAAP)\b", re.IGNORECASE
)
_FORECAST = re.compile(r"\b(expect(s|ed)?|outlook|guidance|forecasts?|anticipates?)\b|\$ ?\d|\d%", re.IGNORECASE)
_REACHABLE = re.compile(r"\d|@|www\.|http")  # a heading without a number or an address reaches nobody
_MAX_DEFINITION = 900  # characters; a longer paragraph is discussion
_MOST_QUOTED = 1000  # characters
_QUOTED = (
    (PassageRole.FOOTNOTE, "Footnotes of the release"),
    (PassageRole.FORWARD_LOOKING, "Forward-looking statements, as the release gives them"),
    (PassageRole.CONTACT, "Contact"),
)


def legend() -> tuple[tuple[str, str], ...]:
    """The tick marks and what they say."""
    return tuple((kind.tick, term.tick) for kind, term in relation_terms().items() if term.tick)


def closing(release: Release) -> tuple[tuple[str, str], ...]:
    """Headings with their text, in the release's own words; a heading without text is left out."""
    quoted = ((heading, _text(release, role)) for role, heading in _QUOTED)
    parts = (("Definitions, as the release gives them", _definitions(release)), *quoted)
    return tuple((heading, text) for heading, text in parts if text)


def _text(release: Release, role: PassageRole) -> str:
    passages = (passage for passage in release.passages if passage.role is role)
    if role is PassageRole.CONTACT:
        passages = (passage for passage in passages if _REACHABLE.search(passage.text))
    return _cut(_unique(sentence.text for passage in passages for sentence in passage.sentences))


def _cut(sentences: list[str]) -> str:
    """As many whole sentences as there is room for, and how many more there are."""
    kept = 0
    room = _MOST_QUOTED
    for sentence in sentences:
        room -= len(sentence) + 1
        if room < 0 and kept:
            break
        kept += 1
    left = len(sentences) - kept
    more = f" […] ({left} more sentence{'s' * (left != 1)} in the release)" if left else ""
    return " ".join(sentences[:kept]) + more


def _definitions(release: Release) -> str:
    """The sentences that say what a reconciled measure is."""
    names = {
        _stem(name) for each in release.reconciliations for name in (each.measure_to, arrival(release, each).label)
    }
    found = (
        sentence.text
        for passage in release.passages
        if passage.role in (PassageRole.BODY, PassageRole.BULLET, PassageRole.HEADING)
        for sentence in passage.sentences
        if len(sentence.text) <= _MAX_DEFINITION and _defines(sentence.text, names - {""})
    )
    return _cut(_unique(found))


def _defines(sentence: str, names: Iterable[str]) -> bool:
    """Whether it says what one of the names means, or gives the name in parentheses after the meaning."""
    if _FORECAST.search(sentence):
        return False
    lower = sentence.lower()
    return any(f"({name})" in lower or (name in lower and _DEFINES.search(sentence) is not None) for name in names)


def _stem(measure: str) -> str:
    return re.sub(r"\s*(\(loss\)|\bloss|%)\s*$", "", measure.lower()).strip()


def _unique(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(text for text in texts if text.strip()))
