"""Passages right below the table of a segment: what they say without a name is of that segment."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from icc_reports.check.claims.phrases import segment_phrase
from icc_reports.model.patterns import any_case
from icc_reports.model.release import Passage, PassageRole, Release, Table
from icc_reports.model.source import Span


def segments_above(release: Release, blocks: Mapping[int, Sequence[str]]) -> dict[Span, str]:
    """By the places of passages, the segment of the table that they stand below, up to the next heading or table.

    A heading that only says that results are told, or which periods are compared, leaves it open whose they are.
    ``blocks`` are the parts that tables are about, by the tables' ordinals, where the reader tells no segment.
    """
    found: dict[Span, str] = {}
    segment: str | None = None
    items: list[Passage | Table] = [*release.passages, *release.tables]
    order = {line.span.line_key: place for place, line in enumerate(release.source.lines)}
    for item in sorted(items, key=lambda each: order[_place_of(each).line_key]):
        if isinstance(item, Table):
            segment = item.segment or next(iter(blocks.get(item.ordinal, ())), None)
        elif item.role is PassageRole.HEADING and says_nothing_of_whose(item.text):
            continue
        elif item.role not in (PassageRole.BODY, PassageRole.BULLET):
            segment = None if item.role is not PassageRole.FOOTNOTE else segment
        elif segment is not None:
            found[item.span] = segment
    return found


def says_nothing_of_whose(heading: str) -> bool:
    """Whether a heading only says that results are told: "Discussion of Results:", "2Q21 compared with 2Q20"."""
    return _DISCUSSION.fullmatch(heading.strip()) is not None or _COMPARISON.fullmatch(heading.strip()) is not None


_DISCUSSION = any_case(r"(?:discussion|analysis|review) of (?:the )?results\W*")
_TIME = (
    r"(?:the|fiscal|full|years?|quarters?|months?|weeks?|first|second|third|fourth|six|nine|three|twelve|linked|prior|ended"
    r"|january|february|march|april|may|june|july|august|september|october|november|december|q[1-4]|[1-4]q|fy|[\d,.]+)"
)
_PERIOD = rf"{_TIME}(?:[ -]?{_TIME})*"
_COMPARISON = any_case(rf"{_PERIOD} (?:(?:as )?compared (?:with|to)|versus|vs\.?|against) {_PERIOD}\W*")


def is_within(part: str, headed: str | None) -> bool:
    """Whether a part is one of what a heading names, by its name: "U.S. Wells" of "Wells"; of no heading, any is."""
    return headed is None or set(segment_phrase(headed)) < set(segment_phrase(part))


def _place_of(item: Passage | Table) -> Span:
    """Where it stands; a table at its first row, as several headings may be of its lines."""
    return item.rows[0].span if isinstance(item, Table) and item.rows else item.span
