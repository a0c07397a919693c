"""What tables call all of the company: in a list of parts ("Enterprise"), in a row of what its parts come to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from icc_reports.check.claims.entries import Entry
from icc_reports.check.claims.part_words import measure_in, name_of_part
from icc_reports.check.claims.phrases import Words, form_of, segment_phrase, words_of
from icc_reports.check.ledger import Ledger
from icc_reports.check.matching import Line
from icc_reports.model.figures import PURE, Figure
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


def words_of_company(company: str, ticker: str) -> frozenset[str]:
    """The words of its name, and the first of them as one: "Otter Mere Corp." may call itself "OtterMere"."""
    words = [word.raw for word in words_of(company)]
    joined = ("".join(words[:length]) for length in range(2, len(words) + 1))
    return frozenset(map(form_of, (*words, *joined, *ticker.split())))


def add_sums_of_parts(named: Mapping[Words, list[Entry]]) -> None:
    """The row that counts for all of the company what rows of its parts count under the end of its name.

    "Global Club Members" is what the rows "Members" of all parts come to, and so the company's row of that name.
    """
    by_last: defaultdict[Words, dict[Line, tuple[Words, Entry]]] = defaultdict(dict)
    for words, found in named.items():
        by_last[words[-1:]] |= {each.line: (words, each) for each in found if _counts_all(each)}
    for words, found in named.items():
        parts = {each.segment: each for each in found if each.segment is not None and not each.has_segment}
        if len(parts) < _TWO or any(each.segment is None for each in found):
            continue
        longer = [each for name, each in by_last[words[-1:]].values() if name[-len(words) :] == words]
        fitting = [each for each in longer if _come_to(tuple(parts.values()), each)]
        if len(fitting) == 1:
            found.append(replace(fitting[0], is_loose=True))


def _counts_all(entry: Entry) -> bool:
    """Whether a row counts something of the company."""
    units = {figure.unit for _, figure in entry.cells() if not figure.is_percentage}
    return entry.segment is None and units == {PURE}


def _come_to(parts: Sequence[Entry], whole: Entry) -> bool:
    """Whether rows of one table come to another in all of its periods, of which there are two or more."""
    cells = [{column.period: figure for column, figure in each.cells()} for each in parts]
    sums = [(figure, [each.get(column.period) for each in cells]) for column, figure in whole.cells()]
    is_one_table = len({each.line.table.ordinal for each in parts}) == 1
    return is_one_table and len(sums) >= _TWO and all(_is_sum(figure, found) for figure, found in sums)


def _is_sum(whole: Figure, parts: Sequence[Figure | None]) -> bool:
    """Whether figures come to that of the whole, but for what all of them leave out in rounding."""
    found = [each for each in parts if each is not None and each.unit == PURE and not each.is_percentage]
    room = sum((each.half_unit for each in found), whole.half_unit)
    return len(found) == len(parts) and abs(sum(each.amount for each in found) - whole.amount) <= room


_TWO = 2
