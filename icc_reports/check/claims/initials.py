"""The initials that the prose gives to what it names: "non-performing assets (NPAs)"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from icc_reports.check.claims.phrases import DROPPED, Words, phrase

T = TypeVar("T")
_GIVEN = re.compile(r"\((?:the )?[“\"]?([A-Z][A-Za-z&]*[A-Z])([a-z]?)[”\"]?\)")
_PRINTED = re.compile(r"\S+")
_MOST, _BEFORE = 7, 100  # words, and the characters that hold them
_PARTS = re.compile(r"[-/]|(?<=\bnon)(?=[a-z]{4})", re.IGNORECASE)


def initials_in(text: str) -> Iterator[tuple[Words, Words]]:
    """Each of the initials that a text gives, with the words that they stand for."""
    for match in _GIVEN.finditer(text):
        if last := _spelt_out(match, text):
            yield phrase(match[1] + match[2]), phrase(" ".join(last))


def _spelt_out(match: re.Match[str], text: str) -> list[str]:
    """The words that initials stand for, which are those before them; none where they stand for others."""
    letters, before = match[1].replace("&", "").lower(), text[max(match.start() - _BEFORE, 0) : match.start()]
    words = [word.strip(",") for word in before.split()[-_MOST:]]
    lasts = (words[-count:] for count in range(1, len(words) + 1))
    return next((last for last in lasts if letters in letters_of(last)), [])


def by_initials(text: str) -> str:
    """The text with the initials alone where they follow what they stand for: "the Harbor Board (HB) fine"."""
    for match in reversed(list(_GIVEN.finditer(text))):
        if last := _spelt_out(match, text):
            start = [word.start() for word in _PRINTED.finditer(text, 0, match.start())][-len(last)]
            text = f"{text[:start]}{match[1]}{match[2]}{text[match.end() :]}"
    return text


def add_initials(named: dict[Words, list[T]], given: Iterable[tuple[Words, Words]]) -> None:
    """What has a name has its initials for one as well, unless something is called so already; and the other way."""
    for initials, words in given:
        if words in named:
            named.setdefault(initials, named[words])
        elif initials in named:
            named[words] = named[initials]


_SMALL = DROPPED | {"per"}


def letters_of(words: Sequence[str]) -> frozenset[str]:
    """The initials of words, in lower case: of all, without those that are too small to count, and without a unit.

    "Average price per tonne sold" is the AP by what it is of one.
    """
    kept = [[word for word in words if word.lower() not in left_out] for left_out in (frozenset(), DROPPED, _SMALL)]
    lowered = [word.lower() for word in words]
    of_all = [words[: lowered.index("per")]] if "per" in lowered else []
    return frozenset(_letters(each) for each in (*kept, *of_all))


def _letters(words: Sequence[str]) -> str:
    return "".join(part[0] for word in words for part in _PARTS.split(word) if part).lower()
