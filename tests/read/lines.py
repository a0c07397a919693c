"""Lines and raw tables from text, as the tests write them."""

from __future__ import annotations

from textwrap import dedent

from icc_reports.read.blocks import Line, Region
from icc_reports.read.grids import RawTable, raw_tables
from icc_reports.read.layouts.edgar_text import lines_of
from icc_reports.read.regions import items_of, without_page_furniture


def lines(text: str) -> tuple[Line, ...]:
    """The lines of an indented text; its first, empty line does not count."""
    return tuple(lines_of(dedent(text).strip("\n")))


def tables(text: str) -> list[RawTable]:
    """The raw tables of an indented text."""
    found: list[RawTable] = []
    for item in items_of(without_page_furniture(lines(text))):
        if isinstance(item, Region):
            found.extend(raw_tables(item, found[-1] if found else None))
    return found


def cells(table: RawTable) -> dict[str, list[str | None]]:
    """The texts of a table's cells by the labels of its rows."""
    return {row.label: [cell.text if cell else None for cell in row.cells] for row in table.rows if not row.is_heading}
