"""The shares by which what is earned is divided: their rows, and where a sentence says what an amount is based on."""

from __future__ import annotations

import re
from collections.abc import Sequence

from icc_reports.check.claims.entries import Entry
from icc_reports.check.claims.lookup import row_words
from icc_reports.check.claims.measures import Measure
from icc_reports.check.claims.names import Names
from icc_reports.check.claims.numbers import Counted
from icc_reports.check.claims.shapes import Number
from icc_reports.model.patterns import any_case
from icc_reports.model.release import TableKind


def are_averaged(entry: Entry) -> bool:
    """Whether a row of shares states those of a period; what is outstanding on a day is no average of one."""
    return _AVERAGE.search(row_words(entry)) is not None and entry.line.table.kind is not TableKind.BALANCE_SHEET


AVERAGED = re.compile(r"weighted|average|basic|diluted")  # by these words alone
_AVERAGE = re.compile(rf"{AVERAGED.pattern}|used in|computing|outstanding")


def shares_behind(text: str, names: Names, numbers: Sequence[Number], at: int) -> Measure | None:
    """The shares that the amount before a number is per: "$0.28 per share, based on 11.1 million shares"."""
    number, last = numbers[at], numbers[at - 1] if at else None
    behind = _SHARES.match(text, number.end) if number.said.counted is Counted.PLAIN else None
    if behind is None or last is None or last.said.counted is not Counted.MONEY or last.said.scale > 1:
        return None
    lead = _BASED_ON.fullmatch(text, last.end, number.start)
    if lead is None:
        return None
    said = _BASIS.findall(f"{lead[0]}{behind[0]}".lower())
    averaged = [each for each in names.shares if are_averaged(each)]
    basis = said[0] if said else "diluted"
    rows = tuple(each for each in averaged if basis in row_words(each))
    doubt = None if said else "whether diluted shares are meant"
    if not said and _is_one_count(averaged):
        rows, doubt = tuple(averaged), None
    name = behind[0].strip()
    return Measure(start=number.end, end=behind.end(), name=name, title=name, entries=rows, doubt=doubt,
                   behind=(number.end,)) if rows else None  # fmt: skip


def _is_one_count(averaged: Sequence[Entry]) -> bool:
    """Whether each table prints one row of shares over a period, so that nothing tells basic from diluted ones."""
    lines = {(each.line.table.ordinal, each.line.row.ordinal) for each in averaged}
    return len({table for table, _ in lines}) == len(lines)


_BASIS = re.compile(r"\b(?:basic|diluted)\b")
_SHARES = any_case(
    r" (?:(?:weighted[- ]average|weighted|average|fully|basic|diluted|common|ordinary|and|equivalent) )*shares\b"
    r"(?: of (?:(?:our|its|the|common|ordinary) )*stock)?(?: outstanding)?"
)
_BASED_ON = any_case(
    r"\)?(?: (?:per|a) (?:(?:fully|basic|diluted|common|and) )*share)?,? \(?(?:based (?:up)?on|calculated on|using|on) "
    r"(?:(?:approximately|about|nearly|an?|total|of|weighted|average|base|basic|diluted) )*"
)
