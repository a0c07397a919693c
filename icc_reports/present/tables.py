"""A table of the release as a table of the report: ticks, marks, levels, rules, and what re-derives each cell."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from icc_reports.model.arithmetic import coefficients
from icc_reports.model.audit import Audit, is_one_fact
from icc_reports.model.figures import PURE, SHARES, Doubt, Figure, Notation, Unit
from icc_reports.model.periods import FiscalCalendar
from icc_reports.model.relations import Expression, Relation, RelationKind, Verdict, refs, weighted
from icc_reports.model.release import Row, Table, TableKind
from icc_reports.model.source import Span
from icc_reports.present.heads import report_columns
from icc_reports.present.measures import is_gaap
from icc_reports.present.report import Cell, CellStyle, ReportRow, ReportTable
from icc_reports.present.wording import currency_name

Marks = Mapping[Span, tuple[int, ...]]

_RE_DERIVING = (
    RelationKind.FOOTING,
    RelationKind.CROSS_FOOTING,
    RelationKind.RECALCULATION,
    RelationKind.ROLL_FORWARD,
)
_TICKS = tuple(dict.fromkeys(kind.tick for kind in RelationKind))
_SCALES = {Decimal(1000): "thousands", Decimal(10) ** 6: "millions", Decimal(10) ** 9: "billions"}
_MAX_LEVEL = 3
_ON_THE_WAY = re.compile(r"\b(revenues?|sales|expenses?|costs?)\b", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class Checked:
    """What the audit says of each figure, by place."""

    audit: Audit

    @cached_property
    def ticks(self) -> Mapping[Span, frozenset[str]]:
        """The tick marks of the relations that hold and assert or use the figure."""
        found: dict[Span, set[str]] = defaultdict(set)
        for judgement in self.audit.judgements:
            if judgement.verdict.holds:
                relation = judgement.relation
                for span in (relation.asserted, *refs(relation.expression)):
                    found[span].add(relation.kind.tick)
        return {span: frozenset(ticks) for span, ticks in found.items()}

    @cached_property
    def recomputed(self) -> Mapping[Span, Expression]:
        """The expression that re-derives the figure: a footing before a cross-footing before a recalculation."""
        found: dict[Span, tuple[int, Expression]] = {}
        for judgement in self.audit.judgements:
            relation = judgement.relation
            if relation.kind in _RE_DERIVING and judgement.verdict is not Verdict.NOT_VERIFIABLE:
                candidate = (_RE_DERIVING.index(relation.kind), relation.expression)
                if relation.asserted not in found or candidate[0] < found[relation.asserted][0]:
                    found[relation.asserted] = candidate
        return {span: expression for span, (_, expression) in found.items()}

    @cached_property
    def ties(self) -> Mapping[Span, Expression]:
        """What a figure is tied out to, from whichever side; the first relation that says so."""
        found: dict[Span, Expression] = {}
        other_side: dict[Span, Expression] = {}
        for judgement in self.audit.judgements:
            relation = judgement.relation
            if relation.kind is RelationKind.TIE_OUT and judgement.verdict is not Verdict.NOT_VERIFIABLE:
                found.setdefault(relation.asserted, relation.expression)
                weights = coefficients(relation.expression) or {}
                if len(weights) == 1 and is_one_fact(relation):
                    span, weight = next(iter(weights.items()))
                    other_side.setdefault(span, weighted((1 / weight, relation.asserted)))
        return other_side | found

    @cached_property
    def footed(self) -> frozenset[Span]:
        """The figures that a footing asserts below the lines it adds up: subtotals and totals."""
        return frozenset(
            judgement.relation.asserted
            for judgement in self.audit.judgements
            if judgement.relation.kind is RelationKind.FOOTING
            and judgement.verdict is not Verdict.NOT_VERIFIABLE
            and _closes(judgement.relation)
        )

    @cached_property
    def carried(self) -> frozenset[Span]:
        """The figures that enter a footing."""
        return frozenset(
            span
            for judgement in self.audit.judgements
            if judgement.relation.kind is RelationKind.FOOTING
            for span in refs(judgement.relation.expression)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class TableContext:
    """What a table needs to know beyond itself. ``targets`` give the place at which a misplaced figure is correct."""

    checked: Checked
    marks: Marks
    targets: Mapping[Span, Span]
    calendar: FiscalCalendar | None
    currency: str


def report_table(table: Table, key: str, title: str, context: TableContext) -> ReportTable:
    """The table with every figure as published; what is not GAAP also with the figures that it is tied out to."""
    ties = {} if is_gaap(table) else context.checked.ties
    levels = _levels(table.rows)
    return ReportTable(
        key=key,
        title=title,
        units=_units(table, context.currency),
        scale=Fraction(_scale_of(table) or 1),
        columns=report_columns(table.columns),
        rows=tuple(
            _row(row, level, context, ties, ends=_ends_block(table, row.ordinal))
            for row, level in zip(table.rows, levels, strict=True)
        ),
        note=_note(table),
    )


def _ends_block(table: Table, at: int) -> bool:
    """Whether nothing of its kind follows: the table ends, a heading or another unit does; sums of costs never do."""
    row = table.rows[at]
    if table.kind is TableKind.INCOME_STATEMENT and _ON_THE_WAY.search(row.label):
        return False
    after = table.rows[at + 1] if at + 1 < len(table.rows) else None
    return after is None or after.is_heading or _units_of(after).isdisjoint(_units_of(row))


def _units_of(row: Row) -> frozenset[Unit]:
    return frozenset(cell.unit for cell in row.cells if cell is not None and cell.notation is Notation.NUMBER)


def _row(row: Row, level: int, context: TableContext, ties: Mapping[Span, Expression], *, ends: bool) -> ReportRow:
    checked = context.checked
    spans = [cell.span for cell in row.cells if cell is not None]
    ticks = {tick for span in spans for tick in checked.ticks.get(span, ())}
    is_footed = any(cell.span in checked.footed for cell in row.cells if cell is not None and cell.unit != SHARES)
    is_top = is_footed and not any(span in checked.carried for span in spans)
    is_named = row.label.lower().startswith("total ") and any(cell and not cell.is_percentage for cell in row.cells)
    return ReportRow(
        label=row.label,
        cells=tuple(_cell(cell, context, ties) for cell in row.cells),
        place=row.span.place,
        span=row.span,
        ticks=tuple(tick for tick in _TICKS if tick in ticks),
        level=level,
        is_heading=row.is_heading,
        is_subtotal=not row.is_heading and (is_footed or is_named),
        is_total=not row.is_heading and is_top and ends,
    )


def _cell(figure: Figure | None, context: TableContext, ties: Mapping[Span, Expression]) -> Cell:
    if figure is None:
        return Cell(figure=None)
    return Cell(
        figure=figure,
        style=_style(figure),
        recomputed=context.checked.recomputed.get(figure.span),
        is_correct_at=context.targets.get(figure.span),
        marks=context.marks.get(figure.span, ()),
        agrees_with=ties.get(figure.span),
    )


def _style(figure: Figure) -> CellStyle:
    if figure.is_percentage:
        return CellStyle.PERCENT
    if figure.unit.per is not None:
        return CellStyle.PER_SHARE
    if figure.unit == SHARES:
        return CellStyle.SHARES
    return CellStyle.PURE if figure.unit == PURE else CellStyle.AMOUNT


def _closes(relation: Relation) -> bool:
    """Whether the asserted figure stands below every figure that enters it."""
    lines = [(span.table or 0, span.row or 0, span.line) for span in refs(relation.expression)]
    at = relation.asserted
    return bool(lines) and max(lines) < (at.table or 0, at.row or 0, at.line)


def _levels(rows: Iterable[Row]) -> tuple[int, ...]:
    """The indentation of each row in steps, from however the source indents; a single blank is no step."""
    rows = tuple(rows)
    levels: dict[int, int] = {}
    last = level = 0
    for indent in sorted({row.indent for row in rows if row.label}):
        if levels and indent - last > 1:
            last, level = indent, level + 1
        elif not levels:
            last = indent
        levels[indent] = min(level, _MAX_LEVEL)
    return tuple(levels[row.indent] if row.label else 0 for row in rows)


def _scale_of(table: Table) -> Decimal | None:
    """What most of the table's amounts are multiplied by; None where it states no amounts."""
    scales = Counter(
        fact.figure.scale
        for fact in table.facts()
        if fact.figure.unit.is_monetary and fact.figure.notation is not Notation.NIL
    )
    return scales.most_common(1)[0][0] if scales else None


def _units(table: Table, currency: str) -> str:
    """What the amounts are in: "In thousands of U.S. dollars, except shares and per-share amounts"."""
    figures = [fact.figure for fact in table.facts()]
    money = [figure for figure in figures if figure.unit.is_monetary and figure.notation is Notation.NUMBER]
    doubtful = sum(Doubt.SCALE in figure.doubts for figure in money)
    if doubtful and doubtful == len(money):
        return f"In {currency_name(currency)}; the scale is not certain"
    scale = _scale_of(table)
    currencies = Counter(figure.unit.currency for figure in figures if figure.unit.is_monetary)
    name = currency_name(currencies.most_common(1)[0][0] or currency) if currencies else currency_name(currency)
    others = []
    if any(figure.unit == SHARES for figure in figures):
        others.append("shares")
    if any(figure.unit.per for figure in figures):
        others.append("per-share amounts")
    if scale is None:
        return ""
    words = f"In {_SCALES[scale]} of {name}" if scale in _SCALES else f"In {name}"
    words += f", except {' and '.join(others)}" if others else ""
    return f"{words}; the scale of some figures is not certain" if doubtful else words


def _note(table: Table) -> str:
    doubts = sorted({doubt.value for doubt in table.doubts} | {d.value for c in table.columns for d in c.doubts})
    return f"Not certain in this table: {', '.join(doubts)}." if doubts else ""
