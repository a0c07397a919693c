"""What a reviewer said of the findings, in words for every output."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from icc_reports.model.audit import Audit
from icc_reports.model.findings import FindingCode
from icc_reports.model.periods import date_words
from icc_reports.model.reviews import Review, ReviewStatus
from icc_reports.present.report import ReviewNotes
from icc_reports.present.wording import capitalised


def review_words(review: Review | None) -> str:
    """The decision, who made it and when, and why: "Accepted by AB, January 31, 2026: ..."; "" without a review."""
    if review is None:
        return ""
    return f"{capitalised(review.status.value)} by {review.initials}, {date_words(review.day)}: {review.reason}"


def reviews_of_relations(audit: Audit) -> Mapping[str, str]:
    """For every relation that a reviewed finding rests on, the review in words."""
    return {
        relation: review_words(finding.review)
        for finding in audit.findings
        if finding.review is not None
        for relation in finding.relations
    }


def review_notes(audit: Audit) -> ReviewNotes | None:
    """The file of a reviewer's notes and what came of it; None where there is none."""
    if audit.notes is None:
        return None
    counts = Counter(finding.review.status for finding in audit.findings if finding.review is not None)
    parts = [f"{_findings(counts[status])} {status.value}" for status in ReviewStatus if counts[status]]
    stale = sum(finding.code is FindingCode.NOTE_WITHOUT_FINDING for finding in audit.findings)
    if stale:
        parts.append(f"{stale:,} note{'s' * (stale != 1)} without {'their' if stale != 1 else 'its'} finding")
    told = ", ".join(parts) or "no notes"
    return ReviewNotes(name=audit.notes.name, sha256=audit.notes.sha256, outcome=f"{capitalised(told)}")


def _findings(count: int) -> str:
    return f"{count:,} finding{'s' * (count != 1)}"
