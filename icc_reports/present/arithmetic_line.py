"""An expression as a line of arithmetic that a person can follow: "2,356 / 1,949 - 1"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from icc_reports.model.figures import PURE, Figure, Notation
from icc_reports.model.relations import (
    Abs,
    Const,
    Expression,
    Greatest,
    HalfUnit,
    Least,
    Product,
    Quotient,
    Ref,
    Sum,
    refs,
)
from icc_reports.model.source import Span

Figures = Mapping[Span, Figure]

_SCALE_WORDS = {
    Decimal("0.01"): "cents",
    Decimal(1000): "thousand",
    Decimal(10) ** 6: "million",
    Decimal(10) ** 9: "billion",
}
_DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?|\.\d+")


def arithmetic_line(expression: Expression, figures: Figures, asserted: Figure | None = None) -> str:
    """The expression in the digits that the release prints, negative figures in parentheses, nil as 0.

    Where the figures, or they and the asserted one, are printed in different scales, each says its own ("(918)
    thousand / 13,797,567"). Raises KeyError for a figure that is not in ``figures``.
    """
    return _line(expression, figures, says_scales(expression, figures, asserted))


def says_scales(expression: Expression, figures: Figures, asserted: Figure | None = None) -> bool:
    """Whether the figures, and the asserted one where it is money, are printed in different scales."""
    scales = {_stated_scale(figure) for span in refs(expression) if _has_scale(figure := figures[span])}
    if asserted is not None and asserted.unit.is_monetary and _has_scale(asserted):
        scales.add(_stated_scale(asserted))
    return len(scales) > 1


def is_in_full(figure: Figure) -> bool:
    """Whether the thousands of prose are printed in full: "$818,000", which is precise to a thousand."""
    match = _DIGITS.search(figure.printed)
    if figure.number is None or match is None or figure.scale == 1:
        return False
    return Decimal(match.group().replace(",", "")) == abs(figure.number) * figure.scale != 0


def scale_word(figure: Figure) -> str:
    """What stands behind the figure's digits: "thousand"; "" for units, and for thousands that are printed in full."""
    return "" if is_in_full(figure) else _SCALE_WORDS.get(figure.scale, "")


def _stated_scale(figure: Figure) -> Decimal:
    return Decimal(1) if is_in_full(figure) else figure.scale


def printed_form(figure: Figure, *, with_scale: bool = False) -> str:
    """The figure's digits as printed, without currency sign: "(818)", "61.5%", 0 for nil, "(818) thousand"."""
    if figure.notation is Notation.WORDS:
        return f"“{figure.printed}”"
    if figure.notation is Notation.BELOW_UNIT or figure.number is None:
        return "*"
    if figure.notation is Notation.NIL:
        return "0"
    match = _DIGITS.search(figure.printed)
    digits = match.group() if match else format(abs(figure.number), ",f")
    text = f"0{digits}" if digits.startswith(".") else digits
    text = f"({text})" if figure.number < 0 else text
    if figure.is_percentage:
        return f"{text}%"
    word = scale_word(figure) if with_scale else ""
    return f"{text} {word}" if word else text


def _has_scale(figure: Figure) -> bool:
    return figure.unit != PURE and figure.notation is not Notation.NIL


def _line(expression: Expression, figures: Figures, with_scale: bool) -> str:  # noqa: C901 - one case a node
    def line(of: Expression) -> str:
        return _line(of, figures, with_scale)

    match expression:
        case Ref(span):
            return printed_form(figures[span], with_scale=with_scale)
        case HalfUnit(span):
            return f"half a unit of {printed_form(figures[span], with_scale=with_scale)}"
        case Const(value):
            return _number(value)
        case Sum(terms):
            return _sum(tuple((term.weight, _factor(term.of, line(term.of), term.weight)) for term in terms))
        case Product(factors):
            return " × ".join(_grouped(factor, line(factor)) for factor in factors)
        case Quotient(numerator, denominator):
            below = line(denominator)
            if not isinstance(denominator, Ref | Const | Abs | Least | Greatest):
                below = f"({below})"
            return f"{_grouped(numerator, line(numerator))} / {below}"
        case Abs(of):
            return f"|{line(of)}|"
        case Least(of):
            return f"least of ({'; '.join(map(line, of))})"
        case Greatest(of):
            return f"greatest of ({'; '.join(map(line, of))})"


def _sum(terms: tuple[tuple[Fraction, str], ...]) -> str:
    text = ""
    for weight, term in terms:
        if text:
            text += f" - {term}" if weight < 0 else f" + {term}"
        else:
            text = f"-{term}" if weight < 0 else term
    return text or "0"


def _factor(of: Expression, text: str, weight: Fraction) -> str:
    size = abs(weight)
    if isinstance(of, Sum) and (size != 1 or weight < 0):
        text = f"({text})"
    if size == 1:
        return text
    if size.numerator == 1:
        return f"{text} / {size.denominator}"
    return f"{_number(size)} × {text}"


def _grouped(of: Expression, text: str) -> str:
    is_single = isinstance(of, Sum) and len(of.terms) == 1 and of.terms[0].weight == 1
    return f"({text})" if isinstance(of, Sum) and not is_single else text


def _number(value: Fraction) -> str:
    if value.denominator == 1:
        return f"{value.numerator:,}"
    as_decimal = Decimal(value.numerator) / Decimal(value.denominator)
    return format(as_decimal, "f") if Fraction(as_decimal) == value else f"{value.numerator}/{value.denominator}"
