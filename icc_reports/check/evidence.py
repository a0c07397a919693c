"""What speaks for a run of rows being a total: in which columns it holds, and how many digits agree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from icc_reports.check.ladder import Rung

_SLIP = 4  # bits that tell which kind of misprint it is


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
            is_told = abs(value) >= own + tally.reach[column]  # else nil would do as well
            fit.bits += max(0, digits - (tally.counts[column] | 1).bit_length() - 1) if is_told else 0
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


def misprint_bits(target: Rung, addends: Sequence[tuple[int, Rung]], column: int) -> int:
    """How many digits still agree in a column that fails: those that one misprint leaves as they should be.

    A small miss leaves the leading digits; so does one that turning a sign, transposing two digits or moving a decimal
    point of a single figure explains, less what it takes to say which. Zero where the column is off by anything else.
    """
    printed, unit = target.values[column] or 0, 2 * (target.halves[column] or 1)
    miss = printed - sum(weight * (rung.values[column] or 0) for weight, rung in addends)
    reach = target.halves[column] + sum(rung.halves[column] for _, rung in addends)
    sizes = [target.magnitude(column), *(rung.magnitude(column) for _, rung in addends)]
    digits = max(sizes).bit_length()
    near = digits - (abs(miss) // unit).bit_length() - 1
    parts = [printed, *(-weight * (rung.values[column] or 0) for weight, rung in addends)]
    if any(part and _is_one_slip(part, miss, reach, unit) for part in parts):
        near = max(near, digits - len(parts).bit_length() - _SLIP)
    return max(near, 0)


def miss_digits(target: Rung, addends: Sequence[tuple[int, Rung]], column: int) -> int:
    """The bits by which a column that fails misses, beyond what its rounding leaves open."""
    miss = abs((target.values[column] or 0) - sum(weight * (rung.values[column] or 0) for weight, rung in addends))
    reach = target.halves[column] + sum(rung.halves[column] for _, rung in addends)
    return max(0, miss.bit_length() - reach.bit_length())


def sums_up_those_above(addends: Sequence[tuple[int, Rung]], place: int) -> bool:
    """Whether an addend is itself the sum of those just above it, wherever it is printed: a subtotal in their midst."""
    weight, rung = addends[place]
    if rung.is_empty:
        return False
    sums = [0] * len(rung.values)
    for each, part in reversed(addends[:place]):
        sums = [total + each * (value or 0) for total, value in zip(sums, part.values, strict=True)]
        if all(not value or weight * value == total for value, total in zip(rung.values, sums, strict=True)):
            return True
    return False


def _is_one_slip(part: int, miss: int, reach: int, unit: int) -> bool:
    """Whether another sign, place of the point, or order of two digits of one summand makes up for the miss."""
    changes = (2 * part, part - 10 * part, part - part // 10)
    if any(abs(miss - change) <= reach for change in changes):
        return True
    digits = str(abs(part) // unit)
    for place in range(len(digits) - 1):
        one, other = int(digits[place]), int(digits[place + 1])
        change = (one - other) * 9 * 10 ** (len(digits) - place - 2) * unit
        if change and abs(miss - (change if part > 0 else -change)) <= reach:
            return True
    return False


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
