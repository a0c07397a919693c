from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from icc_reports.model.arithmetic import evaluate
from icc_reports.model.audit import Audit
from icc_reports.model.release import Column, ColumnRole, Table, TableKind
from icc_reports.present import present
from icc_reports.present.digest import digest as digest_of
from icc_reports.present.report import Cell, Report, ReportTable
from icc_reports.present.room import MOST_NOTES, rows_of_notes, saves_room
from icc_reports.present.wording import rounded
from tests.builders import icc_audit, icc_tables, quarters, release, table


def _report(*tables: Table) -> Report:
    of = release(tables, ())
    return present(Audit(release=of, judgements=(), findings=()))


def _table(report: Report, key: str) -> ReportTable:
    return next(each for section in report.digest.sections for each in section.tables if each.key == key)


def _derived(cell: Cell) -> str:
    if cell.derived is None:
        return ""
    return str(rounded(cell.derived.value / cell.derived.scale, cell.derived.fraction_digits))


def test_the_income_statement_shows_changes_that_mean_something() -> None:
    report = present(icc_audit())
    income = _table(report, "income-statement")
    assert [column.head for column in income.columns][-2:] == ["Change", "Change"]
    rows = {row.place: row.cells[-2:] for row in income.rows}
    amount, percent = rows["L177"]
    assert amount.derived is not None
    assert percent.derived is not None
    assert amount.derived.value == 53_000
    assert percent.derived.value == Fraction(3103, 3050) - 1
    assert rows["L202"][0].derived is not None
    assert rows["L202"][1].derived is None  # both are losses
    assert rows["L196"][1].derived is None  # 1 against 5 has no digit that stands
    assert rows["L186"][1].derived is None  # nothing before
    for pair in rows.values():
        for cell in pair:
            if cell.derived is not None:
                assert evaluate(cell.derived.expression, report.figures) == cell.derived.value


def test_segments_show_growth_and_share() -> None:
    parts = tuple(
        replace(table(at, TableKind.SEGMENT, name, quarters(5), f"{10 + 9 * at} 0|Revenue|{figures}"), segment=name)
        for at, (name, figures) in enumerate((("One", "300|9|9|9|200"), ("Two", "100|9|9|9|200")))
    )
    made = _table(_report(*parts), "by-segment")
    assert [column.head for column in made.columns] == ["Q1 2004", "Q1 2003", "Growth", "Share"]
    assert [[_derived(cell) for cell in row.cells[2:]] for row in made.rows] == [["50", "75.0"], ["-50.0", "25.0"]]


def test_a_summary_of_many_tables_stays_one_and_says_what_it_leaves_out() -> None:
    many = tuple(
        table(
            at,
            TableKind.OTHER,
            f"Table {at}",
            quarters(2),
            "\n".join(f"{at * 30 + n} 0|Row {n}|{n}|{n}" for n in range(1, 25)),
        )
        for at in range(20)
    )
    report = _report(*many)
    shown = [each.title for section in report.digest.sections for each in section.tables]
    assert 0 < len(shown) <= 8
    assert len(shown) + len(report.digest.left_out) == 20
    assert report.digest.left_out[-1].startswith("Table 19 (L")
    assert report.digest.left_out[-1].endswith(", 48 figures)")
    assert sum(len(section.tables) for section in report.sections) == 20


def test_a_long_statement_keeps_its_totals_and_says_that_it_is_condensed() -> None:
    lines = "\n".join(f"{n} 0|Line {n}|{n}|{n}" for n in range(10, 80))
    made = table(
        0,
        TableKind.INCOME_STATEMENT,
        "Income",
        quarters(2),
        f"5 0|Revenue|900|800\n{lines}\n90 0|Net income|7|6",
        concepts={},
    )
    shown = _table(_report(made), "income-statement")
    labels = [row.label for row in shown.rows]
    assert len(labels) == 26
    assert labels[0] == "Revenue"
    assert labels[-1] == "Net income"
    assert "Line 79" in labels
    assert "Line 10" not in labels
    assert shown.note.startswith("Condensed: 26 of 72 rows.")


def test_a_wide_table_keeps_the_columns_that_are_compared() -> None:
    figures = "|".join(str(n) for n in range(12))
    columns = tuple(Column(ordinal=at, head=f"Column {at}") for at in range(12))
    made = table(0, TableKind.OTHER, "Wide", columns, f"10 0|Row|{figures}")
    shown = _report(made).digest.sections[0].tables[0]
    assert [cell.figure.printed for cell in shown.rows[0].cells if cell.figure] == ["0", "1", "2", "3", "4", "5", "6"]
    assert "7 of 12 columns." in shown.note


def test_the_reconciliation_of_a_tile_is_whole_and_always_there() -> None:
    report = present(icc_audit())
    shown = {each.key: each for section in report.digest.sections for each in section.tables}
    whole = {each.key: each for section in report.sections for each in section.tables}
    needed = [tile.reconciled_in for tile in report.tiles if tile.reconciled_in]
    assert needed
    for key in needed:
        assert shown[key] == whole[key]
    kinds = [section.is_gaap for section in report.digest.sections]
    assert kinds == sorted(kinds, reverse=True)
    assert report.digest.left_out == ()
    assert len(icc_tables()) == len(shown)


def test_others_may_be_left_out_and_what_must_be_shown_stays() -> None:
    digest = present(icc_audit()).digest
    assert digest.dispensable
    less = digest.without(len(digest.dispensable))
    assert less.left_out == tuple(name for _, name in digest.dispensable)
    assert less.dispensable == ()
    kept = {each.key for section in less.sections for each in section.tables}
    assert kept.isdisjoint(key for key, _ in digest.dispensable)
    assert {"income-statement", "balance-sheet"} <= kept
    needed = {tile.reconciled_in for tile in present(icc_audit()).tiles if tile.reconciled_in}
    assert needed <= kept


def test_the_leading_statement_is_the_fullest_of_the_period() -> None:
    year = quarters(2)[1:]
    highlights = table(0, TableKind.INCOME_STATEMENT, "Highlights", quarters(1), "5 0|Revenue|900")
    earlier = table(1, TableKind.INCOME_STATEMENT, "Before", year, "15 0|Revenue|800\n16 0|Net income|70")
    whole = table(2, TableKind.INCOME_STATEMENT, "Income", quarters(1), "25 0|Revenue|900\n26 0|Net income|90")
    (section,) = _report(highlights, replace(earlier, ordinal=1), whole).digest.sections
    assert section.tables[0].title == "Income"


def test_notes_beyond_the_room_are_counted_not_shown() -> None:
    report = present(icc_audit())
    assert report.digest.notes == report.notes
    digest = digest_of(release((), ()), {}, (), report.notes * 20, 0)
    assert 0 < len(digest.notes) < 20 * len(report.notes)
    assert rows_of_notes(digest.notes) <= MOST_NOTES


def test_a_statement_that_prints_its_changes_gets_no_second_column_of_them() -> None:
    rows = "25 0|Revenue|900|800|100|13%\n26 0|Net income|90|70|20|29%"
    change = Column(ordinal=2, head="Change", role=ColumnRole.AMOUNT_CHANGE)
    for head, role in (("% change", ColumnRole.PERCENT_CHANGE), ("Increase reported", ColumnRole.OTHER)):
        columns = (*quarters(2), change, Column(ordinal=3, head=head, role=role))
        shown = _report(table(0, TableKind.INCOME_STATEMENT, "Income", columns, rows)).digest.sections[0].tables[0]
        assert [column.head for column in shown.columns][2:] == ["Change", head]
    of_revenue = Column(ordinal=2, head="% of revenue", role=ColumnRole.PERCENT_OF_REVENUE)
    rows = "25 0|Revenue|900|800|100%\n26 0|Net income|90|70|10%"
    made = table(0, TableKind.INCOME_STATEMENT, "Income", (*quarters(2), of_revenue), rows)
    assert [column.head for column in _report(made).digest.sections[0].tables[0].columns][3:] == ["Change", "Change"]


def test_a_balance_sheet_of_long_labels_is_not_set_in_halves() -> None:
    short, long = ["Accounts receivable"] * 14, ["Common stock, authorized 3,000 shares, issued 1,392 shares"] * 14
    assert saves_room(short, short)
    assert not saves_room(short, long)
