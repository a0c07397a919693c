"""The sheet Exceptions: what needs a person, with both readings and the arithmetic."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from fractions import Fraction

from icc_reports.model.findings import Replacement
from icc_reports.model.relations import Expression, Form, Verdict
from icc_reports.model.source import Span
from icc_reports.present.report import CheckLine, Note
from icc_reports.render.workbook.addresses import Address
from icc_reports.render.workbook.cells import Sheet
from icc_reports.render.workbook.check_lines import Column as CheckColumn
from icc_reports.render.workbook.check_lines import corrected_expression
from icc_reports.render.workbook.desk import OfficeDesk, fallback, kept_decimals, rounded, words
from icc_reports.render.workbook.formulas import Translator, can_fail
from icc_reports.render.workbook.layout import (
    CHECKS,
    EXCEPTIONS,
    SOURCE,
    Layout,
    cell_scale,
    last_digit,
    typed_value,
)
from icc_reports.render.workbook.places import PrintedPlaces, ReadingPlaces
from icc_reports.render.workbook.styles import (
    COMMENT,
    FORMULA,
    HEADING,
    LABEL,
    LINK,
    MARGIN,
    SIDE_HEAD,
    SUBHEAD,
    SUBTITLE,
    TEXT,
    TITLE,
    VERDICT,
    Style,
    derived_format,
    printed_format,
)
from icc_reports.render.workbook.tables import FAILING_WORDS

_FIRST_ROW = 5


class _Column(IntEnum):
    ORDINAL = 1
    SEVERITY = 2
    WHAT = 3
    WORDS = 4
    LINES = 5
    PRINTED = 6
    READING = 7
    DIFFERENCE = 8
    CORRECTED = 9
    REMAINS = 10
    VERDICT = 11
    ARITHMETIC = 12
    REVIEW = 13
    COMMENT = 14
    ID = 15


_HEADS = (
    "Note",
    "Severity",
    "What",
    "In words",
    "Lines",
    "As printed",
    "Other reading",
    "Difference",
    "As corrected",
    "Difference",
    "Verdict",
    "Arithmetic, as published",
    "Reviewer",
    "Comment",
    "Id",
)
_FIGURES = range(_Column.PRINTED, _Column.VERDICT)
_WIDTHS = (6, 9, 34, 52, 12, 12, 12, 12, 12, 12, 14, 56, 40, 30, 60)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExceptionSheet:
    """The reading notes, each followed by a line for every relation that it rests on."""

    layout: Layout
    desk: OfficeDesk
    check_rows: Mapping[str, int]

    @property
    def notes(self) -> Mapping[int, tuple[int, str]]:
        """The row and the heading of each note, by its ordinal."""
        found, row = {}, _FIRST_ROW
        for note in self.layout.report.notes:
            found[note.ordinal] = (row, note.heading)
            row += 1 + len(self._lines(note))
        return found

    def _lines(self, note: Note) -> list[CheckLine]:
        lines = {line.id: line for line in self.layout.report.checks}
        return [lines[each] for each in note.finding.relations if each in lines]

    def write(self, sheet: Sheet) -> None:
        """Write the sheet."""
        notes = self.layout.report.notes
        sheet.text(1, 1, EXCEPTIONS, Style(TITLE))
        told = _TOLD if notes else _NOTHING
        sheet.text(2, 1, told, Style(SUBTITLE))
        for column, head in enumerate(_HEADS, 1):
            style = SUBHEAD if column in _FIGURES else SIDE_HEAD
            sheet.text(_FIRST_ROW - 1, column, head, Style(style, indent=int(column == _Column.VERDICT)))
        last = _FIRST_ROW
        places = self.notes
        for note in notes:
            last, _ = places[note.ordinal]
            self._write_note(sheet, last, note)
            for line in self._lines(note):
                last += 1
                self._write_line(sheet, last, line)
        last = self._write_uncovered(sheet, last + 2 if notes else last)
        is_begun = bool(notes or self.layout.report.uncovered)
        last = self._write_disclosure(sheet, last + 2 if is_begun else last)
        sheet.widths(dict(enumerate(_WIDTHS, 1)))
        sheet.fit_rows(_FIRST_ROW, last, (_Column.WHAT, _Column.WORDS, _Column.ARITHMETIC, _Column.REVIEW))
        letter = Address("", 1, _Column.VERDICT).coordinate[:-1]
        sheet.mark_verdicts(f"{letter}{_FIRST_ROW}:{letter}{last}", FAILING_WORDS)
        sheet.worksheet.freeze_panes = f"D{_FIRST_ROW}"
        sheet.page(title_rows=f"{_FIRST_ROW - 1}:{_FIRST_ROW - 1}")

    def _write_disclosure(self, sheet: Sheet, row: int) -> int:
        """The prompts on rules of disclosure, from a row on, with what they rest on; returns the last row."""
        prompts = self.layout.report.disclosure
        if not prompts:
            return row
        sheet.text(row, _Column.WHAT, "Disclosure", Style(HEADING))
        sheet.text(row, _Column.WORDS, _PROMPTS, Style(TEXT))
        for note in prompts:
            row += 1
            self._write_note(sheet, row, note)
            sheet.text(row, _Column.ARITHMETIC, "; ".join(note.authority), Style(TEXT))
        return row

    def _write_uncovered(self, sheet: Sheet, row: int) -> int:
        """The figures that no relation covers, from a row on; returns the last row."""
        found = self.layout.report.uncovered
        if not found:
            return row
        sheet.text(row, _Column.WHAT, "Not covered", Style(HEADING))
        sheet.text(row, _Column.WORDS, f"{self.layout.report.coverage}. {_UNCOVERED}", Style(TEXT))
        for each in found:
            for span in each.spans:
                row += 1
                home = self.layout.home(span)
                if each.label and each.label == self._label(span):
                    sheet.echo(row, _Column.WHAT, each.label, Address(home.sheet, home.row, 1), home)
                else:  # a subtotal without a label has a name here only
                    sheet.text(row, _Column.WHAT, each.label, Style(LABEL))
                sheet.text(row, _Column.WORDS, each.table, Style(TEXT))
                place = sheet.text(row, _Column.LINES, each.place, Style(MARGIN))
                line = self.layout.source_rows.get(span.line_key)
                if line is not None:
                    sheet.link(place, Address(SOURCE, line, 1))
                figure = self.layout.report.figures[span]
                style = Style(LINK, printed_format(figure))
                sheet.formula(row, _Column.PRINTED, home.seen_from(EXCEPTIONS), typed_value(figure), style)
                sheet.text(row, _Column.VERDICT, words(Verdict.NOT_VERIFIABLE), Style(VERDICT))
        return row

    def _label(self, span: Span) -> str | None:
        at = self.layout.positions.get(span)
        return self.layout.sheets[at.table].table.rows[at.row].label if at else None

    def _write_note(self, sheet: Sheet, row: int, note: Note) -> None:
        sheet.number(row, _Column.ORDINAL, note.ordinal, Style(LABEL, "0"))
        sheet.text(row, _Column.SEVERITY, note.finding.severity.value, Style(LABEL))
        sheet.text(row, _Column.WHAT, note.heading, Style(HEADING))
        sheet.text(row, _Column.WORDS, note.text, Style(TEXT))
        places = sheet.text(row, _Column.LINES, ", ".join(note.places), Style(MARGIN))
        lines = (self.layout.source_rows.get(span.line_key) for span in note.finding.spans)
        line = next((line for line in lines if line is not None), None)
        if line is not None:
            sheet.link(places, Address(SOURCE, line, 1))
        sheet.text(row, _Column.REVIEW, note.review, Style(TEXT))
        sheet.text(row, _Column.COMMENT, "", Style(COMMENT))
        sheet.text(row, _Column.ID, note.finding.id, Style(MARGIN))
        if note.finding.diagnosis is not None and len(note.finding.diagnosis.replacements) == 1:
            self._write_proposal(sheet, row, note.finding.diagnosis.replacements[0])

    def _write_proposal(self, sheet: Sheet, row: int, replacement: Replacement) -> None:
        """The figure that a diagnosis would replace, as printed, and what it proposes: typed, as no cell holds it."""
        figure = self.layout.report.figures[replacement.figure]
        shape = printed_format(figure)
        home = self.layout.home(replacement.figure).seen_from(EXCEPTIONS)
        sheet.formula(row, _Column.PRINTED, home, typed_value(figure), Style(LINK, shape))
        sheet.number(row, _Column.CORRECTED, replacement.value / cell_scale(figure), Style(FORMULA, shape))

    def _write_line(self, sheet: Sheet, row: int, line: CheckLine) -> None:
        check = Address(CHECKS, self.check_rows[line.id], CheckColumn.SUBJECT)
        sheet.echo(row, _Column.WHAT, line.subject, check, check)
        asserted = self.layout.report.figures[line.asserted]
        place = sheet.text(row, _Column.LINES, asserted.span.place, Style(MARGIN))
        source_row = self.layout.source_rows.get(asserted.span.line_key)
        if source_row is not None:
            sheet.link(place, Address(SOURCE, source_row, 1))
        verdict = Address(CHECKS, self.check_rows[line.id], CheckColumn.VERDICT).seen_from(EXCEPTIONS)
        sheet.formula(row, _Column.VERDICT, verdict, words(line.verdict), Style(VERDICT))
        sheet.text(row, _Column.ARITHMETIC, line.arithmetic, Style(TEXT))
        if line.form is not Form.EQUALITY:
            return
        home = self.layout.home(line.asserted).seen_from(EXCEPTIONS)
        sheet.formula(row, _Column.PRINTED, home, typed_value(asserted), Style(LINK, printed_format(asserted)))
        self._write_reading(sheet, row, line, line.expression, is_corrected=False)
        corrected = corrected_expression(line, self.layout)
        if corrected is not None:
            self._write_reading(sheet, row, line, corrected, is_corrected=True)

    def _write_reading(
        self, sheet: Sheet, row: int, line: CheckLine, expression: Expression, *, is_corrected: bool
    ) -> None:
        """What the other figures give for the one printed, whichever reading the switch has chosen."""
        asserted = self.layout.report.figures[line.asserted]
        column = _Column.CORRECTED if is_corrected else _Column.READING
        places: PrintedPlaces = ReadingPlaces(self.layout, is_corrected)
        value, scale = places.value(expression), cell_scale(asserted)
        is_fallible = can_fail(expression)
        if value is None and not is_fallible:
            return
        shape = derived_format(asserted, divides=is_fallible)
        formula, result = fallback(
            Translator(EXCEPTIONS, places, self.desk).formula(expression, scale),
            None if value is None else value / scale,
            is_fallible=is_fallible,
        )
        sheet.formula(row, column, formula, result, Style(LINK, shape))
        printed, derived = (Address(EXCEPTIONS, row, each).coordinate for each in (_Column.PRINTED, column))
        apart = None if value is None else typed_value(asserted) - value / scale
        formula, difference = fallback(
            f"ROUND({printed}-{derived},{self.desk.decimals_cell(asserted).pinned(EXCEPTIONS)})",
            _rounded(apart, last_digit(asserted)),
            is_fallible=is_fallible,
        )
        sheet.formula(row, column + 1, formula, difference, Style(FORMULA, shape))


_TOLD = "What needs a person in the release as published; both readings, differences and verdicts are live."
_PROMPTS = "Prompts from the rules on measures outside GAAP; none says that a figure is wrong."
_NOTHING = "Nothing that was checked needs a person."
_UNCOVERED = (
    "No relation re-derives or uses the others. They are not verifiable from the release, which does not mean that "
    "they are wrong."
)


def _rounded(value: Fraction | None, unit: Fraction) -> Fraction | None:
    return rounded(value, kept_decimals(unit))
