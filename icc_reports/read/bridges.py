"""Bridges: tables that lead from what a measure was to what it is a year later, each end dated by the label of its row.

"March 31, 2019", "Organic growth", "Exchange rates", "March 31, 2020": what lies between is of the later period.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from icc_reports.model.patterns import pattern_of
from icc_reports.model.periods import Duration
from icc_reports.model.release import Column, Row
from icc_reports.read.dates import years_in
from icc_reports.read.heads import HeadSense, sense_of
from icc_reports.read.rows import RawRow

_FEWEST = 4  # rows: the ends, and more than one between
_BALANCE = pattern_of(
    r"\b(?:balances?|begin\w*|end(?:ing)?|opening|closing|outstanding|shares|as of|at)\b", re.IGNORECASE
)


def dated_by_ends(senses: Sequence[HeadSense], rows: Sequence[RawRow]) -> Sequence[HeadSense]:
    """What heads say, with the later period that the rows of a bridge name, where no head names one itself."""
    years = _years_between(rows)
    if not years or any(sense.is_dated for sense in senses):
        return senses
    label = next(row.label for row in reversed(rows) if not row.is_heading)
    dated = [sense_of(f"{sense.text} {label}") for sense in senses]
    is_long = all(sense.lengths or not sense.dates for sense in dated)  # a day alone may be that of a balance
    return dated if is_long else senses


def with_ends(rows: Sequence[Row], columns: Sequence[Column]) -> tuple[Row, ...]:
    """The rows; of a bridge the first dated as many years before the last as their labels say, the others as steps."""
    years = _years_between(rows)
    periods = {column.period for column in columns}
    (period,) = periods if len(periods) == 1 else (None,)
    if not years or not isinstance(period, Duration):
        return tuple(rows)
    stated = [row.ordinal for row in rows if not row.is_heading]
    return tuple(
        replace(row, years_before=years if row.ordinal == stated[0] else 0, is_step=row.ordinal in stated[1:-1])
        for row in rows
    )


def _years_between(rows: Sequence[RawRow] | Sequence[Row]) -> int:
    """How many years lie between the first row of a bridge and its last; 0 where the rows are none."""
    labels = [row.label for row in rows if not row.is_heading]
    if len(labels) < _FEWEST or any(map(years_in, labels[1:-1])):
        return 0
    ends = [sense_of(label) for label in (labels[0], labels[-1])]
    if any(len(end.years) != 1 or _BALANCE.search(end.text) for end in ends):
        return 0
    first, last = (end.text.replace(str(end.years[0]), "") for end in ends)
    return max(ends[1].years[0] - ends[0].years[0], 0) if first.casefold() == last.casefold() else 0
