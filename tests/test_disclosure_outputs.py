"""Prompts on rules of disclosure in what a reader is given: apart from the notes on figures, and behind them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook

from icc_reports.model.findings import FindingCode, Severity
from icc_reports.model.release import Release
from icc_reports.pipeline import Study, load, study
from icc_reports.present.authorities import authority_export, authority_lines
from icc_reports.render import check_markdown, markdown, pdf, terminal, xlsx


@pytest.fixture(scope="module")
def embedded() -> Study:
    return study(load(None), lambda stage: None)


def dated(release: Release, released: date | None) -> Release:
    return replace(release, released=released)


def test_prompts_are_no_reading_notes(embedded: Study) -> None:
    report = embedded.report
    assert [note.finding.code for note in report.disclosure] == [FindingCode.NON_GAAP_NOT_EXPLAINED]
    assert not [note for note in report.notes if note.finding.code.is_of_disclosure]
    assert [note.ordinal for note in (*report.notes, *report.disclosure)] == list(
        range(1, len(report.notes) + len(report.disclosure) + 1)
    )
    assert f"{len(report.notes)} reading notes; 1 prompt on disclosure." in report.status


def test_the_terminal_tells_them_last(embedded: Study) -> None:
    text = terminal.check(embedded.report)
    before, _, after = text.partition("\nDisclosure\n")
    assert "non_gaap" not in before
    words = " ".join(after.split())
    assert "Rests on: Regulation S-K, Item 10(e)(1)(i)(C) (March 28, 2003); Form 8-K, Item 2.02" in words
    assert "No statement of usefulness (info)." in words


@pytest.mark.parametrize("audience", ["analyst", "auditor"])
def test_briefs_tell_them_behind_the_notes(embedded: Study, audience: str) -> None:
    text = markdown.render(embedded.report, audience)
    assert text.index("## Reading notes") < text.index("## Disclosure")
    assert "- **No statement of usefulness.**" in text


def test_the_checks_in_markdown_tell_them(embedded: Study) -> None:
    text = check_markdown.check(embedded.report)
    assert "- **No statement of usefulness** (info): The release presents" in text
    assert text.index("### ") < text.index("### Disclosure")


def test_the_summary_tells_them_behind_the_notes(embedded: Study) -> None:
    page = pdf.page(embedded.report)
    assert page.index("<h2>Reading notes</h2>") < page.index('<h2 class="prompts">Disclosure</h2>')
    assert '<h2 class="prompts">Disclosure</h2>' not in pdf.page(replace(embedded.report, disclosure=()))


def test_the_workbook_tells_them_below_the_exceptions(embedded: Study) -> None:
    sheet = load_workbook(BytesIO(xlsx.render(embedded.report)))["Exceptions"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    at = next(place for place, row in enumerate(rows) if "Disclosure" in row)
    assert all(row[1] in ("error", "warning", None) for row in rows[4:at])
    assert [(row[1], row[2]) for row in rows[at + 1 :] if row[1]] == [("info", "No statement of usefulness")]


def test_the_export_gives_the_authority(embedded: Study) -> None:
    findings = embedded.report.check["findings"]
    assert isinstance(findings, list)
    (found,) = [each for each in findings if each["code"] == "non_gaap_not_explained"]
    assert [each["name"] for each in found["authority"]] == ["Regulation S-K", "Form 8-K"]
    first = found["authority"][0]
    assert list(first) == ["name", "section", "effective", "link", "is_guidance", "standing"]
    assert first["section"].startswith("Item 10(e)(1)(i)(C): 17 CFR 229.10(e)(1)(i)(C)")
    assert (first["effective"], first["is_guidance"], first["standing"]) == ("2003-03-28", False, "in_force")
    assert not any("authority" in each for each in findings if each["code"] == "does_not_foot")


@pytest.mark.parametrize(
    ("released", "standing"),
    [(date(2022, 12, 12), "not_in_force"), (date(2022, 12, 13), "in_force"), (None, "not_known")],
)
def test_guidance_says_whether_it_was_there(embedded: Study, released: date | None, standing: str) -> None:
    release = dated(embedded.audit.release, released)
    told = authority_export(FindingCode.NON_GAAP_PROMINENT, release)[-1]
    assert (told["effective"], told["is_guidance"], told["standing"]) == ("2022-12-13", True, standing)
    line = authority_lines(FindingCode.NON_GAAP_PROMINENT, release)[-1]
    assert "Question 102.10(a) to (c) (current guidance, December 13, 2022" in line
    assert ("not in force when this was published" in line) is (standing == "not_in_force")
    assert ("the day of publication was not read" in line) is (standing == "not_known")


def test_a_period_that_ends_after_the_rule_settles_an_unread_day(embedded: Study) -> None:
    told = authority_export(FindingCode.NON_GAAP_NOT_EXPLAINED, dated(embedded.audit.release, None))
    assert [each["standing"] for each in told] == ["in_force", "in_force"]


def test_only_a_missing_reconciliation_can_fail_a_run(embedded: Study) -> None:
    of_rules = [each for each in embedded.audit.findings if each.code.is_of_disclosure]
    assert {each.severity for each in of_rules} == {Severity.INFO}
