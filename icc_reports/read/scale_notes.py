"""Notes on scale, and on currency, as titles, heads and corners of tables print them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from icc_reports.model.patterns import pattern_of
from icc_reports.read.exceptions import excepted

# What is asked of one title for each of its tables is found out once.
_once = lru_cache(maxsize=2048)

THOUSAND, MILLION, BILLION = Decimal(1000), Decimal(1_000_000), Decimal(1_000_000_000)
ONE = Decimal(1)

_SCALES = (
    (pattern_of(r"\bthousands?\b|\b000(?:['’]?s| omitted)\b|\$\s?000\b|\bin 000\b|\(000\)", re.IGNORECASE), THOUSAND),
    (pattern_of(r"\(000,000['’]?s?\)|\bmillions?\b|\bin mm\b|\$\s?mm\b", re.IGNORECASE), MILLION),
    (pattern_of(r"\bbillions?\b", re.IGNORECASE), BILLION),
)
_NOTE = pattern_of(
    r"\(\s*[^()]*?(?:\bin\b|\$|dollars|amounts|\b000)[^()]*?(?:thousands?|millions?|billions?|000['’]?s?|mm)\b[^()]*(?:\([^()]*\)[^()]*)*\)?"
    r"|\b(?:EUR|CHF|USD|GBP|JPY|SEK|NOK|DKK|[€£¥])\s?(?:thousands?|millions?|billions?)\b"
    r"|\(\s*\$?\s?000['’]?s?\s+omitted\b[^()]*\)?|\b000['’]?s?\s+omitted\b|\(?\b000['’]?s\)?|\(\s*(?:[A-Z]{2,3}\$?|[$€£])?\s?['’]?000['’]?s?\s*\)"
    r"|\((?:(?:[A-Z]{2,3}\$?|[$€£])\s?)?(?:thousands?|millions?|billions?)\b[^()]*\)"
    r"|(?:^|(?<=[\s(]))(?:(?:u\.?s\.?\s+)?dollars|amounts|\$|€|£|all\s+\w+)?\s*(?:are\s+)?\(?(?:stated\s+|expressed\s+|presented\s+)?in\s+"
    r"(?:\w+\s+of\s+)?(?:u\.?s\.?\s+)?(?:thousands?|millions?|billions?)\b[^()\n]*(?:\((?:except|unless)[^()]*\))?",
    re.IGNORECASE,
)
_DOLLARS = r"(?:united\s+states|u\.?\s?s\.?|american|canadian|australian|new\s+zealand|hong\s+kong|singapore)\s+dollars"
_CURRENCY = (
    rf"(?:{_DOLLARS}|[A-Z]{{1,2}}\$|USD|CAD|AUD|EUR|GBP|CHF|euros?|(?:british\s+)?pounds\s+sterling|swiss\s+francs"
    r"|(?:japanese\s+)?yen|RMB|renminbi)(?![\w$])"
)
_EXPRESSED = r"(?:expressed|stated|presented|reported)\s+in\s+"
_CURRENCY_NOTE = pattern_of(  # it says nothing of the scale: "(Expressed in Canadian dollars, except number of shares)"
    rf"\((?:[^()]*[\s,;–—-])?{_EXPRESSED}{_CURRENCY}[^()]*(?:\([^()]*\)[^()]*)*\)?"
    rf"|^(?:(?:all\s+)?(?:amounts|figures)\s+(?:are\s+)?)?{_EXPRESSED}{_CURRENCY}[^()\n]*$",
    re.IGNORECASE,
)
# Every note has one of them; few other texts do.
_OF_NOTES = ("thousand", "million", "billion", "000", "mm", "expressed", "stated", "presented", "reported")
_OTHER_MEASURE = pattern_of(
    r"\b(?:in\s+)?(?:thousands|millions|billions)\s+of\s+(?!(?:[a-z]+\s+){0,2}(?:dollars|euros?|yen|francs|kron[oe]r|pesos"
    r"|rupees|rubles|shekels|reais|rand|won|yuan)\b|u\.?s|currency|pounds\s+sterling|rmb\b|renminbi\b|nis\b"
    r"|(?:japanese|swiss|canadian)\b|shares)(\w+)",
    re.IGNORECASE,
)
_COUNTED_IN = pattern_of(  # "(contracts in thousands)": what is counted, the scale of no money
    r"\((?:(?:short|long|metric|net|gross)\s+)?(?P<measure>contracts|trades|units|tons|tonnes|pounds|barrels|gallons|cases|ounces|subscribers|customers|"
    r"consumers|members|memberships|accounts|people|individuals|households|lives|policies|users|passengers|vehicles)"
    r"\s+in\s+(?:thousands|millions|billions)\)",
    re.IGNORECASE,
)
_OF_MONEY = pattern_of(
    r"^\W*(?:[A-Z]{2,3})?[$€£]|^\W*(?:u\.?s\.?\s+|all\s+)?(?:dollars?|dollar amounts)\b", re.IGNORECASE
)
_WHOLE_DOLLARS = pattern_of(r"\bin (?:whole |u\.?s\.? )?dollars\b|\bactual dollars\b|\bin US\$\)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Scales:
    """The scales that a table's note states: of money, and of share counts where it says so."""

    money: Decimal | None
    shares: Decimal | None
    measure: str | None  # what is counted, where it is not money ("KWHs")
    note: str | None
    excepted: tuple[frozenset[str], ...] = ()  # words of what the note leaves out ("average price")

    @property
    def is_of_money(self) -> bool:
        """Whether the note speaks of money only ("dollars in thousands")."""
        return self.note is not None and _OF_MONEY.search(self.note) is not None


NO_SCALES = Scales(None, None, None, None)


def scales_in(texts: Iterable[str]) -> Scales:
    """What titles, heads and the corner of a table say about scale; the first note counts."""
    return next((scales for scales in map(_scales_said, texts) if scales is not None), NO_SCALES)


@_once
def _scales_said(text: str) -> Scales | None:
    flat = " ".join(text.split())
    note = _NOTE.search(flat)
    if note is not None:
        return _scales_of(note[0])
    return Scales(ONE, ONE, None, flat) if _WHOLE_DOLLARS.search(flat) else None


@_once
def without_scale_note(text: str) -> str:
    """The text without its note on scale, or on nothing but the currency."""
    return " ".join(_CURRENCY_NOTE.sub(" ", _NOTE.sub(" ", text)).split())


def currency_note(texts: Iterable[str]) -> str:
    """The first note that names the currency and no scale; "" for none."""
    flat = (" ".join(text.split()) for text in texts)
    return next((note[0] for text in flat if (note := _CURRENCY_NOTE.search(_NOTE.sub(" ", text)))), "")


def without_wrapped_notes(paragraph: str) -> str:
    """The lines of a title without a bracketed note on scale or currency that runs over several of them."""
    flat = paragraph.replace("\n", " ")
    text = paragraph
    notes = list(_NOTE.finditer(flat)) or list(_CURRENCY_NOTE.finditer(flat))
    for note in reversed(notes):
        printed = paragraph[note.start() : note.end()]
        if "\n" in printed and printed.startswith("(") and printed.endswith(")"):
            text = text[: note.start()] + text[note.end() :]
    return text


@_once
def is_scale_note(text: str) -> bool:
    """Whether the text is a note on scale, or on the currency, and nothing else."""
    lowered = text.lower()
    return any(word in lowered for word in _OF_NOTES) and not without_scale_note(text).strip(" ()*")


def _scales_of(note: str) -> Scales:
    general, _, exception = re.sub(r"\bexcepting\b", "except", note, flags=re.IGNORECASE).partition("except")
    if not exception:
        general, _, exception = note.partition("other than")
    other = _COUNTED_IN.search(general) or _OTHER_MEASURE.search(general)
    measure = other[1] if other else None
    return Scales(first_scale(general), _shares_scale(exception), measure, note.strip(), excepted(exception))


def first_scale(text: str) -> Decimal | None:
    """The scale that a text names first."""
    found = [(match.start(), scale) for pattern, scale in _SCALES if (match := pattern.search(text))]
    return min(found)[1] if found else None


def _shares_scale(exception: str) -> Decimal | None:
    """The scale of share counts by the words after "except"; None where they speak of per-share amounts only."""
    text = re.sub(r"\bper[\s-]+(?:\w+\s+)?share\b|\bpar value\b|\bshare prices?\b", " ", exception, flags=re.IGNORECASE)
    if not re.search(r"\bshares?\b", text, re.IGNORECASE):
        return None
    return first_scale(text) or ONE
