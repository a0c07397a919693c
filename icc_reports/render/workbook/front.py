"""The sheets around the figures: About, and the source's lines."""

from __future__ import annotations

from fractions import Fraction

from icc_reports.model.catalogue import verdict_terms
from icc_reports.present.report import Report
from icc_reports.render.workbook.addresses import Address
from icc_reports.render.workbook.cells import Sheet
from icc_reports.render.workbook.checks import STATUS_NAME, CheckSheet
from icc_reports.render.workbook.desk import words
from icc_reports.render.workbook.layout import (
    ABOUT,
    CHECKS,
    CLAIMS,
    EXCEPTIONS,
    PRECISION,
    SOURCE,
    TRENDS,
    Layout,
)
from icc_reports.render.workbook.styles import (
    COMMENT,
    FORMULA,
    HEADING,
    INPUT,
    JUMP,
    LABEL,
    LINK,
    MARGIN,
    NOTE,
    PARAMETER,
    SIDE_HEAD,
    SOURCE_LINE,
    SUBTITLE,
    SWITCH,
    TEXT,
    TITLE,
    VERDICT,
    Style,
)
from icc_reports.render.workbook.tables import AS_CORRECTED, AS_PUBLISHED

SOURCE_FIRST_ROW = 4
_COLOURS = (
    (INPUT, "1,234", "blue on pale yellow: a figure typed once, as printed; edit it and everything follows"),
    (FORMULA, "1,234", "black: a formula over cells of the same sheet"),
    (LINK, "1,234", "green: a formula that reaches other sheets"),
    (PARAMETER, "1,000", "blue on grey: a scale, a precision or a constant that formulas refer to"),
    (COMMENT, "checked", "hairline below: for the reader's comments"),
    (SWITCH, AS_PUBLISHED, f"boxed: the switch between {AS_PUBLISHED} and {AS_CORRECTED}, where a figure is misplaced"),
)
_PROTECTED = "Inputs, comments and the switch are open; the rest is protected against slips, without a password."
_READING = (
    (
        "As printed",
        "the figures of the release in the units stated under the title; a dash is nil, * is below one unit",
    ),
    (
        "Recomputed",
        "every subtotal, total and ratio from the recomputed cells that it rests on, so that an edit carries through; "
        "a step of a reconciliation from the statement, where that gives what is printed",
    ),
    ("Difference", "as printed less recomputed; in bold where it exceeds the tolerance"),
    ("Agrees with", "the figure of another table that a step of a reconciliation is tied out to, and how far apart"),
    ("As corrected", "the table with each misplaced figure where it belongs; the switch lets it into Recomputed"),
    ("Tolerance", "half a unit of the last printed digit: how far the true value may lie from the printed one"),
    ("Checks", "each relation on the figures as printed, its bounds, tolerance and verdict as formulas"),
)


_NUMBERS, _WORDS = 2, 3  # the columns of About: labels, numbers, and texts


def write_about(sheet: Sheet, layout: Layout, checks: CheckSheet) -> None:
    """What the workbook is, how it stands, and how to read it."""
    report = layout.report
    masthead = report.masthead
    sheet.text(1, 1, masthead.company, Style(TITLE))
    unaudited = "unaudited" if masthead.is_unaudited else ""
    told = (masthead.listing, masthead.period, unaudited, f"released {masthead.released}" if masthead.released else "")
    sheet.text(2, 1, "  ·  ".join(part for part in told if part), Style(SUBTITLE))
    status, text = checks.status
    sheet.text(4, 1, "Overall status", Style(HEADING))
    link = sheet.formula(4, _NUMBERS, STATUS_NAME, text, Style(VERDICT, is_bold=True))
    sheet.link(link, status)
    row = 5
    for label, value in _facts(report):
        sheet.text(row, 1, label, Style(LABEL))
        sheet.text(row, _WORDS, value, Style(TEXT))
        row += 1
    row = _write_numbers(sheet, report, checks, row + 1)
    row = _write_contents(sheet, layout, row + 1)
    row = _write_colours(sheet, row + 1)
    sheet.text(row, _WORDS, _PROTECTED, Style(NOTE))
    row += 1
    row = _write_pairs(sheet, row + 1, "How to read a sheet", _READING)
    verdicts = tuple((words(verdict), term.meaning) for verdict, term in verdict_terms().items())
    row = _write_pairs(sheet, row + 1, "Verdicts", verdicts)
    _write_pairs(sheet, row + 1, "Tick marks", report.legend)
    sheet.widths({1: 32, _NUMBERS: 9, _WORDS: 96})
    sheet.fit_rows(4, row + len(report.legend) + 1, (_WORDS,))
    sheet.worksheet.freeze_panes = "A3"
    sheet.page(landscape=False)


def _facts(report: Report) -> tuple[tuple[str, str], ...]:
    """What the workbook is of, by name."""
    source, noted = report.source, report.reviewed
    return (
        ("As published", report.status),
        ("Coverage", str(report.coverage)),
        *((("Reviewed", f"{noted.outcome}: {noted.name}, SHA-256 {noted.sha256}"),) if noted else ()),
        ("Release", report.masthead.title),
        ("Source", source.name),
        *((("Read of it", source.parts),) if source.parts else ()),
        ("SHA-256", source.sha256),
        ("Read as", f"{source.media}, {source.encoding}"),
        ("Made by", source.program),
    )


def _write_numbers(sheet: Sheet, report: Report, checks: CheckSheet, row: int) -> int:
    """How much was re-derived, and the counts of Checks as they stand after any edit."""
    sheet.text(row, 1, "In numbers", Style(HEADING))
    covered, figures = (Address(ABOUT, row + at, _NUMBERS) for at in (1, 2))
    coverage = report.coverage
    for cell, label, count in (
        (covered, "Figures re-derived", coverage.covered),
        (figures, "Figures in the tables", coverage.figures),
    ):
        sheet.text(cell.row, 1, label, Style(LABEL))
        sheet.number(cell.row, _NUMBERS, count, Style(PARAMETER, "#,##0"))
    row = figures.row
    if coverage.figures:
        row += 1
        share = Fraction(coverage.covered, coverage.figures)
        sheet.text(row, 1, "Share re-derived", Style(LABEL))
        formula = f"{covered.coordinate}/{figures.coordinate}"
        sheet.formula(row, _NUMBERS, formula, share, Style(FORMULA, "0.0%"))
    for verdict, cell, count in checks.counts:
        row += 1
        sheet.text(row, 1, f"Checks, {words(verdict)}", Style(LABEL))
        sheet.formula(row, _NUMBERS, cell.seen_from(ABOUT), Fraction(count), Style(LINK, "#,##0"))
    return row + 1


def _write_contents(sheet: Sheet, layout: Layout, row: int) -> int:
    sheet.text(row, 1, "Sheets", Style(HEADING))
    has_trends = bool(layout.report.trends)
    named = [
        (CHECKS, "every relation with its arithmetic, tolerance and verdict"),
        (EXCEPTIONS, "what needs a person: reading notes with the arithmetic and the lines"),
        *(
            (each.name, _described(each.section.title, each.table.title, each.section.is_gaap))
            for each in layout.sheets
        ),
        *([(TRENDS, "all periods printed side by side, with growth, shares and margins")] if has_trends else []),
        *([(CLAIMS, "the numbers of the prose, each against the tables")] if layout.claims else []),
        (PRECISION, "the scales, precisions and constants that formulas refer to"),
        (SOURCE, "the release, line by line"),
    ]
    for name, told in named:
        row += 1
        sheet.link(sheet.text(row, 1, name, Style(JUMP)), Address(name, 1, 1))
        sheet.text(row, _WORDS, told, Style(TEXT))
    return row + 1


def _described(section: str, title: str, is_gaap: bool) -> str:
    return title + ("" if section == title else f" ({section})") + ("" if is_gaap else ", non-GAAP")


def _write_colours(sheet: Sheet, row: int) -> int:
    sheet.text(row, 1, "Colours and styles", Style(HEADING))
    for style, sample, meaning in _COLOURS:
        row += 1
        sheet.text(row, 1, sample, Style(style))
        sheet.text(row, _WORDS, f"{style}, {meaning}", Style(TEXT))
    return row + 1


def _write_pairs(sheet: Sheet, row: int, heading: str, pairs: tuple[tuple[str, str], ...]) -> int:
    sheet.text(row, 1, heading, Style(HEADING))
    for name, meaning in pairs:
        row += 1
        sheet.text(row, 1, name, Style(LABEL))
        sheet.text(row, _WORDS, meaning, Style(TEXT))
    return row + 1


def write_source(sheet: Sheet, report: Report) -> None:
    """The lines of the release, in their own places."""
    sheet.text(1, 1, "Source", Style(TITLE))
    sheet.text(2, 1, f"{report.source.name}  ·  SHA-256 {report.source.sha256}", Style(SUBTITLE))
    for column, head in enumerate(("Line", "Text"), 1):
        sheet.text(SOURCE_FIRST_ROW - 1, column, head, Style(SIDE_HEAD))
    is_prose = report.source.media == "html"  # paragraphs as rendered; text keeps its columns and its line breaks
    style = TEXT if is_prose else SOURCE_LINE
    for row, line in enumerate(report.source_lines, SOURCE_FIRST_ROW):
        letter, ordinal = line.span.place[:1], line.span.place[1:]
        if ordinal.isdecimal():
            sheet.number(row, 1, int(ordinal), Style(MARGIN, f'"{letter}"0'))
        else:  # a row of an HTML table: "T4 R12"
            sheet.text(row, 1, line.span.place, Style(MARGIN))
        if line.text.strip():
            sheet.text(row, 2, line.text.rstrip(), Style(style))
    sheet.widths({1: 9, 2: 130})
    if is_prose:
        sheet.fit_rows(SOURCE_FIRST_ROW, SOURCE_FIRST_ROW + len(report.source_lines) - 1, (2,))
    sheet.worksheet.freeze_panes = f"A{SOURCE_FIRST_ROW}"
    sheet.page(title_rows=f"{SOURCE_FIRST_ROW - 1}:{SOURCE_FIRST_ROW - 1}")
