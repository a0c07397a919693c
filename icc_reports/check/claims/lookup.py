"""Figures by measure and period: rows on the basis and of the segment that the words name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from icc_reports.check.claims.added_revenue import as_said
from icc_reports.check.claims.currency import AT_RATES, EARNED_PER_SHARE, Growth, without_basis
from icc_reports.check.claims.entries import Entry, same_segment
from icc_reports.check.claims.labels_per_share import kinds_per_share
from icc_reports.check.claims.measures import Measure
from icc_reports.check.claims.names import Names
from icc_reports.check.claims.periods import When
from icc_reports.check.claims.phrases import Words, phrase, segment_phrase, tags_in, words_of
from icc_reports.check.wording import says_only_basis
from icc_reports.model.figures import Figure
from icc_reports.model.patterns import any_case
from icc_reports.model.release import Release, Row, Table, TableKind
from icc_reports.model.source import Span

REVENUE = phrase("revenue")


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure of a row for a period."""

    entry: Entry
    figure: Figure

    @property
    def table(self) -> Table:
        """The table it stands in."""
        return self.entry.line.table


STATEMENTS = 1000  # the ranks of rows of the statements lie below


def _agree(one: Figure, other: Figure) -> bool:
    """Whether two figures can be one fact, by their size alone."""
    return abs(abs(one.amount) - abs(other.amount)) <= max(one.half_unit, other.half_unit)


def _nearest(entries: Sequence[Entry], tags: frozenset[str]) -> Sequence[Entry]:
    """Those on the basis that is said, first by their own labels; else those that are called so loosely; else all."""
    if tags and (by_name := [each for each in entries if tags_in(each.line.row.label) & tags]):
        return [*by_name, *(each for each in entries if each.segment is not None and each.tags & tags)]
    exact = [each for each in entries if bool(each.tags & tags) or each.tags == tags]
    return exact or [each for each in entries if is_on_basis(each.tags, tags)] or entries


def _continues(one: Entry, other: Entry) -> bool:
    """Whether two tables print the same row, each for its own periods."""
    mine, its = one.line, other.line
    return (
        mine.table is not its.table and mine.table.kind is its.table.kind and mine.row.label == its.row.label
        and len(mine.table.rows) >= _ALIKE <= len(its.table.rows) and one.segment == other.segment
    )  # fmt: skip


_ALIKE = 2  # rows
_OF_EARNINGS = any_case(r"\b(?:income|loss|earnings|profit)\b")
_GOING_ON = "continuing"
_Asked = tuple[tuple[Entry, ...], tuple[bool, bool], frozenset[str], str | None, tuple[When, ...]]


def _asked(measure: Measure, whens: Iterable[When]) -> _Asked:
    """What the figures for a measure depend on."""
    earned = (measure.is_eps, measure.is_eps and measure.is_of_what_goes_on)
    return measure.entries, earned, measure.tags, measure.segment, tuple(whens)


_NET_OF_TAX = any_case(r"\b(?:net of (?:\w+ )?tax(?:es)?|after[- ]tax)\b")


class Lookup:
    """Looks up what statements need in the tables of one release."""

    def __init__(self, names: Names, figures: Mapping[Span, Figure], release: Release) -> None:
        self.names = names
        self._labels = {fact.figure.span: fact.row.label.strip() for fact in release.facts}
        self.figures = figures
        self._revenues: dict[tuple[int, str | None, When], tuple[Figure, ...]] = {}  # asked for by every margin
        self._cells: dict[_Asked, list[Cell]] = {}  # a level is asked for by itself and by every change from it
        self._money: dict[_Asked, list[Cell]] = {}
        self._of_rows: dict[tuple[tuple[Entry, ...], frozenset[str], str | None, When], list[Cell]] = {}

    def cells(self, measure: Measure, whens: Iterable[When]) -> list[Cell]:
        """The figures of a measure for the first of the periods that the tables print, the statements' first."""
        asked = _asked(measure, whens)
        if asked not in self._cells:
            self._cells[asked] = self._cells_for(measure, asked[-1])
        return self._cells[asked]

    def _cells_for(self, measure: Measure, whens: Sequence[When]) -> list[Cell]:
        entries = _nearest(self.earned_per_share(measure) if measure.is_eps else measure.entries, measure.tags)
        for when in whens:
            if found := self.of_rows(tuple(entries), measure, when):
                return sorted(_of_the_day(found, when), key=lambda cell: cell.entry.rank)
        return []

    def earned_per_share(self, measure: Measure) -> list[Entry]:
        """The rows of amounts per share; where the words say that it is of what goes on, those that say so as well."""
        kinds = self.kinds_said(measure)
        rows = [each for each in self.names.per_share if kinds <= kinds_per_share(each)]
        if kinds:  # the kind tells them apart: "non-GAAP" beside it names no other basis, and prose leaves it out
            rows = [
                replace(each, is_either=each.is_either or not tags_in(row_words(each)) - _NO_BASIS) for each in rows
            ]
        return [each for each in rows if _GOING_ON in row_words(each)] if measure.is_of_what_goes_on else rows

    def kinds_said(self, measure: Measure) -> frozenset[str]:
        """The words that make a kind of its own of what is earned per share, as rows print it: "core EPS"."""
        if not measure.is_eps and _OF_EARNINGS.search(measure.name) is None:
            return frozenset()
        return frozenset(word.form for word in words_of(measure.title)) & self.names.kinds_per_share

    def of_rows(self, entries: tuple[Entry, ...], measure: Measure, when: When) -> list[Cell]:
        """The figures for a period of those of the rows that are on the basis and of the segment of a measure."""
        asked = (entries, measure.tags, measure.segment, when)
        if asked not in self._of_rows:
            self._of_rows[asked] = [
                Cell(entry, figure)
                for entry in dict.fromkeys(entries)
                if fits(entry, measure) and (figure := entry.figure(when)) is not None
            ]
        return self._of_rows[asked]

    def money(self, measure: Measure, whens: Iterable[When]) -> list[Cell]:
        """Those of its figures that are amounts of money: of one statement, or what states the same elsewhere."""
        asked = _asked(measure, whens)
        if asked not in self._money:
            found = [cell for cell in self.cells(measure, asked[-1]) if cell.figure.unit.is_monetary]
            of_one = (cell for cell in found if cell.entry.rank < STATEMENTS or _agree(cell.figure, found[0].figure))
            self._money[asked] = found if is_at_rates(measure) else list(of_one)
        return self._money[asked]

    def counts(self, measure: Measure, whens: Iterable[When]) -> list[Cell]:
        """Those of its figures that say how many there are."""
        found = self.cells(measure, whens)
        return [cell for cell in found if not (cell.figure.unit.is_monetary or cell.figure.is_percentage)]

    def by_unit(self, measure: Measure, whens: Iterable[When], per: Words) -> list[Cell]:
        """Those of its figures that are amounts of money by a unit, of rows that name the unit first."""
        found = [cell for cell in self.cells(measure, whens) if cell.figure.unit.is_monetary and cell.figure.scale <= 1]
        said = [cell for cell in found if set(per) & set(phrase(f"{cell.table.title} {row_words(cell.entry)}"))]
        return said or found

    def after_tax(self, measure: Measure, whens: Iterable[When]) -> list[Cell]:
        """Those that are amounts of money outside the statements, which print items before tax but for labels."""
        return [
            cell
            for cell in self.cells(measure, whens)
            if cell.figure.unit.is_monetary
            and (cell.entry.rank >= STATEMENTS or _NET_OF_TAX.search(cell.entry.line.row.label))
        ]

    def label_of(self, span: Span) -> str | None:
        """The label of the row in which a figure stands."""
        return self._labels.get(span)

    def printed_percentages(self, measure: Measure, whens: Sequence[When]) -> list[Cell]:
        """The percentages that tables print under the measure's own name."""
        return [cell for cell in self.cells(measure, whens) if cell.figure.is_percentage]

    def both(self, measure: Measure, whens: Sequence[When], bases: Sequence[When]) -> list[tuple[Cell, Cell]]:
        """The figures of one row for two periods; of the statements first, and of tables of one period each last.

        What another table prints to more digits leaves what is printed in billions no room.
        """
        pairs = list(self._pairs(measure, whens, bases))
        return [pair for pair in pairs if not any(all(map(_is_finer, other, pair)) for other in pairs)]

    def _pairs(self, measure: Measure, whens: Sequence[When], bases: Sequence[When]) -> Iterator[tuple[Cell, Cell]]:
        apart: list[tuple[Cell, Cell]] = []
        for when in whens[:2]:
            currents = self._values(measure, when)
            for base in bases[:2]:
                if when.months and base.months and abs(when.months - base.months) > 1:
                    continue
                for earlier in self._values(measure, base):
                    for current in currents:
                        if current.entry.line is earlier.entry.line and current.figure.span != earlier.figure.span:
                            yield current, earlier
                        elif _continues(current.entry, earlier.entry):
                            apart.append((current, earlier))
        yield from apart

    def _values(self, measure: Measure, when: When) -> list[Cell]:
        if measure.is_eps:
            basis = "basic" if "basic" in measure.name.lower() else "diluted"
            cells = [cell for cell in self.cells(measure, (when,)) if is_earnings(cell.entry)]
            return sorted(cells, key=lambda cell: (basis not in row_words(cell.entry), cell.entry.rank))
        if measure.is_by_share:
            own = [cell for cell in self.cells(measure, (when,)) if cell.figure.unit.per == "share"]
            is_earned = not own and _OF_EARNINGS.search(measure.name) is not None
            return self._values(replace(measure, is_eps=True), when) if is_earned else own
        return self.money(measure, (when,)) or [
            cell for cell in self.cells(measure, (when,)) if not cell.figure.is_percentage
        ]

    def revenues_for(self, cell: Cell, when: When) -> tuple[Figure, ...]:
        """The revenue of the table in which the numerator stands, else that of the company; then what adds to it."""
        key = (cell.table.ordinal, cell.entry.segment, when)
        if key not in self._revenues:
            entries = [each for each in self.names.named(REVENUE) if same_segment(each.segment, cell.entry.segment)]
            entries.sort(key=lambda entry: (entry.line.table is not cell.table, entry.rank))
            self._revenues[key] = tuple(_with_addends(entries, when))
        return self._revenues[key]

    def total_revenues(self, when: When, said: str) -> Iterator[Figure]:
        """The company's revenue of a period as it is called, by the statement of income first; then what adds to it."""
        entries = [each for each in self.names.named(REVENUE) if each.segment is None and not each.tags]
        yield from _with_addends(as_said(entries, said), when)


def _of_the_day(cells: list[Cell], when: When) -> list[Cell]:
    """Those that can state what there is on a day, where a day is meant: what it cost until then is no balance."""
    if when.months:
        return cells
    return [cell for cell in cells if cell.table.kind is not TableKind.INCOME_STATEMENT] or cells


def _with_addends(entries: Iterable[Entry], when: When) -> Iterator[Figure]:
    """The first figure of money of rows of revenue, and those that its table prints as added to it, or as the total."""
    first: Entry | None = None
    for entry in entries:
        figure = entry.figure(when)
        is_next = first is None or (first.line.table is entry.line.table and first.is_addend is not entry.is_addend)
        if figure is not None and figure.unit.is_monetary and figure.amount > 0 and is_next:
            first = first or entry
            yield figure


def _is_finer(one: Cell, other: Cell) -> bool:
    """Whether one prints what the other does, to more digits."""
    here, there = one.figure, other.figure
    is_same = one.entry.tags == other.entry.tags and same_segment(one.entry.segment, other.entry.segment)
    return is_same and 0 < here.half_unit < there.half_unit and abs(here.amount - there.amount) <= there.half_unit


def is_at_rates(measure: Measure) -> bool:
    """Whether amounts at constant currency are meant: each table states them at the rates of what it compares with."""
    return measure.words[: len(AT_RATES)] == AT_RATES


def growths_named(names: Names, measure: Measure, basis: str) -> list[Growth]:
    """The growth on another basis that tables print of a measure, of its segment where it has one."""
    if measure.is_eps:
        earned = _on_its_basis(names.growths.get((basis, EARNED_PER_SHARE), []), measure)
        return [each for each in earned if each.tags is not None or not measure.tags]
    own = set(segment_phrase(measure.segment or "")) | {"segment"}
    without = tuple(word for word in phrase(without_basis(measure.name)) if word not in own)
    for words in (measure.words, without, without[1:] if without[:1] in {("net",), ("total",)} else ()):
        found = names.growths.get((basis, words), [])
        meant = [
            each
            for each in found
            if same_segment(measure.segment, each.segment)
            or _names(words, each.segment)
            or (each.segment is None and _names(words, measure.segment))
        ]
        if meant:
            return _on_its_basis(meant, measure)
    return []


def _on_its_basis(found: Sequence[Growth], measure: Measure) -> list[Growth]:
    """The growth of a measure as GAAP knows it, or of the one outside GAAP, where tables tell the two apart."""
    told = [each for each in found if each.tags is not None and is_on_basis(each.tags, measure.tags)]
    return told or [each for each in found if each.tags is None]


def _names(words: Words, segment: str | None) -> bool:
    """Whether the words name the segment themselves: "Americas revenue"."""
    own = segment_phrase(segment or "")
    return bool(own) and words[: len(own)] == own


def fits(entry: Entry, measure: Measure, *, is_per_share: bool = False) -> bool:
    """Whether a row is on the basis and of the segment that the words name."""
    if not entry.is_either and not is_on_basis(entry.tags, measure.tags):
        return False
    if _is_further_adjusted(entry, measure.tags - _NO_BASIS):
        return False
    if measure.segment is not None:
        return same_segment(measure.segment, entry.segment)
    if is_per_share:
        return entry.segment is None
    return entry.segment is None or entry.has_segment


_LOOSE_TAGS = frozenset({"nongaap", "adjusted", "proforma", "normalized"})


def is_on_basis(printed: frozenset[str], said: frozenset[str]) -> bool:
    """Whether the words of basis that a row prints and those that prose says can be of one measure."""
    if not printed or not said:
        return not printed and not said
    both = printed | said
    return bool(printed & said) or (both <= _LOOSE_TAGS and "nongaap" in both)


def _is_further_adjusted(entry: Entry, said: frozenset[str]) -> bool:
    """Whether a row and what is said are of two bases, one made of the other: "Underlying Adjusted" and "adjusted"."""
    by_label, printed = tags_in(entry.line.row.label) - _NO_BASIS, entry.tags - _NO_BASIS
    return bool(said) and (said < by_label or (bool(printed) and printed < said))


_NO_BASIS = frozenset({"nongaap"})  # it says that there is one, not which


def is_earnings(entry: Entry) -> bool:
    """Whether a row of amounts per share is about all that is earned, by its words or the heads of its columns.

    Those heads say it where the row says only on which basis: "Diluted EPS" over the column, "Non-GAAP" before the row.
    """
    said = row_words(entry)
    if says_only_basis(entry.line.row.label):
        heads = (column.head for column in entry.line.table.columns if column.ordinal in (entry.columns or ()))
        said = " ".join((said, *heads)).lower()
    return _EARNED.search(said) is not None and _NOT_EARNED.search(said) is None


_EARNED = re.compile(r"\b(?:income|loss|earnings|eps)\b|\bdiluted\b|\bbasic\b")
_NOT_EARNED = re.compile(
    r"dividend|book value|extraordinary item|discontinued|adjustment|amortization|tax"
    r"|\bper (?:(?:basic|diluted) )?share (?:impact|effect)s?\b",
)


def row_words(entry: Entry) -> str:
    """The row's label and the heading above it, in lower case."""
    return " ".join((*entry.line.row.section[-1:], entry.line.row.label)).lower()


def is_loss_printed_plain(cell: Cell) -> bool:
    """Whether the row is a loss by its name alone, printed without a sign."""
    label = cell.entry.line.row.label.lower()
    return cell.figure.amount > 0 and "loss" in label and not re.search(r"income|earnings|profit|\(loss\)", label)


def is_gain_printed_negative(cell: Cell, measure: Measure) -> bool:
    """Whether the row prints gains in brackets, as it counts losses, and a gain is spoken of."""
    label = cell.entry.line.row.label.lower()
    return "gain" in f"{measure.name} {measure.title}".lower() and re.search(r"\(gains?\)", label) is not None


def is_never_negative(row: Row) -> bool:
    """Whether what a row states has one sign by its nature: all that is sold, all that is owned."""
    return row.concept in _ONE_SIGN


_ONE_SIGN = frozenset({"Revenues", "Assets", "CashAndCashEquivalentsAtCarryingValue", "Liabilities"})


def is_the_other(cell: Cell, measure: Measure) -> bool:
    """Whether the sign of a row that prints one of two, income or expense, says it is the one not spoken of."""
    label = cell.entry.line.row.label
    negative = _IN_BRACKETS.search(label)
    said = _ONE_OF_TWO.findall(measure.name)
    if negative is None or len(said) != 1 or len(_ONE_OF_TWO.findall(label)) != _BOTH:
        return False
    return (said[0].lower() == negative["one"].lower()) is (cell.figure.amount > 0)


_IN_BRACKETS = any_case(r"\((?P<one>income|expense|recover)(?:s|y|ies)?\)")
_ONE_OF_TWO = any_case(r"\b(income|expense|charge-?off|recover)(?:s|y|ies)?\b")
_BOTH = 2
