from __future__ import annotations

from icc_reports.model.findings import FindingCode, Severity


def test_an_error_outranks_a_warning_outranks_information() -> None:
    assert sorted(Severity, key=lambda severity: severity.rank) == [Severity.INFO, Severity.WARNING, Severity.ERROR]


def test_codes_are_stable_words() -> None:
    assert all(code.value == code.name.lower() for code in FindingCode)
