"""Dates and stretches of time as a company counts them."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

_WEEK = timedelta(weeks=1)
_DAY = timedelta(days=1)


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


Period = Instant | Duration


def last_day(year: int, month: int) -> date:
    """The last day of a month, where the month may lie outside 1 to 12 and carry into other years."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return date(year, month, monthrange(year, month)[1])


def is_month_end(day: date) -> bool:
    """Whether the next day is the first of a month."""
    return (day + _DAY).day == 1


def months_ending(end: date, months: int) -> Duration:
    """The duration of whole months that ends on ``end``; by the calendar when that is a month's end, else in weeks.

    A 52/53-week company's quarter is 13 weeks, unless its own release says otherwise.
    """
    if is_month_end(end):
        return Duration(last_day(end.year, end.month - months) + _DAY, end)
    return weeks_ending(end, months * 13 // 3)


def weeks_ending(end: date, weeks: int) -> Duration:
    """The duration of whole weeks that ends on ``end``."""
    return Duration(end - weeks * _WEEK + _DAY, end)


@dataclass(frozen=True, slots=True, kw_only=True)
class FiscalCalendar:
    """How a company counts its years, fixed by one quarter whose end is known.

    The quarter ``quarter`` of fiscal year ``year`` ends on ``end``. All other quarters follow by months, or, for
    a company whose quarters end on a weekday (52/53-week years), near the same month's end in whole weeks.
    """

    year: int
    quarter: int
    end: date

    def quarter_of(self, year: int, quarter: int) -> Duration:
        """The quarter of that fiscal year."""
        steps = (year - self.year) * 4 + quarter - self.quarter
        return Duration(self._end(steps - 1) + _DAY, self._end(steps))

    def year_of(self, year: int) -> Duration:
        """The whole fiscal year."""
        return Duration(self.quarter_of(year, 1).start, self.quarter_of(year, 4).end)

    def label(self, period: Period) -> str:
        """The period in fiscal words: "Q1 FY2004", "6M FY2005", "FY2003"; dates where it does not fit the calendar."""
        located = self._locate(period.end)
        if located is None:
            return period.end.isoformat()
        year, quarter = located
        months = period.months
        if months in (0, 3):
            return f"Q{quarter} FY{year}"
        if months == quarter * 3:
            return f"FY{year}" if months == 12 else f"{months}M FY{year}"
        return f"{months} months to Q{quarter} FY{year}"

    def _end(self, steps: int) -> date:
        if is_month_end(self.end):
            return last_day(self.end.year, self.end.month + 3 * steps)
        target = self.end + timedelta(days=steps * 1461 // 16)  # 365.25 days a year, four quarters
        to_weekday = (self.end - target).days % 7
        return target + timedelta(days=to_weekday if to_weekday < 4 else to_weekday - 7)

    def _locate(self, end: date) -> tuple[int, int] | None:
        steps = round((end - self.end).days * 16 / 1461)
        if abs((self._end(steps) - end).days) > 10:
            return None
        ordinal = self.year * 4 + self.quarter - 1 + steps
        return ordinal // 4, ordinal % 4 + 1
