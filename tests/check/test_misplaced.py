"""A figure is proposed to be moved on evidence only."""

from __future__ import annotations

import pytest

from icc_reports.check import check_release
from icc_reports.model.audit import Audit, apply_corrections
from icc_reports.model.findings import FindingCode
from icc_reports.model.relations import Verdict
from icc_reports.model.release import TableKind
from tests.check.builder import Builder, quarter

ENDS = ("2003-10", "2003-07", "2003-04", "2003-01", "2002-10")


def _audit(rows: str) -> Audit:
    columns = rows.strip().splitlines()[-1].count("|")
    build = Builder()
    build.table("Reconciliation", TableKind.RECONCILIATION, [quarter(end) for end in ENDS[:columns]], rows)
    return check_release(build.release())


FIVE = """
Net loss | (818) | (2,062) | (1,074) | (1,887) | (981)
Interest | 12 | 14 | 6 | 6 | 18
Depreciation | 386 | 390 | 387 | 432 | 440
Impairment of goodwill | {0} | {1} | -- | -- | --
Impairment of software | {2} | {3} | -- | -- | --
---
Adjusted EBITDA | {4} | {5} | (681) | (1,449) | (523)
"""


@pytest.mark.parametrize("nil", ["--", ""])
def test_one_figure_in_the_wrong_column_is_found(nil: str) -> None:
    audit = _audit(FIVE.format("982", nil, nil, nil, "(420)", "(676)"))
    (correction,) = audit.corrections
    assert (correction.row, correction.from_column, correction.to_column) == (3, 0, 1)
    assert list(correction.before) == [-982_000, 982_000]
    corrected = check_release(apply_corrections(audit.release, audit.corrections))
    assert not [each for each in corrected.judgements if each.verdict is Verdict.EXCEPTION]


def test_two_figures_that_explain_it_leave_it_open() -> None:
    audit = _audit(FIVE.format("982", "--", "982", "--", "562", "(676)"))
    assert len([each for each in audit.judgements if each.verdict is Verdict.EXCEPTION]) == 2
    assert not audit.corrections
    codes = {finding.code for finding in audit.findings if not finding.code.is_of_disclosure}
    assert codes == {FindingCode.DOES_NOT_FOOT}


def test_a_target_that_holds_a_figure_is_not_overwritten() -> None:
    """Changing places with the 5 would put both columns right; but then the 5 was printed for a reason."""
    audit = _audit(FIVE.format("982", "5", "--", "--", "(415)", "(676)"))
    assert len([each for each in audit.judgements if each.verdict is Verdict.EXCEPTION]) == 2
    assert not audit.corrections


def test_unequal_residuals_prove_nothing() -> None:
    audit = _audit(FIVE.format("982", "--", "--", "--", "(420)", "(999)"))
    assert len([each for each in audit.judgements if each.verdict is Verdict.EXCEPTION]) == 2
    assert not audit.corrections


def test_two_columns_alone_are_evidence_when_one_figure_explains_both() -> None:
    audit = _audit(
        """
Operating expenses:
   Research | 13,485 | 13,987
   Selling | 23,707 | 24,292
   Restructuring | 1,784 | --
   ---
   Total operating expenses | 37,192 | 40,063
"""
    )
    (correction,) = audit.corrections
    assert (correction.from_column, correction.to_column) == (0, 1)


def test_two_columns_without_a_figure_that_explains_them_accuse_nobody() -> None:
    audit = _audit("Research | 13,485 | 13,987\nSelling | 23,707 | 24,292\nNet | 31,192 | 44,279")
    assert not audit.corrections
    assert not [each for each in audit.judgements if each.verdict is Verdict.EXCEPTION]
