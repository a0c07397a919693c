"""Whether a column headed "Change" states amounts or percentages: its figures tell, where the head does not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import islice, permutations

from icc_reports.model.figures import Notation
from icc_reports.model.release import ColumnRole
from icc_reports.read.blocks import Value
from icc_reports.read.rows import RawRow

_MIN_WITNESSES = 3  # rows that must show that the column holds percentages
_SAMPLE = 24  # rows that are looked at
_MOST_COLUMNS = 6  # columns that a change may lie between

_CHANGES = (ColumnRole.AMOUNT_CHANGE, ColumnRole.PERCENT_CHANGE)

_Triple = tuple[Value, Value, Value]


def with_changes_told(roles: Sequence[ColumnRole], rows: Sequence[RawRow]) -> list[ColumnRole]:
    """The roles of columns, those of changes corrected where the figures tell what the head leaves open."""
    plain = [ordinal for ordinal, role in enumerate(roles) if role is ColumnRole.PERIOD]
    return [
        (_change_told(rows, ordinal, plain) or role) if role in _CHANGES else role for ordinal, role in enumerate(roles)
    ]


def _change_told(rows: Sequence[RawRow], ordinal: int, others: Sequence[int]) -> ColumnRole | None:
    """What the figures of a column are by arithmetic: percent changes between two of the ``others``, or amounts.

    Releases print the percent sign on the first row and on totals only, or not at all.
    """
    pairs = permutations(sorted(others, key=lambda other: abs(other - ordinal))[:_MOST_COLUMNS], 2)
    counts = [_counts(list(islice(_triples(rows, ordinal, *pair), _SAMPLE))) for pair in pairs]
    by_percent, of_percent = max(((percent, tested) for percent, _, tested in counts), default=(0, 0))
    by_amount, of_amount = max(((amount, tested) for _, amount, tested in counts), default=(0, 0))
    if by_percent > by_amount:
        return ColumnRole.PERCENT_CHANGE if _is_borne_out(by_percent, of_percent) else None
    return ColumnRole.AMOUNT_CHANGE if by_amount > by_percent and _is_borne_out(by_amount, of_amount) else None


def _is_borne_out(held: int, tested: int) -> bool:
    return held >= _MIN_WITNESSES and 3 * held >= 2 * tested


def _counts(triples: Iterable[_Triple]) -> tuple[int, int, int]:
    """In how many rows the figure is the percent change, in how many the amount of it, and how many rows there are."""
    percent = amount = tested = 0
    for figure, later, earlier in triples:
        change = _number(later) - _number(earlier)
        base = abs(_number(earlier))
        within = _half(later) + _half(earlier)
        amount += not figure.is_percent and abs(change - _number(figure)) <= within + _half(figure)
        if base and not figure.currency:
            reach = _half(figure) + 100 * (within / base + abs(change) * _half(earlier) / base**2)
            percent += abs(change / base * 100 - _number(figure)) <= reach
        tested += 1
    return percent, amount, tested


def _triples(rows: Iterable[RawRow], ordinal: int, later: int, earlier: int) -> Iterator[_Triple]:
    for row in rows:
        pieces = (row.cells[place] for place in (ordinal, later, earlier))
        values = (piece.value for piece in pieces if piece is not None)
        numbers = [each for each in values if each is not None and each.number and each.notation is Notation.NUMBER]
        if len(numbers) == 3 and not numbers[1].is_percent:
            yield numbers[0], numbers[1], numbers[2]


def _number(value: Value) -> Fraction:
    return Fraction(value.number or 0)


def _half(value: Value) -> Fraction:
    """Half a unit of the last printed digit."""
    return Fraction(1, 2 * 10**value.fraction_digits) if value.fraction_digits >= 0 else Fraction(1, 2)
