"""Small releases of our own making, read whole: periods where heads and titles contradict or hide them."""

from __future__ import annotations

from datetime import date

import pytest

from icc_reports.model.figures import Doubt
from icc_reports.model.periods import Duration, Instant, Period
from icc_reports.model.release import ColumnRole, TableKind
from icc_reports.read.dates import is_stretch
from icc_reports.read.heads import sense_of
from tests.read.test_small_releases import release_of, sheet

QUARTER = Duration(date(2021, 4, 1), date(2021, 6, 30))


def test_a_year_below_a_full_date_is_the_columns_own_and_in_doubt_where_they_differ() -> None:
    (table,) = release_of(
        "<p><b>Per Share Amounts</b></p>",
        "<table><tr><td></td><td colspan=2>Three months ended</td></tr>"
        "<tr><td></td><td colspan=2>June 30, 2021</td></tr><tr><td></td><td>2020</td><td>2021</td></tr>"
        "<tr><td>Net income</td><td>$ 3.17</td><td>$ 1.19</td></tr>"
        "<tr><td>Impairment</td><td>0.25</td><td>1.99</td></tr>"
        "<tr><td>Adjusted</td><td>3.42</td><td>3.18</td></tr></table>",
    ).tables
    assert [column.period for column in table.columns] == [Duration(date(2020, 4, 1), date(2020, 6, 30)), QUARTER]
    assert [column.doubts for column in table.columns] == [(Doubt.PERIOD,), ()]


def test_a_title_that_names_the_full_year() -> None:
    (table,) = release_of(
        "<p><b>Full-year 2020 summary (in millions)</b></p>",
        sheet("|Sales|Profit", "GAAP|$ 62.8|$ 35.6", "Adjusted|$ 62.9|$ 36.3"),
    ).tables
    assert {column.period for column in table.columns} == {Duration(date(2020, 1, 1), date(2020, 12, 31))}


class TestBalanceSheets:
    HEADS = "(in millions)|Three months ended June 30, 2021|Three months ended March 31, 2021"

    def test_statistics_of_a_quarter_are_none(self) -> None:
        (table,) = release_of(
            "<p><b>Key balance sheet statistics</b></p>",
            sheet(self.HEADS, "Average securities|$ 97,889|$ 93,606", "Premium amortization|$ 384|$ 84"),
        ).tables
        assert table.kind is TableKind.OTHER
        assert table.columns[0].period == QUARTER

    def test_one_with_total_assets_stays_one(self) -> None:
        (table,) = release_of(
            "<p><b>Balance sheets</b></p>",
            sheet(self.HEADS, "Cash|$ 97,889|$ 93,606", "Total assets|$ 97,900|$ 93,700"),
        ).tables
        assert table.kind is TableKind.BALANCE_SHEET
        assert table.columns[0].period == Instant(date(2021, 6, 30))


def test_rows_of_trailing_twelve_months_run_longer_than_their_columns() -> None:
    (table,) = release_of(
        "<p><b>Business metrics (in millions)</b></p>",
        sheet(
            "|Q1 2021|Q2 2021",
            "Net sales|$ 143,313|$ 155,667",
            "Net sales -- TTM|$ 590,740|$ 650,313",
            "Free cash flow, last twelve months|$ 50,149|$ 25,925",
        ),
    ).tables
    assert {fact.row.label: fact.period for fact in table.facts() if fact.column.ordinal == 1} == {
        "Net sales": QUARTER,
        "Net sales -- TTM": Duration(date(2020, 7, 1), QUARTER.end),
        "Free cash flow, last twelve months": Duration(date(2020, 7, 1), QUARTER.end),
    }


def test_quarters_without_a_year_are_those_of_the_year_in_the_title() -> None:
    (table,) = release_of(
        "<p><b>Reconciliation of measures for the year ended December 31, 2020</b></p>",
        sheet("(in millions)|First Quarter|Second Quarter|Full Year", "Sales|$ 52.1|$ 53.2|$ 105.3", "Costs|40|41|81"),
    ).tables
    assert [column.period for column in table.columns] == [
        Duration(date(2020, 1, 1), date(2020, 3, 31)),
        Duration(date(2020, 4, 1), date(2020, 6, 30)),
        Duration(date(2020, 1, 1), date(2020, 12, 31)),
    ]


def test_yr_to_yr_is_a_change() -> None:
    assert sense_of("Year Ended December 31, Yr/Yr").role is ColumnRole.PERCENT_CHANGE


def test_twelve_months_to_now_end_with_the_reported_period_and_are_in_doubt() -> None:
    (table,) = release_of(
        "<p><b>Adjusted EBITDA (in millions)</b></p>",
        sheet(
            "|Q2 2021|Q1 2021|TTM", "Net income|$ 52.1|$ 53.2|$ 205.3", "Interest|40|41|160", "Total|92.1|94.2|365.3"
        ),
    ).tables
    assert table.columns[2].period == Duration(date(2020, 7, 1), date(2021, 6, 30))
    assert table.columns[2].doubts == (Doubt.PERIOD,)


def test_what_a_head_says_beside_a_quarter_that_ends_with_it() -> None:
    (table,) = release_of(
        "<p><b>Rents (in millions)</b></p>",
        sheet(
            "|2Q21|YTD 2Q21|LTM Q2'21|H1 2021|1H20|Q2 fiscal year 2021",
            "Rents|$ 52.1|$ 103.2|$ 205.3|$ 103.2|$ 98.0|$ 52.1",
            "Fees|4.0|8.1|16.0|8.1|7.7|4.0",
        ),
    ).tables
    half = Duration(date(2021, 1, 1), date(2021, 6, 30))
    assert [column.period for column in table.columns] == [
        QUARTER,
        half,
        Duration(date(2020, 7, 1), date(2021, 6, 30)),
        half,
        Duration(date(2020, 1, 1), date(2020, 6, 30)),
        QUARTER,
    ]


_QUARTERS = "Q3-2020|4Q-2020|Q1-2021|Q2-2021"
_FOUR_ROWS = ("Rents|40|41|42|43|{}", "Fees|4|4|4|4|{}", "Other|1|1|1|1|{}")


def _last_columns(*heads: str) -> list[tuple[Period | None, tuple[Doubt, ...]]]:
    rows = [row.format("|".join(["166"] * len(heads))) for row in _FOUR_ROWS]
    (table,) = release_of("<p><b>Rents (in millions)</b></p>", sheet("|".join(("", _QUARTERS, *heads)), *rows)).tables
    return [(column.period, column.doubts) for column in table.columns[4:]]


def test_twelve_months_up_to_a_quarter_whose_year_stands_behind_a_dash() -> None:
    last = (Duration(date(2020, 7, 1), QUARTER.end), ())
    assert _last_columns("Q4-2020 - LTM", "Q2-2021 - LTM") == [
        (Duration(date(2020, 1, 1), date(2020, 12, 31)), ()),
        last,
    ]


def test_twelve_months_that_would_end_after_all_other_columns_are_misprinted() -> None:
    to_now = Duration(date(2020, 7, 1), QUARTER.end)
    assert _last_columns("Q3-2021 - LTM") == [(to_now, (Doubt.PERIOD,))]
    assert _last_columns("Q2-2021 - LTM", "Q3-2021 - LTM") == [(to_now, ()), (None, (Doubt.PERIOD,))]
    assert _last_columns("Q3-2021E", "Q3-2021E LTM")[1] == (Duration(date(2020, 10, 1), date(2021, 9, 30)), ())


def test_a_bare_year_over_balances_is_of_the_day_beside_it() -> None:
    (table,) = release_of(
        "<p><b>Balance Sheets (in millions)</b></p>",
        sheet("|December 31, 2020|June 30, 2021|2021", "|RMB|RMB|US$", "Cash|52.1|50.3|7.8", "Total assets|90|92|14.3"),
    ).tables
    assert [column.period for column in table.columns[1:]] == [Instant(date(2021, 6, 30))] * 2


def test_a_table_without_a_title_under_the_same_heads_goes_on_with_the_one_above() -> None:
    heads = "|Three months ended June 30, 2021|Three months ended June 30, 2020"
    tables = release_of(
        "<p><b>Statements of Cash Flows</b></p><p><b>(in millions)</b></p>",
        sheet(heads, "Operating activities:||", "Net income|$ 310|$ 290"),
        sheet(heads, "Financing activities:||", "Dividends paid|(120)|(110)"),
        sheet(heads.replace("2020", "2019"), "Of which abroad|(12)|(11)"),
    ).tables
    assert [table.kind for table in tables[:2]] == [TableKind.CASH_FLOW] * 2
    assert tables[1].title == "Statements of Cash Flows"
    assert tables[1].scale_note == "(in millions)"
    assert tables[2].scale_note is None


def test_income_from_operations_attributable_to_owners_runs_from_no_date() -> None:
    assert not is_stretch("March 2020 Income from continuing operations attributable to owners")


def test_bare_years_in_a_release_on_a_quarter_are_in_doubt() -> None:
    (table,) = release_of(
        "<p><b>Advertising by category (in millions)</b></p>",
        sheet("|2021|2020", "National|$ 18.2|$ 22.3", "Retail|40.1|48.9", "Total|58.3|71.2"),
    ).tables
    assert {column.doubts for column in table.columns} == {(Doubt.PERIOD,)}


@pytest.mark.parametrize(
    ("head", "rows", "years"),
    [
        ("Three Months Ended June 30,", ("2020 as reported", "2021 as reported"), (1, 0)),
        ("Three Months Ended June 30,", ("Fiscal 2021 as reported", "Fiscal 2022 as reported"), (1, 0)),
        ("Three Months Ended June 30,", ("2020 as reported", "2021 notes"), (0, 0)),
        ("Three Months Ended June 30, 2021", ("2020 as reported", "2021 as reported"), (0, 0)),
        ("Three Months Ended June 30,", ("2017 as reported", "2018 as reported"), (0, 0)),
    ],
)
def test_rows_told_apart_by_their_years_are_dated_by_them(
    head: str, rows: tuple[str, str], years: tuple[int, int]
) -> None:
    (table,) = release_of(
        "<p><b>Results in constant currency (in millions)</b></p>",
        sheet(f"|{head} Sales|{head} Profit", *(f"{row}|$ 143,313|$ 5,667" for row in rows)),
    ).tables
    assert tuple(row.years_before for row in table.rows) == years
    first = next(fact for fact in table.facts() if fact.row.years_before == years[0])
    assert first.period == Duration(date(2021 - years[0], 4, 1), date(2021 - years[0], 6, 30))
