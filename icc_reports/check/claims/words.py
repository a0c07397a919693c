"""What words assert without a number of their own: a direction, a record, a place within guidance, a definition."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from icc_reports.check.claims import vocabulary as v
from icc_reports.check.claims.definitions import definition_in
from icc_reports.check.claims.lookup import Lookup
from icc_reports.check.claims.margins import margin
from icc_reports.check.claims.measures import Measure
from icc_reports.check.claims.periods import Clock, When
from icc_reports.check.claims.periods import Kind as PeriodKind
from icc_reports.check.claims.shapes import Context, Number, Reading, Statement, same_measure
from icc_reports.check.wording import slug
from icc_reports.model.arithmetic import evaluate
from icc_reports.model.figures import PURE, Figure, Notation, Unit
from icc_reports.model.relations import (
    ClaimKind,
    Expression,
    Form,
    Ref,
    Relation,
    RelationKind,
    Sum,
    order,
    refs,
)
from icc_reports.model.release import Release, Sentence

Made = tuple[Relation, Figure]
_LEVELS = (ClaimKind.AMOUNT, ClaimKind.MARGIN, ClaimKind.PER_SHARE, ClaimKind.SHARE)


@dataclass(frozen=True, slots=True)
class _Said:
    """Words that assert something, and where they stand in the sentence."""

    start: int
    end: int
    text: str


def words_of_sentence(
    reading: Reading,
    statements: Sequence[Statement],
    made: Sequence[Made],
    sentence: Sentence,
    lookup: Lookup,
    clock: Clock,
    context: Context,
    release: Release,
) -> list[Made]:
    """The relations of the words of a sentence, in their order."""
    found: list[Made] = []
    taken: list[tuple[int, int]] = []
    for pattern, missing in (
        (v.RECORD, "the figures of all earlier periods"),
        (v.AGAINST_GUIDANCE, "the guidance or the expectations that it is measured by"),
    ):
        for match in pattern.finditer(reading.text):
            if _stands_alone(match, taken):
                taken.append(match.span())
                found.append(_unverifiable(_said(match), sentence, "direction", missing))
    for match in v.FLAT.finditer(reading.text):
        flat = _flat(match, reading, statements, made, sentence, lookup, release)
        if flat is not None:
            taken.append(match.span())
            found.append(flat)
    for match in v.DIRECTION.finditer(reading.text):
        if _stands_alone(match, taken) and not _is_counted(match, reading):
            direction = _direction(match, reading, statements, made, sentence, lookup, clock, context)
            if direction is not None:
                taken.append(match.span())
                found.append(direction)
    definition = definition_in(reading.text, sentence, release)
    if definition is not None:
        found.append(definition)
    return found


def _stands_alone(match: re.Match[str], taken: Sequence[tuple[int, int]]) -> bool:
    return not any(start < match.end() and match.start() < end for start, end in taken)


def _said(match: re.Match[str]) -> _Said:
    lead = len(match.group()) - len(match.group().lstrip())
    return _Said(match.start() + lead, match.start() + len(match.group().rstrip()), match.group().strip())


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
        if number.end <= match.start() and v.CHANGE_AFTER.match(reading.text[number.end : match.end()]):
            return True
    return False


def _words_figure(said: _Said, sentence: Sentence) -> Figure:
    return Figure(
        span=sentence.span_of(said.start, said.end),
        printed=said.text,
        notation=Notation.WORDS,
        number=None,
        fraction_digits=0,
        unit=PURE,
        scale=Decimal(1),
    )


def _unverifiable(said: _Said, sentence: Sentence, about: str, missing: str) -> Made:
    figure = _words_figure(said, sentence)
    relation = Relation(
        id=slug(about, said.text, *sentence.text.split()[:6]),
        kind=RelationKind.DIRECTION,
        subject=f"“{said.text}”",
        asserted=figure.span,
        expression=Sum(()),
        missing=missing,
        form=Form.ORDER,
        quote=sentence.text,
        claim_kind=ClaimKind.DIRECTION,
    )
    return relation, figure


def _direction(
    match: re.Match[str],
    reading: Reading,
    statements: Sequence[Statement],
    made: Sequence[Made],
    sentence: Sentence,
    lookup: Lookup,
    clock: Clock,
    context: Context,
) -> Made | None:
    """A verb of direction against the whole path that the sentence gives, or against the year before."""
    said = _said(match)
    measures = _measures_of(match, reading)
    if not measures:
        return None
    name = ", ".join(measure.title for measure in measures)
    if reading.is_forecast:
        return _unverifiable(said, sentence, "direction", "what has not happened yet: it speaks of the future")
    if [measure.name.lower().rstrip("s") for measure in measures] == ["margin"] and not measures[0].unknown:
        measures = _all_margins(measures[0])
    unknown = next((measure for measure in measures if measure.unknown is not None), None)
    if unknown is not None:
        named = " ".join(part for part in (unknown.unknown, unknown.name) if part)
        return _unverifiable(said, sentence, "direction", f"figures for {named!r}, which the tables do not print")
    path = _path(match, measures[0], statements, made)
    tentative = next((each.tentative for each, _ in path if each.tentative), None)
    steps: list[tuple[Expression, Expression]] = []
    if len(path) >= 2:
        values = [relation.expression for _, (relation, _) in path]
        steps = [(values[at], values[at + 1]) for at in range(len(values) - 1)]
        if any(not list(refs(value)) for value in values):
            return _unverifiable(said, sentence, "direction", f"figures for {name!r} along the whole path")
    else:
        tentative = "the periods: the sentence does not name both"
        for measure in measures:
            step = _against_year_ago(measure, reading, lookup, clock, context)
            if step is None:
                return _unverifiable(said, sentence, "direction", f"figures for {measure.name!r} in both periods")
            steps.append(step)
    ordered = _ordered(steps, match.group(), lookup)
    if ordered is None:
        return _unverifiable(said, sentence, "direction", f"figures of one sign for {name!r}")
    figure = _words_figure(said, sentence)
    relation = Relation(
        id=slug("direction", said.text, name, *(f"{each.when[0].end}" for each, _ in path[:1] if each.when)),
        kind=RelationKind.DIRECTION,
        subject=f"{name[:1].upper()}{name[1:]}: “{said.text}”",
        asserted=figure.span,
        expression=order(ordered),
        form=Form.ORDER,
        quote=sentence.text,
        claim_kind=ClaimKind.DIRECTION,
        tentative=tentative,
    )
    return relation, figure


def _all_margins(measure: Measure) -> list[Measure]:
    """A margin that is not named can be any: all of them must move the way that is said."""
    return [
        replace(measure, name=f"{kind} margin", title=f"{kind} margin", unknown=None) for kind in ("gross", "operating")
    ]


_ADJECTIVE = re.compile(
    r"^(?:reduced|decreased|increased|improved|lower|higher|growing|declining|expanded)$", re.IGNORECASE
)
_NOUN = re.compile(r"(?:reductions?|increases?|decreases?|improvements?|growth|declines?)$", re.IGNORECASE)


def _measures_of(match: re.Match[str], reading: Reading) -> list[Measure]:
    """The measures that a word of direction is about: what it governs, or what has it for a verb."""
    text = reading.text
    word = match.group().split()[-1]
    after = [each for each in reading.measures if each.start >= match.end() or each.start <= match.start() < each.end]
    following = next((each for each in reading.measures if each.start >= match.end()), None)
    before = next((each for each in reversed(reading.measures) if each.end <= match.start()), None)
    if following is not None:
        between = text[match.end() : following.start]
        if re.fullmatch(r"\s*(?:in |of )?(?:(?:our|its|the|their) )?", between, re.IGNORECASE):
            listed = [following]
            for each in after:
                if each.start > listed[-1].end and re.fullmatch(r",? (?:and )?", text[listed[-1].end : each.start]):
                    listed.append(each)
            return listed
    if (
        _ADJECTIVE.match(word)
        and following is not None
        and re.fullmatch(r" [\w ]{0,30}", text[match.end() : following.start])
    ):
        if before is None or re.search(r"\b(?:to|by|due|from|and|of)\s*$", text[: match.start()]):
            return [following]
    if before is not None:
        between = text[before.end : match.start()]
        for period in sorted(reading.periods, key=lambda each: -each.start):
            if before.end <= period.start and period.end <= match.start():
                between = text[before.end : period.start] + text[period.end : match.start()]
        if re.fullmatch(
            r"[\s,]*(?:(?:for|in|during|of|at|on|also|has|have|the|is|are|were|was|expected|to|slightly|loss)\b[\s,]*)*",
            between,
        ):
            return [before]
    return []


def _path(
    match: re.Match[str], measure: Measure, statements: Sequence[Statement], made: Sequence[Made]
) -> list[tuple[Statement, Made]]:
    """The levels that the sentence gives after the verb, the earlier first."""
    levels: list[tuple[Statement, Made]] = []
    for statement, each in zip(statements, made, strict=True):
        if statement.number.start < match.end() or statement.kind not in _LEVELS:
            continue
        if levels and statement.kind is not levels[0][0].kind:
            continue
        if statement.measure is None or not (
            same_measure(statement.measure, measure) or _shares(statement.measure, measure)
        ):
            continue
        levels.append((statement, each))
    if len(levels) >= 2 and not levels[0][0].is_base and all(level[0].is_base for level in levels[1:2]):
        return [levels[1], levels[0]]
    return levels if levels and levels[0][0].is_base else []


def _shares(one: Measure, other: Measure) -> bool:
    return bool(one.entries) and set(one.entries) & set(other.entries) != set()


def _against_year_ago(
    measure: Measure, reading: Reading, lookup: Lookup, clock: Clock, context: Context
) -> tuple[Expression, Expression] | None:
    """The measure a year before and now, in the period that the sentence speaks of."""
    named = [
        each for each in reading.periods if each.kind is PeriodKind.ABSOLUTE and each.options and each.options[0].months
    ]
    current: When | None = named[0].options[0] if named else context.period or clock.reported
    if current is None:
        return None
    base = current.year_ago()
    for period in reading.periods:
        if period.kind is PeriodKind.PRECEDING:
            base = current.quarter_before()
    if "margin" in measure.name.lower():
        now, then = list(margin(lookup, measure, (current,))), list(margin(lookup, measure, (base,)))
        return (then[0], now[0]) if now and then else None
    for later, earlier in lookup.both(measure, (current,), (base,)):
        return Ref(earlier.figure.span), Ref(later.figure.span)
    return None


def _ordered(
    steps: Sequence[tuple[Expression, Expression]], word: str, lookup: Lookup
) -> list[tuple[Expression, Expression]] | None:
    """The steps turned the way that the word asserts; None where the figures' signs leave that open."""
    values = [evaluate(value, lookup.figures) for step in steps for value in step]
    if v.BETTER.search(word):
        return list(steps)
    if v.WORSE.search(word):
        return [(later, earlier) for earlier, later in steps]
    is_up = v.DOWN.search(word) is None
    if all(value <= 0 for value in values):
        is_up = not is_up
    elif any(value < 0 for value in values):
        return None
    return list(steps) if is_up else [(later, earlier) for earlier, later in steps]


def _flat(
    match: re.Match[str],
    reading: Reading,
    statements: Sequence[Statement],
    made: Sequence[Made],
    sentence: Sentence,
    lookup: Lookup,
    release: Release,
) -> Made | None:
    """ "Flat at $3.1 million": the period before, at the precision of the amount that is stated."""
    said = _said(match)
    following = next(
        ((each, relation) for each, relation in zip(statements, made, strict=True) if each.number.start >= match.end()),
        None,
    )
    before = next((each for each in reversed(reading.measures) if each.end <= match.start()), None)
    if before is None:
        return None
    need = "how much change the words allow"
    if (
        following is None
        or following[0].kind is not ClaimKind.AMOUNT
        or not re.fullmatch(
            r" (?:at|of) (?:approximately |about )?", reading.text[match.end() : following[0].number.start]
        )
    ):
        return _unverifiable(said, sentence, "direction", need)
    statement = following[0]
    if statement.measure is None or statement.missing or not statement.when:
        return _unverifiable(said, sentence, "direction", need)
    for _, earlier in lookup.both(statement.measure, statement.when, (statement.when[0].year_ago(),)):
        number = statement.number
        figure = _stated_level(number, said, sentence, release.currency, is_negative=earlier.figure.amount < 0)
        relation = Relation(
            id=slug("direction", said.text, statement.measure.title, f"{statement.when[0].end}"),
            kind=RelationKind.DIRECTION,
            subject=f"{statement.measure.title}: “{said.text}”, the year before at the precision stated",
            asserted=figure.span,
            expression=Ref(earlier.figure.span),
            quote=sentence.text,
            claim_kind=ClaimKind.DIRECTION,
            tentative=need,
        )
        return relation, figure
    return _unverifiable(said, sentence, "direction", need)


def _stated_level(number: Number, said: _Said, sentence: Sentence, currency: str, *, is_negative: bool) -> Figure:
    return number.said.figure(
        sentence.span_of(said.start, said.end), said.text, Unit(currency), is_negative=is_negative
    )
