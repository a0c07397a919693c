"""The totals of a table as rows: what the search in the figures found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from icc_reports.check.climb import climb
from icc_reports.check.evidence import Found, misprint_bits
from icc_reports.check.ladder import Ladder, ladders
from icc_reports.model.release import Row, Table

LACKING_LINES = "the lines that make up the difference: in no column do those printed add up to the total"
"""What a total would need that only its name makes one."""


@dataclass(frozen=True, slots=True)
class Footing:
    """A total of a table, its addends with their weights, and the ordinals of the columns in which it is asserted.

    ``failing`` are those of them in which the printed figures do not bear it out, ``slips`` those of these that one
    misprint of an addend or of the total explains; ``by_name`` says that they do so in none, and that only the labels
    tell of a total; ``by_move`` that one figure in the wrong column explains them.
    """

    table: Table
    total: Row
    addends: tuple[tuple[int, Row], ...]
    columns: tuple[int, ...]
    failing: tuple[int, ...]
    slips: frozenset[int] = frozenset()
    by_name: bool = False
    by_move: bool = False


def footings(table: Table) -> tuple[Footing, ...]:
    """The totals of a table. A total never mixes units or scales, and every one rests on arithmetic that holds."""
    found = [_footing(table, ladder, found) for ladder in ladders(table) for found in climb(ladder)]
    return tuple(footing for footing in found if not footing.failing or not _is_of_a_row_below(footing))


def _is_of_a_row_below(footing: Footing) -> bool:
    """Whether its lines come to a row below it in all columns, and it to the same row with what stands between.

    What the company's owners have, and others beside them, are all of equity: assets less liabilities are no more.
    """
    rows = [row for row in footing.table.rows if row.ordinal > footing.total.ordinal and any(row.cells)]
    for at, below in enumerate(rows[1 : _NEAR + 1], 1):
        through = ((1, footing.total), *((1, row) for row in rows[:at]))
        if all(_comes_to(lines, below, footing.columns) for lines in (footing.addends, through)):
            return True
    return False


def _comes_to(lines: Sequence[tuple[int, Row]], row: Row, columns: Sequence[int]) -> bool:
    for column in columns:
        printed = row.cells[column]
        amounts = [weight * cell.amount for weight, line in lines if (cell := line.cells[column]) is not None]
        if printed is None or abs(sum(amounts) - printed.amount) > len(lines) * printed.half_unit:
            return False
    return True


_NEAR = 2  # rows between at most


def _footing(table: Table, ladder: Ladder, found: Found) -> Footing:
    places = [
        place
        for place, value in enumerate(found.total.values)
        if value is not None
        and any(rung.values[place] is not None for _, rung in found.addends)
        and not any(place in rung.foreign for _, rung in found.addends)
    ]
    return Footing(
        table=table,
        total=found.total.row,
        addends=tuple((weight, rung.row) for weight, rung in found.addends),
        columns=tuple(ladder.columns[place] for place in places),
        failing=tuple(ladder.columns[place] for place in found.failing),
        slips=frozenset(
            ladder.columns[place] for place in found.failing if misprint_bits(found.total, found.addends, place)
        ),
        by_name=found.by_name,
        by_move=found.by_move,
    )
