"""The sheets of the workbook: reconciliations with both readings, Trends and charts, Claims, Exceptions, protection."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.formula import Tokenizer
from python_calamine import CalamineWorkbook

from icc_reports.model.audit import Audit, apply_corrections, judge
from icc_reports.model.relations import Form, Relation, RelationKind, refs, weighted
from icc_reports.model.release import Release
from icc_reports.pipeline import Study, load, study
from icc_reports.present import present
from icc_reports.present.report import Report
from icc_reports.render.workbook.layout import CLAIM_ROW, Block, Layout, Margin, TableSheet
from icc_reports.render.xlsx import build, render
from tests.builders import icc_audit
from tests.render.libreoffice import edited, formulas, recalculated, schema_errors, values
from tests.render.test_xlsx import covered_cells, numbers

EBITDA = "Recon to Adj EBITDA - Consol"
MARGIN = "Recon to Adj Gross Margin"
STATEMENT = "'Ops and Comprehensive Loss'"


@pytest.fixture(scope="module")
def embedded() -> Study:
    return study(load(None), lambda _: None)


@pytest.fixture(scope="module")
def written(embedded: Study) -> bytes:
    return render(embedded.report)


def _sheet(report: Report, name: str) -> TableSheet:
    return next(sheet for sheet in Layout(report).sheets if sheet.name == name)


# Reconciliations


def test_a_reconciliation_reads_from_left_to_right(report: Report, book: Workbook) -> None:
    at = _sheet(report, EBITDA)
    heads = [book[EBITDA].cell(5, at.block(block)).value for block in at.blocks]
    assert heads == [
        "As printed",
        "As corrected",
        "Agrees with",
        "Apart by",
        "Recomputed",
        "Difference",
        "Tolerance",
    ]
    assert [book[EBITDA].cell(7, column).value for column in (1, 2)] == [None, "Line"]
    ends = [book[EBITDA].cell(7, at.margin(margin)).value for margin in Margin]
    assert ends == ["Verdict", "Ticks", "Notes", "Comment"]
    assert Block.AGREES not in _sheet(report, STATEMENT.strip("'")).blocks


def test_what_a_step_agrees_with_is_the_cell_of_its_tie_out(report: Report, data: bytes) -> None:
    at, cells = _sheet(report, EBITDA), formulas(data)
    agrees = [at.address(Block.AGREES, 0, column).coordinate for column in (0, 4)]
    apart = [at.address(Block.APART, 0, column).coordinate for column in (0, 4)]
    assert [cells[EBITDA, cell] for cell in agrees] == [f"={STATEMENT}!C23", f"={STATEMENT}!D23"]
    assert [values(data)[EBITDA, cell] for cell in (*agrees, *apart)] == [-818, -982, 0, 1]
    assert (EBITDA, at.address(Block.AGREES, 2, 0).coordinate) not in cells


def test_a_step_is_recomputed_in_the_statement_where_that_gives_what_is_printed(report: Report, data: bytes) -> None:
    at, cells = _sheet(report, EBITDA), formulas(data)
    ties, differs = (at.address(Block.RECOMPUTED, 0, column).coordinate for column in (0, 4))
    assert cells[EBITDA, ties] == f"={STATEMENT}!F23"
    assert cells[EBITDA, differs] == "=G8"


def test_comments_say_what_the_notes_do(report: Report, book: Workbook) -> None:
    column = _sheet(report, EBITDA).margin(Margin.COMMENT)
    assert book[EBITDA].cell(14, column).value == "as published: figure in the wrong column"
    assert book[EBITDA].cell(14, column).style == "Comment"


# A figure that belongs into a blank cell


def _blanked(of: Release) -> Release:
    """The goodwill row of the reconciliation with nothing printed where the figure belongs."""
    table = of.tables[3]
    row = table.rows[6]
    assert row.span.line == 327
    cells = (row.cells[0], None, *row.cells[2:])
    rows = (*table.rows[:6], replace(row, cells=cells), *table.rows[7:])
    return replace(of, tables=(*of.tables[:3], replace(table, rows=rows), *of.tables[4:]))


def _footed(of: Release) -> tuple[Relation, ...]:
    table = of.tables[3]
    steps, last = table.rows[:-1], table.rows[-1]
    found = []
    for column in range(len(table.columns)):
        asserted = last.cells[column]
        terms = [cell.span for row in steps if (cell := row.cells[column]) is not None]
        assert asserted is not None
        found.append(
            Relation(
                id=f"footing-3-330-{column}",
                kind=RelationKind.FOOTING,
                subject=f"Adjusted EBITDA loss, column {column}",
                asserted=asserted.span,
                expression=weighted(*((1, span) for span in terms)),
            )
        )
    return tuple(found)


def _audited(of: Release, findings: Iterable[object]) -> Audit:
    figures = {fact.figure.span: fact.figure for fact in of.facts}
    return Audit(
        release=of,
        judgements=tuple(judge(relation, figures) for relation in _footed(of)),
        findings=tuple(findings),  # type: ignore[arg-type]
    )


def test_a_figure_that_belongs_into_a_blank_cell_moves_there(tmp_path: Path) -> None:
    findings = [finding for finding in icc_audit().findings if finding.correction is not None]
    blank = _blanked(icc_audit().release)
    audit = _audited(blank, findings)
    report = present(audit, _audited(apply_corrections(blank, audit.corrections), findings))
    data, at = render(report), _sheet(report, EBITDA)
    books = {"published": data, "corrected": edited(data, {(EBITDA, "B3"): "as corrected"})}
    found = recalculated(books, tmp_path)
    moved = [
        at.address(block, 6, column).coordinate for block in (Block.CORRECTED, Block.RECOMPUTED) for column in (0, 1)
    ]
    ends = [at.address(Block.DIFFERENCE, 8, column).coordinate for column in (0, 1)]
    assert (EBITDA, "D14") not in values(data)
    assert [found["published"][EBITDA, cell] for cell in (*moved, *ends)] == [0, 982, 982, 0, -982, 982]
    assert [found["corrected"][EBITDA, cell] for cell in (*moved, *ends)] == [0, 982, 0, 982, 0, 0]
    assert str(found["corrected"]["About", "B4"]).startswith("No exception: 5 exact")
    assert str(found["published"]["About", "B4"]).startswith("Does not tie: 3 exact")


# Exceptions


def test_an_exception_shows_both_readings_whatever_the_switch_says(report: Report, data: bytes, tmp_path: Path) -> None:
    stated = values(data)
    row = next(
        at[1][1:]
        for at, value in stated.items()
        if at[0] == "Exceptions" and str(value) == "Adjusted EBITDA loss, Fourth Quarter Fiscal 2003"
    )
    both = {"base": data, "switched": edited(data, {(EBITDA, "B3"): "as corrected"})}
    for name, found in recalculated(both, tmp_path).items():
        assert [found["Exceptions", f"{column}{row}"] for column in "FGHIJ"] == [-604, -1586, 982, -604, 0]
        assert found["Exceptions", f"K{row}"] == ("exception" if name == "base" else "exact")


def test_every_relation_of_a_note_is_told_under_it(report: Report, data: bytes) -> None:
    stated = values(data)
    told = [value for at, value in stated.items() if at[0] == "Exceptions" and at[1].startswith("C")]
    lines = {line.id: line for line in report.checks}
    for note in report.notes:
        assert note.heading in told
        assert {lines[each].subject for each in note.finding.relations} <= set(told)


# Trends


def test_trends_link_amounts_and_derive_the_rest(written: bytes) -> None:
    cells = formulas(written)
    assert cells["Trends", "C7"] == "='ICC.NET'!G8"
    growth = [cell for (sheet, _), cell in cells.items() if sheet == "Trends" and cell == '=IFERROR(G7/F7-1,"n/a")']
    margins = [cell for (sheet, _), cell in cells.items() if sheet == "Trends" and cell.startswith("=IFERROR(")]
    assert growth
    assert len(margins) > 10
    assert values(written)["Trends", "G7"] == 2441


def test_margins_are_of_the_revenue_of_the_same_period(embedded: Study, written: bytes) -> None:
    stated = values(written)
    label = next(
        at for at, value in stated.items() if at[0] == "Trends" and str(value).startswith("In percent of revenue")
    )
    row = int(label[1][1:])
    assert stated["Trends", f"A{row + 1}"] == "Net loss"
    assert stated["Trends", f"G{row + 1}"] == pytest.approx(-818 / (2441 + 355 + 308))
    assert stated["Trends", f"C{row + 1}"] == pytest.approx(-981 / (2119 + 465 + 466))


def test_charts_draw_live_cells_and_are_told_in_words(report: Report, data: bytes) -> None:
    parts = ZipFile(BytesIO(data))
    assert len(report.trends) == 2
    drawing = parts.read("xl/drawings/drawing1.xml").decode()
    for ordinal, trend in enumerate(report.trends, 1):
        chart = parts.read(f"xl/charts/chart{ordinal}.xml").decode()
        assert chart.count("<f>Trends!$C$") >= len(trend.chart.series)
        assert f'descr="Bar chart. {trend.chart.description}"' in drawing
    profit = report.trends[1]
    assert [series.is_gaap for series in profit.chart.series] == [True, False]
    assert "(non-GAAP)" in parts.read("xl/charts/chart2.xml").decode()


# Claims


def test_every_claim_has_its_sentence_and_a_formula_over_the_tables(embedded: Study, written: bytes) -> None:
    layout, cells, stated = Layout(embedded.report), formulas(written), values(written)
    lines = [line for line in embedded.report.checks if line.quote]
    assert len(lines) > 20
    assert {line.id for _, line in layout.claims if line} == {line.id for line in lines}
    for row, (figure, line) in enumerate(layout.claims, CLAIM_ROW):
        assert line is not None
        assert stated["Claims", f"C{row}"] == line.quote
        assert stated["Claims", f"E{row}"] == figure.printed
        assert stated["Claims", f"K{row}"] == line.verdict.value.replace("_", " ")
        operands = {layout.home(span) for span in refs(line.expression)}
        covered = covered_cells(cells["Claims", f"G{row}"], "Claims")
        assert {(home.sheet, home.coordinate) for home in operands if _stays(layout, home)} <= covered, line.id


def test_a_claim_shows_the_digits_that_the_prose_rounds_away(embedded: Study, written: bytes) -> None:
    book = load_workbook(BytesIO(written))["Claims"]
    stated = values(written)
    row = next(at[1][1:] for at, value in stated.items() if at[0] == "Claims" and value == "$3.1 million")
    assert stated["Claims", f"G{row}"] == pytest.approx(3.103)
    assert [book[f"{column}{row}"].number_format.split("_")[0] for column in "FGH"] == ["#,##0.0", *["#,##0.000"] * 2]
    assert stated["Claims", f"J{row}"] == "USD × 1,000,000"


def _stays(layout: Layout, home: object) -> bool:
    return home not in {layout.at(Block.PRINTED, at) for at in layout.moved}


# The embedded release as a whole


def test_the_equalities_of_the_check_are_live_formulas(embedded: Study, written: bytes) -> None:
    layout, cells = Layout(embedded.report), formulas(written)
    rows = {value: at[1][1:] for at, value in values(written).items() if at[0] == "Checks" and at[1][0] == "N"}
    exported = embedded.report.check["relations"]
    assert isinstance(exported, list)
    equalities = [line for line in embedded.report.checks if line.form is Form.EQUALITY]
    assert {line.id for line in equalities} <= {each["id"] for each in exported}
    live = 0
    for line in equalities:
        covered = covered_cells(cells.get(("Checks", f"F{rows[line.id]}"), ""), "Checks")
        homes = [layout.home(span) for span in refs(line.expression)]
        live += all((home.sheet, home.coordinate) in covered for home in homes if _stays(layout, home))
        for column in "JK":
            assert ("Checks", f"{column}{rows[line.id]}") in cells
    assert live >= 0.95 * len(equalities)


def test_the_embedded_release_is_typed_once_and_has_no_other_numbers(embedded: Study, written: bytes) -> None:
    layout = Layout(embedded.report)
    homes = [layout.home(span) for span in embedded.report.figures]
    assert len(set(homes)) == len(homes) > 230
    constants = {number for formula in formulas(written).values() for number in numbers(formula)}
    assert constants <= {"0", "1", "2", "100"}
    stated = values(written)
    for span, figure in embedded.report.figures.items():
        home = layout.home(span)
        if figure.number is not None:
            scale = 1 if figure.is_percentage else Fraction(figure.scale)
            assert Fraction(str(stated[home.sheet, home.coordinate])) * scale == figure.amount


# The file


def test_names_are_defined_for_tolerances_scales_and_the_status_only(written: bytes) -> None:
    names = set(load_workbook(BytesIO(written)).defined_names)
    assert names <= {"overall_status", "thousands", "millions", "round_numbers", "round_number_decimals"}


def test_sheets_are_protected_without_a_password_and_inputs_are_open(book: Workbook) -> None:
    for sheet in book.worksheets:
        assert sheet.protection.sheet
        assert not sheet.protection.password
        for row in sheet.iter_rows():
            for cell in row:
                is_open = cell.style in ("Input figure", "Switch", "Comment")
                assert cell.protection.locked is not is_open, (sheet.title, cell.coordinate)


def test_the_properties_of_the_document_say_what_it_is(book: Workbook) -> None:
    properties = book.properties
    assert properties.title == "Internet Commerce Corporation - First quarter of fiscal 2004, ended October 31, 2003"
    assert "ab" * 32 in str(properties.description)
    assert str(properties.creator).startswith("icc-reports")


def test_openpyxl_reads_it_back_as_it_was_built(report: Report, book: Workbook) -> None:
    made = build(report)
    built = made.workbook
    assert built.sheetnames == book.sheetnames
    for sheet in built.worksheets:
        there = book[sheet.title]
        for row in sheet.iter_rows():
            for cell in row:
                read = there[cell.coordinate]
                same = cell.value if not isinstance(cell.value, Fraction) else float(cell.value)
                assert read.value == same, (sheet.title, cell.coordinate)
                assert (read.style, read.number_format) == (cell.style, cell.number_format)
                assert (read.font.b, read.alignment.indent) == (cell.font.b, cell.alignment.indent)
                assert (read.hyperlink and read.hyperlink.location) == made.links[sheet.title].get(cell.coordinate)


def test_another_reader_sees_the_figures_of_every_sheet(written: bytes) -> None:
    """Calamine is what pandas reads workbooks with; it computes nothing."""
    ours = values(written)
    other = CalamineWorkbook.from_filelike(BytesIO(written))
    assert other.sheet_names == load_workbook(BytesIO(written), read_only=True).sheetnames
    for name in other.sheet_names:
        found = other.get_sheet_by_name(name).to_python()
        count = sum(isinstance(value, int | float) and not isinstance(value, bool) for row in found for value in row)
        expected = [value for (sheet, _), value in ours.items() if sheet == name]
        assert count == sum(isinstance(value, int | float) and not isinstance(value, bool) for value in expected)
        assert count, name


def test_the_parts_are_valid(written: bytes, data: bytes, tmp_path: Path) -> None:
    """Element order, types and references of all parts, by the schema rules of Office Open XML."""
    for ordinal, each in enumerate((written, data)):
        assert not schema_errors(each, tmp_path / f"{ordinal}.xlsx")


def test_a_broken_part_is_noticed(data: bytes, tmp_path: Path) -> None:
    target = BytesIO()
    with ZipFile(BytesIO(data)) as source, ZipFile(target, "w") as broken:
        for entry in source.infolist():
            content = source.read(entry)
            broken.writestr(entry, content.replace(b"<sheetData>", b"<sheetDatum/><sheetData>", 1))
    assert schema_errors(target.getvalue(), tmp_path / "broken.xlsx")


def test_tokens_are_told_apart() -> None:
    assert covered_cells("=SUM(A1:B2)*thousands+'It''s'!$C$3", "Here") == {
        *(("Here", cell) for cell in ("A1", "A2", "B1", "B2")),
        ("It's", "C3"),
    }
    assert Tokenizer("=1").items[0].value == "1"


def test_about_counts_in_numbers_that_follow_the_checks(written: bytes) -> None:
    book, found = load_workbook(BytesIO(written)), values(written)
    labels = {str(row[0].value): row[1].coordinate for row in book["About"].iter_rows(max_col=2) if row[0].value}
    exact = labels["Checks, exact"]
    assert str(book["About"][exact].value).startswith("=Checks!")
    counts = [found["About", cell] for label, cell in labels.items() if label.startswith("Checks, ")]
    assert str(found["About", "B4"]).split(": ")[1].split(", ")[0] == f"{found['About', exact]} exact"
    assert len(counts) == 4
    names = ("Figures re-derived", "Figures in the tables", "Share re-derived")
    covered, figures, share = (Decimal(str(found["About", labels[name]])) for name in names)
    assert abs(covered / figures - share) < Decimal("1e-9")
