"""Tables of parts: whose figures a row states, and of what, where a heading or the head of a column says it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from icc_reports.check.claims.closing_rows import closing_rows
from icc_reports.check.claims.column_heads import heads_of, measures_of_heads
from icc_reports.check.claims.labels import without_end
from icc_reports.check.claims.part_columns import OF_THE_REST, are_of_parts
from icc_reports.check.claims.part_headings import headings_of_measures
from icc_reports.check.claims.part_words import ALL, measure_excluding, measure_in, name_of_part
from icc_reports.check.claims.phrases import Words, phrase, segment_phrase, tags_in
from icc_reports.check.matching import Line, is_headline, is_statement
from icc_reports.model.figures import Figure
from icc_reports.model.patterns import any_case
from icc_reports.model.periods import Period
from icc_reports.model.release import Table, TableKind

_PARENTHESES = re.compile(r"\([^()]*\)")


@dataclass(frozen=True, slots=True)
class Part:
    """What a row states in some of its columns: a measure (None: the row's own) of a segment (None: of the company).

    ``heading`` is what names the measure or the segment, where one does; ``is_loose``: prose may mean more by it.
    """

    measure: Words | None
    segment: str | None
    columns: frozenset[int] | None
    heading: str = ""
    is_loose: bool = False


def parts_of(table: Table, lines: Sequence[Line]) -> dict[int, list[Part]]:
    """By the ordinals of its rows, what a table of segments states beside what its rows' own labels say."""
    found: defaultdict[int, list[Part]] = defaultdict(list)
    is_whole, heads = is_statement(table), heads_of(table)
    measured = {} if is_whole else measures_of_heads(table)
    closing = {} if is_whole else closing_rows(lines)
    headed = {} if is_whole else headings_of_measures(lines)
    headings = {} if is_whole else _segments_of_headings(lines, closing)
    headings = {heading: segment for heading, segment in headings.items() if heading not in headed}
    listed = _parts_below_revenue(table, lines)
    if not listed and not is_whole:
        listed = _parts_of_total(lines) or _parts_by_title(table, lines) or _parts_of_title(table, lines)
        listed = listed or _parts_of_measure(table, lines)
    again = _named_again(lines) if is_whole else frozenset()
    own = _of_one_group(lines)
    for line in lines if heads or listed or again or not is_whole else ():
        found[line.row.ordinal] += listed.get(line.row.ordinal, ())
        if not is_whole or line.row.label in again:
            heading = closing.get(line.row.ordinal, "")
            found[line.row.ordinal] += (
                [Part(None, headings[heading], None, heading)]
                if heading in headings
                else _by_heading(line, headings, own, headed)
            )
        by_heads = _by_measures(line, measured) if measured else _by_heads(line, heads, is_whole=is_whole)
        found[line.row.ordinal] += by_heads
    return found


_TITLE = re.compile(
    r"(?:(?:table|schedule|exhibit) [\divx]+[.:] )?(?P<name>[^–—:(]+?)\s*(?:\([“\"](?P<alias>[^”\"]+)[”\"]\))?\s*"
    r"(?:\s[-–—]\s.*|[–—:].*|results.*|highlights.*)?",
    re.IGNORECASE,
)


def names_of_table(table: Table, lines: Iterable[Line], revenue: Mapping[Period, Figure]) -> list[str]:
    """The names of the segment that a table is about: what it prints as revenue is not the company's.

    They are those of its title; one that cannot be said in prose where the title names none. Empty for other tables.
    """
    if is_statement(table) or table.segment is not None:
        return []
    rows = [line for line in lines if is_revenue(line)]
    pairs = [
        (figure, revenue[column.period])
        for line in rows[:1]
        for column, figure in line.cells()
        if column.period is not None and column.period in revenue
        if figure.unit.is_monetary and column.segment is None
    ]
    if not pairs or any(abs(one.amount - other.amount) * _APART <= abs(other.amount) for one, other in pairs):
        return []
    title = None if _ABOUT.search(table.title) else _TITLE.fullmatch(table.title.strip())
    named = [name_of_part(each) for each in (title["name"], title["alias"]) if each] if title else []
    return [name for name in named if name is not None] or [_UNNAMED]


_ABOUT = any_case(r"\b(?:financial|additional|supplement\w*|selected) (?:information|data)\b")  # no part is called so
_UNNAMED = "?"  # no words of prose are this segment's name
_APART = 20  # one part in so many; amounts that are nearer can be the company's, adjusted


def is_revenue(line: Line) -> bool:
    """Whether a row is called all that is sold."""
    return bool(line.keys & {"revenue", "Revenues"})


def _by_heading(
    line: Line, headings: Mapping[str, str | None], own: frozenset[str], headed: Mapping[str, frozenset[Words]]
) -> Iterator[Part]:
    heading = line.row.section[-1] if line.row.section else ""
    if heading in headings:
        yield Part(None, headings[heading], None, heading)
    if line.table.kind in (TableKind.BALANCE_SHEET, TableKind.CASH_FLOW, TableKind.RECONCILIATION):
        return
    measure = measure_in(heading)
    measures = sorted(headed.get(heading, ())) or list(_measures_without(heading)) if measure is None else [measure]
    if not measures:
        yield from _by_outer_heading(line, own)
    is_all = ALL.fullmatch(line.row.label.strip()) is not None
    part = None if is_all else line.segment or name_of_part(line.row.label)
    yield from (Part(each, part, None, heading) for each in measures if is_all or part is not None)


def _measures_without(heading: str) -> Iterator[Words]:
    """The measure that a heading leaves some of out, by all its words; on its basis, by the measure's own."""
    measure = measure_excluding(heading)
    if measure is not None:
        yield measure
        if tags_in(heading):
            yield measure[: measure.index("excluding")]


def _by_outer_heading(line: Line, own: frozenset[str]) -> Iterator[Part]:
    """A part of a part: "Domestic" under "Parks" under "Operating income", or what stands there without a label."""
    *outer, group = line.row.section or ("",)
    measure = measure_in(outer[-1]) if outer else None
    if measure is None:
        return
    for name in _names_within(line, group):
        yield Part(measure, name, None, outer[-1])
    if line.row.label in own and (alone := name_of_part(line.row.label)) is not None:
        yield Part(measure, alone, None, outer[-1])


def _of_one_group(lines: Iterable[Line]) -> frozenset[str]:
    """The labels that stand under one group of parts alone, and could not as well be said of another ("Domestic")."""
    groups: defaultdict[str, set[str]] = defaultdict(set)
    for line in lines:
        if len(line.row.section) > 1:
            groups[line.row.label].add(line.row.section[-1])
    return frozenset(label for label, of in groups.items() if len(of) == 1 and not set(phrase(label)) <= _OF_ANY_GROUP)


_OF_ANY_GROUP = frozenset(
    """domestic international foreign overseas other product service u.s u.k europe asia america north south latin
    pacific rest world canada mexico china japan germany retail wholesale license maintenance equipment rental
    """.split()
)


def _names_within(line: Line, group: str) -> Iterator[str]:
    """The names of a part with the heading of its group, in either order; the group's own for its total."""
    label = line.row.label.strip()
    of_group = name_of_part(group)
    if of_group is None:
        return
    if not label or segment_phrase(label) in {(), segment_phrase(group)}:
        yield of_group
    elif (part := name_of_part(label)) is not None:
        yield from (f"{part} {of_group}", f"{of_group} {part}")


def _parts_by_title(table: Table, printed: Sequence[Line]) -> dict[int, list[Part]]:
    """By the ordinals of its rows, the parts of what a title names, where all rows are parts: "Orders by market"."""
    title = _OF_TITLE.search(_PARENTHESES.sub(" ", table.title))
    words = tuple(word for word in phrase(title["what"]) if word not in _BY_PLACE) if title is not None else ()
    lines = [line for line in printed if line.cells()]
    if not set(words) & _TITLED or len(lines) < _A_LIST or table.kind not in (TableKind.SEGMENT, TableKind.OTHER):
        return {}
    parts = [line for line in lines if not is_revenue(line)]
    if any(set(phrase(line.row.label)) & (_TITLED | _NO_LABELS) for line in parts):
        return {}
    measures = dict.fromkeys((words, REVENUE) if set(words) <= _ALL_REVENUE else (words,))
    found: dict[int, list[Part]] = {}
    for line in parts:
        group = line.row.section[-1] if line.row.section else ""
        group = "" if set(phrase(group)) <= _ALL_REVENUE else group  # of all that is sold
        names = (
            list(_names_within(line, group)) if group else [name for name in (name_of_part(line.row.label),) if name]
        )
        found[line.row.ordinal] = [Part(measure, name, None) for measure in measures for name in names]
    if len(lines) > _A_LIST and not lines[-1].row.label.strip() and add_up(lines[:-1], lines[-1]):
        found[lines[-1].row.ordinal] = [Part(measure, None, None) for measure in measures]
    return found


def _parts_of_title(table: Table, lines: Sequence[Line]) -> dict[int, list[Part]]:
    """By the ordinals of rows, the parts of what a title names under headings that say by what: "By market".

    They come to the total that ends their list, and some row of the table is called as the title is.
    """
    words = phrase(_PARENTHESES.sub(" ", table.title))
    is_printed = any(phrase(line.row.label)[: len(words)] == words for line in lines)
    by_heading: defaultdict[tuple[str, ...], list[Line]] = defaultdict(list)
    for line in lines if words and is_printed else ():
        if line.row.section and _BY_MARKET.fullmatch(line.row.section[-1]) and line.cells():
            by_heading[line.row.section].append(line)
    found: dict[int, list[Part]] = {}
    for *parts, total in by_heading.values():
        if len(parts) >= _A_LIST and ALL.fullmatch(total.row.label.strip()) and add_up(parts, total):
            named = [(line.row.ordinal, name_of_part(line.row.label)) for line in parts]
            found |= {ordinal: [Part(words, name, None)] for ordinal, name in named if name is not None}
            found[total.row.ordinal] = [Part(words, None, None)]
    return found


def _parts_of_measure(table: Table, printed: Sequence[Line]) -> dict[int, list[Part]]:
    """By the ordinals of its rows, the parts of the measure that a table is called ("Net sales"), with their total.

    All its rows are parts, under one heading at most, and come to the last one, "Total", in all its columns.
    """
    measure, lines = measure_in(table.title), [line for line in printed if line.cells()]
    if measure is None or len(lines) <= _A_LIST or len({line.row.section for line in lines}) > 1:
        return {}
    *parts, total = lines
    named = [(line.row.ordinal, name_of_part(line.row.label)) for line in parts if line.row.concept is None]
    is_list = len(named) == len(parts) and all(name is not None for _, name in named)
    if not is_list or not ALL.fullmatch(total.row.label.strip()) or not add_up(parts, total):
        return {}
    return {at: [Part(measure, name, None)] for at, name in (*named, (total.row.ordinal, None))}


_BY_MARKET = any_case(r"by [a-z /&-]+:?")
_OF_TITLE = re.compile(
    r"(?:^|[.:–—] ?|\b(?:inc|corporation|company|consolidated|supplemental)\b\.? )"
    r"(?P<what>[A-Z][\w&/-]*(?: [\w&/-]+){0,6}?),? (?:by|for the|(?:was|were) as follows|summary|breakdown|detail)\b",
    re.IGNORECASE,
)
_TITLED = frozenset("revenue income profit margin ebitda backlog booking order subscriber expense expenditure".split())
_BY_PLACE = frozenset({"geographic", "geographical", "region", "regional"})  # "Geographic Revenue Summary"
_ALL_REVENUE = frozenset({"net", "total", "revenue"})
_NO_LABELS = frozenset("asset liability cash tax equity interest depreciation amortization eps share".split())


def _parts_of_total(printed: Sequence[Line]) -> dict[int, list[Part]]:
    """By the ordinals of its rows, the parts of revenue that a list of them is ("Americas", "Europe", "Revenue").

    Those of another measure have to come to its total: "Total income from operations".
    """
    lines = [line for line in printed if line.cells()]
    total = next((at for at, line in enumerate(lines) if _ends_revenue(line) or _is_total_of(lines[:at], line)), 0)
    if total < _A_LIST or any(line.row.section for line in lines[:total]):
        return {}
    if not all(_is_money(line) for line in lines[:total]):
        return {}
    words = segment_phrase(lines[total].row.label)
    plain = words[1:] if words[:1] == ("net",) else words
    own = measure_in(lines[total].row.label) or words
    measures = (REVENUE, words, plain) if _ends_revenue(lines[total]) else (own,)
    named = [(line.row.ordinal, name_of_part(line.row.label)) for line in lines[:total]]
    return {
        ordinal: [Part(measure, name, None) for measure in dict.fromkeys(measures)]
        for ordinal, name in named
        if name is not None
    }


def _ends_revenue(line: Line) -> bool:
    return phrase(line.row.label)[-1:] == REVENUE and _is_money(line)  # and no percentage of it


def _is_total_of(parts: Sequence[Line], line: Line) -> bool:
    """Whether a row is called the total of a measure, and rows that are no measures themselves come to it."""
    label = line.row.label
    is_total = label.lower().startswith("total ") and measure_in(label) is not None
    return is_total and len(parts) >= _A_LIST and not any(each.row.concept for each in parts) and add_up(parts, line)


def _parts_below_revenue(table: Table, printed: Sequence[Line]) -> dict[int, list[Part]]:
    """The parts that a table lists below its revenue, where they add up to it in all its columns."""
    if table.kind in (TableKind.BALANCE_SHEET, TableKind.CASH_FLOW):
        return {}
    lines, parts = [line for line in printed if line.cells()], list[Line]()
    total = next((at for at, line in enumerate(lines) if is_revenue(line)), len(lines))
    for line in lines[total + 1 :]:
        if name_of_part(line.row.label) is None or line.row.concept or not _is_money(line):
            break
        parts.append(line)
        if len(parts) >= _A_LIST and add_up(parts, lines[total]):
            measures = dict.fromkeys((REVENUE, phrase(lines[total].row.label)))
            return {
                each.row.ordinal: [Part(measure, name_of_part(each.row.label), None) for measure in measures]
                for each in parts
            }
    return {}


def _is_money(line: Line) -> bool:
    return all(figure.unit.is_monetary for _, figure in line.cells())


def add_up(parts: Iterable[Line], total: Line) -> bool:
    """Whether rows come to another in all its columns, as closely as their rounding allows."""
    columns = {column.ordinal: figure for column, figure in total.cells()}
    rows = [{column.ordinal: figure for column, figure in line.cells()} for line in parts]
    if not _is_money(total) or any(set(row) != set(columns) for row in rows):
        return False
    return all(
        abs(sum(row[at].amount for row in rows) - whole.amount) <= len(rows) * whole.half_unit
        for at, whole in columns.items()
    )


def _named_again(lines: Iterable[Line]) -> frozenset[str]:
    """The labels that stand under the headings of two measures, revenue one of them: they name segments."""
    under: defaultdict[str, set[Words]] = defaultdict(set)
    for line in lines:
        measure = measure_in(line.row.section[-1]) if line.row.section else None
        if measure is not None:
            under[line.row.label].add(measure)
    return frozenset(label for label, of in under.items() if len(of) > 1 and any("revenue" in each for each in of))


_A_LIST = 2  # rows
REVENUE = ("revenue",)


def _segments_of_headings(lines: Iterable[Line], closing: Mapping[int, str]) -> dict[str, str | None]:
    """The headings that stand for segments: each has a headline of its own under it ("Net sales" for each region).

    Or each has the same rows under it, with the row that closes them, and none is a measure; one that says "total" then
    stands for the company. Or a heading calls itself so.
    """
    under: defaultdict[str, set[str]] = defaultdict(set)
    rows: defaultdict[str, list[str]] = defaultdict(list)
    for line in lines:
        heading = closing.get(line.row.ordinal) or (line.row.section[-1] if line.row.section else "")
        if heading and line.label_key:
            rows[heading].append(line.label_key)
        if line.row.section and is_headline(line, line):
            under[line.label_key].add(line.row.section[-1])
    headings = {heading for each in under.values() if len(each) > 1 for heading in each}
    named: dict[str, str | None] = {heading: name_of_part(heading) for heading in headings}
    again = [heading for heading in rows if _are_repeated(rows, heading)]
    of_parts = {tuple(rows[heading][:_A_LIST]) for heading in rows if measure_in(heading) is not None}
    again = [heading for heading in again if tuple(rows[heading][:_A_LIST]) not in of_parts]
    named |= {heading: name_of_part(heading) for heading in again}
    called = {heading: _OF_SEGMENT.fullmatch(heading.strip()) for heading in rows}
    named |= {heading: name_of_part(match["name"]) for heading, match in called.items() if match is not None}
    found: dict[str, str | None] = {heading: name for heading, name in named.items() if name is not None}
    found |= {heading: heading.strip(" :") for heading in again if _OF_NO_PART.match(heading.strip())}
    return found | {heading: None for heading in again if ALL.fullmatch(heading.strip(" :"))}


_OF_NO_PART = any_case(r"(?:corporate|unallocated|(?:inter-?segment )?eliminations?)\b")  # and not of the company


def _are_repeated(rows: Mapping[str, Sequence[str]], heading: str) -> bool:
    """Whether most rows under a heading stand under another heading of the table as well, in their order."""
    own = rows[heading]
    return len(own) >= _A_BLOCK and any(
        other != heading and sum(label in rows[other] for label in own) * 3 >= len(own) * 2 for other in rows
    )


_OF_SEGMENT = any_case(
    r"(?P<name>.+?) segments? (?:(?:non-)?gaap |adjusted )?(?:operating )?(?:results|information|data)\b\W*\d?"
)
_A_BLOCK = 3  # rows


def _by_heads(line: Line, heads: dict[str, frozenset[int]], *, is_whole: bool) -> Iterator[Part]:
    part = None if is_whole else line.segment or name_of_part(line.row.label)
    measures = {head: measure_in(head) for head in heads}
    is_of_parts = is_whole or line.table.kind is TableKind.SEGMENT or are_of_parts(line.table, heads)
    are_parts = part is None or not any(measures.values())
    for head, columns in heads.items():
        measure = measures[head]
        if measure is not None and part is not None:
            yield Part(measure, part, columns)
        elif measure is None and are_parts and is_of_parts:
            name = name_of_part(head) or (head.strip() if OF_THE_REST.fullmatch(head.strip()) else None)
            if name is not None:
                yield Part(None, name, columns)


def _by_measures(line: Line, measured: Mapping[str, frozenset[int]]) -> Iterator[Part]:
    """What a row states of its part, or of all of them, by heads that say what is measured: "Closings"."""
    label = line.row.label.strip()
    part = line.segment or name_of_part(label)
    if part is not None or ALL.fullmatch(label):
        for head, columns in measured.items():
            for words in {phrase(head), phrase(without_end(head))}:
                yield Part(words, part, columns, is_loose=True)
