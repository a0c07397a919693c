"""The neutral document that every renderer lays out: what is said, in which order, and which figure each cell holds.

Renderers know nothing of releases and checks. A number reaches them as a Figure (typed once, in its home cell) or
as an Expression over figures (a formula); everything else is text that is ready to print.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
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
class Cell:
    """A number in a table: a figure as printed, or blank.

    ``recomputed`` is the expression that re-derives it, where a relation does; ``marks`` are the ordinals of the
    reading notes that concern it (empty where it ties).
    """

    figure: Figure | None
    style: CellStyle = CellStyle.AMOUNT
    recomputed: Expression | None = None
    is_correct_at: Span | None = None
    marks: tuple[int, ...] = ()


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """A key figure: label, figure in words, change in words, place. GAAP tiles come first.

    ``reconciled_in`` is the key of the table that reconciles a non-GAAP measure, ``note`` its title in words;
    ``marks`` are the reading notes that concern the figure; ``columns`` the ordinals, in its table, of the column that
    the figure stands in and of the one it is compared with.
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


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckLine:
    """A relation, its verdict, and its arithmetic as a line a person can follow.

    ``missing`` says why it is not verifiable; ``lacks`` what of that the relation lacks whatever its figures are.
    ``leeway`` is how far from the printed figure a hedged statement still holds, in full units, None where it is not
    hedged. A ``tentative`` relation cannot contradict what is stated.
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
    tentative: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A reading note: what does not tie, with the arithmetic and the lines. ``ordinal`` is its mark at the figure."""

    ordinal: int
    finding: Finding
    heading: str
    text: str
    arithmetic: tuple[str, ...]
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """How many of the figures in the tables at least one verifiable relation re-derives or uses."""

    covered: int
    figures: int

    def __str__(self) -> str:
        return f"{self.covered} of {self.figures} figures re-derived"


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceNote:
    """What was read: file, hash, and the program that read it."""

    name: str
    sha256: str
    media: str
    encoding: str
    program: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Masthead:
    """Who reports on what: company, exchange and ticker, period in words, release date, title."""

    company: str
    listing: str
    period: str
    released: str
    title: str
    is_unaudited: bool


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
