"""What the columns of a table measure: percentages, changes, amounts in a scale of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from icc_reports.model.figures import Notation
from icc_reports.model.release import Column, ColumnRole
from icc_reports.read.blocks import Piece, Value
from icc_reports.read.grids import RawTable
from icc_reports.read.heads import HeadSense, sense_of
from icc_reports.read.quantities import heads_number, is_count, names_amount
from icc_reports.read.rows import RawRow
from icc_reports.read.scale_notes import MILLION, ONE, Scales, scales_in, without_scale_note
from icc_reports.read.units import (
    counts_shares,
    has_currency,
    head_scale,
    heads_basis_points,
    heads_per_share,
    heads_percent,
    heads_rate,
    is_ratio,
)

_OF_PERCENT = re.compile(r"^(?:as an? )?percent(?:age)?s? of\b|\bas an? percent(?:age)? of\b", re.IGNORECASE)
_HEADS_PERCENT = re.compile(r"percent(?:age)?\b", re.IGNORECASE)  # "Percent leased"
_OF_TIME = r"\s+(?:at|as of|by\b.*)$"
HALF = Decimal("0.5")
LARGE = Decimal(1000)  # no percentage is as large


@dataclass(frozen=True, slots=True)
class Percents:
    """What the percent signs of a column tell.

    ``share`` is how many of its numbers show one; ``beside`` how many of those that stand beside an amount in
    another column: where whole rows are percentages, the rows are, and the column is none of percentages.
    ``signed`` are the sections in which it shows one, None where it shows none at all. ``is_mixed`` tells that it
    shows currencies too, ``are_decimal`` that all its numbers have decimals, ``is_framed`` that the first and the last
    of three or more show the sign, and all are as small as percentages are.
    """

    share: Decimal
    beside: Decimal
    signed: frozenset[tuple[str, ...]] | None
    is_mixed: bool
    are_decimal: bool
    is_framed: bool = False


def percents_of(raw: RawTable) -> tuple[Percents, ...]:
    """For every column of a table."""
    in_points = {ordinal for ordinal, head in enumerate(raw.heads) if _may_be_points(head)}
    plain = [
        sum(1 for ordinal, value in numbers_in(row.cells) if not value.is_percent and ordinal not in in_points)
        for row in raw.rows
    ]
    columns: list[list[tuple[int, Value]]] = [[] for _ in raw.heads]
    for place, row in enumerate(raw.rows):
        for ordinal, value in numbers_in(row.cells):
            columns[ordinal].append((place, value))
    return tuple(_percents(raw, plain, numbers) for numbers in columns)


def _may_be_points(head: str) -> bool:
    """Whether numbers without a sign may be points below a head, the change of percentages beside them."""
    return heads_basis_points(head) or sense_of(head).role is ColumnRole.AMOUNT_CHANGE


def _percents(raw: RawTable, plain: list[int], numbers: list[tuple[int, Value]]) -> Percents:
    beside = [value.is_percent for place, value in numbers if plain[place] > (not value.is_percent)]
    signed = frozenset(raw.rows[place].section for place, value in numbers if value.is_percent)
    return Percents(
        share=_share([value.is_percent for _, value in numbers]),
        beside=_share(beside),
        signed=signed or None,
        is_mixed=any(value.currency for _, value in numbers),
        are_decimal=all(value.fraction_digits for _, value in numbers if value.number),
        is_framed=_are_framed([value for _, value in numbers]),
    )


def _are_framed(values: Sequence[Value]) -> bool:
    ends = [values[0], values[-1]] if len(values) > 2 else []
    are_small = all(abs(value.number or Decimal(0)) < LARGE and not value.currency for value in values)
    return bool(ends) and are_small and all(value.is_percent for value in ends)


def numbers_in(cells: tuple[Piece | None, ...]) -> Iterator[tuple[int, Value]]:
    """The cells that state a number, each with the place of its column."""
    for ordinal, piece in enumerate(cells):
        value = piece.value if piece is not None else None
        if value is not None and value.notation is Notation.NUMBER:
            yield ordinal, value


def _share(flags: list[bool]) -> Decimal:
    return Decimal(sum(flags)) / len(flags) if flags else Decimal(0)


def is_whole(raw: RawTable) -> bool:
    """Whether a table's amounts are stated in whole units: most of its larger numbers, if any, have no decimals."""
    values = [value for row in raw.rows for _, value in numbers_in(row.cells) if value.number and not value.is_percent]
    large = [value.fraction_digits for value in values if value.number and abs(value.number) >= LARGE]
    places = large or [value.fraction_digits for value in values]
    return 2 * places.count(0) > len(places)


def shows_whole(raw: RawTable) -> bool:
    """Whether the amounts that show a currency, if any, have no decimals."""
    values = [value for row in raw.rows for _, value in numbers_in(row.cells) if value.currency]
    return bool(values) and not any(value.fraction_digits for value in values)


def mixes_decimals(raw: RawTable) -> bool:
    """Whether some numbers have decimals and others have none: they are hardly all in one scale."""
    values = (value for row in raw.rows for _, value in numbers_in(row.cells))
    return len({value.fraction_digits > 0 for value in values if value.number and not value.is_percent}) > 1


def telling(raw: RawRow, columns: Sequence[Column]) -> list[Piece]:
    """The cells of a row that show its unit: not the changes in percent beside them, unless it has no others."""
    cells = [(piece, column) for piece, column in zip(raw.cells, columns, strict=True) if piece is not None]
    telling = [
        piece
        for piece, column in cells
        if column.role is not ColumnRole.PERCENT_CHANGE and not heads_basis_points(column.head)
    ]
    return telling or [piece for piece, _ in cells]


def without_share_note(raw: RawRow, columns: Sequence[Column]) -> RawRow:
    """The row by what its amounts are, where "(as a percent of revenue)" is said of the percentages beside them."""
    roles = {column.role for piece, column in zip(raw.cells, columns, strict=True) if piece is not None}
    is_both = {ColumnRole.PERIOD, ColumnRole.PERCENT_OF_REVENUE} <= roles
    if not is_both:
        return raw
    label, *section = (_SHARE_NOTE.sub("", text) for text in (raw.label, *raw.section))
    return replace(raw, label=label, section=tuple(section))


_SHARE_NOTE = re.compile(r"\s*\((?:as )?(?:an? )?(?:%|percent(?:age)?) of [^()]*\)", re.IGNORECASE)


def counts_few_shares(raw: RawTable) -> bool:
    """Whether all numbers of shares are fewer than a company has: without a note they may be in a scale."""
    counts = [value.number for row in raw.rows if counts_shares(row.label) for _, value in numbers_in(row.cells)]
    return all(abs(number or ONE) < MILLION for number in counts)


def are_counts_in(title: str, raw: RawTable) -> bool:
    """Whether title or corner say that the table counts customers, stores or units, and no figure shows a currency."""
    names = (re.sub(_OF_TIME, "", without_scale_note(text), flags=re.IGNORECASE) for text in (title, *raw.corner))
    return any(is_count(name) or heads_number(name) for name in names) and not shows_currency(raw)


def are_percentages_in(title: str, raw: RawTable, percents: Sequence[Percents]) -> bool:
    """Whether a table holds percentages throughout: its title says so, or all that its first row shows are.

    Releases print the sign in the first and the last row only. No figure shows a currency, and all have decimals.
    """
    rows = [[value for _, value in numbers_in(row.cells)] for row in raw.rows]
    first = next(filter(None, rows), [])
    if shows_currency(raw) or not first:
        return False
    numbers = [value for row in rows for value in row if value.number]
    are_small = all(value.fraction_digits and value.number and abs(value.number) < LARGE for value in numbers)
    is_signed = all(value.is_percent for value in first) and all(column.signed for column in percents)
    return (_OF_PERCENT.search(title) is not None or is_signed) and are_small


def shows_currency(raw: RawTable) -> bool:
    """Whether any figure of a table shows a currency."""
    return any(has_currency([piece for piece in row.cells if piece is not None]) for row in raw.rows)


def head_scales(heads: Sequence[str], note: str | None = None) -> tuple[Decimal | None, ...]:
    """The scale that each head states for its own column, where not all state the same.

    A note that names one measure ("revenues in thousands") says nothing of columns that measure something else.
    """
    named = _OF_ONE.search(note or "")
    what = re.compile(rf"\b{re.escape(named['what'])}s?\b", re.IGNORECASE) if named and names_amount(named[0]) else None
    is_told = what is not None and any(what.search(head) for head in heads)
    found = tuple(
        head_scale(head) or (ONE if is_told and what is not None and not what.search(head) else None) for head in heads
    )
    return found if len(set(found)) > 1 else (None,) * len(heads)


_OF_ONE = re.compile(r"\(\s*(?:net |total )?(?P<what>[a-z]+?)s? (?:are )?in (?:thousands|millions)\b", re.IGNORECASE)


def scales_of(raw: RawTable, labels: Sequence[str]) -> Scales:
    """The scales that a table states in its title, in its heads or in the first of its labels.

    What a row says of itself that counts something ("Loaded miles (000)") is not of the whole table.
    """
    own = {row.label for row in raw.rows if not row.is_heading and not names_amount(row.label)}
    of_all = (label for label in labels[:2] if label not in own and scales_in([label]).measure is None)
    return scales_in((*raw.title_lines[::-1], *_heads_of_all(raw.heads), *of_all))


def _heads_of_all(heads: Sequence[str]) -> Sequence[str]:
    """The heads whose notes on scale may be of the whole table; none where undated ones state a scale of their own."""
    stating = [head for head, scale in zip(heads, head_scales(heads), strict=True) if scale is not None]
    is_own = bool(stating) and not any(sense_of(head).is_dated for head in stating)
    return () if is_own else heads


def role_of(sense: HeadSense, percents: Percents, *, in_whole: bool) -> ColumnRole:
    """The role that a head names, corrected by what the column holds: percentages beside amounts, or amounts.

    ``in_whole`` tells that the table's amounts are stated in whole units.
    """
    if sense.role is ColumnRole.AMOUNT_CHANGE and (percents.share > HALF or percents.is_framed):
        return ColumnRole.PERCENT_CHANGE
    if sense.role is not None:
        return sense.role
    if heads_percent(sense.text):
        return ColumnRole.OTHER
    names_rate = is_ratio(sense.text) or heads_rate(sense.text) or _HEADS_PERCENT.match(sense.text) is not None
    is_percent = percents.beside > (0 if names_rate else HALF) or _is_rate(sense, percents, in_whole=in_whole)
    return ColumnRole.OTHER if is_percent else ColumnRole.PERIOD


def _is_rate(sense: HeadSense, percents: Percents, *, in_whole: bool) -> bool:
    """Whether a column of rates shows no percent sign at all: its figures have decimals, those beside them none."""
    return heads_rate(sense.text) and percents.are_decimal and in_whole and percents.signed is None


def with_neighbours(senses: Sequence[HeadSense]) -> list[HeadSense]:
    """The heads; an undated one of amounts per share has the time of the amounts to its left.

    So has one of percentages of revenue, and one without the year that the head of the amounts ends with.
    """
    found: list[HeadSense] = []
    for sense in senses:
        left = found[-1] if found else None
        goes_with = heads_per_share(sense.text) or sense.role is ColumnRole.PERCENT_OF_REVENUE
        goes_with = goes_with and not sense.is_dated
        if left is not None and left.role is None and (goes_with or _lacks_year(sense, left)):
            sense = replace(left, text=sense.text, role=sense.role)  # noqa: PLW2901
        found.append(sense)
    return found


def _lacks_year(sense: HeadSense, left: HeadSense) -> bool:
    """Whether two heads are alike but for the year below: "Year ended June 30, 2026" beside "Year ended June 30,"."""
    rest = left.text.removeprefix(sense.text).strip() if sense.role is None and sense.dates else ""
    return left.text.startswith(sense.text) and rest.isdigit() and int(rest) in left.years


def is_of_percent(percents: Percents, role: ColumnRole, head: str) -> bool:
    """Whether a column without a role holds percentages: by the signs of some figures, or by its head.

    One of a period does where the first and the last of its figures, beside amounts, show the sign.
    """
    if role is not ColumnRole.OTHER:
        return role is ColumnRole.PERIOD and percents.is_framed and percents.beside > 0
    return percents.share > 0 or heads_rate(head) or heads_percent(head)
