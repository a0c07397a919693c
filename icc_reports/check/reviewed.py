"""A reviewer's notes put to the findings that they are on. No verdict and no count of relations changes by them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from icc_reports.check.finding_ids import named
from icc_reports.model.audit import Audit
from icc_reports.model.findings import Finding, FindingCode, Severity
from icc_reports.model.reviews import Review, ReviewFile


def with_reviews(audit: Audit, notes: ReviewFile) -> Audit:
    """The audit with each note at its finding; a note whose finding is not there becomes a finding of its own."""
    by_finding = {review.finding: review for review in notes.reviews}
    findings = tuple(replace(each, review=by_finding.get(each.id)) for each in audit.findings)
    there = tuple(each.id for each in findings)
    stale = (_stale(review, notes.name, there) for review in notes.reviews if review.finding not in there)
    return replace(audit, findings=(*findings, *named(stale, (), {}, ())), notes=notes)


def _stale(review: Review, name: str, there: Sequence[str]) -> Finding:
    stem = review.finding.rpartition("-")[0]
    successor = next((each for each in there if stem and each.rpartition("-")[0] == stem), None)
    now = (
        f"the finding of that row and period has other figures now: {successor}"
        if successor
        else "no finding is called so now"
    )
    return Finding(
        id=review.finding,
        code=FindingCode.NOTE_WITHOUT_FINDING,
        severity=Severity.WARNING,
        message=(
            f"{name}, line {review.line}: {review.finding} was {review.status.value} by {review.initials} on "
            f"{review.day.isoformat()} ({review.reason}), but {now}."
        ),
    )
