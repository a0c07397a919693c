"""The Excel workbook: every figure typed once, everything else a live formula with its result beside it."""

from __future__ import annotations

from icc_reports.present.report import Report
from icc_reports.render.workbook.addresses import Address
from icc_reports.render.workbook.cells import Book, Sheet
from icc_reports.render.workbook.checks import STATUS_NAME, CheckSheet
from icc_reports.render.workbook.desk import OfficeDesk
from icc_reports.render.workbook.front import (
    note_rows,
    write_about,
    write_exceptions,
    write_others,
    write_source,
)
from icc_reports.render.workbook.layout import ABOUT, CHECKS, EXCEPTIONS, OTHER, SOURCE, Layout
from icc_reports.render.workbook.package import to_bytes
from icc_reports.render.workbook.places import Recomputed
from icc_reports.render.workbook.tables import SWITCH_NAME, TableWriter


def render(report: Report) -> bytes:
    """The report as an XLSX file; the same bytes for the same report.

    Raises UsageError where SOURCE_DATE_EPOCH is set to no number.
    """
    book = Book()
    _describe(book, report)
    layout = Layout(report)
    desk = OfficeDesk(layout)
    checks = CheckSheet(layout=layout, desk=desk)
    sheets = [book.sheet(ABOUT), book.sheet(CHECKS), book.sheet(EXCEPTIONS)]
    sheets += _write_tables(book, layout, desk, checks)
    write_about(sheets[0], layout, checks)
    checks.write(sheets[1])
    write_exceptions(sheets[2], layout, checks.rows)
    if layout.others:
        sheets.append(book.sheet(OTHER))
        write_others(sheets[-1], layout, desk)
    sheets += desk.write(book)
    sheets.append(book.sheet(SOURCE))
    write_source(sheets[-1], report)
    _name_cells(book, layout, checks)
    _finish(sheets, report)
    return to_bytes(book.workbook, book.results)


def _write_tables(book: Book, layout: Layout, desk: OfficeDesk, checks: CheckSheet) -> list[Sheet]:
    recomputed = Recomputed(layout)
    by_row, rows_of_notes = checks.by_table_row(), note_rows(layout.report.notes)
    sheets = []
    for each in layout.sheets:
        sheet = book.sheet(each.name)
        TableWriter(
            sheet=sheet,
            at=each,
            layout=layout,
            recomputed=recomputed,
            desk=desk,
            checks=by_row,
            note_rows=rows_of_notes,
        ).write()
        sheets.append(sheet)
    return sheets


def _describe(book: Book, report: Report) -> None:
    properties = book.workbook.properties
    properties.creator = properties.lastModifiedBy = report.source.program
    properties.title = " - ".join(part for part in (report.masthead.company, report.masthead.period) if part)
    properties.subject = report.masthead.title
    properties.description = f"SHA-256 of {report.source.name}: {report.source.sha256}"


def _name_cells(book: Book, layout: Layout, checks: CheckSheet) -> None:
    status, _ = checks.status
    book.define(STATUS_NAME, status)
    if layout.switch is not None:
        book.define(SWITCH_NAME, Address(layout.switch.sheet, layout.switch.row, layout.switch.column))


def _finish(sheets: list[Sheet], report: Report) -> None:
    foot = f"Source: {report.source.name[:60]}, SHA-256 {report.source.sha256[:12]}…"
    for sheet in sheets:
        sheet.foot(foot)
