"""What the rows of a part count, or of two: "9.4 million North and South members" by the rows of a table of members."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from icc_reports.check.claims.entries import Entry
from icc_reports.check.claims.measures import Measure
from icc_reports.check.claims.names import Names
from icc_reports.check.claims.phrases import phrase, words_of
from icc_reports.check.claims.volumes import are_by_day
from icc_reports.model.patterns import any_case


def counted_together(measures: Sequence[Measure], text: str, names: Names) -> Iterator[Measure]:
    """The row of a part, or the sum of those of two, where a number counts what their tables say that they count."""
    for match in _OF_PARTS.finditer(text):
        start, end = match.start("one"), match.end("what")
        known = [each for each in measures if each.unknown is None and each.entries and each.doubt != ALL_COUNTED]
        is_row = any(each.start < end <= each.end for each in known)
        rows = [_counting(names.named(phrase(name)), match["what"]) for name in match.group("one", "other") if name]
        if not all(rows) or is_row:
            continue
        whole = Measure(start=start, end=end, name=text[start:end], entries=rows[0], title=text[start:end])
        parts = tuple(replace(whole, entries=each) for each in rows)
        whole = replace(whole, behind=(match.end("number"),), doubt=ALL_COUNTED)
        yield whole if len(parts) == 1 else replace(whole, entries=(), parts=parts)


ALL_COUNTED = "whether the number is of all that the row counts"


def _counting(rows: Sequence[Entry], what: str) -> tuple[Entry, ...]:
    """Those of the rows that count it, by the words of their tables."""
    return tuple(each for each in rows if are_counts(each) and _is_called(each, what.lower()))


def are_counts(entry: Entry) -> bool:
    """Whether a row states how many there are, not money or a part of something."""
    figures = [figure for _, figure in entry.cells()]
    return bool(figures) and not any(each.is_percentage or each.unit.is_monetary for each in figures)


def are_counted(measure: Measure | None) -> bool:
    """Whether the rows of a measure only count, and not by the day: people, places, what is handed out."""
    if measure is None or are_by_day(measure):
        return False
    rows = [each for each in measure.entries if each.cells()]
    return bool(rows) and all(map(are_counts, rows))


def as_counted(measure: Measure, text: str) -> Measure:
    """The measure with the noun behind it that only says what its rows count: "Harbor Pass members"."""
    noun = _MEMBERS.match(text, measure.end) if are_counted(measure) else None
    return measure if noun is None else replace(measure, end=noun.end(), doubt=measure.doubt or ALL_COUNTED)


_MEMBERS = any_case(
    r" (?:offerings|plans|members(?:hips?)?|customers|clients|subscribers|subscriptions|accounts|users|households"
    r"|patients)\b"
)


def _is_called(entry: Entry, what: str) -> bool:
    """Whether title, headings or label have a word of the stem: "subscriptions" are what "subscribers" have."""
    said = " ".join((entry.line.table.title, *entry.line.row.section, entry.line.row.label)).lower()
    stem = what[: min(_STEM, len(what) - 1)]
    return any(word.raw.startswith(stem) for word in words_of(said))


_STEM = 6  # letters
_NAME = r"[A-Z][\w+&-]*(?: [A-Z][\w+&-]*){0,2}"
_OF_PARTS = re.compile(
    r"(?<![$€£\d.,])(?P<number>\d[\d.,]*(?: (?:[Mm]illion|[Bb]illion|[Tt]housand))?) (?:(?:combined|total|paid) )*"
    rf"(?P<one>{_NAME})(?: and (?P<other>{_NAME}))? (?:(?:combined|total|paid) )*(?P<what>[a-z][a-z-]+s)\b"
)
