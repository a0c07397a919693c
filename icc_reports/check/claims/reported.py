"""What a release reports and how its company counts its years: as it says itself, else by the columns of its tables."""

from __future__ import annotations

from icc_reports.model.periods import Duration, FiscalCalendar, Instant, last_day
from icc_reports.model.release import Release, TableKind

_HALF = 6  # months


def period_of(release: Release) -> Duration | None:
    """The stretch that is reported: where that is no quarter, the last and shortest of the statement of income."""
    if release.period is not None:
        return release.period
    printed = [
        column.period
        for table in release.tables
        if table.kind is TableKind.INCOME_STATEMENT
        for column in table.columns
        if isinstance(column.period, Duration)
    ]
    last = max((period.end for period in printed), default=None)
    return min((period for period in printed if period.end == last), key=lambda period: period.months, default=None)


def calendar_of(release: Release) -> FiscalCalendar | None:
    """Its fiscal calendar; of one that reports a half, that is the first where a balance sheet shows its first day."""
    period = period_of(release)
    if release.calendar is not None or period is None or period.months != _HALF:
        return release.calendar
    opening = last_day(period.end.year, period.end.month - _HALF)
    days = {column.period for table in release.tables for column in table.columns if isinstance(column.period, Instant)}
    is_first = Instant(opening) in days
    year = last_day(period.end.year, period.end.month + (_HALF if is_first else 0)).year
    return FiscalCalendar(year=year, quarter=2 if is_first else 4, end=period.end, is_assumed=True)
