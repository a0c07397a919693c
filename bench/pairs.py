"""What a benchmark is: something of ours beside something to compare it with, run in turns."""

from __future__ import annotations

import gc
import resource
import statistics
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

Work = Callable[[], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """``ours`` may take at most ``limit`` times the processor time of ``theirs``, by the medians.

    Without a limit it only tells how things are.
    """

    name: str
    ours: Work
    theirs: Work
    limit: float | None
    repeats: int = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Pairs of one kind, each held to its limit; shown are all together, the worst, and each beyond its limit."""

    name: str
    pairs: Sequence[Pair]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """The processor time of both in seconds, and how far the ratios of single rounds or pairs spread."""

    name: str
    ours: float
    theirs: float
    low: float
    high: float
    limit: float | None

    @property
    def ratio(self) -> float:
        """How many times the time of theirs ours takes."""
        return self.ours / self.theirs

    @property
    def is_within(self) -> bool:
        """Whether the ratio keeps the limit."""
        return self.limit is None or self.ratio <= self.limit


def outcomes(of: Pair | Group) -> Iterator[Outcome]:
    """What comes of a pair; of a group, what comes of all together, of the worst and of each beyond its limit."""
    if isinstance(of, Pair):
        yield _run(of)
        return
    found = sorted(map(_run, of.pairs), key=lambda each: each.ratio, reverse=True)
    worst = found[0]
    beyond = [each for each in found if not each.is_within]
    yield Outcome(
        name=f"{of.name}: all {len(found)} together, {len(beyond)} of them beyond the limit",
        ours=sum(each.ours for each in found),
        theirs=sum(each.theirs for each in found),
        low=min(each.ratio for each in found),
        high=worst.ratio,
        limit=worst.limit,
    )
    yield from beyond or [worst]


def _run(pair: Pair) -> Outcome:
    """Run both in turns, so that a slow moment of the machine falls on both, after one unmeasured round.

    What earlier pairs have left in memory is taken from the garbage collector, which would search it again and again.
    """
    gc.collect()
    gc.freeze()
    pair.ours()
    pair.theirs()
    rounds = [(_seconds(pair.ours), _seconds(pair.theirs)) for _ in range(pair.repeats)]
    ours, theirs = zip(*rounds, strict=True)
    ratios = [one / other for one, other in rounds]
    return Outcome(
        name=pair.name,
        ours=statistics.median(ours),
        theirs=statistics.median(theirs),
        low=min(ratios),
        high=max(ratios),
        limit=pair.limit,
    )


def _seconds(work: Work) -> float:
    start = _spent()
    work()
    return _spent() - start


def _spent() -> float:
    """Seconds of processor time of this process and of those that it has started and seen end."""
    usages = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


def process(*arguments: str) -> Work:
    """A fresh Python process with the given arguments, its output thrown away."""
    return lambda: subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL)
