"""Tables that are a block of one part: by what they print as its result, and by their title as its name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping
from fractions import Fraction

from icc_reports.check.claims.labels import phrases_of_label
from icc_reports.check.claims.part_words import name_of_part
from icc_reports.check.claims.parts import parts_of
from icc_reports.check.claims.phrases import Words, segment_phrase
from icc_reports.check.ledger import Ledger
from icc_reports.check.matching import Line, is_statement
from icc_reports.model.periods import Period
from icc_reports.model.release import Table, TableKind

_Results = Mapping[Period, frozenset[Fraction]]


def blocks_of(ledger: Ledger) -> dict[int, list[str]]:
    """By its ordinal, what a table is about that is a block of one part."""
    columns = {table.ordinal: _columns_of_parts(ledger, table) for table in filter(is_statement, ledger.release.tables)}
    heads = {segment_phrase(name): name for names in columns.values() for name in names.values()}
    results = _consolidated_results(ledger, columns)
    named = ((table.ordinal, _name_of(table, ledger.lines(table), results, heads)) for table in ledger.release.tables)
    return {ordinal: [name] for ordinal, name in named if name is not None}


def _columns_of_parts(ledger: Ledger, table: Table) -> dict[int, str]:
    """The columns of a statement that are those of parts, by the names that head them: "Consolidating ..."."""
    stated = [part for parts in parts_of(table, ledger.lines(table)).values() for part in parts]
    return {at: part.segment for part in stated if part.segment is not None for at in part.columns or ()}


def _consolidated_results(ledger: Ledger, of_parts: Mapping[int, Mapping[int, str]]) -> _Results:
    """What the company has earned by period, as its statements print it: with, and without, the part of others."""
    found: defaultdict[Period, set[Fraction]] = defaultdict(set)
    for table in filter(is_statement, ledger.release.tables):
        for line in ledger.lines(table):
            is_earned = "net income" in line.keys or _is_result(line)
            for period, amount in _amounts(line, of_parts[table.ordinal]) if is_earned else ():
                found[period].add(amount)
    return {period: frozenset(amounts) for period, amounts in found.items()}


def _name_of(table: Table, lines: Iterable[Line], results: _Results, heads: Mapping[Words, str]) -> str | None:
    """The part that a table is titled with, where it prints results and none is the company's.

    It is a table of segments, or its title is what heads a part's column of a statement.
    """
    of_head = None if is_statement(table) else heads.get(segment_phrase(table.title))
    if table.segment is not None or (table.kind is not TableKind.SEGMENT and of_head is None):
        return None
    stated = [each for line in lines if _is_result(line) and line.segment is None for each in _amounts(line)]
    known = [(amount, results[period]) for period, amount in stated if period in results]
    if not known or any(abs(amount - own) * _APART <= abs(own) for amount, of in known for own in of):
        return None
    return of_head or name_of_part(table.title)


_APART = 20  # one part in so many; amounts that are nearer can be the company's, adjusted
_RESULTS = frozenset({("income",), ("net", "income"), ("profit",), ("net", "profit")})


def _is_result(line: Line) -> bool:
    return not _RESULTS.isdisjoint(phrases_of_label(line))


def _amounts(line: Line, of_parts: Container[int] = ()) -> list[tuple[Period, Fraction]]:
    return [
        (column.period, figure.amount)
        for column, figure in line.cells()
        if column.period is not None and column.segment is None and column.ordinal not in of_parts
        if figure.unit.is_monetary
    ]
