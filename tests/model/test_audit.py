"""Verdicts: tolerances come from the printed digits alone, the four are kept apart, doubt accuses nobody."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from icc_reports.check import check_release
from icc_reports.model.audit import apply_corrections, is_one_fact, judge
from icc_reports.model.figures import PURE, USD, Doubt, Figure, Notation
from icc_reports.model.findings import Correction
from icc_reports.model.relations import Quotient, Ref, Relation, RelationKind, Verdict, total, weighted
from icc_reports.model.source import Span
from tests.check.icc import icc_release

TOTAL = Span(9, 1, 9)


def figure(number: int | str, place: int, scale: int = 1000, notation: Notation = Notation.NUMBER) -> Figure:
    text = str(number)
    return Figure(
        span=Span(place, 1, 9), printed=text, notation=notation, number=Decimal(number),
        fraction_digits=len(text.partition(".")[2]), unit=USD, scale=Decimal(scale),
    )  # fmt: skip


def footing(printed: int, *addends: Figure) -> tuple[Relation, dict[Span, Figure]]:
    figures = {each.span: each for each in (*addends, figure(printed, TOTAL.line))}
    relation = Relation(
        id="f", kind=RelationKind.FOOTING, subject="Total", asserted=TOTAL,
        expression=total(*(each.span for each in addends)),
    )  # fmt: skip
    return relation, figures


def tie(kind: RelationKind, printed: Figure, reference: Figure, weight: int = 1) -> Verdict:
    expression = Ref(reference.span) if weight == 1 else weighted((weight, reference.span))
    relation = Relation(id="t", kind=kind, subject="Revenue", asserted=printed.span, expression=expression)
    return judge(relation, {printed.span: printed, reference.span: reference}).verdict


@given(st.lists(st.integers(-9_999, 9_999).filter(bool), min_size=1, max_size=8), st.integers(-6, 6))
def test_a_sum_of_rounded_addends_may_miss_by_half_their_number(numbers: list[int], miss: int) -> None:
    addends = [figure(number, place) for place, number in enumerate(numbers)]
    verdict = judge(*footing(sum(numbers) + miss, *addends)).verdict
    if miss == 0:
        assert verdict is Verdict.EXACT
    elif abs(miss) <= len(numbers) // 2:
        assert verdict is Verdict.ROUNDING
    else:
        assert verdict is Verdict.EXCEPTION


def test_nil_addends_do_not_widen_the_tolerance() -> None:
    nil = [figure(0, place, notation=Notation.NIL) for place in range(1, 6)]
    assert judge(*footing(12, figure(10, 0), *nil)).verdict is Verdict.EXCEPTION


def test_ties_at_half_a_unit_are_exact() -> None:
    relation, figures = footing(3, figure("2.5", 1))
    assert judge(relation, figures).verdict is Verdict.EXACT


def test_two_prints_of_one_fact_are_equal_or_an_exception() -> None:
    assert tie(RelationKind.TIE_OUT, figure(3104, 1), figure(3103, 2)) is Verdict.EXCEPTION
    assert tie(RelationKind.TIE_OUT, figure(3103, 1), figure(3103, 2)) is Verdict.EXACT
    assert tie(RelationKind.TIE_OUT, figure(12, 1), figure(-12, 2), weight=-1) is Verdict.EXACT


@pytest.mark.parametrize("order", [1, -1])
def test_two_prints_are_compared_at_the_coarser_precision(order: int) -> None:
    one, other = [figure(818_000, 1, scale=1), figure(818, 2)][::order]
    assert tie(RelationKind.TIE_OUT, one, other) is Verdict.EXACT
    one, other = [figure(818_501, 1, scale=1), figure(818, 2)][::order]
    assert tie(RelationKind.TIE_OUT, one, other) is Verdict.EXCEPTION


def test_a_sum_that_ties_may_round() -> None:
    parts = (Span(1, 1, 9), Span(2, 1, 9))
    relation = Relation(id="s", kind=RelationKind.TIE_OUT, subject="Sum", asserted=TOTAL, expression=total(*parts))
    assert not is_one_fact(relation)
    figures = {TOTAL: figure(11, 9), parts[0]: figure(5, 1), parts[1]: figure(5, 2)}
    assert judge(relation, figures).verdict is Verdict.ROUNDING


def test_a_doubtful_reading_turns_an_exception_into_not_verifiable_and_nothing_else() -> None:
    doubtful = replace(figure(10, 1), doubts=(Doubt.COLUMN,))
    relation, figures = footing(15, doubtful)
    judgement = judge(relation, figures)
    assert judgement.verdict is Verdict.NOT_VERIFIABLE
    assert "column" in str(judgement.missing)
    assert judge(*footing(10, doubtful)).verdict is Verdict.EXACT


@pytest.mark.parametrize(
    ("kind", "first", "second", "verdict"),
    [
        # In whatever scale, four tenths are no half.
        (RelationKind.CROSS_FOOTING, (Doubt.SCALE,), (Doubt.SCALE,), Verdict.EXCEPTION),
        (RelationKind.CLAIM, (Doubt.SCALE,), (Doubt.SCALE,), Verdict.EXCEPTION),
        (RelationKind.CLAIM, (Doubt.SCALE,), (), Verdict.NOT_VERIFIABLE),
        (RelationKind.CLAIM, (Doubt.SCALE, Doubt.SIGN), (Doubt.SCALE,), Verdict.NOT_VERIFIABLE),
    ],
)
def test_a_scale_that_two_figures_share_leaves_their_ratio_certain(
    kind: RelationKind, first: tuple[Doubt, ...], second: tuple[Doubt, ...], verdict: Verdict
) -> None:
    top, base = replace(figure(40, 1), doubts=first), replace(figure(100, 2), doubts=second)
    share = replace(figure(50, 9), unit=PURE, scale=Decimal("0.01"))
    ratio = Quotient(Ref(top.span), Ref(base.span))
    relation = Relation(id="r", kind=kind, subject="Share", asserted=TOTAL, expression=ratio)
    assert judge(relation, {TOTAL: share, top.span: top, base.span: base}).verdict is verdict


def test_what_is_missing_overrides_the_figures() -> None:
    relation, figures = footing(10, figure(10, 1))
    judgement = judge(replace(relation, missing="shares issued"), figures)
    assert judgement.verdict is Verdict.NOT_VERIFIABLE
    assert judgement.missing == "shares issued"


def test_an_undefined_value_is_not_verifiable() -> None:
    one, other = figure(5, 1), figure(0, 2)
    expression = Quotient(Ref(one.span), Ref(other.span))
    relation = Relation(
        id="q", kind=RelationKind.RECALCULATION, subject="Ratio", asserted=one.span, expression=expression
    )
    judgement = judge(relation, {one.span: one, other.span: other})
    assert judgement.verdict is Verdict.NOT_VERIFIABLE
    assert judgement.computed is None
    assert judgement.missing


def test_the_difference_is_printed_less_computed() -> None:
    judgement = judge(*footing(15, figure(10, 1)))
    assert judgement.computed == 10_000
    assert judgement.difference == 5_000


def test_coverage_counts_what_a_verifiable_relation_touches() -> None:
    audit = check_release(icc_release())
    assert set(audit.covered).isdisjoint(fact.figure.span for fact in audit.uncovered)
    assert len(audit.covered) + len(audit.uncovered) == len(audit.release.facts)
    assert sum(audit.summary.values()) == len(audit.judgements)
    paid_in = next(fact for fact in audit.release.facts if fact.figure.printed.strip() == "87,404")
    assert paid_in.figure.span in audit.covered


def test_a_correction_moves_the_figure_and_keeps_its_place() -> None:
    release = icc_release()
    table = next(each for each in release.tables if each.title.endswith("EBITDA - Consolidated"))
    row = next(each for each in table.rows if each.label.startswith("Impairment of goodwill"))
    figure_moved = row.cells[0]
    assert figure_moved is not None
    correction = Correction(
        figure=figure_moved.span, table=table.ordinal, row=row.ordinal, from_column=0, to_column=1,
        before=(Fraction(0), Fraction(0)), after=(Fraction(0), Fraction(0)),
    )  # fmt: skip
    corrected = apply_corrections(release, (correction,))
    cells = corrected.tables[table.ordinal].rows[row.ordinal].cells
    assert cells[1] is figure_moved
    assert cells[0] is row.cells[1]
    assert release.tables[table.ordinal].rows[row.ordinal].cells[0] is figure_moved
    assert apply_corrections(corrected, (correction,)) == release
