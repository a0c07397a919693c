"""Measures that are counted in days: how fast what is sold is collected, and what is bought is paid or sold."""

from __future__ import annotations

from collections.abc import Sequence

from icc_reports.check.claims.measures import Measure
from icc_reports.model.patterns import any_case

_NAME = any_case(
    r"\b(?P<name>d[sp]os?|cash conversion cycle|days(?:['’]| of)? "
    r"(?:(?:sales|payables?|inventor(?:y|ies)|accounts|receivables?|in|cash) ){0,3}"
    r"(?:outstanding|on hand|payables?|inventor(?:y|ies)|receivables?))\b"
)
_PAID = any_case(r"\b(?:dpos?|payables?)\b")
_DAYS = any_case(r"\bdays?\b")


def with_days(measures: Sequence[Measure], text: str) -> list[Measure]:
    """The measures, those that no row has by a name of days as such, not as the sales that the name speaks of."""
    found = list(measures)
    for match in _NAME.finditer(text):
        start, end = match.span("name")
        over = [each for each in found if each.start < end and start < each.end]
        if not any(each.start <= start and end <= each.end and each.unknown is None for each in over):
            days = Measure(start=start, end=end, name="", entries=(), unknown=match["name"], title=match["name"])
            found = [*(each for each in found if each not in over), days]
    return sorted(found, key=lambda each: each.start)


def are_better_few(measure: Measure) -> bool:
    """Whether a measure is counted in days, and fewer are better: not of those that pass before bills are paid."""
    return _NAME.search(measure.name) is not None and _PAID.search(measure.name) is None


def without_days(gap: str, measure: Measure) -> str:
    """The words between a measure and its number; of one in days they may name the unit of a number before."""
    return _DAYS.sub(" ", gap) if _NAME.search(measure.name) is not None else gap
