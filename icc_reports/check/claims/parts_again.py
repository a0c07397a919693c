"""Parts of revenue that a table lists again, below another measure that they add up to as well."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from icc_reports.check.claims.part_words import measure_in
from icc_reports.check.claims.parts import REVENUE, Part, add_up
from icc_reports.check.matching import Line
from icc_reports.model.patterns import any_case

_CONTINUING = any_case(r" from continuing operations")


def parts_again(lines: Sequence[Line], parts: Mapping[int, Sequence[Part]]) -> dict[int, list[Part]]:
    """By the ordinals of rows, the parts of a measure whose total stands right above rows called as those of revenue.

    "Total revenue", "Tours", "Hotels", then "Total EBITDA", "Tours", "Hotels".
    """
    stated = [line for line in lines if line.cells()]
    of_revenue = [(line, _of_revenue(parts.get(line.row.ordinal, ()))) for line in stated]
    labels = [line.row.label for line, part in of_revenue if part is not None]
    names = [part for _, part in of_revenue if part is not None]
    found: dict[int, list[Part]] = {}
    for at, total in enumerate(stated):
        below = stated[at + 1 : at + 1 + len(labels)]
        measure = measure_in(_CONTINUING.sub("", total.row.label))
        if not labels or measure in (None, REVENUE) or [line.row.label for line in below] != labels:
            continue
        if add_up(below, total):
            named = zip(below, names, strict=True)
            found |= {line.row.ordinal: [Part(measure, name, None, total.row.label)] for line, name in named}
            found[total.row.ordinal] = [Part(measure, None, None, total.row.label)]
    return found


def _of_revenue(parts: Sequence[Part]) -> str | None:
    """The part of revenue that a row states."""
    return next((part.segment for part in parts if part.measure == REVENUE), None)
