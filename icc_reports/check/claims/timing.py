"""For which period a number is stated, and with which it is compared."""

from __future__ import annotations

import re

from icc_reports.check.claims import vocabulary as v
from icc_reports.check.claims.beside import (
    ONLY_COMPARES,
    is_compared,
    is_told_aside,
    leading,
    leading_base,
    of_its_clause,
    shared_trailing,
    stray_period,
    trailing,
)
from icc_reports.check.claims.compared import UNNAMED, is_listed_base, only_other
from icc_reports.check.claims.flows import is_flow
from icc_reports.check.claims.lists import in_turn, listed_periods, respectively
from icc_reports.check.claims.measures import Measure
from icc_reports.check.claims.periods import Kind as PeriodKind
from icc_reports.check.claims.periods import Mention as PeriodMention
from icc_reports.check.claims.periods import When
from icc_reports.check.claims.sequence import MARKERS, group, is_of_subject, reported_at
from icc_reports.check.claims.shapes import Number, Reading, Spot, Statement
from icc_reports.model.patterns import any_case
from icc_reports.model.relations import ClaimKind

NO_PERIOD = "the period: the sentence does not name it"


def period_for(spot: Spot, *, is_base: bool) -> tuple[tuple[When, ...], bool, str | None]:
    """The periods a number can be for, whether the words name one, and what leaves room."""
    reading, current = spot.reading, _current(spot)
    first, last = group(reading, spot.place)
    own = (
        reading.aside_of(reading.numbers[first].start)
        or trailing(reading, last)
        or (leading_base(reading, first) if is_base else None)
    )
    if is_base and (own is None or _LENGTH_ALONE.fullmatch(reading.text, own.start, own.end)):
        own = shared_trailing(reading, last) or own  # "compared to a full-year profit of $8 million and ... in 2023"
    listed = _respectively(spot, is_base=is_base)
    if listed:
        return listed, True, None
    if own is not None:
        return _meant(own, spot, current), True, None
    if is_base:
        return _unnamed_base(spot, current)
    apart = of_its_clause(reading, first)
    if apart is not None:
        return apart.resolved(current), True, None
    return _not_beside(spot, current)


def _of_level(reading: Reading, last: int) -> PeriodMention | None:
    """The period right behind the level that a change leads to: "rose by $2 million to $9 million at June 30"."""
    if last + 1 >= len(reading.numbers):
        return None
    is_level = _TO.fullmatch(reading.text, reading.numbers[last].end, reading.numbers[last + 1].start)
    return trailing(reading, group(reading, last + 1)[1]) if is_level is not None else None


_TO = re.compile(r"\)?,? to (?:approximately |about |nearly )?\(?")


def _not_beside(spot: Spot, current: When | None) -> tuple[tuple[When, ...], bool, str | None]:
    """The period where the words beside the number name none: what leads the sentence, else what it goes on with."""
    first, last = group(spot.reading, spot.place)
    stray = stray_period(spot.reading, last)
    lead = leading(spot.reading, spot.number, spot.reading.numbers[first])
    level = _of_level(spot.reading, last) if lead is not None else None
    if level is not None:  # nearer than what leads
        return _meant(level, spot, current), True, None
    if lead is not None:
        is_first = lead.kind is not PeriodKind.ABSOLUTE and is_of_subject(spot.reading, lead)
        return _meant(lead, spot, reported_at(spot) if is_first else current), stray is None, stray
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
    return (current,), False, None if is_plain else NO_PERIOD


def _meant(mention: PeriodMention, spot: Spot, current: When | None) -> tuple[When, ...]:
    """What a mention is: a year's number is all of the year, unless a shorter stretch is spoken of."""
    if (part := _part_of_year(mention, spot)) is not None:
        return (part,)
    led = [each.options[0] for each in _leading_of(spot) if each.options]
    if led and led[-1].months in _SHORTER and _THIS_YEAR.fullmatch(spot.reading.text, mention.start, mention.end):
        return (led[-1],)  # "the margin of the quarter rose to 28% in the current year"
    if mention.whole is None or spot.context.is_named or any(when.months not in _WHOLE for when in led):
        return mention.resolved(current)
    is_of_year = spot.context.period is None or spot.context.period.months in _WHOLE
    return (mention.whole,) if is_of_year else mention.resolved(current)


def _part_of_year(mention: PeriodMention, spot: Spot) -> When | None:
    """The quarter of the year that is named behind its number: "third-quarter sales were $5 million in fiscal 2017"."""
    text = spot.reading.text
    led = _leading_of(spot)
    shorter = led[-1] if led else None
    if shorter is None or not shorter.options or shorter.options[0].months not in _SHORTER:
        return None
    if mention.start <= shorter.start or _YEAR_ALONE.fullmatch(text, mention.start, mention.end) is None:
        return None
    if not mention.options or text[shorter.end - 1].isdigit():
        return None
    end = mention.options[0].end
    parts = (shorter.options[0].year_ago(years) for years in range(-1, _YEARS))
    return next((part for part in parts if -_SLACK <= (end - part.end).days < _DAYS - _SLACK), None)


def _leading_of(spot: Spot) -> list[PeriodMention]:
    """The periods named before the first number of a clause."""
    text, numbers = spot.reading.text, spot.reading.numbers
    start = text.rfind(";", 0, spot.number.start) + 1
    first = next(each.start for each in numbers if each.start >= start)
    return [each for each in spot.reading.periods if start <= each.start and each.end <= first]


_LENGTH_ALONE = re.compile(r"(?:the )?full[- ](?:fiscal )?year", re.IGNORECASE)
_THIS_YEAR = re.compile(r"(?:the )?current (?:fiscal )?year", re.IGNORECASE)
_YEAR_ALONE = re.compile(r"(?:(?:fiscal|calendar)[- ])?(?:year )?\d{4}|FY ?['’‘]?\d+", re.IGNORECASE)
_SHORTER = (3, 6, 9)  # months
_YEARS, _DAYS, _SLACK = 5, 365, 10
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
    """What a level is compared with where the sentence does not say it: by the heading, as the last, a year before."""
    if spot.context.base is not None:
        return (spot.context.base,), True, None
    changed = next((each for each in reversed(spot.earlier) if each.base and not each.is_base), None)
    if changed is not None:
        return changed.base, False, changed.tentative
    if current is None:
        return (), False, UNNAMED
    likely = dict.fromkeys((*((spot.context.said_base,) if spot.context.said_base else ()), current.year_ago()))
    return tuple(each for each in likely if each.months == current.months and each != current), False, UNNAMED


def told_by_columns(when: tuple[When, ...], doubt: str | None, spot: Spot, measure: Measure | None) -> tuple[When, ...]:
    """What a level may be compared with where no words say it, the only other period that its row prints first."""
    other = only_other(measure, _current(spot)) if doubt == UNNAMED else None
    return tuple(dict.fromkeys((other, *when))) if other is not None else when


def _current(spot: Spot) -> When | None:
    """The period that the sentence speaks of at that number: what it named last for itself, else the context's."""
    reading, number = spot.reading, spot.number
    for statement in reversed(spot.earlier):
        if not statement.is_base and statement.when and not statement.is_relative:
            return statement.when[0]
    is_of_day = spot.context.period is not None and not spot.context.period.months  # then another day is of balances
    absolute = [
        each
        for each in reading.periods
        if each.kind is PeriodKind.ABSOLUTE and each.options and (each.options[0].months or is_of_day)
    ]
    before = [each for each in absolute if each.start < number.start and not is_compared(reading, each)]
    if before:
        return before[-1].options[0]
    after = [
        each
        for each in absolute
        if each.start >= number.start
        and not is_compared(reading, each)
        and not _is_of_next(spot, each)
        and not is_told_aside(reading, number.end, each.start)
        and not v.COMPARED.search(reading.text, number.end, each.start)
        and not v.FROM.search(reading.text, number.end, each.start)
    ]
    if after and len({each.options[0] for each in after}) == 1:
        return after[0].options[0]
    return spot.context.period or spot.clock.reported


def _is_of_next(spot: Spot, period: PeriodMention) -> bool:
    """Whether a period that is over stands behind a semicolon, so that it is that of another clause."""
    reported = spot.clock.reported
    is_over = reported is not None and period.options[0].end < reported.end and not period.options[0].ends_as(reported)
    return is_over and ";" in spot.reading.text[spot.number.end : period.start]


def is_relative(reading: Reading, place: int) -> bool:
    """Whether its own period is named from another."""
    first, last = group(reading, place)
    own = trailing(reading, last) or of_its_clause(reading, first)
    if own is not None:
        return own.kind is not PeriodKind.ABSOLUTE and own.whole is None
    lead = leading(reading, reading.numbers[place], reading.numbers[first])
    return lead is not None and lead.kind in (PeriodKind.YEAR_AGO, PeriodKind.PRECEDING)


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
    periods = [p for p in reading.periods if not ONLY_COMPARES.search(reading.text[p.start : p.end])]
    fitting = [each for each in listed_periods(reading.text, periods) if len(each) == size]
    own = [each for each in fitting if each[-1].end <= turn or (not is_base and each[-1].end <= end)]
    if not is_base:
        is_of_bases = bool(own) and is_listed_base(spot, own[-1], index, size)
        return own[-1][index].resolved(current) if own and not is_of_bases else ()
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


def _since(spot: Spot, measure: Measure) -> When | None:
    """What has passed since the day that stands behind what is counted: "31 shops opened since December 31"."""
    reported, text = spot.clock.reported, spot.reading.text
    behind = text[measure.end : measure.end + len(_SINCE)] == _SINCE and spot.number.end in measure.behind
    at = measure.end + len(_SINCE)
    day = next((each.options[0] for each in spot.reading.periods if behind and each.start == at and each.options), None)
    if reported is None or day is None or day.months:
        return None
    lasted = (When(reported.end, months) for months in sorted(spot.clock.lengths_at(reported.end)))
    return next((each for each in lasted if each.opening().ends_as(day)), None)


_SINCE = " since "


def _so_far(when: tuple[When, ...], spot: Spot, measure: Measure) -> When | None:
    """The year so far, where that alone is printed of cash that flowed and the sentence names no other time."""
    is_named = spot.context.is_named and not spot.context.is_titled
    is_named = is_named or any(each.options == when for each in spot.reading.periods)
    if len(when) != 1 or not when[0].months or not is_flow(measure) or is_named:
        return None
    lengths = sorted(spot.clock.lengths_at(when[0].end))
    printed = [
        each
        for each in (When(when[0].end, months) for months in lengths)
        if any(entry.figure(each) is not None for entry in measure.entries)
    ]
    return printed[0] if len(printed) == 1 and printed[0].months > when[0].months else None


_OVER_TIME = (ClaimKind.MARGIN, ClaimKind.OTHER, ClaimKind.PER_SHARE)  # said of a day, printed for what it ends


def as_printed(when: tuple[When, ...], spot: Spot, measure: Measure | None, kind: ClaimKind) -> tuple[When, ...]:
    """The period with what ends as it, where no table prints the measure for the period itself.

    That is the stretch that a day ends (a balance was spoken of, then a margin), or that begins behind it, or the last
    quarter of a longer one.
    """
    reported = spot.clock.reported
    if measure is not None and (since := _since(spot, measure)) is not None:
        return (since,)
    if measure is not None and (so_far := _so_far(when, spot, measure)) is not None:
        return (*when, so_far)
    if measure is None or not when or reported is None or not reported.ends_as(when[0]) or when[0] == reported:
        return when
    if any(entry.figure(when[0]) is not None for entry in measure.entries):
        return when
    if when[0].months:
        return (*when, reported) if any(entry.figure(reported) is not None for entry in measure.entries) else when
    is_named = any(each.options == when for each in spot.reading.periods)
    if kind in _OVER_TIME or not is_named:
        return (reported,)
    return (*when, reported) if _FLOWS.search(measure.name) else when


_FLOWS = any_case(r"\bcash flows?$|\bebitda$|\b(?:net|operating) (?:income|loss|earnings)$")  # none is of a day
