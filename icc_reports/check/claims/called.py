"""Measures that a sentence explains beside their names: "Core income, or net income without ...", "(“Core income”)"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from icc_reports.check.claims.measures import Measure
from icc_reports.check.claims.shapes import Number
from icc_reports.model.patterns import any_case

_SAYS = (
    r"(?=(?:was|were|totaled|amounted to|came to|reached|rose|fell|grew|(?:in|de)creased|declined|improved)\b"
    r"|for the [^,.;]{3,40} (?:was|were|(?:in|de)creased)\b)"
)
_LEFT_OUT = r"\b(?:adjusted|excluding|exclusive of|before|plus|less|without|net of)\b"
_OR = any_case(rf",? or (?:our |the )?[a-z][^.;$%\d]*?{_LEFT_OUT}[^.;$%\d]*?,? {_SAYS}")
_REFERRED = any_case(
    r"\b(?:which|that) (?:we|the company|management) (?:refers? to(?: this)? as|calls?|describes? as) [“\"]?\Z"
)
_EXPLAINED = any_case(rf"{_LEFT_OUT}[^.;$%\d]* \([“\"]\Z")
_CLOSED = any_case(rf"[”\"]\)(?= {_SAYS})")


def without_explanations(measures: Sequence[Measure], text: str, numbers: Sequence[Number]) -> list[Measure]:
    """The measures of a sentence but for those by whose names another is explained; that one takes the words in."""
    found = list(measures)
    for named in measures:
        start, end = _explained_from(named, text, numbers), named.end
        if start is not None:
            first = next((each.start for each in measures if start <= each.start), named.start)
            start, end = first, named.end + len(closed[0]) if (closed := _CLOSED.match(text, named.end)) else named.end
        elif (aside := _OR.match(text, named.end)) is not None:
            start, end = named.start, aside.end() - 1
        if start is not None and named in found:
            others = [each for each in found if each != named and not start <= each.start < end]
            found = sorted([*others, replace(named, start=start, end=end)], key=lambda each: each.start)
    return found


def _explained_from(named: Measure, text: str, numbers: Sequence[Number]) -> int | None:
    """From where on a sentence explains what it then gives a name to; None where it does not."""
    start = max((each.end for each in numbers if each.end <= named.start), default=0)
    start = max(start, *(text.rfind(mark, 0, named.start) for mark in (". ", ";")))
    is_referred = _REFERRED.search(text, start, named.start) is not None
    is_closed = _CLOSED.match(text, named.end) is not None
    return start if is_referred or (is_closed and _EXPLAINED.search(text, start, named.start)) else None
