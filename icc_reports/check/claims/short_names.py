"""What prose calls by the beginning of a row's name: "adjusted earnings" for "Adjusted earnings from operations"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from string import digits

from icc_reports.check.claims.lookup import Cell, Lookup
from icc_reports.check.claims.phrases import phrase, tags_in
from icc_reports.check.claims.shapes import Statement
from icc_reports.model.patterns import any_case

_EARNED = phrase("earnings")


def earned_in_operations(lookup: Lookup, statement: Statement) -> Iterator[tuple[Cell, str]]:
    """The figures of rows that "adjusted earnings" may be short for, and what leaves open whether they are meant."""
    measure = statement.measure
    if measure is None or not measure.tags or measure.words != _EARNED:
        return
    labels = {entry: entry.line.row.label.strip() for entry in lookup.names.named(phrase("operating income"))}
    said = measure.name.lower().rstrip(digits).split()[-1]  # with the mark of a note
    rows = {
        entry: label
        for entry, label in labels.items()
        if tags_in(label) & measure.tags
        and (named := _OF_OPERATIONS.fullmatch(label)) is not None
        and named["what"].lower() == said
    }
    for cell in lookup.money(replace(measure, entries=tuple(rows)), statement.when) if rows else ():
        yield cell, f"whether {rows[cell.entry]!r} is meant"


_OF_OPERATIONS = any_case(
    r"(?:[\w-]+ ){1,2}(?P<what>earnings|income|profit|loss)(?: \((?:loss|income)\))? from operations"
)
