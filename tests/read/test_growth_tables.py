"""Small releases of our own making, read whole: tables of changes in percent, and heads that come again in a table."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from icc_reports.model.figures import PURE
from icc_reports.model.periods import Duration
from icc_reports.model.release import ColumnRole, Release, TableKind
from icc_reports.read.kinds import own_title
from tests.read.test_small_releases import figures, release_of, sheet, values

_LEAD = "<p>BEND, Ore., July 20, 2021 -- Farrow Kettles, Inc. reported results for the quarter ended June 30, 2021.</p>"
_DATED = "<p><b>Operations: Three Months Ended June 30, 2021</b></p><p><b>Sales and Shipments</b></p>"
_CHANGES = sheet("Percent Change|Shipments|Price/Mix|Net Sales", "Consolidated|(1)|6|1", "Kitchen|2|3|5")
_QUARTER = Duration(date(2021, 4, 1), date(2021, 6, 30))


def test_a_corner_that_says_percent_change_speaks_for_figures_without_signs() -> None:
    (table,) = release_of(_LEAD, _DATED, _CHANGES).tables
    assert {column.role for column in table.columns} == {ColumnRole.PERCENT_CHANGE}
    assert values(table, "Consolidated") == [Decimal("-0.01"), Decimal("0.06"), Decimal("0.01")]
    assert {figure.unit for figure in figures(table, "Kitchen")} == {PURE}


@pytest.mark.parametrize(
    "rows",
    [
        ("Percent Change|Shipments|Price/Mix|Net Sales", "Consolidated|(1)|6|1,210"),
        ("Percent Change|Shipments|Price/Mix|Net Sales", "Consolidated|(1)|6|$1"),
        ("Change|Shipments|Price/Mix|Net Sales", "Consolidated|(1)|6|1"),
    ],
)
def test_what_is_as_large_as_no_percentage_or_shows_a_currency_is_left_as_it_is(rows: tuple[str, ...]) -> None:
    (table,) = release_of(_LEAD, _DATED, sheet(*rows)).tables
    assert not any(figure.is_percentage for figure in figures(table, "Consolidated"))


class TestPeriods:
    @staticmethod
    def _periods(release: Release) -> list[object]:
        return [column.period for table in release.tables for column in table.columns]

    def test_a_heading_dates_all_tables_of_changes_below_it(self) -> None:
        release = release_of(_LEAD, _DATED, _CHANGES, "<p><b>Earnings</b></p>", _CHANGES)
        assert self._periods(release) == [_QUARTER] * 6

    def test_it_does_not_where_prose_has_followed_it(self) -> None:
        told = "<p>Shipments of kettles were slow in the first weeks and picked up in June, in all of our regions.</p>"
        release = release_of(_LEAD, _DATED, _CHANGES, told, _CHANGES)
        assert self._periods(release) == [*[_QUARTER] * 3, None, None, None]

    def test_a_heading_that_opens_the_rows_dates_the_changes(self) -> None:
        heads = "|As Reported|Currency Adjustment|Adjusted Sales at 2020 Rates|Reported Change|Constant Currency Change"
        opening, row = "Growth for the quarter ended June 30, 2021:", "Net sales|$ 840|$ 10|$ 850|12 %|13 %"
        title = "<p><b>Non-GAAP Information (in thousands)</b></p>"
        release = release_of(_LEAD, title, sheet(heads, opening, row))
        assert self._periods(release) == [None, None, None, _QUARTER, _QUARTER]
        other = "Growth for the six months ended June 30, 2021:"
        assert self._periods(release_of(_LEAD, title, sheet(heads, opening, row, other, row))) == [None] * 5


def test_the_line_above_is_the_title_where_the_corner_only_says_how_things_changed() -> None:
    assert own_title(["Sales and Shipments"], ["Percent Change"], None) == "Sales and Shipments"
    assert own_title([""], ["Percent Change"], None) == "Percent Change"


class TestHeadsAgain:
    def test_heads_that_come_again_below_rows_begin_other_columns(self) -> None:
        below = (
            "Percent Change|Reported Income|Items|Currency",
            "Consolidated|63|54|(16)",
            "Kitchen|3|(13)|(11)",
            "Percent Change|Reported EPS|Items|Currency",
            "Consolidated|58|54|(15)",
        )
        first, second = release_of(_LEAD, _DATED, sheet(*below)).tables
        assert [column.head for column in first.columns] == ["Reported Income", "Items", "Currency"]
        assert [column.head for column in second.columns] == ["Reported EPS", "Items", "Currency"]
        assert values(second, "Consolidated") == [Decimal("0.58"), Decimal("0.54"), Decimal("-0.15")]

    def test_words_in_the_cells_of_a_row_are_no_heads(self) -> None:
        below = ("Percent Change|Shipments|Price|Income", "Kitchen|3|4|5", "Garden|even|up|down", "Pantry|6|7|8")
        (table,) = release_of(_LEAD, _DATED, sheet(*below)).tables
        assert values(table, "Pantry") == [Decimal("0.06"), Decimal("0.07"), Decimal("0.08")]


def test_names_below_one_date_over_all_columns_are_segments() -> None:
    (table,) = release_of(
        _LEAD,
        "<p><b>Income by segment (in thousands)</b></p>",
        sheet(
            "|Three Months Ended June 30, 2021 Kitchen|Three Months Ended June 30, 2021 Garden & Yard"
            "|Three Months Ended June 30, 2021 Consolidated",
            "Reported|$ 1,210|$ 640|$ 1,850",
            "Items|12|-|12",
        ),
    ).tables
    assert table.kind is TableKind.SEGMENT
    assert [column.segment for column in table.columns] == ["Kitchen", "Garden & Yard", None]
    assert {column.period for column in table.columns} == {_QUARTER}


def test_bases_below_one_date_are_no_segments() -> None:
    (table,) = release_of(
        _LEAD,
        "<p><b>Income by segment (in thousands)</b></p>",
        sheet(
            "|Three Months Ended June 30, 2021 As Reported|Three Months Ended June 30, 2021 Items"
            "|Three Months Ended June 30, 2021 Total",
            "Kitchen|$ 1,210|$ 640|$ 1,850",
            "Garden|12|-|12",
        ),
    ).tables
    assert [column.segment for column in table.columns] == [None] * 3


def test_changes_of_margins_in_basis_points_leave_the_margins_beside_them_what_they_are() -> None:
    (table,) = release_of(
        _LEAD,
        "<p><b>Operating margin (in thousands)</b></p>",
        sheet(
            "|Three Months Ended June 30, 2021|Three Months Ended June 30, 2020|Basis Point Growth (Decline)",
            "Reported operating margin|34.15%|21.29%|1,286",
            "Items|(0.57)%|(11.50)%|",
            "Comparable operating margin|34.72%|32.79%|193",
        ),
    ).tables
    assert [column.role for column in table.columns] == [
        ColumnRole.PERIOD,
        ColumnRole.PERIOD,
        ColumnRole.AMOUNT_CHANGE,
    ]
    assert values(table, "Comparable operating margin") == [
        Decimal("0.3472"),
        Decimal("0.3279"),
        Decimal("0.0193"),
    ]


def test_small_numbers_in_brackets_under_a_head_of_their_own_are_no_marks_of_notes() -> None:
    rows = ("Percent Change|Net Sales|Currency Impact", "Consolidated|1|(3)", "Kitchen|5|(4)")
    (table,) = release_of(_LEAD, _DATED, sheet(*rows)).tables
    assert values(table, "Kitchen") == [Decimal("0.05"), Decimal("-0.04")]


def test_marks_of_notes_beside_figures_stay_marks() -> None:
    page = (
        "<table><tr><td></td><td colspan='2'>Net Sales</td><td>Notes</td></tr>"
        "<tr><td>Kitchen</td><td>1,210</td><td>(3)</td><td>(1)</td></tr>"
        "<tr><td>Garden</td><td>640</td><td></td><td>(2)</td></tr></table>"
    )
    (table,) = release_of(_LEAD, "<p><b>Sales (in thousands)</b></p>", page).tables
    assert values(table, "Kitchen") == [1_210_000]


def test_the_name_of_all_that_is_sold_below_one_date_is_that_of_no_part() -> None:
    (table,) = release_of(
        _LEAD,
        "<p><b>Sales change by segment</b></p>",
        sheet(
            "|Three Months Ended June 30, 2021 Pots and Pans|Three Months Ended June 30, 2021 Kettles"
            "|Three Months Ended June 30, 2021 Net Sales",
            "Reported sales change|1%|(2)%|5%",
            "Constant currency sales change|2%|(2)%|7%",
        ),
    ).tables
    assert [column.segment for column in table.columns] == ["Pots and Pans", "Kettles", None]
