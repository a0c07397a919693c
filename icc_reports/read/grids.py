"""From a region of lines to raw tables: heads, columns and rows, before anything is known of periods and units."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise, takewhile

from icc_reports.read.arrangement import are_new_heads, halves_of, with_inner_joined
from icc_reports.read.blocks import Line, Piece, Region
from icc_reports.read.columns import Band, bands_of, place
from icc_reports.read.dates import dates_in, lengths_in, without_times, years_in
from icc_reports.read.heads import head_pieces, heads_over, is_head_like, sense_of
from icc_reports.read.regions import is_data, is_year
from icc_reports.read.rows import RawRow, rows_of
from icc_reports.read.scale_notes import is_scale_note, without_scale_note
from icc_reports.read.unit_columns import with_units_in_labels

_MAX_GAP = 30  # lines between a table of text and the one that goes on with it
_YEAR_MARK = re.compile(
    r"(?:fiscal\s+|fy\s?|(?:fiscal\s+)?year\s+)?(?P<year>(?:19[89]|20[0-4])\d)\s*[:.]?$", re.IGNORECASE
)
_NOTES_HEAD = re.compile(r"(?:foot)?note(?:s|\(s\)| no\.?| numbers?| ref\.?)?", re.IGNORECASE)
_ASKS_DATE = re.compile(r"\b(?:ended|ending|as of|at)$", re.IGNORECASE)
_HEAD_SLACK = 8  # in half characters, between the middles of the lines of one head
_LOOK_AHEAD = 12  # data lines from which the columns under a head are judged


@dataclass(frozen=True, slots=True, kw_only=True)
class RawTable:
    """A table as laid out. ``title_lines`` stand above the heads or to their left, the nearest paragraph last.

    ``corner`` are those of them to the left, where they are cells of their own. ``trailing`` are lines of text after
    the last row; ``strays`` are figures that fit no column.
    """

    title_lines: tuple[str, ...]
    heads: tuple[str, ...]
    bands: tuple[Band, ...]
    rows: tuple[RawRow, ...]
    lines: tuple[Line, ...]
    strays: tuple[Piece, ...] = ()
    trailing: tuple[Line, ...] = field(default=())
    is_continued: bool = False
    corner: tuple[str, ...] = ()

    @property
    def lines_above(self) -> tuple[str, ...]:
        """The title lines without those to the left of the heads."""
        if not self.corner:
            return self.title_lines
        last = self.title_lines[-1].split("\n")[: -len(self.corner)]
        return (*self.title_lines[:-1], "\n".join(last))


@dataclass(frozen=True, slots=True)
class _Block:
    above: tuple[Line, ...]
    heads: tuple[Line, ...]
    body: tuple[Line, ...]


def raw_tables(region: Region, before: RawTable | None = None) -> Iterator[RawTable]:
    """The tables of a region, one for every set of heads in it.

    ``before`` is the last table of the region before it, which a table without heads goes on with: in HTML where it
    has no title either, in text where it follows soon and its figures stand in the same columns.
    """
    is_titled = any(line.span.paragraph is not None for line in region.lines[:1])
    previous = None if is_titled else before
    for found in _all_blocks(region):
        block = _Block(found.above, *with_units_in_labels(found.heads, found.body))
        table = _raw_table(block, previous, is_wrapped=region.is_wrapped)
        if table is not None and not any(table.title_lines) and previous is not None and previous is not before:
            table = replace(table, title_lines=previous.title_lines, corner=previous.corner)
        if table is not None:
            yield from _by_time(table, block, is_wrapped=region.is_wrapped)
            previous = table


def _all_blocks(region: Region) -> Iterator[_Block]:
    """The blocks of a region, each half of those that are two tables beside each other for itself."""
    for block in _blocks(region.lines):
        titles = tuple(takewhile(lambda line: len(line.pieces) < 2, block.heads))
        halves = halves_of((*block.heads[len(titles) :], *block.body)) if region.is_wrapped else ()
        if len(halves) < 2:
            yield block
            continue
        for half in halves:
            for part in _blocks(half):
                yield replace(part, above=(*block.above, *titles, *part.above))


def _by_time(table: RawTable, block: _Block, *, is_wrapped: bool) -> Iterator[RawTable]:
    """The table; or one for every year, or period, where these stand above groups of rows and the heads name none."""
    marks = [index for index, line in enumerate(block.body) if _sole_time(line, table.bands[0].start)]
    if not marks or any(years_in(head) for head in table.heads):
        yield table
        return
    above = (*block.above, *block.heads)
    for start, stop in pairwise((0, *marks, len(block.body))):
        part = block.body[start:stop]
        if any(is_data(line) for line in part):
            time = _sole_time(part[0], table.bands[0].start)
            heads = _with_time(table.heads, time)
            body = part[1:] if time else part
            rows, strays = rows_of(_as_rows(body, table.bands), table.bands, is_wrapped=is_wrapped)
            lines = (*above, *part) if start == 0 or start == marks[0] else part
            yield replace(table, heads=heads, rows=rows, strays=strays, lines=lines, trailing=_trailing(part))


def _with_time(heads: tuple[str, ...], time: str) -> tuple[str, ...]:
    """The heads with the year, or the period, that stands above a group of rows."""
    if time.isdigit():
        return _with_year(heads, int(time))
    return tuple(f"{head} {time}".strip() for head in heads) if time else heads


def _with_year(heads: Sequence[str], year: int) -> tuple[str, ...]:
    """The heads with the year that stands above a group of rows.

    Where the heads name months without years, and pass December, it is the fiscal year in which they end.
    """
    months = [next((mention.month for mention in dates_in(head) if mention.year is None), None) for head in heads]
    dated = [month for month in months if month is not None]
    falls = [one > other for one, other in pairwise(dated)]
    is_ascending = sum(falls) <= len(falls) // 2
    turns = [at + 1 for at, fall in enumerate(falls) if fall is is_ascending]
    if len(turns) != 1:
        return tuple(f"{head} {year}".strip() for head in heads)
    early = set(range(turns[0])) if is_ascending else set(range(turns[0], len(dated)))
    places = [ordinal for ordinal, month in enumerate(months) if month is not None]
    years = {ordinal: year - 1 for at, ordinal in enumerate(places) if at in early}
    return tuple(f"{head} {years.get(ordinal, year)}".strip() for ordinal, head in enumerate(heads))


def _sole_time(line: Line, zone: int) -> str:
    """The year, or the period with its length and its end, that is all of a line left of the columns; else ""."""
    if len(line.pieces) != 1 or line.pieces[0].end > zone:
        return ""
    text = line.pieces[0].text
    named = _YEAR_MARK.match(text)
    if named:
        return named["year"]
    is_period = any(length.has_ended for length in lengths_in(text)) and any(day.year for day in dates_in(text))
    return text if is_period and not re.search(r"[a-z]", without_times(text), re.IGNORECASE) else ""


def _as_rows(body: Sequence[Line], bands: Sequence[Band]) -> list[Line]:
    return [_with_label_numbers(line, bands[0].start) for line in body]


def _goes_on_with(previous: RawTable, block: _Block, bands: Sequence[Band], *, is_wrapped: bool) -> bool:
    """Whether a block without heads has the columns of the table before it."""
    if len(previous.heads) != len(bands):
        return False
    gap = block.body[0].span.line - previous.lines[-1].span.line
    pairs = zip(previous.bands, bands, strict=True)
    return not is_wrapped or (gap < _MAX_GAP and all(one.touches(other.start, other.end) for one, other in pairs))


def _raw_table(block: _Block, previous: RawTable | None, *, is_wrapped: bool) -> RawTable | None:
    data = [line for line in block.body if is_data(line)]
    found = bands_of(data) if is_wrapped else _unshifted(bands_of(data), block.heads, data)
    bands = _outside_labels(_with_support(found, block.heads), data)
    if not bands:
        return None
    heads = heads_over(block.heads, bands)
    whole = with_inner_joined(bands, heads, data) if is_wrapped else bands
    bands, heads = whole, heads if whole == bands else heads_over(block.heads, whole)
    inherits = previous is not None and not any(heads) and _goes_on_with(previous, block, bands, is_wrapped=is_wrapped)
    rows, strays = rows_of(_as_rows(block.body, bands), bands, is_wrapped=is_wrapped)
    if _NOTES_HEAD.fullmatch(heads[0]) and len(bands) > 1:  # numbers of notes, between the labels and the figures
        bands, heads = bands[1:], heads[1:]
        rows = tuple(replace(row, cells=row.cells[1:]) for row in rows)
    trailing = _trailing(block.body)
    left = _left(block, bands[0].start)
    return RawTable(
        title_lines=_title_lines(block, left),
        corner=() if is_wrapped else left,
        heads=previous.heads if previous is not None and inherits else heads,
        bands=bands,
        rows=rows,
        lines=(*block.above, *block.heads, *block.body),
        strays=strays,
        trailing=trailing,
        is_continued=inherits,
    )


def _unshifted(bands: Sequence[Band], heads: Sequence[Line], data: Sequence[Line]) -> Sequence[Band]:
    """The columns, one that no head stands over joined to the one before it where no row has figures in both.

    A cell for a bracket that only the negative figures of a row have pushes the figures after it to the right.
    """
    lowest = next((line.pieces for line in reversed(heads) if len(line.pieces) > 1), ())
    headless = {
        ordinal
        for ordinal, band in enumerate(bands)
        if ordinal and lowest and not any(band.touches(piece.start, piece.end) for piece in lowest)
    }
    placed = [place(line.values, bands) for line in data] if headless else []
    joined: list[Band] = []
    for ordinal, band in enumerate(bands):
        if ordinal in headless and not any({ordinal - 1, ordinal} <= row.keys() for row in placed):
            joined[-1] = joined[-1].joined(band)
        else:
            joined.append(band)
    return joined


def _with_support(bands: Sequence[Band], heads: Sequence[Line]) -> tuple[Band, ...]:
    """The columns without those that a single figure makes up while the others have many and it has no head."""
    most = max((band.count for band in bands), default=0)
    if most < 5:
        return tuple(bands)
    texts = [piece for line in heads for piece in line.pieces]
    return tuple(
        band for band in bands if band.count > 1 or any(band.touches(piece.start, piece.end) for piece in texts)
    )


def _outside_labels(bands: Sequence[Band], data: Sequence[Line]) -> tuple[Band, ...]:
    """The columns without those on the left that are numbers in labels: years, or text stands there more often."""
    kept = list(bands)
    while len(kept) > 1:
        band = kept[0]
        if _is_of_years(band, data):
            kept.pop(0)
            continue
        crossing = sum(any(band.touches(piece.start, piece.end) for piece in line.texts) for line in data)
        if crossing <= band.count:
            break
        kept.pop(0)
    return tuple(kept)


def _is_of_years(band: Band, data: Sequence[Line]) -> bool:
    """Whether all numbers of a column are bare years: they name the rows, as in a table of maturities."""
    return all(is_year(piece) for line in data for piece in line.values if band.touches(piece.start, piece.end))


def _with_label_numbers(line: Line, zone: int) -> Line:
    """The line with the numbers left of the columns as text."""
    if all(piece.end > zone for piece in line.values):
        return line
    pieces = tuple(replace(piece, value=None) if piece.end <= zone else piece for piece in line.pieces)
    return replace(line, pieces=pieces)


def _blocks(lines: Sequence[Line]) -> Iterator[_Block]:
    data = [index for index, line in enumerate(lines) if is_data(line)]
    starts = [_head_range(lines, -1, data)] if data else []
    for before, after in pairwise(data):
        if after - before > 1:
            found = _head_range(lines, before, data)
            is_titled = found is not None and any(line.pieces for line in lines[found[0] : found[1]])
            last = slice(*starts[-1][1:]) if starts[-1] is not None else slice(0)
            if found is not None and are_new_heads(
                lines[slice(*found[1:])], lines[last], lines[after], is_titled=is_titled
            ):
                starts.append(found)
    bounds = [start for start in starts if start is not None]
    for number, (above, first_head, end_head) in enumerate(bounds):
        stop = bounds[number + 1][0] if number + 1 < len(bounds) else len(lines)
        yield _Block(tuple(lines[above:first_head]), tuple(lines[first_head:end_head]), tuple(lines[end_head:stop]))


def _head_range(lines: Sequence[Line], before: int, data: Sequence[int]) -> tuple[int, int, int] | None:
    """Where a block begins, where its heads begin and where they end, for the gap after the data line ``before``."""
    at = bisect_right(data, before)
    following = data[at : at + _LOOK_AHEAD]
    zone = _zone_of([lines[index] for index in following])
    start = before + 1 if before < 0 else _after_tail(lines, before + 1)
    stop = next((index for index in range(start, following[0]) if lines[index].says_none), following[0])
    heads = [index for index in range(start, stop) if _is_head(lines[index], zone)]
    while len(heads) > 1 and _is_title(lines[heads[0]], zone) and not _stands_on(lines, heads[0], zone):
        heads.pop(0)
    if not heads:
        return (start, stop, stop) if before >= 0 else _untitled(lines, start, stop)
    return start, heads[0], _past_notes(lines, heads[-1] + 1, stop)


def _zone_of(rows: Sequence[Line]) -> int:
    """Where the figures of rows begin. A number with which a line begins may be the end of a wrapped label."""
    values = [(piece, line) for line in rows for piece in line.values if not is_year(piece)]
    return min([piece.start for piece, line in values if piece is not line.pieces[0]] or [p.start for p, _ in values])


def _past_notes(lines: Sequence[Line], at: int, stop: int) -> int:
    """Past the notes on scale and date that stand between heads and the first row: they are no heading of it."""
    end = at
    for index in range(at, stop):
        if lines[index].pieces:
            if len(lines[index].pieces) > 1 or not _is_note(lines, index):
                break
            end = index + 1
    return end


def _is_note(lines: Sequence[Line], index: int) -> bool:
    """Whether a line is a note on scale, or the date that the corner of the heads' last line asks for ("ended")."""
    text = lines[index].label
    is_date = any(dates_in(text)) and not re.search(r"[a-z]", without_times(text).lower())
    asks = (
        index > 0 and bool(lines[index - 1].pieces) and _ASKS_DATE.search(lines[index - 1].pieces[0].text) is not None
    )
    return is_scale_note(text) or (is_date and asks)


def _is_title(line: Line, zone: int) -> bool:
    """Whether a line over the columns is a centred title: one piece, which names neither a time nor a role."""
    pieces = head_pieces(line, zone)
    return len(pieces) == 1 == len(line.pieces) and (
        not is_head_like(pieces[0]) or _says_more_than_time(pieces[0].text)
    )


def _stands_on(lines: Sequence[Line], index: int, zone: int) -> bool:
    """Whether a line is the upper half of a head that goes on in the next line ("Corporate" over "and other")."""
    piece = lines[index].pieces[0]
    below = head_pieces(lines[index + 1], zone) if index + 1 < len(lines) else ()
    if len(below) == 1 and _is_level(piece, below[0]) and piece.start > zone:
        return _stands_on(lines, index + 1, zone)
    if len(below) > 1 and _is_level(piece, below[-1]):  # over the last column alone, where no title stands
        return True
    return len(below) > 1 and any(
        _is_level(piece, other) and other.value is None and not is_head_like(other) for other in below
    )


def _is_level(piece: Piece, other: Piece) -> bool:
    return abs(piece.center - other.center) <= _HEAD_SLACK


def _says_more_than_time(text: str) -> bool:
    """Whether a dated line names a subject too ("Segment results for the year ended June 30, 2002")."""
    words = re.findall(r"[a-z]{3,}", without_scale_note(without_times(text)).lower())
    return len(words) > 1 and sense_of(text).role is None


def _untitled(lines: Sequence[Line], start: int, first: int) -> tuple[int, int, int]:
    """A block without heads: what stands left above its first row is heading, what is centred is title."""
    end = first
    while end > start and (lines[end - 1].pieces == () or lines[end - 1].indent <= lines[first].indent + 1):
        end -= 1
    return start, end, end


def _after_tail(lines: Sequence[Line], at: int) -> int:
    """Past what still belongs to the row above: rules and text without a blank line between."""
    while at < len(lines) and (lines[at].is_rule or _ends_label(lines[at])):
        at += 1
    return at


def _ends_label(line: Line) -> bool:
    return bool(line.pieces) and not line.values and line.label[:1].islower()


def _is_head(line: Line, zone: int) -> bool:
    pieces = head_pieces(line, zone)
    return len(pieces) > 1 or any(is_head_like(piece) for piece in pieces) or (len(pieces) == 1 == len(line.pieces))


def _left(block: _Block, zone: int) -> tuple[str, ...]:
    """The lines of text to the left of the heads."""
    left = (
        " ".join(piece.text for piece in line.texts if piece.end <= zone and piece not in head_pieces(line, zone))
        for line in block.heads
    )
    return tuple(text for text in left if text)


def _title_lines(block: _Block, left: tuple[str, ...]) -> tuple[str, ...]:
    paragraphs: list[list[str]] = [[]]
    for line in block.above:
        if line.pieces:
            paragraphs[-1].append(line.label)
        elif not line.rules:
            paragraphs.append([])
    last = [*paragraphs.pop(), *left]
    lines = ["\n".join(paragraph) for paragraph in paragraphs if paragraph]
    return (*lines, "\n".join(text for text in last if text))


def _trailing(body: Sequence[Line]) -> tuple[Line, ...]:
    below = tuple(takewhile(lambda line: not is_data(line), reversed(body)))
    return tuple(line for line in reversed(below) if line.pieces) if len(below) < len(body) else ()
