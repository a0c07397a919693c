"""The sheet of one table: as printed, what it agrees with, recomputed, difference, tolerance, verdict."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from openpyxl.worksheet.datavalidation import DataValidation

from icc_reports.model.figures import Figure, Notation
from icc_reports.model.relations import Expression, Verdict
from icc_reports.present.report import Cell, ReportRow
from icc_reports.render.workbook.addresses import Address
from icc_reports.render.workbook.cells import Sheet
from icc_reports.render.workbook.desk import UNDEFINED, WORST_FIRST, OfficeDesk, fallback, kept_decimals, rounded, words
from icc_reports.render.workbook.formulas import Translator, can_fail
from icc_reports.render.workbook.layout import (
    EXCEPTIONS,
    FIRST_ROW,
    SOURCE,
    SWITCH_ROW,
    Block,
    Layout,
    Margin,
    Position,
    TableSheet,
    cell_scale,
    last_digit,
    typed_value,
)
from icc_reports.render.workbook.places import PrintedPlaces, Recomputed
from icc_reports.render.workbook.styles import (
    BLOCK,
    COMMENT,
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
    number_format,
    pattern_of,
    printed_format,
)

AS_PUBLISHED, AS_CORRECTED = "as published", "as corrected"
NOTE_ROW, BLOCK_ROW, HEAD_ROW, SUBHEAD_ROW = FIRST_ROW - 4, FIRST_ROW - 3, FIRST_ROW - 2, FIRST_ROW - 1
_SWITCH_NOTE = "  as corrected moves the misplaced figure in the block Recomputed, and in all that rests on it"


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
    notes: Mapping[int, tuple[int, str]]

    def write(self) -> None:
        """Write it all."""
        self._write_top()
        self._write_heads()
        for ordinal, row, corrected in self.at.row_pairs():
            self._write_margin(ordinal, row)
            for column, (cell, other) in enumerate(zip(row.cells, corrected.cells, strict=True)):
                self._write_cell(Position(self.at.ordinal, ordinal, column), row, cell, other)

    def _write_top(self) -> None:
        table, section = self.at.table, self.at.section
        self.sheet.text(1, 1, table.title, Style(TITLE))
        basis = "" if section.is_gaap else "non-GAAP measures"
        told = [part for part in (section.title if section.title != table.title else "", table.units, basis) if part]
        self.sheet.text(2, 1, "  ·  ".join(told), Style(SUBTITLE))
        if table.note:
            self.sheet.text(NOTE_ROW, 1, table.note, Style(NOTE))
        if table.corrected is not None:
            self._write_switch()

    def _write_switch(self) -> None:
        self.sheet.text(SWITCH_ROW, 1, "Reading (choose):", Style(HEADING))
        here = Address(self.at.name, SWITCH_ROW, 2)
        if self.layout.switch != here:
            assert self.layout.switch is not None  # noqa: S101 - this table has a corrected reading
            self.sheet.formula(SWITCH_ROW, 2, self.layout.switch.pinned(self.at.name), AS_PUBLISHED, Style(LINK))
            return
        self.sheet.text(SWITCH_ROW, 2, AS_PUBLISHED, Style(SWITCH))
        self.sheet.text(SWITCH_ROW, 3, _SWITCH_NOTE, Style(SUBTITLE))
        choice = DataValidation("list", formula1=f'"{AS_PUBLISHED},{AS_CORRECTED}"', allow_blank=False)
        choice.showErrorMessage, choice.error = True, f"Choose {AS_PUBLISHED} or {AS_CORRECTED}."
        choice.add(here.coordinate)
        self.sheet.worksheet.add_data_validation(choice)

    def _write_heads(self) -> None:
        self.sheet.text(SUBHEAD_ROW, 1, "", Style(SIDE_HEAD))
        self.sheet.text(SUBHEAD_ROW, 2, "Line", Style(SIDE_HEAD))
        for margin in Margin:
            head = margin.name.capitalize()
            style = Style(SIDE_HEAD, indent=int(margin is Margin.VERDICT))
            self.sheet.text(SUBHEAD_ROW, self.at.margin(margin), head, style)
        heads = [(column.head, column.subhead) for column in self.at.table.columns]
        for block in self.at.blocks:
            first = self.at.block(block)
            for column in range(self.at.width):
                self.sheet.blank(BLOCK_ROW, first + column, Style(BLOCK))
            self.sheet.text(BLOCK_ROW, first, block.head, Style(BLOCK))
            for column in range(self.at.width):
                head, subhead = heads[column] if column < len(heads) else ("", "")
                self.sheet.text(HEAD_ROW, first + column, head, Style(HEAD))
                self.sheet.text(SUBHEAD_ROW, first + column, subhead, Style(SUBHEAD))

    def _write_margin(self, ordinal: int, row: ReportRow) -> None:
        line, column = FIRST_ROW + ordinal, self.at.margin
        style = HEADING if row.is_heading or row.is_total or row.is_subtotal else LABEL
        self.sheet.text(line, 1, row.label, Style(style, indent=min(row.level, 15)))
        place = self.sheet.text(line, 2, row.place, Style(MARGIN))
        source_row = self.layout.source_rows.get(row.span.line_key)
        if source_row is not None:
            self.sheet.link(place, Address(SOURCE, source_row, 1))
        self._write_verdict(line, self.checks.get((self.at.ordinal, ordinal)))
        if row.is_heading:
            return
        if row.ticks:
            self.sheet.text(line, column(Margin.TICKS), " ".join(row.ticks), Style(MARGIN))
        marks = sorted({mark for cell in row.cells for mark in cell.marks if mark in self.notes})
        if marks:
            note = self.sheet.text(line, column(Margin.NOTES), ", ".join(map(str, marks)), Style(JUMP))
            self.sheet.link(note, Address(EXCEPTIONS, self.notes[marks[0]][0], 1))
        said = "; ".join(dict.fromkeys(self.notes[mark][1] for mark in marks))
        said = f"as published: {said[:1].lower()}{said[1:]}" if said else ""  # the note stays, whatever is edited
        self.sheet.text(line, column(Margin.COMMENT), said, Style(COMMENT))

    def _write_verdict(self, line: int, checks: RowChecks | None) -> None:
        if checks is not None:
            formula = f"INDEX({self.desk.verdict_list(self.at.name)},MIN({checks.ranks}))"
            self.sheet.formula(line, self.at.margin(Margin.VERDICT), formula, words(checks.worst), Style(VERDICT))

    def _write_cell(self, at: Position, row: ReportRow, cell: Cell, other: Cell) -> None:
        if cell.figure is not None:
            self._write_printed(at, row, cell.figure, cell.marks)
        shown = cell.figure or other.figure
        if shown is None:
            self._rule_blanks(at, row)
            return
        if Block.CORRECTED in self.at.blocks:
            self._write_corrected(at, row, cell.figure, other.figure)
        if cell.agrees_with is not None and cell.figure is not None:
            self._write_agreement(at, cell.figure, cell.agrees_with)
        divides = any(each.recomputed is not None and can_fail(each.recomputed) for each in (cell, other))
        self._write_recomputed(at, row, shown, divides=divides)
        if at in self.recomputed.expressions:
            self._write_difference(at, shown, divides=divides)
        self._write_half_unit(at, cell.figure, other.figure)

    def _style(self, name: str, row: ReportRow, number_format: str = "General") -> Style:
        rule = "total" if row.is_total else "above" if row.is_subtotal else ""
        is_bold = (row.is_total or row.is_subtotal) and name not in (LINK,)
        return Style(name, number_format, rule=rule, is_bold=is_bold)

    def _rule_blanks(self, at: Position, row: ReportRow) -> None:
        if row.is_total or row.is_subtotal:
            for block in self._ruled_blocks:
                address = self.layout.at(block, at)
                self.sheet.blank(address.row, address.column, self._style(FORMULA, row))

    def _write_printed(self, at: Position, row: ReportRow, figure: Figure, marks: Sequence[int]) -> None:
        here, home = self.layout.at(Block.PRINTED, at), self.layout.home(figure.span)
        if here == home:
            style = self._style(INPUT, row, printed_format(figure, marks))
            self.sheet.number(here.row, here.column, typed_value(figure), style)
        else:
            style = self._style(LINK, row, printed_format(figure, marks))
            self.sheet.formula(here.row, here.column, home.seen_from(here.sheet), typed_value(figure), style)

    @property
    def _ruled_blocks(self) -> tuple[Block, ...]:
        return tuple(block for block in self.at.blocks if block not in (Block.TOLERANCE, Block.AGREES, Block.APART))

    def _write_corrected(self, at: Position, row: ReportRow, before: Figure | None, after: Figure | None) -> None:
        here = self.layout.at(Block.CORRECTED, at)
        formula = self.layout.home(after.span).seen_from(here.sheet) if after else "0"
        shape = printed_format(after) if after else number_format(pattern_of(before)) if before else "General"
        value = typed_value(after) if after else Fraction(0)
        self.sheet.formula(here.row, here.column, formula, value, self._style(FORMULA, row, shape))

    def _write_agreement(self, at: Position, figure: Figure, tie: Expression) -> None:
        """What the figure is tied out to, as printed there, and how far apart the two are."""
        here, apart = self.layout.at(Block.AGREES, at), self.layout.at(Block.APART, at)
        places = PrintedPlaces(self.layout)
        value, scale, is_fallible = places.value(tie), cell_scale(figure), can_fail(tie)
        formula, result = fallback(
            Translator(self.at.name, places, self.desk).formula(tie, scale),
            None if value is None else value / scale,
            is_fallible=is_fallible,
        )
        self.sheet.formula(here.row, here.column, formula, result, Style(LINK, derived_format(figure, divides=False)))
        printed = places.figure(figure.span).seen_from(here.sheet)
        self._write_rounded(apart, f"{printed}-{here.coordinate}", figure, value, is_fallible=is_fallible)

    def _write_recomputed(self, at: Position, row: ReportRow, shown: Figure, *, divides: bool) -> None:
        here = self.layout.at(Block.RECOMPUTED, at)
        formula, value = self._recomputation(at, cell_scale(shown))
        formula, result = fallback(formula, value, is_fallible=at in self.recomputed.fallible)
        is_leaf = at not in self.recomputed.expressions or at in self.recomputed.tied
        shape = printed_format(shown) if is_leaf else derived_format(shown, divides=divides)
        name = LINK if "!" in formula else FORMULA
        self.sheet.formula(here.row, here.column, formula, result, self._style(name, row, shape))

    def _recomputation(self, at: Position, scale: Fraction) -> tuple[str, Fraction | None]:
        if at in self.layout.moved:
            before, _ = self.layout.moved[at]
            readings = (self.layout.at(block, at).coordinate for block in (Block.PRINTED, Block.CORRECTED))
            return self._chosen(*readings), typed_value(before) if before else Fraction(0)
        value = self.recomputed.value_at(at)
        published, corrected = self.recomputed.expressions.get(at, (None, None))
        formulas = [
            self._derived(at, expression, scale, is_corrected=is_corrected)
            for expression, is_corrected in ((published, False), (corrected, True))
        ]
        return self._chosen(*formulas), None if value is None else value / scale

    def _derived(self, at: Position, expression: Expression | None, scale: Fraction, *, is_corrected: bool) -> str:
        if expression is None:
            return self.layout.at(Block.PRINTED, at).coordinate
        places = self.recomputed.places(at, is_corrected=is_corrected)
        return Translator(self.at.name, places, self.desk).formula(expression, scale)

    def _chosen(self, published: str, corrected: str) -> str:
        return chosen(self.layout, self.at.name, published, corrected)

    def _write_difference(self, at: Position, figure: Figure, *, divides: bool) -> None:
        here, printed, derived = (self.layout.at(b, at) for b in (Block.DIFFERENCE, Block.PRINTED, Block.RECOMPUTED))
        formula, value = f"{printed.coordinate}-{derived.coordinate}", self.recomputed.value_at(at)
        is_fallible = at in self.recomputed.fallible
        self._write_rounded(here, formula, figure, value, is_fallible=is_fallible, divides=divides)

    def _write_rounded(  # noqa: PLR0913 - what a difference is made of
        self,
        here: Address,
        formula: str,
        figure: Figure,
        value: Fraction | None,
        *,
        is_fallible: bool,
        divides: bool = False,
    ) -> None:
        """The difference from ``value``, without what binary arithmetic leaves behind."""
        decimals = self.desk.decimals_cell(figure).pinned(self.at.name)
        difference = None if value is None else typed_value(figure) - value / cell_scale(figure)
        difference = rounded(difference, kept_decimals(last_digit(figure)))
        formula, result = fallback(f"ROUND({formula},{decimals})", difference, is_fallible=is_fallible)
        style = Style(FORMULA, derived_format(figure, divides=divides))
        self.sheet.formula(here.row, here.column, formula, result, style)

    def _write_half_unit(self, at: Position, published: Figure | None, corrected: Figure | None) -> None:
        here, value_cell = self.layout.at(Block.TOLERANCE, at), self.layout.at(Block.PRINTED, at)
        if at in self.layout.moved:
            value_cell = self.layout.at(Block.RECOMPUTED, at)
        formulas = [half_unit_formula(self.desk, self.at.name, each, value_cell) for each in (published, corrected)]
        result = published.half_unit / cell_scale(published) if published else Fraction(0)
        shape = "#,##0.0######_)"
        self.sheet.formula(here.row, here.column, self._chosen(*formulas), result, Style(LINK, shape))


FAILING_WORDS = {words(Verdict.EXCEPTION): "failing", words(Verdict.NOT_VERIFIABLE): "doubtful", UNDEFINED: "doubtful"}


def chosen(layout: Layout, sheet: str, published: str, corrected: str) -> str:
    """One formula where both readings give the same, else the switch between them; as written on ``sheet``."""
    if published == corrected or layout.switch is None:
        return published
    return f'IF({layout.switch.pinned(sheet)}="{AS_CORRECTED}",{corrected},{published})'


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
