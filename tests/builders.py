"""Releases and audits made by hand, for tests of the stages that follow reading and checking.

A table is written down as lines of ``source line, indent | label | figure | figure``; a line without figures is a
heading. The figures are those that Internet Commerce Corporation published for its first quarter of fiscal 2004,
its misprints included. The file is long because it holds five tables in full, with what is checked in them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from icc_reports.model.audit import Audit, Judgement, apply_corrections, judge
from icc_reports.model.figures import PURE, SHARES, USD, USD_PER_SHARE, Figure, Notation, Unit
from icc_reports.model.findings import Correction, Finding, FindingCode, Severity
from icc_reports.model.periods import Duration, FiscalCalendar, Instant, months_ending
from icc_reports.model.relations import Quotient, Ref, Relation, RelationKind, Sum, Term, total, weighted
from icc_reports.model.release import (
    Column,
    Passage,
    PassageRole,
    Reconciliation,
    Release,
    Row,
    Sentence,
    Table,
    TableKind,
    TextRun,
)
from icc_reports.model.source import SourceDocument, SourceLine, Span

CALENDAR = FiscalCalendar(year=2004, quarter=1, end=date(2003, 10, 31))

INCOME_STATEMENT = """
176 0|Revenues:
177 3|Services|$ 3,103|$ 3,050
179 0|Expenses:
180 3|Cost of services|1,860|1,879
181 3|Product development and enhancement|225|260
182 3|Selling and marketing|826|764
184 3|General and administrative (excluding non-cash compensation of $53)|945|1,110
186 3|Non-cash charges for stock-based compensation and services|53|--
189 3||3,909|4,013
192 3|Operating loss|(806)|(963)
195 0|Other income and (expense):
196 3|Interest and investment income|1|5
197 3|Investment gain (loss)|--|(19)
198 3|Interest expense|(13)|(5)
200 3||(12)|(19)
202 0|Net loss|$ (818)|$ (982)
204 0|Dividends on preferred stock|(100)|(100)
207 0|Loss attributable to common stockholders|$ (918)|$ (1,082)
210 0|Basic and diluted loss per common share|$ (0.07)|$ (0.09)
214 0|Weighted average number of common shares outstanding - basic and diluted|13,797,567|11,679,964
217 0|COMPREHENSIVE LOSS:
218 0|Net loss|$ (818)|$ (982)
219 0|Other comprehensive loss:
220 2|Unrealized gain - marketable securities|9|13
223 0|Comprehensive loss|$ (809)|$ (969)
"""

BALANCE_SHEET = """
245 0|ASSETS
246 0|Current assets:
248 3|Cash and cash equivalents|$ 1,097|$ 2,283
249 3|Marketable securities|101|92
251 3|Accounts receivable, net of allowance for doubtful accounts of $236 and $220, respectively|1,931|1,733
252 3|Prepaid expenses and other current assets|248|296
254 6|Total current assets|3,377|4,404
256 0|Restricted cash|129|128
257 0|Property and equipment, net|476|557
258 0|Software development costs, net|108|128
259 0|Goodwill|1,212|1,212
260 0|Other intangible assets, net|1,912|2,151
261 0|Other assets|15|18
263 6|Total assets|$ 7,229|$ 8,598
266 0|LIABILITIES AND STOCKHOLDERS' EQUITY
267 0|Current liabilities:
269 3|Accounts payable|$ 654|$ 919
270 3|Accrued expenses|970|1,179
271 3|Accrued dividends - preferred stock|332|232
272 3|Deferred revenue|70|97
273 3|Capital lease obligation|136|148
274 3|Other liabilities|99|129
276 6|Total current liabilities|2,261|2,704
278 0|Capital lease obligation - less current portion|22|46
280 0|Other non-current liabilities|--|8
282 10|Total liabilities|2,283|2,758
285 0|Commitments and contingencies
287 0|Stockholders' Equity:
288 0|Preferred stock|*|*
289 0|Common stock|138|138
290 0|Additional paid-in capital|87,404|87,489
291 0|Accumulated deficit|(82,631)|(81,813)
292 0|Accumulated other comprehensive income (loss)|35|26
294 10|Total stockholders' equity|4,946|5,840
297 10|Total liabilities and stockholders' equity|$ 7,229|$ 8,598
"""

SEGMENT = """
84 0|ICC.NET Revenue|$2,441|$2,406|$2,298|$2,044|$2,119
86 0|Core Van Services Revenue|$2,356|$2,257|$2,205|$1,886|$1,949
88 0|Mapping Revenue|$85|$150|$93|$158|$170
"""

EBITDA = """
319 0|Net loss|($ 818)|($2,062)|($1,074)|($1,887)|($ 981)
320 0|Less: Net interest and investment income|12|14|6|6|18
321 10|Depreciation and amortization|386|390|387|432|440
323 10|Non-cash charges for stock-based compensation|53|57|72|10|--
324 10|Impairment of software inventory|--|--|--|248|--
325 10|Impairment of capitalized software|--|15|134|--|--
327 10|Impairment of goodwill and acquired intangibles|982|--|--|--|--
328 10|Impairment of marketable securities|--|--|--|318|--
330 0|Adjusted EBITDA loss|($ 367)|($ 604)|($ 475)|($ 873)|($ 523)
"""

MARGIN = """
380 0|Revenue|$3,104|$3,050
381 0|Cost of services|1,861|1,878
383 0|Gross margin|1,243|1,172
385 0|Gross margin %|40.1%|38.3%
387 0|Cost of services|$1,861|$1,878
388 0|Less: Depreciation and amortization|(298)|(244)
390 0|Adjusted cost of services|1,563|1,634
392 0|Adjusted gross margin|$1,541|$1,416
393 0|Adjusted gross margin %|49.6%|46.4%
"""

CONCEPTS = {
    177: "SalesRevenueServicesNet",
    192: "OperatingIncomeLoss",
    202: "NetIncomeLoss",
    210: "IncomeLossFromContinuingOperationsPerBasicAndDilutedShare",
    248: "CashAndCashEquivalentsAtCarryingValue",
}


def figure(printed: str, span: Span, *, unit: Unit = USD, scale: Decimal = Decimal(1000)) -> Figure:
    """The figure that a cell's text states, by the plain rules of the labels above."""
    digits = re.sub(r"[^\d.]", "", printed)
    notation = Notation.NUMBER if digits else Notation.BELOW_UNIT if printed == "*" else Notation.NIL
    if notation is not Notation.NUMBER:
        number = Decimal(0) if notation is Notation.NIL else None
        return Figure(
            span=span, printed=printed, notation=notation, number=number, fraction_digits=0, unit=unit, scale=scale
        )
    if printed.endswith("%"):
        unit, scale = PURE, Decimal("0.01")
    number = Decimal(digits)
    return Figure(
        span=span,
        printed=printed,
        notation=notation,
        number=-number if "(" in printed else number,
        fraction_digits=len(digits.partition(".")[2]),
        unit=unit,
        scale=scale,
    )


def table(  # noqa: PLR0913 - a table has many parts
    ordinal: int,
    kind: TableKind,
    title: str,
    columns: Sequence[Column],
    text: str,
    *,
    segment: str | None = None,
    unit: Unit = USD,
    concepts: dict[int, str] | None = None,
) -> Table:
    """A table written down as described above; amounts are in thousands."""
    rows = []
    section = ""
    for at, line in enumerate(text.strip().splitlines()):
        place, label, *printed = (part.strip() for part in line.split("|"))
        number, indent = (int(part) for part in place.split())
        span = Span(number, 1, 100)
        section = label if not printed else section
        rows.append(
            Row(
                ordinal=at,
                label=label,
                section=(section,) if section and printed else (),
                cells=_cells(label, printed, number, unit) if printed else (None,) * len(columns),
                span=span,
                indent=indent,
                concept=(concepts or CONCEPTS).get(number),
            )
        )
    return Table(
        ordinal=ordinal,
        title=title,
        kind=kind,
        columns=tuple(columns),
        rows=tuple(rows),
        span=rows[0].span,
        segment=segment,
        scale_note="in thousands",
    )


def _cells(label: str, printed: Sequence[str], line: int, unit: Unit) -> tuple[Figure | None, ...]:
    scale = Decimal(1000)
    if "per common share" in label or "per share" in label:
        unit, scale = (Unit(unit.measure, "share"), Decimal(1)) if unit != USD else (USD_PER_SHARE, Decimal(1))
    elif "number of" in label:
        unit, scale = SHARES, Decimal(1)
    return tuple(
        figure(text, Span(line, 40 + 15 * at, 50 + 15 * at), unit=unit, scale=scale) if text else None
        for at, text in enumerate(printed)
    )


def quarters(count: int) -> tuple[Column, ...]:
    """The first quarter of fiscal 2004 and those before it, newest first."""
    names = ("First", "Fourth", "Third", "Second", "First")
    fiscal = ((2004, 1), (2003, 4), (2003, 3), (2003, 2), (2003, 1))
    picked = (0, 4) if count == 2 else tuple(range(count))
    return tuple(
        Column(
            ordinal=at,
            head=f"{names[which]} Quarter Fiscal {fiscal[which][0]}",
            period=CALENDAR.quarter_of(*fiscal[which]),
            fiscal_period=f"Q{fiscal[which][1]} FY{fiscal[which][0]}",
        )
        for at, which in enumerate(picked)
    )


def icc_tables() -> tuple[Table, ...]:
    """Five of the release's tables."""
    ends = (date(2003, 10, 31), date(2002, 10, 31))
    statement = tuple(
        Column(
            ordinal=at,
            head=f"Three Months Ended October 31, {end.year}",
            period=months_ending(end, 3),
            fiscal_period=f"Q1 FY{end.year + 1}",
        )
        for at, end in enumerate(ends)
    )
    sheet = (
        Column(ordinal=0, head="October 31, 2003", period=Instant(date(2003, 10, 31)), fiscal_period="Q1 FY2004"),
        Column(ordinal=1, head="July 31, 2003", period=Instant(date(2003, 7, 31)), fiscal_period="Q4 FY2003"),
    )
    to_ebitda = "Reconciliation of Net Income to Adjusted EBITDA - Consolidated"
    to_margin = "Reconciliation of Gross Margin to Adjusted Gross Margin - Consolidated"
    title = "Consolidated Statements of Operations and Comprehensive Loss"
    return (
        table(0, TableKind.SEGMENT, "ICC.NET", quarters(5), SEGMENT, segment="ICC.NET"),
        table(1, TableKind.INCOME_STATEMENT, title, statement, INCOME_STATEMENT),
        table(2, TableKind.BALANCE_SHEET, "Consolidated Balance Sheets", sheet, BALANCE_SHEET),
        table(3, TableKind.RECONCILIATION, to_ebitda, quarters(5), EBITDA),
        table(4, TableKind.RECONCILIATION, to_margin, quarters(2), MARGIN),
    )


def passage(role: PassageRole, text: str, line: int, context: tuple[str, ...] = ()) -> Passage:
    """A passage of one sentence."""
    span = Span(line, 1, len(text))
    return Passage(role=role, sentences=(Sentence(text=text, runs=(TextRun(0, span),)),), span=span, context=context)


PASSAGES = (
    passage(PassageRole.TITLE, "ICC Announces First Quarter Fiscal 2004 Financial Results", 4),
    passage(PassageRole.BODY, "Adjusted gross margin represents gross margin before depreciation.", 36),
    passage(PassageRole.FORWARD_LOOKING, "Statements about the future carry risks; results may differ.", 150),
    passage(PassageRole.CONTACT, "CONTACT: Investor relations, 212.555.0100", 156),
)


def release(tables: tuple[Table, ...], passages: tuple[Passage, ...] = PASSAGES) -> Release:
    """A release of Internet Commerce Corporation that holds these tables."""
    lines = tuple(SourceLine(Span(number, 1, 110), f"line {number}".ljust(110)) for number in range(1, 400))
    return Release(
        source=SourceDocument(name="icc-2004q1.txt", sha256="ab" * 32, media="text", encoding="utf-8", lines=lines),
        company="Internet Commerce Corporation",
        ticker="ICCA",
        exchange="NasdaqSC",
        title="ICC Announces First Quarter Fiscal 2004 Financial Results",
        released=date(2003, 12, 11),
        period=Duration(date(2003, 8, 1), date(2003, 10, 31)),
        fiscal_period="Q1 FY2004",
        calendar=CALENDAR,
        currency="USD",
        is_unaudited=True,
        tables=tables,
        reconciliations=_reconciliations(tables),
        passages=passages,
    )


def _reconciliations(tables: Iterable[Table]) -> tuple[Reconciliation, ...]:
    ends = {3: ("Net loss", "Adjusted EBITDA loss"), 4: ("Gross margin", "Adjusted gross margin")}
    return tuple(
        Reconciliation(
            table=each.ordinal,
            title=each.title,
            measure_from=ends[each.ordinal][0],
            measure_to=ends[each.ordinal][1],
            start=next(row.ordinal for row in each.rows if row.label == ends[each.ordinal][0]),
            end=next(row.ordinal for row in each.rows if row.label == ends[each.ordinal][1]),
        )
        for each in tables
        if each.kind is TableKind.RECONCILIATION
    )


def footing(of: Table, asserted: int, *lines: int) -> tuple[Relation, ...]:
    """For every column: the figure on a line is the sum of those on others; a negative line is taken off."""
    return tuple(
        Relation(
            id=f"footing-{of.ordinal}-{asserted}-{column.ordinal}",
            kind=RelationKind.FOOTING,
            subject=f"{_row(of, asserted).label or 'Subtotal'}, {column.head}",
            asserted=_at(of, asserted, column.ordinal),
            expression=weighted(*((1 if line > 0 else -1, _at(of, abs(line), column.ordinal)) for line in lines)),
        )
        for column in of.columns
    )


def ratio(of: Table, asserted: int, top: int, bottom: int) -> tuple[Relation, ...]:
    """For every column: the figure on a line is one figure over another."""
    return tuple(
        Relation(
            id=f"recalculation-{of.ordinal}-{asserted}-{column.ordinal}",
            kind=RelationKind.RECALCULATION,
            subject=f"{_row(of, asserted).label}, {column.head}",
            asserted=_at(of, asserted, column.ordinal),
            expression=Quotient(Ref(_at(of, top, column.ordinal)), Ref(_at(of, bottom, column.ordinal))),
        )
        for column in of.columns
    )


def tie(asserted: Span, other: Span, subject: str, weight: int = 1) -> Relation:
    """One fact printed twice."""
    expression = total(other) if weight == 1 else Sum((Term(Fraction(weight), Ref(other)),))
    return Relation(
        id=f"tie_out-{asserted.line}-{asserted.start}",
        kind=RelationKind.TIE_OUT,
        subject=subject,
        asserted=asserted,
        expression=expression,
    )


def _row(of: Table, line: int) -> Row:
    return next(row for row in of.rows if row.span.line == line)


def _at(of: Table, line: int, column: int) -> Span:
    cell = _row(of, line).cells[column]
    assert cell is not None
    return cell.span


def icc_relations(tables: tuple[Table, ...]) -> tuple[Relation, ...]:
    """A good part of what the checker finds in the five tables."""
    segment, income, sheet, ebitda, margin = tables
    return (
        *footing(segment, 84, 86, 88),
        *footing(income, 189, 180, 181, 182, 184, 186),
        *footing(income, 192, 177, -189),
        *footing(income, 200, 196, 197, 198),
        *footing(income, 202, 192, 200),
        *footing(income, 207, 202, 204),
        *footing(income, 223, 218, 220),
        *ratio(income, 210, 207, 214),
        *footing(sheet, 254, 248, 249, 251, 252),
        *footing(sheet, 263, 254, 256, 257, 258, 259, 260, 261),
        *footing(sheet, 276, 269, 270, 271, 272, 273, 274),
        *footing(sheet, 282, 276, 278, 280),
        *footing(sheet, 294, 288, 289, 290, 291, 292),
        *footing(sheet, 297, 282, 294),
        *footing(ebitda, 330, 319, 320, 321, 323, 324, 325, 327, 328),
        *footing(margin, 383, 380, -381),
        *ratio(margin, 385, 383, 380),
        *footing(margin, 390, 387, 388),
        *footing(margin, 392, 380, -390),
        *ratio(margin, 393, 392, 380),
        tie(_at(ebitda, 319, 4), _at(income, 202, 1), "Net loss, Q1 FY2003"),
        tie(_at(ebitda, 319, 0), _at(income, 202, 0), "Net loss, Q1 FY2004"),
        tie(_at(margin, 380, 0), _at(income, 177, 0), "Revenue, Q1 FY2004"),
        replace(
            tie(_at(sheet, 290, 0), _at(sheet, 290, 1), "Additional paid-in capital"),
            kind=RelationKind.ROLL_FORWARD,
            missing="the stock issued in the quarter",
        ),
    )


def icc_audit() -> Audit:
    """The five tables, judged, with their findings."""
    of = release(icc_tables())
    judged = _judged(of, icc_relations(of.tables))
    return Audit(release=of, judgements=judged, findings=_findings(of, judged))


def icc_corrected(audit: Audit) -> Audit:
    """The same after the proposed corrections."""
    of = apply_corrections(audit.release, audit.corrections)
    judged = _judged(of, icc_relations(of.tables))
    return Audit(release=of, judgements=judged, findings=_findings(of, judged))


def _judged(of: Release, relations: Iterable[Relation]) -> tuple[Judgement, ...]:
    figures = {fact.figure.span: fact.figure for fact in of.facts}
    return tuple(judge(relation, figures) for relation in relations)


def _findings(of: Release, judged: Iterable[Judgement]) -> tuple[Finding, ...]:
    failed = {each.relation.id: each.relation for each in judged if each.verdict.value == "exception"}
    findings = []
    columns = [relation for name, relation in failed.items() if name.startswith("footing-3")]
    if columns:
        moved = _at(of.tables[3], 327, 0)
        findings.append(
            Finding(
                id="misplaced-327",
                code=FindingCode.MISPLACED_FIGURE,
                severity=Severity.ERROR,
                message="982 stands under First Quarter Fiscal 2004; both columns foot once it stands under "
                "Fourth Quarter Fiscal 2003.",
                spans=(moved,),
                relations=tuple(relation.id for relation in columns),
                correction=Correction(
                    figure=moved,
                    table=3,
                    row=6,
                    from_column=0,
                    to_column=1,
                    before=(Fraction(-982000), Fraction(982000)),
                    after=(Fraction(0), Fraction(0)),
                ),
            )
        )
    for name, relation in failed.items():
        if relation not in columns:
            code = FindingCode.DOES_NOT_TIE if name.startswith("tie") else FindingCode.DOES_NOT_RECALCULATE
            findings.append(
                Finding(
                    id=f"finding-{name}",
                    code=code,
                    severity=Severity.WARNING,
                    message=f"{relation.subject}: printed with two values.",
                    spans=(relation.asserted,),
                    relations=(name,),
                )
            )
    return tuple(findings)
