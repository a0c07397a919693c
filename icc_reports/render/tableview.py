"""A table of the report as it is set on a page: numbers in their printed parts, heads in groups, the margin.

Shared by the renderers of pages and briefs. The values are the figures' own; only their dress is decided here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby

from icc_reports.model.arithmetic import UndefinedValueError, evaluate
from icc_reports.model.figures import Figure, Notation
from icc_reports.model.source import Span
from icc_reports.present.report import Cell, CellStyle, Report, ReportColumn, ReportRow, ReportTable
from icc_reports.present.wording import rounded

Figures = Mapping[Span, Figure]

_SYMBOLS = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥"}
_NIL = "–"
_LONGEST_LABEL, _REST = 400, "(the workbook has the rest)"


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedNumber:
    """A number in its parts. ``pad`` is what it lacks after its last digit to stand on the decimal of its column."""

    digits: str
    currency: str = ""
    is_negative: bool = False
    suffix: str = ""
    pad: str = ""
    marks: tuple[int, ...] = ()
    is_derived: bool = False

    @property
    def text(self) -> str:
        """The number on one line: "$(818)"; "" for a blank cell."""
        digits = f"({self.digits})" if self.is_negative else self.digits
        return f"{self.currency}{digits}{self.suffix}"


@dataclass(frozen=True, slots=True, kw_only=True)
class RowView:
    """A row as set. ``margin`` is its place and ticks; ``notes`` are the reading notes of its figures."""

    label: str
    numbers: tuple[PrintedNumber, ...]
    place: str
    ticks: str
    notes: tuple[int, ...]
    level: int
    is_heading: bool
    is_subtotal: bool
    is_total: bool
    is_derived: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadGroup:
    """A head over one or several columns."""

    text: str
    span: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TableView:
    """A table as set: the upper heads in groups, the lower ones column by column."""

    key: str
    title: str
    units: str
    note: str
    heads: tuple[HeadGroup, ...]
    subheads: tuple[str, ...]
    rows: tuple[RowView, ...]

    @property
    def has_subheads(self) -> bool:
        """Whether any column has a second line of head."""
        return any(self.subheads)


def table_view(table: ReportTable) -> TableView:
    """The table with every figure as published."""
    return _view(table, table.columns, tuple(table.rows), tuple(row.cells for row in table.rows))


def excerpt_view(table: ReportTable, columns: Sequence[int]) -> TableView:
    """Some of its columns, without the rows that state nothing in them."""
    picked = [(row, tuple(row.cells[at] for at in columns)) for row in table.rows]
    kept = [(row, cells) for row, cells in picked if not row.is_heading and _says_something(cells)]
    heads = tuple(table.columns[at] for at in columns)
    return _view(table, heads, tuple(row for row, _ in kept), tuple(cells for _, cells in kept))


def leading_reconciliation(report: Report) -> tuple[str, TableView] | None:
    """The title and table that reconcile the first non-GAAP measure, in the columns that the summary compares.

    None where nothing is reconciled.
    """
    tile = next((tile for tile in report.tiles if tile.reconciled_in and tile.columns), None)
    if tile is None:
        return None
    tables = (table for section in report.sections for table in section.tables)
    table = next((table for table in tables if table.key == tile.reconciled_in), None)
    return None if table is None else (table.title, excerpt_view(table, tile.columns))


def corrected_view(table: ReportTable, figures: Figures) -> TableView | None:
    """The columns that a correction changes, each as published and as corrected, with what their totals re-derive to.

    None where nothing is corrected.
    """
    if table.corrected is None:
        return None
    changed = _changed_columns(table, table.corrected)
    rows: list[ReportRow] = []
    cells: list[tuple[Cell, ...]] = []
    derived: dict[int, tuple[PrintedNumber, ...]] = {}
    for row, after in zip(table.rows, table.corrected.rows, strict=True):
        pairs = tuple(cell for at in changed for cell in (row.cells[at], after.cells[at]))
        if row.is_heading or _says_something(pairs):
            rows.append(row)
            cells.append(pairs)
            if any(cell.recomputed is not None for cell in pairs) and row.is_subtotal:
                derived[len(rows) - 1] = tuple(_recomputed(cell, figures) for cell in pairs)
    are_heads_enough = len({table.columns[at].head for at in changed}) == len(changed)
    heads = tuple(
        ReportColumn(
            head=table.columns[at].head if are_heads_enough else _full_head(table.columns[at]), subhead=subhead
        )
        for at in changed
        for subhead in ("As published", "Corrected")
    )
    view = _view(table, heads, tuple(rows), tuple(cells))
    return _with_derived(view, derived)


def printed_number(cell: Cell, *, with_currency: bool = False, places: int | None = None) -> PrintedNumber:
    """The figure of a cell; ``places`` are the most decimals in its column, to which it is padded."""
    figure = cell.figure
    if figure is None:
        return _derived_number(cell, places) if cell.derived else PrintedNumber(digits="")
    if figure.notation is Notation.BELOW_UNIT or figure.number is None:
        return PrintedNumber(digits="*", marks=cell.marks)
    if figure.notation is Notation.NIL:
        return PrintedNumber(digits=_NIL, marks=cell.marks)
    own = max(figure.fraction_digits, 0)
    missing = max((places or own) - own, 0)
    point = "." if own == 0 and missing else ""
    return PrintedNumber(
        digits=f"{abs(figure.number):,.{own}f}",
        currency=_symbol(figure) if with_currency else "",
        is_negative=figure.number < 0,
        suffix="%" if cell.style is CellStyle.PERCENT else "",
        pad=point + "0" * missing,
        marks=cell.marks,
    )


def _derived_number(cell: Cell, places: int | None) -> PrintedNumber:
    derived = cell.derived
    if derived is None:
        return PrintedNumber(digits="")
    value = derived.value / derived.scale
    number = rounded(value, derived.fraction_digits)
    missing = max((places or 0) - derived.fraction_digits, 0)
    return PrintedNumber(
        digits=f"{abs(number):,f}",
        is_negative=number < 0,
        suffix="%" if cell.style is CellStyle.PERCENT else "",
        pad=("." if derived.fraction_digits == 0 and missing else "") + "0" * missing,
        is_derived=True,
    )


def _view(
    table: ReportTable,
    columns: tuple[ReportColumn, ...],
    rows: tuple[ReportRow, ...],
    cells: tuple[tuple[Cell, ...], ...],
) -> TableView:
    places = _places(cells, len(columns))
    views: list[RowView] = []
    was_signed = False
    for row, row_cells in zip(rows, cells, strict=True):
        is_first = not any(_is_money(view) for view in views)
        is_signed = _shows_currency(row, row_cells, is_first=is_first, after=was_signed)
        was_signed = _prints_currency(row_cells)
        numbers = tuple(
            printed_number(cell, with_currency=is_signed, places=places[at].get(cell.style, 0))
            for at, cell in enumerate(row_cells)
        )
        views.append(_row_view(row, numbers))
    return TableView(
        key=table.key,
        title=table.title,
        units=table.units,
        note=table.note,
        heads=tuple(
            HeadGroup(text=head, span=len(list(group))) for head, group in groupby(column.head for column in columns)
        ),
        subheads=tuple(column.subhead for column in columns),
        rows=tuple(views),
    )


def _row_view(row: ReportRow, numbers: tuple[PrintedNumber, ...]) -> RowView:
    return RowView(
        label=_whole_or_cut(row.label),
        numbers=numbers,
        place=row.place,
        ticks=" ".join(row.ticks),
        notes=tuple(sorted({mark for number in numbers for mark in number.marks})),
        level=row.level,
        is_heading=row.is_heading,
        is_subtotal=row.is_subtotal,
        is_total=row.is_total,
    )


def _whole_or_cut(label: str) -> str:
    """A label as printed; of one that no table could show, the beginning and a word on where the rest stands."""
    return label if len(label) <= _LONGEST_LABEL else f"{label[:_LONGEST_LABEL].rstrip()} … {_REST}"


def _is_money(view: RowView) -> bool:
    return any(number.currency for number in view.numbers)


def _shows_currency(row: ReportRow, cells: tuple[Cell, ...], *, is_first: bool, after: bool) -> bool:
    """The sign stands on the first amounts, on totals, on per-share rows, and where the release sets it anew."""
    styles = {cell.style for cell in cells if cell.figure is not None and cell.figure.unit.currency}
    if CellStyle.PER_SHARE in styles:
        return True
    if not styles:
        return False
    return is_first or row.is_total or (_prints_currency(cells) and not after)


def _prints_currency(cells: tuple[Cell, ...]) -> bool:
    return any(cell.figure is not None and _symbol(cell.figure).strip() in cell.figure.printed for cell in cells)


def _symbol(figure: Figure) -> str:
    currency = figure.unit.currency
    if currency is None:
        return "$" if "$" in figure.printed else "\N{NO-BREAK SPACE}"
    return _SYMBOLS.get(currency, f"{currency}\N{NO-BREAK SPACE}")


def _places(cells: tuple[tuple[Cell, ...], ...], columns: int) -> tuple[Mapping[CellStyle, int], ...]:
    """For each column the most decimals of each kind of number in it."""
    most: tuple[dict[CellStyle, int], ...] = tuple({} for _ in range(columns))
    for row in cells:
        for at, cell in enumerate(row):
            if cell.figure is not None and cell.figure.notation is Notation.NUMBER:
                most[at][cell.style] = max(most[at].get(cell.style, 0), cell.figure.fraction_digits)
            elif cell.derived is not None:
                most[at][cell.style] = max(most[at].get(cell.style, 0), cell.derived.fraction_digits)
    return most


def _says_something(cells: Sequence[Cell]) -> bool:
    return any(cell.figure is not None and cell.figure.notation is not Notation.NIL for cell in cells)


def _changed_columns(table: ReportTable, corrected: ReportTable) -> tuple[int, ...]:
    return tuple(
        at
        for at in range(len(table.columns))
        if any(
            row.cells[at].figure != after.cells[at].figure
            for row, after in zip(table.rows, corrected.rows, strict=True)
        )
    )


def _full_head(column: ReportColumn) -> str:
    return f"{column.head}, {column.subhead}" if column.subhead else column.head


def _recomputed(cell: Cell, figures: Figures) -> PrintedNumber:
    if cell.recomputed is None or cell.figure is None:
        return PrintedNumber(digits="")
    try:
        value = evaluate(cell.recomputed, figures) / Fraction(cell.figure.scale)
    except UndefinedValueError:
        return PrintedNumber(digits="")
    places = max(cell.figure.fraction_digits, 0)
    number = rounded(value, places)
    return PrintedNumber(
        digits=f"{abs(number):,f}",
        is_negative=number < 0,
        suffix="%" if cell.style is CellStyle.PERCENT else "",
    )


def _with_derived(view: TableView, derived: Mapping[int, tuple[PrintedNumber, ...]]) -> TableView:
    rows: list[RowView] = []
    for at, row in enumerate(view.rows):
        rows.append(row)
        if at in derived:
            rows.append(
                RowView(
                    label="The lines above give",
                    numbers=derived[at],
                    place="",
                    ticks="",
                    notes=(),
                    level=row.level,
                    is_heading=False,
                    is_subtotal=False,
                    is_total=False,
                    is_derived=True,
                )
            )
    return TableView(
        key=f"{view.key}-corrected",
        title=view.title,
        units=view.units,
        note=view.note,
        heads=view.heads,
        subheads=view.subheads,
        rows=tuple(rows),
    )
