"""Labels as facts are matched by: without the words and marks that change from table to table."""

from __future__ import annotations

import re
from functools import lru_cache
from hashlib import sha256

from icc_reports.model.patterns import any_case

_LEAD = re.compile(r"^(less|add|plus|deduct|minus|adjustments?|add back)\s*:\s*|^(gaap|reported|as reported)\s+")
_MARK = re.compile(r"\(\s*(\d{1,2}|[a-z]|\*+)\s*\)|\[\w{1,2}\]|\*+|®|™")
_SAME = {"loss": "income", "losses": "income", "earnings": "income", "sales": "revenue", "revenues": "revenue"}
_UNITS = re.compile(r"\((in (thousands|millions|billions)|unaudited|restated|000'?s)[^)]*\)")
_LONGEST = 120  # characters of an identifier before its digest
_STOP = frozenset(["the", "of", "and", "a", "an", "in", "for", "to", "on", "-", "from", "per", "total"])


@lru_cache(maxsize=20_000)
def key_of(label: str) -> str:
    """The label for comparison: "Less: Net loss (1)" and "NET INCOME (LOSS)" are both "net income"."""
    text = label.lower().replace("’", "'").replace("–", "-").replace("—", "-")
    text = _LEAD.sub("", _UNITS.sub(" ", _MARK.sub(" ", text)).strip())
    words = [_SAME.get(word, word) for word in re.findall(r"[a-z0-9%&/]+", text.replace("'", ""))]
    return " ".join(word for place, word in enumerate(words) if place == 0 or word != words[place - 1])


@lru_cache(maxsize=4096)
def base_said(text: str) -> str | None:
    """What a heading or a label calls its percentages shares of, as a key; "revenue" for all that is sold.

    "As a percentage of restaurant sales:" is of no other revenue than that. None where it says nothing.
    """
    said = _BASE.search(text.lower())
    if said is None:
        return None
    base = said["base"].strip(" :()")
    return "revenue" if _ALL_REVENUE.match(base) else key_of(base)


_BASE = re.compile(r"(?:%|\bpercent(?:age)?s?)\s+(?:of|to)\s+(?P<base>[^()]+)")
_ALL_REVENUE = re.compile(r"^((the|our|total|net|consolidated|operating) )*(revenues?|sales)$")


def says_only_basis(label: str) -> bool:
    """Whether a label, or a heading, says nothing but the basis: "As reported", "Non-GAAP results"."""
    return _ONLY_BASIS.fullmatch(label.strip()) is not None


_ONLY_BASIS = any_case(
    r"(?:as )?(?:reported|adjusted|(?:u\.?s\.? )?gaap|non-?gaap|pro ?forma|normalized)(?: basis| results?)?"
    r"(?: \([^()]*\))?:?"
)


@lru_cache(maxsize=20_000)
def significant(label: str) -> frozenset[str]:
    """The words of a label that carry meaning, plurals cut."""
    words = re.findall(r"[a-z0-9]+", label.lower().replace("'", ""))
    return frozenset(word.rstrip("s") if len(word) > 3 else word for word in words if word not in _STOP)


def same_words(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether the words of one are all among those of the other, and there are some."""
    return bool(one and other) and (one <= other or other <= one)


def shares_words(one: str, other: str) -> bool:
    """Whether most words of the shorter label occur in the other."""
    first, second = significant(one), significant(other)
    return 2 * len(first & second) > min(len(first), len(second))


def slug(*parts: str | None) -> str:
    """A readable identifier of lower-case words: "total-current-assets".

    A long one is cut after a word, with a digest of the whole at its end, so that two that begin alike differ.
    """
    text = re.sub(r"[^a-z0-9]+", "-", "-".join(part for part in parts if part).lower()).strip("-")
    if len(text) <= _LONGEST:
        return text
    return f"{text[:_LONGEST].rpartition('-')[0] or text[:_LONGEST]}-{sha256(text.encode()).hexdigest()[:8]}"
