"""Checks as lines of arithmetic."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from icc_reports.model.audit import Judgement
from icc_reports.model.figures import Figure, Notation
from icc_reports.model.relations import (
    Abs,
    Expression,
    Form,
    Quotient,
    Ref,
    Relation,
    RelationKind,
    Sum,
    Term,
    Verdict,
    order,
    weighted,
)
from icc_reports.model.source import Span
from icc_reports.present.notes import arithmetic
from tests.builders import figure

SAID, A, B, C, D = (Span(line, 1, 9) for line in range(1, 6))
WORDS = replace(figure("*", SAID), printed="fell", notation=Notation.WORDS)


def _line(form: Form, expression: Expression, *figures: Figure) -> str:
    said, *_ = figures
    relation = Relation(
        id="one",
        kind=RelationKind.DIRECTION if form is not Form.EQUALITY else RelationKind.CLAIM,
        subject="One",
        asserted=said.span,
        expression=expression,
        form=form,
    )
    judged = Judgement(
        relation=relation,
        verdict=Verdict.EXACT,
        computed=Fraction(-122_333),
        low=None,
        high=None,
        difference=Fraction(0),
    )
    return arithmetic(judged, {each.span: each for each in figures})


def test_a_path_is_told_step_by_step_in_the_units_of_its_figures() -> None:
    path = order(((Ref(A), Ref(B)), (Ref(B), Ref(C))))
    line = _line(Form.ORDER, path, WORDS, figure("800", A), figure("900", B), figure("850", C))
    assert line == "900 - 800 = 100; 850 - 900 = (50), where “fell” asks for more than zero: exact"


def test_a_step_of_margins_is_told_in_points() -> None:
    path = order(((Quotient(Ref(A), Ref(B)), Quotient(Ref(C), Ref(D))),))
    line = _line(Form.ORDER, path, WORDS, figure("20", A), figure("100", B), figure("45", C), figure("150", D))
    assert line == "45 / 150 - 20 / 100 = 10.00%, where “fell” asks for more than zero: exact"


def test_a_sign_is_told_by_the_step_that_has_it() -> None:
    step = Quotient(weighted((1, A), (-1, B)), Abs(Ref(C)))
    figures = (replace(WORDS, printed="less"), figure("500", A), figure("400", B), figure("(100)", C))
    taken = Sum((Term(Fraction(-1), step),))
    assert _line(Form.SIGN, taken, *figures) == "500 - 400 = 100, where “less” asks for less than zero: exact"
    assert _line(Form.SIGN, step, *figures) == "500 - 400 = 100, where “less” asks for more than zero: exact"


def test_one_fact_in_two_scales_names_both() -> None:
    said = replace(figure("$3.1 million", SAID), number=Decimal("3.1"), scale=Decimal(10) ** 6, fraction_digits=1)
    line = _line(Form.EQUALITY, Ref(A), said, figure("3,103", A))
    assert line == "3.1 million (L1) against 3,103 thousand (L2): exact"


def test_what_is_derived_is_told_in_the_scale_of_what_is_printed() -> None:
    in_full = replace(figure("$125,000", SAID), number=Decimal(-125))
    of = _line(Form.EQUALITY, Sum((Term(Fraction(1, 3), Ref(A)),)), in_full, figure("(367)", A))
    assert of == "(367) thousand / 3 = (122,333), printed (125,000): exact"
