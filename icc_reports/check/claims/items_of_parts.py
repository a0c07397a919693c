"""The part of a company whose result an item is said to be included in, or that it is said to be related to."""

from __future__ import annotations

import re
from collections.abc import Sequence

from icc_reports.check.claims.entries import same_segment
from icc_reports.check.claims.measures import Measure
from icc_reports.check.claims.names import Names
from icc_reports.check.claims.part_names import segment_in
from icc_reports.check.claims.phrases import phrase
from icc_reports.check.claims.shapes import Spot


def part_of_item(measure: Measure, spot: Spot, names: Names) -> str | None:
    """The part whose row of that name is meant: "In the Ferries segment, income included an impairment of $4".

    Or it stands behind a list of items: "an impairment of $4 and severance of $1 related to the Ferries segment".
    """
    if measure.is_consolidated or measure.end > spot.number.start:
        return None
    text = spot.reading.text
    behind, opening = _RELATED.match(text, spot.number.end), _INCLUDED.match(text[: measure.start])
    if behind is not None:
        whose = names.segment_of(phrase(behind["what"]))
    elif opening is not None and segment_in(opening["rest"], names) is None:
        whose = names.segment_of(phrase(opening["what"]))
    else:
        return None
    return whose if any(same_segment(whose, entry.segment) for entry in measure.entries) else None


def only_says_whose(behind: Measure, found: Sequence[Measure], text: str, start: int, names: Names) -> bool:
    """Whether what stands behind an amount is only a part's name, and the item that it is of stands before it."""
    is_item = any(each.entries and each.unknown is None and text[each.end : start] == " of " for each in found)
    return is_item and names.segment_of(phrase(behind.name)) is not None


_PART = r"(?:(?:the|our|its) )?(?P<what>[A-Z][\w&/’'-]*(?: (?:and |of )?[A-Z&][\w&/’'-]*){0,5})"
_KIND = r" (?:[Ss]egment|[Bb]usiness|[Dd]ivision|[Rr]egion)"
_ITEMS = r"(?:(?:,|,? and) (?:an? )?(?:[a-z-]+ ){1,6}of \$[\d.,]*\d(?: (?:million|billion|thousand))?){0,4}"
_RELATED = re.compile(rf"{_ITEMS} (?:related|relating|attributable) to {_PART}{_KIND}\b")
_INCLUDED = re.compile(
    rf"(?:In|For|Within) {_PART}(?:{_KIND})?, (?P<rest>[^;]*\b(?:included|includes|including|reflect(?:s|ed))\b[^;]*)\Z"
)
