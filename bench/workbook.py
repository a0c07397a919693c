"""The workbook: against openpyxl writing the same cells, and a cold start against importing openpyxl."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from openpyxl import load_workbook
from openpyxl.cell.cell import Cell

from bench.pairs import Pair, process
from bench.plain_workbook import Content, written
from icc_reports.pipeline import load, study
from icc_reports.render.xlsx import render

_IMPORT = process("-c", "import openpyxl")


def pairs() -> Iterator[Pair]:
    """The pairs of this suite."""
    report = study(load(None), lambda _: None).report
    book = load_workbook(BytesIO(render(report)))
    styles = [style for style in book._named_styles if style.name != "Normal"]  # type: ignore[attr-defined]
    sheets = [(sheet.title, [_content(cell) for row in sheet.iter_rows() for cell in row]) for sheet in book]
    yield Pair(
        name="workbook of the model : openpyxl on the same cells",
        ours=lambda: render(report),
        theirs=lambda: written(styles, sheets),
        limit=1.5,
        repeats=9,
    )
    with TemporaryDirectory() as name:
        cells, target = Path(name) / "cells", f"{name}/workbook.xlsx"
        cells.write_bytes(pickle.dumps((styles, sheets)))
        plain = process("-m", "bench.plain_workbook", str(cells), target)
        xlsx = process("-m", "icc_reports", "xlsx", "--output", target)
        yield Pair(name="icc-report xlsx : import openpyxl", ours=xlsx, theirs=_IMPORT, limit=2, repeats=9)
        yield Pair(
            name="a script that writes the same cells with openpyxl : import openpyxl",
            ours=plain,
            theirs=_IMPORT,
            limit=None,
            repeats=9,
        )
        yield Pair(
            name="icc-report xlsx : a script that writes the same cells with openpyxl",
            ours=xlsx,
            theirs=plain,
            limit=None,
            repeats=9,
        )


def _content(cell: Cell) -> Content:
    link = cell.hyperlink.location if cell.hyperlink else None
    return cell.row, cell.column, cell.value, str(cell.style), cell.number_format, link
