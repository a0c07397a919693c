"""Columns found from where the figures stand, and the assignment of figures to them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from icc_reports.read.blocks import Line, Piece


@dataclass(frozen=True, slots=True)
class Band:
    """The stretch of the axis that the figures of a column cover, and where their last digits end."""

    start: int
    end: int
    edges: frozenset[int]
    count: int = 1

    @property
    def center(self) -> int:
        """Twice its middle."""
        return self.start + self.end

    def touches(self, start: int, end: int) -> bool:
        """Whether a stretch lies over some of it."""
        return self.start < end and start < self.end

    def joined(self, other: Band) -> Band:
        """One column of two."""
        return Band(
            min(self.start, other.start),
            max(self.end, other.end),
            self.edges | other.edges,
            self.count + other.count,
        )


def bands_of(lines: Iterable[Line]) -> tuple[Band, ...]:
    """The columns of a block of data lines, from left to right.

    Figures of a column stand above one another, so figures that overlap belong together; where that would put two
    figures of one line into one column, the fullest line decides, and every figure goes to the nearest edge.
    """
    rows = [line.values for line in lines if line.values]
    groups = [band for component in _components(rows) for band in _split(component)]
    return tuple(_merged(sorted(groups, key=lambda band: band.start), rows))


def place(values: Sequence[Piece], bands: Sequence[Band]) -> dict[int, Piece]:
    """The figures of a line by the ordinal of their column; a figure that fits none is left out.

    Keeps the order: of two figures that fit one column best, the one that is nearer takes it.
    """
    placed: dict[int, Piece] = {}
    for value in values:
        for ordinal in _nearest(value, bands):
            holder = placed.get(ordinal)
            if holder is None or _distance(value, bands[ordinal]) < _distance(holder, bands[ordinal]):
                placed[ordinal] = value
                break
    return placed


def is_aligned(piece: Piece, band: Band) -> bool:
    """Whether the last digit of a figure ends where those of the column do."""
    return any(abs(piece.edge - edge) <= 1 for edge in band.edges)


def _components(rows: Sequence[tuple[Piece, ...]]) -> list[list[tuple[int, Piece]]]:
    """Figures, with the ordinal of their row, grouped by overlap on the axis."""
    everything = [(row, piece) for row, pieces in enumerate(rows) for piece in pieces]
    everything.sort(key=lambda placed: placed[1].start)
    components: list[list[tuple[int, Piece]]] = []
    reach = -1
    for row, piece in everything:
        if components and piece.start < reach:
            components[-1].append((row, piece))
        else:
            components.append([(row, piece)])
        reach = max(reach, piece.end)
    return components


def _split(component: list[tuple[int, Piece]]) -> list[Band]:
    fullest = Counter(row for row, _ in component)
    most = max(fullest.values())
    if most == 1:
        return [_band([piece for _, piece in component])]
    seed_row = next(row for row, count in fullest.items() if count == most)
    seeds = sorted(piece.edge for row, piece in component if row == seed_row)
    members: list[list[Piece]] = [[] for _ in seeds]
    for _, piece in component:
        nearest = min(range(len(seeds)), key=lambda ordinal: abs(seeds[ordinal] - piece.edge))
        members[nearest].append(piece)
    return [_band(pieces) for pieces in members]


def _band(pieces: Sequence[Piece]) -> Band:
    return Band(
        min(piece.start for piece in pieces),
        max(piece.end for piece in pieces),
        frozenset(piece.edge for piece in pieces),
        len(pieces),
    )


def _merged(bands: Sequence[Band], rows: Sequence[tuple[Piece, ...]]) -> list[Band]:
    """Neighbours that never occur in one line and end within a few characters of each other are one column."""
    merged: list[Band] = []
    for band in bands:
        last = merged[-1] if merged else None
        if last is not None and _is_one_column(last, band, rows):
            merged[-1] = last.joined(band)
        else:
            merged.append(band)
    return merged


def _is_one_column(one: Band, other: Band, rows: Sequence[tuple[Piece, ...]]) -> bool:
    if min(other.edges) - max(one.edges) > 4:
        return False
    for pieces in rows:
        inside = [any(band.start <= piece.start and piece.end <= band.end for piece in pieces) for band in (one, other)]
        if all(inside):
            return False
    return True


def _nearest(value: Piece, bands: Sequence[Band]) -> list[int]:
    """Columns that the figure touches, the best first."""
    touching: list[int] = []
    for ordinal, band in enumerate(bands):
        if band.start >= value.end:  # and all that follow, which begin no further left
            break
        if value.start < band.end:
            touching.append(ordinal)
    return sorted(touching, key=lambda ordinal: _distance(value, bands[ordinal])) if len(touching) > 1 else touching


def _distance(value: Piece, band: Band) -> int:
    return min(abs(value.edge - edge) for edge in band.edges)
