"""Growth, what currencies take from it, and what one rate is ahead of another, by cells of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from icc_reports.check.claims.currency import REPORTED
from icc_reports.check.claims.lookup import Lookup, growths_named
from icc_reports.check.claims.options import Option
from icc_reports.check.claims.shapes import Statement
from icc_reports.model.relations import weighted


def growth_at_basis(lookup: Lookup, statement: Statement) -> Iterator[Option]:
    """The growth on a basis that a table prints, or by how much it is ahead of that of the whole."""
    measure = statement.measure
    assert measure is not None  # noqa: S101
    if not _may_be_named(statement) or (statement.base and not _is_since_year_before(statement)):
        return
    found = growths_named(lookup.names, measure, statement.basis or "")
    whole = statement.whole
    whole = replace(whole, segment=whole.segment or measure.segment) if whole is not None else None
    others = growths_named(lookup.names, whole, statement.basis or "") if whole is not None else ()
    for each in (each for each in found if any(when.fits(each.period) for when in statement.when[:1])):
        if statement.whole is None:
            yield Option(each.expression, statement.sign < 0)
        for other in others:
            if other.period == each.period and other.segment == each.segment:
                yield Option(weighted((1, each.figure.span), (-1, other.figure.span)), statement.sign < 0)


def growth_as_reported(lookup: Lookup, statement: Statement) -> Iterator[Option]:
    """The growth as reported that a table prints beside that on another basis."""
    if statement.measure is None or not _may_be_named(statement) or not _is_since_year_before(statement):
        return
    for each in growths_named(lookup.names, statement.measure, REPORTED):
        if any(when.fits(each.period) for when in statement.when[:1]):
            yield Option(each.expression, statement.sign < 0)


def _may_be_named(statement: Statement) -> bool:
    return statement.shares != "basic"  # tables state the growth of what is earned per diluted share


def _is_since_year_before(statement: Statement) -> bool:
    """Whether a change is counted from a year before, as tables of growth count it."""
    pairs = zip(statement.when[:1], statement.base[:1], strict=False)
    return any(350 <= (when.end - base.end).days <= 380 for when, base in pairs)  # a year of weeks is one of 52 or 53
