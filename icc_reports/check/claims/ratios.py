"""Ratios of two measures that a row prints by both of their names: "Nonperforming loans to total loans"."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache

from icc_reports.check.claims.phrases import DROPPED, Words, phrase, words_of
from icc_reports.check.claims.vocabulary import BOUNDARY, NEUTRAL
from icc_reports.model.figures import PURE, Figure
from icc_reports.model.patterns import any_case
from icc_reports.model.relations import Sum, weighted

_PARENTHESES = re.compile(r"\([^()]*\)")
_OF_TWO = re.compile(
    r"(?:(?:annualized )?(?:ratio|percent(?:age)?|%) of )?(?:annualized )?(?P<top>[^/]+?)"
    r"(?:\s*/\s*|,? (?:(?:as an? )?(?:%|percent(?:age)?|ratio) (?:of|to)|to) )(?P<whole>[^/]+)",
    re.IGNORECASE,
)
_TAIL = any_case(
    r"(?:,? ratio|,? annualized|,? (?:at|as of) (?:the )?(?:end of (?:the )?period|(?:period|quarter|year)[- ]end))+$",
)


@lru_cache(maxsize=4096)  # labels: a row is named once for each of its parts
def ratio_of(label: str) -> tuple[Words, Words] | None:
    """The two names in the label of a ratio, of what is divided and of what it is divided by; None in another's."""
    plain = " ".join(_PARENTHESES.sub(" ", label.replace("-to-", " to ")).split())
    match = _OF_TWO.fullmatch(_TAIL.sub("", plain))
    if match is None:
        return None
    top, whole = core(phrase(match["top"])), core(phrase(match["whole"]))
    return (top, whole) if top and whole else None


def core(words: Words) -> Words:
    """A name without the words that say that all of it is meant, as it stands at the end of a period."""
    words = words[2:] if words[:2] == ("period", "end") else words
    words = words[1:] if words[:1] == ("total",) else words
    words = tuple(word for at, word in enumerate(words) if word != "lease" or words[at - 1 : at] != ("loan",))
    return words[:-1] if words[-1:] and words[-1] in _ENDS else words


_ENDS = frozenset({"outstanding", "receivable", "portfolio"})


def is_named_at(text: str, start: int, name: Words) -> bool:
    """Whether a name stands at a place of a text and goes no further: "total loans", not "loans held for sale"."""
    content = [word for word in words_of(text[start : start + _REACH]) if word.form not in DROPPED]
    content = content[1:] if content and content[0].form in _ALL else content
    content = [word for at, word in enumerate(content) if word.form != "lease" or content[at - 1].form != "loan"]
    if tuple(word.form for word in content[: len(name)]) != name:
        return False
    following = _NEXT.match(text, start + content[len(name) - 1].end)
    return following is None or _may_follow(following[1].lower())


_ALL = frozenset({"total", "annualized"})
_REACH = 90  # characters
_NEXT = re.compile(r"[ -]([A-Za-z][\w’'&-]*)")


def _may_follow(word: str) -> bool:
    return word in BOUNDARY or word in NEUTRAL or word in _ENDS or word == "ratio"


def in_other_form(name: str, figure: Figure) -> Sum | None:
    """A ratio that a row prints in percent as a bare number ("an operating ratio of 91.3"), or the other way round."""
    if figure.is_percentage and _CALLED_RATIO.search(name) is not None:
        return weighted((100, figure.span))
    return in_percent(name, figure)


def in_percent(name: str, figure: Figure) -> Sum | None:
    """A ratio in percent that a row prints as a bare number ("Combined ratio", 97.4); None of anything else."""
    is_bare = figure.unit == PURE and figure.scale == 1
    return weighted((_HUNDREDTH, figure.span)) if is_bare and _CALLED_RATIO.search(name) is not None else None


_HUNDREDTH = Fraction(1, 100)


_CALLED_RATIO = any_case(r"\bratio$")
