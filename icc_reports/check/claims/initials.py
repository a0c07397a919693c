"""The initials that the prose gives to what it names: "non-performing assets (NPAs)"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TypeVar

from icc_reports.check.claims.phrases import DROPPED, Words, phrase

T = TypeVar("T")
_GIVEN = re.compile(r"((?:[A-Za-z][\w’'&/-]*,? ){1,7})\((?:the )?[“\"]?([A-Z][A-Za-z&]*[A-Z])(s?)[”\"]?\)")
_PARTS = re.compile(r"[-/]|(?<=\bnon)(?=[a-z]{4})", re.IGNORECASE)


def initials_in(text: str) -> Iterator[tuple[Words, Words]]:
    """Each of the initials that a text gives, with the words that they stand for."""
    for match in _GIVEN.finditer(text):
        letters, words = match[2].replace("&", "").lower(), match[1].replace(",", "").split()
        for count in range(1, len(words) + 1):
            last = words[-count:]
            if letters in {_letters(last), _letters([word for word in last if word.lower() not in DROPPED])}:
                yield phrase(match[2] + match[3]), phrase(" ".join(last))
                break


def add_initials(named: dict[Words, list[T]], given: Iterable[tuple[Words, Words]]) -> None:
    """What has a name has its initials for one as well, unless something is called so already."""
    for initials, words in given:
        if words in named:
            named.setdefault(initials, named[words])


def _letters(words: list[str]) -> str:
    return "".join(part[0] for word in words for part in _PARTS.split(word) if part).lower()
