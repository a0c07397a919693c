"""Whether a total that does not foot may have lost an addend in reading: then it accuses nobody."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from icc_reports.check.totals import Footing
from icc_reports.model.figures import Figure, Notation
from icc_reports.model.patterns import any_case
from icc_reports.model.release import Release, Row
from icc_reports.model.source import SourceLine, Span

_NUMBER = re.compile(r"(?<![\w.,])\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\w,])|(?<![\w.,])\d*\.?\d+(?![\w,])")

_ROWS_ABOVE = 5

_LineKey = tuple[int | None, ...]


class Region:
    """The lines of the source in their order, to look up what stands between two rows."""

    def __init__(self, release: Release) -> None:
        self._lines = release.source.lines
        self._places: dict[_LineKey, int] = {line.span.line_key: place for place, line in enumerate(self._lines)}

    def between(self, first: Span, last: Span) -> Iterator[SourceLine]:
        """The lines from the one to the other, both included."""
        start, end = self._places.get(first.line_key), self._places.get(last.line_key)
        if start is not None and end is not None:
            yield from self._lines[start : end + 1]


def unread_addend(footing: Footing, column: int, region: Region) -> str | None:
    """A number among the lines of a total that was not read as one of its addends, and equals what is missing.

    Returns it with its place ("'5' (L224)"); None where there is no such number.
    """
    total = footing.total.cells[column]
    if total is None:
        return None
    missing = abs(_residual(footing, total, column)) / Fraction(total.scale)
    read = _read_spans(footing, total, column)
    margin = min(span.start for span in read)
    labels = _ends_of_labels(footing)
    for line in region.between(_opening(footing).span, _closing(footing).span):
        for match in _NUMBER.finditer(line.text):
            start, end = match.start() + 1, match.end()
            if end < labels.get(line.span.line_key, margin if line.span.table is None else 0):
                continue
            if Fraction(Decimal(match.group().replace(",", ""))) != missing:
                continue
            if not any(_covers(span, line.span, start, end) for span in read):
                return f"{match.group()!r} ({line.span.place})"
    return None


def passed_over(footing: Footing, column: int) -> str | None:
    """A number among the lines of a total, in its column, that was read in another unit or scale, with its place."""
    total = footing.total.cells[column]
    rows = [footing.total.ordinal, *(row.ordinal for _, row in footing.addends)]
    for row in footing.table.rows[min(rows) : max(rows)]:
        cell = row.cells[column]
        if cell is None or total is None or cell.notation is Notation.NIL or cell.is_percentage:
            continue
        if (cell.unit, cell.scale) != (total.unit, total.scale):
            return f"{cell.printed!r} ({cell.span.place})"
    return None


def awaits_periods(footing: Footing, column: int) -> bool:
    """Whether a total is a dash, as are some of the quarters or months that it adds up: they have not come yet.

    Such a dash is no nil. It says that the figure will be stated when the year is over.
    """
    total = footing.total.cells[column]
    if total is None or total.notation is not Notation.NIL:
        return False
    parts = [row for _, row in footing.addends]
    are_periods = all(_OF_A_YEAR.fullmatch(row.label.strip(" :")) for row in parts)
    cells = [row.cells[column] for row in parts]
    return are_periods and any(cell is None or cell.notation is Notation.NIL for cell in cells)


_ORDINAL = r"(?:first|second|third|fourth|1st|2nd|3rd|4th)"
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_OF_A_YEAR = any_case(
    rf"(?:the )?{_ORDINAL}[ -](?:fiscal )?(?:quarter|half)|[qh] ?[1-4]|[1-4] ?[qh]|quarter [1-4]|{_MONTH}"
    rf"|(?:three months|quarter) (?:ended|ending) {_MONTH}(?: \d{{1,2}})?"
)


def _opening(footing: Footing) -> Row:
    """The first row of the section in which total and addends begin, some rows above them at most."""
    first = min((footing.total, *(row for _, row in footing.addends)), key=lambda row: row.ordinal)
    above = footing.table.rows[max(0, first.ordinal - _ROWS_ABOVE) : first.ordinal]
    for row in reversed(above):
        if row.section != first.section:
            break
        first = row
    return first


def _closing(footing: Footing) -> Row:
    """The last row of total and addends: the total, save where it stands above its parts."""
    return max((footing.total, *(row for _, row in footing.addends)), key=lambda row: row.ordinal)


def _residual(footing: Footing, total: Figure, column: int) -> Fraction:
    cells = [(weight, row.cells[column]) for weight, row in footing.addends]
    return total.amount - sum((weight * cell.amount for weight, cell in cells if cell is not None), Fraction(0))


def _read_spans(footing: Footing, total: Figure, column: int) -> list[Span]:
    """Where figures stand that have their place: in other columns, or read in the total's unit and scale."""
    first = min(footing.total.ordinal, *(row.ordinal for _, row in footing.addends))
    rows: list[Row] = [row for row in footing.table.rows if first <= row.ordinal <= _closing(footing).ordinal]
    addends = {row.ordinal for _, row in footing.addends}
    return [
        cell.span
        for row in rows
        for place, cell in enumerate(row.cells)
        if cell is not None
        and (place != column or row.ordinal in addends or (cell.unit, cell.scale) == (total.unit, total.scale))
    ]


def _ends_of_labels(footing: Footing) -> dict[_LineKey, int]:
    """Where the figures begin in each line of the table that states some: what stands before is its label."""
    starts = {
        row.span.line_key: [cell.span.start for cell in row.cells if cell is not None] for row in footing.table.rows
    }
    return {key: min(found) for key, found in starts.items() if found}


def _covers(span: Span, line: Span, start: int, end: int) -> bool:
    return span.line_key == line.line_key and span.start <= end and start <= span.end
