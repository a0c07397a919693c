"""What speaks for a run of rows being a total: in which columns it holds, and how many digits agree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from icc_reports.check.ladder import Rung


@dataclass(frozen=True, slots=True)
class Found:
    """A total and its addends with their weights; ``failing`` are the ladder's columns where it does not hold.

    ``by_name`` says that no figure bears it out, only that the row is called the total of its section; ``by_move``
    that the columns which fail do so by equal and opposite amounts, and one figure in the wrong one explains both.
    """

    total: Rung
    addends: tuple[tuple[int, Rung], ...]
    failing: tuple[int, ...]
    by_name: bool = False
    by_move: bool = False


@dataclass(slots=True)
class Tally:
    """What a run of rows comes to in each column."""

    sums: list[int]
    reach: list[int]
    counts: list[int]
    largest: list[int]
    present: list[bool]

    @classmethod
    def of(cls, rungs: Sequence[Rung], width: int) -> Tally:
        """The tally of the given rows."""
        tally = cls([0] * width, [0] * width, [0] * width, [0] * width, [False] * width)
        for rung in rungs:
            tally.add(rung)
        return tally

    def add(self, rung: Rung) -> None:
        """Take in one more row."""
        for column, value in enumerate(rung.values):
            if value is None:
                continue
            self.present[column] = True
            self.reach[column] += rung.halves[column]
            if value:
                self.sums[column] += value
                self.counts[column] += 1
                self.largest[column] = max(self.largest[column], rung.magnitude(column))


@dataclass(slots=True)
class Fit:
    """How a run fares: the bits that agree, and the columns that hold, fail, or lack the total or all addends.

    ``joined`` tells that some column that holds adds up more than one figure.
    """

    bits: int = 0
    holding: int = 0
    joined: bool = False
    unsupported: int = 0
    failing: list[int] = field(default_factory=list)


def fit_run(target: Rung, computed: Sequence[int], tally: Tally) -> Fit:
    """How ``computed``, from rows of that tally, fares against the target, column by column."""
    fit = Fit()
    for column, value in enumerate(target.values):
        if value is None or not tally.present[column]:
            fit.unsupported += bool(value or tally.counts[column])
            continue
        if not value and not tally.counts[column]:
            continue
        miss, own = abs(value - computed[column]), target.halves[column]
        digits = max(tally.largest[column], target.magnitude(column)).bit_length()
        if miss <= own:
            fit.bits += digits
        elif miss < own + tally.reach[column]:
            fit.bits += max(0, digits - (tally.counts[column] | 1).bit_length() - 1)
        else:
            fit.failing.append(column)
            continue
        fit.holding += 1
        fit.joined = fit.joined or tally.counts[column] > 1
    return fit


def explains(
    target: Rung, addends: Sequence[tuple[int, Rung]], mover: tuple[int, Rung], failing: Sequence[int]
) -> bool:
    """Whether moving one addend between the two failing columns, out of or into nothing, makes both hold."""
    weight, rung = mover
    one, other = failing
    if bool(rung.values[one]) == bool(rung.values[other]):
        return False
    moved = {one: rung.values[other] or 0, other: rung.values[one] or 0}
    for column in failing:
        rest = sum(each * (part.values[column] or 0) for each, part in addends if part is not rung)
        reach = target.halves[column] + sum(part.halves[column] for _, part in addends if part is not rung)
        reach += rung.halves[one] + rung.halves[other]
        miss = abs((target.values[column] or 0) - rest - weight * moved[column])
        if miss > target.halves[column] and miss >= reach:
            return False
    return True


def holds_everywhere(fit: Fit) -> bool:
    """Whether every column holds, and one of them by adding up."""
    return not fit.failing and not fit.unsupported and fit.joined


def sign_turns(target: Rung, run: Sequence[Rung], base: Sequence[int], column: int) -> Iterator[tuple[int, ...]]:
    """The places of one or two signs to turn, so that the column holds."""
    twice = [2 * weight * (rung.values[column] or 0) for weight, rung in zip(base, run, strict=True)]
    miss = (target.values[column] or 0) - sum(twice) // 2
    reach = target.halves[column] + sum(rung.halves[column] for rung in run)
    for one, change in enumerate(twice):
        rest = miss + change
        if -reach <= rest <= reach:
            yield (one,)
        for other in range(one + 1, len(twice)):
            if -reach <= rest + twice[other] <= reach:
                yield one, other


def fit_of(target: Rung, addends: Sequence[tuple[int, Rung]], width: int) -> Fit:
    """How weighted rows fare against the target."""
    tally = Tally.of([rung for _, rung in addends], width)
    computed = [sum(weight * (rung.values[column] or 0) for weight, rung in addends) for column in range(width)]
    return fit_run(target, computed, tally)
