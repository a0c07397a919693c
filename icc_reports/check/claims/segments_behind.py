"""The segment that a measure is said to be of by the words behind it: "from Inland", "attributable to the parks"."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import replace

from icc_reports.check.claims import vocabulary as v
from icc_reports.check.claims.entries import same_segment
from icc_reports.check.claims.measures import Measure
from icc_reports.check.claims.names import Names
from icc_reports.check.claims.part_kinds import past_kinds
from icc_reports.check.claims.periods import Mention
from icc_reports.check.claims.phrases import DROPPED, Word, Words, form_of, phrase, words_of
from icc_reports.model.patterns import any_case


def of_part_attributed(measure: Measure, text: str, limit: int, names: Names) -> Measure | None:
    """The measure of the segment that it is said to be attributable to."""
    lead = _ATTRIBUTED.match(text, measure.end, limit)
    opening = name_opening(text[lead.end() : limit], names.segments, names) if lead is not None else None
    if lead is None or opening is None or measure.segment is not None or not measure.entries:
        return None
    return replace(of_segment(measure, opening[0], names), end=lead.end() + opening[1])


_ATTRIBUTED = any_case(r" attributable to (?:the |our |its )?(?:company[’']?s )?")


def to_trade(measure: Measure, text: str, names: Names) -> Measure:
    """Loans to those of a trade, as a row prints them: "loans to borrowers in the fishing industry"."""
    said = _TO_TRADE.match(text, measure.end) if measure.words[-1:] == _LOANS else None
    rows = names.named((*phrase(said["trade"]), *_LOANS)) if said is not None else ()
    if said is None or not rows:
        return measure
    name = f"{said['trade']} {measure.name}"
    return replace(measure, end=said.end(), name=name, title=name, entries=rows, ratios=())


_LOANS = ("loan",)
_TO_TRADE = any_case(
    r" (?:made |extended )?to (?:(?:borrowers|customers|clients|companies|businesses) (?:operating )?(?:with)?in )?"
    r"the (?P<trade>[a-z][a-z,& -]{2,50}?) (?:industr(?:y|ies)|sectors?)\b"
)


def when_done(measure: Measure, text: str, end: int, periods: Sequence[Mention]) -> Measure:
    """The measure of what something was done with, in doubt where words say when: "assets sold" are not "in 2020"."""
    is_dated = any(_IN.fullmatch(text, end, each.start) for each in periods)
    is_done = _DONE.search(measure.segment or "") is not None
    doubt = measure.doubt or f"whether {measure.segment!r} are those of that time"
    return replace(measure, doubt=doubt) if is_dated and is_done else measure


_IN = re.compile(r" (?:in|during|since|by|before|after) (?:the )?")
_DONE = any_case(r"\b(?:\w+ed|sold|held|bought|built)$")


def is_neutral(word: Word) -> bool:
    """Whether a word behind a preposition says nothing; a country does."""
    return bool({word.raw.lower(), word.form} & v.NEUTRAL) and word.form != "u.s"


def name_opening(what: str, known: Container[Words], names: Names) -> tuple[Words, int] | None:
    """The name that a stretch begins with, and its end; no word goes on with it: "Inland", not "inland barges"."""
    words = [word for word in words_of(what) if word.form not in DROPPED]
    for length in range(min(_LONGEST_NAME, len(words)), 0, -1):
        name = tuple(word.form for word in words[:length])
        if name in known:
            end = past_kinds(what, words[length - 1].end, names.kinds)
            after = _NEXT_WORD.match(what, end)
            is_whole = after is None or may_follow(after[1], names) or form_of(after[1]) in names.kinds
            return (name, end) if is_whole else None
    if words and (is_neutral(words[0]) or words[0].form in names.company):
        return name_opening(" " * words[0].end + what[words[0].end :], known, names)
    return None


def of_segment(measure: Measure, called: Words, names: Names) -> Measure:
    """The measure of a segment, by the name of its row where that says whose it is: "Ferries revenue"."""
    segment = names.segment_of(called)
    named = names.named((*called, *measure.words))
    is_stated = any(same_segment(segment, entry.segment) for entry in measure.entries)
    if is_stated or not named:
        return replace(measure, segment=segment)
    return replace(measure, segment=segment, entries=tuple(replace(each, segment=segment) for each in named))


_LONGEST_NAME = 6  # words
_NEXT_WORD = re.compile(r"[’']?s? (?:and )?(?:product (?=lines?\b|categor))?([A-Za-z][\w’'&/-]*)")


def may_follow(word: str, names: Names) -> bool:
    """Whether the word after a measure leaves it what it is: a verb, a preposition, a period."""
    raw = word.lower()
    if (
        raw in v.NEUTRAL
        or raw in v.BOUNDARY
        or raw.endswith("ed")
        or v.DIRECTION.fullmatch(raw)
        or v.FLAT.fullmatch(raw)
    ):
        return True
    return raw in _FOLLOWING or any(word.form in names.company for word in words_of(word))


_FOLLOWING = frozenset(
    """was were is are will would should may can could totaled totalled amounted came reached stood remained
    represents accounted includes included including excludes excluding fell rose grew down up per because since
    until if so than where exceeded continued continue showed decreased across throughout within before after
    along coupled together outside swung
    fueled through primarily mainly only partially partly largely compares
    reflects reflecting each q1 q2 q3 q4 fiscal under without
    """.split()
)
