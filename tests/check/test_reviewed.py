from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from icc_reports.check import check_release
from icc_reports.check.reviewed import with_reviews
from icc_reports.model.audit import Audit
from icc_reports.model.findings import FindingCode, Severity
from icc_reports.model.reviews import Review, ReviewFile, ReviewStatus
from tests.check.icc import icc_release


@pytest.fixture(scope="module")
def audit() -> Audit:
    return check_release(icc_release())


def note(finding: str, status: ReviewStatus = ReviewStatus.ACCEPTED) -> Review:
    return Review(finding=finding, status=status, reason="Known.", initials="AB", day=date(2026, 1, 31), line=7)


def reviewed(audit: Audit, *reviews: Review) -> Audit:
    return with_reviews(audit, ReviewFile(name="q1.notes.toml", sha256="", reviews=reviews))


def test_a_note_stands_at_its_finding_and_changes_no_verdict(audit: Audit) -> None:
    chosen = audit.findings[2]
    after = reviewed(audit, note(chosen.id))
    assert [each.review for each in after.findings] == [
        note(chosen.id) if each.id == chosen.id else None for each in audit.findings
    ]
    assert after.judgements == audit.judgements
    assert after.summary == audit.summary
    assert (after.findings[2].is_accepted, after.findings[0].is_accepted) == (True, False)


def test_what_is_explained_is_not_accepted(audit: Audit) -> None:
    after = reviewed(audit, note(audit.findings[0].id, ReviewStatus.EXPLAINED))
    assert after.findings[0].review is not None
    assert not after.findings[0].is_accepted


def test_a_note_without_its_finding_is_a_finding(audit: Audit) -> None:
    after = reviewed(audit, note("does-not-tie-nothing-2003-10-31-0000"), note("another"))
    *before, one, other = after.findings
    assert tuple(before) == audit.findings
    assert (one.code, one.severity) == (FindingCode.NOTE_WITHOUT_FINDING, Severity.WARNING)
    assert one.message == (
        "q1.notes.toml, line 7: does-not-tie-nothing-2003-10-31-0000 was accepted by AB on 2026-01-31 (Known.), but no"
        " finding is called so now."
    )
    assert len({each.id for each in after.findings}) == len(after.findings)
    assert one.id.startswith("note-without-finding-")
    assert other.id.startswith("note-without-finding-")


def test_where_the_figures_changed_the_finding_of_today_is_named(audit: Audit) -> None:
    today = audit.findings[0].id
    (stale,) = reviewed(audit, note(f"{today[:-4]}zzzz")).findings[len(audit.findings) :]
    assert stale.message.endswith(f"the finding of that row and period has other figures now: {today}.")


def test_of_several_findings_of_today_the_first_is_named(audit: Audit) -> None:
    alike = tuple(replace(audit.findings[0], id=f"does-not-foot-total-2003-10-31-{at:04}") for at in range(20))
    (stale,) = reviewed(replace(audit, findings=alike), note("does-not-foot-total-2003-10-31-zzzz")).findings[20:]
    assert stale.message.endswith("figures now: does-not-foot-total-2003-10-31-0000.")
