"""What a figure may have been meant to be: the slips of hand and setting that lead to what is printed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from icc_reports.model.figures import Figure, Notation
from icc_reports.model.findings import DiagnosisKind
from icc_reports.model.patterns import any_case

_DIGITS = "0123456789"
POINT_FOR_COMMA = 3  # decimals of "139.435" where "139,435" was meant
_WORDS = ("thousand", "million", "billion", "trillion")
_WORD = any_case(r"\b(?:thousand|million|billion|trillion)\b")

RARITY = {
    DiagnosisKind.TRANSPOSED_DIGITS: 1,
    DiagnosisKind.WRONG_SIGN: 1,
    DiagnosisKind.WRONG_SCALE: 1,
    DiagnosisKind.DOUBLED_DIGIT: 1,
    DiagnosisKind.DROPPED_DIGIT: 2,
    DiagnosisKind.WRONG_DIGIT: 3,
    DiagnosisKind.EXCHANGED_ROWS: 1,
    DiagnosisKind.ONE_FIGURE: 4,
}
"""How freely a slip explains: of the first kinds a figure allows a handful, then some dozens; the last, anything."""


@dataclass(frozen=True, slots=True)
class Misprint:
    """A slip, and the figure that stands in place of the one printed when it is undone."""

    kind: DiagnosisKind
    meant: Figure


@lru_cache(maxsize=256)  # the same release, corrected, asks again
def misprints(figure: Figure) -> tuple[Misprint, ...]:
    """Every slip that would have led to the figure as printed; of two that come to one value the rarer."""
    if figure.notation is not Notation.NUMBER or not figure.number:
        return ()
    found: dict[tuple[Decimal, Decimal], Misprint] = {}
    for each in _slips(figure):
        meant = each.meant
        assert meant.number is not None  # noqa: S101 - made from a number
        found.setdefault((meant.number, meant.scale), each)
    return tuple(found.values())


def _slips(figure: Figure) -> Iterator[Misprint]:
    yield from _signs(figure)
    yield from _scales(figure)
    places = max(figure.fraction_digits, 0)
    digits = _digits(figure, places)
    for kind, changed in (*_transposed(digits), *_doubled(digits), *_dropped(digits, places), *_wrong(digits)):
        if len(changed) > places and changed[0] == "0" and len(changed) > 1 + places:
            continue  # nobody prints a leading nought
        number = Decimal(int(changed)).scaleb(-places)
        assert figure.number is not None  # noqa: S101 - only numbers get here
        if number and number != abs(figure.number):
            yield Misprint(kind, replace(figure, number=number.copy_sign(figure.number)))


def _digits(figure: Figure, places: int) -> str:
    """The digits as printed without marks; of ".84" and of "0.84" those after the point."""
    assert figure.number is not None  # noqa: S101 - only numbers get here
    return f"{abs(figure.number):.{places}f}".replace(".", "").lstrip("0").rjust(places, "0")


def _signs(figure: Figure) -> Iterator[Misprint]:
    assert figure.number is not None  # noqa: S101 - only numbers get here
    yield Misprint(DiagnosisKind.WRONG_SIGN, replace(figure, number=-figure.number))


def _scales(figure: Figure) -> Iterator[Misprint]:
    """Thousands among millions and the reverse, a point set for a comma, a point that slipped."""
    number = figure.number
    assert number is not None  # noqa: S101 - only numbers get here
    if _WORD.search(figure.printed):
        yield from _scale_words(figure)
        return
    places = figure.fraction_digits
    for power in (1, -1) if figure.is_percentage else (3, 1, 2, -1, -2, -3):  # a hundred is basis points, no slip
        if power > 0 and places not in (0, power) and not (0 < power < places):
            continue
        if power < 0 and not _may_shrink(figure, number, -power):
            continue
        shifted = number.scaleb(power)
        is_whole = power < 0 and places == 0 and shifted == shifted.to_integral_value()
        shown = 0 if is_whole else max(places - power, 0)
        yield Misprint(DiagnosisKind.WRONG_SCALE, replace(figure, number=shifted, fraction_digits=shown))


def _may_shrink(figure: Figure, number: Decimal, power: int) -> bool:
    """Whether the figure may be too large by that power of ten: it ends in noughts, or its kind has decimals."""
    has_decimals = figure.fraction_digits > 0 or figure.is_percentage or figure.unit.per is not None
    return power < POINT_FOR_COMMA if has_decimals else number % 10**power == 0


def _scale_words(figure: Figure) -> Iterator[Misprint]:
    match = _WORD.search(figure.printed)
    assert match is not None  # noqa: S101 - asked before
    place = _WORDS.index(match.group().lower())
    for other in (place - 1, place + 1):
        if 0 <= other < len(_WORDS):
            printed = figure.printed[: match.start()] + _WORDS[other] + figure.printed[match.end() :]
            scale = figure.scale.scaleb(3 * (other - place))
            yield Misprint(DiagnosisKind.WRONG_SCALE, replace(figure, printed=printed, scale=scale))


def _transposed(digits: str) -> Iterator[tuple[DiagnosisKind, str]]:
    for place in range(len(digits) - 1):
        one, other = digits[place], digits[place + 1]
        if one != other:
            yield DiagnosisKind.TRANSPOSED_DIGITS, digits[:place] + other + one + digits[place + 2 :]


def _doubled(digits: str) -> Iterator[tuple[DiagnosisKind, str]]:
    for place in range(1, len(digits)):
        if digits[place] == digits[place - 1]:
            yield DiagnosisKind.DOUBLED_DIGIT, digits[:place] + digits[place + 1 :]


def _dropped(digits: str, places: int) -> Iterator[tuple[DiagnosisKind, str]]:
    """A digit more before the point; after it, one would not be missed but the precision."""
    for place in range(len(digits) - places + 1):
        for digit in _DIGITS:
            yield DiagnosisKind.DROPPED_DIGIT, digits[:place] + digit + digits[place:]


def _wrong(digits: str) -> Iterator[tuple[DiagnosisKind, str]]:
    for place in range(len(digits)):
        for digit in _DIGITS:
            yield DiagnosisKind.WRONG_DIGIT, digits[:place] + digit + digits[place + 1 :]
