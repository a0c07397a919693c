"""Statements that print several rows of revenue and their total: which row is the company's, and which one is said."""

from __future__ import annotations

import re
from collections.abc import Sequence

from icc_reports.check.claims.entries import Entry
from icc_reports.check.claims.parts import add_up, is_revenue
from icc_reports.check.claims.phrases import TAGS, words_of
from icc_reports.check.ledger import Ledger
from icc_reports.check.matching import Line, is_statement
from icc_reports.model.figures import Figure
from icc_reports.model.periods import Period

_MOST_ADDENDS = 6


def added_to_total(lines: Sequence[Line]) -> frozenset[int]:
    """The rows called all that is sold which are only added to one below: "Sales" above "Total revenues"."""
    stated = [line for line in lines if line.cells()]
    found: set[int] = set()
    for at, total in enumerate(stated):
        for first in range(max(at - _MOST_ADDENDS, 0), at - 1) if is_revenue(total) else ():
            named = [line.row.ordinal for line in stated[first:at] if is_revenue(line)]
            if named and add_up(stated[first:at], total):
                found.update(named)
    return frozenset(found)


def consolidated_revenue(ledger: Ledger) -> dict[Period, Figure]:
    """The company's revenue by period, as its statements of income print it."""
    found: dict[Period, Figure] = {}
    for table in filter(is_statement, ledger.release.tables):
        lines = ledger.lines(table)
        addends = added_to_total(lines)
        for line in lines:
            is_whole = is_revenue(line) and line.segment is None and line.row.ordinal not in addends
            for column, figure in line.cells() if is_whole else ():
                if column.period is not None and figure.unit.is_monetary:
                    found.setdefault(column.period, figure)
    return found


def as_said(entries: Sequence[Entry], said: str) -> tuple[Entry, ...]:
    """The rows of revenue that words can mean, the likelier first, where a table prints some and their total.

    Words that are a row's own name mean that row: "net sales" are not the "Total revenues" below them.
    """
    entries = _without_shorter(entries, said)
    tables = {each.line.table.ordinal for each in entries if each.is_addend}
    if not tables:
        return tuple(entries)
    named = {each.line.table.ordinal for each in entries if _plain(each.line.row.label) == _plain(said)} & tables
    meant = [
        each for each in entries if each.line.table.ordinal not in named or _plain(each.line.row.label) == _plain(said)
    ]
    return tuple(sorted(meant, key=lambda each: (each.rank, _noun(each.line.row.label) != _noun(said))))


def _without_shorter(entries: Sequence[Entry], said: str) -> Sequence[Entry]:
    """The rows without those that print only a part of the name that is said, where a table states both as two.

    "Net revenue" is not the "Revenue" of which a reconciliation takes costs, there or in the statement of income.
    """
    name = _plain(said)
    own = [each for each in entries if _plain(each.line.row.label) == name]
    shorter = {
        _plain(each.line.row.label)
        for each in entries
        if set(_plain(each.line.row.label).split()) < set(name.split()) and any(_are_two(each, other) for other in own)
    }
    return [each for each in entries if _plain(each.line.row.label) not in shorter] if shorter else entries


def _are_two(one: Entry, other: Entry) -> bool:
    """Whether a table states another figure in each of two rows for one column, on the same basis."""
    if one.line.table is not other.line.table or (one.tags, one.segment) != (other.tags, other.segment):
        return False
    figures = {column.ordinal: figure for column, figure in other.cells()}
    return any(
        column.ordinal in figures and abs(figure.amount - figures[column.ordinal].amount) > figure.half_unit
        for column, figure in one.cells()
    )


def _plain(text: str) -> str:
    """A name of revenue as it is said, but for its basis, and for words that only say that all of it is meant."""
    words = (word.raw.lower() for word in words_of(text) if word.form not in TAGS)
    return " ".join(word.removesuffix("s") for word in words if word not in _ALL)


def _noun(text: str) -> str:
    said = [match[0] for match in _NOUN.finditer(text.lower())]
    return said[-1] if said else ""


_NOUN = re.compile(r"revenue|sale")
_ALL = frozenset({"total", "consolidated", "the", "our", "its", "company's", "company’s"})
