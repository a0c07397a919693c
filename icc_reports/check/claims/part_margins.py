"""What is earned on a part of what is sold, where a statement prints its revenue and its cost: "product margin"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from icc_reports.check.claims.entries import Entry
from icc_reports.check.claims.measures import Measure
from icc_reports.check.claims.names import Names
from icc_reports.check.claims.phrases import DROPPED, TAGS, Word, Words, phrase, words_of
from icc_reports.check.claims.vocabulary import BEFORE_NEUTRAL, BOUNDARY
from icc_reports.check.matching import is_statement
from icc_reports.model.patterns import any_case


def margins_of_parts(measures: Sequence[Measure], text: str, names: Names) -> Iterator[Measure]:
    """The gross profits and margins of parts of revenue that no row prints: the part's revenue less its cost."""
    for match in _GROSS.finditer(text):
        own = next((each for each in measures if each.start <= match.start() < each.end), None)
        if own is not None and not _is_open(own):
            continue
        words = _part_before(words_of(text[: match.start()]), match.start(), text, names)
        pair = _pair(tuple(word.form for word in words), names) if words else None
        if pair is None:
            continue
        start, end = words[0].start, max(match.end(), own.end if own is not None else 0)
        name = text[start : match.end()]
        plain = Measure(start=start, end=end, name=name, title=name, entries=())
        yield _less_cost(plain, pair, is_margin=match["margin"] is not None)


def line_headed(heading: str, names: Names) -> tuple[Entry, Entry] | None:
    """The row of the line of revenue that a heading names, and that of its cost: "Leasing revenue"."""
    words = phrase(heading)
    return _pair(words[:-1], names) if words[-1:] == ("revenue",) else None


def of_line_headed(measure: Measure, line: tuple[Entry, Entry] | None, named: Sequence[Measure]) -> Measure:
    """What is earned on the line of revenue that the heading names, where no row prints the company's gross margin.

    A sentence that speaks of something else before it, which no row prints, may mean the margin of that.
    """
    is_of_another = any(each.unknown is not None and each.end <= measure.start for each in named)
    is_bare = _BARE.fullmatch(measure.name) is not None and not _has_more(measure) and not is_of_another
    return measure if line is None or not is_bare else _less_cost(measure, line, is_margin=True)


def _has_more(measure: Measure) -> bool:
    """Whether rows print a measure, or words beside it make another of it."""
    return bool(measure.entries or measure.parts or measure.tags or measure.segment or measure.unknown)


def _less_cost(measure: Measure, pair: tuple[Entry, Entry], *, is_margin: bool) -> Measure:
    """The measure as revenue less its cost, over the revenue where it is a margin."""
    plain = replace(measure, doubt=_DOUBT)
    top, less = (replace(plain, entries=(each,), segment=each.segment) for each in pair)
    return replace(plain, parts=(top,), less=(less,), over=(top,) if is_margin else ())


_GROSS = any_case(r"(?<=\w )gross (?:profit\b(?! margin)|(?P<margin>(?:profit )?margins?(?: percentages?| rates?)?)\b)")
_BARE = any_case(r"gross (?:profit )?margins?(?: percentages?| rates?)?")
_DOUBT = "whether all that it costs is in that row"
_MOST_WORDS = 3


def _is_open(measure: Measure) -> bool:
    """Whether a word or a segment beside a measure makes another of it that no row prints, on no other basis."""
    if measure.tags or measure.parts:
        return False
    return bool(measure.unknown) or not any(each.segment == measure.segment for each in measure.entries)


def _part_before(before: Sequence[Word], end: int, text: str, names: Names) -> Sequence[Word]:
    """The words right before a name that name a part of revenue, where nothing before them says more."""
    for count in range(min(_MOST_WORDS, len(before)), 0, -1):
        words = before[-count:]
        content = tuple(word.form for word in words if word.form not in DROPPED)
        if words[0].form in DROPPED or _is_parted(words, end, text) or _pair(content, names) is None:
            continue
        last = before[-count - 1] if len(before) > count else None
        if last is None or text[last.end : words[0].start].strip():
            return words
        if last.form not in TAGS and last.raw.lower() in BOUNDARY | BEFORE_NEUTRAL:
            return words
    return ()


def _is_parted(words: Sequence[Word], end: int, text: str) -> bool:
    """Whether more than blanks parts the words from one another, or from what follows them."""
    ends = [*(word.start for word in words[1:]), end]
    return any(text[word.end : until] != " " for word, until in zip(words, ends, strict=True))


def _pair(part: Words, names: Names) -> tuple[Entry, Entry] | None:
    """The row of a part's revenue and that of its cost, in one statement of income that prints each once."""
    part = tuple(word for word in part if word not in DROPPED)
    revenues = _of_statement(names.named((*part, "revenue"))) if part else {}
    named = (("expense", *part), ("expense", *part, "revenue"), (*part, "expense"))
    costs = _of_statement([each for words in named for each in names.named(words) if _is_cost(each)])
    both = [(revenues[table], costs[table]) for table in sorted(revenues) if table in costs]
    return both[0] if both else None


def _of_statement(entries: Sequence[Entry]) -> dict[int, Entry]:
    """The one row in each statement; none of one with several."""
    rows: dict[int, dict[int, Entry]] = {}
    for each in entries:
        if is_statement(each.line.table) and not each.tags and not each.is_loose:
            rows.setdefault(each.line.table.ordinal, {}).setdefault(each.line.row.ordinal, each)
    return {table: next(iter(found.values())) for table, found in rows.items() if len(found) == 1}


def _is_cost(entry: Entry) -> bool:
    """Whether its label or its heading says that it is what that costs which is sold."""
    return any(_COST.match(text.strip()) for text in (*entry.line.row.section[-1:], entry.line.row.label))


_COST = any_case(r"(?:total )?costs? of\b")
