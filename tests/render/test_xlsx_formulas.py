"""The translator: what a formula says when worked out over the cells is what its expression gives."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from icc_reports.model.arithmetic import UndefinedValueError, bounds, evaluate
from icc_reports.model.figures import USD, Figure, Notation
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
from icc_reports.render.workbook.addresses import Address
from icc_reports.render.workbook.formulas import MAX_TEXT, Translator, can_fail

SHEET = "Sheet"
SCALES = {1000: "thousands", 1: "", 10**6: "millions"}


def span(row: int) -> Span:
    return Span(row, 1, 5)


def printed(row: int, number: int, scale: int = 1000) -> Figure:
    return Figure(
        span=span(row),
        printed=str(number),
        notation=Notation.NUMBER,
        number=Decimal(number),
        fraction_digits=0,
        unit=USD,
        scale=Decimal(scale),
    )


@dataclass
class Column:
    """Figures one below the other in column C, their half-units beside them in column D."""

    figures: Mapping[Span, Figure]
    fallible: frozenset[Span] = frozenset()

    def figure(self, span: Span) -> Address:
        return Address(SHEET, span.line, 3)

    def half_unit(self, span: Span) -> Address:
        return Address(SHEET, span.line, 4)

    def scale(self, span: Span) -> Fraction:
        return Fraction(self.figures[span].scale)

    def is_fallible(self, span: Span) -> bool:
        return span in self.fallible

    def value(self, expression: Expression) -> Fraction | None:
        try:
            return evaluate(expression, self.figures)
        except UndefinedValueError:
            return None

    def adjoin(self, first: Address, second: Address) -> bool:
        lines = {each.line for each in self.figures}
        return not lines & set(range(first.row + 1, second.row))


@dataclass
class Notes:
    """Keeps what a formula asks for."""

    side_sheet: str = "Workings"
    parts: list[str] = field(default_factory=list)
    constants: dict[str, int] = field(default_factory=dict)

    def scale_name(self, scale: Fraction) -> str:
        return SCALES[int(scale)]

    def constant(self, value: int) -> str:
        self.constants[f"constant_{value}"] = value
        return f"constant_{value}"

    def set_aside(self, text: str, value: Fraction | None, *, is_fallible: bool) -> Address:
        self.parts.append(text)
        return Address(self.side_sheet, len(self.parts), 2)


def translated(expression: Expression, figures: Mapping[Span, Figure], scale: int = 1) -> tuple[str, Notes]:
    notes = Notes()
    return Translator(SHEET, Column(figures), notes).formula(expression, Fraction(scale)), notes


def worked_out(formula: str, figures: Mapping[Span, Figure], notes: Notes) -> Fraction:
    """The formula's value by Python's own arithmetic, over the numbers that stand in the cells."""

    def cell(match: re.Match[str]) -> str:
        name = match["name"]
        column, row = name[0], int(name[1:])
        if column == "B":  # the sheet of parts
            return f"({python(notes.parts[row - 1])})"
        figure = figures[span(row)]
        value = figure.amount if column == "C" else figure.half_unit
        return f"Fraction('{value / Fraction(figure.scale)}')"

    def python(text: str) -> str:
        text = re.sub(r"(?<![\w.!])(\d+)(?![\w.])", r"Fraction(\1)", text.replace("Sheet!", ""))
        text = re.sub(r"SUM\(C(\d+):C(\d+)\)", lambda m: column("C", m), text)
        text = re.sub(r"SUM\(D(\d+):D(\d+)\)", lambda m: column("D", m), text)
        return re.sub(r"(?:Workings!|)\b(?P<name>[BCD]\d+)\b", cell, text)

    def column(letter: str, match: re.Match[str]) -> str:
        first, last = int(match[1]), int(match[2])
        return "(" + "+".join(f"{letter}{row}" for row in range(first, last + 1) if span(row) in figures) + ")"

    names = {
        "Fraction": Fraction,
        "MIN": lambda *of: min(of),
        "MAX": lambda *of: max(of),
        "ABS": abs,
        "thousands": Fraction(1000),
        "millions": Fraction(10**6),
        **{name: Fraction(value) for name, value in notes.constants.items()},
    }
    return Fraction(eval(python(formula), {"__builtins__": {}}, names))  # noqa: S307 - a formula of our own


TEN = {span(row): printed(row, row * 7 - 20) for row in range(1, 11)}


def test_neighbours_of_weight_one_become_a_range() -> None:
    assert translated(total(*(span(row) for row in range(2, 6))), TEN, 1000)[0] == "SUM(C2:C5)"


def test_what_is_taken_off_is_a_signed_term() -> None:
    expression = weighted((1, span(1)), (1, span(2)), (-1, span(3)), (1, span(9)))
    assert translated(expression, TEN, 1000)[0] == "SUM(C1:C2)-C3+C9"


def test_a_range_may_span_rows_without_a_figure_but_no_other_figure() -> None:
    gapped = {key: value for key, value in TEN.items() if key.line != 3}
    assert translated(total(span(2), span(4)), gapped, 1000)[0] == "SUM(C2:C4)"
    assert translated(total(span(2), span(4)), TEN, 1000)[0] == "C2+C4"


def test_no_range_over_cells_that_can_hold_a_word() -> None:
    places = Column(TEN, fallible=frozenset({span(2)}))
    assert Translator(SHEET, places, Notes()).formula(total(span(1), span(2)), Fraction(1000)) == "C1+C2"


def test_scales_cancel_where_they_can_and_are_named_where_they_cannot() -> None:
    figures = {span(1): printed(1, -918), span(2): printed(2, 13797567, scale=1), span(3): printed(3, 2)}
    assert translated(Quotient(Ref(span(1)), Ref(span(3))), figures)[0] == "C1/C3"
    assert translated(Quotient(Ref(span(1)), Ref(span(2))), figures)[0] == "C1/C2*thousands"
    assert translated(total(span(1), span(2)), figures, 1000)[0] == "(C1*thousands+C2)/thousands"


def test_growth_and_other_constants() -> None:
    assert translated(growth(span(5), span(1)), TEN)[0] == "C5/C1-1"
    monthly, notes = translated(Quotient(Ref(span(5)), Const(Fraction(3))), TEN, 1000)
    assert monthly == "C5/constant_3"
    assert notes.constants == {"constant_3": 3}


def test_bounds_of_a_sum_add_the_half_units() -> None:
    low, high = bounds(total(*(span(row) for row in range(2, 6))))
    assert translated(low, TEN, 1000)[0] == "SUM(C2:C5)-SUM(D2:D5)"
    assert translated(high, TEN, 1000)[0] == "SUM(C2:C5)+SUM(D2:D5)"


def test_references_to_other_sheets_are_quoted() -> None:
    away = Translator("Checks", Column(TEN), Notes())
    assert away.formula(total(span(1), span(2)), Fraction(1000)) == "SUM(Sheet!C1:C2)"
    assert Address("It's 2", 3, 4).seen_from("Checks") == "'It''s 2'!D3"


def test_a_long_sum_is_split_into_parts() -> None:
    figures = {span(row): printed(row, row) for row in range(1, 2001)}
    every_other = weighted(*((1 if row % 4 else -1, span(row)) for row in range(1, 2001, 3)))
    formula, notes = translated(every_other, figures, 1000)
    assert notes.parts
    assert all(len(text) <= MAX_TEXT for text in (formula, *notes.parts))
    assert worked_out(formula, figures, notes) * 1000 == evaluate(every_other, figures)


def test_an_extreme_of_very_many_is_split_into_parts() -> None:
    figures = {span(row): printed(row, row * 37 % 101) for row in range(1, 601)}
    least = Least(tuple(Ref(span(row)) for row in range(1, 601)))
    formula, notes = translated(least, figures, 1000)
    assert notes.parts
    assert all(text.count(",") < 255 for text in (formula, *notes.parts))
    assert worked_out(formula, figures, notes) * 1000 == evaluate(least, figures)


numbers = st.integers(-50, 50)
spans = st.integers(1, 6).map(span)
leaves = st.builds(Ref, spans) | st.builds(HalfUnit, spans) | st.just(ONE) | st.builds(Const, st.fractions(-3, 3))
weights = st.sampled_from([Fraction(1), Fraction(-1), Fraction(1, 2), Fraction(2, 3)])


def _expressions(inner: st.SearchStrategy[Expression]) -> st.SearchStrategy[Expression]:
    some = st.lists(inner, min_size=1, max_size=3).map(tuple)
    return (
        st.lists(st.builds(Term, weights, inner), max_size=4).map(lambda terms: Sum(tuple(terms)))
        | some.map(Product)
        | st.builds(Quotient, inner, inner)
        | inner.map(Abs)
        | some.map(Least)
        | some.map(Greatest)
    )


expressions: st.SearchStrategy[Expression] = st.recursive(leaves, _expressions, max_leaves=8)


@given(expressions, st.lists(st.tuples(numbers, st.sampled_from([1, 1000, 10**6])), min_size=6, max_size=6))
@settings(max_examples=200, deadline=None)
def test_a_formula_gives_what_its_expression_gives(expression: Expression, cells: list[tuple[int, int]]) -> None:
    figures = {span(row): printed(row, number, scale) for row, (number, scale) in enumerate(cells, 1)}
    formula, notes = translated(expression, figures, 1000)
    try:
        value = evaluate(expression, figures)
    except UndefinedValueError:
        assert can_fail(expression)
        with pytest.raises(ZeroDivisionError):
            worked_out(formula, figures, notes)
        return
    assert worked_out(formula, figures, notes) * 1000 == value
