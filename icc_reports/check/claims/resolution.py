"""From what a statement means to the arithmetic that must bear it out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from icc_reports.check.claims.measures import Entry, Measure, Names, phrase, same_segment
from icc_reports.check.claims.numbers import Counted
from icc_reports.check.claims.periods import When
from icc_reports.check.claims.statements import Statement
from icc_reports.check.matching import is_statement
from icc_reports.model.figures import SHARES, Figure
from icc_reports.model.relations import (
    ONE,
    ClaimKind,
    Expression,
    Quotient,
    Ref,
    Sum,
    Term,
    growth,
    weighted,
)
from icc_reports.model.release import Release, Table
from icc_reports.model.source import Span

_REVENUE = phrase("revenue")
_COST = (phrase("cost of revenue"), phrase("cost of sales"), phrase("cost of services"), phrase("cost of goods sold"))


@dataclass(frozen=True, slots=True)
class Option:
    """One way to derive a statement.

    ``is_negative`` is the sign of the asserted figure; ``basis`` the line that it derives from where the sentence names
    another.
    """

    expression: Expression
    is_negative: bool = False
    basis: str | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure of a row for a period."""

    entry: Entry
    figure: Figure

    @property
    def table(self) -> Table:
        """The table it stands in."""
        return self.entry.line.table


class Resolver:
    """Looks up what statements need in the tables of one release."""

    def __init__(self, names: Names, figures: Mapping[Span, Figure], release: Release) -> None:
        self._names = names
        self._labels = {fact.figure.span: fact.row.label.strip() for fact in release.facts}
        self.figures = figures

    def options(self, statement: Statement) -> list[Option]:
        """The derivations that the words allow, the best first; none where the tables lack an operand."""
        if statement.measure is None:
            return []
        derive = {
            ClaimKind.AMOUNT: self._amounts,
            ClaimKind.PER_SHARE: self._per_share,
            ClaimKind.AVERAGE: self._average,
            ClaimKind.MARGIN: self._margins,
            ClaimKind.SHARE: self._shares,
            ClaimKind.GROWTH: self._growth,
            ClaimKind.CHANGE: self._change,
        }.get(statement.kind)
        return list(derive(statement)) if derive else []

    def cells(self, measure: Measure, whens: Iterable[When]) -> list[Cell]:
        """The figures of a measure for the first of the periods that the tables print, the statements' first."""
        entries = self._names.per_share if measure.is_eps else measure.entries
        for when in whens:
            found = [
                Cell(entry, figure)
                for entry in entries
                if _fits(entry, measure) and (figure := entry.figure(when)) is not None
            ]
            if found:
                return sorted(found, key=lambda cell: cell.entry.rank)
        return []

    def money(self, measure: Measure, whens: Iterable[When]) -> list[Cell]:
        """Those of its figures that are amounts of money."""
        return [cell for cell in self.cells(measure, whens) if cell.figure.unit.is_monetary]

    def label_of(self, span: Span) -> str | None:
        """The label of the row in which a figure stands."""
        return self._labels.get(span)

    def printed_percentages(self, measure: Measure, whens: Sequence[When]) -> list[Cell]:
        """The percentages that tables print under the measure's own name."""
        return [cell for cell in self.cells(measure, whens) if cell.figure.is_percentage]

    def _amounts(self, statement: Statement) -> Iterator[Option]:
        measure = statement.measure
        assert measure is not None  # noqa: S101 - options() asks first
        if statement.number.said.counted is not Counted.MONEY or measure.is_eps:
            return
        for cell in self.money(measure, statement.when):
            yield _signed(cell, statement)

    def _average(self, statement: Statement) -> Iterator[Option]:
        measure = statement.measure
        assert measure is not None  # noqa: S101
        months = statement.when[0].months if statement.when else 0
        if not months:
            return
        for cell in self.money(measure, statement.when):
            option = _signed(cell, statement)
            yield Option(Sum((Term(Fraction(1, months), option.expression),)), option.is_negative)

    def _per_share(self, statement: Statement) -> Iterator[Option]:
        measure = statement.measure
        assert measure is not None  # noqa: S101
        if not measure.is_eps and not _is_result(measure):
            return
        is_loss = statement.is_loss
        for top, basis in self._numerators(measure, statement.when):
            for below in self._share_counts(top, statement):
                flips = _is_loss_printed_plain(top)
                expression: Expression = Quotient(Ref(top.figure.span), Ref(below.span))
                if flips:
                    expression = Sum((Term(Fraction(-1), expression),))
                yield Option(expression, is_loss or top.figure.amount < 0 or flips, basis)
        for cell in self._printed_per_share(measure, statement):
            yield Option(Ref(cell.figure.span), cell.figure.amount < 0 or is_loss)

    def _numerators(self, measure: Measure, whens: Sequence[When]) -> Iterator[tuple[Cell, str | None]]:
        """What is earned: for common shares what is attributable to them, where the statement prints it."""
        named = [] if measure.is_eps else self.money(measure, whens)
        if measure.is_eps:
            named = self._earnings(measure, whens)
        for cell in named:
            common = self._common(cell, whens) if not measure.tags else None
            if common is not None and common.figure.amount != cell.figure.amount:
                yield common, common.entry.line.row.label.strip()
            yield cell, None

    def _earnings(self, measure: Measure, whens: Sequence[When]) -> list[Cell]:
        entries = [entry for entry in self._names.named(phrase("net income")) if _fits(entry, measure)]
        found = [Cell(entry, figure) for when in whens for entry in entries if (figure := entry.figure(when))]
        return [cell for cell in found if cell.figure.unit.is_monetary]

    def _common(self, cell: Cell, whens: Sequence[When]) -> Cell | None:
        """The line of the same table that gives what is left for common shares."""
        if not re.fullmatch(
            r"net (?:income|loss|earnings)(?: \((?:loss|income)\))?", cell.entry.line.row.label.strip().lower()
        ):
            return None
        for entries in self._names.entries.values():
            for entry in entries:
                label = entry.line.row.label.lower()
                if entry.line.table is not cell.table or entry.line.row.ordinal <= cell.entry.line.row.ordinal:
                    continue
                if re.search(r"\b(?:attributable|available|applicable|allocable) to (?:the )?common\b", label):
                    figure = next((each for when in whens if (each := entry.figure(when))), None)
                    if figure is not None and figure.unit.is_monetary:
                        return Cell(entry, figure)
        return None

    def _share_counts(self, top: Cell, statement: Statement) -> Iterator[Figure]:
        """The share counts for the period, those of the wanted basis first; of the same table or of a statement."""
        wanted = (
            "basic"
            if re.search(r"\bbasic\b", statement.number.text + _words_of(statement), re.IGNORECASE)
            else "diluted"
        )
        found: list[tuple[tuple[bool, bool], Figure]] = []
        for entries in self._names.entries.values():
            for entry in entries:
                label = " ".join((*entry.line.row.section[-1:], entry.line.row.label)).lower()
                if "share" not in label or not (entry.line.table is top.table or is_statement(entry.line.table)):
                    continue
                figure = next((each for when in statement.when if (each := entry.figure(when))), None)
                if figure is None or figure.unit != SHARES or not figure.amount:
                    continue
                if not re.search(r"weighted|average|used in|computing|outstanding|basic|diluted", label):
                    continue
                found.append(((wanted not in label, entry.line.table is not top.table), figure))
        found.sort(key=lambda each: each[0])
        seen: set[Span] = set()
        for _, figure in found:
            if figure.span not in seen:
                seen.add(figure.span)
                yield figure

    def _printed_per_share(self, measure: Measure, statement: Statement) -> list[Cell]:
        """The printed amounts per share, those of the wanted basis first."""
        wanted = "basic" if "basic" in measure.name.lower() else "diluted"
        cells = [
            Cell(entry, figure)
            for when in statement.when
            for entry in self._names.per_share
            if _fits(entry, measure, is_per_share=True)
            and (figure := entry.figure(when)) is not None
            and _is_earnings(entry)
        ]
        return sorted(cells, key=lambda cell: (wanted not in _row_words(cell.entry), cell.entry.rank))

    def _margins(self, statement: Statement) -> Iterator[Option]:
        measure = statement.measure
        assert measure is not None  # noqa: S101
        for expression in self.margin(measure, statement.when):
            yield Option(expression, statement.is_loss)

    def margin(self, measure: Measure, whens: Sequence[When]) -> Iterator[Expression]:
        """A margin: of GAAP from the statement of income, else from the table that reconciles it."""
        words = [word for word in measure.words if word not in {"%", "percentage", "percent"}]
        tops = {
            ("operating", "margin"): phrase("operating income"),
            ("net", "margin"): phrase("net income"),
            ("net", "income", "margin"): phrase("net income"),
            ("profit", "margin"): phrase("net income"),
        }.get(tuple(words), tuple(words))
        if re.search(r"\btax rate\b", measure.name, re.IGNORECASE):
            return
        for when in whens:
            numerators = [
                Cell(entry, figure)
                for entry in self._names.named(tops)
                if _fits(entry, measure) and (figure := entry.figure(when)) is not None
            ]
            is_gross = tops in (phrase("gross margin"), phrase("gross profit"))
            for cell in numerators:
                if cell.figure.unit.is_monetary and (
                    cell.entry.rank < 1000 or not is_gross or measure.tags or measure.segment
                ):
                    below = self._revenue_for(cell, when)
                    if below is not None:
                        yield Quotient(Ref(cell.figure.span), Ref(below.span))
            if is_gross and not measure.tags and measure.segment is None:
                yield from self._gross_margin(when)
            yield from (Ref(cell.figure.span) for cell in numerators if cell.figure.is_percentage)
            for cell in numerators:
                if cell.figure.unit.is_monetary:
                    below = self._revenue_for(cell, when)
                    if below is not None:
                        yield Quotient(Ref(cell.figure.span), Ref(below.span))

    def _gross_margin(self, when: When) -> Iterator[Expression]:
        """Revenue less its cost over revenue, where the statement of income prints the two and no gross profit."""
        costs = [entry for words in _COST for entry in self._names.named(words) if entry.rank < 1000]
        for revenue in self._names.named(_REVENUE):
            if revenue.rank >= 1000 or revenue.segment is not None or revenue.tags:
                continue
            top = revenue.figure(when)
            same = [entry for entry in costs if entry.line.table is revenue.line.table]
            figures = dict.fromkeys(figure for entry in same if (figure := entry.figure(when)) is not None)
            if top is not None and len(figures) == 1:
                cost = next(iter(figures))
                weight = -1 if cost.amount > 0 else 1
                yield Quotient(weighted((1, top.span), (weight, cost.span)), Ref(top.span))
                return

    def _revenue_for(self, cell: Cell, when: When) -> Figure | None:
        """The revenue of the table in which the numerator stands, else that of the company."""
        entries = [entry for entry in self._names.named(_REVENUE) if same_segment(entry.segment, cell.entry.segment)]
        entries.sort(key=lambda entry: (entry.line.table is not cell.table, entry.rank))
        for entry in entries:
            figure = entry.figure(when)
            if figure is not None and figure.unit.is_monetary and figure.amount > 0:
                return figure
        return None

    def _shares(self, statement: Statement) -> Iterator[Option]:
        measure = statement.measure
        assert measure is not None  # noqa: S101
        if measure.words[-1:] == _REVENUE and len(measure.words) == 1 and measure.segment is None:
            return
        for when in statement.when:
            below = self.total_revenue(when)
            if below is None:
                continue
            for cell in self.money(measure, (when,)):
                if cell.figure.span != below.span:
                    top: Expression = Ref(cell.figure.span)
                    if cell.figure.amount < 0:
                        top = weighted((-1, cell.figure.span))
                    yield Option(Quotient(top, Ref(below.span)))

    def total_revenue(self, when: When) -> Figure | None:
        """The company's revenue of a period, by the statement of income first."""
        for entry in self._names.named(_REVENUE):
            if entry.segment is None and not entry.tags:
                figure = entry.figure(when)
                if figure is not None and figure.unit.is_monetary:
                    return figure
        return None

    def _growth(self, statement: Statement) -> Iterator[Option]:
        measure = statement.measure
        assert measure is not None  # noqa: S101
        if statement.number.said.counted is not Counted.PERCENT:
            return
        for current, earlier in self.both(measure, statement.when, statement.base):
            if earlier.figure.amount == 0:
                continue
            ratio = growth(current.figure.span, earlier.figure.span)
            if earlier.figure.amount > 0 and current.figure.amount > 0:
                if not (statement.is_better and statement.sign < 0):
                    yield Option(ratio, statement.sign < 0)
            elif earlier.figure.amount < 0 and current.figure.amount <= 0:
                # Of a loss, what is better or reduced is the loss made smaller.
                smaller = Sum(
                    (
                        Term(Fraction(1), ONE),
                        Term(Fraction(-1), Quotient(Ref(current.figure.span), Ref(earlier.figure.span))),
                    )
                )
                if statement.is_better or statement.sign < 0:
                    yield Option(smaller, statement.is_better and statement.sign < 0)
                else:
                    yield Option(ratio, False)

    def both(self, measure: Measure, whens: Sequence[When], bases: Sequence[When]) -> Iterator[tuple[Cell, Cell]]:
        """The figures of one row for two periods; rows of the statements first, then others."""
        for when in whens[:2]:
            currents = self._values(measure, when)
            for base in bases[:2]:
                for earlier in self._values(measure, base):
                    for current in currents:
                        if current.entry.line is earlier.entry.line and current.figure.span != earlier.figure.span:
                            yield current, earlier

    def _values(self, measure: Measure, when: When) -> list[Cell]:
        if measure.is_eps:
            basis = "basic" if "basic" in measure.name.lower() else "diluted"
            cells = [cell for cell in self.cells(measure, (when,)) if _is_earnings(cell.entry)]
            return sorted(cells, key=lambda cell: (basis not in _row_words(cell.entry), cell.entry.rank))
        return self.money(measure, (when,))

    def _change(self, statement: Statement) -> Iterator[Option]:
        measure = statement.measure
        assert measure is not None  # noqa: S101
        if statement.number.said.counted is Counted.POINTS:
            for after in self.margin(measure, statement.when[:1]):
                for before in self.margin(measure, statement.base[:1]):
                    yield Option(Sum((Term(Fraction(1), after), Term(Fraction(-1), before))), statement.sign < 0)
            return
        for current, earlier in self.both(measure, statement.when, statement.base):
            is_loss = current.figure.amount < 0 and earlier.figure.amount < 0
            flips = is_loss and not statement.is_better
            weights = (-1, 1) if flips else (1, -1)
            yield Option(
                weighted((weights[0], current.figure.span), (weights[1], earlier.figure.span)), statement.sign < 0
            )


def _fits(entry: Entry, measure: Measure, *, is_per_share: bool = False) -> bool:
    """Whether a row is on the basis and of the segment that the words name."""
    if bool(entry.tags) != bool(measure.tags):
        return False
    loose = {"nongaap", "adjusted", "proforma", "normalized"}
    if (
        measure.tags
        and entry.tags
        and not (measure.tags & entry.tags)
        and not ((measure.tags | entry.tags) <= loose and "nongaap" in measure.tags | entry.tags)
    ):
        return False
    if measure.segment is not None:
        return same_segment(measure.segment, entry.segment)
    if is_per_share:
        return entry.segment is None
    return entry.segment is None or entry.has_segment


def _signed(cell: Cell, statement: Statement) -> Option:
    """The row's figure, with the sign turned where the row prints plain what words call a loss, or an outflow."""
    span, amount = cell.figure.span, cell.figure.amount
    if _speaks_of_result(cell.entry):
        if statement.is_loss and amount > 0 and _is_loss_printed_plain(cell):
            return Option(weighted((-1, span)), is_negative=True)
        return Option(Ref(span), is_negative=statement.is_loss)
    if amount < 0:
        return Option(weighted((-1, span)))
    return Option(Ref(span))


def _speaks_of_result(entry: Entry) -> bool:
    """Whether the row can be income or a loss, so that its sign is part of the statement."""
    return re.search(
        r"\b(?:income|loss|earnings|profit|ebitda|deficit)\b", entry.line.row.label, re.IGNORECASE
    ) is not None and not re.search(
        r"\btax(?:es)?\b(?<!before tax)(?<!before taxes)|\binterest\b|\binvestment\b|\bother\b",
        re.sub(r"before.*", "", entry.line.row.label),
        re.IGNORECASE,
    )


def _is_loss_printed_plain(cell: Cell) -> bool:
    label = cell.entry.line.row.label.lower()
    return cell.figure.amount > 0 and "loss" in label and not re.search(r"income|earnings|profit|\(loss\)", label)


def _is_result(measure: Measure) -> bool:
    return re.search(r"\b(?:income|loss|earnings|profit)\b", measure.name, re.IGNORECASE) is not None


def _is_earnings(entry: Entry) -> bool:
    return re.search(
        r"\b(?:income|loss|earnings|eps)\b|\bdiluted\b|\bbasic\b", _row_words(entry)
    ) is not None and not re.search(
        r"dividend|book value|extraordinary item|discontinued|adjustment|amortization|tax", _row_words(entry)
    )


def _row_words(entry: Entry) -> str:
    return " ".join((*entry.line.row.section[-1:], entry.line.row.label)).lower()


def _words_of(statement: Statement) -> str:
    return statement.measure.name if statement.measure else ""
