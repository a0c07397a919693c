"""Columns headed "Change": percentages or amounts, by what their figures come to."""

from __future__ import annotations

import pytest

from icc_reports.model.figures import PURE, Unit
from icc_reports.model.release import ColumnRole, Table
from icc_reports.read import read_release
from tests.read.test_small_releases import figures

HEAD = """
LARKSPUR POWER CO. REPORTS FOURTH QUARTER RESULTS

Larkspur Power Co. today announced results for the fourth quarter ended December 31, 2003.

                         Statements of Income (in millions)

                      Three Months           Twelve Months
                    Ended December 31      Ended December 31
                    2003  2002  Change     2003   2002  Change
"""


def table(rows: str) -> Table:
    (found,) = read_release((HEAD + rows).encode(), "larkspur.txt").tables
    return found


PERCENTAGES = """\
Electric           $336.1 $342.0   (1.7)% $1,419.8 $1,437.1  (1.2)%
Gas                 112.4  101.3   11.0      388.7    342.5  13.5
Steam                14.2   12.9   10.1       51.9     49.8   4.2
Revenues           $462.7 $456.2    1.4%  $1,860.4 $1,829.4   1.7%
"""
AMOUNTS = """\
Electric           $336.1 $342.0  $(5.9)  $1,419.8 $1,437.1 $(17.3)
Gas                 112.4  101.3   11.1      388.7    342.5   46.2
Steam                14.2   12.9    1.3       51.9     49.8    2.1
Revenues           $462.7 $456.2   $6.5   $1,860.4 $1,829.4   $31.0
"""


@pytest.mark.parametrize("rows", [PERCENTAGES, PERCENTAGES.replace("%", " ")])
def test_percentages_are_told_by_the_figures_where_few_or_none_show_the_sign(rows: str) -> None:
    found = table(rows)
    period, change = ColumnRole.PERIOD, ColumnRole.PERCENT_CHANGE
    assert [column.role for column in found.columns] == [period, period, change, period, period, change]
    assert [(figure.unit, str(figure.scale)) for figure in figures(found, "Gas")][2::3] == [(PURE, "0.01")] * 2


def test_amounts_stay_amounts() -> None:
    found = table(AMOUNTS)
    assert {found.columns[ordinal].role for ordinal in (2, 5)} == {ColumnRole.AMOUNT_CHANGE}
    assert {figure.unit for figure in figures(found, "Steam")} == {Unit("USD")}


def test_amounts_under_a_head_that_means_percentages_elsewhere_are_amounts() -> None:
    head = HEAD.replace("Change", " Yr/Yr")
    (found,) = read_release((head + AMOUNTS.replace("$", " ")).encode(), "larkspur.txt").tables
    assert {found.columns[ordinal].role for ordinal in (2, 5)} == {ColumnRole.AMOUNT_CHANGE}
    assert {figure.unit for figure in figures(found, "Steam")} == {Unit("USD")}


def test_too_few_rows_prove_nothing() -> None:
    found = table("".join(PERCENTAGES.replace("%", " ").splitlines(keepends=True)[1:3]))
    assert {found.columns[ordinal].role for ordinal in (2, 5)} == {ColumnRole.AMOUNT_CHANGE}


def test_figures_that_are_no_change_at_all_prove_nothing() -> None:
    found = table(AMOUNTS.replace("11.1", "77.7").replace("1.3 ", "9.9 ").replace("$6.5", "$3.3"))
    assert found.columns[2].role is ColumnRole.AMOUNT_CHANGE
