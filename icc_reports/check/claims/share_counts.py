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


_AVERAGE = re.compile(r"weighted|average|used in|computing|outstanding|basic|diluted")


def shares_behind(text: str, names: Names, numbers: Sequence[Number], at: int) -> Measure | None:
    """The shares that the amount before a number is per: "$0.28 per share, based on 11.1 million shares"."""
    number, last = numbers[at], numbers[at - 1] if at else None
    behind = _SHARES.match(text, number.end) if number.said.counted is Counted.PLAIN else None
    if behind is None or last is None or last.said.counted is not Counted.MONEY or last.said.scale > 1:
        return None
    lead = _BASED_ON.fullmatch(text, last.end, number.start)
    if lead is None:
        return None
    said = re.findall("basic|diluted", f"{lead[0]}{behind[0]}".lower())
    basis = said[0] if said else "diluted"
    rows = tuple(each for each in names.shares if are_averaged(each) and basis in row_words(each))
    doubt = None if said else "whether diluted shares are meant"
    name = behind[0].strip()
    return Measure(start=number.end, end=behind.end(), name=name, title=name, entries=rows, doubt=doubt,
                   behind=(number.end,)) if rows else None  # fmt: skip


_SHARES = any_case(r" (?:(?:weighted[- ]average|weighted|average|fully|basic|diluted|common|ordinary) )*shares\b"
                   r"(?: of (?:(?:our|its|the|common|ordinary) )*stock)?(?: outstanding)?")  # fmt: skip
_BASED_ON = any_case(
    r"\)?(?: (?:per|a) (?:(?:fully|basic|diluted|common|and) )*share)?,? \(?(?:based (?:up)?on|calculated on|using|on) "
    r"(?:(?:approximately|about|nearly|an?|total|of|weighted|average|basic|diluted) )*"
)
