from __future__ import annotations

from dataclasses import replace

from icc_reports.model.arithmetic import evaluate
from icc_reports.model.audit import Audit
from icc_reports.model.relations import Verdict
from icc_reports.model.release import TableKind
from icc_reports.present import present
from icc_reports.present.report import Cell, CellStyle, Report, ReportRow, ReportTable, SectionKind
from tests.builders import icc_audit, icc_corrected, icc_tables, release


def _report() -> Report:
    audit = icc_audit()
    return present(audit, icc_corrected(audit))


def _table(report: Report, key: str) -> ReportTable:
    return next(table for section in report.sections for table in section.tables if table.key == key)


def _row(table: ReportTable, place: str) -> ReportRow:
    return next(row for row in table.rows if row.place == place)


def test_gaap_comes_before_non_gaap() -> None:
    sections = _report().sections
    assert [section.kind for section in sections] == [
        SectionKind.STATEMENT,
        SectionKind.SEGMENT,
        SectionKind.RECONCILIATION,
    ]
    assert [section.is_gaap for section in sections] == [True, True, False]
    assert all(section.tables for section in sections)


def test_keys_are_unique_and_fit_a_sheet_name() -> None:
    twice = tuple(replace(each, ordinal=at) for at, each in enumerate(icc_tables()[3:] * 2))
    of = replace(release(()), tables=twice)
    keys = [
        table.key for each in present(Audit(release=of, judgements=(), findings=())).sections for table in each.tables
    ]
    assert len(set(keys)) == len(keys) == 4
    assert all(len(key) <= 29 for key in keys)


def test_every_figure_of_the_release_stands_in_one_cell_as_published() -> None:
    report = _report()
    cells = [
        cell.figure.span
        for section in report.sections
        for table in section.tables
        for row in table.rows
        for cell in row.cells
        if cell.figure is not None
    ]
    assert sorted(cells) == sorted(report.figures)
    assert len(set(cells)) == len(cells)


def test_a_total_is_re_derived_by_its_footing_and_ticked() -> None:
    report = _report()
    row = _row(_table(report, "income-statement"), "L189")
    cell = row.cells[0]
    assert cell.figure is not None
    assert cell.recomputed is not None
    assert evaluate(cell.recomputed, report.figures) == cell.figure.amount
    assert row.is_subtotal
    assert row.ticks == ("F",)
    assert _row(_table(report, "income-statement"), "L210").ticks == ("R",)
    assert _row(_table(report, "income-statement"), "L210").cells[0].style is CellStyle.PER_SHARE


def test_a_total_above_its_parts_is_not_ruled_like_one_below() -> None:
    assert not _row(_table(_report(), "segment-icc-net"), "L84").is_total


def test_what_does_not_tie_is_marked_and_numbered_in_reading_order() -> None:
    report = _report()
    marks = [
        mark
        for section in report.sections
        for table in section.tables
        for row in table.rows
        for cell in row.cells
        for mark in cell.marks
    ]
    first_seen = list(dict.fromkeys(marks))
    assert first_seen == [note.ordinal for note in report.notes] == [1, 2, 3, 4]
    assert report.notes[2].arithmetic[0].endswith("= 615, printed (367)")
    assert all(note.places for note in report.notes)


def test_marked_is_only_what_a_note_concerns() -> None:
    report = _report()
    ebitda = _table(report, "recon-adjusted-ebitda")
    moved = _row(ebitda, "L327").cells
    assert [cell.marks for cell in moved] == [(3,), (), (), (), ()]
    assert [cell.marks for cell in _row(ebitda, "L330").cells] == [(3,), (3,), (), (), ()]


def test_the_corrected_table_stands_beside_the_published_one() -> None:
    report = _report()
    ebitda = _table(report, "recon-adjusted-ebitda")
    assert ebitda.corrected is not None

    def printed(cell: Cell) -> str:
        return cell.figure.printed if cell.figure else ""

    assert [printed(cell) for cell in _row(ebitda, "L327").cells[:2]] == ["982", "--"]
    assert [printed(cell) for cell in _row(ebitda.corrected, "L327").cells[:2]] == ["--", "982"]
    assert [cell.marks for cell in _row(ebitda.corrected, "L330").cells] == [(), (), (), (), ()]
    others = [t for section in report.sections for t in section.tables if t.key != ebitda.key]
    assert all(table.corrected is None for table in others)


def test_a_check_is_a_line_that_a_person_can_follow() -> None:
    lines = {check.id: check.arithmetic for check in _report().checks}
    assert lines["recalculation-4-385-0"] == "1,243 / 3,104 = 40.045%, printed 40.1%: rounding"
    assert lines["recalculation-4-385-1"] == "1,172 / 3,050 = 38.43%, printed 38.3%: exception"
    assert lines["tie_out-319-100"] == "(981) (L319) against (982) (L202): exception"
    assert "not verifiable, needs the stock issued in the quarter" in lines["tie_out-290-40"]


def test_a_check_carries_its_bounds() -> None:
    report = _report()
    for check in report.checks:
        assert check.low is not None
        assert check.high is not None
        assert check.bounds == (evaluate(check.low, report.figures), evaluate(check.high, report.figures))


def test_status_counts_every_verdict_apart() -> None:
    report = _report()
    assert report.summary[Verdict.EXCEPTION] == 5
    assert report.status.startswith(
        "44 of 50 relations hold (2 of them within rounding); 5 do not; 1 cannot be verified"
    )
    assert str(report.coverage) == "176 of 176 figures re-derived"


def test_the_closing_quotes_the_release() -> None:
    closing = dict(_report().closing)
    assert closing["Contact"].startswith("CONTACT")
    assert closing["Definitions, as the release gives them"].startswith("Adjusted gross margin represents")


def test_a_section_without_content_is_left_out() -> None:
    of = release((icc_tables()[0],), ())
    report = present(Audit(release=of, judgements=(), findings=()))
    assert [section.kind for section in report.sections] == [SectionKind.SEGMENT]
    assert report.closing == ()
    assert report.notes == ()
    assert report.status == "No relation between the figures was found to check."


def test_heads_say_what_and_when() -> None:
    report = _report()
    heads = [(column.head, column.subhead) for column in _table(report, "income-statement").columns]
    assert heads == [("Three months ended", "Oct. 31, 2003"), ("Three months ended", "Oct. 31, 2002")]
    quarters = [column.head for column in _table(report, "recon-adjusted-ebitda").columns]
    assert quarters[:2] == ["First quarter fiscal 2004", "Fourth quarter fiscal 2003"]


def test_indentation_comes_in_steps() -> None:
    levels = [row.level for row in _table(_report(), "balance-sheet").rows]
    assert set(levels) == {0, 1, 2, 3}


def test_statements_come_in_the_order_of_the_books() -> None:
    tables = icc_tables()
    swapped = (replace(tables[2], ordinal=0), replace(tables[1], ordinal=1))
    report = present(Audit(release=release(swapped, ()), judgements=(), findings=()))
    assert [table.key for table in report.sections[0].tables] == ["income-statement", "balance-sheet"]
    assert swapped[0].kind is TableKind.BALANCE_SHEET
