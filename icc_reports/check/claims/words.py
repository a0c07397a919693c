"""What words assert without a number of their own: a direction, a record, a place within guidance, a definition."""

from __future__ import annotations

import re
from collections.abc import Sequence

from icc_reports.check.claims import vocabulary as v
from icc_reports.check.claims.definitions import definition, definition_in
from icc_reports.check.claims.digit_words import DIGITS, growth_in_digits
from icc_reports.check.claims.directions import direction
from icc_reports.check.claims.lookup import Cell
from icc_reports.check.claims.multiples import MULTIPLE, multiple
from icc_reports.check.claims.periods import Kind as PeriodKind
from icc_reports.check.claims.periods import When
from icc_reports.check.claims.scenes import Made, Said, Scene
from icc_reports.check.claims.shapes import Reading, Statement
from icc_reports.check.claims.unchanged import (
    EVEN,
    IN_LINE,
    NO_MEASURE_OF_FLATNESS,
    as_another,
    contradicted,
    stays_as_it_was,
)
from icc_reports.check.wording import slug
from icc_reports.model.figures import Unit
from icc_reports.model.relations import ClaimKind, Ref, Relation, RelationKind


def words_of_sentence(scene: Scene) -> list[Made]:
    """The relations of the words of a sentence: records, guidance, levels that stay, directions, definitions."""
    text = scene.reading.text
    found: list[Made] = []
    taken: list[tuple[int, int]] = []
    for pattern, missing in _OPEN:
        for match in pattern.finditer(text):
            if _stands_alone(match, taken):
                taken.append(match.span())
                found.append(scene.open(Said.of(match), missing))
    for pattern, reader in (
        (v.FLAT, _flat),
        (EVEN, stays_as_it_was),
        (IN_LINE, as_another),
        (MULTIPLE, multiple),
        (DIGITS, growth_in_digits),
        (v.DIRECTION, direction),
    ):
        for match in pattern.finditer(text):
            if not _stands_alone(match, taken) or _is_counted(match, scene.reading):
                continue
            made = reader(match, scene)
            if made is not None:
                taken.append(match.span())
                found.append(made)
    definition = definition_in(text, scene.sentence, scene.release)
    return found if definition is None else [*found, definition]


_OPEN = (
    (v.RECORD, "the figures of all earlier periods"),
    (v.AGAINST_GUIDANCE, "the guidance or the expectations that it is measured by"),
)


def says_something(text: str) -> bool:
    """Whether a sentence has words that can assert something without a number."""
    asserting = (MULTIPLE, DIGITS, v.DIRECTION, v.RECORD, v.AGAINST_GUIDANCE, v.FLAT, EVEN, IN_LINE)
    return any(pattern.search(text) for pattern in asserting) or definition(text) is not None


def _stands_alone(match: re.Match[str], taken: Sequence[tuple[int, int]]) -> bool:
    return not any(start < match.end() and match.start() < end for start, end in taken)


def _is_counted(match: re.Match[str], reading: Reading) -> bool:
    """Whether the word goes with the number of a change ("up 2.9%", "an increase of $3", "a 5% decline")."""
    for number in reading.numbers:
        before = reading.text[match.start() : number.start]
        if number.start >= match.end():
            lead = v.CHANGED_BY.search(before)
            if lead is not None and lead.start() <= match.end() - match.start():
                return True
            noun = re.match(r"^\w+s? in\b[^,;.\d]*\bof\b[^,;.\d]*\(?\$?$", before)
            if noun is not None:
                return True
            break
    for number in reading.numbers:
        after = v.CHANGE_AFTER.match(reading.text[number.end : match.end()]) if number.end <= match.start() else None
        if after is not None and number.end + after.end() > match.start():
            return True
    return False


_LEVEL_AT = re.compile(r" (?:at|of) (?:approximately |about )?")
_AS_BEFORE = re.compile(r" (?:with|to|compared (?:to|with)|versus|from) ")


def _is_level_at(reading: Reading, start: int, end: int) -> bool:
    """Whether the number is the level that stayed: "flat at $3", "flat with the same quarter last year at $3"."""
    lead = _AS_BEFORE.match(reading.text, start)
    period = next((each for each in reading.periods if lead and each.start == lead.end()), None)
    is_year_ago = period is not None and period.kind in (PeriodKind.YEAR_AGO, PeriodKind.YEAR_ONLY)
    return _LEVEL_AT.fullmatch(reading.text, period.end if period and is_year_ago else start, end) is not None


def _flat(match: re.Match[str], scene: Scene) -> Made | None:
    """A level that stays ("flat at $3.1 million"): what was before must come to it, at the precision stated."""
    said, reading = Said.of(match), scene.reading
    if not any(each.end <= match.start() for each in reading.measures):
        missing = f"a measure that the sentence names for “{said.text}”"
        return scene.open(said, missing) if _is_beside_growth(match, scene) else None
    following = next((each for each in scene.statements if each.number.start >= match.end()), None)
    level, base = following, following.when[0].year_ago() if following is not None and following.when else None
    if following is None or not _is_level_at(reading, match.end(), following.number.start):
        level, base = _level_before(match, scene)
    if level is None or base is None or level.kind is not ClaimKind.AMOUNT or level.measure is None or level.missing:
        return stays_as_it_was(match, scene)
    for _, earlier in scene.lookup.both(level.measure, level.when, (base,)):
        then = "the year before" if base == level.when[0].year_ago() else "the period before"
        return contradicted(match, _stays(said, level, (level.measure.title, then), earlier, scene), scene)
    return stays_as_it_was(match, scene)


def _is_beside_growth(match: re.Match[str], scene: Scene) -> bool:
    """Whether the word is joined to growth on another basis, and so is growth: "flat, up 2% at constant currency"."""
    text = scene.reading.text
    grown = [each.number for each in scene.statements if each.kind is ClaimKind.GROWTH]
    return any(
        _JOINED.fullmatch(text, match.end(), each.start) or _JOINED.fullmatch(text, each.end, match.start())
        for each in grown
    )


_JOINED = re.compile(r",? (?:(?:and|but|or) )?(?:(?:up|down) )?")


def _level_before(match: re.Match[str], scene: Scene) -> tuple[Statement | None, When | None]:
    """The level that is said to have stayed, and the period that it is set against: "was $3, flat year-over-year"."""
    text = scene.reading.text
    ended = [each for each in scene.statements if each.number.end <= match.start()]
    lead = _AS_BEFORE.match(text, match.end())
    start = lead.end() if lead is not None else match.end() + 1
    period = next((each for each in scene.reading.periods if each.start == start), None)
    if not ended or period is None or _APART.fullmatch(text, ended[-1].number.end, match.start()) is None:
        return None, None
    level = ended[-1]
    return level, next(iter(period.resolved(level.when[0])), None) if level.when else None


_APART = re.compile(r"\)?,? (?:and |which )?")


def _stays(said: Said, level: Statement, named: tuple[str, str], earlier: Cell, scene: Scene) -> Made:
    title, then = named
    span = scene.sentence.span_of(said.start, said.end)
    unit = Unit(scene.release.currency)
    figure = level.number.said.figure(span, said.text, unit, is_negative=earlier.figure.amount < 0)
    relation = Relation(
        id=slug("direction", said.text, title, f"{level.when[0].end}"),
        kind=RelationKind.DIRECTION,
        subject=f"{title[:1].upper()}{title[1:]}: “{said.text}”, {then} at the precision stated",
        asserted=span,
        expression=Ref(earlier.figure.span),
        quote=scene.sentence.quote,
        claim_kind=ClaimKind.DIRECTION,
        tentative=NO_MEASURE_OF_FLATNESS,
    )
    return relation, figure
