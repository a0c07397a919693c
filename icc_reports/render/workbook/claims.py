"""The sheet Claims: the numbers of the prose, each typed once, and what the tables give for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import IntEnum
from fractions import Fraction

from icc_reports.model.figures import PURE, Figure, Notation
from icc_reports.model.relations import Form, refs
from icc_reports.present.report import CheckLine
from icc_reports.render.workbook.addresses import Address
from icc_reports.render.workbook.cells import Sheet
from icc_reports.render.workbook.check_lines import Column as CheckColumn
from icc_reports.render.workbook.desk import UNDEFINED, OfficeDesk, fallback, rounded, words
from icc_reports.render.workbook.formulas import Translator, can_fail
from icc_reports.render.workbook.layout import (
    CHECKS,
    CLAIM_HALF_COLUMN,
    CLAIM_ROW,
    CLAIM_TEXT_COLUMN,
    CLAIM_VALUE_COLUMN,
    CLAIMS,
    SOURCE,
    Layout,
    cell_scale,
    typed_value,
)
from icc_reports.render.workbook.places import PrintedPlaces
from icc_reports.render.workbook.styles import (
    COMMENT,
    FORMULA,
    HEAD,
    INPUT,
    LABEL,
    LINK,
    MARGIN,
    NOTE,
    RATIO_FORMAT,
    SIDE_HEAD,
    SUBTITLE,
    TEXT,
    TITLE,
    VERDICT,
    WEIGHT_FORMAT,
    Style,
    derived_format,
    number_format,
    pattern_of,
    printed_format,
)
from icc_reports.render.workbook.tables import FAILING_WORDS, half_unit_formula
from icc_reports.render.workbook.trials import scale_of_line, trial_of


class _Column(IntEnum):
    ORDINAL = 1
    LINE = 2
    SENTENCE = 3
    STATES = 4
    PRINTED = CLAIM_TEXT_COLUMN
    VALUE = CLAIM_VALUE_COLUMN
    COMPUTED = 7
    DIFFERENCE = 8
    HALF_UNIT = CLAIM_HALF_COLUMN
    UNITS = 10
    VERDICT = 11
    CHECK = 12
    COMMENT = 13


_HEADS = (
    "No.",
    "Line",
    "Sentence",
    "States",
    "As printed",
    "Value",
    "From the tables",
    "Difference",
    "Tolerance",
    "In units of",
    "Verdict",
    "What must hold",
    "Comment",
)
_MOST_DIGITS = 3  # beyond those that the prose prints
_FIGURES = (_Column.VALUE, _Column.COMPUTED, _Column.DIFFERENCE, _Column.HALF_UNIT)
_WIDTHS = (5, 7, 70, 12, 16, 13, 14, 12, 11, 15, 14, 50, 30)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimSheet:
    """One line for each number that the prose states and each relation that it enters."""

    layout: Layout
    desk: OfficeDesk
    check_rows: Mapping[str, int]

    def write(self, sheet: Sheet) -> None:
        """Write the sheet."""
        sheet.text(1, 1, CLAIMS, Style(TITLE))
        sheet.text(2, 1, "What the sentences state, against the figures of the tables as printed.", Style(SUBTITLE))
        for column, head in enumerate(_HEADS, 1):
            style = HEAD if column in _FIGURES else SIDE_HEAD
            is_indented = column in (_Column.UNITS, _Column.VERDICT)
            sheet.text(CLAIM_ROW - 1, column, head, Style(style, indent=int(is_indented)))
        row = CLAIM_ROW
        for row, (figure, line) in enumerate(self.layout.claims, CLAIM_ROW):
            self._write_words(sheet, row, figure, line)
            self._write_value(sheet, row, figure)
            if line is not None:
                self._write_check(sheet, row, figure, line)
        sheet.widths(dict(enumerate(_WIDTHS, 1)))
        for column in (_Column.COMPUTED, _Column.DIFFERENCE):
            sheet.fit_numbers(column, CLAIM_ROW, row, _WIDTHS[column - 1])
        sheet.fit_rows(CLAIM_ROW, row, (_Column.SENTENCE,), small=(_Column.CHECK,))
        letter = Address("", 1, _Column.VERDICT).coordinate[:-1]
        sheet.mark_verdicts(f"{letter}{CLAIM_ROW}:{letter}{row}", FAILING_WORDS)
        sheet.worksheet.freeze_panes = f"D{CLAIM_ROW}"
        sheet.page(title_rows=f"{CLAIM_ROW - 1}:{CLAIM_ROW - 1}")

    def _write_words(self, sheet: Sheet, row: int, figure: Figure, line: CheckLine | None) -> None:
        sheet.number(row, _Column.ORDINAL, row - CLAIM_ROW + 1, Style(MARGIN, "0"))
        place = sheet.text(row, _Column.LINE, figure.span.place, Style(MARGIN))
        source_row = self.layout.source_rows.get(figure.span.line_key)
        if source_row is not None:
            sheet.link(place, Address(SOURCE, source_row, 1))
        sheet.text(row, _Column.SENTENCE, line.quote if line else "", Style(TEXT))
        sheet.text(row, _Column.STATES, line.states if line else "", Style(LABEL))
        sheet.text(row, _Column.PRINTED, figure.printed, Style(LABEL))
        sheet.text(row, _Column.COMMENT, "", Style(COMMENT))

    def _write_value(self, sheet: Sheet, row: int, figure: Figure) -> None:
        """The number, typed where the figure is stated first and linked to there from other lines."""
        if figure.notation is Notation.WORDS:
            sheet.text(row, _Column.UNITS, "in words", Style(NOTE, indent=1))
            return
        here, home = Address(CLAIMS, row, _Column.VALUE), self.layout.home(figure.span)
        shape, scale = printed_format(figure), cell_scale(figure)
        if here == home:
            sheet.number(row, _Column.VALUE, typed_value(figure), Style(INPUT, shape))
        else:
            sheet.formula(row, _Column.VALUE, home.coordinate, typed_value(figure), Style(FORMULA, shape))
        half = half_unit_formula(self.desk, CLAIMS, figure, here)
        sheet.formula(row, _Column.HALF_UNIT, half, figure.half_unit / scale, Style(LINK, "#,##0.0######_)"))
        sheet.text(row, _Column.UNITS, _units(figure, scale), Style(NOTE, indent=1))

    def _write_check(self, sheet: Sheet, row: int, figure: Figure, line: CheckLine) -> None:
        check = Address(CHECKS, self.check_rows[line.id], CheckColumn.SUBJECT)
        sheet.echo(row, _Column.CHECK, line.subject, check, check)
        verdict = Address(CHECKS, self.check_rows[line.id], CheckColumn.VERDICT).seen_from(CLAIMS)
        sheet.formula(row, _Column.VERDICT, verdict, words(line.verdict), Style(VERDICT))
        trial = trial_of(line, self.layout.report.figures)
        is_fallible = can_fail(line.expression)
        if trial.computed is None and not is_fallible:
            computed = Address(CHECKS, self.check_rows[line.id], CheckColumn.COMPUTED).seen_from(CLAIMS)
            sheet.formula(row, _Column.COMPUTED, computed, UNDEFINED, Style(LINK))
            return
        places = PrintedPlaces(self.layout)
        scale = scale_of_line(line, self.layout.report.figures)
        formula, result = fallback(
            Translator(CLAIMS, places, self.desk).formula(line.expression, scale),
            trial.computed,
            is_fallible=is_fallible,
        )
        is_equality = line.form is Form.EQUALITY
        shape = _derived(figure, trial.computed, divides=is_fallible) if is_equality else self._in_words(line)
        sheet.formula(row, _Column.COMPUTED, formula, result, Style(LINK, shape))
        if not is_equality:
            return
        stated, computed = (Address(CLAIMS, row, column).coordinate for column in (_Column.VALUE, _Column.COMPUTED))
        decimals = Address(CHECKS, self.check_rows[line.id], CheckColumn.DECIMALS).seen_from(CLAIMS)
        apart = None if trial.computed is None else trial.printed - trial.computed
        formula, difference = fallback(
            f"ROUND({stated}-{computed},{decimals})", rounded(apart, trial.decimals), is_fallible=is_fallible
        )
        sheet.formula(row, _Column.DIFFERENCE, formula, difference, Style(FORMULA, shape))

    def _in_words(self, line: CheckLine) -> str:
        """The format of what words are checked by: a weight, a ratio, or an amount like its first operand."""
        if line.form is Form.SIGN:
            return WEIGHT_FORMAT
        if can_fail(line.expression):
            return RATIO_FORMAT
        span = next(refs(line.expression), None)
        return "General" if span is None else derived_format(self.layout.report.figures[span], divides=False)


def _units(figure: Figure, scale: Fraction) -> str:
    """What the figure's cell counts in: "USD × 1,000"."""
    if figure.is_percentage:
        return "a share of one"
    unit = "number" if figure.unit == PURE else str(figure.unit)
    return unit if scale == 1 else f"{unit} × {Decimal(scale.numerator) / scale.denominator:,f}"


def _derived(figure: Figure, computed: Fraction | None, *, divides: bool) -> str:
    """The format of what the tables give for it, whose digits the prose may have rounded away: 3.103 for "3.1"."""
    if divides or figure.is_percentage or computed is None:
        return derived_format(figure, divides=divides)
    units = computed * 10 ** max(figure.fraction_digits, 0)
    more = next((more for more in range(_MOST_DIGITS) if (units * 10**more).denominator == 1), _MOST_DIGITS)
    return number_format(pattern_of(figure, more))
