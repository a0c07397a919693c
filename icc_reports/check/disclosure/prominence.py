"""Measures outside GAAP that come before their counterparts, and whole statements of income outside GAAP."""

from __future__ import annotations

import re
from collections.abc import Iterator

from icc_reports.check.disclosure.text import Mention, Text
from icc_reports.model.non_gaap import comparable_in
from icc_reports.model.patterns import any_case
from icc_reports.model.release import Release, Table, TableKind

_OUTSIDE = any_case(r"\bnon-?\s?gaap\b")
_PRO_FORMA = any_case(r"\bpro[\s-]?forma\b")
_INSIDE = any_case(r"(?<!non-)(?<!non )(?<!non)\bgaap\b|\bas reported\b|\breconcil\w*")
_AS_IF = any_case(r"\bcombined\b|\bacqui\w+|\bmerge\w*|\bas if\b")
_DEFINED = any_case(r"\b(?:defined|calculated|computed|derived) (?:as|by|from)\b")
# What a statement of income cannot do without, by what labels say: a table that lacks one of these is a summary.
_LINES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\b(?:revenues?|sales)\b",
        r"\bcosts? of\b",
        r"\bresearch\b|\bselling\b|\bgeneral\b|\boperating expenses\b",
        r"\b(?:operating|gross) (?:\(?(?:income|loss|profit|margin))|\b(?:income|loss|profit)\)? from operations\b",
        r"\btax(?:es)?\b",
        r"\bnet (?:\(?loss\)?|income|earnings)\b",
    )
)


def early_mentions(text: Text) -> Iterator[Mention]:
    """For each kind of measure the first place in the prose that states it, where nothing comparable comes before."""
    seen: set[str] = set()
    for mention in text.mentions:
        is_told = mention.has_figure or mention.is_headline
        if mention.table is not None or mention.of_segment or not is_told or mention.measure.kin in seen:
            continue
        seen.add(mention.measure.kin)
        is_asked = mention.measure.is_ranked and not _is_made_from(mention)
        if is_asked and not text.states_before(mention.measure, mention.place):
            yield mention


def _is_made_from(mention: Mention) -> bool:
    """Whether the sentence says that the measure is made from its counterpart ("defined as cash from ...")."""
    return _DEFINED.search(mention.quote) is not None and bool(comparable_in(mention.quote, mention.measure))


def whole_statements(release: Release) -> Iterator[Table]:
    """The tables that give all or most lines of a statement of income on another basis than GAAP's."""
    for table in release.tables:
        is_statement = table.kind in (TableKind.INCOME_STATEMENT, TableKind.RECONCILIATION) and table.segment is None
        if is_statement and _is_outside(table) and not _AS_IF.search(_about(table)):
            labels = [row.label for row in table.rows if not row.is_heading]
            if all(any(line.search(label) for label in labels) for line in _LINES):
                yield table


def _is_outside(table: Table) -> bool:
    """Whether title or heads set the figures on another basis, and no row calls itself GAAP's."""
    named = _OUTSIDE.search(table.title) or _PRO_FORMA.search(table.title)
    by_title = named is not None and not _INSIDE.search(table.title)
    by_heads = any(_OUTSIDE.search(column.head) for column in table.columns)
    return (by_title or by_heads) and not any(_INSIDE.search(row.label) for row in table.rows)


def _about(table: Table) -> str:
    return " ".join((table.title, *(column.head for column in table.columns)))
