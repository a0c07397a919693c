"""Statements that print several rows of revenue and their total: which row is the company's, and which one is said."""

from __future__ import annotations

import re
from collections.abc import Sequence

from icc_reports.check.claims.entries import Entry
from icc_reports.check.claims.parts import add_up, is_revenue
from icc_reports.check.ledger import Ledger
from icc_reports.check.matching import Line, is_statement
from icc_reports.model.figures import Figure
from icc_reports.model.patterns import any_case
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
    tables = {each.line.table.ordinal for each in entries if each.is_addend}
    if not tables:
        return tuple(entries)
    named = {each.line.table.ordinal for each in entries if _plain(each.line.row.label) == _plain(said)} & tables
    meant = [
        each for each in entries if each.line.table.ordinal not in named or _plain(each.line.row.label) == _plain(said)
    ]
    return tuple(sorted(meant, key=lambda each: (each.rank, _noun(each.line.row.label) != _noun(said))))


def _plain(text: str) -> str:
    """A name of revenue as it is said, but for words that only say that all of it is meant."""
    return " ".join(word.removesuffix("s") for word in _ALL.sub("", text).lower().split())


def _noun(text: str) -> str:
    said = [match[0] for match in _NOUN.finditer(text.lower())]
    return said[-1] if said else ""


_NOUN = re.compile(r"revenue|sale")
_ALL = any_case(r"\b(?:total|consolidated|the|our|its|company[’']s)\b|[^\w ]")
