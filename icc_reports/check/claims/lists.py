"""Lists: numbers and measures that stand side by side, one for each or all of them together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from icc_reports.check.claims import vocabulary as v
from icc_reports.check.claims.measures import Measure
from icc_reports.check.claims.periods import Mention as PeriodMention
from icc_reports.check.claims.sequence import is_base, is_left_out, joins
from icc_reports.check.claims.shapes import Number, Reading, Spot, Statement
from icc_reports.model.patterns import any_case
from icc_reports.model.relations import ClaimKind
from icc_reports.model.release import TableKind

_SERIES = re.compile(
    r"^\)?,?(?:\s*(?:in|for|during|from|over|versus|vs\.?|compared (?:to|with)|than|on an?|at|as of)(?: the)?)?\s*"
    r"(?:,|,? and)(?: by)?(?: approximately| about)?\s*[(+]?$"
)
_OF_WHAT = re.compile(r"^\)? of (?:[A-Za-z][\w&’'/-]* ){0,8}?[A-Za-z][\w&’'/-]*(?=,? (?:(?:at|as of|in|for|on) )?[ ,])")
_SIDE_BY_SIDE = re.compile(r"^\)?\s*(?:,|,? and)\s*\(?$")
_AND = re.compile(r"\s*(?:,|,? and)\s*(?:(?:our|its|the) )?", re.IGNORECASE)
_BOTH_BASES = re.compile(r"\bGAAP and non-?GAAP\b", re.IGNORECASE)
_ADDED = (TableKind.BALANCE_SHEET, TableKind.CASH_FLOW)


def listed_with(reading: Reading, place: int) -> int | None:
    """The first of the numbers of one kind that a number is listed with ("7% in the quarter and 12% in the year")."""
    first = place
    while (before := _alike_before(reading, first)) is not None:
        text, at = "", reading.numbers[first - 1].end
        for period in reading.periods:
            if at <= period.start and period.end <= reading.numbers[first].start:
                text, at = text + reading.text[at : period.start], period.end
        if not _SERIES.match(_OF_WHAT.sub("", text + reading.text[at : reading.numbers[first].start])):
            break
        first = before
    return first if first < place else None


def named_with(reading: Reading, place: int) -> int | None:
    """The first of the numbers that a number is listed with, each behind its own name: "fees of $2 and rent of $1"."""
    first = place
    while first:
        between = _OWN_NAME.fullmatch(reading.text, reading.numbers[first - 1].end, reading.numbers[first].start)
        if between is None or set(between["name"].lower().split()) & _NO_NAME or v.DIRECTION.search(between["name"]):
            break
        first -= 1
    return first if first < place else None


_OWN_NAME = re.compile(
    r"\)?(?:,|,? and)\s*(?:(?:the|our|its) )?(?P<name>[A-Za-z][\w&’'/-]*(?: [A-Za-z][\w&’'/-]*){0,6})"
    r" of (?:approximately |about )?\(?"
)
_NO_NAME = v.BOUNDARY - {"and", "for", "on", "of", "the"}


def _alike_before(reading: Reading, place: int) -> int | None:
    """The number before of the same kind, next to it or with one that goes with it: "up $5, or 7%, ... and $9"."""
    counted, numbers = reading.numbers[place].said.counted, reading.numbers
    if place and numbers[place - 1].said.counted is counted:
        return place - 1
    if place < _PAIR or numbers[place - _PAIR].said.counted is not counted:
        return None
    between = reading.text[numbers[place - _PAIR].end : numbers[place - 1].start]
    return place - _PAIR if joins(between) or _FROM.fullmatch(between) else None


_PAIR = 2
_FROM = re.compile(r"\s*(?:from|over|versus|vs\.?|compared (?:to|with))\s+[($]*", re.IGNORECASE)


def side_by_side(reading: Reading, place: int) -> tuple[int, int]:
    """At which place of how many a number stands in a list of numbers with nothing between them."""
    numbers, text = reading.numbers, reading.text
    first = last = place
    while first and _SIDE_BY_SIDE.match(text[numbers[first - 1].end : numbers[first].start]):
        first -= 1
    while last + 1 < len(numbers) and _SIDE_BY_SIDE.match(text[numbers[last].end : numbers[last + 1].start]):
        last += 1
    return place - first, last - first + 1


def respectively(reading: Reading, place: int) -> tuple[int, int, int] | None:
    """Where a number stands in a list that "respectively" ends, how long the list is, and where that word stands.

    Of two lists of which one is compared with the other, the word may stand behind the first alone.
    A number that says the same in another unit ("$5 million ($0.42 per share)") stands where the one before it does.
    """
    end = _end_of_list(reading, place)
    if end is None:
        return None
    index, size = _place_in_row(reading, place)
    return (index, size, end) if size > 1 else None


def in_turn(reading: Reading, place: int) -> tuple[int, int, int] | None:
    """As ``respectively`` of a list of one measure's numbers that stands without that word."""
    index, size = _place_in_row(reading, place)
    listed = [each for each in reading.measures if each.end <= reading.numbers[place].start]
    is_of_many = any(_AND.fullmatch(reading.text[one.end : other.start]) for one, other in pairwise(listed))
    return (index, size, reading.numbers[place].end) if size > 1 and not is_of_many else None


def _place_in_row(reading: Reading, place: int) -> tuple[int, int]:
    """At which place of how many a number stands, those that say the same in another unit counted as one."""
    row: list[list[int]] = []
    for at in range(len(reading.numbers)):
        between = reading.text[reading.numbers[at - 1].end : reading.numbers[at].start] if at else ""
        if row and _ALSO.fullmatch(between) and _differ(reading.numbers[at - 1], reading.numbers[at]):
            row[-1].append(at)
        elif row and _NEXT.fullmatch(between):
            row.append([at])
        elif row and any(place in each for each in row):
            break
        else:
            row = [[at]]
    return next(at for at, each in enumerate(row) if place in each), len(row)


def _differ(one: Number, other: Number) -> bool:
    """Whether two numbers are of different units, or sizes."""
    return (one.said.counted, one.said.scale) != (other.said.counted, other.said.scale)


def _end_of_list(reading: Reading, place: int) -> int | None:
    """Where "respectively" stands: after the number in its clause, else before it where the comparison begins."""
    text, at = reading.text, reading.numbers[place].end
    stop = re.search(r";|\. ", text[at:])
    after = text.lower().find("respectively", at, at + stop.start() if stop else len(text))
    if after >= 0:
        return after
    before = _RESPECTIVELY_COMPARED.search(text, 0, reading.numbers[place].start)
    return before.start() if before else None


_RESPECTIVELY_COMPARED = any_case(rf"respectively,? (?:(?:up|down) )?(?:{v.COMPARED.pattern}|from)[^;]*\Z")
_ALSO = re.compile(r"\)?,?\s*(?:or\s+)?\(?(?:or )?\s*", re.IGNORECASE)
_NEXT = re.compile(
    r"(?: (?:per|a) (?:[\w-]+ ){0,4}?(?:share|unit))?\)?\s*(?:,|,? and)\s*"
    r"(?:(?:an? )?(?:net )?(?:loss|income)(?: of)? )?\(?",
    re.IGNORECASE,
)


def listed_periods(text: str, periods: Sequence[PeriodMention]) -> Iterator[list[PeriodMention]]:
    """Periods in rows: "the fourth quarter and full year 2024"."""
    row: list[PeriodMention] = []
    for period in periods:
        if row and not _AND_IN.fullmatch(text[row[-1].end : period.start]):
            yield row
            row = []
        row.append(period)
    if row:
        yield row


_AND_IN = re.compile(r"\s*(?:,|,? and)\s*(?:(?:in|for|at|the|of|as|our|its) ){0,3}", re.IGNORECASE)


def of_list(reading: Reading, number: Number, candidates: Sequence[Measure]) -> Measure:
    """The last of the measures before a number; of a list of measures the one at its place, or all of them added."""
    last = candidates[-1]
    index, size = side_by_side(reading, reading.numbers.index(number))
    if size == 2 and _BOTH_BASES.search(reading.text[max(last.start - 20, 0) : last.end]):
        return replace(last, tags=frozenset({"nongaap"}) if index else frozenset())
    row = [last]
    for each in reversed(candidates[:-1]):
        is_apart = is_left_out(reading, each.start, row[0].end)  # "Excluding fees, costs were $1 and $2, respectively"
        if is_apart or not _AND.fullmatch(reading.text[each.end : row[0].start]):
            break
        row.insert(0, each)
    if len(row) == size:
        return replace(row[index], segment=row[index].segment or row[0].segment)
    return together(row) if size == 1 else last


def of_list_before(spot: Spot) -> Measure | None:
    """The measure at the same place of the list of levels that a list is compared with, or that changed by it.

    "A was 5% and B was 7%, compared to 4% and 6%"; "A was $5, and B was $7, up 4% and 6%, respectively".
    """
    index, size = side_by_side(spot.reading, spot.place)
    first = spot.place - index
    before = spot.earlier[first - size : first] if size > 1 and first >= size else ()
    measures = [each.measure for each in before if each.measure is not None and not each.is_base]
    starts = {measure.start for measure in measures}
    if not before or len(starts) < size:
        return None
    same = {each.number.said.counted for each in before} == {spot.number.said.counted}
    is_compared = same and is_base(spot.reading, first, ClaimKind.OTHER)
    return measures[index] if is_compared or _is_changed_by(spot, before, first) else None


def _is_changed_by(spot: Spot, levels: Sequence[Statement], first: int) -> bool:
    """Whether the list that begins at a number says by what the levels changed, one for each of them."""
    between = spot.reading.text[levels[-1].number.end : spot.reading.numbers[first].start]
    is_change = _CHANGED.fullmatch(between) is not None and v.CHANGED_BY.search(between) is not None
    is_in_turn = respectively(spot.reading, spot.place) is not None
    return is_change and is_in_turn and all(each.kind is ClaimKind.AMOUNT for each in levels)


_CHANGED = re.compile(r"\)?,? (?:and )?(?:(?:which )?(?:were|was) )?[a-z]+ (?:by )?(?:approximately |about )?\(?")


def with_following(reading: Reading, first: Measure) -> Measure:
    """A measure after its number, with those that are listed after it: "$9 million in cash and investments".

    A list has its "and" before its last: behind a comma alone a clause of its own begins, as in "excluding $9 million
    of charges, net income".
    """
    row, listed = [first], 1
    for each in reading.measures:
        joint = _AND.fullmatch(reading.text, row[-1].end, each.start) if each.start > row[-1].end else None
        if joint is not None:
            row.append(each)
            listed = len(row) if "and" in joint[0] else listed
    if listed == 1:
        return first
    whole = together(row[:listed])
    return whole if whole.parts else replace(first, doubt=first.doubt or f"whether it is of {first.name!r} alone")


def together(row: Sequence[Measure]) -> Measure:
    """Balances, cash flows or expenses that are stated as one sum; the last of them where they cannot be added."""
    can_add = all(any(entry.line.table.kind in _ADDED for entry in each.entries) for each in row) or _of_one_list(row)
    if (
        len(row) == 1
        or not can_add
        or any(each.unknown is not None for each in row)
        or len({each.entries for each in row}) < len(row)
    ):
        return row[-1]
    name = ", ".join(each.title or each.name for each in row)
    return replace(row[-1], start=row[0].start, name=name, title=name, parts=tuple(row))


def _of_one_list(row: Sequence[Measure]) -> bool:
    """Whether some statement lists rows of all the measures below one heading of what is spent or earned beside."""
    under = [
        {
            (entry.line.table.ordinal, entry.line.row.section)
            for entry in each.entries
            if entry.line.row.section and _LISTED.fullmatch(entry.line.row.section[-1].strip()) is not None
        }
        for each in row
    ]
    return bool(set.intersection(*under))


_LISTED = any_case(
    r"(?:(?:total|other|operating|non-?interest|general|costs and) )*(?:expenses?|income):?", "expense|income"
)
