"""How the sheet of a table looks: widths, frozen heads, marks, and which blocks share a printed page."""

from __future__ import annotations

from collections.abc import Iterator

from openpyxl.worksheet.pagebreak import Break

from icc_reports.render.workbook.addresses import Address
from icc_reports.render.workbook.cells import Sheet, widest
from icc_reports.render.workbook.layout import FIRST_COLUMN, FIRST_ROW, Block, Margin, TableSheet
from icc_reports.render.workbook.tables import BLOCK_ROW, FAILING_WORDS, HEAD_ROW, NOTE_ROW, SUBHEAD_ROW

_LEAST_WIDTH, _MOST_WIDTH, _ROOM, _GAP_WIDTH = 12, 20, 5, 2
_MARGINS = {Margin.VERDICT: 14, Margin.TICKS: 7, Margin.NOTES: 7, Margin.COMMENT: 46}
_LINE_WIDTH, _SWITCH_WIDTH = 7, 13
_PAGE_WIDTH = 190  # characters on a page that can still be read
_PAGE_POINTS, _CHARACTER = 720, 7  # what a page is wide between its margins, and a character at full size, rounded up


def dress(sheet: Sheet, at: TableSheet) -> None:
    """Set the widths, freeze the heads, set off what differs, and lay out the pages."""
    end = max(at.last_row, FIRST_ROW)
    label, width = widest((row.label for row in at.table.rows), 30, 52), _width(at)
    sheet.widths({1: label, 2: _SWITCH_WIDTH if at.table.corrected is not None else _LINE_WIDTH})
    for block in at.blocks:
        first = at.block(block)
        sheet.widths({first + column: width for column in range(at.width)} | {first + at.width: _GAP_WIDTH})
    sheet.widths({at.margin(margin): width for margin, width in _MARGINS.items()})
    sheet.worksheet.freeze_panes = Address(at.name, FIRST_ROW, FIRST_COLUMN).coordinate
    printed = at.block(Block.PRINTED)
    heads = range(printed, printed + at.width)
    sheet.fit_rows(HEAD_ROW, HEAD_ROW, heads, full=80)
    sheet.fit_rows(SUBHEAD_ROW, SUBHEAD_ROW, (), small=heads)
    sheet.fit_rows(FIRST_ROW, end, (1, at.margin(Margin.COMMENT)))
    verdicts = _letter(at.margin(Margin.VERDICT))
    sheet.mark_verdicts(f"{verdicts}{FIRST_ROW}:{verdicts}{end}", FAILING_WORDS)
    for block in (Block.APART, Block.DIFFERENCE):
        if block in at.blocks:
            _mark_differences(sheet, at, block, end)
    _lay_out_pages(sheet, at, label, end)


def _width(at: TableSheet) -> int:
    """The width of its columns, which holds the figures and what is computed for them, with more digits."""
    printed = (cell.figure.printed.replace("$", "").replace(" ", "") for _, cell, _ in at.cells() if cell.figure)
    longest = max(map(len, printed), default=0)
    return max(_LEAST_WIDTH, min(longest + _ROOM, _MOST_WIDTH))


def _mark_differences(sheet: Sheet, at: TableSheet, block: Block, end: int) -> None:
    first, half = at.address(block, 0, 0), at.address(Block.TOLERANCE, 0, 0)
    last = Address(at.name, end, first.column + at.width - 1)
    formula = f"AND(ISNUMBER({first.coordinate}),ABS({first.coordinate})>{half.coordinate})"
    sheet.mark_where(f"{first.coordinate}:{last.coordinate}", formula)


def _lay_out_pages(sheet: Sheet, at: TableSheet, label: int, end: int) -> None:
    """As many pages wide as can be read, each beginning with a block; where a program fits pages, it ignores breaks."""
    starts, widths = zip(*_pages(at, label, _width(at)), strict=True)
    scale = min(_PAGE_POINTS * 100 // (max(widths) * _CHARACTER), 100) if len(starts) > 1 else 0
    sheet.page(title_rows=f"{BLOCK_ROW}:{SUBHEAD_ROW}", title_columns="A:B" if len(starts) > 1 else "", scale=scale)
    first = 1
    if len(starts) > 1:  # the first columns are repeated, and a title in them would be cut where they end
        first = NOTE_ROW
        sheet.head(at.table.title, at.table.units)
    sheet.worksheet.print_area = f"A{first}:{_letter(at.margin(Margin.COMMENT))}{end}"
    for column in starts[1:]:
        sheet.worksheet.col_breaks.append(Break(id=column - 1))


def _pages(at: TableSheet, label: int, column: int) -> Iterator[tuple[int, int]]:
    """The first column of each page, and how wide it is with the columns that are repeated on it."""
    block_width = at.width * column + _GAP_WIDTH
    repeated = label + (_SWITCH_WIDTH if at.table.corrected is not None else _LINE_WIDTH)
    parts = [(at.block(block), block_width) for block in at.blocks]
    parts.append((at.margin(Margin.VERDICT), sum(_MARGINS.values())))
    start, width = parts[0][0], repeated
    for first, part in parts:
        if width + part > _PAGE_WIDTH and width > repeated:
            yield start, width
            start, width = first, repeated
        width += part
    yield start, width


def _letter(column: int) -> str:
    return Address("", 1, column).coordinate[:-1]
