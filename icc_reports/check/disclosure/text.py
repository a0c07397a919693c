"""Where a release names measures outside GAAP, and the measures of GAAP that they are made from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from icc_reports.check.claims.vocabulary import FORECAST, OUTLOOK_HEADING
from icc_reports.check.tokens import TokenClass, classify_numbers
from icc_reports.model.non_gaap import Naming, NonGaapMeasure, comparable_in, names_in
from icc_reports.model.patterns import any_case
from icc_reports.model.release import Passage, PassageRole, Release, Row, Sentence, Table
from icc_reports.model.source import Span

SILENT = (PassageRole.FORWARD_LOOKING, PassageRole.ABOUT, PassageRole.CONTACT)
_HEADS = (PassageRole.TITLE, PassageRole.HEADING)
SEGMENT = any_case(r"\bsegments?\b|\bdivisions?\b|\bby (?:product|region|geography)")
_OUTLOOK = any_case(rf"{OUTLOOK_HEADING.pattern}|\bon track\b|\bwithdr\w+|\bcovenants?\b|\btarget\w*\b|\breaffirm\w*\b")
# A pro forma amount may be one that GAAP itself requires: as if companies or rules of accounting had been others.
_AS_IF = any_case(r"\b123\b|\bas if\b|\bacqui\w+|\bmerge\w*|\bcombined\b|\bfair value\b|\bdivest\w+")
_PER_SHARE_TERM = any_case(r"\bnumerator\b|\bdenominator\b")  # of GAAP's own earnings per share
_PRO_FORMA = any_case(r"\bpro[\s-]?forma\b")
_FORESEEN = any_case(rf"{_OUTLOOK.pattern}|\b(?:expects?|will|raises?|lifts?|sees?)\b")
_REST = re.compile(r"(?: [a-z][\w’'-]*){1,6}|\)|[^,.;:()$\d]{1,40}", re.IGNORECASE)
_LOOSE_END = re.compile(r"(?: (?:an?|the|was|were|is|are|of|for|in|and|to|by|at|increased|decreased|grew))+$")
_NEAR = 30  # characters that may stand between a figure and the measure behind it: "$12.7 billion in free cash flow"
_LONGEST = 4_000  # characters; what is longer is a list or a table run together, not a sentence

Place = tuple[int, int]
"""The rank of a line in the source, and the column on it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A measure outside GAAP, named in the prose or in a row of a table (then ``table`` is its ordinal).

    ``quote`` is the sentence, or the row's label. ``has_figure`` tells whether it comes with a figure of the past.
    """

    measure: NonGaapMeasure
    name: str
    span: Span
    place: Place
    quote: str
    has_figure: bool
    is_headline: bool = False
    of_segment: bool = False
    table: int | None = None


class Text:
    """The release as a reader goes through it: prose and tables in the order of the source."""

    def __init__(self, release: Release) -> None:
        self.release = release
        self._ranks = {line.span.line_key: rank for rank, line in enumerate(release.source.lines)}
        names = {fact.segment for fact in release.facts if fact.segment}
        self._segments = tuple(name.lower() for name in names if len(name) > 3)

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """The measures outside GAAP as they are named, in the order of the source."""
        return tuple(sorted((*self._in_prose(), *self._in_tables()), key=lambda mention: mention.place))

    @cached_property
    def stated(self) -> tuple[Mention, ...]:
        """Those that come with a figure of a past period for the consolidated company."""
        return tuple(each for each in self.mentions if each.has_figure and not each.of_segment)

    def states_before(self, measure: NonGaapMeasure, place: Place) -> bool:
        """Whether prose or a table before that place states the measure of GAAP that the given one is made from."""
        for passage in self.release.passages:
            if passage.role not in SILENT and self._place(passage.span) < place:
                for sentence in passage.sentences:
                    if self._place_in(sentence, measure) < place:
                        return True
        return any(
            comparable_in(f"{' '.join(row.section[-1:])} {row.label}", measure)
            for table in self.release.tables
            for row in table.rows
            if not row.is_heading and self._place(row.span) < place
        )

    def _place_in(self, sentence: Sentence, measure: NonGaapMeasure) -> Place:
        """Where a sentence that comes with a figure, or as a heading, states it; beyond every place where none does."""
        spans = comparable_in(sentence.text, measure)
        if spans and (figures_in(sentence.text) or len(sentence.text) < 100):
            return self._place(sentence.span_of(*spans[0]))
        return len(self._ranks) + 1, 0

    def _place(self, span: Span) -> Place:
        return self._ranks.get(span.line_key, len(self._ranks)), span.start

    def _in_prose(self) -> Iterator[Mention]:
        has_body = False
        for passage in self.release.passages:
            if passage.role in SILENT or passage.role is PassageRole.FOOTNOTE:
                continue
            if not any(_OUTLOOK.search(text) for text in passage.context):
                for sentence in passage.sentences:
                    if len(sentence.text) <= _LONGEST:
                        yield from self._in_sentence(sentence, passage, is_headline=not has_body)
            has_body = has_body or passage.role is PassageRole.BODY

    def _in_sentence(self, sentence: Sentence, passage: Passage, *, is_headline: bool) -> Iterator[Mention]:
        text = sentence.text
        names = names_in(text)
        if not names or (_PRO_FORMA.search(text) and _AS_IF.search(passage.text)):
            return
        is_forecast = FORECAST.search(text) is not None or _OUTLOOK.search(text) is not None
        about = " ".join((*passage.context, text))
        for each in names:
            span = sentence.span_of(each.start, each.end)
            near = any(start >= each.end or 0 <= each.start - end <= _NEAR for start, end in figures_in(text))
            yield Mention(
                measure=each.measure,
                name=_name(text, each),
                span=span,
                place=self._place(span),
                quote=text,
                has_figure=near and not is_forecast,
                is_headline=is_headline and _FORESEEN.search(text) is None,
                of_segment=self._is_of_segment(about),
            )

    def _is_of_segment(self, text: str) -> bool:
        lowered = text.lower()
        return SEGMENT.search(text) is not None or any(name in lowered for name in self._segments)

    def _in_tables(self) -> Iterator[Mention]:
        for table in self.release.tables:
            for row in table.rows:
                if not row.is_heading and not _is_outlook(table, row):
                    yield from self._in_row(table, row)

    def _in_row(self, table: Table, row: Row) -> Iterator[Mention]:
        if _PER_SHARE_TERM.search(row.label) or (_PRO_FORMA.search(row.label) and not _PRO_FORMA.search(table.title)):
            return
        for each in names_in(row.label)[:1]:
            yield Mention(
                measure=each.measure,
                name=_name(row.label, each),
                span=row.span,
                place=self._place(row.span),
                quote=row.label,
                has_figure=True,
                of_segment=bool(table.segment or row.segment or self._is_of_segment(row.label)),
                table=table.ordinal,
            )


@lru_cache(maxsize=4096)
def figures_in(text: str) -> tuple[tuple[int, int], ...]:
    """Where a sentence states a result in figures."""
    return tuple((start, end) for start, end, kind in classify_numbers(text) if kind is TokenClass.CLAIM)


def _name(text: str, naming: Naming) -> str:
    """The name as it stands, with what it says that is left out ("net income excluding one-time items")."""
    rest = _REST.match(text, naming.end) if naming.is_worded else None
    return _LOOSE_END.sub("", " ".join(text[naming.start : rest.end() if rest else naming.end].split()))


def _is_outlook(table: Table, row: Row) -> bool:
    heads = (column.head for column in table.columns)
    return any(_OUTLOOK.search(text) for text in (table.title, *heads, *row.section, row.label))
