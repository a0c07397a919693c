"""Regular expressions that are made when they are first used: importing the package needs none, a run not all."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from typing import cast

_ATTRIBUTES = frozenset(
    ["findall", "finditer", "flags", "fullmatch", "groupindex", "groups", "match", "pattern", "search", "split", "sub"]
)


class _Later:
    """Stands for a pattern; asked for anything, it makes the pattern and has its methods from then on."""

    def __init__(self, text: str, flags: int) -> None:
        self._text, self._flags = text, flags

    def __getattr__(self, name: str) -> object:
        if name not in _ATTRIBUTES:
            raise AttributeError(name)
        made = re.compile(self._text, self._flags)
        self.__dict__.update((each, getattr(made, each)) for each in _ATTRIBUTES)
        return getattr(made, name)


def pattern_of(text: str, flags: int = 0) -> re.Pattern[str]:
    """What ``re.compile`` gives, made at its first use, where it raises ``re.error`` if it is none.

    The ``re`` of a match is the pattern made, not what stands for it: compare their ``pattern``.
    """
    return cast("re.Pattern[str]", _Later(text, flags))


_CAPITAL = re.compile(r"(?<!\\)[A-Z]")


class _AnyCase:
    """Stands for a pattern of words in any case.

    It looks for them in a text put in lower case, which is three times as fast, and reads the text itself only where
    they stand; in a text that has none of its cues it need not look at all.
    """

    def __init__(self, text: str, cues: tuple[str, ...]) -> None:
        if _CAPITAL.search(text.replace("(?P", "")):
            raise ValueError(f"a pattern that is to fit any case is written in small letters: {text}")
        self.pattern, self._cues = text, cues
        self._lower = pattern_of(text)
        self._either = pattern_of(text, re.IGNORECASE)

    def search(self, text: str, pos: int = 0, endpos: int = sys.maxsize) -> re.Match[str] | None:
        lowered = text.lower()
        if self._cues and not any(map(lowered.__contains__, self._cues)):
            return None
        if len(lowered) != len(text):  # one letter in two, so that the places differ
            return self._either.search(text, pos, endpos)
        found = self._lower.search(lowered, pos, endpos)
        return None if found is None else self._either.match(text, found.start(), endpos)

    def finditer(self, text: str, pos: int = 0, endpos: int = sys.maxsize) -> Iterator[re.Match[str]]:
        lowered = text.lower()
        if self._cues and not any(map(lowered.__contains__, self._cues)):
            return iter(())
        if len(lowered) != len(text):
            return self._either.finditer(text, pos, endpos)
        places = (found.start() for found in self._lower.finditer(lowered, pos, endpos))
        return (match for place in places if (match := self._either.match(text, place, endpos)) is not None)

    def sub(self, by: str | Callable[[re.Match[str]], str], text: str) -> str:
        return text if self.search(text) is None else self._either.sub(by, text)

    def __getattr__(self, name: str) -> object:
        found = getattr(self._either, name)
        self.__dict__[name] = found
        return found


def any_case(text: str, cues: str = "") -> re.Pattern[str]:
    """The pattern, written in small letters, that looks for words in any case.

    ``cues``, parted by bars, are small letters of which some stand in every text in which it fits: most texts lack
    them, and that is told at a glance.
    """
    return cast("re.Pattern[str]", _AnyCase(text, tuple(cues.split("|")) if cues else ()))
