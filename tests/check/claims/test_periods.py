"""Periods in words, for a company whose second quarter of 2024 ended in June."""

from __future__ import annotations

import pytest

from icc_reports.check.claims.period_words import PATTERNS
from icc_reports.check.claims.periods import Clock
from tests.check.claims.company import release

CLOCK = Clock(release())


@pytest.mark.parametrize(
    ("words", "periods"),
    [
        ("the second quarter of fiscal 2024", ["2024-06-30 3"]),
        ("the first fiscal quarter of 2024", ["2024-03-31 3"]),
        ("fiscal 2023 fourth quarter", ["2023-12-31 3"]),
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
        ("stores from March 3", []),
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
