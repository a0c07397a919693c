"""Labels that run over several lines, headings above rows, and what a footnote mark adds to neither."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

_CONNECTORS = re.compile(
    r"(?:\b(?:of|and|or|for|the|a|an|in|to|on|from|per|by|with|net|at|less|before|after|than|as|its|other|non|"
    r"including|excluding|attributable|available|non-|pre-)|[,;&/(–—]|[a-z]-|s'| -)$",
    re.IGNORECASE,
)
_CONTINUES = re.compile(r"^(?:[a-z/&),;-]|\([a-zA-Z])")
_BROKEN = re.compile(r"[A-Za-z]-$")
_ENDING = re.compile(
    r"(?:(?:i?t|r|c)ies|ity|[ts]ions?|ments?|[ae]n?ces?|[a-z]?ings?|[a-z]?ed|[a-z]?ers?|[a-z]?[ai]bles?|ceivables?|al(?:ly)?|"
    r"ar(?:y|ies)|i?zations?|[a-z]?ives?|ness|ship|lars?|penses?|vestments?|ployees?)\b",
)
_NOTE = re.compile(
    r"(?:\s*\((?:see\s+)?notes?[^()]*\)|\s*\[\w{1,2}\]|\s*\((?:\d{1,2}|[a-h]|[A-H])\)|(?<=\w)\*{1,3}|\s+\*{1,3})+$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class LabelLine:
    """One printed line of a label or heading: its text, its indent, where it ends, and whether a blank line follows."""

    text: str
    indent: int
    end: int
    is_last_of_paragraph: bool = False


def joined(parts: Sequence[str]) -> str:
    """The lines of a label as one. A word broken at a hyphen loses it where the rest is but an ending ("liabil-ities").

    A hyphen that joins two words ("interest-" "bearing") stays.
    """
    text = ""
    for part in parts:
        if _BROKEN.search(text) and part[:1].islower():
            text = (text[:-1] if _ENDING.match(part) else text) + part
        else:
            text = f"{text} {part}" if text else part
    return " ".join(text.split())


def without_notes(label: str) -> str:
    """The label without the footnote marks at its end, dot leaders and surplus blanks."""
    text = _NOTE.sub("", label).strip()
    return " ".join(text.split()) or label.strip()


def is_continuation(upper: LabelLine, lower: LabelLine, wrap_indent: int | None, width: int) -> bool:
    """Whether the lower line goes on with the label that the upper one began.

    ``wrap_indent`` is how much further in this table's certain continuations begin; ``width`` is the room that its
    labels have. A line that had room for the next word was not broken there.
    """
    if upper.is_last_of_paragraph or upper.text.endswith(":"):
        return False
    if _CONTINUES.match(lower.text) or _CONNECTORS.search(upper.text) or _is_open(upper.text):
        return True
    if upper.text.isupper() != lower.text.isupper():
        return False
    had_room = upper.end + 1 + len(lower.text.split()[0]) <= width
    step = lower.indent - upper.indent
    return not had_room and (step == wrap_indent or (step == 0 and len(upper.text) > width // 2))


def wrap_indent_of(lines: Sequence[LabelLine]) -> int | None:
    """How much further in continuations begin, by those that start with a small letter."""
    steps = Counter(
        lower.indent - upper.indent
        for upper, lower in itertools.pairwise(lines)
        if lower.text[:1].islower() and not upper.text.endswith(":") and lower.indent >= upper.indent
    )
    return steps.most_common(1)[0][0] if steps else None


def _is_open(text: str) -> bool:
    return text.count("(") > text.count(")")
