"""Words of no change: "operating income was even", "orders were in line with shipments", "loans were flat"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from icc_reports.check.claims import vocabulary as v
from icc_reports.check.claims.margins import is_margin
from icc_reports.check.claims.measures import Measure
from icc_reports.check.claims.periods import Kind as PeriodKind
from icc_reports.check.claims.relations import claim_of, judge_of
from icc_reports.check.claims.resolution import is_ratio
from icc_reports.check.claims.scenes import Made, Said, Scene
from icc_reports.check.claims.sentences import read_sentence
from icc_reports.check.claims.shapes import Reading, Statement, same_measure
from icc_reports.check.claims.statements import statements_in
from icc_reports.check.wording import slug
from icc_reports.model.patterns import any_case
from icc_reports.model.relations import ClaimKind, Ref, RelationKind, Verdict, weighted

_SOFT = r"(?:(?:relatively|essentially|roughly|approximately|virtually|largely|broadly|generally|nearly|about) )?"
_IS = r"(?:was|were|is|are|remained|stayed|held|came in|ended)"
EVEN = any_case(
    rf"\b{_IS} {_SOFT}even(?=\W*$|[.,;)]| (?:with|to|compared|versus|vs|year|sequentially|quarter|at|in)\b)", "even"
)
IN_LINE = any_case(rf"\b(?:{_IS} )?{_SOFT}in[- ]line with\b", "in line|in-line")
NO_MEASURE_OF_FLATNESS = "how much change the words allow"
_NIL, _NO_POINTS = "grew 0%", "were 0 points ahead of"
_SET_AGAINST = any_case(r" (?:with|to|compared (?:to|with)|versus|vs\.?|from) (?:that of |those of )?")
_BOTH = any_case(r",? and (?:(?:from|with|to|the) )*")
_OF_CHANGE = any_case(rf"\b(?:{v.CHANGE_NOUNS}|change|rates?|pace) \Z")  # of which nil per cent is no growth
_MOST = Fraction(1, 10)  # of what was before: what has changed by more has not stayed, whatever is meant by it


def stays_as_it_was(match: re.Match[str], scene: Scene) -> Made | None:
    """What is said not to have changed, as growth of nil per cent; None where the words name nothing that can grow."""
    said, reading = Said.of(match), scene.reading
    if _is_against_other(match.end(), reading) or _is_against_two(match.end(), reading):
        return scene.open(said, NO_MEASURE_OF_FLATNESS)
    is_led = any(each.end <= match.start() for each in reading.measures)
    statement = _read_as(_NIL, match.start(), match.end(), scene)
    if statement is None or statement.missing or statement.measure is None or _is_of_ratio(statement.measure):
        is_claim = is_led or EVEN.fullmatch(match[0]) is not None
        missing = statement.missing if statement is not None else None
        missing = missing.replace("0%", f"“{said.text}”") if missing else NO_MEASURE_OF_FLATNESS
        return scene.open(said, missing) if is_claim else None
    made = _made(statement, said, scene)
    return contradicted(match, made, scene) if made is not None else scene.open(said, NO_MEASURE_OF_FLATNESS)


def as_another(match: re.Match[str], scene: Scene) -> Made | None:
    """What is in line with the period before, or one rate with another that tables print beside it; else no claim."""
    said = Said.of(match)
    if not _is_against_other(match.end() - len(" with"), scene.reading):
        statement = _read_as(f"{_NIL} compared with", match.start(), match.end(), scene)
    else:
        statement = _read_as(_NO_POINTS, match.start(), match.end(), scene)
        statement = statement if statement is not None and statement.whole is not None else None
    if statement is None or statement.missing or statement.measure is None or _is_of_ratio(statement.measure):
        return None
    return _made(statement, said, scene)


def _read_as(words: str, start: int, end: int, scene: Scene) -> Statement | None:
    """What the sentence would state with these words of a number instead of its own."""
    text = scene.reading.text
    if _OF_CHANGE.search(text, 0, start):
        return None
    clock, names, is_outlook = scene.clock, scene.lookup.names, scene.reading.is_outlook
    reading = read_sentence(f"{text[:start]}{words}{text[end:]}", names, clock, is_outlook=is_outlook)
    statements = statements_in(reading, names, clock, scene.context)
    found = next((each for each in statements if start <= each.number.start < start + len(words)), None)
    if found is None or found.kind not in (ClaimKind.GROWTH, ClaimKind.CHANGE):
        return None
    return replace(found, when=found.when[:1], base=found.base[:1])


def _is_of_ratio(measure: Measure) -> bool:
    """Whether the measure is a percentage, of which half a point is much."""
    return is_margin(measure) or is_ratio(measure)


def _made(statement: Statement, said: Said, scene: Scene) -> Made | None:
    """The relation that the growth, or the distance, is nil as it is printed or derived; it never accuses."""
    relation, figure = claim_of(statement, scene.sentence, scene.lookup, scene.lookup.figures, scene.release.currency)
    if relation.missing is not None or statement.measure is None:
        return None
    span = scene.sentence.span_of(said.start, said.end)
    relation = replace(
        relation,
        id=slug("direction", said.text, relation.id.removeprefix("claim-")),
        kind=RelationKind.DIRECTION,
        subject=f"{relation.subject}: “{said.text}”",
        asserted=span,
        claim_kind=ClaimKind.DIRECTION,
        tentative=NO_MEASURE_OF_FLATNESS,
    )
    made = relation, replace(figure, span=span, printed=said.text)
    verdict = judge_of(made, scene.lookup)
    return made if verdict is not Verdict.ROUNDING else scene.open(said, NO_MEASURE_OF_FLATNESS)


def _is_against_other(at: int, reading: Reading) -> bool:
    """Whether the words are held against something that is neither a period nor a number: "flat with our plan"."""
    lead = _SET_AGAINST.match(reading.text, at)
    if lead is None:
        return False
    starts = [*(each.start for each in reading.periods), *(each.start for each in reading.numbers)]
    return not any(lead.end() <= start <= lead.end() + len("the ") for start in starts)


def _is_against_two(at: int, reading: Reading) -> bool:
    """Whether more than one period is named that nothing has changed since: "flat YoY and QoQ"."""
    after = [each for each in reading.periods if each.start >= at]
    return any(
        _BOTH.fullmatch(reading.text, one.end, other.start) is not None and other.kind is not PeriodKind.ABSOLUTE
        for one, other in pairwise(after)
    )


def contradicted(match: re.Match[str], made: Made, scene: Scene) -> Made:
    """The relation, held against the company where the sentence itself gives two levels that are far apart.

    "Revenue was flat at $5.0 million, compared to $3.0 million": where tables bear out both, no measure of what is flat
    excuses it.
    """
    pair = _levels_behind(match, scene)
    if pair is None or v.EXCLUDING.search(scene.reading.text) or v.CONSTANT_CURRENCY.search(scene.reading.text):
        return made
    spans = [relation.expression.span for relation, _ in pair if isinstance(relation.expression, Ref)]
    if len(spans) < len(pair) or not all(judge_of(each, scene.lookup).holds for each in pair):
        return made
    now, before = (scene.lookup.figures[span].amount for span in spans)
    if before <= 0 or abs(now - before) <= _MOST * before:
        return made
    edge = weighted((1 + _MOST if now > before else 1 - _MOST, spans[1]))
    step = (Ref(spans[0]), edge) if now > before else (edge, Ref(spans[0]))
    title = next(each.title for each in reversed(scene.reading.measures) if each.end <= match.start())
    return scene.ordered(Said.of(match), title, [step], None)


def _levels_behind(match: re.Match[str], scene: Scene) -> Sequence[Made] | None:
    """The level at which something is said to have stayed and the one that it is compared with, right behind it."""
    behind = [
        (statement, made)
        for statement, made in zip(scene.statements, scene.made, strict=True)
        if statement.number.start >= match.end()
    ][:2]
    if len(behind) < 2 or any(each.kind is not ClaimKind.AMOUNT or each.tentative for each, _ in behind):
        return None
    (level, _), (base, _) = behind
    is_pair = base.is_base and not level.is_base and same_measure(level.measure, base.measure)
    is_at = _AT.fullmatch(scene.reading.text, match.end(), level.number.start) is not None
    subject = next((each for each in reversed(scene.reading.measures) if each.end <= match.start()), None)
    is_own = subject is not None and level.measure is not None and subject.start == level.measure.start
    return [made for _, made in behind] if is_pair and is_at and is_own else None


_AT = re.compile(r" (?:at|of) ")
