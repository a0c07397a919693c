"""What the headings inside a table say for the rows below them: scales, and that these are rates."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from icc_reports.model.figures import Unit
from icc_reports.model.patterns import pattern_of
from icc_reports.model.release import Column, ColumnRole, Row
from icc_reports.read.blocks import Piece
from icc_reports.read.dates import years_in
from icc_reports.read.quantities import is_of_statistics, names_amount
from icc_reports.read.rows import RawRow
from icc_reports.read.scale_notes import is_scale_note, scales_in
from icc_reports.read.units import has_currency, label_scale

_RATES = pattern_of(r"\b(?:ratios|growth|mix|margins?|rates|yields)\b", re.IGNORECASE)
_OF_BASE = pattern_of(
    r"^\W*(?:%|percent(?:age)?s?)\s+(?:of|to)\b|\bas\s+an?\s+(?:%|percent(?:age)?)\s+(?:of|to)\b", re.IGNORECASE
)
_COMPARES = pattern_of(  # "Allowance / total loans"; occupancy is an expense of banks elsewhere
    r"[a-z)]\s?/\s?[a-z(]|[a-z)] to [a-z]|^(?:average |total )?occupancy$", re.IGNORECASE
)
_TRAILING_YEAR = pattern_of(
    r"\b(?:trailing|last|latest|preceding|rolling)[\s-]+(?:twelve|12)[\s-]+months?\b|\b[tl]tm\b", re.IGNORECASE
)


@lru_cache(maxsize=2048)
def months_of(label: str) -> int | None:
    """How long the figures of a row run where its label says so: twelve months for "Net sales - TTM"."""
    return 12 if _TRAILING_YEAR.search(label) else None


def with_years(rows: Sequence[Row], columns: Sequence[Column]) -> tuple[Row, ...]:
    """The rows, those dated that labels tell apart by their years alone, where no head of a column names a year.

    "2026 as reported" above "2025 as reported", below "Three months ended June 30": the last year is the columns' own.
    """
    told = [_YEAR_FIRST.match(row.label) if not row.is_heading else None for row in rows]
    by_name: defaultdict[str, list[int]] = defaultdict(list)
    for match in filter(None, told):
        by_name[match["name"].casefold()].append(int(match["year"]))
    is_dated = any(years_in(column.head) for column in columns if column.role is ColumnRole.PERIOD)
    ends = {column.period.end.year for column in columns if column.period is not None}
    if is_dated or len(ends) != 1:
        return tuple(rows)
    return tuple(
        replace(row, years_before=max(by_name[match["name"].casefold()]) - int(match["year"]))
        if match is not None and _are_years(by_name[match["name"].casefold()], max(ends))
        else row
        for row, match in zip(rows, told, strict=True)
    )


def _are_years(years: Sequence[int], end: int) -> bool:
    """Whether rows of one name are for different years, the last of them that of the columns, by whatever calendar."""
    return len(years) > 1 and len(set(years)) == len(years) and abs(max(years) - end) <= 1


_YEAR_FIRST = pattern_of(r"^(?:fiscal |fy ?)?(?P<year>(?:19|20)\d\d),? (?P<name>[a-z].*)", re.IGNORECASE)


def heading_scales(rows: Sequence[RawRow]) -> list[Decimal | None]:
    """The scale that the heading above each row states for it ("In billions", "Client assets (billions)").

    It counts until the next heading, but a heading directly below a note on scale goes with it.
    """
    found: list[Decimal | None] = []
    scale: Decimal | None = None
    is_note = False
    for row in rows:
        if row.is_heading:
            stated = _scale_in(row.label)
            scale = stated if stated is not None or not is_note else scale
            is_note = is_scale_note(row.label)
        else:
            is_note = False
        found.append(scale)
    return found


def _scale_in(heading: str) -> Decimal | None:
    return scales_in([heading]).money if is_scale_note(heading) else label_scale(heading)


def is_among_rates(row: RawRow, section: Sequence[str], *, follows: bool, in_whole: bool) -> bool:
    """Whether a row is a percentage although it shows no sign: by its heading, or by the row above it.

    Below a percentage (``follows``), which stands under the headings in ``section``: the heading is one of rates; or
    the row compares two amounts, in decimals where the table's amounts (``in_whole``) have none.
    """
    if not follows or row.section != tuple(section):
        return _is_part_of_base(row)
    values = [piece.value for piece in row.cells if piece is not None and piece.value is not None]
    has_decimals = all(value.fraction_digits for value in values if value.number and value.scale is None)
    compares = in_whole and has_decimals and _COMPARES.search(row.label) is not None
    return compares or _is_part_of_base(row) or any(_RATES.search(text) for text in row.section[-1:])


def is_statistic(unit: Unit, row: RawRow, cells: Sequence[Piece], title: str, *, in_whole: bool) -> bool:
    """Whether a row read as money is none: no currency shows, and it is part of a ratio, or of operating statistics.

    Of these no word names an amount.
    """
    names = any(map(names_amount, (row.label, *row.section[-1:])))
    is_one = _is_of_ratio(row, cells, in_whole=in_whole) or (is_of_statistics(title) and not names)
    return unit.is_monetary and not has_currency(cells) and is_one


def _is_of_ratio(row: RawRow, cells: Sequence[Piece], *, in_whole: bool) -> bool:
    """Whether a row is what goes into the ratio of its heading: "Storms 2.4" below "Loss and expense ratio".

    It has decimals where the table's amounts (``in_whole``) have none.
    """
    values = [piece.value for piece in cells if piece.value is not None]
    numbers = [(value, value.number) for value in values if value.number]
    is_small = all(value.fraction_digits and abs(number) < 1000 for value, number in numbers)
    return in_whole and is_small and any(map(heads_ratio, row.section[-1:]))


def heads_ratio(heading: str) -> bool:
    """Whether a heading names one ratio, which the rows below it make up."""
    return _ONE_RATIO.search(heading) is not None


_ONE_RATIO = pattern_of(r"\bratio(?: \([a-z]\))?:?$", re.IGNORECASE)


def _is_part_of_base(row: RawRow) -> bool:
    """Whether a row stands right below a heading of percentages: "As a percentage of restaurant sales:".

    Releases print the sign in the first of such rows only. None of its figures shows a currency or is as large as
    amounts are.
    """
    values = [piece.value for piece in row.cells if piece is not None and piece.value is not None]
    is_small = all(not value.currency and (value.number is None or abs(value.number) < 1000) for value in values)
    return is_small and any(_OF_BASE.search(text) for text in row.section[-1:])
