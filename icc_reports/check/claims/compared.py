"""From which period a change is counted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from icc_reports.check.claims import vocabulary as v
from icc_reports.check.claims.beside import is_compared
from icc_reports.check.claims.kinds import is_change_number
from icc_reports.check.claims.lists import listed_periods, listed_with, respectively
from icc_reports.check.claims.lookup import fits
from icc_reports.check.claims.margins import is_margin
from icc_reports.check.claims.measures import Measure
from icc_reports.check.claims.numbers import Counted
from icc_reports.check.claims.periods import NEAR, When
from icc_reports.check.claims.periods import Kind as PeriodKind
from icc_reports.check.claims.periods import Mention as PeriodMention
from icc_reports.check.claims.sequence import joins
from icc_reports.check.claims.shapes import Spot, Statement, same_measure
from icc_reports.model.patterns import any_case
from icc_reports.model.periods import Instant, Period
from icc_reports.model.relations import ClaimKind

UNNAMED = "the period that it is compared with: the sentence does not name it"
_QUARTERLY = (0, 3)  # months: of a day, or a quarter
_RELATIVE = (PeriodKind.YEAR_AGO, PeriodKind.PRECEDING)


def base_for(spot: Spot, whens: tuple[When, ...], measure: Measure | None) -> tuple[tuple[When, ...], str | None]:
    """The periods that a change is counted from, the likelier first, and what leaves room."""
    found, doubt = _base_for(spot, whens[0] if whens else spot.clock.reported, measure)
    others = (each for other in whens[1:] for each in _base_for(spot, other, measure)[0])
    return tuple(dict.fromkeys((*found, *others))), doubt


def _base_for(spot: Spot, current: When | None, measure: Measure | None) -> tuple[tuple[When, ...], str | None]:
    if listed := _listed_base(spot, current):
        return listed, None
    if named := _named_within(spot, current, _stop_of(spot), measure):
        return named, None
    start, end = spot.reading.text.rfind(";", 0, spot.number.start) + 1, spot.reading.text.find(";", spot.number.end)
    before = [p for p in spot.reading.periods if start <= p.start and p.end <= spot.number.start]
    leading = _last(before, spot, current)
    opening = _opening(spot, current, leading) if current is not None and _is_balance(measure) else None
    if opening is not None:
        return opening
    if named := _named_within(spot, current, end if end >= 0 else len(spot.reading.text), measure):
        return named, UNNAMED
    for statement in reversed(spot.earlier):
        if statement.is_base and statement.number.start >= start and _is_like(statement.when, current):
            return statement.when, statement.tentative
    if leading is not None:
        return leading.resolved(current), None
    if spot.context.base is not None:
        return (spot.context.base,), None
    return _base_of_joined(spot, measure) or _unnamed(spot, current), UNNAMED


def of_closed_pair(statement: Statement, spot: Spot) -> Statement:
    """Growth in brackets behind two levels, as that of the one against the other: "$6 vs. $5 last year (+20%)".

    What leaves room in the level leaves it in its growth.
    """
    is_behind = len(spot.earlier) >= _PAIR and _IN_BRACKETS.fullmatch(spot.clause) is not None
    if statement.kind is not ClaimKind.GROWTH or not is_behind:
        return statement
    own, base = spot.earlier[-_PAIR:]
    is_pair = base.is_base and not own.is_base and same_measure(own.measure, base.measure)
    if not is_pair or own.number.said.counted is not base.number.said.counted:
        return statement
    doubt = statement.tentative or own.tentative
    return replace(statement, measure=own.measure, when=own.when, base=base.when, is_base=False, tentative=doubt)


_PAIR = 2
_IN_BRACKETS = any_case(
    r"(?: per [a-z ]{0,20}share)?(?: [\w’',.-]+){0,8},? \((?:an? )?(?:[+–-]|(?:up|down|increase of|decrease of) )?"
)


def _base_of_joined(spot: Spot, measure: Measure | None) -> tuple[When, ...]:
    """What the amount is counted from that a percentage of the same is joined to: "rose $9 million, or 4%"."""
    last = spot.earlier[-1] if spot.earlier else None
    if last is None or last.kind is not ClaimKind.CHANGE or not same_measure(last.measure, measure):
        return ()
    return last.base if spot.number.said.counted is Counted.PERCENT and joins(spot.clause) else ()


def _listed_base(spot: Spot, current: When | None) -> tuple[When, ...]:
    """The period at the same place of a list that changes are counted from.

    "Increasing $6 million and $9 million from the second quarter and the first quarter, respectively."
    """
    found = respectively(spot.reading, spot.place)
    index, size, _ = found or (0, 0, 0)
    rows = listed_periods(spot.reading.text, spot.reading.periods) if found is not None else ()
    row = next((each for each in rows if is_listed_base(spot, each, index, size)), None)
    return row[index].resolved(current) if row is not None else ()


def is_listed_base(spot: Spot, row: Sequence[PeriodMention], index: int, size: int) -> bool:
    """Whether the periods behind a number of a list of changes are what these are counted from, one for each."""
    is_change = is_change_number(spot.reading, spot.reading.numbers[spot.place - index])
    return is_change and len(row) == size and row[0].start >= spot.number.end and is_compared(spot.reading, row[0])


def only_other(measure: Measure | None, current: When | None) -> When | None:
    """The one period of the year before, as long as the one spoken of, that tables print beside it for a measure.

    None where that is the like one a year before, which is meant without being named.
    """
    if measure is None or current is None:
        return None
    rows = [each for each in measure.entries if fits(each, measure) and each.figure(current) is not None]
    periods = {column.period for each in rows for column, _ in each.cells() if column.period is not None}
    like = [each for each in periods if not current.fits(each) and _is_as_long(each, current)]
    other = When(like[0].end, current.months) if len(like) == 1 else current
    return other if current.year_ago().end + NEAR < other.end < current.end else None


def _is_as_long(period: Period, current: When) -> bool:
    return isinstance(period, Instant) or When(period.end, current.months).fits(period)


def _unnamed(spot: Spot, current: When | None) -> tuple[When, ...]:
    """What a change may be counted from where its sentence does not say it: as the last that did, else a year before.

    A quarter may be compared with the one before it as well; a percentage of few digits would be so by chance.
    """
    if current is None:
        return ()
    said, number = spot.context.said_base, spot.number.said
    is_slight = number.counted is Counted.PERCENT and not number.fraction_digits
    before = () if current.months not in _QUARTERLY or is_slight else (current.quarter_before(),)
    spoken = (said,) if said is not None and _is_like((said,), current) and not said.ends_as(current) else ()
    return tuple(dict.fromkeys((*spoken, current.year_ago(), *before)))


def _last(before: Sequence[PeriodMention], spot: Spot, current: When | None) -> PeriodMention | None:
    """The last of the periods before a number that something is compared with."""
    relative = [p for p in before if p.kind in _RELATIVE]
    compared = [p for p in before if is_compared(spot.reading, p) and not _ends_as(p, current)]
    found = [p for p in relative or compared if p.resolved(current)]
    return found[-1] if found and _is_like(found[-1].resolved(current), current) else None


def _is_like(base: Sequence[When], current: When | None) -> bool:
    """Whether one can be compared with the other: a day with any, stretches of one length."""
    if not base:
        return False
    months = (base[0].months, current.months if current else 0)
    return not all(months) or abs(months[0] - months[1]) <= 1


def _stop_of(spot: Spot) -> int:
    """Up to where a number's own comparison can be named: the next change or clause, or the next of a list."""
    reading, number = spot.reading, spot.number
    end = reading.text.find(";", number.end)
    for place, following in enumerate(reading.numbers[spot.place + 1 :], spot.place + 1):
        is_listed = listed_with(reading, place) is not None
        apart = any(number.end <= each.start and each.end <= following.start for each in reading.periods)
        if is_change_number(reading, following) or (is_listed and apart):
            return following.start if end < 0 else min(end, following.start)
    return end if end >= 0 else len(reading.text)


def _named_within(spot: Spot, current: When | None, stop: int, measure: Measure | None) -> tuple[When, ...]:
    """What the words after the number name as its base."""
    reading = spot.reading
    for period in reading.periods:
        if not spot.number.end <= period.start < stop or _opens_next(spot, period):
            continue
        if _is_of_rate(spot, period) and not _is_ratio(measure):
            continue
        if period.kind in (*_RELATIVE, PeriodKind.YEAR_ONLY) or is_compared(reading, period):
            meant = _said_before(spot, period, current) or period.resolved(current)
            found = tuple(each for each in meant if current is None or not each.ends_as(current))
            if found:
                return found
    return ()


def _said_before(spot: Spot, period: PeriodMention, current: When | None) -> tuple[When, ...]:
    """What a sentence before compared with, where only "the comparable periods" are spoken of, those of one length."""
    said = spot.context.said_base
    lengths = {each.options[0].months for each in spot.reading.periods if each.options}
    is_bare = _COMPARABLE.fullmatch(spot.reading.text, period.start, period.end) is not None and len(lengths) <= 1
    return (said,) if is_bare and said is not None and _is_like((said,), current) else ()


_COMPARABLE = any_case(r"(?:the )?(?:comparable|comparative|corresponding|same|respective) periods")


def _is_ratio(measure: Measure | None) -> bool:
    """Whether a percentage is a level of the measure, not only its growth."""
    figures = (figure for each in measure.entries for _, figure in each.cells()) if measure is not None else ()
    return measure is not None and (is_margin(measure) or any(figure.is_percentage for figure in figures))


def _is_of_rate(spot: Spot, period: PeriodMention) -> bool:
    """Whether a period is that of another rate, which growth is set against: "grew 9%, up from 2% in the half"."""
    numbers, said = spot.reading.numbers, spot.number.said
    other = numbers[spot.place + 1] if spot.place + 1 < len(numbers) else None
    if other is None or period.start < other.end:
        return False
    is_rate = said.counted is other.said.counted is Counted.PERCENT
    return is_rate and _SET_AGAINST.search(spot.reading.text, spot.number.end, other.start) is not None


_SET_AGAINST = any_case(
    rf"(?:{v.COMPARED.pattern}|{v.FROM.pattern})(?: an? (?:{v.CHANGE_NOUNS}) of)?"
    r"(?: (?:approximately|about|nearly))? \(?\Z"
)


def _opens_next(spot: Spot, period: PeriodMention) -> bool:
    """Whether a period goes with what follows: "rose 4% in a year, and on a sequential basis rose 2%"."""
    text = spot.reading.text
    following = next((each.start for each in spot.reading.numbers if each.start >= period.end), None)
    return (
        following is not None
        and _AND_THEN.search(text, spot.number.end, period.start) is not None
        and v.DIRECTION.search(text, period.end, following) is not None
    )


_AND_THEN = any_case(r"\b(?:and|while|but) (?:on an? |compared (?:to|with) |versus |from |over )?(?:the )?\Z")


def _ends_as(period: PeriodMention, current: When | None) -> bool:
    found = period.resolved(current)
    return bool(found) and current is not None and found[0].ends_as(current)


def _is_balance(measure: Measure | None) -> bool:
    """Whether the tables print the measure, or all that it is the sum of, at days, not for stretches of time."""
    summed = (measure, *measure.parts) if measure is not None else ()
    stated = [next(filter(None, (entry.cells() for entry in each.entries)), ()) for each in summed]
    periods = [column.period for cells in stated for column, _ in cells]
    return bool(periods) and all(isinstance(period, Instant) for period in periods)


def _opening(spot: Spot, current: When, compared: PeriodMention | None) -> tuple[tuple[When, ...], str | None] | None:
    """The day before the stretch over which a balance is said to have changed: "grew by $9 million in the quarter".

    A period that it is compared with before the number counts where nothing was said in between.
    """
    text, numbers = spot.reading.text, spot.reading.numbers
    if compared is not None and not any(compared.end <= each.start < spot.number.start for each in numbers):
        return None
    named = ((each, next(iter(each.options), each.whole)) for each in spot.reading.periods)
    stretches = [(each, when) for each, when in named if when is not None and when.months]
    own = [(each, when) for each, when in stretches if when == current]
    stop = numbers[spot.place + 1].start if spot.place + 1 < len(numbers) else len(text)
    behind = [
        (each, when)
        for each, when in stretches
        if spot.number.end <= each.start < stop
        and when.ends_as(current)
        and _RIGHT_BEHIND.fullmatch(text, spot.number.end, each.start)
    ]
    for period, stretch in behind or own:
        if compared is not None and period.start < compared.start:
            continue
        if _OVER.search(text, 0, period.start) or _SO_FAR.match(text, period.start):
            return (stretch.opening(),), None
        if _FOR.search(text, 0, period.start):
            return (stretch.opening(), current.year_ago()), UNNAMED
    return None


_RIGHT_BEHIND = re.compile(r"[^,;]{0,30}")
_OVER = any_case(r"\b(?:in|during|over|throughout|through|within)(?: (?:the|our|this|its))?\s*\Z")
_SO_FAR = re.compile(r"year[- ]to[- ]date", re.IGNORECASE)
_FOR = any_case(r"\bfor(?: (?:the|our|this|its))?\s*\Z")
