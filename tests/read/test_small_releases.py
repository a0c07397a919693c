"""Small releases of our own making, read whole: units, scales and periods where a table leaves room for doubt.

The file is long because each of these oddities is shown in a whole release.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from icc_reports.model.figures import PURE, Figure, Unit
from icc_reports.model.periods import Duration
from icc_reports.model.release import Release, Table
from icc_reports.read import read_release

USD, PER_SHARE = Unit("USD"), Unit("USD", "share")
STATEMENT = "".join(f"<tr><td>{label}</td><td>5,200</td><td>4,100</td></tr>" for label in ("Sales", "Costs", "Tax"))
OPENING = (
    "<p>Acme Corp. Reports Second Quarter 2021 Results</p>"
    "<p>Acme Corp. today reported results for the second quarter ended June 30, 2021.</p>"
)


def release_of(*body: str) -> Release:
    html = f"<html><body>{OPENING}{''.join(body)}</body></html>"
    return read_release(html.encode(), "acme.htm")


def sheet(*rows: str) -> str:
    cells = ("".join(f"<td>{cell}</td>" for cell in row.split("|")) for row in rows)
    return "<table>" + "".join(f"<tr>{row}</tr>" for row in cells) + "</table>"


def figures(table: Table, label: str) -> list[Figure]:
    row = next(row for row in table.rows if row.label == label)
    return [figure for figure in row.cells if figure is not None]


def values(table: Table, label: str) -> list[Decimal]:
    return [Decimal(figure.amount.numerator) / figure.amount.denominator for figure in figures(table, label)]


class TestUnits:
    def test_a_title_that_names_earnings_per_share_makes_no_whole_amount_one_per_share(self) -> None:
        (table,) = release_of(
            "<p><b>Reconciliation of Net Earnings and Earnings per Share (in thousands)</b></p>",
            sheet(
                "|June 30, 2021|Diluted Per Share Amount",
                "Net earnings|$ 69,637|$ 0.51",
                "Acquisition expenses|127,450|0.93",
                "Adjusted net earnings|197,087|1.44",
            ),
        ).tables
        assert [figure.unit for figure in figures(table, "Acquisition expenses")] == [USD, PER_SHARE]
        assert values(table, "Acquisition expenses") == [Decimal(127_450_000), Decimal("0.93")]

    def test_a_scale_in_the_label_of_a_share_count_is_kept_where_the_table_states_none(self) -> None:
        (table,) = release_of(
            sheet(
                "|June 30, 2021|June 30, 2020",
                "Net income|144.0|116.8",
                "Diluted earnings per share|1.21|0.98",
                "Diluted shares (millions)|119.0|119.2",
            ),
        ).tables
        assert {figure.scale for figure in figures(table, "Diluted shares (millions)")} == {Decimal(1_000_000)}

    def test_quantities_under_a_heading_are_no_money_and_have_its_scale(self) -> None:
        (table,) = release_of(
            "<p><b>Operating statistics (dollars in millions)</b></p>",
            sheet(
                "|June 30, 2021|June 30, 2020",
                "Kilowatt-hour sales (millions)||",
                "Residential|2,410|2,455",
                "Customers at year end (000)|812|804",
            ),
        ).tables
        found = [
            (figure.unit, str(figure.scale))
            for label in ("Residential", "Customers at year end (000)")
            for figure in figures(table, label)
        ]
        assert found == [(PURE, "1000000")] * 2 + [(PURE, "1000")] * 2

    def test_amounts_beside_columns_of_amounts_per_share_are_none_themselves(self) -> None:
        (table,) = release_of(
            "<p><b>Loss per share reconciliation (in millions)</b></p>",
            "<table><tr><td></td><td>June 30, 2021</td><td>Per Share</td><td>June 30, 2020</td><td>Per Share</td></tr>"
            "<tr><td>Net loss</td><td>(12.5)</td><td>(0.51)</td><td>(11.0)</td><td>(0.45)</td></tr>"
            "<tr><td>Merger costs</td><td>22.2</td><td>0.91</td><td>19.6</td><td>0.80</td></tr>"
            "<tr><td>Adjusted</td><td>9.7</td><td>0.40</td><td>8.6</td><td>0.35</td></tr></table>",
        ).tables
        assert [figure.unit for figure in figures(table, "Merger costs")] == [USD, PER_SHARE, USD, PER_SHARE]
        assert values(table, "Merger costs")[::2] == [Decimal(22_200_000), Decimal(19_600_000)]

    def test_a_change_in_percent_of_a_hundred_or_more_leaves_earnings_per_share_what_they_are(self) -> None:
        (table,) = release_of(
            "<p><b>Statements of Earnings (in millions, except per share amounts)</b></p>",
            "<table><tr><td></td><td>June 30, 2021</td><td>June 30, 2020</td><td>% Change</td></tr>"
            "<tr><td>Net earnings</td><td>$ 21,635</td><td>$ 9,459</td><td>129</td></tr>"
            "<tr><td>Earnings per common share:</td><td></td><td></td><td></td></tr>"
            "<tr><td>Diluted</td><td>$ 59.45</td><td>$ 24.74</td><td>140</td></tr></table>",
        ).tables
        assert [figure.unit for figure in figures(table, "Diluted")] == [PER_SHARE, PER_SHARE, PURE]

    def test_a_table_that_counts_subscribers_without_a_currency(self) -> None:
        (table,) = release_of(
            "<p><b>Paid subscribers at:</b></p>",
            sheet("(in millions)|June 30, 2021|March 31, 2021", "Domestic|54.8|54.0", "International|63.5|63.6"),
        ).tables
        assert [(figure.unit, figure.scale) for figure in figures(table, "Domestic")] == [
            (PURE, Decimal(1_000_000))
        ] * 2

    def test_net_additions_of_members_are_counts(self) -> None:
        (table,) = release_of(
            "<p><b>Regional breakdown (in millions)</b></p>",
            sheet("|Q2 2021|Q1 2021", "Revenue|$ 3,595|$ 3,609", "Paid net additions|0.91|0.10"),
        ).tables
        assert [figure.unit for figure in figures(table, "Paid net additions")] == [PURE, PURE]

    def test_stock_at_its_par_value_per_share_is_money(self) -> None:
        (table,) = release_of(
            "<p><b>Condensed Balance Sheet (in millions except per share amounts)</b></p>",
            sheet("|June 30, 2021|June 30, 2020", "Cash|$ 261|$ 212", "Common stock, par value $.01 per share|23|23"),
        ).tables
        assert [figure.unit for figure in figures(table, "Common stock, par value $.01 per share")] == [USD, USD]

    def test_percentage_points_are_hundredths(self) -> None:
        table = release_of(
            "<p><b>Summary (in millions)</b></p>",
            sheet("|Reported % Change|Percentage Point Impact", "Europe|3|7", "Latin America|16|(8)", "Total|2|0.5"),
        ).tables[0]
        assert values(table, "Latin America") == [Decimal("0.16"), Decimal("-0.08")]

    def test_a_title_of_changes_in_percent_speaks_for_columns_without_signs(self) -> None:
        table = release_of(
            "<p><b>Year over Year % Change</b></p>",
            sheet("|Reported|Impact of exchange|Organic", "Europe|3%|7|10%", "Latin America|16%|(8)|8%"),
        ).tables[0]
        assert values(table, "Latin America") == [Decimal("0.16"), Decimal("-0.08"), Decimal("0.08")]

    def test_a_column_of_rates_with_signs_in_some_rows(self) -> None:
        table = release_of(
            "<p><b>Certain line items (in millions)</b></p>",
            sheet(
                "|Pre-tax income|Effective tax rate",
                "Reported|$ 2,490|21.9%",
                "Restructuring|113|(0.4)",
                "Impairment|(13)|0.1",
                "Core|$ 2,590|21.7%",
                "Disposals|21|0.2",
            ),
        ).tables[0]
        assert values(table, "Restructuring") == [Decimal(113_000_000), Decimal("-0.004")]


class TestScales:
    def test_day_rates_are_dollars_whatever_the_tables_around_them_say(self) -> None:
        table = release_of(
            "<p><b>Statements of Income (in millions)</b></p>",
            sheet(
                "|June 30, 2021|June 30, 2020", "Sales|$ 456.6|$ 512.1", "Costs|400.1|410.2", "Net income|56.5|101.9"
            ),
            "<p><b>Operating statistics</b></p>",
            sheet("|June 30, 2021|June 30, 2020", "Average day rates||", "Floaters|$ 195,541|$ 240,440"),
        ).tables[-1]
        assert values(table, "Floaters") == [Decimal(195_541), Decimal(240_440)]

    def test_a_note_that_opens_with_the_sign_of_the_currency(self) -> None:
        (table,) = release_of(
            "<p><b>Condensed Balance Sheets</b></p><p>$ in billions</p>",
            sheet("|June 30, 2021|March 31, 2021", "Cash|$ 261|$ 212", "Loans|158|143", "Total assets|419|355"),
        ).tables
        assert values(table, "Cash") == [Decimal(261_000_000_000), Decimal(212_000_000_000)]


class TestPeriods:
    def test_a_quarter_below_the_name_of_another_counts(self) -> None:
        table = release_of(
            "<p><b>Segments (in millions)</b></p>",
            "<table><tr><td></td><td colspan='2'>Second Quarter</td></tr>"
            "<tr><td></td><td>Q2 2021</td><td>Q1 2021</td></tr>"
            f"{STATEMENT}</table>",
        ).tables[0]
        assert [column.period for column in table.columns] == [
            Duration(date(2021, 4, 1), date(2021, 6, 30)),
            Duration(date(2021, 1, 1), date(2021, 3, 31)),
        ]

    def test_a_compound_number_of_months(self) -> None:
        table = release_of(
            "<p><b>Free cash flow (in millions)</b></p>",
            "<table><tr><td></td><td>Twelve Months Ended June 30, 2021</td>"
            "<td>Cumulative Forty-Eight Months Ended June 30, 2021</td></tr>"
            f"{STATEMENT}</table>",
        ).tables[0]
        assert [column.period for column in table.columns] == [
            Duration(date(2020, 7, 1), date(2021, 6, 30)),
            Duration(date(2017, 7, 1), date(2021, 6, 30)),
        ]

    def test_what_runs_since_an_inception_is_no_quarter_and_makes_no_years_of_weeks(self) -> None:
        table = release_of(
            "<p><b>Statements of Operations (in thousands)</b></p>",
            "<table><tr><td></td><td>Three months ended June 30, 2021</td>"
            "<td>Period from May 11, 2016 (inception) to June 30, 2021</td></tr>"
            f"{STATEMENT}</table>",
        ).tables[0]
        assert [(column.period, column.doubts) for column in table.columns] == [
            (Duration(date(2021, 4, 1), date(2021, 6, 30)), ()),
            (Duration(date(2016, 5, 11), date(2021, 6, 30)), ()),
        ]

    def test_a_stretch_without_its_beginning_has_no_period(self) -> None:
        table = release_of(
            "<p><b>Statements of Operations (in thousands)</b></p>",
            "<table><tr><td></td><td>Three months ended June 30, 2021</td>"
            "<td>Cumulative from inception to June 30, 2021</td></tr>"
            f"{STATEMENT}</table>",
        ).tables[0]
        assert [column.period for column in table.columns] == [Duration(date(2021, 4, 1), date(2021, 6, 30)), None]

    def test_periods_above_groups_of_rows_under_heads_without_any(self) -> None:
        first, second = release_of(
            "<p><b>Reconciliation of net income (in millions)</b></p>",
            sheet(
                "|Pre-Tax|Tax|After-Tax",
                "Quarter Ended June 30, 2021|||",
                "As reported|$ 3,093|$ (251)|$ 2,842",
                "Excluding certain items|3,555|(773)|2,782",
                "Quarter Ended June 30, 2020:|||",
                "As reported|$ (134)|$ (19)|$ (153)",
                "Excluding certain items|2,959|(742)|2,217",
            ),
        ).tables
        quarters = [Duration(date(year, 4, 1), date(year, 6, 30)) for year in (2021, 2020)]
        assert [{column.period for column in table.columns} for table in (first, second)] == [{day} for day in quarters]
        assert values(second, "As reported") == [Decimal(-134_000_000), Decimal(-19_000_000), Decimal(-153_000_000)]

    def test_amounts_per_share_beside_dated_amounts_have_their_period(self) -> None:
        (table,) = release_of(
            "<p><b>Reconciliation of net earnings (in thousands)</b></p>",
            "<table><tr><td></td><td colspan='4'>Quarter Ended</td></tr>"
            "<tr><td></td><td>June 30, 2021</td><td>Per Share Amount</td><td>June 30, 2020</td>"
            "<td>Per Share Amount</td></tr>"
            "<tr><td>As reported</td><td>$ 69,637</td><td>$ 0.51</td><td>$ 76,405</td><td>$ 0.56</td></tr>"
            "<tr><td>As adjusted</td><td>77,698</td><td>0.57</td><td>104,771</td><td>0.76</td></tr></table>",
        ).tables
        quarters = [Duration(date(year, 4, 1), date(year, 6, 30)) for year in (2021, 2020)]
        assert [column.period for column in table.columns] == [quarters[0], quarters[0], quarters[1], quarters[1]]


class TestLabels:
    TEXT = """\
Acme Bancorp Reports Third Quarter Fiscal 2009 Results

Acme Bancorp today reported results for the quarter ended December 31, 2008.

CONSOLIDATED STATEMENTS OF INCOME

 (unaudited) (in 000s,        Dec 31,      Dec 31,
  except per share data)       2008         2007
 -------------------------------------------------
   Interest and dividends
    on securities
    available
    for sale                $    8,625   $   9,920
   Net gain (loss) on sales
    of loans - servicing
    retained                        (2)         18
   Federal Home Loan Banks
    Board stock
    dividends                      720         620
   Commercial real

    estate fees                    410         390
"""

    def rows(self) -> Table:
        return read_release(self.TEXT.encode(), "acme.txt").tables[0]

    def test_a_note_on_scale_over_two_lines_is_no_title_and_makes_no_amounts_per_share(self) -> None:
        table = self.rows()
        assert table.title == "CONSOLIDATED STATEMENTS OF INCOME"
        assert values(table, "Net gain (loss) on sales of loans - servicing retained") == [
            Decimal(-2_000),
            Decimal(18_000),
        ]

    def test_the_first_step_inwards_tells_how_labels_go_on(self) -> None:
        assert figures(self.rows(), "Federal Home Loan Banks Board stock dividends")

    def test_a_label_that_goes_on_below_a_blank_line(self) -> None:
        assert figures(self.rows(), "Commercial real estate fees")


class TestReportedPeriod:
    TEXT = """
        ACME CORP. REPORTS FOURTH QUARTER RESULTS

        Acme Corp. today announced results for the fourth quarter ended January 30, 1999.

                         Statements of Income (in thousands)

                              14 Weeks Ended   13 Weeks Ended
                                January 30,      January 24,
                                   1999             1998
        Sales                     412,587          340,112
        Costs                     398,381          328,514
        Net income                 14,206           11,598
        """

    def test_it_is_as_long_as_the_column_that_ends_with_it(self) -> None:
        release = read_release(self.TEXT.encode(), "acme.txt")
        assert release.period == Duration(date(1998, 10, 25), date(1999, 1, 30)) == release.tables[0].columns[0].period


class TestHeadsBesideOneAnother:
    def test_percentages_of_sales_have_the_year_of_the_amounts_to_their_left(self) -> None:
        (table,) = release_of(
            "<p><b>Statements of Income, years ended June 30 (in thousands)</b></p>",
            sheet(
                "|2021|% of sales|2020|% of sales", "Net sales|5,200|100.0|4,100|100.0", "Costs|2,600|50.0|2,050|50.0"
            ),
        ).tables
        assert [column.period for column in table.columns[1::2]] == [column.period for column in table.columns[::2]]

    def test_a_year_to_date_is_as_long_as_the_one_reported(self) -> None:
        (table,) = release_of(
            sheet(
                "(in thousands)|2Q21|2Q20|YTD 21|YTD 20", "Net sales|5,200|4,100|9,900|8,000", "Costs|2,600|2,050|5|4"
            )
        ).tables
        assert [column.period for column in table.columns[2:]] == [
            Duration(date(2021, 1, 1), date(2021, 6, 30)),
            Duration(date(2020, 1, 1), date(2020, 6, 30)),
        ]

    @pytest.mark.parametrize(("note", "unit"), [("EUR thousand", "EUR"), ("(Thousands of Swiss francs)", "CHF")])
    def test_a_note_on_scale_names_the_currency(self, note: str, unit: str) -> None:
        (table,) = release_of(sheet(f"{note}|June 30, 2021|June 30, 2020", "Net sales|5,200|4,100")).tables
        assert [(figure.unit, figure.scale) for figure in figures(table, "Net sales")] == [
            (Unit(unit), Decimal(1000))
        ] * 2


class TestCells:
    def test_numbers_of_notes_are_no_figures_and_blanks_part_thousands(self) -> None:
        (table,) = release_of(
            sheet(
                "EUR thousand|Note|June 30, 2021|June 30, 2020", "Net sales|2|1 204 312|987 990", "Costs|3, 4|-120|-98"
            )
        ).tables
        assert len(table.columns) == 2
        assert values(table, "Net sales") == [1_204_312_000, 987_990_000]

    def test_a_cell_that_holds_a_heading_and_two_rows(self) -> None:
        (table,) = release_of(
            sheet(
                "(in thousands)|June 30, 2021|June 30, 2020",
                "Net income|3,979|2,883",
                "Net income per share:<br>Basic<br>Diluted|<br>0.18<br>0.17|<br>0.13<br>0.12",
            )
        ).tables
        assert [row.label for row in table.rows if row.label] == [
            "Net income",
            "Net income per share:",
            "Basic",
            "Diluted",
        ]
        assert [figure.unit for figure in figures(table, "Diluted")] == [PER_SHARE, PER_SHARE]
        assert values(table, "Diluted") == [Decimal("0.17"), Decimal("0.12")]


def _text_table(*lines: str) -> Table:
    opening = (
        "Acme Corp. Reports Second Quarter 2021 Results\n\nAcme Corp. reported on the quarter ended June 30, 2021.\n\n"
    )
    (table,) = read_release((opening + "\n".join(lines)).encode(), "acme.txt").tables
    return table


class TestLinesOfText:
    def test_a_line_of_rules_has_no_nil_where_a_column_is_narrow(self) -> None:
        table = _text_table(
            "                 Buildings (in thousands)",
            "                            June 30, 2021  June 30, 2020",
            "Boston                            14           2,110",
            "Hartford                           9             987",
            "                                  --          ------",
            "Total                             23           3,097",
        )
        assert [row.label for row in table.rows] == ["Boston", "Hartford", "Total"]

    def test_numbers_of_notes_below_heads_are_no_row(self) -> None:
        table = _text_table(
            "                 Reconciliation (in thousands)",
            "                            June 30, 2021  June 30, 2020",
            "                                 (1)            (2)",
            "Net income                        14           2,110",
            "Taxes                              9             987",
        )
        assert [row.label for row in table.rows] == ["Net income", "Taxes"]

    def test_the_end_mark_of_a_wire_service_is_no_nil(self) -> None:
        table = _text_table(
            "                 Statements of Income (in thousands)",
            "                            June 30, 2021  June 30, 2020",
            "Net income                        14             -0-",
            "Taxes                              9             987",
            "",
            "        -0-        July 20, 2021",
        )
        assert values(table, "Net income") == [14_000, 0]
        assert [row.label for row in table.rows if any(row.cells)] == ["Net income", "Taxes"]

    def test_the_last_dots_of_leaders_are_no_part_of_labels(self) -> None:
        table = _text_table(
            "                 Statements of Income (in thousands)",
            "                            June 30, 2021  June 30, 2020",
            "Wages ..............              14             13",
            "Depreciation and rent ..           9             87",
            "Landing fees and others .          5              .5",
        )
        assert [row.label for row in table.rows] == ["Wages", "Depreciation and rent", "Landing fees and others"]
        assert values(table, "Landing fees and others") == [5000, 500]


def test_the_dots_of_a_dateline_are_no_leader() -> None:
    lines = (
        "DAYTON, Ohio, July 29, 2019 ... Acme Corp. reported on the",
        "second quarter ended June 30, 2019.",
        "",
        "                       2019      2018",
        "Sales ...            $4,210    $2,905",
        "Costs of all kinds ..   604       990",
    )
    release = read_release("\n".join(lines).encode(), "dots.txt")
    assert (release.company, release.released, release.fiscal_period) == ("Acme Corp.", date(2019, 7, 29), "Q2 FY2019")
    assert [row.label for row in release.tables[0].rows] == ["Sales", "Costs of all kinds"]
