"""What stands before a measure: its basis, its segment, and words that make another measure of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from icc_reports.check.claims.flows import is_flow
from icc_reports.check.claims.measures import Measure, within
from icc_reports.check.claims.names import Names
from icc_reports.check.claims.phrases import DROPPED, TAGS, Word, tags_in, words_of
from icc_reports.check.claims.vocabulary import BEFORE_NEUTRAL, BOUNDARY
from icc_reports.model.patterns import any_case


@dataclass(slots=True)
class _Lead:
    """What the words before a measure say, read from right to left."""

    tags: frozenset[str]
    segment: str | None
    unknown: str | None
    start: int
    titled: int
    doubt: str | None = None
    is_consolidated: bool = False


def qualified(
    measure: Measure, text: str, names: Names, periods: Sequence[tuple[int, int]], numbers: Sequence[tuple[int, int]]
) -> Measure:
    """The measure with what stands before it; ``periods`` and ``numbers`` are the stretches that name those."""
    asides = [match.span() for match in _INITIALS.finditer(text, 0, measure.start)]
    is_twice = text[: measure.start].strip().casefold() == measure.name.casefold()  # first as a heading run in
    before = [word for word in words_of(text) if word.end <= measure.start and not within(word, asides)]
    before = [] if is_twice else before
    lead = _Lead(tags_in(measure.name), measure.segment, measure.unknown, measure.start, measure.start)
    at = len(before) - 1
    start, nearest = measure.start, max((end for _, end in periods if end <= measure.start), default=0)
    while at >= 0 and not _is_apart(before[at], lead.start, text) and not within(before[at], numbers):
        if within(before[at], periods):  # "Widgets second quarter sales"
            lead.start, at = before[at].start, at - 1
            continue
        is_past = before[at].end <= nearest  # beyond a period only names go with the measure, not what is said
        if is_past and before[at].raw.islower():
            break
        count = _words_taken(lead, before, at, measure, names)
        if not count:
            break
        at -= count
        lead.start = before[at + 1].start
        start = lead.start if lead.start >= nearest else start
    return replace(
        measure,
        start=start,
        tags=lead.tags,
        segment=lead.segment,
        unknown=lead.unknown or _as_average(text[:start]),
        doubt=measure.doubt or lead.doubt,
        is_consolidated=lead.is_consolidated,
        title=text[lead.titled : measure.start + len(measure.name) if measure.is_eps else measure.end],
    )


def _is_apart(word: Word, right: int, text: str) -> bool:
    """Whether more than a blank, a hyphen, an apostrophe or the mark of a note parts a word from what follows it."""
    gap = _INITIALS.sub(" ", text[word.end : right]).lstrip(_NOTES)
    if (aside := _BASIS_ASIDE.match(text, word.end)) is not None and aside.end("opens") == right:
        return False
    if text[word.start - 1 : word.start] == "(" and _BASIS_ASIDE.match(text, word.start - 2) is not None:
        gap = _CLOSES.sub(" ", gap)
    if len(word.raw) <= _ABBREVIATION and ("." in word.raw or word.form in TAGS):  # "U.S. sales", "Adj. EBITDA"
        return _DASH.search(gap) is not None or _APART.search(gap.replace(".", "")) is not None
    return _DASH.search(gap) is not None or _APART.search(gap) is not None


_INITIALS = re.compile(r" \([“\"]?[A-Z][A-Z&]{1,5}[”\"]?\)(?= )")  # of what is named before them: "Widgets Unit (WU)"
_BASIS_ASIDE = re.compile(r"(?P<opens> \()(?:non-)?GAAP\)\*{0,2}(?= )", re.IGNORECASE)  # "core (non-GAAP)* earnings"
_CLOSES = re.compile(r"^\)\*{0,2} ")
_NOTES = "*†‡"  # marks of notes, right behind a word: "Adjusted* EBITDA"
_ABBREVIATION = 9  # letters and points
_APART = re.compile(r"[^\s\-’'®™]")
_DASH = re.compile(r"--|\s[-–—]")


def _words_taken(lead: _Lead, before: Sequence[Word], at: int, measure: Measure, names: Names) -> int:
    """How many words belong to the measure from there to the left; 0 where it begins, or another measure is meant."""
    word = before[at]
    raw = word.raw.lower()
    if word.form in TAGS or raw == "gaap":
        lead.tags |= {word.form} & TAGS
        lead.titled = word.start
    elif measure.is_eps and word.form in names.kinds_per_share:
        lead.titled = word.start
    elif raw in {"consolidated", "total"}:
        lead.is_consolidated = True
    elif (found := _segment_ending(before, at, names) or _segment_called(before, at, names)) is not None:
        lead.segment, length = found
        lead.titled = before[at - length + 1].start
        return length
    elif (segment := _segment_begun(word, measure, names)) is not None:
        lead.segment, lead.titled = segment, word.start
        lead.doubt = f"whether {word.raw!r} is said of {segment!r}"
    elif raw in BOUNDARY:
        return 1 if _joins_bases(before, at) else 0
    elif word.form in _BY_TAX:
        lead.doubt = f"whether {word.raw!r} makes it another measure"
    elif (
        _BANK.fullmatch(word.raw) or word.form in names.banks
    ):  # of a company that holds one: most of its figures are the bank's, not all
        lead.doubt = "whether that of the bank alone is another figure"
    elif not _is_neutral(word, measure, names):
        lead.unknown = lead.unknown or word.raw
        return 0
    return 1


_BANK = re.compile(r"Bank[’']s")
_BY_TAX = frozenset({"pretax", "tax", "aftertax", "posttax"})
_TAXABLE = BEFORE_NEUTRAL | {"tax", "equivalent", "fully", "taxable"}


def _is_neutral(word: Word, measure: Measure, names: Names) -> bool:
    """Whether a word leaves the measure what it is: interest is counted as if it were taxed by custom."""
    raw, neutral = word.raw.lower(), BEFORE_NEUTRAL
    if raw == "gross" and names.named(("net", *measure.words)):  # what no row calls so beside the one that is net
        return True
    if raw == "negative" and is_flow(measure):  # says only which way the cash flowed
        return True
    if "loan" in measure.name.lower():
        neutral = BEFORE_NEUTRAL - {"net"}
    elif "interest" in measure.name.lower():
        neutral = _TAXABLE
    return bool({raw, word.form} & neutral) or word.form in names.company or _is_verb(raw)


def _is_verb(raw: str) -> bool:
    """Whether a word before a measure says what was done with it, not of which kind it is ("deferred revenue")."""
    return raw in _DOING or (raw.endswith("ed") and raw not in _KINDS and not raw.startswith("non"))


_DOING = frozenset(
    """growing increasing declining decreasing improving rising falling continuing ongoing resulting including reporting
    generating achieving delivering driving expanding accelerating posting reaching exceeding totaling offsetting
    reflecting recording reducing paid paying maintaining producing bringing leading being having operating ending
    """.split()
)
_KINDS = frozenset(
    """deferred restricted accrued unearned unrealized realized discontinued managed acquired licensed fixed unallocated
    unsecured secured accumulated estimated projected budgeted committed contracted assumed ceded brokered insured
    uninsured criticized classified impaired guaranteed unfunded securitized
    """.split()
)


def _joins_bases(before: Sequence[Word], at: int) -> bool:
    """Whether a word is the "and" of "basic and diluted"."""
    return before[at].raw.lower() == "and" and at > 0 and before[at - 1].raw.lower() in {"basic", "diluted"}


def _segment_ending(before: Sequence[Word], at: int, names: Names) -> tuple[str, int] | None:
    for length in range(min(5, at + 1), 0, -1):
        if before[at - length + 1].form in DROPPED:  # a name begins with no article
            continue
        words = tuple(word.form for word in before[at - length + 1 : at + 1] if word.form not in DROPPED)
        segment = names.segment_of(words)
        if segment is not None and words:
            return segment, length
    return None


def _segment_called(before: Sequence[Word], at: int, names: Names) -> tuple[str, int] | None:
    """The segment before words that only say what it is: "retail channel sales"."""
    last = at
    while last and before[last].form in names.kinds:
        last -= 1
    found = _segment_ending(before, last, names) if last < at else None
    return (found[0], found[1] + at - last) if found is not None else None


def _segment_begun(word: Word, measure: Measure, names: Names) -> str | None:
    """The one segment whose rows print the measure, by the word that its name alone begins with: "ferry arrivals"."""
    whose = {entry.segment for entry in measure.entries}
    segment = next(iter(whose)) if len(whose) == 1 and measure.segment is None else None
    begun = {names.segments[words] for words in names.segments if words[:1] == (word.form,) and len(words) > 1}
    return segment if begun == {segment} and word.form not in BEFORE_NEUTRAL else None


_AVERAGE_OF = any_case(
    r"\baverage (?:\w+ )?(?:balances?|level|amount) of (?:(?:the|our|its|outstanding|total) )*$", "average"
)


def _as_average(before: str) -> str | None:
    """The word that makes a balance an average over time: "the average balance of debt"."""
    return "average" if _AVERAGE_OF.search(before) else None
