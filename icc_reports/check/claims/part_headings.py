"""Headings that say what is measured, above lists of the same parts: "Rig utilization", "Day rates" by kind of rig."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from icc_reports.check.claims.part_words import ALL, name_of_part
from icc_reports.check.claims.phrases import Words, phrase
from icc_reports.check.matching import Line
from icc_reports.model.figures import Unit


def headings_of_measures(lines: Sequence[Line]) -> dict[str, frozenset[Words]]:
    """The headings below which the same parts are listed, by the names of what each of them measures.

    All rows below one are counted in the same, and those below another in something else: in percent, in dollars. Of a
    heading that stands for a part, the rows would be measures, which are not all counted alike.
    """
    under: defaultdict[str, list[Line]] = defaultdict(list)
    for line in lines:
        if line.row.section and line.cells():
            under[line.row.section[-1]].append(line)
    units = {heading: _units(rows) for heading, rows in under.items() if _are_parts(rows)}
    labels = {heading: tuple(line.row.label.strip() for line in under[heading]) for heading in units}
    return {
        heading: _names(heading)
        for heading, own in units.items()
        if len(own) == 1 and any(labels[other] == labels[heading] and units[other].isdisjoint(own) for other in units)
    }


def _are_parts(rows: Sequence[Line]) -> bool:
    """Whether rows are called by nothing but the names of parts, the rest of them and the total."""
    named = [line for line in rows if name_of_part(line.row.label) is not None and line.row.concept is None]
    others = [line.row.label.strip(" :") for line in rows if line not in named]
    return len(named) >= _A_LIST and all(label.lower() == "other" or ALL.fullmatch(label) for label in others)


def _units(rows: Sequence[Line]) -> frozenset[tuple[Unit, bool]]:
    """What the figures of rows are counted in; a nil tells nothing of it."""
    figures = [figure for line in rows for _, figure in line.cells() if figure.amount]
    return frozenset((figure.unit, figure.is_percentage) for figure in figures)


def _names(heading: str) -> frozenset[Words]:
    """What prose calls what a heading names: how much of a fleet is in use by "utilization" alone."""
    words = phrase(heading)
    use = words[-1:]
    return frozenset({words, use, ("fleet", *use)}) if use == _IN_USE else frozenset({words})


_A_LIST = 2  # rows
_IN_USE = ("utilization",)
