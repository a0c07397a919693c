"""Ratios and amounts per share are computed again from the rows they are named after."""

from __future__ import annotations

from textwrap import dedent

from icc_reports.check import check_release
from icc_reports.model.periods import Duration
from icc_reports.model.relations import RelationKind, Verdict
from icc_reports.model.release import TableKind
from icc_reports.read import read_release
from tests.check.builder import Builder, quarter

NOW, BEFORE, EARLIER, FIRST = (quarter(end) for end in ("2003-10", "2002-10", "2001-10", "2000-10"))


def _recalculated(build: Builder) -> list[tuple[str, Verdict]]:
    audit = check_release(build.release())
    return [
        (audit.figures[each.relation.asserted].printed.strip(), each.verdict)
        for each in audit.judgements
        if each.relation.kind is RelationKind.RECALCULATION
    ]


def _verdicts(rows: str, columns: int = 2) -> list[tuple[str, Verdict]]:
    build = Builder()
    build.table("Statements", TableKind.INCOME_STATEMENT, (NOW, BEFORE, EARLIER, FIRST)[:columns], rows)
    return _recalculated(build)


def test_a_percentage_is_the_row_of_its_name_over_revenue() -> None:
    rows = "Revenue | 3,104 | 3,050\nCost | 1,861 | 1,878\nGross margin | 1,243 | 1,172\nGross margin % | 40.1% | 38.3%"
    assert _verdicts(rows) == [("40.1%", Verdict.ROUNDING), ("38.3%", Verdict.EXCEPTION)]


def test_a_percentage_of_revenue_belongs_to_the_row_above_it() -> None:
    rows = "Revenue | 37,267 | 41,764\nOperating loss | (4,108) | 1,115\n% of total revenue | (11.0)% | 2.7%"
    assert _verdicts(rows) == [("(11.0)%", Verdict.EXACT), ("2.7%", Verdict.EXACT)]


def test_a_percentage_of_something_else_is_left_alone() -> None:
    assert not _verdicts("Revenue | 3,104 | 3,050\nTaxes | 100 | 120\nReturn on equity | 12.5% | 11.2%")


def test_a_percentage_below_a_heading_is_of_what_the_heading_names() -> None:
    rows = (
        "Restaurant sales | 1,000 | 900\nRoyalties | 50 | 40\nRevenues | 1,050 | 940\nFood | 280 | 260\n"
        "As a percentage of {}:\n  Food | 28.0% | 28.9%"
    )
    assert _verdicts(rows.format("restaurant sales")) == [("28.0%", Verdict.EXACT), ("28.9%", Verdict.EXACT)]
    assert not _verdicts(rows.format("sales of our own restaurants"))


def test_a_loss_per_share_is_what_common_holders_bear() -> None:
    rows = (
        "Net loss | (818) | (982)\nDividends | (100) | (100)\n"
        "Loss attributable to common stockholders | (918) | (1,082)\n"
        "Basic and diluted loss per common share {eps} | (0.07) | (0.09)\n"
        "Weighted average shares - basic and diluted {shares} | 13,797,567 | 11,679,964"
    )
    assert _verdicts(rows) == [("(0.07)", Verdict.EXACT), ("(0.09)", Verdict.EXACT)]


def test_a_count_named_by_its_basis_alone_is_the_denominator() -> None:
    rows = (
        "Net income | 144,000 | 116,800\nDiluted earnings per share {eps} | 1.21 | 0.98\n"
        "Diluted shares {shares} | 119,000,000 | 119,200,000"
    )
    assert _verdicts(rows) == [("1.21", Verdict.EXACT), ("0.98", Verdict.EXACT)]


def test_a_part_of_earnings_may_bear_preferred_dividends_in_one_year_and_not_in_another() -> None:
    rows = (
        "Income before cumulative effect | 2,529,000 | 2,000,000 | 1,500,000\n"
        "Amounts per share\n   Income before cumulative effect {eps} | 4.55 | 4.00 | 3.00\n"
        "Average shares outstanding {shares} | 493,000,000 | 500,000,000 | 500,000,000"
    )
    found = dict(_verdicts(rows, columns=3))
    assert found == {"4.55": Verdict.NOT_VERIFIABLE, "4.00": Verdict.EXACT, "3.00": Verdict.EXACT}


def test_a_misprinted_basic_amount_is_an_exception_where_others_hold() -> None:
    rows = (
        "Net income | 90,520 | 154,316 | 102,002\nBasic earnings per share {eps} | 0.84 | 3.39 | 2.25\n"
        "Weighted average shares, basic {shares} | 49,106,000 | 45,569,000 | 45,322,000"
    )
    assert [verdict for _, verdict in _verdicts(rows, 3)] == [Verdict.EXCEPTION, Verdict.EXACT, Verdict.EXACT]


def test_a_loss_is_divided_by_the_shares_that_there_are() -> None:
    rows = (
        "Revenue | 90,000 | 95,000 | 97,000\nNet income (loss) | (13,000) | 9,000 | 8,000\n"
        "Diluted earnings (loss) per share {eps} | $(0.75) | $0.45 | $0.40\n"
        "Diluted weighted average shares {shares} | 20,000,000 | 20,000,000 | 20,000,000"
    )
    held = [("$0.45", Verdict.EXACT), ("$0.40", Verdict.EXACT)]
    assert _verdicts(rows, columns=3) == [("$(0.75)", Verdict.EXCEPTION), *held]


def test_diluted_earnings_may_have_another_numerator() -> None:
    rows = (
        "Net income | 90,520 | 154,316 | 102,002\nDiluted earnings per share {eps} | 1.90 | 3.30 | 2.20\n"
        "Weighted average shares, diluted {shares} | 49,106,000 | 46,762,424 | 46,364,545"
    )
    assert [verdict for _, verdict in _verdicts(rows, 3)] == [Verdict.NOT_VERIFIABLE, Verdict.EXACT, Verdict.EXACT]


_PER_SHARE = (
    "Net income | 6,860 | 6,410\nBasic earnings per share {{eps}} | 1.00 | 0.93\n"
    "Diluted earnings per share {{eps}} | {diluted} | 0.92\n"
    "Basic weighted average shares {{shares}} | 6,862,000 | 6,895,000\n"
    "Diluted weighted average shares {{shares}} | 7,120,000 | 6,955,000"
)


def test_dilution_leaves_an_amount_per_share_open_between_what_all_shares_bear_and_the_basic_one() -> None:
    open_ones = [_verdicts(_PER_SHARE.format(diluted=diluted))[2] for diluted in ("0.98", "1.00")]
    assert open_ones == [("0.98", Verdict.NOT_VERIFIABLE), ("1.00", Verdict.NOT_VERIFIABLE)]
    assert _verdicts(_PER_SHARE.format(diluted="1.01"))[2] == ("1.01", Verdict.EXCEPTION)
    assert _verdicts(_PER_SHARE.format(diluted="0.94"))[2] == ("0.94", Verdict.EXCEPTION)


def test_dilution_does_not_make_many_times_the_shares_in_one_column_alone() -> None:
    rows = _PER_SHARE.format(diluted="0.96").replace("7,120,000", "71,200,000")
    assert _verdicts(rows)[2] == ("0.96", Verdict.EXCEPTION)
    everywhere = rows.replace("6,955,000", "69,550,000")
    assert _verdicts(everywhere)[2] == ("0.96", Verdict.NOT_VERIFIABLE)


def test_both_amounts_per_share_may_leave_the_same_part_of_the_earnings_to_participating_securities() -> None:
    rows = _PER_SHARE.replace("Net income | 6,860", "Net income | 7,050")  # 1.03 and 0.99 a share
    assert _verdicts(rows.format(diluted="0.96"))[0] == ("1.00", Verdict.NOT_VERIFIABLE)
    assert _verdicts(rows.format(diluted="0.93"))[0] == ("1.00", Verdict.EXCEPTION)
    assert _verdicts(rows.format(diluted="0.99"))[0] == ("1.00", Verdict.EXCEPTION)


def test_what_participating_securities_are_allotted_may_show_in_one_amount_per_share_only() -> None:
    rows = _PER_SHARE.replace("Net income | 6,860", "Net income | 6,900")  # 1.006 and 0.969 a share
    assert _verdicts(rows.format(diluted="0.97"))[0] == ("1.00", Verdict.NOT_VERIFIABLE)


def test_a_loss_per_share_that_holds_in_one_column_is_held_to_it_in_the_other() -> None:
    rows = (
        "Net loss | (818) | (982)\nDividends | (100) | (100)\n"
        "Loss attributable to common stockholders | (918) | (1,082)\n"
        "Basic and diluted loss per common share {eps} | (0.06) | (0.09)\n"
        "Weighted average shares - basic and diluted {shares} | 13,797,567 | 11,679,964"
    )
    assert _verdicts(rows) == [("(0.06)", Verdict.EXCEPTION), ("(0.09)", Verdict.EXACT)]


def _across(rows: str, periods: tuple[Duration, ...]) -> list[tuple[str, Verdict]]:
    build = Builder()
    build.table(
        "Statements", TableKind.INCOME_STATEMENT, (NOW, BEFORE), "Revenue | 3,104 | 3,050\nCosts | 1,861 | 1,878"
    )
    build.table("EBITDA", TableKind.RECONCILIATION, periods, rows)
    return _recalculated(build)


def test_a_margin_in_a_table_without_revenue_is_of_that_of_the_statement() -> None:
    rows = "EBITDA | 466 | 427\nEBITDA margin | 15.0% | {}"
    assert _across(rows.format("14.0%"), (NOW, BEFORE)) == [("15.0%", Verdict.EXACT), ("14.0%", Verdict.EXACT)]
    assert _across(rows.format("41.0%"), (NOW, BEFORE))[1] == ("41.0%", Verdict.EXCEPTION)
    vague = "EBITDA | 6 | 427\nEBITDA margin | 0.2% | {}"
    assert not _across(vague.format("41.0%"), (NOW, BEFORE))  # one digit does not say that revenue is meant
    part = rows.replace("EBITDA", "Same-property EBITDA")
    assert not _across(part.format("41.0%"), (NOW, BEFORE))  # nor does a part that was once the whole


def test_an_operating_margin_that_two_of_three_columns_bear_out_is_held_to_the_third() -> None:
    rows = (
        "Revenue | {} | 75.4 | 74.1\nEarnings from operations | 5.2 | 4.4 | 3.0\nOperating margin | 6.1% | 5.8% | 4.0%"
    )
    exact = [("5.8%", Verdict.EXACT), ("4.0%", Verdict.EXACT)]
    assert _verdicts(rows.format("84.6"), columns=3) == [("6.1%", Verdict.EXACT), *exact]
    assert _verdicts(rows.format("75.4"), columns=3) == [("6.1%", Verdict.EXCEPTION), *exact]


def test_of_columns_of_one_period_none_is_held_to_the_revenue_of_the_company() -> None:
    rows = "EBITDA | 466 | 427 | 35\nEBITDA margin | 15.0% | 14.0% | 41.0%"
    assert _across(rows, (NOW, BEFORE, NOW)) == [("14.0%", Verdict.EXACT)]  # the others may be of segments


def test_an_amount_per_unit_is_the_amount_over_the_count_of_that_name() -> None:
    text = """
        Clinic Corp. reported on the second quarter ended June 30, 2005.

                  CONSOLIDATED STATEMENTS OF INCOME (in thousands)
                                       Three Months Ended June 30,
                                            2005        2004
        Revenue                          $94,612     $85,106
        Costs                             84,490      76,335

                        SELECTED OPERATING DATA
                                       Three Months Ended June 30,
                                            2005        2004
        Admissions                         8,412       8,159
        Patient days                      41,219      40,387
        Revenue per admission            $11,247     $10,431
        Cost per patient day              $2,051      $1,890
    """
    audit = check_release(read_release(dedent(text).encode(), "clinic.txt"))
    found = [(audit.figures[each.relation.asserted].printed.strip(), each.verdict) for each in audit.judgements]
    assert found == [("$11,247", Verdict.EXACT), ("$10,431", Verdict.EXACT)]


def test_an_operating_margin_that_three_of_four_columns_bear_out_is_held_to_the_fourth() -> None:
    rows = (
        "Revenue | 151,827 | 152,013 | 579,392 | 565,066\nIncome from operations | 6,168 | 8,502 | 26,523 | 22,784\n"
        "Operating margin | {} | 5.6% | 4.6% | 4.0%"
    )
    exact = [("5.6%", Verdict.EXACT), ("4.6%", Verdict.EXACT), ("4.0%", Verdict.EXACT)]
    assert _verdicts(rows.format("5.1%"), columns=4) == [("5.1%", Verdict.EXCEPTION), *exact]
    assert not _verdicts(rows.format("5.1%").replace("5.6%", "5.9%"), columns=4)


def test_a_margin_that_fails_over_revenue_but_holds_over_a_part_of_it_is_left_open() -> None:
    rows = (
        "Revenue | 83,303 | 93,459\nOrganic revenue | 80,189 | 75,123\nNet income | 5,072 | 3,870\n"
        "Net income margin | {} | 4.1%"
    )
    assert _verdicts(rows.format("6.3%")) == [("6.3%", Verdict.NOT_VERIFIABLE), ("4.1%", Verdict.EXACT)]
    assert _verdicts(rows.format("6.6%")) == [("6.6%", Verdict.EXCEPTION), ("4.1%", Verdict.EXACT)]


def test_an_operating_margin_is_of_the_income_from_operations() -> None:
    rows = "Revenue | 3,104 | 3,050\nLoss from operations | (310) | (305)\nOperating margin | (10.0)% | (10.0)%"
    assert _verdicts(rows) == [("(10.0)%", Verdict.EXACT)] * 2


def test_an_amount_per_share_outside_gaap_is_the_row_of_its_name_over_the_shares() -> None:
    rows = (
        "Non-GAAP net income | 22,097 | 3,523 | 5,000\n"
        "Non-GAAP net income per share, diluted {eps} | $0.17 | $0.03 | $0.11\n"
        "Non-GAAP weighted-average shares, diluted {shares} | 130,012,000 | 124,480,000 | 50,000,000"
    )
    assert _verdicts(rows, 3) == [("$0.17", Verdict.EXACT), ("$0.03", Verdict.EXACT), ("$0.11", Verdict.EXCEPTION)]
    assert not _verdicts(rows.replace("$0.17", "$0.21"), 3)  # what it is made of may be something else
