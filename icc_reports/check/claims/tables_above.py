"""Passages right below the table of a segment: what they say without a name is of that segment."""

from __future__ import annotations

from icc_reports.model.release import Passage, PassageRole, Release, Table
from icc_reports.model.source import Span


def segments_above(release: Release) -> dict[Span, str]:
    """By the places of passages, the segment of the table that they stand below, up to the next heading or table."""
    found: dict[Span, str] = {}
    segment: str | None = None
    items: list[Passage | Table] = [*release.passages, *release.tables]
    order = {line.span.line_key: place for place, line in enumerate(release.source.lines)}
    # Of a place that both share, the passage heads the table.
    for item in sorted(items, key=lambda each: order[each.span.line_key]):
        if isinstance(item, Table):
            segment = item.segment
        elif item.role not in (PassageRole.BODY, PassageRole.BULLET):
            segment = None if item.role is not PassageRole.FOOTNOTE else segment
        elif segment is not None:
            found[item.span] = segment
    return found
