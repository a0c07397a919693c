"""Roll-forward: a balance at the start of a period and what happened in it give the balance at its end."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from fractions import Fraction
from functools import cached_property

from icc_reports.check.ledger import Ledger
from icc_reports.check.matching import Line, is_outside_gaap, is_statement
from icc_reports.check.naming import relation_id, subject_of
from icc_reports.model.figures import Figure, Notation
from icc_reports.model.periods import Duration, Instant
from icc_reports.model.relations import Relation, RelationKind, weighted
from icc_reports.model.release import Column, TableKind

_DAY = timedelta(days=1)

_RETAINED = re.compile(
    r"\b(accumulated (deficit|earnings)|retained (earnings|deficit)|earnings reinvested|reinvested earnings)\b"
)
_OTHER_COMPREHENSIVE = re.compile(r"\baccumulated other comprehensive\b")
_DIVIDENDS_OWED = re.compile(r"\b(accrued|declared|payable).*\bdividends?\b|\bdividends? (payable|accrued|declared)\b")
_PAID_IN = re.compile(r"\b(paid[- ]in capital|capital in excess of par|capital surplus)\b")
_CASH = re.compile(r"^(total )?cash(,? (and|&) cash equivalents)?$")

_NO_EQUITY_STATEMENT = "the release prints no statement of stockholders' equity"


@dataclass(frozen=True, slots=True)
class _Flow:
    """An amount of the period, and with which sign it enters the balance."""

    weight: int
    line: Line


@dataclass(frozen=True, slots=True)
class _Balance:
    """A balance at both ends of a period."""

    line: Line
    opening: Figure
    closing: Figure
    column: Column
    period: Duration


class _Flows:
    """What happened in a period: the rows of the statements that print an amount for it, sorted once."""

    def __init__(self, period: Duration, lines: Sequence[Line]) -> None:
        self._period = period
        self._lines = lines

    def _apart(self, lines: Iterable[Line]) -> list[Line]:
        """The first of the rows that print the same amount: what one of them explains, so do the others."""
        found: dict[tuple[Fraction, Fraction] | None, Line] = {}
        for line in lines:
            figure = _figure_at(line, self._period)
            found.setdefault(None if figure is None else (figure.amount, figure.half_unit), line)
        return list(found.values())

    @cached_property
    def retained(self) -> list[list[_Flow]]:
        """Net income with and without the dividends that are printed: which of them go there, the figures tell."""
        income = (line for line in self._lines if line.table.kind is TableKind.INCOME_STATEMENT)
        results = self._apart(line for line in income if _is_net_income(line))
        options = [[_Flow(1, result)] for result in results]
        for result in results:
            options += [[_Flow(1, result), *dividend] for dividend in self.dividends]
        return options

    @cached_property
    def dividends(self) -> list[list[_Flow]]:
        """The dividends, each with either sign."""
        return [[_Flow(sign, each)] for each in self._apart(filter(_is_dividend, self._lines)) for sign in (1, -1)]

    @cached_property
    def other_comprehensive(self) -> list[_Flow]:
        """The total of other comprehensive income; else every line of its section."""
        totals = [line for line in self._lines if re.match(r"^(total )?other comprehensive\b", line.row.label.lower())]
        if totals:
            return [_Flow(1, totals[-1])]
        return [
            _Flow(1, line)
            for line in self._lines
            if line.row.section
            and "other comprehensive" in line.row.section[-1].lower()
            and not re.search(r"^(total )?comprehensive\b", line.row.label.lower())
        ]

    @cached_property
    def in_cash(self) -> list[list[_Flow]]:
        """The changes in cash."""
        return [[_Flow(1, each)] for each in self._apart(filter(_is_change_in_cash, self._lines))]


def check_roll_forward(ledger: Ledger) -> Iterator[Relation]:
    """The balances whose changes a release explains: where it does not print all of them, that is said instead."""
    statements = [line for table in ledger.release.tables if is_statement(table) for line in ledger.lines(table)]
    by_period: dict[Duration, list[Line]] = defaultdict(list)
    for flow in statements:
        if flow.table.kind is not TableKind.BALANCE_SHEET:
            periods = (column.period for column, _ in flow.cells() if isinstance(column.period, Duration))
            for period in dict.fromkeys(periods):
                by_period[period].append(flow)
    flows = {period: _Flows(period, lines) for period, lines in by_period.items()}
    for line in statements:
        if line.table.kind is TableKind.BALANCE_SHEET:
            rolled = (_rolled(balance, flows[balance.period]) for balance in _balances(line, flows))
            first = next((relation for relation in rolled if relation is not None), None)
            if first is not None:
                yield first


def _balances(line: Line, periods: Collection[Duration]) -> Iterator[_Balance]:
    """Pairs of dates in a row between which the statements cover exactly one period."""
    dated = [
        (column, figure, column.period.end) for column, figure in line.cells() if isinstance(column.period, Instant)
    ]
    for column, closing, end in dated:
        for _, opening, start in dated:
            period = Duration(start + _DAY, end)
            if start < end and period in periods:
                yield _Balance(line, opening, closing, column, period)


def _rolled(balance: _Balance, flows: _Flows) -> Relation | None:
    label = " ".join(balance.line.row.label.lower().split())
    concept = balance.line.row.concept or ""
    if _OTHER_COMPREHENSIVE.search(label) or concept.startswith("AccumulatedOtherComprehensive"):
        return _best(
            balance, [flows.other_comprehensive], "reclassifications and other comprehensive income not printed"
        )
    if _RETAINED.search(label):
        return _best(balance, flows.retained, f"dividends, repurchases and other changes: {_NO_EQUITY_STATEMENT}")
    if _DIVIDENDS_OWED.search(label) and "receivable" not in label:
        return _best(balance, flows.dividends, "dividends paid or declared in the period")
    if _PAID_IN.search(label):
        need = (
            f"shares issued, options exercised, stock-based compensation and dividends charged: {_NO_EQUITY_STATEMENT}"
        )
        return _relation(balance, (), need)
    if _CASH.search(label) and balance.line.row.section:
        need = "restricted cash, or other cash that the balance sheet shows elsewhere"
        return _best(balance, flows.in_cash, need) if flows.in_cash else None
    return None


def _is_net_income(line: Line) -> bool:
    if is_outside_gaap(line.row.label) or not any(figure.unit.is_monetary for _, figure in line.cells()):
        return False
    return line.row.concept in {"NetIncomeLoss", "ProfitLoss"} or line.label_key.startswith("net income")


def _is_dividend(line: Line) -> bool:
    label = line.row.label.lower()
    return (
        re.search(r"\bdividends?\b", label) is not None
        and re.search(r"\b(income|interest|per share)\b", label) is None
        and any(figure.unit.is_monetary for _, figure in line.cells())
    )


def _is_change_in_cash(line: Line) -> bool:
    label = line.row.label.lower()
    return line.table.kind is TableKind.CASH_FLOW and bool(
        re.search(r"\b(net )?\(?(increase|decrease|change)\b.*\bin cash\b", label)
    )


def _best(balance: _Balance, options: Sequence[Sequence[_Flow]], need: str) -> Relation | None:
    """The first set of flows that explains the change; else the balance alone, with what it would need."""
    given = [option for option in options if option]
    for option in given:
        if _explains(balance, option):
            return _relation(balance, option, None)
    return _relation(balance, given[0] if given else (), need)


def _explains(balance: _Balance, flows: Sequence[_Flow]) -> bool:
    miss = balance.closing.amount - balance.opening.amount
    reach = balance.closing.half_unit + balance.opening.half_unit
    for flow in flows:
        figure = _figure_at(flow.line, balance.period)
        if figure is None:
            return False
        miss -= flow.weight * figure.amount
        reach += figure.half_unit
    return abs(miss) < reach or miss == 0


def _relation(balance: _Balance, flows: Sequence[_Flow], need: str | None) -> Relation:
    terms = [(1, balance.opening.span)]
    for flow in flows:
        figure = _figure_at(flow.line, balance.period)
        if figure is not None:
            terms.append((flow.weight, figure.span))
    line = balance.line
    return Relation(
        id=relation_id(RelationKind.ROLL_FORWARD, line.table, line.row, balance.column),
        kind=RelationKind.ROLL_FORWARD,
        subject=subject_of(line.table, line.row, balance.column) + ", from the balance before",
        asserted=balance.closing.span,
        expression=weighted(*terms),
        missing=need,
    )


def _figure_at(line: Line, period: Duration) -> Figure | None:
    for column, figure in line.cells():
        if column.period == period and figure.notation is not Notation.BELOW_UNIT:
            return figure
    return None
