"""The sheets around the figures: About, Exceptions, figures outside tables, and the source's lines."""

from __future__ import annotations

from collections.abc import Mapping

from icc_reports.model.figures import Figure, Notation
from icc_reports.present.report import Note, Report
from icc_reports.render.workbook.addresses import Address
from icc_reports.render.workbook.cells import Sheet
from icc_reports.render.workbook.checks import STATUS_NAME, CheckSheet
from icc_reports.render.workbook.desk import MEANINGS, OfficeDesk, words
from icc_reports.render.workbook.layout import (
    CHECKS,
    EXCEPTIONS,
    OTHER,
    OTHER_FIRST_ROW,
    OTHER_HALF_COLUMN,
    OTHER_TEXT_COLUMN,
    OTHER_VALUE_COLUMN,
    PRECISION,
    SOURCE,
    Layout,
    cell_scale,
    typed_value,
)
from icc_reports.render.workbook.styles import (
    FORMULA,
    HEAD,
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
    printed_format,
)
from icc_reports.render.workbook.tables import AS_CORRECTED, AS_PUBLISHED, half_unit_formula

NOTE_FIRST_ROW = 5
SOURCE_FIRST_ROW = 4
_COLOURS = (
    (INPUT, "1,234", "blue on pale yellow: a figure typed once, as printed; edit it and everything follows"),
    (FORMULA, "1,234", "black: a formula over cells of the same sheet"),
    (LINK, "1,234", "green: a formula that reaches other sheets"),
    (PARAMETER, "1,000", "blue on grey: a scale, a precision or a constant that formulas refer to"),
    (SWITCH, AS_PUBLISHED, f"boxed: the switch between {AS_PUBLISHED} and {AS_CORRECTED}, where a figure is misplaced"),
)
_READING = (
    (
        "As printed",
        "the figures of the release in the units stated under the title; a dash is nil, * is below one unit",
    ),
    (
        "Recomputed",
        "every subtotal, total and ratio from the recomputed cells that it rests on, so that an edit carries through",
    ),
    ("Difference", "as printed less recomputed; in bold where it exceeds half a unit of the last printed digit"),
    ("Half a unit", "how far the true value may lie from the printed one; the tolerance of every check is made of it"),
    ("Checks", "each relation on the figures as printed, its bounds, tolerance and verdict as formulas"),
)


def note_rows(notes: tuple[Note, ...]) -> dict[int, int]:
    """The row of each reading note on the sheet Exceptions, by its ordinal."""
    return {note.ordinal: NOTE_FIRST_ROW + at for at, note in enumerate(notes)}


def write_about(sheet: Sheet, layout: Layout, checks: CheckSheet) -> None:
    """What the workbook is, how it stands, and how to read it."""
    report = layout.report
    masthead, source = report.masthead, report.source
    sheet.text(1, 1, masthead.company, Style(TITLE))
    unaudited = "unaudited" if masthead.is_unaudited else ""
    told = (masthead.listing, masthead.period, unaudited, f"released {masthead.released}" if masthead.released else "")
    sheet.text(2, 1, "  ·  ".join(part for part in told if part), Style(SUBTITLE))
    status, text = checks.status
    sheet.text(4, 1, "Overall status", Style(HEADING))
    link = sheet.formula(4, 2, STATUS_NAME, text, Style(VERDICT, is_bold=True))
    sheet.link(link, status)
    facts = (
        ("As published", report.status),
        ("Coverage", str(report.coverage)),
        ("Release", masthead.title),
        ("Source", source.name),
        ("SHA-256", source.sha256),
        ("Read as", f"{source.media}, {source.encoding}"),
        ("Made by", source.program),
    )
    row = 5
    for label, value in facts:
        sheet.text(row, 1, label, Style(LABEL))
        sheet.text(row, 2, value, Style(TEXT, indent=1))
        row += 1
    row = _write_contents(sheet, layout, row + 1)
    row = _write_colours(sheet, row + 1)
    row = _write_pairs(sheet, row + 1, "How to read a sheet", _READING)
    verdicts = tuple((words(verdict), meaning) for verdict, meaning in MEANINGS.items())
    row = _write_pairs(sheet, row + 1, "Verdicts", verdicts)
    _write_pairs(sheet, row + 1, "Tick marks", report.legend)
    sheet.widths({1: 32, 2: 100})
    sheet.fit_rows(4, row + len(report.legend) + 1, (2,))
    sheet.worksheet.freeze_panes = "A3"
    sheet.page(title_rows="1:2", landscape=False)


def _write_contents(sheet: Sheet, layout: Layout, row: int) -> int:
    sheet.text(row, 1, "Sheets", Style(HEADING))
    named = [
        (CHECKS, "every relation with its arithmetic, tolerance and verdict"),
        (EXCEPTIONS, "what needs a person: reading notes with the arithmetic and the lines"),
        *(
            (each.name, _described(each.section.title, each.table.title, each.section.is_gaap))
            for each in layout.sheets
        ),
        *([(OTHER, "figures that stand in no table, such as those of the prose")] if layout.others else []),
        (PRECISION, "the scales, precisions and constants that formulas refer to"),
        (SOURCE, "the release, line by line"),
    ]
    for name, told in named:
        row += 1
        sheet.link(sheet.text(row, 1, name, Style(JUMP)), Address(name, 1, 1))
        sheet.text(row, 2, told, Style(TEXT, indent=1))
    return row + 1


def _described(section: str, title: str, is_gaap: bool) -> str:
    return title + ("" if section == title else f" ({section})") + ("" if is_gaap else ", non-GAAP")


def _write_colours(sheet: Sheet, row: int) -> int:
    sheet.text(row, 1, "Colours and styles", Style(HEADING))
    for style, sample, meaning in _COLOURS:
        row += 1
        sheet.text(row, 1, sample, Style(style))
        sheet.text(row, 2, f"{style}, {meaning}", Style(TEXT, indent=1))
    return row + 1


def _write_pairs(sheet: Sheet, row: int, heading: str, pairs: tuple[tuple[str, str], ...]) -> int:
    sheet.text(row, 1, heading, Style(HEADING))
    for name, meaning in pairs:
        row += 1
        sheet.text(row, 1, name, Style(LABEL))
        sheet.text(row, 2, meaning, Style(TEXT, indent=1))
    return row + 1


def write_exceptions(sheet: Sheet, layout: Layout, check_rows: Mapping[str, int]) -> None:
    """The reading notes: what does not tie, and what could not be read."""
    notes = layout.report.notes
    sheet.text(1, 1, "Exceptions", Style(TITLE))
    told = "What needs a person, with the arithmetic." if notes else "Nothing that was checked needs a person."
    sheet.text(2, 1, told, Style(SUBTITLE))
    for column, head in enumerate(("Note", "Severity", "What", "In words", "Arithmetic", "Lines", "Check"), 1):
        sheet.text(NOTE_FIRST_ROW - 1, column, head, Style(SIDE_HEAD))
    for row, note in enumerate(notes, NOTE_FIRST_ROW):
        finding = note.finding
        sheet.number(row, 1, note.ordinal, Style(LABEL, "0"))
        sheet.text(row, 2, finding.severity.value, Style(LABEL))
        sheet.text(row, 3, note.heading, Style(HEADING))
        sheet.text(row, 4, note.text, Style(TEXT))
        sheet.text(row, 5, "\n".join(note.arithmetic), Style(TEXT))
        _write_note_links(sheet, row, note, layout, check_rows)
    sheet.widths({1: 6, 2: 10, 3: 26, 4: 52, 5: 56, 6: 14, 7: 8})
    sheet.fit_rows(NOTE_FIRST_ROW, NOTE_FIRST_ROW + len(notes) - 1, (3, 4, 5))
    sheet.worksheet.freeze_panes = f"A{NOTE_FIRST_ROW}"
    sheet.page(title_rows=f"{NOTE_FIRST_ROW - 1}:{NOTE_FIRST_ROW - 1}")


def _write_note_links(sheet: Sheet, row: int, note: Note, layout: Layout, check_rows: Mapping[str, int]) -> None:
    places = sheet.text(row, 6, ", ".join(note.places), Style(MARGIN))
    lines = (layout.source_rows.get(span.line_key) for span in note.finding.spans)
    line = next((line for line in lines if line is not None), None)
    if line is not None:
        sheet.link(places, Address(SOURCE, line, 1))
    found = next((check_rows[each] for each in note.finding.relations if each in check_rows), None)
    if found is not None:
        sheet.link(sheet.text(row, 7, "see", Style(JUMP)), Address(CHECKS, found, 3))


def write_others(sheet: Sheet, layout: Layout, desk: OfficeDesk) -> None:
    """The figures that stand in no table sheet, each typed once."""
    sheet.text(1, 1, sheet.name, Style(TITLE))
    sheet.text(2, 1, "Figures of the release that stand in no table of this workbook.", Style(SUBTITLE))
    for column, head in enumerate(("Line", "As printed", "Value", "Half a unit", "In units of"), 1):
        sheet.text(OTHER_FIRST_ROW - 1, column, head, Style(HEAD))
    for row, figure in enumerate(layout.others, OTHER_FIRST_ROW):
        _write_other(sheet, row, figure, layout, desk)
    sheet.widths({1: 10, 2: 44, OTHER_VALUE_COLUMN: 16, OTHER_HALF_COLUMN: 14, 5: 24})
    sheet.worksheet.freeze_panes = f"A{OTHER_FIRST_ROW}"
    sheet.page(title_rows=f"1:{OTHER_FIRST_ROW - 1}", landscape=False)


def _write_other(sheet: Sheet, row: int, figure: Figure, layout: Layout, desk: OfficeDesk) -> None:
    place = sheet.text(row, 1, figure.span.place, Style(MARGIN))
    line = layout.source_rows.get(figure.span.line_key)
    if line is not None:
        sheet.link(place, Address(SOURCE, line, 1))
    sheet.text(row, OTHER_TEXT_COLUMN, figure.printed, Style(TEXT))
    if figure.notation is Notation.WORDS:
        sheet.text(row, 5, "in words", Style(NOTE))
        return
    sheet.number(row, OTHER_VALUE_COLUMN, typed_value(figure), Style(INPUT, printed_format(figure)))
    formula = half_unit_formula(desk, sheet.name, figure, Address(sheet.name, row, OTHER_VALUE_COLUMN))
    half = figure.half_unit / cell_scale(figure)
    sheet.formula(row, OTHER_HALF_COLUMN, formula, half, Style(LINK, "#,##0.0######_)"))
    scale = cell_scale(figure)
    sheet.text(row, 5, f"{figure.unit} × {scale}" if scale != 1 else str(figure.unit), Style(NOTE))


def write_source(sheet: Sheet, report: Report) -> None:
    """The lines of the release, in their own places."""
    sheet.text(1, 1, "Source", Style(TITLE))
    sheet.text(2, 1, f"{report.source.name}  ·  SHA-256 {report.source.sha256}", Style(SUBTITLE))
    for column, head in enumerate(("Line", "Text"), 1):
        sheet.text(SOURCE_FIRST_ROW - 1, column, head, Style(SIDE_HEAD))
    is_prose = report.source.media == "html"  # paragraphs as rendered; text keeps its columns and its line breaks
    style = TEXT if is_prose else SOURCE_LINE
    for row, line in enumerate(report.source_lines, SOURCE_FIRST_ROW):
        sheet.text(row, 1, line.span.place, Style(MARGIN))
        if line.text.strip():
            sheet.text(row, 2, line.text.rstrip(), Style(style))
    sheet.widths({1: 9, 2: 130})
    if is_prose:
        sheet.fit_rows(SOURCE_FIRST_ROW, SOURCE_FIRST_ROW + len(report.source_lines) - 1, (2,))
    sheet.worksheet.freeze_panes = f"A{SOURCE_FIRST_ROW}"
    sheet.page(title_rows="1:3", landscape=True)
