"""Every way in which releases set their tables in text, each in a small document of its own with all of its facts."""

from __future__ import annotations

from pathlib import Path

import pytest

from icc_reports.model.findings import FindingCode
from icc_reports.read import read_release
from tests.read.expected import expected_lines, lines_of, printed_elsewhere

FOLDER = Path(__file__).parent / "dialects"
DOCUMENTS = sorted(path.stem for path in FOLDER.glob("*.txt"))

# Where a figure stands that is set in an unusual way: document, line, as printed in the source, first and last column.
PLACES = [
    ("tagged", 38, "($    525)", 56, 65),
    ("tagged", 30, "--", 49, 50),
    ("leaders", 14, "(2.3)", 79, 83),
    ("tabs", 9, "$ 7,990", 22, 28),
    ("footnotes", 16, "$  21,115", 57, 65),
    ("crowded", 9, "(24,110)", 46, 53),
    ("crowded", 9, "(23,940)", 54, 61),
    ("wide", 11, "$ 28,500", 140, 147),
    ("below", 14, "8,210", 55, 59),
    ("european", 11, "€   47.0", 68, 75),
]

# Some of the documents are the top of a statement, and it is right that they seem to be cut off.
EXPECTED = {FindingCode.READING_DOUBT, FindingCode.SCALE_NOT_STATED, FindingCode.CUT_OFF}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_fact_is_read(name: str) -> None:
    path = FOLDER / f"{name}.txt"
    release = read_release(path.read_bytes(), path.name)
    assert lines_of(release) == expected_lines(path.with_suffix(".tsv"))
    assert printed_elsewhere(release) == []
    assert {finding.code for finding in release.findings} <= EXPECTED


@pytest.mark.parametrize(("name", "line", "printed", "start", "end"), PLACES)
def test_a_figure_keeps_its_columns(name: str, line: int, printed: str, start: int, end: int) -> None:
    path = FOLDER / f"{name}.txt"
    release = read_release(path.read_bytes(), path.name)
    places = [(fact.figure.span.start, fact.figure.span.end) for fact in release.facts if fact.figure.span.line == line]
    assert (start, end) in places
    source = path.read_text("utf-8").splitlines()[line - 1]
    assert source[start - 1 : end] == printed


def test_a_scale_stated_nowhere_is_a_doubt() -> None:
    path = FOLDER / "noscale.txt"
    findings = read_release(path.read_bytes(), path.name).findings
    assert [finding.code for finding in findings] == [FindingCode.SCALE_NOT_STATED, FindingCode.READING_DOUBT]
    assert "what 8 figures are stated in" in findings[1].message


def test_sections_of_the_tables() -> None:
    path = FOLDER / "untagged.txt"
    rows = read_release(path.read_bytes(), path.name).tables[0].rows
    sections = {row.label: row.section for row in rows if not row.is_heading}
    assert sections["Inventories"] == ("Assets", "Current assets:")
    assert sections["Notes payable"] == ("Liabilities and stockholders' equity", "Current liabilities:")
    assert sections["Goodwill"] == ("Assets",)


def test_rules_hint_at_totals() -> None:
    path = FOLDER / "subtotals.txt"
    rows = {row.span.line: row for row in read_release(path.read_bytes(), path.name).tables[0].rows}
    assert rows[13].ruled_above
    assert rows[13].ruled_below
    assert not rows[10].ruled_above
    assert not rows[10].ruled_below


@pytest.mark.parametrize("ending", [b"\r\n", b"\r"])
def test_line_ends_change_nothing(ending: bytes) -> None:
    path = FOLDER / "tagged.txt"
    data = path.read_bytes().replace(b"\n", ending)
    assert lines_of(read_release(data, path.name)) == expected_lines(path.with_suffix(".tsv"))
