"""A file of notes to be filled in: an entry for every finding on which nobody has spoken yet."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from icc_reports.model.findings import FindingCode
from icc_reports.present.report import Note, Report
from icc_reports.render.checkview import groups, heading
from icc_reports.render.terminal import safe

_WIDTH = 100
_LEAD = (
    "Take the # from the lines of the notes that you write, fill them in, and leave or delete the others. "
    "status is accepted (it may stand, and fails no run) or explained (its cause is known; it remains a difference)."
)


def skeleton(report: Report) -> str:
    """TOML in which every line is a comment: the open findings, the gravest first, each with a note to fill in."""
    told = (*report.notes, *report.disclosure)
    is_open = [note for note in told if not note.review and _can_be_noted(note)]
    lines = [*_comment(f"Notes on {report.source.name}, SHA-256 {report.source.sha256}."), *_comment(_LEAD)]
    for group in groups(is_open):
        for note in group:
            lines += ["", *_entry(note)]
    return "".join(f"{line}\n" for line in lines)


def _can_be_noted(note: Note) -> bool:
    return note.finding.code is not FindingCode.NOTE_WITHOUT_FINDING


def _entry(note: Note) -> Iterator[str]:
    yield from _comment(f"{heading([note])}: {note.text}")
    yield "#[[note]]"
    yield f'#finding = "{note.finding.id}"'
    yield '#status = "accepted"'
    yield '#reason = ""'
    yield '#initials = ""'
    yield "#date = YYYY-MM-DD"


def _comment(text: str) -> list[str]:
    return textwrap.wrap(safe(text), _WIDTH, initial_indent="# ", subsequent_indent="# ", break_on_hyphens=False)
