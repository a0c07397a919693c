"""Tables of one segment each that follow one another under a heading such as "Results by segment"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from icc_reports.model.patterns import pattern_of
from icc_reports.model.release import TableKind
from icc_reports.read.segments import can_be_part
from icc_reports.read.tables import Draft

_BY_SEGMENT = pattern_of(r"\bby (?:\w+ )?segments?\b|\bsegment (?:results|information|summary|data)\b|\bsegments$")
_FEWEST = 2  # tables of a row; one alone is about no part of what the heading names


def with_segments_by_title(drafts: Sequence[Draft], contexts: Sequence[Sequence[str]]) -> list[Draft]:
    """The drafts with the segments that titles name, each of tables that are alike but for what they are about.

    They stand under one heading, which says that they are of segments, with the same heads and the same first line.
    """
    found: list[Draft] = []
    for _, group in groupby(zip(drafts, contexts, strict=True), key=lambda pair: _likeness(*pair)):
        found += _named([draft for draft, _ in group])
    return found


def _likeness(draft: Draft, context: Sequence[str]) -> tuple[object, ...]:
    """What the tables of segments have in common; another for every other table."""
    is_told = any(_BY_SEGMENT.search(heading.lower()) for heading in context[-1:])
    is_segment = draft.kind is TableKind.SEGMENT and draft.segment is None
    if not is_told or not is_segment or not draft.raw.rows or not can_be_part(draft.title):
        return (id(draft),)
    return context[-1], draft.raw.heads, draft.raw.rows[0].label


def _named(group: Sequence[Draft]) -> Iterator[Draft]:
    is_of_each = len({draft.title for draft in group}) == len(group) >= _FEWEST
    yield from (replace(draft, segment=draft.title) if is_of_each else draft for draft in group)
