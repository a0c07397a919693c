"""The periods that prose names: by themselves, from the one that is spoken of, in lists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from icc_reports.model.patterns import any_case
from icc_reports.model.periods import FiscalCalendar, Instant, Period, months_after

NEAR = timedelta(days=10)


@dataclass(frozen=True, slots=True)
class When:
    """A stretch of so many months that ends on a day (near it, where years are counted in weeks)."""

    end: date
    months: int

    def fits(self, period: Period | None) -> bool:
        """Whether a column of that period is meant; a balance is meant at the end of the stretch."""
        if period is None or abs(period.end - self.end) > NEAR:
            return False
        if isinstance(period, Instant):
            return True
        return period.months == self.months or (self.months == 3 and period.months == 4)

    def is_end_of(self, period: Period | None) -> bool:
        """Whether it is a day on which a column's stretch ends."""
        return not self.months and period is not None and abs(period.end - self.end) <= NEAR

    def ends_as(self, other: When) -> bool:
        """Whether another stretch, or a day, ends with it."""
        return abs(self.end - other.end) <= NEAR

    def year_ago(self, years: int = 1) -> When:
        """The same stretch a year before."""
        return When(months_after(self.end, -12 * years), self.months)

    def opening(self) -> When:
        """The day on which it begins, as a balance is stated: the end of the day before."""
        return When(months_after(self.end, -self.months), 0)

    def quarter_before(self) -> When:
        """The quarter that ends three months earlier."""
        return When(months_after(self.end, -3), 3)


class Kind(StrEnum):
    """How a mention names its period: by itself, or from the one that is spoken of."""

    ABSOLUTE = "absolute"
    YEAR_AGO = "year_ago"
    PRECEDING = "preceding"
    YEAR_ONLY = "year_only"
    UP_TO = "up_to"


@dataclass(frozen=True, slots=True)
class Mention:
    """Where a period is named. ``options`` are what it can be, the likelier first; empty for a relative one.

    Of one that is as long as what is spoken of, up to a day, they are that day. ``months`` is how long a relative one
    is by its own words, 0 where it is as long as what is spoken of; ``whole`` is the year that a year's number can also
    mean, beside the stretch of it that is spoken of; ``is_fiscal`` tells that the number is one of the company's years,
    ``is_earlier`` that something is compared with the stretch.
    """

    start: int
    end: int
    kind: Kind
    options: tuple[When, ...] = ()
    year: int = 0
    whole: When | None = None
    months: int = 0
    is_fiscal: bool = False
    is_earlier: bool = False
    calendar: FiscalCalendar | None = None

    def resolved(self, current: When | None) -> tuple[When, ...]:
        """What it is when ``current`` is spoken of."""
        if self.kind is Kind.ABSOLUTE:
            return self.options
        if current is None:
            return ()
        if self.kind is Kind.UP_TO:
            return tuple(When(each.end, current.months) for each in self.options)
        if self.kind is Kind.PRECEDING:
            return (current.quarter_before(),)
        if self.months and current.months:
            current = When(current.end, self.months)
        if self.kind is Kind.YEAR_ONLY:
            spoken_of = (*self.options, current.year_ago(self._years_before(current.end)))
            return tuple(dict.fromkeys((*spoken_of, *((self.whole,) if self.whole else ()))))
        return (current.year_ago(),)

    def _years_before(self, day: date) -> int:
        """How many years lie between the one that is named and the one of a day that is spoken of.

        Nothing is compared with itself: where the calendar's years are the same, "the same period in 2007" that ended
        in December 2007 is of another year of the company's.
        """
        in_weeks = (
            self.calendar is not None and self.calendar.ends_with_year
        )  # which may end in the first days of the next
        years = (day - NEAR if in_weeks else day).year - self.year
        is_counted_so = self.is_fiscal or (self.is_earlier and not years)
        return self.calendar.year_at(day) - self.year if self.calendar is not None and is_counted_so else years


def apart(found: list[Mention]) -> Iterator[Mention]:
    """Those that overlap none before them."""
    taken: set[int] = set()
    for mention in found:
        places = range(mention.start, mention.end)
        if taken.isdisjoint(places):
            taken.update(places)
            yield mention


_NEXT_YEAR = re.compile(r"(?:,| and|, and| or| versus| vs\.) (?P<year>(?:19|20)\d\d)\b(?!,\d|[-/%])")
_NEXT_DAY = re.compile(r"(?:,| and|, and| or) ")


def listed(text: str, mentions: list[Mention]) -> Iterator[Mention]:
    """The mentions with what is left out of a list: "the quarters ended June 30, 2019, March 31, 2019 and 2018"."""
    last: Mention | None = None
    for mention in mentions:
        yield from (shorter := _years_after(text, last, mention.start))
        last = shorter[-1] if shorter else last
        if last is not None and _is_day(mention) and _NEXT_DAY.fullmatch(text, last.end, mention.start):
            options = tuple(When(each.end, last.options[0].months) for each in mention.options if last.options)
            mention = replace(mention, options=options or mention.options)  # noqa: PLW2901
        yield mention
        last = mention
    yield from _years_after(text, last, len(text))


def _years_after(text: str, named: Mention | None, stop: int) -> list[Mention]:
    """The years that stand right behind a period, up to the next: each is the like stretch of that year."""
    found: list[Mention] = []
    while named is not None and text[named.end - 4 : named.end].isdigit():
        match = _NEXT_YEAR.match(text, named.end, stop)
        if match is None:
            break
        years = int(text[named.end - 4 : named.end]) - int(match["year"])
        named = replace(
            named,
            start=match.start("year"),
            end=match.end(),
            options=tuple(each.year_ago(years) for each in named.options),
            year=named.year and int(match["year"]),
            whole=named.whole and named.whole.year_ago(years),
        )
        found.append(named)
    return found


def up_to_days(text: str, mentions: list[Mention]) -> list[Mention]:
    """The mentions, where one is of the last twelve months: they end on the day that is named with them.

    So do those of every day that follows: "LTM sales were $9 million at March 31, 2020 versus $8 million at year end".
    """
    trailing = {at for at, each in enumerate(mentions) if _TRAILING.fullmatch(text, each.start, each.end)}
    days = {at: each.options[0].end for at, each in enumerate(mentions) if _is_day(each)}
    found = list(mentions)
    for at in trailing:
        after = next((each for each in range(at, len(mentions)) if each not in trailing), None)
        before = next((each for each in range(at, -1, -1) if each not in trailing), None)
        if after in days and not _STATES.search(text, mentions[at].end, mentions[after].start):
            found[at] = _twelve_months(mentions[at], days[after])
        elif before in days and not _STATES.search(text, mentions[before].end, mentions[at].start):
            found[at] = _twelve_months(mentions[at], days[before])
    for at, day in days.items():
        named = min(trailing, default=at)
        if named < at and ";" not in text[mentions[named].end : mentions[at].start]:
            found[at] = _twelve_months(mentions[at], day)
    return found


def _twelve_months(mention: Mention, end: date) -> Mention:
    return replace(mention, options=(When(end, 12),))


_STATES = re.compile(r"[$€£;%]|\d")
_TRAILING = any_case(
    r"(?:ltm|ttm|(?:the )?(?:past|last|trailing|latest)[ -](?:(?:twelve|12)[- ]+months?(?: period)?|four quarters))"
)


def _is_day(mention: Mention) -> bool:
    return bool(mention.options) and not mention.options[0].months
