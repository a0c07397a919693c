from __future__ import annotations

import re
import subprocess
import sys

import pytest

from icc_reports.errors import UsageError
from icc_reports.model.catalogue import catalogue, diagnoses
from icc_reports.model.findings import DiagnosisKind, FindingCode
from icc_reports.model.relations import RelationKind, Verdict
from icc_reports.render.explanation import explanation, listing


def test_the_list_names_every_code_with_its_title() -> None:
    codes, causes, verdicts, relations = listing().split("\n\n")
    listed = [line.split(maxsplit=1) for line in codes.splitlines()]
    assert listed == [[code.value, entry.title] for code, entry in catalogue().items()]
    listed = [line.split(maxsplit=1) for line in causes.splitlines()[1:]]
    assert listed == [[kind.value, entry.title] for kind, entry in diagnoses().items()]
    assert re.findall(r"^\w+(?=  )", verdicts, re.M) == list(Verdict)
    assert re.findall(r"^\w+(?=  )", relations, re.M) == list(RelationKind)
    assert max(map(len, listing().splitlines())) <= 80


@pytest.mark.parametrize("code", [*FindingCode, *DiagnosisKind])
def test_an_explanation_says_all_of_its_entry_in_80_columns(code: FindingCode | DiagnosisKind) -> None:
    entry = catalogue()[code] if isinstance(code, FindingCode) else diagnoses()[code]
    text = explanation(code.value)
    words = " ".join(text.split())
    assert text.startswith(f"{entry.title} ({code.value})\n")
    assert all(part in words for part in (entry.meaning, entry.evidence, entry.advice))
    for authority in entry.authorities:
        assert f"{authority.name}, {authority.section}; from {authority.effective}" in words
        assert authority.link in text
    assert all(len(line) <= 80 or line.strip().startswith("https://") for line in text.splitlines())


def test_a_finding_may_be_asked_for_by_its_id_or_its_title() -> None:
    said = explanation("does_not_foot")
    assert explanation("does-not-foot-total-current-assets-2003-10-31-ab12") == said
    assert explanation("Does not foot") == said
    with pytest.raises(UsageError):
        explanation("does-not-footle")


def test_verdicts_and_relations_are_explained() -> None:
    assert explanation("exact") == "exact (verdict)\n\n  re-derives at the precision in which it is printed.\n"
    assert explanation("Cross-footing").startswith("cross footing (relation, mark CF)\n\n  a row adds up over")


def test_a_code_may_be_written_with_hyphens_and_capitals() -> None:
    assert explanation("Does-Not-Foot") == explanation("does_not_foot")


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("does_not_fot", "did you mean does_not_foot?"),
        ("misplaced", "misplaced_figure"),
        ("xyz", "`icc-report explain`"),
    ],
)
def test_an_unknown_code_is_answered_with_the_nearest(asked: str, answer: str) -> None:
    with pytest.raises(UsageError, match="there is no finding") as raised:
        explanation(asked)
    assert answer in str(raised.value)


def test_it_answers_without_loading_what_reads_and_draws() -> None:
    code = (
        "import sys; from icc_reports.cli import main; main(['explain', 'does_not_foot'], standalone_mode=False);"
        "print(sorted(m for m in sys.modules if m in ('lxml', 'jinja2', 'openpyxl', 'weasyprint', 'rapidfuzz')"
        " or m.startswith(('icc_reports.read', 'icc_reports.check', 'icc_reports.present'))))"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.splitlines()[-1] == "[]"
