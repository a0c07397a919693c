"""What rows measure by what they add up to: "Savings accounts" are money among deposits, "Mall" a count of stores."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from icc_reports.model.patterns import pattern_of
from icc_reports.read.blocks import Piece
from icc_reports.read.quantities import is_count, is_head_count, names_amount
from icc_reports.read.rows import RawRow
from icc_reports.read.units import has_currency

_MOST_ADDENDS = 12
_LEAST_TOTAL = 100  # in units of the last printed digit: smaller sums come about by chance


def addends_of_money(rows: Sequence[RawRow]) -> frozenset[int]:
    """The ordinals of the rows that are named like counts, and are added to a total with amounts of money.

    What shows that a sum is one of money is a currency sign in any of its rows, or a word in the label of its total.
    """
    lines = [ordinal for ordinal, row in enumerate(rows) if not row.is_heading]
    found: set[int] = set()
    for at, ordinal in enumerate(lines):
        if ordinal not in found and _is_named_count(rows[ordinal]):
            found.update(_addends_with(rows, lines, at))
    return frozenset(ordinal for ordinal in found if _is_named_count(rows[ordinal]))


def steps_of_changes(rows: Sequence[RawRow]) -> frozenset[int]:
    """The ordinals of the rows between two of changes in per cent, or under a heading of such: percentages as well.

    "Revenue % change, GAAP", "Impact of exchange rates", "Organic revenue % change"; none shows a currency sign.
    """
    plain = [
        at
        for at, row in enumerate(rows)
        if not row.is_heading and not has_currency([cell for cell in row.cells if cell])
    ]
    changes = [at for at in plain if _CHANGE.search(rows[at].label)]
    between = {
        at
        for first, last in pairwise(changes)
        if all(each in plain for each in range(first, last)) and last - first <= _MOST_ADDENDS
        for at in range(first, last)
    }
    return frozenset(between | {at for at in plain if any(map(_CHANGE.search, rows[at].section[-1:]))})


_CHANGE = pattern_of(r"(?:%|\bpercent(?:age)?) change\b", re.IGNORECASE)


def addends_of_counts(rows: Sequence[RawRow]) -> frozenset[int]:
    """The ordinals of the rows that add up to a number of stores and the like, and are named like no amount."""
    lines = [ordinal for ordinal, row in enumerate(rows) if not row.is_heading]
    found: set[int] = set()
    for at, ordinal in enumerate(lines):
        if is_head_count(rows[ordinal].label) and not has_currency(_pieces(rows[ordinal])):
            found.update(_counted_into(rows, lines, at))
    return frozenset(found)


def _counted_into(rows: Sequence[RawRow], lines: Sequence[int], at: int) -> Sequence[int]:
    """The rows right above a count that add up to it; none where one of them is an amount by its sign or its name."""
    for first in range(at - 2, max(at - _MOST_ADDENDS, -1), -1):
        addends = [rows[each] for each in lines[first:at]]
        if any(has_currency(_pieces(row)) or names_amount(row.label) for row in addends):
            return ()
        if _add_up(addends, rows[lines[at]]):
            return lines[first:at]
    return ()


def _is_named_count(row: RawRow) -> bool:
    return _names_count(row.label) and not has_currency(_pieces(row))


def _names_count(label: str) -> bool:
    return is_count(label) or is_head_count(label)


def _pieces(row: RawRow) -> list[Piece]:
    return [piece for piece in row.cells if piece is not None]


def _addends_with(rows: Sequence[RawRow], lines: Sequence[int], at: int) -> Sequence[int]:
    """The rows of the sum of money that the one at a place among the lines is part of; none where it is in none."""
    for stop in range(at + 1, min(at + _MOST_ADDENDS, len(lines))):
        total = rows[lines[stop]]
        for first in range(at, max(stop - _MOST_ADDENDS, -1), -1) if not _names_count(total.label) else ():
            addends = lines[first:stop]
            if len(addends) > 1 and _add_up([rows[each] for each in addends], total):
                shown = [piece for each in (*addends, lines[stop]) for piece in _pieces(rows[each])]
                return addends if has_currency(shown) or names_amount(total.label) else ()
    return ()


def _add_up(addends: Sequence[RawRow], total: RawRow) -> bool:
    """Whether half the columns add up or more, to the last digit or the one beside it: rates beside amounts do not."""
    held = failed = 0
    for place, piece in enumerate(total.cells):
        stated = piece.value if piece is not None else None
        values = [each.value for row in addends if (each := row.cells[place]) is not None and each.value is not None]
        if stated is None or not stated.number or stated.is_percent or len(values) < len(addends):
            continue
        unit = Decimal(1).scaleb(-max(stated.fraction_digits, 0))
        miss = abs(sum((value.number or Decimal(0) for value in values), -stated.number))
        held += miss <= unit and abs(stated.number) >= _LEAST_TOTAL * unit
        failed += miss > unit
    return held > 0 and held >= failed
