"""Volumes: a number with its unit behind it, and the rows that print so many of it as are produced or sold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from icc_reports.check.claims import vocabulary as v
from icc_reports.check.claims.measures import Measure
from icc_reports.check.claims.names import Names
from icc_reports.check.claims.numbers import Counted
from icc_reports.check.claims.row_words import Stretch, measure_by_words
from icc_reports.check.claims.shapes import Number
from icc_reports.model.patterns import any_case


def volume_behind(
    text: str, names: Names, numbers: Sequence[Number], at: int, found: Sequence[Measure]
) -> Measure | None:
    """The row of what a number counts by its unit and by what was done: "produced 2.1 million short tons of clay".

    A number of that unit which is only set against the one before it is of the same row.
    """
    number = numbers[at]
    unit = _UNIT.match(text, number.end) if number.said.counted is Counted.PLAIN else None
    if unit is None:
        return None
    start = numbers[at - 1].end if at else 0
    last = next((each for each in found if at and start in each.behind and each.doubt == _DOUBT), None)
    if last is not None and v.COMPARED.search(text, start, number.start):
        is_same = text[last.start : last.end].endswith(unit["unit"])
        return replace(last, start=unit.start("unit"), end=unit.end(), behind=(number.end,)) if is_same else None
    done = next((word for word, said in _DONE if said.search(text, start, number.start)), None)
    place = Stretch(start=unit.start("unit"), end=unit.end("unit"), also=done or "", is_count=True)
    row = measure_by_words(text, place, names) if done is not None else None
    return replace(row, behind=(number.end,), doubt=_DOUBT) if row is not None and row.digits < _MANY else None


def without_unit(after: str) -> str:
    """What follows a number without its unit: "oil-equivalent barrels per day lower than" is "lower than"."""
    return _UNIT_BY_DAY.sub("", after)


_UNIT_BY_DAY = any_case(
    r"^ (?:(?:gross|net|total|oil|gas|oil[- ]equivalent|of|equivalent|cubic) )*"
    r"(?:barrels(?: of (?:oil|oil[- ]equivalent))?|boe|bbls?|feet)(?: per day|/d|pd)?"
)


def are_by_day(measure: Measure) -> bool:
    """Whether the rows of a measure state how much of it there is by the day: "Production (koebd)"."""
    return bool(measure.entries) and all(_BY_DAY.search(entry.line.row.label) for entry in measure.entries)


_BY_DAY = any_case(r"\([a-z]*(?:b|bbls?|boe|oeb|cfe?)(?:pd?|/)?d\)|\bper day\b|/d(?:ay)?\b")
_MANY = 3  # digits that a number must have to be that of a row which has other words
_DOUBT = "whether all of it is counted"
_UNIT = any_case(
    r" (?:(?:short|long|metric|net|gross|dry) )?(?P<unit>tons|tonnes|barrels|gallons|ounces|pounds|bushels|boe|bbls?"
    r"|square feet|cubic (?:feet|yards|meters)|megawatt[- ]hours|kilowatt[- ]hours|acres)\b"
)
_LEAD = r" (?:(?:a total of|approximately|about|nearly|over) )*\Z"
_WAS = r"(?: volumes?)?(?: (?:in|for|during) [^,;]{1,40}?)?,? (?:was|were|of|totaled|totalled|reached|came to)"
_DONE = tuple(
    (word, any_case(rf"\b(?:(?:{verb})|(?:{noun}){_WAS}){_LEAD}"))
    for word, verb, noun in (
        ("produced", "produced|mined|refined", "production|output"),
        ("sold", "sold", "sales"),
        ("shipped", "shipped", "shipments?"),
        ("delivered", "delivered", "deliver(?:y|ies)"),
    )
)
