"""Tables that lead from one year's amount to the next, each end dated by the label of its row."""

from __future__ import annotations

from datetime import date

import pytest

from icc_reports.model.periods import Duration
from icc_reports.model.release import Table
from tests.read.test_small_releases import release_of, sheet

QUARTER = Duration(date(2021, 4, 1), date(2021, 6, 30))
YEAR_BEFORE = Duration(date(2020, 4, 1), date(2020, 6, 30))


def _bridge(first: str, last: str, head: str = "Three Months Ended", between: str = "Exchange rates") -> Table:
    (table,) = release_of(
        "<p><b>Bridge of sales (in millions)</b></p>",
        sheet(
            f"|{head} Sales $|{head} % Change",
            f"{first}|$ 143.3|",
            "Organic sales|5.6|3.9%",
            f"{between}|(1.2)|(0.8)%",
            f"{last}|$ 147.7|",
        ),
    ).tables
    return table


@pytest.mark.parametrize(
    ("first", "last", "head"),
    [
        ("June 30, 2020", "June 30, 2021", "Three Months Ended"),
        ("Three months ended June 30, 2020", "Three months ended June 30, 2021", ""),
        ("Q2 2020 sales", "Q2 2021 sales", ""),
    ],
)
def test_ends_date_their_rows_and_the_steps_between(first: str, last: str, head: str) -> None:
    periods = [(fact.period, fact.row.is_step) for fact in _bridge(first, last, head).facts()]
    assert periods == [(YEAR_BEFORE, False), *[(QUARTER, True)] * 4, (QUARTER, False)]


def test_ends_that_name_a_year() -> None:
    years = [fact.period and fact.period.end.year for fact in _bridge("2020 sales", "2021 sales", "").facts()]
    assert years == [2020, *[2021] * 5]


@pytest.mark.parametrize(
    ("first", "last", "head", "between"),
    [
        ("Balance, June 30, 2020", "Balance, June 30, 2021", "Three Months Ended", "Exchange rates"),
        ("June 30, 2020", "June 30, 2021", "", "Exchange rates"),
        ("March 31, 2020", "June 30, 2021", "Three Months Ended", "Exchange rates"),
        ("2020 sales", "2021 profit", "", "Exchange rates"),
        ("June 30, 2020", "June 30, 2021", "Three Months Ended", "Sold in 2020"),
        ("June 30, 2021", "June 30, 2020", "Three Months Ended", "Exchange rates"),
    ],
)
def test_what_is_no_bridge_from_one_period_to_the_next(first: str, last: str, head: str, between: str) -> None:
    facts = list(_bridge(first, last, head, between).facts())
    assert not any(fact.row.is_step or fact.row.years_before for fact in facts)
