"""Sentences that do not say of which period or segment they speak, read in each way that is left open.

A reading other than the nearest is taken only where the nearest bears out nothing, and the other more of the sentence's
digits than chance could. It stays tentative: it may hold, and accuses nobody.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from icc_reports.check.claims.clock import Clock
from icc_reports.check.claims.periods import Kind as PeriodKind
from icc_reports.check.claims.periods import When
from icc_reports.check.claims.shapes import Context, Reading, Statement

TOLD = 3  # digits that must be borne out


def alternatives(context: Context, reading: Reading, clock: Clock) -> Iterator[Context]:
    """The other contexts that the sentence can stand in: of another length up to the reported day, of no segment."""
    for period in _periods(context, reading, clock):
        yield replace(context, period=period, is_named=False)
    if context.is_by_table:
        yield replace(context, segment=None, said=None, is_by_table=False)
    if context.said is not None and context.segment is None:
        yield replace(context, said=None)
    elif context.said is not None and context.said != context.segment:
        yield replace(context, segment=context.said)


def _periods(context: Context, reading: Reading, clock: Clock) -> Iterator[When]:
    """The stretches that end as what is reported, where neither the sentence nor its heading names one."""
    reported = clock.reported
    named = any(each.kind is PeriodKind.ABSOLUTE for each in reading.periods)
    if reported is None or named or (context.is_named and not context.is_titled):
        return
    nearest = context.period or reported
    for months in sorted(clock.lengths_at(reported.end)):
        if (reported.end, months) != (nearest.end, nearest.months):
            yield When(reported.end, months)


def weight_of(statements: Sequence[Statement], holds: Sequence[bool]) -> int:
    """How many digits of the sentence are borne out."""
    return sum(statement.number.said.digits for statement, is_held in zip(statements, holds, strict=True) if is_held)
