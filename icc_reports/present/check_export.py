"""What was checked as plain data: relations with verdict and arithmetic, findings, coverage, numbers in the prose."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction

from icc_reports.check.tokens import Token, tokens_of
from icc_reports.model.arithmetic import coefficients
from icc_reports.model.audit import Audit, Judgement
from icc_reports.model.figures import Figure
from icc_reports.model.findings import Correction, Diagnosis, Finding, Replacement
from icc_reports.model.periods import Duration, Period
from icc_reports.model.relations import Relation, refs
from icc_reports.model.release import Fact, Release
from icc_reports.model.reviews import Review
from icc_reports.model.source import Span
from icc_reports.present.arithmetic_line import arithmetic_line
from icc_reports.present.authorities import authority_export
from icc_reports.present.facts import place_export, release_export
from icc_reports.present.plain import plain, plain_high, plain_low

_Facts = Mapping[Span, Fact]


def check_export(audit: Audit) -> dict[str, object]:
    """What ``icc-report check --format json`` says. Values are in full units, as strings."""
    release = audit.release
    facts = {fact.figure.span: fact for fact in release.facts}
    relations = [judgement.relation for judgement in audit.judgements]
    claims = {relation.asserted: relation.id for relation in relations if relation.quote is not None}
    return {
        "release": release_export(release),
        "summary": {verdict.value: count for verdict, count in audit.summary.items()},
        "coverage": {"covered": len(facts) - len(audit.uncovered), "figures": len(facts)},
        "uncovered": [_uncovered(fact) for fact in audit.uncovered],
        "relations": [_relation(judgement, audit.figures, facts) for judgement in audit.judgements],
        "findings": [_finding(finding, facts, release) for finding in audit.findings],
        "notes": {"name": audit.notes.name, "sha256": audit.notes.sha256} if audit.notes else None,
        "tokens": [_token(token, claims.get(token.span)) for token in tokens_of(release)],
    }


def _uncovered(fact: Fact) -> dict[str, object]:
    return {**place_export(fact.figure.span), "label": fact.row.label, "printed": fact.figure.printed}


def _relation(judgement: Judgement, figures: Mapping[Span, Figure], facts: _Facts) -> dict[str, object]:
    relation = judgement.relation
    spans = tuple(dict.fromkeys(refs(relation.expression)))
    weights = coefficients(relation.expression) or {}
    return {
        "id": relation.id,
        "kind": relation.kind.value,
        "subject": relation.subject,
        "asserted": _figure(figures[relation.asserted]),
        "expression": arithmetic_line(relation.expression, figures, figures[relation.asserted]),
        "operands": [_operand(figures[span], weights.get(span), facts.get(span)) for span in spans],
        "computed": plain(judgement.computed),
        "low": plain_low(judgement.low),
        "high": plain_high(judgement.high),
        "difference": plain(judgement.difference),
        "verdict": judgement.verdict.value,
        "missing": judgement.missing,
        "lines": _lines(spans),
        **_prose(relation),
    }


def _prose(relation: Relation) -> dict[str, object]:
    """What a relation of the prose says beside its arithmetic; nothing for one of the tables."""
    if relation.quote is None:
        return {}
    return {
        "form": relation.form.value,
        "quote": relation.quote,
        "claim_kind": relation.claim_kind.value if relation.claim_kind else None,
        "hedge": relation.hedge,
    }


def _figure(figure: Figure) -> dict[str, object]:
    return {"printed": figure.printed, "value": plain(figure.value), **place_export(figure.span)}


def _operand(figure: Figure, weight: Fraction | None, fact: Fact | None) -> dict[str, object]:
    return {
        **_figure(figure),
        "weight": plain(weight),
        "label": fact.row.label if fact else None,
        "period": _period(fact.period if fact else None),
        "segment": fact.segment if fact else None,
    }


def _period(period: Period | None) -> str | None:
    """An ISO 8601 date, or interval of both dates included."""
    if isinstance(period, Duration):
        return f"{period.start.isoformat()}/{period.end.isoformat()}"
    return period.end.isoformat() if period else None


def _finding(finding: Finding, facts: _Facts, release: Release) -> dict[str, object]:
    export: dict[str, object] = {
        "id": finding.id,
        "code": finding.code.value,
        "severity": finding.severity.value,
        "message": finding.message,
        "lines": _lines(finding.spans),
        "places": [span.place for span in finding.spans],
        "relations": list(finding.relations),
        "review": _review(finding.review),
    }
    if finding.code.is_of_disclosure:
        export["authority"] = authority_export(finding.code, release)
    if finding.correction is not None:
        export["correction"] = _correction(finding.correction, facts, release)
    if finding.diagnosis is not None:
        export["diagnosis"] = _diagnosis(finding.diagnosis, facts)
    return export


def _review(review: Review | None) -> dict[str, object] | None:
    if review is None:
        return None
    return {
        "status": review.status.value,
        "reason": review.reason,
        "initials": review.initials,
        "date": review.day.isoformat(),
    }


def _diagnosis(diagnosis: Diagnosis, facts: _Facts) -> dict[str, object]:
    """The cause proposed, the figures that it would replace, and the relations that it puts right."""
    return {
        "kind": diagnosis.kind.value,
        "message": diagnosis.message,
        "replacements": [_replacement(each, facts) for each in diagnosis.replacements],
        "evidence": list(diagnosis.evidence),
        "witnesses": [place_export(span) for span in diagnosis.witnesses],
    }


def _replacement(replacement: Replacement, facts: _Facts) -> dict[str, object]:
    fact = facts.get(replacement.figure)
    return {
        "printed": replacement.printed,
        **place_export(replacement.figure),
        "label": fact.row.label if fact else None,
        "proposed": {"printed": replacement.text, "value": plain(replacement.value)},
    }


def _correction(correction: Correction, facts: _Facts, release: Release) -> dict[str, object]:
    fact = facts[correction.figure]
    columns = release.tables[correction.table].columns
    return {
        "figure": {**_figure(fact.figure), "label": fact.row.label},
        "table": correction.table,
        "row": correction.row,
        "from_column": {"ordinal": correction.from_column, "head": columns[correction.from_column].head},
        "to_column": {"ordinal": correction.to_column, "head": columns[correction.to_column].head},
        "before": [plain(residual) for residual in correction.before],
        "after": [plain(residual) for residual in correction.after],
    }


def _lines(spans: Iterable[Span]) -> list[int]:
    return sorted({span.line for span in spans})


def _token(token: Token, relation: str | None) -> dict[str, object]:
    return {
        "text": token.text,
        **place_export(token.span),
        "column": token.span.start,
        "class": token.kind.value,
        "relation": relation,
    }
