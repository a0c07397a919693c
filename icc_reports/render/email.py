"""The letter that goes with a pack: a draft as an .eml file, and the same letter as it goes to a server.

Put together here line by line rather than by the standard library, whose folding of headers differs between its
versions: the same report, attachments and letterhead give the same bytes.
"""

from __future__ import annotations

import re
import textwrap
from base64 import encodebytes
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import format_datetime
from hashlib import sha256
from itertools import count
from pathlib import Path
from quopri import encodestring

from icc_reports.errors import UsageError
from icc_reports.present.report import Note, Report
from icc_reports.render.headers import Mailbox, address_header, parameter, single_line, text_header
from icc_reports.render.tableview import TableView, leading_reconciliation
from icc_reports.render.templating import environment, fill

_TEXT, _HTML = "email.txt", "email.html"
_WIDTH = 72
_MOST_NOTES = 10  # told in the letter; all of them are in the attachments
_LONGEST_SUBJECT = 250
_LONGEST_NAME = 150  # characters of a file name: in UTF-8, percent-encoded, the header line stays below its 998 bytes
_UNSENT = "X-Unsent: 1\r\n"  # mail programs open such a file for editing
_NOBODY = "To: undisclosed-recipients:;\r\n"
_EARLIEST = datetime(1980, 1, 1, tzinfo=UTC)
_MEDIA = {
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "md": "text/markdown; charset=utf-8",
    "json": "application/json",
    "zip": "application/zip",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file that goes with the letter; ``about`` says in words what it is ("the workbook with live formulas")."""

    name: str
    data: bytes = field(repr=False)
    about: str = ""

    @property
    def size(self) -> str:
        """Its size in words: "115 KB"."""
        return size_words(len(self.data))

    @property
    def sha256(self) -> str:
        """The sum that stands in the manifest of the pack."""
        return sha256(self.data).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """From whom, to whom, under which subject and date; what is left out is derived or stays out.

    ``embargo`` is the line that says until when the release is not public, "" where it is; ``edition`` tells further
    sendings of one letter apart; ``bcc`` stands in the draft only.
    """

    sender: Mailbox | None = None
    reply_to: str = ""
    to: tuple[Mailbox, ...] = ()
    cc: tuple[Mailbox, ...] = ()
    bcc: tuple[Mailbox, ...] = ()
    subject: str | None = None
    embargo: str = ""
    signature: str = ""
    date: datetime | None = None
    message_id: str | None = None
    edition: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A letter put together. ``draft`` is for mail programs; ``wire`` for servers: without Bcc, no longer unsent."""

    message_id: str
    subject: str
    date: datetime
    draft: bytes = field(repr=False)
    wire: bytes = field(repr=False)


def render(
    report: Report,
    attachments: Sequence[Attachment] = (),
    *,
    letterhead: Letterhead | None = None,
    templates: Path | None = None,
) -> bytes:
    """The draft; raises as ``compose`` does."""
    return compose(report, attachments, letterhead or Letterhead(), templates=templates).draft


def compose(
    report: Report, attachments: Sequence[Attachment], letterhead: Letterhead, *, templates: Path | None = None
) -> Letter:
    """The letter with its attachments.

    Raises UsageError where a name, a subject or a file name could not stand in a header, and TemplateError.
    """
    subject = _subject(report, letterhead)
    date = letterhead.date or _date(report)
    body = _alternative(report, attachments, letterhead, subject, templates)
    parts = [body, *map(_attached, attachments)]
    sides = {
        "open": [*_who(letterhead), text_header("Subject", subject)],
        "hidden": [address_header("Bcc", letterhead.bcc)] if letterhead.bcc else [],
    }
    named = _digest(*parts, *(line.encode() for lines in sides.values() for line in lines), _stamp(date, letterhead))
    message_id = _message_id(letterhead, named)
    head = ["MIME-Version: 1.0\r\n", f"Date: {format_datetime(date)}\r\n", f"Message-ID: {message_id}\r\n"]
    content = _multipart("mixed", parts)
    addressed = [] if letterhead.to or letterhead.cc else [_NOBODY]
    draft = [*head, *sides["open"], *sides["hidden"], _UNSENT]
    return Letter(
        message_id=message_id,
        subject=subject,
        date=date,
        draft="".join(draft).encode("ascii") + content,
        wire="".join([*head, *sides["open"], *addressed]).encode("ascii") + content,
    )


def size_words(size: int) -> str:
    """A number of bytes as people read it."""
    for limit, unit in ((10**6, "MB"), (10**3, "KB")):
        if size >= limit:
            tenths = size * 10 // limit
            return f"{tenths // 10}.{tenths % 10} {unit}" if tenths < 100 else f"{size // limit:,} {unit}"
    return f"{size} bytes"


def _subject(report: Report, letterhead: Letterhead) -> str:
    if letterhead.subject is not None:
        return single_line(letterhead.subject, "--subject", longest=_LONGEST_SUBJECT)
    head = report.masthead
    company = single_line(head.company, "The company's name as read from the release", longest=10**6)
    period = single_line(head.period, "The period as read from the release", longest=10**6)
    subject = " ".join(f"{company}: {period}".split()) if period else " ".join(company.split())
    if letterhead.embargo:
        subject = f"Under embargo: {subject}"
    return textwrap.shorten(subject, _LONGEST_SUBJECT, placeholder=" ...")


def _date(report: Report) -> datetime:
    """The date of a draft that is to have the same bytes whenever it is made: that of the release."""
    stated = report.facts.get("release")
    if isinstance(stated, dict):
        for key in ("released", "period_end"):
            if stated.get(key):
                return datetime.fromisoformat(str(stated[key])).replace(tzinfo=UTC)
    return _EARLIEST


def _who(letterhead: Letterhead) -> list[str]:
    lines = []
    if letterhead.sender:
        lines.append(address_header("From", [letterhead.sender]))
    if letterhead.reply_to:
        lines.append(address_header("Reply-To", [Mailbox(address=letterhead.reply_to)]))
    for name, boxes in (("To", letterhead.to), ("Cc", letterhead.cc)):
        if boxes:
            lines.append(address_header(name, boxes))
    return lines


def _message_id(letterhead: Letterhead, named: str) -> str:
    if letterhead.message_id is not None:
        given = single_line(letterhead.message_id, "--message-id").strip("<>")
        if not re.fullmatch(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]+@[A-Za-z0-9.-]+", given):
            raise UsageError(f"--message-id: {given!r} is none. Write it like report-2026q1@example.com.")
        return f"<{given}>"
    domain = letterhead.sender.address.rpartition("@")[2] if letterhead.sender else "icc-reports.invalid"
    return f"<{named}@{domain}>"


def _stamp(date: datetime, letterhead: Letterhead) -> bytes:
    return f"{format_datetime(date)} {letterhead.edition}".encode()


def _alternative(
    report: Report,
    attachments: Sequence[Attachment],
    letterhead: Letterhead,
    subject: str,
    templates: Path | None,
) -> bytes:
    found = leading_reconciliation(report)
    values = {
        "report": report,
        "letterhead": letterhead,
        "subject": subject,
        "attachments": attachments,
        "notes": _leading(report.notes),
        "reconciliation": {"title": found[0], "view": found[1]} if found else None,
    }
    text = _plain_text(values, templates)
    env = environment(templates)
    env.globals |= {"wrapped_head": _wrapped_head}
    html = fill(env, _HTML, values)
    return _multipart("alternative", [_written("plain", text), _written("html", html)])


def _leading(notes: Sequence[Note]) -> list[Note]:
    """The first notes, and every one on which a reviewer has spoken, in their order."""
    room = count(_MOST_NOTES, -1)
    return [note for note in notes if note.review or next(room) > 0]


class _Laid(str):
    """Text that is laid out already; Jinja knows it by its ``__html__``."""

    __slots__ = ()

    def __html__(self) -> str:
        return str(self)


def _plain_text(values: dict[str, object], templates: Path | None) -> str:
    env = environment(templates, finalize=lambda value: value if hasattr(value, "__html__") else _Laid(_clean(value)))
    env.globals |= {"wrapped": _wrapped, "columns": _columns, "lines_of": lambda text: str(text).splitlines()}
    text = fill(env, _TEXT, values)
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"


def _clean(value: object) -> str:
    """On one line, without control characters."""
    return " ".join("".join(each if each.isprintable() else " " for each in str(value)).split())


def _wrapped(text: object, first: str = "", further: str | None = None) -> _Laid:
    """Lines of at most 72 characters; ``first`` stands before the first, ``further`` before the others."""
    rest = " " * len(first) if further is None else further
    lines = textwrap.wrap(
        _clean(text), _WIDTH, initial_indent=first, subsequent_indent=rest, break_long_words=False,
        break_on_hyphens=False,
    )  # fmt: skip
    return _Laid("\n".join(lines))


def _columns(view: TableView) -> _Laid:
    """A table in columns of characters: labels at the left, figures at the right with their marks hanging."""
    marks = [["".join(f" [{mark}]" for mark in number.marks) for number in row.numbers] for row in view.rows]
    hang = max((len(mark) for row in marks for mark in row), default=0)
    least = 16 if len(view.subheads) <= 2 else 12
    digits = max([least, *(len(number.text) + 2 for row in view.rows for number in row.numbers)])
    width = digits + hang
    label = max(_WIDTH - len(view.subheads) * width, 20)
    heads = [_head_of(view, at) for at in range(len(view.subheads))]
    lines = [*_heads(heads, label, digits, hang), *_heads(list(view.subheads), label, digits, hang)]
    lines.append("-" * (label + len(view.subheads) * width))
    for row, hung in zip(view.rows, marks, strict=True):
        indent = "  " * row.level
        words = textwrap.wrap(_clean(row.label), label - 2, initial_indent=indent, subsequent_indent=f"{indent}  ")
        cells = (number.text.rjust(digits) + mark.ljust(hang) for number, mark in zip(row.numbers, hung, strict=True))
        lines += words[:-1]
        lines.append(((words[-1] if words else "").ljust(label) + "".join(cells)).rstrip())
    return _Laid("\n".join(lines))


def _head_of(view: TableView, column: int) -> str:
    """The upper head over a column."""
    return [head.text for head in view.heads for _ in range(head.span)][column]


def _wrapped_head(view: TableView, column: int) -> str:
    """The head with spaces that break only between the quarter and the year."""
    return re.sub(r"(?<=\w) (?=quarter)|(?<=fiscal) (?=\d)", "\N{NO-BREAK SPACE}", _head_of(view, column))


def _heads(heads: Sequence[str], label: int, digits: int, hang: int) -> list[str]:
    wrapped = [textwrap.wrap(_clean(head), digits - 2) for head in heads]
    height = max(map(len, wrapped), default=0)
    rows = [[""] * (height - len(words)) + words for words in wrapped]
    return [
        (" " * label + "".join(words[at].rjust(digits) + " " * hang for words in rows)).rstrip() for at in range(height)
    ]


def _written(subtype: str, text: str) -> bytes:
    body = encodestring(text.encode("utf-8", "replace")).replace(b"\n", b"\r\n")
    head = f"Content-Type: text/{subtype}; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
    return head.encode() + body


def _attached(attachment: Attachment) -> bytes:
    name = single_line(attachment.name, "The name of an attachment", longest=_LONGEST_NAME)
    if not name or name != re.split(r"[/\\]", name)[-1]:
        raise UsageError(f"{attachment.name!r} cannot be the name of an attachment.")
    media = _MEDIA.get(name.rpartition(".")[2].lower(), "application/octet-stream")
    head = (
        f"Content-Type: {media}\r\n"
        f"Content-Disposition: attachment; {_folded(parameter('filename', name))}\r\n"
        "Content-Transfer-Encoding: base64\r\n\r\n"
    )
    return head.encode("ascii") + encodebytes(attachment.data).replace(b"\n", b"\r\n")


def _folded(text: str) -> str:
    return f"\r\n {text}"


def _multipart(subtype: str, parts: Sequence[bytes]) -> bytes:
    """Parts between boundaries that are derived from them; "=_" occurs in no part, as both encodings exclude it."""
    boundary = f"=_{_digest(subtype.encode(), *parts)}"
    head = f'Content-Type: multipart/{subtype};\r\n boundary="{boundary}"\r\n\r\n'.encode()
    between = f"--{boundary}\r\n".encode()
    return head + b"".join(between + part + b"\r\n" for part in parts) + f"--{boundary}--\r\n".encode()


def _digest(*parts: bytes) -> str:
    whole = sha256()
    for part in parts:
        whole.update(len(part).to_bytes(8))
        whole.update(part)
    return whole.hexdigest()[:40]
