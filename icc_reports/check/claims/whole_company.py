"""What a list of parts calls all of the company: the row that prints the company's revenue ("Enterprise")."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from icc_reports.check.claims.part_words import measure_in, name_of_part
from icc_reports.check.claims.phrases import Words, segment_phrase
from icc_reports.check.ledger import Ledger
from icc_reports.check.matching import Line
from icc_reports.model.figures import Figure
from icc_reports.model.periods import Period

_REVENUE = "revenue"
_A_LIST = 3  # rows: the whole and two of its parts


def names_of_whole(ledger: Ledger, revenue: Mapping[Period, Figure]) -> frozenset[Words]:
    """The names that lists of revenue have for the whole of which their other rows are parts."""
    found = set()
    for table in ledger.release.tables:
        lists: defaultdict[tuple[str, ...], list[Line]] = defaultdict(list)
        for line in ledger.lines(table):
            measure = measure_in(line.row.section[-1]) if line.row.section else None
            if measure is not None and _REVENUE in measure and any(each.unit.is_monetary for _, each in line.cells()):
                lists[line.row.section].append(line)
        found |= {name for rows in lists.values() if (name := _whole_of(rows, revenue)) is not None}
    return frozenset(found)


def _whole_of(rows: Iterable[Line], revenue: Mapping[Period, Figure]) -> Words | None:
    """The name of the one row of a list that prints the company's revenue for all periods."""
    rows = list(rows)
    alike = [line for line in rows if _is_all(line, revenue)]
    if len(rows) < _A_LIST or len(alike) != 1 or name_of_part(alike[0].row.label) is None:
        return None
    return segment_phrase(alike[0].row.label)


def _is_all(line: Line, revenue: Mapping[Period, Figure]) -> bool:
    pairs = [(figure, revenue.get(column.period)) for column, figure in line.cells() if column.period is not None]
    return len(pairs) > 1 and all(other is not None and figure.amount == other.amount for figure, other in pairs)
