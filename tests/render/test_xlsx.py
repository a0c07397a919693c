"""The workbook as a file: one home for every figure, live formulas with results beside them, text that stays text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.formula import Tokenizer
from openpyxl.utils import get_column_letter, range_boundaries

from icc_reports.errors import UsageError
from icc_reports.model.audit import Audit, judge
from icc_reports.model.figures import Doubt, Figure
from icc_reports.model.relations import Verdict, refs
from icc_reports.model.release import TableKind
from icc_reports.model.source import SourceLine, Span
from icc_reports.present import present
from icc_reports.present.report import Cell, Report, ReportColumn, ReportRow, ReportTable
from icc_reports.render.workbook.addresses import sheet_names
from icc_reports.render.workbook.cells import Book, clean
from icc_reports.render.workbook.layout import Layout
from icc_reports.render.workbook.styles import Style
from icc_reports.render.workbook.trials import trial_of
from icc_reports.render.xlsx import render
from tests.builders import figure, footing, quarters, release, table
from tests.render.libreoffice import formulas, values

EBITDA = "Recon to Adj EBITDA - Consol"
STATEMENT = "Ops and Comprehensive Loss"


def test_the_sheets_stand_in_the_order_in_which_a_reader_needs_them(book: Workbook) -> None:
    assert book.sheetnames == [
        "About",
        "Checks",
        "Exceptions",
        EBITDA,
        "Recon to Adj Gross Margin",
        STATEMENT,
        "Balance Sheets",
        "ICC.NET",
        "Trends",
        "Precision",
        "Source",
    ]


def test_every_figure_is_typed_once_with_the_value_printed(report: Report, data: bytes) -> None:
    layout, cells = Layout(report), values(data)
    typed = formulas(data)
    homes = {layout.home(span) for span in report.figures}
    assert len(homes) == len(report.figures) == 176
    for span, printed in report.figures.items():
        home = layout.home(span)
        at = (home.sheet, home.coordinate)
        assert at not in typed
        full = Fraction(str(cells.get(at, 0))) * (1 if printed.is_percentage else Fraction(printed.scale))
        assert full == printed.amount, at


def test_numbers_stand_nowhere_but_in_inputs_and_parameters(report: Report, book: Workbook) -> None:
    layout = Layout(report)
    homes = {(home.sheet, home.coordinate) for home in map(layout.home, report.figures)}
    styles = {
        cell.style
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "n" and cell.value is not None and (sheet.title, cell.coordinate) not in homes
    }
    assert styles == {"Parameter", "Label", "Margin", "Jump"}  # scales and precision; ordinals of notes and checks


def numbers(formula: str) -> Iterator[str]:
    for token in Tokenizer(formula).items:
        if token.type == "OPERAND" and token.subtype == "NUMBER":
            yield token.value


def test_no_formula_holds_a_constant_but_universal_ones(data: bytes) -> None:
    found = {number for formula in formulas(data).values() for number in numbers(formula)}
    assert found <= {"0", "1", "2", "100"}


def test_no_formula_nests_a_condition(data: bytes) -> None:
    for formula in formulas(data).values():
        assert len(re.findall(r"\bIF\(", formula)) <= 1, formula


def test_every_formula_has_its_result_beside_it(data: bytes) -> None:
    stated = values(data)
    missing = [at for at in formulas(data) if at not in stated]
    assert len(formulas(data)) > 1000
    assert not missing


def test_every_equality_is_a_live_formula_over_the_cells_of_its_operands(report: Report, data: bytes) -> None:
    layout = Layout(report)
    written = formulas(data)
    subjects = {value: at[1][1:] for at, value in values(data).items() if at[0] == "Checks" and at[1][0] == "N"}
    for line in report.checks:
        row = subjects[line.id]
        covered = covered_cells(written["Checks", f"F{row}"], "Checks")
        for span in refs(line.expression):
            home = layout.home(span)
            at = layout.positions[span]
            if at not in layout.moved:
                assert (home.sheet, home.coordinate) in covered, line.id


def covered_cells(formula: str, sheet: str) -> set[tuple[str, str]]:
    """The cells that a formula on the sheet refers to, those of ranges one by one."""
    found = set()
    for token in Tokenizer(formula).items:
        if token.type == "OPERAND" and token.subtype == "RANGE":
            name, _, cells = token.value.rpartition("!")
            if name or re.fullmatch(r"\$?[A-Z]+\$?\d+(:\$?[A-Z]+\$?\d+)?", cells):  # else a defined name
                at = name.strip("'").replace("''", "'") if name else sheet
                left, top, right, bottom = (int(edge or 0) for edge in range_boundaries(cells))
                columns = [get_column_letter(column) for column in range(left, right + 1)]
                found |= {(at, f"{column}{row}") for row in range(top, bottom + 1) for column in columns}
    return found


def test_recomputed_cells_carry_an_edit_through_the_statement(data: bytes) -> None:
    written = formulas(data)
    assert written[STATEMENT, "F9"] == "=C9"
    assert written[STATEMENT, "F16"] == "=SUM(F11:F15)"
    assert written[STATEMENT, "F17"] == "=F9-F16"
    assert written[STATEMENT, "F26"] == '=IFERROR(F25/F27*thousands,"n/a")'


def test_the_switch_moves_the_misplaced_figure_by_formula(book: Workbook, data: bytes) -> None:
    sheet = book[EBITDA]
    assert sheet["B3"].value == "as published"
    assert [choice.formula1 for choice in sheet.data_validations.dataValidation] == ['"as published,as corrected"']
    written = formulas(data)
    assert [written[EBITDA, cell] for cell in ("I14", "J14", "J16")] == ["=D14", "=C14", "=D16"]
    assert written[EBITDA, "AA14"] == '=IF($B$3="as corrected",I14,C14)'
    assert written[EBITDA, "AB14"] == '=IF($B$3="as corrected",J14,D14)'
    assert written[EBITDA, "AA16"] == "=SUM(AA8:AA15)"


def test_the_overall_status_stands_first_and_counts_all_four_verdicts(data: bytes) -> None:
    assert values(data)["About", "B4"] == "Does not tie: 42 exact, 2 rounding, 5 exception, 1 not verifiable"


def test_links_lead_from_checks_to_cells_and_from_lines_to_the_source(report: Report, book: Workbook) -> None:
    subject = book["Checks"]["C8"]
    assert subject.hyperlink is not None
    assert subject.hyperlink.location == f"'{EBITDA}'!C8"
    line = book[STATEMENT]["B16"]
    assert line.value == "L189"
    assert line.hyperlink is not None
    sheet, cell = str(line.hyperlink.location).split("!")
    shown = book["Source"][cell]
    assert (sheet, shown.value, shown.number_format) == ("Source", 189, '"L"0')


def test_long_names_are_links_that_wrap(report: Report) -> None:
    """A text that is a link stands in one line in LibreOffice; what repeats a text by formula, and a number, do not."""
    checks = tuple(replace(line, subject=f"{line.subject}, {'of a very long name ' * 4}") for line in report.checks)
    data = render(replace(report, checks=checks))
    book, cells, stated = load_workbook(BytesIO(data)), formulas(data), values(data)
    assert str(stated["Checks", "C8"]).startswith("Net loss, Q1 FY2004, of a very long name")
    assert book["Checks"]["C8"].hyperlink is None
    assert book["Checks"]["A8"].hyperlink.location == f"'{EBITDA}'!C8"
    assert (book["Checks"].row_dimensions[8].height or 0) > 20
    echoes = {at: cell for at, cell in cells.items() if cell.startswith("=Checks!C")}
    assert {sheet for sheet, _ in echoes} == {"Exceptions"}
    for (sheet, at), cell in echoes.items():
        assert stated[sheet, at] == stated["Checks", cell.removeprefix("=Checks!")]
        assert book[sheet][at].hyperlink.location == cell[1:]
        assert book[sheet][at].alignment.wrap_text
        assert (book[sheet].row_dimensions[int(at[1:])].height or 0) > 30


@pytest.mark.parametrize(
    ("doubt", "verdict"), [(Doubt.PERIOD, Verdict.EXCEPTION), (Doubt.SIGN, Verdict.NOT_VERIFIABLE)]
)
def test_a_doubt_that_arithmetic_does_not_depend_on_keeps_no_verdict(doubt: Doubt, verdict: Verdict) -> None:
    text = "1 0|Services|$ 60\n2 0|Licences|30\n3 0|Total|$ 95"
    made = table(0, TableKind.INCOME_STATEMENT, "Income", quarters(1), text)
    doubted = (
        replace(row, cells=tuple(cell and replace(cell, doubts=(doubt,)) for cell in row.cells)) for row in made.rows
    )
    of = release((replace(made, rows=tuple(doubted)),), ())
    judged = tuple(
        judge(each, {fact.figure.span: fact.figure for fact in of.facts}) for each in footing(of.tables[0], 3, 1, 2)
    )
    report = present(Audit(release=of, judgements=judged, findings=()))
    (line,) = report.checks
    stated = values(render(report))
    assert trial_of(line, report.figures).verdict is line.verdict is verdict
    ranks = {"exact": 0, "rounding": 1, "exception": 2, "not verifiable": 3}
    tests = [stated["Checks", f"{column}8"] for column in ("X", "Y", "Z", "AA")]
    assert tests.index(True) == ranks[str(stated["Checks", "K8"])]


def test_columns_are_as_wide_as_their_results() -> None:
    sheet = Book().sheet("Sums")
    sheet.formula(1, 1, "B1", Fraction(-149_729_778), Style("Calculation"))
    sheet.formula(2, 1, "B2", "n/a", Style("Calculation"))
    sheet.fit_numbers(1, 1, 2, 10)
    assert sheet.worksheet.column_dimensions["A"].width >= len("(149,729,778.00)")
    sheet.fit_numbers(2, 1, 2, 10)
    assert sheet.worksheet.column_dimensions["B"].width == 10


def test_the_title_of_a_table_on_several_pages_stands_above_each(report: Report, book: Workbook) -> None:
    """In the first cell it would be cut where the repeated columns end."""
    wide = book[EBITDA]
    assert wide.print_area == f"'{EBITDA}'!$A$4:$AV$16"
    assert str(wide.oddHeader.left.text).startswith(report.sections[2].tables[0].title)  # type: ignore[union-attr]
    plain = next(sheet for sheet in book.worksheets if sheet.print_area and not sheet.col_breaks.brk)
    assert ":$A$1" in f":{plain.print_area.split('!')[1]}"
    assert str(plain.oddHeader.left.text).startswith(report.masthead.company)  # type: ignore[union-attr]
    for sheet in book.worksheets:
        assert len(str(sheet.HeaderFooter.oddHeader)) <= 255


def test_the_numbers_of_about_stand_in_a_column_of_their_own(book: Workbook) -> None:
    about = book["About"]
    shaded = {cell.column_letter for row in about.iter_rows() for cell in row if cell.data_type == "n" and cell.value}
    assert shaded == {"B"}
    assert about.column_dimensions["B"].width < 12


def test_nothing_leads_out_of_the_file(data: bytes) -> None:
    parts = ZipFile(BytesIO(data))
    assert not [name for name in parts.namelist() if b"External" in parts.read(name)]


def test_printed_pages_begin_with_a_block(book: Workbook) -> None:
    """Pages that are fitted ignore breaks, so that sheets with breaks are scaled."""
    for sheet in book.worksheets:
        breaks = [each.id + 1 for each in sheet.col_breaks.brk]
        setup = sheet.sheet_properties.pageSetUpPr
        assert setup is not None
        assert setup.fitToPage is not bool(breaks)
        heads = {cell.column for cell in sheet[5] if cell.value} | {
            cell.column for cell in sheet[7] if cell.value == "Verdict"
        }
        assert set(breaks) <= heads
        if breaks:
            assert 30 < (sheet.page_setup.scale or 0) <= 100
    assert any(sheet.col_breaks.brk for sheet in book.worksheets)


def test_presentation(book: Workbook) -> None:
    for sheet in book.worksheets:
        assert not sheet.sheet_view.showGridLines
        assert not sheet.merged_cells.ranges
        assert sheet.freeze_panes or sheet.title == "Precision"
        assert sheet.page_setup.fitToHeight == 0
        assert sheet.oddFooter is not None
        assert "&P" in (sheet.oddFooter.right.text or "")
    shape = book[STATEMENT]["C17"].number_format
    assert shape == "#,##0_);(#,##0);#,##0_);@_)"
    assert book[STATEMENT]["C9"].style == "Input figure"
    assert book[STATEMENT]["F9"].style == "Calculation"
    assert book["Checks"]["E8"].style == "Cross-sheet link"


def test_the_same_report_gives_the_same_bytes(report: Report, data: bytes) -> None:
    assert render(report) == data


def test_the_date_of_the_file_is_fixed_or_given(report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1071144000")
    data = render(report)
    assert {entry.date_time[:3] for entry in ZipFile(BytesIO(data)).infolist()} == {(2003, 12, 11)}
    assert b"2003-12-11T12:00:00Z" in ZipFile(BytesIO(data)).read("docProps/core.xml")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    with pytest.raises(UsageError, match="SOURCE_DATE_EPOCH"):
        render(report)


HOSTILE = ('=HYPERLINK("http://x")', "+1", "-1", "@SUM(A1)", "\tx", "\rx", "#N/A", "a\x00b\x0bc\ud800", "&P &D")


def _with_labels(report: Report, labels: tuple[str, ...]) -> Report:
    section = report.sections[0]
    table = section.tables[0]
    rows = tuple(replace(row, label=labels[at]) if at < len(labels) else row for at, row in enumerate(table.rows))
    tables = (replace(table, rows=rows, title=labels[0]), *section.tables[1:])
    masthead = replace(report.masthead, company=labels[0])
    source = replace(report.source, name="&&8=1+1.txt")
    sections = (replace(section, tables=tables), *report.sections[1:])
    return replace(report, sections=sections, masthead=masthead, source=source)


def test_text_of_the_release_stays_text(report: Report, data: bytes) -> None:
    hostile = render(_with_labels(report, HOSTILE))
    sheet = load_workbook(BytesIO(hostile)).worksheets[5]
    for row, label in enumerate(HOSTILE, 8):
        cell = sheet.cell(row, 1)
        assert cell.data_type == "s"
        assert cell.value == clean(label)
        assert cell.quotePrefix == (label[0] in "=+-@\t\r")
    assert len(formulas(hostile)) == len(formulas(data))
    assert clean("a\x00b\x0bc\ud800") == "abc"
    assert len(clean("x" * 40000)) == 32767
    assert clean("x" * 40000).endswith("(cut)")


def test_the_foot_shows_an_ampersand_as_one(report: Report) -> None:
    hostile = render(_with_labels(report, HOSTILE))
    xml = ZipFile(BytesIO(hostile)).read("xl/worksheets/sheet1.xml").decode()
    assert "Source: &amp;&amp;&amp;&amp;8=1+1.txt" in xml


def test_names_of_sheets_are_safe_unique_and_short() -> None:
    titles = (
        "Consolidated Balance Sheets (unaudited)",
        "CONSOLIDATED BALANCE SHEETS",
        "History",
        "About",
        "",
        "a/b\\c?d*e[f]g:h",
        "'quoted'",
        "x" * 200,
        "x" * 200,
        "Reconciliation of Net Income to Adjusted EBITDA",
        "\x00\x01",
        "Consolidated statements of operations",
    )
    names = sheet_names(titles, ("About",))
    assert len({name.casefold() for name in names}) == len(titles)
    for name in names:
        assert 0 < len(name) <= 31
        assert not set(name) & set("[]:*?/\\")
        assert name.strip("' ") == name
        assert name.casefold() not in ("history", "about")
    assert (names[0], names[-1]) == ("Balance Sheets", "Operations")


def _grid(rows: int, columns: int) -> tuple[ReportTable, dict[Span, Figure]]:
    figures = {}
    made = []
    for row in range(rows):
        cells = []
        for column in range(columns):
            span = Span(1000 + row, 10 * column + 1, 10 * column + 9)
            figures[span] = figure(f"{row * 7 + column:,}", span, scale=Decimal(1000))
            cells.append(Cell(figure=figures[span]))
        label = "A label that goes on and on " * (40 if row == 0 else 1)
        made.append(ReportRow(label=label, cells=tuple(cells), place=f"L{1000 + row}", span=Span(1000 + row, 1, 9)))
    heads = tuple(ReportColumn(head=f"Column {column}") for column in range(columns))
    table = ReportTable(key="grid", title="Grid", units="", scale=Fraction(1000), columns=heads, rows=tuple(made))
    return table, figures


@pytest.mark.parametrize(("rows", "columns"), [(3, 200), (10_000, 1), (0, 1), (1, 0)])
def test_very_large_and_very_small_tables(report: Report, rows: int, columns: int) -> None:
    table, figures = _grid(rows, columns)
    section = replace(report.sections[0], tables=(table,))
    lines = tuple(SourceLine(Span(1000 + row, 1, 9), f"line {row}") for row in range(rows))
    grown = replace(report, sections=(section,), figures=figures, checks=(), notes=(), trends=(), source_lines=lines)
    sheet = load_workbook(BytesIO(render(grown)))["Grid"]
    inputs = [cell for row in sheet.iter_rows(min_row=8, min_col=3, max_col=2 + max(columns, 1)) for cell in row]
    assert sum(cell.data_type == "n" and cell.value is not None for cell in inputs) == rows * columns


def test_figures_outside_the_tables_have_a_home_of_their_own(report: Report) -> None:
    span = Span(30, 5, 12)
    stated = figure("$818", span)
    grown = replace(report, figures={**report.figures, span: stated})
    cells = values(render(grown))
    assert cells["Claims", "F5"] == 818
    assert cells["Claims", "B5"] == "L30"


def test_a_figure_shown_twice_is_typed_once_and_linked(report: Report) -> None:
    section = report.sections[0]
    twice = replace(section, tables=(*section.tables, replace(section.tables[0], title="Again")))
    written = formulas(render(replace(report, sections=(twice, *report.sections[1:]))))
    assert written["Again", "C9"] == f"='{STATEMENT}'!C9"
    assert (STATEMENT, "C9") not in written
