"""Blocks of one table, each of a part of the company under a heading of its own."""

from __future__ import annotations

import re
from fractions import Fraction

from icc_reports.model.release import Row, Table

_TIME = re.compile(r"\b(?:19|20)\d\d\b|\b(?:months?|weeks?|quarters?|years?|half)\b", re.IGNORECASE)
_ALL = re.compile(r"\b(?:consolidated|company|group)\b", re.IGNORECASE)
_OF_WHOM = re.compile(r"\b(?:segments?|consolidated|total)\b")


def is_of_a_block(table: Table, row: Row) -> bool:
    """Whether the table states the row's measure otherwise under another heading, neither a time, nor this one of all.

    "EBITDA" below "Drilling", below "Completion" and below "Corporate" is the company's nowhere.
    """
    others = {
        each.section[-1]
        for each in table.rows
        if each.section and not each.is_heading and _name(each) == _name(row) and amounts_of(each) != amounts_of(row)
    }
    if not row.section or not others - {row.section[-1]} or _ALL.search(row.section[-1]):
        return False
    return not any(map(_TIME.search, (*others, row.section[-1])))


def amounts_of(row: Row) -> list[Fraction | None]:
    """What a row states, column by column."""
    return [None if cell is None else cell.amount for cell in row.cells]


def _name(row: Row) -> str:
    """The label without what only says of whom the measure is: "Segment EBITDA" is EBITDA."""
    return " ".join(_OF_WHOM.sub(" ", row.label.lower()).split())
