"""Tables of changes in percent throughout: what rose by how much, in columns of measures or of periods."""

from __future__ import annotations

from collections.abc import Sequence

from icc_reports.model.release import ColumnRole
from icc_reports.read.changes import with_changes_told
from icc_reports.read.grids import RawTable
from icc_reports.read.heads import HeadSense, sense_of
from icc_reports.read.kinds import says_change_only
from icc_reports.read.measures import HALF, LARGE, Percents, numbers_in, role_of, shows_currency
from icc_reports.read.rows import RawRow
from icc_reports.read.settling import Context, Timing
from icc_reports.read.timing import timings


def roles_of(
    senses: Sequence[HeadSense], title: str, raw: RawTable, percents: Sequence[Percents], *, in_whole: bool
) -> Sequence[ColumnRole]:
    """The roles of the columns of a table."""
    named = [role_of(sense, each, in_whole=in_whole) for sense, each in zip(senses, percents, strict=True)]
    return _with_changes(with_changes_told(named, raw.rows), title, raw, percents)


def _with_changes(
    roles: Sequence[ColumnRole], title: str, raw: RawTable, percents: Sequence[Percents]
) -> Sequence[ColumnRole]:
    """The roles, those of a table of changes in percent throughout corrected.

    Title or corner says so, and no figure shows a currency. Where the corner says nothing else ("Percent Change"), no
    figure needs to show the sign.
    """
    if shows_currency(raw):
        return roles
    if _is_headed_percent(raw):
        return [ColumnRole.PERCENT_CHANGE] * len(roles)
    is_shown = any(column.share > HALF for column in percents)
    if is_shown and any(sense_of(text).role is ColumnRole.PERCENT_CHANGE for text in (title, *raw.corner)):
        return [ColumnRole.PERCENT_CHANGE if role is ColumnRole.PERIOD else role for role in roles]
    return roles


def _is_headed_percent(raw: RawTable) -> bool:
    """Whether the corner calls all figures changes in percent, and all are as small as these are."""
    numbers = [value.number for row in raw.rows for _, value in numbers_in(row.cells)]
    return any(map(says_change_only, raw.corner)) and all(abs(number) < LARGE for number in numbers if number)


def dates_tables(heading: str) -> bool:
    """Whether a heading names the period of the tables below it: "Review of the three months ended June 30, 2021"."""
    sense = sense_of(heading, is_title=True)
    return any(each.year for each in sense.dates) and any(length.has_ended for length in sense.lengths)


def timings_under(
    heading: str, senses: Sequence[HeadSense], context: Context, rows: Sequence[RawRow], roles: Sequence[ColumnRole]
) -> tuple[Timing, ...]:
    """The periods of the columns, where neither heads nor title name a time that of a heading.

    That above a table of changes dates all of it, one that opens its rows those that state changes.
    """
    found = timings(senses, context)
    are_changes = set(roles) == {ColumnRole.PERCENT_CHANGE}
    named = heading if are_changes else _opening(rows)
    if not named or any(timing.period for timing in found):
        return found
    (of_heading,) = timings([sense_of(named, is_title=True)], context)
    return tuple(
        of_heading if role is ColumnRole.PERCENT_CHANGE else timing for role, timing in zip(roles, found, strict=True)
    )


def _opening(rows: Sequence[RawRow]) -> str:
    """The heading that opens the rows of a table, where it dates them and no other does; else nothing."""
    dating = [row for row in rows if row.is_heading and dates_tables(row.label)]
    return dating[0].label if len(dating) == 1 and dating[0] is rows[0] else ""
