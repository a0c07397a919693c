"""Growth that prose puts a word of the company's own before, as its tables do: "operational sales grew 3%"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from icc_reports.check.claims import vocabulary as v
from icc_reports.check.claims.growth_heads import roots_of
from icc_reports.check.claims.lookup import REVENUE
from icc_reports.check.claims.measures import Measure
from icc_reports.check.claims.names import Names
from icc_reports.check.claims.phrases import DROPPED, Word, words_of
from icc_reports.check.claims.shapes import Spot, Statement
from icc_reports.model.patterns import any_case
from icc_reports.model.relations import ClaimKind


def by_own_word(statement: Statement, spot: Spot, names: Names) -> tuple[str, Measure] | None:
    """The word that sets growth apart from what was reported, and what grew; None where the words say no such thing.

    It stands before "growth", before the name of what grew, or right behind the number, as an adverb.
    """
    if not names.qualifiers:
        return None
    measure = statement.measure
    if (named := _before_growth(spot, names)) is not None:
        return named
    if measure is None or v.EXCLUDING.search(spot.reading.text):
        return None
    behind = roots_of(_BASIS.sub(r"\1", own_tail(spot)))[:_MOST]
    for qualifier in _longest_first(names):
        words = qualifier.split()
        if behind[: len(words)] == words:
            return qualifier, measure
    return _before_measure(spot.reading.text, measure, names)


_MOST = 3  # words
_BASIS = any_case(r"^\*? (?:on an? ([\w-]+(?: [\w-]+)?) basis)?")


def _longest_first(names: Names) -> list[str]:
    return sorted(names.qualifiers, key=lambda each: (-len(each), each))


def _before_growth(spot: Spot, names: Names) -> tuple[str, Measure] | None:
    """Growth of what the sentence spoke of before, else of revenue: "operational growth excluding Pumps of 3%"."""
    said = _GROWTH_OF.search(spot.clause)
    if said is None:
        return None
    start, end = spot.number.start - len(said[0]), spot.number.start
    what = words_of(said["what"])
    is_sold = what[-1].form in _SOLD
    found = _split(what[:-1] if is_sold else what, names)
    if found is None or v.EXCLUDING.search(f"{spot.reading.text[:start]} {spot.reading.text[end:]}"):
        return None
    last = next((each.measure for each in reversed(spot.earlier) if each.kind is ClaimKind.GROWTH), None)
    if not is_sold and last is not None and REVENUE[0] not in last.words:
        return None
    qualifier, segment = found
    segment = segment or (spot.context.segment if last is None else last.segment)
    without = said["without"] or ""
    title = f"{said['what']}growth {without}".strip()
    name, rows = f"sales {without}".strip(), names.named(REVENUE)
    return qualifier, Measure(start=start, end=end, name=name, entries=rows, segment=segment, title=title)


_GROWTH_OF = any_case(
    r"(?:^|[\s(])(?:(?:with|and|by|had|delivered|reported|achieved|an?|the|our|its|to|saw) )*"
    r"(?P<what>(?:(?!(?:with|and|by|of)\b)[\w-]+ ){1,4})(?:growth|increase|decrease|decline)"
    r"(?: (?P<without>excluding (?:the )?[\w][\w &/-]*?))? of (?:approximately |about |nearly |over )?$"
)
_SOLD = frozenset(roots_of("sales revenue"))


def _split(words: Sequence[Word], names: Names) -> tuple[str, str | None] | None:
    """The word that words end in, and the segment that they begin with; None where they say anything else."""
    roots = [root for word in words for root in roots_of(word.raw)]
    qualifier = next((each for each in _longest_first(names) if roots[-len(each.split()) :] == each.split()), None)
    if qualifier is None or len(roots) != len(words):
        return None
    lead = words[: -len(qualifier.split())]
    said = tuple(word.form for word in lead if word.form not in DROPPED and not set(roots_of(word.raw)) & _WHOLE)
    segment = names.segment_of(said)
    return None if said and segment is None else (qualifier, segment)


_WHOLE = frozenset(roots_of("total worldwide global consolidated company overall strong solid"))


def _before_measure(text: str, measure: Measure, names: Names) -> tuple[str, Measure] | None:
    """Revenue without the word before its name, and whose it is: "Pumps worldwide adjusted operational sales"."""
    opening = max((each.end() for each in _OPENS.finditer(text, 0, measure.start)), default=0)
    stretch = text[min(opening, measure.start) : measure.end]
    words = words_of(stretch)
    found = _split(words[:-1], names) if words and words[-1].form in _SOLD else None
    if found is None:
        return None
    qualifier, segment = found
    whole = replace(measure, name="sales", segment=segment or measure.segment, title=stretch.strip())
    return qualifier, replace(whole, tags=frozenset(), entries=names.named(REVENUE), unknown=None)


_OPENS = re.compile(r"[.;:,()\d%]|\b(?:and|while|but|as|with|in) ", re.IGNORECASE)


_TAIL_ENDS = any_case(
    rf";|\((?![“\"]?(?:f/?x|cc)[”\"]?\))|, (?:and|while|but)\b|(?:,|,? (?:and|but|or)) (?:{v.FLAT.pattern})"
    r"|\b(?:due|driven|primarily|mainly|largely|reflecting|as a result|because|resulting|from|led)\b",
)


def own_tail(spot: Spot) -> str:
    """What is said right after the number of itself: up to the next number, an aside, a reason or what else is said."""
    end = spot.number.end
    later = spot.reading.numbers[spot.place + 1 :]
    tail = spot.reading.text[end : min(end + _TAIL_LENGTH, later[0].start if later else len(spot.reading.text))]
    stop = _TAIL_ENDS.search(tail) or (_JOINED.search(tail) if later else None)
    return tail[: stop.start()] if stop else tail


_TAIL_LENGTH = 60
# What goes on to the next number: "down 24% and local currency sales down 19%".
_JOINED = any_case(
    r" and (?:(?:constant|local)[- ]currency|currency[- ]neutral|organic) (?=[a-z ]+ (?:was|were|up|down|grew|rose"
    r"|fell|increased|decreased|declined)\b)",
    " and ",
)
