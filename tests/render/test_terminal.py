"""Facts and checks as a person at a terminal reads them."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from icc_reports.model.findings import Severity
from icc_reports.model.reviews import Review, ReviewStatus
from icc_reports.model.source import SourceLine, Span
from icc_reports.present.facts import facts_export
from icc_reports.present.report import Note, Report, Uncovered
from icc_reports.render import terminal
from tests.builders import icc_audit, icc_corrected


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
    kinds = "footing|tie-out|recalculation|roll-forward"
    rows = dict(re.findall(rf"^[FTR] +({kinds}) +([\d -]+)$", terminal.check(report), re.M))
    assert set(rows) == set(kinds.split("|"))
    counted = sum(int(number) for row in rows.values() for number in row.split() if number != "-")
    assert counted == len(report.checks)


def test_check_begins_with_coverage_and_status_and_says_them_once(report: Report) -> None:
    flat = " ".join(terminal.check(report).split())
    assert flat.index(str(report.coverage)) < flat.index(report.status) < flat.index("footing")
    assert flat.count(str(report.coverage)) == flat.count(report.status) == 1


def test_ids_stand_alone_on_their_lines_and_whole(report: Report) -> None:
    lines = terminal.check(report).splitlines()
    for note in report.notes:
        assert f"    {note.finding.id}" in lines
        assert any(line.startswith("[") and f"[{note.ordinal}]" in line for line in lines)


def test_a_note_says_its_arithmetic_once_and_no_verdict(report: Report) -> None:
    text = " ".join(terminal.check(report).split())
    note = next(each for each in report.notes if each.heading == "Does not recalculate")
    assert note.arithmetic == ("1,172 / 3,050 = 38.43%",)
    assert text.count("1,172 / 3,050 = 38.43%") == 1
    assert "exception" not in text


def test_the_gravest_come_first_and_what_is_accepted_last(report: Report) -> None:
    review = Review(
        finding="", status=ReviewStatus.ACCEPTED, reason="Seen.", initials="AB", day=date(2026, 1, 31), line=1
    )
    first = next(note for note in report.notes if note.finding.severity is Severity.ERROR)
    accepted = replace(first, finding=replace(first.finding, review=review), review="Accepted by AB")
    text = terminal.check(replace(report, notes=tuple(accepted if each is first else each for each in report.notes)))
    standings = re.findall(r"^\[.*\((error|warning|accepted)\)$", text, re.M)
    assert standings == sorted(standings, key=("error", "warning", "accepted").index)
    assert standings[-1] == "accepted"
    assert "    Accepted by AB\n" in text


def test_findings_on_the_same_lines_share_one_excerpt(report: Report) -> None:
    first = report.notes[0]
    (span,) = first.finding.spans
    beside = span._replace(start=span.end + 1, end=span.end + 4)
    other = replace(first, ordinal=2, text="The next.", finding=replace(first.finding, id="next", spans=(beside,)))
    text = terminal.check(replace(report, notes=(first, other)))
    block = text[text.index("[1] [2] Does not tie") :]
    block = block[: block.index("\n\n")]
    assert block.count("L380 | ") == 1
    assert re.findall(r"^  (\[\d\] )", block, re.M) == ["[1] ", "[2] "]
    assert block.endswith("  [2] The next.\n    next")
    third = replace(other, ordinal=3, finding=replace(other.finding, id="third"))
    assert "[1]-[3] Does not tie" in terminal.check(replace(report, notes=(first, other, third)))


def test_figures_that_nothing_covers_are_listed_as_not_verifiable(report: Report) -> None:
    rows = tuple(
        Uncovered(
            place=f"L{at}", table="Sales", label=f"Row {at}", spans=(Span(at, 1, 3),) * 2, printed=("1,001", "--")
        )
        for at in range(1, 21)
    )
    many = replace(report, uncovered=rows)
    text = terminal.check(many)
    assert "Not verifiable, for no relation covers them: 40 figures\n  L1        Row 1: 1,001; --\n" in text
    assert "  L8        Row 8: 1,001; --\n  and 24 more: icc-report check --uncovered lists them all\n" in text
    assert "  L20       Row 20: 1,001; --\n" in terminal.check(many, is_whole=True)
    assert "more:" not in terminal.check(many, is_whole=True)
    assert "Not verifiable" not in terminal.check(replace(report, uncovered=()))


def test_check_ends_with_the_key_to_its_ticks(report: Report) -> None:
    *_, ticks, more = terminal.check(report).splitlines()
    assert ticks == "Ticks: F foots; CF cross-foots; T ties; R recalculated; C claimed"
    assert more == "What a finding means and rests on: icc-report explain ID"
    assert terminal.check(replace(report, notes=())).splitlines()[-1] == ticks


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


def test_a_reviewer_cannot_steer_the_terminal(report: Report) -> None:
    of = replace(report, notes=tuple(replace(each, review="\x1b[2J\r\x07 seen") for each in report.notes))
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", terminal.check(of))
    assert "seen" in terminal.check(of)


@pytest.mark.parametrize("has_colour", [True, False])
def test_a_release_cannot_steer_the_terminal(report: Report, has_colour: bool) -> None:
    hostile = "\x1b[2J\x1b]0;owned\x07 982 \r\x9b31m"
    of = with_source(report, 327, hostile, start=14, end=16)
    of = replace(of, masthead=replace(of.masthead, company=hostile), status=hostile)
    text = terminal.check(of, has_colour=has_colour)
    own = re.sub(r"\x1b\[(?:0|1;\d+|2)m", "", text)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", own)
