"""Rows of a raw table: labels put together over lines, headings stacked, figures placed in their columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from icc_reports.model.source import Span
from icc_reports.read.blocks import Line, Piece
from icc_reports.read.columns import Band, is_aligned, place
from icc_reports.read.labels import (
    LabelLine,
    had_room_for,
    is_certain,
    is_continuation,
    joined,
    marked_in_order,
    without_asides,
    without_notes,
    wrap_indent_of,
)
from icc_reports.read.regions import is_data, is_mark
from icc_reports.read.scale_notes import is_scale_note
from icc_reports.read.stacking import Headings, adds_up_alike

_UNBOUNDED = 1_000_000  # room for labels that no line limits


@dataclass(frozen=True, slots=True, kw_only=True)
class RawRow:
    """A row: its label and the headings above it, and a piece for every column that states a value.

    A heading has no pieces at all.
    """

    label: str
    section: tuple[str, ...]
    indent: int
    cells: tuple[Piece | None, ...]
    span: Span
    ruled_above: bool = False
    ruled_below: bool = False

    @property
    def is_heading(self) -> bool:
        """Whether it states no value."""
        return not any(self.cells)


@dataclass(slots=True)
class _Builder:
    bands: Sequence[Band]
    wrap_indent: int | None
    width: int
    is_wrapped: bool
    rows: list[RawRow] = field(default_factory=list)
    strays: list[Piece] = field(default_factory=list)
    pending: list[tuple[LabelLine, Line]] = field(default_factory=list)
    headings: Headings = field(default_factory=Headings)
    is_ruled: bool = False
    ruled_off: int = 0  # how many of the pending lines stand above the last rule
    is_adjacent: bool = False  # no blank line since the last row
    awaits_label: bool = False  # the last row's figures stand above its label


def rows_of(
    body: Sequence[Line], bands: Sequence[Band], *, is_wrapped: bool = True
) -> tuple[tuple[RawRow, ...], tuple[Piece, ...]]:
    """The rows of a block, headings included, and the figures that fit no column."""
    zone = bands[0].start
    labelled = [line for line in body if line.texts and (line.values or not line.rules)]
    texts = [_label_line(line, zone) for line in labelled]
    ends = (text.end for line, text in zip(labelled, texts, strict=True) if is_data(line))
    width = max(ends, default=zone) if is_wrapped else _UNBOUNDED
    builder = _Builder(bands, wrap_indent_of(texts), width, is_wrapped)
    for index, line in enumerate(body):
        _take(builder, line, body[index + 1 : index + 3])
    bare = marked_in_order([row.label for row in builder.rows])
    sections = [tuple(bare.get(heading, heading) for heading in row.section) for row in builder.rows]
    named = zip(builder.rows, sections, strict=True)
    rows = (replace(row, label=bare.get(row.label, row.label), section=section) for row, section in named)
    return tuple(rows), tuple(builder.strays)


def _take(builder: _Builder, line: Line, following: Sequence[Line]) -> None:
    if line.is_blank:
        if not line.is_page_break:
            _end_paragraph(builder)
    elif line.is_rule:
        _take_rule(builder, line)
    elif line.values and (cells := _row_values(builder, line)):
        _take_values(builder, line, cells, following)
    elif line.says_none:
        _take_values(builder, line, {}, following)
    else:
        _take_text(builder, line)


def _take_rule(builder: _Builder, line: Line) -> None:
    if any(band.touches(rule.start, rule.end) for band in builder.bands for rule in line.rules):
        _rule_last_row(builder)
        builder.is_ruled, builder.ruled_off = True, len(builder.pending)


def _rule_last_row(builder: _Builder) -> None:
    for index in range(len(builder.rows) - 1, -1, -1):
        if not builder.rows[index].is_heading:
            builder.rows[index] = replace(builder.rows[index], ruled_below=True)
            return


def _end_paragraph(builder: _Builder) -> None:
    builder.is_adjacent = False
    if builder.pending:
        last, line = builder.pending[-1]
        builder.pending[-1] = (replace(last, is_last_of_paragraph=True), line)


def _label_line(line: Line, zone: int) -> LabelLine:
    pieces = [piece for piece in line.texts if piece.start < zone]
    end = max((piece.end for piece in pieces), default=line.indent)
    text = " ".join(piece.text for piece in pieces)
    return LabelLine(text, pieces[0].start if pieces else line.indent, end, has_figures=bool(line.values))


def _row_values(builder: _Builder, line: Line) -> dict[int, Piece]:
    placed = place(line.values, builder.bands)
    return placed | _tails(builder, line, placed)


def _tails(builder: _Builder, line: Line, placed: dict[int, Piece]) -> dict[int, Piece]:
    """Numbers that stand close to the label, where their last digits align with a column that is still free."""
    found: dict[int, Piece] = {}
    for piece in line.texts:
        for tail in piece.tail:
            for ordinal, band in enumerate(builder.bands):
                free = ordinal not in placed and ordinal not in found
                if free and is_aligned(tail, band) and tail.start >= band.start - 1:
                    found[ordinal] = tail
    return found


def _take_text(builder: _Builder, line: Line) -> None:
    label = _label_line(line, builder.bands[0].start)
    if not label.text:
        _take_spanning(builder, line)
        return
    previous = builder.rows[-1] if builder.rows else None
    if previous is not None and builder.is_adjacent and not builder.pending and _labels(builder, previous, label):
        builder.rows[-1] = replace(previous, label=without_notes(joined([previous.label, label.text])))
        builder.awaits_label = False
    else:
        builder.pending.append((label, line))
    if line.rules:
        _take_rule(builder, line)


def _take_spanning(builder: _Builder, line: Line) -> None:
    """Text over all columns between the rows of a cell grid ("Average fee per million") heads what follows."""
    text = line.label
    if builder.is_wrapped or len(line.texts) != 1 or not builder.rows or without_asides(text) == "":
        return
    builder.headings.clear()
    builder.pending.append((LabelLine(text, 0, 0, is_last_of_paragraph=True), line))


def _labels(builder: _Builder, row: RawRow, label: LabelLine) -> bool:
    """Whether text without figures belongs to the row above it: as the end of its label, or all of it."""
    return builder.awaits_label or _goes_on(row, label)


def _goes_on(row: RawRow, label: LabelLine) -> bool:
    """Whether text without figures below a row is the end of its label."""
    if row.is_heading or row.label.endswith(":"):
        return False
    first = LabelLine(row.label, row.indent, row.indent + len(row.label))
    return is_continuation(first, label, None, 0) and (label.text[:1].islower() or label.text[:1] in "(/&")


def _take_values(builder: _Builder, line: Line, cells: dict[int, Piece], following: Sequence[Line]) -> None:
    label = _without_tails(_label_line(line, builder.bands[0].start), line, cells)
    placed = set(map(id, cells.values()))
    builder.strays.extend(piece for piece in line.values if id(piece) not in placed and not is_mark(piece))
    if _fills_gaps(builder, label, cells):
        _fill(builder, label, cells)
        return
    parts = _label_parts(builder, label, following)
    below = builder.is_wrapped and not parts and _is_labelled_below(builder, following)
    _push_row(builder, parts, cells, line)
    builder.awaits_label = below


def _without_tails(label: LabelLine, line: Line, cells: dict[int, Piece]) -> LabelLine:
    for piece in line.texts:
        for tail in piece.tail:
            if tail in cells.values() and label.text.endswith(tail.text):
                text = label.text[: -len(tail.text)].rstrip()
                return replace(label, text=text, end=label.indent + len(text))
    return label


def _fills_gaps(builder: _Builder, label: LabelLine, cells: dict[int, Piece]) -> bool:
    """Whether the line gives values that slipped down from the row above: only for columns that are blank there."""
    row = builder.rows[-1] if builder.rows and builder.is_wrapped else None
    if row is None or row.is_heading or builder.is_ruled or not builder.is_adjacent or builder.pending:
        return False
    if any(row.cells[ordinal] is not None for ordinal in cells):
        return False
    return not label.text or _goes_on(row, label)


def _fill(builder: _Builder, label: LabelLine, cells: dict[int, Piece]) -> None:
    row = builder.rows[-1]
    filled = tuple(cells.get(ordinal, cell) for ordinal, cell in enumerate(row.cells))
    text = without_notes(joined([row.label, label.text])) if label.text else row.label
    builder.rows[-1] = replace(row, cells=filled, label=text)


def _label_parts(builder: _Builder, label: LabelLine, following: Sequence[Line]) -> list[LabelLine]:
    """The lines of the row's label, the pending ones above included; what is left pending are headings."""
    parts = [label] if label.text else []
    is_ruled_off = builder.is_ruled and len(builder.pending) == builder.ruled_off
    if not label.text and builder.pending and not is_ruled_off:
        last = builder.pending[-1][0]
        if not last.is_last_of_paragraph and not last.text.endswith(":"):
            parts = [builder.pending.pop()[0]]
    while parts and builder.pending and _goes_on_from_pending(builder, parts[0]):
        if _is_among_rows(builder.pending[-1][0], parts[0], following):
            break
        parts.insert(0, builder.pending.pop()[0])
    return parts


def _is_among_rows(upper: LabelLine, lower: LabelLine, following: Sequence[Line]) -> bool:
    """Whether a line is the first of several rows that stand further in than their heading, not the end of a label.

    After the end of a label the next row begins as far out as the label did.
    """
    after = next((line for line in following if line.texts), None)
    is_level = after is not None and after.indent == lower.indent > upper.indent and after.label[:1].isupper()
    return is_level and not is_certain(upper, lower)


def _goes_on_from_pending(builder: _Builder, lower: LabelLine) -> bool:
    """Whether a line goes on with the pending one above it.

    A line below a continuation, as far in as that one, goes on with it too where no room was left for its first word.
    """
    upper = builder.pending[-1][0]
    if is_continuation(upper, lower, builder.wrap_indent, builder.width):
        return True
    is_level = upper.indent == lower.indent and not upper.is_last_of_paragraph and not upper.text.endswith(":")
    if not is_level or len(builder.pending) < 2 or had_room_for(lower, upper, builder.width):
        return False
    first = builder.pending[-2][0]
    return first.indent < upper.indent and is_continuation(first, upper, builder.wrap_indent, builder.width)


def _is_labelled_below(builder: _Builder, following: Sequence[Line]) -> bool:
    """Whether the line below figures without a label is their label, not the beginning of the next row's.

    Below a rule they may be a total that has none; then the label must stand as far in as the row that comes next.
    """
    if not following or not _may_label(following[0]) or _begins_label(builder, following):
        return False
    if not builder.is_ruled:
        return True
    return len(following) > 1 and is_data(following[1]) and 0 <= following[1].indent <= following[0].indent


def _begins_label(builder: _Builder, following: Sequence[Line]) -> bool:
    """Whether the second of two lines has figures and its label goes on from the first."""
    if len(following) < 2 or not is_data(following[1]):
        return False
    upper, lower = (_label_line(line, builder.bands[0].start) for line in following[:2])
    return bool(lower.text) and not upper.is_last_of_paragraph and is_certain(upper, lower)


def _may_label(line: Line) -> bool:
    return bool(line.texts) and not line.values and not line.label.endswith(":")


def _push_row(builder: _Builder, parts: list[LabelLine], cells: dict[int, Piece], line: Line) -> None:
    _push_headings(builder)
    indent = parts[0].indent if parts else line.indent
    label = without_notes(joined([part.text for part in parts]))
    if parts:
        is_subtotal = bool(builder.rows) and adds_up_alike(label, builder.rows[-1].label)
        builder.headings.close(indent, is_subtotal=is_subtotal)
        builder.headings.drop_empty_row(indent)
    builder.rows.append(
        RawRow(
            label=label,
            section=builder.headings.texts,
            indent=indent,
            cells=tuple(cells.get(ordinal) for ordinal in range(len(builder.bands))),
            span=line.span,
            ruled_above=builder.is_ruled and bool(builder.rows) and not builder.rows[-1].is_heading,
        )
    )
    builder.headings.close_totalled(builder.rows[-1].label)
    builder.is_ruled, builder.is_adjacent = False, True


def _push_headings(builder: _Builder) -> None:
    groups: list[list[tuple[LabelLine, Line]]] = []
    for item in builder.pending:
        upper = groups[-1][-1][0] if groups else None
        if upper is not None and is_continuation(upper, item[0], builder.wrap_indent, builder.width):
            groups[-1].append(item)
        else:
            groups.append([item])
    builder.pending.clear()
    for group in groups:
        _push_heading(builder, joined([label.text for label, _ in group]), group[0][0].indent, group[0][1])


def _push_heading(builder: _Builder, text: str, indent: int, line: Line) -> None:
    is_adjacent = bool(builder.rows) and builder.rows[-1].is_heading
    builder.headings.make_room(text, indent, is_adjacent=is_adjacent)
    section = builder.headings.texts
    empty = (None,) * len(builder.bands)
    builder.rows.append(RawRow(label=without_notes(text), section=section, indent=indent, cells=empty, span=line.span))
    if not is_scale_note(text):
        builder.headings.push(without_notes(text), indent)
