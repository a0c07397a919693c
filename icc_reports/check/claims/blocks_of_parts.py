"""Tables that are a block of one part: by what they print as its result, and by their title as its name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from fractions import Fraction

from icc_reports.check.claims.labels import phrases_of_label
from icc_reports.check.claims.part_words import name_of_part
from icc_reports.check.ledger import Ledger
from icc_reports.check.matching import Line, is_statement
from icc_reports.model.periods import Period
from icc_reports.model.release import Table, TableKind

_Results = Mapping[Period, frozenset[Fraction]]


def blocks_of(ledger: Ledger) -> dict[int, list[str]]:
    """By its ordinal, what a table is about that is a block of one part."""
    results = _consolidated_results(ledger)
    named = ((table.ordinal, _name_of(table, ledger.lines(table), results)) for table in ledger.release.tables)
    return {ordinal: [name] for ordinal, name in named if name is not None}


def _consolidated_results(ledger: Ledger) -> _Results:
    """What the company has earned by period, as its statements print it: with, and without, the part of others."""
    found: defaultdict[Period, set[Fraction]] = defaultdict(set)
    for table in filter(is_statement, ledger.release.tables):
        for line in ledger.lines(table):
            for period, amount in _amounts(line) if "net income" in line.keys or _is_result(line) else ():
                found[period].add(amount)
    return {period: frozenset(amounts) for period, amounts in found.items()}


def _name_of(table: Table, lines: Iterable[Line], results: _Results) -> str | None:
    """The part that a table of segments is titled with, where it prints results and none is the company's."""
    if table.kind is not TableKind.SEGMENT or table.segment is not None:
        return None
    stated = [each for line in lines if _is_result(line) and line.segment is None for each in _amounts(line)]
    known = [(amount, results[period]) for period, amount in stated if period in results]
    if not known or any(abs(amount - own) * _APART <= abs(own) for amount, of in known for own in of):
        return None
    return name_of_part(table.title)


_APART = 20  # one part in so many; amounts that are nearer can be the company's, adjusted
_RESULTS = frozenset({("income",), ("net", "income"), ("profit",), ("net", "profit")})


def _is_result(line: Line) -> bool:
    return not _RESULTS.isdisjoint(phrases_of_label(line))


def _amounts(line: Line) -> list[tuple[Period, Fraction]]:
    return [
        (column.period, figure.amount)
        for column, figure in line.cells()
        if column.period is not None and column.segment is None and figure.unit.is_monetary
    ]
