from __future__ import annotations

import re
from dataclasses import replace

from icc_reports.model.source import SourceLine
from icc_reports.present.report import Report, ReviewNotes, Uncovered
from icc_reports.render import terminal
from icc_reports.render.check_markdown import check
from icc_reports.render.markup import fenced


def test_it_says_what_the_terminal_says(report: Report) -> None:
    text = re.sub(r"\\(.)", r"\1", check(report))
    flat = " ".join(text.split())
    assert flat.index(str(report.coverage)) < flat.index(report.status) < flat.index("| F | footing |")
    for note in report.notes:
        assert note.text in flat
        assert f"`{note.finding.id}`" in flat
        assert all(line in flat for line in note.arithmetic)
    headings = re.findall(r"^### (\[.*)$", text, re.M)
    assert headings == re.findall(r"^(\[\d+\].*\))$", terminal.check(report), re.M)


def test_counts_are_a_table_of_numbers(report: Report) -> None:
    rows = re.findall(r"^\| (?:F|CF|T|R|C) \| [a-z-]+ \| ([\d, |]+) \|$", check(report), re.M)
    assert sum(int(number.replace(",", "")) for row in rows for number in row.split(" | ")) == len(report.checks)


def test_what_nothing_covers_is_listed(report: Report) -> None:
    row = Uncovered(place="L7", table="Sales", label="Sales | *net*", spans=(), printed=("1,001", "--"))
    assert "| L7 | Sales \\| \\*net\\* | 1,001; -- |" in check(replace(report, uncovered=(row,)))
    assert "no relation covers them" not in check(replace(report, uncovered=()))


def test_text_of_release_and_reviewer_is_no_markup(report: Report) -> None:
    hostile = "```\n# <script>|</script> [x](javascript:1) \x1b[2J ~~~ ```"
    lines = tuple(SourceLine(each.span, hostile) for each in report.source_lines)
    notes = tuple(replace(each, text=hostile, review=hostile, arithmetic=(hostile,)) for each in report.notes)
    of = replace(
        report,
        masthead=replace(report.masthead, company=hostile),
        status=hostile,
        source_lines=lines,
        notes=notes,
        reviewed=ReviewNotes(name=hostile, sha256="", outcome="1 finding accepted"),
    )
    text = check(of)
    outside = re.sub(r"^(`{3,})text\n.*?\n\1$", "", text, flags=re.M | re.S)
    assert "<script>" not in outside
    assert "](" not in re.sub(r"\\[\[\]]", "", outside)
    assert not re.search(r"^(```|~~~|# <)", outside, re.M)
    assert "\x1b" not in text


def test_a_fence_is_longer_than_what_it_holds() -> None:
    assert fenced(["a ```` b"]) == ["`````text", "a ```` b", "`````"]
    assert fenced(["a"])[0] == "```text"
