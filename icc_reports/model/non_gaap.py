"""The measures outside GAAP by their names: one vocabulary for what is read, checked and said."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

# One blank at a time: were there two ways to divide a run of blanks, a long run would be tried in all of them.
_BLANK = r"(?:,?[\s‐-―-]|\((?:loss|income|deficit|gaap|non-?gaap)\))+"
_PLURAL = r"(?:[’']s|s[’']|e?s)?"
_PLURALS = ("", "s", "es", "’s", "'s", "s’", "s'")
_UP_TO_FOUR = r"(?:[\w’'.&/()]+[\s‐-―-]+){0,4}?"
_QUALIFIER = (
    r"(?:net|total|consolidated|diluted|basic|quarterly|annual|annualized|combined|company|pre-?tax"
    rf"|after-?tax|average|fully|full-?year|constant|currency|non-?gaap|adjusted|pro\s?forma){_BLANK}"
)
_MOST_QUALIFIERS = 4
_QUALIFIERS = rf"(?:{_QUALIFIER}){{0,{_MOST_QUALIFIERS}}}?"
_NOT_BEFORE = r"(?<![\w‐-―-])(?<!seasonally )(?<!risk )(?<!inflation )(?<!split )"
_NOT_AFTER = (
    r"(?![\w-]|[\s-]+(?:drivers|power|calls?|releases?|presentations?|adjustments?|taxes payable|repay\w*|issu\w+)\b)"
)
_BEFORE = ("any", "earnings", "volume")
_WORD_BEFORE = re.compile(r"(?<![\w’'])([\w’']+)[ \xa0]+$")
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


_Phrases = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    """A measure and the phrases that data/non_gaap.toml gives for it.

    Of a text, only those are looked for whose words it has, where they can stand beside the words of another basis: a
    pattern of all of them takes long to compile.
    """

    measure: NonGaapMeasure
    own: _Phrases
    gaap: _Phrases
    telling: _Phrases
    leading: _Phrases
    after: _Phrases
    behind: _Phrases
    anchors: _Phrases

    def named(self, lowered: str) -> re.Pattern[str] | None:
        """The pattern of its names, for a text in lower case; None where it has none of them."""
        own, leading = _present(self.own, lowered), _present(self.leading, lowered)
        places = _led(leading, lowered) if leading else ()
        gaap = _starting(_present(self.gaap, lowered), places, lowered) if places else ()
        leading = leading if gaap or _starting(own, places, lowered) else ()
        return _names(own, gaap, leading) if own or gaap else None

    def worded(self, lowered: str) -> re.Pattern[str] | None:
        """The pattern of its names under GAAP with words behind that say otherwise."""
        after, behind = _present(self.after, lowered), _present(self.behind, lowered)
        places = _followed(after, behind, lowered) if after or behind else ()
        telling = _ending(_present(self.telling, lowered), places, lowered) if places else ()
        return _worded_names(telling, after, behind) if telling else None


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    """``signs`` are words of which every name has one; ``bases`` all phrases for another basis than GAAP's."""

    entries: tuple[_Entry, ...]
    signs: tuple[str, ...]
    bases: _Phrases


def measures() -> tuple[NonGaapMeasure, ...]:
    """Every kind of measure in data/non_gaap.toml, in its order."""
    return tuple(entry.measure for entry in _vocabulary().entries)


@lru_cache(maxsize=16384)
def names_in(text: str) -> tuple[Naming, ...]:
    """The measures outside GAAP that a text names, in order; the longest name that fits at a place decides."""
    vocabulary, lowered = _vocabulary(), _lowered(text)
    if not any(sign in lowered for sign in vocabulary.signs):
        return ()
    found = [
        Naming(measure=entry.measure, start=match.start(), end=match.end(), is_worded=bool(is_worded))
        for entry in vocabulary.entries
        for is_worded, pattern in enumerate((entry.named(lowered), entry.worded(lowered)))
        if pattern is not None
        for match in pattern.finditer(lowered)
        if not is_worded or _is_whole(text, match)
    ]
    found.sort(key=lambda each: (each.is_worded, each.start, -each.end))
    kept: list[Naming] = []
    for each in found:
        if not _is_taken(each.start, each.end, kept):
            insort(kept, each, key=_start_of)
    return tuple(kept)


def _start_of(naming: Naming) -> int:
    return naming.start


def _is_taken(start: int, end: int, namings: Sequence[Naming]) -> bool:
    """Whether one of the namings, which stand apart and in order, has part of the stretch."""
    following = bisect_left(namings, end, key=_start_of)
    return following > 0 and namings[following - 1].end > start


def comparable_in(text: str, measure: NonGaapMeasure) -> tuple[tuple[int, int], ...]:
    """Where a text names the measure of GAAP that a measure outside GAAP is made from."""
    taken = names_in(text)
    return tuple(
        match.span()
        for match in _occurrences(_entry(measure).anchors, text)
        if not _is_taken(match.start(), match.end(), taken)
    )


def is_plain_name(text: str, measure: NonGaapMeasure) -> bool:
    """Whether a text names what the measure is called under GAAP, on whatever basis ("Net income" in its column)."""
    entry = _entry(measure)
    return any(_occurrences((*entry.own, *entry.gaap), text))


def basis_words(*groups: str) -> str:
    """A pattern for the words before the name of a measure that put it on another basis, of all groups or of some."""
    bases = _data()["bases"]
    return _any_of(phrase for group in groups or _BEFORE for phrase in bases[group])


def own_names() -> str:
    """A pattern for the names that are outside GAAP in themselves ("free cash flow")."""
    return _any_of(name for each in _data()["measure"] for name in each.get("own", ()))


def has_other_basis(text: str) -> bool:
    """Whether a label or heading says that something is on another basis than GAAP's, whatever it is."""
    return any(_occurrences(_vocabulary().bases, text))


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
    of_bases = tuple(phrase for group in bases.values() for phrase in group)
    own = [name for each in data["measure"] for name in each.get("own", ())]
    words = {max(phrase.split(), key=len) for phrase in (*of_bases, *own)}
    return _Vocabulary(
        entries=tuple(_entry_of(each, bases) for each in data["measure"]),
        signs=tuple(sorted(words, key=len)),
        bases=of_bases,
    )


def _entry_of(entry: Mapping[str, Any], bases: Mapping[str, list[str]]) -> _Entry:
    is_worded = "earnings" in entry["bases"]
    return _Entry(
        measure=NonGaapMeasure(
            key=entry["key"],
            kin=entry["kin"],
            comparable=entry["comparable"],
            is_ranked=not entry.get("unranked", False),
        ),
        own=tuple(entry.get("own", ())),
        gaap=tuple(entry.get("gaap", ())),
        telling=tuple(name for name in entry.get("gaap", ()) if name not in _BARE),
        leading=tuple(phrase for group in entry["bases"] for phrase in bases[group]),
        after=tuple(bases["after"]) if is_worded else (),
        behind=tuple(bases["behind"]) if is_worded else (),
        anchors=tuple(entry["anchors"]),
    )


@lru_cache(maxsize=64)  # most measures have the same words of another basis
def _present(phrases: _Phrases, lowered: str) -> _Phrases:
    """The phrases of which a text in lower case has all words."""
    return tuple(phrase for phrase in phrases if _has_words(phrase, lowered))


def _has_words(phrase: str, lowered: str) -> bool:
    for word in _words(phrase):  # noqa: SIM110 - asked for hundreds of phrases of each text
        if word not in lowered:
            return False
    return True


@cache  # of the phrases in data/non_gaap.toml
def _words(phrase: str) -> _Phrases:
    return tuple(word for word in phrase.split() if word != "*")


def _occurrences(phrases: _Phrases, text: str) -> Iterator[re.Match[str]]:
    """Where a text has one of the phrases, as whole words."""
    lowered = _lowered(text)
    present = _present(phrases, lowered)
    return _whole(present).finditer(lowered) if present else iter(())


def _lowered(text: str) -> str:
    """In lower case, every letter at its place: a pattern that need not mind the case is made in half the time."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join(letter.lower()[0] for letter in text)


@lru_cache(maxsize=1024)
def _whole(phrases: _Phrases) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{_any_of(phrases)})(?![\w-])")


@lru_cache(maxsize=64)
def _led(leading: _Phrases, lowered: str) -> tuple[int, ...]:
    """Where, behind one of the phrases and the qualifiers that it may have, a name can begin."""
    places = set()
    for phrase in leading:
        for match in _leading(phrase).finditer(lowered):
            place = match.end()
            places.add(place)
            for _ in range(_MOST_QUALIFIERS):
                qualifier = _qualifier().match(lowered, place)
                if qualifier is None:
                    break
                place = qualifier.end()
                places.add(place)
    return tuple(sorted(places))


@cache  # of the phrases in data/non_gaap.toml
def _leading(phrase: str) -> re.Pattern[str]:
    return re.compile(rf"{_NOT_BEFORE}{_phrase(phrase)}{_BLANK}")


@cache
def _qualifier() -> re.Pattern[str]:
    return re.compile(_QUALIFIER)


def _starting(phrases: _Phrases, places: Iterable[int], lowered: str) -> _Phrases:
    """The phrases of which the first word stands at one of the places."""
    return tuple(phrase for phrase in phrases if any(lowered.startswith(_words(phrase)[0], at) for at in places))


@lru_cache(maxsize=64)
def _followed(after: _Phrases, behind: _Phrases, lowered: str) -> tuple[int, ...]:
    """Where a name can end that one of the phrases stands behind."""
    return tuple(match.start() for match in _endings(after, behind).finditer(lowered))


@lru_cache(maxsize=1024)
def _endings(after: _Phrases, behind: _Phrases) -> re.Pattern[str]:
    return re.compile(rf"(?<=[\w’'])(?={_ending_words(after, behind)})")


def _ending(phrases: _Phrases, places: Iterable[int], lowered: str) -> _Phrases:
    """The phrases of which the last word, or its plural, ends at one of the places."""
    return tuple(phrase for phrase in phrases if any(lowered.endswith(_last_words(phrase), 0, at) for at in places))


@cache  # of the phrases in data/non_gaap.toml
def _last_words(phrase: str) -> _Phrases:
    return tuple(f"{_words(phrase)[-1]}{plural}" for plural in _PLURALS)


@lru_cache(maxsize=1024)
def _names(own: _Phrases, gaap: _Phrases, leading: _Phrases) -> re.Pattern[str]:
    based = rf"(?:{_any_of(leading)}){_BLANK}{_QUALIFIERS}"
    names = [rf"{f'(?:{based})?' if leading else ''}(?:{_any_of(own)})"] if own else []
    names += [rf"{based}(?:{_any_of(gaap)})"] if gaap else []
    return re.compile(rf"{_NOT_BEFORE}(?:{'|'.join(names)}){_NOT_AFTER}")


@lru_cache(maxsize=1024)
def _worded_names(telling: _Phrases, after: _Phrases, behind: _Phrases) -> re.Pattern[str]:
    return re.compile(rf"{_NOT_BEFORE}(?:{_any_of(telling)}){_ending_words(after, behind)}")


def _ending_words(after: _Phrases, behind: _Phrases) -> str:
    """A pattern for what stands between a name and one of the phrases behind it, and for the phrase."""
    endings = [rf"(?:{_BLANK}|,\s+|\s+\(){_UP_TO_FOUR}(?:{_any_of(after)})"] if after else []
    endings += [rf"(?:,\s+|\s*\(|\s+[‐-―-]+\s*)(?:{_any_of(behind)})"] if behind else []
    return rf"(?:{'|'.join(endings)})(?![\w-])"


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
            pattern += rf"{re.escape(word)}{_PLURAL}" + ("" if place == len(words) - 1 else _BLANK)
    return pattern
