"""From what a statement means to the arithmetic that must bear it out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import chain, product

from icc_reports.check.claims.counted_days import are_better_few
from icc_reports.check.claims.counted_together import are_counts
from icc_reports.check.claims.entries import Entry, same_segment
from icc_reports.check.claims.growth_options import growth_as_reported, growth_at_basis
from icc_reports.check.claims.labels import is_by_unit
from icc_reports.check.claims.lookup import (
    REVENUE,
    Cell,
    Lookup,
    fits,
    is_the_other,
    row_words,
)
from icc_reports.check.claims.margins import are_told_finer, margin
from icc_reports.check.claims.measures import Measure
from icc_reports.check.claims.numbers import Counted
from icc_reports.check.claims.options import Option, as_said
from icc_reports.check.claims.per_share import per_share_options
from icc_reports.check.claims.periods import When
from icc_reports.check.claims.phrases import phrase
from icc_reports.check.claims.pretax import is_derived, pretax_options
from icc_reports.check.claims.ratios import in_other_form
from icc_reports.check.claims.related_parties import with_related
from icc_reports.check.claims.remainders import left_over, margins_left_over
from icc_reports.check.claims.shapes import Statement
from icc_reports.check.claims.share_counts import AVERAGED
from icc_reports.check.claims.short_names import earned_in_operations
from icc_reports.check.claims.signs import signed
from icc_reports.check.claims.sums import quarters_added, ratios_of_sums, sums
from icc_reports.model.figures import SHARES, Figure
from icc_reports.model.patterns import any_case
from icc_reports.model.relations import ONE, ClaimKind, Quotient, Ref, Sum, Term, growth, weighted
from icc_reports.model.release import TableKind


def options_for(lookup: Lookup, statement: Statement) -> Iterator[Option]:
    """The derivations that the words allow for one period and base, the best first; none where an operand lacks."""
    if statement.measure is None:
        return iter(())
    derive = {
        ClaimKind.AMOUNT: _amounts,
        ClaimKind.PER_SHARE: per_share_options,
        ClaimKind.AVERAGE: _average,
        ClaimKind.MARGIN: _margins,
        ClaimKind.SHARE: _shares,
        ClaimKind.GROWTH: _growth if statement.basis is None else growth_at_basis,
        ClaimKind.CHANGE: _change,
        ClaimKind.OTHER: _as_printed,
    }.get(statement.kind)
    if statement.basis is not None and statement.kind is ClaimKind.CHANGE:
        derive = growth_at_basis
    if statement.measure.parts and not statement.measure.over:
        derive = _added
    if is_derived(lookup, statement.measure):
        derive = pretax_options
    return iter(()) if derive is None else chain(derive(lookup, statement), with_related(lookup, statement))


def _amounts(lookup: Lookup, statement: Statement) -> Iterator[Option]:
    measure = statement.measure
    assert measure is not None  # noqa: S101 - options() asks first
    if statement.number.said.counted is not Counted.MONEY or measure.is_eps:
        return
    cells = _cells_of(lookup, measure, statement)
    yield from (signed(cell, statement) for cell in cells if statement.is_loss or not is_the_other(cell, measure))
    for cell, doubt in earned_in_operations(lookup, statement):
        yield replace(signed(cell, statement), doubt=doubt)
    yield from _both_terms(lookup, statement)
    yield from chain(quarters_added(measure, statement), left_over(statement))


def _both_terms(lookup: Lookup, statement: Statement) -> Iterator[Option]:
    """What a balance sheet prints in two rows, one of them current: "Deferred revenue, current" and "non-current"."""
    measure = statement.measure
    assert measure is not None  # noqa: S101
    rows: dict[int, dict[int, Cell]] = {}
    for cell in lookup.cells(measure, statement.when):
        if cell.table.kind is TableKind.BALANCE_SHEET and _TERM.search(cell.entry.line.row.label):
            rows.setdefault(cell.table.ordinal, {})[cell.entry.line.row.ordinal] = cell
    for cells in rows.values():
        if len(cells) == _TERMS:
            yield Option(weighted(*((1, cell.figure.span) for cell in cells.values())))


_TERM = any_case(r"\b(?:non-?)?current\b|\blong-term\b")
_TERMS = 2


def _cells_of(lookup: Lookup, measure: Measure, statement: Statement) -> list[Cell]:
    """The figures that can be meant by what is said behind the number: by a unit, after tax."""
    if statement.per and statement.number.said.scale <= 1:
        return lookup.by_unit(measure, statement.when, statement.per)
    if statement.number.said.scale > 1:  # no millions are of each ton
        whole = tuple(each for each in measure.entries if not is_by_unit(each.line.row.label))
        measure = replace(measure, entries=whole or measure.entries)
    look = lookup.after_tax if statement.is_after_tax else lookup.money
    return look(measure, statement.when)


_COUNTED = {
    ClaimKind.AMOUNT: Counted.MONEY,
    ClaimKind.CHANGE: Counted.MONEY,
    ClaimKind.GROWTH: Counted.PERCENT,
    ClaimKind.SHARE: Counted.PERCENT,
}


def _added(lookup: Lookup, statement: Statement) -> Iterator[Option]:
    """The sum, or what it has changed by."""
    measure, counted = statement.measure, _COUNTED.get(statement.kind)
    assert measure is not None  # noqa: S101
    is_count = statement.number.said.counted is Counted.PLAIN
    if not is_count and statement.number.said.counted is not counted:
        return
    now = sums(lookup, measure, statement.when, are_counts=is_count)
    if statement.kind in (ClaimKind.AMOUNT, ClaimKind.OTHER):
        yield from (Option(each) for each in now.values())
        return
    if statement.kind is ClaimKind.SHARE:
        is_of_revenue = bool(statement.when) and statement.whole is None
        revenues = lookup.total_revenues(statement.when[0], statement.of_revenue) if is_of_revenue else ()
        yield from (Option(Quotient(top, Ref(each.span))) for each in revenues for top in now.values())
        return
    before = sums(lookup, measure, statement.base, are_counts=is_count)
    for table, each in now.items():
        if table in before and statement.kind is ClaimKind.CHANGE:
            yield Option(Sum((Term(Fraction(1), each), Term(Fraction(-1), before[table]))), statement.sign < 0)
        elif table in before:
            ratio = Quotient(each, before[table])
            yield Option(Sum((Term(Fraction(1), ratio), Term(Fraction(-1), ONE))), statement.sign < 0)


def _as_printed(lookup: Lookup, statement: Statement) -> Iterator[Option]:
    """A ratio or a count that a table prints under its own name."""
    measure, counted = statement.measure, statement.number.said.counted
    assert measure is not None  # noqa: S101
    if statement.base:  # so many times what it was
        for current, earlier in lookup.both(measure, statement.when, statement.base):
            yield Option(Quotient(Ref(current.figure.span), Ref(earlier.figure.span)))
        return
    if measure.over:
        yield from (Option(each) for each in ratios_of_sums(lookup, measure, statement.when))
        return
    for cell in lookup.cells(measure, statement.when):
        if _is_averaged(cell.entry, statement):
            continue
        is_count = cell.figure.unit.currency is None and not cell.figure.is_percentage
        if counted is Counted.POINTS and cell.figure.is_percentage and abs(cell.figure.amount) < _IN_POINTS:
            yield replace(as_said(cell, statement), doubt=_BY_OR_AT)
        elif cell.figure.is_percentage if counted is Counted.PERCENT else is_count and counted is Counted.PLAIN:
            is_turned = is_count and cell.figure.amount < 0 and not statement.number.said.is_negative
            yield Option(weighted((-1, cell.figure.span))) if is_turned else as_said(cell, statement)
        elif counted in _OF_RATIOS and (other := in_other_form(measure.name, cell.figure)) is not None:
            yield Option(other)
    if counted is Counted.PLAIN and any(
        figure.unit == SHARES for each in measure.entries for _, figure in each.cells()
    ):
        yield from _share_counts(lookup, measure, statement)


_OF_RATIOS = (Counted.PLAIN, Counted.PERCENT)
_IN_POINTS = Fraction(1, 100)  # a ratio below it may be said in basis points: "net charge-offs of 4 basis points"
_BY_OR_AT = "whether it is the ratio or its change"


def _share_counts(lookup: Lookup, measure: Measure, statement: Statement) -> Iterator[Option]:
    """Shares that a statement prints under a heading with the rest of the name: "Weighted average shares: Diluted"."""
    for entry in lookup.names.shares:
        figure = next((found for when in statement.when if (found := entry.figure(when)) is not None), None)
        is_named = set(measure.words) <= set(phrase(row_words(entry))) and not _is_averaged(entry, statement)
        if figure is not None and is_named:
            yield Option(Ref(figure.span))


def _is_averaged(entry: Entry, statement: Statement) -> bool:
    """Whether a row averages the shares of a stretch, where those of a day are spoken of."""
    is_of_day = bool(statement.when) and not statement.when[0].months
    said = (statement.measure.title or statement.measure.name).lower() if statement.measure is not None else ""
    is_average = AVERAGED.search(row_words(entry)) is not None and AVERAGED.search(said) is None
    return is_of_day and is_average and all(figure.unit == SHARES for _, figure in entry.cells())


def _average(lookup: Lookup, statement: Statement) -> Iterator[Option]:
    measure = statement.measure
    assert measure is not None  # noqa: S101
    months = statement.when[0].months if statement.when else 0
    if not months:
        return
    for cell in lookup.money(measure, statement.when):
        option = signed(cell, statement)
        yield Option(Sum((Term(Fraction(1, months), option.expression),)), option.is_negative)


def _margins(lookup: Lookup, statement: Statement) -> Iterator[Option]:
    measure = statement.measure
    assert measure is not None  # noqa: S101
    for expression in margin(lookup, measure, statement.when, is_negative=statement.is_loss):
        yield Option(expression, statement.is_loss)
    yield from margins_left_over(lookup, statement)


def _shares(lookup: Lookup, statement: Statement) -> Iterator[Option]:
    measure = statement.measure
    assert measure is not None  # noqa: S101
    yield from _ratios(measure, statement)
    if measure.over:
        if statement.whole is None or set(statement.whole.entries) & set(measure.over[0].entries):
            yield from (Option(each) for each in ratios_of_sums(lookup, measure, statement.when))
        return
    if statement.whole is not None or statement.ratios:
        yield from _shares_of(lookup, measure, statement.whole, statement.when) if statement.whole else ()
        return
    if measure.words[-1:] == REVENUE and len(measure.words) == 1 and measure.segment is None:
        return
    for when in statement.when:
        for cell in lookup.money(measure, (when,)):
            for below in _revenues(lookup, measure, cell, when, statement.of_revenue):
                top = weighted((-1, cell.figure.span)) if cell.figure.amount < 0 else Ref(cell.figure.span)
                yield Option(Quotient(top, Ref(below.span)))


def _ratios(measure: Measure, statement: Statement) -> Iterator[Option]:
    """The share as tables print it."""
    for when in statement.when:
        for entry in statement.ratios:
            figure = entry.figure(when)
            if figure is not None and fits(entry, measure):
                yield Option(Ref(figure.span))


def _shares_of(lookup: Lookup, measure: Measure, whole: Measure, whens: Sequence[When]) -> Iterator[Option]:
    """A measure over the one that it is said to be a share of, in one table first; a part's over that of all parts."""
    is_own = whole.words == measure.words
    for when in whens:
        pairs = [
            (cell, below)
            for cell in lookup.money(measure, (when,))
            for below in lookup.money(whole, (when,))
            if below.figure.amount > 0
            and not (is_own and same_segment(cell.entry.segment, below.entry.segment))
            and (below.table is cell.table or same_segment(cell.entry.segment, below.entry.segment))
        ]
        for cell, below in sorted(pairs, key=lambda pair: pair[0].table is not pair[1].table):
            top = weighted((-1, cell.figure.span)) if cell.figure.amount < 0 else Ref(cell.figure.span)
            yield Option(Quotient(top, Ref(below.figure.span)))


def _revenues(lookup: Lookup, measure: Measure, cell: Cell, when: When, said: str) -> Iterator[Figure]:
    """What a share can be of: the revenue of the measure's own segment first, then the company's, as it is called."""
    own = lookup.revenues_for(cell, when) if cell.entry.segment and not _is_revenue(measure) else ()
    for below in (*own, *lookup.total_revenues(when, said)):
        if below.span != cell.figure.span:
            yield below


def _growth(lookup: Lookup, statement: Statement) -> Iterator[Option]:
    measure = statement.measure
    assert measure is not None  # noqa: S101
    if statement.number.said.counted is not Counted.PERCENT:
        return
    yield from _growth_printed(lookup, statement, measure)
    pairs = lookup.both(measure, statement.when, statement.base)
    if not pairs:
        yield from growth_as_reported(lookup, statement)
    for current, earlier in pairs:
        if earlier.figure.amount == 0:
            continue
        ratio = growth(current.figure.span, earlier.figure.span)
        ratio = Sum((Term(Fraction(statement.times), ratio),)) if statement.times > 1 else ratio
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
        elif statement.sign < 0 and earlier.figure.amount > 0 > current.figure.amount:  # by more than all of it
            yield Option(ratio, is_negative=True)
    yield from left_over(statement)


def _growth_printed(lookup: Lookup, statement: Statement, measure: Measure) -> Iterator[Option]:
    """Growth as a row prints it, or the change of a ratio in points, which is said in percent as well."""
    for cell in lookup.cells(measure, statement.when):
        named = cell.entry.line.row.label if _SAME.search(measure.name) is None else measure.name
        if cell.figure.is_percentage and _IS_GROWTH.search(named):
            yield Option(Ref(cell.figure.span), statement.sign < 0)
    if not is_ratio(measure):
        return
    yield from _in_points(lookup, statement, measure)
    for entry in measure.entries:  # or what it grew by in proportion
        for when, base in zip(statement.when[:1], statement.base[:1], strict=False):
            after, before = entry.figure(when), entry.figure(base)
            if after is not None and before is not None and before.amount:
                yield Option(growth(after.span, before.span), statement.sign < 0)


def is_ratio(measure: Measure) -> bool:
    """Whether tables print the measure by its own name in percent only, as something else than growth."""
    is_printed = measure.is_percentage and not any(entry.is_loose for entry in measure.entries)
    return is_printed and _IS_GROWTH.search(measure.name) is None


_IS_GROWTH = any_case(r"\b(?:comparable|same|identical|like-for-like|organic|growth|comp)\b")
_SAME = any_case(r"\b(?:comparable|same|like)[- ](?:[a-z]+[- ]){0,3}(?:sales|revenues?)\b|like[- ]for[- ]like")


def _change(lookup: Lookup, statement: Statement) -> Iterator[Option]:
    measure = statement.measure
    assert measure is not None  # noqa: S101
    if statement.number.said.counted is Counted.POINTS:
        yield from _in_points(lookup, statement, measure)
        return
    if statement.number.said.counted is Counted.PLAIN:
        measure = replace(measure, entries=tuple(filter(are_counts, measure.entries)))
    for current, earlier in lookup.both(measure, statement.when, statement.base):
        is_loss = current.figure.amount < 0 and earlier.figure.amount < 0
        flips = are_better_few(measure) if statement.is_better else is_loss
        weights = (-1, 1) if flips else (1, -1)
        yield Option(weighted((weights[0], current.figure.span), (weights[1], earlier.figure.span)), statement.sign < 0)
    yield from left_over(statement)


def _in_points(lookup: Lookup, statement: Statement, measure: Measure) -> Iterator[Option]:
    """The difference of two ratios."""
    yield from _change_of_ratios(statement)
    afters, befores = margin(lookup, measure, statement.when[:1]), margin(lookup, measure, statement.base[:1])
    pairs = list(product(afters, befores))
    pairs.sort(key=lambda pair: isinstance(pair[0], Ref) is not isinstance(pair[1], Ref))  # both are printed, or none
    for after, before in pairs:
        # Of what is spent, a share that is better is a smaller one.
        flips = statement.is_better and _is_spent(measure)
        terms = (Term(Fraction(1), before if flips else after), Term(Fraction(-1), after if flips else before))
        is_coarse = are_told_finer(lookup, (after, before), pairs)
        yield Option(Sum(terms), statement.sign < 0, is_coarse=is_coarse)
    yield from margins_left_over(lookup, statement)


def _change_of_ratios(statement: Statement) -> Iterator[Option]:
    """By how much a share changed that tables print."""
    for entry in statement.ratios:
        for when, base in zip(statement.when[:1], statement.base[:1], strict=False):
            after, before = entry.figure(when), entry.figure(base)
            if after is not None and before is not None:
                yield Option(weighted((1, after.span), (-1, before.span)), statement.sign < 0)


def _is_revenue(measure: Measure) -> bool:
    return measure.words[-1:] == REVENUE


def _is_spent(measure: Measure) -> bool:
    """Whether the measure is a share of an expense, not a margin."""
    name = measure.name
    return _EARNED.search(name) is None


_EARNED = any_case(
    r"\b(?:margin|income|loss(?! ratio)|earnings|profit|ebitda|capital|coverage|returns?|yield|occupancy)\b"
)
