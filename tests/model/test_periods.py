from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from icc_reports.model.periods import (
    Duration,
    FiscalCalendar,
    Instant,
    Period,
    is_month_end,
    last_day,
    months_ending,
    weeks_ending,
)
from tests.property.strategies import DATES

ICC = FiscalCalendar(year=2004, quarter=1, end=date(2003, 10, 31))
APPLE = FiscalCalendar(
    year=2024,
    quarter=1,
    end=date(2023, 12, 30),
    known_ends=(date(2022, 12, 31), date(2023, 9, 30)),
)
COSTCO = FiscalCalendar(
    year=2024,
    quarter=1,
    end=date(2023, 11, 26),
    known_ends=(date(2022, 11, 20), date(2023, 9, 3)),
)


def span(start: str, end: str) -> Duration:
    return Duration(date.fromisoformat(start), date.fromisoformat(end))


@pytest.mark.parametrize(
    ("year", "quarter", "start", "end"),
    [
        (2004, 1, "2003-08-01", "2003-10-31"),
        (2003, 1, "2002-08-01", "2002-10-31"),
        (2003, 2, "2002-11-01", "2003-01-31"),
        (2003, 3, "2003-02-01", "2003-04-30"),
        (2003, 4, "2003-05-01", "2003-07-31"),
        (2005, 2, "2004-11-01", "2005-01-31"),
    ],
)
def test_quarters_by_months(year: int, quarter: int, start: str, end: str) -> None:
    assert ICC.quarter_of(year, quarter) == span(start, end)
    assert ICC.is_settled(ICC.quarter_of(year, quarter))
    assert ICC.label(span(start, end)) == f"Q{quarter} FY{year}"


def test_a_year_by_months() -> None:
    assert ICC.year_of(2003) == span("2002-08-01", "2003-07-31")
    assert ICC.label(ICC.year_of(2003)) == "FY2003"


def test_february_ends_as_the_year_has_it() -> None:
    leap = FiscalCalendar(year=2024, quarter=4, end=date(2024, 2, 29))
    assert leap.quarter_of(2023, 4).end == date(2023, 2, 28)
    assert leap.quarter_of(2024, 3).end == date(2023, 11, 30)


@pytest.mark.parametrize(
    ("period", "words"),
    [
        (Instant(date(2003, 7, 31)), "Q4 FY2003"),
        (span("2003-05-01", "2003-10-31"), "6 months to Q1 FY2004"),
        (span("2002-08-01", "2003-04-30"), "9M FY2003"),
        (span("2002-08-01", "2003-01-31"), "6M FY2003"),
        (span("2002-11-01", "2003-10-31"), "12 months to Q1 FY2004"),
        (Instant(date(2003, 11, 7)), "2003-11-07"),
        (span("2003-08-15", "2003-10-31"), "2003-08-15 to 2003-10-31"),
        (span("2003-10-01", "2003-12-31"), "2003-10-01 to 2003-12-31"),
    ],
)
def test_words_for_a_period_or_its_dates_where_it_does_not_fit(period: Period, words: str) -> None:
    assert ICC.label(period) == words


def test_weekly_quarters_end_where_the_release_prints_it() -> None:
    assert APPLE.quarter_of(2024, 1) == span("2023-10-01", "2023-12-30")
    assert APPLE.is_settled(APPLE.quarter_of(2024, 1))
    assert APPLE.quarter_of(2023, 1).end == date(2022, 12, 31)
    assert APPLE.quarter_of(2023, 4).end == date(2023, 9, 30)
    assert APPLE.label(Instant(date(2023, 9, 30))) == "Q4 FY2023"
    assert APPLE.label(span("2022-09-25", "2022-12-31")) == "Q1 FY2023"


def test_a_weekly_quarter_whose_start_is_not_printed_is_an_estimate() -> None:
    assert not APPLE.is_settled(APPLE.quarter_of(2023, 1))
    assert not APPLE.is_settled(APPLE.quarter_of(2023, 2))
    assert APPLE.is_settled(Instant(date(2022, 12, 31)))


def test_a_weekly_year_that_ends_with_a_month_is_weekly_all_the_same() -> None:
    september = FiscalCalendar(year=2023, quarter=4, end=date(2023, 9, 30), known_ends=(date(2023, 12, 30),))
    assert september.is_weekly
    assert september.quarter_of(2024, 1) == span("2023-10-01", "2023-12-30")
    assert not FiscalCalendar(year=2023, quarter=4, end=date(2023, 9, 30)).is_weekly


def test_computed_weekly_ends_keep_the_weekday() -> None:
    for quarter in range(1, 5):
        for year in range(2015, 2035):
            assert APPLE.quarter_of(year, quarter).end.weekday() == APPLE.end.weekday()


def test_the_duration_that_ends_on_a_day_follows_the_printed_ends() -> None:
    assert APPLE.duration_ending(date(2023, 12, 30), 3) == span("2023-10-01", "2023-12-30")
    assert APPLE.duration_ending(date(2023, 12, 30), 12) == span("2023-01-01", "2023-12-30")
    assert ICC.duration_ending(date(2003, 10, 31), 9) == span("2003-02-01", "2003-10-31")
    assert APPLE.duration_ending(date(2023, 12, 30), 1) == weeks_ending(date(2023, 12, 30), 4)


def test_quarters_of_12_and_16_weeks_are_named_or_left_in_dates_never_misnamed() -> None:
    first = span("2023-09-04", "2023-11-26")
    assert COSTCO.label(first) == "Q1 FY2024"
    assert COSTCO.quarter_of(2024, 1) == first
    assert COSTCO.is_settled(first)
    assert COSTCO.label(span("2022-08-29", "2022-11-20")) == "Q1 FY2023"
    assert COSTCO.label(Instant(date(2023, 9, 3))) == "Q4 FY2023"
    assert COSTCO.label(span("2023-11-27", "2024-02-18")) == "Q2 FY2024"
    assert COSTCO.label(span("2024-02-19", "2024-05-12")) == "2024-02-19 to 2024-05-12"
    assert COSTCO.label(span("2024-05-13", "2024-09-01")) == "2024-05-13 to 2024-09-01"
    assert COSTCO.label(span("2023-09-04", "2024-05-12")) == "2023-09-04 to 2024-05-12"
    assert COSTCO.label(span("2022-08-29", "2023-09-03")) == "FY2023"
    assert not COSTCO.is_settled(COSTCO.quarter_of(2024, 3))
    assert not COSTCO.is_settled(COSTCO.quarter_of(2024, 4))


def test_a_printed_end_of_a_longer_quarter_is_that_of_its_year() -> None:
    second = FiscalCalendar(year=2019, quarter=2, end=date(2019, 6, 15), known_ends=(date(2018, 12, 29),))
    assert second.year_of(2018).end == date(2018, 12, 29)
    assert second.label(Instant(date(2018, 12, 29))) == "Q4 FY2018"
    third = FiscalCalendar(year=2019, quarter=3, end=date(2019, 9, 7), known_ends=(date(2018, 12, 29),))
    assert third.year_of(2018).end == date(2018, 12, 29)
    other_day = FiscalCalendar(year=2019, quarter=2, end=date(2019, 6, 15), known_ends=(date(2018, 12, 31),))
    assert other_day.year_of(2018).end == date(2018, 12, 15)


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [
        ("2003-08-01", "2003-10-31", 3),
        ("2023-01-01", "2023-01-31", 1),
        ("2023-02-01", "2023-02-28", 1),
        ("2023-10-01", "2023-12-30", 3),
        ("2022-09-25", "2022-12-31", 3),
        ("2023-09-04", "2023-11-26", 3),
        ("2023-05-15", "2023-09-03", 4),
        ("2022-09-25", "2023-09-30", 12),
        ("2003-01-01", "2003-12-31", 12),
    ],
)
def test_months_to_the_nearest(start: str, end: str, months: int) -> None:
    assert span(start, end).months == months


@given(DATES, st.integers(1, 24))
def test_durations_of_whole_months_and_weeks(end: date, months: int) -> None:
    duration = months_ending(end, months)
    assert duration.end == end
    assert duration.months == months
    if is_month_end(end):
        assert duration.start.day == 1
    else:
        assert ((duration.end - duration.start).days + 1) % 7 == 0


@given(st.integers(1990, 2060), st.integers(-30, 30))
def test_the_last_day_of_a_month_beyond_the_year(year: int, month: int) -> None:
    day = last_day(year, month)
    assert is_month_end(day)
    assert day.year * 12 + day.month == year * 12 + month


@given(DATES, st.integers(1, 4), st.integers(-12, 12))
def test_quarters_follow_one_another_without_gap_or_overlap(end: date, quarter: int, steps: int) -> None:
    calendar = FiscalCalendar(year=2020, quarter=quarter, end=end)
    at = 2020 * 4 + quarter - 1 + steps
    one = calendar.quarter_of(at // 4, at % 4 + 1)
    following = calendar.quarter_of((at + 1) // 4, (at + 1) % 4 + 1)
    assert one.end + timedelta(days=1) == following.start
    assert one.months == 3
    assert calendar.label(one) == f"Q{at % 4 + 1} FY{at // 4}"


def test_a_date_on_another_weekday_makes_no_years_of_weeks() -> None:
    monthly = FiscalCalendar(year=2009, quarter=3, end=date(2009, 9, 30), known_ends=(date(2004, 5, 11),))
    assert not monthly.is_weekly
    assert monthly.quarter_of(2009, 3) == Duration(date(2009, 7, 1), date(2009, 9, 30))


def test_an_end_that_is_a_months_by_chance_is_one_of_weeks_where_others_share_its_weekday() -> None:
    weekly = FiscalCalendar(year=2023, quarter=3, end=date(2023, 9, 30), known_ends=(date(2022, 10, 1),))
    assert weekly.is_weekly


def test_weeks_that_make_no_quarter_are_told_as_weeks() -> None:
    assert weeks_ending(date(2003, 12, 28), 16).odd_weeks == 16
    assert weeks_ending(date(2003, 12, 28), 13).odd_weeks is None
    assert weeks_ending(date(2003, 12, 28), 53).odd_weeks is None
    assert Duration(date(2003, 2, 1), date(2003, 2, 28)).odd_weeks is None
