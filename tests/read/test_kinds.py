from __future__ import annotations

import pytest

from icc_reports.model.release import TableKind
from icc_reports.read.kinds import is_company, kind_of, segment_in_title, title_of

IS, BS, CF = TableKind.INCOME_STATEMENT, TableKind.BALANCE_SHEET, TableKind.CASH_FLOW
RECONCILIATION, SEGMENT, OTHER = TableKind.RECONCILIATION, TableKind.SEGMENT, TableKind.OTHER


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Consolidated Statements of Operations and Comprehensive Loss", IS),
        ("CONDENSED CONSOLIDATED STATEMENTS OF INCOME", IS),
        ("Consolidated Statement of Earnings", IS),
        ("Income Statements", IS),
        ("Analysis of Consolidated Earnings", IS),
        ("Selected Quarterly Results of Operations", IS),
        ("Consolidated Balance Sheets", BS),
        ("Consolidated Statements of Financial Condition", BS),
        ("Statement of Financial Position", BS),
        ("Consolidated Statements of Cash Flows", CF),
        ("Cash Flow Statements", CF),
        ("Reconciliation of Net Income to Adjusted EBITDA", RECONCILIATION),
        ("Reconciliation of Operating Cash Flow to Free Cash Flow", RECONCILIATION),
        ("Segment Information", SEGMENT),
        ("Net Sales by Product", SEGMENT),
        ("Revenue by Geography", SEGMENT),
        ("Inventories", OTHER),
    ],
)
def test_kind_by_title(title: str, kind: TableKind) -> None:
    assert kind_of(title, (), ()) is kind


@pytest.mark.parametrize(
    ("labels", "kind"),
    [
        (["Revenues", "Cost of sales", "Operating income", "Net income"], IS),
        (["Cash", "Total current assets", "Total assets", "Total liabilities"], BS),
        (["Net income", "Operating activities:", "Investing activities:"], CF),
        (["Apples", "Pears"], OTHER),
        (["Revenue by Division/Segment:", "North", "South"], SEGMENT),
        (["Loans by the branch", "North", "South"], OTHER),
    ],
)
def test_kind_by_rows(labels: list[str], kind: TableKind) -> None:
    assert kind_of("", (), labels) is kind


def test_kind_by_the_headings_above() -> None:
    assert kind_of("Service Bureau", ("Segment Results", "Service Bureau"), ("Revenue",)) is SEGMENT
    assert kind_of("Service Bureau", ("Outlook",), ("Revenue",)) is OTHER
    assert kind_of("Ferry costs", ("Results by Segment", "Cash Flow from Operations"), ("Fuel",)) is OTHER


@pytest.mark.parametrize(
    ("title", "labels", "kind"),
    [
        ("Brewing income", ("Net earnings", "Brewing income(1)"), OTHER),
        ("Brewing income and adjusted brewing income", ("Brewing income", "Adjusted brewing income"), OTHER),
        ("Tangible owners’ equity", ("Owners' equity", "Tangible owners' equity"), OTHER),
        ("Brewing income and other matters", ("Brewing income", "Adjusted brewing income"), SEGMENT),
        ("Brewing", ("Brewing", "Income"), SEGMENT),
    ],
)
def test_a_title_that_names_a_measure_of_its_rows_is_about_no_segment(
    title: str, labels: tuple[str, ...], kind: TableKind
) -> None:
    assert kind_of(title, ("Income by product",), labels) is kind


@pytest.mark.parametrize(
    ("paragraphs", "title"),
    [
        (("ACME CORP", "Consolidated Balance Sheets (unaudited)\n(in thousands)"), "Consolidated Balance Sheets"),
        (("ACME CORPORATION\nConsolidated Balance Sheets", "(Unaudited)"), "Consolidated Balance Sheets"),
        (("SEGMENT INFORMATION", "(Unaudited and subject to reclassification)"), "SEGMENT INFORMATION"),
        (("Exhibit 99.1", "Acme Corp.\nSelected Financial Data\nBacklog"), "Backlog"),
        (("Consolidated Balance Sheets", "ASSETS"), "Consolidated Balance Sheets"),
        (("Balance Sheets", "LIABILITIES AND STOCKHOLDERS' EQUITY"), "Balance Sheets"),
        (("Statements of Income\nFor the three months ended March 31, 2020 and 2019",), "Statements of Income"),
        (("Reconciliation of Gross Margin -\n-ICC.NET Only",), "Reconciliation of Gross Margin - ICC.NET Only"),
        (("Acme Corp", "(continued)", "Page 3"), ""),
        (("Backlog", "NM - not meaningful"), "Backlog"),
        ((), ""),
    ],
)
def test_titles(paragraphs: tuple[str, ...], title: str) -> None:
    assert title_of(paragraphs, "Acme Corp.") == title


def test_the_company_in_any_dress() -> None:
    assert is_company("ACME CORPORATION AND SUBSIDIARIES", "Acme Corp.")
    assert not is_company("Acme Holdings East", "Acme Corp.")
    assert not is_company("Corporation", None)


@pytest.mark.parametrize(
    ("title", "segment"),
    [
        ("Reconciliation of Net Income to EBITDA - ICC.NET, VAN Services Only", "ICC.NET, VAN Services"),
        ("Segment results - Retail", "Retail"),
        ("Reconciliation of Net Income - Consolidated", None),
        ("Reconciliation of net income - (unaudited)", None),
        ("Reconciliation of measures - Computation of Distributable Cash", None),
        ("Consolidated Balance Sheets - Retail", None),
        ("Segment results", None),
    ],
)
def test_segments_in_titles(title: str, segment: str | None) -> None:
    assert segment_in_title(title) == segment


def test_a_paragraph_of_prose_above_a_table_is_no_title() -> None:
    prose = "Net revenues rose in the quarter, " + "as higher fees made up for lower trading, " * 5 + "and costs fell."
    assert title_of(("Segment Results", prose), None) == "Segment Results"
    introduction = "The following table sets out results by segment:"
    assert title_of(("Segment Results", introduction), None) == introduction.rstrip(":")
