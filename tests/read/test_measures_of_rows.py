"""Small releases of our own making, read whole: rows and columns that count something else than money."""

from __future__ import annotations

from decimal import Decimal

import pytest

from icc_reports.model.figures import PURE, SHARES, Unit
from icc_reports.read.quantities import names_quantity
from icc_reports.read.scale_notes import scales_in
from icc_reports.read.units import is_ratio
from tests.read.test_small_releases import figures, release_of, sheet, values

USD, ONE = Unit("USD"), Decimal(1)


class TestQuantities:
    @pytest.mark.parametrize(
        "text",
        [
            "C3+ NGLs (MBbl)",
            "Liquids hedges (Bbl/d)",
            "Natural gas MMBtu/day",
            "Sales (GWh)",
            "Output (MBOED)",
            "Crude run (MBD)",
            "Gas (MMCFD)",
            "Output (koebd)",
            "Sales (kt)",
        ],
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
        assert values(table, "Oil (MBbl)") == [1_017_000, 938_000]
        assert values(table, "Processing") == [Decimal("0.61"), Decimal("0.69")]


class TestUnitsInAColumn:
    """The unit of each row in a column of its own: between the labels and the figures, under a head that says so."""

    ROWS = (
        "Segment profit|$ MM|$ 614|$ 702",
        "Cash from operations|$ B|$ 1.2|$ 1.4",
        "Profit per share|$/Share|$ 1.05|$ 1.17",
        "Gas output|MMCFD|2,415|2,377",
        "Gas price|$/MCF|$ 3.10|$ 2.85",
    )

    @pytest.mark.parametrize("corner", ["Northern Wells", ""])
    def test_is_the_row_s_own(self, corner: str) -> None:
        (table,) = release_of("<p>Operations</p>", sheet(f"{corner}|Unit|1Q 2021|1Q 2020", *self.ROWS)).tables
        stated = {row.label: (row.cells[0].unit, row.cells[0].scale) for row in table.rows if row.cells[0] is not None}
        assert stated == {
            "Segment profit ($ MM)": (USD, Decimal(1_000_000)),
            "Cash from operations ($ B)": (USD, Decimal(1_000_000_000)),
            "Profit per share ($/Share)": (Unit("USD", "share"), ONE),
            "Gas output (MMCFD)": (PURE, Decimal(1_000_000)),
            "Gas price ($/MCF)": (USD, ONE),
        }
        assert table.title == (corner or "Operations")

    def test_is_none_where_it_counts_what_is_sold(self) -> None:
        (table,) = release_of(
            "<p>Machines sold</p>", sheet("|Size|Units|Revenue $M", "Presses|Large|1,205|$ 88", "Lathes|Small|960|$ 61")
        ).tables
        assert [row.label for row in table.rows] == ["Presses Large", "Lathes Small"]
        assert [column.head for column in table.columns] == ["Units", "Revenue $M"]


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


class TestHeadingsInTables:
    def test_a_note_on_scale_above_some_rows_is_theirs(self) -> None:
        (table,) = release_of(
            sheet(
                "In millions|June 30, 2021|June 30, 2020",
                "Net interest income|$ 138|$ 130",
                "Noninterest income|$ 248|$ 258",
                "Earnings|$ 102|$ 106",
                "In billions||",
                "Average loans|$ 13.4|$ 12.9",
                "Quality||",
                "Reserves|$ 44|$ 50",
                "Net charge-offs In billions|$ 2|$ 1",
            )
        ).tables
        assert values(table, "Earnings")[0] == 102_000_000
        assert values(table, "Average loans")[0] == 13_400_000_000
        assert values(table, "Reserves")[0] == 44_000_000
        assert values(table, "Net charge-offs In billions")[0] == 2_000_000_000

    def test_a_heading_with_a_scale_of_its_own(self) -> None:
        (table,) = release_of(
            sheet(
                "In millions, except per share data|June 30, 2021|June 30, 2020",
                "Total deposits|$ 450,197|$ 457,278",
                "Client assets (billions)||",
                "Under management|$ 182|$ 192",
                "Fee per share|$ 0.12|$ 0.10",
                "Capital||",
                "Borrowed funds|$ 26,571|$ 30,784",
            )
        ).tables
        assert values(table, "Under management")[0] == 182_000_000_000
        assert values(table, "Fee per share")[0] == Decimal("0.12")
        assert values(table, "Borrowed funds")[0] == 26_571_000_000

    def test_the_first_row_under_growth_or_ratios_shows_the_sign_for_all(self) -> None:
        (table,) = release_of(
            sheet(
                "(in millions)|June 30, 2021|June 30, 2020",
                "Net sales|$ 86,341|$ 92,887",
                "Net sales growth:||",
                "North America|12%|8%",
                "International|10|5",
                "Results:||",
                "Margin|12%|8%",
                "Other income|10|5",
            )
        ).tables
        assert [figure.unit for figure in figures(table, "International")] == [PURE, PURE]
        assert values(table, "International") == [Decimal("0.10"), Decimal("0.05")]
        assert values(table, "Other income")[0] == 10_000_000


def test_amounts_beside_columns_per_share_prove_no_scale_of_the_shares() -> None:
    (table,) = release_of(
        "<p><b>Adjusted diluted earnings per common share</b></p>",
        sheet(
            "Dollars in millions|June 30, 2021|Per Share|June 30, 2020|Per Share",
            "Net income|$ 1,755|$ 4.12|$ 1,750|$ 4.10",
            "Integration costs|5|0.01|5|0.01",
            "Adjusted net income|$ 1,760|$ 4.13|$ 1,755|$ 4.11",
            "Average diluted common shares outstanding (in millions)|426||427|",
        ),
    ).tables
    assert values(table, "Average diluted common shares outstanding (in millions)") == [426_000_000, 427_000_000]


class TestStatistics:
    """Operating statistics: of money is what shows a currency, or is named so."""

    HEAD = "|June 30, 2021|June 30, 2020"

    def test_without_a_scale_of_their_own(self) -> None:
        *_, table = release_of(
            "<p><b>Statements of Income (in thousands)</b></p>",
            sheet(self.HEAD, "Sales|$ 4,100|$ 3,900", "Cost|2,100|2,000"),
            "<p><b>Selected Operating Statistics</b></p>",
            sheet(self.HEAD, "Cost per gross addition|$ 388|$ 372", "Cell sites|2,310|2,288", "Capital|410|390"),
        ).tables
        assert [(figure.unit, figure.scale) for figure in figures(table, "Cost per gross addition")] == [(USD, ONE)] * 2
        assert [(figure.unit, figure.scale) for figure in figures(table, "Cell sites")] == [(PURE, ONE)] * 2
        assert {figure.unit for figure in figures(table, "Capital")} == {USD}

    def test_amounts_go_on_below_one_that_shows_the_currency(self) -> None:
        (table,) = release_of(
            "<p><b>Operational Data (dollars in thousands)</b></p>",
            sheet(
                self.HEAD,
                "Homes closed:||",
                "West|204|388",
                "East|310|502",
                "Average selling price:||",
                "West|$ 402.1|$ 488.0",
                "East|288.8|301.7",
            ),
        ).tables
        rows = [row for row in table.rows if not row.is_heading]
        assert [row.cells[0].unit for row in rows if row.cells[0] is not None] == [PURE, PURE, USD, USD]
        assert values(table, "East") == [310, 502]

    def test_a_share_of_revenue_in_short(self) -> None:
        (table,) = release_of(
            "<p><b>Income (in thousands)</b></p>",
            sheet("|June 30, 2021|% of Rev", "Revenues|$ 71,204|100.0", "Fuel|11,904|16.7"),
        ).tables
        assert values(table, "Fuel") == [11_904_000, Decimal("0.167")]


class TestHeadingsOfRows:
    def test_rows_below_a_heading_of_percentages_are_so_where_only_the_first_shows_the_sign(self) -> None:
        (table,) = release_of(
            sheet(
                "(in thousands)|June 30, 2021|June 30, 2020",
                "Restaurant sales|$ 5,200|$ 4,100",
                "As a percentage of restaurant sales:||",
                "Food|27.4%|27.6%",
                "Labor|33.0|33.2",
            )
        ).tables
        assert [figure.unit for figure in figures(table, "Labor")] == [PURE, PURE]
        assert values(table, "Labor") == [Decimal("0.33"), Decimal("0.332")]

    @pytest.mark.parametrize(
        "heading", ["Closings (units):", "Restaurants open at end of quarter:", "Active communities"]
    )
    def test_a_heading_says_that_its_rows_are_counted_one_by_one(self, heading: str) -> None:
        (table,) = release_of(
            sheet(
                "(in thousands)|June 30, 2021|June 30, 2020",
                "Home sales|$ 5,200|$ 4,100",
                f"{heading}||",
                "Georgia|1,402|1,300",
                "Average price|$ 231.1|$ 222.9",
            )
        ).tables
        assert [(figure.unit, figure.scale) for figure in figures(table, "Georgia")] == [(PURE, ONE)] * 2
        assert values(table, "Average price") == [231_100, 222_900]

    def test_a_label_in_cents_is_in_hundredths_of_the_currency(self) -> None:
        (table,) = release_of(
            sheet(
                "(in millions)|June 30, 2021|June 30, 2020",
                "Passenger revenue|$ 5,200|$ 4,100",
                "Revenue per seat mile (cents)|10.26|9.79",
                "Average full-time equivalents|9,412|9,580",
            )
        ).tables
        assert [figure.unit for figure in figures(table, "Revenue per seat mile (cents)")] == [USD, USD]
        assert values(table, "Revenue per seat mile (cents)") == [Decimal("0.1026"), Decimal("0.0979")]
        assert values(table, "Average full-time equivalents") == [9412, 9580]


class TestBasisPoints:
    """A bank's ratios beside their changes, "bps" printed in the first row only."""

    def test_go_on_below_the_row_that_names_them(self) -> None:
        (table,) = release_of(
            "<p>Credit quality (in millions)</p>",
            sheet(
                "|June 30, 2021|June 30, 2020|Change",
                "Loans|$702|$747|$(45)",
                "Loans past due|575|312|263",
                "Charge-offs|45|44|1",
                "Past due loans to loans|0.55%|0.83%|(28) bps",
                "Charge-offs as a % of loans|0.14|0.61|(47)",
                "Allowance to loans|1.51|2.17|(66)",
            ),
        ).tables
        for label, values_ in (("Charge-offs as a % of loans", "-0.0047"), ("Allowance to loans", "-0.0066")):
            assert {figure.unit for figure in figures(table, label)} == {PURE}
            assert values(table, label)[2] == Decimal(values_)
        assert values(table, "Allowance to loans")[0] == Decimal("0.0151")

    def test_end_with_amounts(self) -> None:
        (table,) = release_of(
            "<p>Credit quality (in millions)</p>",
            sheet(
                "|June 30, 2021|June 30, 2020|Change",
                "Past due loans to loans|0.55%|0.83%|(28) bps",
                "Loans past due|575|312|263",
                "Charge-offs|45|44|1",
            ),
        ).tables
        assert values(table, "Loans past due") == [575_000_000, 312_000_000, 263_000_000]


class TestHeadsOfTheirOwn:
    def test_a_scale_over_some_columns_is_theirs_alone_and_heads_count_or_are_percentages(self) -> None:
        (table,) = release_of(
            sheet(
                "|Number of Bldgs.|Square Feet (000's)|Percent Leased|Base Rent (000's)",
                "Boston|14|2,110|94.2%|$ 48,210",
                "Hartford|9|987|91.0|15,402",
                "Salem|11|1,530|95.5|30,118",
            )
        ).tables
        assert values(table, "Hartford")[:3] == [9, 987_000, Decimal("0.91")]
        assert [figure.unit for figure in figures(table, "Boston")] == [PURE, PURE, PURE, USD]
        assert values(table, "Boston") == [14, 2_110_000, Decimal("0.942"), 48_210_000]
