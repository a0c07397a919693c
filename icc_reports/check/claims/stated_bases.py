"""On which basis rows are stated: by their labels, their headings, the titles of their tables, and their concepts."""

from __future__ import annotations

import re

from icc_reports.check.claims.labels import is_bare_margin
from icc_reports.check.claims.phrases import Words, phrase, tags_in
from icc_reports.check.matching import Line, is_outside_gaap
from icc_reports.check.wording import says_only_basis
from icc_reports.model.release import Release, Row, Table, TableKind

_LOOSE = re.compile(r"\b(?:core|comparable|organic|free cash|ex-)")


def is_foreign_name(text: str) -> bool:
    """Whether a name is outside GAAP also without the words that companies put before any."""
    return is_outside_gaap(_LOOSE.sub(" ", text.lower()))


def tags_of_row(line: Line) -> frozenset[str]:
    """The basis by the row's label, or by its heading where that says no more, or the row only "Basic" or "Margin"."""
    is_bare = phrase(line.row.label) in {("basic",), ("diluted",)} or is_bare_margin(line.row.label)
    said = [each for each in line.row.section[-1:] if is_bare or says_only_basis(each)]
    return tags_in(line.row.label).union(*map(tags_in, said))


def tags_of_title(table: Table) -> frozenset[str]:
    """The basis that a title gives all rows; reconciliations lead from one to another."""
    return tags_in(table.title) if table.kind is not TableKind.RECONCILIATION else frozenset()


def reconciled(release: Release) -> frozenset[Words]:
    """The names of the measures that reconciliations arrive at and GAAP does not know."""
    ends = [release.tables[each.table].rows[each.end] for each in release.reconciliations]
    ends += [
        row
        for table in release.tables
        if table.kind is TableKind.RECONCILIATION
        for row in table.rows
        if re.search(r"\b(?:income|earnings|profit|ebitda\w*|cash flow)$", row.label.strip(), re.IGNORECASE)
    ]
    return frozenset(phrase(row.label) for row in ends if is_own_measure(row))


def is_own_measure(row: Row) -> bool:
    """Whether a row is no measure of GAAP, and is called so by no word of basis that another row could lack."""
    return (row.concept is None or row.concept.startswith("icc:")) and not tags_in(row.label)


def is_foreign_row(line: Line, table: Table, *, says_itself: bool) -> bool:
    """Whether a row without a word of basis is outside GAAP; ``says_itself``: rows of its table have such words."""
    if all(figure.is_percentage for _, figure in line.cells()):
        return False
    by_title = table.kind is not TableKind.RECONCILIATION and not says_itself
    return is_foreign_name(line.row.label) or (by_title and is_foreign_name(table.title))


def is_called_so(line: Line, tags: frozenset[str]) -> bool:
    """Whether a measure outside GAAP may be called by its name with a word of basis or without."""
    return says_itself(line, tags) or _is_led_to(line)


def says_itself(line: Line, tags: frozenset[str]) -> bool:
    """Whether the name alone says that it is outside GAAP, without a word of basis: "EBITDA", "EBITDA (non-GAAP)"."""
    name = _without_note(line.row.label.lower())
    is_foreign = (not tags_in(name) and is_foreign_name(name)) or _TANGIBLE.search(name) is not None
    return tags == {"nongaap"} and is_foreign


_TANGIBLE = re.compile(r"\btangible (?:common )?(?:(?:stockholders|shareholders)['’]? )?(?:equity|book value)\b")


def _is_led_to(line: Line) -> bool:
    """Whether a row's table is titled as what leads to it, without the word of basis that its label has.

    "Reconciliation of net income to bank EBITDA", which ends with "Bank adjusted EBITDA".
    """
    table, name = line.table, phrase(line.row.label)
    _, _, end = table.title.lower().rpartition(" to ")
    is_titled = table.kind is TableKind.RECONCILIATION and phrase(end) == name and not tags_in(end)
    return is_titled and all(row.ordinal == line.row.ordinal or phrase(row.label) != name for row in table.rows)


def _without_note(label: str) -> str:
    """A label without the note that it is outside GAAP, which knows none of that name: "EBITDA", "X excluding Y"."""
    bare = _NOTED.sub("", label)
    return bare if bare.endswith("ebitda") or " excluding " in bare else label


_NOTED = re.compile(r"\s*\(non-?\s?gaap\)$")


def concept_tags(concept: str | None) -> frozenset[str]:
    """The basis that the concept of a row has in its name."""
    name = concept or ""
    if name.startswith("icc:ProForma"):
        return frozenset({"proforma"})
    return frozenset({"adjusted"}) if name.startswith("icc:Adjusted") else frozenset()
