"""HTML exhibits: tables of cells, and the prose between them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from icc_reports.model.source import SourceLine, Span
from icc_reports.read.blocks import Layout, Line, Paragraph, Piece, Region, Start
from icc_reports.read.layouts import edgar_text
from icc_reports.read.layouts.html_nodes import Block, PageBreak, Para, Preformatted, Sheet
from icc_reports.read.layouts.html_tables import CENTRED, finished
from icc_reports.read.layouts.html_walk import Walker
from icc_reports.read.scale_notes import is_scale_note

if TYPE_CHECKING:
    from lxml.etree import _Element

_START = Start()
_HEADER = re.compile(  # lines that begin so; the look back comes second because a search for "<" is fast
    r"<(?<![^\n]<)(?:DOCUMENT|TYPE|SEQUENCE|FILENAME|DESCRIPTION|TEXT)>.*", re.IGNORECASE
)
_CONTROLS = bytes(0x20 if code < 0x20 and code not in b"\t\n\f\r" else code for code in range(256))
_BULLET = re.compile(r"^(?:[•·●▪■◾◼◆►▶➢➤○◦]|[onlqv§Øü*](?=\s+[A-Z$\d])|[–—-](?=\s*[A-Z$]|\s+\S+\s))\s*")
_NOTE = re.compile(
    r"^\(?(?:un-?audited|(?:(?:dollars?|amounts?|in|shares|except|expressed|all)\b|[$€£]\s?in\b).*)\)?$", re.IGNORECASE
)
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"\W*(?:page\s*)?\d{1,3}\W*|\W*\(?more\)?\W*", re.IGNORECASE)
_AROUND_BREAK = 2  # paragraphs on either side of a page's end that may be its furniture
_TITLE_LENGTH = 160
_MAX_TITLES = 8


Flat = Para | Preformatted | Sheet | PageBreak


def layout_of(text: str, start: Start = _START) -> Layout:
    """The document laid out; ``start`` is where it begins in the file."""
    root = _parsed(text)
    walker = Walker(first_line=start.line, finish=finished, table_count=start.table)
    blocks = [] if root is None else walker.walk(root)
    return _laid_out(list(_flattened(blocks)), replace(start, table=walker.table_count))


def _parsed(text: str) -> _Element | None:
    from lxml import etree

    clear = _HEADER.sub("", text).encode("utf-8", errors="replace").translate(_CONTROLS)
    parser = etree.HTMLParser(
        encoding="utf-8", huge_tree=True, no_network=True, remove_comments=True, remove_pis=True, recover=True
    )
    try:
        return etree.fromstring(clear, parser)
    except etree.XMLSyntaxError:  # a document without a single element
        return None


def _flattened(blocks: Sequence[Block]) -> Iterator[Flat]:
    stack = [iter(blocks)]
    while stack:
        block = next(stack[-1], None)
        if block is None:
            stack.pop()
        elif isinstance(block, list):
            stack.append(iter(block))
        else:
            yield block


def _laid_out(blocks: Sequence[Flat], start: Start) -> Layout:
    items: list[Region | Paragraph] = []
    lines: list[SourceLine] = []
    unread: list[Span] = []
    titles: list[Line] = []
    furniture = _furniture(blocks)
    ordinal = start.paragraph
    for place, block in enumerate(blocks):
        if isinstance(block, Para):
            paragraph, source = _paragraph(block, ordinal)
            ordinal += 1
            lines.append(source)
            if place not in furniture:
                items.append(paragraph)
                is_title = _is_title(block)
                titles = [*titles, _line(paragraph, source)][-_MAX_TITLES:] if is_title else _lead_in(paragraph, source)
        elif isinstance(block, Sheet):
            items.append(Region(lines=(*_spaced(titles), *block.lines), is_tagged=True, is_wrapped=False))
            lines += _source_lines(block.lines)
            titles = []
        elif isinstance(block, Preformatted):
            inner = edgar_text.layout_of(block.text, Start(line=block.line))
            items += inner.items
            lines += inner.lines
            unread += inner.unread
            titles = []
    return Layout(
        media="html",
        items=tuple(items),
        lines=tuple(lines),
        end=replace(start, paragraph=ordinal),
        unread=tuple(unread),
    )


def _lead_in(paragraph: Paragraph, source: SourceLine) -> list[Line]:
    """The last sentence of a paragraph, where it ends with a colon: it says what the table below it holds."""
    if not source.text.endswith(":"):
        return []
    line = _line(paragraph, source)
    last = _SENTENCE.split(line.text)[-1]
    if len(last) > 2 * _TITLE_LENGTH:
        return []
    at = len(line.text) - len(last)
    span = line.span._replace(start=at + 1)
    piece = replace(line.pieces[0], text=last, end=CENTRED + min(len(last), 90), span=span)
    return [replace(line, text=last, span=span, pieces=(piece,))]


def _furniture(blocks: Sequence[Flat]) -> set[int]:
    """The paragraphs that are page numbers, or running titles: repeated at the ends of pages, and no headings."""
    near: dict[int, str] = {}
    for place, block in enumerate(blocks):
        if isinstance(block, PageBreak):
            near |= {at: _DIGITS.sub("#", para.text) for at, para in _beside(blocks, place)}
    counts = Counter(near.values())
    return {
        at
        for at, text in near.items()
        if _PAGE_NUMBER.fullmatch(text.replace("#", "0")) or (counts[text] > 1 and not _is_title_at(blocks, at))
    }


def _beside(blocks: Sequence[Flat], place: int) -> Iterator[tuple[int, Para]]:
    """The short paragraphs next to a page's end, up to the first block of another kind."""
    for step in (-1, 1):
        for at in range(place + step, place + step * (_AROUND_BREAK + 1), step):
            block = blocks[at] if 0 <= at < len(blocks) else None
            if not isinstance(block, Para) or len(block.text) > _TITLE_LENGTH:
                break
            yield at, block


def _is_title_at(blocks: Sequence[Flat], at: int) -> bool:
    block = blocks[at]
    return isinstance(block, Para) and _is_title(block)


def _source_lines(lines: Sequence[Line]) -> Iterator[SourceLine]:
    """One for each row: rules repeat the place of the row above them, and rows parted by line breaks share one."""
    texts: dict[tuple[int, int | None, int | None], list[str]] = {}
    for line in lines:
        if not line.is_rule:
            texts.setdefault((line.span.line, line.span.table, line.span.row), []).append(line.text)
    for (number, table, row), parts in texts.items():
        text = "  ".join(parts)
        yield SourceLine(Span(number, 1, max(len(text), 1), table, row), text)


def _spaced(titles: Sequence[Line]) -> Iterator[Line]:
    """The lines of titles, each a paragraph of its own."""
    for line in titles:
        yield line
        yield Line(span=line.span, text="")


def _paragraph(para: Para, ordinal: int) -> tuple[Paragraph, SourceLine]:
    """A paragraph of the prose, and the same as a line to cite."""
    bullet = _BULLET.match(para.lines[0])
    texts = [para.lines[0][bullet.end() :] if bullet else para.lines[0], *para.lines[1:]]
    texts = [text for text in texts if text] or [para.lines[0]]
    pieces, offset = [], 0
    for text in texts:
        span = Span(para.line, offset + 1, offset + len(text), paragraph=ordinal)
        pieces.append(Piece(text=text, start=CENTRED, end=CENTRED + len(text), span=span))
        offset += len(text) + 1
    whole = " ".join(texts)
    is_bullet = para.is_item or bullet is not None
    paragraph = Paragraph(pieces=tuple(pieces), is_heading=not is_bullet and _is_heading(para), is_bullet=is_bullet)
    return paragraph, SourceLine(Span(para.line, 1, len(whole), paragraph=ordinal), whole)


def _line(paragraph: Paragraph, source: SourceLine) -> Line:
    """A paragraph as a line that can stand above a table."""
    lines = "\n".join(piece.text for piece in paragraph.pieces)  # what a break parts, a title says in several lines
    piece = Piece(text=lines, start=CENTRED, end=CENTRED + min(len(source.text), 90), span=source.span)
    return Line(span=source.span, text=source.text, pieces=(piece,), indent=CENTRED)


def _is_heading(para: Para) -> bool:
    if para.is_item or len(para.text) > _TITLE_LENGTH:
        return False
    return para.is_title or para.is_bold or para.is_underlined or (para.align == "center" and para.text[-1:] != ".")


def _is_title(para: Para) -> bool:
    """Whether a paragraph above a table can be its title, a note on its scale, or both in plain type."""
    if _is_heading(para) or is_scale_note(para.text):
        return True
    return len(para.text) <= _TITLE_LENGTH and any(
        _NOTE.match(text) for text in (para.text, para.lines[-1], para.text[para.text.rfind("(") :])
    )
