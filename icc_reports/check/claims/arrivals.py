"""What reconciliations arrive at, by the name of what they start from: "operating expenses" outside GAAP."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from icc_reports.check.claims.entries import Entry, same_segment
from icc_reports.check.claims.phrases import Words
from icc_reports.model.release import Reconciliation

Named = dict[Words, list[Entry]]


def add_arrivals(entries: Named, loose: Named, reconciliations: Iterable[Reconciliation]) -> None:
    """The last row of each reconciliation, loosely, by the names of its first that no row of its basis has."""
    rows = _by_row(entries, loose)
    for each in reconciliations:
        starts, ends = rows.get((each.table, each.start), []), rows.get((each.table, each.end), [])
        end = next((entry for _, entry in ends if entry.tags and not entry.is_loose), None)
        for form in sorted(_names_of(starts, end)) if end is not None else ():
            named = entries if form in entries else loose
            if end is not None and not any(entry.tags & end.tags for entry in named[form]):
                named[form].append(replace(end, is_loose=True))


def _names_of(starts: Iterable[tuple[Words, Entry]], end: Entry) -> set[Words]:
    """The names of the first row as one of GAAP, where it is of the same segment."""
    return {form for form, entry in starts if not entry.tags and same_segment(entry.segment, end.segment)}


def _by_row(*named: Mapping[Words, list[Entry]]) -> dict[tuple[int, int], list[tuple[Words, Entry]]]:
    """The names of each row with its entries, by the ordinals of table and row."""
    found: defaultdict[tuple[int, int], list[tuple[Words, Entry]]] = defaultdict(list)
    for form, entry in _pairs(named):
        found[entry.line.table.ordinal, entry.line.row.ordinal].append((form, entry))
    return found


def _pairs(named: Iterable[Mapping[Words, list[Entry]]]) -> Iterator[tuple[Words, Entry]]:
    return ((form, entry) for each in named for form, entries in each.items() for entry in entries)
