"""Facts and checks for a terminal: 80 columns, colour as a help only, nothing that a terminal would obey."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby, zip_longest
from operator import itemgetter
from typing import Any

from icc_reports.model.findings import Severity
from icc_reports.model.relations import Verdict
from icc_reports.model.source import SourceLine
from icc_reports.present.report import Note, Report
from icc_reports.render.checkview import VERDICT_WORDS, groups, heading, kind_counts, standing
from icc_reports.render.excerpts import excerpts

_WIDTH = 80
_COLUMNS = {
    "percent_change": "% change",
    "percent_of_revenue": "% of sales",
    "amount_change": "change",
    "adjustments": "adjustment",
}
_MOST_UNCOVERED = 8  # rows
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


def check(report: Report, *, has_colour: bool = False, is_whole: bool = False) -> str:
    """How much was re-derived and how it fares, then only what a person should look at, the gravest first.

    Figures that no relation covers are listed too, the first of them unless the list ``is_whole``.
    """
    text = _finished([*_masthead(report), "", *_standing(report)])
    for group in groups(report.notes):
        title = _finished(textwrap.wrap(heading(group), _WIDTH))
        text += "\n" + (_coloured(title, group[0].finding.severity) if has_colour else title)
        text += _finished(_group(group, report.source_lines))
    return text + _finished([*_uncovered(report, is_whole=is_whole), *_disclosure(report), *_closing(report)])


def _masthead(report: Report) -> Iterator[str]:
    head = report.masthead
    yield from textwrap.wrap(" · ".join(part for part in (head.company, head.listing) if part), _WIDTH)
    whole = " · ".join(part for part in (head.period, report.source.name) if part)
    for line in [whole] if len(whole) <= _WIDTH else [head.period, report.source.name]:
        yield from textwrap.wrap(line, _WIDTH, break_on_hyphens=False)


def _row(row: list[Mapping[str, Any]]) -> Iterator[str]:
    label = textwrap.wrap(row[0]["label"] or "(no label)", 30, subsequent_indent="  ")
    place = _place(row[0])
    for text, fact in zip_longest(label, row):
        yield f"{place:<8} {text or '':<30} {_figure(fact) if fact else ''}".rstrip()
        place = ""


def _figure(fact: Mapping[str, Any]) -> str:
    amount = " ".join(part for part in (fact["printed"], _SCALES.get(fact["scale"], "")) if part)
    if fact["scale"] == "0.01":
        amount += "" if re.search(r"[%c¢]$", amount) else "%" if fact["unit"] == "pure" else " cents"
    unit = "" if fact["unit"] == "pure" else fact["unit"]
    column = fact["column"]
    head = _COLUMNS.get(column, column) if column else fact["fiscal_period"] or fact["period_end"] or ""
    moved = "moved " if fact["origin"] == "moved" else ""
    return f"{head[:10]:<10} {moved + amount:>19} {unit}"


def _place(fact: Mapping[str, Any]) -> str:
    return f"T{fact['table_index']} R{fact['row_index']}" if "table_index" in fact else f"L{fact['line']}"


def _standing(report: Report) -> Iterator[str]:
    yield f"{report.coverage}."
    yield from textwrap.wrap(report.status, _WIDTH)
    if report.reviewed:
        yield from textwrap.wrap(f"{report.reviewed.outcome} ({report.reviewed.name}).", _WIDTH)
    kinds = kind_counts(report.checks)
    if not kinds:
        return
    yield ""
    yield f"{'':<16}" + "".join(f"{VERDICT_WORDS[verdict]:>16}" for verdict in Verdict)
    for each in kinds:
        numbers = "".join(f"{_count(each.counts[verdict]):>16}" for verdict in Verdict)
        yield f"{each.kind.tick:<3}{each.name:<13}{numbers}"


def _count(number: int) -> str:
    return f"{number:,}" if number else "-"


def _group(group: list[Note], source: tuple[SourceLine, ...]) -> Iterator[str]:
    spans = dict.fromkeys(span for note in group for span in note.finding.spans)
    yield from (f"  {line}" for line in excerpts(spans, source, _WIDTH - 2))
    for note in group:
        mark = f"[{note.ordinal}] " if len(group) > 1 else ""
        yield from _indented(f"{mark}{note.text}", "  ")
        for line in note.arithmetic:
            yield from _indented(line)
        yield from _indented(note.review)
        yield f"    {note.finding.id}"


def _uncovered(report: Report, *, is_whole: bool) -> Iterator[str]:
    rows = report.uncovered if is_whole else report.uncovered[:_MOST_UNCOVERED]
    if not rows:
        return
    yield ""
    yield f"Not verifiable, for no relation covers them: {sum(len(row.spans) for row in report.uncovered):,} figures"
    for row in rows:
        room = _WIDTH - len(f"  {row.place:<9} ")
        for at, line in enumerate(
            textwrap.wrap(f"{row.label}: {'; '.join(row.printed)}", room, subsequent_indent="  ")
        ):
            yield f"  {'' if at else row.place:<9} {line}"
    left = sum(len(row.spans) for row in report.uncovered[len(rows) :])
    if left:
        yield f"  and {left:,} more: icc-report check --uncovered lists them all"


def _disclosure(report: Report) -> Iterator[str]:
    """The prompts on rules of disclosure, in a block of their own: what was found where, and what it rests on."""
    if report.disclosure:
        yield ""
        yield "Disclosure"
    for note in report.disclosure:
        yield from _indented(f"{note.heading} ({standing(note)}). {note.text}", "  ")
        yield from _indented(f"Rests on: {'; '.join(note.authority)}")
        yield from _indented(note.review)
        yield f"    {note.finding.id}"


def _closing(report: Report) -> Iterator[str]:
    """The key to the marks, and where more is to be had."""
    yield ""
    yield from textwrap.wrap(
        "Ticks: " + "; ".join(f"{mark} {told.split(':')[0]}" for mark, told in report.legend), _WIDTH
    )
    if report.notes or report.disclosure:
        yield "What a finding means and rests on: icc-report explain ID"


def _indented(text: str, indent: str = "    ") -> list[str]:
    return textwrap.wrap(text, _WIDTH, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False)


def _coloured(text: str, severity: Severity) -> str:
    return f"\x1b[1;{_COLOURS[severity]}m{text}\x1b[0m"


def _finished(lines: Iterable[str]) -> str:
    return "".join(f"{safe(line)}\n" for line in lines)
