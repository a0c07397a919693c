"""The measures outside GAAP by their names: one vocabulary for what is read, checked and said."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

_BLANK = r"(?:,?[\s‐-―-]+|\s*\((?:loss|income|deficit|gaap|non-?gaap)\)\s*)+"
_UP_TO_FOUR = r"(?:[\w’'.&/()]+[\s‐-―-]+){0,4}?"
_QUALIFIERS = (
    r"(?:(?:net|total|consolidated|diluted|basic|quarterly|annual|annualized|combined|company|pre-?tax"
    rf"|after-?tax|average|fully|full-?year|constant|currency|non-?gaap|adjusted|pro\s?forma|\(non-?gaap\)){_BLANK}){{0,4}}?"
)
_NOT_BEFORE = r"(?<![\w‐-―-])(?<!seasonally )(?<!risk )(?<!inflation )(?<!split )"
_NOT_AFTER = (
    r"(?![\w-]|[\s-]+(?:drivers|power|calls?|releases?|presentations?|adjustments?|taxes payable|repay\w*|issu\w+)\b)"
)
_BEFORE = ("any", "earnings", "volume")
_WORD_BEFORE = re.compile(r"([\w’']+)[ \xa0]+$")
_NEUTRAL = frozenset(
    """a an and annual annualized as at basic both by company company’s company's consolidated diluted earned equivalent
    for full-year fully fourth-quarter first-quarter second-quarter third-quarter full year quarter gaap in its net of
    on or our quarterly record reported reports the total was were with year’s year's quarter’s quarter's posted
    """.split()
)
_OWN_BUSINESS = re.compile(
    r"[ \xa0](?:the )?(?:net )?(?:income |earnings |loss )?(?:attributable to )?"
    r"(?:non-?controlling|minority|discontinued)",
    re.IGNORECASE,
)
_BARE = frozenset(["income", "profit", "expense", "revenue", "sales", "income tax", "tax expense", "cash flow"])


@dataclass(frozen=True, slots=True, kw_only=True)
class NonGaapMeasure:
    """A kind of measure outside GAAP. ``comparable`` is the measure of GAAP that it is made from, in words.

    Measures of one ``kin`` are served by one reconciliation: a margin by that of its amount. One that is not
    ``is_ranked`` is made from several figures of GAAP, of which none is its counterpart.
    """

    key: str
    kin: str
    comparable: str
    is_ranked: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """A stretch of text that names a measure outside GAAP; ``is_worded`` where words behind a name of GAAP say so."""

    measure: NonGaapMeasure
    start: int
    end: int
    is_worded: bool = False


@dataclass(frozen=True, slots=True)
class _Entry:
    measure: NonGaapMeasure
    named: re.Pattern[str]
    worded: re.Pattern[str] | None
    anchors: re.Pattern[str]
    plain: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    """``signs`` are words of which every name has one."""

    entries: tuple[_Entry, ...]
    signs: tuple[str, ...]
    basis: re.Pattern[str]


def measures() -> tuple[NonGaapMeasure, ...]:
    """Every kind of measure in data/non_gaap.toml, in its order."""
    return tuple(entry.measure for entry in _vocabulary().entries)


@lru_cache(maxsize=16384)
def names_in(text: str) -> tuple[Naming, ...]:
    """The measures outside GAAP that a text names, in order; the longest name that fits at a place decides."""
    vocabulary, lowered = _vocabulary(), text.lower()
    if not any(sign in lowered for sign in vocabulary.signs):
        return ()
    found = [
        Naming(measure=entry.measure, start=match.start(), end=match.end(), is_worded=pattern is entry.worded)
        for entry in vocabulary.entries
        for pattern in (entry.named, entry.worded)
        if pattern is not None
        for match in pattern.finditer(text)
        if pattern is entry.named or _is_whole(text, match)
    ]
    found.sort(key=lambda each: (each.is_worded, each.start, -each.end))
    kept: list[Naming] = []
    for each in found:
        if not any(other.start < each.end and each.start < other.end for other in kept):
            kept.append(each)
    return tuple(sorted(kept, key=lambda each: each.start))


def comparable_in(text: str, measure: NonGaapMeasure) -> tuple[tuple[int, int], ...]:
    """Where a text names the measure of GAAP that a measure outside GAAP is made from."""
    taken = [(each.start, each.end) for each in names_in(text)]
    return tuple(
        match.span()
        for match in _entry(measure).anchors.finditer(text)
        if not any(start < match.end() and match.start() < end for start, end in taken)
    )


def is_plain_name(text: str, measure: NonGaapMeasure) -> bool:
    """Whether a text names what the measure is called under GAAP, on whatever basis ("Net income" in its column)."""
    return _entry(measure).plain.search(text) is not None


def basis_words(*groups: str) -> str:
    """A pattern for the words before the name of a measure that put it on another basis, of all groups or of some."""
    bases = _data()["bases"]
    return _any_of(phrase for group in groups or _BEFORE for phrase in bases[group])


def own_names() -> str:
    """A pattern for the names that are outside GAAP in themselves ("free cash flow")."""
    return _any_of(name for each in _data()["measure"] for name in each.get("own", ()))


def has_other_basis(text: str) -> bool:
    """Whether a label or heading says that something is on another basis than GAAP's, whatever it is."""
    return _vocabulary().basis.search(text) is not None


def _entry(measure: NonGaapMeasure) -> _Entry:
    return next(entry for entry in _vocabulary().entries if entry.measure is measure or entry.measure == measure)


def _is_whole(text: str, match: re.Match[str]) -> bool:
    """Whether no word before a name of GAAP makes it part of another ("dollar roll income per share, excluding")."""
    before = _WORD_BEFORE.search(text, 0, match.start())
    if before is not None and before[1].lower() not in _NEUTRAL:
        return False
    return _OWN_BUSINESS.match(text, match.end()) is None


@cache
def _data() -> Mapping[str, Any]:
    import tomllib
    from importlib.resources import files

    return tomllib.loads(files("icc_reports").joinpath("data/non_gaap.toml").read_text("utf-8"))


@cache
def _vocabulary() -> _Vocabulary:
    data = _data()
    bases: Mapping[str, list[str]] = data["bases"]
    own = [name for each in data["measure"] for name in each.get("own", ())]
    words = (max(phrase.split(), key=len) for group in (*bases.values(), own) for phrase in group)
    return _Vocabulary(
        entries=tuple(_entry_of(each, bases) for each in data["measure"]),
        signs=tuple(sorted(set(words), key=len)),
        basis=_compiled(rf"(?<![\w-])(?:{_any_of(phrase for group in bases.values() for phrase in group)})(?![\w-])"),
    )


def _entry_of(entry: Mapping[str, Any], bases: Mapping[str, list[str]]) -> _Entry:
    own, gaap = entry.get("own", []), entry.get("gaap", [])
    before = _any_of(word for group in entry["bases"] for word in bases[group])
    based = rf"(?:{before}){_BLANK}{_QUALIFIERS}"
    names = [rf"(?:{based})?(?:{_any_of(own)})"] if own else []
    names += [rf"{based}(?:{_any_of(gaap)})"] if gaap else []
    telling = [name for name in gaap if name not in _BARE]
    after = rf"(?:{_BLANK}|,\s+|\s+\(){_UP_TO_FOUR}(?:{_any_of(bases['after'])})"
    behind = rf"(?:,\s+|\s*\(|\s+[‐-―-]+\s*)(?:{_any_of(bases['behind'])})"
    worded = rf"{_NOT_BEFORE}(?:{_any_of(telling)})(?:{after}|{behind})(?![\w-])"
    return _Entry(
        measure=NonGaapMeasure(
            key=entry["key"],
            kin=entry["kin"],
            comparable=entry["comparable"],
            is_ranked=not entry.get("unranked", False),
        ),
        named=_compiled(rf"{_NOT_BEFORE}(?:{'|'.join(names)}){_NOT_AFTER}"),
        worded=_compiled(worded) if telling and "earnings" in entry["bases"] else None,
        anchors=_compiled(rf"(?<![\w-])(?:{_any_of(entry['anchors'])})(?![\w-])"),
        plain=_compiled(rf"(?<![\w-])(?:{_any_of([*own, *gaap])})(?![\w-])"),
    )


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _any_of(phrases: Iterable[str]) -> str:
    """A pattern for any of the phrases, the longest first."""
    return "|".join(map(_phrase, sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))))


def _phrase(phrase: str) -> str:
    words = phrase.split()
    parts: Iterator[str] = iter(words)
    pattern = ""
    for place, word in enumerate(parts):
        if word == "*":
            pattern += _UP_TO_FOUR
        else:
            pattern += rf"{re.escape(word)}(?:’s|'s|s’|s'|es|s)?" + ("" if place == len(words) - 1 else _BLANK)
    return pattern
