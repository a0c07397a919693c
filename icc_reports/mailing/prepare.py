"""From what was asked to what would be sent: settings, recipients, embargo, attachments, the letter."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

from icc_reports import pipeline
from icc_reports.deliver import embargo as embargoes
from icc_reports.deliver import recipients as lists
from icc_reports.deliver import settings as configuration
from icc_reports.deliver.embargo import Embargo
from icc_reports.deliver.recipients import Kind, Recipient
from icc_reports.deliver.settings import Sender, Settings
from icc_reports.errors import UsageError
from icc_reports.model.relations import Verdict
from icc_reports.pipeline import Study, Told
from icc_reports.render.email import Attachment, Letter, Letterhead, compose, size_words
from icc_reports.render.headers import Mailbox, single_line

_EPOCH = "SOURCE_DATE_EPOCH"
_LONGEST_STEM = 60
MEGABYTE = 10**6


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What was asked for, as it was written; ``max_size`` is in megabytes of attachments as files."""

    release: str | None = None
    exhibits: tuple[str, ...] = ()
    notes: str | None = None
    config: str | None = None
    sender: str | None = None
    to: tuple[str, ...] = ()
    cc: tuple[str, ...] = ()
    bcc: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    is_internal_only: bool = False
    subject: str | None = None
    audience: str = "executive"
    attach: tuple[str, ...] = ()
    max_size: int = 18
    date: str | None = None
    message_id: str | None = None
    release_time: str | None = None
    public_since: str | None = None
    evidence: str | None = None
    templates: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """Everything that is needed for the letter but the date of its sending."""

    order: Order
    study: Study
    settings: Settings
    sender: Sender | None
    recipients: tuple[Recipient, ...]
    attachments: tuple[Attachment, ...] = field(repr=False)
    embargo: Embargo
    date: datetime | None

    @property
    def exceptions(self) -> int:
        """How many relations of the release do not hold."""
        return self.study.report.summary.get(Verdict.EXCEPTION, 0)

    def letter(self, *, date: datetime | None = None, at: datetime | None = None, edition: int = 1) -> Letter:
        """The letter of ``date`` (that of the release where none is given), with the embargo as it stands at ``at``."""
        sender = self.sender
        head = Letterhead(
            sender=Mailbox(address=sender.address, name=sender.name) if sender else None,
            reply_to=sender.reply_to if sender else "",
            to=_boxes(self.recipients, Kind.TO),
            cc=_boxes(self.recipients, Kind.CC),
            bcc=_boxes(self.recipients, Kind.BCC),
            subject=self.order.subject,
            embargo=embargoes.line(self.embargo, at),
            signature=sender.signature if sender else "",
            date=self.date or date,
            message_id=self.order.message_id,
            edition=edition,
        )
        templates = Path(self.order.templates) if self.order.templates else None
        return compose(self.study.report, self.attachments, head, templates=templates)


def prepare(order: Order, environment: Mapping[str, str], now: datetime, told: Told) -> Prepared:
    """Read settings and recipients first, as they fail fastest; then the release and its attachments.

    Raises UsageError, SourceError or TemplateError; nothing has been written or sent then.
    """
    settings = configuration.load(Path(order.config) if order.config else None, environment)
    recipients = _recipients(order, settings)
    _check_sizes(order)
    dated = _dated(order, environment)
    name = _source_name(order)
    study = pipeline.study(pipeline.load(order.release, order.exhibits, order.notes), told)
    embargo = embargoes.stated(
        release_time=order.release_time,
        public_since=order.public_since,
        evidence=order.evidence,
        printed=_printed_date(study),
        now=now,
    )
    attachments = _attachments(order, study, name, told)
    _bounded([(each.name, len(each.data)) for each in attachments], order.max_size)
    return Prepared(
        order=order,
        study=study,
        settings=settings,
        sender=_sender(order, settings),
        recipients=recipients,
        attachments=attachments,
        embargo=embargo,
        date=dated,
    )


def _boxes(recipients: tuple[Recipient, ...], kind: Kind) -> tuple[Mailbox, ...]:
    return tuple(Mailbox(address=each.address, name=each.name) for each in recipients if each.kind is kind)


def _recipients(order: Order, settings: Settings) -> tuple[Recipient, ...]:
    homes = settings.internal_domains
    found = [
        lists.recipient(text, kind, homes)
        for kind, texts in ((Kind.TO, order.to), (Kind.CC, order.cc), (Kind.BCC, order.bcc))
        for text in texts
    ]
    if order.groups and not order.lists:
        raise UsageError("--group chooses from a list: name the list with --recipients.")
    for name in order.lists:
        found += lists.read_list(Path(name), homes, order.groups)
    everyone = lists.merged(found)
    return tuple(each for each in everyone if each.is_internal or not order.is_internal_only)


def _sender(order: Order, settings: Settings) -> Sender | None:
    if order.sender is None:
        return settings.sender
    name, address = lists.mailbox(order.sender, "--from")
    known = settings.sender
    return Sender(
        address=address,
        name=name,
        reply_to=known.reply_to if known else "",
        signature=known.signature if known else "",
    )


def _dated(order: Order, environment: Mapping[str, str]) -> datetime | None:
    if order.date is not None:
        return embargoes.moment(order.date, "--date")
    epoch = environment.get(_EPOCH)
    if not epoch:
        return None
    try:
        return datetime.fromtimestamp(int(epoch), UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise UsageError(f"{_EPOCH} is {epoch!r}; it counts the seconds since 1970.") from error


def _printed_date(study: Study) -> date | None:
    return study.audit.release.released


def _source_name(order: Order) -> str:
    """What the attachments' names begin with: the name of the release's file, or "" where it has none."""
    if order.release == pipeline.STANDARD_INPUT:
        return ""
    name = pipeline.EMBEDDED.name if order.release is None else Path(order.release).name
    stem = single_line(name, "The name of the release's file").rsplit(".", 1)[0]
    stem = re.sub(r'[\\/:*?"<>|]+', "-", stem)[:_LONGEST_STEM].strip(" .-")
    return f"{stem}-" if stem else ""


def _attachments(order: Order, study: Study, prefix: str, told: Told) -> tuple[Attachment, ...]:
    report = study.report
    told("writing workbook and briefs")
    files = pipeline.documents(report, order.templates)
    name = f"brief-{order.audience}.md"
    brief = files[name] if name in files else pipeline.brief(report, order.audience, order.templates).encode()
    told("writing the PDF")
    summary = pipeline.pdf(report, order.templates, archival=True, files=files)
    made = (
        Attachment(name=f"{prefix}investor-summary.pdf", data=summary, about="Investor summary, every figure traced"),
        Attachment(
            name=f"{prefix}workbook.xlsx",
            data=files["workbook.xlsx"],
            about="Workbook with live formulas and all checks",
        ),
        Attachment(name=f"{prefix}{name}", data=brief, about=f"Brief for the {order.audience}"),
        *(_read(Path(name)) for name in order.attach),
    )
    names = [each.name.casefold() for each in made]
    twice = next((each.name for each in made if names.count(each.name.casefold()) > 1), None)
    if twice:
        raise UsageError(f"Two attachments have the name {twice!r}. Rename one.")
    return made


def _check_sizes(order: Order) -> None:
    """Whether the files named by --attach may be attached, before any of them is read."""
    sizes = []
    for name in order.attach:
        path = Path(name)
        single_line(path.name, f"--attach: the name {path.name!r}")
        try:
            if not path.is_file():
                raise UsageError(f"--attach: {name} is no file.")
            sizes.append((path.name, path.stat().st_size))
        except (OSError, ValueError) as error:
            raise UsageError(f"--attach: {name!r} cannot be read: {error}.") from error
    _bounded(sizes, order.max_size)


def _bounded(sizes: list[tuple[str, int]], max_size: int) -> None:
    total = sum(size for _, size in sizes)
    if total > max_size * MEGABYTE:
        listed = ", ".join(f"{name} {size_words(size)}" for name, size in sizes)
        raise UsageError(
            f"The attachments have {size_words(total)} together ({listed}); --max-size allows {max_size} MB."
            " Attach less: many servers refuse larger letters."
        )


def _read(path: Path) -> Attachment:
    try:
        return Attachment(name=path.name, data=path.read_bytes())
    except OSError as error:
        raise UsageError(f"--attach: {path} cannot be read: {error.strerror}.") from error
