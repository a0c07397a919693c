"""What a text document should be read as, in files of tab-separated values that a person can write and check.

A file holds tables. A line "table" gives kind and title; a line "columns" the periods, as "2003-08-01..2003-10-31" or
"2003-10-31", a role before them where the column is no plain period, "?" behind them where they are inferred, "-" for
none. The other lines are rows: line, label, unit, scale, and a value for every column: "nil", "*" for less than a unit,
"." for a blank cell; a "!" behind a value marks another doubt than that of the period. Two units or scales of one row
are written "USD|pure". Headings of the release begin with "#": company, ticker, released, fiscal period, period.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from icc_reports.model.figures import Doubt, Figure, Notation
from icc_reports.model.periods import Duration, Period
from icc_reports.model.release import Column, ColumnRole, Release, Row, Table

_SHOWS_NOTHING = re.compile(r"</?[A-Za-z]\w*>|&\w+;")
_MARKS = {Notation.NIL: "nil", Notation.BELOW_UNIT: "*"}


def expected_lines(path: Path) -> list[str]:
    """The lines of such a file."""
    return [line for line in path.read_text("utf-8").splitlines() if line.strip()]


def lines_of(release: Release) -> list[str]:
    """A release written in the same way."""
    return [_identity(release), *(line for table in release.tables for line in _table(table))]


def _identity(release: Release) -> str:
    known = (release.company, release.ticker, release.released, release.fiscal_period, _period(release.period))
    return "\t".join(["#", *(str(item) if item is not None else "-" for item in known)])


def _table(table: Table) -> Iterator[str]:
    names = [table.kind.value, table.title, *([table.segment] if table.segment else [])]
    yield "\t".join(["table", *names])
    yield "\t".join(["columns", *map(_column, table.columns)])
    for row in table.rows:
        if not row.is_heading:
            yield _row(row)


def _column(column: Column) -> str:
    role = [] if column.role is ColumnRole.PERIOD else [column.role.value]
    segment = [f"[{column.segment}]"] if column.segment else []
    return " ".join([*role, _period(column.period) + ("?" if column.doubts else ""), *segment])


def _period(period: Period | None) -> str:
    if period is None:
        return "-"
    return f"{period.start}..{period.end}" if isinstance(period, Duration) else str(period.end)


def _row(row: Row) -> str:
    figures = [cell for cell in row.cells if cell is not None]
    units = "|".join(dict.fromkeys(str(figure.unit) for figure in figures))
    scales = "|".join(dict.fromkeys(format(figure.scale, "f") for figure in figures))
    label = f"{row.label} [{row.segment}]" if row.segment else row.label
    return "\t".join([str(row.span.line), label, units, scales, *map(_cell, row.cells)])


def _cell(figure: Figure | None) -> str:
    if figure is None:
        return "."
    value = _MARKS.get(figure.notation) or format(figure.number or 0, "f")
    return value + ("!" if set(figure.doubts) - {Doubt.PERIOD} else "")


def printed_elsewhere(release: Release) -> list[str]:
    """The figures whose place does not hold what they say is printed there."""
    text = {
        line.span.line: _SHOWS_NOTHING.sub(lambda mark: " " * len(mark[0]), line.text) for line in release.source.lines
    }
    found = []
    for fact in release.facts:
        at = fact.figure.span
        if " ".join(text[at.line][at.start - 1 : at.end].split()) != fact.figure.printed:
            found.append(f"{fact.row.label}: {fact.figure.printed} is not at line {at.line}, {at.start} to {at.end}")
    return found
