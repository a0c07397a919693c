"""Rows by words that are said in any order, by those of their headings, or by some of their own."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from functools import lru_cache

from icc_reports.check.claims.entries import Entry
from icc_reports.check.claims.initials import by_initials
from icc_reports.check.claims.measures import Measure
from icc_reports.check.claims.names import Names
from icc_reports.check.claims.phrases import DROPPED, Word, Words, phrase, tags_in, words_of
from icc_reports.model.release import TableKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Where a measure may be named; ``also`` are words that stand apart from it: "a gain of ... on", "opened".

    ``is_count`` tells that it is counted, ``is_change`` that its change is stated, ``is_subject`` that it is what a
    clause is about, so that each of its words tells which measure it is.
    """

    start: int
    end: int
    also: str = ""
    is_count: bool = False
    is_change: bool = False
    is_subject: bool = False


def measure_by_words(text: str, place: Stretch, names: Names) -> Measure | None:
    """The measure that a stretch of text names by a row's words.

    It says how many digits a number must have to be borne out by that row by more than chance.
    """
    what = text[place.start : place.end].rstrip()
    found = _rows_of(by_initials(f"{what} {place.also}"), names)
    if found is None or found[1] < (1 if place.is_count else _A_NAME):
        return None
    entries, words, left_over = found
    if (place.is_subject and left_over > 0) or (words == 1 and left_over):
        return None
    few = 1 if place.is_count and place.also and words > 1 else _FEW
    return Measure(
        start=place.start,
        end=place.start + len(what),
        name=what,
        entries=tuple(replace(each, is_loose=True) for each in entries),
        tags=tags_in(what),
        title=f"{place.also} {what}".strip(),
        digits=few if not left_over and words > (_A_NAME if place.is_change else 1) else _MANY,
    )


def measure_by_noun(text: str, place: Stretch, names: Names) -> Measure | None:
    """The measure of which the noun behind an amount is the last word, the rest being said earlier in the sentence.

    "The court imposed a $3 million fine" is of the one row that is called "Court fine".
    """
    said = [word for word in words_of(text[place.start : place.end]) if word.form not in _EMPTY]
    if len(said) != 1 or said[0].form in _RESULTS or place.is_count or place.is_change or place.also:
        return None
    noun, before = _content((said[0].form,)), frozenset(phrase(text[: place.start]))
    found: defaultdict[frozenset[str], list[Entry]] = defaultdict(list)
    for form in names.with_any(noun):
        own = _content(form)
        if form[-1] in noun and noun < own and own - noun <= before:
            found[own] += names.named(form)
    if len(found) != 1:
        return None
    rows = tuple(replace(each, is_loose=True) for each in dict.fromkeys(next(iter(found.values()))))
    start, what = place.start + said[0].start, said[0].raw
    return Measure(start=start, end=start + len(what), name=what, entries=rows, title=what, digits=_FEW)


_RESULTS = frozenset({"income", "revenue"})  # "a $3 million loss" is what some measure came to


def is_whole(measure: Measure) -> bool:
    """Whether the row that its words name has them all."""
    return measure.digits < _MANY


def _rows_of(what: str, names: Names) -> tuple[list[Entry], int, int] | None:
    """The rows whose names have only words that are said, and with their headings as many as can be.

    Failing that, those of the one name that has all the words that are said, and others: "paid additions". With them
    how many words tell of them, and how many more are said than those; fewer than none where the name has more.
    """
    said, tags = _content(phrase(what)), len(tags_in(what))
    within: defaultdict[tuple[int, frozenset[str]], list[Entry]] = defaultdict(list)
    beyond: defaultdict[tuple[int, frozenset[str]], list[Entry]] = defaultdict(list)
    for form in names.with_any(said):
        own = _content(form)
        if "beginning" in own - said:
            continue
        for entry in names.named(form):
            if own and own <= said:
                known = said & (own | _content(phrase(" ".join(entry.line.row.section))))
                within[len(known) + tags, own].append(entry)
            elif said < own and entry.segment is None and not _DEEDS & (own - said):
                beyond[len(said) + tags, own].append(entry)
    most = max((words for words, _ in within), default=0)
    best = {key: rows for key, rows in within.items() if key[0] == most} or _as_one(beyond)
    if len(best) != 1:
        return None
    (words, own), rows = next(iter(best.items()))
    left_over = len(said) + tags - most if within else len(said) - len(own)
    return sorted(dict.fromkeys(rows), key=lambda entry: entry.rank), words, left_over


_Found = dict[tuple[int, frozenset[str]], list[Entry]]


def _as_one(found: _Found) -> _Found:
    """The rows under the name that is their label, where all have one and only headings give them others."""
    rows = [row for each in found.values() for row in each]
    labels = {_content(phrase(row.line.row.label)) for row in rows}
    own = next((key for key in found if {key[1]} == labels), None)
    return found if own is None else {own: rows}


_DEEDS = frozenset(  # what is done, without which a name is of another row
    """repurchase purchase payment repayment proceed issuance acquisition addition borrowing sale exercise investment
    change increase decrease effect adjustment
    """.split()
)
_A_NAME = 2  # words
_FEW, _MANY = 2, 3  # digits that no chance makes: of a row named in full, and of one that words are left beside
_ALIKE = {
    "purchased": "acquired",
    "repurchased": "repurchase",
    "settled": "settlement",
    "delivery": "delivered",
    "produced": "production",
    "daily": "day",
    "operated": "open",
    "operate": "open",
    "operating": "open",
    "ended": "end",
    "ending": "end",
    "opening": "opened",
}
_EMPTY = DROPPED | frozenset(
    """expense asset net total gaap related associated with noncash pretax aftertax amount item company certain
    connection relating attributable resulting during this that no balance number count at per issued period
    first second third fourth quarter
    """.split()
)


@lru_cache(maxsize=4096)  # names of rows: each is looked at for every stretch that shares a word with it
def _content(words: Words) -> frozenset[str]:
    """The words that tell rows apart; "shares of common stock" are common shares, and what is opened is new."""
    found = frozenset(_ALIKE.get(word, word) for word in words if not word.isdigit()) - _EMPTY
    return found - {"stock" if "share" in found else "", "new" if "opened" in found else ""}


def said_by_row(word: Word, measure: Measure) -> str | None:
    """The label of the one row of revenue, where a word behind a preposition is one of the words that it is called by.

    It may have another ending: "revenue from collaborative work" for "Collaboration revenue".
    """
    labels = {entry.line.row.label.strip() for entry in measure.entries if entry.line.table.kind is _INCOME}
    if measure.segment is not None or len(labels) != 1:
        return None
    label = next(iter(labels))
    stem = word.form[: max(len(word.form) - _ENDING, _STEM)]
    is_said = len(stem) >= _STEM and any(each.form.startswith(stem) for each in words_of(label))
    return label if is_said else None


_INCOME = TableKind.INCOME_STATEMENT
_STEM, _ENDING = 5, 3  # letters
