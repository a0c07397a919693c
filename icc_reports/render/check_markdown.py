"""What was checked in Markdown (CommonMark with GitHub's tables), for a pull request or a letter."""

from __future__ import annotations

from collections.abc import Iterator

from icc_reports.model.relations import Verdict
from icc_reports.present.report import Note, Report
from icc_reports.render.checkview import VERDICT_WORDS, groups, heading, kind_counts, standing
from icc_reports.render.excerpts import excerpts
from icc_reports.render.markup import escaped, fenced, table_row

_WIDTH = 100  # of an excerpt; a wider one would be scrolled


def check(report: Report) -> str:
    """How much was re-derived and how it fares, what a person should look at, and what no relation covers."""
    lines = [*_head(report), *_counts(report)]
    for group in groups(report.notes):
        lines += ["", f"### {escaped(heading(group))}", "", *_group(group, report)]
    lines += [*_uncovered(report), *_disclosure(report), "", *_legend(report)]
    return "\n".join(lines) + "\n"


def _head(report: Report) -> Iterator[str]:
    head = report.masthead
    yield f"# {escaped(head.company)}"
    yield ""
    told = (head.period, head.listing, report.source.name)
    yield " · ".join(escaped(part) for part in told if part)
    yield ""
    yield f"**{report.coverage}.** {escaped(report.status)}"
    if report.reviewed:
        yield ""
        yield f"{escaped(report.reviewed.outcome)} ({escaped(report.reviewed.name)})."


def _counts(report: Report) -> Iterator[str]:
    kinds = kind_counts(report.checks)
    if not kinds:
        return
    yield ""
    yield table_row(["Tick", "Relation", *(words.capitalize() for words in VERDICT_WORDS.values())])
    yield table_row([":--", ":--", *["--:"] * len(Verdict)])
    for each in kinds:
        yield table_row([each.kind.tick, each.name, *(f"{each.counts[verdict]:,}" for verdict in Verdict)])


def _group(group: list[Note], report: Report) -> Iterator[str]:
    spans = dict.fromkeys(span for note in group for span in note.finding.spans)
    shown = [_plain(line) for line in excerpts(spans, report.source_lines, _WIDTH)]
    if shown:
        yield from fenced(shown)
        yield ""
    for note in group:
        yield f"- {escaped(note.text)}"
        for line in note.arithmetic:
            yield f"  - {escaped(line)}"
        if note.review:
            yield f"  - *{escaped(note.review)}*"
        yield f"  - `{note.finding.id}`"


def _plain(line: str) -> str:
    return "".join(character if character.isprintable() else " " for character in line)


def _uncovered(report: Report) -> Iterator[str]:
    if not report.uncovered:
        return
    yield ""
    yield "### Not verifiable, for no relation covers them"
    yield ""
    yield table_row(["Line", "Label", "Figures"])
    yield table_row([":--", ":--", ":--"])
    for row in report.uncovered:
        yield table_row([row.place, escaped(row.label), escaped("; ".join(row.printed))])


def _disclosure(report: Report) -> Iterator[str]:
    """The prompts on rules of disclosure, with what they rest on."""
    if report.disclosure:
        yield ""
        yield "### Disclosure"
        yield ""
    for note in report.disclosure:
        yield f"- **{escaped(note.heading)}** ({standing(note)}): {escaped(note.text)}"
        yield f"  - {escaped('; '.join(note.authority))}"
        if note.review:
            yield f"  - *{escaped(note.review)}*"
        yield f"  - `{note.finding.id}`"


def _legend(report: Report) -> Iterator[str]:
    yield "Ticks: " + "; ".join(f"**{mark}** {escaped(told)}" for mark, told in report.legend) + "."
