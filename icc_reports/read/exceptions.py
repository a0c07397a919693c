"""What a note on scale leaves out: "in thousands, except per share and average price data"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

_SAYS_NOTHING = frozenset({"data", "amount", "information", "figure", "for", "the", "where", "noted", "otherwise"})
_OF_EACH = frozenset({"price", "rate", "ratio", "per", "average"})


def excepted(exception: str) -> tuple[frozenset[str], ...]:
    """The words of each price, rate or amount of each ("per ton") after "except", but for what concerns shares."""
    phrases = re.split(r",|\band\b|\bor\b", exception.lower())
    words = (_words(phrase) - _SAYS_NOTHING for phrase in phrases if "share" not in phrase)
    return tuple(found for found in words if found & _OF_EACH)


def is_excepted(label: str, phrases: Iterable[frozenset[str]]) -> bool:
    """Whether a row is left out by what its label names."""
    return any(phrase <= _words(label) for phrase in phrases)


@lru_cache(maxsize=2048)
def _words(text: str) -> frozenset[str]:
    return frozenset(word.removesuffix("s") for word in re.findall(r"[a-z]{3,}", text.lower()))
