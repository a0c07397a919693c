"""The marks of notes that stand in the line of the prose: "EBITDA1 rose", above a note "1 EBITDA is ..."."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from icc_reports.model.patterns import pattern_of
from icc_reports.read.blocks import Paragraph

_NOTE = pattern_of(r"\(?([1-9])\)? ?(?=[A-Z“\"])")
_GLUED = pattern_of(r"\b([A-Za-z]*[A-Za-z]{3})([1-9](?:,[1-9])*)(?![\w%]|[.,]\d)")
_APART = pattern_of(  # behind the name of a measure, and before what is said of it
    r"\b(?:sales|revenues?|income|earnings|profit|loss|EBITDA|EPS|margin|cash flow|basis|share)( [1-9])"
    r"(?=[,;:]|$| (?:of|for|was|were|is|are|grew|rose|fell|increased|decreased|declined|improved|margin|per)\b)"
)
_WORD = pattern_of(r"[A-Za-z]{3,}(?!\w)")


@dataclass(frozen=True)
class NoteMarks:
    """The marks of the notes of a release, which are no part of what its prose names."""

    texts: tuple[str, ...]

    @cached_property
    def numbers(self) -> frozenset[str]:
        """The numbers of the notes."""
        return frozenset(match[1] for text in self.texts if (match := _NOTE.match(text)) is not None)

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(word for text in self.texts for word in _WORD.findall(text))

    def within(self, text: str) -> list[tuple[int, int]]:
        """Where the marks stand in a line; a word that always has its digit keeps it: "CET1"."""
        if not self.numbers:
            return []
        found = [match.span(1) for match in _APART.finditer(text) if match[1].strip() in self.numbers]
        found += [match.span(2) for match in _GLUED.finditer(text) if self._is_mark(match)]
        return sorted(found)

    def without(self, text: str) -> str:
        """The text without the marks."""
        for start, end in reversed(self.within(text)):
            text = text[:start] + text[end:]
        return text

    def _is_mark(self, match: re.Match[str]) -> bool:
        return set(match[2].split(",")) <= self.numbers and match[1] in self._words


def marks_of(paragraphs: Sequence[Paragraph]) -> NoteMarks:
    """The marks of the notes that stand among the paragraphs."""
    return NoteMarks(tuple(paragraph.text for paragraph in paragraphs))


NO_NOTES = NoteMarks(())
