"""Briefs in Markdown (CommonMark with GitHub's tables), one template for each audience."""

from __future__ import annotations

import re
from pathlib import Path

from icc_reports.errors import UsageError
from icc_reports.model.findings import FindingCode
from icc_reports.model.relations import Verdict
from icc_reports.present.report import CheckLine, Note, Report, ReportTable
from icc_reports.render.checkview import kind_counts
from icc_reports.render.markup import Markup, escaped, table_row
from icc_reports.render.tableview import PrintedNumber, TableView, corrected_view, leading_reconciliation, table_view
from icc_reports.render.templating import environment, fill
from icc_reports.render.trendview import trend_views

AUDIENCES = ("executive", "analyst", "reconciliation", "auditor")

_LEVEL = "\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}"


def render(report: Report, audience: str, *, templates: Path | None = None) -> str:
    """The brief for "executive", "analyst" or "auditor", or on the "reconciliation" of what is not GAAP.

    Raises UsageError for another audience and TemplateError where a template fails.
    """
    if audience not in AUDIENCES:
        raise UsageError(f"no brief for {audience!r}: choose one of {', '.join(AUDIENCES)}")
    env = environment(templates, finalize=_finalize)
    env.globals |= {
        "grid": _grid,
        "table_view": table_view,
        "corrected_view": lambda table: corrected_view(table, report.figures),
        "trend_views": lambda: trend_views(report),
        "reconciliation": lambda: leading_reconciliation(report),
        "by_verdict": _by_verdict(report),
        "worst": _worst(report),
        "told": _told(report),
        "accepted": sum(note.finding.is_accepted for note in report.notes),
        "kinds": _kinds(report),
        "checks_of": lambda table: _checks_of(report, table),
        "notes_of": lambda table: _notes_of(report, table),
    }
    text = fill(env, f"brief-{audience}.md", {"report": report})
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"


def _finalize(value: object) -> object:
    return value if hasattr(value, "__html__") else escaped(str(value))


def _grid(view: TableView) -> Markup:
    """A table with right-aligned figures, the notes as [n] beside them, source line and ticks in the last column."""
    heads = [head.text for head in view.heads for _ in range(head.span)]
    titles = [", ".join(part for part in pair if part) for pair in zip(heads, view.subheads, strict=True)]
    lines = [table_row(["", *map(escaped, titles), "Line, ticks"]), table_row([":--", *["--:"] * len(titles), ":--"])]
    for row in view.rows:
        label = escaped(row.label)
        label = Markup(f"**{label}**") if label and (row.is_heading or row.is_total) else label
        margin = "" if row.is_heading else f"{row.place} {row.ticks}".strip()
        numbers = [" ".join([_printed(number), *map(_mark, number.marks)]) for number in row.numbers]
        lines.append(table_row([f"{_LEVEL * row.level}{label}", *numbers, escaped(margin)]))
    return Markup("\n".join(lines))


def _printed(number: PrintedNumber) -> str:
    """The number, in italics where it was derived here."""
    text = escaped(number.text)
    return f"*{text}*" if number.is_derived and text else text


def _mark(ordinal: int) -> str:
    return escaped(f"[{ordinal}]")


def _by_verdict(report: Report) -> dict[str, list[object]]:
    return {verdict.value: [check for check in report.checks if check.verdict is verdict] for verdict in Verdict}


def _worst(report: Report) -> object:
    """The note that matters most, one that nobody accepted before those accepted; None where everything ties."""

    def weight(note: Note) -> tuple[bool, int, int]:
        return not note.finding.is_accepted, note.finding.severity.rank, -note.ordinal

    return max(report.notes, key=weight, default=None)


def _told(report: Report) -> list[Note]:
    """What a reviewer said: the notes with a review, and the reviews without a note."""
    notes = (*report.notes, *report.disclosure)
    return [note for note in notes if note.review or note.finding.code is FindingCode.NOTE_WITHOUT_FINDING]


def _kinds(report: Report) -> list[dict[str, object]]:
    """For every kind of relation how many there are of each verdict."""
    return [
        {
            "kind": each.name,
            "tick": each.kind.tick,
            "count": sum(each.counts.values()),
            **{verdict.value: count for verdict, count in each.counts.items()},
        }
        for each in kind_counts(report.checks)
    ]


def _checks_of(report: Report, table: ReportTable) -> list[CheckLine]:
    """The relations that a table's own figures assert."""
    spans = {cell.figure.span for row in table.rows for cell in row.cells if cell.figure is not None}
    return [check for check in report.checks if check.asserted in spans]


def _notes_of(report: Report, table: ReportTable) -> list[Note]:
    """The reading notes whose marks stand in a table."""
    marks = {mark for row in table.rows for cell in row.cells for mark in cell.marks}
    return [note for note in report.notes if note.ordinal in marks]
