"""What every layout gives: lines of pieces on a horizontal axis, in regions that may hold tables, and prose."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from icc_reports.model.figures import Notation
from icc_reports.model.source import SourceLine, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A number as a cell states it, before its unit and scale are known."""

    notation: Notation
    number: Decimal | None
    fraction_digits: int
    is_percent: bool = False
    currency: str | None = None
    is_malformed: bool = False  # a bracket without its partner: the sign is in doubt
    is_bracketed: bool = False
    is_multiple: bool = False  # "2.5x", "9.9:1"
    scale: Decimal | None = None  # printed beside the number: "17.6B", "12 bps"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of a line: text, or a value. It covers ``start`` to ``end`` (excluded) of the axis.

    The axis counts characters in text and grid slots in HTML. ``edge`` is where the number's last digit ends, which
    is what aligns in a column. ``tail`` are values at the end of a text, so close to it that they may belong to it.
    """

    text: str
    start: int
    end: int
    span: Span
    value: Value | None = None
    edge: int = 0
    tail: tuple[Piece, ...] = ()

    @property
    def center(self) -> int:
        """Twice its middle, to stay in whole numbers."""
        return self.start + self.end


@dataclass(frozen=True, slots=True)
class Rule:
    """A horizontal rule from ``start`` to ``end`` (excluded) of the axis."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of text, or one row of an HTML table. ``indent`` is the place of its first text on the axis.

    ``values`` and ``texts`` are those of its pieces that are values, and that are text.
    """

    span: Span
    text: str
    pieces: tuple[Piece, ...] = ()
    rules: tuple[Rule, ...] = ()
    indent: int = 0
    is_page_break: bool = False
    opens_table: bool = False
    closes_table: bool = False
    is_overlong: bool = False  # wider, or with more figures, than any row of a table
    is_head: bool = False  # the source marks it as a heading row
    says_none: bool = False  # its cells say that there is no one figure: "N/M", "$0.50 - $0.55"
    values: tuple[Piece, ...] = field(init=False, repr=False, compare=False)
    texts: tuple[Piece, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Told apart once: every stage asks for them."""
        object.__setattr__(self, "values", tuple([piece for piece in self.pieces if piece.value is not None]))
        object.__setattr__(self, "texts", tuple([piece for piece in self.pieces if piece.value is None]))

    @property
    def is_blank(self) -> bool:
        """Whether it states nothing: no text, no value, no rule."""
        return not self.pieces and not self.rules

    @property
    def is_rule(self) -> bool:
        """Whether it holds rules and nothing else."""
        return bool(self.rules) and not self.pieces

    @property
    def label(self) -> str:
        """Its text, pieces joined by one blank."""
        return " ".join(piece.text for piece in self.texts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """Lines that hold one or more tables, their heads and titles included.

    ``is_tagged`` tells that the source itself marks them as a table. In HTML a region is one ``<table>``; ``title``
    is then empty, because the paragraphs before it carry the title. ``is_wrapped`` tells that labels may go on over
    lines; the cells of HTML wrap by themselves.
    """

    lines: tuple[Line, ...]
    is_tagged: bool
    is_wrapped: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A stretch of prose: its printed lines as pieces of text, each with its place.

    ``is_heading`` tells that the source marks it as one (underlined, bold, a heading element); ``is_bullet`` that it
    is an item of a list; ``text`` is all of it on one line.
    """

    pieces: tuple[Piece, ...]
    is_heading: bool = False
    is_bullet: bool = False
    text: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Put together once: every stage asks for it."""
        object.__setattr__(self, "text", " ".join(" ".join([piece.text for piece in self.pieces]).split()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """Where a document begins in the file: its first line, and how many tables and paragraphs were read before it."""

    line: int = 1
    table: int = 0
    paragraph: int = 0


_BEGINNING = Start()


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """A document laid out: prose and regions in the order of the source, and the lines to cite from.

    ``unread`` are lines that hold figures in columns but are too long for a row of a table: they were read as prose.
    ``end`` is where what follows begins, but for its line.
    """

    media: str
    items: tuple[Region | Paragraph, ...]
    lines: tuple[SourceLine, ...]
    end: Start = _BEGINNING
    unread: tuple[Span, ...] = ()
