"""A cause is proposed where one slip alone explains what fails, and nowhere else.

This file is long because every kind of cause has its smallest tables here, and the tables that only look like it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction

import pytest

from icc_reports.check import check_release
from icc_reports.check.diagnosis.misprints import misprints
from icc_reports.model.audit import Audit
from icc_reports.model.figures import Figure
from icc_reports.model.findings import Diagnosis, DiagnosisKind, FindingCode, Severity
from icc_reports.model.release import ColumnRole, TableKind
from icc_reports.model.source import Span
from tests.check.builder import UNITS, Builder, figure, quarter

ENDS = ("2003-10", "2003-07", "2003-04", "2003-01", "2002-10")

ASSETS = """
Current assets:
   Cash | {cash} | 2,283 | 1,745
   Receivables | {receivables} | 1,733 | 1,688
   Prepaid expenses | {prepaid} | 296 | 207
   ---
   Total current assets | {current} | 4,312 | 3,640
Allowances | {allowances} | (128) | (131)
Equipment | {equipment} | 557 | 633
---
Total assets | {total} | 4,741 | 4,142
"""
RIGHT = {
    "cash": "1,097",
    "receivables": "1,931",
    "prepaid": "248",
    "current": "3,276",
    "allowances": "(129)",
    "equipment": "476",
    "total": "3,623",
}


def _assets(**printed: str) -> Audit:
    build = Builder()
    build.table("Balances", TableKind.OTHER, [quarter(end) for end in ENDS[:3]], ASSETS.format(**{**RIGHT, **printed}))
    return check_release(build.release())


def _causes(audit: Audit) -> list[Diagnosis]:
    return [finding.diagnosis for finding in audit.findings if finding.diagnosis is not None]


def _told(causes: Iterable[Diagnosis]) -> list[tuple[DiagnosisKind, list[tuple[str, str]]]]:
    return [(each.kind, [(one.printed, one.text) for one in each.replacements]) for each in causes]


def test_what_holds_has_no_cause() -> None:
    audit = _assets()
    assert not audit.findings
    assert len(audit.judgements) >= 6


@pytest.mark.parametrize(
    ("name", "printed", "kind"),
    [
        ("receivables", "1,391", DiagnosisKind.TRANSPOSED_DIGITS),
        ("cash", "1,907", DiagnosisKind.TRANSPOSED_DIGITS),
        ("allowances", "129", DiagnosisKind.WRONG_SIGN),
        ("receivables", "1.931", DiagnosisKind.WRONG_SCALE),
        ("receivables", "1,931,000", DiagnosisKind.WRONG_SCALE),
        ("prepaid", "2,448", DiagnosisKind.DOUBLED_DIGIT),
        ("equipment", "4,776", DiagnosisKind.DOUBLED_DIGIT),
        ("current", "376", DiagnosisKind.DROPPED_DIGIT),
    ],
)
def test_a_slip_in_one_figure_is_named_with_what_was_meant(name: str, printed: str, kind: DiagnosisKind) -> None:
    audit = _assets(**{name: printed})
    assert _told(_causes(audit)) == [(kind, [(printed, RIGHT[name])])]


@pytest.mark.parametrize(
    ("name", "printed", "kind"),
    [
        ("current", "3,726", DiagnosisKind.TRANSPOSED_DIGITS),
        ("current", "3,976", DiagnosisKind.WRONG_DIGIT),
        ("current", "3,411", DiagnosisKind.ONE_FIGURE),
    ],
)
def test_a_figure_in_two_totals_makes_one_finding(name: str, printed: str, kind: DiagnosisKind) -> None:
    audit = _assets(**{name: printed})
    (finding,) = audit.findings
    assert finding.code is FindingCode.DOES_NOT_FOOT
    assert finding.severity is Severity.ERROR
    assert len(finding.relations) == 2
    changed = next(fact.figure for fact in audit.release.facts if fact.figure.printed == printed)
    assert finding.spans[0] == changed.span
    assert finding.diagnosis is not None
    assert finding.diagnosis.evidence == finding.relations
    assert _told([finding.diagnosis]) == [(kind, [(printed, RIGHT[name])])]
    assert finding.diagnosis.replacements[0].value == 3_276_000
    assert finding.message.endswith(finding.diagnosis.message)


def test_the_figures_stay_as_published() -> None:
    audit = _assets(receivables="1,391")
    assert _causes(audit)
    assert "1,391" in {fact.figure.printed for fact in audit.release.facts}
    assert not audit.corrections


@pytest.mark.parametrize(
    "printed",
    [
        {"receivables": "1,961"},  # any of three lines may have lost 30
        {"receivables": "2,118"},  # no slip of one figure
        {"receivables": "1,391", "cash": "1,907"},  # two slips in one sum
    ],
)
def test_what_leaves_more_than_one_explanation_has_none(printed: dict[str, str]) -> None:
    audit = _assets(**printed)
    assert audit.findings
    assert not _causes(audit)


def test_two_slips_that_explain_it_equally_leave_it_open() -> None:
    """Nine tens are missing: the total may be 2,567 for 2,657, a line 1,234 for 1,324."""
    build = Builder()
    rows = "Payroll | 912 | 830\nBenefits | 1,234 | 1,104\nTaxes | 421 | 433\n---\nTotal accrued | 2,657 | 2,367"
    build.table("Accrued", TableKind.OTHER, [quarter(end) for end in ENDS[:2]], rows)
    audit = check_release(build.release())
    assert [finding.code for finding in audit.findings] == [FindingCode.DOES_NOT_FOOT]
    assert not _causes(audit)


def test_what_as_many_lines_could_have_made_by_chance_is_no_slip() -> None:
    """64 may be 46; but a difference of 18 may as well have another cause."""
    build = Builder()
    rows = "Debt | 2,704 | 2,261 | 2,310\nLeases | 64 | 22 | 25\nOther | 8 | 3 | 5\n---\nTotal | 2,758 | 2,286 | 2,340"
    build.table("Liabilities", TableKind.OTHER, [quarter(end) for end in ENDS[:3]], rows)
    audit = check_release(build.release())
    assert [finding.code for finding in audit.findings] == [FindingCode.DOES_NOT_FOOT]
    assert not _causes(audit)


def test_a_unit_in_many_places_is_rounding_elsewhere() -> None:
    build = Builder()
    columns = [quarter(end) for end in ENDS[:3]]
    build.table("Expenses", TableKind.INCOME_STATEMENT, columns, "Equity awards | 8,502 | 7,114 | 6,905")
    for place in range(6):
        build.table(f"Measure {place}", TableKind.OTHER, columns, "Equity awards | 8,503 | 7,114 | 6,905")
    audit = check_release(build.release())
    assert [finding.code for finding in audit.findings] == [FindingCode.DOES_NOT_TIE] * 6
    assert not _causes(audit)


def test_a_slip_that_breaks_what_holds_is_none() -> None:
    """With its digits put back, the line would no longer agree with its other print."""
    build = Builder()
    columns = [quarter(end) for end in ENDS[:3]]
    build.table("Balances", TableKind.OTHER, columns, ASSETS.format(**{**RIGHT, "receivables": "1,391"}))
    build.table("Working capital", TableKind.OTHER, columns, "Receivables | 1,391 | 1,733 | 1,688\nDays | 41 | 43 | 39")
    audit = check_release(build.release())
    assert any(finding.code is FindingCode.DOES_NOT_FOOT for finding in audit.findings)
    assert not _causes(audit)


def test_points_for_commas_in_several_lines_are_one_cause() -> None:
    audit = _assets(cash="1.097", receivables="1.931")
    (cause,) = _causes(audit)
    assert cause.kind is DiagnosisKind.WRONG_SCALE
    assert [(one.printed, one.text) for one in cause.replacements] == [("1.097", "1,097"), ("1.931", "1,931")]


def test_figures_in_each_others_row_are_found_by_both_their_totals() -> None:
    audit = _assets(receivables="476", equipment="1,931")
    (finding,) = audit.findings
    assert finding.diagnosis is not None
    assert finding.diagnosis.kind is DiagnosisKind.EXCHANGED_ROWS
    assert {(one.printed, one.text) for one in finding.diagnosis.replacements} == {("476", "1,931"), ("1,931", "476")}
    assert len(finding.relations) == 2


PARTS = """
Residential loans | {0} | {4}%
Commercial loans | {1} | {5}%
Consumer loans | {2} | {6}%
---
Total loans | {3} | 100%
"""
SHARES = ("114,556", "143,181", "729,570", "987,307")


def _shares(*percentages: int) -> Audit:
    build = Builder()
    now = quarter(ENDS[0])
    columns = [(now, ColumnRole.PERIOD, "Loans"), (now, ColumnRole.PERCENT_OF_REVENUE, "% of total")]
    build.table("Loans", TableKind.OTHER, columns, PARTS.format(*SHARES, *percentages))
    return check_release(build.release())


def test_a_percentage_that_was_adjusted_to_make_100_is_a_warning() -> None:
    """11.6, 14.5 and 73.9 % round to 101 %."""
    audit = _shares(12, 14, 74)
    (finding,) = audit.findings
    assert finding.severity is Severity.WARNING
    assert _told(_causes(audit)) == [(DiagnosisKind.FORCED_PERCENTAGES, [("14%", "15%")])]


def test_a_percentage_off_without_need_was_not_adjusted() -> None:
    audit = _shares(12, 16, 74)
    assert audit.findings
    assert not _causes(audit)


EXPENSES = """
Marketing | 205 | 304 | 312
Research | 1,020 | 998 | 1,044
{0}Administration | 377 | 391 | 402
---
Total expenses | {1} | 1,693 | 1,758
Other | 31 | 20 | 18
---
Total costs | {2} | 1,713 | 1,776
"""


def _two_tables(row: str, total: str, costs: str) -> Audit:
    build = Builder()
    columns = [quarter(end) for end in ENDS[:3]]
    build.table("Costs", TableKind.OTHER, columns, EXPENSES.format("", total, costs))
    build.table("Costs in full", TableKind.OTHER, columns, EXPENSES.format(row, total, costs))
    return check_release(build.release())


def test_a_row_that_another_table_prints_is_named_as_missing() -> None:
    audit = _two_tables("Restructuring | 84 | -- | --\n", "1,686", "1,717")
    (cause,) = _causes(audit)
    assert cause.kind is DiagnosisKind.MISSING_ROW
    assert not cause.replacements
    (row,) = [row for row in audit.release.tables[1].rows if row.label == "Restructuring"]
    assert row.span.place in cause.message
    assert "84" in cause.message
    assert {span.line for span in cause.witnesses} == {row.span.line}


YEAR_OF_EXPENSES = """
Marketing | 205 | 304 | 312 | 298
Research | 1,020 | 998 | 1,044 | 1,013
{0}Administration | 377 | 391 | 402 | 395
---
Total expenses | 1,686 | 1,783 | 1,758 | 1,706
"""


@pytest.mark.parametrize(("kept", "told"), [((1, 2, 3, 4), True), ((1, 3, 4), False)])
def test_a_row_printed_for_some_of_the_columns_that_fail_is_not_named(kept: tuple[int, ...], told: bool) -> None:
    columns = [quarter(end) for end in ENDS[:4]]
    lines = [line.split(" | ") for line in YEAR_OF_EXPENSES.format("Restructuring | 84 | 90 | -- | --\n").splitlines()]
    rows = "\n".join(" | ".join(line[at] for at in (0, *kept)) if len(line) > 1 else line[0] for line in lines)
    build = Builder()
    build.table("Costs", TableKind.OTHER, columns, YEAR_OF_EXPENSES.format(""))
    build.table("Costs in full", TableKind.OTHER, [columns[at - 1] for at in kept], rows)
    assert any(cause.witnesses for cause in _causes(check_release(build.release()))) == told


@pytest.mark.parametrize(
    "rows",
    [
        "Restructuring | 84 | -- | --\nLand | 5 | 6 | 7\n---\nTotal plant | 89 | 6 | 7",
        "Restructuring | 84 | -- | --\nAll else | 1,602 | 1,693 | 1,758\n---\nTotal expenses | 1,686 | 1,693 | 1,758",
    ],
)
def test_a_row_of_that_amount_with_no_other_line_in_common_is_not_named(rows: str) -> None:
    build = Builder()
    columns = [quarter(end) for end in ENDS[:3]]
    build.table("Costs", TableKind.OTHER, columns, EXPENSES.format("", "1,686", "1,717"))
    build.table("Others", TableKind.OTHER, columns, rows)
    audit = check_release(build.release())
    assert audit.findings
    assert not _causes(audit)


def test_a_misplaced_figure_has_a_cause_like_any_other() -> None:
    build = Builder()
    rows = "Research | 13,485 | 13,987\nSelling | 23,707 | 24,292\nClosing | 1,784 | --\n---\nTotal | 37,192 | 40,063"
    build.table("Expenses", TableKind.OTHER, [quarter(end) for end in ENDS[:2]], rows)
    (finding,) = check_release(build.release()).findings
    assert finding.correction is not None
    assert finding.diagnosis is not None
    assert finding.diagnosis.kind is DiagnosisKind.WRONG_COLUMN
    assert finding.diagnosis.evidence == finding.relations


def _meant(printed: str, unit: str = "usd", scale: str = "1000") -> dict[Fraction, DiagnosisKind]:
    read = figure(printed, Span(1, 1, 9), UNITS[unit], scale)
    assert isinstance(read, Figure)
    return {each.meant.amount / Fraction(read.scale): each.kind for each in misprints(read)}


def test_each_slip_leads_back_to_what_was_meant() -> None:
    meant = _meant("1,391")
    assert meant[Fraction(1931)] is DiagnosisKind.TRANSPOSED_DIGITS
    assert meant[Fraction(-1391)] is DiagnosisKind.WRONG_SIGN
    assert meant[Fraction(1_391_000)] is DiagnosisKind.WRONG_SCALE
    assert meant[Fraction(15391)] is DiagnosisKind.DROPPED_DIGIT
    assert meant[Fraction(1397)] is DiagnosisKind.WRONG_DIGIT
    assert Fraction(1391) not in meant
    assert _meant("1,331")[Fraction(131)] is DiagnosisKind.DOUBLED_DIGIT
    assert _meant(".84", "eps", "1")[Fraction(184, 100)] is DiagnosisKind.DROPPED_DIGIT
    assert _meant("615%")[Fraction(123, 2)] is DiagnosisKind.WRONG_SCALE
    assert Fraction(615, 100) not in _meant("615%")  # basis points, no slip


@pytest.mark.parametrize("printed", ["1,391", "(1,391)", "0.07", ".84", "38.4%", "100"])
def test_slips_keep_sign_and_leading_digit(printed: str) -> None:
    read = figure(printed, Span(1, 1, 9))
    assert read is not None
    for each in misprints(read):
        assert each.meant.number is not None
        assert read.number is not None
        if each.kind is not DiagnosisKind.WRONG_SIGN:
            assert (each.meant.number > 0) == (read.number > 0)
        assert each.meant.amount != read.amount
        assert replace(each.meant, number=read.number, fraction_digits=read.fraction_digits) == read


def test_nil_has_no_slips() -> None:
    nil = figure("--", Span(1, 1, 2))
    assert nil is not None
    assert not misprints(nil)


NOW, QUARTER_BEFORE, YEAR_BEFORE = quarter("2024-12"), quarter("2024-09"), quarter("2023-12")
CHANGES = """
Revenue | 42,768 | 42,654 | 38,574 | 114 | 0% | 4,194 | 11%
Expense | 27,262 | 22,565 | 24,486 | 197 | 1% | (1,724) | (7)%
Provision | 2,631 | 3,111 | 2,762 | (480) | (15)% | (131) | (5)%
Result | 14,005 | 12,898 | 9,307 | 1,107 | 9% | 4,698 | 50%
Equity | 344,758 | 345,836 | 327,878 | (1,078) | 0% | 16,880 | 5%
Assets | 4,002,814 | 4,210,048 | 3,875,393 | (207,234) | (5)% | 127,421 | 3%
"""


def _changes() -> Builder:
    build = Builder()
    heads = [
        (NOW, ColumnRole.PERIOD, "4Q"),
        (QUARTER_BEFORE, ColumnRole.PERIOD, "3Q"),
        (YEAR_BEFORE, ColumnRole.PERIOD, "4Q before"),
        (QUARTER_BEFORE, ColumnRole.AMOUNT_CHANGE, "$ to 3Q"),
        (QUARTER_BEFORE, ColumnRole.PERCENT_CHANGE, "% to 3Q"),
        (YEAR_BEFORE, ColumnRole.AMOUNT_CHANGE, "$ to 4Q"),
        (YEAR_BEFORE, ColumnRole.PERCENT_CHANGE, "% to 4Q"),
    ]
    build.table("Results", TableKind.OTHER, heads, CHANGES)
    return build


def test_a_figure_behind_four_changes_is_found() -> None:
    causes = _causes(check_release(_changes().release()))
    assert _told(causes) == [(DiagnosisKind.TRANSPOSED_DIGITS, [("27,262", "22,762")])]
    assert len(causes[0].evidence) == 4


def test_a_figure_that_fails_elsewhere_too_is_the_nearer_suspect() -> None:
    """Both changes to the quarter before would hold with 27,065 in it, but four fail that have 27,262 in common."""
    build = _changes()
    build.table("Costs", TableKind.OTHER, [NOW, YEAR_BEFORE], "Expense | 27,262 | 24,486\nStaff | 310 | 308")
    audit = check_release(build.release())
    assert len([finding for finding in audit.findings if finding.severity is Severity.ERROR]) == 4
    assert not _causes(audit)


BRIDGE = """
Net loss | (818) | (2,062) | (1,074) | (1,887) | (981)
Interest | 12 | 14 | 6 | 6 | 18
Depreciation | 386 | 390 | 387 | 432 | 440
---
EBITDA | {0} | {1} | {2} | (1,449) | (523)
"""


@pytest.mark.parametrize(
    ("totals", "told"),
    [
        (("(420)", "(1,643)", "(547)"), ["15 (three months ended July", "134 (three months ended April"]),
        (("(420)", "(1,673)", "(547)"), None),  # one lacks something, one has too much: two errors
        (("(420)", "(1,643)", "(681)"), None),  # one column: the total or any line
    ],
)
def test_what_two_columns_lack_is_a_row_where_their_totals_hold_elsewhere(
    totals: tuple[str, ...], told: list[str] | None
) -> None:
    build = Builder()
    columns = [quarter(end) for end in ENDS]
    build.table("Bridge", TableKind.OTHER, columns, BRIDGE.format(*totals))
    assert not _causes(check_release(build.release()))
    build.table(
        "Measures",
        TableKind.OTHER,
        columns,
        f"EBITDA | {' | '.join(totals)} | (1,449) | (523)\nStaff | 5 | 5 | 5 | 6 | 7",
    )
    audit = check_release(build.release())
    assert audit.findings
    causes = _causes(audit)
    assert [cause.kind for cause in causes] == ([DiagnosisKind.MISSING_ROW] if told else [])
    assert all(each in causes[0].message for each in told or ())


LIABILITIES = """
Current liabilities:
   Accounts payable | 654 | 919
   {0}Deferred revenue | 70 | 97
   Other liabilities | 99 | 129
   ---
   Total current liabilities | 1,793 | 2,324
Lease obligation | 22 | 46
---
Total liabilities | 1,815 | 2,370
"""


def _liabilities(row: str) -> Audit:
    build = Builder()
    build.table("Debt", TableKind.OTHER, [quarter(end) for end in ENDS[:2]], LIABILITIES.format(row))
    return check_release(build.release())


def test_what_every_column_lacks_is_a_row_where_all_figures_above_the_total_are_its_lines() -> None:
    (finding,) = _liabilities("").findings
    assert (finding.code, finding.severity) == (FindingCode.READING_DOUBT, Severity.WARNING)
    assert finding.diagnosis is not None
    assert finding.diagnosis.kind is DiagnosisKind.MISSING_ROW
    assert "970 (three months ended October 31, 2003), 1,179 (three months" in finding.message
    assert len(finding.relations) == 2


def test_a_row_that_was_left_aside_may_be_what_is_missing() -> None:
    audit = _liabilities("Accounts of customers {shares} | 4 | 5\n   ")
    assert {finding.code for finding in audit.findings} == {FindingCode.READING_DOUBT}
    assert not _causes(audit)
