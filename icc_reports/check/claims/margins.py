"""Margins: of GAAP from the statement of income, others from the table that reconciles them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from icc_reports.check.claims.entries import Entry, same_segment
from icc_reports.check.claims.labels import EARNED_ON
from icc_reports.check.claims.lookup import REVENUE, STATEMENTS, Cell, Lookup, fits
from icc_reports.check.claims.measures import Measure
from icc_reports.check.claims.periods import When
from icc_reports.check.claims.phrases import Words, phrase, segment_words
from icc_reports.check.claims.pretax import PRETAX, before_tax
from icc_reports.check.claims.ratios import in_percent
from icc_reports.check.claims.sums import ratios_of_sums
from icc_reports.model.arithmetic import UndefinedValueError, evaluate, interval_of
from icc_reports.model.figures import Figure
from icc_reports.model.patterns import any_case
from icc_reports.model.relations import Expression, Quotient, Ref, weighted

Pair = tuple[Expression, Expression]  # a ratio after and before

_COST = (phrase("cost of revenue"), phrase("cost of sales"), phrase("cost of services"), phrase("cost of goods sold"))


def margin(
    lookup: Lookup, measure: Measure, whens: Sequence[When], *, is_negative: bool = False
) -> Iterator[Expression]:
    """A margin: of GAAP from the statement of income, else from the table that reconciles it.

    One that is said to be negative may be a tax that is owed in spite of a loss.
    """
    if measure.over:
        yield from ratios_of_sums(lookup, measure, whens)
        return
    if TAX_RATE.search(measure.name) or _is_tax(measure):
        taxes = dict.fromkeys((*measure.entries, *lookup.names.named(_TAX)))
        yield from _tax_rate(lookup, replace(measure, entries=tuple(taxes)), whens, is_negative=is_negative)
        return
    yield from _of_rows(lookup, measure, whens)


def _of_rows(lookup: Lookup, measure: Measure, whens: Sequence[When]) -> Iterator[Expression]:
    """A margin by the rows that print what is earned, or the margin itself."""
    tops = _top(measure)
    for when in whens:
        numerators = lookup.of_rows((*_named_so(lookup, measure, tops), *measure.entries), measure, when)
        is_gross = tops in (phrase("gross margin"), phrase("gross profit"))
        for cell in numerators:
            if cell.figure.unit.is_monetary and (
                cell.entry.rank < STATEMENTS or not is_gross or measure.tags or measure.segment
            ):
                yield from (Quotient(Ref(cell.figure.span), Ref(each.span)) for each in _below(lookup, cell, when))
        if is_gross and not measure.tags:
            yield from _gross_margin(lookup, measure, when)
        yield from (Ref(cell.figure.span) for cell in numerators if cell.figure.is_percentage)
        yield from filter(None, (in_percent(measure.name, cell.figure) for cell in numerators))
        for cell in numerators:
            if cell.figure.unit.is_monetary:
                yield from (Quotient(Ref(cell.figure.span), Ref(each.span)) for each in _below(lookup, cell, when))


def rows_of_margin(lookup: Lookup, measure: Measure) -> Iterator[tuple[Entry, Entry]]:
    """The rows of amounts that a margin can be of, each with that of the revenue in its own table."""
    if not is_margin(measure) or measure.over:
        return
    revenues = lookup.names.named(REVENUE)
    for top in dict.fromkeys((*_named_so(lookup, measure, _top(measure)), *measure.entries)):
        if fits(top, measure) and EARNED_ON.fullmatch(top.line.row.label.strip()) is None:
            own = (each for each in revenues if each.line.table is top.line.table)
            yield from ((top, each) for each in own if same_segment(each.segment, top.segment))


def are_told_finer(lookup: Lookup, ratios: Pair, pairs: Sequence[Pair]) -> bool:
    """Whether amounts give those of two ratios that are printed to more digits, so that these have no room left."""
    printed = [lookup.figures[each.span] for pair in (ratios, *pairs) for each in pair if isinstance(each, Ref)]
    if not any(isinstance(each, Ref) for each in ratios):
        return False
    reach = max(each.half_unit for each in printed)  # nil has no digits, and stands in a row with others
    return any(all(_tells(lookup, *each, reach) for each in zip(pair, ratios, strict=True)) for pair in pairs)


def _tells(lookup: Lookup, amounts: Expression, ratio: Expression, reach: Fraction) -> bool:
    """Whether a ratio of amounts is another, or the printed one by digits that leave it less room."""
    if not isinstance(amounts, Quotient) or not isinstance(ratio, Ref):
        return amounts == ratio
    try:
        exact, within = evaluate(amounts, lookup.figures), interval_of(amounts, lookup.figures)
    except UndefinedValueError:
        return False
    return within.high - within.low < reach and abs(exact - lookup.figures[ratio.span].amount) <= reach


def _below(lookup: Lookup, cell: Cell, when: When) -> Sequence[Figure]:
    """The revenue that a margin is of: that which its row says it is earned on, else that of its table."""
    said = EARNED_ON.fullmatch(cell.entry.line.row.label.strip())
    if said is None:
        return lookup.revenues_for(cell, when)
    rows = (entry for entry in lookup.names.named(phrase(said["of"])) if entry.line.table is cell.table)
    return [figure for entry in rows if (figure := entry.figure(when)) is not None][:1]


def is_margin(measure: Measure) -> bool:
    """Whether the measure is what is earned of revenue, by its name: "gross margin", "operating income rate"."""
    return _MARGIN.search(measure.name) is not None


TAX_RATE = any_case(r"\b(?:tax|tax benefit) rates?\b|\beffective rate\b")
_MARGIN = any_case(r"\bmargins?\b|\b(?:gross profit|operating (?:income|profit)) rates?\b", "margin|rate")


def _top(measure: Measure) -> Words:
    """The words for what stands over revenue in a margin; that of a segment is of its operating income."""
    own = {"%", "percentage", "percent"} | segment_words(measure.segment)
    own |= {"rate"} if is_margin(measure) else set()  # "gross margin rate"
    words = [word for word in measure.words if word not in own]
    if measure.is_any_margin and measure.segment is not None:
        words = ["operating", "margin"]
    return {
        ("operating", "margin"): phrase("operating income"),
        ("gross", "income", "margin"): phrase("gross profit"),
        ("ebitda", "margin"): phrase("ebitda"),
        ("net", "margin"): phrase("net income"),
        ("net", "income", "margin"): phrase("net income"),
        ("profit", "margin"): phrase("net income"),
    }.get(tuple(words), tuple(words))


def _named_so(lookup: Lookup, measure: Measure, tops: Words) -> Iterator[Entry]:
    """The rows that stand over revenue, and those of the margin; what a segment earns has a name of its own."""
    yield from lookup.names.named(tops)
    if tops[-1:] == _MARGIN_WORD or tops[-1:] == _INCOME:
        yield from lookup.names.named((*tops[:-1], *_INCOME, *_MARGIN_WORD))
    if measure.is_any_margin and measure.segment is not None:
        yield from lookup.names.named(phrase("segment income"))


_MARGIN_WORD, _INCOME = phrase("margin"), phrase("income")
_TAX = phrase("income tax expense")


def _is_tax(measure: Measure) -> bool:
    return any(entry.line.row.concept == "IncomeTaxExpenseBenefit" for entry in measure.entries)


def _tax_rate(lookup: Lookup, measure: Measure, whens: Sequence[When], *, is_negative: bool) -> Iterator[Expression]:
    """The provision over the income that is taxed, in the table that prints both; or the rate as a table prints it."""
    for when in whens[:1]:
        for cell in lookup.cells(measure, (when,)):
            if cell.figure.is_percentage:
                yield Ref(cell.figure.span)
            elif cell.figure.unit.is_monetary:
                if not lookup.names.named(PRETAX):
                    yield from (
                        Quotient(Ref(tax.span), income)
                        for tax, income in before_tax(lookup, when)
                        if tax.span == cell.figure.span and tax.amount > 0
                    )
                for entry in lookup.names.named(PRETAX):
                    income = entry.figure(when) if entry.line.table is cell.table and fits(entry, measure) else None
                    rate = _rate_of(cell, income, measure, is_negative=is_negative) if income is not None else None
                    if rate is not None:
                        yield rate


def _rate_of(tax: Cell, income: Figure, measure: Measure, *, is_negative: bool) -> Expression | None:
    """The rate of a tax; None where the signs leave open whether it is owed or given back.

    A row that prints other taxes without a sign prints one that is given back with it.
    """
    if income.amount < 0 < tax.figure.amount and _IN_FAVOR.match(tax.entry.line.row.label):
        return Quotient(Ref(tax.figure.span), weighted((-1, income.span)))
    is_benefit = income.amount < 0 and tax.figure.amount < 0
    is_owed = income.amount < 0 < tax.figure.amount and is_negative
    if income.amount <= 0 and not is_benefit and not is_owed:
        return None
    is_turned = tax.figure.amount < 0 and not is_benefit and not is_negative
    if is_turned and _GIVEN_BACK.search(measure.name) is None and any(each.amount > 0 for _, each in tax.entry.cells()):
        return None
    sign = -1 if is_turned else 1
    return Quotient(weighted((sign, tax.figure.span)), Ref(income.span))


_GIVEN_BACK = any_case(r"\bbenefit\b")
_IN_FAVOR = any_case(r"(?:(?!expense|provision)[a-z]+ )*benefit\b")  # what is positive is no expense


def _gross_margin(lookup: Lookup, measure: Measure, when: When) -> Iterator[Expression]:
    """Revenue less its cost over revenue, where a statement prints the two and no gross profit.

    It is that of the company, or of a segment by its columns; where not all revenue is of sales, also that of sales.
    """
    costs = [entry for words in _COST for entry in lookup.names.named(words) if _is_stated_of(entry, measure)]
    for revenue in lookup.names.named(REVENUE):
        if not _is_stated_of(revenue, measure) or revenue.tags:
            continue
        top = revenue.figure(when)
        same = [entry for entry in costs if entry.line.table is revenue.line.table]
        figures = dict.fromkeys(figure for entry in same if (figure := entry.figure(when)) is not None)
        if top is not None and len(figures) == 1:
            cost = next(iter(figures))
            weight = -1 if cost.amount > 0 else 1
            for of in (top, *_of_sales(revenue, top)):
                yield Quotient(weighted((1, of.span), (weight, cost.span)), Ref(of.span))
            return


def _is_stated_of(entry: Entry, measure: Measure) -> bool:
    """Whether a row is the company's, in a statement, or that of the segment which is spoken of."""
    if measure.segment is not None:
        return same_segment(entry.segment, measure.segment)
    return entry.segment is None and entry.rank < STATEMENTS


def _of_sales(revenue: Entry, top: Figure) -> Iterator[Figure]:
    """The part of a column's revenue that its one row of sales states: "Merchandise sales" beside what credit earns."""
    at = next((column.ordinal for column, figure in revenue.cells() if figure is top), None)
    above = revenue.line.table.rows[: revenue.line.row.ordinal]
    rows = [row for row in above if _SALES.search(row.label) and any(figure is not None for figure in row.cells)]
    sold = rows[0].cells[at] if at is not None and len(rows) == 1 else None
    if sold is not None and sold.unit == top.unit and 0 < sold.amount < top.amount:
        yield sold


_SALES = any_case(r"\bsales\b")
