"""Rows that are amounts, or counts, by what they add up to."""

from __future__ import annotations

from decimal import Decimal

from icc_reports.model.figures import PURE, Unit
from icc_reports.model.release import Table
from tests.read.test_small_releases import figures, release_of, sheet, values

USD = Unit("USD")


def table_of(*rows: str) -> Table:
    (table,) = release_of("<p><b>Deposits (dollars in thousands)</b></p>", sheet(*rows)).tables
    return table


def test_accounts_that_add_up_with_money_are_money() -> None:
    table = table_of(
        "|June 30, 2021|June 30, 2020",
        "Sight accounts|$ 4,104|$ 3,410",
        "Savings accounts|2,210|2,305",
        "Branches|1,006|985",
        "Total|$ 7,320|$ 6,700",
    )
    assert {figure.unit for label in ("Savings accounts", "Branches") for figure in figures(table, label)} == {USD}
    assert values(table, "Savings accounts") == [Decimal(2_210_000), Decimal(2_305_000)]


def test_the_total_may_name_the_money_and_rates_stand_beside_it() -> None:
    table = table_of(
        "|June 30, 2021|Rate|June 30, 2020|Rate",
        "Loans|$ 9,000|5.1|$ 8,000|5.2",
        "Savings accounts|2,210|0.11|2,305|0.12",
        "Certificate accounts|1,100|1.20|990|1.30",
        "Total interest-bearing deposits|3,310|0.47|3,295|0.47",
    )
    assert figures(table, "Savings accounts")[0].unit == USD
    assert figures(table, "Certificate accounts")[0].unit == USD


def test_counts_stay_counts() -> None:
    table = table_of(
        "|June 30, 2021|June 30, 2020",
        "Deposits|$ 4,104|$ 3,410",
        "Savings accounts|2,210|2,305",
        "Business accounts|1,006|985",
        "Total accounts|3,216|3,290",
        "Branches|12|11",
        "Income|$ 40|$ 38",
    )
    for label in ("Savings accounts", "Business accounts", "Total accounts", "Branches"):
        assert figures(table, label)[0].unit == PURE, label


def test_what_adds_up_to_a_number_of_stores_is_counted() -> None:
    table = table_of(
        "|June 30, 2021|June 30, 2020",
        "Backlog|$ 904|$ 812",
        "Mall|871|869",
        "Roadside|109|107",
        "Total stores|980|976",
        "Lawns|311|305",
    )
    for label in ("Mall", "Roadside", "Total stores"):
        assert [(each.unit, each.scale) for each in figures(table, label)] == [(PURE, Decimal(1))] * 2, label
    assert figures(table, "Lawns")[0].unit == USD


def test_an_amount_among_what_adds_up_to_stores_is_none_of_them() -> None:
    table = table_of(
        "|June 30, 2021|June 30, 2020",
        "Mall sales|871|869",
        "Roadside|109|107",
        "Total stores|980|976",
    )
    assert figures(table, "Roadside")[0].unit == USD
