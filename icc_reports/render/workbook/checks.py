"""The sheet Checks: every relation with its arithmetic, tolerance and verdict as live formulas."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from icc_reports.model.arithmetic import bounds
from icc_reports.model.figures import Figure
from icc_reports.model.relations import Expression, Verdict, refs
from icc_reports.model.source import Span
from icc_reports.present.report import CheckLine
from icc_reports.render.workbook.addresses import Address
from icc_reports.render.workbook.cells import Sheet, widest
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
from icc_reports.render.workbook.layout import CHECKS, SOURCE, Layout, cell_scale, last_digit
from icc_reports.render.workbook.places import PrintedPlaces
from icc_reports.render.workbook.styles import (
    FORMULA,
    HEADING,
    JUMP,
    LABEL,
    LINK,
    MARGIN,
    PARAMETER,
    SIDE_HEAD,
    SUBHEAD,
    TEXT,
    TITLE,
    VERDICT,
    Style,
    derived_format,
    number_format,
    printed_format,
)
from icc_reports.render.workbook.tables import FAILING_WORDS, RowChecks, chosen, worst
from icc_reports.render.workbook.trials import TESTS, Trial, bounds_of, denominators, line_bounds, trial_of

STATUS_NAME = "overall_status"
_STATUS_ROW, _COUNT_HEAD_ROW, _HEAD_ROW = 2, 4, 7
CHECK_ROW = 8
_HEADS = (
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
    "Arithmetic",
    "What it would need",
    "Id",
    "",
    "Decimals",
    "One fact",
    "Lacks a figure",
    "In doubt",
    "Verifiable",
    "Overlap",
)
(
    _NO,
    _KIND,
    _SUBJECT,
    _LINE,
    _PRINTED,
    _COMPUTED,
    _DIFFERENCE,
    _LOW,
    _HIGH,
    _TOLERANCE,
    _VERDICT,
    _ARITHMETIC,
    _MISSING,
    _ID,
    _GAP,
    _DECIMALS,
    _ONE_FACT,
    _LACKS,
    _DOUBT,
    _VERIFIABLE,
    _OVERLAP,
) = range(1, 22)
_FIRST_TEST = _OVERLAP + 1
_RANK = _FIRST_TEST + len(TESTS)
YES, NO = "yes", "no"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Alternative:
    """A check's expression and bounds in one reading."""

    expression: Expression
    low: Expression | None
    high: Expression | None
    is_corrected: bool


@dataclass(slots=True, kw_only=True)
class CheckSheet:
    """The checks in the order of the release, and where each has its row."""

    layout: Layout
    desk: OfficeDesk
    lines: tuple[CheckLine, ...] = field(init=False)
    rows: dict[str, int] = field(init=False)

    def __post_init__(self) -> None:
        self.lines = tuple(sorted(self.layout.report.checks, key=lambda line: self._order(line.asserted)))
        self.rows = {line.id: CHECK_ROW + ordinal for ordinal, line in enumerate(self.lines)}

    def _order(self, span: Span) -> tuple[int, int, int, Span]:
        at = self.layout.positions.get(span)
        nowhere = len(self.layout.sheets)
        return (at.table, at.row, at.column, span) if at else (nowhere, 0, 0, span)

    @property
    def _last_row(self) -> int:
        return CHECK_ROW + max(len(self.lines), 1) - 1

    def by_table_row(self) -> Mapping[tuple[int, int], RowChecks]:
        """The checks of each row of a table: the order of this sheet puts them next to each other."""
        groups: dict[tuple[int, int], list[int]] = {}
        for ordinal, line in enumerate(self.lines):
            at = self.layout.positions.get(line.asserted)
            if at is not None:
                groups.setdefault((at.table, at.row), []).append(ordinal)
        found = {}
        for key, ordinals in groups.items():
            first, last = (Address(CHECKS, CHECK_ROW + ordinal, _RANK) for ordinal in (ordinals[0], ordinals[-1]))
            ranks = f"{CHECKS}!{first.absolute}:{last.absolute}"
            found[key] = RowChecks(ranks=ranks, worst=worst([self.lines[ordinal].verdict for ordinal in ordinals]))
        return found

    @property
    def status(self) -> tuple[Address, str]:
        """The cell of the overall status and what it says."""
        counts = {verdict: sum(line.verdict is verdict for line in self.lines) for verdict in TESTS}
        return Address(CHECKS, _STATUS_ROW, 3), status_text([counts[verdict] for verdict in TESTS])

    def write(self, sheet: Sheet) -> None:
        """Write the sheet."""
        sheet.text(1, 1, "Checks", Style(TITLE))
        self._write_status(sheet)
        for column, head in enumerate(_HEADS, 1):
            style = SUBHEAD if _PRINTED <= column <= _TOLERANCE or column > _GAP else SIDE_HEAD
            sheet.text(_HEAD_ROW, column, head, Style(style, indent=int(column == _VERDICT)))
        for column, verdict in enumerate(TESTS, _FIRST_TEST):
            sheet.text(_HEAD_ROW, column, words(verdict), Style(SUBHEAD))
        sheet.text(_HEAD_ROW, _RANK, "Rank", Style(SUBHEAD))
        for line in self.lines:
            _LineWriter(sheet=sheet, layout=self.layout, desk=self.desk, line=line, row=self.rows[line.id]).write()
        self._dress(sheet)

    def _write_status(self, sheet: Sheet) -> None:
        _, text = self.status
        sheet.text(_STATUS_ROW, 1, "Overall", Style(HEADING))
        counts = [Address(CHECKS, _COUNT_HEAD_ROW + 1, column) for column in range(5, 5 + len(TESTS))]
        parts = '&", "&'.join(
            f'{cell.coordinate}&" {words(verdict)}"' for cell, verdict in zip(counts, TESTS, strict=True)
        )
        failing = counts[TESTS.index(Verdict.EXCEPTION)].coordinate
        formula = f'IF({failing}>0,"{_FAILS}","{_HOLDS}")&": "&{parts}'
        sheet.formula(_STATUS_ROW, 3, formula, text, Style(VERDICT, is_bold=True))
        sheet.text(_COUNT_HEAD_ROW + 1, 3, "Checks by verdict", Style(LABEL))
        verdicts = f"{_letter(_VERDICT)}{CHECK_ROW}:{_letter(_VERDICT)}{self._last_row}"
        for cell, verdict in zip(counts, TESTS, strict=True):
            sheet.text(_COUNT_HEAD_ROW, cell.column, words(verdict), Style(SUBHEAD))
            head = Address(CHECKS, _COUNT_HEAD_ROW, cell.column).coordinate
            count = Fraction(sum(line.verdict is verdict for line in self.lines))
            sheet.formula(cell.row, cell.column, f"COUNTIF({verdicts},{head})", count, Style(FORMULA, "0_)"))

    def _dress(self, sheet: Sheet) -> None:
        sheet.widths(
            {
                _NO: 8,
                _KIND: 14,
                _SUBJECT: widest((line.subject for line in self.lines), 30, 60),
                _LINE: 7,
                _ARITHMETIC: 70,
                _MISSING: 30,
                _GAP: 2,
            }
        )
        sheet.widths(dict.fromkeys((_PRINTED, _COMPUTED, _DIFFERENCE, _LOW, _HIGH, _TOLERANCE), 13))
        sheet.widths({_VERDICT: 14, _ID: widest((line.id for line in self.lines), 10, 34)})
        sheet.widths(dict.fromkeys(range(_DECIMALS, _RANK + 1), 10))
        sheet.worksheet.column_dimensions.group(_letter(_DECIMALS), _letter(_RANK), outline_level=1)
        sheet.worksheet.freeze_panes = Address(CHECKS, CHECK_ROW, _LINE).coordinate
        sheet.worksheet.auto_filter.ref = f"A{_HEAD_ROW}:{_letter(_ID)}{self._last_row}"
        sheet.mark_verdicts(f"{_letter(_VERDICT)}{CHECK_ROW}:{_letter(_VERDICT)}{self._last_row}", FAILING_WORDS)
        sheet.fit_rows(CHECK_ROW, self._last_row, (_SUBJECT, _ARITHMETIC, _MISSING, _ID))
        sheet.page(title_rows=f"{_HEAD_ROW}:{_HEAD_ROW}")
        sheet.worksheet.print_area = f"A1:{_letter(_ARITHMETIC)}{self._last_row}"


@dataclass(frozen=True, slots=True, kw_only=True)
class _LineWriter:
    sheet: Sheet
    layout: Layout
    desk: OfficeDesk
    line: CheckLine
    row: int

    def write(self) -> None:
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
        sheet.number(row, _NO, row - CHECK_ROW + 1, Style(MARGIN, "0"))
        sheet.text(row, _KIND, line.kind.value.replace("_", " "), Style(LABEL))
        subject = sheet.text(row, _SUBJECT, line.subject, Style(JUMP))
        sheet.link(subject, self.layout.home(line.asserted))
        place = sheet.text(row, _LINE, asserted.span.place, Style(MARGIN))
        source_row = self.layout.source_rows.get(asserted.span.line_key)
        if source_row is not None:
            sheet.link(place, Address(SOURCE, source_row, 1))
        sheet.text(row, _ARITHMETIC, line.arithmetic, Style(TEXT))
        sheet.text(row, _MISSING, line.missing or "", Style(TEXT))
        sheet.text(row, _ID, line.id, Style(MARGIN))

    def _write_parameters(self, trial: Trial) -> None:
        self.sheet.number(self.row, _DECIMALS, trial.decimals, Style(PARAMETER, "0"))
        for column, holds in ((_ONE_FACT, trial.is_one_fact), (_LACKS, trial.lacks), (_DOUBT, trial.in_doubt)):
            self.sheet.text(self.row, column, YES if holds else NO, Style(PARAMETER))

    def _write_values(self, asserted: Figure, trial: Trial) -> None:
        divides = can_fail(self.line.expression)
        shape = derived_format(asserted, divides=divides)
        places = PrintedPlaces(self.layout)
        link = places.figure(asserted.span).seen_from(CHECKS)
        self.sheet.formula(self.row, _PRINTED, link, trial.printed, Style(LINK, printed_format(asserted)))
        alternatives = self._alternatives()
        computed = [(each.is_corrected, each.expression) for each in alternatives]
        self._write_derived(_COMPUTED, computed, trial.computed, shape)
        half_shape = derived_format(asserted, divides=True)
        self._write_derived(_LOW, [(each.is_corrected, each.low) for each in alternatives], trial.low, half_shape)
        self._write_derived(_HIGH, [(each.is_corrected, each.high) for each in alternatives], trial.high, half_shape)
        difference = None if trial.computed is None else trial.printed - trial.computed
        difference = rounded(difference, trial.decimals)
        formula = f"ROUND({self._at(_PRINTED)}-{self._at(_COMPUTED)},{self._at(_DECIMALS)})"
        formula, result = fallback(formula, difference, is_fallible=divides)
        self.sheet.formula(self.row, _DIFFERENCE, formula, result, Style(FORMULA, shape))
        tolerance = number_format("0." + "0" * (decimals_of(last_digit(asserted)) + 1))
        self.sheet.formula(self.row, _TOLERANCE, self._tolerance(trial), trial.tolerance, Style(LINK, tolerance))

    def _write_derived(
        self,
        column: int,
        readings: Sequence[tuple[bool, Expression | None]],
        value: Fraction | None,
        shape: str,
    ) -> None:
        scale = cell_scale(self._figure(self.line.asserted))
        formulas = [
            Translator(CHECKS, PrintedPlaces(self.layout, is_corrected), self.desk).formula(expression, scale)
            if expression is not None
            else f'"{UNDEFINED}"'
            for is_corrected, expression in readings
        ]
        is_fallible = any(expression is not None and can_fail(expression) for _, expression in readings)
        if value is None and not is_fallible:
            self.sheet.text(self.row, column, UNDEFINED, Style(LINK))
            return
        formula, result = fallback(chosen(formulas[0], formulas[-1]), value, is_fallible=is_fallible)
        self.sheet.formula(self.row, column, formula, result, Style(LINK, shape))

    def _alternatives(self) -> tuple[_Alternative, ...]:
        """The relation as published, and as the corrected table states it where that differs."""
        line = self.line
        low, high = line_bounds(line)
        published = _Alternative(expression=line.expression, low=low, high=high, is_corrected=False)
        at = self.layout.positions.get(line.asserted)
        table = self.layout.sheets[at.table].table if at is not None else None
        if at is None or table is None or table.corrected is None:
            return (published,)
        before, after = (each.rows[at.row].cells[at.column].recomputed for each in (table, table.corrected))
        if before != line.expression or after is None or after == before:
            return (published,)
        low, high = bounds_of(after)
        return published, _Alternative(expression=after, low=low, high=high, is_corrected=True)

    def _tolerance(self, trial: Trial) -> str:
        places = PrintedPlaces(self.layout)
        half = places.half_unit(self.line.asserted).seen_from(CHECKS)
        if not trial.is_one_fact:
            return half
        scale = cell_scale(self._figure(self.line.asserted))
        translator = Translator(CHECKS, places, self.desk)
        others = [translator.half_unit(span, scale) for span in dict.fromkeys(refs(self.line.expression))]
        return f"MAX({','.join([half, *others])})"

    def _write_tests(self, trial: Trial) -> None:
        at, row = self._at, self.row
        self.sheet.formula(row, _VERIFIABLE, self._verifiable(), trial.is_verifiable, Style(FORMULA))
        overlap = (
            f"IF({at(_VERIFIABLE)},ROUND(MIN({at(_HIGH)},{at(_PRINTED)}+{at(_TOLERANCE)})"
            f'-MAX({at(_LOW)},{at(_PRINTED)}-{at(_TOLERANCE)}),{at(_DECIMALS)}),"{UNDEFINED}")'
        )
        shared = rounded(trial.overlap, trial.decimals)
        shown = UNDEFINED if shared is None else shared
        self.sheet.formula(row, _OVERLAP, overlap, shown, Style(FORMULA, "#,##0.0####"))
        exact, exception, neither = (at(_FIRST_TEST + ordinal) for ordinal in (0, 2, 3))
        is_point = f"OR({at(_HIGH)}={at(_LOW)},{at(_TOLERANCE)}=0)"
        formulas = (
            f"IF({at(_VERIFIABLE)},ROUND(ABS({at(_DIFFERENCE)})-{at(_TOLERANCE)},{at(_DECIMALS)})<=0,FALSE)",
            f'IF({at(_VERIFIABLE)},AND({at(_ONE_FACT)}="{NO}",'
            f"OR({at(_OVERLAP)}>0,AND({at(_OVERLAP)}=0,{is_point}))),FALSE)",
            f'AND({at(_VERIFIABLE)},{at(_DOUBT)}="{NO}")',
            f"NOT(OR({exact}:{exception}))",
        )
        for ordinal, (formula, holds) in enumerate(zip(formulas, trial.tests, strict=True)):
            self.sheet.formula(row, _FIRST_TEST + ordinal, formula, holds, Style(FORMULA))
        heads = f"{_pinned(_FIRST_TEST)}:{_pinned(_FIRST_TEST + len(TESTS) - 1)}"
        verdict = f"INDEX({heads},MATCH(TRUE,{exact}:{neither},0))"
        self.sheet.formula(row, _VERDICT, verdict, words(self.line.verdict), Style(VERDICT))
        rank = f"MATCH({at(_VERDICT)},{self.desk.verdict_list(CHECKS)},0)"
        result = Fraction(WORST_FIRST.index(self.line.verdict) + 1)
        self.sheet.formula(row, _RANK, rank, result, Style(LINK, "0"))

    def _verifiable(self) -> str:
        """Nothing is missing, there is a value, and no denominator can be zero within its rounding."""
        values = ",".join(f"ISNUMBER({self._at(column)})" for column in (_COMPUTED, _LOW, _HIGH))
        conditions = [f'{self._at(_LACKS)}="{NO}"', values]
        translator = Translator(CHECKS, PrintedPlaces(self.layout), self.desk)
        is_nested = False
        for denominator in denominators(self.line.expression):
            ends = (translator.formula(bound, Fraction(1)) for bound in bounds(denominator))
            conditions.append("*".join(f"ROUND({end},{self._at(_DECIMALS)})" for end in ends) + ">0")
            is_nested = is_nested or can_fail(denominator)
        formula = f"AND({','.join(conditions)})"
        return f"IFERROR({formula},FALSE)" if is_nested else formula

    def _at(self, column: int) -> str:
        return Address(CHECKS, self.row, column).coordinate


_FAILS, _HOLDS = "Does not tie", "No exception"


def status_text(counts: Sequence[int]) -> str:
    """The overall status in words: what the formula of its cell gives."""
    parts = ", ".join(f"{count} {words(verdict)}" for count, verdict in zip(counts, TESTS, strict=True))
    return f"{_FAILS if counts[TESTS.index(Verdict.EXCEPTION)] else _HOLDS}: {parts}"


def _letter(column: int) -> str:
    return Address("", 1, column).coordinate[:-1]


def _pinned(column: int) -> str:
    return Address(CHECKS, _HEAD_ROW, column).absolute
