"""Small releases of our own making, read whole: rows and columns that count something else than money."""

from __future__ import annotations

from decimal import Decimal

import pytest

from icc_reports.model.figures import PURE, SHARES, Unit
from icc_reports.read.units import is_ratio, names_quantity, scales_in
from tests.read.test_small_releases import figures, release_of, sheet, values

USD, ONE = Unit("USD"), Decimal(1)


class TestQuantities:
    @pytest.mark.parametrize(
        "text", ["C3+ NGLs (MBbl)", "Liquids hedges (Bbl/d)", "Natural gas MMBtu/day", "Sales (GWh)"]
    )
    def test_of_oil_gas_and_power(self, text: str) -> None:
        assert names_quantity(text)

    @pytest.mark.parametrize(
        "text", ["Oil ($/Bbl)", "Natural gas (per Mcf)", "Weighted average ($ / MMBtu)", "Cash flow"]
    )
    def test_prices_are_none(self, text: str) -> None:
        assert not names_quantity(text)

    def test_beside_prices_in_a_release_in_thousands(self) -> None:
        *_, table = release_of(
            "<p>Operating data</p>",
            sheet("(in thousands)|June 30, 2021|June 30, 2020", "Gas sales|5,200|4,100", "Costs|4,000|3,900"),
            "<p><b>Hedges</b></p>",
            sheet("|Natural gas MMBtu/day|Index price ($/MMBtu)", "Swaps|2,400,000|$2.80", "Collars|687,500|$2.48"),
        ).tables
        assert [(figure.unit, figure.scale) for figure in figures(table, "Swaps")] == [(PURE, ONE), (USD, ONE)]

    def test_costs_under_a_heading_of_costs_for_each(self) -> None:
        (table,) = release_of(
            sheet(
                "(in thousands)|June 30, 2021|June 30, 2020",
                "Oil (MBbl)|1,017|938",
                "Average costs (per Mcfe):||",
                "Processing|$ 0.61|$ 0.69",
            )
        ).tables
        assert figures(table, "Oil (MBbl)")[0].unit == PURE
        assert values(table, "Oil (MBbl)") == [1017, 938]
        assert values(table, "Processing") == [Decimal("0.61"), Decimal("0.69")]


class TestCounts:
    def test_a_note_on_dollars_leaves_clients_and_employees_uncounted(self) -> None:
        (table,) = release_of(
            sheet(
                "(U.S. dollars in thousands)|June 30, 2021|June 30, 2020",
                "Revenue|537,185|528,869",
                "Clients|18,936|19,213",
                "Employees (full-time and part-time)|2,678|2,737",
                "Days Sales Outstanding (end of month)|61|60",
            )
        ).tables
        for label in ("Clients", "Employees (full-time and part-time)", "Days Sales Outstanding (end of month)"):
            assert [(figure.unit, figure.scale) for figure in figures(table, label)] == [(PURE, ONE)] * 2

    def test_a_note_without_a_currency_counts_customers_too(self) -> None:
        assert not scales_in(["(in thousands)"]).is_of_money
        assert scales_in(["(dollars in thousands)"]).is_of_money

    def test_common_shares_and_awards_outstanding(self) -> None:
        (table,) = release_of(
            sheet(
                "(in millions)|June 30, 2021|June 30, 2020",
                "Free cash flow|$ 36,813|$ 50,149",
                "Common shares outstanding|10,383|10,403",
                "Stock-based awards outstanding|406|385",
            )
        ).tables
        for label in ("Common shares outstanding", "Stock-based awards outstanding"):
            assert figures(table, label)[0].unit == SHARES

    def test_income_of_an_interest_rate_swap_is_no_rate(self) -> None:
        assert not is_ratio("Interest rate swap periodic income, net")
        assert is_ratio("Average interest rate")
