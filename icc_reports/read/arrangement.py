"""Columns of text that do not just stand side by side: two tables beside each other, and amounts set in from totals."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from icc_reports.read.blocks import Line, Piece, Rule
from icc_reports.read.columns import Band, place
from icc_reports.read.heads import head_pieces, is_head_like, sense_of
from icc_reports.read.regions import is_data

_LABEL = re.compile(r"[A-Z(][A-Za-z(].*[a-z]{2}|[A-Z]{4}")
_DEEPEST = 8  # characters by which the labels of the right table may be set in
_FEWEST = 3  # rows with a label between figures by which two tables beside each other are told


def halves_of(lines: Sequence[Line]) -> tuple[tuple[Line, ...], ...]:
    """The lines of two tables printed beside each other, the left one's and the right one's; else the lines as one.

    Told by labels that begin in one place between the figures of most rows, none of them a time or a remark that
    recurs, where nothing crosses that place.
    """
    at = _middle(lines)
    if at is None:
        return (tuple(lines),)
    return tuple(_left(line, at) for line in lines), tuple(_right(line, at) for line in lines)


def _middle(lines: Sequence[Line]) -> int | None:
    rows = [line for line in lines if is_data(line)]
    labels = [label for line in rows if (label := _label_between(line)) is not None]
    names = {label.text for label in labels}
    if len(names) < max(_FEWEST, len(labels) * 2 // 3):
        return None
    at = min(label.start for label in labels)
    reaching = [line for line in rows if line.pieces[-1].end > at]
    if len(labels) * 2 < len(reaching) or any(label.start - at > _DEEPEST for label in labels):
        return None
    return None if any(piece.start < at < piece.end for line in rows for piece in line.pieces) else at


def _label_between(line: Line) -> Piece | None:
    """The first label of a line that has a figure before it and a figure behind it."""
    has_figure = False
    for piece, after in zip(line.pieces, (*line.pieces[1:], None), strict=True):
        if piece.value is not None:
            has_figure = True
        elif has_figure and after is not None and after.value is not None and _is_label(piece):
            return piece
    return None


def _is_label(piece: Piece) -> bool:
    return _LABEL.match(piece.text) is not None and not is_head_like(piece)


def _is_over_both(line: Line, at: int) -> bool:
    """Whether a line is a title over both tables."""
    return len(line.pieces) == 1 and line.pieces[0].start < at < line.pieces[0].end


def _left(line: Line, at: int) -> Line:
    if _is_over_both(line, at):
        return line
    pieces = tuple(piece for piece in line.pieces if piece.start < at)
    return replace(line, pieces=pieces, rules=tuple(_cut(rule, 0, at) for rule in line.rules if rule.start < at))


def _right(line: Line, at: int) -> Line:
    if _is_over_both(line, at):
        return line
    pieces = tuple(piece for piece in line.pieces if piece.start >= at)
    rules = tuple(_cut(rule, at, rule.end) for rule in line.rules if rule.end > at)
    return replace(line, pieces=pieces, rules=rules, indent=pieces[0].start if pieces else line.indent)


def _cut(rule: Rule, start: int, end: int) -> Rule:
    return Rule(max(rule.start, start), min(rule.end, end))


def are_new_heads(heads: Sequence[Line], above: Sequence[Line], first_row: Line, *, is_titled: bool) -> bool:
    """Whether lines in the middle of a table are new heads: they name times or roles, or several columns.

    Below a title of their own they may be as many as the columns, and where they say again what heads ``above`` say.
    """
    zone = first_row.values[0].start
    pieces = [piece for line in heads for piece in head_pieces(line, zone)]
    columns = len(first_row.values)
    named = [piece for piece in pieces if piece.text[:1].isalpha()]
    is_over = 1 < columns < (len(named) + 1 if is_titled else len(pieces))
    return any(is_head_like(piece) for piece in pieces) or is_over or _say_again(heads, above, first_row)


def _say_again(heads: Sequence[Line], above: Sequence[Line], first_row: Line) -> bool:
    """Whether text between two rows, over every column of the second, says most of what the heads ``above`` say.

    Then other rows follow under heads of their own: "Change|Reported|Currency|Organic" below those for the segments.
    """
    pieces = [piece for line in heads for piece in line.texts]
    over = [piece for piece in pieces if piece.end > first_row.values[0].start]
    said = {piece.text.casefold() for line in above for piece in line.texts}
    again = [piece for piece in pieces if piece.text.casefold() in said]
    return len(over) >= len(first_row.values) > 1 and 2 * len(again) > len(pieces)


def with_inner_joined(bands: Sequence[Band], heads: Sequence[str], rows: Sequence[Line]) -> tuple[Band, ...]:
    """The columns, two under one date joined where no row has figures in both: components set in from their totals."""
    placed = [place(line.values, bands) for line in rows]
    joined: list[Band] = []
    for ordinal, band in enumerate(bands):
        if ordinal and _is_inner(ordinal, heads, placed):
            joined[-1] = joined[-1].joined(band)
        else:
            joined.append(band)
    return tuple(joined)


def _is_inner(ordinal: int, heads: Sequence[str], placed: Sequence[dict[int, Piece]]) -> bool:
    """Whether a column and the one before it are one by their heads, their figures and what these state."""
    one, other = heads[ordinal - 1], heads[ordinal]
    sense = sense_of(one or other)
    is_headed = sense.is_dated and sense.role is None and (one == other or not one or not other)
    if not is_headed or any({ordinal - 1, ordinal} <= row.keys() for row in placed):
        return False
    values = [row[at].value for row in placed for at in (ordinal - 1, ordinal) if at in row]
    return len({value.is_percent for value in values if value is not None and value.number}) < 2
