"""Growth, what currencies take from it, and what one rate is ahead of another, by cells of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from icc_reports.check.claims.lookup import Lookup, growths_named
from icc_reports.check.claims.options import Option
from icc_reports.check.claims.shapes import Statement
from icc_reports.model.relations import weighted


def growth_at_basis(lookup: Lookup, statement: Statement) -> Iterator[Option]:
    """The growth on a basis that a table prints, or by how much it is ahead of that of the whole."""
    measure = statement.measure
    assert measure is not None  # noqa: S101
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
