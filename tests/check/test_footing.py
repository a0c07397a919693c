"""Totals are found from the figures, whatever the words say; coincidences are not totals.

This file is long because every coincidence and every misprint that once misled the search keeps its case.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from textwrap import dedent

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from icc_reports.check import check_release
from icc_reports.check.totals import Footing, footings
from icc_reports.model.audit import Audit, Judgement
from icc_reports.model.findings import FindingCode
from icc_reports.model.relations import RelationKind, Verdict
from icc_reports.model.release import ColumnRole, Table, TableKind
from icc_reports.read import read_release
from tests.check.builder import Builder, instant, quarter
from tests.counting import calls_of

NOW, BEFORE, EARLIER, FOURTH = (quarter(end) for end in ("2003-10", "2002-10", "2001-10", "2000-10"))


def _table(rows: str, columns: int = 2, kind: TableKind = TableKind.INCOME_STATEMENT) -> Table:
    return Builder().table("Statement", kind, (NOW, BEFORE, EARLIER, FOURTH)[:columns], rows)


def _audit(rows: str, columns: int = 2, kind: TableKind = TableKind.INCOME_STATEMENT) -> Audit:
    build = Builder()
    build.table("Statement", kind, (NOW, BEFORE, EARLIER, FOURTH)[:columns], rows)
    return check_release(build.release())


def _found(table: Table) -> dict[str, list[tuple[int, str]]]:
    return {each.total.label: [(weight, row.label) for weight, row in each.addends] for each in footings(table)}


def _footings(audit: Audit) -> list[Judgement]:
    return [each for each in audit.judgements if each.relation.kind is RelationKind.FOOTING]


def test_a_subtotal_stands_for_its_parts_in_the_totals_after_it() -> None:
    found = _found(
        _table(
            """
Current assets:
   Cash | 1,097 | 2,283
   Receivables | 1,931 | 1,733
      Total current assets | 3,028 | 4,016
Goodwill | 1,212 | 1,212
Other | 15 | 18
      Total assets | 4,255 | 5,246
"""
        )
    )
    assert found["Total current assets"] == [(1, "Cash"), (1, "Receivables")]
    assert found["Total assets"] == [(1, "Total current assets"), (1, "Goodwill"), (1, "Other")]


def test_costs_printed_positive_are_subtracted() -> None:
    found = _found(
        _table(
            """
Net revenues | 19,217 | 16,850
Cost of revenues | 13,219 | 12,262
Gross profit | 5,998 | 4,588
   Research | 3,485 | 3,987
   Selling | 3,707 | 4,292
   Total expenses | 7,192 | 8,279
Loss from operations | (1,194) | (3,691)
Other income | 885 | 1,064
Interest expense | 96 | 9
Loss before taxes | (405) | (2,636)
"""
        )
    )
    assert found["Gross profit"] == [(1, "Net revenues"), (-1, "Cost of revenues")]
    assert found["Loss from operations"] == [(1, "Gross profit"), (-1, "Total expenses")]
    assert found["Loss before taxes"] == [(1, "Loss from operations"), (1, "Other income"), (-1, "Interest expense")]


def test_the_word_less_may_add() -> None:
    found = _found(
        _table(
            """
Net loss | (818) | (1,074)
Less: Interest | 12 | 6
Less: Depreciation | 386 | 387
Adjusted EBITDA | (420) | (681)
"""
        )
    )
    assert [weight for weight, _ in found["Adjusted EBITDA"]] == [1, 1, 1]


def test_a_result_may_use_a_row_several_rows_above() -> None:
    found = _found(
        _table(
            """
Revenue | 2,356 | 1,949
Cost of services | 907 | 915
Gross margin | 1,449 | 1,034
Cost of services | 907 | 915
Less: Depreciation | (32) | (5)
Adjusted cost of services | 875 | 910
Adjusted gross margin | 1,481 | 1,039
"""
        )
    )
    assert found["Adjusted gross margin"] == [(1, "Revenue"), (-1, "Adjusted cost of services")]


@pytest.mark.parametrize("label", ["ICC.NET Revenue", "Total revenue"])
def test_a_total_may_stand_above_its_parts(label: str) -> None:
    found = _found(_table(f"{label} | 2,441 | 2,298\nCore services | 2,356 | 2,205\nMapping | 85 | 93"))
    assert found == {label: [(1, "Core services"), (1, "Mapping")]}


def test_an_unlabelled_row_is_a_total() -> None:
    audit = _audit("Expenses:\n   Cost | 1,860 | 1,879\n   Selling | 826 | 764\n   ---\n | 2,686 | 2,643")
    assert [each.relation.subject.split(",")[0] for each in _footings(audit)] == ["Subtotal of Expenses"] * 2


def test_units_are_not_mixed() -> None:
    table = _table(
        "Sales | 100 | 210\nPer share {eps} | 0.50 | 0.25\nMargin | 40.1% | 38.3%\nOther | 20 | 33\nTotal | 120 | 243"
    )
    assert _found(table) == {"Total": [(1, "Sales"), (1, "Other")]}


def test_nil_and_blank_do_not_count_in_the_tolerance() -> None:
    audit = _audit("Sales | 100 | 210\nOther | 20 | --\nFees | -- |\nMore | -- | --\nTotal | 121 | 210")
    verdicts = [each.verdict for each in _footings(audit)]
    assert verdicts == [Verdict.ROUNDING, Verdict.EXACT]


def test_a_column_that_fails_beside_others_that_hold_is_an_exception() -> None:
    audit = _audit(
        """
Assets:
   Cash | 1,097 | 2,283 | 3,381
   Receivables | 1,931 | 1,733 | 1,810
   Inventory | 476 | 557 | 610
   ---
   Total assets | 3,504 | 4,573 | 5,901
""",
        3,
    )
    assert [each.verdict for each in _footings(audit)] == [Verdict.EXACT, Verdict.EXACT, Verdict.EXCEPTION]
    (finding,) = audit.findings
    assert finding.code is FindingCode.DOES_NOT_FOOT
    assert "5,901" in finding.message
    assert "5,801" in finding.message
    assert "100" in finding.message


def test_a_result_after_an_item_of_one_year_only_is_no_part_of_the_next_result() -> None:
    """What is nil in the other column adds nothing there: "before taxes" would hold with it, and without it."""
    found = _found(
        _table(
            """
Gross profit | 4,268,906 | 6,306,489 | 5,313,926 | 8,348,722
Selling and administrative | 4,102,330 | 4,188,702 | 4,466,109 | 4,207,583
Research | 1,288,415 | 1,090,226 | 1,611,870 | 1,122,491
Unusual items | 840,000 | -- | 840,000 | --
---
Operating income | (1,961,839) | 1,027,561 | (1,604,053) | 3,018,648
Interest expense | (211,482) | (187,330) | (640,117) | (533,806)
Other income | 44,915 | 61,204 | 150,338 | 190,077
---
Income before income taxes | (2,128,406) | 901,435 | (2,093,832) | 2,674,919
""",
            columns=4,
        )
    )
    assert found["Operating income"] == [
        (1, "Gross profit"),
        (-1, "Selling and administrative"),
        (-1, "Research"),
        (-1, "Unusual items"),
    ]
    assert [label for _, label in found["Income before income taxes"]] == [
        "Operating income",
        "Interest expense",
        "Other income",
    ]


def test_a_result_that_holds_in_three_of_four_columns_is_held_to_the_fourth() -> None:
    audit = _audit(
        """
Gross profit | 50,170 | 51,312 | 143,804 | 149,709
Selling and administrative | 43,263 | 46,232 | 132,882 | 138,498
Restructuring | 769 | 4,729 | 5,710 | 6,653
Depreciation | 1,185 | 1,012 | 3,424 | 2,979
Income from operations | 4,953 | (661) | 1,788 | 1,597
""",
        columns=4,
    )
    failing = _footings(audit)[3]
    assert failing.verdict is Verdict.EXCEPTION
    assert failing.difference == 18_000


def test_a_section_total_in_one_column_that_does_not_foot_is_an_exception() -> None:
    audit = _audit("Operating expenses:\n   Cost | 1,860\n   Selling | 826\n   Total operating expenses | 2,696", 1)
    (judgement,) = _footings(audit)
    assert judgement.verdict is Verdict.EXCEPTION
    assert judgement.difference == 10_000


def test_lines_that_add_up_in_no_column_leave_the_total_open_with_a_finding() -> None:
    audit = _audit(
        "Operating costs:\n   Cost | 1,860 | 2,001\n   Selling | 826 | 915\n   Total operating costs | 3,717 | 4,096"
    )
    assert {each.verdict for each in _footings(audit)} == {Verdict.NOT_VERIFIABLE}
    (finding,) = audit.findings  # one for the line, whatever its columns
    assert finding.code is FindingCode.READING_DOUBT
    assert len(finding.relations) == 2
    assert "3,717" in finding.message
    assert "4,096" in finding.message


def test_a_number_that_was_not_read_as_an_addend_accuses_nobody() -> None:
    """The row with the missing amount was read in another unit; nothing is alleged about the total."""
    audit = _audit(
        """
Assets:
   Cash | 1,097 | 2,283 | 3,381
   Receivables | 1,931 | 1,733 | 1,810
   Sales of shares {shares} | -- | -- | 477
   ---
   Total assets | 3,028 | 4,016 | 5,668
""",
        3,
    )
    assert [each.verdict for each in _footings(audit)] == [Verdict.EXACT, Verdict.EXACT, Verdict.NOT_VERIFIABLE]
    assert "477" in str(_footings(audit)[2].missing)


def test_the_last_item_of_equity_is_not_a_difference_of_totals() -> None:
    table = _table(
        """
Total assets | 7,229 | 8,598
Total liabilities | 2,283 | 2,758
Equity:
   Common stock | 138 | 138
   Accumulated other comprehensive income | 4,808 | 5,702
   Total equity | 4,946 | 5,840
Total liabilities and equity | 7,229 | 8,598
"""
    )
    assert set(_found(table)) == {"Total equity", "Total liabilities and equity"}


def test_a_row_printed_twice_is_no_total() -> None:
    table = _table(
        "Net loss | (818) | (982)\nDividends | (100) | (10)\nLoss to common | (918) | (992)\nNet loss | (818) | (982)"
    )
    assert set(_found(table)) == {"Loss to common"}


def test_prices_and_percentages_in_a_column_of_their_own_are_not_added() -> None:
    build = Builder()
    build.table(
        "Options",
        TableKind.OTHER,
        (NOW, (BEFORE, ColumnRole.OTHER, "Average price")),
        "Beginning | 4,572 | 23.53\nGranted | 2,782 | 50.77\nLapsed | (667) | 31.02\nTotal outstanding | 6,687 | 39.03",
    )
    assert {each.columns for each in footings(build.tables[0])} == {(0,)}


def test_what_a_result_leaves_out_it_is_not_accused_of() -> None:
    """The conversion at constant rates is blank in the first columns: it is no part of what was reported."""
    audit = _audit(
        """
Revenue as reported | 558,123 | 500,344 | 503,376
Conversion impact | | | 8,118
---
Revenue at constant rates | 558,123 | 500,344 | 511,494
Acquisition costs as reported | (322,429) | (300,117) | (297,364)
Conversion impact | | | (4,525)
---
Acquisition costs at constant rates | (322,429) | (300,117) | (301,889)
---
Net revenue as reported | 235,694 | 200,227 | 206,012
""",
        3,
    )
    assert not [each for each in audit.judgements if each.verdict is Verdict.EXCEPTION]
    assert _found(audit.release.tables[0])["Net revenue as reported"] == [
        (1, "Revenue as reported"),
        (1, "Acquisition costs as reported"),
    ]


def test_an_operand_apart_is_found_before_anything_is_alleged() -> None:
    """Minority interest stands above the section it belongs to, and is nil in all columns but one."""
    audit = _audit(
        """
Minority interest | -- | -- | 305
Notes | 12 | 13 | 14
Equity:
   Common stock | 142,771 | 142,607 | 142,500
   Retained earnings | 39,163 | 39,290 | 39,111
   ---
   Total equity | 181,934 | 181,897 | 181,916
""",
        3,
    )
    assert not [each for each in audit.judgements if each.verdict is Verdict.EXCEPTION]


def test_a_column_of_averages_accuses_nobody() -> None:
    audit = _audit(
        """
Rented | 4,572 | 3,300 | 17
Owned | 2,782 | 2,711 | 25
---
Total sites | 7,354 | 6,011 | 20
""",
        3,
    )
    verdicts = [each.verdict for each in _footings(audit)]
    assert verdicts == [Verdict.EXACT, Verdict.EXACT, Verdict.NOT_VERIFIABLE]


@st.composite
def _sections(draw: st.DrawFn) -> tuple[str, int]:
    """Rows that add up, two to nine of them with up to four columns, and how many there are."""
    count = draw(st.integers(2, 9))
    columns = draw(st.integers(2, 4))
    size = count * columns
    amounts = st.one_of(st.integers(100, 99_999), st.integers(-9_999, -100))
    drawn = draw(st.lists(amounts, min_size=size, max_size=size, unique_by=abs))  # of equal rows any may add up
    stated = draw(st.lists(st.booleans(), min_size=size, max_size=size))
    cells = [amount if is_stated else 0 for amount, is_stated in zip(drawn, stated, strict=True)]
    values = [cells[start : start + columns] for start in range(0, size, columns)]
    rows = [f"   Item {chr(65 + place)} | " + " | ".join(map(_text, row)) for place, row in enumerate(values)]
    sums = [sum(row[column] for row in values) for column in range(columns)]
    return "Assets:\n" + "\n".join(rows) + "\n   ---\n   Total assets | " + " | ".join(map(_text, sums)), count


def _text(value: int) -> str:
    return "--" if value == 0 else f"({-value:,})" if value < 0 else f"{value:,}"


@settings(max_examples=60, deadline=None)
@given(_sections())
def test_what_adds_up_is_never_an_exception(section: tuple[str, int]) -> None:
    rows, _ = section
    audit = _audit(rows, rows.splitlines()[-1].count("|"))
    assert not [each for each in audit.judgements if each.verdict is Verdict.EXCEPTION]


def _random_rows(count: int, columns: int, seed: int) -> Iterator[str]:
    source = random.Random(seed)  # noqa: S311
    for place in range(count):
        figures = " | ".join(f"{source.randint(10, 99_999):,}" for _ in range(columns))
        yield f"Net item {place} | {figures}"


@pytest.mark.parametrize("columns", [1, 2, 3])
def test_random_figures_hold_no_totals(columns: int) -> None:
    """Labels that look like results, figures that are none: what chance finds is far below one in a hundred."""
    rows = "\n".join(_random_rows(400, columns, seed=columns))
    found: tuple[Footing, ...] = footings(_table(rows, columns))
    assert len(found) <= (4 if columns == 1 else 0)


def test_balance_sheets_balance() -> None:
    build = Builder()
    dates = (instant("2003-10-31"), instant("2003-07-31"))
    build.table(
        "Balance Sheet",
        TableKind.BALANCE_SHEET,
        dates,
        "Total assets | 7,229 | 8,598\nTotal liabilities | 2,283 | 2,758\nEquity | 4,946 | 5,840\n"
        "Total liabilities and stockholders' equity | 7,299 | 8,598",
    )
    ties = [each for each in check_release(build.release()).judgements if each.relation.kind is RelationKind.TIE_OUT]
    assert [each.verdict for each in ties] == [Verdict.EXCEPTION, Verdict.EXACT]


@pytest.mark.slow
def test_the_search_grows_with_the_table_and_no_faster() -> None:
    def cost(count: int) -> int:
        table = _table("\n".join(_random_rows(count, 4, seed=7)), 4)
        return calls_of(lambda: footings(table))

    assert cost(2_000) < 3 * cost(1_000)


def _failing(rows: str, columns: int = 2) -> list[str]:
    audit = _audit(rows, columns)
    return [
        audit.figures[each.relation.asserted].printed.strip()
        for each in _footings(audit)
        if each.verdict is Verdict.EXCEPTION
    ]


_BRIDGE = "Net loss | (315)\nInterest | {interest}\nDepreciation | 99\nCompensation | 53\n---\nAdjusted loss | (154)"


def test_a_rule_tells_of_the_total_of_the_only_column() -> None:
    assert _failing(_BRIDGE.format(interest="9"), columns=1) == []
    assert _failing(_BRIDGE.format(interest="19"), columns=1) == ["(154)"]
    assert _failing(_BRIDGE.format(interest="4,119"), columns=1) == []  # nothing like a misprint: another table


def test_a_rule_tells_of_the_total_of_the_only_column_that_adds_up_something() -> None:
    rows = (
        "Cash flows from investing:\n  Capital expenditures | (11,457) | {}\n  Sales | -- | 310\n  ---\n"
        "  Net cash used in investing | (11,457) | (8,710)"
    )
    assert _failing(rows.format("(9,020)")) == []
    assert _failing(rows.format("(9,030)")) == ["(8,710)"]
    assert _failing(rows.format("(4,120)")) == []


def test_a_subtotal_too_small_to_be_told_is_no_failure_of_the_only_column() -> None:
    lines = "Bonds | 779\nShares | 94\nHouses | 0\nOthers | 3\n---\nTotal others | 3\n---\nTotal general account | 876"
    assert _failing(lines, columns=1) == []


def test_a_small_subtotal_that_fails_in_one_of_two_columns_is_still_one() -> None:
    rows = "Other income:\n  Interest | 11 | 5\n  Gain | -- | (19)\n  Expense | (13) | (5)\n  ---\n | (12) | (19)"
    assert _failing(rows) == ["(12)"]


def test_no_row_far_above_explains_a_small_miss_by_chance() -> None:
    rows = (
        "Other liabilities | -- | 18\n---\nTotal liabilities | 2,283 | 2,758\nEquity:\n  Stock | 138 | 138\n"
        "  Paid-in capital | 87,404 | 87,499\n  Deficit | (82,631) | (81,813)\n  Other | 35 | 26\n  ---\n"
        "  Total equity | 4,946 | 5,832"
    )
    assert _failing(rows) == ["5,832"]


def test_a_figure_in_the_wrong_column_and_a_misprint_in_a_third_are_both_found() -> None:
    rows = (
        "Net loss | (818) | (2,062) | (1,084) | (1,267)\nAmortization | 386 | 390 | 387 | 432\n"
        "Impairment | 982 | -- | -- | --\nCompensation | 53 | 57 | 72 | 10\n---\n"
        "Adjusted loss | (379) | (633) | (615) | (825)"
    )
    assert _failing(rows, columns=4) == ["(379)", "(633)", "(615)"]


def test_a_result_that_is_set_in_is_not_a_part_of_the_row_at_the_top() -> None:
    rows = "Net revenues | 19,217 | 19,786\nCost of revenues | 13,219 | 12,806\n   Gross profit | 5,998 | 6,980"
    assert _found(_table(rows))["Gross profit"] == [(1, "Net revenues"), (-1, "Cost of revenues")]


def test_a_total_of_one_row_that_holds_in_three_of_four_columns_is_held_to_the_fourth() -> None:
    audit = _audit(
        """
Loss from operations | (6,344) | (11,093) | (17,714) | (21,034)
Other income:
   Interest and other income, net | 2,487 | 895 | 4,778 | 2,018
   Total other income | 2,487 | 985 | 4,778 | 2,018
Net loss | (3,857) | (10,198) | (12,936) | (19,016)
""",
        columns=4,
    )
    failing = [each for each in _footings(audit) if each.verdict is Verdict.EXCEPTION]
    assert [each.difference for each in failing] == [90_000]


def test_a_result_that_repeats_the_one_above_in_most_years_is_no_total_of_it() -> None:
    """What changed it in one year, an accounting principle, has no line of its own."""
    audit = _audit(
        """
Income before taxes and cumulative effects of changes | 2,056 | 3,913 | (1,952) | 1,291
Income/(loss) before cumulative effects of changes | 1,655 | 2,913 | (1,534) | 1,008
---
Net income/(loss) | 1,655 | 2,913 | (8,628) | 1,008
""",
        columns=4,
    )
    assert not [each for each in _footings(audit) if each.verdict is Verdict.EXCEPTION]


def test_a_total_of_one_row_is_known_by_its_name() -> None:
    rows = (
        "Accounts payable | 5,955 | 8,153\nAccrued | 5,450 | 5,972\nTotal liabilities | 11,405 | 14,125\n"
        "Minority interest in a subsidiary | 305 | --\nTotal minority interest | 305 | --"
    )
    assert _found(_table(rows))["Total minority interest"] == [(1, "Minority interest in a subsidiary")]


_INCOME = """
    Widget Corp. reported on the second quarter ended June 30, 2005.

                  CONSOLIDATED STATEMENTS OF INCOME (in thousands)
                                       Three Months Ended June 30,
                                            2005        2004
    Operating income                       1,868       1,956
    Other income (expense), net              (63)         88
    Income before income taxes             {before}       2,044
    Income tax expense                       187         132
    Net income                             {net}       1,912
"""


def _income(before: str, net: str) -> dict[str, Verdict]:
    audit = check_release(read_release(dedent(_INCOME.format(before=before, net=net)).encode(), "widget.txt"))
    printed = {fact.figure.span: fact.figure.printed.strip() for fact in audit.release.facts}
    return {printed[each.relation.asserted]: each.verdict for each in _footings(audit)}


def test_what_the_taxonomy_computes_is_held_to_it_where_one_of_two_columns_fails() -> None:
    exact = dict.fromkeys(("1,805", "2,044", "1,618", "1,912"), Verdict.EXACT)
    assert _income("1,805", "1,618") == exact
    assert _income("1,805", "1,528") == {**_without("1,618", exact), "1,528": Verdict.EXCEPTION}
    assert _income("2,018", "1,618")["2,018"] is Verdict.EXCEPTION


def _without(printed: str, verdicts: dict[str, Verdict]) -> dict[str, Verdict]:
    return {each: verdict for each, verdict in verdicts.items() if each != printed}


def test_what_the_taxonomy_computes_takes_the_signs_that_the_figures_bear_out() -> None:
    text = """
        Widget Corp. reported on the second quarter ended June 30, 2005.

                      CONSOLIDATED STATEMENTS OF INCOME (in thousands)
                                           Three Months Ended June 30,
                                                2005        2004
        Income before income taxes               169          47
        Provision for income taxes                17          --
        Net income                               152          47
    """
    audit = check_release(read_release(dedent(text).encode(), "widget.txt"))
    assert [each.verdict for each in _footings(audit)] == [Verdict.EXACT, Verdict.EXACT]


def test_rows_that_cancel_each_other_are_no_parts_of_a_row_of_hardly_anything() -> None:
    rows = "Fees | 78,678 | 55,183\nCosts | 2,563 | 3,015\nFrom fees | 76,115 | 52,168\nOther income, net | 1 | 1"
    assert "Other income, net" not in _found(_table(rows))


def test_a_slip_in_one_of_three_columns_is_no_column_of_averages() -> None:
    rows = "Desktops | {} | 1,155 | 1,046\nPortables | 2,751 | 2,907 | 1,715\nTotal units | 3,978 | 4,062 | 2,761"
    verdicts = [each.verdict for each in _footings(_audit(rows.format("12,270"), 3))]
    assert sorted(verdicts) == [Verdict.EXACT, Verdict.EXACT, Verdict.EXCEPTION]


def test_lines_that_come_to_a_row_below_make_no_total_of_what_it_adds_to() -> None:
    rows = """
Total assets | 9,050 | 6,670
Debt | 5,025 | 4,039
Payables | 2,515 | 1,991
   Total liabilities | 7,540 | 6,030
Total owners' equity | {owners} | 640
Interest of others in a subsidiary | 6 | -
   Total equity | 1,510 | 640
   Total liabilities and equity | 9,050 | 6,670
"""
    assert _audit(rows.format(owners="1,504"), kind=TableKind.BALANCE_SHEET).findings == ()
    assert _audit(rows.format(owners="1,540"), kind=TableKind.BALANCE_SHEET).findings != ()


def test_a_year_that_is_not_over_is_no_nil() -> None:
    rows = """
First Quarter | 8,217 | 7,630 | 5,480
Second Quarter | -- | 7,882 | 6,313
Third Quarter | -- | 9,071 | 4,209
Fourth Quarter | -- | 7,636 | 5,104
Full Year | -- | 32,219 | 21,106
"""
    verdicts = [each.verdict for each in _footings(_audit(rows, columns=3))]
    assert verdicts == [Verdict.NOT_VERIFIABLE, Verdict.EXACT, Verdict.EXACT]


def test_a_total_that_is_nil_beside_its_parts_is_still_asked() -> None:
    rows = """
Bridges | 8,217 | 7,630 | 5,480
Ferries | -- | 7,882 | 6,313
Tunnels | -- | 9,071 | 4,209
Tolls | -- | 7,636 | 5,104
Total | -- | 32,219 | 21,106
"""
    assert _footings(_audit(rows, columns=3))[0].verdict is Verdict.EXCEPTION
