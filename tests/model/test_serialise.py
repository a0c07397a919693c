from __future__ import annotations

import json
from dataclasses import dataclass, fields, is_dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings

from icc_reports.model.audit import Audit
from icc_reports.model.figures import USD, Figure, Notation
from icc_reports.model.periods import FiscalCalendar
from icc_reports.model.relations import Const, Expression, Quotient, Ref, Relation, RelationKind
from icc_reports.model.release import Column, Release
from icc_reports.model.serialise import from_json, to_json
from icc_reports.model.source import Span
from tests.property.strategies import audits, calendars, figures, releases

FIGURE = Figure(
    span=Span(202, 40, 47),
    printed="$ (818)",
    notation=Notation.NUMBER,
    number=Decimal(-818),
    fraction_digits=0,
    unit=USD,
    scale=Decimal(1000),
)


def through_text(value: object) -> Any:  # noqa: ANN401
    return json.loads(json.dumps(to_json(value)))


@given(releases())
@settings(max_examples=60, deadline=None)
def test_a_release_comes_back_whole(release: Release) -> None:
    assert from_json(Release, through_text(release)) == release


@given(audits())
@settings(max_examples=60, deadline=None)
def test_an_audit_comes_back_whole(audit: Audit) -> None:
    assert from_json(Audit, through_text(audit)) == audit


@given(figures())
def test_the_printed_precision_comes_back_too(figure: Figure) -> None:
    again = from_json(Figure, through_text(figure))
    assert str(again.number) == str(figure.number)
    assert str(again.scale) == str(figure.scale)


@given(calendars())
def test_a_calendar_comes_back_whole(calendar: FiscalCalendar) -> None:
    assert from_json(FiscalCalendar, through_text(calendar)) == calendar


def numbers_in(data: Any) -> list[Any]:  # noqa: ANN401
    if isinstance(data, dict):
        return [number for value in data.values() for number in numbers_in(value)]
    if isinstance(data, list):
        return [number for value in data for number in numbers_in(value)]
    return [data] if isinstance(data, float) else []


@given(audits())
@settings(max_examples=30, deadline=None)
def test_no_binary_fraction_is_written(audit: Audit) -> None:
    assert numbers_in(to_json(audit)) == []


def test_decimals_and_fractions_are_strings() -> None:
    data = to_json(FIGURE)
    assert (data["type"], data["number"], data["scale"]) == ("Figure", "-818", "1000")
    assert to_json(Const(Fraction(1, 3))) == {"type": "Const", "value": "1/3"}


def without(data: dict[str, Any], key: str) -> dict[str, Any]:
    return {name: value for name, value in data.items() if name != key}


DATA = to_json(FIGURE)


@pytest.mark.parametrize(
    ("data", "path"),
    [
        (None, "Figure"),
        ([], "Figure"),
        ({}, "Figure"),
        ({**DATA, "type": "Span"}, "Figure"),
        (without(DATA, "scale"), "scale"),
        ({**DATA, "colour": "red"}, "colour"),
        ({**DATA, "number": "eight"}, r"Figure\.number"),
        ({**DATA, "number": -818}, r"Figure\.number"),
        ({**DATA, "number": True}, r"Figure\.number"),
        ({**DATA, "number": "NaN"}, r"Figure\.number"),
        ({**DATA, "number": "Infinity"}, r"Figure\.number"),
        ({**DATA, "number": "-8_18"}, r"Figure\.number"),
        ({**DATA, "number": ["-818"]}, r"Figure\.number"),
        ({**DATA, "scale": None}, r"Figure\.scale"),
        ({**DATA, "notation": "roman"}, r"Figure\.notation"),
        ({**DATA, "notation": ["number"]}, r"Figure\.notation"),
        ({**DATA, "fraction_digits": "0"}, r"Figure\.fraction_digits"),
        ({**DATA, "fraction_digits": True}, r"Figure\.fraction_digits"),
        ({**DATA, "printed": 818}, r"Figure\.printed"),
        ({**DATA, "doubts": "sign"}, r"Figure\.doubts"),
        ({**DATA, "doubts": ["sign", "mood"]}, r"Figure\.doubts\[1\]"),
        ({**DATA, "span": {**DATA["span"], "line": "202"}}, r"Figure\.span\.line"),
    ],
)
def test_wrong_data_is_refused_with_its_path(data: Any, path: str) -> None:  # noqa: ANN401
    with pytest.raises(ValueError, match=path):
        from_json(Figure, data)


@pytest.mark.parametrize(
    ("expression", "path"),
    [
        (None, r"Relation\.expression"),
        ({"type": "Power"}, r"Relation\.expression.*Power"),
        ({"type": "Const", "value": "1/0"}, r"Relation\.expression\.value"),
        ({"type": "Const", "value": "0.5"}, r"Relation\.expression\.value"),
        ({"type": "Abs", "of": {"type": "Ref", "span": None}}, r"Relation\.expression\.of\.span"),
        ({"type": "Product", "factors": [{"type": "Const", "value": 2}]}, r"Relation\.expression\.factors\[0\]\.value"),
    ],
)
def test_a_wrong_expression_is_refused_with_its_path(expression: Any, path: str) -> None:  # noqa: ANN401
    relation = Relation(id="r", kind=RelationKind.CLAIM, subject="", asserted=FIGURE.span, expression=Ref(FIGURE.span))
    with pytest.raises(ValueError, match=path):
        from_json(Relation, {**to_json(relation), "expression": expression})


@pytest.mark.parametrize("end", ["2003-13-01", "20031031", "2003-W44-5", "2003-10-31T00:00", 20031031, None])
def test_a_wrong_date_is_refused_with_its_path(end: Any) -> None:  # noqa: ANN401
    column = to_json(Column(ordinal=0, head=""))
    with pytest.raises(ValueError, match=r"Column\.period\.end"):
        from_json(Column, {**column, "period": {"type": "Instant", "end": end}})


def test_a_pair_has_two_items() -> None:
    correction = {
        "type": "Correction",
        **{"figure": to_json(FIGURE.span), "table": 0, "row": 0, "from_column": 0, "to_column": 1},
        "before": ["1", "-1"],
        "after": ["0"],
    }
    from icc_reports.model.findings import Correction

    with pytest.raises(ValueError, match=r"Correction\.after: 1 items instead of 2"):
        from_json(Correction, correction)


def test_what_is_not_of_the_model_is_not_written() -> None:
    with pytest.raises(TypeError, match="float is not part of the model"):
        to_json(0.5)
    with pytest.raises(TypeError, match="dict is not part of the model"):
        to_json({})


def test_an_expression_is_told_apart_by_its_type() -> None:
    expression: Expression = Quotient(Ref(Span(1, 1, 1)), Const(Fraction(12)))
    relation = Relation(id="r", kind=RelationKind.CLAIM, subject="", asserted=Span(2, 1, 1), expression=expression)
    assert from_json(Relation, through_text(relation)) == relation


def test_every_field_is_written() -> None:
    @dataclass(frozen=True)
    class Point:
        x: int
        y: tuple[int, ...]

    assert is_dataclass(Point)
    assert to_json(Point(1, (2,))) == {"type": "Point", "x": 1, "y": [2]}
    assert {field.name for field in fields(Figure)} == set(DATA) - {"type"}
