"""The sheet of one table: as printed, recomputed, difference, and half a unit of each last digit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.pagebreak import Break

from icc_reports.model.figures import Figure, Notation
from icc_reports.model.relations import Expression, Verdict
from icc_reports.present.report import Cell, ReportRow
from icc_reports.render.workbook.addresses import Address
from icc_reports.render.workbook.cells import Sheet, widest
from icc_reports.render.workbook.desk import UNDEFINED, WORST_FIRST, OfficeDesk, fallback, kept_decimals, rounded, words
from icc_reports.render.workbook.formulas import Translator, can_fail
from icc_reports.render.workbook.layout import (
    EXCEPTIONS,
    FIRST_COLUMN,
    FIRST_ROW,
    SOURCE,
    SWITCH_ROW,
    Layout,
    Position,
    TableSheet,
    cell_scale,
    last_digit,
    typed_value,
)
from icc_reports.render.workbook.places import Recomputed
from icc_reports.render.workbook.styles import (
    BLOCK,
    FORMULA,
    HEAD,
    HEADING,
    INPUT,
    JUMP,
    LABEL,
    LINK,
    MARGIN,
    NOTE,
    SIDE_HEAD,
    SUBHEAD,
    SUBTITLE,
    SWITCH,
    TITLE,
    VERDICT,
    Style,
    derived_format,
    printed_format,
)

AS_PUBLISHED, AS_CORRECTED = "as published", "as corrected"
SWITCH_NAME = "reading"
BLOCKS = ("As printed", "Recomputed", "Difference", "Half a unit of the last digit")
_MARGIN_HEADS = ("", "Line", "Ticks", "Verdict", "Notes")
_BLOCK_ROW, _HEAD_ROW, _SUBHEAD_ROW = FIRST_ROW - 3, FIRST_ROW - 2, FIRST_ROW - 1
_WIDE = 5  # columns in a block from which each block is printed on pages of its own


@dataclass(frozen=True, slots=True, kw_only=True)
class RowChecks:
    """The checks of a row: the cells of their ranks on the sheet Checks, and the worst verdict among them."""

    ranks: str
    worst: Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class TableWriter:
    """Writes the sheet of one table."""

    sheet: Sheet
    at: TableSheet
    layout: Layout
    recomputed: Recomputed
    desk: OfficeDesk
    checks: Mapping[tuple[int, int], RowChecks]
    note_rows: Mapping[int, int]

    def write(self) -> None:
        """Write it all."""
        self._write_top()
        self._write_heads()
        for ordinal, row, corrected in self.at.row_pairs():
            self._write_margin(ordinal, row)
            for column, (cell, other) in enumerate(zip(row.cells, corrected.cells, strict=True)):
                self._write_cell(Position(self.at.ordinal, ordinal, column), row, cell, other)
        self._dress()

    def _write_top(self) -> None:
        table, section = self.at.table, self.at.section
        self.sheet.text(1, 1, table.title, Style(TITLE))
        basis = "" if section.is_gaap else "non-GAAP measures"
        told = [part for part in (section.title if section.title != table.title else "", table.units, basis) if part]
        self.sheet.text(2, 1, "  ·  ".join(told), Style(SUBTITLE))
        if table.note:
            self.sheet.text(4, 1, table.note, Style(NOTE))
        if table.corrected is not None:
            self._write_switch()

    def _write_switch(self) -> None:
        self.sheet.text(SWITCH_ROW, 1, "Reading (choose):", Style(HEADING))
        here = Address(self.at.name, SWITCH_ROW, 2)
        if self.layout.switch != here:
            self.sheet.formula(SWITCH_ROW, 2, SWITCH_NAME, AS_PUBLISHED, Style(LINK))
            return
        self.sheet.text(SWITCH_ROW, 2, AS_PUBLISHED, Style(SWITCH))
        choice = DataValidation("list", formula1=f'"{AS_PUBLISHED},{AS_CORRECTED}"', allow_blank=False)
        choice.showErrorMessage, choice.error = True, f"Choose {AS_PUBLISHED} or {AS_CORRECTED}."
        choice.add(here.coordinate)
        self.sheet.worksheet.add_data_validation(choice)

    def _write_heads(self) -> None:
        for column, head in enumerate(_MARGIN_HEADS, 1):
            self.sheet.text(_SUBHEAD_ROW, column, head, Style(SIDE_HEAD, indent=int(head == "Verdict")))
        heads = [(column.head, column.subhead) for column in self.at.table.columns]
        for ordinal, name in enumerate(BLOCKS):
            first = self.at.block(ordinal)
            for column in range(self.at.width):
                self.sheet.blank(_BLOCK_ROW, first + column, Style(BLOCK))
            self.sheet.text(_BLOCK_ROW, first, name, Style(BLOCK))
            for column in range(self.at.width):
                head, subhead = heads[column] if column < len(heads) else ("", "")
                self.sheet.text(_HEAD_ROW, first + column, head, Style(HEAD))
                self.sheet.text(_SUBHEAD_ROW, first + column, subhead, Style(SUBHEAD))

    def _write_margin(self, ordinal: int, row: ReportRow) -> None:
        line = FIRST_ROW + ordinal
        style = HEADING if row.is_heading or row.is_total or row.is_subtotal else LABEL
        self.sheet.text(line, 1, row.label, Style(style, indent=min(row.level, 15)))
        place = self.sheet.text(line, 2, row.place, Style(MARGIN))
        source_row = self.layout.source_rows.get(row.span.line_key)
        if source_row is not None:
            self.sheet.link(place, Address(SOURCE, source_row, 1))
        if row.ticks:
            self.sheet.text(line, 3, " ".join(row.ticks), Style(MARGIN))
        self._write_verdict(line, self.checks.get((self.at.ordinal, ordinal)))
        marks = sorted({mark for cell in row.cells for mark in cell.marks})
        if marks:
            note = self.sheet.text(line, 5, ", ".join(map(str, marks)), Style(JUMP))
            if marks[0] in self.note_rows:
                self.sheet.link(note, Address(EXCEPTIONS, self.note_rows[marks[0]], 1))

    def _write_verdict(self, line: int, checks: RowChecks | None) -> None:
        if checks is not None:
            formula = f"INDEX({self.desk.verdict_list(self.at.name)},MIN({checks.ranks}))"
            self.sheet.formula(line, 4, formula, words(checks.worst), Style(VERDICT))

    def _write_cell(self, at: Position, row: ReportRow, cell: Cell, other: Cell) -> None:
        if cell.figure is not None:
            self._write_printed(at, row, cell.figure, cell.marks)
        shown = cell.figure or other.figure
        if shown is None:
            self._rule_blanks(at, row)
            return
        divides = any(each.recomputed is not None and can_fail(each.recomputed) for each in (cell, other))
        self._write_recomputed(at, row, shown, divides=divides)
        if at in self.recomputed.expressions:
            self._write_difference(at, row, shown, divides=divides)
        self._write_half_unit(at, cell.figure, other.figure)

    def _style(self, name: str, row: ReportRow, number_format: str = "General") -> Style:
        rule = "total" if row.is_total else "above" if row.is_subtotal else ""
        is_bold = (row.is_total or row.is_subtotal) and name not in (LINK,)
        return Style(name, number_format, rule=rule, is_bold=is_bold)

    def _rule_blanks(self, at: Position, row: ReportRow) -> None:
        if row.is_total or row.is_subtotal:
            for block in (0, 1, 2):
                address = self.layout.at(block, at)
                self.sheet.blank(address.row, address.column, self._style(FORMULA, row))

    def _write_printed(self, at: Position, row: ReportRow, figure: Figure, marks: Sequence[int]) -> None:
        here, home = self.layout.at(0, at), self.layout.home(figure.span)
        if here == home:
            style = self._style(INPUT, row, printed_format(figure, marks))
            self.sheet.number(here.row, here.column, typed_value(figure), style)
        else:
            style = self._style(LINK, row, printed_format(figure, marks))
            self.sheet.formula(here.row, here.column, home.seen_from(here.sheet), typed_value(figure), style)

    def _write_recomputed(self, at: Position, row: ReportRow, shown: Figure, *, divides: bool) -> None:
        here = self.layout.at(1, at)
        formula, value = self._recomputation(at, cell_scale(shown))
        formula, result = fallback(formula, value, is_fallible=at in self.recomputed.fallible)
        is_leaf = at not in self.recomputed.expressions
        shape = printed_format(shown) if is_leaf else derived_format(shown, divides=divides)
        name = LINK if "!" in formula else FORMULA
        self.sheet.formula(here.row, here.column, formula, result, self._style(name, row, shape))

    def _recomputation(self, at: Position, scale: Fraction) -> tuple[str, Fraction | None]:
        if at in self.layout.moved:
            before, after = self.layout.moved[at]
            formula = self._chosen(self._home_or_zero(before), self._home_or_zero(after))
            return formula, typed_value(before) if before else Fraction(0)
        value = self.recomputed.value_at(at)
        published, corrected = self.recomputed.expressions.get(at, (None, None))
        formulas = [
            self._derived(at, expression, scale, is_corrected=is_corrected)
            for expression, is_corrected in ((published, False), (corrected, True))
        ]
        return self._chosen(*formulas), None if value is None else value / scale

    def _derived(self, at: Position, expression: Expression | None, scale: Fraction, *, is_corrected: bool) -> str:
        if expression is None:
            return self.layout.at(0, at).coordinate
        places = self.recomputed.places(at, is_corrected=is_corrected)
        return Translator(self.at.name, places, self.desk).formula(expression, scale)

    def _home_or_zero(self, figure: Figure | None) -> str:
        return self.layout.home(figure.span).seen_from(self.at.name) if figure else "0"

    @staticmethod
    def _chosen(published: str, corrected: str) -> str:
        return chosen(published, corrected)

    def _write_difference(self, at: Position, row: ReportRow, figure: Figure, *, divides: bool) -> None:
        here, printed, derived = (self.layout.at(block, at) for block in (2, 0, 1))
        decimals = self.desk.decimals_cell(figure).pinned(self.at.name)
        value = self.recomputed.value_at(at)
        difference = None if value is None else typed_value(figure) - value / cell_scale(figure)
        difference = rounded(difference, kept_decimals(last_digit(figure)))
        formula, result = fallback(
            f"ROUND({printed.coordinate}-{derived.coordinate},{decimals})",
            difference,
            is_fallible=at in self.recomputed.fallible,
        )
        style = self._style(FORMULA, row, derived_format(figure, divides=divides))
        self.sheet.formula(here.row, here.column, formula, result, style)

    def _write_half_unit(self, at: Position, published: Figure | None, corrected: Figure | None) -> None:
        here, value_cell = self.layout.at(3, at), self.layout.at(0, at)
        if at in self.layout.moved:
            value_cell = self.layout.at(1, at)
        formulas = [half_unit_formula(self.desk, self.at.name, each, value_cell) for each in (published, corrected)]
        result = published.half_unit / cell_scale(published) if published else Fraction(0)
        shape = "#,##0.0######_)"
        self.sheet.formula(here.row, here.column, chosen(*formulas), result, Style(LINK, shape))

    def _dress(self) -> None:
        at, sheet = self.at, self.sheet
        sheet.widths({1: widest((row.label for row in at.table.rows), 30, 52), 2: 13 if self._has_switch else 7})
        sheet.widths({3: 7, 4: 13, 5: 7})
        for block in range(len(BLOCKS)):
            sheet.widths({at.block(block) + column: 14 for column in range(at.width)})
            sheet.widths({at.block(block) - 1: 2} if block else {})
        first, last = at.block(3), at.block(3) + at.width - 1
        sheet.worksheet.column_dimensions.group(_letter(first), _letter(last), outline_level=1)
        sheet.worksheet.freeze_panes = Address(at.name, FIRST_ROW, FIRST_COLUMN).coordinate
        end = max(at.last_row, FIRST_ROW)
        sheet.fit_rows(_HEAD_ROW, _HEAD_ROW, range(at.block(0), at.block(0) + at.width), full=75)
        sheet.fit_rows(FIRST_ROW, end, (1,))
        sheet.mark_verdicts(f"D{FIRST_ROW}:D{end}", FAILING_WORDS)
        self._mark_differences(end)
        self._lay_out_pages(end)

    @property
    def _has_switch(self) -> bool:
        return self.at.table.corrected is not None

    def _mark_differences(self, end: int) -> None:
        first = self.at.address(2, 0, 0)
        last = Address(self.at.name, end, first.column + self.at.width - 1)
        half = self.at.address(3, 0, 0)
        formula = f"AND(ISNUMBER({first.coordinate}),ABS({first.coordinate})>{half.coordinate})"
        self.sheet.mark_where(f"{first.coordinate}:{last.coordinate}", formula)

    def _lay_out_pages(self, end: int) -> None:
        at, worksheet = self.at, self.sheet.worksheet
        is_wide = at.width >= _WIDE
        self.sheet.page(
            title_rows=f"1:{_SUBHEAD_ROW}", title_columns="A:E" if is_wide else "", pages_wide=3 if is_wide else 1
        )
        last = Address(at.name, end, at.block(2) + at.width - 1)
        worksheet.print_area = f"A1:{last.coordinate}"
        if is_wide:
            for block in (1, 2):
                worksheet.col_breaks.append(Break(id=at.block(block) - 1))


FAILING_WORDS = {words(Verdict.EXCEPTION): "failing", words(Verdict.NOT_VERIFIABLE): "doubtful", UNDEFINED: "doubtful"}


def chosen(published: str, corrected: str) -> str:
    """One formula where both readings give the same, else the switch between them."""
    return published if published == corrected else f'IF({SWITCH_NAME}="{AS_CORRECTED}",{corrected},{published})'


def half_unit_formula(desk: OfficeDesk, sheet: str, figure: Figure | None, value: Address) -> str:
    """Half a unit of the last digit of what stands in ``value``: none for nil, a whole one for "*"."""
    if figure is None:
        return "0"
    half = desk.half_unit_cell(figure).pinned(sheet)
    match figure.notation:
        case Notation.NUMBER:
            return half
        case Notation.NIL:
            return f"{half}*ABS(SIGN({value.coordinate}))"
        case Notation.WORDS:
            return "0"
        case Notation.BELOW_UNIT:
            return f"{half}*(2-ABS(SIGN({value.coordinate})))"


def worst(verdicts: Sequence[Verdict]) -> Verdict:
    """The verdict that a reader must not miss."""
    return min(verdicts, key=WORST_FIRST.index)


def _letter(column: int) -> str:
    return Address("", 1, column).coordinate[:-1]
