"""Currencies by their names and codes in heads and notes on scale."""

from __future__ import annotations

import re
from functools import lru_cache

_NAMED_CURRENCIES = (
    (re.compile(r"\bRMB\b|\bCNY\b|\brenminbi\b"), "CNY"),
    (re.compile(r"\bUS\$|\bUSD\b|\b(?:U\.?S\.?|United States) dollars", re.IGNORECASE), "USD"),
    (re.compile(r"€|\bEUR\b|\beuros?\b"), "EUR"),
    (re.compile(r"£|\bGBP\b|\bpounds sterling\b"), "GBP"),
    (re.compile(r"\bC(?:DN|AD?)\s?\$|\bCAD\b|\bcanadian dollars", re.IGNORECASE), "CAD"),
    (re.compile(r"¥|\bJPY\b|\b(?:japanese )?yen\b"), "JPY"),
    (re.compile(r"\bNT\$|\bNTD\b|\bTWD\b"), "TWD"),
    (re.compile(r"\bHK\$|\bHKD\b"), "HKD"),
    (re.compile(r"\bCHF\b|\bswiss francs\b", re.IGNORECASE), "CHF"),
)


@lru_cache(maxsize=2048)
def currency_named(text: str) -> str | None:
    """The currency that a head, or a note on scale, names; None for none, and where several are."""
    found = {code for pattern, code in _NAMED_CURRENCIES if pattern.search(text)}
    return found.pop() if len(found) == 1 else None
