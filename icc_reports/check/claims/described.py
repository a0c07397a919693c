"""Rows that a sentence describes in words of its own, where its numbers single one out.

"Portfolio yields averaged 2.49%, compared to 2.67%" names no row "Yields on mortgage investments", but the words share
one with its label, and in the periods that are spoken of it prints just these two ratios. Words are asked first, then
periods, then values: never these alone. What is found so stays in doubt: it may bear out, and accuses nobody.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from icc_reports.check.claims.averages import is_average
from icc_reports.check.claims.entries import Entry
from icc_reports.check.claims.lookup import fits
from icc_reports.check.claims.measures import Measure
from icc_reports.check.claims.names import Names
from icc_reports.check.claims.numbers import bound_of
from icc_reports.check.claims.phrases import form_of, phrase, segment_phrase, tags_in
from icc_reports.check.claims.relations import Made
from icc_reports.check.claims.shapes import Reading, Statement
from icc_reports.check.claims.vocabulary import EXCLUDING
from icc_reports.model.patterns import any_case
from icc_reports.model.periods import Instant
from icc_reports.model.relations import ClaimKind

Read = tuple[Statement, Made]
Held = Callable[[Statement], Made | None]  # the relation of a statement, where it holds

_BY_EACH_WORD = 3  # digits, where every word of the label is in the clause
_OF_ANOTHER_PART = 4  # digits, where it is a row of a segment that the words do not name
_BY_A_WORD = 5  # digits, where some word is
_BY_A_WORD_OF_MANY = 7  # digits, where beside it a word is that the label lacks
_NEVER = 1_000
_MOST = 24  # rows that are asked for their figures
_MOST_WORDS = 4  # of the name of a segment


@dataclass(frozen=True, slots=True)
class _Row:
    """A row with the words of its label, and those that say whose it is."""

    entry: Entry
    words: frozenset[str]
    whose: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Clause:
    """What is said around some numbers: its words, those of basis, those of the segments that it names, and owners."""

    words: frozenset[str]
    tags: frozenset[str]
    parts: tuple[frozenset[str], ...]
    owners: frozenset[str]

    def may_mean(self, row: _Row) -> bool:
        """Whether a row is on the basis, and of a segment, that the clause names."""
        is_said = bool(row.entry.tags) if self.tags else row.entry.tags <= _NO_BASIS
        own = row.words | row.whose
        return (is_said or row.entry.is_either) and self.owners <= own and all(part & own for part in self.parts)


@dataclass(frozen=True, slots=True)
class _Found:
    """A row with the statements that it bears out, and how much speaks for it: digits, then words in common."""

    row: _Row
    read: dict[int, Read]
    weight: tuple[int, int]


class Described:
    """The rows of a release by the words of their labels."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._by_word: defaultdict[str, list[_Row]] = defaultdict(list)
        seen: set[tuple[int, int, frozenset[str]]] = set()
        for entry in (each for named in names.entries.values() for each in named):
            key = (entry.line.table.ordinal, entry.line.row.ordinal, entry.tags)
            if entry.columns is None and not entry.is_loose and key not in seen:
                seen.add(key)
                row = _row_of(entry)
                for word in sorted(row.words):
                    self._by_word[word].append(row)

    def borne_out(
        self, reading: Reading, statements: Sequence[Statement], is_open: Iterable[int], held: Held
    ) -> dict[int, Read]:
        """The open statements that a row bears out which their clause describes, by their place, as of that row."""
        told: dict[int, Read] = {}
        for places in _clauses(reading, is_open):
            clause = self._clause(_clause_of(reading, places))
            while best := self._best(reading, statements, [at for at in places if at not in told], clause, held):
                told.update(best.read)
        return told

    def _clause(self, text: str) -> _Clause:
        words = phrase(text)
        spans = (words[at : at + size] for size in range(1, _MOST_WORDS + 1) for at in range(len(words)))
        parts = {frozenset(segment_phrase(part)) for span in spans if (part := self._names.segment_of(span))}
        owners = {form_of(match[1]) for match in _OWNER.finditer(text)} - self._names.company - _ITSELF
        return _Clause(frozenset(words), tags_in(text), tuple(parts), frozenset(owners))

    def _best(
        self, reading: Reading, statements: Sequence[Statement], places: Sequence[int], clause: _Clause, held: Held
    ) -> _Found | None:
        """What speaks most for a row, of those that bear enough out; None where two do, of different names."""
        if _digits(statements[at] for at in places) < _BY_EACH_WORD:
            return None
        found = []
        for row in filter(clause.may_mean, self._sharing(clause.words)):
            if not any(_is_printed(statements[at], row.entry) for at in places):
                continue
            read = {at: _as_row(statements[at], row.entry) for at in places if not _is_opposed(reading, at, row)}
            made = {at: held(each) for at, each in read.items()}
            told = {at: (read[at], each) for at, each in made.items() if each is not None}
            digits = _digits(statements[at] for at in told)
            if told and digits >= _needed(row, clause.words, [statements[at] for at in told], reading.measures):
                found.append(_Found(row, told, (digits, len(row.words & clause.words))))
        best = max(found, key=lambda each: each.weight, default=None)
        rivals = (each.row.words for each in found if best is not None and each.weight == best.weight)
        return best if best is not None and all(words == best.row.words for words in rivals) else None

    def _sharing(self, said: frozenset[str]) -> list[_Row]:
        """The rows whose labels have words in common with the clause, those first that have most."""
        rows = {id(row): row for word in sorted(said - _GENERIC) for row in self._by_word.get(word, ())}
        ranked = sorted(rows.values(), key=lambda row: (-len(row.words & said), len(row.words), row.entry.rank))
        return ranked[:_MOST]


_OWNER = re.compile(r"\b([A-Z][a-z]\w+)[’']s\b")
_ITSELF = frozenset({"company", "corporation", "bank", "firm", "partnership", "trust", "today", "year", "quarter"})


def _is_printed(statement: Statement, entry: Entry) -> bool:
    """Whether the row prints what is stated, or two figures that differ by it: a look before a relation is made."""
    said, when, base = statement.number.said, statement.when[:1], statement.base[:1]
    now = entry.figure(when[0]) if when else None
    if now is None:
        return False
    size = Fraction(said.number) * Fraction(said.scale)
    reach = Fraction(said.scale) / Fraction(10) ** said.fraction_digits / 2
    if statement.kind not in _CHANGES:
        return abs(abs(now.amount) - size) <= reach + now.half_unit
    then = entry.figure(base[0]) if base else None
    if then is None:
        return False
    change = abs(now.amount - then.amount)
    if statement.kind is ClaimKind.GROWTH and then.amount and not now.is_percentage:
        return abs(change / abs(then.amount) - size) <= 2 * reach
    return abs(change - size) <= reach + now.half_unit + then.half_unit


_CHANGES = (ClaimKind.GROWTH, ClaimKind.CHANGE)


def _is_opposed(reading: Reading, at: int, row: _Row) -> bool:
    """Whether a number is called a gain, which the row is not: "a gain of $2 million on the settlement of a case"."""
    before = reading.text[: reading.numbers[at].start]
    return _GAIN_OF.search(before) is not None and not row.words & _GAINS


_GAIN_OF = any_case(r"\b(?:gains?|benefits?) of (?:approximately |about |nearly )?\(?\Z")
_GAINS = frozenset({"gain", "benefit", "income"})


def _digits(statements: Iterable[Statement]) -> int:
    """The digits of different statements: what is said twice speaks for a row once."""
    said = {(each.number.said, each.kind, each.when, each.base) for each in statements}
    return sum(number.digits for number, *_ in said)


def _row_of(entry: Entry) -> _Row:
    label = _IN_PARENTHESES.sub(" ", entry.line.row.label)
    whose = frozenset(segment_phrase(entry.segment)) if entry.segment is not None else frozenset()
    return _Row(entry, frozenset(phrase(label)) - _SMALL, whose)


_IN_PARENTHESES = re.compile(r"\([^()]*\)")
_NO_BASIS = frozenset({"nongaap"})  # it says that there is one, not which
_SMALL = frozenset({"total", "net", "at", "as", "with", "per", "end", "period", "beginning"})
_GENERIC = _SMALL | {"other", "income", "revenue", "expense", "asset", "liability", "quarter", "year", "million"}


def _needed(row: _Row, said: frozenset[str], told: Sequence[Statement], named: Sequence[Measure]) -> int:
    """The digits with which a row has to bear statements out for its words to be believed.

    One number alone is no sign of it where the sentence names the row and yet was not read so, where it has words that
    the label lacks, or tells of a day what the row states of a stretch.
    """
    is_of_another = bool(row.whose - said)
    read = [measure for each in told for measure in ([each.measure] if each.measure is not None else named)]
    is_named = any(_is_row(each, row) for each in read)
    is_plain = all(_says_all(row, each.measure) and _is_of_its_time(row, each) for each in told)
    if row.words <= said and is_plain and not is_named:
        return _OF_ANOTHER_PART if is_of_another else _BY_EACH_WORD
    if len(told) == 1 or is_of_another:
        return _NEVER
    is_other = is_named and any(each.measure is not None and each.measure.unknown for each in told)
    return _BY_A_WORD_OF_MANY if is_other else _BY_A_WORD


def _is_row(measure: Measure, row: _Row) -> bool:
    """Whether a measure that is named is that row."""
    return any(entry.line is row.entry.line and fits(entry, measure) for entry in measure.entries)


def _says_all(row: _Row, measure: Measure | None) -> bool:
    """Whether a label has all the words of what a number is said to be of, as far as these are known."""
    said = {*phrase(measure.name), *phrase(measure.unknown or "")} if measure is not None else set()
    return said - _SMALL <= row.words


def _is_of_its_time(row: _Row, statement: Statement) -> bool:
    """Whether what is stated of a day stands in a column of that day, not of a stretch up to it, or as an average."""
    if not statement.when or statement.when[0].months:
        return True
    days = [column.period for column, _ in row.entry.cells() if isinstance(column.period, Instant)]
    return any(map(statement.when[0].fits, days)) and not is_average(row.entry.line)


def _as_row(statement: Statement, entry: Entry) -> Statement:
    """A statement as one of that row, in doubt."""
    label = " ".join(entry.line.row.label.split())
    at = statement.number.start
    measure = Measure(
        start=at, end=at, name=label, title=label, entries=(entry,), tags=entry.tags, segment=entry.segment
    )
    doubt = statement.tentative or f"whether {label!r} is meant"
    return replace(statement, measure=measure, missing=None, tentative=doubt, loose=None, is_explicit=False, ratios=())


def _clauses(reading: Reading, places: Iterable[int]) -> Iterator[list[int]]:
    """The numbers of each clause that are open, as a full clause of its own parts a sentence."""
    by_start: defaultdict[int, list[int]] = defaultdict(list)
    for at in places:
        by_start[_start_of(reading, at)].append(at)
    yield from by_start.values()


def _start_of(reading: Reading, at: int) -> int:
    ends = [match.end() for match in _ENDS.finditer(reading.text, 0, reading.numbers[at].start)]
    return ends[-1] if ends else 0


def _clause_of(reading: Reading, places: Sequence[int]) -> str:
    last = reading.numbers[places[-1]].end
    end = _ENDS.search(reading.text, last)
    return reading.text[_start_of(reading, places[0]) : end.start() if end else len(reading.text)]


_ENDS = re.compile(r"; |[.!?] (?=[A-Z])|, (?:while|whereas|but)\b")


def may_be_described(statement: Statement, reading: Reading, at: int) -> bool:
    """Whether what keeps a statement open may be that its row is called otherwise.

    Not where it is a limit, or speaks of the future, or says what is left out.
    """
    measure = statement.measure
    is_named = measure is not None and measure.unknown is None
    if (statement.missing is not None and is_named) or reading.is_forecast(statement.number.start):
        return False
    before = reading.text[: statement.number.start]
    return bound_of(before) is None and EXCLUDING.search(_clause_of(reading, (at,))) is None
