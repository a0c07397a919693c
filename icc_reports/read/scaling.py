"""Scales that a table does not state: settled by tables that do, by the prose, or by its own per-share amounts."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import islice
from typing import TypeVar

from icc_reports.model.figures import SHARES, Doubt, Figure, Notation
from icc_reports.model.patterns import pattern_of
from icc_reports.model.release import Passage, Row, Table, TableKind
from icc_reports.read.dates import without_times
from icc_reports.read.grids import RawTable
from icc_reports.read.scale_notes import BILLION, MILLION, ONE, THOUSAND
from icc_reports.read.tables import Draft
from icc_reports.read.units import label_scale

_AMOUNT = pattern_of(
    r"[$€£¥]\s?(?P<number>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)\s*(?P<scale>thousand|million|billion)?", re.IGNORECASE
)
_WORDS = {"thousand": THOUSAND, "million": MILLION, "billion": BILLION}
_SHARES = pattern_of(r"\bshares?\b|\bunits?\b")
_STATEMENTS = frozenset({TableKind.INCOME_STATEMENT, TableKind.BALANCE_SHEET, TableKind.CASH_FLOW})
_MIN_WITNESSES = 3  # amounts of the prose, or of other tables, that must agree with a scale
_MAX_WITNESSES = 40  # share counts, and amounts per share, of a table that are tried against each other
_Number = TypeVar("_Number", Decimal, Fraction)
_SHARE_SCALES = (THOUSAND, ONE, MILLION)

# A column's products of share counts and amounts per share, between which each lies; and its amounts of money, sorted
_Tried = tuple[list[tuple[Fraction, Fraction]], list[Fraction]]


def currency_of(drafts: Iterable[Draft]) -> str:
    """The currency of most figures that show one, or whose table names one; US dollars where none does."""
    shown = Counter(
        piece.value.currency or draft.currency
        for draft in drafts
        for row in draft.raw.rows
        for piece in row.cells
        if piece is not None and piece.value is not None and (piece.value.currency or draft.currency)
    )
    return shown.most_common(1)[0][0] or "USD" if shown else "USD"


def with_inherited_scales(drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """The drafts, those without a note on scale with that of the nearest table above that has one, else below.

    What other tables prove about a table counts like a note.
    """
    found: list[Draft] = []
    stated = [draft.scales.money for draft in drafts if draft.scales.money is not None]
    nearest = noted = stated[0] if stated else None
    for draft in _settled(_settled(tuple(_with_repeated(_with_continued(drafts))))):
        noted = draft.scales.money or noted
        nearest = _scale_of(draft) or nearest
        found.append(draft if draft.scales.money is not None else _inheriting(draft, noted, nearest))
    return tuple(found)


def _inheriting(draft: Draft, noted: Decimal | None, nearest: Decimal | None) -> Draft:
    """With the scale of the table above; a proof that says the same leaves the doubt, one that corrects it ends it."""
    return replace(draft, inherited=nearest, settled=None if draft.settled == noted else draft.settled)


def _with_continued(drafts: Sequence[Draft]) -> Iterator[Draft]:
    """The drafts, those that go on with the table above with its kind and scale, and its title if they have none."""
    previous: Draft | None = None
    for draft in drafts:
        found = draft
        if draft.raw.is_continued and previous is not None and not draft.title:
            scales = draft.scales if draft.scales.money is not None else previous.scales
            found = replace(draft, title=previous.title, kind=previous.kind, segment=previous.segment, scales=scales)
        yield found
        previous = found


def _with_repeated(drafts: Iterable[Draft]) -> Iterator[Draft]:
    """The drafts, those with the rows and the heads of the one above, for another time, with what its note states."""
    previous: Draft | None = None
    for draft in drafts:
        found = draft
        if previous is not None and draft.scales.money is None and _form(draft.raw) == _form(previous.raw):
            found = replace(draft, scales=previous.scales, head_scales=previous.head_scales)
        yield found
        previous = found


def _form(raw: RawTable) -> tuple[list[str], list[str]]:
    """What a table says but for its figures and times: its heads and its labels."""
    return [without_times(head) for head in raw.heads], [row.label for row in raw.rows]


def _settled(drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """The drafts, those without a note on scale with the one under which rows of their names say what others print.

    The three statements of a release are in one scale, so that they are asked together. What is settled so settles
    others when asked again.
    """
    unscaled = [draft for draft in drafts if _scale_of(draft) is None]
    if not unscaled:
        return tuple(drafts)
    amounts = _stated_amounts(drafts)
    of_statements = _scale_witnessed([draft for draft in unscaled if draft.kind in _STATEMENTS], amounts)
    return tuple(
        draft
        if _scale_of(draft) is not None
        else replace(draft, settled=of_statements)
        if draft.kind in _STATEMENTS
        else replace(draft, settled=_scale_witnessed([draft], amounts))
        for draft in drafts
    )


def _scale_of(draft: Draft) -> Decimal | None:
    return draft.scales.money or draft.settled


def _stated_amounts(drafts: Iterable[Draft]) -> dict[str, list[tuple[Decimal, Decimal]]]:
    """By label: the amounts of the tables whose scale is known, in full units, with half a unit of each."""
    found: dict[str, list[tuple[Decimal, Decimal]]] = {}
    for draft in drafts:
        scale = _scale_of(draft)
        if scale is None:
            continue
        for label, number, half in _amounts_of(draft):
            found.setdefault(label, []).append((number * scale, half * scale))
    return found


def _scale_witnessed(
    drafts: Iterable[Draft], amounts: Mapping[str, Sequence[tuple[Decimal, Decimal]]]
) -> Decimal | None:
    printed = {each for draft in drafts for each in _amounts_of(draft) if each[0] in amounts}
    witnesses = {
        scale: sum(
            any(abs(number * scale - amount) <= half * scale + within for amount, within in amounts[label])
            for label, number, half in printed
        )
        for scale in (ONE, THOUSAND, MILLION)
    }
    return _outvoting(witnesses)


def _outvoting(witnesses: Mapping[Decimal, int]) -> Decimal | None:
    """The scale that has three witnesses, and three times as many as any other."""
    best = max(witnesses, key=lambda scale: witnesses[scale])
    rest = max(count for scale, count in witnesses.items() if scale != best)
    return best if witnesses[best] >= max(_MIN_WITNESSES, 3 * rest) else None


def _amounts_of(draft: Draft) -> Iterator[tuple[str, Decimal, Decimal]]:
    """Label, size and half unit of the amounts of a table with three digits or more, in printed units."""
    for row in draft.raw.rows:
        label = " ".join(row.label.lower().split())
        is_told = bool(label) and label_scale(label) is None
        for piece in row.cells if is_told and not _SHARES.search(" ".join((label, *row.section)).lower()) else ():
            value = piece.value if piece is not None else None
            if value is None or value.number is None or value.is_percent or value.scale is not None:
                continue
            if abs(value.number) >= 100:
                yield label, abs(value.number), Decimal(10) ** -max(value.fraction_digits, 0) / 2


def scale_by_prose(drafts: Sequence[Draft], passages: Iterable[Passage]) -> Decimal | None:
    """The scale of tables that state none: the one under which amounts of the prose are found in them.

    Only amounts with at least three digits count, so that a chance agreement of several is out of the question; the
    scale must have three witnesses, and three times as many as any other.
    """
    unscaled = [draft for draft in drafts if draft.scales.money is None]
    if not unscaled:
        return None
    printed = sorted({abs(number) for draft in unscaled for number in _numbers(draft)})
    amounts = set(_prose_amounts(passages))
    witnesses = {
        scale: sum(
            _has_between(printed, (amount - within) / scale, (amount + within) / scale) for amount, within in amounts
        )
        for scale in (ONE, THOUSAND, MILLION)
    }
    return _outvoting(witnesses)


def scale_by_currency(drafts: Sequence[Draft]) -> Decimal | None:
    """Units of the currency, where tables name it ("Expressed in Canadian dollars") and none states a scale."""
    is_scaled = any(draft.scales.money is not None for draft in drafts)
    return ONE if not is_scaled and any(draft.currency for draft in drafts) else None


def _numbers(draft: Draft) -> Iterator[Decimal]:
    for row in draft.raw.rows:
        for piece in row.cells:
            value = piece.value if piece is not None else None
            if value is not None and value.number is not None and not value.is_percent and abs(value.number) >= 100:
                yield value.number


def _prose_amounts(passages: Iterable[Passage]) -> Iterator[tuple[Decimal, Decimal]]:
    """Amounts in full dollars with the half unit of their last digit."""
    for passage in passages:
        for match in _AMOUNT.finditer(passage.text):
            number = Decimal(match["number"].replace(",", ""))
            scale = _WORDS[match["scale"].lower()] if match["scale"] else ONE
            digits = len(match["number"].partition(".")[2])
            if len(number.as_tuple().digits) >= 3 and number * scale >= 10_000:
                yield number * scale, _half_unit(number, scale, digits)


def _half_unit(number: Decimal, scale: Decimal, digits: int) -> Decimal:
    """Half a unit of the last digit; of the last that tells, where whole dollars are rounded to thousands."""
    thousands = number / THOUSAND
    is_rounded = scale == ONE and thousands % 1 == 0 and len(str(thousands.to_integral_value()).rstrip("0")) >= 3
    return THOUSAND / 2 if is_rounded else scale * Decimal(10) ** -digits / 2


def with_settled_shares(table: Table) -> Table:
    """The table with its share counts in the scale that its own per-share amounts prove.

    "In thousands, except per share data" does not say whether share counts are in thousands too; net income over the
    share count must give the amount per share.
    """
    counts = _rows_where(table, lambda figure: figure.unit == SHARES)
    shares = [row for row in counts if label_scale(row.label) is None]
    if not shares:
        return table
    per_share = _rows_where(table, lambda figure: figure.unit.per is not None)
    money = _rows_where(table, lambda figure: figure.unit.is_monetary)
    stated = {figure.scale for row in shares for figure in row.cells if figure is not None and figure.unit == SHARES}
    if not per_share or not money or len(stated) != 1:
        return table
    columns = _tried(shares, per_share, money)
    own = [_votes(columns, scale) for scale in _SHARE_SCALES if scale in stated]
    if own == [len(columns)]:  # nothing can prove another
        return table
    votes = {scale: _votes(columns, scale) for scale in _SHARE_SCALES if scale not in stated}
    best = max(votes, key=lambda scale: votes[scale])
    if votes[best] <= sum(own):
        return table
    counted = {row.ordinal for row in shares}
    rows = (_with_share_scale(row, best) if row.ordinal in counted else row for row in table.rows)
    return replace(table, rows=tuple(rows))


def _rows_where(table: Table, fits: Callable[[Figure], bool]) -> list[Row]:
    return [row for row in table.rows if any(figure is not None and fits(figure) for figure in row.cells)]


def _tried(shares: Sequence[Row], per_share: Sequence[Row], money: Sequence[Row]) -> list[_Tried]:
    """The columns that have all three."""
    columns = [
        (list(_products(ordinal, shares, per_share)), _amounts_in(money, ordinal))
        for ordinal in range(len(shares[0].cells))
    ]
    return [(products, amounts) for products, amounts in columns if products and amounts]


def _amounts_in(rows: Sequence[Row], ordinal: int) -> list[Fraction]:
    """The amounts of money of a column, sorted: decimals are compared faster than fractions."""
    figures = (figure for figure in _numbers_in(rows, ordinal) if figure.unit.is_monetary)
    return [figure.amount for figure in sorted(figures, key=lambda figure: figure.value or Decimal(0))]


def _votes(columns: Iterable[_Tried], scale: Decimal) -> int:
    """In how many columns a share count in that scale times an amount per share is an amount of money."""
    factor = Fraction(scale)
    return sum(
        any(_has_between(amounts, low * factor, high * factor) for low, high in products)
        for products, amounts in columns
    )


def _products(ordinal: int, shares: Sequence[Row], per_share: Sequence[Row]) -> Iterator[tuple[Fraction, Fraction]]:
    """Between which amounts each printed share count times each amount per share of a column lies.

    Two half-units of the amount per share are allowed.
    """
    counts = [figure for figure in _witnesses(shares, ordinal) if figure.unit == SHARES]
    rates = [
        (rate.amount - 2 * rate.half_unit, rate.amount + 2 * rate.half_unit)
        for rate in _witnesses(per_share, ordinal)
        if rate.unit.per is not None and abs(rate.amount) > rate.half_unit * 4
    ]
    for count in counts:
        number = Fraction(count.number or 0)
        for low, high in rates:
            yield (number * low, number * high) if number > 0 else (number * high, number * low)


def _witnesses(rows: Sequence[Row], ordinal: int) -> Iterator[Figure]:
    return islice(_numbers_in(rows, ordinal), _MAX_WITNESSES)


def _numbers_in(rows: Sequence[Row], ordinal: int) -> Iterator[Figure]:
    for row in rows:
        figure = row.cells[ordinal]
        if figure is not None and figure.number and figure.notation is Notation.NUMBER:
            yield figure


def _has_between(numbers: Sequence[_Number], low: _Number, high: _Number) -> bool:
    """Whether one of the sorted numbers lies between the two, both included."""
    at = bisect_left(numbers, low)
    return at < len(numbers) and numbers[at] <= high


def _with_share_scale(row: Row, scale: Decimal) -> Row:
    cells = tuple(
        replace(figure, scale=scale, doubts=tuple(doubt for doubt in figure.doubts if doubt is not Doubt.SCALE))
        if figure is not None and figure.unit == SHARES
        else figure
        for figure in row.cells
    )
    return replace(row, cells=cells)
