"""Rules of disclosure: each raised on the smallest release that calls for it, and not on the one that does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from icc_reports.check import check_release
from icc_reports.model.findings import Finding, FindingCode, Severity
from icc_reports.pipeline import EMBEDDED
from icc_reports.read import read_release

RELEASES = Path(__file__).parents[3] / "shared" / "releases"

STATEMENT = """
Consolidated Statements of Operations
(in thousands, except per share amounts)

                                            Three Months Ended
                                               December 31,
                                            2020          2019
                                         ----------    ----------
Revenue                                  $   40,000    $   38,000
Cost of revenue                              22,000        21,000
                                         ----------    ----------
Gross profit                                 18,000        17,000
Selling and administrative expenses          12,000        11,500
                                         ----------    ----------
Operating income                              6,000         5,500
Interest expense                                800           900
                                         ----------    ----------
Income before income taxes                    5,200         4,600
Income taxes                                  1,300         1,100
                                         ----------    ----------
Net income                               $    3,900    $    3,500
                                         ==========    ==========
"""

GAAP_FIRST = "Net income for the quarter was $3.9 million, up from $3.5 million a year earlier."
USEFUL = "Management believes that Adjusted EBITDA is useful to investors because it leaves out what does not recur."


def ebitda_table(first: str = "Net income", last: str = "Adjusted EBITDA", steps: str = "") -> str:
    start = {"Net income": ("3,900", "3,500"), "Operating income": ("6,000", "5,500")}[first]
    rows = "Interest expense                                800           900\n" if first == "Net income" else ""
    rows += "Income taxes                                  1,300         1,100\n" if first == "Net income" else ""
    return f"""
Reconciliation of {first} to {last}
(in thousands)

                                            Three Months Ended
                                               December 31,
                                            2020          2019
                                         ----------    ----------
{first:41}$   {start[0]:>6}    $   {start[1]:>6}
{rows}Depreciation and amortization                 2,000         1,900
{steps}                                         ----------    ----------
{last:41}$    8,000    $    7,400
                                         ==========    ==========
"""


STEP = "Stock-based compensation                        500           400\n"


def findings_of(prose: str, *tables: str, day: str = "January 28, 2021", headline: str = "") -> list[Finding]:
    paragraphs = "\n\n".join(prose.strip().split("\n\n"))
    text = f"""Exhibit 99.1

Acme Widgets Reports Fourth Quarter Results
{headline}

SPRINGFIELD, {day} - Acme Widgets Inc. (NYSE: ACME) today reported results for the
quarter ended December 31, 2020.

{paragraphs}
{STATEMENT}{"".join(tables)}"""
    year = int(day[-4:])
    text = text.replace("2019", str(year - 2)).replace("2020", str(year - 1))
    audit = check_release(read_release(text.encode(), "acme.txt"))
    return [finding for finding in audit.findings if finding.code.is_of_disclosure]


def codes(*args: str, **options: str) -> list[FindingCode]:
    return [finding.code for finding in findings_of(*args, **options)]


def test_a_measure_that_is_reconciled_comes_later_and_is_explained_calls_for_nothing() -> None:
    prose = f"{GAAP_FIRST} Adjusted EBITDA was $8.0 million.\n\n{USEFUL}"
    assert codes(prose, ebitda_table(steps=STEP)) == []


def test_a_release_by_gaap_alone_calls_for_nothing() -> None:
    assert codes(GAAP_FIRST) == []


def test_a_measure_without_a_reconciliation() -> None:
    (finding,) = findings_of(f"{GAAP_FIRST} Adjusted EBITDA was $8.0 million.\n\n{USEFUL}")
    assert finding.code is FindingCode.NON_GAAP_NOT_RECONCILED
    assert finding.severity is Severity.WARNING
    assert "“Adjusted EBITDA” appears with a figure" in finding.message
    assert "net income or loss" in finding.message
    assert len(finding.spans) == 1


@pytest.mark.parametrize(
    "where",
    [
        "A reconciliation of Adjusted EBITDA is in the financial supplement on our website.",
        "Reconciliations of such measures are in the financial supplement, Exhibit 99.2.",
    ],
)
def test_a_reconciliation_elsewhere_is_information(where: str) -> None:
    (finding,) = findings_of(f"{GAAP_FIRST} Adjusted EBITDA was $8.0 million.\n\n{USEFUL}\n\n{where}")
    assert finding.code is FindingCode.NON_GAAP_NOT_RECONCILED
    assert finding.severity is Severity.INFO
    assert "outside the release" in finding.message
    assert "financial supplement" in finding.message


def test_a_sentence_can_reconcile() -> None:
    worked_out = "Free cash flow was $3.0 million: cash from operations of $4.5 million less equipment of $1.5 million."
    useful = "We believe that free cash flow helps investors to see what is left for dividends."
    assert FindingCode.NON_GAAP_NOT_RECONCILED not in codes(f"{GAAP_FIRST} {worked_out}\n\n{useful}")


@pytest.mark.parametrize(
    ("note", "asked"),
    [
        ("(a) Excludes restructuring of $700,000, net of tax, in the fourth quarter of 2020.", False),
        ("(a) As the board sees it.", True),
    ],
)
def test_a_note_that_says_what_a_row_leaves_out_and_how_much_reconciles_it(note: str, asked: bool) -> None:
    table = """
Highlights
(in thousands)

                                            Three Months Ended
                                               December 31,
                                            2020          2019
                                         ----------    ----------
Revenue                                  $   40,000    $   38,000
Net income, excluding restructuring (a)  $    4,600    $    3,500
"""
    prose = f"{GAAP_FIRST} Net income, excluding restructuring, was $4.6 million.\n\n{note}"
    assert (FindingCode.NON_GAAP_NOT_RECONCILED in codes(prose, table)) == asked


def test_rows_that_add_up_reconcile_whatever_the_table_is_called() -> None:
    table = """
Condensed Statements of Cash Flows
(in thousands)

                                            Three Months Ended
                                               December 31,
                                            2020          2019
                                         ----------    ----------
Net cash provided by operating activities  $   4,500     $   4,100
Film rights                                   (1,500)       (1,300)
                                         ----------    ----------
Free cash flow                             $   3,000     $   2,800
"""
    useful = "We believe that free cash flow helps investors to see what is left for dividends."
    prose = f"{GAAP_FIRST} Cash from operations was $4.5 million, and free cash flow was $3.0 million.\n\n{useful}"
    assert codes(prose, table) == []
    assert codes(prose) == [FindingCode.NON_GAAP_NOT_RECONCILED]


def test_steps_between_reconcile_though_no_title_says_so() -> None:
    steps = ebitda_table(steps=STEP).replace("Reconciliation of Net income to Adjusted EBITDA", "Other Data")
    beside = "\n".join(
        line for line in steps.splitlines() if not line.startswith(("Interest", "Income t", "Depr", "Stock"))
    )
    prose = f"{GAAP_FIRST} Adjusted EBITDA was $8.0 million.\n\n{USEFUL}"
    assert codes(prose, steps) == []
    assert codes(prose, beside) == [FindingCode.NON_GAAP_NOT_RECONCILED]


@pytest.mark.parametrize(
    "sentence",
    [
        "Same-store sales grew 4.2%, and average revenue per user was $12.40.",
        "Backlog was $61.0 million, and paid memberships reached 14,200.",
        "Core deposits grew 12% to $350 million.",
        "Unemployment, seasonally adjusted, was 4.1%.",
        "Results were adjusted for the two-for-one split of 2019.",
        "The Tools segment earned Adjusted EBITDA of $2.0 million.",
        "For the year 2021 we expect Adjusted EBITDA of $34 million to $36 million.",
        "Had the companies been combined, pro forma net income would have been $4.1 million, as if the acquisition had "
        "taken place a year before.",
    ],
)
def test_what_is_no_measure_of_the_past_outside_gaap(sentence: str) -> None:
    assert codes(f"{GAAP_FIRST} {sentence}") == []


def test_a_measure_before_its_counterpart() -> None:
    (finding,) = findings_of(f"Adjusted EBITDA was $8.0 million. {GAAP_FIRST}\n\n{USEFUL}", ebitda_table(steps=STEP))
    assert finding.code is FindingCode.NON_GAAP_PROMINENT
    assert finding.severity is Severity.INFO
    assert "“Adjusted EBITDA” appears" in finding.message


def test_a_sentence_that_makes_it_from_its_counterpart_is_not_ahead_of_it() -> None:
    made = "Free cash flow, {}cash from operations of $4.5 million less equipment of $1.5 million, was $3.0 million."
    useful = "We believe that free cash flow helps investors to see what is left for dividends."
    assert codes(f"{made.format('defined as ')} {GAAP_FIRST}\n\n{useful}") == []
    assert codes(f"{made.format('against ')} {GAAP_FIRST}\n\n{useful}") == [FindingCode.NON_GAAP_PROMINENT]


def test_a_headline_that_names_only_the_measure_outside_gaap() -> None:
    prose, table = f"{GAAP_FIRST} Adjusted EBITDA was $8.0 million.\n\n{USEFUL}", ebitda_table(steps=STEP)
    assert codes(prose, table, headline="Record Adjusted EBITDA") == [FindingCode.NON_GAAP_PROMINENT]
    assert codes(prose, table, headline="Net Income Up 11%, Record Adjusted EBITDA") == []


def test_a_whole_statement_outside_gaap() -> None:
    other = STATEMENT.replace("Statements of Operations", "Statements of Operations - Non-GAAP")
    assert codes(GAAP_FIRST, other) == [FindingCode.NON_GAAP_PROMINENT]
    summary = "\n".join(line for line in other.splitlines() if not line.startswith(("Cost of", "Income taxes")))
    assert codes(GAAP_FIRST, summary) == []


def test_a_reconciliation_from_operating_income() -> None:
    prose = f"{GAAP_FIRST} Adjusted EBITDA was $8.0 million.\n\n{USEFUL}"
    (finding,) = findings_of(prose, ebitda_table("Operating income"))
    assert finding.code is FindingCode.NON_GAAP_NOT_COMPARABLE
    assert finding.severity is Severity.INFO
    assert "“Operating income”" in finding.message
    assert "net income or loss" in finding.message


def test_a_measure_called_ebitda_that_leaves_out_more() -> None:
    prose = f"{GAAP_FIRST} EBITDA was $8.0 million.\n\n{USEFUL.replace('Adjusted EBITDA', 'EBITDA')}"
    (finding,) = findings_of(prose, ebitda_table(last="EBITDA", steps=STEP))
    assert finding.code is FindingCode.NON_GAAP_MISLABELLED
    assert "“Stock-based compensation”" in finding.message
    assert "Depreciation" not in finding.message
    assert codes(prose, ebitda_table(last="EBITDA")) == []
    assert codes(prose, ebitda_table(last="Adjusted EBITDA", steps=STEP)) == []


def test_no_statement_of_usefulness() -> None:
    (finding,) = findings_of(f"{GAAP_FIRST} Adjusted EBITDA was $8.0 million.", ebitda_table(steps=STEP))
    assert finding.code is FindingCode.NON_GAAP_NOT_EXPLAINED
    assert finding.severity is Severity.INFO
    assert "“Adjusted EBITDA”" in finding.message


@pytest.mark.parametrize(
    "reason",
    [
        "Non-GAAP measures give investors a more complete understanding of the results, we believe.",
        "The reasons for our use of these non-GAAP measures are in Exhibit 99.2 to the Form 8-K.",
    ],
)
def test_a_reason_or_its_place_is_enough(reason: str) -> None:
    assert codes(f"{GAAP_FIRST} Adjusted EBITDA was $8.0 million.\n\n{reason}", ebitda_table(steps=STEP)) == []


@pytest.mark.parametrize(
    ("day", "severity", "is_said"),
    [("March 27, 2003", Severity.INFO, True), ("March 28, 2003", Severity.WARNING, False)],
)
def test_a_rule_counts_from_the_day_it_took_effect(day: str, severity: Severity, is_said: bool) -> None:
    (finding,) = findings_of(f"{GAAP_FIRST} Adjusted EBITDA was $8.0 million.\n\n{USEFUL}", day=day)
    assert finding.severity is severity
    assert ("took effect on March 28, 2003: it was not in force when this was published" in finding.message) is is_said


def test_the_embedded_release() -> None:
    audit = check_release(read_release(EMBEDDED.read_bytes(), EMBEDDED.name))
    found = [(each.code, each.severity) for each in audit.findings if each.code.is_of_disclosure]
    assert found == [(FindingCode.NON_GAAP_NOT_EXPLAINED, Severity.INFO)]


@pytest.mark.parametrize("name", ["20110118_apple-inc_ex-99-1.htm", "20240201_aapl_ex-99-1.htm"])
def test_releases_by_gaap_alone(name: str) -> None:
    path = RELEASES / "html" / name
    if not path.exists():
        pytest.skip("../shared is not here")
    audit = check_release(read_release(path.read_bytes(), name))
    assert not [finding for finding in audit.findings if finding.code.is_of_disclosure]
