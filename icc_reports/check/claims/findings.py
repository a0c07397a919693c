"""What a person should look at in the prose: statements that the tables contradict, and bases that differ."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from icc_reports.check.findings import amount_in_words
from icc_reports.check.wording import slug
from icc_reports.model.arithmetic import evaluate
from icc_reports.model.audit import Judgement
from icc_reports.model.figures import Figure
from icc_reports.model.findings import Finding, FindingCode, Severity
from icc_reports.model.relations import Expression, Form, Least, Relation, RelationKind, Sum, Verdict, refs
from icc_reports.model.source import Span

_CODES = {
    RelationKind.CLAIM: FindingCode.CLAIM_NOT_SUPPORTED,
    RelationKind.DIRECTION: FindingCode.DIRECTION_CONTRADICTED,
    RelationKind.DEFINITION: FindingCode.DEFINITION_CONTRADICTED,
}
_DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?|\.\d+")
_SLIGHT = 2  # units of the last digit; a difference that rounded parts can make


def claim_findings(
    judgements: Sequence[Judgement], figures: Mapping[Span, Figure], bases: Mapping[Span, str]
) -> Iterator[Finding]:
    """One finding for every statement that the figures contradict, or that only a doubtful reading holds back.

    ``bases`` name, by the place of an amount per share, the line it derives from where the sentence names another.
    """
    for judgement in judgements:
        relation = judgement.relation
        if relation.quote is None:
            continue
        if judgement.verdict is Verdict.EXCEPTION:
            yield _exception(judgement, figures)
        elif _is_doubtful(judgement, figures):
            yield _finding(judgement, FindingCode.READING_DOUBT, Severity.WARNING, _doubt(judgement, figures))
        elif relation.asserted in bases and relation.kind is RelationKind.CLAIM:
            yield _finding(judgement, FindingCode.BASIS_DIFFERS, Severity.INFO, _basis(judgement, figures, bases))


def _exception(judgement: Judgement, figures: Mapping[Span, Figure]) -> Finding:
    relation = judgement.relation
    asserted = figures[relation.asserted]
    if relation.form is Form.ORDER:
        text = _order(relation, figures)
    elif relation.form is Form.SIGN:
        text = _sign(relation, figures)
    else:
        text = _number(judgement, figures)
    is_slight = abs(judgement.difference or Fraction(0)) <= _SLIGHT * 2 * asserted.half_unit
    is_error = relation.form is Form.EQUALITY and not is_slight
    code = _CODES.get(relation.kind, FindingCode.CLAIM_NOT_SUPPORTED)
    return _finding(judgement, code, Severity.ERROR if is_error else Severity.WARNING, text)


def _finding(judgement: Judgement, code: FindingCode, severity: Severity, message: str) -> Finding:
    relation = judgement.relation
    return Finding(
        id=slug(code.value, relation.id.removeprefix(relation.kind.value)),
        code=code,
        severity=severity,
        message=message,
        spans=tuple(dict.fromkeys((relation.asserted, *refs(relation.expression)))),
        relations=(relation.id,),
    )


def _number(judgement: Judgement, figures: Mapping[Span, Figure]) -> str:
    relation = judgement.relation
    asserted = figures[relation.asserted]
    computed, difference = judgement.computed or Fraction(0), judgement.difference or Fraction(0)
    return (
        f"{relation.subject}: the prose says {asserted.printed} ({asserted.span.place}), the tables give "
        f"{_like(computed, asserted)} ({_places(relation)}); the difference is {_like(difference, asserted)}."
    )


def _like(value: Fraction, asserted: Figure) -> str:
    """A value written the way the prose writes its number: "$129.15 million"."""
    digits = amount_in_words(abs(value), asserted).rstrip("%")
    if asserted.printed.rstrip(")").endswith(",000"):
        digits = f"{round(abs(value)):,}"
    text = _DIGITS.sub(digits, asserted.printed, count=1).strip("()")
    return f"minus {text}" if value * asserted.amount < 0 else text


def _order(relation: Relation, figures: Mapping[Span, Figure]) -> str:
    steps = relation.expression.of if isinstance(relation.expression, Least) else (relation.expression,)
    failing = [step for step in steps if evaluate(step, figures) <= 0]
    path = ", ".join(_printed(figures[span]) for span in _in_order(steps))
    turns = "; ".join(_turn(step, figures) for step in failing)
    return f"{relation.subject} ({relation.asserted.place}): along {path} the figures go the other way {turns}."


def _in_order(steps: Sequence[Expression]) -> list[Span]:
    """The figures of a path as it runs: what two steps share stands between them."""
    spans = [list(refs(step)) for step in steps]
    if len(spans) < 2 or any(len(each) != 2 for each in spans):
        return list(dict.fromkeys(span for each in spans for span in reversed(each)))
    path = [next((span for span in spans[0] if span not in spans[1]), spans[0][0])]
    for each in spans:
        path += [span for span in each if span != path[-1]][:1]
    return path


def _turn(step: Expression, figures: Mapping[Span, Figure]) -> str:
    if not isinstance(step, Sum):
        return ""
    parts = [" / ".join(_printed(figures[span]) for span in refs(term.of)) for term in step.terms]
    return f"between {parts[1]} and {parts[0]}" if len(parts) == 2 else ""


def _sign(relation: Relation, figures: Mapping[Span, Figure]) -> str:
    asserted = figures[relation.asserted]
    says, does = ("subtracts", "adds") if _is_subtracting(asserted.printed) else ("adds", "subtracts")
    return (
        f"{relation.subject} ({asserted.span.place}): the words {says[:-1]} what the reconciliation {does} "
        f"({_places(relation)})."
    )


def _is_subtracting(words: str) -> bool:
    return words.lower() in {"less", "minus", "net of", "reduced by"}


def _basis(judgement: Judgement, figures: Mapping[Span, Figure], bases: Mapping[Span, str]) -> str:
    relation = judgement.relation
    asserted = figures[relation.asserted]
    return (
        f"{relation.subject}: {asserted.printed} per share ({asserted.span.place}) derives from "
        f"“{bases[relation.asserted]}”, not from the amount that the sentence names beside it."
    )


def _is_doubtful(judgement: Judgement, figures: Mapping[Span, Figure]) -> bool:
    relation = judgement.relation
    if (
        judgement.verdict is not Verdict.NOT_VERIFIABLE
        or relation.missing is not None
        or relation.tentative is not None
    ):
        return False
    return any(figures[span].doubts for span in refs(relation.expression))


def _doubt(judgement: Judgement, figures: Mapping[Span, Figure]) -> str:
    asserted = figures[judgement.relation.asserted]
    return (
        f"{judgement.relation.subject}: {asserted.printed} ({asserted.span.place}) is not judged, for it would need "
        f"{judgement.missing}."
    )


def _places(relation: Relation) -> str:
    return ", ".join(dict.fromkeys(span.place for span in refs(relation.expression)))


def _printed(figure: Figure) -> str:
    return " ".join(figure.printed.split())
