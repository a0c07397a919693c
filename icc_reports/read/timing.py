"""The periods of columns: what the head says, completed by the title, the calendar and the neighbours."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from icc_reports.model.figures import Doubt
from icc_reports.model.periods import (
    Duration,
    FiscalCalendar,
    Instant,
    Period,
    last_day,
    months_ending,
    weeks_ending,
)
from icc_reports.model.release import ColumnRole, TableKind
from icc_reports.read.dates import DateMention, Length, dates_in, is_stretch, is_trailing
from icc_reports.read.heads import HeadSense
from icc_reports.read.settling import FLOWS, Context, Timing, checked, months_to

_TO_NOW = re.compile(r"\b(?:[tl]tm|ytd|year[\s-]to[\s-]date|(?:trailing|last) (?:twelve|12) months)\b", re.IGNORECASE)
_BASIS = re.compile(
    r"\b(?:pro[\s-]?forma|as (?:adjusted|reported|restated)|adjusted|restated|combined)\b", re.IGNORECASE
)
_CHANGES = (ColumnRole.PERCENT_CHANGE, ColumnRole.AMOUNT_CHANGE)


def timings(senses: Sequence[HeadSense], context: Context) -> tuple[Timing, ...]:
    """The period of every column of a table."""
    if context.is_by_quarter:  # which the title may say as well, of the rows
        context = replace(context, title=replace(context.title, lengths=(), quarter=None))
    senses = _in_fiscal_years(senses, context)
    dayed = [_with_day(sense, left, context) for left, sense in zip((None, *senses), senses, strict=False)]
    completed = [_completed(sense, ordinal, dayed, context) for ordinal, sense in enumerate(dayed)]
    found = [_timing(sense, context) for sense in completed]
    found = _so_far(senses, found, context)
    found = [_like_others(sense, timing, senses, found) for sense, timing in zip(senses, found, strict=True)]
    return checked(
        [_by_year(sense, timing, senses, found) for sense, timing in zip(senses, found, strict=True)], senses, context
    )


def _so_far(senses: Sequence[HeadSense], found: Sequence[Timing], context: Context) -> list[Timing]:
    """Bare years of a table, each as far as the release reports where one of them has not ended yet.

    "1999" beside "1998" in the release of a first quarter states quarters.
    """
    reported = None if context.is_by_quarter else context.reported
    bare = [_is_bare(each) and isinstance(timing.period, Duration) for each, timing in zip(senses, found, strict=True)]
    ends = [timing.period.end for is_bare, timing in zip(bare, found, strict=True) if is_bare and timing.period]
    if reported is None or reported.months >= _YEAR or not ends or max(ends) <= reported.end:
        return list(found)
    latest = max(sense.years[-1] for sense, is_bare in zip(senses, bare, strict=True) if is_bare)
    return [
        _back(reported, latest - sense.years[-1], context) if is_bare else timing
        for sense, is_bare, timing in zip(senses, bare, found, strict=True)
    ]


def _is_bare(sense: HeadSense) -> bool:
    """Whether a head names a year and nothing else of a period."""
    other = sense.dates or sense.lengths or sense.quarter or sense.fiscal_year or sense.role
    return bool(sense.years) and not other


def _back(reported: Duration, years: int, context: Context) -> Timing:
    """The reported period so many years before."""
    end = _same_day(reported.end, reported.end.year - years)
    return Timing(months_to(end, reported.months, context.calendar), (Doubt.PERIOD,))


_YEAR = 12  # months


def _in_fiscal_years(senses: Sequence[HeadSense], context: Context) -> Sequence[HeadSense]:
    """The heads with their fiscal years where they count the reported quarter by the year of the calendar.

    "Third quarter 1995" that ended in November 1995 may be that of fiscal 1996: so it is where no head names 1996.
    """
    calendar, reported = context.calendar, context.reported
    quarters = [each for each in senses if each.quarter and each.years and not each.dates]
    named = [each for each in quarters if not _FISCAL.search(each.text)]
    if calendar is None or reported is None or not named or calendar.end != reported.end:
        return senses
    latest = max(year for sense in senses for year in sense.years)
    is_shifted = latest == reported.end.year != calendar.year and {each.quarter for each in named} == {calendar.quarter}
    if not is_shifted:
        return senses
    years = calendar.year - reported.end.year
    return [replace(each, fiscal_year=each.years[-1] + years) if each in named else each for each in senses]


_FISCAL = re.compile(r"fiscal|\bFY", re.IGNORECASE)


def _like_others(sense: HeadSense, timing: Timing, heads: Sequence[HeadSense], found: Sequence[Timing]) -> Timing:
    """A head that names a basis and a year ("Pro forma 2005") has the length and end that all others name."""
    if not _is_bare(sense) or not _BASIS.search(sense.text):
        return timing
    others = [each.period for head, each in zip(heads, found, strict=True) if head.lengths and head.dates]
    alike = [each for each in others if isinstance(each, Duration) and each.end.year == sense.years[-1]]
    stretches = {(each.months, each.end.month) for each in others if isinstance(each, Duration)}
    return Timing(alike[0], (Doubt.PERIOD,)) if alike and len(stretches) == 1 else timing


def _by_year(sense: HeadSense, timing: Timing, heads: Sequence[HeadSense], found: Sequence[Timing]) -> Timing:
    """The period of a change or a percentage by that of the amounts beside it: of the same year, where it names one."""
    amounts = [other for head, other in zip(heads, found, strict=True) if head.role is None and not other.doubts]
    if sense.role in _CHANGES and timing.period == _latest(timing.period, amounts):
        return Timing(timing.period)  # under a head whose year only the amounts print
    if sense.role is None or not sense.years or sense.dates or sense.quarter or sense.fiscal_year:
        return timing
    periods = {
        other.period
        for head, other in zip(heads, found, strict=True)
        if head.role is None and head.years[-1:] == sense.years[-1:] and other.period is not None
    }
    return Timing(periods.pop()) if len(periods) == 1 else timing


def _latest(period: Period | None, amounts: Sequence[Timing]) -> Period | None:
    """The last of the periods of amounts that are as long as one."""
    if not isinstance(period, Duration):
        return None
    stated = [each.period for each in amounts if isinstance(each.period, Duration)]
    return max((each for each in stated if each.months == period.months), key=lambda each: each.end, default=None)


def _completed(sense: HeadSense, ordinal: int, others: Sequence[HeadSense], context: Context) -> HeadSense:
    """A head with the day and month, or the length, that only the title gives."""
    if not sense.is_dated and not context.title.dates and not context.title.quarter:
        return sense
    if not sense.lengths and not sense.quarter and context.kind is not TableKind.BALANCE_SHEET:
        sense = replace(sense, lengths=tuple(length for length in context.title.lengths if length.has_ended))
    if not sense.dates and not sense.quarter and not sense.fiscal_year and len(context.title.dates) >= 1:
        sense = replace(sense, dates=_title_dates(ordinal, others, context))
    return sense


def _with_day(sense: HeadSense, left: HeadSense | None, context: Context) -> HeadSense:
    """A bare year over balances, of the same year as the day over the column to its left: they are of that day."""
    is_bare = bool(sense.years) and not sense.dates and not sense.quarter and not sense.fiscal_year
    if left is None or not left.dates or not is_bare or context.kind is not TableKind.BALANCE_SHEET:
        return sense
    day = left.dates[-1]
    year = day.year or (left.years[-1] if left.years else None)
    return replace(sense, dates=(replace(day, year=year),)) if year == sense.years[-1] else sense


def _title_dates(ordinal: int, heads: Sequence[HeadSense], context: Context) -> tuple[DateMention, ...]:
    """The dates of the title that suit a head of bare years, or of nothing: day and month, with the head's year.

    A title that gives a full date for every head ("as of December 31, 2000 and January 2, 2000") gives each its own.
    """
    dates = context.title.dates
    sense = heads[ordinal]
    full = [date for date in dates if date.day and date.year]
    if len(full) == len(heads) > 1 and all(
        head.years and abs(head.years[-1] - (date.year or 0)) <= 1 for head, date in zip(heads, full, strict=True)
    ):
        return (full[ordinal],)
    if sense.years:
        same = [date for date in full if date.year == sense.years[-1]]
        return (same[0] if len(same) == 1 else replace(dates[-1], year=sense.years[-1]),)
    if len(heads) == 1 and not sense.is_dated:
        return (dates[-1],)
    return ()


def _timing(sense: HeadSense, context: Context) -> Timing:
    end = _end_of(sense, context)
    if end is None:
        return _fiscal_timing(sense, context)
    said = _of_its_year(sense) or sense.dates[-1]
    is_plain = _names_year(sense, context) and said.year in (None, end.year)
    doubts = () if is_plain else (Doubt.PERIOD,)
    if context.kind is TableKind.BALANCE_SHEET:
        return Timing(Instant(end), doubts)
    if is_stretch(sense.text):
        return Timing(_stretch(sense, end), doubts)
    length = _length_of(sense.lengths)
    if length is not None:
        return Timing(_duration(length, end, context.calendar), doubts)
    if any(length.is_to_date for length in sense.lengths) and context.calendar is not None:
        return Timing(_to_date(end, context.calendar), doubts)
    if sense.quarter is not None:
        return Timing(months_to(end, 3, context.calendar), doubts)
    if _OF_MONTH.fullmatch(sense.text.strip()):
        return Timing(months_ending(end, 1), (Doubt.PERIOD,))  # the company may count it in weeks
    if context.kind in FLOWS:
        return _guessed_flow(end, context)
    return Timing(Instant(end), doubts)


_OF_MONTH = re.compile(r"(?:month of |fiscal )?[A-Z][a-z]{2,8}\.?(?: (?:19|20)\d\d)? (?:period|month)", re.IGNORECASE)


def _stretch(sense: HeadSense, end: date) -> Duration | None:
    """What runs from one date to another ("Period from May 11, 2004 (inception) to September 30, 2009").

    None where its beginning is not printed: "Cumulative since inception".
    """
    start = sense.dates[0].resolve() if len(sense.dates) > 1 else None
    return Duration(start, end) if start is not None and start < end else None


def _names_year(sense: HeadSense, context: Context) -> bool:
    """Whether the year of the last date is printed with it, elsewhere in the head, or in the title."""
    return bool(sense.dates[-1].year or sense.years or context.title.years)


def _to_date(end: date, calendar: FiscalCalendar) -> Duration:
    """The fiscal year as far as it had come on that day."""
    ends = {(end.year + step, quarter) for step in (-1, 0, 1) for quarter in (1, 2, 3, 4)}
    year, quarter = min(ends, key=lambda at: abs(calendar.quarter_of(*at).end - end))
    return Duration(calendar.quarter_of(year, 1).start, end) if quarter > 1 else calendar.duration_ending(end, 3)


def _guessed_flow(end: date, context: Context) -> Timing:
    """A flow whose length is printed nowhere: as long as the reported period where it ends on the same day."""
    reported = context.reported
    if reported is not None and (end.month, end.day) == (reported.end.month, reported.end.day):
        return Timing(months_ending(end, reported.months), (Doubt.PERIOD,))
    return Timing(months_ending(end, 12 if context.calendar is None else 3), (Doubt.PERIOD,))


def _end_of(sense: HeadSense, context: Context) -> date | None:
    if not sense.dates:
        return None
    mention = _of_its_year(sense) or sense.dates[-1]
    year = _year_below(sense, mention) or mention.year or (sense.years[-1] if sense.years else None)
    if year is None and context.title.years:
        year = _within_fiscal_year(mention, context) or context.title.years[0]
    if year is None and context.reported is not None:
        year = _latest_year(mention.month, mention.day, context.reported.end)
    return replace(mention, year=year).resolve()


def _within_fiscal_year(mention: DateMention, context: Context) -> int | None:
    """The year in which a day falls within the fiscal year that the title names, and no other year with it."""
    named, calendar = context.title.fiscal_year, context.calendar
    if named is None or calendar is None or set(context.title.years) != {named}:
        return None
    year = calendar.year_of(named)
    days = (replace(mention, year=each).resolve() for each in (year.start.year, year.end.year))
    return next((day.year for day in days if day is not None and year.start <= day <= year.end), None)


def _of_its_year(sense: HeadSense) -> DateMention | None:
    """The date of the year below: "July 3, 2004 and June 28, 2003" over "2004"."""
    below = sense.text[sense.dates[-1].end :].strip()
    year = int(below) if below.isdigit() and sense.years and int(below) == sense.years[-1] else None
    same = [each for each in sense.dates if each.year == year is not None and each.day]
    return same[0] if len(sense.dates) > 1 and len(same) == 1 else None


def _year_below(sense: HeadSense, mention: DateMention) -> int | None:
    """A year alone below a full date ("Three months ended March 31, 2020" over "2019"): the column's own."""
    if mention not in dates_in(sense.text):
        return None
    below = sense.text[mention.end :].strip()
    return sense.years[-1] if below.isdigit() and sense.years and int(below) == sense.years[-1] else None


def _latest_year(month: int, day: int | None, end: date) -> int:
    """The year in which a day of the year last came by, seen from the end of the reported period."""
    return end.year if (month, day or 0) <= (end.month, end.day) else end.year - 1


def _length_of(lengths: Sequence[Length]) -> Length | None:
    """The length that counts: the one with "ended", else the last."""
    said = [length for length in lengths if length.months or length.weeks]
    return next((length for length in said if length.has_ended), said[-1] if said else None)


def _duration(length: Length, end: date, calendar: FiscalCalendar | None) -> Duration:
    if length.weeks is not None:
        return weeks_ending(end, length.weeks)
    return months_to(end, length.months or 0, calendar)


def _fiscal_timing(sense: HeadSense, context: Context) -> Timing:
    """The period of a head that names a fiscal quarter or year, or just a year."""
    calendar = context.calendar
    year = sense.fiscal_year or (sense.years[-1] if sense.years else context.title.fiscal_year)
    if year is None and sense.quarter is not None:
        year = _only_year(context)
    if year is None and sense.quarter is not None and calendar is not None:
        year = calendar.year
    if year is None:
        return _default(sense, context)
    if sense.quarter is not None:
        return _as_kind(_up_to(_quarter(year, sense.quarter, calendar), sense, calendar), context)
    if any(length.is_to_date for length in sense.lengths) and calendar is not None and context.reported is not None:
        end = context.reported.end
        return Timing(_to_date(_same_day(end, end.year + year - calendar.year), calendar), (Doubt.PERIOD,))
    length = _length_of(sense.lengths) or _length_of(context.title.lengths)
    if length is not None and length.months != 12 and context.reported is not None:
        is_fiscal = calendar is not None and (sense.fiscal_year is not None or not sense.years)
        named = context.reported.end.year + year - calendar.year if calendar is not None and is_fiscal else year
        end = _same_day(context.reported.end, named)
        return Timing(_duration(length, end, context.calendar), (Doubt.PERIOD,))
    timing = _as_kind(_year(year, calendar), context)
    is_bare = sense.fiscal_year is None and context.title.fiscal_year is None and length is None
    is_bare = is_bare and not context.is_by_quarter
    if is_bare and context.reported is not None and context.reported.months < 12:
        return Timing(timing.period, (Doubt.PERIOD,))  # the release is on a quarter: the column may be too
    return timing


def _up_to(timing: Timing, sense: HeadSense, calendar: FiscalCalendar | None) -> Timing:
    """A quarter as a head names it, or what it says of the time that ends with it: "YTD 3Q24", "LTM Q2", "H1 2021"."""
    quarter = timing.period
    if not isinstance(quarter, Duration):
        return timing
    months = {length.months for length in sense.lengths}
    if is_trailing(sense.text):
        return Timing(months_to(quarter.end, 12, calendar), timing.doubts)
    if any(length.is_to_date for length in sense.lengths):
        return Timing(months_to(quarter.end, 3 * (sense.quarter or 1), calendar), timing.doubts)
    longer = {6, 9} & months if 3 not in months else set()
    return Timing(months_to(quarter.end, longer.pop(), calendar), timing.doubts) if len(longer) == 1 else timing


def _only_year(context: Context) -> int | None:
    """The fiscal year of the only year in the title: "... for the year ended December 31, 2019"."""
    years, calendar = set(context.title.years), context.calendar
    if len(years) != 1:
        return None
    year = years.pop()
    day = next((day for mention in context.title.dates if (day := mention.resolve(year)) is not None), None)
    if day is None or calendar is None:
        return year
    near = [named for named in (year - 1, year, year + 1) if calendar.quarter_of(named, 1).start <= day]
    return max((named for named in near if day <= calendar.year_of(named).end), default=year)


def _default(sense: HeadSense, context: Context) -> Timing:
    """A head without any time in a table whose title gives one, or whose release reports on one period only."""
    if sense.role is None and not sense.dates and context.title.dates:
        return _timing(replace(sense, dates=context.title.dates[-1:], lengths=context.title.lengths), context)
    if sense.role is None and context.reported is not None and _TO_NOW.search(sense.text):
        end = DateMention(context.reported.end.month, context.reported.end.day, context.reported.end.year, 0, 0)
        timing = _timing(replace(sense, dates=(end,)), context)
        return Timing(timing.period, (Doubt.PERIOD,))
    if sense.role is None and context.title.quarter and context.calendar is not None:
        year = context.title.fiscal_year or _only_year(context) or context.calendar.year
        return _as_kind(_quarter(year, context.title.quarter, context.calendar), context)
    return Timing(None)


def _quarter(year: int, quarter: int, calendar: FiscalCalendar | None) -> Timing:
    if calendar is not None:
        return _settled(calendar.quarter_of(year, quarter), calendar)
    return Timing(months_ending(last_day(year, quarter * 3), 3), (Doubt.PERIOD,))


def _year(year: int, calendar: FiscalCalendar | None) -> Timing:
    if calendar is not None:
        return _settled(calendar.year_of(year), calendar)
    return Timing(months_ending(last_day(year, 12), 12), (Doubt.PERIOD,))


def _settled(period: Duration, calendar: FiscalCalendar) -> Timing:
    """A period whose end the calendar only estimates is in doubt."""
    return Timing(period, () if calendar.is_settled(Instant(period.end)) else (Doubt.PERIOD,))


def _as_kind(timing: Timing, context: Context) -> Timing:
    """The end of a period where the table states balances."""
    if context.kind is TableKind.BALANCE_SHEET and timing.period is not None:
        return Timing(Instant(timing.period.end), timing.doubts)
    return timing


def _same_day(day: date, year: int) -> date:
    try:
        return day.replace(year=year)
    except ValueError:  # 29 February
        return day.replace(year=year, day=28)
