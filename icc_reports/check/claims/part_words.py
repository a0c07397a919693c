"""What a heading or a label of a table of parts says: a measure, the name of a part, or all of the company."""

from __future__ import annotations

import re

from icc_reports.check.claims.phrases import Words, phrase, segment_phrase
from icc_reports.model.patterns import any_case

_CORES = frozenset({"revenue", "income", "profit", "margin", "ebitda", "backlog"})
_ORDERS = frozenset({"order", "booking"})  # a name of a part may have them
_OF_MEASURES = _CORES | {"net", "gross", "operating", "segment", "total", "operation", "return", "external", "result"}
_NO_PART = any_case(
    r"\b(?:months?|quarters?|years?|weeks?|ended|gaap|reported|adjust\w+|total|consolidated|worldwide"
    r"|company(?!-owned|-operated)|results|(?<!and )(?<!& )other"
    r"|corporate|unallocated|eliminat\w+|inter-? ?segment|change|currency|organic|external|customers|current|prior|as"
    r"|actual|amount|averages?|expenses?|percent|restated|previously|pro|combined|issuer|guarantors?|effects?|impact"
    r"|unaudited)\b|[\d%$]",
)
_PARENTHESES = re.compile(r"\([^()]*\)")
_ANY_PART = frozenset(
    {"segment", "business", "division", "region", "geographic", "geography", "operating", "reportable"}
)
_SEGMENT_WORD = any_case(r"(?: segments?)?\s*:?$")
ALL = re.compile(r"(?:total|consolidated|company|combined)(?: (?:total|consolidated|company))?", re.IGNORECASE)


def measure_in(text: str) -> Words | None:
    """The measure that a heading names ("Operating income (loss):"); None where it says anything else."""
    words = phrase(_BY_WHAT.sub("", _PARENTHESES.sub(" ", text)))
    if not words or not set(words) <= _OF_MEASURES | _ORDERS or not set(words) & (_CORES | _ORDERS):
        return None
    return words[1:] if words[0] == "total" and len(words) > 1 else words


def measure_excluding(text: str) -> Words | None:
    """The measure that a heading names without some of it: "Operating income excluding storm costs (non-GAAP)"."""
    name, without, what = _EXCLUDING.sub(" excluding ", _PARENTHESES.sub(" ", text)).partition(" excluding ")
    measure = measure_in(name)
    return (*measure, *phrase(f"{without} {what}")) if measure is not None and phrase(what) else None


_EXCLUDING = any_case(r" excl(?:uding|\.) ")


_TOTAL_OF = any_case(r"^total\s+|(?:,| [-–—]|:) total$", "total")
_BY_WHAT = any_case(r",? by [a-z &/-]+:?\s*$")


def name_of_part(text: str) -> str | None:
    """The text as the name of a segment; None where it cannot be one."""
    name = _SEGMENT_WORD.sub("", _PARENTHESES.sub(" ", _TOTAL_OF.sub("", text.strip())))
    name = " ".join(name.split())
    words = segment_phrase(name)
    return name if set(words) - _ANY_PART - _ORDERS and not set(words) & _CORES and not _NO_PART.search(name) else None
