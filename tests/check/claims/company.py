"""A small company's release: two statements, a segment table, a reconciliation, and sentences of a test's own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from icc_reports.check import check_release
from icc_reports.model.audit import Audit, Judgement
from icc_reports.model.periods import FiscalCalendar
from icc_reports.model.relations import RelationKind
from icc_reports.model.release import (
    ColumnRole,
    Passage,
    PassageRole,
    Reconciliation,
    Release,
    Sentence,
    TableKind,
    TextRun,
)
from icc_reports.model.source import SourceLine, Span
from tests.check.builder import Builder, instant, quarter

NOW, BEFORE, YEAR_AGO = quarter("2024-06"), quarter("2024-03"), quarter("2023-06")
HALF, HALF_AGO = quarter("2024-06", 6), quarter("2023-06", 6)

_STATEMENT = """
Revenue | 1,200 | 1,150 | 1,000 | 2,350 | 1,900
Cost of revenue | 720 | 700 | 640 | 1,420 | 1,220
Gross profit | 480 | 450 | 360 | 930 | 680
Research and development | 130 | 120 | 110 | 250 | 215
Operating loss | (60) | (75) | (90) | (135) | (190)
Net loss | (64) | (80) | (96) | (144) | (200)
Preferred dividends | (16) | (16) | (16) | (32) | (32)
Net loss attributable to common stockholders | (80) | (96) | (112) | (176) | (232)
Basic and diluted loss per share {eps} | (0.08) | (0.10) | (0.12) | (0.18) | (0.24)
Weighted average shares outstanding, basic and diluted {shares} | 1,000,000 | 990,000 | 960,000 | 995,000 | 955,000
"""
_BALANCE = """
Cash and cash equivalents | 310 | 400
Total assets | 2,100 | 2,250
"""
_LIQUIDITY = """
Cash and cash equivalents | 310 | 400
Short-term investments | 95 | 60
"""
_TAX = """
Income before income taxes | 64 | 80
Provision for income taxes | 16 | 24
"""
_REGIONS = """
Lowlands
    Net sales | 610 | 520
    Operating income | 60 | 40
Highlands
    Net sales | 590 | 480
    Operating income | 21 | 18
"""
_MATRIX = """
Uplands | 40 | 30.0% | 32 | 28.0%
Total midlands | 25 | 20.0% | 20 | 18.0%
"""
_INCOMES = """
Operating income (loss):
    Uplands | 9 | 6
    Midlands | 4 | 5
    Total | 13 | 11
"""
_HARBORS = """
Net sales | 330 | 300
EBITDA | 41 | 33
Adjusted EBITDA | 44 | 35
"""
_SPLIT = """
Operating revenues | 71 | 29 | 60 | 31
General and administrative | 9 | 4 | 8 | 5
"""
_OWNERS = """
Net income (loss) | 30 | (9)
Income of noncontrolling interests | 3 | 2
Net income (loss) attributable to the owners, as adjusted | 27 | (11)
"""
_RATIOS = """
Return on average equity (annualized) | 8.1% | 7.4%
Return on average assets (annualized) | 1.2% | 1.1%
Inventory to orders | 44.5% | 47.0%
Book value per share {eps} | 2.25 | 2.10
Own earnings | 90 | 70
"""
_SEGMENTS = """
Widgets revenue | 700 | 690 | 550
Gadgets revenue | 500 | 460 | 450
"""
_RECONCILIATION = """
Net loss | (64) | (80) | (96)
Depreciation | 24 | 26 | 31
Adjusted EBITDA loss | (40) | (54) | (65)
"""
_MARGIN = """
Gross profit | 480 | 360
Depreciation | 20 | 12
Adjusted gross profit | 500 | 372
"""


def release(*sentences: str, role: PassageRole = PassageRole.BODY, heading: Sequence[str] = ()) -> Release:
    """The release with the given sentences as one paragraph of its prose."""
    builder = Builder()
    kind = TableKind.INCOME_STATEMENT
    builder.table("Statements of operations", kind, [NOW, BEFORE, YEAR_AGO, HALF, HALF_AGO], _STATEMENT)
    days = [instant("2024-06-30"), instant("2023-12-31")]
    builder.table("Balance sheets", TableKind.BALANCE_SHEET, days, _BALANCE)
    segments = {"Widgets revenue": "Widgets", "Gadgets revenue": "Gadgets"}
    builder.table("Revenue by segment", TableKind.SEGMENT, [NOW, BEFORE, YEAR_AGO], _SEGMENTS, segments=segments)
    reconciled = TableKind.RECONCILIATION
    builder.table("Reconciliation to Adjusted EBITDA", reconciled, [NOW, BEFORE, YEAR_AGO], _RECONCILIATION)
    builder.table("Reconciliation to adjusted gross profit", reconciled, [NOW, YEAR_AGO], _MARGIN)
    builder.table("Liquidity", TableKind.BALANCE_SHEET, days, _LIQUIDITY)
    builder.table("Taxes", TableKind.OTHER, [NOW, YEAR_AGO], _TAX)
    builder.table("Regions", TableKind.SEGMENT, [NOW, YEAR_AGO], _REGIONS)
    heads = [
        (period, ColumnRole.PERIOD, f"{period.end.year} {head}")
        for period in (NOW, YEAR_AGO)
        for head in ("Net sales", "Gross margin")
    ]
    builder.table("Sales and margins", TableKind.SEGMENT, heads, _MATRIX)
    builder.table("Income of segments", TableKind.SEGMENT, [NOW, YEAR_AGO], _INCOMES)
    title = "Harbors & Ports (“Harbors”) - Key figures of operations"
    builder.table(title, TableKind.SEGMENT, [NOW, YEAR_AGO], _HARBORS)
    builder.table("Adjusted net income", reconciled, [NOW, YEAR_AGO], _OWNERS)
    sides = [
        (period, ColumnRole.PERIOD, f"Second quarter {side} Q2 {period.end.year}")
        for period in (NOW, YEAR_AGO)
        for side in ("Ferries", "Barges")
    ]
    builder.table("Results by line of business", TableKind.SEGMENT, sides, _SPLIT)
    builder.table("Key figures", TableKind.OTHER, [NOW, YEAR_AGO], _RATIOS)
    builder.reconciliations += [
        Reconciliation(table=3, title="", measure_from="Net loss", measure_to="Adjusted EBITDA loss", start=0, end=2),
        Reconciliation(
            table=4, title="", measure_from="Gross profit", measure_to="Adjusted gross profit", start=0, end=2
        ),
        Reconciliation(table=13, title="", measure_from="Book value", measure_to="Own earnings", start=0, end=4),
    ]
    passage, lines = _passage(sentences, role, tuple(heading), len(builder.lines) + 1)
    builder.lines += lines
    tables = tuple(replace(table, rows=tuple(map(_named, table.rows))) for table in builder.tables)
    return replace(
        builder.release(NOW),
        tables=tables,
        calendar=FiscalCalendar(year=2024, quarter=2, end=date(2024, 6, 30)),
        passages=(passage,),
    )


_CONCEPTS = {
    "Revenue": "Revenues",
    "Net sales": "Revenues",
    "Operating revenues": "Revenues",
    "Gross profit": "GrossProfit",
    "Operating income": "OperatingIncomeLoss",
    "Net loss": "NetIncomeLoss",
    "Cash and cash equivalents": "CashAndCashEquivalentsAtCarryingValue",
    "Provision for income taxes": "IncomeTaxExpenseBenefit",
    "Income before income taxes": (
        "IncomeLossFromContinuingOperationsBeforeIncomeTaxesExtraordinaryItemsNoncontrollingInterest"
    ),
}


def _named(row):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
    concept = _CONCEPTS.get(row.label) or ("icc:AdjustedEbitda" if row.label.startswith("Adjusted EBITDA") else None)
    return replace(row, concept=concept)


def _passage(
    sentences: Sequence[str], role: PassageRole, heading: tuple[str, ...], first: int
) -> tuple[Passage, list[SourceLine]]:
    made, lines = [], []
    for line, text in enumerate(sentences, first):
        span = Span(line, 1, len(text))
        lines.append(SourceLine(span, text))
        made.append(Sentence(text=text, runs=(TextRun(0, span),)))
    return Passage(role=role, sentences=tuple(made), span=Span(first, 1, 1), context=heading), lines


def audit(*sentences: str, role: PassageRole = PassageRole.BODY, heading: Sequence[str] = ()) -> Audit:
    """The whole check of that release."""
    return check_release(release(*sentences, role=role, heading=heading))


def in_prose(checked: Audit) -> list[Judgement]:
    """The judgements of what the prose states, in its order."""
    return [each for each in checked.judgements if each.relation.quote is not None]


def numbers(*sentences: str, heading: Sequence[str] = ()) -> list[tuple[str, str, str]]:
    """For each number of the prose: as printed, what kind of claim, and the verdict."""
    checked = audit(*sentences, heading=heading)
    return [
        (checked.figures[each.relation.asserted].printed, str(each.relation.claim_kind), each.verdict.value)
        for each in in_prose(checked)
        if each.relation.kind is RelationKind.CLAIM
    ]


def words(*sentences: str) -> list[tuple[str, str]]:
    """For each assertion in words: the words and the verdict."""
    checked = audit(*sentences)
    return [
        (checked.figures[each.relation.asserted].printed, each.verdict.value)
        for each in in_prose(checked)
        if each.relation.kind is not RelationKind.CLAIM
    ]
