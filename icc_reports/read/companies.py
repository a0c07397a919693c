"""Whose release it is: the company's name, its ticker and the exchange, from the first lines and the titles."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from icc_reports.model.patterns import pattern_of

_LONGEST_NAME = 90
_NEAR = 200  # characters before a ticker in which the name can begin
_EXCHANGES = (
    (pattern_of(r"nasdaq\s*-?\s*sc|nasdaq\s+small", re.IGNORECASE), "Nasdaq SmallCap"),
    (pattern_of(r"nasdaq", re.IGNORECASE), "Nasdaq"),
    (pattern_of(r"nyse\s+(?:american|mkt|amex)", re.IGNORECASE), "NYSE American"),
    (pattern_of(r"nyse|new york stock exchange", re.IGNORECASE), "NYSE"),
    (pattern_of(r"amex|american stock exchange", re.IGNORECASE), "AMEX"),
    (pattern_of(r"otc", re.IGNORECASE), "OTC"),
    (pattern_of(r"tsx", re.IGNORECASE), "TSX"),
)
_LISTING = pattern_of(
    r"\(?(?P<exchange>(?:nasdaq|nyse|amex|otc|tsx|new york stock exchange|american stock exchange)[\w\s/®™-]{0,40}?)\s*"
    r"(?:symbols?)?\s*[:;,]\s*[\"“']?(?!(?:inc|llc|corp|ltd|plc)\b)(?P<ticker>[A-Z][A-Z.]{0,6})\b",
    re.IGNORECASE,
)
_SUFFIX = (
    r"(?:Inc|Corp|Corporation|Company|Co|Ltd|Limited|LLC|L\.?P|PLC|plc|N\.?V|S\.?A|AG|Group|Holdings|Bancorp|"
    r"Bancshares|Incorporated|Trust|Partners)"
)
_WORD = r"(?:plc|[a-z]{0,2}[A-Z0-9][\w&.'’/-]*|&|of|and|the|de|for)"
_COUNTED = r"(?:\d{1,4}(?:st|nd|rd|th)\s+)?"  # "21st Century Insurance Group"
_NAME = rf"{_COUNTED}[a-z]{{0,2}}[A-Z][\w&.'’/-]*(?:,? {_WORD}){{0,6}}?"
_ABOUT = pattern_of(r"^about\s+", re.IGNORECASE)
_WITH_SUFFIX = pattern_of(rf"(?P<name>{_NAME},? {_SUFFIX}\b\.?)(?=[\s,(]|$)", re.IGNORECASE)
_SUFFIX_ONLY = pattern_of(rf"{_SUFFIX}\.?", re.IGNORECASE)
_BEFORE_LISTING = pattern_of(rf"(?P<name>{_WORD}(?:,? {_WORD})*)\s*(?:\([^()]*\)\s*)*[(\[;,]*\s*$")
_YEAR_BEFORE = pattern_of(r"^.*\b(?:19|20)\d\d,\s+(?=[A-Z])")  # "of 2007, " of the words before the name
# Of a dateline that gives the ticker before the name: "May 4, 2021 (NYSE: ACM) - Acme Corp."
_ENDS_IN_DATE = pattern_of(
    r"\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?\s+\d{1,2},?\s+(?:19|20)\d\d[\s,–—-]*$",
    re.IGNORECASE,
)
_POSSESSIVE = pattern_of(rf"(?<= )({_SUFFIX}\.?)['’]s?$")  # not that of "Dillard's"
_REGISTRANT = pattern_of(r"\(exact name of registrant", re.IGNORECASE)
_ANNOUNCES = pattern_of(
    rf"^(?P<name>{_NAME})(?:\s*\([^()]*\))*(?:,\s+(?:an?|the|one of)\s[^;.()]{{3,120}}?,|,)?\s+"
    r"(?:today\s+|has\s+|also\s+)?(?:announce[sd]?|report(?:s|ed)|release[sd])\b"
)
_DATELINE_END = pattern_of(r"(?:--+|[–—…]|(?:\. ?){3}|/PRNewswire[^/]*/|\(BUSINESS WIRE\)|\)\s*-)\s*", re.IGNORECASE)
_GENERIC = pattern_of(
    r"^(?:the|our|this|that|its)?\s*(?:company|corporation|group|trust|partnership|consolidated|financial)$|"
    r"\b(?:stock (?:exchange|market)|nasdaq|document|where incorporated|press release|results|quarter|exhibit|"
    r"statements?|total|note)\b|"
    r"^(?:in|during|for|as|on)\b",
    re.IGNORECASE,
)
_STATEMENT = pattern_of(
    r"(?:(?:condensed|consolidated|un-?audited|combined|interim|summary|selected|comparative|quarterly)\s+)*(?:statements?\b|"
    r"balance\s+sheets?|income\s+statements?|cash\s+flows?\b|segment\b|(?:financial\s+)?(?:highlights|results|data)\b)",
    re.IGNORECASE,
)
_NAME_ONLY = pattern_of(rf"{_WORD}(?:,? {_WORD}){{0,7}}\.?")
_MARKS = pattern_of("[®™*]")


@dataclass(frozen=True, slots=True)
class Company:
    """A name as printed, and where the shares trade; None for what the release does not say."""

    name: str | None
    ticker: str | None
    exchange: str | None


def company_of(opening: Sequence[str], titles: Sequence[str]) -> Company:
    """The company by the opening paragraphs and the lines above the tables.

    The name stands before the ticker, or before "(Exact name of registrant", or announces something; a line that is
    nothing but a name with a company's suffix gives the fuller form of it, or stands for itself.
    """
    texts = [_MARKS.sub("", text) for text in opening]
    listing = next((m for m in map(_LISTING.search, texts) if m is not None and m["ticker"].isupper()), None)
    exchange = next((name for pattern, name in _EXCHANGES if listing and pattern.search(listing["exchange"])), None)
    full = _whole_lines([*titles, *texts])
    found = next((name for name in _names(texts, listing) if name and not _GENERIC.search(name)), None)
    if found is None and not full:
        full = _above_statements(titles)
    return Company(_fullest(found, full), listing["ticker"] if listing else None, exchange)


def _names(texts: Sequence[str], listing: re.Match[str] | None) -> Iterator[str | None]:
    if listing is not None:
        before = _DATELINE_END.split(listing.string[: listing.start()].rstrip())[-1]
        outside, bracket, inside = before.rpartition("(")
        if bracket and ")" not in inside and not _WITH_SUFFIX.search(inside.rstrip(" ;")):
            before = outside  # "Acme Tools Corporation (Acme, NYSE: ACM)"
        near = before.rstrip("([ ")[-_NEAR:]
        if _ENDS_IN_DATE.search(near):
            match = _ANNOUNCES.search(listing.string[listing.end() :].lstrip(") -–—"))
        else:
            match = _BEFORE_LISTING.search(near)
        yield _clean(match["name"]) if match is not None and len(match["name"]) > 2 else None
    for previous, text in pairwise(("", *texts)):
        registrant = _REGISTRANT.search(text)
        if registrant is not None:
            yield _clean((text[: registrant.start()].strip() or previous)[:80])
    for text in texts:
        announces = _ANNOUNCES.search(_DATELINE_END.split(text)[-1]) or _ANNOUNCES.search(text)
        yield _clean(announces["name"]) if announces is not None else None


def _whole_lines(lines: Sequence[str]) -> list[str]:
    """Lines that are a name with a suffix and nothing else, or say about whom they are, the most frequent first."""
    flat = (_ABOUT.sub("", " ".join(_MARKS.sub("", part).split())) for line in lines for part in line.split("\n"))
    short = (line for line in flat if len(line) < _LONGEST_NAME)
    ending = (line for line in short if _SUFFIX_ONLY.fullmatch(line.rpartition(" ")[2]))  # a cheap test first
    names = Counter(line for line in ending if _WITH_SUFFIX.fullmatch(line) and not _GENERIC.search(line))
    return [name for name, _ in names.most_common()]


def _above_statements(titles: Sequence[str]) -> list[str]:
    """Lines that stand right above the name of a statement, the most frequent first."""
    above: Counter[str] = Counter()
    for upper, lower in pairwise([line.strip() for title in titles for line in (*title.split("\n"), "")]):
        if _STATEMENT.match(lower) and _NAME_ONLY.fullmatch(upper) and not _GENERIC.search(upper):
            above[" ".join(upper.split())] += 1
    return [name for name, _ in above.most_common() if not _STATEMENT.match(name)]


def _fullest(found: str | None, full: Sequence[str]) -> str | None:
    if found is None:
        return full[0] if full else None
    longer = (name for name in full if name.lower().startswith(found.lower() + " ") or _is_initials(found, name))
    return next(longer, found)


def _is_initials(found: str, name: str) -> bool:
    """Whether a short name is how the letters of the long one begin ("IBM")."""
    initials = "".join(word[0] for word in name.split() if word[0].isupper())
    return found.isupper() and len(found) > 2 and initials.startswith(found)


def _clean(name: str) -> str:
    """The name without what precedes and follows it: "today", a year, a city, an address."""
    text = _POSSESSIVE.sub(r"\1", _YEAR_BEFORE.sub("", name.strip(" ,;-–—")))
    text = re.sub(r"^(?:Today,?|the|The(?!.* Company$)|\w+-based)\s+", "", text)
    return " ".join(re.split(r"\s(?=\d{2,})", text)[0].split())
