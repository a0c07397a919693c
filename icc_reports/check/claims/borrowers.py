"""Loans by the trade of those who borrow: a column of loans, with a row for each trade."""

from __future__ import annotations

from collections.abc import Sequence

from icc_reports.check.claims.column_heads import heads_of
from icc_reports.check.claims.part_words import ALL
from icc_reports.check.claims.parts import Part
from icc_reports.check.claims.phrases import phrase
from icc_reports.check.matching import Line, is_statement
from icc_reports.model.figures import Figure
from icc_reports.model.patterns import any_case
from icc_reports.model.release import Table


def loans_by_trade(table: Table, lines: Sequence[Line]) -> dict[int, list[Part]]:
    """By the ordinals of rows, the loans to the trade that a row is called by, where the trades come to their total."""
    columns = () if is_statement(table) else [at for head, at in heads_of(table).items() if _OF_LOANS.fullmatch(head)]
    found: dict[int, list[Part]] = {}
    for column in (next(iter(each)) for each in columns if len(each) == 1):
        lent = [(line, figure) for line in lines if (figure := _in_column(line, column)) is not None]
        end = next((at for at, (line, _) in enumerate(lent) if ALL.fullmatch(line.row.label.strip())), 0)
        if end >= _A_LIST and _come_to([figure for _, figure in lent[:end]], lent[end][1]):
            trades = ((line.row.ordinal, phrase(line.row.label)) for line, _ in lent[:end])
            found |= {
                ordinal: [Part((*trade, "loan"), None, frozenset({column}), is_loose=True)]
                for ordinal, trade in trades
                if trade and "loan" not in trade
            }
    return found


def _in_column(line: Line, column: int) -> Figure | None:
    return next((figure for each, figure in line.cells() if each.ordinal == column), None)


def _come_to(parts: Sequence[Figure], total: Figure) -> bool:
    apart = abs(sum(each.amount for each in parts) - total.amount)
    return total.unit.is_monetary and apart <= len(parts) * total.half_unit


_A_LIST = 2  # rows
_OF_LOANS = any_case(
    r"(?:(?:recorded investment in|balances? of|outstanding|total|gross) )*loans?(?: (?:outstanding|balances?))?"
)
