"""Dates, lengths of time and fiscal quarters, as heads, titles and sentences word them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import chain

from icc_reports.model.patterns import pattern_of
from icc_reports.model.periods import last_day

# Heads, titles and labels repeat, and several stages ask for their dates.
_once = lru_cache(maxsize=2048)

_MONTHS = "january february march april may june july august september october november december".split()
_MONTH = r"(?P<month>jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?\.?|july?\.?|aug(?:ust|\.)?|sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)"  # noqa: E501
_YEAR = r"(?P<year>(?:19|20)\d\d)"
# A head that is broken behind "ended" may be handed on without the break: "EndedSeptember 30,".
_APART = r"(?:\b|(?<=ended)|(?<=ending))"
_ENDED = rf"end(?:ed|ing)(?:\b|(?={'|'.join(month[:3] for month in _MONTHS)}))"
_UNITS = "one two three four five six seven eight nine".split()
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TENS = "twenty thirty forty fifty sixty".split()
_NUMBER_WORDS = {word: number for number, word in enumerate(_UNITS + _TEENS, start=1)} | {
    word: number for number, word in zip(range(20, 70, 10), _TENS, strict=True)
}
_COUNT = rf"(?P<count>(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(_UNITS)}))?|{'|'.join(_TEENS + _UNITS)}|\d{{1,2}})"
_ORDINALS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4}
_ORDINAL = r"(?P<ordinal>" + "|".join(_ORDINALS) + ")"

_DATE = pattern_of(
    rf"{_APART}{_MONTH}(?:\s*(?P<day>\d{{1,2}})(?!\d)(?:st|nd|rd|th)?)?,?(?:\s*(?:of\s+)?['’]?(?P<year>(?:19|20)\d\d|(?<=['’])\d\d)\b)?",
    re.IGNORECASE,
)
_EUROPEAN = pattern_of(  # "31 March 2003", "31-Mar-03"
    rf"\b(?P<day>\d{{1,2}})(?:(?:st|nd|rd|th)?\s+(?:of\s+)?|-){_MONTH}(?:,?\s+|-)['’]?(?P<year>(?:19|20)\d\d|(?<=-)\d\d)\b",
    re.IGNORECASE,
)
_ISO = pattern_of(r"(?<![\d-])(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?![\d-])")
_DOTTED = pattern_of(r"(?<![\d.])(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>(?:19|20)\d\d)(?![\d.])")
_NUMERIC = pattern_of(r"(?<![\d/])(?P<month>\d{1,2})/(?P<day>\d{1,2})/(?P<year>(?:19|20)?\d\d)(?![\d/])")
_DIGIT = pattern_of(r"\d")
_INCREASE = pattern_of(r"\bincr?\.?\)?\s*(?:/|or|and)?\s*\(?$", re.IGNORECASE)  # of a decrease: "Inc (Dec)"
_BARE_YEAR = pattern_of(  # "2019", "Q4-2019"
    r"(?:(?<![\d,.$/-])|(?<=[Qq][1-4]-)|(?<=[1-4][Qq]-))(?:19[89]|20[0-4])\d(?![\d,%]|\.\d|-\d)"
)
_HALF_YEAR = r"\b(?:H[12]|[12]H)(?=\s?(?:FY)?\s?['’‘]?\d\d)"  # "H1 2021", "1H21"
_LENGTH = pattern_of(
    rf"\b(?:{_COUNT}(?:\s*\([^)]{{0,20}}\))?[\s-]*(?P<unit>months?|mos?\b\.?|weeks?|wks?\b\.?)|"
    r"(?P<quarters>two|three|four|[2-4])[\s-]+(?:fiscal\s+)?quarters|"
    rf"{_MONTH}\s?(?:[-–—]|\bto\b|\bthrough\b)\s?{_MONTH.replace('<month>', '<last>')}(?![a-z])|"
    r"(?<![$€£])(?P<short>[369]|12)M(?=\s?['’‘]?\d\d|\s+end)|"
    rf"(?P<half>{_HALF_YEAR})|"
    r"(?P<other>quarters?\b|qtd\b|half(?:[\s-]years?)?\b|year[-\s]to[-\s]date|ytd\b|(?:fiscal\s+)?years?\b|ltm\b|ttm\b))"
    rf"(?:[\s-]*periods?)?\s*(?P<ended>{_ENDED})?",
    re.IGNORECASE,
)
_MONTHS_ENDED = pattern_of(rf"\b{_COUNT}[\s-]*months?(?:[\s-]*periods?)?\s+{_ENDED}\s*", re.IGNORECASE)
_TIME_WORDS = pattern_of(
    r"\b(?:for|the|and|as|of|at|on|in|fiscal|quarter|year|ended|periods?|un-?audited)\b", re.IGNORECASE
)
_STRETCH = pattern_of(
    r"\binception\b|\bcumulative\b(?! effect| [\w-]+ months)|"
    r"\bfrom\b(?=.{1,30}\d).{3,40}?\b(?:to|through|thru|until)\b",
    re.IGNORECASE,
)
_QUARTER = pattern_of(
    rf"\b{_ORDINAL}[\s-]+(?:fiscal\s+)?(?:quarter(?:ly)?|qtr)\b|\b(?:Q|Qtr\.?\s?)(?P<q>[1-4])\b(?:(?:\s?['’‘]|-)(?P<short1>\d\d)\b)?|"
    r"\b(?P<q2>[1-4])Q(?:['’‘]?(?P<short>\d\d)\b)?",
    re.IGNORECASE,
)
_HALF = pattern_of(
    r"\bH(?P<h>[12])\s?(?:FY)?\s?['’‘]?(?P<year>(?:19|20)\d\d|\d\d)\b|"
    r"\b(?P<h2>[12])H\s?(?:FY)?\s?['’‘]?(?P<year2>(?:19|20)\d\d|\d\d)\b|\b(?P<ordinal>first|1st|second|2nd)[\s-]+half\b",
    re.IGNORECASE,
)
_TRAILING = pattern_of(
    r"\b(?:[tl]tm|(?:trailing|last|latest) (?:twelve|12) months|trailing four quarters)\b", re.IGNORECASE
)
_FISCAL_YEAR = pattern_of(r"\b(?:fiscal(?:\s+year)?(?:\s+ended)?|FY)\s*'?(?P<year>(?:19|20)\d\d|\d\d)\b", re.IGNORECASE)
_TO_DATE_YEAR = pattern_of(r"\b(?:YTD|[369]M|12M)\s?['’]?(?P<year>(?:19|20)\d\d|\d\d)\b", re.IGNORECASE)
_FULL_YEAR = pattern_of(r"\bfull[\s-]year\s+(?P<year>(?:19|20)\d\d)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date as far as a text gives it, and where: month always, day and year where they are printed."""

    month: int
    day: int | None
    year: int | None
    start: int
    end: int

    def resolve(self, year: int | None = None) -> date | None:
        """The date; the month's last day where no day is printed. None without a year or for an impossible day.

        February 29 is the last day of any: heads print one day for columns of several years.
        """
        full_year = self.year or year
        if full_year is None:
            return None
        if self.day is None or (self.month, self.day) == _LEAP_DAY:
            return last_day(full_year, self.month)
        try:
            return date(full_year, self.month, self.day)
        except ValueError:
            return None


_LEAP_DAY = (2, 29)


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time: whole months, or weeks where it is counted in weeks. ``ended`` tells of the word "ended".

    Neither is known of "year to date", which is as long as the fiscal year is old.
    """

    months: int | None
    weeks: int | None
    has_ended: bool

    @property
    def is_to_date(self) -> bool:
        """Whether it begins with the fiscal year."""
        return self.months is None and self.weeks is None


def dates_in(text: str) -> Iterator[DateMention]:
    """The dates of a text in order. A month's name alone counts only next to a day or a year."""
    return iter(_all_dates(text))


@_once
def _all_dates(text: str) -> tuple[DateMention, ...]:
    has_digits = _DIGIT.search(text) is not None
    found = list(_named_dates(text, has_digits=has_digits))
    if has_digits:
        found = sorted([*found, *_numeric_dates(text)], key=lambda mention: mention.start)
    return tuple(found)


def _named_dates(text: str, *, has_digits: bool) -> Iterator[DateMention]:
    european = {match.start("month"): match for match in _EUROPEAN.finditer(text)} if has_digits else {}
    yield from map(_mention, european.values())
    for match in _DATE.finditer(text):
        if match.start() in european:
            continue
        if match["day"] or match["year"] or _is_whole_word(match, text):
            yield _mention(match)


def _is_whole_word(match: re.Match[str], text: str) -> bool:
    """A month alone ("3 Months Ended December"), but not the verb "may", a decrease or the start of another word."""
    after = text[match.end() : match.end() + 1]
    if after.isalpha() or _INCREASE.search(text, 0, match.start()):
        return False
    return match["month"].lower() not in ("may", "mar", "march") or match["month"] == "March"


def _mention(match: re.Match[str]) -> DateMention:
    groups = match.groupdict()
    day, year = groups.get("day"), groups.get("year")
    month = _month(match["month"])
    full = full_year(int(year)) if year else None
    return DateMention(month, int(day) if day else None, full, match.start(), match.end())


def _numeric_dates(text: str) -> Iterator[DateMention]:
    for match in chain(*(pattern.finditer(text) for pattern in (_NUMERIC, _ISO, _DOTTED))):
        month, day, year = (int(match[name]) for name in ("month", "day", "year"))
        if 1 <= month <= 12 and 1 <= day <= 31:
            yield DateMention(month, day, full_year(year), match.start(), match.end())


def full_year(year: int) -> int:
    """A year of two digits as one of four: 1950 to 2049."""
    if year >= 100:
        return year
    return year + (1900 if year >= 50 else 2000)


def _month(name: str) -> int:
    prefix = name.lower().rstrip(".")[:3]
    return next(number for number, month in enumerate(_MONTHS, start=1) if month.startswith(prefix))


def years_in(text: str) -> tuple[int, ...]:
    """The bare years of a text, those of dates included."""
    return tuple(int(match[0]) for match in _BARE_YEAR.finditer(text))


@_once
def lengths_in(text: str) -> tuple[Length, ...]:
    """The lengths of time of a text: "three months ended", "13 weeks", "three quarters ended", "January - June"."""
    return tuple(_length(match) for match in _LENGTH.finditer(text))


def _length(match: re.Match[str]) -> Length:
    ended = match["ended"] is not None
    if match["quarters"]:
        return Length(3 * _count(match["quarters"]), None, ended)
    if match["last"]:
        return Length((_month(match["last"]) - _month(match["month"])) % 12 + 1, None, ended)
    if match["short"]:
        return Length(int(match["short"]), None, ended)
    if match["half"]:
        return Length(6, None, ended)
    if match["unit"]:
        count = _count(match["count"])
        if match["unit"].lower().startswith("w"):
            return Length(None, count, ended)
        return Length(count, None, ended)
    word = match["other"].lower()
    if word.startswith("q"):  # a quarter, or one "to date"
        return Length(3, None, ended)
    if word.startswith("half"):
        return Length(6, None, ended)
    return Length(None if "to" in word or word == "ytd" else 12, None, ended)


def _count(words: str) -> int:
    if words.isdigit():
        return int(words)
    return sum(_NUMBER_WORDS[word] for word in words.lower().replace("-", " ").split())


def quarter_in(text: str) -> tuple[int, int | None] | None:
    """The first fiscal quarter that a text names, and its year where that is part of the name ("1Q22")."""
    return _quarter(_QUARTER.search(text))


def last_quarter_in(text: str) -> tuple[int, int | None] | None:
    """The last fiscal quarter that a text names, or the one that ends the half year it names.

    Of a head that is the one nearest its figures.
    """
    found = _quarter(max(_QUARTER.finditer(text), key=lambda match: match.start(), default=None))
    return found or half_in(text)


def half_in(text: str) -> tuple[int, int | None] | None:
    """The quarter that ends the half year which a text names, and its year where that is part of the name ("1H21")."""
    match = _HALF.search(text)
    if match is None:
        return None
    year = match["year"] or match["year2"]
    number = _ORDINALS[match["ordinal"].lower()] if match["ordinal"] else int(match["h"] or match["h2"])
    return 2 * number, full_year(int(year)) if year else None


def is_trailing(text: str) -> bool:
    """Whether a text names the twelve months up to some day: "LTM", "trailing four quarters"."""
    return _TRAILING.search(text) is not None


def _quarter(match: re.Match[str] | None) -> tuple[int, int | None] | None:
    if match is None:
        return None
    if match["ordinal"]:
        return _ORDINALS[match["ordinal"].lower()], None
    short = match["short"] or match["short1"]
    return int(match["q"] or match["q2"]), full_year(int(short)) if short else None


def fiscal_year_in(text: str) -> int | None:
    """The fiscal year that a text names: "fiscal 2004", "FY24", "YTD 06", "9M24"."""
    match = _FISCAL_YEAR.search(text) or _TO_DATE_YEAR.search(text)
    return full_year(int(match["year"])) if match else None


def full_year_in(text: str) -> int | None:
    """The year of which a text says that it is a full one: "full-year 2024"."""
    match = _FULL_YEAR.search(text)
    return int(match["year"]) if match else None


def lengths_said(texts: Iterable[str]) -> frozenset[tuple[int, int, int]]:
    """The lengths that sentences give with their end: months, and the month and day on which they ended."""
    return frozenset(
        (_count(match["count"]), mention.month, mention.day)
        for text in texts
        if "month" in text.lower()
        for match in _MONTHS_ENDED.finditer(text)
        for mention in list(dates_in(text[match.end() : match.end() + 20]))[:1]
        if mention.start < 3 and mention.day is not None
    )


def dates_paired(labels: Iterable[str]) -> tuple[tuple[date, date], ...]:
    """Two dates that a label names for the two columns beside it ("at July 31, 2000 and January 31, 2000")."""
    pairs = []
    for label in filter(_DIGIT.search, labels):
        days = [day for mention in dates_in(label) if mention.day and (day := mention.resolve()) is not None]
        if len(days) >= 2:
            pairs.append((days[0], days[1]))
    return tuple(pairs)


def is_stretch(head: str) -> bool:
    """Whether a head is of what runs from one date to another, not of a quarter or a year: "since inception"."""
    return _STRETCH.search(head) is not None


@_once
def without_times(text: str) -> str:
    """The text without its dates, years, lengths of time and the small words around them."""
    for pattern in (
        _EUROPEAN,
        _DATE,
        _NUMERIC,
        _ISO,
        _DOTTED,
        _LENGTH,
        _QUARTER,
        _FISCAL_YEAR,
        _BARE_YEAR,
        _TIME_WORDS,
    ):
        text = pattern.sub(" ", text)
    return text
