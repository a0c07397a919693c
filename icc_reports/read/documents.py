"""From bytes to text: the encoding, the exhibits of a full submission, and what is no document at all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from icc_reports.errors import SourceError
from icc_reports.model.source import SourcePart

# The longest exhibit of the last thirty years has about 4 MB and a whole submission with its pictures below 30 MB.
# Beyond that it is something else, and reading it would only cost memory.
MAX_BYTES = 32 * 1024 * 1024
_BINARY = (
    (b"%PDF", "a PDF"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"\x89PNG", "a PNG picture"),
    (b"GIF8", "a GIF picture"),
    (b"PK\x03\x04", "a ZIP archive or Office file"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"\x1f\x8b", "a gzip archive"),
)
_ENCODINGS = re.compile(
    rb"(?:utf-?8|utf-?16(?:be|le)?|iso-?8859-?\d+|latin-?\d|windows-\d+|cp\d+|(?:us-)?ascii|mac-?roman|"
    rb"gb(?:k|2312|18030)|big5|shift[_-]?jis|euc-?(?:jp|kr|cn)|koi8-[ru])$",
    re.IGNORECASE,
)
_DECLARED = re.compile(rb"charset\s*=\s*[\"']?([\w-]+)|<\?xml[^>]*encoding=[\"']([\w-]+)", re.IGNORECASE)
_HEADER = 65_536  # characters in which a submission's first document begins
_DOCUMENT = (re.compile(r"<DOCUMENT>", re.IGNORECASE), re.compile(r"</DOCUMENT>", re.IGNORECASE))
_FIELD = re.compile(r"<(?P<name>TYPE|DESCRIPTION|FILENAME)>(?P<value>[^\n<]*)", re.IGNORECASE)
_FIELDS = 2000  # characters at a document's beginning that tell what it is
_ENCODED = re.compile(r"\s*(?:<(?:PDF|XBRL)>\s*)?begin \d{3} ", re.IGNORECASE)  # a PDF or picture in uuencode
_TEXT = (re.compile(r"<TEXT>", re.IGNORECASE), re.compile(r"</TEXT>", re.IGNORECASE))


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file and the encoding that it proved to be in."""

    text: str
    encoding: str


def decode(data: bytes, name: str) -> Decoded:
    """The text of the bytes: UTF-8 where that fits, else as declared, else Windows-1252, else Latin-1.

    Raises SourceError for an empty, binary or oversized file.
    """
    if not data.strip():
        raise SourceError(f"{name}: the file is empty. Supply the text or HTML of an earnings release.")
    if len(data) > MAX_BYTES:
        limit = MAX_BYTES // (1024 * 1024)
        raise SourceError(
            f"{name}: the file is larger than {limit} MiB, which no earnings release is."
            " Cut out the exhibit with the release and name that."
        )
    for magic, what in _BINARY:
        if data.startswith(magic):
            raise SourceError(f"{name}: this is {what}. Supply the text or HTML of an earnings release.")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _decode_utf_16(data, name)
    if b"\x00" in data[:4096]:
        raise SourceError(f"{name}: this is a binary file. Supply the text or HTML of an earnings release.")
    return _decode_text(data)


def _decode_utf_16(data: bytes, name: str) -> Decoded:
    try:
        return Decoded(_with_plain_ends(data.decode("utf-16")), "utf-16")
    except UnicodeDecodeError as error:
        message = f"{name}: the file begins as UTF-16 but is broken at byte {error.start:,}."
        raise SourceError(f"{message} Supply the text or HTML of an earnings release.") from error


def _decode_text(data: bytes) -> Decoded:
    declared = _DECLARED.search(data[:4096])
    label = (declared[1] or declared[2]) if declared else b""
    named = label.decode("ascii") if _ENCODINGS.match(label) else "cp1252"
    for encoding in ("utf-8-sig", named, "cp1252", "latin-1"):
        try:
            text = data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
        return Decoded(_with_plain_ends(text), "utf-8" if encoding == "utf-8-sig" else encoding)
    raise AssertionError("latin-1 decodes every byte")  # pragma: no cover


def _with_plain_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


@dataclass(frozen=True, slots=True)
class Part:
    """A document of a submission: its type, description and file, its text, and the line on which that text begins."""

    name: str
    description: str
    file: str
    text: str
    first_line: int


def parts_of(text: str) -> tuple[Part, ...]:
    """The documents of a full submission; none where the text is a single document."""
    found: list[Part] = []
    line, at = 1, 0
    if "<document>" not in text[:_HEADER].lower():
        return ()
    for first, last in _enclosed(_DOCUMENT, text, 0, len(text)):
        said = _FIELD.finditer(text, first, min(last, first + _FIELDS))
        fields = {match["name"].upper(): match["value"].strip() for match in said}
        start, end = next(_enclosed(_TEXT, text, first, last), (first, last))
        line, at = line + text.count("\n", at, start), start
        name, description, file = (fields.get(each, "") for each in ("TYPE", "DESCRIPTION", "FILENAME"))
        found.append(Part(name, description, file, text[start:end], line))
    return tuple(found)


def _enclosed(
    tags: tuple[re.Pattern[str], re.Pattern[str]], text: str, start: int, stop: int
) -> Iterator[tuple[int, int]]:
    """Where what stands between two tags begins and ends; without the second it goes on to ``stop``."""
    opening, closing = tags
    begun = opening.search(text, start, stop)
    while begun is not None:
        ended = closing.search(text, begun.end(), stop)
        yield begun.end(), ended.start() if ended else stop
        begun = opening.search(text, ended.end(), stop) if ended else None


def chosen(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """The press-release exhibits (EX-99.*); where there is none, the 8-K itself, which may print it inside."""
    exhibits = tuple(part for part in parts if part.name.upper().startswith("EX-99") and not _ENCODED.match(part.text))
    return exhibits or parts[:1]


def named(parts: tuple[Part, ...], exhibits: Sequence[str], name: str) -> tuple[Part, ...]:
    """The documents that are asked for by type ("EX-99.2") or by file name, in the order of the submission.

    Raises SourceError where one is not there, is not text, or the file is no submission; the message says which are.
    """
    if not parts:
        raise SourceError(f"{name}: this is a single document, without exhibits to choose from. Leave out --exhibit.")
    wanted = {exhibit.casefold() for exhibit in exhibits}
    read = tuple(part for part in parts if wanted & _names(part))
    missing = [exhibit for exhibit in exhibits if not any(exhibit.casefold() in _names(part) for part in read)]
    if missing:
        there = ", ".join(dict.fromkeys(part.name for part in parts))
        raise SourceError(f"{name}: there is no document {missing[0]!r} in the submission. It holds {there}.")
    encoded = next((part for part in read if _ENCODED.match(part.text)), None)
    if encoded is not None:
        raise SourceError(f"{name}: the document {encoded.name} is an encoded file, not text or HTML.")
    return read


def _names(part: Part) -> set[str]:
    return {part.name.casefold(), part.file.casefold()} - {""}


def source_parts(parts: tuple[Part, ...], read: tuple[Part, ...]) -> tuple[SourcePart, ...]:
    """The parts as the report names them."""
    chosen_ones = {id(part) for part in read}
    return tuple(
        SourcePart(
            name=part.name,
            description=part.description,
            first_line=part.first_line,
            last_line=part.first_line + part.text.count("\n"),
            is_read=id(part) in chosen_ones,
        )
        for part in parts
    )
