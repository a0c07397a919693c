"""A reviewer's notes (TOML) -> Reviews; every entry whole and well formed, or an error that says where it is not."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from icc_reports.errors import NotesError
from icc_reports.model.reviews import Review, ReviewFile, ReviewStatus

MAX_BYTES = 2**20 - 1  # a long review has some hundred entries of some hundred bytes
_MOST = {"finding": 200, "reason": 1000, "initials": 12}  # characters
_LONGEST_LINE, _MOST_DOTS = 12_000, 500  # the longest reason, each of its characters written as an escape
_SHOWN = 100  # characters of what was written, in a message
_KEYS = ("finding", "status", "reason", "initials", "date")
_HEADER = re.compile(r"[ \t]*\[\[[ \t]*(?:note|\"note\"|'note')[ \t]*\]\]")
_EXAMPLE = 'finding = "...", status = "accepted" or "explained", reason = "...", initials = "...", date = 2026-01-31'
_TURNING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def read_review_notes(data: bytes, name: str, today: date) -> ReviewFile:
    """The notes of a file; ``today`` is the latest day that a note may bear.

    Raises NotesError, with file and line, for what is no list of whole notes: another encoding than UTF-8, broken
    TOML, unknown keys, missing or empty ones, a second note on one finding, characters that a page cannot show.
    """
    if len(data) > MAX_BYTES:
        raise NotesError(f"{name} is larger than a megabyte, which no list of notes is. Keep the notes alone in it.")
    text = _decoded(data, name)
    _refuse_endless_lines(text, name)
    try:
        content = tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # numbers without end and brackets without end are neither
        raise NotesError(f"{name} is not TOML: {_short(str(error))}. A note is [[note]] with {_EXAMPLE}.") from error
    entries = content.pop("note", [])
    if content:
        raise NotesError(
            f"{name}: {_short(next(iter(content)))!r} is not known. All that a notes file has is [[note]] entries."
        )
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise NotesError(f"{name}: note is no list. Begin each note with a line [[note]].")
    lines = _lines(text, len(entries))
    reviews = tuple(_review(entry, name, line, today) for entry, line in zip(entries, lines, strict=True))
    _refuse_doubles(reviews, name)
    return ReviewFile(name=name, sha256=sha256(data).hexdigest(), reviews=reviews)


def _refuse_endless_lines(text: str, name: str) -> None:
    """A parser of TOML takes time with the square of the dots of a key."""
    for at, line in enumerate(text.split("\n"), start=1):
        if len(line) > _LONGEST_LINE or line.count(".") > _MOST_DOTS:
            raise NotesError(f"{name}, line {at}: no line of a note is so long. Begin each key on a line of its own.")


def _decoded(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise NotesError(f"{name}, line {line}: not UTF-8. Save the file as UTF-8.") from error


def _lines(text: str, count: int) -> tuple[int, ...]:
    """The line on which each entry begins; the first line for all where that cannot be told."""
    found = [at for at, line in enumerate(text.split("\n"), start=1) if _HEADER.match(line)]
    return tuple(found) if len(found) == count else (1,) * count


def _review(entry: Mapping[str, Any], name: str, line: int, today: date) -> Review:
    where = f"{name}, line {line}"
    unknown = next((key for key in entry if key not in _KEYS), None)
    if unknown is not None:
        raise NotesError(f"{where}: {_short(unknown)!r} is not known; a note has {', '.join(_KEYS)}.")
    missing = [key for key in _KEYS if key not in entry]
    if missing:
        raise NotesError(f"{where}: the note lacks {' and '.join(missing)}. A note has {_EXAMPLE}.")
    texts = {key: _text(entry[key], key, where) for key in ("finding", "status", "reason", "initials")}
    if texts["status"] not in set(ReviewStatus):
        raise NotesError(f"{where}: status is {_short(texts['status'])!r}; it is {' or '.join(ReviewStatus)}.")
    return Review(
        finding=texts["finding"],
        status=ReviewStatus(texts["status"]),
        reason=texts["reason"],
        initials=texts["initials"],
        day=_day(entry["date"], where, today),
        line=line,
    )


def _text(value: object, key: str, where: str) -> str:
    if not isinstance(value, str):
        raise NotesError(f'{where}: {key} is no text. Put it in quotes: {key} = "...".')
    text = " ".join(value.split())
    if not text:
        raise NotesError(f"{where}: {key} is empty. Say it, or take the note out.")
    bad = next(_unprintable(text), None)
    if bad is not None:
        raise NotesError(f"{where}: {key} holds the character U+{ord(bad):04X}, which no page can show. Remove it.")
    most = _MOST.get(key)
    if most is not None and len(text) > most:
        raise NotesError(f"{where}: {key} has {len(text):,} characters; {most:,} are the most. Shorten it.")
    return text


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}..."


def _unprintable(text: str) -> Iterator[str]:
    """Control characters, those that turn the direction of a line, and what is no character at all."""
    return (each for each in text if each in _TURNING or unicodedata.category(each) in ("Cc", "Cn", "Co", "Cs"))


def _day(value: object, where: str, today: date) -> date:
    if isinstance(value, datetime) or not isinstance(value, date):
        raise NotesError(f"{where}: date is no day. Write it without quotes and time: date = 2026-01-31.")
    if value > today:
        raise NotesError(f"{where}: date is {value.isoformat()}, which is still to come. Write the day of the review.")
    return value


def _refuse_doubles(reviews: tuple[Review, ...], name: str) -> None:
    first: dict[str, int] = {}
    for review in reviews:
        if review.finding in first:
            raise NotesError(
                f"{name}, line {review.line}: a second note on {review.finding!r}; the first begins on line"
                f" {first[review.finding]}. Keep one."
            )
        first[review.finding] = review.line
