"""The initials that the prose gives to what it names: "non-performing assets (NPAs)"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TypeVar

from icc_reports.check.claims.phrases import DROPPED, Words, phrase

T = TypeVar("T")
_GIVEN = re.compile(r"\((?:the )?[“\"]?([A-Z][A-Za-z&]*[A-Z])(s?)[”\"]?\)")
_MOST, _BEFORE = 7, 100  # words, and the characters that hold them
_PARTS = re.compile(r"[-/]|(?<=\bnon)(?=[a-z]{4})", re.IGNORECASE)


def initials_in(text: str) -> Iterator[tuple[Words, Words]]:
    """Each of the initials that a text gives, with the words that they stand for."""
    for match in _GIVEN.finditer(text):
        letters, before = match[1].replace("&", "").lower(), text[max(match.start() - _BEFORE, 0) : match.start()]
        words = [word.strip(",") for word in before.split()[-_MOST:]]
        for count in range(1, len(words) + 1):
            last = words[-count:]
            if letters in {_letters(last), _letters([word for word in last if word.lower() not in DROPPED])}:
                yield phrase(match[1] + match[2]), phrase(" ".join(last))
                break


def add_initials(named: dict[Words, list[T]], given: Iterable[tuple[Words, Words]]) -> None:
    """What has a name has its initials for one as well, unless something is called so already."""
    for initials, words in given:
        if words in named:
            named.setdefault(initials, named[words])


def _letters(words: list[str]) -> str:
    return "".join(part[0] for word in words for part in _PARTS.split(word) if part).lower()
