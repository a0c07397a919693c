"""Cells, ranges, and names of sheets that are safe whatever a release says."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from openpyxl.utils import get_column_letter

MAX_TITLE = 31
_FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f\x7f-\x9f]+")
_PLAIN_NAME = re.compile(r"[A-Za-z_][A-Za-z_]*\Z")
_LOOSE_ENDS = re.compile(r"(?:[\s,;:.&\-–—']|\b(?:and|of|the|to|for|from|in|by|at|or|per|with))+\Z", re.IGNORECASE)
_NEEDLESS = (
    (r"\s*\([^()]*\)", ""),
    (r"^(?:Selected |Unaudited |Condensed |Consolidated )+(?=\w)", ""),
    (r"^Statements? of ", ""),
)
_SHORTER = (
    (r"^(?:Reconciliations? of .* to|Reconciliations? of) ", "Recon to "),
    (r"\bConsolidated\b", "Consol"),
    (r"\bAdjusted\b", "Adj"),
    (r"\bOperations\b", "Ops"),
    (r"\bComprehensive\b", "Compr"),
    (r"\bSupplementa(?:l|ry)\b", "Suppl"),
)


class Address(NamedTuple):
    """A cell: its sheet's name, its row and its column, both from 1."""

    sheet: str
    row: int
    column: int

    @property
    def coordinate(self) -> str:
        """As formulas write it: "C5"."""
        return f"{get_column_letter(self.column)}{self.row}"

    @property
    def absolute(self) -> str:
        """With dollar signs: "$C$5"."""
        return f"${get_column_letter(self.column)}${self.row}"

    def seen_from(self, sheet: str) -> str:
        """The reference as a formula on the given sheet writes it."""
        return self.coordinate if sheet == self.sheet else f"{quoted(self.sheet)}!{self.coordinate}"

    def pinned(self, sheet: str) -> str:
        """The same with dollar signs, for what stays put when a formula is copied."""
        return self.absolute if sheet == self.sheet else f"{quoted(self.sheet)}!{self.absolute}"


def quoted(sheet: str) -> str:
    """The sheet's name as formulas and links need it."""
    return sheet if _PLAIN_NAME.match(sheet) else "'" + sheet.replace("'", "''") + "'"


def range_between(first: Address, last: Address, sheet: str) -> str:
    """The range from one cell to another on the same sheet, as a formula on ``sheet`` writes it."""
    return f"{first.seen_from(sheet)}:{last.coordinate}"


def sheet_names(titles: Iterable[str], taken: Iterable[str]) -> tuple[str, ...]:
    """A safe, unique name of at most 31 characters for each title; ``taken`` are in use already."""
    used = {name.casefold() for name in taken} | {"history"}
    names: list[str] = []
    for title in titles:
        name = _unique(_short(title), used)
        used.add(name.casefold())
        names.append(name)
    return tuple(names)


def _short(title: str) -> str:
    name = " ".join(_FORBIDDEN.sub(" ", title).split()).strip("' ")
    for pattern, replacement in _NEEDLESS:
        name = _replaced(pattern, replacement, name)
    for pattern, replacement in _SHORTER:
        if len(name) > MAX_TITLE:
            name = _replaced(pattern, replacement, name)
    name = _cut(name, MAX_TITLE) or "Table"
    return name[:1].upper() + name[1:]


def _replaced(pattern: str, replacement: str, name: str) -> str:
    return " ".join(re.sub(pattern, replacement, name, flags=re.IGNORECASE).split()) or name


def _cut(name: str, length: int) -> str:
    if len(name) > length:
        head = name[: length + 1]
        name = head[: head.rfind(" ")] if " " in head[length // 2 :] else head[:length]
    return _LOOSE_ENDS.sub("", name[:length]).strip("' ")


def _unique(name: str, used: set[str]) -> str:
    candidate, ordinal = name, 1
    while candidate.casefold() in used:
        ordinal += 1
        suffix = f" ({ordinal})"
        candidate = (_cut(name, MAX_TITLE - len(suffix)) or "Table") + suffix
    return candidate
