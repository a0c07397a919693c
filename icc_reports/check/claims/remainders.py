"""Stretches that no column prints: what a row states of a longer one, less what it states of the rest of it.

The first quarter is what six months leave beside the second, the fourth what a year leaves beside nine months.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from icc_reports.check.claims.averages import is_average
from icc_reports.check.claims.compared import UNNAMED
from icc_reports.check.claims.entries import Entry
from icc_reports.check.claims.labels import is_opening
from icc_reports.check.claims.lookup import Lookup, fits
from icc_reports.check.claims.margins import rows_of_margin
from icc_reports.check.claims.options import Option
from icc_reports.check.claims.periods import When
from icc_reports.check.claims.shapes import Statement
from icc_reports.check.claims.timing import NO_PERIOD
from icc_reports.model.figures import Figure
from icc_reports.model.patterns import any_case
from icc_reports.model.periods import months_after
from icc_reports.model.relations import ONE, ClaimKind, Expression, Quotient, Ref, Sum, Term, weighted
from icc_reports.model.release import TableKind

_OF_FLOWS = (TableKind.INCOME_STATEMENT, TableKind.CASH_FLOW, TableKind.SEGMENT)
_NO_FLOW = any_case(r"\b(?:averages?|balances?|end|ending|beginning|backlog|price|per)\b")
_REST = (3, 6, 9)  # months
_YEAR = 12
_UNNAMED = (NO_PERIOD, UNNAMED)
_DOUBT = "whether the shorter stretch was stated as what the longer one leaves of it"


@dataclass(frozen=True, slots=True)
class _Amount:
    """What a row comes to over a stretch; ``is_left`` tells that no column prints it."""

    expression: Expression
    is_positive: bool
    is_left: bool = False


def left_over(statement: Statement) -> Iterator[Option]:
    """The statement's amount, or its change, where one of the two that it takes is left of a longer stretch.

    A period that the sentence does not name could be any, and is none of these.
    """
    measure = statement.measure
    if measure is None or not statement.when or statement.tentative in _UNNAMED:
        return
    for entry in measure.entries:
        if not fits(entry, measure) or not _is_of_flows(entry):
            continue
        now = _amount(entry, statement.when[0])
        before = _amount(entry, statement.base[0]) if statement.base else None
        used = [now] if statement.kind is ClaimKind.AMOUNT else [now, before]
        found = [each for each in used if each is not None and each.is_positive]
        if len(found) == len(used) and any(each.is_left for each in found):
            yield Option(_stated(statement, found), statement.sign < 0, doubt=_DOUBT)


def margins_left_over(lookup: Lookup, statement: Statement) -> Iterator[Option]:
    """The statement's margin, or its change in points, where one of its stretches is left of a longer one."""
    measure = statement.measure
    if measure is None or not statement.when or statement.tentative in _UNNAMED:
        return
    whens = (*statement.when[:1], *statement.base[:1])
    for top, revenue in rows_of_margin(lookup, measure):
        pairs = [(_amount(top, when), _amount(revenue, when)) for when in whens if _is_of_flows(top)]
        both = [(over, under) for over, under in pairs if over is not None and under is not None and under.is_positive]
        if len(both) == len(whens) and any(each.is_left for pair in both for each in pair):
            after, *before = (Quotient(over.expression, under.expression) for over, under in both)
            stated = Sum((Term(Fraction(1), after), Term(Fraction(-1), before[0]))) if before else after
            yield Option(stated, statement.is_loss if not before else statement.sign < 0, doubt=_DOUBT)


def _stated(statement: Statement, amounts: list[_Amount]) -> Expression:
    """The level, the difference or the growth."""
    now, *before = (each.expression for each in amounts)
    if not before:
        return now
    is_growth = statement.kind is ClaimKind.GROWTH
    after, less = (Quotient(now, before[0]), ONE) if is_growth else (now, before[0])
    return Sum((Term(Fraction(1), after), Term(Fraction(-1), less)))


def _is_of_flows(entry: Entry) -> bool:
    """Whether what the row states adds up over time: no balance, no average, no price."""
    row = entry.line.row
    is_flow = entry.line.table.kind in _OF_FLOWS and not is_average(entry.line) and not is_opening(row.label)
    return is_flow and not any(_NO_FLOW.search(text) for text in (row.label, *row.section[-1:]))


def _amount(entry: Entry, when: When) -> _Amount | None:
    """What a column prints for the stretch, else what a longer one leaves of it that begins or ends with it."""
    if (printed := entry.figure(when)) is not None:
        return _Amount(Ref(printed.span), printed.amount > 0) if printed.unit.is_monetary else None
    for rest in (each for each in _REST if when.months and when.months + each <= _YEAR):
        months, after = when.months + rest, months_after(when.end, rest)
        for whole, other in (
            (When(after, months), When(after, rest)),
            (When(when.end, months), When(months_after(when.end, -when.months), rest)),
        ):
            if (left := _difference(entry.figure(whole), entry.figure(other))) is not None:
                return left
    return None


def _difference(whole: Figure | None, rest: Figure | None) -> _Amount | None:
    if whole is None or rest is None or not whole.unit.is_monetary or whole.unit != rest.unit:
        return None
    return _Amount(weighted((1, whole.span), (-1, rest.span)), whole.amount > rest.amount, is_left=True)
