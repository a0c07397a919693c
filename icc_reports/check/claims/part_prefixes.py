"""Rows called by a part first, or by one alone at the end: "Ferries Quarterly Crossings", "... - Ferries only"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from icc_reports.check.claims.entries import Entry
from icc_reports.check.claims.phrases import Words
from icc_reports.model.release import TableKind

Named = dict[Words, list[Entry]]
_KINDS = (TableKind.SEGMENT, TableKind.OTHER)
_OF_TIME = frozenset({"quarterly", "annual", "total"})


def add_rows_of_parts(entries: Named, loose: Named, segments: Mapping[Words, str]) -> None:
    """The rows of no part by what follows the part's name, loosely, where no row is called so by itself.

    Those that say behind a measure that they are of one part alone are the measure of that part.
    """
    found = [each for form, rows in entries.items() for each in _without_part(form, rows, segments)]
    for rest, entry in found:
        if rest not in entries:
            loose[rest].append(entry)
    for measure, entry in [each for form, rows in entries.items() for each in _of_part_alone(form, rows, segments)]:
        entries[measure].append(entry)


def _without_part(form: Words, rows: list[Entry], segments: Mapping[Words, str]) -> Iterator[tuple[Words, Entry]]:
    at = next((length for length in range(len(form) - 1, 0, -1) if form[:length] in segments), 0)
    rest = tuple(word for word in form[at:] if word not in _OF_TIME)
    for entry in rows if at and rest else ():
        if entry.segment is None and entry.line.table.kind in _KINDS and entry.cells():
            yield rest, replace(entry, segment=segments[form[:at]], is_loose=True)


def _of_part_alone(form: Words, rows: list[Entry], segments: Mapping[Words, str]) -> Iterator[tuple[Words, Entry]]:
    """The rows by what stands before the part: "Efficiency ratio - Ferries segment only"."""
    if form[-1:] != (_ALONE,):
        return
    said = form[:-2] if form[-2:-1] == (_KIND,) else form[:-1]
    at = next((at for at in range(1, len(said)) if said[at:] in segments), 0)
    for entry in rows if at else ():
        if entry.segment is None:
            yield said[:at], replace(entry, segment=segments[said[at:]])


_ALONE, _KIND = "only", "segment"
