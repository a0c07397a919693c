"""Rows that close the block of a heading: what stands under it comes to them, and they are set out of it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, pairwise

from icc_reports.check.matching import Line


def closing_rows(lines: Sequence[Line]) -> dict[int, str]:
    """By the ordinals of rows that close a block, its heading.

    "EBITDA" right behind "Operating income" and "Depreciation" under "Ferries:", to which those add up in all columns.
    """
    blocks = [
        list(rows) for _, rows in groupby((line for line in lines if line.cells()), lambda line: line.row.section)
    ]
    return {
        after[0].row.ordinal: block[0].row.section[-1]
        for block, after in pairwise(blocks)
        if len(block) >= _A_BLOCK and block[0].row.section[:-1] == after[0].row.section != block[0].row.section
        if _come_to(block, after[0])
    }


_A_BLOCK = 2  # rows


def _come_to(rows: Sequence[Line], total: Line) -> bool:
    """Whether amounts of money come to a row in all its columns; what a row leaves blank is nil."""
    stated = [{column.ordinal: figure for column, figure in line.cells()} for line in rows]
    for column, whole in total.cells():
        own = [row[column.ordinal] for row in stated if column.ordinal in row]
        if not own or not all(figure.unit == whole.unit for figure in own) or not whole.unit.is_monetary:
            return False
        if abs(sum(figure.amount for figure in own) - whole.amount) > sum(figure.half_unit for figure in (*own, whole)):
            return False
    return True
