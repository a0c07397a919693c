"""What the walk over an HTML document leaves: paragraphs, preformatted text, and tables of cells, in order."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from icc_reports.read.blocks import Line

BREAK = "\x1e"  # stands for <br> until a paragraph is closed
DROPPED = "\u2060"  # stands for a footnote mark: blanks after it are no indent
_WINDOWS = {code: bytes([code]).decode("cp1252", errors="replace") for code in range(0x80, 0xA0)}  # "&#151;" for a dash
_SPACES = _WINDOWS | str.maketrans(
    dict.fromkeys("\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000", " ")
)
_NOTHING = str.maketrans(dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff\u00ad", ""))
_ODD = re.compile(f"[{''.join(map(chr, _SPACES | _NOTHING))}]")  # what the two change
_NBSP_WIDTH = 30  # tenths of a point


@dataclass(frozen=True, slots=True, kw_only=True)
class Para:
    """A paragraph: its printed lines, where it begins in the file, and how it looks as a whole."""

    lines: tuple[str, ...]
    line: int
    left: int = 0
    align: str = ""
    is_bold: bool = False
    is_underlined: bool = False
    is_title: bool = False  # a heading element
    is_item: bool = False

    @property
    def text(self) -> str:
        """Its lines, joined by one blank."""
        return " ".join(self.lines)


@dataclass(frozen=True, slots=True)
class Preformatted:
    """The text of a ``<pre>``, whose first line is ``line`` of the file."""

    text: str
    line: int


@dataclass(slots=True, kw_only=True)
class Cell:
    """A ``<td>`` or ``<th>``: its ordinal in its row, the slots ``slot`` to ``end`` (excluded), and what it holds."""

    ordinal: int
    slot: int
    end: int
    align: str
    is_ruled_above: bool
    is_ruled_below: bool
    blocks: list[Block] = field(default_factory=list)

    @property
    def paras(self) -> list[Para]:
        """Its paragraphs, those of nested tables without figures included."""
        return [item for block in self.blocks for item in _opened(block) if isinstance(item, Para)]

    @property
    def holds_more(self) -> bool:
        """Whether it holds more than text: tables with figures, preformatted text."""
        others = [block for block in self.blocks if not isinstance(block, Para)]
        return any(not isinstance(item, Para) for block in others for item in _opened(block))


@dataclass(slots=True, kw_only=True)
class Row:
    """A ``<tr>``: its ordinal among the table's own rows, and those of its cells that may state something.

    ``cell_count`` counts hidden ones too; ``reach`` is the slot after the last one that is shown.
    """

    ordinal: int
    line: int
    is_ruled_above: bool = False
    is_ruled_below: bool = False
    cells: list[Cell] = field(default_factory=list)
    cell_count: int = 0
    reach: int = 0


_Spanning = tuple[int, int, int]  # first slot, slot after the last, rows still to go


@dataclass(slots=True, kw_only=True)
class TableNode:
    """A ``<table>``: its ordinal in the document, nested ones counted, and its own rows."""

    ordinal: int
    line: int
    rows: list[Row] = field(default_factory=list)
    row_count: int = 0
    stray: list[Block] = field(default_factory=list)  # captions, and text that stands outside all cells
    spanning: list[_Spanning] = field(default_factory=list)  # from rows above into the last row
    begun: list[_Spanning] = field(default_factory=list)  # in the last row

    def add_row(self, row: Row) -> None:
        """Begin a row, in which cells of the rows above may still take slots."""
        if self.spanning or self.begun:
            going_on = [(start, end, left - 1) for start, end, left in self.spanning if left > 1]
            self.spanning, self.begun = sorted(going_on + self.begun), []
        self.rows.append(row)

    def take_slots(self, colspan: int, rowspan: int) -> int:
        """The first slot of the next cell of the last row: the next that no cell of a row above takes."""
        row = self.rows[-1]
        slot = row.reach
        for start, end, _ in self.spanning:
            if start <= slot < end:
                slot = end
        row.reach = slot + colspan
        if rowspan > 1:
            self.begun.append((slot, row.reach, rowspan - 1))
        return slot


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table that holds figures, as lines."""

    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class PageBreak:
    """The end of a printed page."""


Block = Para | Preformatted | Sheet | PageBreak | list["Block"]


def _opened(block: Block) -> list[Block]:
    return block if isinstance(block, list) else [block]


@dataclass(frozen=True, slots=True, eq=False)
class Look:
    """How text looks that comes next. Compared by identity: a few serve a whole document."""

    is_bold: bool = False
    is_underlined: bool = False
    is_raised: bool = False
    is_title: bool = False
    align: str = ""
    left: int = 0


UNMARKED = Look()


@dataclass(slots=True)
class Run:
    """Text collected for a paragraph that is still open."""

    look: Look = UNMARKED
    line: int = 0
    parts: list[str] = field(default_factory=list)
    weight: int = 0
    bold: int = 0
    underlined: int = 0

    def add(self, text: str, look: Look, line: int) -> None:
        """Append text that looks so."""
        self.parts.append(text)
        weight = 0 if text in (BREAK, DROPPED) else len(text.strip())
        if weight:
            if not self.weight:
                self.look, self.line = look, line
            self.weight += weight
            self.bold += weight * look.is_bold
            self.underlined += weight * look.is_underlined

    def clear(self) -> None:
        """Begin anew."""
        self.parts.clear()
        self.weight = self.bold = self.underlined = 0

    def closed(self, *, is_item: bool) -> Para | None:
        """The paragraph; None where it states nothing."""
        if not self.weight:
            return None
        lines = [(text, nbsp) for text, nbsp in map(_flat, "".join(self.parts).split(BREAK)) if text]
        if not lines:
            return None
        return Para(
            lines=tuple([text for text, _ in lines]),
            line=self.line,
            left=self.look.left + lines[0][1] * _NBSP_WIDTH,
            align=self.look.align,
            is_bold=self.bold * 10 >= self.weight * 9,
            is_underlined=self.underlined * 10 >= self.weight * 9,
            is_title=self.look.is_title,
            is_item=is_item,
        )


def _flat(line: str) -> tuple[str, int]:
    """A line with every kind of blank as one, and the number of no-break spaces that it began with."""
    if line.isascii():
        return " ".join(line.split()), 0
    is_odd = _ODD.search(line) is not None
    clear = line.translate(_SPACES) if is_odd else line
    text = clear.lstrip("\xa0 \t\r\n\f\v")
    nbsp = clear[: len(clear) - len(text)].count("\xa0")
    shown = text.translate(_NOTHING) if is_odd else text
    return " ".join(shown.replace("\xa0", " ").split()), nbsp
