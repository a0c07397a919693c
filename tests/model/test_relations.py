from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given

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
    RelationKind,
    Sum,
    Term,
    children,
    growth,
    refs,
    total,
    weighted,
)
from icc_reports.model.source import Span
from tests.property.strategies import expressions

A, B, C = Span(1, 1, 1), Span(2, 1, 1), Span(3, 1, 1)


def test_a_total_is_the_plain_sum() -> None:
    assert total(A, B) == Sum((Term(Fraction(1), Ref(A)), Term(Fraction(1), Ref(B))))


def test_weights_are_exact() -> None:
    assert weighted((1, A), (Fraction(-1, 2), B)) == Sum((Term(Fraction(1), Ref(A)), Term(Fraction(-1, 2), Ref(B))))


def test_growth_is_the_ratio_less_one() -> None:
    assert growth(A, B) == Sum((Term(Fraction(1), Quotient(Ref(A), Ref(B))), Term(Fraction(-1), ONE)))


@pytest.mark.parametrize(
    ("expression", "inside"),
    [
        (Ref(A), ()),
        (HalfUnit(A), ()),
        (Const(Fraction(2)), ()),
        (Sum((Term(Fraction(3), Ref(A)), Term(Fraction(1), ONE))), (Ref(A), ONE)),
        (Product((Ref(A), Ref(B))), (Ref(A), Ref(B))),
        (Quotient(Ref(A), Ref(B)), (Ref(A), Ref(B))),
        (Abs(Ref(A)), (Ref(A),)),
        (Least((Ref(A), Ref(B))), (Ref(A), Ref(B))),
        (Greatest((Ref(A), Ref(B))), (Ref(A), Ref(B))),
    ],
)
def test_children_are_the_expressions_directly_inside(expression: Expression, inside: tuple[Expression, ...]) -> None:
    assert children(expression) == inside


def test_figures_come_in_order_and_as_often_as_they_occur() -> None:
    expression = Quotient(Sum((Term(Fraction(1), Ref(B)), Term(Fraction(-1), Abs(Ref(A))))), Product((Ref(B), Ref(C))))
    assert list(refs(expression)) == [B, A, B, C]


@given(expressions())
def test_the_figures_of_a_whole_are_those_of_its_parts(expression: Expression) -> None:
    inside = [span for child in children(expression) for span in refs(child)]
    assert list(refs(expression)) == ([expression.span] if isinstance(expression, Ref) else inside)


def test_every_kind_leaves_a_tick() -> None:
    assert {kind.tick for kind in RelationKind} == {"F", "CF", "T", "R", "C"}
