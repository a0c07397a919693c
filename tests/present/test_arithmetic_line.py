"""Expressions as lines of arithmetic."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from icc_reports.model.figures import SHARES, USD_PER_SHARE, Figure
from icc_reports.model.relations import (
    ONE,
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
    Term,
    growth,
    total,
    weighted,
)
from icc_reports.model.source import Span
from icc_reports.present.arithmetic_line import arithmetic_line, printed_form, says_scales
from tests.builders import figure

A, B, C, D, E, F = (Span(line, 1, 9) for line in range(1, 7))
FIGURES = {
    A: figure("$2,356", A),
    B: figure("$1,949", B),
    C: figure("($ 818)", C),
    D: figure("--", D),
    E: figure("*", E),
    F: figure("61.5%", F),
}


@pytest.mark.parametrize(
    ("expression", "line"),
    [
        (growth(A, B), "2,356 / 1,949 - 1"),
        (total(A, B, C), "2,356 + 1,949 + (818)"),
        (weighted((1, A), (-1, C), (1, D)), "2,356 - (818) + 0"),
        (weighted((-1, C), (1, E)), "-(818) + *"),
        (Quotient(total(A, B), Const(Fraction(2))), "(2,356 + 1,949) / 2"),
        (Quotient(total(A), total(B)), "2,356 / (1,949)"),
        (Quotient(Ref(A), Quotient(Ref(B), Const(Fraction(3)))), "2,356 / (1,949 / 3)"),
        (weighted((Fraction(1, 2), A), (Fraction(1, 2), B)), "2,356 / 2 + 1,949 / 2"),
        (Sum((Term(Fraction(-3, 2), total(A, B)),)), "-1.5 × (2,356 + 1,949)"),
        (Sum((Term(Fraction(1), Ref(A)), Term(Fraction(-1), total(B, C)))), "2,356 - (1,949 + (818))"),
        (Product((total(A, B), Const(Fraction(12000)))), "(2,356 + 1,949) × 12,000"),
        (Abs(total(A, C)), "|2,356 + (818)|"),
        (HalfUnit(A), "half a unit of 2,356"),
        (Least((Ref(A), Ref(B))), "least of (2,356; 1,949)"),
        (Greatest((Ref(A), Const(Fraction(1, 3)))), "greatest of (2,356; 1/3)"),
        (Sum((Term(Fraction(1), Ref(F)), Term(Fraction(-1), ONE))), "61.5% - 1"),
        (Sum(()), "0"),
    ],
)
def test_line(expression: Expression, line: str) -> None:
    assert arithmetic_line(expression, FIGURES) == line


def test_scales_are_told_where_they_differ() -> None:
    loss, shares = figure("(918)", A), figure("13,797,567", B, unit=SHARES, scale=Decimal(1))
    per_share = figure("(0.07)", C, unit=USD_PER_SHARE, scale=Decimal(1))
    figures = {A: loss, B: shares, C: per_share}
    assert arithmetic_line(Quotient(Ref(A), Ref(B)), figures, per_share) == "(918) thousand / 13,797,567"


def test_a_ratio_of_thousands_needs_no_scale() -> None:
    assert arithmetic_line(Quotient(Ref(A), Ref(B)), FIGURES, FIGURES[F]) == "2,356 / 1,949"


def test_an_amount_in_full_against_thousands_tells_the_scale() -> None:
    in_full = figure("$818,000", F, scale=Decimal(1))
    assert arithmetic_line(Ref(C), FIGURES, in_full) == "(818) thousand"


@pytest.mark.parametrize(
    ("of", "text"),
    [
        (figure("$ (1,082)", A), "(1,082)"),
        (figure(".07", A), "0.07"),
        (figure("(16.7)%", A), "(16.7)%"),
    ],
)
def test_printed_form(of: Figure, text: str) -> None:
    assert printed_form(of) == text


def test_thousands_that_prose_prints_in_full_have_no_word_behind_them() -> None:
    in_prose = replace(figure("$818,000", A), number=Decimal(818))
    assert printed_form(in_prose, with_scale=True) == "818,000"
    assert says_scales(Ref(C), FIGURES, in_prose)
    assert not says_scales(Ref(C), FIGURES, figure("$819", A))
