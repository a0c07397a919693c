"""From a table of HTML to lines of pieces on an axis, or to paragraphs where it holds no figures."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from icc_reports.model.source import Span
from icc_reports.read.blocks import Line, Piece, Rule
from icc_reports.read.layouts.html_grid import GridRow, Item, first_value_slot, grid_of
from icc_reports.read.layouts.html_nodes import Block, Para, Row, Sheet, TableNode
from icc_reports.read.scale_notes import is_scale_note

BASE = 200  # where the columns of figures begin on the axis; labels stand left of it
CENTRED = 100  # where lines of a title begin
_SLOT = 8
_STEP = 50  # tenths of a point that make one unit of indent
_MAX_INDENT = 80
_BULLET = re.compile(r"[•·●▪■◾◼◆►▶➢➤○◦*o§ØüvnlqV�-]|[-–—]{1,2}|\x95|\uf0b7|\uf0a7")
_NUMBERING = re.compile(
    r"\(?(?:\d{1,2}|[a-zA-Z]|[ivx]{1,4})[).]?|[\[(]\w{1,2}[\])]|\*{1,3}|[†‡§#]+|note:?", re.IGNORECASE
)
_MAX_COLUMNS = 100  # more are no table of a release
_SENTENCE = 150  # characters; longer texts are no heads
_PAGE_NUMBER = re.compile(r"\d{1,3}")


def finished(table: TableNode) -> Block:
    """The table as a sheet, or as the list of its blocks where it only lays out the page."""
    if any(cell.holds_more for row in table.rows for cell in row.cells if cell.blocks):
        return [block for row in table.rows for cell in row.cells for block in cell.blocks]
    grid = grid_of(table.rows)
    zone = first_value_slot(grid)
    if zone is not None:
        _demote_labels(grid, zone)
        if _holds_data(grid):
            beside = [para for row in grid for para in _prose_beside(row, zone)]
            grid, notes = _without_notes(grid, table.rows)
            return [Sheet(tuple(_lines(grid, zone, table.ordinal))), *beside, *notes]
    return [para for row in table.rows for para in _paras(row)]


def _prose_beside(row: GridRow, zone: int) -> Iterator[Para]:
    """Takes whole sentences that stand beside the figures out of the row, and gives their paragraphs."""
    sentences = [item for item in row.items if item.slot > zone and len(item.text) > _SENTENCE and item.value is None]
    for item in sentences:
        row.items.remove(item)
        yield from item.paras


def _without_notes(grid: list[GridRow], rows: Sequence[Row]) -> tuple[list[GridRow], list[Para]]:
    """The grid without the whole sentences that rows below all figures hold, and their paragraphs: notes to it."""
    last = max(place for place, row in enumerate(grid) if row.figures)
    notes = [row.ordinal for row in grid[last + 1 :] if _is_note(row)]
    paras = [para for row in rows if row.ordinal in notes for para in _paras(row)]
    return [row for row in grid if row.ordinal not in notes], paras


def _is_note(row: GridRow) -> bool:
    """Whether a row holds a sentence alone, or behind its mark."""
    *marks, text = [item.text for item in row.items] or [""]
    is_one = not marks or (len(marks) == 1 and _NUMBERING.fullmatch(marks[0]) is not None)
    return is_one and _WHOLE.fullmatch(text) is not None


_WHOLE = re.compile(r"(?:\S+\s+){7,}\S+[.!?][\"”’)]*", re.DOTALL)  # a sentence; labels are shorter, or end otherwise


def _demote_labels(grid: Sequence[GridRow], zone: int) -> None:
    """Numbers left of the columns are text."""
    for row in grid:
        left = [item for item in row.figures if item.slot < zone and item.body < zone]
        for item in left:
            item.value = None
        if left:
            row.settle(row.items)


def _holds_data(grid: Sequence[GridRow]) -> bool:
    rows = [row for row in grid if row.figures]
    figures = [item for row in rows for item in row.figures]
    if not figures or _is_contents(rows) or max(len(row.figures) for row in rows) > _MAX_COLUMNS:
        return False
    if len(figures) == 1:
        return bool(rows[0].items[0].value is None and re.search(r"[$%,.£€¥]", figures[0].text))
    return any(row.items[0].value is None or len(row.figures) > 1 for row in rows)


def _is_contents(rows: Sequence[GridRow]) -> bool:
    """Whether the table lists pages: one plain number a row, never smaller than the one before."""
    numbers = [row.figures[0].text for row in rows]
    if len(rows) < 3 or any(len(row.figures) > 1 for row in rows) or not all(map(_PAGE_NUMBER.fullmatch, numbers)):
        return False
    pages = [int(number) for number in numbers]
    return pages == sorted(pages) and pages[0] < 20


def _paras(row: Row) -> Iterator[Para]:
    """The paragraphs of a row of layout; what follows a bullet or a number is an item of a list."""
    mark: Para | None = None
    for para in (para for cell in row.cells for para in cell.paras):
        if mark is not None:
            is_bullet = _BULLET.fullmatch(mark.text) is not None
            lines = para.lines if is_bullet else (f"{mark.text} {para.lines[0]}", *para.lines[1:])
            yield replace(para, lines=lines, is_item=is_bullet)
            mark = None
        elif _BULLET.fullmatch(para.text) or (len(para.text) < 6 and _NUMBERING.fullmatch(para.text)):
            mark = para
        else:
            yield para
    if mark is not None:
        yield mark


def _lines(grid: Sequence[GridRow], zone: int, table: int) -> Iterator[Line]:
    levels = _levels(grid, zone)
    width = max(item.end for row in grid for item in row.figures)
    first_head = next(
        n for n, row in enumerate(grid) if row.figures or any(item.slot >= zone for item in row.items[-1:])
    )
    first_data = next(number for number, row in enumerate(grid) if row.figures)
    is_boxed = _is_boxed(grid, zone)
    figures: Line | None = None  # the row of figures above, while no rule and no text follow it
    rules: list[Rule] = []
    offset, last = 0, -1
    for number, row in enumerate(grid):
        rules += _rules(row.above, zone)
        if rules and figures is not None and not is_boxed:
            yield replace(figures, pieces=(), text="", rules=tuple(rules))
            figures = None
        offset = offset if row.ordinal == last else 0
        line = _line(row, zone, table, levels, offset)
        is_title = number <= first_head and _is_title(row, zone, width, levels)
        is_note = number < first_data and len(row.items) == 1 and is_scale_note(line.text)
        yield _centred(line) if is_title or is_note else line
        rules = _rules(row.below, zone)
        offset, last = offset + len(line.text) + 2, row.ordinal
        if row.items:
            figures = line if row.figures else None
    if rules and figures is not None and not is_boxed:
        yield replace(figures, pieces=(), text="", rules=tuple(rules))


def _levels(grid: Sequence[GridRow], zone: int) -> list[int]:
    """The slots at which labels of rows with figures begin: each is one step further in."""
    return sorted({row.items[0].slot for row in grid if row.figures and row.items[0].slot < zone})


def _is_boxed(grid: Sequence[GridRow], zone: int) -> bool:
    """Whether nearly all rows have rules, which then tell nothing."""
    data = [row for row in grid if row.figures]
    ruled = sum(any(end > zone for _, end in (*row.above, *row.below)) for row in data)
    return len(data) > 4 and ruled * 10 > len(data) * 7


def _rules(slots: Sequence[tuple[int, int]], zone: int) -> list[Rule]:
    return [Rule(_at(max(start, zone), zone), _at(end, zone)) for start, end in slots if end > zone]


def _at(slot: int, zone: int) -> int:
    return BASE + _SLOT * (slot - zone)


def _line(row: GridRow, zone: int, table: int, levels: Sequence[int], offset: int) -> Line:
    """A row as a line. ``offset`` is where its text begins in that of its ``<tr>``."""
    pieces: list[Piece] = []
    texts: list[str] = []
    first = offset + 1
    for item in row.items:
        span = Span(row.line, offset + 1, offset + len(item.text), table, row.ordinal, item.cell)
        start, end = _extent(item, row, zone, levels, is_first=not pieces)
        pieces.append(
            Piece(text=item.text, start=start, end=end, span=span, value=item.value, edge=_at(item.edge, zone))
        )
        texts.append(item.text)
        offset += len(item.text) + 2
    text = "  ".join(texts)
    return Line(
        span=Span(row.line, first, first + max(len(text) - 1, 0), table, row.ordinal),
        text=text,
        pieces=tuple(pieces),
        indent=pieces[0].start if pieces else 0,
        says_none=row.says_none,
    )


def _extent(item: Item, row: GridRow, zone: int, levels: Sequence[int], *, is_first: bool) -> tuple[int, int]:
    """Where an item stands on the axis."""
    if item.slot >= zone:
        return _at(item.slot, zone), _at(item.end, zone)
    if is_first and not _is_head_from_left(item, row, zone, levels):
        indent = min(max(item.left, 0) // _STEP + (item.left % _STEP * 2 >= _STEP), _MAX_INDENT)
        indent += 2 * bisect_left(levels, item.slot)
        return indent, min(indent + max(len(item.text), 1), BASE - 1)
    if item.end > zone:
        return BASE, _at(item.end, zone)
    start = min(CENTRED + item.slot, BASE - 30)
    return start, min(start + max(len(item.text), 1), BASE - 1)


def _is_head_from_left(item: Item, row: GridRow, zone: int, levels: Sequence[int]) -> bool:
    """Whether a text that begins left of the columns stands over them: past the labels, centred or one of several."""
    if item.end <= zone or not levels or item.slot <= levels[0] or row.figures:
        return False
    return item.slot not in levels or item.align == "center" or len(row.items) > 1


def _is_title(row: GridRow, zone: int, width: int, levels: Sequence[int]) -> bool:
    """Whether a row above the heads is one text over the whole table, labels included."""
    if len(row.items) != 1:
        return False
    item = row.items[0]
    if item.end < width - (width - zone) // 10:
        return False
    if item.slot <= (levels[0] if levels else 0) < zone:
        return item.align == "center"
    return 0 < item.slot <= zone and item.align in ("left", "") and len(item.text) > 25


def _centred(line: Line) -> Line:
    text = " ".join(piece.text for piece in line.pieces)
    piece = replace(line.pieces[0], text=text, start=CENTRED, end=min(CENTRED + len(text), BASE - 1), value=None)
    return replace(line, pieces=(piece,), indent=CENTRED)
