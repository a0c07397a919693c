"""Amounts per share: from what is earned and the shares it is divided by, or as the statement prints them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from icc_reports.check.claims.lookup import (
    STATEMENTS,
    Cell,
    Lookup,
    fits,
    is_earnings,
    is_gain_printed_negative,
    is_loss_printed_plain,
    row_words,
)
from icc_reports.check.claims.measures import Measure
from icc_reports.check.claims.options import Option
from icc_reports.check.claims.periods import When
from icc_reports.check.claims.phrases import phrase
from icc_reports.check.claims.shapes import Statement
from icc_reports.check.claims.share_counts import are_averaged
from icc_reports.check.matching import is_statement
from icc_reports.model.figures import SHARES, Figure
from icc_reports.model.relations import Expression, Quotient, Ref, Sum, Term, weighted
from icc_reports.model.source import Span


def per_share_options(lookup: Lookup, statement: Statement) -> Iterator[Option]:
    """What is earned over the shares, then the amount per share that the statement prints."""
    measure = statement.measure
    assert measure is not None  # noqa: S101
    if not measure.is_eps and not _is_result(measure):
        if any(entry.line.row.concept == "StockholdersEquity" for entry in measure.entries):
            measure = replace(measure, entries=(*measure.entries, *lookup.names.named(_BOOK_VALUE)))
        for cell in lookup.cells(measure, statement.when):
            if cell.figure.unit.per == "share":
                is_turned = is_gain_printed_negative(cell, measure)
                amount = weighted((-1, cell.figure.span)) if is_turned else Ref(cell.figure.span)
                yield Option(amount, statement.is_loss and not is_turned)
        if _FUNDS.search(measure.name) is None:
            return
    own = _printed_beside(lookup, measure, statement)
    printed = _printed_per_share(lookup, measure, statement) if measure.is_eps or _is_result(measure) else []
    yield from () if own else _reckoned(lookup, statement, measure, printed)
    for cell in own or printed:
        yield Option(Ref(cell.figure.span), statement.is_loss)


def _printed_beside(lookup: Lookup, measure: Measure, statement: Statement) -> list[Cell]:
    """The amounts per share that stand beside what is earned in its row, where no statement prints that row."""
    rows = [each for each in measure.entries if fits(each, measure)]
    if measure.is_eps or any(each.rank < STATEMENTS for each in rows):
        return []
    beside = [by_share for _, by_share in lookup.names.items if any(each.line is by_share.line for each in rows)]
    cells = ((each, each.figure(when)) for when in statement.when for each in beside)
    return [Cell(each, figure) for each, figure in cells if figure is not None]


def _reckoned(lookup: Lookup, statement: Statement, measure: Measure, printed: Sequence[Cell]) -> Iterator[Option]:
    """What is earned over the shares."""
    is_of_kind = measure.is_eps and bool(lookup.kinds_said(measure))
    earned = () if is_of_kind else _numerators(lookup, measure, statement.when)
    for top, basis in earned:
        for below in _share_counts(lookup, top, statement):
            if _is_off(top.figure, below, printed, statement):
                continue
            expression: Expression = Quotient(Ref(top.figure.span), Ref(below.span))
            if is_loss_printed_plain(top):
                expression = Sum((Term(Fraction(-1), expression),))
            yield Option(expression, statement.is_loss, basis)


def _is_off(top: Figure, below: Figure, printed: Sequence[Cell], statement: Statement) -> bool:
    """Whether the rounding of what is earned would let an amount pass that the statement prints otherwise."""
    said = statement.number.said
    half = Fraction(said.scale.scaleb(-said.fraction_digits)) / 2
    stated = Fraction(said.number * said.scale)
    return bool(printed) and all(
        abs(abs(amount) - stated) > half
        for amount in (top.amount / below.amount, *(each.figure.amount for each in printed))
    )


_BOOK_VALUE = phrase("book value")  # what equity is called per share


def _numerators(lookup: Lookup, measure: Measure, whens: Sequence[When]) -> Iterator[tuple[Cell, str | None]]:
    """What is earned: for common shares what is attributable to them, where the statement prints it."""
    named = [] if measure.is_eps else lookup.money(measure, whens)
    if measure.is_eps:
        named = _earnings(lookup, measure, whens)
    for cell in named:
        common = _common(lookup, cell, whens) if not measure.tags else None
        if common is not None and common.figure.amount != cell.figure.amount:
            yield common, common.entry.line.row.label.strip()
        yield cell, None


def _earnings(lookup: Lookup, measure: Measure, whens: Sequence[When]) -> list[Cell]:
    names = _OF_WHAT_GOES_ON if measure.is_of_what_goes_on else _OF_ALL
    entries = [entry for name in names for entry in lookup.names.named(name) if fits(entry, measure)]
    found = [Cell(entry, figure) for when in whens for entry in entries if (figure := entry.figure(when))]
    return [cell for cell in found if cell.figure.unit.is_monetary and not _BEFORE.search(cell.entry.line.row.label)]


_BEFORE = re.compile(r"\bEBIT", re.IGNORECASE)  # where a reconciliation of net income may end: nothing earned per share
_OF_ALL = (phrase("net income"),)
_OF_WHAT_GOES_ON = (phrase("income from continuing operations"), phrase("net income from continuing operations"))


def _common(lookup: Lookup, cell: Cell, whens: Sequence[When]) -> Cell | None:
    """The line of the same table that gives what is left for common shares."""
    if not re.fullmatch(
        r"net (?:income|loss|earnings)(?: \((?:loss|income)\))?", cell.entry.line.row.label.strip().lower()
    ):
        return None
    for entry in lookup.names.common:
        if entry.line.table is cell.table and entry.line.row.ordinal > cell.entry.line.row.ordinal:
            figure = next((each for when in whens if (each := entry.figure(when))), None)
            if figure is not None and figure.unit.is_monetary:
                return Cell(entry, figure)
    return None


_FUNDS = re.compile(r"\bA?FFO\b|\bfunds from operations\b|\bdistributable cash flow\b", re.IGNORECASE)


def _share_counts(lookup: Lookup, top: Cell, statement: Statement) -> Iterator[Figure]:
    """The share counts for the period, those of the wanted basis first; of the same table or of a statement."""
    is_basic = re.search(r"\bbasic\b", statement.number.text + _words_of(statement), re.IGNORECASE) is not None
    wanted = statement.shares or ("basic" if is_basic else "diluted")
    found: list[tuple[tuple[bool, bool], Figure]] = []
    for entry in lookup.names.shares:
        label = row_words(entry)
        if not are_averaged(entry) or not (entry.line.table is top.table or is_statement(entry.line.table)):
            continue
        figure = next((each for when in statement.when if (each := entry.figure(when))), None)
        if figure is not None and figure.unit == SHARES and figure.amount:
            found.append(((wanted not in label, entry.line.table is not top.table), figure))
    found.sort(key=lambda each: each[0])
    if statement.shares is not None and found and not found[0][0][0]:  # the other count is not what is said
        found = [each for each in found if not each[0][0]]
    seen: set[Span] = set()
    for _, figure in found:
        if figure.span not in seen:
            seen.add(figure.span)
            yield figure


def _printed_per_share(lookup: Lookup, measure: Measure, statement: Statement) -> list[Cell]:
    """The printed amounts per share, those of the wanted basis first."""
    wanted = "basic" if "basic" in measure.name.lower() else "diluted"
    cells = [
        Cell(entry, figure)
        for when in statement.when
        for entry in lookup.earned_per_share(measure)
        if fits(entry, measure, is_per_share=True) and (figure := entry.figure(when)) is not None and is_earnings(entry)
    ]
    said = [cell for cell in cells if statement.shares and statement.shares in row_words(cell.entry)]
    other = _OTHER.get(statement.shares or "", "")
    cells = said or [cell for cell in cells if not other or not _is_of_other(cell, other)]
    return sorted(cells, key=lambda cell: (wanted not in row_words(cell.entry), cell.entry.rank))


def _is_of_other(cell: Cell, basis: str) -> bool:
    """Whether it is the amount on another basis; of a loss both are one, as nothing dilutes it (ASC 260-10-45-19)."""
    return basis in row_words(cell.entry) and cell.figure.amount > 0


_OTHER = {"diluted": "basic", "basic": "diluted"}


def _is_result(measure: Measure) -> bool:
    return re.search(r"\b(?:income|loss|earnings|profit|earned|lost)\b", measure.name, re.IGNORECASE) is not None


def _words_of(statement: Statement) -> str:
    return statement.measure.name if statement.measure else ""
