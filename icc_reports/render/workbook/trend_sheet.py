"""The sheet Trends: all periods side by side, growth, shares and margins as formulas, and charts over the cells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from icc_reports.model.figures import Figure
from icc_reports.model.relations import Expression, Ref, refs
from icc_reports.model.source import Span
from icc_reports.present.report import CellStyle, Trend, TrendRow
from icc_reports.render.workbook.addresses import Address
from icc_reports.render.workbook.cells import Sheet, widest
from icc_reports.render.workbook.charts import ROWS_OF_A_CHART, bar_chart
from icc_reports.render.workbook.desk import OfficeDesk, fallback
from icc_reports.render.workbook.formulas import Translator, can_fail
from icc_reports.render.workbook.layout import TRENDS, Layout
from icc_reports.render.workbook.places import PrintedPlaces
from icc_reports.render.workbook.styles import (
    FORMULA,
    HEAD,
    HEADING,
    LABEL,
    LINK,
    MARGIN,
    NOTE,
    SIDE_HEAD,
    SUBTITLE,
    TITLE,
    Style,
    number_format,
    printed_format,
)

_FIRST_ROW = 4
_FIRST_COLUMN = 3
_COLUMN_WIDTH = 13


@dataclass(frozen=True, slots=True, kw_only=True)
class _Places:
    """The figures of the tables; those that stand on this sheet already are referred to here, each with its scale."""

    printed: PrintedPlaces
    here: Mapping[Span, tuple[Address, Fraction]]

    def figure(self, span: Span) -> Address:
        """The cell of this sheet, else the figure's own."""
        return self.here[span][0] if span in self.here else self.printed.figure(span)

    def half_unit(self, span: Span) -> Address:
        """The cell of its half-unit."""
        return self.printed.half_unit(span)

    def scale(self, span: Span) -> Fraction:
        """The scale of the cell that is referred to."""
        return self.here[span][1] if span in self.here else self.printed.scale(span)

    def is_fallible(self, span: Span) -> bool:
        """A printed number is always a number."""
        return self.printed.is_fallible(span)

    def adjoin(self, first: Address, second: Address) -> bool:
        """Whether the cells stand next to each other on this sheet, or no figure stands between them elsewhere."""
        if first.sheet != TRENDS:
            return self.printed.adjoin(first, second)
        return second.row - first.row + second.column - first.column == 1

    def value(self, expression: Expression) -> Fraction | None:
        """The value over the figures as printed."""
        return self.printed.value(expression)


@dataclass(slots=True, kw_only=True)
class TrendSheet:
    """The trends one below the other, each with its chart."""

    sheet: Sheet
    layout: Layout
    desk: OfficeDesk
    here: dict[Span, tuple[Address, Fraction]] = field(init=False, default_factory=dict)
    places: _Places = field(init=False)

    def __post_init__(self) -> None:
        self.places = _Places(printed=PrintedPlaces(self.layout), here=self.here)

    def write(self) -> None:
        """Write the sheet."""
        trends = self.layout.report.trends
        self.sheet.text(1, 1, TRENDS, Style(TITLE))
        told = "Every period printed, oldest first; amounts are links to the tables, all else follows from them."
        self.sheet.text(2, 1, told, Style(SUBTITLE))
        row = _FIRST_ROW
        for trend in trends:
            row = self._write_trend(trend, row)
        labels = (row.label for trend in trends for row in trend.rows)
        width = max(len(trend.columns) for trend in trends)
        self.sheet.widths({1: widest(labels, 34, 52), 2: 7})
        self.sheet.widths(dict.fromkeys(range(_FIRST_COLUMN, _FIRST_COLUMN + width), _COLUMN_WIDTH))
        self.sheet.worksheet.freeze_panes = f"C{_FIRST_ROW}"
        self.sheet.page(landscape=False)

    def _write_trend(self, trend: Trend, row: int) -> int:
        """Write it from a row on; returns the row where the next one begins."""
        sheet = self.sheet
        sheet.text(row, 1, trend.title, Style(HEADING))
        sheet.text(row + 1, 1, trend.chart.units, Style(NOTE))
        heads = row + 2
        sheet.text(heads, 1, "", Style(SIDE_HEAD))
        sheet.text(heads, 2, "Line", Style(SIDE_HEAD))
        for column, head in enumerate(trend.columns, _FIRST_COLUMN):
            sheet.text(heads, column, head.head, Style(HEAD, rule="under"))
        leading = next(span for cell in trend.rows[0].cells if cell is not None for span in refs(cell))
        scale = self.places.printed.scale(leading)
        self._find(trend, heads + 1, scale)
        for at, each in enumerate(trend.rows, heads + 1):
            self._write_label(at, each)
            for column, cell in enumerate(each.cells, _FIRST_COLUMN):
                if cell is not None:
                    self._write_cell(Address(TRENDS, at, column), each, cell, scale)
        end = heads + len(trend.rows)
        if trend.chart.note:
            end += 1
            sheet.text(end, 1, trend.chart.note, Style(NOTE))
        self._write_chart(trend, heads, end + 2, scale)
        return end + 3 + ROWS_OF_A_CHART

    def _find(self, trend: Trend, first: int, scale: Fraction) -> None:
        """Note the cells of the rows that show figures; a row that turns their sign shows no figure as it is."""
        for ordinal, row in enumerate(trend.rows):
            for column, cell in enumerate(row.cells, _FIRST_COLUMN):
                if isinstance(cell, Ref) and row.style is CellStyle.AMOUNT:
                    self.here.setdefault(cell.span, (Address(TRENDS, first + ordinal, column), scale))

    def _write_chart(self, trend: Trend, heads: int, row: int, scale: Fraction) -> None:
        charted = trend.rows[: len(trend.chart.series)]
        values = [
            [(self.places.value(cell) or Fraction(0)) / scale for cell in each.cells if cell is not None]
            for each in charted
        ]
        chart = bar_chart(trend, Address(TRENDS, heads, _FIRST_COLUMN), [*map(_label, charted)], values)
        self.sheet.worksheet.add_chart(chart, f"A{row}")

    def _write_label(self, at: int, row: TrendRow) -> None:
        is_head = row.is_heading or row.is_subtotal
        indent = int(row.style is CellStyle.PERCENT)
        self.sheet.text(at, 1, _label(row), Style(HEADING if is_head else LABEL, indent=indent))
        self.sheet.text(at, 2, row.place, Style(MARGIN))

    def _write_cell(self, at: Address, row: TrendRow, cell: Expression, shared: Fraction) -> None:
        of = self.places.printed if isinstance(cell, Ref) else self.places
        scale = shared if row.style is CellStyle.AMOUNT else Fraction(1)
        value, is_fallible = self.places.value(cell), can_fail(cell)
        formula, result = fallback(
            Translator(TRENDS, of, self.desk).formula(cell, scale),
            None if value is None else value / scale,
            is_fallible=is_fallible,
        )
        rule = "above" if row.is_subtotal else ""
        style = Style(LINK if "!" in formula else FORMULA, self._shape(row, cell), rule=rule, is_bold=row.is_subtotal)
        self.sheet.formula(at.row, at.column, formula, result, style)

    def _shape(self, row: TrendRow, cell: Expression) -> str:
        if row.style is CellStyle.PERCENT:
            return number_format("0.0%", "0.0%")
        figure: Figure = self.layout.report.figures[next(refs(cell))]
        return printed_format(figure)


def _label(row: TrendRow) -> str:
    return row.label if row.is_gaap or row.style is CellStyle.PERCENT else f"{row.label} (non-GAAP)"
