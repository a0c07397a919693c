"""Growth at constant currency by what rows come to: what was reported, and what exchange rates made out of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from icc_reports.check.claims.currency import Growth, latest_of
from icc_reports.check.matching import Line
from icc_reports.model.figures import Figure
from icc_reports.model.patterns import any_case
from icc_reports.model.periods import Duration, Period
from icc_reports.model.relations import Ref, growth
from icc_reports.model.release import ColumnRole, TableKind


def growths_at_rates(lines: Sequence[Line]) -> Iterator[tuple[Line, Growth]]:
    """The growth of rows at the exchange rates of the year before, with the rows of what was reported.

    "Subscriptions", "Effects of currency rate fluctuations", "Adjusted subscriptions": the third is the first and the
    second, whatever it is called.
    """
    for base, effect, total in zip(lines, lines[1:], lines[2:], strict=False):
        if base.table.kind not in _STOCKS and _EFFECT.fullmatch(effect.row.label) and _comes_to(base, effect, total):
            yield from ((base, each) for each in _growths(base, total))


_STOCKS = (TableKind.BALANCE_SHEET, TableKind.CASH_FLOW)
_EFFECT = any_case(
    r"(?:(?:less|plus|add|excluding)\b\W*)?(?:(?:effects?|impacts?|of|from|in|the|changes?|fluctuations?|movements?|rates?"
    r"|translation|foreign)\b\W*)*\b(?:currency|currencies|exchange|fx)\b"
    r"(?:\W*\b(?:effects?|impacts?|changes?|fluctuations?|movements?|rates?|translation|exchange|currency))*\W*"
)


def _comes_to(base: Line, effect: Line, total: Line) -> bool:
    """Whether the third row is the first with the effects that the second prints, added or taken away, in all columns.

    The arithmetic tells the sign: some print what exchange rates added, some what has to be added back.
    """
    reported, ended = _by_column(base), _by_column(total)
    steps = [
        (ended[at].amount - reported[at].amount, figure.amount, 3 * figure.half_unit)
        for at, figure in _by_column(effect).items()
        if figure.amount and at in reported and at in ended
    ]
    return bool(steps) and any(
        all(abs(step - sign * amount) <= room for step, amount, room in steps) for sign in (1, -1)
    )


def _by_column(line: Line) -> dict[int, Figure]:
    return {column.ordinal: figure for column, figure in line.cells() if figure.unit.is_monetary}


def _growths(base: Line, total: Line) -> Iterator[Growth]:
    """The growth that the third row prints; else the one from what was reported a year before."""
    latest = latest_of(base.table)
    printed = [
        (column.period or latest, figure)
        for column, figure in zip(total.table.columns, total.row.cells, strict=True)
        if figure is not None and column.role is ColumnRole.PERCENT_CHANGE and figure.is_percentage
    ]
    if printed:
        yield from (Growth(when, total.segment, Ref(each.span), each) for when, each in printed if when is not None)
        return
    for column, figure in total.cells():
        earlier = [each for other, each in base.cells() if _is_year_before(other.period, column.period)]
        if len(earlier) == 1 and earlier[0].amount > 0 < figure.amount and column.period is not None:
            yield Growth(column.period, total.segment, growth(figure.span, earlier[0].span), figure)


def _is_year_before(period: Period | None, later: Period | None) -> bool:
    if not isinstance(period, Duration) or not isinstance(later, Duration) or period.months != later.months:
        return False
    return 350 <= (later.end - period.end).days <= 380  # a year of weeks is one of 52 or 53
