"""What a summary of few pages shows of the tables: the leading ones, condensed; and what it leaves out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from fractions import Fraction

from icc_reports.model.figures import PURE, Figure, Notation
from icc_reports.model.relations import Expression, Quotient, Ref, growth, total, weighted
from icc_reports.model.release import Column, Release, Table, TableKind
from icc_reports.present.measures import current_column, earlier_column, is_gaap, reporting_period
from icc_reports.present.report import (
    Cell,
    CellStyle,
    Derived,
    Digest,
    ReportColumn,
    ReportRow,
    ReportTable,
    Section,
    SectionKind,
    Tile,
)
from icc_reports.present.trends import Line, period_label, segment_lines

_STATEMENTS = (TableKind.INCOME_STATEMENT, TableKind.BALANCE_SHEET, TableKind.CASH_FLOW)
_TITLES = {
    SectionKind.SEGMENT: "Segments",
    SectionKind.STATEMENT: "Financial statements",
    SectionKind.OTHER: "Other tables",
    SectionKind.RECONCILIATION: "Non-GAAP measures and their reconciliations",
}
_ROWS = {  # statements with more rows than the first number are condensed to about the second
    TableKind.INCOME_STATEMENT: (36, 26),
    TableKind.BALANCE_SHEET: (46, 26),
    TableKind.CASH_FLOW: (22, 16),
}
_MOST_COLUMNS = 7
_ROWS_IN_ALL = 150  # with those around a table about three pages, of which a page holds what else there is
_ROWS_AROUND = 5
_LARGEST_CHANGE = 10
_DERIVED_TITLE = "Revenue by segment"
_PERIOD_WORDS = re.compile(r"\b(total|net (income|loss|earnings)|per share)\b", re.IGNORECASE)


def digest(release: Release, tables: Mapping[int, ReportTable], tiles: Iterable[Tile]) -> Digest:
    """The sections of the summary: segments, statements, what else there is room for, and the reconciliations.

    A table that reconciles a measure of a tile is always there and whole. GAAP comes first.
    """
    needed = {tile.reconciled_in for tile in tiles}
    places = {tile.place for tile in tiles}
    chosen = _chosen(release, tables, needed)
    sections = []
    for kind, title in _TITLES.items():
        shown = tuple(
            _shown(release.tables[at], tables[at], release, places)
            for at in chosen
            if _kind(release.tables[at]) is kind
        )
        if kind is SectionKind.SEGMENT:
            shown = (*_by_segment(release), *shown)
        if shown:
            is_first = kind is not SectionKind.RECONCILIATION
            sections.append(Section(key=kind.value, kind=kind, title=title, tables=shown, is_gaap=is_first))
    left = (at for at in tables if at not in chosen and any(release.tables[at].facts()))
    return Digest(sections=tuple(sections), left_out=tuple(_named(release.tables[at], tables[at]) for at in left))


def _kind(table: Table) -> SectionKind:
    if not is_gaap(table):
        return SectionKind.RECONCILIATION
    if table.kind in _STATEMENTS:
        return SectionKind.STATEMENT
    return SectionKind.SEGMENT if table.kind is TableKind.SEGMENT else SectionKind.OTHER


def _chosen(release: Release, tables: Mapping[int, ReportTable], needed: set[str]) -> tuple[int, ...]:
    """Which tables are shown, in the order of their kinds: the first statements and what tiles need; others by room."""
    stated = [table for table in release.tables if any(table.facts())]
    first = {kind: next((t.ordinal for t in stated if t.kind is kind and is_gaap(t)), None) for kind in _STATEMENTS}
    must = [table for table in stated if table.ordinal in first.values() or tables[table.ordinal].key in needed]
    order = list(_TITLES)
    others = sorted((t for t in stated if t not in must), key=lambda t: (_weight(t), t.ordinal))
    used = sum(map(_cost, must))
    chosen = list(must)
    for table in others:
        if used + _cost(table) <= _ROWS_IN_ALL:
            chosen.append(table)
            used += _cost(table)
    chosen.sort(key=lambda table: (order.index(_kind(table)), _statement_rank(table), table.ordinal))
    return tuple(table.ordinal for table in chosen)


def _cost(table: Table) -> int:
    """How many rows the table takes, with its title and heads; a balance sheet is mostly set in two halves."""
    full, condensed = _ROWS.get(table.kind, (len(table.rows), 0))
    rows = len(table.rows) if len(table.rows) <= full else condensed
    return _ROWS_AROUND + (rows // 2 if table.kind is TableKind.BALANCE_SHEET else rows)


def _weight(table: Table) -> int:
    """What is shown first where there is not room for all."""
    return {SectionKind.SEGMENT: 0, SectionKind.RECONCILIATION: 1, SectionKind.STATEMENT: 2}.get(_kind(table), 3)


def _statement_rank(table: Table) -> int:
    return _STATEMENTS.index(table.kind) if table.kind in _STATEMENTS else 0


def _named(table: Table, shown: ReportTable) -> str:
    count = sum(1 for _ in table.facts())
    return f"{shown.title} ({table.span.place}, {count:,} figure{'s' * (count != 1)})"


def _shown(table: Table, shown: ReportTable, release: Release, places: set[str]) -> ReportTable:
    """The table as the summary has it: statements condensed, with changes; wide tables without their last columns."""
    if shown.corrected is not None:
        return shown
    now = current_column(table, reporting_period(release))
    before = earlier_column(table, now) if now else None
    pair = tuple(column.ordinal for column in (now, before) if column)
    narrowed = _narrowed(shown, pair)
    is_statement = _kind(table) is SectionKind.STATEMENT
    condensed = _condensed(narrowed, places, *_ROWS[table.kind]) if is_statement else narrowed
    notes = [condensed.note]
    if len(condensed.rows) < len(shown.rows):
        notes.append(f"Condensed: {len(condensed.rows)} of {len(shown.rows)} rows.")
    if len(condensed.columns) < len(shown.columns):
        notes.append(f"{len(condensed.columns)} of {len(shown.columns)} columns.")
    if len(notes) > 1:
        notes.append("The workbook holds all of it.")
    condensed = replace(condensed, note=" ".join(note for note in notes if note))
    if is_statement and table.kind is TableKind.INCOME_STATEMENT and now and before and len(condensed.columns) <= 4:
        return _with_change(condensed, shown, now, before)
    return condensed


def _narrowed(shown: ReportTable, pair: tuple[int, ...]) -> ReportTable:
    """At most seven columns: the current one and the one it is compared with, then the first of the others."""
    if len(shown.columns) <= _MOST_COLUMNS:
        return shown
    order = [*pair, *(at for at in range(len(shown.columns)) if at not in pair)]
    kept = sorted(order[:_MOST_COLUMNS])
    return replace(
        shown,
        columns=tuple(shown.columns[at] for at in kept),
        rows=tuple(replace(row, cells=tuple(row.cells[at] for at in kept)) for row in shown.rows),
    )


def _condensed(shown: ReportTable, places: set[str], full: int, most: int) -> ReportTable:
    """Totals, key figures and what has a note; then the largest lines, until there are enough. Headings as needed."""
    if len(shown.rows) <= full:
        return shown
    lines = [(at, row) for at, row in enumerate(shown.rows) if not row.is_heading]
    ranked = sorted(lines, key=lambda pair: (not _is_key(pair[1], places), -_size(pair[1]), pair[0]))
    kept = {at for at, _ in ranked[:most]}
    for at, row in enumerate(shown.rows):
        if row.is_heading:
            following = range(at + 1, len(shown.rows))
            below = next((other for other in following if other in kept or _closes(shown.rows[other], row)), None)
            if below is not None and below in kept:
                kept.add(at)
    return replace(shown, rows=tuple(row for at, row in enumerate(shown.rows) if at in kept))


def _closes(row: ReportRow, heading: ReportRow) -> bool:
    return row.is_heading and row.level <= heading.level


def _is_key(row: ReportRow, places: set[str]) -> bool:
    is_named = row.is_total or row.is_subtotal or _PERIOD_WORDS.search(row.label) is not None
    return is_named or row.place in places or any(cell.marks for cell in row.cells)


def _size(row: ReportRow) -> Fraction:
    return max((abs(cell.figure.amount) for cell in row.cells if cell.figure), default=Fraction(0))


def _with_change(table: ReportTable, whole: ReportTable, now: Column, before: Column) -> ReportTable:
    """With two more columns: the change as an amount, and in percent where that means something."""
    by_span = {row.span: row for row in whole.rows}
    rows = []
    for row in table.rows:
        cells = by_span[row.span].cells
        rows.append(replace(row, cells=(*row.cells, *_changes(cells[now.ordinal], cells[before.ordinal]))))
    heads = ReportColumn(head="Change", subhead="Amount"), ReportColumn(head="Change", subhead="Percent")
    return replace(table, columns=(*table.columns, *heads), rows=tuple(rows))


def _changes(now: Cell, before: Cell) -> tuple[Cell, Cell]:
    current, earlier = now.figure, before.figure
    if current is None or earlier is None or not _can_compare(current, earlier):
        return Cell(figure=None), Cell(figure=None)
    digits = max(current.fraction_digits, earlier.fraction_digits, 0)
    scale = Fraction(current.scale if current.notation is Notation.NUMBER else earlier.scale)
    amount = Derived(
        expression=weighted((1, current.span), (-1, earlier.span)),
        value=current.amount - earlier.amount,
        scale=scale,
        fraction_digits=digits,
    )
    style = now.style if current.notation is Notation.NUMBER else before.style
    return Cell(figure=None, style=style, derived=amount), _rate(current, earlier)


def _can_compare(current: Figure, earlier: Figure) -> bool:
    is_stated = {figure.notation for figure in (current, earlier)} & {Notation.NUMBER}
    is_known = all(figure.notation in (Notation.NUMBER, Notation.NIL) for figure in (current, earlier))
    same = current.unit == earlier.unit or Notation.NIL in (current.notation, earlier.notation)
    return bool(is_stated) and is_known and same and PURE not in (current.unit, earlier.unit)


def _rate(current: Figure, earlier: Figure) -> Cell:
    """The growth of what is above zero at both ends, to a digit that rounding leaves standing; else blank."""
    low = earlier.amount - earlier.half_unit
    if current.amount <= 0 or low <= 0 or current.amount > earlier.amount * _LARGEST_CHANGE:
        return Cell(figure=None)
    reach = (current.half_unit + earlier.half_unit * current.amount / earlier.amount) / low
    if reach > Fraction(5, 100):
        return Cell(figure=None)
    return _percent(
        growth(current.span, earlier.span), current.amount / earlier.amount - 1, 1 if reach < Fraction(5, 1000) else 0
    )


def _percent(expression: Expression, value: Fraction, digits: int = 1) -> Cell:
    derived = Derived(expression=expression, value=value, scale=Fraction(1, 100), fraction_digits=digits)
    return Cell(figure=None, style=CellStyle.PERCENT, derived=derived)


def _by_segment(release: Release) -> Iterator[ReportTable]:
    """Revenue of each segment with its growth and its share of the sum; nothing where there are not two."""
    lines = segment_lines(release)
    if len(lines) < 2 or any(figure.amount <= 0 for line in lines for figure in line.figures):
        return
    first = lines[0]
    now, ago = len(first.periods) - 1, _year_before(first)
    columns = [ReportColumn(head=head) for head in _heads(first, release, now, ago)]
    rows = tuple(_segment_row(line, lines, now, ago) for line in lines)
    yield ReportTable(
        key="by-segment",
        title=_DERIVED_TITLE,
        units="Growth over a year and share of the sum of segments, derived from the tables below"
        if ago is not None
        else "Share of the sum of segments, derived from the tables below",
        scale=Fraction(first.figures[-1].scale),
        columns=tuple(columns),
        rows=rows,
    )


def _heads(line: Line, release: Release, now: int, ago: int | None) -> Iterator[str]:
    yield " ".join(period_label(line.periods[now], release.calendar))
    if ago is not None:
        yield " ".join(period_label(line.periods[ago], release.calendar))
        yield "Growth"
    yield "Share"


def _year_before(line: Line) -> int | None:
    last = line.periods[-1]
    near = (at for at, period in enumerate(line.periods) if 350 <= (last.end - period.end).days <= 380)
    return next(near, None)


def _segment_row(line: Line, lines: tuple[Line, ...], now: int, ago: int | None) -> ReportRow:
    cells = [Cell(figure=line.figures[now])]
    if ago is not None:
        cells += [Cell(figure=line.figures[ago]), _rate(line.figures[now], line.figures[ago])]
    cells.append(_share(line, lines, now))
    return ReportRow(label=line.name, cells=tuple(cells), place=line.row.span.place, span=line.row.span)


def _share(line: Line, lines: tuple[Line, ...], at: int) -> Cell:
    whole = total(*(each.figures[at].span for each in lines))
    value = line.figures[at].amount / sum((each.figures[at].amount for each in lines), Fraction(0))
    return _percent(Quotient(Ref(line.figures[at].span), whole), value)
