"""What a clause of its own gives a number to: "grew 10%, with the Ferries segment growing by 9%"."""

from __future__ import annotations

import re

from icc_reports.check.claims import vocabulary as v
from icc_reports.check.claims.measures import Measure
from icc_reports.check.claims.shapes import Spot
from icc_reports.model.patterns import any_case


def acting_part(measure: Measure, spot: Spot) -> str | None:
    """The part to which the clause of a number gives it, where no row of the measure is known to be of that.

    A change in percent may be the part's own, or what it adds to the change of the whole that is named before it.
    """
    actor = actor_of(spot) or _changing(spot)
    if measure.segment is not None:
        return None
    if actor is None:
        return _place_behind(measure, spot)
    if actor.start() < measure.start < spot.number.end:
        return None
    return next(what for key, what in actor.groupdict().items() if key in _WHOSE and what)


def actor_of(spot: Spot) -> re.Match[str] | None:
    """The segment that a clause has a number of: "with the Ferries segment generating 12% in operating margin"."""
    return _ACTOR.search(spot.reading.text, _start_of(spot), spot.number.start)


def _changing(spot: Spot) -> re.Match[str] | None:
    """What is said to change alongside, by so much: "with Ferries growing by 9%", "with growth in Ferries of 9%"."""
    return _CHANGING.search(spot.reading.text, _start_of(spot), spot.number.start)


def _place_behind(measure: Measure, spot: Spot) -> str | None:
    """What a change is said to be in that nothing knows as a measure or a time: "with a 9% increase in Iceland"."""
    text, start = spot.reading.text, _start_of(spot)
    lead, place = _WITH_A.search(text, start, spot.number.start), _CHANGE_IN.match(text, spot.number.end)
    if lead is None or place is None or lead.start() < measure.start:
        return None
    named = ((each.start, each.end) for found in (spot.reading.measures, spot.reading.periods) for each in found)
    is_known = any(start < place.end() and place.start("what") < end for start, end in named)
    return None if is_known else place["what"]


def _start_of(spot: Spot) -> int:
    return spot.reading.numbers[spot.place - 1].end if spot.place else 0


_ACTOR = re.compile(
    r"(?:\b(?:with|and|while|whereas|as)|[,;]) (?:the |our |its )?(?P<what>[A-Z][\w&’'-]*(?: [A-Z&][\w&’'-]*){0,4})"
    r" (?:[Ss]egment|[Dd]ivision) (?:\w+(?:ed|ing)|had|made|saw)"
    r"(?: (?:by|an?|approximately|about|nearly|increase of|decrease of|growth of|decline of))* [$€£(]*\Z"
)
_BY = r"(?: (?:by|approximately|about|nearly|more than|over))* [$€£(]*\Z"
_WITH = r"(?<!compared )(?<!consistent )(?<!line )(?<!flat )(?<!even )\bwith"
_WHOSE = ("what", "where")
_SOME = r"(?: (?!with\b|and\b|of\b)[\w&’'-]+){0,5}?"
_CHANGING = any_case(
    rf"{_WITH} (?:(?:the|our|its) )?(?:(?P<what>[a-z][\w&’'-]*{_SOME})"
    r" (?:(?:grow|increas|decreas|declin|ris|fall|improv|drop)ing|up|down)"
    rf"|(?:{v.CHANGE_NOUNS}) (?:in|at|from|for) (?:(?:the|our|its) )?(?P<where>[a-z][\w&’'-]*{_SOME}) of){_BY}"
)
_WITH_A = any_case(rf"{_WITH} (?:an? )?(?:approximately |about |nearly )?\(?\Z")
_CHANGE_IN = any_case(
    rf"\)? (?:{v.CHANGE_NOUNS}) (?:in|at|for) (?:(?:the|our|its) )?(?P<what>[a-z][\w&’'-]*(?: [\w&’'-]+){{0,3}})"
)
