"""How much room a summary of four pages has for tables: estimates in rows of a table.

What a renderer makes of it may differ by some rows: it leaves out the tables that a digest calls dispensable until the
pages are no more than four.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from fractions import Fraction

from icc_reports.present.report import Chart, ChartKind, Note, ReportTable, Tile

MOST_NOTES = 46  # rows; others are left to the brief of the auditor and the workbook
_PAGES = 4
_PAGE = 66  # rows
_BREAKS = 4  # rows that breaks between tables leave empty on all pages together
_MASTHEAD = 8  # with the line on what was checked
_SENTENCE, _LEAD_LETTERS, _SENTENCE_LETTERS = 1.5, 85, 120
_TILES, _TILES_A_ROW = 6, 3
_CHARTS, _BRIDGE = 14, 13
_LEGEND = 11  # with headings and source
_QUOTED_LETTERS = 118  # in the three columns of a line
_NOTE_LETTERS = 58  # in a line of one of two columns
_AROUND = 4.5  # title, units, heads, the blank below
_LABEL_LETTERS = 100  # of a table without columns
_COLUMN_LETTERS = 13
_LEAST_LETTERS = 26
_WIDE = 6  # columns, beyond which heads break into several lines
_TITLE = 2  # of a section
_SHARED = 4  # of the rows around a table
_SHORT = 6  # rows
_SMALL = 22
_LONG = 24  # rows of a balance sheet that is set in two halves
_HALF_LETTERS = 30
_MUCH_LOWER = Fraction(4, 5)


def room_for_tables(
    headline: Sequence[str],
    tiles: Sequence[Tile],
    charts: Sequence[Chart],
    notes: Iterable[Note],
    closing: Iterable[tuple[str, str]],
) -> int:
    """The rows that are left on four pages when all else is set."""
    head = _MASTHEAD + sum(_SENTENCE * _lines(text, _SENTENCE_LETTERS) for text in headline)
    head += _lines(headline[0], _LEAD_LETTERS) if headline else 0
    head += _TILES * -(-len(tiles) // _TILES_A_ROW)
    head += _CHARTS if any(chart.kind is ChartKind.TREND for chart in charts) else 0
    head += _BRIDGE * sum(chart.kind is ChartKind.BRIDGE for chart in charts)
    tail = _LEGEND + sum(1 + len(text) / _QUOTED_LETTERS for _, text in closing)
    tail += min(rows_of_notes(notes), MOST_NOTES)
    return int(_PAGES * _PAGE - _BREAKS - head - tail)


def rows_of_notes(notes: Iterable[Note]) -> int:
    """What reading notes take in their two columns."""
    lines = [
        _lines(f"{note.heading} {note.text}", _NOTE_LETTERS)
        + sum(_lines(line, _NOTE_LETTERS) for line in note.arithmetic)
        for note in notes
    ]
    return 4 + -(-(sum(lines) + len(lines) // 3) // 2) if lines else 0


def rows_of(table: ReportTable) -> int:
    """What a table takes with all that stands around it, its correction included."""
    columns = len(table.columns)
    letters = max(_LABEL_LETTERS - _COLUMN_LETTERS * columns, _LEAST_LETTERS)
    heads = 2 if columns > _WIDE else 0
    if is_halved(table):
        lines = [_lines(row.label, _HALF_LETTERS) for row in table.rows]
        return int(_AROUND + sum(lines) * Fraction(55, 100))
    rows = sum(_lines(row.label, letters) + 0.25 * row.is_heading for row in table.rows)
    corrected = rows + _AROUND if table.corrected is not None else 0
    return int(_AROUND + heads + rows + corrected + bool(table.note))


def rows_of_all(sections: Iterable[Sequence[ReportTable]]) -> int:
    """What the tables of sections take in order: short ones share heads, or stand beside one another."""
    rows = 0.0
    for tables in sections:
        rows += _TITLE if tables else 0
        previous: ReportTable | None = None
        for table in tables:
            own = rows_of(table)
            if previous is not None and _is_short(previous, table):
                rows += own - _SHARED
            elif previous is not None and _is_small(previous) and _is_small(table):
                rows += max(own - rows_of(previous), 0)
                previous = None
                continue
            else:
                rows += own
            previous = table
    return int(rows)


def _is_short(previous: ReportTable, table: ReportTable) -> bool:
    """Whether the heads of the one above serve for it as well."""
    return max(len(previous.rows), len(table.rows)) <= _SHORT and previous.columns == table.columns


def _is_small(table: ReportTable) -> bool:
    """Whether half of the page's width is enough for it."""
    return table.corrected is None and len(table.rows) <= _SMALL and len(table.columns) <= 2


def is_halved(table: ReportTable) -> bool:
    """Whether it is a long balance sheet in two columns of figures, which is set in two halves side by side."""
    if len(table.rows) < _LONG or len(table.columns) > 2:
        return False
    at = next((at for at, row in enumerate(table.rows) if at > 6 and is_other_side(row.label)), None)
    labels = [row.label for row in table.rows]
    return at is not None and saves_room(labels[:at], labels[at:])


def is_other_side(label: str) -> bool:
    """Whether a balance sheet's second side begins with the row."""
    return re.match(r"liabilities\b", label, re.IGNORECASE) is not None


def saves_room(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two halves side by side are much lower than one table of all; long labels fill many lines there."""
    lower = max(sum(_lines(label, _HALF_LETTERS) for label in half) for half in (one, other))
    whole = sum(_lines(label, _LABEL_LETTERS - 2 * _COLUMN_LETTERS) for label in (*one, *other))
    return lower <= whole * _MUCH_LOWER


def _lines(text: str, letters: int) -> int:
    return max(-(-len(text) // letters), 1)
