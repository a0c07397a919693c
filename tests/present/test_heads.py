from __future__ import annotations

from datetime import date

import pytest

from icc_reports.model.figures import Doubt
from icc_reports.model.periods import Instant, months_ending
from icc_reports.model.release import Column, ColumnRole
from icc_reports.present.heads import report_columns

JUNE, MARCH = date(2024, 6, 30), date(2024, 3, 31)
QUARTER, BEFORE = months_ending(JUNE, 3), months_ending(MARCH, 3)


def _heads(*columns: Column) -> list[tuple[str, str]]:
    return [(column.head, column.subhead) for column in report_columns(columns)]


def _column(head: str, period: object = QUARTER, role: ColumnRole = ColumnRole.PERIOD, *doubts: Doubt) -> Column:
    return Column(ordinal=0, head=head, period=period, role=role, doubts=doubts)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("THREE MONTHS ENDED JUNE 30, 2024 (UNAUDITED)", ("Three months ended", "June 30, 2024")),
        ("3 Months Ended June 2024", ("3 months ended", "June 30, 2024")),
        ("Three Months Ended June 30", ("Three months ended", "June 30, 2024")),
        ("Second Quarter Fiscal 2024", ("Second quarter fiscal 2024", "June 30, 2024")),
        ("12 Weeks Ended 6/30/2024", ("12 weeks ended", "June 30, 2024")),
        ("2Q24", ("2Q24", "June 30, 2024")),
        ("June 30, 2024", ("June 30, 2024", "")),
        ("Three Months Ended June 30, 2024 As Adjusted", ("Three months ended June 30, 2024", "As adjusted")),
    ],
)
def test_a_period_is_told_in_two_lines(head: str, expected: tuple[str, str]) -> None:
    assert _heads(_column(head)) == [expected]


def test_a_date_that_is_not_the_period_s_is_kept() -> None:
    change = _column("Three Months Ended June 30, 2024 vs. 2023", months_ending(date(2023, 6, 30), 3))
    assert _heads(change) == [("Three months ended June 30, 2024", "Vs. 2023")]


def test_balances_keep_what_else_is_said_of_them() -> None:
    columns = _column("AS OF JUNE 30, 2024", Instant(JUNE)), _column("June 30, 2024 (estimated)", Instant(JUNE))
    assert _heads(*columns) == [("June 30, 2024", ""), ("June 30, 2024", "(estimated)")]


def test_what_neighbours_have_in_common_is_said_once() -> None:
    head = "Year Ended June 30, 2024 Continuing Operations"
    assert _heads(_column(f"{head} GAAP"), _column(f"{head} Operating (Non-GAAP)")) == [
        ("Year ended June 30, 2024 Continuing Operations", "GAAP"),
        ("Year ended June 30, 2024 Continuing Operations", "Operating (Non-GAAP)"),
    ]
    change = _column("QUARTERLY TRENDS 2Q24 Change 1Q24 %", BEFORE, ColumnRole.PERCENT_CHANGE)
    assert _heads(_column("QUARTERLY TRENDS 2Q24"), _column("QUARTERLY TRENDS 1Q24", BEFORE), change) == [
        ("Quarterly trends", "2Q24"),
        ("Quarterly trends", "1Q24"),
        ("Quarterly trends", "2Q24 change 1Q24 %"),
    ]


def test_a_doubtful_period_adds_no_date() -> None:
    assert _heads(_column("JULY 31 2000", Instant(JUNE), ColumnRole.PERIOD, Doubt.PERIOD)) == [("July 31 2000", "")]
    assert _heads(_column("Three months ended June 30, 2024", QUARTER, ColumnRole.PERIOD, Doubt.PERIOD)) == [
        ("Three months ended", "June 30, 2024")
    ]


def test_changes_are_named_by_their_heads_else_by_what_they_are() -> None:
    assert _heads(_column("% CHANGE FROM MARCH 31, 2024", BEFORE, ColumnRole.PERCENT_CHANGE)) == [
        ("% change from March 31, 2024", "")
    ]
    assert _heads(_column("", None, ColumnRole.PERCENT_CHANGE)) == [("Percent change", "")]
