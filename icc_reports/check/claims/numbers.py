"""A number of the prose as what it states: its value, its precision, what it counts in, and how it is hedged."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

from icc_reports.check.tokens import SPELT
from icc_reports.model.figures import PURE, Figure, Notation, Unit
from icc_reports.model.patterns import any_case
from icc_reports.model.source import Span
from icc_reports.model.volumes import scale_behind


class Counted(StrEnum):
    """What a number of the prose is counted in."""

    MONEY = "money"
    PERCENT = "percent"
    POINTS = "points"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """A number as stated. ``number`` is its size in ``scale``; ``is_negative`` tells of parentheses or a minus.

    ``fraction_digits`` are below 0 where not even the last digits before the point say something.
    """

    number: Decimal
    is_negative: bool
    fraction_digits: int
    scale: Decimal
    counted: Counted

    @property
    def digits(self) -> int:
        """How many of its digits say something: three in 4.80, two in 480."""
        digits = str(self.number).replace(".", "").lstrip("0")
        return len(digits if self.fraction_digits > 0 else digits.rstrip("0"))

    def figure(self, span: Span, printed: str, unit: Unit, *, is_negative: bool) -> Figure:
        """The figure at its place, in the given unit and with the sign that its words give it."""
        return Figure(
            span=span,
            printed=printed,
            notation=Notation.NUMBER,
            number=-self.number if is_negative else self.number,
            fraction_digits=self.fraction_digits,
            unit=PURE if self.counted in (Counted.PERCENT, Counted.POINTS) else unit,
            scale=self.scale,
        )


_DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?|\.\d+")
_WORD = re.compile(r"[A-Za-z]+")
_SCALES = {
    "thousand": Decimal(1000),
    "k": Decimal(1000),
    "million": Decimal(10) ** 6,
    "m": Decimal(10) ** 6,
    "mm": Decimal(10) ** 6,
    "mn": Decimal(10) ** 6,
    "billion": Decimal(10) ** 9,
    "b": Decimal(10) ** 9,
    "bn": Decimal(10) ** 9,
    "trillion": Decimal(10) ** 12,
}
_CURRENCY = re.compile(r"[$€£¥]")
_BASIS_POINT = Decimal("0.0001")
_THOUSANDS = re.compile(r"\d,000$")

_HEDGE_WORDS = (
    r"approximately|approx\.|about|around|roughly|nearly|almost|some|close to|circa|essentially|virtually"
    r"|just (?:over|under|above|below|shy of)|slightly (?:over|under|more than|less than|above|below)"
)
_BOUND_WORDS = (
    r"more than|less than|greater than|fewer than|over|under|at least|up to|in excess of|as much as"
    r"|exceed(?:s|ed|ing)|surpass(?:es|ed|ing)"
)
_HEDGE = any_case(rf"(?:\b({_HEDGE_WORDS})(?: (?:an?|the))?(?: (?:loss|gain|profit) of)?|(~))\s*\(?$")
_BOUND = any_case(rf"\b({_BOUND_WORDS})\s*\(?$")


@lru_cache(maxsize=4096)  # each number is read with its sentence, and for what is left of that
def stated(text: str) -> Stated | None:
    """What the number says; None for one whose digits cannot be read."""
    match = _DIGITS.search(text)
    digits, end = (match.group().rstrip(","), match.end()) if match is not None else _spelt(text)
    if not digits:
        return None
    after = text[end:].strip(" )-").lower()
    before = text[: match.start()] if match is not None else ""
    is_money = _CURRENCY.search(before) is not None or after.endswith("dollars")
    scale, counted = _scale_of(after, is_money=is_money)
    number = Decimal(digits.replace(",", ""))
    fraction_digits = len(digits.partition(".")[2])
    if scale == 1 and _THOUSANDS.search(digits):
        number, scale = number / 1000, Decimal(1000)
    if scale == _BASIS_POINT and digits.endswith("0") and number:  # of margins printed to a tenth of a point
        fraction_digits = -1
    return Stated(
        number=number,
        is_negative="(" in before or before.rstrip().endswith("-") or before.lstrip().startswith("-"),
        fraction_digits=fraction_digits,
        scale=scale,
        counted=counted,
    )


def _spelt(text: str) -> tuple[str, int]:
    """The number in words with which a text begins, in digits, and where it ends: "one hundred and five"."""
    number, end = 0, 0
    for match in _WORD.finditer(text):
        word = match.group().lower()
        if word not in SPELT and (word != "and" or not number):
            break
        value = SPELT.get(word, 0)
        number = max(number, 1) * value if word == "hundred" else number + value
        end = match.end()
    return (str(number) if number else ""), end


def stated_in(text: str, start: int, end: int) -> Stated | None:
    """What the number there says; an amount per share is one of money, with or without a sign of currency."""
    said = stated(text[start:end])
    is_bare = said is not None and said.counted is Counted.PLAIN and said.scale == 1 and said.fraction_digits == _CENTS
    if said and is_bare and _BY_SHARE.match(text, end):
        return replace(said, counted=Counted.MONEY)
    is_plain = said is not None and said.counted is Counted.PLAIN
    return replace(said, scale=said.scale * scale_behind(text, end)) if said and is_plain else said


def is_of_scale(said: Stated, other: Stated, between: str) -> bool:
    """Whether an amount has the scale of the one it is set against, the word left out: "$5.4 million from $4.9".

    Money with a single digit behind the point is not in cents.
    """
    alike = said.counted is other.counted is Counted.MONEY and said.fraction_digits == other.fraction_digits == 1
    return alike and said.scale == 1 and other.scale > _THOUSAND and _SET_AGAINST.fullmatch(between) is not None


_THOUSAND = Decimal(1000)
_SET_AGAINST = any_case(
    r"(?:[^;$]{0,80}?\b(?:compared (?:to|with)|versus|vs\.?|against|from)| to|,? and|,? or|,)"
    r" (?:the |an? )?(?:[a-z]+ of )?\(?"
)
_CENTS = 2  # digits
_BY_SHARE = any_case(r"\)?,? (?:per|a) (?:(?:basic|diluted|fully|and|common) )*share\b", "share")


def _scale_of(after: str, *, is_money: bool) -> tuple[Decimal, Counted]:
    if after.startswith(("%", "percent", "per cent")):
        counted = Counted.POINTS if "point" in after else Counted.PERCENT
        return Decimal("0.01"), counted
    if after.startswith(("point", "ppt", "pts", "pt")):
        return Decimal("0.01"), Counted.POINTS
    if after.startswith(("basis", "bps", "bp")):
        return _BASIS_POINT, Counted.POINTS
    if after.startswith("cent"):
        return Decimal("0.01"), Counted.MONEY
    word = re.match(r"[a-z]*", after)
    scale = _SCALES.get(word.group() if word else "", Decimal(1))
    return scale, Counted.MONEY if is_money else Counted.PLAIN


def hedge_of(before: str) -> str | None:
    """The word, or the sign, before a number that softens it: "approximately", "~"."""
    match = _HEDGE.search(before[-40:])
    return (match[1] or match[2]).lower() if match else None


def bound_of(before: str) -> str | None:
    """The word before a number that makes it a limit: "more than"."""
    match = _BOUND.search(before[-40:])
    return match.group(1).lower() if match else None
