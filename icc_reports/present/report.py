"""The neutral document that every renderer lays out: what is said, in which order, and which figure each cell holds.

Renderers know nothing of releases and checks. A number reaches them as a Figure (typed once, in its home cell) or
as an Expression over figures (a formula); everything else is text that is ready to print. It is long because it
describes all that renderers are given, in one place.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from fractions import Fraction

from icc_reports.model.figures import Figure, Unit
from icc_reports.model.findings import Finding
from icc_reports.model.relations import Expression, Form, RelationKind, Verdict
from icc_reports.model.source import SourceLine, Span


class SectionKind(StrEnum):
    """What a section is for; templates choose their layout by it."""

    STATEMENT = "statement"
    SEGMENT = "segment"
    RECONCILIATION = "reconciliation"
    OTHER = "other"


class CellStyle(StrEnum):
    """How the number of a cell is written."""

    AMOUNT = "amount"
    PER_SHARE = "per_share"
    SHARES = "shares"
    PERCENT = "percent"
    PURE = "pure"


@dataclass(frozen=True, slots=True, kw_only=True)
class Derived:
    """A number that the release does not print: what it is made of, its value, and how to print it.

    ``value`` is in full units (a share of one for a percentage); printed is ``value / scale`` with so many digits after
    the point.
    """

    expression: Expression
    value: Fraction
    scale: Fraction
    fraction_digits: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A number in a table: a figure as printed, or blank.

    ``recomputed`` is the expression that re-derives it, where a relation does; ``marks`` are the ordinals of the
    reading notes that concern it (empty where it ties). ``derived`` stands in a column that was added here.
    ``agrees_with`` is what a figure of a reconciliation is tied out to in the statements.
    """

    figure: Figure | None
    style: CellStyle = CellStyle.AMOUNT
    recomputed: Expression | None = None
    is_correct_at: Span | None = None
    marks: tuple[int, ...] = ()
    derived: Derived | None = None
    agrees_with: Expression | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRow:
    """A row of a table. ``level`` is its indentation; ``place`` its source line for the margin ("L180")."""

    label: str
    cells: tuple[Cell, ...]
    place: str
    span: Span
    ticks: tuple[str, ...] = ()
    level: int = 0
    is_heading: bool = False
    is_subtotal: bool = False
    is_total: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportColumn:
    """A column head in two lines: what it is ("First quarter fiscal 2004") and when it ended ("October 31, 2003")."""

    head: str
    subhead: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportTable:
    """A table. ``key`` names it stably in file names and sheets; ``units`` says what its amounts are in.

    ``scale`` is what amounts are divided by to print them; ``corrected`` is the same table with the proposed
    corrections applied, where there are any.
    """

    key: str
    title: str
    units: str
    scale: Fraction
    columns: tuple[ReportColumn, ...]
    rows: tuple[ReportRow, ...]
    note: str = ""
    corrected: ReportTable | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of the document with a heading: tables of one kind."""

    key: str
    kind: SectionKind
    title: str
    tables: tuple[ReportTable, ...]
    is_gaap: bool = True


class ChartKind(StrEnum):
    """What a chart shows: amounts over periods, or the steps from one measure to another."""

    TREND = "trend"
    BRIDGE = "bridge"


class PointRole(StrEnum):
    """What a bar of a bridge is; every bar of a trend is a LEVEL."""

    LEVEL = "level"
    STEP = "step"
    GAP = "gap"


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A bar: what it is of (a period in two lines, or a step), its value in full units, and how that is printed.

    ``expression`` is what the value is evaluated from; ``marks`` are the reading notes of its figure.
    """

    label: str
    sublabel: str
    expression: Expression
    value: Fraction
    printed: str
    role: PointRole = PointRole.LEVEL
    marks: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """Bars that belong together, oldest first. ``place`` is the row they are printed in, where it is one."""

    name: str
    points: tuple[Point, ...]
    is_gaap: bool = True
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A chart as data. ``title`` says what it shows, ``description`` all its numbers in words; both follow from it.

    ``table`` is the key of the table beside which it belongs, "" for one that belongs to the summary; ``note`` says
    what is not shown, or does not tie.
    """

    key: str
    kind: ChartKind
    title: str
    units: str
    unit: Unit
    series: tuple[Series, ...]
    description: str
    table: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendRow:
    """A row of a trend: an expression for every period, None where nothing can be said. ``place`` as in a table."""

    label: str
    cells: tuple[Expression | None, ...]
    style: CellStyle = CellStyle.AMOUNT
    place: str = ""
    is_gaap: bool = True
    is_heading: bool = False
    is_subtotal: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """Rows over all periods that are printed, oldest first, and what follows from them: growth, shares, margins.

    The rows of ``chart`` come first, in the order of its series. ``title`` says what is shown and nothing about how
    it went, which an edited figure would make untrue.
    """

    title: str
    chart: Chart
    columns: tuple[ReportColumn, ...]
    rows: tuple[TrendRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """A key figure: label, figure in words, change in words, place. GAAP tiles come first.

    ``reconciled_in`` is the key of the table that reconciles a non-GAAP measure, ``note`` its title in words;
    ``marks`` are the reading notes that concern the figure; ``columns`` the ordinals, in its table, of the column that
    the figure stands in and of the one it is compared with. ``trend`` are the values of its row over the periods
    printed, oldest first, where they are three or more.
    """

    label: str
    value: str
    change: str
    place: str
    is_gaap: bool
    note: str = ""
    reconciled_in: str = ""
    marks: tuple[int, ...] = ()
    columns: tuple[int, ...] = ()
    trend: tuple[Fraction, ...] = ()

    @property
    def title(self) -> str:
        """The label, with what it is not where the label itself does not say so: "Adjusted EBITDA (non-GAAP)"."""
        is_told = self.is_gaap or "gaap" in self.label.lower()
        return self.label if is_told else f"{self.label} (non-GAAP)"


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckLine:
    """A relation, its verdict, and its arithmetic as a line a person can follow.

    ``missing`` says why it is not verifiable; ``lacks`` what of that the relation lacks whatever its figures are.
    ``leeway`` is how far from the printed figure a hedged statement still holds, in full units, None where it is not
    hedged. One ``in_doubt`` cannot contradict what is stated. ``quote`` is the sentence of the prose that
    asserts it, "" for a relation of the tables; ``states`` what kind of statement that is, in words. ``review`` is
    what a reviewer said of the finding that rests on it, "" where nobody did.
    """

    id: str
    kind: RelationKind
    subject: str
    asserted: Span
    expression: Expression
    low: Expression | None
    high: Expression | None
    is_one_fact: bool
    arithmetic: str
    computed: Fraction | None
    difference: Fraction | None
    bounds: tuple[Fraction, Fraction] | None
    verdict: Verdict
    unit: Unit
    missing: str | None = None
    lacks: str | None = None
    form: Form = Form.EQUALITY
    leeway: Fraction | None = None
    in_doubt: bool = False
    quote: str = ""
    states: str = ""
    review: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A reading note: what does not tie, with the arithmetic and the lines. ``ordinal`` is its mark at the figure.

    ``review`` is what a reviewer said of it, with initials and date; "" where nobody did. ``authority`` is what a
    prompt on disclosure rests on, a line a rule; such notes mark no figure.
    """

    ordinal: int
    finding: Finding
    heading: str
    text: str
    arithmetic: tuple[str, ...]
    places: tuple[str, ...]
    review: str = ""
    authority: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """How many of the figures in the tables at least one verifiable relation re-derives or uses."""

    covered: int
    figures: int

    def __str__(self) -> str:
        if not self.figures:
            return "No figures in tables to re-derive"
        return f"{self.covered:,} of {self.figures:,} figures re-derived"


@dataclass(frozen=True, slots=True, kw_only=True)
class Uncovered:
    """Figures of a row that no verifiable relation touches: the row's place, table and label, and what is printed."""

    place: str
    table: str
    label: str
    spans: tuple[Span, ...]
    printed: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceNote:
    """What was read: file, hash, and the program that read it; of a submission the ``parts`` that were read."""

    name: str
    sha256: str
    media: str
    encoding: str
    program: str
    parts: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewNotes:
    """The file of a reviewer's notes, its hash, and what came of it: "2 findings accepted, 1 finding explained"."""

    name: str
    sha256: str
    outcome: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Masthead:
    """Who reports on what: company, exchange and ticker, period in words, release date, title."""

    company: str
    listing: str
    period: str
    released: str
    title: str
    is_unaudited: bool
    released_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """What a summary shows: the leading tables, condensed, with changes; ``left_out`` names the others.

    ``notes`` are the reading notes that there is room for; ``dispensable`` the keys and names of the tables that may
    be left out as well where the pages turn out too many, the least important first.
    """

    sections: tuple[Section, ...]
    left_out: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    dispensable: tuple[tuple[str, str], ...] = ()

    def without(self, count: int) -> Digest:
        """The digest with so many of the dispensable tables left out too."""
        left = dict(self.dispensable[:count])
        kept = (
            replace(section, tables=tuple(table for table in section.tables if table.key not in left))
            for section in self.sections
        )
        return replace(
            self,
            sections=tuple(section for section in kept if section.tables),
            left_out=(*left.values(), *self.left_out),
            dispensable=self.dispensable[count:],
        )


@dataclass(frozen=True, kw_only=True)
class Report:
    """The document. ``figures`` holds every figure of the release's tables by place, for formulas."""

    masthead: Masthead
    source: SourceNote
    status: str
    coverage: Coverage
    summary: Mapping[Verdict, int]
    headline: tuple[str, ...]
    tiles: tuple[Tile, ...]
    sections: tuple[Section, ...]
    notes: tuple[Note, ...]
    checks: tuple[CheckLine, ...]
    closing: tuple[tuple[str, str], ...]
    legend: tuple[tuple[str, str], ...]
    source_lines: tuple[SourceLine, ...]
    figures: Mapping[Span, Figure]
    facts: Mapping[str, object]
    check: Mapping[str, object]
    charts: tuple[Chart, ...] = ()
    digest: Digest = Digest(sections=())
    trends: tuple[Trend, ...] = ()
    reviewed: ReviewNotes | None = None
    uncovered: tuple[Uncovered, ...] = ()
    disclosure: tuple[Note, ...] = ()
