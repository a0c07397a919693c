"""Releases of sentences only: nothing in them can be verified, and the release says so."""

from __future__ import annotations

import pytest

from icc_reports.errors import SourceError
from icc_reports.model.findings import FindingCode, Severity
from icc_reports.read.reader import read_release

SENTENCE = "OSLO, May 3, 2021 -- Anvil Works, Inc. reported sales of {amount} for the quarter ended March 31, 2021."


@pytest.mark.parametrize("form", ["{}", "<html><body><p>{}</p></body></html>"])
def test_sums_of_money_make_a_release(form: str) -> None:
    release = read_release(form.format(SENTENCE.format(amount="$5.2 million")).encode(), "anvil")
    assert release.tables == ()
    assert release.company == "Anvil Works, Inc."
    (finding,) = release.findings
    assert (finding.code, finding.severity) == (FindingCode.NO_TABLES, Severity.WARNING)


def test_sentences_without_any_are_none() -> None:
    with pytest.raises(SourceError, match=r"no table of figures and no sum of money in 1 lines\. Is it an earnings"):
        read_release(SENTENCE.format(amount="more than last year").encode(), "anvil")
