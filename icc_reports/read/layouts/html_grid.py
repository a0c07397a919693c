"""The cells of a table as items on a grid of slots: figures put together, footnote marks and rules told apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from icc_reports.model.figures import Notation
from icc_reports.read.blocks import Value
from icc_reports.read.layouts.html_nodes import Cell, Para, Row
from icc_reports.read.scale_notes import BILLION, MILLION, THOUSAND
from icc_reports.read.values import may_be_value, whole

_SIGN = r"(?:(?:US|CA?|NT|HK)?\$|[£€¥]|RMB|USD)"
_PREFIX = re.compile(rf"[-–—(]?\s*{_SIGN}\s*[-–—(]?|\(")
_SUFFIX = re.compile(r"\)?\s*(?:%|percent|p?pts?\.?|pps?|(?:percentage )?points?|bps?|x)?\s*\)?", re.IGNORECASE)
_GROUP_SPACE = re.compile(r"(?<=\d)\s(?=\d{3}(?!\d))")
_SPACED = re.compile(r"[-−–(]?\s?\d{1,3}(?:\s\d{3})+\s?\)?")  # "1 204 312", in the cell of a table
_MARKS = re.compile(r"(?:\s*(?:\((?:[a-zA-Z]|\d{1,2})\)|\[\w{1,2}\]|\*{1,3}|[†‡§#^]+))+$")
_LETTER_MARK = re.compile(r"(?:\((?:[a-zA-Z])\)|\[\w{1,2}\]|[†‡§#^]+)+")
_MARK_ENDS = tuple(")]*†‡§#^")
_TENTH = re.compile(r"\.\d(?!\d)")  # of a percentage that two cells print: "98" and ".7"; amounts per share have more
_HUNDREDS = re.compile(r"[-–(]?\s?\d{1,3}")
_MAY_FOLLOW = re.compile(r"[.)%pbx(\[†‡§#^]", re.IGNORECASE)  # how suffixes and marks of letters begin
_PUNCTUATION = re.compile(r"[^\w%$&£€¥]*")
_RULE = re.compile(r"[-=_–—]{4,}")
_YEAR = re.compile(r"(?:19[89]|20[0-4])\d")
_SCALED = re.compile(r"(?P<number>.*\d)\s?(?P<scale>[BMK]|bn|mm|(?i:billion|million|thousand))(?P<close>\)?)")
_SCALES = {"b": BILLION, "m": MILLION, "k": THOUSAND, "t": THOUSAND}
_MAX_FIGURE = 40  # characters; longer cells hold text
_RANGE = re.compile(  # "$0.50 - $0.55", "24% to 25%": of a range no single figure is stated
    r"(?=.*[$€£%.])[($€£]*\s?\d[\d,.]*\)?\s?%?\s*(?:[-–—]|to)\s*[($€£]*\s?\d[\d,.]*\)?\s?%?(?:\s?[mb]illion)?",
    re.IGNORECASE,
)


@dataclass(slots=True, kw_only=True)
class Item:
    """What one cell states, or several that make up one figure, over the slots ``slot`` to ``end`` (excluded).

    ``body`` is the slot where the number's own cell begins, and ``edge`` the one before which it ends.
    """

    slot: int
    end: int
    text: str
    cell: int
    body: int
    edge: int
    value: Value | None = None
    is_year: bool = False  # a bare year, as heads print them
    is_empty_figure: bool = False  # "NM" and its kind
    left: int = 0
    align: str = ""
    paras: Sequence[Para] = ()

    @property
    def is_figure(self) -> bool:
        """Whether it is a value, and no bare year."""
        return self.value is not None and not self.is_year

    @property
    def is_mark_like(self) -> bool:
        """Whether it could be a footnote mark as well as a value."""
        value = self.value
        if value is None:
            return False
        if value.notation is Notation.BELOW_UNIT:
            return True
        small = value.number is not None and -20 < value.number < 0 and value.fraction_digits == 0
        return value.is_bracketed and small and value.currency is None and not value.is_percent


@dataclass(slots=True, kw_only=True)
class GridRow:
    """A row on the grid. ``above`` and ``below`` are the slots over and under which a rule is drawn."""

    ordinal: int
    line: int
    items: list[Item] = field(default_factory=list)
    above: list[tuple[int, int]] = field(default_factory=list)
    below: list[tuple[int, int]] = field(default_factory=list)
    figures: list[Item] = field(default_factory=list)  # its values, bare years aside
    says_none: bool = False  # it has cells that say that there is no one figure, and no others beside its label

    def settle(self, items: list[Item]) -> None:
        """Take these items, and tell the figures among them."""
        self.items = items
        self.figures = [item for item in items if item.is_figure]


@dataclass(slots=True)
class _Placed:
    """A cell with its paragraphs, the lines of their text, and the same on one line."""

    cell: Cell
    paras: Sequence[Para]
    lines: Sequence[str]
    text: str


def grid_of(rows: Sequence[Row]) -> list[GridRow]:
    """The rows of a table, on slots that respect what earlier cells span."""
    grid = [grid_row for row in rows for grid_row in _split(row, _placed(row))]
    starts = {slot for row in grid for item in row.figures if not item.is_mark_like for slot in (item.slot, item.body)}
    starts |= _headed_alone(grid, starts)
    for row in grid:
        items = [item for item in row.items if not _is_mark(item, starts)]
        _demote_numbering(items)
        row.settle(_without_punctuation(items))
        row.says_none = len(row.items) == 1 and any(item.is_empty_figure for item in items)
    return grid


def _placed(row: Row) -> list[_Placed]:
    """The cells of a row that state something or have a rule."""
    placed = []
    for cell in row.cells:
        if cell.blocks:
            paras = cell.paras
            lines = paras[0].lines if len(paras) == 1 else [line for para in paras for line in para.lines]
            placed.append(_Placed(cell, paras, lines, lines[0] if len(lines) == 1 else " ".join(lines)))
        elif cell.is_ruled_above or cell.is_ruled_below:
            placed.append(_Placed(cell, (), (), ""))
    return placed


def _split(row: Row, placed: Sequence[_Placed]) -> Iterator[GridRow]:
    """The row, or one for each printed line where its cells hold columns of figures parted by line breaks."""
    head, placed = _below_heading(row, list(placed))
    if head is not None:
        yield head
    stacked = [at.lines for at in placed if len(at.lines) > 1]
    count = max((len(lines) for lines in stacked if all(map(_is_value, lines))), default=1) if stacked else 1
    if count == 1 or any(len(at.lines) not in (0, count) for at in placed):
        yield _grid_row(row, placed)
        return
    for number in range(count):
        lines = [at.lines[number : number + 1] for at in placed]
        yield _grid_row(
            row, [_Placed(at.cell, at.paras, one, "".join(one)) for at, one in zip(placed, lines, strict=True)]
        )


def _below_heading(row: Row, placed: list[_Placed]) -> tuple[GridRow | None, list[_Placed]]:
    """The first printed line of a row whose label begins with a heading ("Per share:"), and the row without it."""
    label = placed[0].lines if placed else ()
    if len(label) < 3 or not label[0].rstrip().endswith(":"):
        return None, placed
    if any(len(at.lines) not in (0, len(label) - 1) for at in placed[1:]):
        return None, placed
    if not any(at.lines and all(map(_is_value, at.lines)) for at in placed[1:]):
        return None, placed
    first = placed[0]
    head = _grid_row(row, [replace(first, lines=label[:1], text=label[0])])
    return head, [replace(first, lines=label[1:], text=" ".join(label[1:])), *placed[1:]]


def _is_value(text: str) -> bool:
    return len(text) < _MAX_FIGURE and whole(text) is not None


def _grid_row(row: Row, placed: Sequence[_Placed]) -> GridRow:
    found = GridRow(ordinal=row.ordinal, line=row.line)
    filled = []
    for at in placed:
        cell = at.cell
        if at.lines and _RULE.fullmatch(at.lines[0]):
            found.above.append((cell.slot, cell.end))
        elif at.lines:
            filled.append(at)
        if cell.is_ruled_above:
            found.above.append((cell.slot, cell.end))
        if cell.is_ruled_below:
            found.below.append((cell.slot, cell.end))
    found.settle(list(_items(filled)))
    return found


def _items(filled: Sequence[_Placed]) -> Iterator[Item]:
    at = 0
    while at < len(filled):
        item, at = _item(filled, at)
        yield item


def _item(filled: Sequence[_Placed], at: int) -> tuple[Item, int]:
    """The item that begins at a cell, and the place of the cell after it."""
    first = filled[at]
    figure = _figure(first.text)
    body, text = first, first.text
    if figure is None and at + 1 < len(filled) and _PREFIX.fullmatch(first.text):
        alone = _figure(filled[at + 1].text)
        is_empty = alone is not None and alone[1] is None
        with_sign = alone if is_empty else _figure(f"{first.text} {filled[at + 1].text}")
        if with_sign is not None:
            at += 1
            body, figure = filled[at], with_sign
    if figure is None:
        return _text_item(first), at + 1
    text, value = figure
    end, at = body.cell.end, at + 1
    while at < len(filled) and value is not None:
        longer = _with_suffix(text, filled[at].text)
        if longer is None:
            break
        text, value = longer
        end, at = filled[at].cell.end, at + 1
    return _figure_item(first, body, end, text, value), at


def _text_item(at: _Placed) -> Item:
    cell, first = at.cell, at.paras[0]
    return Item(
        slot=cell.slot,
        end=cell.end,
        text=at.text,
        cell=cell.ordinal,
        body=cell.slot,
        edge=cell.end,
        left=first.left,
        align=first.align or cell.align,
        paras=at.paras,
    )


def _figure_item(first: _Placed, body: _Placed, end: int, text: str, value: Value | None) -> Item:
    item = _text_item(body)
    item.slot, item.end, item.text, item.value = first.cell.slot, end, text, value
    item.is_empty_figure = value is None
    item.is_year = value is not None and _YEAR.fullmatch(text) is not None
    return item


@lru_cache(maxsize=4096)
def _figure(text: str) -> tuple[str, Value | None] | None:
    """The value that a text is, footnote marks after it aside; None where it is anything else. Cached, as ``whole``."""
    if len(text) > _MAX_FIGURE or not may_be_value(text):
        return None
    if _RANGE.fullmatch(text.strip()):
        return text, None
    found = _unmarked_figure(text.strip())
    if found is None and _SPACED.fullmatch(text.strip()):
        token = whole(_GROUP_SPACE.sub("", text.strip()))
        return (text.strip(), token.value) if token is not None else None
    if found is None and text.endswith(_MARK_ENDS):
        found = _unmarked_figure(_MARKS.sub("", text).strip())
    return found


def _unmarked_figure(text: str) -> tuple[str, Value | None] | None:
    token = whole(text)
    if token is not None:
        return text, token.value
    scaled = _SCALED.fullmatch(text)
    token = whole(scaled["number"] + scaled["close"]) if scaled else None
    if scaled is None or token is None or token.value is None:
        return None
    return text, replace(token.value, scale=_SCALES[scaled["scale"][0].lower()])


def _with_suffix(text: str, after: str) -> tuple[str, Value | None] | None:
    """The figure with a closing bracket, a percent sign, a mark or its last digit from the cell after it."""
    if len(after) > _MAX_FIGURE or not _MAY_FOLLOW.match(after):
        return None
    if _TENTH.match(after) and _HUNDREDS.fullmatch(text):
        return _figure(text + after)
    if _LETTER_MARK.fullmatch(after):
        return _figure(text)
    suffix = _MARKS.sub("", after).strip()
    if not suffix or not _SUFFIX.fullmatch(suffix):
        return None
    return _figure(text + ("" if suffix[0] in ")%" else " ") + suffix)


def _headed_alone(grid: Sequence[GridRow], starts: set[int]) -> set[int]:
    """The slots under heads that no plain figure begins under: small numbers in brackets there are no marks of notes.

    A column of what currencies take from growth may be negative throughout.
    """
    first = next((place for place, row in enumerate(grid) if row.figures), 0)
    heads = [item for row in grid[:first] for item in row.items[1:] if _HEAD.match(item.text)]
    alone = [item for item in heads if starts and not any(item.slot <= slot < item.end for slot in starts)]
    return {slot for item in alone for slot in range(item.slot, item.end)}


_HEAD = re.compile(r"(?!(?:foot)?notes?\b)[A-Za-z][\w/&-]{3}", re.IGNORECASE)


def _is_mark(item: Item, starts: set[int]) -> bool:
    """Whether a small number in brackets or a star is a footnote mark: no figure of the table begins where it does."""
    return item.is_mark_like and bool(starts) and item.body not in starts


def _demote_numbering(items: Sequence[Item]) -> None:
    """A number, dash or star that opens a row and is followed by text numbers that text; it is no value."""
    if len(items) < 2:
        return
    first, second = items[:2]
    if first.value is not None and second.value is None and any(letter.isalpha() for letter in second.text):
        first.value = None


def _without_punctuation(items: Sequence[Item]) -> list[Item]:
    """Without brackets and signs that no figure wants, and cells that say that there is no figure."""
    has_figures = any(item.is_figure for item in items)
    return [
        item
        for item in items
        if not item.is_empty_figure
        and (item.value is not None or not _PUNCTUATION.fullmatch(item.text))
        and not (has_figures and item.text in ("$", "%"))
    ]


def first_value_slot(grid: Sequence[GridRow]) -> int | None:
    """The slot where the columns of figures begin; None where there are no figures.

    Left of it labels stand more often than figures, so that numbers there belong to labels.
    """
    figures: Counter[int] = Counter()
    labels: Counter[int] = Counter()
    for row in grid:
        if not row.figures:
            continue
        figures.update(item.slot for item in row.figures)
        if row.items[0].value is None:
            labels.update(range(row.items[0].slot, min(row.items[0].end, row.items[0].slot + 60)))
    return min((slot for slot, count in figures.items() if count > labels[slot]), default=None)
