"""How long the columns of a table run where the heading of all its rows alone says it: "Three months ended:"."""

from __future__ import annotations

from collections.abc import Sequence

from icc_reports.model.release import TableKind
from icc_reports.read.heads import HeadSense, sense_of
from icc_reports.read.rows import RawRow


def with_length_of_rows(senses: Sequence[HeadSense], rows: Sequence[RawRow], kind: TableKind) -> Sequence[HeadSense]:
    """What heads say that name days and no length, with the length that a heading above all rows says to end there.

    Where the rows stand under several lengths, or some under none, the heads say what they did.
    """
    first = rows[0] if rows else None
    if first is None or not first.is_heading or kind is TableKind.BALANCE_SHEET:
        return senses
    heading = first.label.strip(" :")
    said = sense_of(heading)
    is_length = [each.has_ended for each in said.lengths] == [True] and not said.is_dated
    is_length = is_length and heading.casefold().endswith("ended")
    are_under = all(row.section[:1] == (first.label,) for row in rows if not row.is_heading)
    dated = [sense for sense in senses if sense.is_dated]
    are_days = all(sense.dates and not sense.lengths and not sense.quarter for sense in dated)
    others = (text for row in rows[1:] for text in (row.label, *row.section[1:]))
    if not is_length or not are_under or not are_days or any(sense_of(text).lengths for text in others):
        return senses
    return [sense_of(f"{heading} {sense.text}") if sense.dates else sense for sense in senses]
