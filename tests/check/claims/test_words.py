"""What words assert: directions along a path, levels that stay, records, definitions."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from icc_reports.model.audit import judge
from icc_reports.model.figures import USD, Figure, Notation
from icc_reports.model.findings import FindingCode
from icc_reports.model.relations import Form, Ref, Relation, RelationKind, Verdict, order
from icc_reports.model.source import Span
from tests.check.claims.company import audit, words


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        (
            "Adjusted EBITDA has been reduced from a loss of $65,000 in the second quarter of 2023 to $54,000 in the "
            "first quarter of 2024 and $40,000 in the second quarter of 2024.",
            [("has been reduced", "exact")],
        ),
        (
            "Adjusted EBITDA has been reduced from a loss of $54,000 in the first quarter of 2024 to $65,000 in the "
            "second quarter of 2023 and $40,000 in the second quarter of 2024.",
            [("has been reduced", "exception")],
        ),
        ("Gross margin improved to 40% from 36% in the year-ago quarter.", [("improved", "exact")]),
        (
            "Gross margin for the second quarter of 2024 declined to 40% from 36% in the year-ago quarter.",
            [("declined", "exception")],
        ),
        ("Reduced revenue reflects the season.", [("Reduced", "not_verifiable")]),
        ("Revenue growth continued in the quarter.", [("growth", "exact")]),
        ("Record revenue was reported.", [("Record", "not_verifiable")]),
        ("We reported strong revenue, improved profitability and good service.", []),
        ("Our primary metrics are revenue for growth and cash for safety.", []),
        ("Revenue increased, and gross profit improved.", [("increased", "exact"), ("improved", "exact")]),
        ("Revenue was above the high end of our guidance.", [("high end", "not_verifiable")]),
        ("Revenue is expected to increase.", [("increase", "not_verifiable")]),
        ("Our goal is to increase revenue each year.", [("increase", "not_verifiable")]),
        ("Adjusted gross profit represents gross profit less depreciation.", [("less", "exception")]),
        ("Adjusted gross profit represents gross profit plus depreciation.", [("plus", "exact")]),
        # what was taken off before may be left out so
        ("Adjusted gross profit is defined as gross profit net of depreciation.", [("net of", "not_verifiable")]),
    ],
)
def test_words(sentence: str, found: list[tuple[str, str]]) -> None:
    assert words(sentence) == found


def test_flat_is_measured_by_the_precision_that_is_stated() -> None:
    assert words("Revenue remained flat at $1 million against the year-ago quarter.") == [("remained flat", "exact")]
    assert words("Revenue remained flat at $1.20 million.") == [("remained flat", "not_verifiable")]


def test_findings_name_where_the_path_turns() -> None:
    checked = audit(
        "Adjusted EBITDA has been reduced from a loss of $54,000 in the first quarter of 2024 to $65,000 in the "
        "second quarter of 2023 and $40,000 in the second quarter of 2024."
    )
    (found,) = [each for each in checked.findings if each.code is FindingCode.DIRECTION_CONTRADICTED]
    assert "along (54), (65), (40)" in found.message
    assert "between (54) and (65)" in found.message


def _figure(place: int, number: int) -> Figure:
    from decimal import Decimal

    return Figure(
        span=Span(place, 1, 1), printed=str(number), notation=Notation.NUMBER, number=Decimal(number),
        fraction_digits=0, unit=USD, scale=Decimal(1000),
    )  # fmt: skip


@given(st.lists(st.integers(-500, 500), min_size=2, max_size=5))
def test_an_order_holds_where_every_step_rises(levels: list[int]) -> None:
    figures = {place: _figure(place + 1, level) for place, level in enumerate(levels)}
    steps = [(Ref(figures[at].span), Ref(figures[at + 1].span)) for at in range(len(levels) - 1)]
    said = Figure(
        span=Span(99, 1, 4), printed="rose", notation=Notation.WORDS, number=None, fraction_digits=0, unit=USD,
        scale=figures[0].scale,
    )  # fmt: skip
    relation = Relation(
        id="r", kind=RelationKind.DIRECTION, subject="", asserted=said.span, expression=order(steps), form=Form.ORDER
    )
    judgement = judge(relation, {figure.span: figure for figure in (*figures.values(), said)})
    rises = [later - earlier for earlier, later in pairwise(levels)]
    assert judgement.computed == Fraction(min(rises) * 1000)
    expected = Verdict.EXACT if min(rises) > 0 else Verdict.ROUNDING if min(rises) == 0 else Verdict.EXCEPTION
    assert judgement.verdict is expected


def test_a_doubtful_reading_contradicts_nobody() -> None:
    one, other = _figure(1, 5), _figure(2, 3)
    said = Figure(
        span=Span(9, 1, 4), printed="rose", notation=Notation.WORDS, number=None, fraction_digits=0, unit=USD,
        scale=one.scale,
    )  # fmt: skip
    relation = Relation(
        id="r", kind=RelationKind.DIRECTION, subject="", asserted=said.span, form=Form.ORDER, tentative="the periods",
        expression=order([(Ref(one.span), Ref(other.span))]),
    )  # fmt: skip
    judgement = judge(relation, {figure.span: figure for figure in (one, other, said)})
    assert (judgement.verdict, judgement.missing) == (Verdict.NOT_VERIFIABLE, "the periods")
