"""What a release says: its tables, its prose, and who says it about which period."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from icc_reports.model.figures import Doubt, Figure
from icc_reports.model.findings import Finding
from icc_reports.model.periods import Duration, FiscalCalendar, Period, months_after, months_ending, years_earlier
from icc_reports.model.source import SourceDocument, Span


class TableKind(StrEnum):
    """What a table is, in the words of the financial statements."""

    INCOME_STATEMENT = "income_statement"
    BALANCE_SHEET = "balance_sheet"
    CASH_FLOW = "cash_flow"
    SEGMENT = "segment"
    RECONCILIATION = "reconciliation"
    OTHER = "other"


class ColumnRole(StrEnum):
    """What the figures of a column are. PERIOD is the plain case: amounts for or at the column's period."""

    PERIOD = "period"
    PERCENT_CHANGE = "percent_change"
    PERCENT_OF_REVENUE = "percent_of_revenue"
    AMOUNT_CHANGE = "amount_change"
    ADJUSTMENTS = "adjustments"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a table. ``head`` is its heading as printed, stacked lines joined by a space."""

    ordinal: int
    head: str
    role: ColumnRole = ColumnRole.PERIOD
    period: Period | None = None
    fiscal_period: str | None = None
    segment: str | None = None
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of a table: a heading without figures, or a label with a cell for every column (None where blank).

    ``label`` is joined over its printed lines and is "" for an unlabelled subtotal. ``section`` lists the headings
    above it, outermost first. ``span`` is the place of its figures' line (of its label, for a heading).
    ``ruled_above`` and ``ruled_below`` tell of rules (or cell borders) next to the figures, a hint of totals.
    ``months`` is how long its figures run where its label says so ("Net sales - TTM": 12), whatever its columns say;
    ``quarter`` the quarter that they state of the years in its columns ("Second quarter" below "2019");
    ``years_before`` how many years before its columns they end, where the labels of rows tell the years apart;
    ``is_step`` tells that they are a part of the change from the first row to the last, not an amount of the period.
    """

    ordinal: int
    label: str
    section: tuple[str, ...]
    cells: tuple[Figure | None, ...]
    span: Span
    indent: int = 0
    concept: str | None = None
    segment: str | None = None
    ruled_above: bool = False
    ruled_below: bool = False
    months: int | None = None
    quarter: int | None = None
    years_before: int = 0
    is_step: bool = False

    def period_in(self, column: Period | None) -> Period | None:
        """The period of its figure in a column of a period: the column's, or what its label makes of that."""
        if column is None:
            return None
        own: Period = column
        if self.quarter is not None:
            own = months_ending(months_after(column.end, 3 * (self.quarter - 4)), 3)
        elif self.months is not None:
            own = months_ending(column.end, self.months)
        return years_earlier(own, self.years_before) if self.years_before else own

    @property
    def is_heading(self) -> bool:
        """Whether the row states no figure."""
        return all(cell is None for cell in self.cells)

    @property
    def is_rate(self) -> bool:
        """Whether the row states no figure but percentages."""
        return all(cell is None or cell.is_percentage for cell in self.cells)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table of figures. ``segment`` is set where the whole table is about one segment."""

    ordinal: int
    title: str
    kind: TableKind
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    span: Span
    segment: str | None = None
    scale_note: str | None = None
    doubts: tuple[Doubt, ...] = ()

    def facts(self) -> Iterator[Fact]:
        """The cells that state a figure, row by row."""
        for row in self.rows:
            for column, figure in zip(self.columns, row.cells, strict=True):
                if figure is not None:
                    yield Fact(self, row, column, figure)


@dataclass(frozen=True, slots=True)
class Fact:
    """A figure together with what its row, column and table say about it."""

    table: Table
    row: Row
    column: Column
    figure: Figure

    @property
    def period(self) -> Period | None:
        """The period or date of the figure: its column's, or as much of it as its row says."""
        return self.row.period_in(self.column.period)

    @property
    def segment(self) -> str | None:
        """The segment it belongs to; None for the consolidated company."""
        return self.column.segment or self.row.segment or self.table.segment


@dataclass(frozen=True, slots=True, kw_only=True)
class Reconciliation:
    """A stretch of a table that leads from one measure to another ("from net loss to Adjusted EBITDA").

    ``table`` is the table's ordinal; ``start`` and ``end`` are the ordinals of the row it starts from and of the row
    it arrives at.
    """

    table: int
    title: str
    measure_from: str
    measure_to: str
    start: int
    end: int


class PassageRole(StrEnum):
    """What a paragraph of prose is for."""

    TITLE = "title"
    HEADING = "heading"
    BODY = "body"
    BULLET = "bullet"
    FOOTNOTE = "footnote"
    FORWARD_LOOKING = "forward_looking"
    ABOUT = "about"
    CONTACT = "contact"


@dataclass(frozen=True, slots=True)
class TextRun:
    """Where a stretch of a sentence stands: from ``offset`` in its text on, it follows the source from ``span``."""

    offset: int
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence of prose, its line breaks joined by blanks.

    ``runs`` say where its pieces stand in the source, in the order of their offsets. ``marked`` is the sentence with
    the marks of notes that the text leaves out, where it leaves out some.
    """

    text: str
    runs: tuple[TextRun, ...]
    marked: str | None = None

    @property
    def quote(self) -> str:
        """The sentence as it is printed."""
        return self.marked or self.text

    def span_of(self, start: int, end: int) -> Span:
        """The place of ``text[start:end]``; of its first line where it is broken over two."""
        run = self.runs[bisect_right(self.runs, start, key=lambda run: run.offset) - 1]
        first = run.span.start + start - run.offset
        last = min(first + end - start - 1, run.span.end)
        at = run.span
        return Span(at.line, first, last, at.table, at.row, at.cell, at.paragraph)


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A paragraph, heading or bullet of the prose, in sentences. ``context`` names the headings it stands under."""

    role: PassageRole
    sentences: tuple[Sentence, ...]
    span: Span
    context: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The whole passage on one line."""
        return " ".join(sentence.text for sentence in self.sentences)


@dataclass(frozen=True, kw_only=True)
class Release:
    """An earnings release as read. What could not be read is in ``findings``, never silently left out.

    ``period`` is the quarter or year that is reported on; ``fiscal_period`` names it as the company counts ("Q1
    FY2004"). Unknown facts about the release are None.
    """

    source: SourceDocument
    company: str | None
    ticker: str | None
    exchange: str | None
    title: str | None
    released: date | None
    period: Duration | None
    fiscal_period: str | None
    calendar: FiscalCalendar | None
    currency: str
    is_unaudited: bool
    tables: tuple[Table, ...]
    reconciliations: tuple[Reconciliation, ...]
    passages: tuple[Passage, ...]
    findings: tuple[Finding, ...] = ()

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """Every figure in the tables, in the order of the release."""
        return tuple(fact for table in self.tables for fact in table.facts())

    @property
    def sentences(self) -> Iterator[Sentence]:
        """Every sentence of the prose, in order."""
        return (sentence for passage in self.passages for sentence in passage.sentences)
