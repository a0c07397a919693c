"""Whether rows of different names are one: a name that all of them could have then names it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from fractions import Fraction

from icc_reports.check.matching import Line
from icc_reports.model.periods import Period


def are_one(lines: Sequence[Line]) -> bool:
    """Whether rows that state something in one unit have one concept or label, or the same figures."""
    by_unit: defaultdict[str | None, list[Line]] = defaultdict(list)
    for line in lines:
        cells = line.cells()
        by_unit[cells[0][1].unit.per if cells else None].append(line)
    return all(_has_one_name(each) or _agree(each) for each in by_unit.values())


def _has_one_name(lines: Sequence[Line]) -> bool:
    """Whether rows have one concept, or one label and no two concepts."""
    concepts = {line.row.concept for line in lines}
    is_one_concept = len(concepts) == 1 and None not in concepts
    return is_one_concept or (len(concepts - {None}) <= 1 and len({line.label_key for line in lines}) == 1)


def _agree(lines: Sequence[Line]) -> bool:
    """Whether the rows have a period in common, and state the same for each."""
    stated: defaultdict[Period | None, list[Fraction]] = defaultdict(list)
    for line in lines:
        for column, figure in line.cells():
            stated[column.period].append(abs(figure.amount))
    is_shared = any(len(amounts) >= len(lines) for amounts in stated.values())
    return is_shared and all(len(set(amounts)) == 1 for amounts in stated.values())
