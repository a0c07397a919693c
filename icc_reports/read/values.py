"""Numbers as releases print them: brackets, currency signs, nil, percent, footnote marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from icc_reports.model.figures import Notation
from icc_reports.model.patterns import pattern_of
from icc_reports.read.blocks import Value

CURRENCIES = {
    "$": "USD",
    "US$": "USD",
    "USD": "USD",
    "C$": "CAD",
    "CA$": "CAD",
    "£": "GBP",
    "€": "EUR",
    "¥": "JPY",
    "RMB": "CNY",
    "NT$": "TWD",
    "HK$": "HKD",
    "CHF": "CHF",
    "Y": "JPY",  # where the character set has no sign for yen
}

_SIGN = r"(?:US|CA?|NT|HK)?\$|[£€¥]|RMB|USD|CHF|Y(?=\s?\(?[\d.])"
_NUMBER = (  # longer ones are codes, and "000" is a scale
    r"(?!000(?![\d.,]))(?:\d{1,3}(?:,\d{3}){1,6}(?:\.\d{1,9})?|\d{1,20}\.\d{1,9}|\.\d{1,9}|\d{1,20})"
)
_NIL = r"-{1,3}|[—–―−]{1,2}|[-—–―−]0[-—–―−]|[Nn]il"
_BELOW = r"\*"
_POINTS = r"(?i:(?:p?pts?|pps?|(?:percentage\s)?points?)\b\.?)"  # differences of percentages
_MULTIPLE = r"[xX]\b|:\s?1(?:\.0)?\b"
_CENTS = r"¢|(?<=\.\d)c\b|(?<=\.\d\d)c\b"
_NO_FIGURE = r"N\.?/?M\.?|n\.?/?m\.?|N/A|n/a|NA|NMF|\*\*+"

_ONE = pattern_of(r"(?:0?\.0*)?1")
# What a cell must look like for the long pattern to be worth a try; nearly all labels fail here.
_CANDIDATE = pattern_of(r"\s*(?:[\d$(<.\-−–—―+*£€¥]|(?:US|CA?|NT|HK)?\$|RMB|USD|CHF|Y|[Nn]/?\.?[AaMmIi])")
_TOKEN = pattern_of(
    rf"""
    (?:(?<!\S)|(?<=\))(?=\())
    (?:
      (?P<none>{_NO_FIGURE})
    |
      (?:(?P<sign1>{_SIGN})\s*)?
      (?:
        (?P<open>[(<]\s*)?(?P<minus>(?!-0-)[-−–+]\s?(?=[\d.$(]))?
      | (?P<before>[-−–(<]\s*)(?P<sign2>{_SIGN})\s*(?P<open2>\(\s*)?
      )
      (?:(?P<number>{_NUMBER})(?P<after>-|\s?CR\b)?|(?P<nil>{_NIL})|(?P<below>{_BELOW}))
      (?:\s{{0,2}}(?P<inside>%|bps\b|[xX](?=\))|{_CENTS}))?
      (?:\s{{0,2}}(?P<close>[)>]))?
      (?:\s{{0,2}}(?P<suffix>%|percent\b|{_POINTS}|bps?\b|{_MULTIPLE}|{_CENTS}))?
      (?P<mark>\s?\([a-z]{{1,2}}\)|(?<=\d)\(\d{{1,2}}\)|\*{{1,3}}|\s?\[\w{{1,2}}\])?
    )
    (?:(?!\S)|(?<=\))(?=\())
    """,
    re.VERBOSE,
)


# What is stated in parts of one, by the word behind it: basis points; cents of a currency
_FRACTIONS = {"bp": Decimal("0.0001"), "bps": Decimal("0.0001"), "¢": Decimal("0.01"), "c": Decimal("0.01")}


@dataclass(frozen=True, slots=True)
class Token:
    """A value in a text: it covers ``start`` to ``end`` (excluded); its last digit ends before ``edge``.

    ``reach`` is where a footnote mark behind it ends.

    ``value`` is None for "NM" and its kind: a cell which says that there is no figure.
    """

    start: int
    end: int
    edge: int
    value: Value | None
    reach: int


def tokens(text: str) -> Iterator[Token]:
    """The numbers that stand between blanks, from left to right."""
    for match in _TOKEN.finditer(text):
        before, after = text[max(match.start() - 3, 0) : match.start()], text[match.end() : match.end() + 3]
        if _is_value(match, is_apart=before == "   " and not after.strip()):
            yield _token(match)


def token_at(text: str, start: int) -> Token | None:
    """The number that begins at a place of a text; None where none does."""
    match = _TOKEN.match(text, start)
    return None if match is None else _token(match)


def _is_value(match: re.Match[str], *, is_apart: bool) -> bool:
    """Whether it is neither a limit (">5") nor, where nothing sets it apart, a word that goes on ("30-")."""
    if ("<" in match[0]) != (">" in match[0]):
        return _is_below(match)
    if match["after"] == "-":  # "-2-" is the number of a page
        return not match["minus"] and not match["open"] and (is_apart or "," in match["number"])
    return True


def may_be_value(text: str) -> bool:
    """Whether a text begins as values do; most that are none are told by that."""
    return _CANDIDATE.match(text) is not None


@lru_cache(maxsize=4096)
def whole(text: str) -> Token | None:
    """The value that the text is, from end to end; None where it is anything else.

    Cached: two of five cells of a release repeat what another one says, dashes above all.
    """
    match = _TOKEN.fullmatch(text.strip()) if may_be_value(text) else None
    return _token(match) if match is not None and _is_value(match, is_apart=False) else None


def _token(match: re.Match[str]) -> Token:
    if match["none"]:
        return Token(match.start(), match.end(), match.end(), None, match.end())
    end = match.start("mark") if match["mark"] else match.end()
    return Token(match.start(), end, match.end("number") if match["number"] else end, _value(match), match.end())


def _is_below(match: re.Match[str]) -> bool:
    """Whether it says less than one of its last digit: "<1", "<0.1%"."""
    return match[0].startswith("<") and ">" not in match[0] and _ONE.fullmatch(match["number"] or "") is not None


def _value(match: re.Match[str]) -> Value:
    digits = match["number"] or ""
    if digits == match[0]:
        return Value(notation=Notation.NUMBER, number=_plain(digits), fraction_digits=_places(digits))
    before = (match["before"] or "").strip()
    after = (match["after"] or "").strip()
    opened = bool(match["open"] or match["open2"]) or before in ("(", "<")
    closed = bool(match["close"])
    minus = (match["minus"] or before).strip() in ("-", "−", "–")
    sign = match["sign1"] or match["sign2"]
    suffix = match["inside"] or match["suffix"]
    return Value(
        notation=_notation(match),
        number=_number(match, is_negative=opened or closed or minus or bool(after)),
        fraction_digits=_places(digits),
        is_percent=_is_percent(suffix),
        currency=CURRENCIES[sign] if sign else None,
        is_multiple=_is_multiple(suffix),
        scale=_FRACTIONS.get(suffix or ""),
        is_malformed=(opened != closed and not _is_below(match)) or after == "CR",
        is_bracketed=opened and closed,
    )


def _is_percent(suffix: str | None) -> bool:
    return suffix is not None and suffix not in _FRACTIONS and not _is_multiple(suffix)


def _is_multiple(suffix: str | None) -> bool:
    return suffix is not None and suffix[0] in "xX:"


def _notation(match: re.Match[str]) -> Notation:
    if match["number"] and not _is_below(match):
        return Notation.NUMBER
    return Notation.NIL if match["nil"] else Notation.BELOW_UNIT


def _number(match: re.Match[str], *, is_negative: bool) -> Decimal | None:
    if match["below"] or _is_below(match):
        return None
    if match["nil"]:
        return Decimal(0)
    number = _plain(match["number"])
    return -number if is_negative else number


def _plain(digits: str) -> Decimal:
    return Decimal(digits.replace(",", ""))


def _places(digits: str) -> int:
    return len(digits.partition(".")[2])
