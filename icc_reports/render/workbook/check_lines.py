"""One line of the sheet Checks: printed, computed, bounds, tolerance and verdict as live formulas."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from fractions import Fraction

from openpyxl.utils import get_column_letter

from icc_reports.model.arithmetic import bounds
from icc_reports.model.figures import Figure
from icc_reports.model.relations import Expression, Form, refs
from icc_reports.model.source import Span
from icc_reports.present.report import CheckLine
from icc_reports.render.workbook.addresses import Address
from icc_reports.render.workbook.cells import Sheet, clean
from icc_reports.render.workbook.desk import (
    UNDEFINED,
    WORST_FIRST,
    OfficeDesk,
    decimals_of,
    fallback,
    rounded,
    words,
)
from icc_reports.render.workbook.formulas import Translator, can_fail
from icc_reports.render.workbook.layout import CHECKS, CLAIM_TEXT_COLUMN, SOURCE, Layout, cell_scale, last_digit
from icc_reports.render.workbook.places import PrintedPlaces
from icc_reports.render.workbook.styles import (
    FORMULA,
    JUMP,
    LABEL,
    LINK,
    MARGIN,
    PARAMETER,
    RATIO_FORMAT,
    TEXT,
    VERDICT,
    WEIGHT_FORMAT,
    Style,
    derived_format,
    number_format,
    printed_format,
)
from icc_reports.render.workbook.tables import chosen
from icc_reports.render.workbook.trials import (
    TESTS,
    Trial,
    bounds_of,
    denominators,
    is_empty,
    line_bounds,
    scale_of_line,
    trial_of,
)

SUBJECT_WIDTH = 76
LONGEST_LINK = 90  # small characters in a column of that width
STATUS_ROW, COUNT_HEAD_ROW, HEAD_ROW = 2, 4, 7
CHECK_ROW = 8
HEADS = (
    "No.",
    "Kind",
    "What must hold",
    "Line",
    "Printed",
    "Computed",
    "Difference",
    "Low",
    "High",
    "Tolerance",
    "Verdict",
    "Arithmetic, as published",
    "What it would need",
    "Id",
    "Reviewer",
    "",
    "Decimals",
    "Rounding counts",
    "Reach",
    "Lacks a figure",
    "In doubt",
    "Verifiable",
    "Overlap",
)


class Column(IntEnum):
    """The columns of the sheet; the tests of the four verdicts follow, then the rank of the verdict."""

    ORDINAL = 1
    KIND = 2
    SUBJECT = 3
    LINE = 4
    PRINTED = 5
    COMPUTED = 6
    DIFFERENCE = 7
    LOW = 8
    HIGH = 9
    TOLERANCE = 10
    VERDICT = 11
    ARITHMETIC = 12
    MISSING = 13
    ID = 14
    REVIEW = 15
    GAP = 16
    DECIMALS = 17
    ROUNDING = 18
    REACH = 19
    LACKS = 20
    DOUBT = 21
    VERIFIABLE = 22
    OVERLAP = 23


_LETTERS = {column.name: get_column_letter(column) for column in Column}
FIRST_TEST = Column.OVERLAP + 1
RANK = FIRST_TEST + len(TESTS)
YES, NO = "yes", "no"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Alternative:
    """A check's expression and bounds in one reading."""

    expression: Expression
    low: Expression | None
    high: Expression | None
    is_corrected: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LineWriter:
    """Writes the line of one check."""

    sheet: Sheet
    layout: Layout
    desk: OfficeDesk
    line: CheckLine
    row: int
    cells: Mapping[str, str] = field(init=False)
    translators: tuple[Translator, Translator] = field(init=False)

    def __post_init__(self) -> None:
        readings = (PrintedPlaces(self.layout, is_corrected) for is_corrected in (False, True))
        published, corrected = (Translator(CHECKS, places, self.desk) for places in readings)
        object.__setattr__(self, "translators", (published, corrected))
        cells = {name: f"{letters}{self.row}" for name, letters in _LETTERS.items()}
        object.__setattr__(self, "cells", {**cells, "YES": YES, "NO": NO, "UNDEFINED": UNDEFINED})

    def write(self) -> None:
        """Write it."""
        asserted = self._figure(self.line.asserted)
        trial = trial_of(self.line, self.layout.report.figures)
        self._write_words(asserted)
        self._write_parameters(trial)
        self._write_values(asserted, trial)
        self._write_tests(trial)

    def _figure(self, span: Span) -> Figure:
        return self.layout.report.figures[span]

    def _write_words(self, asserted: Figure) -> None:
        line, row, sheet = self.line, self.row, self.sheet
        home = self.layout.home(line.asserted)
        sheet.link(sheet.number(row, Column.ORDINAL, row - CHECK_ROW + 1, Style(JUMP, "0")), home)
        sheet.text(row, Column.KIND, line.kind.value.replace("_", " "), Style(LABEL))
        if len(line.subject) <= LONGEST_LINK:
            sheet.link(sheet.text(row, Column.SUBJECT, line.subject, Style(JUMP)), home)
        else:  # not every program wraps a text that is a link; the number before it is one
            sheet.text(row, Column.SUBJECT, line.subject, Style(LABEL))
        place = sheet.text(row, Column.LINE, asserted.span.place, Style(MARGIN))
        source_row = self.layout.source_rows.get(asserted.span.line_key)
        if source_row is not None:
            sheet.link(place, Address(SOURCE, source_row, 1))
        sheet.text(row, Column.ARITHMETIC, line.arithmetic, Style(TEXT))
        sheet.text(row, Column.MISSING, line.missing or "", Style(TEXT))
        sheet.text(row, Column.REVIEW, line.review, Style(TEXT))
        sheet.text(row, Column.ID, line.id, Style(MARGIN))

    def _write_parameters(self, trial: Trial) -> None:
        self.sheet.number(self.row, Column.DECIMALS, trial.decimals, Style(PARAMETER, "0"))
        for column, holds in (
            (Column.ROUNDING, trial.rounding_counts),
            (Column.LACKS, trial.lacks),
            (Column.DOUBT, trial.in_doubt),
        ):
            self.sheet.text(self.row, column, YES if holds else NO, Style(PARAMETER))
        if not trial.is_worded:
            self.sheet.formula(self.row, Column.REACH, self._reach(), trial.reach, Style(LINK))

    def _write_values(self, asserted: Figure, trial: Trial) -> None:
        divides = can_fail(self.line.expression)
        shape, half_shape = self._shapes(asserted, trial, divides=divides)
        alternatives = self._alternatives()
        computed = [(each.is_corrected, each.expression) for each in alternatives]
        low = [(each.is_corrected, each.low) for each in alternatives]
        high = [(each.is_corrected, each.high) for each in alternatives]
        self._write_derived(Column.COMPUTED, computed, trial.computed, shape)
        self._write_derived(Column.LOW, low, trial.low, half_shape)
        self._write_derived(Column.HIGH, high, trial.high, half_shape)
        if trial.is_worded:
            home = self.layout.home(asserted.span)
            words_cell = Address(home.sheet, home.row, CLAIM_TEXT_COLUMN).seen_from(CHECKS)
            self.sheet.formula(self.row, Column.PRINTED, words_cell, clean(asserted.printed), Style(LINK))
        else:
            self._write_comparison(asserted, trial, shape)

    def _shapes(self, asserted: Figure, trial: Trial, *, divides: bool) -> tuple[str, str]:
        """The formats of the computed value and of its bounds."""
        if self.line.form is Form.SIGN:
            return WEIGHT_FORMAT, WEIGHT_FORMAT
        if trial.is_worded and divides:
            return RATIO_FORMAT, RATIO_FORMAT
        spans = (self.line.asserted,) if not trial.is_worded else (*refs(self.line.expression), self.line.asserted)
        shown = self._figure(spans[0])
        return derived_format(shown, divides=divides), derived_format(shown, divides=True)

    def _write_comparison(self, asserted: Figure, trial: Trial, shape: str) -> None:
        link = PrintedPlaces(self.layout).figure(asserted.span).seen_from(CHECKS)
        self.sheet.formula(self.row, Column.PRINTED, link, trial.printed, Style(LINK, printed_format(asserted)))
        difference = None if trial.computed is None else trial.printed - trial.computed
        formula, result = fallback(
            f"ROUND({self._at(Column.PRINTED)}-{self._at(Column.COMPUTED)},{self._at(Column.DECIMALS)})",
            rounded(difference, trial.decimals),
            is_fallible=trial.is_empty or can_fail(self.line.expression),
        )
        self.sheet.formula(self.row, Column.DIFFERENCE, formula, result, Style(FORMULA, shape))
        tolerance = number_format("0." + "0" * (decimals_of(last_digit(asserted)) + 1))
        self.sheet.formula(self.row, Column.TOLERANCE, self._tolerance(), trial.tolerance, Style(LINK, tolerance))

    def _write_derived(
        self,
        column: int,
        readings: Sequence[tuple[bool, Expression | None]],
        value: Fraction | None,
        shape: str,
    ) -> None:
        scale = scale_of_line(self.line, self.layout.report.figures)
        formulas = [
            self.translators[is_corrected].formula(expression, scale) if expression is not None else f'"{UNDEFINED}"'
            for is_corrected, expression in readings
        ]
        is_fallible = any(expression is not None and can_fail(expression) for _, expression in readings)
        if is_empty(self.line):
            formula = self._filled('IF({LACKS}="{NO}",' + formulas[0] + ',"{UNDEFINED}")')
            self.sheet.formula(self.row, column, formula, UNDEFINED, Style(LINK, shape))
            return
        if value is None and not is_fallible:
            self.sheet.text(self.row, column, UNDEFINED, Style(LINK))
            return
        formula, result = fallback(
            chosen(self.layout, CHECKS, formulas[0], formulas[-1]), value, is_fallible=is_fallible
        )
        self.sheet.formula(self.row, column, formula, result, Style(LINK, shape))

    def _alternatives(self) -> tuple[_Alternative, ...]:
        """The relation as published, and as the corrected table states it where that differs."""
        low, high = line_bounds(self.line)
        published = _Alternative(expression=self.line.expression, low=low, high=high, is_corrected=False)
        after = corrected_expression(self.line, self.layout)
        if after is None:
            return (published,)
        low, high = bounds_of(after)
        return published, _Alternative(expression=after, low=low, high=high, is_corrected=True)

    def _tolerance(self) -> str:
        places = PrintedPlaces(self.layout)
        half = places.half_unit(self.line.asserted).seen_from(CHECKS)
        if not self.line.is_one_fact:
            return half
        scale = cell_scale(self._figure(self.line.asserted))
        translator = self.translators[False]
        others = [translator.half_unit(span, scale) for span in dict.fromkeys(refs(self.line.expression))]
        return f"MAX({','.join([half, *others])})"

    def _write_tests(self, trial: Trial) -> None:
        at, row = self._at, self.row
        self.sheet.formula(row, Column.VERIFIABLE, self._verifiable(), trial.is_verifiable, Style(FORMULA))
        shared = rounded(trial.overlap, trial.decimals)
        shown = UNDEFINED if shared is None else shared
        self.sheet.formula(row, Column.OVERLAP, self._overlap(trial), shown, Style(FORMULA, "#,##0.0####"))
        exact, exception, neither = (at(FIRST_TEST + ordinal) for ordinal in (0, 2, 3))
        formulas = (
            self._exact(trial),
            self._rounding(trial),
            self._filled('AND({VERIFIABLE},{DOUBT}="{NO}")'),
            f"NOT(OR({exact}:{exception}))",
        )
        for ordinal, (formula, holds) in enumerate(zip(formulas, trial.tests, strict=True)):
            self.sheet.formula(row, FIRST_TEST + ordinal, formula, holds, Style(FORMULA))
        heads = f"{_pinned(FIRST_TEST)}:{_pinned(FIRST_TEST + len(TESTS) - 1)}"
        verdict = f"INDEX({heads},MATCH(TRUE,{exact}:{neither},0))"
        self.sheet.formula(row, Column.VERDICT, verdict, words(self.line.verdict), Style(VERDICT))
        rank = f"MATCH({at(Column.VERDICT)},{self.desk.verdict_list(CHECKS)},0)"
        result = Fraction(WORST_FIRST.index(self.line.verdict) + 1)
        self.sheet.formula(row, RANK, rank, result, Style(LINK, "0"))

    def _reach(self) -> str:
        """How far from the printed figure a computed value may lie to count as rounding."""
        if self.line.leeway is None:
            return self._at(Column.TOLERANCE)
        half = PrintedPlaces(self.layout).half_unit(self.line.asserted).seen_from(CHECKS)
        return self.desk.hedged_reach(self._at(Column.PRINTED), half)

    def _overlap(self, trial: Trial) -> str:
        shared = "{HIGH}" if trial.is_worded else "MIN({HIGH},{PRINTED}+{REACH})-MAX({LOW},{PRINTED}-{REACH})"
        return self._filled("IF({VERIFIABLE},ROUND(" + shared + ',{DECIMALS}),"{UNDEFINED}")')

    def _exact(self, trial: Trial) -> str:
        if trial.is_worded:
            return self._filled("IF({VERIFIABLE},ROUND({COMPUTED},{DECIMALS})>0,FALSE)")
        return self._filled("IF({VERIFIABLE},ROUND(ABS({DIFFERENCE})-{TOLERANCE},{DECIMALS})<=0,FALSE)")

    def _rounding(self, trial: Trial) -> str:
        if trial.is_worded:
            return self._filled("IF({VERIFIABLE},{OVERLAP}>0,FALSE)")
        shares_a_point = "AND({OVERLAP}=0,OR({HIGH}={LOW},{REACH}=0))"
        return self._filled(
            'IF({VERIFIABLE},AND({ROUNDING}="{YES}",OR({OVERLAP}>0,' + shares_a_point + ")),FALSE)",
        )

    def _filled(self, template: str) -> str:
        """The formula with the cells of this line in the place of the names of columns."""
        return template.format_map(self.cells)

    def _verifiable(self) -> str:
        """Nothing is missing, there is a value, and no denominator can be zero within its rounding."""
        values = ",".join(f"ISNUMBER({self._at(column)})" for column in (Column.COMPUTED, Column.LOW, Column.HIGH))
        conditions = [f'{self._at(Column.LACKS)}="{NO}"', values]
        translator = self.translators[False]
        is_nested = False
        for denominator in denominators(self.line.expression):
            ends = (translator.formula(bound, Fraction(1)) for bound in bounds(denominator))
            conditions.append("*".join(f"ROUND({end},{self._at(Column.DECIMALS)})" for end in ends) + ">0")
            is_nested = is_nested or can_fail(denominator)
        formula = f"AND({','.join(conditions)})"
        return f"IFERROR({formula},FALSE)" if is_nested else formula

    def _at(self, column: int) -> str:
        return Address(CHECKS, self.row, column).coordinate


def corrected_expression(line: CheckLine, layout: Layout) -> Expression | None:
    """What a relation is over in the corrected table; None where no correction changes it."""
    at = layout.positions.get(line.asserted)
    table = layout.sheets[at.table].table if at is not None else None
    if at is None or table is None or table.corrected is None:
        return None
    before, after = (each.rows[at.row].cells[at.column].recomputed for each in (table, table.corrected))
    return None if before != line.expression or after == before else after


def _pinned(column: int) -> str:
    return Address(CHECKS, HEAD_ROW, column).absolute
