"""What the words of a release name as periods, by its calendar: "Q1 2004", "the nine months", "year-to-date"."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from icc_reports.check.claims.period_words import MONTHS, PATTERNS, full_year, is_no_time, months_in, months_named
from icc_reports.check.claims.periods import NEAR, Kind, Mention, When, apart, listed, up_to_days
from icc_reports.check.claims.reported import calendar_of, period_of
from icc_reports.model.periods import Duration, FiscalCalendar, Instant, last_day, months_after
from icc_reports.model.release import Release

_DATELINE_WITHIN = 100  # characters from the beginning of a sentence
_AFTER_DATELINE = re.compile(r"\)?\s*(?:[/(][^/()]{0,60}[/)]\s*)?(?:--|[-–—](?=\s))")
_LAST = 4  # the quarter whose release prints the year as well
_YEAR = 12  # months
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}


class Clock:
    """What periods the words of one release can mean."""

    def __init__(self, release: Release) -> None:
        self._calendar: FiscalCalendar | None = calendar_of(release)
        self._columns = [column.period for table in release.tables for column in table.columns if column.period]
        reported = period_of(release)
        self.reported = When(reported.end, reported.months) if reported is not None else None
        self._known: dict[str, tuple[Mention, ...]] = {}  # a heading is asked for with every passage under it
        self._readers: dict[str, Callable[[re.Match[str]], Mention | None]] = {
            "to_date": self._to_date,
            "quarter": self._quarter,
            "ended": self._ended,
            "first_of_two": self._first_of_two,
            "end_of": self._date,
            "ago": self._ago,
            "before": lambda match: Mention(*match.span(), Kind.PRECEDING),
            "current": self._current,
            "months": self._count_of_months,
            "half": self._half,
            "trailing": self._trailing,
            "so_far": self._so_far,
            "year": self._year,
            "named": self._named,
            "date": self._date,
            "day": self._day_alone,
            "up_to": self._up_to,
            "period_end": self._period_end,
            "period_start": self._period_start,
            "year_end": self._year_end,
            "of_year": self._of_year,
            "bare": self._bare,
            "stretch_of": self._stretch_of,
        }

    def mentions(self, text: str) -> tuple[Mention, ...]:
        """The periods that a sentence names, in order; where several patterns fit, the longest does."""
        if text not in self._known:
            self._known[text] = tuple(replace(each, calendar=self._calendar) for each in self._mentions(text))
        return self._known[text]

    def _mentions(self, text: str) -> list[Mention]:
        found: list[Mention] = []
        lowered = text.casefold()
        for name, words, pattern in PATTERNS:
            if not any(map(lowered.__contains__, words)):
                continue
            for match in pattern.finditer(text):
                mention = self._readers[name](match)
                if mention is not None and mention.end > mention.start and not is_no_time(text, *match.span()):
                    found.append(mention)
        found.sort(key=lambda each: (each.start - each.end, each.start))
        return up_to_days(text, list(listed(text, sorted(apart(found), key=lambda each: each.start))))

    def is_printed(self, when: When) -> bool:
        """Whether some column of the release states that period."""
        return any(when.fits(period) and isinstance(period, Duration) for period in self._columns)

    def lengths_at(self, end: date) -> set[int]:
        """How long the periods are that the release prints up to that day."""
        return {
            period.months for period in self._columns if isinstance(period, Duration) and abs(period.end - end) <= NEAR
        }

    def _quarter_of(self, number: int, year: int | None, *, is_fiscal: bool) -> tuple[When, ...]:
        calendar = self._calendar
        if calendar is None:
            return ()
        if year is None:
            year = calendar.year if number <= calendar.quarter else calendar.year - 1
            return (When(calendar.quarter_of(year, number).end, 3),)
        year = full_year(year)
        if not 1900 <= year <= 2200:
            return ()
        fiscal = When(calendar.quarter_of(year, number).end, 3)
        if is_fiscal:
            return (fiscal,)
        by_date = [When(calendar.quarter_of(each, number).end, 3) for each in (year - 1, year, year + 1)]
        others = [when for when in by_date if when.end.year == year and when != fiscal]
        return (fiscal, *others)

    def _quarter(self, match: re.Match[str]) -> Mention | None:
        groups = match.groupdict()
        number = int(groups["num"]) if groups.get("num") else _ORDINALS[groups["ord"].lower()]
        year = int(groups["year"]) if groups.get("year") else None
        options = self._quarter_of(number, year, is_fiscal=bool(groups.get("fy") or groups.get("fq")))
        if groups.get("ago") is not None and year is None:
            options = tuple(option.year_ago() for option in options)
        return Mention(*match.span(), Kind.ABSOLUTE, options)

    def _ended(self, match: re.Match[str]) -> Mention | None:
        end = self._day(match)
        length = match["length"].lower()
        months = self._months_so_far() if "date" in length else months_in(length)
        if end is None:
            return Mention(*match.span(), Kind.ABSOLUTE, ())
        if match["ord"]:  # "the first quarter of the fiscal year ending March 27, 2027"
            end, months = months_after(end, 3 * (_ORDINALS[match["ord"].lower()] - _LAST)), 3
        months = months or (self.reported.months if self.reported else 3)
        return Mention(*match.span(), Kind.ABSOLUTE, (When(end, months),))

    def _first_of_two(self, match: re.Match[str]) -> Mention | None:
        """The shorter of two stretches that end together: "three" in "the three and nine months ended June 30"."""
        end, months = self._day(match), 3
        if match["count"]:
            months = months_in(f"{match['count']} {match['of'] or 'month'}".lower()) or 0
        return Mention(*match.span(), Kind.ABSOLUTE, (When(end, months),)) if end and months else None

    def _day(self, match: re.Match[str]) -> date | None:
        groups = match.groupdict()
        month = MONTHS.index(groups["month"][:3].lower()) + 1
        if groups.get("year"):
            year = int(groups["year"])
        elif self.reported is not None:
            year = self.reported.end.year if month <= self.reported.end.month else self.reported.end.year - 1
        else:
            return None
        try:
            return date(year, month, int(groups["day"])) if groups.get("day") else last_day(year, month)
        except ValueError:
            return None

    def _ago(self, match: re.Match[str]) -> Mention:
        groups = match.groupdict()
        months = months_named(match.group().lower())
        if groups.get("so_far"):
            months = self._months_so_far() or months
        if not groups.get("year"):
            return Mention(*match.span(), Kind.YEAR_AGO, months=months)
        is_fiscal = bool(groups.get("fy"))
        year = int(match["year"])
        return Mention(*match.span(), Kind.YEAR_ONLY, (), year, months=months, is_fiscal=is_fiscal, is_earlier=True)

    def _current(self, match: re.Match[str]) -> Mention:
        options = (When(self.reported.end, 6 if "half" in match.group().lower() else 3),) if self.reported else ()
        return Mention(*match.span(), Kind.ABSOLUTE, options)

    def _count_of_months(self, match: re.Match[str]) -> Mention | None:
        quarters = {"two": 6, "three": 9}.get((match["quarters"] or "").lower())
        months = quarters or months_in((match["count"] or "").lower())
        if months is None or self.reported is None:
            return None
        year = int(match["year"]) if match["year"] else None
        options: tuple[When, ...] = (When(self.reported.end, months),)
        if year is not None or quarters or match["first"]:
            options = self._year_to(year, months) or (() if year else options)
        if match["ago"]:
            options = tuple(when.year_ago() for when in options)
        return Mention(*match.span(), Kind.ABSOLUTE, options)

    def _year_to(self, year: int | None, months: int) -> tuple[When, ...]:
        """The first so many months of a year."""
        if months % 3 or not 3 <= months <= 12:
            return ()
        return tuple(When(when.end, months) for when in self._quarter_of(months // 3, year, is_fiscal=True))

    def _trailing(self, match: re.Match[str]) -> Mention | None:
        """The twelve months up to now: "LTM"."""
        return Mention(*match.span(), Kind.ABSOLUTE, (When(self.reported.end, 12),)) if self.reported else None

    def _half(self, match: re.Match[str]) -> Mention:
        year = int(match["year"]) if match["year"] else None
        found = self._quarter_of(4 if (match["which"] or "").lower() == "second" else 2, year, is_fiscal=True)
        options = tuple(When(when.end, 6) for when in found)
        if match.groupdict().get("ago"):
            options = tuple(when.year_ago() for when in options)
        return Mention(*match.span(), Kind.ABSOLUTE, options)

    def _so_far(self, match: re.Match[str]) -> Mention | None:
        """The year up to the end of what is reported: "year-to-date", "for the year"."""
        if self.reported is None:
            return None
        months = self._months_so_far()
        when = When(self.reported.end, months) if months else None
        year = match["year"] or match["year2"]
        if when is not None and year:
            when = when.year_ago((self._calendar.year if self._calendar else self.reported.end.year) - int(year))
        elif when is not None and match["ago"]:
            when = when.year_ago()
        return Mention(*match.span(), Kind.ABSOLUTE, (when,) if when else ())

    def _to_date(self, match: re.Match[str]) -> Mention:
        """The year up to the end of a quarter: "the third quarter year-to-date period"."""
        groups = match.groupdict()
        said = groups.get("num") or groups.get("num2")
        number = int(said) if said else _ORDINALS[groups["ord"].lower()]
        year = groups.get("year") or groups.get("year2")
        options = self._year_to(int(year) if year else None, 3 * number)
        if groups.get("ago"):
            options = tuple(when.year_ago() for when in options)
        return Mention(*match.span(), Kind.ABSOLUTE, options)

    def _months_so_far(self) -> int | None:
        """How much of the year has passed with what is reported; twelve months within a year are the last ones."""
        if self.reported is None:
            return None
        calendar = self._calendar
        passed = calendar.quarter * 3 if calendar and abs(calendar.end - self.reported.end) <= NEAR else None
        is_within = passed is not None and passed < _YEAR
        longer = [each for each in self.lengths_at(self.reported.end) if each > 3 and not (is_within and each == _YEAR)]
        return longer[0] if len(longer) == 1 else passed

    def _year(self, match: re.Match[str]) -> Mention:
        named = next((value for key, value in match.groupdict().items() if key.startswith("year") and value), None)
        year = full_year(int(named)) if named else 0
        options: tuple[When, ...] = ()
        if self._calendar is not None and 1900 <= year <= 2200:
            options = (When(self._calendar.year_of(year).end, 12),)
        elif self.reported is not None:
            options = (When(self.reported.end, 12),)
        return Mention(*match.span(), Kind.ABSOLUTE, options)

    def _named(self, match: re.Match[str]) -> Mention:
        end = self._day(match)
        return Mention(*match.span(), Kind.ABSOLUTE, (When(end, 3),) if end else ())

    def _date(self, match: re.Match[str]) -> Mention | None:
        if match.start() < _DATELINE_WITHIN and _AFTER_DATELINE.match(match.string, match.end()):
            return None
        end = self._day(match)
        return Mention(*match.span(), Kind.ABSOLUTE, (When(end, 0),)) if end else None

    def _up_to(self, match: re.Match[str]) -> Mention | None:
        """A stretch as long as the one spoken of, up to a day: "the March 31, 2019 period"."""
        end = self._day(match)
        return Mention(*match.span(), Kind.UP_TO, (When(end, 0),)) if end else None

    def _day_alone(self, match: re.Match[str]) -> Mention | None:
        """The last day of a month, its year left out: "from December 31"."""
        end = self._day(match)
        return Mention(match.start("month"), match.end(), Kind.ABSOLUTE, (When(end, 0),)) if end else None

    def _period_end(self, match: re.Match[str]) -> Mention | None:
        """The last day of what is reported."""
        return Mention(*match.span(), Kind.ABSOLUTE, (When(self.reported.end, 0),)) if self.reported else None

    def _period_start(self, match: re.Match[str]) -> Mention | None:
        """The day on which the quarter that is reported, or all that is, began: the end of the day before."""
        if self.reported is None:
            return None
        months = 3 if match["length"].lower() == "quarter" else self.reported.months
        return Mention(*match.span(), Kind.ABSOLUTE, (When(self.reported.end, months).opening(),))

    def _year_end(self, match: re.Match[str]) -> Mention | None:
        """The end of a fiscal year: of the one named, else of the last that had ended."""
        calendar, groups = self._calendar, match.groupdict()
        if calendar is None:
            return None
        named = groups.get("year") or groups.get("year2")
        is_over = calendar.quarter == _LAST and not any(groups.get(key) for key in ("prior", "prior2", "begin"))
        year = int(named) - bool(groups.get("begin")) if named else calendar.year - (not is_over)
        if not 1900 <= year <= 2200:
            return None
        return Mention(*match.span(), Kind.ABSOLUTE, (When(self._as_printed(calendar.year_of(year).end), 0),))

    def _as_printed(self, day: date) -> date:
        """The day of a balance that tables print near one that the calendar reckons, where years end by the week."""
        near = (each.end for each in self._columns if isinstance(each, Instant) and abs(each.end - day) <= NEAR * 2)
        return next(near, day)

    def _of_year(self, match: re.Match[str]) -> Mention | None:
        """The whole year of a measure: "2003 net income"."""
        year = int(match["year"])
        if self._calendar is None or not 1900 <= year <= 2200:
            return None
        return Mention(*match.span(), Kind.ABSOLUTE, (When(self._calendar.year_of(year).end, 12),))

    def _stretch_of(self, match: re.Match[str]) -> Mention:
        """The stretch of another year that is like the one spoken of: "the 2018 quarter"."""
        months, is_fiscal = 3 if match["of"] else 0, match["fy"] is not None
        return Mention(*match.span(), Kind.YEAR_ONLY, (), int(match["year"]), months=months, is_fiscal=is_fiscal)

    def _bare(self, match: re.Match[str]) -> Mention:
        year = int(match["year"])
        options: tuple[When, ...] = ()
        if self._calendar is not None and self.reported is not None and self.reported.months == 12:
            options = (When(self._calendar.year_of(year).end, 12),)
        elif self._calendar is not None and self._calendar.quarter == _LAST and 1900 <= year <= 2200:
            whole = When(self._calendar.year_of(year).end, 12)
            return Mention(match.start("year"), match.end(), Kind.YEAR_ONLY, (), year, whole)
        return Mention(match.start("year"), match.end(), Kind.YEAR_ONLY, options, year)
