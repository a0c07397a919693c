"""Rows by words that are said in any order, and by those of their headings."""

from __future__ import annotations

from dataclasses import dataclass

from icc_reports.check.claims.names import Entry, Names
from icc_reports.check.claims.phrases import DROPPED, Words, phrase


@dataclass(frozen=True, slots=True)
class Found:
    """Rows of one name, how many of the words that are said they have, and whether these are all."""

    entries: tuple[Entry, ...]
    words: int
    is_whole: bool


def rows_by_words(what: str, names: Names) -> Found | None:
    """The rows whose names have only words that are said, and with their headings as many as can be."""
    said = _content(phrase(what))
    best: dict[tuple[int, frozenset[str]], list[Entry]] = {}
    for form in names.with_any(said):
        own = _content(form)
        for entry in names.named(form) if own and own <= said else ():
            known = said & (own | _content(phrase(" ".join(entry.line.row.section))))
            if len(known) >= _A_NAME:
                best.setdefault((len(known), own), []).append(entry)
    most = max((count for count, _ in best), default=0)
    fitting = [key for key in best if key[0] == most]
    if len(fitting) != 1:
        return None
    entries = tuple(sorted(dict.fromkeys(best[fitting[0]]), key=lambda entry: entry.rank))
    return Found(entries, most, most == len(said))


_A_NAME = 2  # words
_ALIKE = {"purchased": "acquired", "repurchased": "repurchase", "settled": "settlement"}
_EMPTY = DROPPED | frozenset(
    """expense asset net total gaap related associated with noncash pretax aftertax amount item company certain
    connection relating attributable resulting during this that no balance
    """.split()
)


def _content(words: Words) -> frozenset[str]:
    """The words that tell rows apart."""
    return frozenset(_ALIKE.get(word, word) for word in words) - _EMPTY
