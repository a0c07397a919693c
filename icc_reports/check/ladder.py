"""The figures of a table as a search for totals sees them: rows of one unit and scale, in whole numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from icc_reports.model.figures import Figure, Notation, Unit
from icc_reports.model.release import Column, ColumnRole, Row, Table

_SUMMABLE = (ColumnRole.PERIOD, ColumnRole.ADJUSTMENTS, ColumnRole.OTHER)
_MAX_DIGITS = 9

_Kind = tuple[Unit, Decimal, str]  # unit, scale, and of quantities what they are measured in

_RATE = re.compile(r"\b(prices?|rates?|yields?)\b|\$\s?/|/\s?(bbl|gal|share|boe|mcf|mmbtu|oz|ton)|%")
_MEASURED_IN = re.compile(  # barrels and cubic feet add up to nothing, nor do tons and ounces
    r"\((m{0,2}(?:bbl|boe|btu)|(?:m{1,2}|[bt])cfe?|[kmgt]wh|tons?|tonnes?|ounces|oz|pounds|lbs|gallons|acres)s?"
    r"(?:\s?/\s?d(?:ay)?|\s?per day|pd)?\)"
)
_TOTAL = re.compile(
    r"^(sub-?)?totals?\b|^net (cash|increase|decrease|change|\(?decrease|\(?increase)|^(grand|overall) total|"
    r"^cash\b.*\b(operations|(operating|investing|financing) activities)$"
)
_RESULT = re.compile(
    r"\b(total|net|gross|income|loss|earnings|profit|margin|ebitda|ebit|comprehensive|adjusted|attributable|"
    r"applicable|available|balance|end of|ending|equity|deficit|subtotal|diluted|non-gaap|pro forma|"
    r"cash flows?|backlog|ffo|as reported|excluding)\b"
)


@dataclass(frozen=True, slots=True)
class Rung:
    """A row in the search: its values per column (None where blank) and the half-units of their last digits.

    Both are whole numbers, twice the finest printed digit of the ladder being one. ``foreign`` are the columns that
    state another kind. ``position`` is the ordinal among the rungs.
    """

    position: int
    row: Row
    values: tuple[int | None, ...]
    halves: tuple[int, ...]
    is_break: bool
    foreign: frozenset[int] = frozenset()

    def magnitude(self, column: int) -> int:
        """The value in printed units, without its sign; zero where blank or nil."""
        value = self.values[column]
        return 0 if not value or not self.halves[column] else abs(value) // (2 * self.halves[column])

    @property
    def is_empty(self) -> bool:
        """Whether it adds nothing in any column."""
        return not any(self.values)


@dataclass(frozen=True, slots=True)
class Ladder:
    """The rows of a table that may be added up, and the ordinals of the columns in which they may."""

    rungs: tuple[Rung, ...]
    columns: tuple[int, ...]
    rules_tell: bool

    def hint(self, rung: Rung) -> int:
        """How much the row looks like a result, in bits of evidence: its rule, its label, or that it has none."""
        label = rung.row.label.strip().lower()
        told = 5 if self.rules_tell and rung.row.ruled_above else 0
        if not label:
            return told + 6
        if _TOTAL.search(label):
            return told + 6
        return told + (3 if _RESULT.search(label) else 0)


def ladders(table: Table) -> tuple[Ladder, ...]:
    """The table's rows sorted by what can be added up: money, money per share, shares, counts; no percentage.

    A row that states several kinds in several columns is in the ladder of each.
    """
    columns = tuple(column.ordinal for column in table.columns if _is_summable(column))
    groups: dict[_Kind, list[Row]] = {}
    in_parts = _is_in_parts(table, columns)
    for row in table.rows:
        for kind in _kinds_of(row, columns, in_parts=in_parts):
            groups.setdefault(kind, []).append(row)
    return tuple(
        _ladder(table, rows, columns, kind, in_parts=in_parts) for kind, rows in groups.items() if len(rows) > 2
    )


def _is_summable(column: Column) -> bool:
    return column.role in _SUMMABLE and not _RATE.search(column.head.lower())


def _is_in_parts(table: Table, columns: Sequence[int]) -> bool:
    """Whether the table's percentages are parts of a whole, which it prints: other percentages add up to nothing."""
    cells = (row.cells[column] for row in table.rows for column in columns)
    return any(cell is not None and cell.is_percentage and cell.amount == 1 for cell in cells)


def _kinds_of(row: Row, columns: Sequence[int], *, in_parts: bool) -> tuple[_Kind, ...]:
    """The kinds that the row states numbers of; where it states none, that of its nil."""
    cells = [cell for column in columns if (cell := row.cells[column]) is not None]
    numbers = [cell for cell in cells if cell.notation is not Notation.NIL] or cells[:1]
    measure = _measure_of(row.label)
    kinds = dict.fromkeys((cell.unit, cell.scale, measure) for cell in numbers if in_parts or not cell.is_percentage)
    return tuple(kind for kind in kinds if kind[0].per in {None, "share"})


def _measure_of(label: str) -> str:
    """What a label says in brackets that its quantity is measured in; "" where it says nothing."""
    found = _MEASURED_IN.search(label.lower())
    return found[1] if found is not None else ""


def _ladder(table: Table, rows: Sequence[Row], columns: tuple[int, ...], kind: _Kind, *, in_parts: bool) -> Ladder:
    only = {row.ordinal: len(_kinds_of(row, columns, in_parts=in_parts)) == 1 for row in rows}
    cells = {
        row.ordinal: tuple(_of_kind(row.cells[column], kind, is_only=only[row.ordinal]) for column in columns)
        for row in rows
    }
    digits = max((cell.fraction_digits for row in cells.values() for cell in row if cell is not None), default=0)
    digits = min(max(digits, 0), _MAX_DIGITS)
    breaks = set(_starts(table, rows))
    rungs = tuple(
        Rung(
            position=position,
            row=row,
            values=tuple(_whole(cell, digits) for cell in cells[row.ordinal]),
            halves=tuple(_half(cell, digits) for cell in cells[row.ordinal]),
            foreign=frozenset(
                place
                for place, (column, cell) in enumerate(zip(columns, cells[row.ordinal], strict=True))
                if cell is None and row.cells[column] is not None
            ),
            is_break=row.ordinal in breaks,
        )
        for position, row in enumerate(rows)
    )
    ruled = sum(row.ruled_above for row in rows)
    return Ladder(rungs, columns, rules_tell=2 * ruled < len(rows))


def _of_kind(cell: Figure | None, kind: _Kind, *, is_only: bool) -> Figure | None:
    if cell is None or (cell.notation is Notation.NIL and is_only):
        return cell
    return cell if (cell.unit, cell.scale) == kind[:2] else None


def _whole(cell: Figure | None, digits: int) -> int | None:
    if cell is None:
        return None
    return 0 if cell.number is None else int(cell.number.scaleb(digits) * 2)


def _half(cell: Figure | None, digits: int) -> int:
    if cell is None or cell.notation is Notation.NIL:
        return 0
    unit: int = 10 ** max(digits - cell.fraction_digits, 0)
    return 2 * unit if cell.notation is Notation.BELOW_UNIT else unit


def _starts(table: Table, rows: Sequence[Row]) -> Iterator[int]:
    """The rows with which something begins: the table, a section, or what follows a heading or a rule."""
    wanted = {row.ordinal for row in rows}
    begins = True
    section: tuple[str, ...] = ()
    for row in table.rows:
        if row.is_heading:
            begins = True
            continue
        if row.ordinal in wanted:
            if begins or row.section != section:
                yield row.ordinal
            begins, section = row.ruled_below, row.section
