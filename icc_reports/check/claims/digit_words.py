"""Growth by how many digits it has: "each delivered double-digit growth", "sales grew at a double-digit rate"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from icc_reports.check.claims import vocabulary as v
from icc_reports.check.claims.directions import spoken_of
from icc_reports.check.claims.measures import Measure
from icc_reports.check.claims.periods import Kind as PeriodKind
from icc_reports.check.claims.periods import Mention, When
from icc_reports.check.claims.scenes import Made, Said, Scene, Step
from icc_reports.check.claims.shapes import Reading
from icc_reports.model.patterns import any_case
from icc_reports.model.relations import weighted

DIGITS = any_case(
    r"\b(?:(?P<more>high|low|mid)[- ])?(?P<count>single|double|triple)[- ]digits?(?: (?:percentage|rates?|pace))?"
    r"(?P<noun> (?:growth|gains?|increases?|decreases?|declines?))?\b",
    "digit",
)
_BOUNDS = {
    "single": (Fraction(1, 100), Fraction(1, 10)),
    "double": (Fraction(1, 10), Fraction(1)),
    "triple": (Fraction(1), Fraction(10)),
}
_HOW_FAR = "what is meant to grow so: the words give no number"


def growth_in_digits(match: re.Match[str], scene: Scene) -> Made | None:
    """What grew so much, for each of the measures that it is said of; it never accuses."""
    said, (measures, word) = Said.of(match), _subjects(match, scene.reading)
    if scene.reading.is_forecast(match.start()):
        return scene.open(said, "what has not happened yet: it speaks of the future")
    if match["more"] or v.CONSTANT_CURRENCY.search(scene.reading.text):
        return scene.open(said, "how much is meant, and on which basis")
    current = spoken_of(scene)
    if not measures or current is None:
        return scene.open(said, "a measure that the sentence names for it")
    bounds, is_down = _BOUNDS[match["count"].lower()], v.DOWN.search(word) is not None
    steps: list[Step] = []
    for measure in measures:
        found = _steps(measure, current, scene, (-bounds[0], -bounds[1]) if is_down else bounds)
        if measure.unknown is not None or not found:
            return scene.open(said, f"figures for {measure.name!r} in both periods")
        steps += found
    return scene.ordered(said, ", ".join(each.title for each in measures), steps, _HOW_FAR)


def _steps(measure: Measure, current: When, scene: Scene, changes: tuple[Fraction, Fraction]) -> list[Step]:
    """That it changed by more than the least, and by less than the most, that has so many digits."""
    relative = next((each for each in scene.reading.periods if each.kind is not PeriodKind.ABSOLUTE), None)
    bases = relative.resolved(current) if relative is not None else ()
    for later, earlier in scene.lookup.both(_as_part(measure, scene), (current,), bases[:1] or (current.year_ago(),)):
        if earlier.figure.amount <= 0 or later.figure.amount <= 0:
            return []
        now = weighted((1, later.figure.span))
        near, far = (weighted((1 + each, earlier.figure.span)) for each in changes)
        return [(near, now), (now, far)] if changes[0] > 0 else [(now, near), (far, now)]
    return []


def _as_part(measure: Measure, scene: Scene) -> Measure:
    """A part that its own name alone names, as the revenue that it has."""
    rows = scene.lookup.names.parts.get(measure.words, ())
    return replace(measure, entries=tuple(sorted(rows, key=lambda each: each.rank))) if rows else measure


def _subjects(match: re.Match[str], reading: Reading) -> tuple[Sequence[Measure], str]:
    """The measures that the words are said of, and the word that says whether these rose or fell."""
    text, before = reading.text, [each for each in reading.measures if each.end <= match.start()]
    if not before and _OWN.fullmatch(text, 0, match.start()):
        return _behind(match, reading)
    verb = _VERB.fullmatch(text, before[-1].end, match.start()) if before else None
    if verb is None or bool(match["noun"]) is bool(verb["moves"]) or not _is_all(match.end(), reading):
        return (), ""
    row = [before[-1]]
    for each in before[-2::-1]:
        if _JOINT.fullmatch(text, each.end, row[0].start):
            row.insert(0, each)
    return (row if _OPENING.fullmatch(text, 0, row[0].start) else ()), match["noun"] or verb["moves"]


def _behind(match: re.Match[str], reading: Reading) -> tuple[Sequence[Measure], str]:
    """The one measure behind the words: "double-digit sales growth", "double-digit growth in sales"."""
    following = next((each for each in reading.measures if each.start >= match.end()), None)
    if following is None:
        return (), ""
    lead = _IN.fullmatch(reading.text, match.end(), following.start)
    noun = (
        _NOUN.match(reading.text, following.end) if not match["noun"] and following.start == match.end() + 1 else None
    )
    end = noun.end() if noun is not None else following.end
    is_said = noun is not None or (bool(match["noun"]) and lead is not None)
    if following.unknown and match[0].endswith(following.unknown):  # the words themselves make no other measure of it
        following = replace(following, unknown=None)
    return ((following,) if is_said and _is_all(end, reading) else ()), noun[0] if noun else match["noun"] or ""


def _is_all(at: int, reading: Reading) -> bool:
    """Whether nothing but periods follows in the clause, so that no place or kind narrows what is said."""
    while not _ENDS.match(reading.text, at):
        period = next((each for each in reading.periods if _is_next(each, at, reading.text)), None)
        if period is None:
            return False
        at = period.end
    return True


def _is_next(period: Mention, at: int, text: str) -> bool:
    return period.start >= at and _OVER.fullmatch(text, at, period.start) is not None


_ENDS = re.compile(r"[”\"]?\s*(?:$|[.,;])")
_OVER = any_case(r" (?:(?:in|for|during|over|versus|from|compared (?:to|with)) )?(?:(?:the|our|its) )?")
_HAVE = r"delivered|achieved|posted|saw|had|recorded|reported|generated|experienced|showed|registered|produced"
_OWN = any_case(rf"\W*(?:(?:we|the company) )?(?:also )?(?:(?:{_HAVE}) )?(?:(?:an?|another|strong|solid|healthy) )*")
_VERB = any_case(
    rf" (?:(?:each|both|all) )?(?:also )?"
    rf"(?:{_HAVE}|(?P<moves>grew|rose|increased|was up|were up|fell|declined|decreased))"
    r" (?:(?:by|at|an?|another|strong|solid|healthy) )*"
)
_NOUN = any_case(r" (?:growth|gains?|increases?|decreases?|declines?)\b")
_IN = any_case(r" in (?:(?:the|our|its|total|net) )*")
_JOINT = any_case(r"(?:,|,? and) (?:(?:the|our|its) )?")
_OPENING = any_case(r"\W*(?:(?:the|our|its|both) )?")
