"""Whether a document stops before its end: an element left open, a statement without its total, a sentence begun."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from icc_reports.model.findings import Finding, FindingCode, Severity
from icc_reports.model.patterns import pattern_of
from icc_reports.model.release import PassageRole, Release, Table, TableKind
from icc_reports.read.blocks import Layout, Paragraph, Region

_TAG = pattern_of(r"<(/?)(document|text|html|body|table)(?=[\s>])", re.IGNORECASE)
_LONGEST_TAG = 400
_BROKEN_TAG = pattern_of(r"<[/!]?[a-z][^<>]*\Z", re.IGNORECASE)
_LEAST_WORDS = 8  # of a sentence: shorter lines are headings, signatures and addresses
_GOES_ON = pattern_of(r"(?:[,(-]|(?:^|\s)[a-z-]+)\s*\Z")  # no address, name or abbreviation ends like this
_MORE = pattern_of(r"^\W*more\W*\Z", re.IGNORECASE)  # "- more -" at the foot of a page that another follows
_OF_SENTENCES = {PassageRole.BODY, PassageRole.FORWARD_LOOKING, PassageRole.ABOUT, PassageRole.CONTACT}
# What a statement begins with, what it does not end without, and what that is called.
_ENDS: Mapping[TableKind, tuple[Collection[str], re.Pattern[str], str]] = {
    TableKind.INCOME_STATEMENT: (
        {"Revenues", "CostOfRevenue", "OperatingExpenses"},
        pattern_of(r"\bnet (?:income|loss|earnings|profit)|\b(?:income|loss|earnings|profit) for\b", re.IGNORECASE),
        "net income",
    ),
    TableKind.BALANCE_SHEET: (
        {"Assets", "AssetsCurrent"},
        pattern_of(r"\bequity\b|\bnet assets\b|holders['’] (?:deficit|investment)", re.IGNORECASE),
        "equity",
    ),
}


def cut_off(text: str, layout: Layout, release: Release) -> Iterator[Finding]:
    """One finding where the text of a source, or the last document laid out from it, shows that it is not whole."""
    why = _left_open(text) or _unfinished(layout, release)
    if why:
        last = layout.items[-1] if layout.items else None
        yield Finding(
            id="cut-off",
            code=FindingCode.CUT_OFF,
            severity=Severity.WARNING,
            message=f"The source seems to stop before its end: {why}. What is missing was not read.",
            spans=() if last is None else ((last.pieces if isinstance(last, Paragraph) else last.lines)[-1].span,),
        )


def _left_open(text: str) -> str:
    """What the markup shows to be missing: the rest of a tag, or the end of an element, the innermost one."""
    if _BROKEN_TAG.search(text[-_LONGEST_TAG:]):
        return "its last tag is broken off"
    is_open: dict[str, bool] = {}
    for tag in _TAG.finditer(text):
        is_open[tag[2].lower()] = not tag[1]
    innermost = next((name for name in reversed(is_open) if is_open[name]), "")
    return f"the element <{innermost}> is opened and never closed" if innermost else ""


def _unfinished(layout: Layout, release: Release) -> str:
    """What the last item of a document shows to be missing, in words; "" where it may well be complete."""
    last = layout.items[-1] if layout.items else None
    if isinstance(last, Paragraph):
        if _MORE.match(last.text):
            return "it ends with the word that more follows"
        is_prose = layout.media == "text" and {each.role for each in release.passages[-1:]} <= _OF_SENTENCES
        return "its last sentence has no end" if is_prose and _breaks_off(last.text) else ""
    return _lacks(release.tables[-1]) if isinstance(last, Region) and release.tables else ""


def _breaks_off(text: str) -> bool:
    return len(text.split()) >= _LEAST_WORDS and bool(_GOES_ON.search(text))


def _lacks(table: Table) -> str:
    if table.kind not in _ENDS:
        return ""
    begins, ends, named = _ENDS[table.kind]
    has_begun = any(row.concept in begins for row in table.rows)
    is_by_share = any(fact.figure.unit.per is not None for fact in table.facts())
    stated = [row.label for row in table.rows if not row.is_heading]
    has_ended = is_by_share or not stated[-1:] or not stated[-1] or any(ends.search(label) for label in stated)
    return f"its last table is a statement without {named}" if has_begun and not has_ended else ""
