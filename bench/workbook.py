"""The workbook: against openpyxl writing the same cells, and a cold start against importing openpyxl."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from tempfile import gettempdir

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import NamedStyle
from openpyxl.worksheet.hyperlink import Hyperlink

from bench.pairs import Pair, process
from icc_reports.pipeline import load, study
from icc_reports.render.xlsx import render

_Content = tuple[int, int, object, str, str, str | None]


def pairs() -> Iterator[Pair]:
    """The pairs of this suite."""
    report = study(load(None), lambda _: None).report
    book = load_workbook(BytesIO(render(report)))
    styles = [style for style in book._named_styles if style.name != "Normal"]  # type: ignore[attr-defined]
    sheets = [(sheet.title, [_content(cell) for row in sheet.iter_rows() for cell in row]) for sheet in book]
    yield Pair(
        name="workbook of the model : openpyxl on the same cells",
        ours=lambda: render(report),
        theirs=lambda: _written(styles, sheets),
        limit=1.5,
        repeats=9,
    )
    yield Pair(
        name="icc-report xlsx : import openpyxl",
        ours=process("-m", "icc_reports", "xlsx", "--output", f"{gettempdir()}/bench-workbook.xlsx"),
        theirs=process("-c", "import openpyxl"),
        limit=2,
        repeats=9,
    )


def _content(cell: Cell) -> _Content:
    link = cell.hyperlink.location if cell.hyperlink else None
    return cell.row, cell.column, cell.value, str(cell.style), cell.number_format, link


def _written(styles: Sequence[NamedStyle], sheets: Sequence[tuple[str, Sequence[_Content]]]) -> bytes:
    """Values, named styles, number formats and links, as openpyxl's documentation writes them."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for style in styles:
        book.add_named_style(style)
    for title, cells in sheets:
        sheet = book.create_sheet(title)
        for row, column, value, name, shape, link in cells:
            if value is None and name == "Normal":
                continue
            cell = sheet.cell(row, column, value)
            cell.style = name
            if shape != "General":
                cell.number_format = shape
            if link is not None:
                cell.hyperlink = Hyperlink(ref=cell.coordinate, location=link)
    target = BytesIO()
    book.save(target)
    return target.getvalue()
