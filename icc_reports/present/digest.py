"""What a summary of few pages shows of the tables: the leading ones, condensed; and what it leaves out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from icc_reports.model.figures import PURE, Figure, Notation
from icc_reports.model.relations import Expression, Quotient, Ref, growth, total, weighted
from icc_reports.model.release import Column, ColumnRole, Release, Table, TableKind
from icc_reports.present.measures import completeness, current_column, earlier_column, is_gaap, reporting_period
from icc_reports.present.report import (
    Cell,
    CellStyle,
    Derived,
    Digest,
    Note,
    ReportColumn,
    ReportRow,
    ReportTable,
    Section,
    SectionKind,
    Tile,
)
from icc_reports.present.room import MOST_NOTES, rows_of_all, rows_of_notes
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
_MOST_DIGITS = 66  # in the widest figures of all columns: what a line holds in the smallest type
_MOST_NAMED = 24
_RESERVE = 28  # rows, for what must be shown and cannot be left out
_SHARES = (Fraction(1), Fraction(4, 5), Fraction(3, 5), Fraction(2, 5))  # to which statements are condensed, by room
_LARGEST_CHANGE = 10
_DERIVED_TITLE = "Revenue by segment"
_CHANGE_WORDS = re.compile(r"change|increase|decrease|growth|varian|\binc\b|better|favorable", re.IGNORECASE)
_PERIOD_WORDS = re.compile(r"\b(total|net (income|loss|earnings)|per share)\b", re.IGNORECASE)


def digest(
    release: Release, tables: Mapping[int, ReportTable], tiles: Iterable[Tile], notes: Sequence[Note], room: int
) -> Digest:
    """The sections of the summary: segments, statements, what else there is room for, and the reconciliations.

    A table that reconciles a measure of a tile is always there and whole. GAAP comes first. ``room`` is in rows of
    tables, as are the estimates of present.room.
    """
    tiles = tuple(tiles)
    needed = {tile.reconciled_in for tile in tiles}
    places = {tile.place for tile in tiles}
    shown, dispensable = _shown_tables(release, tables, needed, places, room)
    gaap = {kind: kind is not SectionKind.RECONCILIATION for kind in shown}
    sections = tuple(
        Section(key=kind.value, kind=kind, title=_TITLES[kind], tables=of_kind, is_gaap=gaap[kind])
        for kind, of_kind in shown.items()
        if of_kind
    )
    keys = {table.key for of_kind in shown.values() for table in of_kind}
    left = [
        _named(release.tables[at], table)
        for at, table in tables.items()
        if table.key not in keys and _states(release.tables[at])
    ]
    if len(left) > _MOST_NAMED:
        left[_MOST_NAMED:] = [f"and {len(left) - _MOST_NAMED:,} more"]
    leading = _leading_notes(notes, (table for of_kind in shown.values() for table in of_kind), tiles)
    spare = tuple((tables[at].key, _named(release.tables[at], tables[at])) for at in dispensable)
    return Digest(sections=sections, left_out=tuple(left), notes=leading, dispensable=spare)


def _states(table: Table) -> bool:
    return any(table.facts())


def _leading_notes(notes: Sequence[Note], shown: Iterable[ReportTable], tiles: Iterable[Tile]) -> tuple[Note, ...]:
    """The notes that there is room for: all, or else those whose marks are on the pages, the gravest first."""
    marks = {mark for table in shown for row in table.rows for cell in row.cells for mark in cell.marks}
    marks |= {mark for tile in tiles for mark in tile.marks}
    ranked = sorted(notes, key=lambda note: (note.ordinal not in marks, -note.finding.severity.rank, note.ordinal))
    while len(ranked) > 1 and rows_of_notes(ranked) > MOST_NOTES:
        ranked.pop()
    return tuple(sorted(ranked, key=lambda note: note.ordinal))


def _kind(table: Table) -> SectionKind:
    if not is_gaap(table):
        return SectionKind.RECONCILIATION
    if table.kind in _STATEMENTS:
        return SectionKind.STATEMENT
    return SectionKind.SEGMENT if table.kind is TableKind.SEGMENT else SectionKind.OTHER


def _shown_tables(
    release: Release, tables: Mapping[int, ReportTable], needed: set[str], places: set[str], room: int
) -> tuple[dict[SectionKind, tuple[ReportTable, ...]], list[int]]:
    """What is shown, in the order of its kinds: the leading statements and what tiles need; others by room.

    With it the ordinals of the others, the least important first.
    """
    stated = [table for table in release.tables if _states(table)]
    leading = [table for kind in _STATEMENTS if (table := _leading(stated, kind, release)) is not None]
    must = [table for table in stated if table in leading or tables[table.ordinal].key in needed]
    derived = tuple(_by_segment(release))
    made: dict[int, ReportTable] = {}
    for most in _SHARES:
        made = {table.ordinal: _shown(table, tables[table.ordinal], release, places, most) for table in must}
        if rows_of_all(_by_kind(release, made, leading, derived).values()) <= room - _RESERVE:
            break
    others = [table for table in stated if table not in must]
    for table in sorted(others, key=lambda each: (*_weight(each, release, places), each.ordinal)):
        tried = {**made, table.ordinal: _shown(table, tables[table.ordinal], release, places)}
        if rows_of_all(_by_kind(release, tried, leading, derived).values()) <= room:
            made = tried
    dispensable = [at for at in reversed(made) if release.tables[at] not in must]
    return _by_kind(release, made, leading, derived), dispensable


def _by_kind(
    release: Release, made: Mapping[int, ReportTable], leading: Sequence[Table], derived: tuple[ReportTable, ...]
) -> dict[SectionKind, tuple[ReportTable, ...]]:
    """The tables of each section in order, what is derived and leading statements first."""
    ordered = sorted(
        (release.tables[at] for at in made),
        key=lambda table: (_statement_rank(table), table not in leading, table.ordinal),
    )
    of_kind = {kind: tuple(made[each.ordinal] for each in ordered if _kind(each) is kind) for kind in _TITLES}
    return {**of_kind, SectionKind.SEGMENT: (*derived, *of_kind[SectionKind.SEGMENT])}


def _leading(stated: Sequence[Table], kind: TableKind, release: Release) -> Table | None:
    """The statement of that kind: the fullest of those that are about the period reported on."""
    period = reporting_period(release)
    of_kind = [table for table in stated if table.kind is kind and is_gaap(table) and table.segment is None]
    return max(
        of_kind,
        key=lambda table: (current_column(table, period) is not None, completeness(table), -table.ordinal),
        default=None,
    )


def _weight(table: Table, release: Release, places: set[str]) -> tuple[int, bool]:
    """What is shown first where there is not room for all: where key figures stand, then kind by kind."""
    if any(row.span.place in places for row in table.rows):
        return 0, False
    kinds = {SectionKind.SEGMENT: 1, SectionKind.RECONCILIATION: 2, SectionKind.STATEMENT: 3}
    return kinds.get(_kind(table), 4), current_column(table, reporting_period(release)) is None


def _statement_rank(table: Table) -> int:
    return _STATEMENTS.index(table.kind) if table.kind in _STATEMENTS else 0


def _named(table: Table, shown: ReportTable) -> str:
    count = sum(1 for _ in table.facts())
    return f"{shown.title} ({table.span.place}, {count:,} figure{'s' * (count != 1)})"


def _shown(
    table: Table, shown: ReportTable, release: Release, places: set[str], most: Fraction = Fraction(1)
) -> ReportTable:
    """The table as the summary has it: statements condensed, with changes; wide tables without their last columns."""
    if shown.corrected is not None:
        return shown
    now = current_column(table, reporting_period(release))
    before = earlier_column(table, now) if now else None
    pair = tuple(column.ordinal for column in (now, before) if column)
    narrowed = _narrowed(shown, pair)
    is_statement = _kind(table) is SectionKind.STATEMENT
    full, few = _ROWS.get(table.kind, (0, 0))
    full = full if most == 1 else int(few * most)
    condensed = _condensed(narrowed, places, full, int(few * most)) if is_statement else narrowed
    notes = [condensed.note]
    if len(condensed.rows) < len(shown.rows):
        notes.append(f"Condensed: {len(condensed.rows)} of {len(shown.rows)} rows.")
    if len(condensed.columns) < len(shown.columns):
        notes.append(f"{len(condensed.columns)} of {len(shown.columns)} columns.")
    if len(notes) > 1:
        notes.append("The workbook holds all of it.")
    condensed = replace(condensed, note=" ".join(note for note in notes if note))
    is_wanting = table.kind is TableKind.INCOME_STATEMENT and not any(map(_tells_change, table.columns))
    if is_statement and is_wanting and now and before and len(condensed.columns) <= 4:
        return _with_change(condensed, shown, now, before)
    return condensed


def _narrowed(shown: ReportTable, pair: tuple[int, ...]) -> ReportTable:
    """At most seven columns: the current one and the one it is compared with, then the first of the others."""
    order = [*pair, *(at for at in range(len(shown.columns)) if at not in pair)]
    digits = [_digits(shown, at) for at in order]
    fitting = (count for count in range(len(order), 0, -1) if sum(digits[:count]) <= _MOST_DIGITS)
    kept = sorted(order[: min(_MOST_COLUMNS, next(fitting, 1))])
    if len(kept) == len(shown.columns):
        return shown
    return replace(
        shown,
        columns=tuple(shown.columns[at] for at in kept),
        rows=tuple(replace(row, cells=tuple(row.cells[at] for at in kept)) for row in shown.rows),
    )


def _tells_change(column: Column) -> bool:
    """Whether the release itself prints how the figures moved: a second column of it would say it twice."""
    is_change = column.role in (ColumnRole.PERCENT_CHANGE, ColumnRole.AMOUNT_CHANGE)
    return is_change or (column.role is not ColumnRole.PERIOD and _CHANGE_WORDS.search(column.head) is not None)


def _digits(table: ReportTable, at: int) -> int:
    """How many letters the widest figure of a column takes."""
    figures = (row.cells[at].figure for row in table.rows)
    return max((len("".join(figure.printed.split())) for figure in figures if figure is not None), default=0)


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
