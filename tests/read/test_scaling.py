from __future__ import annotations

from decimal import Decimal
from textwrap import dedent

import pytest

from icc_reports.model.figures import SHARES, Doubt
from icc_reports.model.findings import FindingCode
from icc_reports.model.release import Release
from icc_reports.read import read_release

TABLE = """
                              Statements of Operations

                               Three Months Ended March 31,
                                   2003            2002
Sales                             8,140           7,905
Cost of sales                     5,012           4,881
Expenses                          1,998           2,024
Net income                        1,130           1,000
"""


def read(text: str) -> Release:
    return read_release(dedent(text).encode(), "x")


def scales(release: Release) -> set[Decimal]:
    return {fact.figure.scale for fact in release.facts if fact.figure.unit.is_monetary}


def doubts(release: Release) -> set[Doubt]:
    return {doubt for fact in release.facts for doubt in fact.figure.doubts}


@pytest.mark.parametrize(
    ("prose", "scale"),
    [
        ("Sales were $8,140,000 and cost of sales $5,012,000; expenses came to $1,998,000.", 1000),
        ("Sales were $8.14 million and cost of sales $5.01 million; expenses came to $2.00 million.", 1000),
        ("Sales were €8.14 million and cost of sales €5.01 million; expenses came to £2.00 million.", 1000),
        ("Sales were $8,140 million and cost of sales $5,012 million; expenses came to $1,998 million.", 1_000_000),
    ],
)
def test_the_prose_settles_a_scale(prose: str, scale: int) -> None:
    release = read(TABLE + "\n\n" + prose + "\n")
    assert scales(release) == {Decimal(scale)}
    assert Doubt.SCALE not in doubts(release)
    assert FindingCode.SCALE_NOT_STATED not in {finding.code for finding in release.findings}


@pytest.mark.parametrize(
    "prose",
    [
        "Sales were good.",
        "Sales were $8,140,000.",
        "Sales were $8,140,000, $8,140,000 and again $8,140,000.",
        "Sales were $8,140,000, costs $5,012,000 and expenses $1,998,000, not $7,905 million and $4,881 million.",
    ],
)
def test_too_few_witnesses_or_divided_ones_leave_it_in_doubt(prose: str) -> None:
    release = read(TABLE + "\n\n" + prose + "\n")
    assert FindingCode.SCALE_NOT_STATED in {finding.code for finding in release.findings}
    assert scales(release) == {Decimal(1)}
    assert doubts(release) == {Doubt.SCALE}


IN_FULL = TABLE.replace("8,140 ", "8,140,212").replace("5,012 ", "5,012,448").replace("1,998 ", "1,997,806")


def test_whole_dollars_rounded_to_thousands_by_the_prose_settle_them() -> None:
    prose = "Sales were $8,140,000, cost of sales $5,012,000 and expenses $1,998,000."
    assert doubts(read(f"{IN_FULL}\n\n{prose}\n")) == set()
    assert doubts(read(f"{IN_FULL}\n\n{prose.replace('1,998,000', '1,990,000')}\n")) == {Doubt.SCALE}
    assert doubts(read(f"{IN_FULL}\n\n{prose.replace(',000', ',300')}\n")) == {Doubt.SCALE}


def test_share_counts_are_settled_by_the_amounts_per_share() -> None:
    release = read("""
        Acme Corp.
        Statements of Operations
        (in thousands, except per share data)

                                      Three Months Ended March 31,
                                           2003            2002
        Net income                        1,130           1,000
        Net income per share              $0.57           $0.51
        Weighted average shares       1,982,456       1,960,784
    """)
    assert {fact.figure.scale for fact in release.facts if fact.figure.unit == SHARES} == {Decimal(1)}


def test_share_counts_in_the_scale_of_the_table_stay() -> None:
    release = read("""
        Acme Corp.
        Statements of Operations
        (in thousands, except per share data)

                                      Three Months Ended March 31,
                                           2003            2002
        Net income                        1,130           1,000
        Net income per share              $0.57           $0.51
        Weighted average shares           1,982           1,961
    """)
    assert {fact.figure.scale for fact in release.facts if fact.figure.unit == SHARES} == {Decimal(1000)}


def test_the_currency_is_that_of_most_figures() -> None:
    release = read("""
        Acme plc
        Statements of Income (in millions)

                                      Year ended 31 March 2003
        Turnover                                 £  1,130
        Costs                                         900
        Profit                                   £    230
        Profit in dollars                        $    345
    """)
    assert release.currency == "GBP"
    units = {fact.row.label: str(fact.figure.unit) for fact in release.facts}
    assert units == {"Turnover": "GBP", "Costs": "GBP", "Profit": "GBP", "Profit in dollars": "USD"}


SUMMARY = """
                              Key figures
                             (in thousands)

                               Three Months Ended March 31,
                                   2003            2002
Sales                             8,140           7,905
Operating income                  1,130           1,000

"""
IN_DOLLARS = """
                              Statements of Operations

                               Three Months Ended March 31,
                                   2003            2002
Sales                         8,140,112       7,904,871
Expenses                      7,010,400       6,904,871
Operating income              1,129,712       1,000,000

                                  Balance Sheets

                                         March 31,
                                   2003            2002
Cash                            812,004         700,411
Total assets                  5,112,004       4,700,411
"""


def test_a_table_with_a_note_settles_the_statements_that_print_the_same_facts_in_full() -> None:
    *_, income, balance = read(SUMMARY + IN_DOLLARS).tables
    for table in (income, balance):
        assert {fact.figure.scale for fact in table.facts()} == {Decimal(1)}
        assert not any(fact.figure.doubts for fact in table.facts())


def test_what_is_settled_by_a_table_settles_the_next() -> None:
    other = SUMMARY.replace("             (in thousands)\n", "").replace("Key figures", "Overview")
    more = "Expenses                          7,010           6,905\n"
    release = read(SUMMARY + IN_DOLLARS + other.rstrip("\n") + "\n" + more)
    assert {fact.figure.scale for fact in release.tables[-1].facts()} == {Decimal(1000)}


def test_two_witnesses_do_not_settle_it() -> None:
    release = read(SUMMARY + IN_DOLLARS.replace("Operating income", "Other income    "))
    assert Doubt.SCALE in doubts(release)


def test_other_values_do_not_settle_it() -> None:
    release = read(SUMMARY + IN_DOLLARS.replace("1,129,712", "1,239,712").replace("1,000,000", "1,100,000"))
    assert Doubt.SCALE in doubts(release)
