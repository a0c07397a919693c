"""Columns that are dated by days alone, under a heading of all rows that says how long they run."""

from __future__ import annotations

from datetime import date

import pytest

from icc_reports.model.periods import Duration, Instant, Period
from tests.read.test_small_releases import release_of, sheet

DAYS = (date(2021, 6, 30), date(2020, 6, 30))


def _periods(*rows: str, title: str = "Sales by region (in millions)") -> set[Period | None]:
    (table,) = release_of(
        f"<p><b>{title}</b></p>",
        sheet("|June 30, 2021|June 30, 2020|Reported change", *rows),
    ).tables
    return {column.period for column in table.columns[:2]}


def test_a_heading_of_all_rows_says_how_long_they_run() -> None:
    found = _periods(
        "Three months ended:|||", "North|$ 14.3|$ 13.1|$ 1.2", "South|12.2|12.4|(0.2)", "Total|26.5|25.5|1.0"
    )
    assert found == {Duration(date(day.year, 4, 1), day) for day in DAYS}


@pytest.mark.parametrize(
    "rows",
    [
        ("North|$ 14.3|$ 13.1|$ 1.2", "Three months ended:|||", "South|12.2|12.4|(0.2)"),
        ("Three months ended:|||", "North|$ 14.3|$ 13.1|$ 1.2", "Six months ended:|||", "North|12.2|12.4|(0.2)"),
        ("Orders of three months ended and open:|||", "North|$ 14.3|$ 13.1|$ 1.2", "South|12.2|12.4|(0.2)"),
    ],
)
def test_lengths_that_are_not_those_of_all_rows(rows: tuple[str, ...]) -> None:
    assert _periods(*rows) == {Instant(day) for day in DAYS}


def test_balances_are_of_a_day() -> None:
    rows = (
        "Three months ended:|||",
        "Cash|$ 14.3|$ 13.1|$ 1.2",
        "Total assets|26.5|25.5|1.0",
        "Total liabilities|9|8|1",
    )
    assert _periods(*rows, title="Balance sheets (in millions)") == {Instant(day) for day in DAYS}
