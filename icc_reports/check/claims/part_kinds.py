"""What releases call the parts that their tables list: segments, regions, and the kinds that titles are "by"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from icc_reports.check.claims.phrases import form_of
from icc_reports.model.patterns import any_case
from icc_reports.model.release import Table

_KINDS = frozenset(
    map(
        form_of,
        "segment business businesses division unit region market group channel line category operations"
        " facility property portfolio".split(),
    )
)
_BY = any_case(r"\bby (?P<kind>[a-z][a-z-]+(?: (?!for\b|and\b|in\b|of\b)[a-z][a-z-]+){0,2})(?= for\b| \(|[:,–—]|\s*$)")
_NEXT = re.compile(r" ([a-z-]+)\b")


def kinds_of(tables: Iterable[Table]) -> frozenset[str]:
    """The forms of the words that say of which kind a part is: "segment", or "Net Sales by Vertical Market".

    What stands before the last of a title's words counts where that is a kind itself: "loan type" makes none of loans.
    """
    said = (match["kind"].split() for table in tables if (match := _BY.search(table.title)) is not None)
    return _KINDS.union(*map(_forms, said))


def _forms(words: list[str]) -> Iterator[str]:
    forms = [form_of(word) for word in words]
    yield from forms if forms[-1] in _KINDS else forms[-1:]


def past_kinds(text: str, start: int, kinds: frozenset[str]) -> int:
    """The end of the words behind the name of a part that only say of which kind it is: "medical vertical market"."""
    while (following := _NEXT.match(text, start)) is not None and form_of(following[1]) in kinds:
        start = following.end()
    return start
