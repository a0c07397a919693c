"""One pass over the elements of an HTML document, in order and without recursion."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from icc_reports.read.layouts.html_nodes import (
    BREAK,
    DROPPED,
    UNMARKED,
    Block,
    Cell,
    Look,
    PageBreak,
    Preformatted,
    Row,
    Run,
    TableNode,
)
from icc_reports.read.layouts.html_style import PLAIN, Style, style_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_SKIPPED = frozenset("head script style title template noscript svg select button ix:header".split())
_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details div dl dt fieldset figure footer form "
    "h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary table tbody td tfoot th thead tr ul".split()
)
_CELLS = frozenset("table tr td th".split())
_TITLES = frozenset("h1 h2 h3 h4 h5 h6".split())
_BOLD = frozenset("b strong th".split()) | _TITLES
_MARKING = _BOLD | {"u", "sup", "td"}
_OPENED = frozenset("td th br tr li table pre".split())
_MARK = re.compile(r"[\s\d()\[\],*†‡§#^]{1,8}|\s*[(\[]?[a-zA-Z][)\]]?\s*")
_MAX_SPAN = 200
_MAX_ROWSPAN = 100


@dataclass(slots=True)
class Walker:
    """Collects blocks while it walks. ``finish`` turns a closed table into blocks."""

    first_line: int
    finish: Callable[[TableNode], Block]
    blocks: list[Block] = field(default_factory=list)
    sinks: list[list[Block]] = field(default_factory=list)
    tables: list[TableNode] = field(default_factory=list)
    table_count: int = 0
    look: Look = UNMARKED
    saved: list[tuple[_Element, Look, bool, bool]] = field(default_factory=list)  # look, is skipping, is a block
    is_skipping: bool = False
    is_item: bool = False
    run: Run = field(default_factory=Run)

    def walk(self, root: _Element) -> list[Block]:
        """The blocks of the document."""
        self.sinks.append(self.blocks)
        levels: list[Iterator[_Element]] = [iter((root,))]
        while levels:
            for element in levels[-1]:
                is_parent = len(element) > 0
                if not is_parent and element.tag == "td" and self._takes_empty(element):
                    continue
                self._start(element)
                if is_parent:
                    levels.append(iter(element))
                    break
                self._end()
            else:
                levels.pop()
                if levels:
                    self._end()
        self._flush()
        return self.blocks

    def _takes_empty(self, element: _Element) -> bool:
        """Whether a cell has neither text nor rules, as most that only keep others apart: then it is done with."""
        if self.is_skipping or not self.tables or not self.tables[-1].rows:
            return False
        text = element.text
        row = self.tables[-1].rows[-1]
        if (text and text.strip()) or row.is_ruled_above or row.is_ruled_below:
            return False
        style = style_of(element.get("style"))
        if style.is_hidden or style.is_ruled_above or style.is_ruled_below:
            return False
        self._flush()
        row.cell_count += 1
        self._take_slots(element)
        if element.tail:
            self._text(element.tail, element)
        return True

    def _start(self, element: _Element) -> None:
        tag = element.tag
        effect = _effect(tag, element.get("style"), element.get("align"), self.look)
        self.saved.append((element, self.look, self.is_skipping, effect.is_block))
        if tag in _CELLS:
            self._count(tag)
        if self.is_skipping or effect.is_skipped:
            self.is_skipping = True
            return
        self.look = effect.look
        if effect.is_block:
            self._flush()
            if effect.style.is_ruled_above or effect.style.is_ruled_below:
                self._mark_rules(effect.style)
        if effect.is_page_break and not self.tables:
            self.sinks[-1].append(PageBreak())
        if tag in _OPENED:
            self._open(element, tag, effect.style)
        text = element.text
        if text and not self.is_skipping:
            self._text(text, element)

    def _count(self, tag: str) -> None:
        """Ordinals count what is hidden too."""
        if tag == "table":
            self.table_count += 1
        elif not self.tables or self.is_skipping:
            return
        elif tag == "tr":
            self.tables[-1].row_count += 1
        elif tag in ("td", "th") and self.tables[-1].rows:
            self.tables[-1].rows[-1].cell_count += 1

    def _open(self, element: _Element, tag: str, style: Style) -> None:
        if tag in ("td", "th"):
            if self.tables:
                self._open_cell(element, style)
        elif tag == "br":
            self.run.add(BREAK, self.look, 0)
        elif tag == "tr":
            if self.tables:
                self._open_row(element, style)
        elif tag == "li":
            self.is_item = True
        elif tag == "table":
            table = TableNode(ordinal=self.table_count - 1, line=self._line(element))
            self.tables.append(table)
            self.sinks.append(table.stray)
            self.look = UNMARKED
        elif tag == "pre" and element.find(".//tr") is None:
            text = "".join(str(part) for part in element.itertext())
            self.sinks[-1].append(Preformatted(text, self._line(element)))
            self.is_skipping = True

    def _open_row(self, element: _Element, style: Style) -> None:
        table = self.tables[-1]
        table.add_row(
            Row(
                ordinal=table.row_count - 1,
                line=self._line(element),
                is_ruled_above=style.is_ruled_above,
                is_ruled_below=style.is_ruled_below,
            )
        )

    def _open_cell(self, element: _Element, style: Style) -> None:
        table = self.tables[-1]
        if not table.rows:  # a cell outside all rows
            table.row_count += 1
            table.add_row(Row(ordinal=table.row_count - 1, line=self._line(element), cell_count=1))
        row = table.rows[-1]
        cell = Cell(
            ordinal=row.cell_count - 1,
            slot=self._take_slots(element),
            end=row.reach,
            align=self.look.align,
            is_ruled_above=style.is_ruled_above or row.is_ruled_above,
            is_ruled_below=style.is_ruled_below or row.is_ruled_below,
        )
        row.cells.append(cell)
        self.sinks.append(cell.blocks)

    def _take_slots(self, element: _Element) -> int:
        """The first of the slots that a cell takes."""
        colspan = _span(element.get("colspan"), _MAX_SPAN)
        return self.tables[-1].take_slots(colspan, _span(element.get("rowspan"), _MAX_ROWSPAN))

    def _end(self) -> None:
        element, look, is_skipping, is_block = self.saved.pop()
        if is_block and not self.is_skipping:
            self._close(element.tag)
        self.look, self.is_skipping = look, is_skipping
        tail = element.tail
        if tail and not is_skipping:
            self._text(tail, element)

    def _close(self, tag: str) -> None:
        self._flush()
        if tag == "table":
            self.sinks.pop()
            table = self.tables.pop()
            self.sinks[-1].extend(table.stray)
            self.sinks[-1].append(self.finish(table))
        elif tag in ("td", "th") and self.tables:
            self.sinks.pop()

    def _text(self, text: str, element: _Element) -> None:
        if self.look.is_raised and _MARK.fullmatch(text) and (self.tables or self.run.weight):
            self.run.add(DROPPED, self.look, 0)
            text = " " if text[-1:].isspace() else ""
        if not self.run.parts and text.isspace() and "\xa0" not in text:
            return
        line = 0 if self.run.weight else self._line(element)
        self.run.add(text, self.look, line)

    def _flush(self) -> None:
        if not self.run.parts:
            return
        para = self.run.closed(is_item=self.is_item)
        self.run.clear()
        if para is not None:
            self.is_item = False
            self.sinks[-1].append(para)

    def _line(self, element: _Element) -> int:
        line: int = element.sourceline or 1  # type: ignore[assignment]  # the stubs declare it as ...
        return self.first_line - 1 + line

    def _mark_rules(self, style: Style) -> None:
        """A rule drawn by a block inside a cell is the cell's."""
        rows = self.tables[-1].rows if self.tables else []
        cell = rows[-1].cells[-1] if rows and rows[-1].cells else None
        if cell is not None and self.sinks[-1] is cell.blocks:
            cell.is_ruled_above |= style.is_ruled_above
            cell.is_ruled_below |= style.is_ruled_below


@dataclass(frozen=True, slots=True)
class _Effect:
    """What an element does to what stands in it."""

    style: Style
    look: Look
    is_block: bool
    is_skipped: bool
    is_page_break: bool


@lru_cache(maxsize=4096)
def _effect(tag: str, declared: str | None, align: str | None, now: Look) -> _Effect:
    """The effect of an element with such attributes where text looked like ``now``. Cached: documents repeat a few."""
    style = style_of(declared)
    return _Effect(
        style=style,
        look=_look(now, tag, style, align),
        is_block=tag in _CELLS or (tag in _BLOCKS if style.is_block is None else style.is_block),
        is_skipped=style.is_hidden or tag in _SKIPPED,
        is_page_break=style.is_page_break or tag == "hr",
    )


def _look(now: Look, tag: str, style: Style, align: str | None) -> Look:
    own = style.align or ("center" if tag == "center" else (align or "").lower())
    if style is PLAIN and not own and tag not in _MARKING:
        return now
    return Look(
        is_bold=style.is_bold if style.is_bold is not None else now.is_bold or tag in _BOLD,
        is_underlined=now.is_underlined or style.is_underlined or tag == "u",
        is_raised=now.is_raised or style.is_raised or tag == "sup",
        is_title=now.is_title or tag in _TITLES,
        align=own or now.align,
        left=style.left if tag in ("td", "th") else now.left + style.left,
    )


@lru_cache(maxsize=256)
def _span(text: str | None, most: int) -> int:
    if text is None:
        return 1
    digits = text.strip()
    return min(max(int(digits[:6]), 1), most) if digits.isdecimal() else 1
