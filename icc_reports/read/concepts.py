"""Which us-gaap concept a row states: by its label, the headings above it, its table and its unit."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from typing import Any

from icc_reports.model.concepts import Balance, Concept, Measure, PeriodType
from icc_reports.model.figures import Unit
from icc_reports.model.patterns import pattern_of
from icc_reports.model.release import TableKind

_CLOSENESS = 88  # of 100; finds candidates only, which then must differ in nothing but spelling

# Figures under such headings are not those of the statements; names outside GAAP may stand there.
_OUTSIDE_GAAP = ("nongaap", "pro forma")
_NOT_REPORTED = ("outlook", "guidance", "forecast")
_FOREIGN_HEADINGS: Mapping[TableKind, tuple[str, ...]] = {
    TableKind.INCOME_STATEMENT: (*_OUTSIDE_GAAP, "adjusted", "excluding"),
    TableKind.BALANCE_SHEET: _OUTSIDE_GAAP,
    TableKind.CASH_FLOW: _OUTSIDE_GAAP,
    TableKind.OTHER: (*_OUTSIDE_GAAP, "adjusted", "excluding", "average", "change", "growth", "yield"),
}


def concept_of(label: str, section: tuple[str, ...], kind: TableKind, unit: Unit) -> str | None:
    """The us-gaap element that the row states, or an extension ("icc:AdjustedEbitda"); None where none fits for sure.

    ``section`` lists the headings above the row, outermost first. An element says what is measured, never its sign:
    a "benefit from income taxes" is IncomeTaxExpenseBenefit too.
    """
    return _concept_of(label, section, kind, unit)


@lru_cache(maxsize=65536)
def _concept_of(label: str, section: tuple[str, ...], kind: TableKind, unit: Unit) -> str | None:
    measure = Measure.of(unit)
    if measure is None:
        return None
    key = _key(label, measure)
    if not key:
        return None
    headings = tuple(normal_label(heading) for heading in section)
    entries = _index().get((kind, measure), {})
    found = _choose(entries.get(key, ()), headings)
    if found is None and key not in entries:
        found = _nearest(key, entries, headings)
    if found is None or _mentions(headings, _NOT_REPORTED):
        return None
    is_extension = found.startswith("icc:")
    return None if not is_extension and _mentions(headings, _FOREIGN_HEADINGS.get(kind, ())) else found


def _choose(entries: Iterable[Concept], headings: tuple[str, ...]) -> str | None:
    """The concept that the innermost telling heading decides on, else the one that needs no heading."""
    allowed = [entry for entry in entries if not _mentions(headings, entry.without)]
    for heading in reversed(headings):
        names = {entry.name for entry in allowed if entry.sections and _mentions((heading,), entry.sections)}
        if names:
            return names.pop() if len(names) == 1 else None
    names = {entry.name for entry in allowed if not entry.sections}
    return names.pop() if len(names) == 1 else None


def _mentions(headings: Iterable[str], phrases: tuple[str, ...]) -> bool:
    return any(
        phrase[1:] == heading if phrase.startswith("=") else f" {phrase} " in f" {heading} "
        for heading in headings
        for phrase in phrases
    )


def _nearest(key: str, entries: Mapping[str, tuple[Concept, ...]], headings: tuple[str, ...]) -> str | None:
    """The concept of a synonym that differs from the label in spelling or in words without weight."""
    from rapidfuzz import fuzz, process

    close = process.extract(key, list(entries), scorer=fuzz.ratio, score_cutoff=_CLOSENESS, limit=5)
    names = {_choose(entries[synonym], headings) for synonym, _, _ in close if _differs_in_spelling(key, synonym)}
    return names.pop() if len(names) == 1 else None


_WEIGHTLESS = frozenset({"of", "for", "from", "on", "in", "to", "at", "by"})


def _differs_in_spelling(one: str, other: str) -> bool:
    """Whether every word of one is in the other, but for weightless ones and single slips in long words.

    A word more or less ("current", "before", "per", "adjusted") is another concept, however close the labels are.
    """
    left, right = _weighty(one, other), _weighty(other, one)
    return len(left) == len(right) and all(map(_is_slip, left, right))


def _weighty(words: str, missing_from: str) -> list[str]:
    rest = missing_from.split()
    extra = []
    for word in words.split():
        if word in rest:
            rest.remove(word)
        elif word not in _WEIGHTLESS:
            extra.append(word)
    return extra


def _is_slip(one: str, other: str) -> bool:
    from rapidfuzz.distance import OSA

    shorter = min(len(one), len(other))
    allowed = 2 if shorter >= 10 else 1 if shorter >= 7 else 0
    return one[0] == other[0] and OSA.distance(one, other) <= allowed


@cache
def _index() -> Mapping[tuple[TableKind, Measure], Mapping[str, tuple[Concept, ...]]]:
    index: dict[tuple[TableKind, Measure], dict[str, tuple[Concept, ...]]] = {}
    for concept in all_concepts():
        for key in dict.fromkeys(_key(synonym, concept.measure) for synonym in concept.synonyms):
            for kind in concept.kinds:
                entries = index.setdefault((kind, concept.measure), {})
                entries[key] = (*entries.get(key, ()), concept)
    return index


@cache
def all_concepts() -> tuple[Concept, ...]:
    """Every entry of data/concepts.toml, in its order."""
    import tomllib
    from importlib.resources import files

    text = files("icc_reports").joinpath("data/concepts.toml").read_text("utf-8")
    return tuple(
        _concept(key, {**group, **entry})
        for group in tomllib.loads(text)["group"]
        for key, entry in group["concepts"].items()
    )


@cache
def label_words() -> frozenset[str]:
    """Every word of the known labels, in lower case."""
    labels = (label for concept in all_concepts() for label in concept.synonyms)
    return frozenset(word for label in labels for word in re.findall(r"[a-z]+", label.lower()))


def _concept(key: str, entry: Mapping[str, Any]) -> Concept:
    labels = entry["labels"]
    if entry.get("changes"):
        labels = [*labels, *(f"change in {label}" for label in labels)]
    return Concept(
        name=entry.get("name", key),
        balance=Balance(entry["balance"]) if "balance" in entry else None,
        period_type=PeriodType(entry["period"]),
        synonyms=tuple(labels),
        sections=tuple(map(_normal_phrase, entry.get("sections", ()))),
        without=tuple(map(_normal_phrase, entry.get("without", ()))),
        kinds=tuple(TableKind(kind) for kind in entry["kinds"]),
        measure=Measure(entry.get("measure", Measure.MONETARY)),
    )


def _normal_phrase(words: str) -> str:
    return f"={normal_label(words)}" if words.startswith("=") else normal_label(words)


# Words that say nothing about which per-share amount, or which number of shares, it is.
_PER_SHARE_NOISE = frozenset(
    ["net", "common", "attributable", "available", "applicable", "to", "stockholder", "of", "stock", "ordinary"]
)
_SHARES_NOISE = _PER_SHARE_NOISE | frozenset(
    [
        "weighted",
        "average",
        "number",
        "share",
        "unit",
        "outstanding",
        "used",
        "in",
        "for",
        "computing",
        "computation",
        "calculating",
        "calculation",
        "compute",
        "calculate",
        "per",
        "income",
        "earning",
        "loss",
        "assuming",
        "dilution",
        "fully",
    ]
)


def _key(label: str, measure: Measure) -> str:
    """The normal form to look up; among shares and per-share amounts the order of words is of no weight."""
    words = normal_label(label).split()
    if measure is Measure.PER_SHARE:
        words = ["income" if word in {"loss", "earning"} else word for word in words]
        return " ".join(sorted(set(words) - _PER_SHARE_NOISE))
    if measure is Measure.SHARES:
        if "dilution" in words:
            words.append("diluted")
        is_weighted = {"basic", "diluted"} & set(words)
        return " ".join(sorted(set(words) - _SHARES_NOISE)) if is_weighted else " ".join(sorted(words))
    return " ".join(words)


_DASHES = pattern_of(r"[‐-―−]")
_APOSTROPHES = pattern_of(r"[‘’`´']")
_WORDS = pattern_of(r"[a-z0-9]+")
_ASIDE = pattern_of(
    r"\((?:unaudited|continued|see notes?[^)]*|notes? \w+|in (?:thousands|millions|billions)[^)]*|\$? ?000'?s?"
    r"|gaap|as reported|[a-z]|\d{1,2}(?:, ?\d{1,2})*|\*+)\)"
)
_PARENTHESIS = pattern_of(r"\(([^()]*)\)")
_COUNTERPARTS = {
    "loss": r"income|earnings?|gains?|profit|margin",
    "losses": r"income|earnings?|gains?|profit",
    "income": r"expenses?|loss(?:es)?",
    "earnings": r"loss(?:es)?",
    "expense": r"income|benefit|gains?",
    "expenses": r"income|benefit|gains?",
    "benefit": r"provision|expense|tax(?:es)?",
    "benefits": r"provision|expense|tax(?:es)?",
    "provision": r"benefit|tax(?:es)?",
    "gain": r"loss(?:es)?",
    "gains": r"loss(?:es)?",
    "deficit": r"earnings|equity|income",
    "accumulated deficit": r"earnings",
    "retained earnings": r"deficit",
    "increase": r"decrease",
    "decrease": r"increase",
    "used in": r"provided|generated|from",
    "used for": r"provided|generated|from",
    "used by": r"provided|generated|from",
    "provided by": r"used",
    "benefit from": r"provision",
    "benefit for": r"provision",
    "provision for": r"benefit",
    "recapture of": r"provision",
    "repayments of": r"proceeds",
}
# What is looked for first, as it is found faster; the pattern; and what stands in its place.
_EITHER_WAY = (
    ("loss", pattern_of(r"\b(income|earnings|profit|gain)s? ?(?:/|or) ?loss(?:es)?\b"), r"\1"),
    ("loss", pattern_of(r"\bloss(?:es)? ?(?:/|or) ?(income|earnings|profit|gain)s?\b"), r"\1"),
    ("crease", pattern_of(r"\b(?:increase|decrease)s? ?(?:/|or|,)? ?(?:(?:increase|decrease)s? ?)?in\b"), "change in"),
    ("used", pattern_of(r"\bprovided by ?(?:/|or)? ?used (?:in|for|by)\b"), "provided by"),
    ("used", pattern_of(r"\bused (?:in|for|by) ?(?:/|or)? ?provided by\b"), "provided by"),
)
_STOCK = pattern_of(r"(?:convertible |redeemable )*(?:common|preferred|ordinary|capital|treasury) (?:stock|shares)")
_STOCK_TERMS = pattern_of(
    r"[\s,;:(-]+(?:(?:\$ ?[\d.]+|no|without|\.\d+) (?:par|stated)|par value,? (?:of )?\$|[\d,]{3,} (?:\w+ )*shares).*"
)
_NET_OF = pattern_of(
    r"(?<=\w),? \(?(?:net of|less)[ :](?:an? )?"
    r"(?:allowances?|accumulated|reserves?|valuation|(?:sales )?returns?|discounts?)\b.*"
)
_AMOUNTS = pattern_of(r"(?: of)? ?\$ ?\d[\d.,]*(?:(?:,| and|, and) \$? ?\d[\d.,]*)*(?:,? respectively)?")
_FOOTNOTE_DIGITS = pattern_of(r"(?<=[a-z])\d{1,2}$")
_PREFIX = pattern_of(r"\b(non|pre) (?=[a-z])")
_PAIR = pattern_of(r"\b(long|short|paid|write|right) (term|in|down|of use)\b")
_COMPOUNDS = (
    ("non ", _PREFIX, r"\1"),
    ("pre ", _PREFIX, r"\1"),
    *((word, _PAIR, r"\1\2") for word in (" term", " in", " down", " of use")),
    (" based", pattern_of(r"\b(?:share|equity) based\b"), "stock based"),
    ("r and d", pattern_of(r"\br and d\b"), "research and development"),
    ("percentage", pattern_of(r"\bpercentage\b"), "percent"),
    ("on income", pattern_of(r"\btax(?:es)? on income\b"), "income taxes"),
)
_UNWEIGHTY = frozenset({"the", "a", "an", "and", "or", "gaap"})
_LEADS = frozenset({"less", "add", "plus", "deduct", "back", "reported"})
_SAME = {"shareholder": "stockholder", "shareowner": "stockholder", "stockowner": "stockholder"}


@lru_cache(maxsize=16384)
def normal_label(label: str) -> str:
    """The words of a label that bear meaning, in singular: no marks, amounts, alternatives of sign, or articles."""
    text = label if label.isascii() else _DASHES.sub("-", unicodedata.normalize("NFKC", label))
    text = " ".join(_APOSTROPHES.sub("", text.lower()).split())
    text = _ASIDE.sub(" ", text) if "(" in text else text
    text = text.rstrip(" *†‡:.")
    text = _FOOTNOTE_DIGITS.sub("", text) if text[-1:].isdigit() else text
    text = " ".join(_without_alternatives(text).split()) if "(" in text else text.strip()
    text = _replaced(text, _EITHER_WAY)
    if _STOCK.match(text):
        text = _STOCK_TERMS.sub("", text)
    text = _NET_OF.sub(", net", text) if "net of" in text or "less" in text else text
    text = _AMOUNTS.sub("", text) if "$" in text else text
    text = " ".join(_WORDS.findall(text.replace("&", " and ").replace("%", " percent ")))
    return " ".join(_bearing_words(_replaced(text, _COMPOUNDS).split()))


def _replaced(text: str, by: Iterable[tuple[str, re.Pattern[str], str]]) -> str:
    for word, pattern, plain in by:
        if word in text:
            text = pattern.sub(plain, text)
    return text


def _without_alternatives(text: str) -> str:
    """Without "(loss)" where "income" stands beside it; other parentheses are opened, their words kept."""

    def reduced(match: re.Match[str]) -> str:
        inner = match[1].strip().removeprefix("net ")
        counterpart = _COUNTERPARTS.get(inner)
        outside = text[: match.start()] + text[match.end() :]
        if counterpart and re.search(rf"\b(?:{counterpart})\b", _PARENTHESIS.sub(" ", outside)):
            return " "
        return f" {match[1]} "

    return _PARENTHESIS.sub(reduced, text)


def _bearing_words(words: Iterable[str]) -> Iterator[str]:
    leading = True
    for word in words:
        if word in _UNWEIGHTY or (leading and word in _LEADS):
            continue
        leading = False
        singular = _singular(word)
        yield _SAME.get(singular, singular)


@lru_cache(maxsize=16384)
def _singular(word: str) -> str:
    if len(word) <= 3 or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    if word.endswith(("xes", "sses", "ches", "shes")):
        return word[:-2]
    return word.removesuffix("s")
