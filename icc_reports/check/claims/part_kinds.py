"""What releases call the parts that their tables list: segments, regions, and the kinds that titles are "by"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from icc_reports.model.patterns import any_case
from icc_reports.model.release import Table

KINDS = frozenset(
    """segment segments business businesses division divisions unit units region regions market group channel line lines
    category operations
    """.split()
)
_BY = any_case(r"\bby (?P<kind>[a-z][a-z-]+(?: (?!for\b|and\b|in\b|of\b)[a-z][a-z-]+){0,2})(?= for\b| \(|[:,–—]|\s*$)")
_NEXT = re.compile(r" ([a-z-]+)\b")


def kinds_of(tables: Iterable[Table]) -> frozenset[str]:
    """The words that titles have for the parts which they list: "Net Sales by Vertical Market", and more than one."""
    said = (match["kind"].lower().split() for table in tables if (match := _BY.search(table.title)) is not None)
    words = {word for kind in said for word in kind}
    return KINDS | words | {f"{word}s" for word in words}


def past_kinds(text: str, start: int, kinds: frozenset[str]) -> int:
    """The end of the words behind the name of a part that only say of which kind it is: "medical vertical market"."""
    while (following := _NEXT.match(text, start)) is not None and following[1] in kinds:
        start = following.end()
    return start
