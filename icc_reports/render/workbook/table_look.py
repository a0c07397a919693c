"""How the sheet of a table looks: widths, frozen heads, marks, and which blocks share a printed page."""

from __future__ import annotations

from collections.abc import Iterator

from openpyxl.worksheet.pagebreak import Break

from icc_reports.render.workbook.addresses import Address
from icc_reports.render.workbook.cells import Sheet, widest
from icc_reports.render.workbook.layout import FIRST_COLUMN, FIRST_ROW, Block, Margin, TableSheet
from icc_reports.render.workbook.tables import FAILING_WORDS, HEAD_ROW, SUBHEAD_ROW

_COLUMN_WIDTH, _GAP_WIDTH = 13, 2
_MARGINS = {Margin.VERDICT: 14, Margin.TICKS: 7, Margin.NOTES: 7, Margin.COMMENT: 34}
_LINE_WIDTH, _SWITCH_WIDTH = 7, 13
_PAGE_WIDTH = 190  # characters on a page that can still be read
_PAGE_POINTS, _CHARACTER = 720, 7  # what a page is wide between its margins, and a character at full size, rounded up


def dress(sheet: Sheet, at: TableSheet) -> None:
    """Set the widths, freeze the heads, set off what differs, and lay out the pages."""
    end = max(at.last_row, FIRST_ROW)
    label = widest((row.label for row in at.table.rows), 30, 52)
    sheet.widths({1: label, 2: _SWITCH_WIDTH if at.table.corrected is not None else _LINE_WIDTH})
    for block in at.blocks:
        first = at.block(block)
        sheet.widths({first + column: _COLUMN_WIDTH for column in range(at.width)} | {first + at.width: _GAP_WIDTH})
    sheet.widths({at.margin(margin): width for margin, width in _MARGINS.items()})
    sheet.worksheet.freeze_panes = Address(at.name, FIRST_ROW, FIRST_COLUMN).coordinate
    printed = at.block(Block.PRINTED)
    sheet.fit_rows(HEAD_ROW, HEAD_ROW, range(printed, printed + at.width), full=75)
    sheet.fit_rows(FIRST_ROW, end, (1, at.margin(Margin.COMMENT)))
    verdicts = _letter(at.margin(Margin.VERDICT))
    sheet.mark_verdicts(f"{verdicts}{FIRST_ROW}:{verdicts}{end}", FAILING_WORDS)
    for block in (Block.APART, Block.DIFFERENCE):
        if block in at.blocks:
            _mark_differences(sheet, at, block, end)
    _lay_out_pages(sheet, at, label, end)


def _mark_differences(sheet: Sheet, at: TableSheet, block: Block, end: int) -> None:
    first, half = at.address(block, 0, 0), at.address(Block.TOLERANCE, 0, 0)
    last = Address(at.name, end, first.column + at.width - 1)
    formula = f"AND(ISNUMBER({first.coordinate}),ABS({first.coordinate})>{half.coordinate})"
    sheet.mark_where(f"{first.coordinate}:{last.coordinate}", formula)


def _lay_out_pages(sheet: Sheet, at: TableSheet, label: int, end: int) -> None:
    """As many pages wide as can be read, each beginning with a block; where a program fits pages, it ignores breaks."""
    starts, widths = zip(*_pages(at, label), strict=True)
    scale = min(_PAGE_POINTS * 100 // (max(widths) * _CHARACTER), 100) if len(starts) > 1 else 0
    sheet.page(title_rows=f"1:{SUBHEAD_ROW}", title_columns="A:B" if len(starts) > 1 else "", scale=scale)
    sheet.worksheet.print_area = f"A1:{_letter(at.margin(Margin.COMMENT))}{end}"
    for column in starts[1:]:
        sheet.worksheet.col_breaks.append(Break(id=column - 1))


def _pages(at: TableSheet, label: int) -> Iterator[tuple[int, int]]:
    """The first column of each page, and how wide it is with the columns that are repeated on it."""
    block_width = at.width * _COLUMN_WIDTH + _GAP_WIDTH
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
