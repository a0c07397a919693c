"""Words of direction, tested along the whole path that their sentence gives."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from icc_reports.check.claims import vocabulary as v
from icc_reports.check.claims.bases import is_without
from icc_reports.check.claims.beside import is_compared
from icc_reports.check.claims.entries import same_segment
from icc_reports.check.claims.flows import is_flow
from icc_reports.check.claims.margins import is_margin, margin
from icc_reports.check.claims.measures import Measure
from icc_reports.check.claims.periods import Kind as PeriodKind
from icc_reports.check.claims.periods import When
from icc_reports.check.claims.phrases import phrase
from icc_reports.check.claims.relations import judge_of
from icc_reports.check.claims.scenes import Made, Said, Scene, Step
from icc_reports.check.claims.shapes import REACH, Context, Reading, Statement, same_measure
from icc_reports.model.arithmetic import evaluate
from icc_reports.model.patterns import any_case
from icc_reports.model.relations import ClaimKind, Ref, refs

_LEVELS = (ClaimKind.AMOUNT, ClaimKind.MARGIN, ClaimKind.PER_SHARE, ClaimKind.SHARE)


def direction(match: re.Match[str], scene: Scene) -> Made | None:
    """A verb of direction against the whole path that the sentence gives, or against the year before."""
    said = Said.of(match)
    measures = [_as_stated(each, scene.statements) for each in _measures_of(match, scene.reading)]
    measures = [_of_heading(each, scene.context) for each in measures]
    if not measures:
        return None
    if [measure.name.lower().rstrip("s") for measure in measures] == ["margin"] and not measures[0].unknown:
        measures = _all_margins(measures[0])
    if (missing := _missing(match, measures, scene)) is not None:
        return scene.open(said, missing)
    path = _path(match, measures[0], scene)
    found = _along(path) if len(path) >= _TWO_LEVELS else _since_a_year(measures, scene)
    if isinstance(found, str):
        return scene.open(said, found)
    steps = _turned(found, match.group(), scene, are_flows=all(map(is_flow, measures)))
    if steps is None:
        return scene.open(said, "figures of one sign")
    tentative = next((each.tentative for each, _ in path if each.tentative), None)
    name = ", ".join(measure.title for measure in measures)
    since = next((f"{each.when[0].end}" for each, _ in path[:1] if each.when), "")
    return scene.ordered(said, name, steps, tentative if path else _UNNAMED, since)


def _missing(match: re.Match[str], measures: Sequence[Measure], scene: Scene) -> str | None:
    """What keeps a word of direction from being tested, before any figure of its measures is looked up."""
    text = scene.reading.text
    if scene.reading.is_forecast(match.start()):
        return "what has not happened yet: it speaks of the future"
    if (others := _OTHERS.search(text, 0, match.start())) is not None:
        return f"figures of the {others['who'].lower()}: it is said of them"
    unknown = next((measure for measure in measures if measure.unknown is not None), None)
    if unknown is not None:
        named = " ".join(part for part in (unknown.unknown, unknown.name) if part)
        return f"figures for {named!r}, which the tables do not print"
    if any(_is_rate(each) for each in measures) and (v.BETTER.search(match.group()) or v.WORSE.search(match.group())):
        return "a word that says which way is better"
    if _contradicted_levels(match, measures[0], scene):
        return "levels in the sentence that the tables bear out"
    if len(_path(match, measures[0], scene)) >= _TWO_LEVELS:  # each on its own basis
        return None
    is_other = any(map(_is_as_reported, measures)) and is_without(text, *_extent(match, measures))
    return "figures on the basis that the sentence names" if is_other else None


_TWO_LEVELS = 2


def _is_as_reported(measure: Measure) -> bool:
    """Whether neither its name nor its rows leave anything out of a measure."""
    rows = [phrase(entry.line.row.label) for entry in measure.entries]
    return not measure.tags and not measure.less and not (rows and all("excluding" in row for row in rows))


def _extent(match: re.Match[str], measures: Sequence[Measure]) -> tuple[int, int]:
    """Where a word of direction with what it is said of begins and ends."""
    return min(match.start(), measures[0].start), max(match.end(), measures[-1].end)


def _as_stated(measure: Measure, statements: Sequence[Statement]) -> Measure:
    """The measure of the segment that its levels in the sentence are of, where only a heading names that."""
    levels = [each.measure for each in statements if _is_level(each) and each.measure is not None]
    same = (each for each in levels if (each.start, each.name) == (measure.start, measure.name))
    own = next((each for each in same if each.entries == measure.entries), None)
    return measure if own is None else replace(measure, segment=own.segment)


def _of_heading(measure: Measure, context: Context) -> Measure:
    """The measure of the segment that its heading names, or the table above it, where it has rows of that."""
    whose = context.segment
    if whose is None or measure.segment is not None or measure.is_consolidated:
        return measure
    is_known = any(same_segment(whose, entry.segment) for entry in measure.entries)
    return replace(measure, segment=whose) if is_known else measure


_OTHERS = any_case(  # who they are of whom the clause speaks: "our retailers and dealers also increased revenues"
    r"(?:\A|[.;:,] |\b(?:and|while|as|that|our|its|the) )(?:[a-z/&’'-]+ ){0,3}"
    r"(?P<who>retailers|customers|clients|dealers|distributors|franchisees|licensees|competitors|peers|suppliers|vendors)"
    r"(?:(?: as well as|,| and)(?: [a-z/&’'-]+){1,4})?(?: (?:have|has|had|also|all|each|significantly|again))*\s*\Z"
)
_UNNAMED = "the periods: the sentence does not name both"
_Path = Sequence[tuple[Statement, Made]]


def _along(path: _Path) -> list[Step] | str:
    """The steps of the path that the sentence gives; what is missing where a level is."""
    values = [relation.expression for _, (relation, _) in path]
    if any(not list(refs(value)) for value in values):
        return "figures along the whole path"
    return [(values[at], values[at + 1]) for at in range(len(values) - 1)]


def _since_a_year(measures: Sequence[Measure], scene: Scene) -> list[Step] | str:
    steps: list[Step] = []
    for measure in measures:
        found = _against_bases(measure, scene)
        if not found:
            return f"figures for {measure.name!r} in both periods"
        steps += found
    return steps


def _all_margins(measure: Measure) -> list[Measure]:
    """A margin that is not named can be any: all of them must move the way that is said."""
    return [
        replace(measure, name=f"{kind} margin", title=f"{kind} margin", unknown=None) for kind in ("gross", "operating")
    ]


_ADJECTIVE = re.compile(
    r"^(?:reduced|decreased|increased|improved|lower|higher|growing|declining|expanded)$", re.IGNORECASE
)


def _measures_of(match: re.Match[str], reading: Reading) -> list[Measure]:
    """The measures that a word of direction is about: what it governs, or what has it for a verb."""
    text = reading.text
    following = next((each for each in reading.measures if each.start >= match.end()), None)
    before = next(
        (each for each in reversed(reading.measures) if each.end <= match.start() and not _is_whole(each, text)), None
    )
    if following is not None and _GOVERNS.fullmatch(text[match.end() : following.start]):
        return [] if _OF_CONDITIONS.match(text, following.end) else _listed(following, reading)
    if following is not None and _ADJECTIVE.match(match.group().split()[-1]):
        is_object = before is None or _TO_OBJECT.search(text[: match.start()][-12:]) is not None
        between = text[match.end() : following.start].strip()
        if is_object and re.fullmatch(r"[\w ]{1,30}", between):
            return [replace(following, unknown=" ".join(filter(None, (between, following.unknown))))]
    if before is None or _is_of_what_follows(match, text[before.end : match.start()]):
        return []
    return [before] if _HAS_VERB.fullmatch(_without_periods(before.end, match.start(), reading)) else []


def _is_of_what_follows(match: re.Match[str], between: str) -> bool:
    """Whether the word goes with the noun behind it, or is an aim: "sales, improved service", "revenue for growth"."""
    is_listed = re.fullmatch(r",(?: and)? | and ", between) is not None
    is_adjective = _ADJECTIVE.match(match.group().split()[-1]) is not None
    return (is_listed and is_adjective and _NOUN.match(match.string, match.end()) is not None) or between == " for "


_NOUN = re.compile(
    r" (?!(?:in|to|by|from|at|for|as|on|over|during|due|versus|vs|compared|with|when|because|and|or|but|while|of|than"
    r"|year|quarter|sequentially|slightly|significantly|again|also|both|the|our|its)\b)[a-z]+\b(?<!ly)"
)


def _is_whole(measure: Measure, text: str) -> bool:
    """Whether a measure is only what a share is of: "5.69% of total assets"."""
    return re.search(r"(?:%|percent) of (?:(?:our|its|the|total|net) )*$", text[: measure.start][-REACH:]) is not None


_GOVERNS = re.compile(r"\s*(?:in |of )?(?:(?:our|its|the|their) )?", re.IGNORECASE)
_OF_CONDITIONS = any_case(  # behind a part's name: "deterioration in domestic and global economic conditions"
    r"(?:,? (?:and|or) [\w-]+)*(?:,? (?:and|or))?(?: (?:macro-?economic|economic|market|business|financial|political"
    r"|credit|trade))+ (?:conditions|environment|climate)\b"
)
_TO_OBJECT = any_case(r"\b(?:to|by|due|from|and|of)\s*$")
_HAS_VERB = re.compile(
    r"(?:[\s,]|\b(?:for|in|during|of|at|on|also|has|have|the|is|are|were|was|expected|to|slightly|loss)\b)*",
    re.IGNORECASE,
)


def _listed(first: Measure, reading: Reading) -> list[Measure]:
    """A measure with those that are listed after it: "revenue, costs and expenses"."""
    listed = [first]
    for each in reading.measures:
        if each.start > listed[-1].end and re.fullmatch(r",? (?:and )?", reading.text[listed[-1].end : each.start]):
            listed.append(each)
    return listed


def _without_periods(start: int, end: int, reading: Reading) -> str:
    text, at = "", start
    for period in reading.periods:
        if at <= period.start and period.end <= end:
            text, at = text + reading.text[at : period.start], period.end
    return text + reading.text[at:end]


def _contradicted_levels(match: re.Match[str], measure: Measure, scene: Scene) -> bool:
    """Whether the sentence gives a level of the measure that its figures do not bear out: then others are meant."""
    return any(
        _is_level(statement)
        and same_measure(statement.measure, measure)
        and statement.number.start > match.end()
        and not judge_of(made, scene.lookup).holds
        for statement, made in zip(scene.statements, scene.made, strict=True)
    )


def _is_level(statement: Statement) -> bool:
    """Whether a number says how much something is, not how it changed."""
    is_rate = statement.kind is ClaimKind.OTHER and statement.measure is not None and _is_rate(statement.measure)
    return statement.kind in _LEVELS or is_rate


def _path(match: re.Match[str], measure: Measure, scene: Scene) -> list[tuple[Statement, Made]]:
    """The levels that the sentence gives after the verb, the earlier first."""
    levels: list[tuple[Statement, Made]] = []
    for statement, each in zip(scene.statements, scene.made, strict=True):
        if statement.number.start < match.end() or not _is_level(statement):
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
    if all(statement.is_base for statement, _ in levels):  # "up from $5 million in June and $4 million a year ago"
        return levels[:1]
    return levels if levels[0][0].is_base else []


def _shares(one: Measure, other: Measure) -> bool:
    return bool(one.entries) and set(one.entries) & set(other.entries) != set()


def _against_bases(measure: Measure, scene: Scene) -> list[Step]:
    """The measure before and now; where the sentence does not say before what, a year ago and a quarter ago alike.

    Where no figure of a year ago is printed, before what the passage has compared such a period with.
    """
    current = spoken_of(scene)
    if current is None:
        return []
    named = [
        each
        for each in scene.reading.periods
        if each.kind is not PeriodKind.ABSOLUTE or is_compared(scene.reading, each)
    ]
    if named:
        bases = [each.resolved(current)[0] for each in named[:1] if each.resolved(current)]
        return [step for base in bases if (step := _between(measure, base, current, scene)) is not None]
    year_ago = _between(measure, current.year_ago(), current, scene)
    if year_ago is None and (said := scene.context.said_base) is not None and said.months == current.months:
        return [step] if (step := _between(measure, said, current, scene)) is not None else []
    quarter_ago = _between(measure, current.quarter_before(), current, scene) if current.months == 3 else None
    return [step for step in (year_ago, quarter_ago) if step is not None] if year_ago is not None else []


def spoken_of(scene: Scene) -> When | None:
    """The period that a sentence speaks of: what it names and compares with nothing, else its context's."""
    named = [
        each.options[0]
        for each in scene.reading.periods
        if each.options and each.options[0].months and not is_compared(scene.reading, each)
        if _OF_SOMETHING.search(scene.reading.text, 0, each.start) is None
    ]
    return named[0] if named else scene.context.period or scene.clock.reported


# When something else happened: "due to the taxes on a sale that closed in the fourth quarter".
_OF_SOMETHING = any_case(r"\b(?:that|which) (?:was |were |had )?[a-z]+ (?:in|during|at|on) (?:the )?\Z")


def _between(measure: Measure, base: When, current: When, scene: Scene) -> Step | None:
    if is_margin(measure) or _is_rate(measure):
        now, then = (list(margin(scene.lookup, measure, (when,))) for when in (current, base))
        return (then[0], now[0]) if now and then else None
    for later, earlier in scene.lookup.both(measure, (current,), (base,)):
        return Ref(earlier.figure.span), Ref(later.figure.span)
    return None


def _is_rate(measure: Measure) -> bool:
    """Whether less of it can be better or worse, as of a percentage that is no margin."""
    return measure.is_percentage and not is_margin(measure)


def _turned(steps: Sequence[Step], word: str, scene: Scene, *, are_flows: bool) -> list[Step] | None:
    """The steps turned the way that the word asserts; None where the figures' signs leave that open.

    Cash flows that rise from below nil to above it have grown.
    """
    values = [evaluate(value, scene.lookup.figures) for step in steps for value in step]
    if v.BETTER.search(word):
        return list(steps)
    if v.WORSE.search(word):
        return [(later, earlier) for earlier, later in steps]
    is_up = v.DOWN.search(word) is None
    if all(value <= 0 for value in values):
        is_up = not is_up
    elif any(value < 0 for value in values):
        befores, afters = values[::2], values[1::2]
        has_grown = are_flows and all(now > before for before, now in zip(befores, afters, strict=True))
        return list(steps) if is_up and has_grown else None
    return list(steps) if is_up else [(later, earlier) for earlier, later in steps]
