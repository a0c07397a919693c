"""The Excel workbook: every figure typed once, everything else a live formula with its result beside it."""

from __future__ import annotations

from icc_reports.present.report import Report
from icc_reports.render.workbook.cells import Book, Sheet
from icc_reports.render.workbook.checks import STATUS_NAME, CheckSheet
from icc_reports.render.workbook.claims import ClaimSheet
from icc_reports.render.workbook.desk import OfficeDesk
from icc_reports.render.workbook.exceptions import ExceptionSheet
from icc_reports.render.workbook.front import write_about, write_source
from icc_reports.render.workbook.layout import ABOUT, CHECKS, CLAIMS, EXCEPTIONS, SOURCE, TRENDS, Layout
from icc_reports.render.workbook.package import to_bytes
from icc_reports.render.workbook.places import Recomputed
from icc_reports.render.workbook.table_look import dress
from icc_reports.render.workbook.tables import TableWriter
from icc_reports.render.workbook.trend_sheet import TrendSheet


def render(report: Report) -> bytes:
    """The report as an XLSX file; the same bytes for the same report.

    Raises UsageError where SOURCE_DATE_EPOCH is set to no number.
    """
    book = build(report)
    return to_bytes(book.workbook, book.results, book.links)


def build(report: Report) -> Book:
    """The workbook before it is a file."""
    book = Book()
    _describe(book, report)
    layout = Layout(report)
    desk = OfficeDesk(layout)
    checks = CheckSheet(layout=layout, desk=desk)
    exceptions = ExceptionSheet(layout=layout, desk=desk, check_rows=checks.rows)
    about, of_checks, of_exceptions = sheets = [book.sheet(ABOUT), book.sheet(CHECKS), book.sheet(EXCEPTIONS)]
    sheets += _write_tables(book, layout, desk, checks, exceptions)
    write_about(about, layout, checks)
    checks.write(of_checks)
    exceptions.write(of_exceptions)
    if report.trends:
        sheets.append(book.sheet(TRENDS))
        TrendSheet(sheet=sheets[-1], layout=layout, desk=desk).write()
    if layout.claims:
        sheets.append(book.sheet(CLAIMS))
        ClaimSheet(layout=layout, desk=desk, check_rows=checks.rows).write(sheets[-1])
    sheets += desk.write(book)
    sheets.append(book.sheet(SOURCE))
    write_source(sheets[-1], report)
    book.define(STATUS_NAME, checks.status[0])
    _finish(sheets, report)
    return book


def _write_tables(
    book: Book, layout: Layout, desk: OfficeDesk, checks: CheckSheet, exceptions: ExceptionSheet
) -> list[Sheet]:
    recomputed = Recomputed(layout)
    by_row, notes = checks.by_table_row(), exceptions.notes
    sheets = []
    for each in layout.sheets:
        sheet = book.sheet(each.name)
        TableWriter(
            sheet=sheet, at=each, layout=layout, recomputed=recomputed, desk=desk, checks=by_row, notes=notes
        ).write()
        dress(sheet, each)
        sheets.append(sheet)
    return sheets


def _describe(book: Book, report: Report) -> None:
    properties = book.workbook.properties
    masthead = report.masthead
    properties.creator = properties.lastModifiedBy = report.source.program
    properties.title = " - ".join(part for part in (masthead.company, masthead.period) if part)
    properties.subject = masthead.title
    properties.category = "Earnings release"
    properties.keywords = ", ".join(part for part in (masthead.listing, masthead.released) if part)
    properties.description = f"SHA-256 of {report.source.name}: {report.source.sha256}"


def _finish(sheets: list[Sheet], report: Report) -> None:
    foot = f"Source: {report.source.name[:60]}, SHA-256 {report.source.sha256[:12]}…"
    head = "  ·  ".join(part for part in (report.masthead.company, report.masthead.period) if part)
    for sheet in sheets:
        sheet.around(head, foot)
        sheet.protect()
