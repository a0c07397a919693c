"""Writing cells: text that stays text, numbers, formulas with their results, links."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.formatting.rule import CellIsRule, FormulaRule
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from icc_reports.render.workbook.addresses import Address, quoted
from icc_reports.render.workbook.package import Result
from icc_reports.render.workbook.styles import DOUBT_FILL, FAILING, FAILING_FILL, FONT, GREY, JUMP, Style, StyleBook

MAX_FORMULA = 8192
_MAX_STRING = 32767
_LINE_HEIGHT, _MAX_HEIGHT = 13.2, 400  # points; Excel's limit is 409
_FULL = 105  # characters of words in the width of 100 digits, by which columns are measured
_SMALL = 118  # of words in small letters
_BESIDE_DIGITS, _WIDEST_NUMBER = 9, 26  # characters
_CUT = " … (cut)"
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_LIKE_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def clean(text: str) -> str:
    """The text without what a cell cannot hold; what is too long ends in a mark that says so."""
    text = _UNPRINTABLE.sub("", text)
    return text if len(text) <= _MAX_STRING else text[: _MAX_STRING - len(_CUT)] + _CUT


@dataclass(slots=True)
class Book:
    """A workbook under construction: its styles, the results of its formulas, and its links from cell to cell."""

    workbook: Workbook = field(default_factory=Workbook)
    styles: StyleBook = field(init=False)
    results: dict[str, dict[tuple[int, int], Result]] = field(default_factory=dict)
    links: dict[str, dict[str, str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.styles = StyleBook(self.workbook)
        self.workbook.remove(self.workbook.worksheets[0])

    def sheet(self, name: str) -> Sheet:
        """A new sheet, last in the order."""
        worksheet = self.workbook.create_sheet()
        worksheet.title = name
        return Sheet(worksheet, self.styles, self.results.setdefault(name, {}), self.links.setdefault(name, {}))

    def define(self, name: str, address: Address, last: Address | None = None) -> None:
        """A name for a cell, or for all from there to the last."""
        reference = f"{quoted(address.sheet)}!{address.absolute}" + (f":{last.absolute}" if last else "")
        self.workbook.defined_names[name] = DefinedName(name, attr_text=reference)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet under construction."""

    worksheet: Worksheet
    styles: StyleBook
    results: dict[tuple[int, int], Result]
    links: dict[str, str]

    @property
    def name(self) -> str:
        """Its title."""
        return self.worksheet.title

    def blank(self, row: int, column: int, style: Style) -> Cell:
        """A cell that shows nothing but its style."""
        cell = Cell(self.worksheet, row, column)
        cell._style = self.styles.array(style, self.worksheet)  # type: ignore[attr-defined]
        self.worksheet._cells[row, column] = cell
        return cell

    def text(self, row: int, column: int, text: str, style: Style) -> Cell:
        """Text, never a formula."""
        text = clean(text)
        if text.startswith(_LIKE_A_FORMULA):
            style = Style(style.name, style.number_format, style.rule, style.indent, style.is_bold, is_quoted=True)
        cell = self.blank(row, column, style)
        if text:
            cell._value = text  # type: ignore[attr-defined]
            cell.data_type = "s"
        return cell

    def number(self, row: int, column: int, value: Fraction | Decimal | int, style: Style) -> Cell:
        """A typed number."""
        cell = self.blank(row, column, style)
        cell._value = value  # type: ignore[attr-defined]
        cell.data_type = "n"
        return cell

    def formula(self, row: int, column: int, formula: str, result: Result, style: Style) -> Cell:
        """A formula, without its equals sign, and what it gives.

        Raises ValueError where it is longer than Excel reads.
        """
        if len(formula) >= MAX_FORMULA:
            raise ValueError(f"a formula of {len(formula)} characters on {self.name!r}")
        cell = self.blank(row, column, style)
        cell._value = f"={formula}"  # type: ignore[attr-defined]
        cell.data_type = "f"
        self.results[row, column] = result
        return cell

    def link(self, cell: Cell, target: Address) -> None:
        """Make the cell lead to another."""
        self.links[cell.coordinate] = f"{quoted(target.sheet)}!{target.coordinate}"

    def echo(self, row: int, column: int, text: str, home: Address, target: Address) -> None:
        """Text that stands elsewhere, as a link; unlike text with a link of its own it wraps in every program."""
        self.link(self.formula(row, column, home.seen_from(self.name), clean(text), Style(JUMP)), target)

    def widths(self, widths: Mapping[int, int]) -> None:
        """Set the widths of columns, in characters."""
        for column, width in widths.items():
            self.worksheet.column_dimensions[get_column_letter(column)].width = width

    def fit_rows(
        self, first: int, last: int, columns: Iterable[int], *, full: int = _FULL, small: Iterable[int] = ()
    ) -> None:
        """Make rows as high as the wrapped texts of some columns need; spreadsheets do not when they open a file.

        ``small`` are further columns, in small letters.
        """
        fullness = dict.fromkeys(columns, full) | dict.fromkeys(small, _SMALL)
        widths = {
            column: int(self.worksheet.column_dimensions[get_column_letter(column)].width) * each // 100
            for column, each in fullness.items()
        }
        for row in range(first, last + 1):
            lines = 1
            for column, width in widths.items():
                cell = self.worksheet._cells.get((row, column))
                value = None if cell is None else self.results.get((row, column), cell.value)
                if isinstance(value, str):
                    lines = max(lines, _lines(value, width))
            if lines > 1:
                self.worksheet.row_dimensions[row].height = min(lines * _LINE_HEIGHT, _MAX_HEIGHT)

    def fit_numbers(self, column: int, first: int, last: int, least: int) -> None:
        """Make a column wide enough for the results of its formulas, in parentheses and with a few decimals."""
        found = (self.results.get((row, column)) for row in range(first, last + 1))
        largest = max((abs(int(each)) for each in found if isinstance(each, Fraction)), default=0)
        self.widths({column: max(least, min(len(f"{largest:,}") + _BESIDE_DIGITS, _WIDEST_NUMBER))})

    def mark_verdicts(self, cells: str, words: Mapping[str, str]) -> None:
        """Set off the cells of a range that hold one of the words: "failing" or "doubtful" ones."""
        kinds = {"failing": (FAILING, FAILING_FILL, True), "doubtful": (GREY, DOUBT_FILL, False)}
        for word, kind in words.items():
            ink, fill, bold = kinds[kind]
            rule = CellIsRule(  # type: ignore[no-untyped-call]
                "equal", [f'"{word}"'], font=Font(color=ink, bold=bold), fill=PatternFill(bgColor=fill)
            )
            self.worksheet.conditional_formatting.add(cells, rule)

    def mark_where(self, cells: str, formula: str) -> None:
        """Set off the cells of a range for which a formula holds."""
        rule = FormulaRule([formula], font=Font(bold=True))  # type: ignore[no-untyped-call]
        self.worksheet.conditional_formatting.add(cells, rule)

    def page(self, *, title_rows: str = "", title_columns: str = "", landscape: bool = True, scale: int = 0) -> None:
        """Printing: fit to width, or scaled to so many percent where pages have breaks; heads repeated.

        The title of a sheet is not among the rows to be repeated: where columns are repeated it would be cut.
        """
        sheet = self.worksheet
        sheet.sheet_view.showGridLines = False
        sheet.row_dimensions[1].height = 24
        sheet.page_setup.orientation = "landscape" if landscape else "portrait"
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
        sheet.page_setup.scale = scale or None
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=not scale)
        if title_rows:
            sheet.print_title_rows = title_rows
        if title_columns:
            sheet.print_title_cols = title_columns
        sheet.page_margins.left = sheet.page_margins.right = 0.5
        sheet.page_margins.top = sheet.page_margins.bottom = 0.6

    def protect(self) -> None:
        """Guard against slips, without a password: what is unlocked can be edited, all can be selected and filtered."""
        protection = self.worksheet.protection
        protection.sheet = True
        protection.formatCells = protection.formatColumns = protection.formatRows = False
        protection.autoFilter = protection.sort = False

    def head(self, title: str, told: str) -> None:
        """A title above every printed page, for sheets whose pages are too narrow for the one in the first cell."""
        text = "  ·  ".join(_printable(part) for part in (title, told) if part)
        part = _HeaderFooterPart(text, font=f"{FONT},Bold", size=11)
        self.worksheet.HeaderFooter.oddHeader = HeaderFooterItem(left=part)
        self.worksheet.page_margins.top, self.worksheet.page_margins.header = 0.8, 0.4

    def around(self, above: str, below: str) -> None:
        """What printed pages show above, unless they have a title of their own, and below, with sheet and page."""
        printed = self.worksheet.HeaderFooter
        if not printed.oddHeader:
            printed.oddHeader = HeaderFooterItem(left=_small(_printable(above)))
        printed.oddFooter = HeaderFooterItem(left=_small(_printable(below)), right=_small("&A  ·  &P / &N"))


def _small(text: str) -> _HeaderFooterPart:
    return _HeaderFooterPart(text, font=f"{FONT},Regular", size=8)


def _printable(text: str) -> str:
    """Text for above and below a page, where codes begin with an ampersand and there is room for 255 characters."""
    return (text if len(text) <= _MOST_PRINTED else f"{text[:_MOST_PRINTED]}…").replace("&", "&&")


_MOST_PRINTED = 80


def _lines(text: str, width: int) -> int:
    room = max(width, 1)
    return sum(max(1, -(-len(line) // room)) for line in text.split("\n"))


def widest(texts: Iterable[str], least: int, most: int) -> int:
    """A column width that holds the texts, within limits."""
    return max(least, min(most, max((len(text) for text in texts), default=0) + 2))
