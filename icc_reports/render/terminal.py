"""Facts and checks for a terminal: 80 columns, colour as a help only, nothing that a terminal would obey."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby, zip_longest
from operator import itemgetter
from typing import Any

from icc_reports.model.findings import Severity
from icc_reports.model.relations import RelationKind, Verdict
from icc_reports.model.source import SourceLine, Span
from icc_reports.present.report import CheckLine, Note, Report

_WIDTH = 80
_COLUMNS = {
    "percent_change": "% change",
    "percent_of_revenue": "% of sales",
    "amount_change": "change",
    "adjustments": "adjustment",
}
_WORDS = {
    Verdict.EXACT: "exact",
    Verdict.ROUNDING: "within rounding",
    Verdict.EXCEPTION: "does not tie",
    Verdict.NOT_VERIFIABLE: "not verifiable",
}
_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.INFO: "2"}
_SCALES = {"1000": "thousand", "1000000": "million", "1000000000": "billion", "0.01": ""}


def safe(text: str) -> str:
    """The text without characters that steer a terminal; line breaks stay."""
    return "".join(character if character.isprintable() or character == "\n" else " " for character in text)


def facts(report: Report) -> str:
    """Every figure of the tables, table by table, row by row; a row's figures stand under one another."""
    entries: Any = report.facts["facts"]
    lines = [*_masthead(report)]
    tables = [list(table) for _, table in groupby(entries, key=itemgetter("table"))]
    for table in tables:
        title = table[0]["table_title"] or table[0]["table_kind"].replace("_", " ")
        lines += ["", *textwrap.wrap(title, _WIDTH)]
        for _, row in groupby(table, key=itemgetter("row")):
            lines += _row(list(row))
    return _finished([*lines, "", f"{len(entries):,} figures in {len(tables):,} tables"])


def check(report: Report, *, has_colour: bool = False) -> str:
    """A summary line for each kind of relation, then only what a person should look at."""
    lines = [*_masthead(report), "", *_summary(report.checks), "", str(report.coverage)]
    text = _finished(lines)
    for note in report.notes:
        heading = _finished(["", *textwrap.wrap(f"[{note.ordinal}] {note.heading}", _WIDTH)])
        text += _coloured(heading, note.finding.severity) if has_colour else heading
        text += _finished(_note(note, report.source_lines))
    return text + _finished([*_disclosure(report), "", *textwrap.wrap(report.status, _WIDTH)])


def _disclosure(report: Report) -> Iterator[str]:
    """The prompts on rules of disclosure, in a block of their own: what was found where, and what it rests on."""
    if report.disclosure:
        yield ""
        yield "Disclosure"
    for note in report.disclosure:
        yield from _indented(f"{note.heading}. {note.text}", "  ")
        yield from _indented(f"Rests on: {'; '.join(note.authority)}")
        yield f"    {note.finding.severity.value}: {note.finding.code.value}"
        yield f"    {note.finding.id}"


def _masthead(report: Report) -> Iterator[str]:
    head = report.masthead
    yield from textwrap.wrap(" · ".join(part for part in (head.company, head.listing) if part), _WIDTH)
    yield from textwrap.wrap(" · ".join(part for part in (head.period, report.source.name) if part), _WIDTH)


def _row(row: list[Mapping[str, Any]]) -> Iterator[str]:
    label = textwrap.wrap(row[0]["label"] or "(no label)", 30, subsequent_indent="  ")
    place = _place(row[0])
    for text, fact in zip_longest(label, row):
        yield f"{place:<8} {text or '':<30} {_figure(fact) if fact else ''}".rstrip()
        place = ""


def _figure(fact: Mapping[str, Any]) -> str:
    amount = " ".join(part for part in (fact["printed"], _SCALES.get(fact["scale"], "")) if part)
    if fact["scale"] == "0.01" and "%" not in amount:
        amount += "%"
    unit = "" if fact["unit"] == "pure" else fact["unit"]
    column = fact["column"]
    head = _COLUMNS.get(column, column) if column else fact["fiscal_period"] or fact["period_end"] or ""
    moved = "moved " if fact["origin"] == "moved" else ""
    return f"{head[:10]:<10} {moved + amount:>19} {unit}"


def _place(fact: Mapping[str, Any]) -> str:
    return f"T{fact['table_index']} R{fact['row_index']}" if "table_index" in fact else f"L{fact['line']}"


def _summary(checks: Iterable[CheckLine]) -> Iterator[str]:
    counts: dict[RelationKind, dict[Verdict, int]] = {}
    for line in checks:
        of_kind = counts.setdefault(line.kind, dict.fromkeys(Verdict, 0))
        of_kind[line.verdict] += 1
    yield f"{'':<16}" + "".join(f"{_WORDS[verdict]:>16}" for verdict in Verdict)
    for kind in RelationKind:
        if kind in counts:
            yield f"{kind.value.replace('_', ' '):<16}" + "".join(
                f"{counts[kind][verdict]:>16,}" for verdict in Verdict
            )


def _note(note: Note, source: tuple[SourceLine, ...]) -> Iterator[str]:
    finding = note.finding
    yield from _excerpts(finding.spans, source)
    for line in note.arithmetic:
        yield from _indented(line)
    yield from _indented(note.text)
    yield f"    {finding.severity.value}: {finding.code.value}"
    yield f"    {finding.id}"


def _excerpts(spans: Iterable[Span], source: tuple[SourceLine, ...]) -> Iterator[str]:
    by_key = {line.span.line_key: line for line in source}
    on_line: dict[tuple[int | None, ...], list[Span]] = {}
    for span in spans:
        on_line.setdefault(span.line_key, []).append(span)
    for key, together in on_line.items():
        if key in by_key:
            yield from _excerpt(by_key[key], together)


def _excerpt(line: SourceLine, spans: list[Span]) -> Iterator[str]:
    """The line with carets under the spans; if it is too long, first its gaps shrink, then its ends are cut."""
    margin = f"  {line.span.place} | "
    room = _WIDTH - len(margin)
    text = line.text.expandtabs(1)
    marked = {place for span in spans for place in range(span.start - 1, min(span.end, len(text)))}
    columns = list(enumerate(text))
    if len(columns) > room:
        columns = [
            (at, character) for at, character in columns if at in marked or at < 2 or text[at - 2 : at + 1].strip()
        ]
    last = max(index for index, (at, _) in enumerate(columns) if at in marked or index == 0)
    start = max(0, min(last - room + 8, len(columns) - room))
    shown = columns[start : start + room]
    yield margin + "".join(character for _, character in shown).rstrip()
    yield (" " * len(margin) + "".join("^" if at in marked else " " for at, _ in shown)).rstrip()


def _indented(text: str, first: str = "    ") -> list[str]:
    return textwrap.wrap(text, _WIDTH, initial_indent=first, subsequent_indent="    ")


def _coloured(text: str, severity: Severity) -> str:
    return f"\x1b[1;{_COLOURS[severity]}m{text}\x1b[0m"


def _finished(lines: Iterable[str]) -> str:
    return "".join(f"{safe(line)}\n" for line in lines)
