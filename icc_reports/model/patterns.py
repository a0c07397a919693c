"""Regular expressions that are made when they are first used: importing the package needs none, a run not all."""

from __future__ import annotations

import re
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
