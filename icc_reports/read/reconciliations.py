"""Stretches of tables that lead from a GAAP measure to another: what Regulation G calls a reconciliation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from icc_reports.model.release import Reconciliation, Row, Table, TableKind

_FROM_TO = re.compile(
    r"reconcil\w*\s+(?:of|from|between)\s+(?P<start>.+?)\s+(?:to|and)\s+(?P<end>.+?)(?:\s+-\s|\s*\(|$)", re.IGNORECASE
)
_NON_GAAP = re.compile(
    r"\badjusted\b|\bnon-?gaap\b|\bpro\s*forma\b|\bebitda?\b|\bfree cash flow\b|\bexcluding\b|\bcore\b|\boperating earnings\b",
    re.IGNORECASE,
)


def reconciliations_of(tables: Sequence[Table]) -> Iterator[Reconciliation]:
    """The reconciliations of a release: in every such table, from its first measure to each non-GAAP one."""
    for table in tables:
        if table.kind is TableKind.RECONCILIATION:
            yield from _in_table(table)


def _in_table(table: Table) -> Iterator[Reconciliation]:
    named = _FROM_TO.search(table.title)
    rows = [row for row in table.rows if not row.is_heading]
    start: Row | None = None
    for row in rows:
        start = start or row
        if row is not start and _arrives(row, start):
            yield Reconciliation(
                table=table.ordinal,
                title=table.title,
                measure_from=start.label or (named["start"] if named else ""),
                measure_to=row.label,
                start=start.ordinal,
                end=row.ordinal,
            )
            start = None


def _arrives(row: Row, start: Row) -> bool:
    """Whether a row is a non-GAAP measure in the unit of the row it started from."""
    units = {figure.unit for figure in row.cells if figure is not None}
    first = {figure.unit for figure in start.cells if figure is not None}
    return _NON_GAAP.search(row.label) is not None and bool(units & first) and not _NON_GAAP.search(start.label)
