"""Text as Markdown shows it: on one line, and without a meaning of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~&])")
_LIST_MARK = re.compile(r"^(\d+(?=[.)](?:\s|$))|(?=[-+=]))(.)")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_FENCE = re.compile("`+")


class Markup(str):
    """Text that is Markdown already; Jinja knows it by its ``__html__``."""

    __slots__ = ()

    def __html__(self) -> str:
        return str(self)


def escaped(text: str) -> Markup:
    """Text that Markdown shows as it is: on one line, and without a meaning of its own."""
    line = _SPECIAL.sub(r"\\\1", " ".join(_CONTROL.sub(" ", text).split()))
    return Markup(_LIST_MARK.sub(r"\1\\\2", line))


def table_row(cells: Iterable[str]) -> str:
    """A row of a table, its cells Markdown already."""
    return f"| {' | '.join(cells)} |"


def fenced(lines: Iterable[str]) -> list[str]:
    """Lines set as they are; the fence is longer than any in them."""
    inside = list(lines)
    longest = max((len(run) for line in inside for run in _FENCE.findall(line)), default=0)
    fence = "`" * max(3, longest + 1)
    return [f"{fence}text", *inside, fence]
