"""The only place where the stages are chained: bytes to Release to Audit to Report to bytes."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from pathlib import Path

from icc_reports import __version__
from icc_reports.check import check_release
from icc_reports.check.reviewed import with_reviews
from icc_reports.errors import NotesError, OutputError, SourceError, UsageError
from icc_reports.model.audit import Audit, apply_corrections
from icc_reports.model.findings import Severity
from icc_reports.model.release import Release
from icc_reports.model.reviews import ReviewFile
from icc_reports.outputs import MANIFEST, safe_stem, write_pack
from icc_reports.present import present
from icc_reports.present.facts import facts_export
from icc_reports.present.report import Report
from icc_reports.read import read_release
from icc_reports.read.documents import MAX_BYTES
from icc_reports.read.review_notes import MAX_BYTES as MAX_NOTES
from icc_reports.read.review_notes import read_review_notes

EMBEDDED = Path(__file__).parent / "data" / "icc-2004q1.txt"
STANDARD_INPUT = "-"
NOTES_SUFFIX = ".notes.toml"

# What an archival PDF embeds: media type, description, and what the file is to the summary.
_EMBEDDED = {
    "workbook.xlsx": (
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "The figures with a live formula for each that can be re-derived",
        "Data",
    ),
    "facts.json": ("application/json", "Every figure of the tables, with its place", "Data"),
    "check.json": ("application/json", "Every relation, its verdict and its arithmetic", "Supplement"),
    "brief-executive.md": ("text/markdown", "The summary on one screen", "Alternative"),
    "brief-analyst.md": ("text/markdown", "The summary and all tables", "Alternative"),
    "brief-reconciliation.md": ("text/markdown", "How each measure that is not GAAP is made", "Alternative"),
    "brief-auditor.md": ("text/markdown", "What was checked, and what does not hold", "Supplement"),
}

Told = Callable[[str], None]
"""Is told the name of each stage as it begins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The bytes to read and the name they go by; ``exhibits`` chooses documents of a submission.

    ``notes`` are the bytes of a reviewer's notes on its findings and the name of their file.
    """

    name: str
    data: bytes
    exhibits: tuple[str, ...] = ()
    notes: tuple[str, bytes] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Study:
    """A release read, checked and laid out; ``corrected`` is its audit with the proposed corrections applied."""

    source: Source
    audit: Audit
    corrected: Audit | None
    report: Report

    @property
    def worst(self) -> Severity | None:
        """The severity of the gravest finding that no reviewer accepted; None without any."""
        is_open = (finding.severity for finding in self.audit.findings if not finding.is_accepted)
        return max(is_open, key=lambda each: each.rank, default=None)

    def fails_on(self, threshold: str) -> bool:
        """Whether a finding not accepted is at or above ``threshold``: "error", "warning" or "never"."""
        return threshold != "never" and self.worst is not None and self.worst.rank >= Severity(threshold).rank


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """A pack as written: its folder, its files with their sizes in bytes, and one line on the outcome."""

    folder: Path
    files: tuple[tuple[str, int], ...]
    status: str


def load(release: str | None, exhibits: tuple[str, ...] = (), notes: str | None = None) -> Source:
    """The release named: a path, "-" for standard input, or None for the one that comes with the program.

    ``exhibits`` names the documents to read of a full submission, by type or file name; without them all of EX-99.
    ``notes`` names the file of a reviewer's notes; without it that beside the release, where there is one.
    Raises SourceError or NotesError where there is no such file. Of one that is too large no more is read than shows
    that it is.
    """
    return replace(_load(release), exhibits=exhibits, notes=_load_notes(release, notes))


def _load(release: str | None) -> Source:
    if release == STANDARD_INPUT:
        return Source(name="stdin", data=sys.stdin.buffer.read(MAX_BYTES + 1))
    path = EMBEDDED if release is None else Path(release)
    try:
        if path.is_dir():
            raise SourceError(f"{path} is a folder. Name the file of an earnings release.")
        with path.open("rb") as file:
            return Source(name=_printable(path.name), data=file.read(MAX_BYTES + 1))
    except FileNotFoundError as error:
        raise SourceError(f"{path} does not exist. Name the file of an earnings release, or - for stdin.") from error
    except (OSError, ValueError) as error:
        raise SourceError(f"{release!r} cannot be read: {getattr(error, 'strerror', None) or error}.") from error


def _load_notes(release: str | None, named: str | None) -> tuple[str, bytes] | None:
    if named is None and release in (None, STANDARD_INPUT):
        return None
    path = Path(named) if named is not None else Path(str(release)).with_suffix(NOTES_SUFFIX)
    try:
        if named is None and not path.is_file():
            return None
        with path.open("rb") as file:
            return _printable(path.name), file.read(MAX_NOTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise NotesError(f"The notes file {str(path)!r} cannot be read: {reason}.") from error


def _printable(name: str) -> str:
    return "".join(character if character.isprintable() else "?" for character in name)


def study(source: Source, told: Told, *, as_corrected: bool = False) -> Study:
    """Read, check and lay out. With ``as_corrected`` the facts of the report are those of the corrected release.

    Raises SourceError where the bytes are no release, NotesError where the notes are not whole.
    """
    told("reading")
    notes = read_notes(source, _latest_day())
    release = _read(source)
    told("checking")
    audit = check_release(release)
    audit = with_reviews(audit, notes) if notes else audit
    corrected = check_release(apply_corrections(release, audit.corrections)) if audit.corrections else None
    told("laying out")
    report = present(audit, corrected)
    if as_corrected:
        report = replace(report, facts=facts_export(audit, corrected))
    return Study(source=source, audit=audit, corrected=corrected, report=report)


def read_notes(source: Source, today: date) -> ReviewFile | None:
    """The reviewer's notes that go with a release, none later than ``today``; None where there are none.

    Raises NotesError where they are not whole.
    """
    return read_review_notes(source.notes[1], source.notes[0], today) if source.notes else None


def _latest_day() -> date:
    """The day that it is where the day begins first."""
    return (datetime.now(UTC) + timedelta(hours=14)).date()


def _read(source: Source) -> Release:
    try:
        return read_release(source.data, source.name, source.exhibits)
    except SourceError as error:
        raise error if source.name in str(error) else SourceError(f"{source.name}: {error}") from error


def pdf(
    report: Report, templates: str | None = None, *, archival: bool = False, files: Mapping[str, bytes] | None = None
) -> bytes:
    """The investor summary. An archival one (PDF/A-3a) embeds ``files``; where there are none, they are made."""
    from icc_reports.render import pdf as renderer

    made = (documents(report, templates) if files is None else files) if archival else {}
    embedded = [
        renderer.Embedded(name=name, data=made[name], media=media, description=about, relationship=relationship)
        for name, (media, about, relationship) in _EMBEDDED.items()
        if name in made
    ]
    return renderer.render(report, templates=_folder(templates), attachments=embedded, archival=archival)


def documents(report: Report, templates: str | None = None) -> dict[str, bytes]:
    """The files that go with the investor summary: workbook, briefs, facts and checks, by name."""
    from icc_reports.render import json
    from icc_reports.render.markdown import AUDIENCES

    files = {"workbook.xlsx": xlsx(report)}
    for audience in AUDIENCES:
        files[f"brief-{audience}.md"] = brief(report, audience, templates).encode()
    return {**files, "facts.json": json.facts(report), "check.json": json.check(report)}


def check(report: Report, form: str, *, has_colour: bool = False, is_whole: bool = False) -> bytes:
    """What was checked, as "text" for a terminal, "markdown" or "json".

    In text ``is_whole`` lists all figures that no relation covers; the other forms always do.
    """
    from icc_reports.render import check_markdown, json, terminal

    if form == "json":
        return json.check(report)
    if form == "markdown":
        return check_markdown.check(report).encode()
    return terminal.check(report, has_colour=has_colour, is_whole=is_whole).encode()


def xlsx(report: Report) -> bytes:
    """The workbook with live formulas."""
    from icc_reports.render import xlsx as renderer

    return renderer.render(report)


def brief(report: Report, audience: str, templates: str | None = None) -> str:
    """The brief for an audience; raises UsageError for one that is not known."""
    from icc_reports.render import markdown as renderer

    return renderer.render(report, audience, templates=_folder(templates))


def build(source: Source, output: str, told: Told, templates: str | None = None) -> tuple[Study, Pack]:
    """Everything that is made of a release, as a pack in a folder of ``output`` named after the source.

    Raises SourceError, TemplateError or OutputError; then a pack that was there before is untouched.
    """
    from icc_reports.render import json

    made = study(source, told)
    told("writing workbook and briefs")
    files = documents(made.report, templates)
    told("writing the PDF")
    files["investor-summary.pdf"] = pdf(made.report, templates, archival=True, files=files)
    files = dict(sorted(files.items()))
    files[MANIFEST] = json.dump(_manifest(source, files, made.report))
    folder = Path(output) / safe_stem(source.name)
    write_pack(folder, files)
    sizes = tuple((name, len(data)) for name, data in files.items())
    return made, Pack(folder=folder, files=sizes, status=made.report.status)


def _manifest(source: Source, files: dict[str, bytes], report: Report) -> dict[str, object]:
    return {
        "program": f"icc-reports {__version__}",
        "source": _sum_of(source.name, source.data),
        "notes": _sum_of(*source.notes) if source.notes else None,
        "status": report.status,
        "artefacts": [_sum_of(name, data) for name, data in files.items()],
    }


def _sum_of(name: str, data: bytes) -> dict[str, object]:
    return {"name": name, "bytes": len(data), "sha256": sha256(data).hexdigest()}


def _folder(templates: str | None) -> Path | None:
    if templates is None:
        return None
    if not Path(templates).is_dir():
        raise UsageError(f"{templates} is no folder of templates.")
    return Path(templates)


def templates() -> dict[str, str]:
    """The shipped templates by name, with what each is for."""
    from icc_reports.render.templating import shipped

    return shipped()


def copy_templates(folder: str, names: tuple[str, ...], *, force: bool) -> tuple[Path, ...]:
    """Copy the templates named, or all, into a folder, and return where they are; none where one would be written over.

    Raises UsageError for that and for a name that is not there, OutputError where the folder cannot be written.
    """
    from icc_reports.render.templating import SHIPPED

    unknown = [name for name in names if name not in templates()]
    if unknown:
        raise UsageError(f"there is no template {unknown[0]!r}; `icc-report templates list` names those there are.")
    targets = tuple(Path(folder) / name for name in names or templates())
    taken = [path for path in targets if path.exists()]
    if taken and not force:
        raise UsageError(f"{taken[0]} is there already. Name another folder, or say --force to write over it.")
    try:
        Path(folder).mkdir(parents=True, exist_ok=True)
        for path in targets:
            path.write_bytes((SHIPPED / path.name).read_bytes())
    except OSError as error:
        raise OutputError(f"{folder} cannot be written: {error.strerror or error}.") from error
    return targets
