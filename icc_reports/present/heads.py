"""The heads of a table's columns in two lines: what a column is, and when it ended or what it is of that period."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby

from icc_reports.model.figures import Doubt
from icc_reports.model.periods import Duration, date_words
from icc_reports.model.release import Column, ColumnRole
from icc_reports.present.report import ReportColumn
from icc_reports.present.wording import capitalised, short_date

_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*\.?"
_DATE = re.compile(rf"\b{_MONTH}(?: \d{{1,2}})?,?(?: (?P<year>\d{{4}}))?(?![\w/])", re.IGNORECASE)
_NUMERIC = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})/((?:19|20)\d\d)(?![\d/])")
_OF_PERIOD = re.compile(r"^(?P<lead>.*?\b(?:ended|ending))\b[: ]*(?P<rest>.*)$", re.IGNORECASE)
_ASIDE = re.compile(r"\s*\((?:un)?audited\)|\s*\(notes?\)", re.IGNORECASE)
_LEAD_IN = re.compile(r"^(?:as of|as at|at|on)\b\s*", re.IGNORECASE)
_COMPACT = re.compile(r"^(?:[1-4]Q'?\d\d|Q[1-4]\b|FY'? ?\d|[12]H)", re.IGNORECASE)
_YEAR = re.compile(r"^(?:19|20)\d\d\b")
_COMMON_WORDS = frozenset(
    (
        *("first", "second", "third", "fourth", "quarter", "quarters", "quarterly", "fiscal", "full"),
        *("year", "years", "month", "months", "weeks", "trends", "average", "total"),
        *("three", "six", "nine", "twelve", "thirteen", "fourteen", "twenty-six", "thirty-nine", "fifty-two"),
        *("ended", "ending", "the", "of", "as", "at", "or", "to", "from", "for", "and", "change", "percent"),
        *("increase", "decrease", "compared", "reported", "adjusted", "adjustments", "pre-tax", "after-tax"),
    )
)


def report_columns(columns: Sequence[Column]) -> tuple[ReportColumn, ...]:
    """The heads of the columns; what neighbours have in common stands in their first lines and is said once."""
    heads = _split(tuple(columns), tuple(_calm(column.head) for column in columns))
    made = [
        ReportColumn(head=lead, subhead=capitalised(rest)) if lead else _column(column, rest)
        for column, (lead, rest) in zip(columns, heads, strict=True)
    ]
    return tuple(_shared(made))


def _column(column: Column, head: str) -> ReportColumn:
    """Two lines: what the column is, and when it ends where the first line does not say so."""
    if match := _OF_PERIOD.match(head):
        return _of_period(column, match["lead"], match["rest"])
    if column.period is None or Doubt.PERIOD in column.doubts:
        return ReportColumn(head=head or _unnamed(column))
    end = short_date(column.period.end)
    more = _ASIDE.sub("", head)
    if str(column.period.end.year) in head:
        more = _LEAD_IN.sub("", _DATE.sub("", more, count=1).strip(" ,"))
    if head and not more:
        return ReportColumn(head=end)
    if column.role is not ColumnRole.PERIOD:
        return ReportColumn(head=head or _unnamed(column))
    if not head:
        return ReportColumn(head=column.fiscal_period or "", subhead=end)
    is_dated = more != _ASIDE.sub("", head)
    if not isinstance(column.period, Duration):
        return ReportColumn(head=end, subhead=capitalised(more)) if is_dated else ReportColumn(head=more)
    return ReportColumn(head=more, subhead=end)


def _unnamed(column: Column) -> str:
    is_plain = column.role is ColumnRole.PERIOD
    return column.fiscal_period or "" if is_plain else capitalised(column.role.value.replace("_", " "))


def _of_period(column: Column, lead: str, rest: str) -> ReportColumn:
    """The words up to "ended" over the date; with the date, over what else the head says of that period."""
    rest = _ASIDE.sub("", rest).strip(" :")
    dated = _DATE.match(rest)
    more = rest[dated.end() :].strip(" ,:") if dated else rest
    end = dated.group() if dated else ""
    if column.period is not None and Doubt.PERIOD not in column.doubts:
        is_other = dated is not None and dated["year"] not in (None, str(column.period.end.year))
        end = end if is_other else short_date(column.period.end)
    if not more:
        return ReportColumn(head=lead, subhead=end)
    return ReportColumn(head=f"{lead} {end}" if dated and dated["year"] else lead, subhead=capitalised(more))


def _split(columns: tuple[Column, ...], heads: tuple[str, ...]) -> list[tuple[str, str]]:
    """Each head in the words that it begins with like its neighbour's, and the short name of a period after them."""
    words = [head.split() for head in heads]
    cut = [next((at for at, word in enumerate(each) if at and _is_period(each, at, word)), 0) for each in words]
    leads = [" ".join(each[:at]) for each, at in zip(words, cut, strict=True)]
    split: list[tuple[str, str]] = []
    for at, head in enumerate(heads):
        beside = [leads[near] for near in (at - 1, at + 1) if 0 <= near < len(columns)]
        is_shared = leads[at] and leads[at] in beside
        split.append((leads[at], " ".join(words[at][cut[at] :])) if is_shared else ("", head))
    return split


def _is_period(words: list[str], at: int, word: str) -> bool:
    if _COMPACT.match(words[0]):
        return False
    return _COMPACT.match(word) is not None or (words[at - 1].lower() == "year" and _YEAR.match(word) is not None)


def _shared(columns: Iterable[ReportColumn]) -> Iterable[ReportColumn]:
    """Neighbours under one head whose second lines begin alike: those words belong to the head."""
    for _, group in groupby(columns, key=lambda column: column.head):
        alike = tuple(group)
        rests = [column.subhead.split() for column in alike]
        count = 0
        while len(alike) > 1 and all(len(rest) > count + 1 for rest in rests):
            if len({rest[count].lower() for rest in rests}) > 1 or _COMPACT.match(rests[0][count]):
                break
            count += 1
        is_date = any(_DATE.match(column.subhead) for column in alike)
        if not count or is_date:
            yield from alike
            continue
        head = f"{alike[0].head} {' '.join(rests[0][:count])}"
        yield from (
            replace(column, head=head, subhead=capitalised(" ".join(rest[count:])))
            for column, rest in zip(alike, rests, strict=True)
        )


def _in_words(found: re.Match[str]) -> str:
    month, day, year = (int(part) for part in found.groups())
    try:
        return date_words(date(year, month, day))
    except ValueError:
        return found.group()


def _calm(head: str) -> str:
    """A head without the capitals of every word: "First quarter fiscal 2004"; names of months keep theirs."""
    words: list[str] = []
    for word in _NUMERIC.sub(_in_words, " ".join(head.split())).split(" "):
        bare = word.lower().strip(".,:()")
        is_common = bare in _COMMON_WORDS
        if bare in _MONTHS or (is_common and not words):
            words.append(word.capitalize())
        else:
            words.append(word.lower() if is_common else word)
    return " ".join(words)
