"""Columns that print the unit of each row: "Net production | MBOED | 3,353" is "Net production (MBOED)"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from icc_reports.read.blocks import Line, Piece

_HEAD = re.compile(r"(?:units?(?: of measure(?:ment)?)?|uom)", re.IGNORECASE)
_WITH_UNIT = 2  # texts: the label and the unit


def with_units_in_labels(heads: Sequence[Line], body: Sequence[Line]) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """Heads and body of a block, the units that stand in a column of their own in brackets behind the labels.

    A column of that head with figures counts what is sold; it is left as it is.
    """
    head = next((piece for line in heads for piece in line.texts if _HEAD.fullmatch(piece.text)), None)
    units = [line.texts[1] for line in body if _has_unit(line)]
    is_of_figures = head is not None and any(_touches(piece, head) for line in body for piece in line.values)
    if head is None or is_of_figures or not _are_column(units, head):
        return tuple(heads), tuple(body)
    without = (replace(line, pieces=tuple(piece for piece in line.pieces if piece is not head)) for line in heads)
    return tuple(without), tuple(_bracketed(line) if _has_unit(line) else line for line in body)


def _has_unit(line: Line) -> bool:
    return bool(line.values) and len(line.texts) == _WITH_UNIT


def _are_column(units: Sequence[Piece], head: Piece) -> bool:
    """Whether texts stand under the head, or all of them one under the other where the head opens its line."""
    is_one = len({unit.start for unit in units}) == 1
    return is_one or (bool(units) and all(_touches(unit, head) for unit in units))


def _touches(piece: Piece, head: Piece) -> bool:
    return piece.start < head.end and head.start < piece.end


def _bracketed(line: Line) -> Line:
    unit = line.texts[1]
    named = unit if unit.text.startswith("(") else replace(unit, text=f"({unit.text})")
    return replace(line, pieces=tuple(named if piece is unit else piece for piece in line.pieces))
