"""Stretches of tables that lead from a GAAP measure to another: what Regulation G calls a reconciliation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from icc_reports.model.release import Reconciliation, Row, Table, TableKind

_FROM_TO = re.compile(
    r"reconcil\w*\s+(?:of|from|(?P<between>between))\s+(?P<start>.+?)\s+(?:to|(?P<and>and))\s+"
    r"(?P<end>.+?)(?:\s+-\s|\s*\(|$)",
    re.IGNORECASE,
)

_ADJUSTMENTS = re.compile(r"(?<!before )(?<!after )\badjustments?(?:,? (?:as |from )?above)?\W*$", re.IGNORECASE)


@cache
def _non_gaap() -> re.Pattern[str]:
    """Names outside GAAP; made when it is asked for, as its words are read from a file."""
    from icc_reports.model.non_gaap import basis_words, own_names

    return re.compile(rf"\b(?:{basis_words()}|{own_names()}|excluding|operating earnings)\b", re.IGNORECASE)


def reconciliations_of(tables: Sequence[Table]) -> Iterator[Reconciliation]:
    """The reconciliations of a release: in every such table, from its first measure to each non-GAAP one."""
    for table in tables:
        if table.kind is TableKind.RECONCILIATION:
            yield from _in_table(table)


def _in_table(table: Table) -> Iterator[Reconciliation]:
    rows = [row for row in table.rows if not row.is_heading]
    named = _FROM_TO.search(table.title)
    ends = _named_ends(named, rows) if named is not None and not _lists_starts(named) else None
    pairs = [ends] if ends is not None else list(_stretches(rows))
    for start, end in pairs:
        yield Reconciliation(
            table=table.ordinal,
            title=table.title,
            measure_from=start.label,
            measure_to=end.label,
            start=start.ordinal,
            end=end.ordinal,
        )


def _lists_starts(named: re.Match[str]) -> bool:
    """Whether the title names two measures that are reconciled, and not to what: "of operating loss and net loss"."""
    return bool(named["and"]) and not named["between"] and _non_gaap().search(named["end"]) is None


def _named_ends(named: re.Match[str], rows: Sequence[Row]) -> tuple[Row, Row] | None:
    """The rows that the title names; the first row where the start goes by another name ("net loss" for income)."""
    end = next((row for row in rows if _words(named["end"]) <= _words(row.label) and not row.is_rate), None)
    if end is None or not rows:
        return None
    start = next((row for row in rows if _words(named["start"]) == _words(row.label)), rows[0])
    return (start, end) if start.ordinal < end.ordinal else None


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[a-z]+", text.lower()))


def _stretches(rows: Sequence[Row]) -> Iterator[tuple[Row, Row]]:
    """From each first row to the next non-GAAP measure."""
    start: Row | None = None
    for row in rows:
        start = start or row
        if row is not start and _arrives(row, start):
            yield start, row
            start = None


def _arrives(row: Row, start: Row) -> bool:
    """Whether a row is a non-GAAP measure in the unit of the row it started from, not only what adjusts it."""
    if _ADJUSTMENTS.search(row.label):
        return False
    units = {figure.unit for figure in row.cells if figure is not None}
    first = {figure.unit for figure in start.cells if figure is not None}
    return _non_gaap().search(row.label) is not None and bool(units & first) and not _non_gaap().search(start.label)
