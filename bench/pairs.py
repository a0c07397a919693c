"""What a benchmark is: something of ours beside something to compare it with, run in turns."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

Work = Callable[[], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """``ours`` may take at most ``limit`` times as long as ``theirs``; the ratio is that of the medians."""

    name: str
    ours: Work
    theirs: Work
    limit: float
    repeats: int = 5


@dataclass(frozen=True, slots=True)
class Outcome:
    """The ratio of a pair and how far the ratios of single rounds spread."""

    pair: Pair
    ratio: float
    low: float
    high: float

    @property
    def is_within(self) -> bool:
        """Whether the ratio keeps the limit."""
        return self.ratio <= self.pair.limit


def run(pair: Pair) -> Outcome:
    """Run both in turns, so that a slow moment of the machine falls on both, after one unmeasured round."""
    pair.ours()
    pair.theirs()
    rounds = [(_seconds(pair.ours), _seconds(pair.theirs)) for _ in range(pair.repeats)]
    ours, theirs = zip(*rounds, strict=True)
    ratios = [one / other for one, other in rounds]
    return Outcome(pair, statistics.median(ours) / statistics.median(theirs), min(ratios), max(ratios))


def _seconds(work: Work) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def process(*arguments: str) -> Work:
    """A fresh Python process with the given arguments, its output thrown away."""
    return lambda: subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL)
