"""What a person should look at: every exception, every judgement that a doubtful reading holds back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from icc_reports.check.wording import slug
from icc_reports.model.arithmetic import coefficients
from icc_reports.model.audit import Judgement
from icc_reports.model.figures import Figure
from icc_reports.model.findings import Finding, FindingCode, Severity
from icc_reports.model.relations import Relation, RelationKind, Verdict, refs
from icc_reports.model.source import Span

_CODES = {
    RelationKind.FOOTING: FindingCode.DOES_NOT_FOOT,
    RelationKind.CROSS_FOOTING: FindingCode.DOES_NOT_FOOT,
    RelationKind.TIE_OUT: FindingCode.DOES_NOT_TIE,
    RelationKind.RECALCULATION: FindingCode.DOES_NOT_RECALCULATE,
    RelationKind.ROLL_FORWARD: FindingCode.DOES_NOT_ROLL_FORWARD,
}

_SAYING = {
    FindingCode.DOES_NOT_FOOT: "its lines come to",
    FindingCode.DOES_NOT_TIE: "the reference shows",
    FindingCode.DOES_NOT_RECALCULATE: "its operands give",
    FindingCode.DOES_NOT_ROLL_FORWARD: "the balance before and the period's changes give",
}

_MORE_DIGITS = 3
_SLIGHT = 2  # units of the last digit up to which two prints of a fact may differ by rounding elsewhere


def findings_of(
    judgements: Sequence[Judgement], figures: Mapping[Span, Figure], explained: frozenset[str]
) -> Iterator[Finding]:
    """One finding for every exception of the tables that none of the given explains, and for what doubt holds back.

    ``explained`` are ids of relations on which another finding rests already. What is held back in several columns of
    one line is one finding.
    """
    open_ones = [each for each in judgements if each.relation.id not in explained and each.relation.quote is None]
    doubted: dict[tuple[object, ...], list[Judgement]] = defaultdict(list)
    for judgement in open_ones:
        if judgement.verdict is Verdict.NOT_VERIFIABLE and _is_doubtful(judgement, figures):
            doubted[_line_of(judgement)].append(judgement)
    for judgement in open_ones:
        if judgement.verdict is Verdict.EXCEPTION:
            yield _exception(judgement, figures)
        elif doubted.get(_line_of(judgement), [None])[0] is judgement:
            yield _doubt(doubted[_line_of(judgement)], figures)


def _line_of(judgement: Judgement) -> tuple[object, ...]:
    return (judgement.relation.kind, *judgement.relation.asserted.line_key)


def _exception(judgement: Judgement, figures: Mapping[Span, Figure]) -> Finding:
    relation = judgement.relation
    asserted = figures[relation.asserted]
    code = _code(relation)
    computed, difference = judgement.computed or Fraction(0), judgement.difference or Fraction(0)
    places = ", ".join(dict.fromkeys(span.place for span in refs(relation.expression)))
    return Finding(
        id=slug(code.value, relation.id.removeprefix(relation.kind.value.replace("_", "-"))),
        code=code,
        severity=_severity(relation.kind, asserted, difference),
        message=(
            f"{relation.subject}: printed {_printed(asserted)} ({asserted.span.place}), {_SAYING[code]} "
            f"{amount_in_words(computed, asserted)} ({places}); the difference is "
            f"{amount_in_words(difference, asserted)}."
        ),
        spans=_spans(judgement),
        relations=(relation.id,),
    )


def _code(relation: Relation) -> FindingCode:
    """What the exception is called: a column of changes or shares in percent is recalculated, not footed."""
    if relation.kind is RelationKind.CROSS_FOOTING and coefficients(relation.expression) is None:
        return FindingCode.DOES_NOT_RECALCULATE
    return _CODES.get(relation.kind, FindingCode.DOES_NOT_RECALCULATE)


def _severity(kind: RelationKind, asserted: Figure, difference: Fraction) -> Severity:
    is_slight = abs(difference) <= _SLIGHT * 2 * asserted.half_unit
    return Severity.WARNING if is_slight and kind is RelationKind.TIE_OUT else Severity.ERROR


def _is_doubtful(judgement: Judgement, figures: Mapping[Span, Figure]) -> bool:
    """Whether the printed figures disagree and only a doubt or an open reading keeps it from being an exception."""
    spans = (judgement.relation.asserted, *refs(judgement.relation.expression))
    held_back = judgement.relation.kind is RelationKind.FOOTING and judgement.relation.missing is not None
    return held_back or (judgement.relation.missing is None and any(figures[span].doubts for span in spans))


def _doubt(judgements: Sequence[Judgement], figures: Mapping[Span, Figure]) -> Finding:
    """The finding for what is held back in one line; its first column is told in full."""
    first = judgements[0]
    relation = first.relation
    asserted = figures[relation.asserted]
    computed = "no value" if first.computed is None else amount_in_words(first.computed, asserted)
    others = ", ".join(_printed(figures[each.relation.asserted]) for each in judgements[1:])
    return Finding(
        id=slug(FindingCode.READING_DOUBT.value, relation.id),
        code=FindingCode.READING_DOUBT,
        severity=Severity.WARNING,
        message=(
            f"{relation.subject}: printed {_printed(asserted)} ({asserted.span.place}), {computed} by its operands as "
            f"read; not judged, for it would need {first.missing}."
            + (f" Nor {'is' if len(judgements) == 2 else 'are'} {others} in the same line." if others else "")
        ),
        spans=tuple(dict.fromkeys(span for each in judgements for span in _spans(each))),
        relations=tuple(each.relation.id for each in judgements),
    )


def _spans(judgement: Judgement) -> tuple[Span, ...]:
    return tuple(dict.fromkeys((judgement.relation.asserted, *refs(judgement.relation.expression))))


def _printed(figure: Figure) -> str:
    return " ".join(figure.printed.split())


def amount_in_words(value: Fraction, like: Figure) -> str:
    """A value in the units and digits of a figure, one digit more where that would hide a difference: "38.43%".

    And more where that would end in a 5 that the value does not have: 129.149 is not 129.15, which rounds to 129.2.
    """
    scaled = value / Fraction(like.scale)
    digits = max(like.fraction_digits, 0)
    if (scaled * 10**digits).denominator != 1:
        digits += 1
    for _ in range(_MORE_DIGITS):
        units = scaled * 10**digits
        if units.denominator == 1 or round(units) % 10 != 5:
            break
        digits += 1
    number = Decimal(round(scaled * 10**digits)).scaleb(-digits)
    text = f"{abs(number):,.{digits}f}" + ("%" if like.is_percentage else "")
    return f"({text})" if number < 0 else text
