"""Growth on another basis, at constant currency or organic, as tables print it in columns or rows of their own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from icc_reports.check.claims.column_heads import heads_of
from icc_reports.check.claims.growth_heads import qualifiers_of, reported_among, says_reported_growth
from icc_reports.check.claims.organic_changes import growth_of_change, is_change
from icc_reports.check.claims.part_words import ALL, measure_in, name_of_part
from icc_reports.check.claims.parts import Part
from icc_reports.check.claims.phrases import Words, phrase, segment_phrase, tags_in
from icc_reports.check.matching import Line
from icc_reports.model.figures import Figure
from icc_reports.model.patterns import any_case
from icc_reports.model.periods import Duration, Period
from icc_reports.model.relations import Expression, Ref, growth
from icc_reports.model.release import Column, ColumnRole, Table

_EXCHANGE = r"(?:(?:foreign|currency|currencies|exchange|fx|f/x)[ -]?)+"
_WHICH_WAY = r"(?: (?:(?:un)?favou?rable|negative|positive|adverse))?"
_CHANGES_IN = r"(?: (?:year[- ]over[- ]year )?(?:changes|movements|fluctuations) in)?"
_BASES = {
    "currency": re.compile(
        r"constant[- ]currenc(?:y|ies)|local[- ]currenc(?:y|ies)|\bex[- ]f/?x\b"
        r"|(?:currency|exchange(?: rate)?|\bf/?x)\)?[- ]neutral"
        r"|\bcc\b(?= ?(?:%|change|growth))|(?:%|change|growth) \(?cc\b"
        rf"|(?:excluding|exclusive of|without|adjusted for)(?: (?:the|an?))?{_WHICH_WAY}"
        rf"(?: (?:effects?|impacts?|changes?|movements?))?(?: (?:of|from|in))?{_CHANGES_IN} {_EXCHANGE}"
        r"(?:rates?|currenc\w+|effects?|impacts?|movements?|changes?)?",
        re.IGNORECASE,
    ),
    "organic": re.compile(r"\borganic(?:ally)?\b", re.IGNORECASE),
}
_PART_OF_CHANGE = any_case(r"\b(?:impact|translation|adjustments?|contribution)\b")
_SAYS_GROWTH = any_case(
    r"\b(?:year[- ]over[- ]year|y/?t?[o/]?y|growth|(?:percent|percentage) ?change|change|increase|decrease|rate"
    r"|(?:non-)?gaap|as reported|reported|basis|on an?|at|in)\b|\([^()]*\)|[%/–—-]",
)
_AT_RATES = any_case(r"\b(?:at|in|on an?) (?:constant|local) (?:currenc|exchange|rates?)")
_STATED = any_case(r"\b(?:revenues?|sales|results?|amounts?)\b")
AT_RATES = phrase("constant currency")
_RESTATED = any_case(r"\brestated\b")
_EXCHANGE_EFFECT = any_case(r"\b(?:exchange|currency|fx)(?: rates?| translation)?[*+†\d]* (?:impacts?|effects?)\b")
_COMPANY = re.compile(r"(?:total|consolidated|company|worldwide|net)\b", re.IGNORECASE)
_WHOLE_WITHOUT = any_case(r"(?:(?:total|consolidated|company|worldwide) )+(?P<without>(?:excluding|excl\.?|ex) .+)")
BASIS_WORDS = frozenset(
    "on at in a constant currency currencies local neutral organic excluding exclusive without adjusted fx".split()
)


@dataclass(frozen=True, slots=True)
class Growth:
    """What a table gives as the growth on that basis of a row, for a period and a segment.

    ``tags`` say of which measure outside GAAP, where the heads tell its growth from that of GAAP; else None.
    """

    period: Period
    segment: str | None
    expression: Expression
    figure: Figure
    tags: frozenset[str] | None = None


@lru_cache(maxsize=4096)  # labels and heads, many of them alike
def basis_in(text: str) -> str | None:
    """The basis that words name: "currency" or "organic"; None where they name neither."""
    return next((name for name, pattern in _BASES.items() if pattern.search(text)), None)


@lru_cache(maxsize=256)  # asked for once for each row of a table
def bases_of_heads(columns: tuple[Column, ...]) -> dict[int, str]:
    """The bases that the heads of columns name, by their ordinals: those of words, else of their own."""
    own = {column.ordinal: _basis_of(column, columns) for column in columns}
    return qualifiers_of(columns) | {at: basis for at, basis in own.items() if basis is not None}


def _basis_of(column: Column, columns: Sequence[Column]) -> str | None:
    """The basis that a head names; growth "restated" is at constant currency beside what exchange rates made out."""
    is_restated = column.role is ColumnRole.PERCENT_CHANGE and _RESTATED.search(column.head) is not None
    is_told = is_restated and any(_EXCHANGE_EFFECT.search(each.head) for each in columns)
    return "currency" if is_told else basis_in(column.head)


def _in_full(line: Line, forms: Iterable[Words]) -> tuple[Words, ...]:
    """The names of a row; what leaves something out has none that does not say so."""
    is_partial = "excluding" in phrase(line.row.label)
    return tuple(form for form in forms if not is_partial or "excluding" in form)


def _left_out(label: str) -> Words | None:
    """What the whole company's row leaves out: "Worldwide excluding Pumps"."""
    match = _WHOLE_WITHOUT.fullmatch(label.strip())
    return phrase(match["without"]) if match is not None else None


def without_basis(text: str) -> str:
    """The text without the words that name another basis."""
    for pattern in _BASES.values():
        text = pattern.sub(" ", text)
    return text


def growths_of(
    line: Line, above: Line | None, parts: Sequence[Part], forms: Iterable[Words]
) -> Iterator[tuple[str, Words, Growth]]:
    """The growth on another basis that a line states: the basis, a name of what grew, and the figure.

    ``above`` is the line that a line without a name of its own goes with: "Organic" below "Net sales". Beside it, the
    growth that was reported, where a table prints no amounts of which it could be reckoned.
    """
    table, basis = line.table, basis_of_row(line)
    heads = bases_of_heads(table.columns)
    reported = reported_among(table.columns, frozenset(heads)) if line.row.is_rate else frozenset()
    heads = dict.fromkeys(reported, REPORTED) | heads
    named = _names(line, above, forms) if basis else (*_in_full(line, forms), *_earned_per_share(line))
    told = _told_by_heads(line) if basis else {}
    tags = _tags_told(table.columns)
    for column, figure in zip(table.columns, line.row.cells, strict=True):
        of = basis or heads.get(column.ordinal)
        period = column.period or latest_of(table)
        if (
            figure is None
            or of is None
            or period is None
            or _PART_OF_CHANGE.search("" if basis else without_basis(column.head))
        ):
            continue
        value = _value(column, figure, line, is_row=basis is not None)
        if value is None:
            continue
        for words, segment in _of_whom(line, column, parts, told.get(column.ordinal), named):
            yield of, words, Growth(period, segment, value, figure, tags.get(column.ordinal))
        if basis is None and "revenue" in phrase(f"{table.title} {column.head}"):
            yield from ((of, *each) for each in _of_revenue(line, named, Growth(period, None, value, figure)))


@lru_cache(maxsize=256)  # asked for once for each row of a table
def _tags_told(columns: tuple[Column, ...]) -> dict[int, frozenset[str]]:
    """The measures that the heads of columns of growth tell apart on each basis: "GAAP" beside "Non-GAAP"."""
    grown = [column for column in columns if column.role is ColumnRole.PERCENT_CHANGE and basis_in(column.head)]
    said = {column.ordinal: (basis_in(column.head), tags_in(column.head)) for column in grown}
    pairs = set(said.values())
    apart = {basis for basis, tags in pairs if not tags and any(each[0] == basis and each[1] for each in pairs)}
    return {ordinal: tags for ordinal, (basis, tags) in said.items() if basis in apart}


def _of_whom(
    line: Line, column: Column, parts: Sequence[Part], told: Sequence[_Grown] | None, named: Iterable[Words]
) -> Iterator[_Grown]:
    """What grew by the figure of a line in a column, and whose it is; a part of a part has no name of its own."""
    segments = [part.segment for part in parts if part.columns and column.ordinal in part.columns]
    segment = next(iter(segments), None) or column.segment or line.segment
    if column.segment is not None and line.segment not in (None, column.segment):
        return
    if segments or column.segment is not None or told is None:
        yield from ((words, segment) for words in named)
        return
    yield from ((words, part or segment) for words, part in told if part is None or segment is None)


_Grown = tuple[Words, str | None]
REPORTED = "reported"


def basis_of_row(line: Line) -> str | None:
    """The basis of growth that a row's label names: another one, or that it was reported, beside a row of another."""
    label = line.row.label
    if (basis := basis_in(label)) is not None:
        return basis
    is_told = line.row.is_rate and says_reported_growth(label)
    return REPORTED if is_told and any(row.is_rate and basis_in(row.label) for row in line.table.rows) else None


def _told_by_heads(line: Line) -> dict[int, list[_Grown]]:
    """What grew, and whose it is, by the columns whose heads say it: measures, or the parts of what the row names."""
    is_sold = "revenue" in phrase(f"{line.table.title} {line.row.label}")
    own = own_words(line.row.label) or ((("revenue",),) if is_sold else ())
    found: dict[int, list[_Grown]] = {}
    for head, columns in heads_of(line.table).items():
        words = phrase(_SAYS_GROWTH.sub(" ", without_basis(head)))
        part = name_of_part(head) if own else None
        if part is not None:
            told: list[_Grown] = [(each, part) for each in own]
        elif own and (ALL.fullmatch(head) or measure_in(head) in own or _are_all_sold(head, own)):
            told = [(each, None) for each in own]
        else:
            told = [(each, None) for each in _with_aliases(words)]
        found |= dict.fromkeys(columns, told) if words else {}
    return found


def _are_all_sold(head: str, own: Iterable[Words]) -> bool:
    return measure_in(head) in _ALL_SOLD and not _ALL_SOLD.isdisjoint(own)


_ALL_SOLD = frozenset({("revenue",), ("net", "revenue")})


def _with_aliases(words: Words) -> list[Words]:
    """The name of a measure; what is earned per diluted share goes by one name."""
    plain = tuple(word for word in words if word != "diluted")
    return [words, EARNED_PER_SHARE] if plain in _EARNED_PER_SHARE else [words]


EARNED_PER_SHARE = ("eps",)
_EARNED_PER_SHARE = frozenset({EARNED_PER_SHARE, phrase("earnings per share"), phrase("earnings per common share")})


def grown_part(line: Line, segment: str | None, words: Words) -> str | None:
    """The part whose revenue a row of rates alone says to have grown, by its label or by the head of a column."""
    label = line.row.label.strip()
    is_named = segment == label or (basis_of_row(line) == REPORTED and segment != line.segment)
    is_part = is_named and words == ("revenue",) and line.row.is_rate
    return segment if is_part and name_of_part(_PRODUCT_NUMBER.sub(" ", segment or "")) is not None else None


def revenue_without(part: str) -> Words:
    """The name of a part's revenue: of "Parcels excluding fuel" the revenue of parcels without that of fuel."""
    words = segment_phrase(part)
    at = words.index("excluding") if "excluding" in words[1:] else len(words)
    return (*words[:at], "revenue", *words[at:])


_PRODUCT_NUMBER = re.compile(r"(?<=[a-z] )\d{1,3}\b(?! ?%)", re.IGNORECASE)


def _earned_per_share(line: Line) -> tuple[Words, ...]:
    """What prose calls earnings per share, diluted unless it says otherwise."""
    said = f"{' '.join(line.row.section[-1:])} {line.row.label}".lower()
    is_basic = "basic" in said and "diluted" not in said
    is_per_share = any(cell is not None and cell.unit.per == "share" for cell in line.row.cells)
    return (EARNED_PER_SHARE,) if is_per_share and not is_basic and _EARNINGS.search(said) else ()


_EARNINGS = any_case(r"\b(?:earnings|income|loss|eps)\b")


def _of_revenue(line: Line, named: Iterable[Words], found: Growth) -> Iterator[tuple[Words, Growth]]:
    """The growth as one of revenue, where the table says it is and the row does not: of a part, or of the company."""
    label = line.row.label.strip()
    if (without := _left_out(label)) is not None:
        yield ("revenue", *without), found
    elif not any("revenue" in words for words in named):
        yield ("revenue",), found if _COMPANY.match(label) else replace(found, segment=label)


def _value(column: Column, figure: Figure, line: Line, *, is_row: bool) -> Expression | None:
    """The percentage that is printed, or the growth of an amount that is stated on that basis.

    It grew from what a row prints on it for the year before, or from what was reported then, at the rates of which a
    column states it ("2024 at constant currency").
    """
    if figure.is_percentage:
        return Ref(figure.span)
    if is_change(column):
        return None if is_row else growth_of_change(line, column, basis_in)
    if (
        not (is_row or _AT_RATES.search(column.head))
        or not figure.unit.is_monetary
        or not isinstance(column.period, Duration)
    ):
        return None
    earlier = [
        cell
        for each, cell in line.cells()
        if isinstance(each.period, Duration)
        and basis_in(each.head) is None
        and each.period.months == column.period.months
        and 350 <= (column.period.end - each.period.end).days <= 380  # a year of weeks is one of 52 or 53
        and cell.amount > 0
    ]
    return growth(figure.span, earlier[0].span) if len(earlier) == 1 and figure.amount > 0 else None


@lru_cache(maxsize=256)  # asked for once for each row of a table
def columns_at_rates(columns: tuple[Column, ...]) -> frozenset[int]:
    """The columns of amounts at constant currency, with those of other periods that they are set against."""
    own = [column for column in columns if column.role is ColumnRole.PERIOD and _states_amounts(column.head)]
    periods = {column.period for column in own}
    others = [column for column in columns if column.role is ColumnRole.PERIOD and column.period not in periods]
    return frozenset(column.ordinal for column in (*own, *others)) if own else frozenset()


def _states_amounts(head: str) -> bool:
    """Whether a head says that what stands below it is stated at constant currency, not how much that makes out."""
    rest = without_basis(head)
    is_stated = _AT_RATES.search(head) or _STATED.search(rest)
    return basis_in(head) == "currency" and bool(is_stated) and not _PART_OF_CHANGE.search(rest)


def latest_of(table: Table) -> Period | None:
    """The period that a column of changes is for where its head does not say it: the table's latest, if it is one."""
    periods = {column.period for column in table.columns if column.role is ColumnRole.PERIOD and column.period}
    end = max((period.end for period in periods), default=None)
    latest = [period for period in periods if period.end == end]
    return latest[0] if len(latest) == 1 else None


def _names(line: Line, above: Line | None, forms: Iterable[Words]) -> tuple[Words, ...]:
    """What a row on that basis is of: its label without the words of the basis and of growth, else the line above."""
    return own_words(line.row.label) or (tuple(forms) if above is not None else ())


def own_words(label: str) -> tuple[Words, ...]:
    """What the label of a row of growth says itself that grew."""
    words = phrase(_SAYS_GROWTH.sub(" ", without_basis(label)))
    if not words:
        return ()
    lead = next((at for at, word in enumerate(words[:-1]) if word not in _OF_ALL), len(words) - 1)
    return tuple(words[at:] for at in range(lead + 1))


_OF_ALL = frozenset({"total", "net", "worldwide", "consolidated"})  # before a name they leave it what it is
