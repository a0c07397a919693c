"""Tables of one segment each: under one heading, titled as a table lists the segments, or beside the company's own."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from icc_reports.model.patterns import pattern_of
from icc_reports.model.release import TableKind
from icc_reports.read.kinds import is_company
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


def with_segments_listed(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with the segments that titles name as another table lists them: "Kitchens" of "Segment income".

    The tables have the same heads, and there is one of several of the segments; one alone may be about a product.
    """
    lists = [draft for draft in drafts if draft.kind is TableKind.SEGMENT and _OF_SEGMENTS.search(draft.title)]
    listed = {_plain(row.label) for draft in lists if draft.segment is None for row in draft.raw.rows}
    parts = {
        place: draft.title
        for place, draft in enumerate(drafts)
        if _is_open(draft) and _plain(draft.title) in listed and can_be_part(draft.title)
    }
    return _with_parts(drafts, parts)


def with_segments_beside_company(drafts: Sequence[Draft], company: str | None, ticker: str | None) -> list[Draft]:
    """The drafts with the segments of titles that are alike but for a name, one of them the company's own.

    "Results for ACM", and then "Results for Kitchens" and "Results for Corporate".
    """
    named = {
        place: found["name"]
        for place, draft in enumerate(drafts)
        if _is_open(draft) and (found := _RESULTS_FOR.fullmatch(draft.title)) is not None
    }
    own = {place for place, name in named.items() if is_company(name, company) or name == ticker}
    heads = {drafts[place].raw.heads for place in own}
    is_beside = len(own) == len(heads) == 1
    parts = {
        place: name
        for place, name in named.items()
        if is_beside and place not in own and drafts[place].raw.heads in heads and can_be_part(name)
    }
    return _with_parts(drafts, parts)


def _with_parts(drafts: Sequence[Draft], parts: Mapping[int, str]) -> list[Draft]:
    """The drafts with the names of parts by place, where several with the same heads have one each."""
    alike: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for place, name in parts.items():
        alike[tuple(drafts[place].raw.heads)].append(name)
    found = list(drafts)
    for place, name in parts.items():
        names = alike[tuple(drafts[place].raw.heads)]
        if len(set(names)) == len(names) >= _FEWEST:
            found[place] = replace(drafts[place], segment=name, kind=TableKind.SEGMENT)
    return found


def _is_open(draft: Draft) -> bool:
    """Whether a table can be one of a segment that the reader does not know yet."""
    return draft.segment is None and draft.kind in (TableKind.INCOME_STATEMENT, TableKind.SEGMENT, TableKind.OTHER)


def _plain(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(" :")


_OF_SEGMENTS = pattern_of(r"\bsegments?\b", re.IGNORECASE)
_RESULTS_FOR = pattern_of(r"(?:(?:financial|operating|selected) )?results (?:for|of) (?P<name>.+)", re.IGNORECASE)
