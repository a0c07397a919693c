"""Small releases of our own making, read whole: columns and rows of percentages, and columns in scales of their own."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from icc_reports.model.figures import PURE, SHARES, Doubt, Unit
from icc_reports.model.periods import Duration
from icc_reports.model.release import ColumnRole, TableKind
from icc_reports.read.heads import sense_of
from icc_reports.read.measures import with_neighbours
from icc_reports.read.quantities import is_physical
from icc_reports.read.reader import read_release
from icc_reports.read.units import head_scale, heads_rate, heads_shares
from tests.read.test_small_releases import figures, release_of, sheet, values

USD, ONE = Unit("USD"), Decimal(1)
THOUSAND, MILLION = Decimal(1000), Decimal(1_000_000)
SEGMENTS = "<p><b>Segments for the three months ended June 30, 2021 (in thousands)</b></p>"


@pytest.mark.parametrize(
    "heads",
    [
        ["June 30, 2021", "Percent of Sales", "June 30, 2020", "Percent of Sales", "Percent Change"],
        ["Year Ended June 30, 2021", "Year Ended June 30,", "Year Ended June 30, 2020", "Year Ended June 30,"],
    ],
)
def test_percentages_beside_amounts_have_their_time(heads: list[str]) -> None:
    years = [sense.years[-1] if sense.years else None for sense in with_neighbours([sense_of(head) for head in heads])]
    assert years[:4] == [2021, 2021, 2020, 2020]


def test_a_head_without_a_year_beside_another_day_has_none() -> None:
    found = with_neighbours([sense_of(head) for head in ("Year Ended June 30, 2021", "Quarter Ended June 30,")])
    assert not found[1].years


class TestPercentages:
    def test_rows_of_percentages_make_no_column_of_percentages(self) -> None:
        (table,) = release_of(
            SEGMENTS,
            sheet(
                "|Pumps|Valves",
                "Gross profit|$ 44,100|$ 21,300",
                "Restructuring|240|-",
                "Gross margin|17.2%|34.2%",
                "Effect of amortization|0.1%|1.7%",
                "Adjusted margin|17.3%|35.9%",
                "Operating margin|7.8%|3.6%",
            ),
        ).tables
        assert [column.role for column in table.columns] == [ColumnRole.PERIOD] * 2
        assert values(table, "Restructuring") == [240_000, 0]
        assert values(table, "Gross margin") == [Decimal("0.172"), Decimal("0.342")]

    def test_changes_in_points_make_no_column_of_percentages_beside_them(self) -> None:
        (table,) = release_of(
            SEGMENTS,
            sheet(
                "|Three Months Ended June 30, 2021|Three Months Ended June 30, 2020|Change",
                "Net income|$ 104|$ 118|(12)%",
                "Loss ratio|71.9%|74.7%|(2.8)",
                "Expense ratio|26.2%|23.4%|2.8",
                "Margin|6.9%|7.7%|(0.8)",
            ),
        ).tables
        assert [column.role for column in table.columns[:2]] == [ColumnRole.PERIOD] * 2

    def test_comparisons_below_a_percentage_go_on_with_percentages(self) -> None:
        (table,) = release_of(
            "<p><b>Financial highlights (in thousands)</b></p>",
            sheet(
                "|June 30, 2021|June 30, 2020",
                "Deposits|$ 82,300|$ 80,100",
                "Loans past due|4,100|3,900",
                "Past due/total loans|0.12%|0.11%",
                "Allowance/past due loans|851.02|750.40",
                "Additions|13.12|8.05",
            ),
        ).tables
        assert values(table, "Allowance/past due loans") == [Decimal("8.5102"), Decimal("7.504")]
        assert {figure.unit for figure in figures(table, "Additions")} == {USD}

    def test_yields_spreads_and_borrowing_rates_below_a_percentage_are_no_money(self) -> None:
        (table,) = release_of(
            "<p><b>Highlights (in thousands)</b></p>",
            sheet(
                "|June 30, 2021|June 30, 2020",
                "Average borrowings|82,300|80,100",
                "Prepayment rate|21.4%|19.8%",
                "Total financing spreads|0.61|0.58",
                "Yields on mortgage investments|2.31|2.44",
                "Secured borrowing rates|1.70|1.86",
                "Quarterly economic return (dividends and change in value)|(3.12)|2.05",
                "Average daily rate|88.20|86.10",
            ),
        ).tables
        assert values(table, "Total financing spreads") == [Decimal("0.0061"), Decimal("0.0058")]
        assert values(table, "Yields on mortgage investments") == [Decimal("0.0231"), Decimal("0.0244")]
        assert values(table, "Secured borrowing rates") == [Decimal("0.0170"), Decimal("0.0186")]
        assert values(table, "Quarterly economic return (dividends and change in value)")[0] == Decimal("-0.0312")
        assert not any(figure.is_percentage for figure in figures(table, "Average daily rate"))

    @pytest.mark.parametrize("premiums", ["$ 823|$ 801", "1,823|1,801"])
    def test_what_goes_into_a_ratio_is_no_money(self, premiums: str) -> None:
        (table,) = release_of(
            "<p><b>Pumps (in millions)</b></p>",
            sheet(
                "|June 30, 2021|June 30, 2020",
                f"Premiums|{premiums}",
                "Core earnings|117|82",
                "Loss and expense ratio|",
                "Storms|2.5|4.3",
                "Expenses|26.7|26.5",
                "Combined ratio|86.7|93.2",
            ),
        ).tables
        for label in ("Storms", "Expenses"):
            assert {figure.unit for figure in figures(table, label)} == {PURE}
            assert all(Doubt.SCALE in figure.doubts for figure in figures(table, label))
        assert values(table, "Storms") == [Decimal("2.5"), Decimal("4.3")]
        assert {figure.unit for figure in figures(table, "Core earnings")} == {USD}

    def test_amounts_below_a_ratio_in_a_table_of_decimals_are_money(self) -> None:
        (table,) = release_of(
            "<p><b>Leverage (in millions)</b></p>",
            sheet(
                "|June 30, 2021|June 30, 2020",
                "Debt to EBITDA ratio|",
                "Total debt|86.7|93.2",
                "EBITDA|$ 26.7|$ 26.5",
                "Interest|2.5|4.3",
            ),
        ).tables
        assert {figure.unit for figure in figures(table, "Total debt")} == {USD}

    def test_a_share_of_a_total_in_the_middle_of_a_label(self) -> None:
        (table,) = release_of(
            "<p><b>Credit (in millions)</b></p>",
            sheet("|June 30, 2021|June 30, 2020", "Charge-offs|$ 45|$ 46", "Charge-offs as a % of loans|0.14|0.16"),
        ).tables
        assert values(table, "Charge-offs as a % of loans") == [Decimal("0.0014"), Decimal("0.0016")]

    def test_a_section_of_other_measures_below_shares_of_sales(self) -> None:
        (table,) = release_of(
            "<p><b>Mix (in thousands)</b></p>",
            sheet(
                "|June 30, 2021 % of Net Sales|June 30, 2020 % of Net Sales",
                "Notebooks|60%|55%",
                "Printers|40|45",
                "Stock indicators:||",
                "Actual shares outstanding|26,100|26,400",
                "Market capitalization|$ 1,075,600|$ 966,500",
            ),
        ).tables
        assert values(table, "Printers") == [Decimal("0.4"), Decimal("0.45")]
        assert {figure.unit for figure in figures(table, "Actual shares outstanding")} == {SHARES}

    @pytest.mark.parametrize("head", ["Average Yield/ Rate", "RATE (1)", "Yield", "Yield/Cost"])
    def test_heads_of_rates(self, head: str) -> None:
        assert heads_rate(head)

    def test_average_balances_are_flows_of_a_period_with_rates_beside_them(self) -> None:
        head = "<tr><td></td><td>Average Balance</td><td>Interest</td><td>Rate (1)</td></tr>"
        (table,) = release_of(
            "<p><b>Average Balance Sheets and Related Rates (in thousands)</b></p>",
            f"<table><tr><td></td><td colspan=3>Three Months Ended June 30, 2021</td></tr>{head}"
            "<tr><td>Loans</td><td>$ 1,927,400</td><td>$ 24,100</td><td>5.05</td></tr>"
            "<tr><td>Securities</td><td>220,300</td><td>1,500</td><td>2.82</td></tr>"
            "<tr><td>Total assets</td><td>$ 2,641,500</td><td></td><td></td></tr></table>",
        ).tables
        assert table.kind is TableKind.OTHER
        assert table.columns[0].period == Duration(date(2021, 4, 1), date(2021, 6, 30))
        assert values(table, "Securities") == [220_300_000, 1_500_000, Decimal("0.0282")]


class TestTablesOfPercentages:
    ROWS = ("Food|3.1|3.2", "Labor|30.4|30.3")
    HEAD = "|June 30, 2021|June 30, 2020"

    def test_the_first_row_shows_the_sign_for_all(self) -> None:
        (table,) = release_of("<p><b>Mix</b></p>", sheet(self.HEAD, "Sales|96.9%|96.8%", *self.ROWS)).tables
        assert values(table, "Labor") == [Decimal("0.304"), Decimal("0.303")]

    def test_the_title_says_so(self) -> None:
        (table,) = release_of("<p><b>Percentage of Total Sales</b></p>", sheet(self.HEAD, *self.ROWS)).tables
        assert values(table, "Labor") == [Decimal("0.304"), Decimal("0.303")]

    def test_amounts_in_dollars_below_percentages_are_none(self) -> None:
        rows = ("Sales|96.9%|96.8%", "Labor|$ 30.4|$ 30.3")
        (table,) = release_of("<p><b>Mix (in millions)</b></p>", sheet(self.HEAD, *rows)).tables
        assert values(table, "Labor") == [30_400_000, 30_300_000]


class TestCurrencies:
    def test_the_head_of_a_column_names_its_own(self) -> None:
        (table,) = release_of(
            "<p><b>Statements of Operations (in thousands)</b></p>",
            sheet("|June 30, 2021 RMB|June 30, 2020 RMB|June 30, 2021 US$", "Revenues|268,900|210,330|39,650"),
        ).tables
        assert [figure.unit for figure in figures(table, "Revenues")] == [Unit("CNY"), Unit("CNY"), USD]

    def test_a_note_on_scale_names_that_of_the_table(self) -> None:
        release = release_of(
            "<p><b>Statements of Operations (in millions of EUR, except per share data)</b></p>",
            sheet("|June 30, 2021|June 30, 2020", "Revenues|268.9|210.3", "Earnings per share|0.98|0.82"),
        )
        assert release.currency == "EUR"
        assert figures(release.tables[0], "Earnings per share")[0].unit == Unit("EUR", "share")


class TestScalesOfColumns:
    def test_units_beside_revenue(self) -> None:
        (table,) = release_of(
            "<p><b>Summary</b></p>",
            sheet("|Q2 2021 Units K|Q2 2021 Revenue $M", "Americas|1,460|$ 7,186", "Europe|978|5,458"),
        ).tables
        assert [(figure.unit, figure.scale) for figure in figures(table, "Europe")] == [
            (PURE, THOUSAND),
            (USD, MILLION),
        ]

    @pytest.mark.parametrize(
        ("head", "scale"),
        [("Revenue $M", MILLION), ("Sales (in thousands)", THOUSAND), ("Translation (B)", None), ("Rev $m", MILLION)],
    )
    def test_of_a_head(self, head: str, scale: Decimal | None) -> None:
        assert head_scale(head) == scale

    def test_denominators_are_shares(self) -> None:
        (table,) = release_of(
            "<p><b>Earnings per share (in thousands, except per share data)</b></p>",
            sheet(
                "|Income (Numerator)|Shares (Denominator)|Per Share Amount",
                "Basic|$ 4,200|2,100|$ 2.00",
                "Diluted|$ 4,200|2,150|$ 1.95",
            ),
        ).tables
        assert [figure.unit for figure in figures(table, "Basic")] == [USD, SHARES, Unit("USD", "share")]
        assert not heads_shares("Income attributable to common shares")

    def test_cents_among_whole_thousands_are_as_printed_and_in_doubt(self) -> None:
        (table,) = release_of(
            "<p><b>Fees (in thousands)</b></p>",
            sheet("|June 30, 2021|June 30, 2020", "Fees|$ 57,900|$ 42,500", "Other|610|570", "Fee|$ 182.95|$ 158.45"),
        ).tables
        assert values(table, "Fee") == [Decimal("182.95"), Decimal("158.45")]
        assert Doubt.SCALE in figures(table, "Fee")[0].doubts

    def test_a_line_over_all_columns_heads_the_rows_below(self) -> None:
        (table,) = release_of(
            "<p><b>Fees (in thousands)</b></p>",
            "<table><tr><td></td><td>June 30, 2021</td><td>June 30, 2020</td></tr>"
            "<tr><td>Fees</td><td>$ 57,900</td><td>$ 42,500</td></tr><tr><td>Other</td><td>610</td><td>570</td></tr>"
            "<tr><td></td><td colspan=2>Average Fee per Million</td></tr>"
            "<tr><td></td><td colspan=2>(unaudited)</td></tr>"
            "<tr><td>High grade</td><td>$ 182.95</td><td>$ 158.45</td></tr></table>",
        ).tables
        row = next(row for row in table.rows if row.label == "High grade")
        assert row.section == ("Average Fee per Million",)
        assert [figure.doubts for figure in figures(table, "High grade")] == [(), ()]

    def test_a_column_under_a_percent_sign(self) -> None:
        head = "<tr><td></td><td>Amount</td><td>%</td><td>Amount</td><td>%</td></tr>"
        (table,) = release_of(
            "<p><b>Loans (in thousands)</b></p>",
            f"<table><tr><td></td><td colspan=2>June 30, 2021</td><td colspan=2>June 30, 2020</td></tr>{head}"
            "<tr><td>Commercial</td><td>$ 402,110</td><td>30.1%</td><td>$ 371,206</td><td>29.9%</td></tr>"
            "<tr><td>Construction</td><td>188,204</td><td>14.1</td><td>160,330</td><td>12.9</td></tr>"
            "<tr><td>Mortgage</td><td>590,870</td><td>44.2</td><td>560,122</td><td>45.1</td></tr></table>",
        ).tables
        assert values(table, "Mortgage") == [590_870_000, Decimal("0.442"), 560_122_000, Decimal("0.451")]


class TestCountsUnderHeadings:
    def test_a_count_in_the_title_has_no_scale_of_other_tables(self) -> None:
        *_, table = release_of(
            "<p><b>Statements of Income (in thousands)</b></p>",
            sheet("|June 30, 2021|June 30, 2020", "Sales|$ 4,100|$ 3,900", "Cost|2,100|2,000"),
            "<p><b>Restaurant Count</b></p>",
            sheet("|Company|Franchised|Total", "At beginning|161|98|259", "Opened|4|2|6", "At end|165|100|265"),
        ).tables
        assert [(figure.unit, figure.scale) for figure in figures(table, "Opened")] == [(PURE, ONE)] * 3

    @pytest.mark.parametrize("heading", ["Number of stores:", "Store count:"])
    def test_stores(self, heading: str) -> None:
        (table,) = release_of(
            "<p><b>Statements of Income (in thousands)</b></p>",
            sheet("|June 30, 2021|June 30, 2020", "Net sales|$ 4,100|$ 3,900", "Cost of sales|2,100|2,000"),
            "<p><b>Supplemental information</b></p>",
            sheet("|June 30, 2021|June 30, 2020", f"{heading}||", "Opened|9|8", "Sales|4,100|3,900"),
        ).tables[1:]
        assert [(figure.unit, figure.scale) for figure in figures(table, "Opened")] == [(PURE, ONE)] * 2
        assert {figure.unit for figure in figures(table, "Sales")} == {USD}

    def test_power_in_thousands_of_its_own_unit(self) -> None:
        (table,) = release_of(
            "<p><b>Operating statistics</b></p>",
            sheet(
                "|June 30, 2021|June 30, 2020",
                "Electric sales (thousands of MWh):||",
                "Residential|1,204|1,166",
                "Customers at end of period:||",
                "Electric|401,220|392,810",
                "Rentable square feet|14,210|13,702",
            ),
        ).tables
        assert [(figure.unit, figure.scale) for figure in figures(table, "Residential")] == [(PURE, THOUSAND)] * 2
        assert [(figure.unit, figure.scale) for figure in figures(table, "Electric")] == [(PURE, ONE)] * 2
        assert {figure.unit for figure in figures(table, "Rentable square feet")} == {PURE}

    @pytest.mark.parametrize("label", ["Net acquisitions of rental vehicles", "Cost per square foot", "Guest loans"])
    def test_amounts_are_no_quantities(self, label: str) -> None:
        assert not is_physical(label)


@pytest.mark.parametrize("kind", ["html", "text"])
def test_years_in_the_first_column_name_the_rows(kind: str) -> None:
    rows = ("2022|$ 14,220|7.10%", "2023|61,902|6.84%", "2024|130,400|6.22%", "Total|$ 206,522|6.47%")
    if kind == "html":
        (table,) = release_of("<p><b>Maturities (in thousands)</b></p>", sheet("Year|Principal|Rate", *rows)).tables
    else:
        lines = [f"{label:<12}{amount:>14}{rate:>14}" for label, amount, rate in (row.split("|") for row in rows)]
        head = f"{'Year':<12}{'Principal':>14}{'Rate':>14}"
        text = "\n".join(["Maturities", "(in thousands)", "", head, "", *lines, ""])
        (table,) = read_release(text.encode(), "maturities.txt").tables
    assert [row.label for row in table.rows] == ["2022", "2023", "2024", "Total"]
    assert values(table, "2023") == [61_902_000, Decimal("0.0684")]
