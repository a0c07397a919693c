"""Native charts over live cells, each with what it draws from cached beside the references, and a text alternative."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from openpyxl.chart import BarChart
from openpyxl.chart.data_source import AxDataSource, NumData, NumDataSource, NumRef, NumVal, StrData, StrRef, StrVal
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.series import Series, SeriesLabel
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.text import CharacterProperties, Font, Paragraph, ParagraphProperties

from icc_reports.present.report import Trend
from icc_reports.render.workbook.addresses import Address, quoted
from icc_reports.render.workbook.cells import clean
from icc_reports.render.workbook.package import decimal_text
from icc_reports.render.workbook.styles import ACCENT, FONT, GREY, INK

ROWS_OF_A_CHART = 16
_WIDTH, _HEIGHT = 19.5, 7.6  # centimetres; the height is that of its rows
_TINTS = (ACCENT, "8FB3D1", "D3E0EB", "5C7F9E", "B9C4CE", "EDF1F5")
_OUTLINES = (ACCENT, ACCENT, ACCENT, INK, INK, INK)
_FONT = Font(typeface=FONT)
_MOST_LABELS = 20  # numbers on bars that can still be read


def bar_chart(trend: Trend, corner: Address, names: Sequence[str], values: Sequence[Sequence[Fraction]]) -> BarChart:
    """The charted rows of a trend side by side, in their order, GAAP first.

    ``corner`` is the cell of the first period's head; the rows stand below it, and ``names`` and ``values`` are what
    their cells show.
    """
    chart: Any = BarChart()
    chart.type, chart.grouping, chart.gapWidth, chart.overlap = "col", "clustered", 60, 0
    chart.width, chart.height = _WIDTH, _HEIGHT
    units = trend.chart.units
    chart.title = clean(f"{trend.title} ({units[:1].lower()}{units[1:]})" if units else trend.title)
    chart.title.tx.rich.p[0].pPr = _letters(10, INK, is_bold=True)
    chart.title.overlay = False
    width = len(trend.columns)
    heads = AxDataSource(strRef=_texts(_stretch(corner, width), [column.head for column in trend.columns]))
    for ordinal, (name, row) in enumerate(zip(names, values, strict=True)):
        first = Address(corner.sheet, corner.row + 1 + ordinal, corner.column)
        label = SeriesLabel(strRef=_texts(_stretch(Address(corner.sheet, first.row, 1), 1), [name]))
        points = [NumVal(idx=at, v=decimal_text(each)) for at, each in enumerate(row)]
        numbers = NumData(formatCode="#,##0", ptCount=len(points), pt=points)
        series = Series(idx=ordinal, order=ordinal, tx=label, cat=heads)
        series.val = NumDataSource(numRef=NumRef(f=_stretch(first, width), numCache=numbers))
        series.spPr = _fill(ordinal % len(_TINTS))
        series.invertIfNegative = False
        chart.ser.append(series)
    _dress(chart, has_labels=sum(map(len, values)) <= _MOST_LABELS)
    chart.alt_text = clean(f"Bar chart. {trend.chart.description}")
    made: BarChart = chart
    return made


def _dress(chart: BarChart, *, has_labels: bool) -> None:
    """No grid and no scale where the bars carry their values; names of periods below all bars."""
    for axis in (chart.x_axis, chart.y_axis):
        axis.delete = False
        axis.majorGridlines = None
        axis.txPr = RichText(p=[Paragraph(pPr=_letters(8, GREY), endParaRPr=CharacterProperties())])
        axis.spPr = GraphicalProperties(ln=LineProperties(solidFill=GREY, w=6350))
    chart.x_axis.tickLblPos = "low"
    chart.y_axis.number_format = "#,##0_);(#,##0)"
    chart.y_axis.delete = has_labels
    chart.legend.position = "b"
    if has_labels:
        labels = DataLabelList(showVal=True, showSerName=False, showCatName=False, showLegendKey=False)
        labels.showPercent = labels.showLeaderLines = False
        labels.numFmt, labels.dLblPos = "#,##0;(#,##0)", "outEnd"
        labels.txPr = RichText(p=[Paragraph(pPr=_letters(7, INK), endParaRPr=CharacterProperties())])
        chart.dataLabels = labels


def _fill(tint: int) -> GraphicalProperties:
    return GraphicalProperties(solidFill=_TINTS[tint], ln=LineProperties(solidFill=_OUTLINES[tint], w=6350))


def _letters(points: int, ink: str, *, is_bold: bool = False) -> ParagraphProperties:
    return ParagraphProperties(defRPr=CharacterProperties(sz=points * 100, b=is_bold, solidFill=ink, latin=_FONT))


def _stretch(first: Address, width: int) -> str:
    last = Address(first.sheet, first.row, first.column + width - 1)
    cells = first.absolute if width == 1 else f"{first.absolute}:{last.absolute}"
    return f"{quoted(first.sheet)}!{cells}"


def _texts(reference: str, texts: Sequence[str]) -> StrRef:
    points = [StrVal(idx=at, v=clean(text)) for at, text in enumerate(texts)]
    return StrRef(f=reference, strCache=StrData(ptCount=len(points), pt=points))
