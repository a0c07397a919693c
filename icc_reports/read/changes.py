"""Whether a column headed "Change" states amounts or percentages: its figures tell, where the head does not."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import islice, permutations
from typing import NamedTuple

from icc_reports.model.figures import Notation
from icc_reports.model.release import ColumnRole
from icc_reports.read.blocks import Piece, Value
from icc_reports.read.rows import RawRow
from icc_reports.read.units import BASIS_POINT, has_currency

_MIN_WITNESSES = 3  # rows that must show that the column holds percentages
_SAMPLE = 24  # rows that are looked at
_MOST_COLUMNS = 6  # columns that a change may lie between

_CHANGES = (ColumnRole.AMOUNT_CHANGE, ColumnRole.PERCENT_CHANGE)


class _Scaled(NamedTuple):
    """A value; its number, and half a unit of its last printed digit, in units so small that both are whole."""

    value: Value
    number: int
    half: int


_Triple = tuple[_Scaled, _Scaled, _Scaled]


def with_changes_told(roles: Sequence[ColumnRole], rows: Sequence[RawRow]) -> list[ColumnRole]:
    """The roles of columns, those of changes corrected where the figures tell what the head leaves open."""
    plain = [ordinal for ordinal, role in enumerate(roles) if role is ColumnRole.PERIOD]
    return [
        (_change_told(rows, ordinal, plain) or role) if role in _CHANGES else role for ordinal, role in enumerate(roles)
    ]


def with_basis_points(rows: Sequence[RawRow]) -> Iterator[RawRow]:
    """The rows, whole numbers among ratios in basis points where the row above says so in their column.

    Like the percent sign, "bps" is often printed in the first row of its kind only, or in the first and the last.
    """
    if not any(_is_in_points(piece) for row in rows for piece in row.cells):
        yield from rows
        return
    scales: dict[int, Decimal] = {}
    for row in _all_in_points(rows) or rows:
        pieces = [piece for piece in row.cells if piece is not None]
        if has_currency(pieces):
            scales = {}
        cells = tuple(
            _in_points(piece, scales[place]) if place in scales and _is_among_decimals(row, place, scales) else piece
            for place, piece in enumerate(row.cells)
        )
        if pieces:
            scales = {
                place: piece.value.scale
                for place, piece in enumerate(cells)
                if piece is not None and piece.value is not None and piece.value.scale == BASIS_POINT
            }
        yield replace(row, cells=cells)


def _is_in_points(piece: Piece | None) -> bool:
    return piece is not None and piece.value is not None and piece.value.scale == BASIS_POINT


def _all_in_points(rows: Sequence[RawRow]) -> list[RawRow]:
    """The rows, all in basis points where all of the first and of the last are and no number is anything else."""
    filled = [row for row in rows if not row.is_heading]
    if len(filled) < 3 or any(value.scale != BASIS_POINT for row in (filled[0], filled[-1]) for value in _values(row)):
        return []
    numbers = [value for row in filled for value in _values(row) if value.number]
    if any(value.currency or value.is_percent or value.is_multiple for value in numbers):
        return []
    return [replace(row, cells=tuple(_in_points(piece, BASIS_POINT) for piece in row.cells)) for row in rows]


def _values(row: RawRow) -> Iterator[Value]:
    return (piece.value for piece in row.cells if piece is not None and piece.value is not None)


def _is_among_decimals(row: RawRow, place: int, scales: Container[int]) -> bool:
    """Whether the row prints a whole number there, and decimals in all columns but those of basis points."""
    own = row.cells[place]
    others = [cell for other, cell in enumerate(row.cells) if other not in scales and cell is not None]
    numbers = [cell.value for cell in others if cell.value is not None and cell.value.number]
    is_whole = own is not None and own.value is not None and not own.value.is_percent and not own.value.fraction_digits
    return is_whole and bool(numbers) and all(value.fraction_digits > 0 for value in numbers)


def _in_points(piece: Piece | None, scale: Decimal) -> Piece | None:
    return piece if piece is None or piece.value is None else replace(piece, value=replace(piece.value, scale=scale))


def _change_told(rows: Sequence[RawRow], ordinal: int, others: Sequence[int]) -> ColumnRole | None:
    """What the figures of a column are by arithmetic: percent changes between two of the ``others``, or amounts.

    Releases print the percent sign on the first row and on totals only, or not at all.
    """
    nearest = sorted(others, key=lambda other: abs(other - ordinal))[:_MOST_COLUMNS]
    unit = _common_unit(rows, (ordinal, *nearest))
    stated, *columns = ([_scaled(row.cells[place], unit) for row in rows] for place in (ordinal, *nearest))
    counts = [_counts(unit, islice(_triples(stated, *pair), _SAMPLE)) for pair in permutations(columns, 2)]
    by_percent, of_percent = max(((percent, tested) for percent, _, tested in counts), default=(0, 0))
    by_amount, of_amount = max(((amount, tested) for _, amount, tested in counts), default=(0, 0))
    if by_percent > by_amount:
        return ColumnRole.PERCENT_CHANGE if _is_borne_out(by_percent, of_percent) else None
    return ColumnRole.AMOUNT_CHANGE if by_amount > by_percent and _is_borne_out(by_amount, of_amount) else None


def _is_borne_out(held: int, tested: int) -> bool:
    return held >= _MIN_WITNESSES and 3 * held >= 2 * tested


def _counts(unit: int, triples: Iterable[_Triple]) -> tuple[int, int, int]:
    """In how many rows the figure is the percent change, in how many the amount of it, and how many rows there are."""
    percent = amount = tested = 0
    for stated, later, earlier in triples:
        change, base, within = later.number - earlier.number, abs(earlier.number), later.half + earlier.half
        amount += not stated.value.is_percent and abs(change - stated.number) <= within + stated.half
        if base and not stated.value.currency:
            # 100 change / base = stated, but for the half-units; both sides times unit and the square of the base
            reach = stated.half * base**2 + 100 * unit * (within * base + abs(change) * earlier.half)
            percent += abs(100 * unit * change * base - stated.number * base**2) <= reach
        tested += 1
    return percent, amount, tested


def _triples(
    stated: Sequence[_Scaled | None], later: Sequence[_Scaled | None], earlier: Sequence[_Scaled | None]
) -> Iterator[_Triple]:
    """The rows in which all three columns hold a number, the one to compare with no percentage."""
    for one, other, base in zip(stated, later, earlier, strict=True):
        if one is not None and other is not None and base is not None and not other.value.is_percent:
            yield one, other, base


def _number(piece: Piece | None) -> Value | None:
    """The number of a cell other than zero; None where it states none."""
    value = piece.value if piece is not None else None
    return value if value is not None and value.number and value.notation is Notation.NUMBER else None


def _common_unit(rows: Iterable[RawRow], places: Sequence[int]) -> int:
    """How many units one is for all numbers of the columns, and the halves of their last digits, to be whole."""
    values = (_number(row.cells[place]) for row in rows for place in places)
    parts: int = 2 * 10 ** max((value.fraction_digits for value in values if value is not None), default=0)
    return parts


def _scaled(piece: Piece | None, unit: int) -> _Scaled | None:
    value = _number(piece)
    if value is None:
        return None
    return _Scaled(value, int((value.number or 0) * unit), unit // (2 * 10**value.fraction_digits))
