"""The file: cells with cached results beside their formulas, and the same bytes for the same workbook."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from decimal import Context, Decimal
from fractions import Fraction
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.writer.excel import ExcelWriter
from openpyxl.xml.functions import Element, SubElement

from icc_reports.errors import UsageError

Result = Fraction | bool | str
Results = Mapping[str, Mapping[tuple[int, int], Result]]
Links = Mapping[str, Mapping[str, str]]
"""For each sheet, the cells that lead to another place of the workbook, and that place."""

_EPOCH = datetime(1980, 1, 1)
_DOUBLE = Context(prec=17)
_EMPTY_ROWS = re.compile(rb"<(sheetData)\s*(?:/>|></sheetData>)")
_SPECIAL = re.compile("[&<>\r]")
_RETURN = {"\r": "&#13;"}  # else a reader takes it for a line feed


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


def to_bytes(workbook: Workbook, results: Results, links: Links) -> bytes:
    """The workbook as a file, each formula with its result (by sheet, row and column) beside it, and its links."""
    moment = timestamp()
    workbook.properties.created = workbook.properties.modified = moment
    target = BytesIO()
    with _StillZip(target, moment) as archive:
        _ResultWriter(workbook, archive, results, links).write_data()
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

    def __init__(self, workbook: Workbook, archive: ZipFile, results: Results, links: Links) -> None:
        super().__init__(workbook, archive)
        self._results = results
        self._links = links

    def write_worksheet(self, ws: Any) -> None:  # noqa: ANN401 - as inherited
        ws._drawing = _Drawing()
        ws._drawing.charts = ws._charts
        buffer = BytesIO()
        writer = _SheetWriter(ws, buffer)
        writer.links = self._links.get(ws.title, {})
        writer.write()
        rows = "".join(_rows(ws, self._results.get(ws.title, {})))
        before, tag, after = _EMPTY_ROWS.split(buffer.getvalue())
        assert tag == b"sheetData"  # noqa: S101 - the sheet was written without rows
        ws._rels = writer._rels  # type: ignore[attr-defined]
        data = b"".join((before, b"<sheetData>", rows.encode(), b"</sheetData>", after))
        self._archive.writestr(ws.path[1:], data)  # type: ignore[attr-defined]
        self.manifest.append(ws)


class _Drawing(SpreadsheetDrawing):
    """A drawing whose charts carry their text alternatives."""

    __elements__ = SpreadsheetDrawing.__elements__

    def _chart_frame(self, idx: int) -> Any:  # noqa: ANN401 - as inherited
        frame = super()._chart_frame(idx)  # type: ignore[misc]
        frame.nvGraphicFramePr.cNvPr.descr = getattr(self.charts[idx - 1], "alt_text", None)
        return frame


class _SheetWriter(WorksheetWriter):
    """openpyxl's writer of everything around the rows, which are text that is put in afterwards."""

    links: Mapping[str, str] = {}

    def write_rows(self) -> None:
        xf: Any = self.xf.send(True)
        with xf.element("sheetData"):
            pass
        self.xf.send(None)

    def write_hyperlinks(self) -> None:
        if self.links:
            element: Any = Element("hyperlinks")
            for cell, location in self.links.items():
                SubElement(element, "hyperlink", {"ref": cell, "location": location})
            stream: Any = self.xf
            stream.send(element)


def _rows(sheet: Any, results: Mapping[tuple[int, int], Result]) -> Iterator[str]:  # noqa: ANN401 - as inherited
    """The rows as XML, cells in order."""
    by_row: dict[int, list[tuple[int, Any]]] = {row: [] for row in sheet.row_dimensions}
    for (row, column), cell in sheet._cells.items():
        by_row.setdefault(row, []).append((column, cell))
    styles: dict[int, int] = {}
    for row in sorted(by_row):
        dimensions = dict(sheet.row_dimensions[row]) if row in sheet.row_dimensions else {}
        more = "".join(f' {name}="{value}"' for name, value in dimensions.items() if name != "r")
        yield f'<row r="{row}"{more}>'
        for column, cell in sorted(by_row[row], key=lambda pair: pair[0]):
            style = styles.get(id(cell._style))
            if style is None:
                style = styles[id(cell._style)] = cell.style_id
            yield _cell(cell, f'<c r="{get_column_letter(column)}{row}" s="{style}"', results.get((row, column)))
        yield "</row>"


def _cell(cell: Any, head: str, result: Result | None) -> str:  # noqa: ANN401 - as inherited
    value = cell._value
    if value is None:
        return f"{head}/>"
    if cell.data_type == "s":
        space = ' xml:space="preserve"' if value != value.strip() else ""
        return f'{head} t="inlineStr"><is><t{space}>{_escaped(value)}</t></is></c>'
    formula = ""
    if cell.data_type == "f":
        formula, value = f"<f>{_escaped(value[1:])}</f>", result
    kind, text = _result_text(value)
    return f"{head}{kind}>{formula}<v>{_escaped(text)}</v></c>"


def _escaped(text: str) -> str:
    return escape(text, _RETURN) if _SPECIAL.search(text) else text


def _result_text(value: object) -> tuple[str, str]:
    match value:
        case bool():
            return ' t="b"', "1" if value else "0"
        case str():
            return ' t="str"', value
        case Fraction() | int():
            return "", decimal_text(Fraction(value))
        case Decimal():
            return "", str(value)
        case _:
            raise TypeError(f"{value!r} is no result of a formula")
