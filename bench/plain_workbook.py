"""Cells written with openpyxl as its documentation shows it; as a program, from a file into another.

It imports nothing but openpyxl, so that a fresh process of it shows what openpyxl alone costs.
"""

from __future__ import annotations

import pickle
import sys
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import NamedStyle
from openpyxl.worksheet.hyperlink import Hyperlink

Content = tuple[int, int, Any, str, str, str | None]
"""A cell: row, column, value, name of its style, number format, where it leads to."""

Sheets = Sequence[tuple[str, Sequence[Content]]]


def written(styles: Sequence[NamedStyle], sheets: Sheets) -> bytes:
    """A workbook of values, named styles, number formats and links."""
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


if __name__ == "__main__":
    source, target = map(Path, sys.argv[1:])
    target.write_bytes(written(*pickle.loads(source.read_bytes())))  # noqa: S301 - written by the benchmark itself
