"""Names and sentences as words that can be compared."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

TAGS = frozenset({"nongaap", "proforma", "adjusted", "normalized", "underlying"})


DROPPED = frozenset({"the", "of", "and", "a", "an", "for", "to", "in", "on", "our", "its", "from", "by", "&", "or"})


_SAME = {
    "loss": "income", "losses": "income", "earnings": "income", "profit": "income", "profits": "income",
    "sales": "revenue", "sale": "revenue", "costs": "expense", "cost": "expense", "charge": "expense",
    "charges": "expense", "shareholder": "stockholder", "shareowner": "stockholder", "expenditure": "expense",
    "normalised": "normalized", "cwt": "hundredweight", "revolver": "revolving", "adj": "adjusted",
    "excl": "excluding", "buyback": "repurchase", "buybacks": "repurchase",
    "european": "europe", "asian": "asia", "american": "america", "japanese": "japan", "chinese": "china",
    "canadian": "canada", "admin": "administrative",
}  # fmt: skip


_WORD = re.compile(r"[A-Za-z0-9]+(?:[.'’/&][A-Za-z0-9]+)*|&|%")
_ABBREVIATED = {"US": "u.s", "U.S": "u.s", "USA": "u.s", "UK": "u.k", "U.K": "u.k", "WW": "worldwide"}
_JOINED = {
    ("united", "state"): "u.s", ("united", "kingdom"): "u.k", ("interest", "earning"): "earning",
    ("intangible", "asset"): "intangible", ("goodwill", "asset"): "goodwill", ("revenue", "backlog"): "backlog",
    ("company", "wide"): "consolidated", ("top", "line"): "topline",
}  # fmt: skip


Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text in its form for comparison, and where it stands."""

    form: str
    raw: str
    start: int
    end: int


@lru_cache(maxsize=4096)
def words_of(text: str) -> tuple[Word, ...]:
    """The words of a text in their forms for comparison; "non-GAAP", "pro forma", "United States" are one word each."""
    found: list[Word] = []
    for match in _WORD.finditer(text):
        raw = match.group()
        joined = found[-1] if found else None
        form = form_of(raw)
        if joined is not None and joined.raw.lower() in {"non", "pro", "pre"} and match.start() - joined.end == 1:
            found[-1] = Word(joined.raw.lower() + form, f"{joined.raw}-{raw}", joined.start, match.end())
            continue
        if joined is not None and (joined.form, form) in _JOINED:
            found[-1] = Word(_JOINED[joined.form, form], f"{joined.raw} {raw}", joined.start, match.end())
            continue
        found.append(Word(form, raw, match.start(), match.end()))
    return tuple(found)


_NOTED = re.compile(r"(?<=[A-Za-z]{4})[1-9]\Z")  # the number of a note, run together with the word


def form_of(raw: str) -> str:
    """A word as it is compared: in singular, one word for what means the same."""
    if raw in _ABBREVIATED:
        return _ABBREVIATED[raw]
    word = _NOTED.sub("", raw).lower().replace("’", "'").removesuffix("'s")
    if word in _SAME:
        return _SAME[word]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-3] + "y" if word.endswith("ies") else word[:-1]
    return _SAME.get(word, word)


@lru_cache(maxsize=4096)
def phrase(text: str) -> Words:
    """A name as its comparable words, small words and tags of basis left out."""
    return tuple(word.form for word in words_of(text) if word.form not in DROPPED and word.form not in TAGS)


@lru_cache(maxsize=4096)
def tags_in(text: str) -> frozenset[str]:
    """The words of a text that say it is not measured by GAAP."""
    return frozenset(word.form for word in words_of(text)) & TAGS


def segment_words(segment: str | None) -> frozenset[str]:
    """The words of a measure's name that can only say which segment's it is."""
    return frozenset({"segment", *segment_phrase(segment)}) if segment is not None else frozenset()


def segment_phrase(segment: str) -> Words:
    """The name of a segment as its comparable words, without a leading "total"."""
    words = phrase(segment)
    return words[1:] if words[:1] == ("total",) else words


def contains(words: Words, part: Words) -> bool:
    """Whether a name stands within another."""
    return any(words[at : at + len(part)] == part for at in range(len(words) - len(part) + 1))
