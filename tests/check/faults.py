"""Misprints of the usual kinds, drawn at random from a seed, planted in figures that some relation covers."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from icc_reports.model.audit import Audit
from icc_reports.model.figures import Notation
from icc_reports.model.release import Fact
from tests.check.planting import Exceptions, Fault, Source, by_units, exceptions_of, plant

_TRIES = 200  # draws a fault at most: many figures have no room for a digit more


@dataclass(frozen=True)
class Planted:
    """A fault of a kind, and what is alleged of the release without it."""

    kind: str
    fault: Fault
    before: Exceptions

    def is_named_in(self, audit: Audit) -> bool:
        """Whether an exception that is new, or has another difference, names the line of the changed figure."""
        line = self.fault.fact.figure.span.line_key
        return any(
            line in {span.line_key for span in spans}
            for name, (difference, spans) in exceptions_of(audit).items()
            if name not in self.before or self.before[name][0] != difference
        )


def _ten_units(number: Decimal, fact: Fact, chance: random.Random) -> Decimal:
    return by_units(fact.figure, chance.choice((10, -10)))


def _transposed(number: Decimal, fact: Fact, chance: random.Random) -> Decimal:
    """Two neighbouring digits exchanged; the number itself where all are alike."""
    digits = list(str(abs(number)))
    places = [
        place
        for place in range(len(digits) - 1)
        if "." not in digits[place : place + 2] and digits[place] != digits[place + 1]
    ]
    places = [place for place in places if place or digits[1] != "0"]
    if not places:
        return number
    place = chance.choice(places)
    digits[place], digits[place + 1] = digits[place + 1], digits[place]
    return Decimal("".join(digits)).copy_sign(number)


def _sign(number: Decimal, fact: Fact, chance: random.Random) -> Decimal:
    return -number


def _neighbour(number: Decimal, fact: Fact, chance: random.Random) -> Decimal:
    """What stands in the next column of the row, if it is of the same kind; else the number itself."""
    column, cells = fact.column.ordinal, fact.row.cells
    beside = cells[column + 1] if column + 1 < len(cells) else cells[column - 1]
    same = beside is not None and (beside.unit, beside.scale) == (fact.figure.unit, fact.figure.scale)
    if beside is None or not same or beside.number is None or beside.fraction_digits != fact.figure.fraction_digits:
        return number
    return beside.number


def _tenfold(number: Decimal, fact: Fact, chance: random.Random) -> Decimal:
    return number * 10


KINDS: dict[str, Callable[[Decimal, Fact, random.Random], Decimal]] = {
    "ten units": _ten_units,
    "transposed": _transposed,
    "sign": _sign,
    "neighbour": _neighbour,
    "tenfold": _tenfold,
}


def draw(sources: Sequence[Source], count: int, seed: int) -> Iterator[Planted]:
    """That many faults, the kinds in turn, each in a figure of a release drawn at random."""
    chance = random.Random(seed)  # noqa: S311 - a draw that can be repeated
    kinds = list(KINDS)
    eligible = {source.name: _eligible(source) for source in sources}
    usable = [source for source in sources if eligible[source.name]]
    for place in range(count):
        for _ in range(_TRIES):
            source = chance.choice(usable)
            fact = chance.choice(eligible[source.name])
            assert fact.figure.number is not None
            number = KINDS[kinds[place % len(kinds)]](fact.figure.number, fact, chance)
            fault = None if number == fact.figure.number else plant(source, fact, number)
            if fault is not None:
                yield Planted(kinds[place % len(kinds)], fault, exceptions_of(source.audit))
                break


def _eligible(source: Source) -> list[Fact]:
    covered = source.audit.covered
    return [
        fact
        for fact in source.release.facts
        if fact.figure.span in covered and fact.figure.notation is Notation.NUMBER and fact.figure.amount
    ]
