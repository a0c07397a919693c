"""Growth on another basis where a table prints it as an amount: what the change comes to without some of its parts.

"Reported change", "Foreign currency impact", "Organic change" beside the amounts of two years: organic growth is the
last of them over the amount of the year before.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from icc_reports.check.matching import Line
from icc_reports.model.figures import Figure
from icc_reports.model.patterns import any_case
from icc_reports.model.periods import Duration
from icc_reports.model.relations import Expression, Quotient, Ref
from icc_reports.model.release import Column, ColumnRole

_REPORTED = any_case(r"\b(?:as )?reported\b|\btotal\b")
_PART_OF_CHANGE = any_case(r"\b(?:impacts?|effects?|translation|adjustments?|contributions?)\b")
_YEAR = range(350, 381)  # days: a year of weeks is one of 52 or 53
_TWO = 2


def growth_of_change(line: Line, column: Column, basis_in: Callable[[str], str | None]) -> Expression | None:
    """The growth that an amount of change comes to, where it and what else a row states make out all of the change."""
    heads = _own_heads(line.table.columns)
    is_on_basis = {at: basis_in(head) is not None and not _PART_OF_CHANGE.search(head) for at, head in heads.items()}
    parts = [at for at, head in heads.items() if is_on_basis[at] or not _REPORTED.search(head)]
    if not is_on_basis.get(column.ordinal) or sum(is_on_basis.values()) > 1 or len(parts) < _TWO:
        return None
    cells = [line.row.cells[at] for at in parts]
    changes = [cell for cell in cells if cell is not None]
    pair = _two_years(line)
    if pair is None or len(changes) < len(cells):
        return None
    later, earlier = pair
    figures = (later, earlier, *changes)
    apart = abs(later.amount - earlier.amount - sum(each.amount for each in changes))
    is_whole = len({each.unit for each in figures}) == 1 and apart <= sum(each.half_unit for each in figures)
    figure = line.row.cells[column.ordinal]
    return Quotient(Ref(figure.span), Ref(earlier.span)) if is_whole and figure is not None else None


def is_change(column: Column) -> bool:
    """Whether a column may state a change in amount: its head says so, or names no period of its own ("Organic")."""
    is_untimed = column.role is ColumnRole.PERIOD and column.period is None
    return is_untimed or column.role is ColumnRole.AMOUNT_CHANGE


def _own_heads(columns: Sequence[Column]) -> dict[int, str]:
    """The heads of changes in amount without the words that all of them begin with, by the columns' ordinals."""
    changes = [column for column in columns if is_change(column)]
    words = [column.head.split() for column in changes]
    common = 0
    while len(words) > 1 and all(len(each) > common + 1 and each[common] == words[0][common] for each in words):
        common += 1
    return {column.ordinal: " ".join(own[common:]) for column, own in zip(changes, words, strict=True)}


def _two_years(line: Line) -> tuple[Figure, Figure] | None:
    """The two amounts that a row states of periods, the later one first, where they lie a year apart."""
    stated = [(column.period, figure) for column, figure in line.cells() if isinstance(column.period, Duration)]
    stated.sort(key=lambda each: each[0].end, reverse=True)
    if len(stated) != _TWO or (stated[0][0].end - stated[1][0].end).days not in _YEAR:
        return None
    (one, later), (other, earlier) = stated
    return (later, earlier) if one.months == other.months and earlier.unit.is_monetary and earlier.amount > 0 else None
