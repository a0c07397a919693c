"""Header lines of a letter (RFC 5322, 2047 and 2231), and the check that text from outside may stand in one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from email.header import Header
from urllib.parse import quote

from icc_reports.errors import UsageError

_STEERING = frozenset(map(chr, [*range(0x202A, 0x202F), *range(0x2066, 0x206A)]))  # turn the direction of writing
_LONGEST = 300
_WIDTH = 76
_ATOMS = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~ -]*")
_SIMPLE = re.compile(r"[A-Za-z0-9 ._()+,-]*")
_FOLD = ",\r\n "


@dataclass(frozen=True, slots=True, kw_only=True)
class Mailbox:
    """An address with the name shown for it."""

    address: str
    name: str = ""


def single_line(text: str, what: str, *, longest: int = _LONGEST) -> str:
    """The text with outer spaces off, where it may stand in a header.

    Raises UsageError naming ``what`` where it holds a line break or another control character, a mark that turns the
    direction of writing, or more than ``longest`` characters: such text could add headers or show a false name.
    """
    for character in text:
        if character in _STEERING or unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp"):
            raise UsageError(f"{what} holds {_named(character)}, which no header may: {text[:80]!r}.")
    if len(text) > longest:
        raise UsageError(f"{what} is {len(text):,} characters long; {longest} are the most: {text[:60]!r}...")
    return text.strip()


def text_header(name: str, text: str) -> str:
    """A header of free text, folded; in UTF-8 where it is not plain ASCII or would be taken for encoded."""
    return f"{name}: {_encoded(text, len(name) + 2)}\r\n"


def address_header(name: str, mailboxes: Iterable[Mailbox]) -> str:
    """A header of addresses, one on each line."""
    return f"{name}: {_FOLD.join(map(_mailbox, mailboxes))}\r\n"


def parameter(name: str, value: str) -> str:
    """A parameter of a MIME header: quoted where every program reads it so, else as RFC 2231 has it."""
    if _SIMPLE.fullmatch(value):
        return f'{name}="{value}"'
    return f"{name}*=utf-8''{quote(value, safe='')}"


def _mailbox(box: Mailbox) -> str:
    if not box.name:
        return box.address
    if not _is_plain(box.name):
        return f"{_encoded(box.name, 2)} <{box.address}>"
    name = box.name if _ATOMS.fullmatch(box.name) else f'"{_escaped(box.name)}"'
    return f"{name} <{box.address}>"


def _encoded(text: str, indent: int) -> str:
    charset = "us-ascii" if _is_plain(text) else "utf-8"
    return Header(text, charset, maxlinelen=_WIDTH - indent).encode(linesep="\r\n")


def _is_plain(text: str) -> bool:
    return text.isascii() and "=?" not in text


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


def _named(character: str) -> str:
    return "a line break" if character in "\r\n" else f"the character U+{ord(character):04X}"
