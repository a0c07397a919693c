"""The sheet Checks: every relation with its arithmetic, tolerance and verdict as live formulas."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from icc_reports.model.relations import Verdict
from icc_reports.model.source import Span
from icc_reports.present.report import CheckLine
from icc_reports.render.workbook.addresses import Address
from icc_reports.render.workbook.cells import Sheet, widest
from icc_reports.render.workbook.check_lines import (
    CHECK_ROW,
    COUNT_HEAD_ROW,
    FIRST_TEST,
    HEAD_ROW,
    HEADS,
    RANK,
    STATUS_ROW,
    SUBJECT_WIDTH,
    Column,
    LineWriter,
)
from icc_reports.render.workbook.desk import OfficeDesk, words
from icc_reports.render.workbook.layout import CHECKS, Layout
from icc_reports.render.workbook.styles import (
    FORMULA,
    HEADING,
    LABEL,
    NOTE,
    SIDE_HEAD,
    SUBHEAD,
    TITLE,
    VERDICT,
    Style,
)
from icc_reports.render.workbook.tables import FAILING_WORDS, RowChecks, worst
from icc_reports.render.workbook.trials import TESTS

STATUS_NAME = "overall_status"
_FIRST_COUNT = 5  # the column of the first verdict's count


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
            first, last = (Address(CHECKS, CHECK_ROW + ordinal, RANK) for ordinal in (ordinals[0], ordinals[-1]))
            ranks = f"{CHECKS}!{first.absolute}:{last.absolute}"
            found[key] = RowChecks(ranks=ranks, worst=worst([self.lines[ordinal].verdict for ordinal in ordinals]))
        return found

    @property
    def counts(self) -> tuple[tuple[Verdict, Address, int], ...]:
        """For each verdict the cell that counts it, and the number it gives."""
        cells = (
            Address(CHECKS, COUNT_HEAD_ROW + 1, column) for column in range(_FIRST_COUNT, _FIRST_COUNT + len(TESTS))
        )
        return tuple(
            (each, cell, sum(line.verdict is each for line in self.lines))
            for each, cell in zip(TESTS, cells, strict=True)
        )

    @property
    def status(self) -> tuple[Address, str]:
        """The cell of the overall status and what it says."""
        return Address(CHECKS, STATUS_ROW, 3), status_text([count for _, _, count in self.counts])

    def write(self, sheet: Sheet) -> None:
        """Write the sheet."""
        sheet.text(1, 1, "Checks", Style(TITLE))
        sheet.text(COUNT_HEAD_ROW - 1, 1, _LIVE, Style(NOTE))
        self._write_status(sheet)
        for column, head in enumerate(HEADS, 1):
            style = SUBHEAD if Column.PRINTED <= column <= Column.TOLERANCE or column > Column.GAP else SIDE_HEAD
            sheet.text(HEAD_ROW, column, head, Style(style, indent=int(column == Column.VERDICT)))
        for column, verdict in enumerate(TESTS, FIRST_TEST):
            sheet.text(HEAD_ROW, column, words(verdict), Style(SUBHEAD))
        sheet.text(HEAD_ROW, RANK, "Rank", Style(SUBHEAD))
        for line in self.lines:
            LineWriter(sheet=sheet, layout=self.layout, desk=self.desk, line=line, row=self.rows[line.id]).write()
        self._dress(sheet)

    def _write_status(self, sheet: Sheet) -> None:
        _, text = self.status
        sheet.text(STATUS_ROW, 1, "Overall", Style(HEADING))
        parts = '&", "&'.join(f'{cell.coordinate}&" {words(verdict)}"' for verdict, cell, _ in self.counts)
        failing = next(cell.coordinate for verdict, cell, _ in self.counts if verdict is Verdict.EXCEPTION)
        formula = f'IF({failing}>0,"{_FAILS}","{_HOLDS}")&": "&{parts}'
        sheet.formula(STATUS_ROW, 3, formula, text, Style(VERDICT, is_bold=True))
        sheet.text(COUNT_HEAD_ROW + 1, 3, "Checks by verdict", Style(LABEL))
        verdicts = f"{_letter(Column.VERDICT)}{CHECK_ROW}:{_letter(Column.VERDICT)}{self._last_row}"
        for verdict, cell, count in self.counts:
            sheet.text(COUNT_HEAD_ROW, cell.column, words(verdict), Style(SUBHEAD))
            head = Address(CHECKS, COUNT_HEAD_ROW, cell.column).coordinate
            sheet.formula(cell.row, cell.column, f"COUNTIF({verdicts},{head})", Fraction(count), Style(FORMULA, "0_)"))

    def _dress(self, sheet: Sheet) -> None:
        sheet.widths(
            {
                Column.ORDINAL: 8,
                Column.KIND: 14,
                Column.SUBJECT: widest((line.subject for line in self.lines), 30, SUBJECT_WIDTH),
                Column.LINE: 7,
                Column.ARITHMETIC: 70,
                Column.MISSING: 50,
                Column.REVIEW: widest((line.review for line in self.lines), 10, 40),
                Column.GAP: 2,
            }
        )
        for column in range(Column.PRINTED, Column.VERDICT):
            sheet.fit_numbers(column, CHECK_ROW, self._last_row, 13)
        sheet.widths({Column.VERDICT: 14, Column.ID: widest((line.id for line in self.lines), 10, 60)})
        sheet.widths(dict.fromkeys(range(Column.DECIMALS, RANK + 1), 10))
        sheet.fit_numbers(Column.OVERLAP, CHECK_ROW, self._last_row, 10)
        for column in range(Column.DECIMALS, RANK + 1):
            sheet.worksheet.column_dimensions[_letter(column)].outlineLevel = 1
        sheet.worksheet.freeze_panes = Address(CHECKS, CHECK_ROW, Column.LINE).coordinate
        sheet.worksheet.auto_filter.ref = f"A{HEAD_ROW}:{_letter(Column.REVIEW)}{self._last_row}"
        sheet.mark_verdicts(
            f"{_letter(Column.VERDICT)}{CHECK_ROW}:{_letter(Column.VERDICT)}{self._last_row}", FAILING_WORDS
        )
        words = (Column.ARITHMETIC, Column.MISSING, Column.REVIEW)
        sheet.fit_rows(CHECK_ROW, self._last_row, words, small=(Column.SUBJECT,))
        sheet.page(title_rows=f"{HEAD_ROW}:{HEAD_ROW}")
        sheet.worksheet.print_area = f"A1:{_letter(Column.ARITHMETIC)}{self._last_row}"


_LIVE = "Figures, bounds, tolerances and verdicts are live; names and arithmetic tell of the release as published."
_FAILS, _HOLDS = "Does not tie", "No exception"


def status_text(counts: Sequence[int]) -> str:
    """The overall status in words: what the formula of its cell gives."""
    parts = ", ".join(f"{count} {words(verdict)}" for count, verdict in zip(counts, TESTS, strict=True))
    return f"{_FAILS if counts[TESTS.index(Verdict.EXCEPTION)] else _HOLDS}: {parts}"


def _letter(column: int) -> str:
    return Address("", 1, column).coordinate[:-1]
