"""Rows as prose names them: by one of their names, on one basis, of one segment."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import lru_cache

from icc_reports.check.claims.labels import is_interest_on, is_opening
from icc_reports.check.claims.periods import When
from icc_reports.check.claims.phrases import Words, phrase
from icc_reports.check.matching import Line
from icc_reports.check.wording import key_of
from icc_reports.model.figures import Figure
from icc_reports.model.periods import Duration, Instant, Period
from icc_reports.model.release import Column


@dataclass(frozen=True, slots=True)
class Entry:
    """A row by one of its names.

    ``has_segment`` tells that the name itself says which segment it is, ``is_either`` that the row is a measure outside
    GAAP by what it states, so that prose may call it so or leave it out. ``columns`` are those that state it, where not
    all of the row's do; ``by_head`` tells that their heads say the basis that ``tags`` name, ``is_addend`` that what it
    calls revenue is only added to the company's revenue below it.
    """

    line: Line
    tags: frozenset[str]
    segment: str | None
    has_segment: bool
    rank: int
    is_either: bool = False
    columns: frozenset[int] | None = None
    by_head: bool = False
    is_loose: bool = False
    is_addend: bool = False

    def cells(self) -> tuple[tuple[Column, Figure], ...]:
        """The row's figures for periods; those of columns on another basis where the entry is of such a column."""
        if not self.by_head:
            return self.line.cells()
        return tuple(
            (column, figure)
            for column, figure in zip(self.line.table.columns, self.line.row.cells, strict=True)
            if figure is not None and self.columns is not None and column.ordinal in self.columns
        )

    def figure(self, when: When) -> Figure | None:
        """Its figure for the period; None where the table prints none, or two.

        What is said of a day may stand in columns of stretches that end on it: a balance at the end of the quarter.
        """
        is_at_start = is_opening(self.line.row.label)
        cells = [
            (_day_before(column.period) if is_at_start else column.period, figure)
            for column, figure in self.cells()
            if (self.columns is None or column.ordinal in self.columns)
            and (column.segment is None or column.segment == self.segment)
        ]
        found = [figure for period, figure in cells if when.fits(period)]
        if not found and not when.months:
            found = [figure for period, figure in cells if when.is_end_of(period)]
            found = found[:1] if len({figure.amount for figure in found}) == 1 else found
        return found[0] if len(found) == 1 else None


_LAST = 1_000_000  # behind every rank


def ranked(entries: Iterable[Entry], name: Words) -> tuple[Entry, ...]:
    """Rows by one of their names, those of the statements first, those that only state the interest on it last."""
    own = (replace(each, rank=each.rank + _LAST) if is_interest_on(each.line, name) else each for each in entries)
    return tuple(sorted(own, key=lambda entry: (entry.rank, entry.is_addend)))


def _day_before(period: Period | None) -> Instant | None:
    """The day on which what a stretch begins with is stated."""
    return Instant(period.start - timedelta(days=1)) if isinstance(period, Duration) else None


@dataclass(frozen=True, slots=True)
class Ratio:
    """A row that prints what one measure is of another, by the name of the other."""

    whole: Words
    entry: Entry


@lru_cache(maxsize=4096)  # pairs: each claim is held to the rows of all segments
def same_segment(one: str | None, other: str | None) -> bool:
    """Whether two names are of one segment: "Core Van Services" and "ICC.NET, VAN Services" are."""
    if one is None or other is None:
        return one is other
    if key_of(one) == key_of(other):
        return True
    loose = {"core", "segment", "division", "business", "unit", "group", "only"}
    names = [set(phrase(part)) for part in (other, other.split(",")[-1])]
    mine = set(phrase(one)) | set(phrase(one.split(",")[-1]))
    return any(name and (mine ^ name) <= loose for name in names)
