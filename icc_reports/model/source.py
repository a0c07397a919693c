"""The document as supplied, and places in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple


class Span(NamedTuple):
    """A place in the source, and so the identity of the figure that stands there.

    ``line`` counts from 1 in the file supplied; ``start`` and ``end`` are the first and the last column, from 1,
    both included. In HTML, lines mean little to a reader, so a place is ``table`` (0-based ordinal of the
    ``<table>`` in the document), ``row`` (0-based ordinal of the ``<tr>`` in that table) and ``cell`` (0-based
    ordinal of the ``<td>`` or ``<th>`` in that row), or ``paragraph`` (0-based ordinal of the block of prose);
    ``start`` and ``end`` then count in the row or paragraph as rendered.
    """

    line: int
    start: int
    end: int
    table: int | None = None
    row: int | None = None
    cell: int | None = None
    paragraph: int | None = None

    @property
    def place(self) -> str:
        """The place in the words of a margin: "L180", or for HTML "T4 R12" or "P7"."""
        if self.table is not None:
            return f"T{self.table} R{self.row}"
        if self.paragraph is not None:
            return f"P{self.paragraph}"
        return f"L{self.line}"

    @property
    def line_key(self) -> tuple[int | None, ...]:
        """What names the source line: the table row or paragraph in HTML, the line in text."""
        if self.table is not None:
            return (self.table, self.row)
        if self.paragraph is not None:
            return (self.paragraph,)
        return (None, None, self.line)


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One line of text, or in HTML one table row or paragraph as rendered; ``span`` covers all of it."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcePart:
    """A document inside a submission: an exhibit that was read, or another that was left aside."""

    name: str
    description: str
    first_line: int
    last_line: int
    is_read: bool

    @property
    def title(self) -> str:
        """Its type and what the filer calls it: "EX-99.1 (PRESS RELEASE)"."""
        is_said = self.description and self.description.casefold() != self.name.casefold()
        return f"{self.name} ({self.description})" if is_said else self.name


@dataclass(frozen=True, kw_only=True)
class SourceDocument:
    """The file that was read: its name, the SHA-256 of its bytes, and its lines.

    ``media`` is "text" or "html". For HTML ``lines`` are the rows and paragraphs as rendered.
    """

    name: str
    sha256: str
    media: str
    encoding: str
    lines: tuple[SourceLine, ...] = field(repr=False)
    parts: tuple[SourcePart, ...] = ()

    @cached_property
    def _by_key(self) -> Mapping[tuple[int | None, ...], SourceLine]:
        return {line.span.line_key: line for line in self.lines}

    def line_of(self, span: Span) -> SourceLine:
        """The source line on which the span stands.

        Raises KeyError for a span of another document.
        """
        return self._by_key[span.line_key]

    def excerpt(self, *spans: Span) -> tuple[str, str]:
        """The source line of the first span, and a line of carets under every given span that is on it."""
        text = self.line_of(spans[0]).text.expandtabs(1)
        carets = [" "] * len(text)
        for span in spans:
            if span.line_key == spans[0].line_key:
                for column in range(span.start - 1, min(span.end, len(text))):
                    carets[column] = "^"
        return text, "".join(carets).rstrip()
