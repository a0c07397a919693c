"""Where every figure has its cell: as printed, as corrected, recomputed, and half a unit of its last digit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import IntEnum
from fractions import Fraction
from functools import cached_property, lru_cache
from typing import NamedTuple

from icc_reports.model.figures import Figure
from icc_reports.model.source import Span
from icc_reports.present.report import Cell, CheckLine, Report, ReportRow, ReportTable, Section, SectionKind
from icc_reports.render.workbook.addresses import Address, sheet_names

ABOUT, CHECKS, EXCEPTIONS, TRENDS, CLAIMS, PRECISION, WORKINGS, SOURCE = FIXED = (
    "About",
    "Checks",
    "Exceptions",
    "Trends",
    "Claims",
    "Precision",
    "Workings",
    "Source",
)
SWITCH_ROW = 3
FIRST_ROW = 8
FIRST_COLUMN = 3  # after label and line
CLAIM_ROW = 5
CLAIM_TEXT_COLUMN, CLAIM_VALUE_COLUMN, CLAIM_HALF_COLUMN = 5, 6, 9


class Block(IntEnum):
    """What a stretch of columns shows, one column for each of the table's, in this order."""

    PRINTED = 0
    CORRECTED = 1
    AGREES = 2
    APART = 3
    RECOMPUTED = 4
    DIFFERENCE = 5
    TOLERANCE = 6

    @property
    def head(self) -> str:
        """Its heading."""
        return _HEADS[self]


_HEADS = ("As printed", "As corrected", "Agrees with", "Apart by", "Recomputed", "Difference", "Tolerance")


class Margin(IntEnum):
    """The columns after the last block, counted from its end."""

    VERDICT = 1
    TICKS = 2
    NOTES = 3
    COMMENT = 4


class Position(NamedTuple):
    """A cell of a table, by the ordinals of table, row and column."""

    table: int
    row: int
    column: int


@dataclass(frozen=True, kw_only=True)
class TableSheet:
    """A table and the sheet that shows it: blocks of as many columns as the table has."""

    ordinal: int
    name: str
    section: Section
    table: ReportTable

    @cached_property
    def width(self) -> int:
        """The number of columns in a block."""
        return max(len(self.table.columns), *(len(row.cells) for row in self.table.rows), 1)

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks, in order: the corrected reading and what figures agree with only where there is any."""
        left_out: set[Block] = set()
        if self.table.corrected is None:
            left_out.add(Block.CORRECTED)
        if all(cell.agrees_with is None for row in self.table.rows for cell in row.cells):
            left_out |= {Block.AGREES, Block.APART}
        return tuple(block for block in Block if block not in left_out)

    @cached_property
    def _first_columns(self) -> Mapping[Block, int]:
        return {block: FIRST_COLUMN + at * (self.width + 1) for at, block in enumerate(self.blocks)}

    def block(self, block: Block) -> int:
        """The first column of the block."""
        return self._first_columns[block]

    def margin(self, column: Margin) -> int:
        """The number of a column after the blocks."""
        return FIRST_COLUMN + len(self.blocks) * (self.width + 1) + column - 1

    def address(self, block: Block, row: int, column: int) -> Address:
        """The cell of a block for a row and a column of the table."""
        return Address(self.name, FIRST_ROW + row, self.block(block) + column)

    @property
    def last_row(self) -> int:
        """The last row of the sheet that holds a row of the table."""
        return FIRST_ROW + len(self.table.rows) - 1

    def row_pairs(self) -> Iterator[tuple[int, ReportRow, ReportRow]]:
        """Each row with its ordinal, as published and with the corrections applied."""
        corrected = self.table.corrected or self.table
        for ordinal, (row, other) in enumerate(zip(self.table.rows, corrected.rows, strict=True)):
            yield ordinal, row, other

    def cells(self) -> Iterator[tuple[Position, Cell, Cell]]:
        """Each cell with its position, as published and with the corrections applied."""
        for ordinal, row, other in self.row_pairs():
            for column, (cell, corrected) in enumerate(zip(row.cells, other.cells, strict=True)):
                yield Position(self.ordinal, ordinal, column), cell, corrected


@dataclass(frozen=True)
class Layout:
    """The sheets of a report and the places of its figures."""

    report: Report

    @cached_property
    def sheets(self) -> tuple[TableSheet, ...]:
        """One sheet for each table: the reconciliations, then the others in the order of the report."""
        sections = sorted(self.report.sections, key=lambda section: section.kind is not SectionKind.RECONCILIATION)
        tables = [(section, table) for section in sections for table in section.tables]
        names = sheet_names((table.title for _, table in tables), FIXED)
        return tuple(
            TableSheet(ordinal=ordinal, name=name, section=section, table=table)
            for ordinal, (name, (section, table)) in enumerate(zip(names, tables, strict=True))
        )

    @cached_property
    def positions(self) -> Mapping[Span, Position]:
        """Where each figure stands first, as published."""
        return {
            cell.figure.span: at
            for sheet in reversed(self.sheets)
            for at, cell, _ in reversed(list(sheet.cells()))
            if cell.figure is not None
        }

    @cached_property
    def corrected_positions(self) -> Mapping[Span, Position]:
        """Where each figure stands once the corrections are applied."""
        moved = {
            cell.figure.span: at
            for sheet in self.sheets
            for at, before, cell in sheet.cells()
            if cell.figure is not None and at in self.moved
        }
        return {**self.positions, **moved}

    @cached_property
    def moved(self) -> Mapping[Position, tuple[Figure | None, Figure | None]]:
        """The cells that hold something else once corrected: what they hold before and after."""
        return {
            at: (before.figure, after.figure)
            for sheet in self.sheets
            for at, before, after in sheet.cells()
            if before.figure != after.figure
        }

    @cached_property
    def others(self) -> tuple[Figure, ...]:
        """The figures that stand in no table, in the order of the release."""
        return tuple(figure for span, figure in self.report.figures.items() if span not in self.positions)

    @cached_property
    def claims(self) -> tuple[tuple[Figure, CheckLine | None], ...]:
        """The figures that stand in no table, each with the sentences that state it; None where none was understood."""
        said: dict[Span, list[CheckLine | None]] = {}
        for line in self.report.checks:
            if line.quote:
                said.setdefault(line.asserted, []).append(line)
        return tuple((figure, line) for figure in self.others for line in said.get(figure.span, [None]))

    @cached_property
    def _claim_rows(self) -> Mapping[Span, int]:
        rows: dict[Span, int] = {}
        for ordinal, (figure, _) in enumerate(self.claims):
            rows.setdefault(figure.span, CLAIM_ROW + ordinal)
        return rows

    @cached_property
    def source_rows(self) -> Mapping[tuple[int | None, ...], int]:
        """The row of each source line on the sheet Source."""
        return {line.span.line_key: 4 + ordinal for ordinal, line in enumerate(self.report.source_lines)}

    @cached_property
    def switch(self) -> Address | None:
        """The cell that chooses between the published and the corrected reading; None where nothing is corrected."""
        for sheet in self.sheets:
            if sheet.table.corrected is not None:
                return Address(sheet.name, SWITCH_ROW, 2)
        return None

    def at(self, block: Block, position: Position) -> Address:
        """The cell of a block for a position."""
        return self.sheets[position.table].address(block, position.row, position.column)

    def home(self, span: Span) -> Address:
        """The one cell in which the figure is typed."""
        at = self.positions.get(span)
        return self.at(Block.PRINTED, at) if at else Address(CLAIMS, self._claim_rows[span], CLAIM_VALUE_COLUMN)

    def half_unit(self, span: Span) -> Address:
        """The cell of half a unit of the figure's last printed digit."""
        at = self.positions.get(span)
        return self.at(Block.TOLERANCE, at) if at else Address(CLAIMS, self._claim_rows[span], CLAIM_HALF_COLUMN)

    @cached_property
    def occupied(self) -> frozenset[Address]:
        """The cells that hold a number in the blocks which formulas take ranges of."""
        blocks = (Block.PRINTED, Block.CORRECTED, Block.RECOMPUTED, Block.TOLERANCE)
        return frozenset(
            self.at(block, at)
            for sheet in self.sheets
            for at, before, after in sheet.cells()
            if before.figure is not None or after.figure is not None
            for block in blocks
            if block in sheet.blocks
        )

    def adjoin(self, first: Address, second: Address) -> bool:
        """Whether no other figure stands between two cells of one row or one column."""
        between = (
            (Address(first.sheet, row, first.column) for row in range(first.row + 1, second.row))
            if first.column == second.column
            else (Address(first.sheet, first.row, column) for column in range(first.column + 1, second.column))
        )
        return not any(address in self.occupied for address in between)


def cell_scale(figure: Figure) -> Fraction:
    """What the figure's cell is multiplied by to be in full units; a percentage is typed as one ("40.1%" is 0.401)."""
    return Fraction(1) if figure.is_percentage else _fraction(figure.scale)


def typed_value(figure: Figure) -> Fraction:
    """The number that its home cell holds: as printed, in the printed scale."""
    if figure.number is not None and not figure.is_percentage:
        return Fraction(figure.number)
    return figure.amount / cell_scale(figure)


def last_digit(figure: Figure) -> Fraction:
    """One unit of the last printed digit, in the units of its cell."""
    return _last_digit(figure.scale if figure.is_percentage else _ONE, figure.fraction_digits)


_ONE = Decimal(1)


@lru_cache(maxsize=65536)  # many figures of a release are alike
def _fraction(number: Decimal) -> Fraction:
    return Fraction(number)


@lru_cache(maxsize=65536)  # many figures of a release are alike
def _last_digit(scale: Decimal, digits: int) -> Fraction:
    return Fraction(scale) / Fraction(10) ** digits
