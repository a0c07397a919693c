"""Sums of rows that the words name, or of the quarters of a row, and what one such sum is of another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from icc_reports.check.claims.lookup import Lookup, fits
from icc_reports.check.claims.measures import Measure
from icc_reports.check.claims.options import Option
from icc_reports.check.claims.periods import When
from icc_reports.check.claims.shapes import Statement
from icc_reports.model.periods import Duration, months_after
from icc_reports.model.relations import Quotient, Sum, weighted


def sums(lookup: Lookup, measure: Measure, whens: Sequence[When], *, are_counts: bool = False) -> dict[int, Sum]:
    """The rows that a sum is said to be of, money or counts, added up by the tables that print them all."""
    look = lookup.counts if are_counts else lookup.money
    signed = [*((1, part) for part in measure.parts), *((-1, part) for part in measure.less)]
    found = [(sign, {cell.table.ordinal: cell.figure for cell in look(of, whens)}) for sign, of in signed]
    tables = sorted(set.intersection(*(set(each) for _, each in found)))
    figures = {table: [(sign, each[table]) for sign, each in found] for table in tables}
    return {
        table: weighted(*((-sign if figure.amount < 0 else sign, figure.span) for sign, figure in each))
        for table, each in figures.items()
    }


def ratios_of_sums(lookup: Lookup, measure: Measure, whens: Sequence[When]) -> Iterator[Quotient]:
    """A sum over another, of its own table first."""
    tops, others = (
        sums(lookup, measure, whens),
        sums(lookup, replace(measure, parts=measure.over, less=measure.over_less), whens),
    )
    for table, top in tops.items() if others else ():
        yield Quotient(top, others.get(table) or next(iter(others.values())))


def quarters_added(measure: Measure, statement: Statement) -> Iterator[Option]:
    """The quarters of a row that make up a year, or the part of it so far, which no column prints of the measure.

    What was restated since may not come to their sum.
    """
    when = statement.when[0] if statement.when else None
    if when is None or when.months not in _QUARTERED:
        return
    end, months, rows = when.end, when.months, [each for each in measure.entries if fits(each, measure)]
    for entry in rows if all(each.figure(when) is None for each in rows) else ():
        found = [entry.figure(When(months_after(end, -back), _QUARTER)) for back in range(0, months, _QUARTER)]
        over_time = {figure.span for column, figure in entry.cells() if isinstance(column.period, Duration)}
        quarters = [each for each in found if each is not None and each.span in over_time and each.unit.is_monetary]
        if len(quarters) * _QUARTER == months:
            yield Option(
                weighted(*((1, each.span) for each in reversed(quarters))),
                statement.is_loss,
                doubt="whether the quarters are added up as they are printed",
            )


_QUARTERED, _QUARTER = (6, 9, 12), 3  # months
