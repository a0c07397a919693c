"""The basis that a statement is put on: adjusted, at constant currency, organic."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from icc_reports.check.claims.currency import BASIS_WORDS, basis_in
from icc_reports.check.claims.lists import side_by_side
from icc_reports.check.claims.lookup import growths_named
from icc_reports.check.claims.measures import Measure
from icc_reports.check.claims.names import Names
from icc_reports.check.claims.numbers import Counted
from icc_reports.check.claims.open_names import doubt_of
from icc_reports.check.claims.own_words import by_own_word, own_tail
from icc_reports.check.claims.phrases import tags_in
from icc_reports.check.claims.shapes import Reading, Spot, Statement
from icc_reports.model.patterns import any_case
from icc_reports.model.relations import ClaimKind


def put_on_basis(statement: Statement, spot: Spot) -> Statement:
    """What the words behind a number put on a basis of rows: "up 5%, or 2% on an underlying basis"."""
    behind = _PUT_ON.match(spot.after)
    measure, last = statement.measure, spot.earlier[-1] if spot.earlier else None
    if behind is None or measure is None or last is None:
        return statement
    if statement.kind is last.kind and last.kind in _LEVELS:
        return replace(statement, measure=replace(measure, tags=tags_in(behind[0])))
    if last.kind is not ClaimKind.GROWTH:
        return statement
    return replace(
        statement,
        kind=ClaimKind.GROWTH,
        sign=last.sign,
        is_better=last.is_better,
        when=last.when,
        base=last.base,
        is_base=False,
        measure=replace(measure, tags=tags_in(behind[0])),
    )


_LEVELS = (ClaimKind.AMOUNT, ClaimKind.PER_SHARE, ClaimKind.MARGIN)
_PUT_ON = re.compile(
    r"(?: (?:per|a) (?:[a-z]+ ){0,3}share)?,? (?:on an? (?:adjusted|underlying|non-?gaap|normalized) basis"
    r"|as adjusted)\b",
    re.IGNORECASE,
)


def at_other_basis(statement: Statement, spot: Spot, names: Names) -> Statement:
    """Growth that the words put on another basis ("or 9% at constant currency"), where tables print growth on that."""
    measure, number, earlier = statement.measure, spot.number, spot.earlier
    if number.said.counted is not Counted.PERCENT or statement.kind not in _MAY_GROW:
        return statement
    listed = side_by_side(spot.reading, spot.place)[0] > 0 and bool(earlier)
    basis = basis_in(own_tail(spot)) or basis_in(_clause_of(spot)) or (earlier[-1].basis if listed else None)
    if basis is None and (own := by_own_word(statement, spot, names)) is not None:
        basis, measure = own
    if basis is None or measure is None or not growths_named(names, measure, basis):
        return statement
    if statement.kind is ClaimKind.OTHER and earlier and (last := earlier[-1]).kind is ClaimKind.GROWTH:
        statement = replace(statement, sign=last.sign, is_better=last.is_better, when=last.when, is_base=False)
    is_known = (measure.unknown or "").lower() in BASIS_WORDS
    return replace(
        statement,
        kind=ClaimKind.GROWTH,
        basis=basis,
        measure=replace(measure, unknown=None if is_known else measure.unknown),
        tentative=statement.tentative or "how the other basis is reckoned",
    )


def _clause_of(spot: Spot) -> str:
    """What stands before a number from the last one on, without the end of an aside that was about that one.

    An amount that is left out ("excluding the $3 million impact of exchange rates") is told by the words around it.
    """
    if not spot.place:
        return spot.clause
    last = spot.reading.numbers[spot.place - 1]
    if (without := _LEAVES_OUT.search(spot.reading.text, 0, last.start)) is not None:
        return f"{without[0].rstrip()}{spot.clause}"
    aside = spot.reading.text[: last.end].rpartition("(")
    inside, closes, rest = spot.clause.partition(")")
    is_closed = bool(aside[1]) and ")" not in aside[2] and bool(closes) and "(" not in inside
    return rest if is_closed else spot.clause


def is_led_by_basis(statement: Statement, spot: Spot) -> bool:
    """Whether the words before its measure put a change on another basis: "on a constant currency basis, sales rose".

    A level behind it may be as reported.
    """
    if statement.measure is None or statement.kind not in _CHANGED:
        return False
    lead = _LED.search(spot.reading.text[: min(statement.measure.start, spot.number.start)])
    return lead is not None and basis_in(lead[0]) is not None


_CHANGED = (ClaimKind.GROWTH, ClaimKind.CHANGE)
_LED = any_case(
    r"(?:\A|[;:] |, (?:and|but|while) )(?:(?:on|in|at) [^,;:]{1,60}|organically), (?:(?:the|our|its|total|net) )*\Z"
)
_LEAVES_OUT = any_case(  # before what it is said of, not behind
    r"(?:\A|[;:] |, (?:and|but|while) )(?:excluding|exclusive of|without|adjusted for) (?:(?:the|an?) )?\Z"
)


def is_without(text: str, start: int, end: int) -> bool:
    """Whether something is left out of what is said from ``start`` to ``end``: "Excluding loans acquired, loans grew".

    What the same clause goes on with leaves it out as well: "loan growth was 2% and deposit growth 3%".
    """
    return _OPENS_WITHOUT.search(text, 0, start) is not None or _ENDS_WITHOUT.match(text, end) is not None


_WITHOUT = r"(?:excluding|exclusive of|without|adjust(?:ed|ing) for|net of|absent|aside from|apart from)"
_OPENS_WITHOUT = any_case(
    rf"(?:\A\W*|[.;:] |, (?:and|but|while) ){_WITHOUT} "
    r"(?:(?!\b(?:was|were|is|are|with|while|but|as|due|driven|reflecting|offset|primarily|because)\b)[^;])+, "
    r"(?:(?!\b(?:while|but|as|due|driven|reflecting|offset|primarily|because)\b)[^,;])*\Z"
)
_ENDS_WITHOUT = any_case(
    r"(?: (?:from|in|during|over|compared (?:to|with)) the (?:[\w-]+ ){1,3}(?:quarter|year|period))?"
    r",? \(?(?:excluding|exclusive of)\b"
)
_MAY_GROW = (ClaimKind.GROWTH, ClaimKind.OTHER)


_OTHER_BASIS = re.compile(
    r"(?:[^.]{0,60}[,:] )?(?:on an? (?:non-?gaap|adjusted|underlying|pro ?forma)\b"
    r"|(?:non-?gaap|adjusted|underlying|pro ?forma)(?= (?:basis|results?|terms)\b|[,:])"
    r"|(?:excluding|exclusive of|adjusting for|before(?!,? (?:income )?tax))\b"
    r"|without (?:this|these|those|such) (?:[\w-]+ ){0,3}(?:items?|charges?|adjustments?)\b)"
    r"(?! (?:net|gross|eb|operating|income|earn|diluted|eps|free)[^,]*\b(?:was|were|of|for|in)\b)",
    re.IGNORECASE,
)


_ON_BASIS = any_case(r"\bon an? (?:adjusted|underlying|non-?gaap) basis,?(?: [\w’']+){0,6} *\Z", "basis")


def _basis_of_partner(measure: Measure, earlier: Sequence[Statement], reading: Reading) -> frozenset[str]:
    """The basis of an amount that one per share is joined to: "adjusted net income of $56 million and EPS of $1.26"."""
    last = earlier[-1] if earlier else None
    if not measure.is_eps or last is None or last.measure is None:
        return frozenset()
    joined = re.fullmatch(r",? and (?:an? )?", reading.text[last.number.end : measure.start])
    return last.measure.tags if joined else frozenset()


def on_its_basis(statement: Statement, reading: Reading, earlier: Sequence[Statement]) -> Statement:
    """With the basis that the sentence names at its beginning, and without the word that says an average is meant."""
    measure = statement.measure
    if measure is None:
        return statement
    if not measure.tags and (spoken := _basis_of_partner(measure, earlier, reading)):
        measure = replace(measure, tags=spoken)
        statement = replace(statement, tentative=statement.tentative or "which basis the amount per share is on")
    is_leading = _OTHER_BASIS.match(reading.text) or _ON_BASIS.search(reading.text, 0, measure.start)
    if not measure.tags and not measure.behind and is_leading:
        measure = replace(measure, tags=frozenset({"nongaap"}))
        statement = replace(statement, tentative=statement.tentative or doubt_of(measure, statement.kind))
    if statement.kind is ClaimKind.AVERAGE and (measure.unknown or "").lower() == "average":
        measure = replace(measure, unknown=None)
    return replace(statement, measure=measure)


def of_a_year(statement: Statement, spot: Spot) -> Statement:
    """Growth over a part of a year that is said to be that of a year: "up 2%, or 8% annualized"."""
    is_said = statement.kind is ClaimKind.GROWTH and _ANNUALIZED.match(spot.after) is not None
    if not is_said or not statement.when or not statement.base:
        return statement
    end, start = statement.when[0].end, statement.base[0].end
    months = (end.year - start.year) * _YEAR + end.month - start.month
    if months <= 0 or _YEAR % months or months == _YEAR:
        return statement
    doubt = "how growth over a part of the year is counted for all of it"
    return replace(statement, times=_YEAR // months, tentative=statement.tentative or doubt)


_YEAR = 12  # months
_ANNUALIZED = any_case(r"\)?,? \(?(?:on an )?annualized\b")
