"""What each number of a sentence states: of which measure, for which period, as what kind of number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from icc_reports.check.claims import vocabulary as v
from icc_reports.check.claims.measures import Measure, Names, measures_in, same_segment, segment_in, words_of
from icc_reports.check.claims.numbers import Counted, Stated, bound_of, hedge_of, stated
from icc_reports.check.claims.periods import Clock, When
from icc_reports.check.claims.periods import Kind as PeriodKind
from icc_reports.check.claims.periods import Mention as PeriodMention
from icc_reports.check.claims.vocabulary import BOUNDARY
from icc_reports.check.tokens import TokenClass, classify_numbers
from icc_reports.model.relations import ClaimKind

_REACH = 90  # characters between a number and what governs it


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number that states a result, where it stands in its sentence."""

    start: int
    end: int
    text: str
    said: Stated


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A number with its meaning.

    ``when`` are the periods it can be for, the likelier first; ``base`` those it is compared with. ``is_named`` tells
    whether the words name the period. ``missing`` says why it cannot be resolved, ``tentative`` what leaves room.
    """

    number: Number
    kind: ClaimKind
    measure: Measure | None
    when: tuple[When, ...] = ()
    base: tuple[When, ...] = ()
    is_base: bool = False
    is_loss: bool = False
    sign: int = 1
    hedge: str | None = None
    missing: str | None = None
    tentative: str | None = None
    is_better: bool = False
    is_explicit: bool = False
    is_relative: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A sentence taken apart: its numbers, measures and periods in order."""

    text: str
    numbers: tuple[Number, ...]
    measures: tuple[Measure, ...]
    periods: tuple[PeriodMention, ...]
    is_forecast: bool


def read_sentence(text: str, names: Names, clock: Clock, *, is_outlook: bool) -> Reading:
    """Find the numbers, measures and periods of a sentence."""
    periods = clock.mentions(text)
    numbers = []
    for start, end, kind in classify_numbers(text):
        said = stated(text[start:end]) if kind is TokenClass.CLAIM else None
        if said is not None and not any(p.start <= start < p.end for p in periods):
            numbers.append(Number(start=start, end=end, text=text[start:end], said=said))
    blocked = [(each.start, each.end) for each in (*periods, *numbers)]
    measures = measures_in(text, names, blocked)
    return Reading(
        text=text,
        numbers=tuple(numbers),
        measures=tuple(_after_qualified(measures, text, names, periods, numbers)),
        periods=tuple(periods),
        is_forecast=is_outlook or v.FORECAST.search(text) is not None,
    )


def _after_qualified(
    measures: Sequence[Measure],
    text: str,
    names: Names,
    periods: Sequence[PeriodMention],
    numbers: Sequence[Number],
) -> list[Measure]:
    """The measures with what follows them: "for VAN Services", "from continuing operations", "(prior to ...)"."""
    found = []
    for place, measure in enumerate(measures):
        limit = measures[place + 1].start if place + 1 < len(measures) else len(text)
        next_number = min((number.start for number in numbers if number.start >= measure.end), default=len(text))
        found.append(_with_tail(measure, text, (min(limit, next_number), next_number), names, periods))
    return found


def _may_follow(word: str, names: Names) -> bool:
    """Whether the word after a measure leaves it what it is: a verb, a preposition, a period."""
    raw = word.lower()
    if raw in v.NEUTRAL or raw in BOUNDARY or raw.endswith("ed") or v.DIRECTION.fullmatch(raw) or v.FLAT.fullmatch(raw):
        return True
    return raw in _FOLLOWING or any(word.form in names.company for word in words_of(word))


_FOLLOWING = frozenset(
    """was were is are will would should may can could totaled totalled amounted came reached stood remained represents
    accounted includes included including excludes excluding fell rose grew down up per because since until if so than where
    exceeded continued continue showed decreased across throughout within before after fueled through primarily mainly only
    reflects reflecting each q1 q2 q3 q4 fiscal under without
    """.split()
)

_STOP = re.compile(r"[,;:.]\s|[,;:.]$|\b(?:was|were|is|are|has|have|had|of \(?\$|totaled|which|while|grew|rose|fell)\b")
_BEFORE = re.compile(r"\(?\s*(?:prior to|before)\s+(?:the |an? )?(?P<what>[a-z][a-z ]{2,60}?)\)", re.IGNORECASE)
_PREPOSITION = re.compile(
    r"\s*\b(?:for|of|in|from|at|by|to|on|across|within)\b (?:the |our |its |all )?", re.IGNORECASE
)


def _with_tail(
    measure: Measure, text: str, limits: tuple[int, int], names: Names, periods: Sequence[PeriodMention]
) -> Measure:
    limit, next_number = limits
    tail = text[measure.end : limit]
    extended = _BEFORE.search(text, measure.end, next_number)
    if extended is not None and measure.entries:
        words = (*measure.words, "before", *(word.form for word in words_of(extended["what"])))
        rows = names.named(words)
        return replace(measure, entries=rows, unknown=None if rows else extended["what"], name=f"{measure.name} before {extended['what']}")  # fmt: skip
    if v.EXCLUDING.match(tail.lstrip(" ,(")):
        return replace(measure, unknown=measure.unknown or tail.split()[0].strip(" ,("))
    following = re.match(r"(?: \([^()]{0,40}\))? ([A-Za-z][\w’'&/-]*)", text[measure.end : limit])
    if following is not None and not _may_follow(following[1], names):
        return replace(measure, unknown=measure.unknown or following[1])
    at = measure.end
    while (preposition := _PREPOSITION.match(text, at, limit)) is not None:
        period = next((p for p in periods if p.start - 5 <= preposition.end() <= p.end), None)
        if period is not None:
            at = period.end
            continue
        stop = _STOP.search(text, preposition.end(), limit)
        what = text[preposition.end() : stop.start() if stop else limit]
        for each in periods:
            if each.start >= preposition.end():
                what = what[: max(each.start - preposition.end(), 0)]
        segment = segment_in(what, names)
        if segment is not None and measure.segment is None:
            return replace(measure, segment=segment)
        rest = [word for word in words_of(what) if word.raw.lower() not in v.NEUTRAL and word.form not in names.company]
        if rest and not what[:1].isdigit() and "$" not in what:
            return replace(measure, unknown=measure.unknown or rest[0].raw)
        break
    return measure


def statements_in(reading: Reading, names: Names, clock: Clock, context: Context) -> list[Statement]:
    """What every number of the sentence states."""
    found: list[Statement] = []
    for place, number in enumerate(reading.numbers):
        found.append(_statement(reading, place, number, names, clock, context, found))
    return found


@dataclass(slots=True)
class Context:
    """What the passage said before the sentence: the period spoken of, and the headings."""

    period: When | None = None
    is_named: bool = False
    segment: str | None = None


def _statement(
    reading: Reading,
    place: int,
    number: Number,
    names: Names,
    clock: Clock,
    context: Context,
    earlier: Sequence[Statement],
) -> Statement:
    text = reading.text
    before, after = text[: number.start], text[number.end :]
    measure, gap = _measure_for(reading, number)
    kind, sign, is_better = _kind_of(reading, place, number, measure, earlier)
    is_base = _is_base(reading, place, number, kind)
    when, is_named, tentative = _period_for(reading, place, number, is_base, clock, context, earlier)
    statement = Statement(
        number=number,
        kind=kind,
        measure=measure,
        when=when,
        is_base=is_base,
        sign=sign,
        is_better=is_better,
        is_loss=_is_loss(reading, number, measure, earlier, is_base),
        hedge=hedge_of(before),
        tentative=tentative,
        is_relative=when != () and _is_relative(reading, place),
    )
    if kind in (ClaimKind.GROWTH, ClaimKind.CHANGE):
        base, doubt = _base_for(reading, place, number, when, clock, earlier)
        statement = replace(statement, base=base, tentative=tentative or doubt)
    return _judged(statement, reading, gap, names, context, bound_of(before), after, is_named)


def _judged(
    statement: Statement,
    reading: Reading,
    gap: str,
    names: Names,
    context: Context,
    bound: str | None,
    after: str,
    is_named: bool,
) -> Statement:
    """The statement with what keeps it from being verified, and what leaves room in its words."""
    measure = statement.measure
    if measure is not None and not measure.tags and _OTHER_BASIS.match(reading.text):
        measure = replace(measure, tags=frozenset({"nongaap"}))
        statement = replace(statement, measure=measure)
    if reading.is_forecast:
        return replace(statement, missing="what has not happened yet: it speaks of the future")
    if measure is None:
        return replace(statement, missing=f"a measure that the sentence names for {statement.number.text.strip()}")
    if statement.kind is ClaimKind.AVERAGE and (measure.unknown or "").lower() == "average":
        measure = replace(measure, unknown=None)
        statement = replace(statement, measure=measure)
    if measure.unknown is not None:
        named = " ".join(part for part in (measure.unknown, measure.name) if part)
        return replace(statement, missing=f"figures for {named!r}, which the tables do not print")
    if v.CONSTANT_CURRENCY.search(after[:60]) or v.CONSTANT_CURRENCY.search(gap):
        return replace(statement, missing="figures on the basis that the sentence names")
    leading = segment_in(gap_before(reading, measure), names) if measure.segment is None else None
    if leading is not None:
        statement = replace(statement, measure=replace(measure, segment=leading))
    elif measure.segment is None and context.segment is not None and not measure.is_consolidated:
        measure = replace(measure, segment=context.segment)
        statement = replace(statement, measure=measure, tentative="which segment is meant: the heading says it alone")
    rest = _unaccounted(gap, names)
    if rest:
        statement = replace(statement, tentative=statement.tentative or f"the meaning of {rest[0]!r} in the sentence")
        if len(rest) > _MAX_UNKNOWN or v.EXCLUDING.search(gap) or _is_slight(statement):
            return replace(statement, missing=f"figures for what the sentence says of {measure.name!r} ({rest[0]!r})")
    is_explicit = is_named and not rest and statement.tentative is None and bool(measure.entries)
    statement = replace(statement, is_explicit=is_explicit and not v.EXCLUDING.search(reading.text))
    if bound is not None:
        statement = replace(statement, hedge=bound, tentative=f"a figure instead of a limit ({bound!r})")
    return statement


_OTHER_BASIS = re.compile(
    r"(?:[^.]{0,60}[,:] )?(?:on an? )?(?:non-?gaap|adjusted|pro ?forma|excluding|exclusive of|adjusting for|before)\b(?! (?:net|gross|eb|operating|income|earn|diluted|eps|free)[^,]*\b(?:was|were|of|for|in)\b)",
    re.IGNORECASE,
)
_MAX_UNKNOWN = 4
_SUBJECT_VERB = re.compile(
    r"\b(?:had|has|have|reported|generated|posted|recorded|achieved|delivered|contributed)\b(?: an?)?(?: average)?\s*$"
)


def gap_before(reading: Reading, measure: Measure) -> str:
    """What has the measure by the sentence ("our core VAN services had"); "" where nothing does."""
    before = reading.text[: measure.start]
    verb = _SUBJECT_VERB.search(before)
    return (
        before[max(before.rfind(",", 0, verb.start()), before.rfind(";", 0, verb.start())) + 1 : verb.start()]
        if verb
        else ""
    )


def _is_slight(statement: Statement) -> bool:
    """Whether a coincidence would bear it out easily: a percentage of two digits or less."""
    said = statement.number.said
    return said.counted is not Counted.MONEY and said.fraction_digits == 0


def _unaccounted(gap: str, names: Names) -> list[str]:
    """The words of a stretch that say something the reading does not understand."""
    return [
        word.raw
        for word in words_of(gap)
        if word.raw.lower() not in v.NEUTRAL
        and word.form not in v.NEUTRAL
        and word.form not in names.company
        and not word.raw[0].isdigit()
    ]


_OF_MEASURE = re.compile(
    r"^\)?,?\s*(?:of|in)\s+(?:(?:our|its|the|total|consolidated|net|quarterly)\s+)*", re.IGNORECASE
)
_CHANGE_IN = re.compile(
    r"^\s*(?:[a-z-]+ ){0,2}(?:increase|decrease|growth|decline|improvement|reduction|rise|drop)\s+in\s+(?:(?:our|its|the)\s+)*",
    re.IGNORECASE,
)


def _measure_for(reading: Reading, number: Number) -> tuple[Measure | None, str]:
    """The measure that a number is of, and the words between that are neither periods nor numbers."""
    after = reading.text[number.end :]
    if not v.OF_REVENUE.match(after):
        for pattern in (_CHANGE_IN, _OF_MEASURE):
            lead = pattern.match(after)
            if lead is None:
                continue
            at = number.end + lead.end()
            for measure in reading.measures:
                if measure.start - 2 <= at <= measure.end:
                    return measure, ""
            is_timed = any(period.start - 6 <= at <= period.end for period in reading.periods)
            if not is_timed and not reading.text[at : at + 1].isdigit():
                return None, ""
    candidates = [
        each
        for each in reading.measures
        if each.end <= number.start and not _is_aside(reading, each, number) and not _is_governed(reading, each)
    ]
    if not candidates:
        return None, ""
    measure = candidates[-1]
    gap = _gap(reading, measure.end, number.start)
    if _OPENS_ITEM.search(gap) or _OPENS_ITEM_RIGHT.fullmatch(reading.text[measure.end : number.start]):
        return None, ""
    return measure, gap


_GOVERNED = re.compile(
    r"(?P<change>\b(?:increase|decrease|growth|decline|improvement|reduction|rise|drop)s?(?: of [\w$.,% ]+)?\s+)?"
    r"\b(?:in|from|for|to|by|with|at|across|during|of|on|toward|against|through)\s+(?:(?:the|our|its|an?|their) )?$",
    re.IGNORECASE,
)


def _is_governed(reading: Reading, measure: Measure) -> bool:
    """Whether the measure only says where or of what ("cars sold in Europe"), unless it says what changed."""
    before = reading.text[: measure.start]
    lead = _GOVERNED.search(before[-_REACH:])
    if lead is None or lead["change"] is not None:
        return False
    return not v.COMPARED.search(before[-24:]) and not re.search(r"\b(?:from|to|of|with|by)\s+(?:a )?$", before[-9:])


# "net loss included $127.5 million of ..." and "expenses and $19.9 million of ..." speak of something else.
_OPENS_ITEM = re.compile(
    r"\b(?:includ\w+|reflect\w*|consist\w*|compris(?:es|ing)|due to|driven by|attributable to (?!common|the c|share|stock)"
    r"|associated with|related to|resulting from|offset by|partially offset|because|impacted by|affected by|plus|with)\b",
    re.IGNORECASE,
)
_OPENS_ITEM_RIGHT = re.compile(r"[\s,]*(?:and|as well as|plus)\s+(?:an? )?(?:approximately |about )?", re.IGNORECASE)


def _is_aside(reading: Reading, measure: Measure, number: Number) -> bool:
    """Whether the measure stands in an aside: "(...)", ", which includes ..., ", "of total revenue"."""
    text = reading.text
    between = text[measure.end : number.start]
    if between.count(")") > between.count("("):
        return True
    lead = text[: measure.start]
    if _verb_after_clause(text, lead, measure, number):
        return True
    if re.search(r"(?:%|percent)\s*(?:of|to)\s+(?:[\w’']+\s+){0,4}$", lead):
        return True
    return False


_CLAUSE = re.compile(
    r", which (?!grew|rose|was|were|increased|decreased|fell|declined|totaled|amounted)", re.IGNORECASE
)
_CLAUSE_END = re.compile(
    r",\s+(?:was|were|totaled|grew|increased|decreased|rose|fell|declined|improved|represented|represents|amounted|is|are"
    r"|accounted|remained|reached|came)\b",
    re.IGNORECASE,
)


def _verb_after_clause(text: str, lead: str, measure: Measure, number: Number) -> bool:
    """Whether the measure stands in ", which includes ...," and the verb of the number follows after it."""
    opening = None
    for opening in _CLAUSE.finditer(lead):
        pass
    if opening is None or _CLAUSE_END.search(lead, opening.end()):
        return False
    return _CLAUSE_END.search(text, measure.end, number.start) is not None


def _gap(reading: Reading, start: int, end: int) -> str:
    """The words from one place to another without periods, numbers, asides and what is said of revenue as a base."""
    text = reading.text
    kept = []
    at = start
    spans = sorted((each.start, each.end) for each in (*reading.periods, *reading.numbers))
    for first, last in spans:
        if first >= start and last <= end:
            kept.append(text[at:first])
            at = max(at, last)
    kept.append(text[at:end])
    joined = " | ".join(kept)
    joined = re.sub(r"\([^()]*\)", " ", joined)
    opening = _CLAUSE.search(joined)
    if opening is not None:
        closing = _CLAUSE_END.search(joined, opening.end())
        joined = joined[: opening.start()] + (joined[closing.start() :] if closing else "")
    joined = re.sub(r"\bof (?:total |consolidated |net |our |the )*(?:revenues?|sales)\b", " ", joined)
    return joined


def _kind_of(
    reading: Reading, place: int, number: Number, measure: Measure | None, earlier: Sequence[Statement]
) -> tuple[ClaimKind, int, bool]:
    """What kind of number it is, the sign that its words give it, and whether they call it an improvement."""
    text = reading.text
    before, after = text[max(number.start - _REACH, 0) : number.start], text[number.end : number.end + _REACH]
    counted = number.said.counted
    if counted is Counted.PERCENT and v.OF_REVENUE.match(after):
        return ClaimKind.SHARE, 1, False
    changed = _change_words(before, after)
    if changed is not None and counted is not Counted.PLAIN:
        sign, better = changed
        return (ClaimKind.GROWTH if counted is Counted.PERCENT else ClaimKind.CHANGE), sign, better
    if counted is Counted.MONEY:
        timed = v.PER_TIME.match(after)
        if timed is not None:
            return (ClaimKind.AVERAGE if timed[1].lower() == "month" else ClaimKind.OTHER), 1, False
        if v.PER_SHARE.match(after) or (measure is not None and measure.is_eps and number.said.scale <= 1):
            return ClaimKind.PER_SHARE, 1, False
        if earlier and earlier[-1].kind is ClaimKind.GROWTH and _joins(_between(reading, place)):
            return ClaimKind.CHANGE, earlier[-1].sign, earlier[-1].is_better
        return ClaimKind.AMOUNT, 1, False
    if counted is Counted.PERCENT:
        trailing = _trailing_growth(reading, place, number, earlier)
        if trailing is not None:
            return ClaimKind.GROWTH, *trailing
        if measure is not None and re.search(r"\bmargins?\b", measure.name, re.IGNORECASE):
            return ClaimKind.MARGIN, 1, False
    return ClaimKind.OTHER, 1, False


def _change_words(before: str, after: str) -> tuple[int, bool] | None:
    """The sign of a change, from the words right before or after its number; None where none are there."""
    lead = v.CHANGED_BY.search(before) or _change_noun_of(before)
    if lead is not None:
        return _sign_of(lead.group())
    tail = v.CHANGE_AFTER.match(after)
    return _sign_of(tail[1]) if tail else None


def _change_noun_of(before: str) -> re.Match[str] | None:
    """ "an increase in selling expenses of" ends right before the number."""
    match = None
    for match in v.CHANGE_NOUN_OF.finditer(before):
        pass
    if match is None or re.search(r"[,;.]|\d", before[match.end() :]):
        return None
    return match if re.search(r"\bof(?: approximately| about| nearly| almost)?\s*[(]?$", before) else None


def _sign_of(words: str) -> tuple[int, bool]:
    if v.BETTER.search(words):
        return 1, True
    if v.WORSE.search(words):
        return -1, True
    return (-1, False) if v.DOWN.search(words) else (1, False)


def _trailing_growth(
    reading: Reading, place: int, number: Number, earlier: Sequence[Statement]
) -> tuple[int, bool] | None:
    """ "reduced ... from A to B, or 39.2%": the change that the amounts before it make."""
    lead = reading.text[max(number.start - 12, 0) : number.start]
    if place == 0 or not re.search(r",? ?\bor (?:by |approximately )?\(?$|\($", lead) or not earlier:
        return None
    amounts = [each for each in earlier if each.kind is ClaimKind.AMOUNT]
    if len(amounts) >= 2 and amounts[-2].is_base != amounts[-1].is_base:
        verbs = list(v.DIRECTION.finditer(reading.text[: number.start]))
        return _sign_of(verbs[0].group()) if verbs else None
    if earlier[-1].kind is ClaimKind.CHANGE:
        return earlier[-1].sign, earlier[-1].is_better
    return None


_MARKERS = re.compile(
    rf"(?P<compared>{v.COMPARED.pattern})|(?P<from>{v.FROM.pattern})|(?P<to>{v.TO.pattern}|\bwas\b|\bwere\b|\btotaled\b)",
    re.IGNORECASE,
)


def _is_base(reading: Reading, place: int, number: Number, kind: ClaimKind) -> bool:
    """Whether it is what something else is compared with: after "from", "compared to"."""
    if kind in (ClaimKind.GROWTH, ClaimKind.CHANGE):
        return False
    start = reading.numbers[place - 1].end if place else 0
    if place and _joins(reading.text[start : number.start]):
        return _is_base(reading, place - 1, reading.numbers[place - 1], ClaimKind.AMOUNT)
    last = None
    for match in _MARKERS.finditer(reading.text, start, number.start):
        inside = any(each.start <= match.start() < each.end for each in reading.periods)
        if not inside:
            last = match
    if last is not None:
        return last["to"] is None
    if place and not v.DIRECTION.search(reading.text, start, number.start):
        return _is_base(reading, place - 1, reading.numbers[place - 1], ClaimKind.AMOUNT)
    return False


_JOIN = re.compile(
    r"^\)?(?:\s*\((?:diluted|basic|loss)\))?,?\s*\(?(?:or|and)?\s*\(?(?:a )?(?:net )?(?:loss|income|earnings)?(?: of)?"
    r"(?: approximately| about| nearly)?\s*\(?$",
    re.IGNORECASE,
)


def _joins(between: str) -> bool:
    """Whether two numbers state one thing: "$818,000, or $0.07 per share"."""
    return " or " in f" {between} " and _JOIN.match(between) is not None


def _is_relative(reading: Reading, place: int) -> bool:
    """Whether its own period is named from another."""
    own = _trailing(reading, _group(reading, place)[1])
    return own is not None and own.kind is not PeriodKind.ABSOLUTE


def _group(reading: Reading, place: int) -> tuple[int, int]:
    """The first and the last number of those joined by "or"."""
    first = last = place
    while first and _joins(_between(reading, first)):
        first -= 1
    while last + 1 < len(reading.numbers) and _joins(_between(reading, last + 1)):
        last += 1
    return first, last


def _between(reading: Reading, place: int) -> str:
    text = reading.text[reading.numbers[place - 1].end : reading.numbers[place].start]
    tail = v.PER_SHARE.match(text)
    return text[tail.end() :] if tail else text


def _period_for(
    reading: Reading,
    place: int,
    number: Number,
    is_base: bool,
    clock: Clock,
    context: Context,
    earlier: Sequence[Statement],
) -> tuple[tuple[When, ...], bool, str | None]:
    """The periods a number can be for, whether the words name one, and what leaves room."""
    current = _current(reading, place, clock, context, earlier)
    first, last = _group(reading, place)
    own = _trailing(reading, last) or (_leading_base(reading, first) if is_base else None)
    if own is None and is_base:
        own = _shared_trailing(reading, last)
    listed = _respectively(reading, place)
    if listed is not None:
        own = listed
    if own is not None:
        return own.resolved(current), True, None
    if is_base:
        doubt = "the period that it is compared with: the sentence does not name it"
        return ((current.year_ago(),) if current else ()), False, doubt
    stray = _stray_period(reading, last)
    lead = _leading(reading, number, reading.numbers[first])
    if lead is not None:
        return lead.resolved(current), stray is None, stray
    if earlier and not earlier[-1].is_base and earlier[-1].when and earlier[-1].measure is not None:
        return earlier[-1].when, earlier[-1].tentative is None, earlier[-1].tentative
    if current is None:
        return (), False, "the period: neither the sentence nor the release names one"
    if context.is_named:
        return (current,), False, None
    doubt = None if clock.lengths_at(current.end) <= {current.months} else "the period: the sentence does not name it"
    return (current,), False, doubt


def _current(reading: Reading, place: int, clock: Clock, context: Context, earlier: Sequence[Statement]) -> When | None:
    """The period that the sentence speaks of at that number: what it named last for itself, else the context's."""
    for statement in reversed(earlier):
        if not statement.is_base and statement.when and not statement.is_relative:
            return statement.when[0]
    number = reading.numbers[place]
    absolute = [
        each for each in reading.periods if each.kind is PeriodKind.ABSOLUTE and each.options and each.options[0].months
    ]
    before = [each for each in absolute if each.start < number.start and not _is_compared(reading, each)]
    if before:
        return before[-1].options[0]
    after = [
        each
        for each in absolute
        if each.start >= number.start
        and not _is_compared(reading, each)
        and not v.COMPARED.search(reading.text, number.end, each.start)
        and not v.FROM.search(reading.text, number.end, each.start)
    ]
    if after and len({each.options[0] for each in after}) == 1:
        return after[0].options[0]
    return context.period or clock.reported


_FILLER = re.compile(
    r"^\)?[\s,]*(?:(?:\(?(?:basic|diluted|basic and diluted|loss|unaudited)\)?|per|(?:fully )?(?:basic|diluted|common|ordinary)"
    r"|(?:and|of|total|consolidated|net|our|its|revenues?|sales|company's)|shares?|month|reported|earned|loss|income|a|an)"
    r"[\s,]+|\((?:diluted|basic)\)[\s,]*){0,8}(?:(?:in|for|during|of|at|as of|on|from)\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)


def _trailing(reading: Reading, place: int) -> PeriodMention | None:
    """The period named right after a number, before anything else is said."""
    number = reading.numbers[place]
    following = next((each for each in reading.periods if each.start >= number.end), None)
    if following is None or following.start - number.end > _REACH:
        return None
    if place + 1 < len(reading.numbers) and reading.numbers[place + 1].start < following.start:
        return None
    between = reading.text[number.end : following.start]
    if following.kind is not PeriodKind.ABSOLUTE and _is_comparing(between, following, reading):
        return None
    if _FILLER.match(between) and not re.search(r"\bfrom\b", between):
        return following
    return None


_TIME_WORD = re.compile(r"\b(?:quarters?|years?|months?|periods?|weeks?|20\d\d|19\d\d)\b", re.IGNORECASE)


def _stray_period(reading: Reading, place: int) -> str | None:
    """A time named after the number in words that the reading does not take as its period."""
    end = reading.numbers[place].end
    stop = reading.numbers[place + 1].start if place + 1 < len(reading.numbers) else len(reading.text)
    marker = re.search(rf"{v.COMPARED.pattern}|\bfrom\b|[;]|\. ", reading.text[end:stop], re.IGNORECASE)
    tail = reading.text[end : end + marker.start() if marker else stop]
    relative = [p for p in reading.periods if p.kind in (PeriodKind.YEAR_AGO, PeriodKind.PRECEDING)]
    for match in _TIME_WORD.finditer(tail):
        at = end + match.start()
        if not any(p.start <= at < p.end for p in relative):
            return f"what {match.group()!r} after the number says of its period"
    return None


def _shared_trailing(reading: Reading, place: int) -> PeriodMention | None:
    """The period at the end of a list of what is compared with: "$286 million, and a loss of $10 million last year"."""
    for after in range(place + 1, len(reading.numbers)):
        between = reading.text[reading.numbers[after - 1].end : reading.numbers[after].start]
        if _MARKERS.search(between) or v.DIRECTION.search(between):
            return None
        found = _trailing(reading, after)
        if found is not None:
            return found
    return None


def _is_comparing(between: str, following: PeriodMention, reading: Reading) -> bool:
    """ "$119.6 billion, up 2 percent": a period after a verb or a comparison says what is compared, not when."""
    return re.search(r"\b(?:year[- ]over[- ]year|year[- ]on[- ]year|sequentially|sequential)\b",
                     reading.text[following.start : following.end], re.IGNORECASE) is not None or bool(v.COMPARED.search(between))  # fmt: skip


def _leading_base(reading: Reading, place: int) -> PeriodMention | None:
    """The period named between the word of comparison and the number."""
    number = reading.numbers[place]
    start = reading.numbers[place - 1].end if place else 0
    marker = None
    for match in _MARKERS.finditer(reading.text, start, number.start):
        if match["to"] is None and not any(each.start <= match.start() < each.end for each in reading.periods):
            marker = match
    if marker is None:
        return None
    inside = [each for each in reading.periods if marker.end() - 6 <= each.start and each.end <= number.start]
    return inside[-1] if inside else None


def _is_compared(reading: Reading, period: PeriodMention) -> bool:
    """Whether a period is named as what something is compared with."""
    before = reading.text[: period.start]
    return (
        re.search(
            rf"(?:{v.COMPARED.pattern}|\bfrom\b|\bover\b|\bthan\b|\bsince\b)(?: (?!to\b)[\w$.,()]+){{0,8}}\s*$",
            before[-_REACH:],
            re.IGNORECASE,
        )
        is not None
    )


def _leading(reading: Reading, number: Number, first: Number) -> PeriodMention | None:
    """The period that the sentence names before the number for what it speaks of."""
    in_aside = _in_parentheses(reading.text, number.start)
    before = [each for each in reading.periods if each.end <= first.start]
    if in_aside:
        return before[-1] if before else None
    own = [each for each in before if not _belongs_to_base(reading, each)]
    return own[-1] if own else None


def _in_parentheses(text: str, at: int) -> bool:
    before = text[:at].rstrip("( $")
    return before.count("(") > before.count(")")


def _belongs_to_base(reading: Reading, period: PeriodMention) -> bool:
    """Whether the period goes with a number or a noun that something is compared with."""
    return _is_compared(reading, period) or period.kind in (PeriodKind.YEAR_AGO, PeriodKind.PRECEDING)


def _respectively(reading: Reading, place: int) -> PeriodMention | None:
    """ "$5 and $4 in 2004 and 2003, respectively": the period at the same place of the list."""
    end = reading.text.lower().find("respectively", reading.numbers[place].end)
    if end < 0:
        return None
    start = reading.text.rfind(". ", 0, reading.numbers[place].start) + 1
    numbers = [each for each in reading.numbers if start <= each.start < end]
    periods = [each for each in reading.periods if start <= each.start < end and each.start > numbers[-1].end]
    if len(numbers) != len(periods) or len(numbers) < 2:
        return None
    return periods[numbers.index(reading.numbers[place])]


def _base_for(
    reading: Reading,
    place: int,
    number: Number,
    when: tuple[When, ...],
    clock: Clock,
    earlier: Sequence[Statement],
) -> tuple[tuple[When, ...], str | None]:
    """The period that a change is counted from, and what leaves room."""
    current = when[0] if when else clock.reported
    stop = next((n.start for n in reading.numbers[place + 1 :] if _is_change_number(reading, n)), len(reading.text))
    for period in reading.periods:
        if number.end <= period.start < stop and (
            period.kind in (PeriodKind.YEAR_AGO, PeriodKind.PRECEDING, PeriodKind.YEAR_ONLY)
            or _is_compared(reading, period)
        ):
            resolved = tuple(each for each in period.resolved(current) if each != current)
            if resolved:
                return resolved, None
    for statement in reversed(earlier):
        if statement.is_base and statement.when:
            return statement.when, statement.tentative
    before = [
        p for p in reading.periods if p.end <= number.start and p.kind in (PeriodKind.YEAR_AGO, PeriodKind.PRECEDING)
    ]
    if before:
        return before[-1].resolved(current), None
    compared = [p for p in reading.periods if p.end <= number.start and _is_compared(reading, p)]
    if compared:
        return compared[-1].resolved(current), None
    doubt = "the period that it is compared with: the sentence does not name it"
    return ((current.year_ago(),) if current else ()), doubt


def _is_change_number(reading: Reading, number: Number) -> bool:
    before = reading.text[max(number.start - _REACH, 0) : number.start]
    after = reading.text[number.end : number.end + _REACH]
    return number.said.counted is not Counted.PLAIN and _change_words(before, after) is not None


def _is_loss(
    reading: Reading, number: Number, measure: Measure | None, earlier: Sequence[Statement], is_base: bool
) -> bool:
    """Whether the words or the parentheses make it a loss."""
    if number.said.is_negative:
        return True
    before = reading.text[max(number.start - 40, 0) : number.start]
    if v.LOSS_BEFORE.search(before):
        return True
    if measure is None:
        return False
    if measure.is_loss:
        return True
    following = reading.text[measure.end : measure.end + 8]
    if re.match(r"\s+(?:loss|deficit)\b", following):
        return True
    same = [each for each in earlier if each.measure is not None and each.measure.start == measure.start]
    return (
        bool(same)
        and same[-1].is_loss
        and same[0].is_base
        and not re.search(r"\b(?:income|profit|earnings|positive)\b", before)
    )


def same_measure(one: Measure | None, other: Measure | None) -> bool:
    """Whether two mentions name the same rows."""
    if one is None or other is None:
        return False
    return one.entries == other.entries and same_segment(one.segment, other.segment) and one.is_eps == other.is_eps
