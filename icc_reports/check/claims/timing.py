"""For which period a number is stated, and with which it is compared."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from icc_reports.check.claims import vocabulary as v
from icc_reports.check.claims.kinds import is_change_number
from icc_reports.check.claims.lists import in_turn, respectively
from icc_reports.check.claims.measures import Measure
from icc_reports.check.claims.numbers import Counted
from icc_reports.check.claims.periods import Kind as PeriodKind
from icc_reports.check.claims.periods import Mention as PeriodMention
from icc_reports.check.claims.periods import When
from icc_reports.check.claims.sequence import MARKERS, group, is_base, is_of_subject, is_spent
from icc_reports.check.claims.shapes import REACH, Number, Reading, Spot, Statement
from icc_reports.model.patterns import any_case
from icc_reports.model.relations import ClaimKind


def period_for(spot: Spot, *, is_base: bool) -> tuple[tuple[When, ...], bool, str | None]:
    """The periods a number can be for, whether the words name one, and what leaves room."""
    reading, current = spot.reading, _current(spot)
    first, last = group(reading, spot.place)
    own = (
        reading.aside_of(reading.numbers[first].start)
        or _trailing(reading, last)
        or (_leading_base(reading, first) if is_base else None)
    )
    if own is None and is_base:
        own = _shared_trailing(reading, last)
    listed = _respectively(spot, is_base=is_base)
    if listed:
        return listed, True, None
    if own is not None:
        return _meant(own, spot, current), True, None
    if is_base:
        return _unnamed_base(spot, current)
    apart = _of_its_clause(reading, first)
    if apart is not None:
        return apart.resolved(current), True, None
    return _not_beside(spot, current)


def _not_beside(spot: Spot, current: When | None) -> tuple[tuple[When, ...], bool, str | None]:
    """The period where the words beside the number name none: what leads the sentence, else what it goes on with."""
    first, last = group(spot.reading, spot.place)
    stray = _stray_period(spot.reading, last)
    lead = _leading(spot.reading, spot.number, spot.reading.numbers[first])
    if lead is not None:
        is_first = lead.kind is not PeriodKind.ABSOLUTE and is_of_subject(spot.reading, lead)
        reported = spot.context.period or spot.clock.reported
        return _meant(lead, spot, reported if is_first else current), stray is None, stray
    alike = _as_long_as_base(spot, current)
    if alike:
        return alike, stray is None, stray
    before = spot.earlier[-1] if spot.earlier else None
    if before is not None and not before.is_base and before.when and before.measure is not None:
        return before.when, before.tentative is None, before.tentative
    if current is None:
        return (), False, "the period: neither the sentence nor the release names one"
    if spot.context.is_named:
        return (current,), False, None
    is_plain = spot.clock.lengths_at(current.end) <= {current.months}
    return (current,), False, None if is_plain else "the period: the sentence does not name it"


def _meant(mention: PeriodMention, spot: Spot, current: When | None) -> tuple[When, ...]:
    """What a mention is: a year's number is all of the year, unless a shorter stretch is spoken of."""
    own = (each.options[0] for each in spot.reading.periods if each.options and not is_compared(spot.reading, each))
    if mention.whole is None or spot.context.is_named or any(when.months not in _WHOLE for when in own):
        return mention.resolved(current)
    is_of_year = spot.context.period is None or spot.context.period.months in _WHOLE
    return (mention.whole,) if is_of_year else mention.resolved(current)


_WHOLE = (0, 12)  # months: a day, or all of a year


def _as_long_as_base(spot: Spot, current: When | None) -> tuple[When, ...]:
    """The stretch up to now as long as what it is compared with: "compared to $3 million in the first half of 2018"."""
    reading, number, reported = spot.reading, spot.number, spot.clock.reported
    end = _END_OF_CLAUSE.search(reading.text, number.end)
    named = [each for each in reading.periods if number.end <= each.start < (end.start() if end else len(reading.text))]
    opening = [each for each in reading.periods if each.end <= reading.numbers[0].start]
    base = next(iter(named), None) or next(iter(opening), None)
    if base is None or reported is None or not is_compared(reading, base):
        return ()
    if base.whole is not None and current is not None and not spot.context.is_named:
        return (current, base.whole.year_ago(base.year - reported.end.year))
    earlier = base.resolved(reported)
    months = base.months or (earlier[0].months if earlier and base.kind in _OF_OWN_LENGTH else 0)
    alike = When(reported.end, months)
    return (alike,) if months and spot.clock.is_printed(alike) and earlier[0].end < alike.end else ()


_END_OF_CLAUSE = re.compile(r";|\. ")
_OF_OWN_LENGTH = (PeriodKind.ABSOLUTE, PeriodKind.PRECEDING)


def _unnamed_base(spot: Spot, current: When | None) -> tuple[tuple[When, ...], bool, str | None]:
    """What a level is compared with where the sentence does not say it: by the heading, else the year before."""
    if spot.context.base is not None:
        return (spot.context.base,), True, None
    changed = next((each for each in reversed(spot.earlier) if each.base and not each.is_base), None)
    if changed is not None:
        return changed.base, False, changed.tentative
    doubt = "the period that it is compared with: the sentence does not name it"
    if current is None:
        return (), False, doubt
    likely = dict.fromkeys((current.year_ago(), *((spot.context.said_base,) if spot.context.said_base else ())))
    return tuple(each for each in likely if each.months == current.months and each != current), False, doubt


def _current(spot: Spot) -> When | None:
    """The period that the sentence speaks of at that number: what it named last for itself, else the context's."""
    reading, number = spot.reading, spot.number
    for statement in reversed(spot.earlier):
        if not statement.is_base and statement.when and not statement.is_relative:
            return statement.when[0]
    absolute = [
        each for each in reading.periods if each.kind is PeriodKind.ABSOLUTE and each.options and each.options[0].months
    ]
    before = [each for each in absolute if each.start < number.start and not is_compared(reading, each)]
    if before:
        return before[-1].options[0]
    after = [
        each
        for each in absolute
        if each.start >= number.start
        and not is_compared(reading, each)
        and not v.COMPARED.search(reading.text, number.end, each.start)
        and not v.FROM.search(reading.text, number.end, each.start)
    ]
    if after and len({each.options[0] for each in after}) == 1:
        return after[0].options[0]
    return spot.context.period or spot.clock.reported


def is_relative(reading: Reading, place: int) -> bool:
    """Whether its own period is named from another."""
    first, last = group(reading, place)
    own = _trailing(reading, last) or _of_its_clause(reading, first)
    return own is not None and own.kind is not PeriodKind.ABSOLUTE


_HAD_BEEN = any_case(r"\bhad (?:been|come to|totaled)\b[^.;]*$", "had")


def _of_its_clause(reading: Reading, place: int) -> PeriodMention | None:
    """The earlier period of a clause of its own: "; a year earlier it had been $982,000"."""
    start = reading.numbers[place - 1].end if place else 0
    number = reading.numbers[place]
    if not _HAD_BEEN.search(reading.text[start : number.start]):
        return None
    inside = [each for each in reading.periods if start <= each.start and each.end <= number.start]
    return inside[-1] if inside and inside[-1].kind is not PeriodKind.ABSOLUTE else None


_FILLER = re.compile(
    r"^\)?[\s,]*(?:(?:\(?(?:basic|diluted|basic and diluted|loss|unaudited)\)?|per|(?:fully )?(?:basic|diluted"
    r"|common|ordinary)"
    r"|(?:and|of|total|consolidated|net|our|its|revenues?|sales|company's)|shares?|month|reported|earned|loss"
    r"|income|a|an)"
    r"[\s,]+|\((?:diluted|basic)\)[\s,]*){0,8}(?:(?:in|for|during|of|at|as of|on|from)\s+)?"
    r"(?:(?:the|its|our|their)\s+)?$",
    re.IGNORECASE,
)


_GOING_ON = any_case(  # from what is said before: "rose to $5 million and full-year sales ..."
    r"\band (?:(?:in|for|during|of|at|as of|on) )?(?:(?:the|its|our|their) )?$"
)


def _trailing(reading: Reading, place: int) -> PeriodMention | None:
    """The period named right after a number, before anything else is said."""
    number = reading.numbers[place]
    following = next((each for each in reading.periods if each.start >= number.end), None)
    if following is None or following.start - number.end > REACH:
        return None
    if place + 1 < len(reading.numbers) and reading.numbers[place + 1].start < following.start:
        return None
    between = reading.text[number.end : following.start]
    between = between[by.end() :] if (by := v.PER_WHAT.match(between)) is not None else between
    if number.said.counted is Counted.PERCENT and (whole := _OF_WHAT.match(between)) is not None:
        between = between[whole.end() :]
    if following.kind is not PeriodKind.ABSOLUTE and _is_comparing(between, following, reading):
        return None
    if _FILLER.match(between) and not (v.FROM.search(between) or _GOING_ON.search(between)):
        return following
    return None


_OF_WHAT = re.compile(  # what a percentage is of: "0.59% of total loans at June 30"
    r"\)?\s*of (?:[A-Za-z][\w&’'/-]* ){0,6}?[A-Za-z][\w&’'/-]*"
    r"(?=,? (?:(?:at|as of|for|in|during|on) )?(?:the |our )?$)"
)
_TIME_WORD = any_case(r"\b(?:quarters?|years?|months?|periods?|weeks?|20\d\d|19\d\d)\b")


_OF_THE_PERIOD = any_case(r"\b(?:for|in|during) (?:the|this) (?:current |reporting )?period\b")
_TURN = any_case(rf"[;]|\. |\b(?:{v.COMPARED.pattern}|from\b)")


def _stray_period(reading: Reading, place: int) -> str | None:
    """A time named after the number in words that the reading does not take as its period."""
    end = reading.numbers[place].end
    stop = reading.numbers[place + 1].start if place + 1 < len(reading.numbers) else len(reading.text)
    marker = _TURN.search(reading.text[end:stop])
    tail = reading.text[end : end + marker.start() if marker else stop]
    relative = [p for p in reading.periods if p.kind in (PeriodKind.YEAR_AGO, PeriodKind.PRECEDING)]
    for match in _TIME_WORD.finditer(_OF_THE_PERIOD.sub(lambda found: " " * len(found[0]), tail)):
        at = end + match.start()
        if not any(p.start <= at < p.end for p in relative):
            return f"what {match.group()!r} after the number says of its period"
    return None


def _shared_trailing(reading: Reading, place: int) -> PeriodMention | None:
    """The period at the end of a list of what is compared with: "$286 million, and a loss of $10 million last year"."""
    for after in range(place + 1, len(reading.numbers)):
        between = reading.text[reading.numbers[after - 1].end : reading.numbers[after].start]
        if MARKERS.search(between) or v.DIRECTION.search(between) or _GOES_ELSEWHERE.search(between):
            return None
        found = _trailing(reading, after)
        if found is not None:
            return found
    return None


_GOES_ELSEWHERE = re.compile(r"\b(?:because|which|who|when|where|since|as|due|driven|reflecting)\b", re.IGNORECASE)


def _is_comparing(between: str, following: PeriodMention, reading: Reading) -> bool:
    """Whether a period only says what is compared ("up 2 percent year over year"), not when."""
    named = reading.text[following.start : following.end]
    is_over = _OVER.search(named) is not None and _FOR.search(between) is None
    return is_over or v.COMPARED.search(between) is not None


_FOR = any_case(r"\b(?:for|in|of|during) (?:the )?$")
_OVER = any_case(
    r"\b(?:(?:year|quarter)[- ](?:over|on|to)[- ](?:year|quarter)|sequentially|sequential|linked[- ]quarter"
    r"|yoy|y/y|qoq|q/q)\b"
)


def _leading_base(reading: Reading, place: int) -> PeriodMention | None:
    """The period named between the word of comparison and the number."""
    number = reading.numbers[place]
    start = reading.numbers[place - 1].end if place else 0
    marker = None
    for match in MARKERS.finditer(reading.text, start, number.start + 2):
        if match["to"] is None and not any(each.start <= match.start() < each.end for each in reading.periods):
            marker = match
    if marker is None:
        return None
    inside = [each for each in reading.periods if marker.end() - 6 <= each.start and each.end <= number.start]
    return inside[-1] if inside else None


_COMPARING = any_case(
    rf"\b(?:{v.COMPARED.pattern}|from\b|(?<=[a-z%,] )over\b|than\b|since\b"
    r"|(?:flat|unchanged|even|level|in line|consistent) (?:with|to)\b)"
    r"(?: (?!(?:to|from|over|than|since|versus|compared)\b)[\w$.,()%]+){0,9}\s*\Z",
)


def is_compared(reading: Reading, period: PeriodMention) -> bool:
    """Whether a period is named as what something is compared with."""
    if any(reading.aside_of(number.start) == period for number in reading.numbers):
        return True
    leads = any(0 <= each.start - period.end <= 1 for each in reading.measures) or v.DIRECTION.match(
        reading.text[period.end :].lstrip(" ,")
    )
    if leads and _GOING_ON.search(reading.text[: period.start]):  # "from $2 million, and full-year sales rose"
        return False
    marker = _COMPARING.search(reading.text, max(period.start - REACH, 0), period.start)
    if marker is None:
        return False
    between = [each for each in reading.numbers if marker.start() <= each.start and each.end <= period.start]
    return not any(is_spent(reading, marker.start(), each.start) for each in between)


def _leading(reading: Reading, number: Number, first: Number) -> PeriodMention | None:
    """The period that the sentence names before the number for what it speaks of."""
    in_aside = _in_parentheses(reading.text, number.start)
    before = [each for each in reading.periods if each.end <= first.start]
    if in_aside and not (before and is_compared(reading, before[-1]) and is_change_number(reading, number)):
        return before[-1] if before else None
    own = [each for each in before if not _belongs_to_base(reading, each) and not _is_of_base(reading, each)]
    if not own and before and _OPENING.fullmatch(reading.text, 0, before[0].start):
        return before[0]  # all that the sentence says is of the year before
    return own[-1] if own else None


_OPENING = any_case(r"\W*(?:(?:in|for|during) )?(?:the |our |its )?")


def _is_of_base(reading: Reading, period: PeriodMention) -> bool:
    """Whether a period right after a number says when that was, of what something else is compared with."""
    place = max((at for at, each in enumerate(reading.numbers) if each.end <= period.start), default=None)
    between = reading.text[reading.numbers[place].end : period.start] if place is not None else "-"
    return place is not None and _FILLER.match(between) is not None and is_base(reading, place, ClaimKind.AMOUNT)


def _in_parentheses(text: str, at: int) -> bool:
    before = text[:at].rstrip("( $")
    return before.count("(") > before.count(")")


def _belongs_to_base(reading: Reading, period: PeriodMention) -> bool:
    """Whether the period goes with a number or a noun that something is compared with."""
    is_relative = period.kind in (PeriodKind.YEAR_AGO, PeriodKind.PRECEDING) and not is_of_subject(reading, period)
    return is_compared(reading, period) or is_relative


def _respectively(spot: Spot, *, is_base: bool) -> tuple[When, ...]:
    """The period at the same place of the list: "$5 and $4 in 2004 and 2003, respectively".

    What is compared has a list of its own, or a period that is named from that list: "in the same periods last year".
    """
    reading, current = spot.reading, _current(spot)
    found = respectively(reading, spot.place) or in_turn(reading, spot.place)
    if found is None:
        return ()
    index, size, end = found
    turn = _turn_at(spot, is_base=is_base)
    periods = [p for p in reading.periods if not _OVER.search(reading.text[p.start : p.end])]
    fitting = [each for each in _listed_periods(reading.text, periods) if len(each) == size]
    own = [each for each in fitting if each[-1].end <= turn or (not is_base and each[-1].end <= end)]
    if not is_base:
        return own[-1][index].resolved(current) if own else ()
    bases = [each for each in fitting if each[0].start >= turn]
    if bases:
        return bases[0][index].resolved(current)
    back = next((p for p in periods if p.start >= turn and p.kind is not PeriodKind.ABSOLUTE), None)
    when = own[-1][index].resolved(current) if own else _counterpart(spot, index, size)
    return back.resolved(when[0]) if back is not None and when else ()


def _counterpart(spot: Spot, index: int, size: int) -> tuple[When, ...]:
    """The period at that place of the numbers compared with a list: "$5 in the quarter and $9 in the half"."""
    own = dict.fromkeys(each.when[0] for each in spot.earlier if each.when and _is_alike(each, spot.number))
    return tuple(own)[index : index + 1] if len(own) == size else ()


def _is_alike(statement: Statement, number: Number) -> bool:
    """Whether a statement that is compared with something is of a number of the same kind: large, or per share."""
    said = statement.number.said
    return not statement.is_base and said.counted is number.said.counted and (said.scale > 1) is (number.said.scale > 1)


def _turn_at(spot: Spot, *, is_base: bool) -> int:
    """Where the sentence turns to what is compared: before the number, or after it."""
    text, number = spot.reading.text, spot.number
    places = [
        match.start()
        for match in MARKERS.finditer(text)
        if match["to"] is None and not any(each.start <= match.start() < each.end for each in spot.reading.periods)
    ]
    if is_base:
        return max((at for at in places if at < number.start), default=0)
    return min((at for at in places if at >= number.end), default=len(text))


_AND = re.compile(r"\s*(?:,|,? and)\s*(?:(?:in|for|at|the|of|as|our|its) ){0,3}", re.IGNORECASE)


def _listed_periods(text: str, periods: Sequence[PeriodMention]) -> Iterator[list[PeriodMention]]:
    """Periods in rows: "the fourth quarter and full year 2024"."""
    row: list[PeriodMention] = []
    for period in periods:
        if row and not _AND.fullmatch(text[row[-1].end : period.start]):
            yield row
            row = []
        row.append(period)
    if row:
        yield row


_OVER_TIME = (ClaimKind.MARGIN, ClaimKind.OTHER, ClaimKind.PER_SHARE)  # said of a day, printed for what it ends


def as_printed(when: tuple[When, ...], spot: Spot, measure: Measure | None, kind: ClaimKind) -> tuple[When, ...]:
    """The period with what ends as it, where no table prints the measure for the period itself.

    That is the stretch that a day ends (a balance was spoken of, then a margin), or the last quarter of a longer one.
    """
    reported = spot.clock.reported
    if measure is None or not when or reported is None or not reported.ends_as(when[0]) or when[0] == reported:
        return when
    if any(entry.figure(when[0]) is not None for entry in measure.entries):
        return when
    if when[0].months:
        return (*when, reported) if any(entry.figure(reported) is not None for entry in measure.entries) else when
    is_named = any(each.options == when for each in spot.reading.periods)
    return (reported,) if kind in _OVER_TIME or not is_named else when
