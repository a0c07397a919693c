"""Candidates for a total, and what they are worth in bits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from icc_reports.check.evidence import Fit, Found, explains
from icc_reports.check.ladder import Rung

BELIEVED = 12
BELIEVED_WITH_FAILURE = 16
FAILURE = 6
MOVED = 3
_MOST_FAILING = 4  # columns among which two are sought that a figure in the wrong one explains
UNSUPPORTED = 4


@dataclass(frozen=True, slots=True)
class Open:
    """A row that no total has summed up yet; ``since`` is the position of the first row that it stands for."""

    rung: Rung
    is_total: bool = False
    since: int = 0


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """A candidate: its score in bits, and how many open rows it takes."""

    score: int
    found: Found
    taken: int
    is_above: bool = False

    @property
    def is_plain(self) -> bool:
        """Whether all rows count the same way and every column holds: nothing else can then be meant."""
        return not self.found.failing and not self.turns

    @property
    def turns(self) -> bool:
        """Whether some row is subtracted, or the total stands above: an addend could pass for such a result."""
        return self.is_above or any(weight != 1 for weight, _ in self.found.addends)


def adds_up_something(addends: Sequence[tuple[int, Rung]], column: int) -> bool:
    """Whether more than one of the rows states an amount in the column."""
    return sum(bool(rung.values[column]) for _, rung in addends) > 1


def moved_columns(target: Rung, addends: Sequence[tuple[int, Rung]], failing: Sequence[int]) -> tuple[int, ...]:
    """The two columns of those that fail between which one figure in the wrong one explains the difference."""
    for pair in combinations(failing, 2) if len(failing) <= _MOST_FAILING else ():
        if any(explains(target, addends, mover, pair) for mover in addends):
            return pair
    return ()


def threshold(hypothesis: Hypothesis) -> int:
    """The bits from which on it is believed: more where some column fails."""
    found = hypothesis.found
    return BELIEVED_WITH_FAILURE if found.failing and not found.by_move else BELIEVED


def score_of(fit: Fit, prior: int) -> int:
    """The bits that speak for a fit, with what is known beforehand, less those that speak against it."""
    return fit.bits + prior - FAILURE * len(fit.failing) - UNSUPPORTED * fit.unsupported
