"""A trend as it is set in a brief: figures over all periods, and below them growth, shares and margins, derived."""

from __future__ import annotations

from fractions import Fraction

from icc_reports.model.arithmetic import UndefinedValueError, evaluate
from icc_reports.model.relations import Expression, Ref, refs
from icc_reports.present.report import Cell, CellStyle, Derived, Report, ReportRow, ReportTable, Trend, TrendRow
from icc_reports.render.tableview import Figures, TableView, table_view

_PERCENT = Fraction(1, 100)


def trend_views(report: Report) -> tuple[tuple[str, TableView], ...]:
    """The title of each trend from which something follows, and its table."""
    views = (
        (trend.title, table_view(_table(trend, report.figures)))
        for trend in report.trends
        if any(row.style is CellStyle.PERCENT for row in trend.rows)
    )
    return tuple(views)


def _table(trend: Trend, figures: Figures) -> ReportTable:
    shown = [figures[span] for row in trend.rows for cell in row.cells if cell is not None for span in refs(cell)]
    scale = Fraction(shown[0].scale) if shown else Fraction(1)
    digits = max((figure.fraction_digits for figure in shown), default=0)
    return ReportTable(
        key=trend.chart.key,
        title=trend.title,
        units=trend.chart.units,
        scale=scale,
        columns=trend.columns,
        rows=tuple(_row(row, figures, scale, max(digits, 0)) for row in trend.rows),
    )


def _row(row: TrendRow, figures: Figures, scale: Fraction, digits: int) -> ReportRow:
    if row.style is CellStyle.PERCENT:
        scale, digits = _PERCENT, 1
    first = next((span for cell in row.cells if cell is not None for span in refs(cell)), next(iter(figures)))
    return ReportRow(
        label=row.label,
        cells=tuple(_cell(cell, row.style, figures, scale, digits) for cell in row.cells),
        place=row.place,
        span=first,
        is_heading=row.is_heading,
        is_subtotal=row.is_subtotal,
    )


def _cell(expression: Expression | None, style: CellStyle, figures: Figures, scale: Fraction, digits: int) -> Cell:
    """The figure where the expression is one, else what it comes to; blank where it comes to nothing."""
    if expression is None:
        return Cell(figure=None, style=style)
    if isinstance(expression, Ref):
        return Cell(figure=figures[expression.span], style=style)
    try:
        value = evaluate(expression, figures)
    except UndefinedValueError:
        return Cell(figure=None, style=style)
    derived = Derived(expression=expression, value=value, scale=scale, fraction_digits=digits)
    return Cell(figure=None, style=style, derived=derived)
