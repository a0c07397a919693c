"""Labels that run over several lines, headings above rows, and what a footnote mark adds to neither."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from icc_reports.model.patterns import pattern_of
from icc_reports.read.concepts import label_words

_CONNECTORS = pattern_of(
    r"(?:\b(?:of|and|or|for|the|a|an|in|to|on|from|per|by|with|(?<!, )net|at|less|before|after|than|as|its|other|non|"
    r"including|excluding|attributable|available|non-|pre-|(?:total|consolidated|company) adjusted)"
    r"|[,;&/(–—]|[a-z]-|s'| -)$",
    re.IGNORECASE,
)
_CONTINUES = pattern_of(r"^(?:[a-z/&),;]|-(?! )|\([a-zA-Z$0]|\d{1,3}(?:,\d{3})+ shares\b)")
_BROKEN = pattern_of(r"[A-Za-z]-$")
_COMPOUND = pattern_of(  # second words that follow a hyphen of their own
    r"(?:based|bearing|backed|term|lived|for|sale|maturity|to|related|party|looking|line|rate|cash|current|interest|"
    r"operating|recurring|controlling|tax|free|end|date|time|in|out|off|up|down|owned|held|employee|process|house|"
    r"service|price|adjusted|weighted|dilutive|deductible|producing|performing|family|year|month|quarter|market|"
    r"value|line|purpose|use|cost|gaap|accrual|equity|stock|share|lease|life|risk|wide|of|the|and|on|by)\b"
)
_PREFIX = pattern_of(
    r"(?:^|[\s(/-])(?:non|pre|post|self|co|ex|all|multi|semi|anti|inter|sub|re|mark|year|long|short)-$|-\w+-$",
    re.IGNORECASE,
)
_SIDE = pattern_of(  # of a balance sheet: a heading, however long
    r"A(?i:ssets)|L(?i:iabilities\s*(?:,|&|and)\s+[\w,'’() -]{0,60}?(?:equity|defici\w+|capital|investment)\)?)"
)
_MARKED = pattern_of(r"\w \((?:[a-z]|\d{1,2})(?:,\s?(?:[a-z]|\d{1,2}))*\)$")  # a footnote's mark ends a label
_FOOTNOTE = pattern_of(r"\((?:\d{1,2}|[a-z])\) ?[A-Z]")  # a note in the last row of a table
_CASH_FLOWS = pattern_of(  # the heading of a part of a cash flow statement: its rows begin with capital letters
    r"(?:cash (?:flows?|provided|used|generated)\b.*|operating|investing|financing) activities", re.IGNORECASE
)
_ASIDE = pattern_of(r"\W*\b(?:un-?audited|continued|cont['’]?d)\b\W*", re.IGNORECASE)
_LAST_WORD = pattern_of(r"[A-Za-z]+(?=-$)")
_FIRST_WORD = pattern_of(r"[a-z]+")
_BULLET = pattern_of(r"^(?:[-–—•·]\s+)+(?=\S)")  # also a dash that e-mail has escaped with another
_RAISED = "¹²³⁴⁵⁶⁷⁸⁹"  # marks of notes, save as a power: "m²"
_NOTE_ENDS = tuple(f")]*{_RAISED}")
_NOTE = pattern_of(
    r"(?:\s*\((?:see\s+)?notes?[^()]*\)|\s*\[\w{1,2}\]|\s*\((?:\d{1,2}|[a-h]|[A-H])\)|(?<=\w)\*{1,3}|\s+\*{1,3}"
    rf"|(?:\s+|(?<=[a-z]{{3}}))[{_RAISED}]{{1,2}})+$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class LabelLine:
    """One printed line of a label or heading: its text, its indent, where it ends, and whether a blank line follows.

    ``has_figures`` tells that figures stand beside it.
    """

    text: str
    indent: int
    end: int
    is_last_of_paragraph: bool = False
    has_figures: bool = False


def joined(parts: Sequence[str]) -> str:
    """The lines of a label as one. A word broken at a hyphen loses it ("liabil-" "ities").

    A hyphen that joins two words ("interest-" "bearing", "non-" "operating") stays.
    """
    text = ""
    for part in parts:
        if _BROKEN.search(text) and part[:1].islower():
            text = (text if _is_compound(text, part) else text[:-1]) + part
        else:
            text = f"{text} {part}" if text else part
    return " ".join(text.split())


def _is_compound(upper: str, lower: str) -> bool:
    """Whether a hyphen at a line's end joins two words, by the words that labels are made of."""
    end, start = _LAST_WORD.search(upper), _FIRST_WORD.match(lower)
    if end is None or start is None or _PREFIX.search(upper):
        return True
    if (end[0] + start[0]).lower() in label_words():
        return False
    return start[0] in label_words() or _COMPOUND.match(lower) is not None


def without_notes(label: str) -> str:
    """The label without the footnote marks at its end, dot leaders and surplus blanks."""
    bare = _NOTE.sub("", label) if label.rstrip().endswith(_NOTE_ENDS) else label
    text = _BULLET.sub("", bare.strip())
    return " ".join(text.split()) or label.strip()


def marked_in_order(labels: Sequence[str]) -> dict[str, str]:
    """The labels of a table that end in the bare marks of its footnotes, which count up, with what they are without.

    What differs by its number alone is none of them: "Level 1", "Level 2", "Level 3".
    """
    found = [match for label in labels if (match := _NUMBERED.fullmatch(label)) is not None]
    numbers = list(dict.fromkeys(int(match["mark"]) for match in found))
    counts_up = all(upper + 1 == lower for upper, lower in itertools.pairwise(numbers))
    bare = {match[0]: match["what"] for match in found}
    is_told_apart = len(set(bare.values())) == len(bare)
    return bare if len(numbers) >= _FEWEST_MARKS and counts_up and is_told_apart else {}


_NUMBERED = pattern_of(r"(?P<what>.*[A-Za-z]\)?) (?P<mark>[1-9]\d?)")
_FEWEST_MARKS = 3


def without_asides(label: str) -> str:
    """The label without what says nothing of its rows: that they are unaudited, or go on."""
    return _ASIDE.sub("", label).strip()


def is_continuation(upper: LabelLine, lower: LabelLine, wrap_indent: int | None, width: int) -> bool:
    """Whether the lower line goes on with the label that the upper one began.

    ``wrap_indent`` is how much further in this table's certain continuations begin; ``width`` is the room that its
    labels have. A line that had room for the next word was not broken there.
    """
    if upper.text.endswith(":") or _SIDE.fullmatch(upper.text) or _is_turned_first(upper, lower):
        return False
    if _FOOTNOTE.match(lower.text) and not _is_open(upper.text):
        return False
    if upper.is_last_of_paragraph:
        return bool(wrap_indent) and lower.text[:1].islower() and lower.indent - upper.indent == wrap_indent
    if is_certain(upper, lower):
        return True
    if upper.text.isupper() != lower.text.isupper() or _CASH_FLOWS.fullmatch(upper.text):
        return False
    if _MARKED.search(upper.text):
        return False
    step = lower.indent - upper.indent
    return not had_room_for(lower, upper, width) and (
        step == wrap_indent or (step == 0 and len(upper.text) > width // 2)
    )


def _is_turned_first(upper: LabelLine, lower: LabelLine) -> bool:
    """Whether the lower line begins a label with what its negative figures are, and goes on with none above it."""
    is_first = _TURNED_FIRST.match(lower.text) is not None and lower.indent <= upper.indent
    return is_first and not _is_open(upper.text) and _CONNECTORS.search(upper.text) is None


_TURNED_FIRST = pattern_of(r"\([A-Z][a-z]+\) [a-z]")  # "(Loss) gain on", "(Increase) decrease in"


def is_certain(upper: LabelLine, lower: LabelLine) -> bool:
    """Whether the words alone tell that a label goes on: its first ones, or what stands before them."""
    is_told = _CONTINUES.match(lower.text) or _CONNECTORS.search(upper.text) or _is_open(upper.text)
    return bool(is_told) and not upper.text.endswith(":")


def had_room_for(lower: LabelLine, upper: LabelLine, width: int) -> bool:
    """Whether the first word of the lower line would have fitted at the end of the upper one."""
    return upper.end + 1 + len(lower.text.split()[0]) <= width


def wrap_indent_of(lines: Sequence[LabelLine]) -> int | None:
    """How much further in continuations begin, by those that are certain, each label's first.

    Certain are those that start with a small letter, or follow a word that ends no label ("Solid waste and").
    Where there are none, they begin one further in if the rows under headings do so by more.
    """
    steps = Counter(
        lower.indent - upper.indent
        for upper, lower in itertools.pairwise(lines)
        if (lower.text[:1].islower() or (not upper.has_figures and _CONNECTORS.search(upper.text)))
        and not upper.text[:1].islower()
        and not upper.text.endswith(":")
        and lower.indent >= upper.indent
    )
    if steps:
        return steps.most_common(1)[0][0]
    below = [
        lower.indent - upper.indent
        for upper, lower in itertools.pairwise(lines)
        if upper.text.endswith(":") and not upper.has_figures
    ]
    return 1 if below and min(below) > 1 else None


def _is_open(text: str) -> bool:
    return text.count("(") > text.count(")")
