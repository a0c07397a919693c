"""Rows, columns and covers that count, compare or name something else than money."""

from __future__ import annotations

from decimal import Decimal

import pytest

from icc_reports.model.figures import PURE, SHARES, Doubt, Unit
from icc_reports.model.findings import FindingCode
from icc_reports.model.release import ColumnRole
from icc_reports.read import read_release
from icc_reports.read.segments import names_segment
from tests.read.test_small_releases import figures, release_of, sheet, values

USD = Unit("USD")


class TestRows:
    def test_ratios_under_a_title_that_names_data_per_share_too(self) -> None:
        (table,) = release_of(
            "<p><b>Ratios and Per Share Data (in thousands)</b></p>",
            sheet(
                "|June 30, 2021|June 30, 2020",
                "Return on average assets|1.31%|1.27%",
                "Return on average equity|14.20|13.95",
                "Full-time equivalent employees|412|405",
                "Book value per share|$ 21.40|$ 20.05",
            ),
        ).tables
        assert values(table, "Return on average equity") == [Decimal("0.142"), Decimal("0.1395")]
        assert [figure.unit for figure in figures(table, "Full-time equivalent employees")] == [PURE, PURE]
        assert figures(table, "Book value per share")[0].unit == Unit("USD", "share")

    def test_what_dilution_adds_to_shares_is_shares(self) -> None:
        (table,) = release_of(
            "<p><b>Earnings per Share (in thousands, except per share data)</b></p>",
            sheet(
                "|June 30, 2021|June 30, 2020",
                "Net income|$ 8,410|$ 7,903",
                "Weighted average shares - basic|20,310|20,118",
                "Effect of dilutive securities|214|207",
                "Weighted average shares - diluted|20,524|20,325",
            ),
        ).tables
        assert [figure.unit for figure in figures(table, "Effect of dilutive securities")] == [SHARES, SHARES]
        assert values(table, "Effect of dilutive securities") == [Decimal(214_000), Decimal(207_000)]

    def test_shares_in_a_statement_of_cash_flows_are_what_they_cost(self) -> None:
        (table,) = release_of(
            "<p><b>Consolidated Statements of Cash Flows (in thousands)</b></p>",
            sheet(
                "|Six Months Ended June 30, 2021|Six Months Ended June 30, 2020",
                "Net cash provided by operating activities|$ 8,410|$ 7,903",
                "Shares withheld for taxes|(214)|(207)",
                "Net cash used in financing activities|(6,100)|(5,904)",
                "Number of shares withheld|31,204|28,110",
            ),
        ).tables
        assert figures(table, "Shares withheld for taxes")[0].unit == USD
        assert values(table, "Shares withheld for taxes") == [Decimal(-214_000), Decimal(-207_000)]
        assert figures(table, "Number of shares withheld")[0].unit == SHARES

    def test_a_heading_that_describes_the_stock_heads_no_counts_of_shares(self) -> None:
        (table,) = release_of(
            "<p><b>Balance Sheets (in thousands)</b></p>",
            sheet(
                "|June 30, 2021|June 30, 2020",
                "Total liabilities|$ 8,410|$ 7,903",
                "Common stock, $0.01 par value; 90,000,000 shares authorized",
                "Issued and outstanding shares - 2,798,124 and 2,741,312|-|28",
                "Additional paid-in capital|977,114|974,386",
                "Shares outstanding:",
                "Class A|1,402,118|1,400,977",
            ),
        ).tables
        assert figures(table, "Additional paid-in capital")[0].unit == USD
        assert {cell.unit for cell in figures(table, "Issued and outstanding shares - 2,798,124 and 2,741,312")} == {
            USD
        }
        assert figures(table, "Class A")[0].unit == SHARES

    def test_volumes_a_day_are_volumes(self) -> None:
        (table,) = release_of(
            "<p><b>Operations (in thousands)</b></p>",
            sheet(
                "|June 30, 2021|June 30, 2020",
                "Oil revenue|$ 8,410|$ 7,903",
                "Average sales volumes per day (Boe/d)|20,310|20,118",
                "Lifting cost per day (in thousands)|310|318",
            ),
        ).tables
        assert values(table, "Average sales volumes per day (Boe/d)") == [Decimal(20_310), Decimal(20_118)]
        assert figures(table, "Average sales volumes per day (Boe/d)")[0].unit == PURE
        assert figures(table, "Lifting cost per day (in thousands)")[0].unit == USD

    def test_thousands_of_what_a_row_counts_are_none_of_the_table(self) -> None:
        (table,) = release_of(
            "<p><b>Operating Statistics</b></p>",
            sheet(
                "|June 30, 2021|June 30, 2020",
                "Average tractors|4,211|4,170",
                "Loaded miles (000)|104,311|101,204",
                "Empty mile percentage|11.2%|11.8%",
            ),
        ).tables
        assert values(table, "Average tractors") == [Decimal(4_211), Decimal(4_170)]
        assert values(table, "Loaded miles (000)") == [Decimal(104_311_000), Decimal(101_204_000)]
        assert table.scale_note is None

    @pytest.mark.parametrize(
        "label", ["Trading days", "Book-to-bill", "Policies in force", "Inventory holding days (IHD)"]
    )
    def test_plain_numbers(self, label: str) -> None:
        (table,) = release_of(
            "<p><b>Trend (dollars in millions)</b></p>",
            sheet("|June 30, 2021|June 30, 2020", "Fees|$ 61.2|$ 58.4", f"{label}|63|62", "Total|$ 83.3|$ 80.1"),
        ).tables
        assert values(table, label) == [Decimal(63), Decimal(62)]

    @pytest.mark.parametrize("label", ["Accruing loans past due 90 days", "Loans past due some days"])
    def test_loans_that_are_days_past_due_are_money(self, label: str) -> None:
        rows = ["|June 30, 2021|June 30, 2020", "Fees|$ 61.2|$ 58.4", f"{label}|63|62"]
        (table,) = release_of("<p><b>Trend (dollars in millions)</b></p>", sheet(*rows, "Total|$ 83.3|$ 80.1")).tables
        assert values(table, label) == [Decimal(63_000_000), Decimal(62_000_000)]

    def test_basis_points_said_in_the_first_and_the_last_row_only(self) -> None:
        rows = ["|June 30, 2021", "Reported margin|(43) bps", "Impact of:|", "Recall|91", "Closures|(15)"]
        (table,) = release_of("<p><b>Margin (in millions)</b></p>", sheet(*rows, "Core margin|33 bps")).tables
        assert values(table, "Recall") == [Decimal("0.0091")]
        (table,) = release_of("<p><b>Margin (in millions)</b></p>", sheet(*rows, "Core margin|33")).tables
        assert values(table, "Recall") == [Decimal(91_000_000)]
        (table,) = release_of("<p><b>M (in millions)</b></p>", sheet(*rows, "Sales|$ 7", "Core margin|33 bps")).tables
        assert values(table, "Recall") == [Decimal(91_000_000)]

    def test_rows_led_by_dashes_stand_under_what_is_above_them(self) -> None:
        (table,) = release_of(
            "<p><b>Earnings per Share (in thousands, except share and per share data)</b></p>",
            sheet(
                "|June 30, 2021|June 30, 2020",
                "Net income|$ 8,410|$ 7,903",
                "Weighted average shares||",
                "- Basic|20,310,411|20,118,200",
                "- Diluted|20,524,004|20,325,311",
            ),
        ).tables
        assert [row.section for row in table.rows[2:]] == [("Weighted average shares",)] * 2
        assert values(table, "Diluted") == [Decimal(20_524_004), Decimal(20_325_311)]
        assert figures(table, "Diluted")[0].unit == SHARES

    def test_columns_of_growth_and_of_stores_beside_one_another(self) -> None:
        (table,) = release_of(
            "<p><b>Comparable Sales and Stores</b></p>",
            "<table><tr><td></td><td colspan=2>Comparable sales increase</td><td colspan=2>Store count</td></tr>"
            "<tr><td></td><td>Q2 2021</td><td>Q2 2020</td><td>June 30, 2021</td><td>June 30, 2020</td></tr>"
            "<tr><td>Maple</td><td>(3.0)%</td><td>1.2%</td><td>410</td><td>402</td></tr>"
            "<tr><td>Main</td><td>0.4</td><td>2.2</td><td>155</td><td>151</td></tr>"
            "<tr><td>All</td><td>(2.1)%</td><td>1.6%</td><td>565</td><td>553</td></tr></table>",
        ).tables
        assert [column.role for column in table.columns[:2]] == [ColumnRole.PERCENT_CHANGE] * 2
        assert values(table, "Main") == [Decimal("0.004"), Decimal("0.022"), Decimal(155), Decimal(151)]
        assert figures(table, "Main")[-1].unit == PURE

    def test_a_margin_beside_amounts_shows_its_sign_in_the_first_and_the_last_row_only(self) -> None:
        rows = ("Retail|$ 3,334|13.9%", "Wholesale|2,787|18.8", "Total|$ 6,121|16.1%")
        (table,) = release_of(
            "<p><b>Sales and Margin (in thousands)</b></p>",
            sheet("|Q2 2021 Net Sales|Q2 2021 Gross Margin", *rows),
        ).tables
        assert values(table, "Wholesale") == [Decimal(2_787_000), Decimal("0.188")]

    def test_what_a_table_of_statistics_counts_in_scales_of_its_labels(self) -> None:
        (table,) = release_of(
            "<p><b>Care Performance Metrics</b></p>",
            sheet(
                "|June 30, 2021|June 30, 2020",
                "Patients Served (in millions)|99|104",
                "Backlog (in billions)|$ 32.9|$ 32.8",
                "Scripts (in millions)|408|395",
            ),
        ).tables
        assert [
            figure.unit
            for label in ("Patients Served", "Scripts")
            for figure in figures(table, f"{label} (in millions)")
        ] == [PURE] * 4
        assert values(table, "Scripts (in millions)") == [Decimal(408_000_000), Decimal(395_000_000)]

    def test_the_corner_may_say_what_is_counted(self) -> None:
        (table,) = release_of(
            "<p><b>Acme Corp.</b></p><p><b>Profile (in thousands)</b></p>",
            sheet("People Served|June 30, 2021|June 30, 2020", "Risk-based|8,410|8,545", "Fee-based|21,590|20,870"),
        ).tables
        assert figures(table, "Risk-based")[0].unit == PURE
        assert values(table, "Risk-based") == [Decimal(8_410_000), Decimal(8_545_000)]

    def test_how_many_times_one_is_the_other_below_percentages(self) -> None:
        (table,) = release_of(
            "<p><b>Indicators (in thousands)</b></p>",
            sheet(
                "|June 30, 2021|June 30, 2020",
                "Sales|$ 31,104|$ 30,088",
                "Return on equity|14.6%|12.7%",
                "Inventory turns|21|17",
                "Net debt to adjusted EBITDA|2.4|2.1",
            ),
        ).tables
        assert values(table, "Inventory turns") == [Decimal(21), Decimal(17)]
        assert values(table, "Net debt to adjusted EBITDA") == [Decimal("2.4"), Decimal("2.1")]

    def test_the_note_of_a_tables_first_block_holds_for_its_other_blocks(self) -> None:
        tables = release_of(
            "<table><tr><td>(Amounts and shares in thousands)</td><td>June 30, 2021</td><td>June 30, 2020</td></tr>"
            "<tr><td>Net sales</td><td>$ 711,850</td><td>$ 632,921</td></tr>"
            "<tr><td></td><td>% of Sales</td><td>% of Sales</td></tr>"
            "<tr><td>Mix</td><td>2021</td><td>2020</td></tr>"
            "<tr><td>Boots</td><td>58%</td><td>56%</td></tr><tr><td>Hats</td><td>42%</td><td>44%</td></tr>"
            "<tr><td>Stock:</td><td></td><td></td></tr><tr><td>Closing price</td><td>$ 41.21</td><td>$ 36.67</td></tr>"
            "<tr><td>Actual shares outstanding</td><td>26,101</td><td>26,356</td></tr></table>",
        ).tables
        assert len(tables) == 2
        assert values(tables[1], "Actual shares outstanding") == [Decimal(26_101_000), Decimal(26_356_000)]

    def test_few_shares_in_a_table_without_a_note_are_in_doubt(self) -> None:
        stated = sheet("(in thousands)|June 30, 2021|June 30, 2020", "Sales|$ 711,850|$ 632,921", "Costs|5,200|4,100")
        row = "Average shares outstanding|{}|{}"
        heads = "|Q2 2021|Q2 2020"
        few, many = (
            release_of(
                stated, "<p>Shares were as follows.</p>", sheet(heads, row.format(*numbers), "Awards|12|11")
            ).tables[1]
            for numbers in (("26,101", "26,356"), ("26,101,330", "26,356,112"))
        )
        assert {figure.doubts for figure in figures(few, "Average shares outstanding")} == {(Doubt.SCALE,)}
        assert {figure.doubts for figure in figures(many, "Average shares outstanding")} == {()}
        assert values(many, "Average shares outstanding")[0] == Decimal(26_101_330)

    def test_a_label_that_says_it_is_in_basis_points(self) -> None:
        (table,) = release_of(
            "<p><b>Assets under management ($ in billions)</b></p>",
            sheet("|June 30, 2021|June 30, 2020", "Assets|$ 408.1|$ 381.2", "Average fee rate (bps)|38.2|39.0"),
        ).tables
        assert values(table, "Average fee rate (bps)") == [Decimal("0.00382"), Decimal("0.0039")]
        assert figures(table, "Average fee rate (bps)")[0].unit == PURE

    def test_a_note_that_says_what_is_counted(self) -> None:
        (table,) = release_of(
            "<p><b>Average Daily Volume (contracts in thousands)</b></p>",
            sheet("|June 30, 2021|June 30, 2020", "Options|3,104|2,410", "Futures|188|251"),
        ).tables
        assert [figure.unit for figure in figures(table, "Options")] == [PURE, PURE]
        assert values(table, "Futures") == [Decimal(188_000), Decimal(251_000)]

    def test_a_note_on_tons_of_a_kind(self) -> None:
        (table,) = release_of(
            "<p><b>Operating data</b></p>",
            sheet(
                "(metric tons in thousands) (1)|June 30, 2021|June 30, 2020",
                "Tons sold|1,387|1,342",
                "Price|$ 9.14|$ 8.80",
            ),
        ).tables
        assert values(table, "Tons sold") == [Decimal(1_387_000), Decimal(1_342_000)]
        assert values(table, "Price") == [Decimal("9.14"), Decimal("8.80")]

    def test_deliveries_are_counted_among_amounts_and_below_their_own_head(self) -> None:
        among, below = release_of(
            "<p><b>Ferries (dollars in millions)</b></p>",
            sheet("|June 30, 2021|June 30, 2020", "Deliveries|134|87", "Revenues|$ 5,342|$ 4,961"),
            "<p><b>Ferries (dollars in millions)</b></p>",
            sheet("Deliveries|June 30, 2021|June 30, 2020", "River|91|64", "Harbour|43|23"),
        ).tables
        assert [figure.unit for figure in figures(among, "Deliveries")] == [PURE, PURE]
        assert values(among, "Deliveries") == [Decimal(134), Decimal(87)]
        assert [figure.unit for figure in figures(below, "River")] == [PURE, PURE]

    def test_occupancy_is_a_rate_below_a_percentage_and_an_expense_among_amounts(self) -> None:
        rates, expenses = release_of(
            "<p><b>Statistics (in thousands)</b></p>",
            sheet(
                "|June 30, 2021|June 30, 2020",
                "Admissions|31,204|28,110",
                "Outpatient share of revenue|41.2%|39.9%",
                "Occupancy|44.0|43.1",
            ),
            "<p><b>Noninterest expense (in thousands)</b></p>",
            sheet("|June 30, 2021|June 30, 2020", "Salaries|5,204|5,110", "Occupancy|1,440|1,431"),
        ).tables
        assert values(rates, "Occupancy") == [Decimal("0.44"), Decimal("0.431")]
        assert figures(expenses, "Occupancy")[0].unit == USD


class TestColumns:
    def test_homes_beside_their_value(self) -> None:
        (table,) = release_of(
            "<p><b>Backlog (dollars in thousands)</b></p>",
            sheet("|June 30, 2021 Homes|June 30, 2021 Value", "North|410|$ 161,204", "South|220|104,330"),
        ).tables
        assert [figure.unit for figure in figures(table, "South")] == [PURE, USD]
        assert values(table, "South") == [Decimal(220), Decimal(104_330_000)]

    def test_a_segment_called_homes_shows_its_currency(self) -> None:
        (table,) = release_of(
            "<p><b>Segment results (in thousands)</b></p>",
            sheet("|Homes|Land", "Revenue|$ 161,204|$ 9,330", "Cost of sales|104,330|6,118"),
        ).tables
        assert [figure.unit for figure in figures(table, "Cost of sales")] == [USD, USD]

    def test_percent_alone_over_a_column(self) -> None:
        (table,) = release_of(
            "<p><b>Delinquency (dollars in thousands)</b></p>",
            sheet("|June 30, 2021 Amount|June 30, 2021 Percent", "30 days|$ 110,330|5.2%", "60 days|41,204|2.0"),
        ).tables
        assert values(table, "60 days") == [Decimal(41_204_000), Decimal("0.02")]

    def test_changes_in_basis_points_beside_changes_in_dollars(self) -> None:
        (table,) = release_of(
            "<p><b>Credit review (in millions)</b></p>",
            sheet(
                "|June 30, 2021|June 30, 2020|Change $/bps",
                "Net charge-offs|$ 45|$ 190|$ (145)",
                "Net charge-offs as a % of total loans|0.14%|0.61%|(47)",
            ),
        ).tables
        change = figures(table, "Net charge-offs as a % of total loans")[-1]
        assert (change.unit, change.scale) == (PURE, Decimal("0.0001"))
        assert figures(table, "Net charge-offs")[-1].scale == Decimal(1_000_000)


@pytest.mark.parametrize(
    ("text", "is_name"),
    [
        ("SEGMENT INFORMATION", False),
        ("Segment Data", False),
        ("Change YTY", False),
        ("Financial", True),
        ("Data Center", True),
        ("Access equipment", True),
    ],
)
def test_what_can_be_the_name_of_a_segment(text: str, *, is_name: bool) -> None:
    assert names_segment(text) is is_name


COVER = """
                          Washington, D.C.  20549

                      Registrant's address of its offices
           12 Harbor Road, Duluth, Minnesota            55802
                                                      --------
                             (218) 555-0100
"""
BALANCES = """
                                              1995        1994
                                            --------    --------
Cash of the branch in Dayton, Ohio             45402       39,110
Receivables                                    1,310        1,204
Inventories                                      911          880
Total                                       $ 47,623     $ 41,194
- - - - -
*Less than 1 million
"""


def test_a_postal_code_on_a_cover_is_no_figure() -> None:
    printed = {fact.figure.printed for fact in read_release((COVER + BALANCES).encode(), "cover.txt").facts}
    assert not {"20549", "55802"} & printed
    assert {"1,310", "39,110", "45402"} <= printed


def test_dashes_apart_are_a_rule() -> None:
    release = read_release(BALANCES.encode(), "rule.txt")
    assert [finding.code for finding in release.findings if finding.code is FindingCode.UNREAD_FIGURE] == []


def test_the_doubts_of_a_table_are_one_finding() -> None:
    release = release_of(sheet("|Amount|Rest", "Sales|5,200|4,100", "Costs|(3,100|2,000", "Tax|210|190"))
    doubts = [finding for finding in release.findings if finding.code is FindingCode.READING_DOUBT]
    assert len(doubts) == 1
    assert "nothing says what 6 figures" in doubts[0].message
    assert "1 figures have a bracket" in doubts[0].message
