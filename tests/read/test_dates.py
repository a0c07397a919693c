from __future__ import annotations

from datetime import date

import pytest

from icc_reports.read.dates import (
    dates_in,
    dates_paired,
    fiscal_year_in,
    full_year,
    lengths_in,
    lengths_said,
    quarter_in,
    without_times,
    years_in,
)

DATES = [
    ("October 31, 2003", (10, 31, 2003)),
    ("Oct. 31, 2003", (10, 31, 2003)),
    ("OCTOBER 31 2003", (10, 31, 2003)),
    ("Sept. 30, 1999", (9, 30, 1999)),
    ("September 25,1998", (9, 25, 1998)),
    ("July 3rd, 1999", (7, 3, 1999)),
    ("31 October 2003", (10, 31, 2003)),
    ("31st of October, 2003", (10, 31, 2003)),
    ("31-Oct-03", (10, 31, 2003)),
    ("30-Jun-2004", (6, 30, 2004)),
    ("10/31/03", (10, 31, 2003)),
    ("06/26/99", (6, 26, 1999)),
    ("10/31/2003", (10, 31, 2003)),
    ("2003-10-31", (10, 31, 2003)),
    ("31.10.2003", (10, 31, 2003)),
    ("June 30, '03", (6, 30, 2003)),
    ("October 31,", (10, 31, None)),
    ("December 2004", (12, None, 2004)),
    ("3 Months Ended December", (12, None, None)),
]


@pytest.mark.parametrize(("text", "expected"), DATES)
def test_dates(text: str, expected: tuple[int, int | None, int | None]) -> None:
    (mention,) = dates_in(text)
    assert (mention.month, mention.day, mention.year) == expected


@pytest.mark.parametrize(
    "text",
    [
        "may result in",
        "Marketing",
        "13/45/99",
        "1/2",
        "Decline",
        "Augustus",
        "2003-13-45",
        "99.10.2003",
        "Inc (Dec)",
        "% Inc./Dec.",
        "Inc/(Dec) %",
        "Incr or Dec",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert list(dates_in(text)) == []


def test_dates_in_order() -> None:
    found = [mention.resolve() for mention in dates_in("at July 31, 2000 and 31 January 2000, and 6/30/99")]
    assert found == [date(2000, 7, 31), date(2000, 1, 31), date(1999, 6, 30)]


def test_a_date_without_day_is_the_last_of_its_month() -> None:
    (mention,) = dates_in("February 2004")
    assert mention.resolve() == date(2004, 2, 29)


def test_a_date_without_year_needs_one() -> None:
    (mention,) = dates_in("October 31,")
    assert mention.resolve() is None
    assert mention.resolve(2003) == date(2003, 10, 31)


def test_february_29_ends_the_month_of_any_year() -> None:
    (mention,) = dates_in("Year Ended February 29,")
    assert [mention.resolve(year) for year in (2020, 2019)] == [date(2020, 2, 29), date(2019, 2, 28)]


def test_an_impossible_day_is_no_date() -> None:
    (mention,) = dates_in("February 30, 2003")
    assert mention.resolve() is None


@pytest.mark.parametrize(("short", "full"), [(3, 2003), (49, 2049), (50, 1950), (99, 1999), (2003, 2003)])
def test_years_of_two_digits(short: int, full: int) -> None:
    assert full_year(short) == full


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2003   2002", (2003, 2002)),
        ("$2,003", ()),
        ("12003", ()),
        ("2003.5", ()),
        ("October 31, 2003", (2003,)),
        ("1950", ()),
    ],
)
def test_bare_years(text: str, years: tuple[int, ...]) -> None:
    assert years_in(text) == years


LENGTHS = [
    ("Three Months Ended", 3, None, True),
    ("3 Months Ended", 3, None, True),
    ("Three (3) Months Ended", 3, None, True),
    ("nine-month period ended", 9, None, True),
    ("Twelve Months Ending", 12, None, True),
    ("Thirteen Weeks Ended", None, 13, True),
    ("13 weeks", None, 13, False),
    ("Fifty-two Weeks Ended", None, 52, True),
    ("Fifty-three Weeks Ended", None, 53, True),
    ("Thirty-nine weeks ended", None, 39, True),
    ("Quarter Ended", 3, None, True),
    ("Half year ended", 6, None, True),
    ("First half", 6, None, False),
    ("Year Ended", 12, None, True),
    ("Fiscal Years Ended", 12, None, True),
    ("Year-to-date", None, None, False),
    ("YTD", None, None, False),
    ("QTD December 31,", 3, None, False),
    ("Three Quarters Ended", 9, None, True),
    ("first two fiscal quarters", 6, None, False),
    ("(April – June)", 3, None, False),
    ("Jan-Sep 2007", 9, None, False),
    ("December to February", 3, None, False),
    ("3 Mos. Ended", 3, None, True),
    ("12 mo. ended", 12, None, True),
    ("26 Wks.", None, 26, False),
    ("6M19", 6, None, False),
    ("9M 2024", 9, None, False),
]


@pytest.mark.parametrize(("text", "months", "weeks", "ended"), LENGTHS)
def test_lengths(text: str, months: int | None, weeks: int | None, ended: bool) -> None:
    (length,) = lengths_in(text)
    assert (length.months, length.weeks, length.has_ended) == (months, weeks, ended)
    assert length.is_to_date is (months is None and weeks is None)


@pytest.mark.parametrize("text", ["Quarterly results", "yearly", "months", "halfway", "weekend", "$6M", "6M shares"])
def test_what_is_no_length(text: str) -> None:
    assert lengths_in(text) == ()


QUARTERS = [
    ("First Quarter", 1, None),
    ("2nd quarter", 2, None),
    ("third-quarter", 3, None),
    ("fourth fiscal quarter", 4, None),
    ("Q3", 3, None),
    ("Q4 2005", 4, None),
    ("1Q22", 1, 2022),
    ("4Q'21", 4, 2021),
    ("Q1'24", 1, 2024),
    ("Q4-19", 4, 2019),
    ("Q4-2019", 4, None),
]


@pytest.mark.parametrize(("text", "quarter", "year"), QUARTERS)
def test_quarters(text: str, quarter: int, year: int | None) -> None:
    assert quarter_in(text) == (quarter, year)


@pytest.mark.parametrize("text", ["quarter", "Q5", "QQ1", "the first of the quarters"])
def test_what_names_no_quarter(text: str) -> None:
    assert quarter_in(text) is None


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("Fiscal 2004", 2004),
        ("fiscal year 2004", 2004),
        ("FY24", 2024),
        ("FY 2003", 2003),
        ("Fiscal '04", 2004),
        ("9M24", 2024),
        ("2004", None),
    ],
)
def test_fiscal_years(text: str, year: int | None) -> None:
    assert fiscal_year_in(text) == year


def test_lengths_that_the_prose_gives() -> None:
    texts = ["The net loss for the six months ended July 31, 2000 was", "in the three months ended July 31, 2000"]
    assert lengths_said(texts) == {(6, 7, 31), (3, 7, 31)}


def test_dates_paired_in_a_label() -> None:
    labels = ["shares issued at July 31, 2000 and January 31, 2000, respectively", "at July 31, 2000"]
    assert dates_paired(labels) == ((date(2000, 7, 31), date(2000, 1, 31)),)


@pytest.mark.parametrize(
    "text", ["For the three months ended March 31, 2020 and 2019", "As of December 31, 2003", "FY2004"]
)
def test_nothing_but_time(text: str) -> None:
    assert without_times(text).strip(" ,") == ""


def test_a_head_without_the_break_behind_ended_is_dated() -> None:
    head = "Three Months EndedSeptember 30, 2023"
    assert [mention.resolve() for mention in dates_in(head)] == [date(2023, 9, 30)]
    assert [(length.months, length.has_ended) for length in lengths_in(head)] == [(3, True)]
    assert without_times(head).strip(" ,") == ""
    assert lengths_said(["the six months endedJuly 31, 2000"]) == {(6, 7, 31)}
