"""Which measures a release reconciles, as far as tables and prose show, and where it says that others are."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from icc_reports.check.disclosure.text import SILENT, figures_in
from icc_reports.model.non_gaap import NonGaapMeasure, comparable_in, has_other_basis, is_plain_name, measures, names_in
from icc_reports.model.patterns import any_case
from icc_reports.model.relations import Relation, refs
from icc_reports.model.release import Passage, PassageRole, Release, Sentence, Table, TableKind

RECONCILES = any_case(r"\breconcil\w*")
# The adjustments between net income and cash flow belong to GAAP's own statement of cash flows.
_SAYS_SO = any_case(
    r"(?<!adjustments to )(?<!items to )\breconcil\w*(?! (?:of )?(?:net )?(?:consolidated )?(?:cash|restricted))"
    r"|\bnon-?\s?gaap\b",
)
ELSEWHERE = any_case(
    r"\bweb\s?site\b|\bwww\.|\bsupplement\b|\bexhibit 99|\bform 8-k\b|\bslides?\b|\bpresentation (?:materials|slides)\b"
    r"|\bfinancial supplement|\bannual report\b|\bform 10-[kq]\b|\binvestor (?:relations|deck|presentation)\b",
)
_NOT = any_case(r"\b(?:unable|cannot|not able|no|not|without|unreasonable|unavailable)\b")
_TAKES_OUT = any_case(r"\b(?:exclu\w+|less|deduct\w*|subtract\w*|net of|adjust\w*|before|add\w* back|reduc\w+|after)\b")
_STEP = any_case(
    r"\bdepreciation\b|\bamorti[sz]ation\b|\bstock-based\b|\bshare-based\b|\brestructuring\b|\bimpairment\b|\bgoodwill\b"
    r"|\bintangible|\bcapital expenditures\b|\b(?:purchases?|additions?) (?:of|to) (?:property|equipment|premises)\b"
    r"|\bforeign (?:currency|exchange)\b|\bcurrency (?:impact|effect|translation)\b|\badjustments?\b|\bspecial items?\b"
    r"|\b(?:acquisition|merger|transaction|integration)[\w-]* (?:costs?|expenses?|charges?)\b|\btax effect\b",
)
_NOTE = re.compile(r"\W*(?:\w{1,2}\W+)?(?:exclud|includ|represent|reflect)\w+\b", re.IGNORECASE)
_GAAP = any_case(r"(?<!non-)(?<!non )\bgaap\b|\breported\b")
_AMOUNTS = 2  # in one sentence: what is taken out, and what comes of it


def reconciled_kin(release: Release, footings: Iterable[Relation]) -> frozenset[str]:
    """The kins of the measures that tables or sentences of the release reconcile.

    ``footings`` are sums over rows: one that holds a measure and the one of GAAP that it is made from reconciles it.
    """
    found = set(_in_footings(release, footings))
    for table in release.tables:
        found.update(_in_table(table))
    named = {kin for table in release.tables for kin in _kin_of(_text_of(table))}
    noted = {
        each.measure.kin
        for table in release.tables
        for row in table.rows
        for each in names_in(row.label)
        if each.is_worded
    }
    for passage in release.passages:
        found.update(_in_prose(passage, named, noted))
    return frozenset(found)


def elsewhere(release: Release, measure: NonGaapMeasure) -> Sentence | None:
    """The sentence that says that the reconciliation of such a measure, or of all, stands outside the release."""
    general: Sentence | None = None
    for passage in release.passages:
        for sentence in passage.sentences if passage.role not in SILENT else ():
            if RECONCILES.search(sentence.text) and ELSEWHERE.search(sentence.text):
                if measure.kin in _kin_of(passage.text) or is_plain_name(passage.text, measure):
                    return sentence
                general = general or sentence
    return general


def says_so(table: Table) -> bool:
    """Whether a table calls itself a reconciliation, or all of it non-GAAP information."""
    headings = [row.label for row in table.rows if row.is_heading]
    return table.kind is TableKind.RECONCILIATION or _SAYS_SO.search(" ".join((table.title, *headings))) is not None


def _in_footings(release: Release, footings: Iterable[Relation]) -> Iterator[str]:
    rows = {fact.figure.span: fact.row for fact in release.facts}
    seen: set[frozenset[str]] = set()
    for footing in footings:
        spans = (footing.asserted, *refs(footing.expression))
        labels = frozenset(rows[span].label for span in spans if span in rows)
        if labels in seen:
            continue
        seen.add(labels)
        for each in (each for label in labels for each in names_in(label)):
            if any(comparable_in(label, each.measure) for label in labels):
                yield each.measure.kin


def _in_table(table: Table) -> Iterator[str]:
    """What a table that calls itself a reconciliation names, and what one with columns on two bases is about."""
    heads = [column.head for column in table.columns]
    has_bases = len(heads) > 1 and any(has_other_basis(head) for head in heads)
    if says_so(table):
        yield from _kin_of(_text_of(table))
        yield from _plain_kin(" \n ".join(_captions(table)))
    yield from _in_steps(table)
    if has_bases:
        yield from _plain_kin(_text_of(table))


def _in_steps(table: Table) -> Iterator[str]:
    """The measures between which and their counterparts of GAAP stand rows of what is put in or taken out."""
    rows = [row for row in table.rows if not row.is_heading]
    steps = [place for place, row in enumerate(rows) if _STEP.search(row.label)]
    for place, row in enumerate(rows):
        for each in names_in(row.label):
            starts = (at for at, other in enumerate(rows) if comparable_in(other.label, each.measure))
            if any(min(at, place) < step < max(at, place) for at in starts for step in steps):
                yield each.measure.kin


def _captions(table: Table) -> Iterator[str]:
    """Title, headings, and the rows that reconciliations start with or whose labels tell of another basis."""
    yield table.title
    is_first = True
    for row in table.rows:
        if row.is_heading or is_first or has_other_basis(row.label):
            yield row.label
        is_first = row.is_heading


def _plain_kin(text: str) -> Iterator[str]:
    return (measure.kin for measure in measures() if is_plain_name(text, measure))


def _text_of(table: Table) -> str:
    return "\n".join((table.title, *(column.head for column in table.columns), *(row.label for row in table.rows)))


def _kin_of(text: str) -> set[str]:
    return {each.measure.kin for each in names_in(text)}


def _in_prose(passage: Passage, named: Collection[str], noted: Collection[str]) -> Iterator[str]:
    """What a heading says that it reconciles, what a sentence does and a table names, what a sentence works out.

    ``noted`` are measures of tables that leave something out; a note says what and how much.
    """
    if passage.role in SILENT:
        return
    for sentence in passage.sentences:
        text = sentence.text
        if RECONCILES.search(text) and not ELSEWHERE.search(text) and not _NOT.search(text):
            is_heading = passage.role in (PassageRole.HEADING, PassageRole.TITLE)
            yield from (kin for kin in _kin_of(text) if is_heading or kin in named)
        if _NOTE.match(text) and figures_in(text):
            yield from noted
        if len(figures_in(text)) >= _AMOUNTS and _TAKES_OUT.search(text):
            yield from _worked_out(text, passage.text)


def _worked_out(text: str, passage: str) -> Iterator[str]:
    """The kins of which a sentence states what is taken out, beside the measure of GAAP or the result."""
    own = _kin_of(text)
    takes_out = bool(own) and _TAKES_OUT.search(text, names_in(text)[0].start) is not None
    spoken_of = _kin_of(passage) if _GAAP.search(text) else set()
    for measure in measures():
        is_plain = measure.kin in spoken_of and is_plain_name(text, measure)
        if is_plain or (takes_out and measure.kin in own):
            yield measure.kin
