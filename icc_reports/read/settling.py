"""Heads of columns that are misprinted, or say too little: settled by other evidence in the release."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from icc_reports.model.figures import Doubt
from icc_reports.model.periods import Duration, FiscalCalendar, Instant, Period, months_ending
from icc_reports.model.release import TableKind
from icc_reports.read.dates import is_trailing
from icc_reports.read.heads import HeadSense

FLOWS = (TableKind.INCOME_STATEMENT, TableKind.CASH_FLOW)


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What a column's head may leave unsaid: the kind of its table, its title's words, and the release's calendar."""

    kind: TableKind
    title: HeadSense
    calendar: FiscalCalendar | None
    reported: Duration | None
    lengths: frozenset[tuple[int, int, int]] = frozenset()  # months, month and day of the ends that the prose names
    is_by_quarter: bool = False  # the rows are quarters of the years that the heads name
    label_dates: tuple[tuple[date, date], ...] = ()  # "at July 31, 2000 and January 31, 2000, respectively"


@dataclass(frozen=True, slots=True)
class Timing:
    """The period of a column, and whether it had to be inferred beyond what is printed over it."""

    period: Period | None
    doubts: tuple[Doubt, ...] = ()


def months_to(end: date, months: int, calendar: FiscalCalendar | None) -> Duration:
    """The months that end on a day, as the company counts them where its calendar is known."""
    return months_ending(end, months) if calendar is None else calendar.duration_ending(end, months)


def checked(found: Sequence[Timing], senses: Sequence[HeadSense], context: Context) -> tuple[Timing, ...]:
    """The timings with misprinted heads settled by other evidence in the release, or at least in doubt."""
    checked = [
        _by_title(sense, _by_prose(timing, context), context)
        for sense, timing in zip(senses, _trailing(found, senses, context), strict=True)
    ]
    for ordinal, timing in enumerate(checked):
        twins = [
            other
            for other, rival in enumerate(checked)
            if rival.period == timing.period is not None and _is_same_kind(senses[other], senses[ordinal])
        ]
        if len(twins) == len(checked) == 2 and ordinal == 0:
            checked[twins[1]] = _other_date(checked[twins[0]], context)
        elif len(twins) > 1 and context.kind in FLOWS:  # nothing tells the columns apart
            checked[ordinal] = Timing(timing.period, (Doubt.PERIOD,))
    return tuple(checked)


def _trailing(found: Sequence[Timing], senses: Sequence[HeadSense], context: Context) -> list[Timing]:
    """The timings where the last twelve months of a head would end after all that its table states: it is misprinted.

    They end with what is reported, in doubt, unless another column has these months; then their end is not known.
    """
    trailing = [timing.period if is_trailing(sense.text) else None for sense, timing in zip(senses, found, strict=True)]
    others = [timing.period for timing, period in zip(found, trailing, strict=True) if period is None]
    ends = [period.end for period in others if period is not None]
    if context.reported is None or not ends or max(ends) > context.reported.end + _NEAR:
        return list(found)
    last = months_to(context.reported.end, _YEAR, context.calendar)
    settled = Timing(None if last in trailing else last, (Doubt.PERIOD,))
    return [
        settled if period is not None and period.end > context.reported.end + _NEAR else timing
        for timing, period in zip(found, trailing, strict=True)
    ]


_NEAR = timedelta(days=10)  # where years are counted in weeks, and the end of a quarter is reckoned
_YEAR = 12  # months


def _by_title(sense: HeadSense, timing: Timing, context: Context) -> Timing:
    """A quarter by its number gives way to the one of the title that ends in the year that the head names.

    "Second quarter 1995" below "three months ended Nov. 30, 1995 and 1994" is misprinted, or counts other years.
    """
    is_named = sense.quarter is not None and sense.years and not sense.dates and isinstance(timing.period, Duration)
    days = {mention.resolve() for mention in context.title.dates if mention.day and mention.year}
    is_of_quarters = any(length.months == _QUARTER for length in context.title.lengths)
    if not is_named or not is_of_quarters or timing.period is None or timing.period.end in days:
        return timing
    same = [day for day in days if day is not None and day.year == sense.years[-1]]
    return Timing(months_to(same[0], _QUARTER, context.calendar), (Doubt.PERIOD,)) if len(same) == 1 else timing


_QUARTER = 3  # months


def _is_same_kind(one: HeadSense, other: HeadSense) -> bool:
    return one.role is None and other.role is None and _bare(one.text) == _bare(other.text)


def _bare(text: str) -> str:
    return "".join(character for character in text.lower() if character.isalnum())


def _by_prose(timing: Timing, context: Context) -> Timing:
    """A length that the release never speaks of gives way to the one that it reports for the same end.

    "Nine months ended July 31" over a column of a release on "the second quarter and six months ended July 31". Twelve
    months that prose counts up to a day within the fiscal year are the trailing ones, printed beside shorter lengths.
    """
    period = timing.period
    if not isinstance(period, Duration) or not context.lengths:
        return timing
    said = {months for months, month, day in context.lengths if (month, day) == (period.end.month, period.end.day)}
    rivals = said - ({3} if _may_be_year(period.end, context) else {3, _YEAR})
    if period.months in (0, 3) or period.months > 12 or period.months in said or len(rivals) != 1:
        return timing
    return Timing(months_ending(period.end, rivals.pop()), (Doubt.PERIOD,))


def _may_be_year(end: date, context: Context) -> bool:
    """Whether twelve months up to a day can be a fiscal year: the calendar has one end there, or is not known."""
    calendar = context.calendar
    return calendar is None or abs(calendar.year_of(calendar.year_at(end)).end - end) <= _NEAR


def _other_date(timing: Timing, context: Context) -> Timing:
    """The date of the second of two columns under one head: the other date that the table's own labels name."""
    period = timing.period
    if isinstance(period, Instant):
        others = {day for pair in context.label_dates for day in pair if period.end in pair and day != period.end}
        if len(others) == 1:
            return Timing(Instant(others.pop()), (Doubt.PERIOD,))
    return Timing(period, (Doubt.PERIOD,))
