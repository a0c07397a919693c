"""Periods in words, for a company whose second quarter of 2024 ended in June."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from icc_reports.check.claims.clock import Clock
from icc_reports.check.claims.period_words import PATTERNS
from icc_reports.check.claims.periods import When
from icc_reports.model.periods import FiscalCalendar
from tests.check.claims.company import release

CLOCK = Clock(release())


@pytest.mark.parametrize(
    ("words", "periods"),
    [
        ("the second quarter of fiscal 2024", ["2024-06-30 3"]),
        ("the first fiscal quarter of 2024", ["2024-03-31 3"]),
        ("fiscal 2023 fourth quarter", ["2023-12-31 3"]),
        ("the first quarter of the fiscal year ending December 31, 2024 (“fiscal 2024”)", ["2024-03-31 3"]),
        ("the third quarter of its year ended December 31, 2023", ["2023-09-30 3"]),
        ("Q3 2023", ["2023-09-30 3"]),
        ("2Q24", ["2024-06-30 3"]),
        ("the fourth quarter", ["2023-12-31 3"]),
        ("the second quarter of last year", ["2023-06-30 3"]),
        ("six months ended June 30, 2023", ["2023-06-30 6"]),
        ("the first six months of 2023", ["2023-06-30 6"]),
        ("three month period ending June 30", ["2024-06-30 3"]),
        ("the year-ago period", ["2023-06-30 3"]),
        ("the comparable period a year ago", ["2023-06-30 3"]),
        ("the same quarter of 2022", ["2022-06-30 3"]),
        ("the preceding quarter", ["2024-03-31 3"]),
        ("on a sequential basis", ["2024-03-31 3"]),
        ("fiscal year 2023", ["2023-12-31 12"]),
        ("FY23", ["2023-12-31 12"]),
        ("fiscal ’22", ["2022-12-31 12"]),
        ("the June quarter", ["2024-06-30 3"]),
        ("first half of 2023", ["2023-06-30 6"]),
        ("FOURTH QUARTER 2023", ["2023-12-31 3"]),
        ("Fy2023", ["2023-12-31 12"]),
        ("the current quarter", ["2024-06-30 3"]),
        ("the like period of last year", ["2023-06-30 3"]),
        ("December 31, 2023", ["2023-12-31 0"]),
        ("comparison with December 31", ["2023-12-31 0"]),
        ("stores since March 31", ["2024-03-31 0"]),
        ("stores at year end", ["2023-12-31 0"]),
        ("stores at year-end 2022", ["2022-12-31 0"]),
        ("stores since the beginning of the year", ["2023-12-31 0"]),
        ("stores at the end of 2022", ["2022-12-31 0"]),
        ("stores at the beginning of 2023", ["2022-12-31 0"]),
        ("stores at 2022 year-end", ["2022-12-31 0"]),
        ("the first three quarters of fiscal 2023", ["2023-09-30 9"]),
        ("the first two quarters of last year", ["2023-06-30 6"]),
        ("the first six months of the prior year", ["2023-06-30 6"]),
        ("the first half of last year", ["2023-06-30 6"]),
        ("the second half of 2023", ["2023-12-31 6"]),
        ("1H23", ["2023-06-30 6"]),
        ("9M23", ["2023-09-30 9"]),
        ("the 12M 23’ period", ["2023-12-31 12"]),
        ("a loan of $12M 2023 and 12M people", []),
        ("the half year ended June 30, 2023", ["2023-06-30 6"]),
        ("the comparative period in 2023", ["2023-06-30 3"]),
        ("the same six-month period last year", ["2023-06-30 6"]),
        ("the prior year six months", ["2023-06-30 6"]),
        ("the quarter and six months ended June 30, 2023", ["2023-06-30 3", "2023-06-30 6"]),
        ("the three- and six-month periods ended June 30, 2023", ["2023-06-30 3", "2023-06-30 6"]),
        ("the quarter and the year", ["2024-06-30 3", "2024-06-30 6"]),
        ("the year-to-date period ended June 30, 2023", ["2023-06-30 6"]),
        ("year-to-date 2023", ["2023-06-30 6"]),
        ("the 2023 quarter", ["2023-06-30 3"]),
        ("the 2023 fiscal year", ["2023-12-31 12"]),
        ("last year's fiscal second quarter", ["2023-06-30 3"]),
        ("this year's first quarter", ["2024-03-31 3"]),
        ("the prior year second quarter ended June 30, 2023", ["2023-06-30 3"]),
        ("the quarter a year ago", ["2023-06-30 3"]),
        ("the year before", ["2023-06-30 3"]),
        ("twelve months earlier", ["2023-06-30 3"]),
        ("the second quarter year-to-date period", ["2024-06-30 6"]),
        ("the second quarter of fiscal 2023 year-to-date period", ["2023-06-30 6"]),
        ("the second quarter year to date last year", ["2023-06-30 6"]),
        ("Q2 YTD", ["2024-06-30 6"]),
        ("third quarter year to date 2023", ["2023-09-30 9"]),
        ("3Q23 YTD", ["2023-09-30 9"]),
        ("YTD Q3 2023", ["2023-09-30 9"]),
        ("the year to date through the first quarter", ["2024-03-31 3"]),
        ("the second quarter and year-to-date 2024", ["2024-06-30 3", "2024-06-30 6"]),
        ("the prior year-to-date period", ["2023-06-30 6"]),
        ("the prior year's year-to-date period", ["2023-06-30 6"]),
        ("the same year-to-date period of the previous fiscal year", ["2023-06-30 6"]),
        ("the comparable year-to-date period of 2022", ["2022-06-30 6"]),
        ("year-to-date last year", ["2023-06-30 6"]),
        ("the fiscal 2023 quarter", ["2023-06-30 3"]),
        ("the fiscal year 2022 period", ["2022-06-30 3"]),
        ("the same fiscal 2022 period", ["2022-06-30 3"]),
        ("stores from March 3", []),
        ("the last twelve months", ["2024-06-30 12"]),
        ("the trailing-twelve-month period", ["2024-06-30 12"]),
        ("the last twelve months (LTM) at March 31, 2024", ["2024-03-31 12"] * 3),
        (
            "the last twelve months of $5 at May 31, 2024 and $4 at year end",
            ["2024-06-30 12", "2024-05-31 12", "2023-12-31 12"],
        ),
        ("the TTM of $5; cash at May 31, 2024", ["2024-06-30 12", "2024-05-31 0"]),
        ("no period at all", []),
    ],
)
def test_periods(words: str, periods: list[str]) -> None:
    found = [mention.resolved(CLOCK.reported) for mention in CLOCK.mentions(f"Revenue in {words} was good.")]
    assert [f"{options[0].end} {options[0].months}" for options in found if options] == periods


def test_all_that_a_pattern_fits_has_one_of_the_words_that_are_looked_for_first() -> None:
    alternatives = (
        "the prior quarter, sequentially, quarter-over-quarter, linked quarter, year over year, last year's quarter",
        "thirteen weeks ended, twelve months, first half, year-to-date, full year, fiscal 2023, for the year, FY2023",
        "in 2023, to 2022, March 2023 quarter, a similar period, equivalent time, corresponding quarters, this year",
        "as of May 31, from June 30, since July 31, with June 30, at prior year-end, the end of last fiscal year",
        "1H23, 9M 2023, the first three quarters of 2023, twelve months ago, half year ended June 30, the 2023 quarter",
        "LTM, trailing twelve months, TTM, the last four quarters",
        "the end of 2023, the beginning of fiscal 2024, 2023 year-end, this year's first quarter, year to date",
        "third quarter year to date 2023, Q2 YTD, YTD 2Q23, 3Q23 YTD, year-to-date Q2, prior year-to-date period",
        "2023 second quarter, a year ago first quarter, 4Q23, Q4 FY23, the quarter ending in May, period ended May 4",
    )
    for text in alternatives:
        for _, words, pattern in PATTERNS:
            for match in pattern.finditer(text):
                assert any(word in match.group().casefold() for word in words), match


def test_a_year_ago_is_counted_from_the_period_that_is_spoken_of() -> None:
    (mention,) = CLOCK.mentions("from a year ago")
    (half,) = CLOCK.mentions("the six months ended June 30, 2024")
    assert [f"{when.end} {when.months}" for when in mention.resolved(half.options[0])] == ["2023-06-30 6"]


def test_a_stretch_that_names_its_length_is_as_long_whatever_is_spoken_of() -> None:
    (half,) = CLOCK.mentions("the six months ended June 30, 2024")
    for words, months in (("the same quarter last year", 3), ("the same six-month period", 6), ("the prior year", 6)):
        (mention,) = CLOCK.mentions(f"from {words}")
        assert [when.months for when in mention.resolved(half.options[0])] == [months]


@pytest.mark.parametrize(
    ("words", "end"),
    [
        ("the comparable period in fiscal 2023", "2022-12-31"),
        ("the comparable period in fiscal 2022", "2021-12-31"),
        ("the comparable period in 2023", "2022-12-31"),  # not that period itself
        ("the comparable period in 2022", "2022-12-31"),
        ("the fiscal 2023 period", "2022-12-31"),
        ("the comparable period last year", "2022-12-31"),
    ],
)
def test_fiscal_years_are_those_of_the_company(words: str, end: str) -> None:
    calendar = FiscalCalendar(year=2024, quarter=3, end=date(2023, 12, 31))
    (mention,) = Clock(replace(release(), calendar=calendar)).mentions(f"from {words}")
    assert [f"{when.end} {when.months}" for when in mention.resolved(When(date(2023, 12, 31), 9))] == [f"{end} 9"]
