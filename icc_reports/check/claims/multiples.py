"""Multiples in words: "net income more than doubled", "nearly twice the $9 million of a year ago"."""

from __future__ import annotations

import re
from fractions import Fraction

from icc_reports.check.claims.measures import Measure
from icc_reports.check.claims.scenes import Made, Said, Scene
from icc_reports.check.claims.shapes import Statement
from icc_reports.model.patterns import any_case
from icc_reports.model.relations import ClaimKind, Expression, Sum, Term, weighted

MULTIPLE = any_case(
    r"\b(?:(?P<hedge>more than|well over|over|less than|nearly|almost|roughly|approximately|about) )?"
    r"(?:(?P<verb>doubled|tripled|quadrupled)\b(?! up)"
    r"|(?P<level>twice|double|triple|half) (?=the (?:\(?\$|prior|previous|level|amount)|that of|last year|what it was))"
)
_TIMES = {
    "doubled": Fraction(2), "tripled": Fraction(3), "quadrupled": Fraction(4), "twice": Fraction(2),
    "double": Fraction(2), "triple": Fraction(3), "half": Fraction(1, 2),
}  # fmt: skip
_WIDTH = Fraction(1, 8)  # of the multiple: how far what is nearly so may be from it
_HOW_NEAR = "how near to the multiple the words mean it to be"


def multiple(match: re.Match[str], scene: Scene) -> Made | None:
    """A level held against so many times what it was a year before; it never accuses."""
    said, found = Said.of(match), _level(match, scene)
    if found is None:
        return None
    if scene.reading.is_forecast(match.start()):
        return scene.open(said, "what has not happened yet: it speaks of the future")
    measure, level = found
    base = next((each.when for each in scene.statements if each.is_base and each.number.start > match.end()), ())
    whens = level.when[:1]
    for later, earlier in scene.lookup.both(measure, whens, base[:1] or (whens[0].year_ago(),)):
        if later.figure.amount * earlier.figure.amount > 0:  # of losses and of what is paid, the size is meant
            sign = 1 if later.figure.amount > 0 else -1
            before, now = (weighted((sign, cell.figure.span)) for cell in (earlier, later))
            steps = _steps(match, before, now)
            return scene.ordered(said, measure.title, steps, _HOW_NEAR)
    return scene.open(said, f"figures for {measure.name!r} in both periods")


def _level(match: re.Match[str], scene: Scene) -> tuple[Measure, Statement] | None:
    """What is said to be so many times what it was, and the number of the sentence that states its level."""
    is_verb = match["verb"] is not None
    measures = [each for each in scene.reading.measures if each.end <= match.start()]
    for statement in scene.statements if is_verb else reversed(scene.statements):
        is_next = (statement.number.start >= match.end()) is is_verb
        of = statement.measure
        if (
            is_next
            and of is not None
            and statement.kind is ClaimKind.AMOUNT
            and statement.when
            and not statement.is_base
        ):
            is_same = not is_verb or (bool(measures) and measures[-1].start == of.start)
            return (of, statement) if is_same and of.unknown is None and statement.missing is None else None
    return None


def _steps(match: re.Match[str], before: Expression, now: Expression) -> list[tuple[Expression, Expression]]:
    """The order that the words assert: above so many times what it was, below it, or near to it."""
    times = _TIMES[(match["verb"] or match["level"]).lower()]
    hedge = (match["hedge"] or "").lower()
    low, high = (_so_many(times * factor, before) for factor in (1 - _WIDTH, 1 + _WIDTH))
    exactly = _so_many(times, before)
    if hedge in {"more than", "well over", "over"}:
        return [(exactly, now)]
    if hedge == "less than":
        return [(now, exactly)]
    return [(low, now), (now, exactly if hedge in {"nearly", "almost"} and times > 1 else high)]


def _so_many(times: Fraction, of: Expression) -> Expression:
    return Sum((Term(times, of),))
