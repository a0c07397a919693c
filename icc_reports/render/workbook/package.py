"""The file: cells with cached results beside their formulas, and the same bytes for the same workbook."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Context, Decimal
from fractions import Fraction
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.writer.excel import ExcelWriter
from openpyxl.xml.functions import Element, SubElement

from icc_reports.errors import UsageError

Result = Fraction | bool | str
Results = Mapping[str, Mapping[tuple[int, int], Result]]

_EPOCH = datetime(1980, 1, 1)
_DOUBLE = Context(prec=17)
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def timestamp() -> datetime:
    """The date that the file carries: SOURCE_DATE_EPOCH where it is set, else 1980-01-01, the first a ZIP can hold.

    Raises UsageError where SOURCE_DATE_EPOCH is no number of seconds.
    """
    text = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not text:
        return _EPOCH
    try:
        seconds = datetime.fromtimestamp(int(text), UTC).replace(tzinfo=None)
    except (ValueError, OverflowError, OSError):
        raise UsageError(f"SOURCE_DATE_EPOCH is {text!r}; it should be a number of seconds since 1970") from None
    return max(seconds, _EPOCH)


def to_bytes(workbook: Workbook, results: Results) -> bytes:
    """The workbook as a file, each formula with its result (by sheet, row and column) beside it."""
    moment = timestamp()
    workbook.properties.created = workbook.properties.modified = moment
    target = BytesIO()
    with _StillZip(target, moment) as archive:
        _ResultWriter(workbook, archive, results).write_data()
    return target.getvalue()


def decimal_text(value: Fraction) -> str:
    """The number with the 17 digits that tell every double apart."""
    number = _DOUBLE.divide(Decimal(value.numerator), Decimal(value.denominator)).normalize(_DOUBLE)
    return format(number, "f") if -16 < number.adjusted() < 22 else str(number)


class _StillZip(ZipFile):
    """A ZIP archive whose entries all carry one date."""

    def __init__(self, target: BytesIO, moment: datetime) -> None:
        super().__init__(target, "w", ZIP_DEFLATED)
        self._moment = moment

    def writestr(self, zinfo_or_arcname: Any, data: Any, *_: Any, **__: Any) -> None:  # noqa: ANN401 - as inherited
        entry = ZipInfo(str(zinfo_or_arcname), self._moment.timetuple()[:6])
        entry.compress_type = ZIP_DEFLATED
        entry.create_system = 3
        entry.external_attr = 0o644 << 16
        super().writestr(entry, data)


class _ResultWriter(ExcelWriter):
    """openpyxl's writer with our cells."""

    def __init__(self, workbook: Workbook, archive: ZipFile, results: Results) -> None:
        super().__init__(workbook, archive)
        self._results = results

    def write_worksheet(self, ws: Any) -> None:  # noqa: ANN401 - as inherited
        ws._drawing = _Drawing()
        ws._drawing.charts = ws._charts
        buffer = BytesIO()
        writer = _SheetWriter(ws, buffer)
        writer.results = self._results.get(ws.title, {})
        writer.write()
        ws._rels = writer._rels  # type: ignore[attr-defined]
        self._archive.writestr(ws.path[1:], buffer.getvalue())  # type: ignore[attr-defined]
        self.manifest.append(ws)


class _Drawing(SpreadsheetDrawing):
    """A drawing whose charts carry their text alternatives."""

    __elements__ = SpreadsheetDrawing.__elements__

    def _chart_frame(self, idx: int) -> Any:  # noqa: ANN401 - as inherited
        frame = super()._chart_frame(idx)  # type: ignore[misc]
        frame.nvGraphicFramePr.cNvPr.descr = getattr(self.charts[idx - 1], "alt_text", None)
        return frame


class _SheetWriter(WorksheetWriter):
    results: Mapping[tuple[int, int], Result] = {}

    def write_row(self, xf: Any, row: Any, row_idx: int) -> None:  # noqa: ANN401 - as inherited
        sheet: Any = self.ws
        attributes = {"r": f"{row_idx}", **dict(sheet.row_dimensions.get(row_idx, {}))}
        with xf.element("row", attributes):
            for cell in row:
                if cell.hyperlink:
                    sheet._hyperlinks.append(cell.hyperlink)
                xf.write(_element(cell, self.results.get((cell.row, cell.column))))


def _element(cell: Any, result: Result | None) -> Any:  # noqa: ANN401 - an element of either XML library
    element: Any = Element("c", {"r": cell.coordinate, "s": f"{cell.style_id}"})
    value = cell._value
    if value is None:
        return element
    if cell.data_type == "s":
        element.set("t", "inlineStr")
        _add(SubElement(element, "is"), "t", value, is_spaced=value != value.strip())
        return element
    if cell.data_type == "f":
        _add(element, "f", value[1:])
        value = result
    kind, text = _result_text(value)
    if kind:
        element.set("t", kind)
    _add(element, "v", text)
    return element


def _add(parent: Any, tag: str, text: str, *, is_spaced: bool = False) -> None:  # noqa: ANN401 - as above
    child: Any = SubElement(parent, tag)
    child.text = text
    if is_spaced:
        child.set(_SPACE, "preserve")


def _result_text(value: object) -> tuple[str, str]:
    match value:
        case bool():
            return "b", "1" if value else "0"
        case str():
            return "str", value
        case Fraction() | int():
            return "", decimal_text(Fraction(value))
        case Decimal():
            return "", str(value)
        case _:
            raise TypeError(f"{value!r} is no result of a formula")
