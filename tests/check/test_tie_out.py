"""One fact is held to one value wherever it is printed; what only looks alike is not tied."""

from __future__ import annotations

from textwrap import dedent

import pytest

from icc_reports.check import check_release
from icc_reports.check.ledger import Ledger
from icc_reports.check.tie_out import check_tie_out
from icc_reports.model.audit import Audit
from icc_reports.model.relations import RelationKind, Verdict
from icc_reports.model.release import TableKind
from icc_reports.read import read_release
from tests.check.builder import Builder, quarter

NOW, BEFORE = quarter("2003-10"), quarter("2002-10")

STATEMENT = """
Revenues:
   Services | 3,103 | 3,050
Expenses:
   Cost of services | 1,860 | 1,879
   Depreciation and amortization | 386 | 440
   Selling | 845 | 750
   ---
 | 3,091 | 3,069
   ---
   Operating income (loss) | 12 | (19)
Other income and (expense):
   Interest and investment income | 1 | 5
   Interest expense | (13) | (24)
   ---
 | (12) | (19)
   ---
Net loss | -- | (38)
"""


def _audit(*others: tuple[str, TableKind, str], columns: int = 2) -> Audit:
    build = Builder()
    build.table("Statements of Operations", TableKind.INCOME_STATEMENT, (NOW, BEFORE), STATEMENT)
    for title, kind, rows in others:
        build.table(title, kind, (NOW, BEFORE)[:columns], rows)
    return check_release(build.release())


def _ties(audit: Audit) -> dict[str, Verdict]:
    printed = {fact.figure.span: fact.figure.printed for fact in audit.release.facts}
    return {
        printed[each.relation.asserted].strip(): each.verdict
        for each in audit.judgements
        if each.relation.kind is RelationKind.TIE_OUT
    }


def test_a_section_of_one_row_is_what_its_heading_says() -> None:
    ties = _ties(_audit(("Highlights", TableKind.OTHER, "Revenue | 3,104 | 3,050")))
    assert ties == {"3,104": Verdict.EXCEPTION, "3,050": Verdict.EXACT}


def test_a_misprint_is_reported_once_a_table() -> None:
    rows = "Cost of services | 1,861 | 1,879\nSelling | 845 | 750\nCost of services | 1,861 | 1,879"
    audit = _audit(("Reconciliation of cost", TableKind.RECONCILIATION, rows))
    verdicts = [each.verdict for each in audit.judgements if each.relation.kind is RelationKind.TIE_OUT]
    assert verdicts.count(Verdict.EXCEPTION) == 1
    assert len(verdicts) == 6


def test_net_of_a_section_is_its_unlabelled_subtotal_with_the_sign_of_the_figures() -> None:
    rows = "Net loss | -- | (38)\nLess: Net interest and investment income | 12 | 18\nAdjusted EBITDA | 12 | (20)"
    audit = _audit(("Reconciliation of Net Loss to Adjusted EBITDA", TableKind.RECONCILIATION, rows))
    ties = _ties(audit)
    assert ties["12"] is Verdict.EXACT
    assert ties["18"] is Verdict.EXCEPTION


def test_an_adjustment_of_another_line_is_not_the_companys() -> None:
    """Depreciation within cost of services is a part of the whole, however alike the labels are."""
    rows = (
        "Cost of services | 1,860 | 1,879\nLess: Depreciation and amortization | (298) | (244)\n"
        "Adjusted cost of services | 1,562 | 1,635"
    )
    ties = _ties(_audit(("Reconciliation of Cost", TableKind.RECONCILIATION, rows)))
    assert set(ties) == {"1,860", "1,879"}


def test_an_adjustment_of_net_income_ties_to_the_statement() -> None:
    rows = "Net loss | -- | (38)\nDepreciation and amortization | 386 | 440\nAdjusted EBITDA | 386 | 402"
    ties = _ties(_audit(("Reconciliation of Net Loss to Adjusted EBITDA", TableKind.RECONCILIATION, rows)))
    assert {"386", "440"} <= set(ties)


def test_a_pro_forma_statement_is_not_held_to_gaap() -> None:
    rows = "Revenue | 3,103 | 3,050\nCost of services | 1,750 | 1,769\nGross margin | 1,353 | 1,281"
    assert not _ties(_audit(("Pro Forma Statements of Operations", TableKind.INCOME_STATEMENT, rows)))


def test_percentages_of_one_name_are_not_held_to_each_other() -> None:
    """One more percentage may be of another quarter; an amount of that name could not."""
    build = Builder()
    build.table("Highlights", TableKind.INCOME_STATEMENT, (NOW, BEFORE), "Gross margin | 65.5% | 65.4%")
    build.table("Reconciliation", TableKind.RECONCILIATION, (NOW, BEFORE), "Gross margin | 65.4% | 64.1%")
    assert not list(check_tie_out(Ledger(build.release())))


def test_equal_values_under_other_names_are_not_tied() -> None:
    assert not _ties(_audit(("Headcount cost", TableKind.OTHER, "Payroll | 1,860 | 1,879\nRent | 845 | 750")))


def test_equal_labels_with_other_values_are_not_tied() -> None:
    assert not _ties(_audit(("Leases", TableKind.OTHER, "Selling | 12 | 31\nDepreciation and amortization | 7 | 9")))


def test_two_columns_of_one_period_are_not_told_apart_by_guessing() -> None:
    build = Builder()
    build.table("Statements of Operations", TableKind.INCOME_STATEMENT, (NOW, BEFORE), STATEMENT)
    build.table("Effect of the restatement", TableKind.OTHER, (NOW, NOW), "Cost of services | 1,861 | 1,860")
    assert not list(check_tie_out(Ledger(build.release())))


def test_a_table_whose_headlines_are_others_is_about_a_part() -> None:
    rows = "Revenue | 1,204 | 1,100\nCost of services | 600 | 620\nSelling | 845 | 750\nGross margin | 604 | 480"
    assert not _ties(_audit(("Corporate Banking", TableKind.OTHER, rows)))


def test_prints_are_compared_at_the_coarser_precision() -> None:
    build = Builder()
    build.table("Statements of Operations", TableKind.INCOME_STATEMENT, (NOW, BEFORE), STATEMENT)
    build.table("Highlights", TableKind.OTHER, (NOW, BEFORE), "Revenue | 3.1 | 3.1", scale="1000000")
    verdicts = [
        each.verdict for each in check_release(build.release()).judgements if "Revenue" in each.relation.subject
    ]
    assert verdicts == [Verdict.EXACT, Verdict.EXACT]


@pytest.mark.parametrize(
    ("consolidated", "verdict"), [("3,104", Verdict.EXACT), ("3,103", Verdict.ROUNDING), ("3,150", Verdict.EXCEPTION)]
)
def test_segments_add_up_to_the_company(consolidated: str, verdict: Verdict) -> None:
    build = Builder()
    build.table(
        "Statements of Operations", TableKind.INCOME_STATEMENT, (NOW, BEFORE, quarter("2001-10")),
        f"Revenues:\n   Services | {consolidated} | 3,050 | 2,900\nExpenses:\n   Cost | 1,860 | 1,879 | 1,777",
    )  # fmt: skip
    for segment, figures in {
        "Network": "2,441 | 2,119 | 2,000",
        "Bureau": "308 | 466 | 500",
        "Advice": "355 | 465 | 400",
    }.items():
        build.table(
            segment, TableKind.SEGMENT, (NOW, BEFORE, quarter("2001-10")), f"Revenue | {figures}", segment=segment
        )
    sums = [
        each for each in check_release(build.release()).judgements if "sum of the segments" in each.relation.subject
    ]
    assert [each.verdict for each in sums] == [verdict, Verdict.EXACT, Verdict.EXACT]


def test_what_a_part_of_the_company_prints_is_no_reference_for_the_whole() -> None:
    build = Builder()
    income = "Total revenue | 5,127 | 5,197\nNet income | 1,306 | 1,456\nAssets | 557,191 | 553,515"
    build.table("Statements of income", TableKind.INCOME_STATEMENT, (quarter("2021-12"), quarter("2020-12")), income)
    part = (
        "Total revenue | 2,135 | 1,999\nNet income | 835 | 805\nEquipment leases | 6,184 | 6,381\nOther loans | 70 | 71"
    )
    build.table("Institutional Banking", TableKind.OTHER, (quarter("2021-12"), quarter("2020-12")), part)
    average = "Commercial loans | 149,112 | 150,000\nEquipment leases | 6,183 | 6,381\nLoans | 90 | 71"
    build.table("Average balances", TableKind.OTHER, (quarter("2021-12"), quarter("2020-12")), average)
    audit = check_release(build.release())
    assert not [each for each in audit.judgements if each.verdict is Verdict.EXCEPTION]
    assert not [each for each in audit.judgements if audit.figures[each.relation.asserted].printed.strip() == "6,183"]


def test_one_misprint_among_three_amounts_per_share_is_held_to_the_statement() -> None:
    text = """
        Widget Corp. reported on the year ended June 30, 2005.

                  CONSOLIDATED STATEMENTS OF INCOME (in thousands, except per share amounts)
                                         Year Ended June 30,
                                     2003      2004      2005
        Revenue                     9,500    14,484    19,747
        Net income                  3,439     4,468     7,757
        Earnings per share:
          Basic                     $0.72     $0.92     $1.54
          Diluted                   $0.66     $0.84     $1.42

                  EARNINGS PER SHARE (in thousands, except per share amounts)
                                         Year Ended June 30,
                                     2003      2004      2005
        Net income                  3,439     4,468     7,757
        Earnings per share:
          Basic                     $0.72     $0.29     $1.54
          Diluted                   $0.66     $0.84     $1.42
    """
    ties = _ties(check_release(read_release(dedent(text).encode(), "widget.txt")))
    assert [printed for printed, verdict in ties.items() if verdict is Verdict.EXCEPTION] == ["$0.29"]


@pytest.mark.parametrize(
    ("heading", "verdicts"), [("Non-GAAP results:", []), ("Results again:", [Verdict.EXCEPTION] + [Verdict.EXACT] * 3)]
)
def test_what_a_heading_says_to_be_outside_gaap_is_not_tied_to_gaap(heading: str, verdicts: list[Verdict]) -> None:
    rows = """
GAAP results:
   Sales | 386.6 | 358.9 | 737.0 | 679.9
   Gross profit | 155.4 | 133.0 | 277.3 | 245.1
{}
   Gross profit | 134.3 | 133.0 | 277.3 | 245.1
"""
    build = Builder()
    columns = (NOW, BEFORE, quarter("2003-10", 6), quarter("2002-10", 6))
    build.table("Performance Summary", TableKind.INCOME_STATEMENT, columns, rows.format(heading))
    audit = check_release(build.release())
    last = audit.release.tables[0].rows[-1].span.line
    found = [each for each in audit.judgements if each.relation.asserted.line == last]
    assert [each.verdict for each in found if each.relation.kind is RelationKind.TIE_OUT] == verdicts
