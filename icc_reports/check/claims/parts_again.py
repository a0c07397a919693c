"""Parts that a table lists again, below another measure than the first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import takewhile

from icc_reports.check.claims.part_words import measure_in, name_of_part
from icc_reports.check.claims.parts import REVENUE, Part, add_up
from icc_reports.check.claims.phrases import phrase
from icc_reports.check.claims.vocabulary import BEFORE_NEUTRAL
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


def parts_alike(lines: Sequence[Line]) -> dict[int, list[Part]]:
    """By the ordinals of rows, the parts that open the lists below the headings of a measure and of others.

    "Rental income", "Net operating income" and "Cost of operations", each above "Harbour parks", "Inland parks".
    """
    under: defaultdict[str, list[Line]] = defaultdict(list)
    for line in lines:
        if line.row.section and line.cells():
            under[line.row.section[-1]].append(line)
    lists = {heading: list(takewhile(_is_part, rows)) for heading, rows in under.items()}
    labels = {heading: tuple(line.label_key for line in rows) for heading, rows in lists.items()}
    measured = {labels[heading] for heading in lists if measure_in(heading) is not None}
    alike = [
        heading
        for heading, names in labels.items()
        if len(names) >= _A_LIST and names in measured and list(labels.values()).count(names) >= _A_LIST
    ]
    return {
        line.row.ordinal: [Part(phrase(heading), name_of_part(line.row.label), None, heading)]
        for heading in alike
        for line in lists[heading]
    }


_A_LIST = 2  # rows, or headings


def _is_part(line: Line) -> bool:
    """Whether a row of money is called by nothing but a name: no measure, no share, no basis."""
    words = set(phrase(line.row.label))
    is_named = name_of_part(line.row.label) is not None and not words <= BEFORE_NEUTRAL and "operation" not in words
    return is_named and line.row.concept is None and any(figure.unit.is_monetary for _, figure in line.cells())
