"""Facts and checks as a person at a terminal reads them."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from icc_reports.model.findings import Severity
from icc_reports.model.source import SourceLine, Span
from icc_reports.present import present
from icc_reports.present.facts import facts_export
from icc_reports.present.report import Note, Report
from icc_reports.render import terminal
from tests.builders import icc_audit, icc_corrected


@pytest.fixture(scope="module")
def report() -> Report:
    audit = icc_audit()
    return present(audit, icc_corrected(audit))


def with_source(report: Report, line: int, text: str, *, start: int, end: int) -> Report:
    """The report with one note, about one place on a line of the source."""
    first: Note = report.notes[0]
    span = Span(line, start, end)
    note = replace(first, finding=replace(first.finding, spans=(span,), severity=Severity.ERROR))
    lines = tuple(SourceLine(each.span, text) if each.span.line == line else each for each in report.source_lines)
    return replace(report, notes=(note,), source_lines=lines)


def test_columns_of_changes_are_named_and_their_percentages_have_a_sign(report: Report) -> None:
    place = {"line": 7, "table": 0, "table_title": "Sales", "row": 0}
    figure = {"label": "Gas", "printed": "11.0", "origin": "printed", "unit": "pure", "scale": "0.01"}
    change = {**place, **figure, "column": "percent_change", "fiscal_period": "Q4 FY2003"}
    text = terminal.facts(replace(report, facts={"facts": [change]}))
    assert re.search(r"L7 +Gas +% change +11\.0%$", text, re.MULTILINE)


def test_nothing_is_wider_than_the_terminal(report: Report) -> None:
    for text in (terminal.facts(report), terminal.check(report)):
        assert max(map(len, text.splitlines())) <= 80
        assert text.endswith("\n")


def test_every_fact_has_its_line_under_its_row(report: Report) -> None:
    text = terminal.facts(report)
    facts = report.facts["facts"]
    assert isinstance(facts, list)
    assert len(re.findall(r" Q\d FY\d{4} +\S", text)) == len(facts)
    assert re.search(r"^L202 +Net loss +Q1 FY2004 +\$ \(818\) thousand USD\n +Q1 FY2003 +\$ \(982\) ", text, re.M)
    assert re.search(
        r"^L210 +Basic and diluted loss per +Q1 FY2004 +\$ \(0\.07\) USD/share\n +common share ", text, re.M
    )
    assert re.search(r"^L214 .* 13,797,567 shares$", text, re.M)
    assert re.search(r"^L189 +\(no label\) ", text, re.M)
    assert re.search(r"^L385 +Gross margin % +Q1 FY2004 +40\.1%$", text, re.M)
    assert f"{len(facts)} figures in 5 tables" in text


def test_moved_figures_say_so(report: Report) -> None:
    audit = icc_audit()
    corrected = replace(report, facts=facts_export(audit, icc_corrected(audit)))
    assert "moved" not in terminal.facts(report)
    assert re.search(r"Q4 FY2003 +moved 982 thousand USD", terminal.facts(corrected))


def test_check_counts_each_kind_once(report: Report) -> None:
    rows = dict(re.findall(r"^(footing|tie out|recalculation|roll forward) +([\d ]+)$", terminal.check(report), re.M))
    assert set(rows) == {"footing", "tie out", "recalculation", "roll forward"}
    counted = sum(int(number) for row in rows.values() for number in row.split())
    assert counted == len(report.checks)


def test_check_ends_with_the_status_and_names_every_finding(report: Report) -> None:
    text = terminal.check(report)
    flat = " ".join(text.split())
    assert flat.endswith(" ".join(report.status.split()))
    for note in report.notes:
        assert note.finding.id in text
        assert f"[{note.ordinal}] " in text


def test_check_leaves_out_what_ties(report: Report) -> None:
    assert "L263" not in terminal.check(report)


def test_carets_stand_under_the_figure(report: Report) -> None:
    source = "Impairment of goodwill" + " " * 10 + "982          --"
    lines = terminal.check(with_source(report, 327, source, start=33, end=35)).splitlines()
    at = next(index for index, line in enumerate(lines) if line.endswith("982          --"))
    assert lines[at].startswith("  L327 | Impairment")
    caret = lines[at + 1]
    assert caret.strip() == "^^^"
    assert lines[at][caret.index("^") : caret.rindex("^") + 1] == "982"


@pytest.mark.parametrize("column", [1, 60, 100, 197])
def test_a_long_line_is_cut_around_the_figure(report: Report, column: int) -> None:
    source = ("." * (column - 1) + "1,234").ljust(201, ".")
    lines = terminal.check(with_source(report, 327, source, start=column, end=column + 4)).splitlines()
    at = next(index for index, line in enumerate(lines) if "^^^^^" in line)
    assert len(lines[at - 1]) <= 80
    assert lines[at - 1][lines[at].index("^") :][:5] == "1,234"


def test_colour_only_on_request(report: Report) -> None:
    plain = terminal.check(report)
    coloured = terminal.check(report, has_colour=True)
    assert "\x1b" not in plain
    assert "\x1b[1;31m" in coloured
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == plain


@pytest.mark.parametrize("has_colour", [True, False])
def test_a_release_cannot_steer_the_terminal(report: Report, has_colour: bool) -> None:
    hostile = "\x1b[2J\x1b]0;owned\x07 982 \r\x9b31m"
    of = with_source(report, 327, hostile, start=14, end=16)
    of = replace(of, masthead=replace(of.masthead, company=hostile), status=hostile)
    text = terminal.check(of, has_colour=has_colour)
    own = re.sub(r"\x1b\[(?:0|1;\d+|2)m", "", text)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", own)
