"""Whose figures a statement is about: the segment, the stores or the place that its sentence or its heading names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from icc_reports.check.claims.actors import actor_of
from icc_reports.check.claims.counted_together import are_counted
from icc_reports.check.claims.entries import same_segment
from icc_reports.check.claims.items_of_parts import part_of_item
from icc_reports.check.claims.measures import Measure
from icc_reports.check.claims.names import Names
from icc_reports.check.claims.part_names import segment_in
from icc_reports.check.claims.phrases import Words, phrase, segment_phrase, segment_words, words_of
from icc_reports.check.claims.shapes import Reading, Spot, Statement
from icc_reports.check.claims.subjects import gap_before
from icc_reports.model.patterns import any_case

_NOT_BESIDE = "which segment is meant: it is not named beside its measure"
_BEFORE_ALONE = "which segment is meant: the sentence before says it alone"
_HEADING_ALONE = "which segment is meant: the heading says it alone"
WHOSE = (_NOT_BESIDE, _BEFORE_ALONE, _HEADING_ALONE)


def of_its_segment(statement: Statement, measure: Measure, spot: Spot, names: Names) -> Statement:
    """With the segment that has the measure by the sentence, or else by its heading alone."""
    if measure.segment is not None:
        within = _part_of_headed(measure, spot.context.segment, names)
        return statement if within is None else replace(statement, measure=replace(measure, segment=within))
    leading = segment_in(gap_before(spot.reading, measure), names) or _opening_segment(spot.reading, measure, names)
    if leading is not None:
        return replace(statement, measure=replace(measure, segment=leading))
    whose = _referred(measure, spot, names) or _acting(measure, spot, names) or _alongside(measure, spot)
    whose = whose or part_of_item(measure, spot, names)
    if whose is not None:
        doubt = statement.tentative or _NOT_BESIDE
        return replace(statement, measure=replace(measure, segment=whose), tentative=doubt)
    if (shared := _shared(measure, spot, names)) is not None:
        return replace(statement, measure=replace(measure, segment=shared), tentative=spot.earlier[-1].tentative)
    said = spot.context.said
    is_carried = said is not None and spot.context.segment is None and not measure.is_consolidated
    if is_carried and any(same_segment(said, entry.segment) for entry in measure.entries):
        return replace(statement, measure=replace(measure, segment=said), tentative=_BEFORE_ALONE)
    if spot.context.segment is None or (measure.is_consolidated and not _is_total_of(measure, spot.context.segment)):
        return statement
    if _has_name_of_its_own(measure):
        return replace(statement, tentative=statement.tentative or _HEADING_ALONE)
    return replace(statement, measure=replace(measure, segment=spot.context.segment), tentative=_HEADING_ALONE)


def _is_total_of(measure: Measure, segment: str) -> bool:
    """Whether all of a measure is all of the segment's, as no other row prints any: "Total visitors" under "Parks"."""
    return bool(measure.entries) and all(same_segment(segment, each.segment) for each in measure.entries)


def _part_of_headed(measure: Measure, headed: str | None, names: Names) -> str | None:
    """The part of the heading's segment that the words name, where only that has such a row: "U.S." under "Mills"."""
    owners = {each.segment for each in measure.entries}
    if headed is None or any(same_segment(measure.segment, each) for each in owners):
        return None
    own, outer = [words for words, each in names.segments.items() if each == measure.segment], segment_phrase(headed)
    if any(set(words) < set(outer) for words in own):  # "U.S." under "U.S. Mills"
        own.append(())
    found = (names.segment_of(both) for words in own for both in ((*words, *outer), (*outer, *words)))
    return next((each for each in found if each and any(same_segment(each, owner) for owner in owners)), None)


def _has_name_of_its_own(measure: Measure) -> bool:
    """Whether what is counted has a name that it keeps under any heading, and no row is of a segment: "Harbor Pass"."""
    is_name = _PROPER.fullmatch(measure.name) is not None and measure.start > 0
    return is_name and are_counted(measure) and not any(entry.segment for entry in measure.entries)


_PROPER = re.compile(r"[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)+")


def only_names_segment(row: Measure, measures: Sequence[Measure], names: Names) -> bool:
    """Whether the name of a row only says whose the measure is within whose words it stands: "Widgets unit sales"."""
    segment = names.segment_of(phrase(row.name))
    others = (each for each in measures if each.start <= row.start and row.end < each.end)
    return segment is not None and any(same_segment(each.segment, segment) for each in others)


def _referred(measure: Measure, spot: Spot, names: Names) -> str | None:
    """The segment that the words go back to: "Ferry sales were $3 million, and the segment reported a loss of ..."."""
    start = spot.earlier[-1].number.end if spot.earlier else 0
    if _THE_SEGMENT.search(spot.reading.text, start, measure.start) is None:
        return None
    last = spot.earlier[-1].measure if spot.earlier else None
    whose = spot.context.said if last is None else last.segment or segment_in(last.title, names)
    return whose if any(same_segment(whose, entry.segment) for entry in measure.entries) else None


_THE_SEGMENT = any_case(r"\bthe (?:segment|division|business unit|region)(?:[’']s)?\b", "segment|division|unit|region")


def _acting(measure: Measure, spot: Spot, names: Names) -> str | None:
    """The segment whose measure stands behind its number: "The Ferries segment had ... with $3 million of income"."""
    if measure.start < spot.number.end:
        return None
    subject = actor_of(spot) or _SUBJECT.search(spot.reading.text, 0, spot.number.start)
    whose = names.segment_of(phrase(subject["what"])) if subject is not None else None
    return whose if any(same_segment(whose, entry.segment) for entry in measure.entries) else None


_SUBJECT = re.compile(
    r"(?:^|[;.:“\"•–—]\s*)(?:[Tt]he |[Oo]ur )?(?P<what>[A-Z][\w&’'-]*(?: [\w&’'-]+){0,4}?)"
    r" (?:segment|division|business)\b"
)


def _alongside(measure: Measure, spot: Spot) -> str | None:
    """The segment of the measure that it goes with: "Ferry sales rose, with a 40 basis point increase in margins"."""
    text, start = spot.reading.text, min(measure.start, spot.number.start)
    lead = _WITH.search(text, 0, start)
    said = {each.measure.start: each.measure for each in spot.earlier if each.measure is not None}
    before = [said.get(each.start, each) for each in spot.reading.measures if lead and each.end <= lead.start()]
    if lead is None or not before or measure.is_consolidated or _PARTED.search(text, before[-1].end, lead.start()):
        return None
    whose = before[-1].segment
    return whose if any(same_segment(whose, entry.segment) for entry in measure.entries) and whose else None


_WITH = any_case(r",? with (?:an? )?\Z", "with")
_PARTED = any_case(r"[.;:]\s|\b(?:and|while|whereas|but)\b")


def _shared(measure: Measure, spot: Spot, names: Names) -> str | None:
    """The segment of the statement before, where this one goes on with it: "posted sales of ... and income of ..."."""
    last = spot.earlier[-1] if spot.earlier else None
    if last is None or last.measure is None or last.measure.segment is None or last.measure.start > measure.start:
        return None
    whose = last.measure.segment
    if last.measure.start == measure.start:  # one mention, of which two numbers speak
        return whose
    joined = _GOES_ON.fullmatch(spot.reading.text, last.number.end, measure.start)
    is_beside = _BESIDE.fullmatch(spot.reading.text, last.measure.end, measure.start) is not None
    is_joined = joined is not None and bool(measure.words == last.measure.words or joined["and"] or joined["also"])
    if not (is_joined or is_beside):
        return None
    if not any(same_segment(whose, entry.segment) for entry in measure.entries):
        return None
    if _is_margin_of(measure, last.measure):
        return whose
    own = [each.measure for each in spot.earlier if each.measure is not None and each.measure.segment == whose]
    is_subject = any(gap_before(spot.reading, each) or _opening_segment(spot.reading, each, names) for each in own)
    return whose if is_subject or measure.words == last.measure.words else None


def _is_margin_of(measure: Measure, of: Measure) -> bool:
    """Whether it is the margin of a measure: "Ferries EBITDA was $4 million, representing an EBITDA margin of 9%"."""
    own, other = set(measure.words), set(of.words) - segment_words(of.segment)
    return "margin" in own and own - _EARNED == other - _EARNED


_EARNED = frozenset({"income", "margin"})
_BESIDE = re.compile(r"(?: \([^()]*\))?,? and ")  # "Ferries had revenue and EBITDA of $9 million and $2 million"
_GOES_ON = any_case(
    r"(?P<and>,) (?:an? )?|[,)]?(?: [a-z0-9, ]{0,40}?)?,? "
    r"(?:(?P<also>and|with|or|for|representing|reflecting|yielding|generating|producing|delivering|resulting in)"
    r"|(?:as )?compared (?:to|with)|versus|from|to) (?:an? )?"
)


def _opening_segment(reading: Reading, measure: Measure, names: Names) -> str | None:
    """The segment that opens the clause of a measure ("In the Americas, revenue ...") or leads: "Ferries: ..."."""
    before = reading.text[: measure.start]
    for lead in (_OPENING.search(before), _LED.match(before), _WHERE.search(before)):
        if lead is not None and (segment := names.segment_of(phrase(lead["what"]))) is not None:
            return segment
    return None


_WHERE = re.compile(  # "in its Ferries segment, where operating margin rose"
    r"\b(?:[Ii]n|[Aa]t|[Ff]or|[Ww]ithin|[Aa]cross) (?:the |our |its )?(?P<what>[A-Z][\w&’'-]*(?: [A-Z&][\w&’'-]*){0,4})"
    r"(?: (?:[Ss]egment|[Bb]usiness|[Dd]ivision|[Rr]egion))?,? where (?:(?:the|our|its|segment|adjusted) )*$"
)
_LED = re.compile(
    r"\W*(?:in |for )?(?:the |our )?(?P<what>[A-Z][^:;.–—]{1,60}?)(?: (?:segment|business|division|region))?"
    r"(?::|\s[-–—])\s"
)


def of_the_same(statement: Statement, spot: Spot, names: Names) -> Statement:
    """Of the same stores, where the sentence speaks of them before it: "same-store revenue rose 2% and expenses 3%"."""
    measure = statement.measure
    lead = _SAME.search(spot.reading.text, 0, measure.end) if measure is not None else None
    if (
        measure is None
        or lead is None
        or lead.start() >= measure.start
        or ";" in spot.reading.text[lead.end() : measure.start]
    ):
        return statement
    words = tuple(word.form for word in words_of(lead[0]))
    called = (measure.words, *(phrase(entry.line.row.label) for entry in measure.entries))
    rows = next((found for each in called if (found := names.named(_one_name(words, each)))), ())
    doubt = f"whether {lead[0]!r} is said of {measure.name!r} as well"
    return replace(
        statement,
        measure=replace(measure, entries=rows or measure.entries),
        tentative=statement.tentative or doubt,
    )


def _one_name(words: Words, measure: Words) -> Words:
    """The two as one name, a word that both have said once: "same station" with "station expense"."""
    return (*words, *(measure[1:] if measure[:1] == words[-1:] else measure))


_SAME = any_case(
    r"\b(?:same|comparable)[- ]"
    r"(?:store|propert|communit|restaurant|cent|client|hotel|club|shop|unit|facilit|inn|site|station|clinic|branch|theat"
    r"|school|office|plant)"
    r"[a-z]*|\blike[- ]for[- ]like",
)


def opening_place(spot: Spot, measure: Measure, names: Names) -> str | None:
    """The name that opens the clause of a measure and that no table knows: "In Iceland, revenue ..."."""
    lead = _OPENING.search(spot.reading.text[: measure.start])
    if lead is None or not lead["what"][0].isupper() or measure.segment is not None:
        return None
    is_time = any(lead.start("what") < each.end and each.start < lead.end("what") for each in spot.reading.periods)
    words = phrase(lead["what"])
    return None if is_time or names.segment_of(words) is not None or set(words) <= names.company else lead["what"]


_OPENING = any_case(
    r"(?:^|[;.:•–—]\s*|,?\s(?:and|while|whereas)\s)(?:in|for|within|at|across)\s(?:the\s|our\s)?(?P<what>[^,;:]{2,60}?)"
    r"(?:\s(?:region|segment|market|business|division|geograph(?:y|ic region))s?)?"
    r"(?:\s\([“\"]?[a-z][a-z&]{1,5}[”\"]?\))?,\s(?:(?:our|its|the|total|net)\s)*$",
)
