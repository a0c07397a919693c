"""What is earned before tax where no row prints it: net income with the tax that stands right above it."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from icc_reports.check.claims.entries import Entry
from icc_reports.check.claims.lookup import Lookup
from icc_reports.check.claims.measures import Measure
from icc_reports.check.claims.options import Option
from icc_reports.check.claims.periods import When
from icc_reports.check.claims.phrases import phrase
from icc_reports.check.claims.shapes import Statement
from icc_reports.model.figures import Figure
from icc_reports.model.patterns import any_case
from icc_reports.model.relations import ONE, ClaimKind, Expression, Quotient, Sum, Term, weighted

PRETAX, _NET, _TAX = phrase("pretax income"), phrase("net income"), phrase("income tax expense")
_DOUBT = "whether nothing but tax stands between income before tax and net income"
_EITHER_WAY = any_case(r"benefit")


def is_derived(lookup: Lookup, measure: Measure) -> bool:
    """Whether income before tax is spoken of, of the whole company, and no table has a row of that name."""
    is_pretax = measure.words == PRETAX and not measure.entries and not measure.tags and measure.segment is None
    return is_pretax and measure.unknown is None and not lookup.names.named(PRETAX)


def before_tax(lookup: Lookup, when: When) -> Iterator[tuple[Figure, Sum]]:
    """The tax of a period with the income before it, by every table that prints net income right below the tax."""
    for tax in lookup.names.named(_TAX):
        for net in lookup.names.named(_NET):
            figures = tax.figure(when), net.figure(when)
            if not _is_right_below(tax, net) or figures[0] is None or figures[1] is None:
                continue
            is_sure = figures[0].amount >= 0 or _EITHER_WAY.search(tax.line.row.label) is not None
            if is_sure and figures[0].unit.is_monetary and figures[0].unit == figures[1].unit:
                yield figures[0], weighted((1, figures[1].span), (1, figures[0].span))


def _is_right_below(tax: Entry, net: Entry) -> bool:
    is_next = tax.line.table is net.line.table and tax.line.row.ordinal + 1 == net.line.row.ordinal
    is_whole = not (tax.tags or net.tags or tax.segment or net.segment)
    concepts = (tax.line.row.concept, net.line.row.concept)
    return is_next and is_whole and concepts == ("IncomeTaxExpenseBenefit", "NetIncomeLoss")


def without_aside(gap: str, measure: Measure | None) -> str:
    """The words between a measure and its number, without "before tax" beside one that no tax is taken from."""
    words = set(measure.words) if measure is not None else set()
    return _ASIDE.sub(" ", gap) if _UNTAXED & words or not _ALL_EARNED & words else gap


_ASIDE = any_case(r", (?:before[- ]tax|pre-?tax)(?:es)?\b(?=,| (?:in|for) )", "tax")
_ALL_EARNED = frozenset({"income", "earnings", "profit", "loss", "eps", "ebitda", "result"})
_UNTAXED = frozenset({"investment", "interest", "fee", "dividend", "rental"})  # income of a kind


def pretax_options(lookup: Lookup, statement: Statement) -> Iterator[Option]:
    """The amount, or by how much it changed."""
    for when in statement.when[:1]:
        for _, now in before_tax(lookup, when):
            if statement.kind is ClaimKind.AMOUNT:
                yield Option(now, statement.is_loss, doubt=_DOUBT)
            for base in statement.base[:1] if statement.kind in _CHANGES else ():
                for _, earlier in before_tax(lookup, base):
                    yield Option(_changed(statement, now, earlier), statement.sign < 0, doubt=_DOUBT)


_CHANGES = (ClaimKind.CHANGE, ClaimKind.GROWTH)


def _changed(statement: Statement, now: Sum, earlier: Sum) -> Expression:
    is_growth = statement.kind is ClaimKind.GROWTH
    after, less = (Quotient(now, earlier), ONE) if is_growth else (now, earlier)
    return Sum((Term(Fraction(1), after), Term(Fraction(-1), less)))
