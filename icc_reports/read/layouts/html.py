"""HTML exhibits: tables of cells, and the prose between them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from icc_reports.model.source import SourceLine, Span
from icc_reports.read.blocks import Layout, Line, Paragraph, Piece, Region
from icc_reports.read.layouts import edgar_text
from icc_reports.read.layouts.html_nodes import Block, Para, Preformatted, Sheet
from icc_reports.read.layouts.html_tables import CENTRED, finished
from icc_reports.read.layouts.html_walk import Walker
from icc_reports.read.regions import items_of, without_page_furniture

if TYPE_CHECKING:
    from lxml.etree import _Element

_IS_HTML = re.compile(r"<(?:html|head|body|div|font|tr|td|p)\b[^<>]*>", re.IGNORECASE)
_HEADER = re.compile(r"^<(?:DOCUMENT|TYPE|SEQUENCE|FILENAME|DESCRIPTION|TEXT)>.*$", re.IGNORECASE | re.MULTILINE)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f]")
_BULLET = re.compile(r"^(?:[•·●▪■◾◼◆►▶➢➤○◦]|[o§Øü*–—-](?=\s+\S+\s|[A-Z]))\s*")
_NOTE = re.compile(
    r"^\(?(?:un-?audited|(?:dollars?|amounts?|\$|in|shares|except|expressed|all)\b.*)\)?$", re.IGNORECASE
)
_TITLE_LENGTH = 160
_MAX_TITLES = 8


def is_html(text: str) -> bool:
    """Whether a document is HTML: it uses elements that EDGAR text never had."""
    return len(_IS_HTML.findall(text, 0, 20000)) > 3 or len(_IS_HTML.findall(text)) > 20


def layout_of(text: str, first_line: int = 1) -> Layout:
    """The document laid out. ``first_line`` is the number of its first line in the file."""
    root = _parsed(text)
    blocks = [] if root is None else Walker(first_line, finished).walk(root)
    return _laid_out(list(_flattened(blocks)))


def _parsed(text: str) -> _Element | None:
    from lxml import etree

    clear = _CONTROL.sub(" ", _HEADER.sub("", text))
    parser = etree.HTMLParser(
        encoding="utf-8", huge_tree=True, no_network=True, remove_comments=True, remove_pis=True, recover=True
    )
    try:
        return etree.fromstring(clear.encode("utf-8", errors="replace"), parser)
    except etree.XMLSyntaxError:  # a document without a single element
        return None


def _flattened(blocks: Sequence[Block]) -> Iterator[Para | Preformatted | Sheet]:
    stack = [iter(blocks)]
    while stack:
        block = next(stack[-1], None)
        if block is None:
            stack.pop()
        elif isinstance(block, list):
            stack.append(iter(block))
        else:
            yield block


def _laid_out(blocks: Sequence[Para | Preformatted | Sheet]) -> Layout:
    items: list[Region | Paragraph] = []
    lines: list[SourceLine] = []
    titles: list[Line] = []
    ordinal = 0
    for block in blocks:
        if isinstance(block, Para):
            paragraph, line = _paragraph(block, ordinal)
            ordinal += 1
            items.append(paragraph)
            lines.append(SourceLine(line.span, line.text))
            titles = [*titles, line][-_MAX_TITLES:] if _is_title(block) else []
            continue
        if isinstance(block, Sheet):
            items.append(Region(lines=(*_spaced(titles), *block.lines), is_tagged=True, is_wrapped=False))
            lines += _source_lines(block.lines)
        else:
            text_lines = [*edgar_text.lines_of(block.text, block.line)]
            items += items_of(without_page_furniture(text_lines))
            lines += [SourceLine(line.span, line.text) for line in text_lines]
        titles = []
    return Layout(media="html", items=tuple(items), lines=tuple(lines))


def _source_lines(lines: Sequence[Line]) -> Iterator[SourceLine]:
    """One for each row: rules repeat the place of the row above them, and rows parted by line breaks share one."""
    texts: dict[Span, str] = {}
    for line in lines:
        if not line.is_rule:
            key = Span(line.span.line, 1, 1, line.span.table, line.span.row)
            texts[key] = f"{texts[key]}  {line.text}" if key in texts else line.text
    for key, text in texts.items():
        yield SourceLine(Span(key.line, 1, max(len(text), 1), key.table, key.row), text)


def _spaced(titles: Sequence[Line]) -> Iterator[Line]:
    """The lines of titles, each a paragraph of its own."""
    for line in titles:
        yield line
        yield Line(span=line.span, text="")


def _paragraph(para: Para, ordinal: int) -> tuple[Paragraph, Line]:
    """A paragraph of the prose, and the same as a line that can stand above a table."""
    bullet = _BULLET.match(para.lines[0])
    texts = [para.lines[0][bullet.end() :] if bullet else para.lines[0], *para.lines[1:]]
    texts = [text for text in texts if text] or [para.lines[0]]
    pieces, offset = [], 0
    for text in texts:
        span = Span(para.line, offset + 1, offset + len(text), paragraph=ordinal)
        pieces.append(Piece(text=text, start=CENTRED, end=CENTRED + len(text), span=span))
        offset += len(text) + 1
    whole = " ".join(texts)
    line_span = Span(para.line, 1, len(whole), paragraph=ordinal)
    piece = Piece(text=whole, start=CENTRED, end=CENTRED + min(len(whole), 90), span=line_span)
    paragraph = Paragraph(
        pieces=tuple(pieces), is_heading=_is_heading(para), is_bullet=para.is_item or bullet is not None
    )
    return paragraph, Line(span=line_span, text=whole, pieces=(piece,), indent=CENTRED)


def _is_heading(para: Para) -> bool:
    if para.is_item or len(para.text) > _TITLE_LENGTH:
        return False
    return para.is_title or para.is_bold or para.is_underlined or (para.align == "center" and para.text[-1:] != ".")


def _is_title(para: Para) -> bool:
    """Whether a paragraph above a table can be its title, or a note on its scale."""
    return _is_heading(para) or (len(para.text) <= _TITLE_LENGTH and _NOTE.match(para.text) is not None)
