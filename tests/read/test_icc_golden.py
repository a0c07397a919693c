"""Every figure of the release that comes with the program, and of the original that it restates.

The files in tests/releases were checked by reading, figure by figure, against the printed tables.
"""

from __future__ import annotations

from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest

from icc_reports.model.release import PassageRole, Release
from icc_reports.read import read_release
from tests.read.expected import expected_lines, lines_of, printed_elsewhere

FACTS = Path(__file__).parents[1] / "releases" / "icc-2004q1.tsv"


@pytest.fixture(scope="module")
def embedded() -> Release:
    data = files("icc_reports").joinpath("data/icc-2004q1.txt").read_bytes()
    return read_release(data, "icc-2004q1.txt")


def test_every_fact_of_the_embedded_release(embedded: Release) -> None:
    assert lines_of(embedded) == expected_lines(FACTS)
    assert len(embedded.facts) == 209
    assert printed_elsewhere(embedded) == []
    assert embedded.findings == ()


def test_every_fact_of_the_original(releases: Path) -> None:
    path = releases / "icc-2004q1.txt"
    original = read_release(path.read_bytes(), path.name)
    assert lines_of(original) == expected_lines(FACTS)
    assert printed_elsewhere(original) == []


def test_who_reports_what(embedded: Release) -> None:
    assert embedded.company == "Internet Commerce Corporation"
    assert (embedded.ticker, embedded.exchange) == ("ICCA", "Nasdaq SmallCap")
    assert embedded.title == "ICC Reports Its Results of the First Quarter of Fiscal 2004"
    assert embedded.released == date(2003, 12, 11)
    assert embedded.is_unaudited
    assert embedded.currency == "USD"


def test_scale_notes_and_heads(embedded: Release) -> None:
    notes = [table.scale_note for table in embedded.tables]
    assert notes[3] == "(in thousands, except for share and per share amounts)"
    assert notes[4] == "(in thousands)"
    assert notes[5] == "(000's)"
    assert [column.head for column in embedded.tables[3].columns] == [
        "Three Months Ended October 31, 2003",
        "Three Months Ended October 31, 2002",
    ]
    assert [column.fiscal_period for column in embedded.tables[5].columns] == [
        "Q1 FY2004",
        "Q4 FY2003",
        "Q3 FY2003",
        "Q2 FY2003",
        "Q1 FY2003",
    ]


def test_sections(embedded: Release) -> None:
    sections = {row.span.line: row.section for table in embedded.tables for row in table.rows}
    assert sections[177] == ("Revenues:",)
    assert sections[198] == ("Other income and (expense):",)
    assert sections[248] == ("ASSETS", "Current assets:")
    assert sections[269] == ("LIABILITIES AND STOCKHOLDERS' EQUITY", "Current liabilities:")
    assert sections[256] == ("ASSETS",)


def test_reconciliations(embedded: Release) -> None:
    found = [(each.table, each.measure_from, each.measure_to) for each in embedded.reconciliations]
    assert found == [
        (5, "Net loss", "Adjusted EBITDA loss"),
        (6, "Net loss", "Adjusted EBITDA loss"),
        (7, "Gross margin", "Adjusted gross margin"),
        (8, "Gross margin", "Adjusted gross margin"),
    ]
    for each in embedded.reconciliations:
        rows = embedded.tables[each.table].rows
        assert (rows[each.start].label, rows[each.end].label) == (each.measure_from, each.measure_to)


def test_the_prose(embedded: Release) -> None:
    by_role = {role: [each.text for each in embedded.passages if each.role is role] for role in PassageRole}
    assert by_role[PassageRole.CONTACT] == ["CONTACT: Victor Bjorge, 212.271.7618, victor@icc.net"]
    assert any(
        text.startswith("Statements in this release that are not about")
        for text in by_role[PassageRole.FORWARD_LOOKING]
    )
    assert any(
        text.startswith("Internet Commerce Corporation (NasdaqSC: ICCA) carries") for text in by_role[PassageRole.ABOUT]
    )
    assert len(by_role[PassageRole.BULLET]) == 6
    rejoined = next(text for text in by_role[PassageRole.BODY] if text.startswith("ICC.NET revenue is made up"))
    assert "month after month, he expects that most of what is added" in rejoined  # cut in two by a page break


def test_sentences_know_their_places(embedded: Release) -> None:
    sentence = next(each for each in embedded.sentences if "29.8%" in each.text)
    start = sentence.text.index("29.8%")
    span = sentence.span_of(start, start + 5)
    line = embedded.source.line_of(span).text
    assert (span.line, line[span.start - 1 : span.end]) == (35, "29.8%")
