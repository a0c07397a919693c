"""Dates and stretches of time as a company counts them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

_WEEK = timedelta(weeks=1)
_DAY = timedelta(days=1)
_SLACK = timedelta(days=10)  # a week of a 53-week year, and the way to the weekday
_LONG_SLACK = timedelta(days=24)  # and where one quarter of the year has 16 weeks, or 17, and the others 12


@dataclass(frozen=True, slots=True, order=True)
class Instant:
    """A date at which a balance is stated."""

    end: date

    @property
    def months(self) -> int:
        """An instant lasts no month."""
        return 0


@dataclass(frozen=True, slots=True, order=True)
class Duration:
    """A stretch of time, both dates included."""

    start: date
    end: date

    @property
    def months(self) -> int:
        """Its length in whole months, to the nearest: 3 for a quarter of 12, 13 or 14 weeks."""
        return round(((self.end - self.start).days + 1) * 48 / 1461)

    @property
    def odd_weeks(self) -> int | None:
        """Its length in weeks where these make neither calendar months nor quarters of 13: 16, say; else None."""
        days = (self.end - self.start).days + 1
        weeks, rest = divmod(days, 7)
        is_calendar = self.start.day == 1 or is_month_end(self.end)
        return None if rest or is_calendar or weeks % 13 <= 1 or weeks > 53 else weeks


Period = Instant | Duration


@lru_cache(maxsize=1024)  # a release speaks of few days, over and over
def date_words(day: date) -> str:
    """The day in full: "October 31, 2003"."""
    return f"{day:%B} {day.day}, {day.year}"


def last_day(year: int, month: int) -> date:
    """The last day of a month, where the month may lie outside 1 to 12 and carry into other years."""
    after = year * 12 + month  # months since the year 0, of the month that follows
    return date(after // 12, after % 12 + 1, 1) - _DAY


def is_month_end(day: date) -> bool:
    """Whether the next day is the first of a month."""
    return (day + _DAY).day == 1


def months_after(end: date, months: int) -> date:
    """The day so many months later; the last of a month where it is the last of one."""
    target = last_day(end.year, end.month + months)
    if is_month_end(end):
        return target
    return min(target, target.replace(day=min(end.day, target.day)))


def months_ending(end: date, months: int) -> Duration:
    """The duration of whole months that ends on ``end``; by the calendar when that is a month's end, else in weeks.

    A 52/53-week company's quarter is 13 weeks, unless its own release says otherwise.
    """
    if is_month_end(end):
        return Duration(last_day(end.year, end.month - months) + _DAY, end)
    return weeks_ending(end, round(months * 13 / 3))


def years_earlier(period: Period, years: int) -> Period:
    """The same stretch, or day, so many years before; of one counted in weeks, as many weeks of 52 a year."""
    if isinstance(period, Instant):
        return Instant(months_after(period.end, -12 * years))
    if is_month_end(period.end) and is_month_end(period.start - _DAY):
        return months_ending(months_after(period.end, -12 * years), period.months)
    return Duration(period.start - 52 * years * _WEEK, period.end - 52 * years * _WEEK)


def weeks_ending(end: date, weeks: int) -> Duration:
    """The duration of whole weeks that ends on ``end``."""
    return Duration(end - weeks * _WEEK + _DAY, end)


@dataclass(frozen=True, slots=True, kw_only=True)
class FiscalCalendar:
    """How a company counts its years, fixed by one quarter whose end is known.

    The quarter ``quarter`` of fiscal year ``year`` ends on ``end``. All other quarters follow by months; or, where
    an end is no month's end (52/53-week years), near the same time of the year on the same weekday. Which years
    have 53 weeks, and which quarters 12, 14 or 16, follows from no rule: ``known_ends`` are the ends of periods that
    the release prints, and a computed end gives way to the one printed nearest to it. ``is_settled`` tells a
    period that is certain from one that is estimated; none is where ``is_assumed``: no text prints the end itself.
    """

    year: int
    quarter: int
    end: date
    known_ends: tuple[date, ...] = ()
    is_assumed: bool = False

    @property
    def is_weekly(self) -> bool:
        """Whether the years are counted in whole weeks: then they end on one weekday, and only by chance on a month's.

        Another date that the release prints (an acquisition, an inception) is no end of theirs.
        """
        ends = (day for day in (self.end, *self.known_ends) if day.weekday() == self.end.weekday())
        return not all(is_month_end(day) for day in ends)

    @property
    def ends_with_year(self) -> bool:
        """Whether its years end within days of the end of the calendar's year of the same number."""
        return abs(self.year_of(self.year).end - date(self.year, 12, 31)) <= _SLACK

    def quarter_of(self, year: int, quarter: int) -> Duration:
        """The quarter of that fiscal year; an estimate unless ``is_settled``."""
        steps = (year - self.year) * 4 + quarter - self.quarter
        return Duration(self._end(steps - 1) + _DAY, self._end(steps))

    def year_of(self, year: int) -> Duration:
        """The whole fiscal year; an estimate unless ``is_settled``."""
        return Duration(self.quarter_of(year, 1).start, self.quarter_of(year, 4).end)

    def year_at(self, day: date) -> int:
        """The fiscal year of the quarter that ends near a day."""
        return self._ordinal(round((day - self.end).days * 16 / 1461)) // 4

    def duration_ending(self, end: date, months: int) -> Duration:
        """The duration of that many months as the company counts them; an estimate unless ``is_settled``."""
        steps = self._steps_to(end)
        if not self.is_weekly or months % 3 or steps is None:
            return weeks_ending(end, round(months * 13 / 3)) if self.is_weekly else months_ending(end, months)
        return Duration(self._end(steps - months // 3) + _DAY, end)

    def is_settled(self, period: Period) -> bool:
        """Whether the dates of the period are certain: whole months, or ends that the release prints."""
        ends = [period.end] if isinstance(period, Instant) else [period.start - _DAY, period.end]
        if self.is_assumed:
            return False
        if self.is_weekly:
            return all(day in (self.end, *self.known_ends) for day in ends)
        return all(is_month_end(day) for day in ends)

    def label(self, period: Period) -> str:
        """The period in fiscal words: "Q1 FY2004", "6M FY2005", "FY2003"; dates where it does not fit the calendar."""
        steps = self._steps_to(period.end)
        if steps is None or not self._has_whole_months(period):
            return _dates(period)
        year, quarter = self._ordinal(steps) // 4, self._ordinal(steps) % 4 + 1
        months = period.months
        if months in (0, 3):
            return f"Q{quarter} FY{year}"
        if months == quarter * 3:
            return f"FY{year}" if months == 12 else f"{months}M FY{year}"
        return f"{months} months to Q{quarter} FY{year}"

    def _has_whole_months(self, period: Period) -> bool:
        """Whether its length is one of the company's: of whole months, or of weeks that amount to whole quarters."""
        if isinstance(period, Instant):
            return True
        if self.is_weekly:
            return period.months > 0 and period.months % 3 == 0
        return is_month_end(period.start - _DAY)

    def _ordinal(self, steps: int) -> int:
        """The number of the quarter so many after the known one, counted from year nought."""
        return self.year * 4 + self.quarter - 1 + steps

    def _end(self, steps: int) -> date:
        if not self.is_weekly:
            return last_day(self.end.year, self.end.month + 3 * steps)
        if steps == 0:
            return self.end
        target = self.end + timedelta(days=steps * 1461 // 16)  # 365.25 days a year, four quarters
        near = [day for day in self.known_ends if abs(day - target) <= self._slack_of(day)]
        if near:
            return min(near, key=lambda day: abs(day - target))
        to_weekday = (self.end - target).days % 7
        return target + timedelta(days=to_weekday if to_weekday < 4 else to_weekday - 7)

    def _slack_of(self, day: date) -> timedelta:
        """How far an end that is printed may lie from where quarters of one length would end."""
        return _LONG_SLACK if day.weekday() == self.end.weekday() else _SLACK

    def _steps_to(self, end: date) -> int | None:
        """How many quarters after the known one a quarter ends on that day; None where none does."""
        steps = round((end - self.end).days * 16 / 1461)
        slack = _SLACK if self.is_weekly else timedelta(0)
        return steps if abs(self._end(steps) - end) <= slack else None


def _dates(period: Period) -> str:
    return period.end.isoformat() if isinstance(period, Instant) else f"{period.start} to {period.end}"
