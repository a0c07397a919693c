"""Rows that a measure and a part of it name together: "Subscribers: Europe" beside "Subscribers: Total"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from icc_reports.check.claims.part_words import name_of_part
from icc_reports.check.claims.parts import Part
from icc_reports.check.claims.phrases import Words, phrase
from icc_reports.check.matching import Line
from icc_reports.model.patterns import any_case
from icc_reports.model.release import TableKind

_PREFIXED = re.compile(r"(?P<what>[^:–—]{2,60}?)(?::| [-–—]) (?P<part>\S.*)")
_WHOLE = any_case(r"(?:total|consolidated|company|combined|global|worldwide)")
_KINDS = (TableKind.SEGMENT, TableKind.OTHER)


def parts_prefixed(lines: Iterable[Line]) -> dict[int, list[Part]]:
    """By the ordinals of rows, the part and the measure that their labels name, where one of them is of the whole."""
    by_measure: defaultdict[Words, dict[int, str | None]] = defaultdict(dict)
    for line in lines:
        found = _PREFIXED.fullmatch(line.row.label.strip()) if line.table.kind in _KINDS and line.cells() else None
        if found is not None:
            part = None if _WHOLE.fullmatch(found["part"]) else name_of_part(found["part"])
            if part is not None or _WHOLE.fullmatch(found["part"]):
                by_measure[phrase(found["what"])][line.row.ordinal] = part
    return {
        ordinal: [Part(measure, part, None)]
        for measure, parts in by_measure.items()
        if measure and None in parts.values() and len(parts) > 1
        for ordinal, part in parts.items()
    }
