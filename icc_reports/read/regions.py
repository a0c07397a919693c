"""Where the tables are: stretches of lines with figures in columns, and the prose around them."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import takewhile

from icc_reports.model.figures import Notation
from icc_reports.model.source import Span
from icc_reports.read.blocks import Line, Paragraph, Piece, Region
from icc_reports.read.dates import dates_in, lengths_in

_YEAR = re.compile(r"(?:19[89]|20[0-4])\d$")
_BULLET = re.compile(r"\s*(?:[o*•·]|--?)\s+(?=\S)")
_PAGE_NUMBER = re.compile(r"-?\s*(?:page\s*)?\d{1,3}\s*-?$|[A-Z]{1,2}-\d+$", re.IGNORECASE)
_ENDED = re.compile(r"(?:period )?end(?:ed|ing)", re.IGNORECASE)
_SAYS = re.compile(  # a short sentence above a table is none of its titles
    r"\w \b(?:was|were|is|are|had|has|rose|fell|grew|increased|decreased|declined|remained|totaled)\b \w"
)
_PROSE_WIDTH = 55  # shorter lines are labels, titles or the last line of a paragraph
_MAX_SILENCE = 14  # lines of text without a figure that a table may hold between two rows
_MAX_HEAD = 24  # lines above the first figure among which its heads and title are looked for


def is_year(piece: Piece) -> bool:
    """Whether a value is a bare year, as column heads print them."""
    value = piece.value
    return value is not None and _YEAR.match(piece.text) is not None


def is_data(line: Line) -> bool:
    """Whether the line states figures, not only years and the footnote marks beside them, or its place in a list."""
    values = line.values[1:] if _is_numbered(line) else line.values
    if any(not is_mark(piece) and not is_year(piece) for piece in values):
        return True
    figures = [piece for piece in values if not is_year(piece)]
    has_year = len(figures) < len(values)
    if _are_footnotes(line):
        return False
    return any(not is_mark(piece) for piece in figures) if has_year else bool(figures)


def _is_numbered(line: Line) -> bool:
    """Whether a line of text begins with its number in a list: "2)  Days of sales in receivables = 45"."""
    first = line.pieces[0] if len(line.pieces) > 1 else None
    return (
        first is not None
        and first.value is not None
        and _NUMBER.fullmatch(first.text) is not None
        and (line.pieces[1].value is None)
    )


_NUMBER = re.compile(r"\d{1,2}\)")


def _are_footnotes(line: Line) -> bool:
    """Whether a line under heads refers to the notes on them: "(GAAP)", "(1)", "(2)", "(3)"."""
    if len(line.values) < 2 or not all(map(is_mark, line.values)):
        return False
    numbers = [piece.value.number for piece in line.values if piece.value is not None]
    counts = [-Decimal(place) for place in range(1, len(numbers) + 1)]
    return numbers == counts and all(piece.text.startswith("(") for piece in line.texts)


def is_mark(piece: Piece) -> bool:
    """Whether a value may be a footnote mark: a star, or a small whole number in brackets."""
    value = piece.value
    if value is None or value.notation is Notation.BELOW_UNIT:
        return value is not None
    return value.is_bracketed and value.number is not None and -20 < value.number < 0 and value.fraction_digits == 0


def without_page_furniture(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines with page numbers and running titles emptied, so that tables go on over page breaks."""
    furniture = _running_titles(lines) | _page_numbers(lines)
    bare = [replace(line, pieces=(), rules=()) if index in furniture else line for index, line in enumerate(lines)]
    for index in _page_gaps(bare):
        bare[index] = replace(bare[index], is_page_break=True)
    return tuple(bare)


def _page_gaps(lines: Sequence[Line]) -> set[int]:
    """The blank lines that lie around a page break: they end no paragraph."""
    found: set[int] = set()
    for order in (range(len(lines)), range(len(lines) - 1, -1, -1)):
        is_gap = False
        for index in order:
            is_gap = lines[index].is_page_break or (is_gap and lines[index].is_blank)
            if is_gap and not lines[index].pieces:
                found.add(index)
    return found


def _running_titles(lines: Sequence[Line]) -> set[int]:
    """Lines that open page after page with the same words, and have only such lines above them on their page."""
    pages = [_next_filled(lines, index + 1, limit=3) for index, line in enumerate(lines) if line.is_page_break]
    counts = Counter(_words(lines[index]) for page in pages for index in page)
    repeated = {index for page in pages for index in takewhile(lambda index: _may_run(lines[index], counts), page)}
    return repeated | {index + 1 for index in repeated if index + 1 < len(lines) and lines[index + 1].is_rule}


def _words(line: Line) -> str:
    return " ".join(line.text.split())


def _may_run(line: Line, counts: Counter[str]) -> bool:
    """Whether a line is on several pages, and no head over columns, which tables on several pages may share."""
    return counts[_words(line)] > 1 and not line.values and len(line.pieces) < 3


def _page_numbers(lines: Sequence[Line]) -> set[int]:
    found: set[int] = set()
    for index, line in enumerate(lines):
        if not line.is_page_break:
            continue
        around = [*_next_filled(lines, index + 1, limit=3), *_previous_filled(lines, index - 1, limit=1)]
        found.update(other for other in around if _PAGE_NUMBER.match(lines[other].text.strip()))
    return found


def _next_filled(lines: Sequence[Line], start: int, limit: int) -> list[int]:
    filled: list[int] = []
    for index in range(start, min(start + 8, len(lines))):
        if len(filled) == limit or lines[index].is_page_break:
            break
        if lines[index].pieces:
            filled.append(index)
    return filled


def _previous_filled(lines: Sequence[Line], start: int, limit: int) -> list[int]:
    filled: list[int] = []
    for index in range(start, max(start - 8, -1), -1):
        if len(filled) == limit:
            break
        if lines[index].pieces:
            filled.append(index)
    return filled


def items_of(lines: Sequence[Line]) -> Iterator[Region | Paragraph]:
    """The regions of a text document and the prose between them, in order."""
    end = 0
    for region, start, stop in _regions(lines):
        yield from _paragraphs_of(lines, end, start)
        yield region
        end = stop
    yield from _paragraphs_of(lines, end, len(lines))


def _regions(lines: Sequence[Line]) -> Iterator[tuple[Region, int, int]]:
    prose = _prose_lines(lines)
    tagged = _tagged_lines(lines)
    end = 0
    for first, last in _cores(lines, prose):
        start = _start_of(lines, first, prose, end)
        stop = _end_of(lines, last)
        region = Region(lines=tuple(lines[start:stop]), is_tagged=first in tagged)
        if _is_table(region):
            yield region, start, stop
            end = stop


def _paragraphs_of(lines: Sequence[Line], start: int, stop: int) -> Iterator[Paragraph]:
    """The prose of a stretch of lines: paragraphs end at blank lines, at rules and before bullets.

    What begins with a star right after a table is a note to it, not a bullet.
    """
    current: list[Line] = []
    is_note = start > 0
    for line in lines[start:stop]:
        if current and (not line.pieces or _BULLET.match(line.text)):
            is_note = is_note and current[0].text.lstrip().startswith("*")
            yield _paragraph(current, is_underlined=line.is_rule, is_note=is_note)
            current = []
        if line.pieces:
            current.append(line)
    if current:
        yield _paragraph(current, is_underlined=False, is_note=is_note and current[0].text.lstrip().startswith("*"))


def _paragraph(lines: Sequence[Line], *, is_underlined: bool, is_note: bool) -> Paragraph:
    is_bullet = not is_note and _BULLET.match(lines[0].text) is not None
    pieces = tuple(_text_piece(line, keeps_mark=is_note) for line in lines)
    return Paragraph(pieces=pieces, is_heading=is_underlined and len(lines) <= 2, is_bullet=is_bullet)


def _text_piece(line: Line, *, keeps_mark: bool) -> Piece:
    """All that is printed on a line, without the blanks around it and its bullet; its place covers just that."""
    bullet = None if keeps_mark else _BULLET.match(line.text)
    start = bullet.end() if bullet else len(line.text) - len(line.text.lstrip())
    text = line.text[start:].rstrip()
    span = Span(line.span.line, start + 1, start + max(len(text), 1))
    return Piece(text=text, start=start, end=start + len(text), span=span)


def _is_table(region: Region) -> bool:
    rows = [line for line in region.lines if is_data(line)]
    if region.is_tagged or len(rows) >= 4:
        return True
    has_head = any(len(line.pieces) > 1 and not is_data(line) for line in region.lines)
    return has_head and (len(rows) > 1 or len(rows[0].values) > 1)


def _cores(lines: Sequence[Line], prose: set[int]) -> Iterator[tuple[int, int]]:
    """First and last data line of every cluster of data lines."""
    first = last = -1
    silence = 0
    for index, line in enumerate(lines):
        breaks = line.opens_table or line.closes_table or index in prose
        if first >= 0 and (breaks or silence > _MAX_SILENCE):
            yield first, last
            first = last = -1
        if index in prose:
            continue
        if is_data(line):
            first = index if first < 0 else first
            last, silence = index, 0
        elif line.pieces:
            silence += 1
    if first >= 0:
        yield first, last


def _tagged_lines(lines: Sequence[Line]) -> set[int]:
    inside, found = False, set()
    for index, line in enumerate(lines):
        inside = (inside or line.opens_table) and not line.closes_table
        if inside:
            found.add(index)
    return found


def _start_of(lines: Sequence[Line], first: int, prose: set[int], floor: int) -> int:
    start, taken = first, 0
    for index in range(first - 1, floor - 1, -1):
        line = lines[index]
        if index in prose or line.closes_table or line.is_page_break or taken == _MAX_HEAD:
            break
        if _is_headline(line) and lines[index + 1].is_blank:
            break
        if line.pieces:
            taken += 1
            start = index
    return start


def _is_headline(line: Line) -> bool:
    """Whether a line of words states a figure among them, as headlines do and titles of tables do not."""
    return len(line.pieces) == 1 and _STATES.search(line.pieces[0].text) is not None


_STATES = re.compile(r"(?:\w+ ){2}(?:[$€£]\d[\d.,]*|\d[\d.,]*%)(?: \w+){2}")


def _end_of(lines: Sequence[Line], last: int) -> int:
    """The line after the last one: rules under the last row belong to it, and a label that ends below its figures."""
    end = last + 1
    while end < len(lines) and lines[end].is_rule:
        end += 1
    if end < len(lines) and _is_short_label(lines[end]):
        end += 1
    return end


def _is_short_label(line: Line) -> bool:
    return bool(line.pieces) and not line.values and line.label[:1].islower() and len(line.label) < _PROSE_WIDTH


def _prose_lines(lines: Sequence[Line]) -> set[int]:
    found: set[int] = set()
    for paragraph in _paragraphs(lines):
        if _is_prose([lines[index] for index in paragraph]):
            found.update(paragraph)
    return found


def _paragraphs(lines: Sequence[Line]) -> Iterator[list[int]]:
    paragraph: list[int] = []
    for index, line in enumerate(lines):
        if line.pieces and not line.rules:
            paragraph.append(index)
        elif paragraph:
            yield paragraph
            paragraph = []
    if paragraph:
        yield paragraph


def _is_prose(paragraph: Sequence[Line]) -> bool:
    if any(line.is_overlong for line in paragraph):
        return True
    ends_in_figure = _ends_in_figure(paragraph)
    if sum(is_data(line) for line in paragraph) - ends_in_figure > len(paragraph) // 4:
        return False
    wide = sum(_is_wide(line) for line in paragraph)
    last = paragraph[-1].text.rstrip()
    ends_sentence = last.endswith((".", '."', ".)", "!", "?"))
    if len(paragraph) == 1:
        return ends_sentence and (wide == 1 or (len(paragraph[0].pieces) == 1 and _SAYS.search(last) is not None))
    return wide * 2 >= len(paragraph) and (ends_sentence or ends_in_figure or len(paragraph) > 2)


def _ends_in_figure(paragraph: Sequence[Line]) -> bool:
    """Whether the last line is one figure where the text above begins: the end of a sentence, no row of a table."""
    if len(paragraph) == 1 or len(paragraph[-1].pieces) > 1 or not is_data(paragraph[-1]):
        return False
    above, figure = paragraph[-2], paragraph[-1].pieces[0]
    bullet = _BULLET.match(above.text)
    start = bullet.end() if bullet else len(above.text) - len(above.text.lstrip())
    return _is_wide(above) and figure.start <= start + _HANGING


_HANGING = 2  # characters by which the lines of a paragraph may begin further in


def _names_time(piece: Piece) -> bool:
    """Whether a piece of text is a date, a length of time, or what stands between the two in a head of its own."""
    text = piece.text
    return _ENDED.fullmatch(text) is not None or any(dates_in(text)) or bool(lengths_in(text))


def _is_wide(line: Line) -> bool:
    """Whether it runs over the page without the gaps that columns have."""
    if line.values or not line.pieces or line.pieces[-1].end - line.pieces[0].start < _PROSE_WIDTH:
        return False
    if len(line.pieces) > 1 and all(map(_names_time, line.pieces)):
        return False
    pieces = line.pieces[1:] if len(line.pieces[0].text) == 1 else line.pieces  # a bullet stands apart
    gaps = [after.start - before.end for before, after in itertools.pairwise(pieces)]
    return max(gaps, default=0) <= 4
