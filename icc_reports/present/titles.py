"""What each table is called: a short key for sheets and anchors, and a title in the case of a sentence."""

from __future__ import annotations

import re
from collections.abc import Mapping

from icc_reports.model.release import PassageRole, Release, Table, TableKind
from icc_reports.present.measures import arrival
from icc_reports.present.names import non_gaap_names
from icc_reports.present.wording import capitalised

_TITLES = {
    TableKind.INCOME_STATEMENT: "Income statement",
    TableKind.BALANCE_SHEET: "Balance sheet",
    TableKind.CASH_FLOW: "Statement of cash flows",
    TableKind.SEGMENT: "Segment",
    TableKind.RECONCILIATION: "Reconciliation",
    TableKind.OTHER: "Table",
}
_PREFIXES = {TableKind.RECONCILIATION: "recon", TableKind.SEGMENT: "segment", TableKind.OTHER: "table"}
_ACRONYM = re.compile(r"\b(gaap|ebitdax?|ebit|ffo|affo|u\.s\.|llc|ii+)(?!\w)")
_WORD = re.compile(r"[A-Za-z][\w&.'’-]*\w|[A-Z]")
_MAX_KEY = 27  # leaves room for a number and a suffix within the 31 characters of a sheet's name
_LEAD_IN = re.compile(
    r"^(?:the following (?:tables?|is|are)|the tables? below|set forth below (?:is|are)|below (?:is|are))\s*"
    r"(?:(?:presents?|provides?|shows?|sets? forth|summarizes?|details?|reconciles?|contains?)\s+)?(?:an?\s+|the\s+)?",
    re.IGNORECASE,
)
_LEAD_OUT = re.compile(
    r"[,:]?\s*(?:(?:was|were|is|are)\s+)?(?:(?:comprised|presented|shown|set forth|summarized)\s+)?"
    r"(?:as follows|the following|(?:in the )?(?:table )?below)\s*[:.]?$",
    re.IGNORECASE,
)
_DATELINE = re.compile(r"^[A-Z][A-Za-z.,’' ]{2,40}[,–—-]+\s*(?:[A-Z][a-z]+\.? \d{1,2}, \d{4})\s*[–—-]")


def table_keys(release: Release) -> dict[int, str]:
    """A short name for every table: its kind, and what tells it from others of its kind."""
    arrived = {each.table: non_gaap_names(arrival(release, each).label)[0] for each in release.reconciliations}
    keys: dict[int, str] = {}
    for table in release.tables:
        prefix = _PREFIXES.get(table.kind, table.kind.value)
        told = arrived.get(table.ordinal, "")
        told = f"{told} {table.segment or ''}" if told else table.segment or table.title
        key = _slug(f"{prefix} {told}" if table.kind in _PREFIXES else prefix)
        taken = set(keys.values())
        numbers = (key if at == 1 else f"{key}-{at}" for at in range(1, len(release.tables) + 2))
        keys[table.ordinal] = next(each for each in numbers if each not in taken)
    return keys


def table_titles(release: Release) -> dict[int, str]:
    """The title of every table: as printed, without its capitals where it is all capitals; its kind where it has none.

    Of a sentence that leads to the table what it is about is kept: "Summary of cash flows" of "The following table
    presents a summary of cash flows:".
    """
    cases = _cases(release)
    return {table.ordinal: _title(table, cases) for table in release.tables}


def _slug(text: str) -> str:
    words: list[str] = re.findall(r"[a-z0-9]+", text.lower())
    slug = words[0]
    for word in words[1:]:
        if len(slug) + 1 + len(word) > _MAX_KEY:
            break
        slug += f"-{word}"
    return slug


def _title(table: Table, cases: Mapping[str, str]) -> str:
    title = " ".join(table.title.split())
    if _DATELINE.match(title):
        title = ""
    title = _LEAD_OUT.sub("", _LEAD_IN.sub("", title)).strip(" :") or table.segment or _unnamed(table)
    if not title.isupper() or " " not in title:
        return capitalised(title)
    plain = _ACRONYM.sub(lambda match: match.group().upper(), title.lower())
    return capitalised(_WORD.sub(lambda match: cases.get(match.group().lower(), match.group()), plain))


def _unnamed(table: Table) -> str:
    """Its kind; of a table of no kind, what it begins with."""
    first = next((" ".join(row.label.split()) for row in table.rows if row.label.strip()), "")
    is_named = table.kind is not TableKind.OTHER or not first
    return _TITLES[table.kind] if is_named else f"Table that begins with “{first.rstrip(':')}”"


def _cases(release: Release) -> dict[str, str]:
    """How words are written that keep their capitals: those of the company's name, and abbreviations of the prose."""
    cases = {word.lower(): word for word in _WORD.findall(release.company or "") if not word.isupper()}
    for passage in release.passages:
        if passage.role is PassageRole.BODY and not passage.text.isupper():
            for word in _WORD.findall(passage.text):
                if len(word) > 1 and sum(letter.isupper() for letter in word) > 1 and word.isalpha():
                    cases.setdefault(word.lower(), word)
    return cases
