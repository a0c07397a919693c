from __future__ import annotations

from datetime import date

import pytest

from icc_reports.model.periods import Duration, FiscalCalendar, months_ending
from icc_reports.model.release import TableKind
from icc_reports.read.heads import sense_of
from icc_reports.read.settling import Context
from icc_reports.read.timing import timings

IS, BS, CF, OTHER = TableKind.INCOME_STATEMENT, TableKind.BALANCE_SHEET, TableKind.CASH_FLOW, TableKind.OTHER
JULY_YEAR = FiscalCalendar(year=2004, quarter=1, end=date(2003, 10, 31))
WEEKLY = FiscalCalendar(year=2006, quarter=1, end=date(2005, 10, 1), known_ends=(date(2005, 7, 2), date(2004, 9, 25)))


def context(
    kind: TableKind, title: str = "", calendar: FiscalCalendar | None = None, reported: Duration | None = None
) -> Context:
    return Context(kind=kind, title=sense_of(title), calendar=calendar, reported=reported)


def named(heads: list[str], within: Context) -> list[str]:
    found = []
    for timing in timings([sense_of(head) for head in heads], within):
        period = timing.period
        text = "-" if period is None else str(period.end)
        text = f"{period.start}..{text}" if isinstance(period, Duration) else text
        found.append(text + ("?" if timing.doubts else ""))
    return found


PRINTED = [
    (IS, "", ["Three Months Ended October 31, 2003"], ["2003-08-01..2003-10-31"]),
    (IS, "", ["Nine Months Ended September 30, 1998"], ["1998-01-01..1998-09-30"]),
    (IS, "", ["Year Ended December 31, 1995"], ["1995-01-01..1995-12-31"]),
    (IS, "", ["Twelve Months Ended 31-Mar-05"], ["2004-04-01..2005-03-31"]),
    (IS, "", ["13 Weeks Ended December 30, 2001"], ["2001-10-01..2001-12-30"]),
    (IS, "", ["14 Weeks Ended December 31, 2000"], ["2000-09-25..2000-12-31"]),
    (IS, "", ["53 Weeks Ended December 31, 2000"], ["1999-12-27..2000-12-31"]),
    (IS, "", ["Half year ended 30 June 2004"], ["2004-01-01..2004-06-30"]),
    (BS, "", ["October 31, 2003", "July 31, 2003"], ["2003-10-31", "2003-07-31"]),
    (BS, "As of December 31, 2000 and January 2, 2000", ["2000", "1999"], ["2000-12-31", "2000-01-02"]),
    (BS, "December 31", ["2000", "1999"], ["2000-12-31", "1999-12-31"]),
    (
        IS,
        "",
        ["13 Weeks Ended July 3, 2004 and June 28, 2003 2004", "13 Weeks Ended July 3, 2004 and June 28, 2003 2003"],
        ["2004-04-04..2004-07-03", "2003-03-30..2003-06-28"],
    ),
    (
        IS,
        "13 Weeks Ended July 3, 2004 and June 28, 2003",
        ["2004", "2003"],
        ["2004-04-04..2004-07-03", "2003-03-30..2003-06-28"],
    ),
    (IS, "Year Ended June 30", ["1997", "1998"], ["1996-07-01..1997-06-30", "1997-07-01..1998-06-30"]),
    (IS, "Three months ended March 31,", ["2004", "2003"], ["2004-01-01..2004-03-31", "2003-01-01..2003-03-31"]),
    (IS, "For the three months ended March 31, 2004", [""], ["2004-01-01..2004-03-31"]),
    (OTHER, "", ["June 26, 1999"], ["1999-06-26"]),
    (OTHER, "", ["Apples"], ["-"]),
]


@pytest.mark.parametrize(("kind", "title", "heads", "periods"), PRINTED)
def test_periods_that_are_printed(kind: TableKind, title: str, heads: list[str], periods: list[str]) -> None:
    assert named(heads, context(kind, title)) == periods


FISCAL = [
    ("First Quarter Fiscal 2004", "2003-08-01..2003-10-31"),
    ("Fourth Quarter Fiscal 2003", "2003-05-01..2003-07-31"),
    ("Second Quarter Fiscal 2003", "2002-11-01..2003-01-31"),
    ("Fiscal Year 2003", "2002-08-01..2003-07-31"),
    ("Q3 FY03", "2003-02-01..2003-04-30"),
]


@pytest.mark.parametrize(("head", "period"), FISCAL)
def test_fiscal_periods_by_the_calendar(head: str, period: str) -> None:
    assert named([head], context(IS, calendar=JULY_YEAR)) == [period]


def test_a_fiscal_quarter_of_a_balance_sheet_is_its_end() -> None:
    assert named(["First Quarter Fiscal 2004"], context(BS, calendar=JULY_YEAR)) == ["2003-10-31"]


def test_without_a_calendar_a_fiscal_quarter_is_in_doubt() -> None:
    assert named(["Q1 2004"], context(IS)) == ["2004-01-01..2004-03-31?"]


def test_weeks_by_the_ends_that_are_printed() -> None:
    heads = ["Three Months Ended Oct 1, 2005", "Three Months Ended Jul 2, 2005", "Three Months Ended Sep 25, 2004"]
    assert named(heads, context(IS, calendar=WEEKLY))[0] == "2005-07-03..2005-10-01"


@pytest.mark.parametrize(
    ("head", "period"),
    [
        ("Year-to-date October 31, 2003", "2003-08-01..2003-10-31"),
        ("Year to Date January 31, 2004", "2003-08-01..2004-01-31"),
        ("YTD July 31, 2003", "2002-08-01..2003-07-31"),
    ],
)
def test_year_to_date(head: str, period: str) -> None:
    assert named([head], context(IS, calendar=JULY_YEAR)) == [period]


def test_a_length_that_is_printed_nowhere_is_in_doubt() -> None:
    reported = months_ending(date(2003, 10, 31), 3)
    heads = ["October 31, 2003", "October 31, 2002"]
    assert named(heads, context(IS, calendar=JULY_YEAR, reported=reported)) == [
        "2003-08-01..2003-10-31?",
        "2002-08-01..2002-10-31?",
    ]


def test_a_year_that_is_printed_nowhere_is_in_doubt() -> None:
    reported = months_ending(date(2003, 10, 31), 3)
    assert named(["Three Months Ended July 31"], context(IS, reported=reported)) == ["2003-05-01..2003-07-31?"]


def test_a_percentage_has_the_period_of_the_amounts_of_its_year() -> None:
    heads = ["13 Weeks Ended August 2, 2003", "13 Weeks Ended August 3, 2002", "% of Sales 2003", "% of Sales 2002"]
    found = named(heads, context(IS))
    assert found[2:] == found[:2] == ["2003-05-04..2003-08-02", "2002-05-05..2002-08-03"]


def test_a_change_under_the_head_of_dated_amounts_is_not_in_doubt() -> None:
    heads = [
        "Three Months Ended June 30, 2003",
        "Three Months Ended June 30, 2002",
        "Three Months Ended June 30, % Chg.",
    ]
    within = context(IS, reported=Duration(date(2003, 4, 1), date(2003, 6, 30)))
    assert named(heads, within)[2] == "2003-04-01..2003-06-30"
    assert named(heads[1:], within)[1] == "2003-04-01..2003-06-30?"
    earlier = [*heads[:2], "Three Months Ended June 30, 2002 Change"]
    assert named(earlier, within)[2] == "2002-04-01..2002-06-30"


def test_two_columns_under_one_head_cannot_both_be_right() -> None:
    assert named(["July 31, 2000", "July 31 2000"], context(BS)) == ["2000-07-31", "2000-07-31?"]
    told = Context(
        kind=BS,
        title=sense_of(""),
        calendar=None,
        reported=None,
        label_dates=((date(2000, 7, 31), date(2000, 1, 31)),),
    )
    assert named(["July 31, 2000", "July 31 2000"], told) == ["2000-07-31", "2000-01-31?"]


def test_columns_of_a_statement_that_nothing_tells_apart_are_in_doubt() -> None:
    heads = ["Three Months Ended June 30, 2003", "Three Months Ended June 30, 2002"] * 2
    assert named(heads, context(IS)) == ["2003-04-01..2003-06-30?", "2002-04-01..2002-06-30?"] * 2


def test_a_length_that_the_prose_never_speaks_of_gives_way() -> None:
    told = Context(
        kind=IS,
        title=sense_of(""),
        calendar=None,
        reported=None,
        lengths=frozenset({(3, 7, 31), (6, 7, 31)}),
    )
    heads = ["Three Months Ended July 31, 2000", "Nine Months Ended July 31, 2000"]
    assert named(heads, told) == ["2000-05-01..2000-07-31", "2000-02-01..2000-07-31?"]


def test_no_length_gives_way_to_the_last_twelve_months() -> None:
    second = FiscalCalendar(year=2024, quarter=2, end=date(2024, 6, 30))
    said = Context(
        kind=CF, title=sense_of(""), calendar=second, reported=None, lengths=frozenset({(12, 6, 30), (12, 12, 31)})
    )
    heads = ["Six Months Ended June 30, 2024", "Twelve Months Ended June 30, 2024"]
    assert named(heads, said) == ["2024-01-01..2024-06-30", "2023-07-01..2024-06-30"]
    assert named(["Nine Months Ended December 31, 2023"], said) == ["2023-01-01..2023-12-31?"]


NOVEMBER = FiscalCalendar(year=1996, quarter=3, end=date(1995, 11, 30))
THIRD = Duration(date(1995, 9, 1), date(1995, 11, 30))


@pytest.mark.parametrize(
    ("heads", "title", "found"),
    [
        (["Third quarter 1995", "Third quarter 1994"], "", ["1995-09-01..1995-11-30", "1994-09-01..1994-11-30"]),
        (["Third quarter 1996", "Third quarter 1995"], "", ["1995-09-01..1995-11-30", "1994-09-01..1994-11-30"]),
        (["Third quarter fiscal 1995"], "", ["1994-09-01..1994-11-30"]),
        (["Third quarter 1995", "Second quarter 1995"], "", ["1994-09-01..1994-11-30", "1994-06-01..1994-08-31"]),
        (
            ["Second quarter 1995", "Second quarter 1994"],
            "Income (three months ended Nov. 30, 1995 and Nov. 30, 1994)",
            ["1995-09-01..1995-11-30?", "1994-09-01..1994-11-30?"],
        ),
    ],
)
def test_a_quarter_may_be_counted_by_the_year_of_the_calendar(heads: list[str], title: str, found: list[str]) -> None:
    assert named(heads, context(IS, title, calendar=NOVEMBER, reported=THIRD)) == found


def test_a_year_that_has_not_ended_stands_for_the_part_of_it_that_is_reported() -> None:
    quarter = Duration(date(1999, 1, 1), date(1999, 3, 31))
    calendar = FiscalCalendar(year=1999, quarter=1, end=quarter.end)
    within = context(IS, calendar=calendar, reported=quarter)
    assert named(["1999", "1998"], within) == ["1999-01-01..1999-03-31?", "1998-01-01..1998-03-31?"]
    assert named(["1998", "1997"], within) == ["1998-01-01..1998-12-31?", "1997-01-01..1997-12-31?"]


def test_the_year_that_a_title_gives_its_quarter() -> None:
    within = context(OTHER, "Fourth Quarter 2002", FiscalCalendar(year=2003, quarter=1, end=date(2003, 3, 31)))
    assert named(["Mining", "Total"], within) == ["2002-10-01..2002-12-31"] * 2
