"""Balances at two dates and the statement between them; what is not printed is never alleged."""

from __future__ import annotations

from icc_reports.check import check_release
from icc_reports.model.relations import RelationKind, Verdict
from icc_reports.model.release import TableKind
from tests.check.builder import Builder, instant, quarter

EQUITY = """
Equity:
   Accrued dividends | 332 | 232
   Additional paid-in capital | 87,404 | 87,489
   Accumulated deficit | (82,631) | (81,813)
   Accumulated other comprehensive income | 35 | 26
"""

OPERATIONS = """
Net loss | (818) | (982)
Dividends on preferred stock | (100) | (100)
Loss attributable to common stockholders | (918) | (1,082)
Other comprehensive loss:
   Unrealized gain | 9 | 13
Comprehensive loss | (809) | (969)
"""


def _rolled(equity: str = EQUITY, end: str = "2003-10", operations: str = OPERATIONS) -> dict[str, tuple[Verdict, str]]:
    build = Builder()
    build.table("Operations", TableKind.INCOME_STATEMENT, (quarter(end), quarter("2002-10")), operations)
    build.table("Balance Sheets", TableKind.BALANCE_SHEET, (instant("2003-10-31"), instant("2003-07-31")), equity)
    return {
        each.relation.subject.split(",")[0]: (each.verdict, each.missing or "")
        for each in check_release(build.release()).judgements
        if each.relation.kind is RelationKind.ROLL_FORWARD
    }


def test_the_figures_tell_where_the_dividends_went() -> None:
    rolled = _rolled()
    assert rolled["Accumulated deficit"][0] is Verdict.EXACT
    assert rolled["Accrued dividends"][0] is Verdict.EXACT
    assert rolled["Accumulated other comprehensive income"][0] is Verdict.EXACT
    charged = _rolled(EQUITY.replace("(82,631)", "(82,731)"))
    assert charged["Accumulated deficit"][0] is Verdict.EXACT


def test_paid_in_capital_says_what_is_missing() -> None:
    verdict, missing = _rolled()["Additional paid-in capital"]
    assert verdict is Verdict.NOT_VERIFIABLE
    assert "no statement of stockholders' equity" in missing


def test_what_is_not_explained_is_open_and_never_an_exception() -> None:
    rolled = _rolled(EQUITY.replace("(82,631)", "(83,999)").replace("| 35", "| 77"))
    assert rolled["Accumulated deficit"][0] is Verdict.NOT_VERIFIABLE
    assert rolled["Accumulated other comprehensive income"][0] is Verdict.NOT_VERIFIABLE
    assert not [verdict for verdict, _ in rolled.values() if verdict is Verdict.EXCEPTION]


def test_dates_that_no_statement_spans_are_left_alone() -> None:
    assert not _rolled(end="2003-09")


def test_cash_rolls_with_the_cash_flow_statement() -> None:
    build = Builder()
    flows = "Net cash used in operations | (1,100)\nNet cash used in investing | (86)\nNet decrease in cash | (1,186)"
    build.table("Cash Flows", TableKind.CASH_FLOW, (quarter("2003-10"),), flows)
    build.table(
        "Balance Sheets",
        TableKind.BALANCE_SHEET,
        (instant("2003-10-31"), instant("2003-07-31")),
        "Current assets:\n   Cash and cash equivalents | 1,097 | 2,283\n   Receivables | 1,931 | 1,733",
    )
    rolled = [
        each for each in check_release(build.release()).judgements if each.relation.kind is RelationKind.ROLL_FORWARD
    ]
    assert [each.verdict for each in rolled] == [Verdict.EXACT]
