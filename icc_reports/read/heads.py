"""Column heads: which words stand over which column, and what they say about it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import combinations, islice, pairwise, repeat

from icc_reports.model.patterns import pattern_of
from icc_reports.model.release import ColumnRole
from icc_reports.read.blocks import Line, Piece
from icc_reports.read.columns import Band
from icc_reports.read.dates import (
    DateMention,
    Length,
    dates_in,
    fiscal_year_in,
    full_year_in,
    last_quarter_in,
    lengths_in,
    quarter_in,
    years_in,
)
from icc_reports.read.regions import is_data

_OVERHANG = 9  # a head may begin this far left of the figures under it
_MOST_GROUPINGS = 5000  # ways of parting columns among heads that are tried
_PERCENT_CHANGE = pattern_of(
    r"(?:%|per\s?cent(?:age)?)\s*(?:of\s+)?(?:change|chg\b|inc|var|fav|growth|better)|(?:change|variance|growth|"
    r"inc\w*\s*/?\s*\(?dec\w*\)?)\s*\(?%|\bpercentage[\s-]points?\b|\b(?:year[\s-](?:over|to)[\s-]year|yr\.?[\s-]?(?:/|to)[\s-]?yr\.?|y/y|yoy|q/q|qoq)(?!\w)",
    re.IGNORECASE,
)
_CHANGE = pattern_of(
    r"\b(?:change|chg|variance|growth)\b|\bincrease\b|\bdecrease\b|\binc\.?\s*/|\bo/\(?u\)?|\bfav(?:orable)?\b|better",
    re.IGNORECASE,
)
_PERCENT_OF = pattern_of(
    r"(?:%|per\s?cent(?:age)?)\s*(?:of|to)\s+(?:\w+\s+)?(?:revenues?|revs?\b|sales|net\s+sales|total)", re.IGNORECASE
)
_ADJUSTMENTS = pattern_of(
    r"(?<!excl )(?<!excl\. )(?<!excluding )(?<!without )\badj(?:ust(?:ments?|ing)\b|['’]?s\b)"
    r"|\breconciling\b|\beliminations?\b",
    re.IGNORECASE,
)
_PERCENT_ONLY = pattern_of(r"^\W*(?:%|per\s?cent)\W*$", re.IGNORECASE)
_NOT_A_HEAD = pattern_of(r"^(?:exhibit\b|page\b|\(?more\)?$|\(continued\)$)", re.IGNORECASE)
_SPREADS = pattern_of(
    r"\b(?:end(?:ed|ing)|months|weeks|as\s+of|as\s+at|for\s+the$|year[\s-]to[\s-]date|"
    r"(?:first|second|third|fourth)\s+quarter)\b",
    re.IGNORECASE,
)
_PARTS = pattern_of(
    r"(?<=\d\d\d\d)\s(?=\S*(?:change|chg|var|inc|%|fiscal|(?:19|20)\d\d))|(?<=change)\s(?=\d{4})|"
    r"(?<=[\d,])\s(?=(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?\s?\d)|"
    r"(?<=ended)\s(?=(?:for\s(?:the\s)?)?[\w-]+\s(?:months|weeks|quarter)\b)|(?<=\d,)\s(?=(?:for\s(?:the\s)?)?[\w-]+\s(?:months|weeks)\s+ended)|"
    r"(?<=of sales|revenues)\s(?=(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?\s\d)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class HeadSense:
    """What a head says: a role, and as much of a period as its words give."""

    text: str
    role: ColumnRole | None = None
    dates: tuple[DateMention, ...] = ()
    years: tuple[int, ...] = ()
    lengths: tuple[Length, ...] = ()
    quarter: int | None = None
    fiscal_year: int | None = None

    @property
    def is_dated(self) -> bool:
        """Whether it names a time at all."""
        return bool(self.dates or self.years or self.quarter or self.fiscal_year)


@dataclass(slots=True)
class _Stack:
    """The head pieces over one column, collected from the lowest line upwards."""

    start: int
    end: int
    texts: list[str] = field(default_factory=list)

    def add(self, piece: Piece, *, widens: bool) -> None:
        self.texts.insert(0, piece.text)
        if widens:
            self.start, self.end = min(self.start, piece.start), max(self.end, piece.end)


def head_pieces(line: Line, zone: int) -> tuple[Piece, ...]:
    """The pieces of a line that stand over the columns, which begin at ``zone``; none for a line of figures."""
    if is_data(line):
        return ()
    pieces = [piece for piece in line.pieces if _is_over(piece, line, zone) and not _NOT_A_HEAD.match(piece.text)]
    return tuple(part for piece in pieces for part in _parted(piece))


def _is_over(piece: Piece, line: Line, zone: int) -> bool:
    """Whether a piece stands over the columns; where others follow on its line, it may begin far left of them."""
    is_longer = zone < piece.end and piece is not line.pieces[-1] and is_head_like(piece)
    return piece.start >= zone - _OVERHANG or is_longer


def is_head_like(piece: Piece) -> bool:
    """Whether a piece of text names a time or a role, as heads do."""
    sense = sense_of(piece.text)
    return sense.is_dated or sense.role is not None or bool(sense.lengths) or _SPREADS.search(piece.text) is not None


def _parted(piece: Piece) -> tuple[Piece, ...]:
    """A piece that runs over two heads with one blank between ("2003 Change") in its parts."""
    if not _is_text(piece):  # a cell of HTML is one head
        return (piece,)
    parts, at = [], 0
    for text in _PARTS.split(piece.text):
        start = piece.start + at
        parts.append(Piece(text=text, start=start, end=min(start + len(text), piece.end), span=piece.span))
        at += len(text) + 1
    return tuple(parts)


def heads_over(lines: Sequence[Line], bands: Sequence[Band]) -> tuple[str, ...]:
    """The head of every column: what stands over it, from top to bottom, joined by blanks."""
    zone = bands[0].start
    stacks = [_Stack(band.start, band.end) for band in bands]
    for index in range(len(lines) - 1, -1, -1):
        pieces = head_pieces(lines[index], zone)
        if pieces:
            below = lines[index + 1] if index + 1 < len(lines) else None
            _assign(pieces, stacks, below)
    return tuple(" ".join(stack.texts) for stack in stacks)


def _assign(pieces: Sequence[Piece], stacks: Sequence[_Stack], below: Line | None) -> None:
    if len(pieces) == len(stacks):
        for piece, stack in zip(pieces, stacks, strict=True):
            stack.add(piece, widens=True)
        return
    given: dict[int, Piece] = _grouped(pieces, stacks, below)
    for piece in pieces if not given else ():
        for ordinal in _covered(piece, stacks, below):
            rival = given.get(ordinal)
            if rival is None or _fit(piece, stacks[ordinal]) > _fit(rival, stacks[ordinal]):
                given[ordinal] = piece
    dates = [piece for piece in pieces if _is_date_without_year(piece)]
    spreading = [piece for piece in pieces if _SPREADS.search(piece.text) or _is_only_date(piece, dates)]
    for ordinal, stack in enumerate(stacks):
        if ordinal not in given and spreading and not _is_complete(stack):
            given[ordinal] = min(spreading, key=lambda piece: abs(piece.center - stack.start - stack.end))
    given |= _of_changes(given, stacks)
    uses = [list(given.values()).count(piece) for piece in given.values()]
    for (ordinal, piece), count in zip(given.items(), uses, strict=True):
        stacks[ordinal].add(piece, widens=count == 1)


def _of_changes(given: Mapping[int, Piece], stacks: Sequence[_Stack]) -> dict[int, Piece]:
    """A head of changes over the columns of its amounts and of its percentages, where it stands over one of them."""
    found: dict[int, Piece] = {}
    for ordinal, piece in given.items():
        for pair in ((ordinal - 1, ordinal), (ordinal, ordinal + 1)):
            leaves = " ".join(text for stack in stacks[max(pair[0], 0) : pair[1] + 1] for text in stack.texts)
            if sense_of(piece.text).role in _CHANGES and _IN_BOTH.fullmatch(leaves):
                found |= dict.fromkeys(pair, piece)
    return found


_CHANGES = (ColumnRole.AMOUNT_CHANGE, ColumnRole.PERCENT_CHANGE)
_IN_BOTH = re.compile(r"(?:amount|dollars?|\$) (?:%|percent(?:age)?)", re.IGNORECASE)


def _grouped(pieces: Sequence[Piece], stacks: Sequence[_Stack], below: Line | None) -> dict[int, Piece]:
    """Heads that time groups of columns, each over its own group; nothing where it is not plain which are whose.

    Groups of several sizes are told by their middles alone, and only in text: cells of HTML, and rules under the heads,
    show their reach.
    """
    senses = [sense_of(piece.text) for piece in pieces]
    is_timed = all(sense.role is None and (sense.is_dated or sense.lengths) for sense in senses)
    if not is_timed or not 1 < len(pieces) < len(stacks):
        return {}
    groups = _even_groups(pieces, stacks)
    if groups is None and all(map(_is_text, pieces)) and (below is None or len(below.rules) < 2):
        groups = _middle_groups(pieces, stacks)
    return {} if groups is None else {at: piece for piece, group in zip(pieces, groups, strict=True) for at in group}


def _is_text(piece: Piece) -> bool:
    """Whether it is as wide as its words, as the cells of HTML are not."""
    return piece.value is None and piece.end - piece.start == len(piece.text)


def _even_groups(pieces: Sequence[Piece], stacks: Sequence[_Stack]) -> list[range] | None:
    """Groups of equally many columns.

    Dates may stand anywhere over their groups, lengths ("Quarter") over the middle, or each over the same column of its
    own: the first, where cells do not span.
    """
    size, rest = divmod(len(stacks), len(pieces))
    if rest:
        return None
    groups = [range(place * size, (place + 1) * size) for place in range(len(pieces))]
    nearest = [_nearest(piece, stacks) for piece in pieces]
    is_alike = len({at - group[0] for at, group in zip(nearest, groups, strict=True)}) == 1
    for piece, at, group in zip(pieces, nearest, groups, strict=True):
        first, last = stacks[group[0]], stacks[group[-1]]
        is_inside = first.start - _OVERHANG <= piece.start and piece.end <= last.end + _OVERHANG
        is_told = is_alike or sense_of(piece.text).is_dated or _is_over_middle(piece, stacks, group)
        if not is_inside or not is_told or at not in group:
            return None
    return groups


def _middle_groups(pieces: Sequence[Piece], stacks: Sequence[_Stack]) -> list[range] | None:
    """The only groups of all columns over whose middles the heads stand; none where a column has a length already."""
    if any(sense_of(" ".join(stack.texts)).lengths for stack in stacks):
        return None
    fitting = [
        groups
        for cuts in islice(combinations(range(1, len(stacks)), len(pieces) - 1), _MOST_GROUPINGS)
        if all(map(_is_over_middle, pieces, repeat(stacks), groups := _parts((0, *cuts, len(stacks)))))
    ]
    return fitting[0] if len(fitting) == 1 else None


def _parts(cuts: Sequence[int]) -> list[range]:
    return [range(start, end) for start, end in pairwise(cuts)]


def _is_over_middle(piece: Piece, stacks: Sequence[_Stack], group: range) -> bool:
    """Whether it stands nearer to the middle of some columns than to that of fewer or of more of them."""
    first, last = stacks[group[0]], stacks[group[-1]]
    across = max(last.start + last.end - first.start - first.end, last.end - last.start)
    return 3 * max(len(group) - 1, 1) * abs(piece.center - first.start - last.end) < across


def _nearest(piece: Piece, stacks: Sequence[_Stack]) -> int:
    return min(range(len(stacks)), key=lambda ordinal: abs(stacks[ordinal].start + stacks[ordinal].end - piece.center))


def _covered(piece: Piece, stacks: Sequence[_Stack], below: Line | None) -> list[int]:
    """The columns under a head: those under the rule beneath it, else those that it touches, else the nearest."""
    start, end = piece.start, piece.end
    for rule in below.rules if below is not None and len(below.rules) > 1 else ():
        if min(rule.end, end) - max(rule.start, start) > (end - start) // 2:
            start, end = min(start, rule.start), max(end, rule.end)
    touched = [ordinal for ordinal, stack in enumerate(stacks) if min(stack.end, end) - max(stack.start, start) > 0]
    if touched:
        return touched
    return [_nearest(piece, stacks)]


def _fit(piece: Piece, stack: _Stack) -> tuple[int, int]:
    overlap = min(stack.end, piece.end) - max(stack.start, piece.start)
    return (min(overlap, 0), -abs(piece.center - stack.start - stack.end))


def _is_date_without_year(piece: Piece) -> bool:
    mentions = tuple(dates_in(piece.text))
    return bool(mentions) and all(mention.year is None for mention in mentions)


def _is_only_date(piece: Piece, dates: Sequence[Piece]) -> bool:
    """Whether a date stands for all columns: it has no year, and no other date stands beside it."""
    return piece in dates and all(piece.text == other.text for other in dates)


def _is_complete(stack: _Stack) -> bool:
    """Whether what stands over a column already names its role or its length, so that no neighbour's head counts."""
    sense = sense_of(" ".join(stack.texts))
    return sense.role is not None or bool(sense.lengths)


@lru_cache(maxsize=2048)
def sense_of(text: str, *, is_title: bool = False) -> HeadSense:
    """What the words of a head say. Of several quarters a head means the lowest one, a title the first.

    Cached: several stages ask for the same heads, and a release repeats them from table to table.
    """
    timed = _AT_RATES_OF.sub(" ", text)
    quarter = quarter_in(timed) if is_title else last_quarter_in(timed)
    return HeadSense(
        text=text,
        role=_role_of(text),
        dates=tuple(dates_in(timed)),
        years=years_in(timed),
        lengths=lengths_in(timed),
        quarter=quarter[0] if quarter else None,
        fiscal_year=fiscal_year_in(timed) or (quarter[1] if quarter else full_year_in(timed)),
    )


# Amounts at the exchange rates of another year are none of that year: "Sales at 2023 rates".
_AT_RATES_OF = pattern_of(
    r"\b(?:at|using)\s+(?:fiscal\s+)?(?:19|20)\d\d\s+(?:(?:average|foreign|currency|exchange|fx|f/x)\s+)*rates\b",
    re.IGNORECASE,
)


def _role_of(text: str) -> ColumnRole | None:
    if _PERCENT_OF.search(text):
        return ColumnRole.PERCENT_OF_REVENUE
    if _PERCENT_CHANGE.search(text):
        return ColumnRole.PERCENT_CHANGE
    if _CHANGE.search(text):
        return ColumnRole.PERCENT_CHANGE if "%" in text else ColumnRole.AMOUNT_CHANGE
    if _ADJUSTMENTS.search(text):
        return ColumnRole.ADJUSTMENTS
    return ColumnRole.OTHER if _PERCENT_ONLY.match(text) else None


def with_adjustments(senses: Sequence[HeadSense]) -> list[HeadSense]:
    """The heads; one that says no more, among adjustments between GAAP and what is outside it, is of such as well.

    "GAAP", "Deal-related adjustments", "Tax reform", "Non-GAAP": the third states a part of the way, and no period.
    """
    found = list(senses)
    for first, sense in enumerate(senses):
        stop = next((at for at in range(first + 1, len(senses)) if _OUTSIDE.search(senses[at].text)), None)
        if stop is None or not _REPORTED.search(sense.text) or _OUTSIDE.search(sense.text):
            continue
        roles = {each.role for each in senses[first + 1 : stop]}
        if roles == {None, ColumnRole.ADJUSTMENTS}:
            found[first + 1 : stop] = (replace(each, role=ColumnRole.ADJUSTMENTS) for each in found[first + 1 : stop])
    return found


_REPORTED = pattern_of(r"\b(?:gaap|as\s+reported)\W*$", re.IGNORECASE)
_OUTSIDE = pattern_of(r"\bnon[\s-]?gaap\b|\b(?:as\s+)?adjusted\W*$", re.IGNORECASE)
