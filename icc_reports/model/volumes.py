"""How many barrels or cubic feet the letters of a unit say: "MBbl", "MBOED" and "MMcf/d", as oil and gas count them."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from icc_reports.model.patterns import pattern_of

_THOUSAND = Decimal(1000)
_SCALES = {"k": _THOUSAND, "m": _THOUSAND, "mm": _THOUSAND**2, "b": _THOUSAND**3, "t": _THOUSAND**4}  # M is mille
_UNIT = pattern_of(
    r"(?<![$/\w])(?<!per )(?:(?P<of_barrels>mm|m|k)(?:b(?:bls?|oe?|(?=d\b))|oeb(?=d\b))|(?P<of_feet>mm|m|b|t)cfe?)"
    r"(?:\s?/\s?d(?:ay)?|\s?per day|p?d)?\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=2048)  # labels: each is asked for with all of its cells
def scale_of_volume(text: str) -> Decimal | None:
    """The scale of the first unit of oil or gas that a text names; None where it names none, or one of a single one."""
    found = _UNIT.search(text)
    return None if found is None else _SCALES[(found["of_barrels"] or found["of_feet"]).lower()]


def scale_behind(text: str, end: int) -> Decimal:
    """How often the unit right behind a number counts it: a thousand times in "1,017 MBbl"."""
    found = _UNIT.match(text, end + 1) if text[end : end + 1] == " " else None
    return Decimal(1) if found is None else _SCALES[(found["of_barrels"] or found["of_feet"]).lower()]
