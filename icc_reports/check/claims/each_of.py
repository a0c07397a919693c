"""One measure of several segments, each with a number of its own: "sales in A and B fell 3% and 5%, respectively"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from icc_reports.check.claims import vocabulary as v
from icc_reports.check.claims.measures import Measure
from icc_reports.check.claims.names import Names
from icc_reports.check.claims.part_kinds import past_kinds
from icc_reports.check.claims.part_names import segment_from
from icc_reports.check.claims.phrases import DROPPED, words_of
from icc_reports.model.patterns import any_case

_FEWEST = 2  # segments


def of_each(measures: Sequence[Measure], text: str, names: Names) -> list[Measure]:
    """The measures, with one for each of the segments that a list behind its name shares it out to."""
    found = list(measures)
    for measure in measures if _RESPECTIVELY.search(text) else ():
        whose = list(_listed(measure, text, names)) if measure.entries and measure.segment is None else []
        if len(whose) >= _FEWEST:
            end = whose[-1].end
            found = [each for each in found if not measure.start <= each.start < end]
            found += whose
    return sorted(found, key=lambda each: each.start)


def _listed(measure: Measure, text: str, names: Names) -> Iterator[Measure]:
    """The measure of each segment of the list right behind it, where its verb and "respectively" follow."""
    lead = _IN.match(text, measure.end)
    start, at = measure.start, lead.end() if lead is not None else len(text)
    found: list[Measure] = []
    while (named := _segment_at(text, at, names)) is not None:
        segment, end = named
        found.append(replace(measure, start=start, end=end, segment=segment, unknown=None))
        joint = _JOINT.match(text, end)
        if joint is None:
            break
        start = at = joint.end()
    if found and _GOES.match(text, found[-1].end):
        yield from found


def _segment_at(text: str, at: int, names: Names) -> tuple[str, int] | None:
    """The segment whose name stands there, and the end of the name with the words that say of which kind it is."""
    words = [word for word in words_of(text) if word.start >= at]
    content = [word for word in words if word.form not in DROPPED]
    if not content or content[0].start != at:
        return None
    for length in (segment_from(content, 0, names, text), 1):
        segment = names.segment_of(tuple(word.form for word in content[:length])) if length else None
        if segment is not None:
            return segment, past_kinds(text, content[length - 1].end, names.kinds)
    return None


_IN = any_case(r" (?:in|for|of|from|at|within|across) (?:(?:the|our|its|both) )*")
_JOINT = any_case(r",? and (?:(?:the|our|its|in|for) )*|, (?:(?:the|our|its) )*")
_GOES = any_case(  # what the list ends with is a number, not the second of two periods
    rf",? (?:(?:each|both) )?(?:{v.DIRECTION.pattern}|was\b|were\b|totaled\b|of\b)[^;]*? and (?:by )?"
    r"\(?[$€£]?(?!(?:19|20)\d\d\b)[\d.,]+\)?(?:%| percent| basis points| [mb]illion)?\)?,? respectively\b"
)
_RESPECTIVELY = any_case(r"\brespectively\b")
