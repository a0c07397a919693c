"""From a raw table to a Table of the model: periods, roles, units, scales, concepts and doubts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from icc_reports.model.figures import PURE, SHARES, Doubt, Figure, Unit
from icc_reports.model.periods import Duration, FiscalCalendar
from icc_reports.model.release import Column, ColumnRole, Row, Table, TableKind
from icc_reports.read.blocks import Piece, Value
from icc_reports.read.bridges import dated_by_ends, with_ends
from icc_reports.read.by_quarter import are_by_quarter, with_quarters
from icc_reports.read.changes import with_basis_points
from icc_reports.read.concepts import concept_of
from icc_reports.read.currencies import currency_named
from icc_reports.read.exceptions import is_excepted
from icc_reports.read.grids import RawTable
from icc_reports.read.growth_tables import roles_of, timings_under
from icc_reports.read.headings import heading_scales, heads_ratio, is_among_rates, is_statistic, months_of, with_years
from icc_reports.read.heads import sense_of, with_adjustments
from icc_reports.read.kinds import is_of_flows, kind_of, of_company, own_title, segment_of, title_of
from icc_reports.read.measures import (
    Percents,
    are_counts_in,
    are_percentages_in,
    counts_few_shares,
    head_scales,
    is_of_percent,
    is_whole,
    mixes_decimals,
    percents_of,
    scales_of,
    shows_whole,
    telling,
    with_neighbours,
    without_share_note,
)
from icc_reports.read.quantities import (
    heads_counts,
    heads_units,
    is_count,
    is_head_count,
    is_multiple_of,
)
from icc_reports.read.rows import RawRow
from icc_reports.read.scale_notes import ONE, Scales, currency_note, scales_in
from icc_reports.read.segments import are_over_periods, column_segments, row_segment
from icc_reports.read.settling import Context
from icc_reports.read.stated_lengths import with_length_of_rows
from icc_reports.read.sums import addends_of_counts, addends_of_money, steps_of_changes
from icc_reports.read.units import (
    BASIS_POINT,
    PERCENT,
    counts_shares,
    currency_shown,
    has_cents,
    has_currency,
    heads_basis_points,
    heads_per_share,
    heads_shares,
    in_fractions,
    is_amount_of_each,
    is_amount_per_piece,
    is_dilution,
    is_percent_cell,
    is_ratio,
    label_scale,
    names_number,
    says_percent,
    unit_of,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What a table's reading needs from the rest of the release."""

    company: str | None
    calendar: FiscalCalendar | None
    reported: Duration | None
    currency: str
    scale: Decimal | None  # of tables that state none, where the prose settles it
    lengths: frozenset[tuple[int, int, int]] = frozenset()  # see timing.Context
    label_dates: tuple[tuple[date, date], ...] = ()
    headline: str = ""  # of the release: it dates the tables that have no title


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A raw table with its title, kind and scale note, before the calendar of the release is known."""

    raw: RawTable
    title: str
    kind: TableKind
    scales: Scales
    segment: str | None
    inherited: Decimal | None = None  # the scale of the nearest table that states one, where this one states none
    settled: Decimal | None = None  # the scale that tables with a note prove, where this one states none
    percents: tuple[Percents, ...]  # for each column
    is_whole: bool = False  # most of its numbers have no decimals, so that its amounts are stated in whole units
    counts_few_shares: bool = False  # all fewer than a company has
    has_odd_decimals: bool = False  # beside whole numbers, where only the part of the document states a scale
    is_of_percents: bool = False  # percentages throughout, with or without a sign
    head_scales: tuple[Decimal | None, ...] = ()  # of each column, where not all heads state the same
    currency: str | None = None  # that its note names
    under: str = ""  # the heading that dates the tables below it


def draft_of(raw: RawTable, context: Sequence[str], company: str | None, note: str = "", under: str = "") -> Draft:
    """Title, kind, scale and segment; ``context``: the headings above; ``note``, ``under``: of their part."""
    own = own_title(raw.lines_above, raw.corner, company)
    title = own or title_of(context, company).rstrip(":")
    labels = [text for row in raw.rows for text in (row.label, *row.section)]
    kind = kind_of(title, context, labels, above=raw.title_lines)
    if kind is TableKind.BALANCE_SHEET and is_of_flows(
        title, raw.heads, labels, above=raw.title_lines[-1] if raw.title_lines else ""
    ):
        kind = TableKind.OTHER
    is_parted = kind in (TableKind.INCOME_STATEMENT, TableKind.OTHER) and are_over_periods(raw.heads)
    kind = TableKind.SEGMENT if is_parted else kind
    scales = scales_of(raw, labels)
    is_own = scales.money is not None
    percents = percents_of(raw)
    return Draft(
        raw=raw,
        title=title,
        kind=kind,
        scales=scales if is_own else scales_in([note]),
        segment=None if is_parted else segment_of(title, kind, raw.lines_above, is_own=bool(own)),
        has_odd_decimals=not is_own and mixes_decimals(raw),
        percents=percents,
        is_of_percents=are_percentages_in(title, raw, percents),
        currency=currency_named(
            scales.note or note or currency_note((*raw.title_lines[::-1], *raw.corner, *labels[:2]))
        ),
        is_whole=is_whole(raw),
        counts_few_shares=counts_few_shares(raw),
        head_scales=head_scales(raw.heads, scales.note),
        under=under,
    )


def table_of(draft: Draft, ordinal: int, setting: Setting) -> Table:
    """The table of the model."""
    columns = _columns(draft, setting)
    rows = with_years(with_quarters(tuple(_rows(draft, columns, setting)), draft.raw.heads), columns)
    first, last = draft.raw.lines[0].span, draft.raw.lines[-1].span
    return Table(
        ordinal=ordinal,
        title=draft.title,
        kind=draft.kind,
        columns=columns,
        rows=with_ends(rows, columns),
        span=first._replace(end=max(last.end, first.start)),
        segment=draft.segment,
        scale_note=draft.scales.note,
    )


def _columns(draft: Draft, setting: Setting) -> tuple[Column, ...]:
    senses = with_adjustments(with_neighbours([sense_of(head) for head in draft.raw.heads]))
    context = Context(
        kind=draft.kind,
        title=sense_of(" ".join((draft.title or setting.headline, *draft.raw.title_lines[-2:])), is_title=True),
        calendar=setting.calendar,
        reported=setting.reported,
        lengths=setting.lengths,
        label_dates=setting.label_dates,
        is_by_quarter=are_by_quarter(draft.raw.rows, draft.raw.heads),
    )
    segments = column_segments(senses, draft.kind)
    roles = roles_of(senses, draft.title, draft.raw, draft.percents, in_whole=draft.is_whole)
    dated = with_length_of_rows(dated_by_ends(senses, draft.raw.rows), draft.raw.rows, draft.kind)
    times = timings_under(draft.under, dated, context, draft.raw.rows, roles)
    return tuple(
        Column(
            ordinal=ordinal,
            head=sense.text,
            role=role,
            period=timing.period,
            fiscal_period=setting.calendar.label(timing.period) if setting.calendar and timing.period else None,
            segment=segments[ordinal],
            doubts=timing.doubts,
        )
        for ordinal, (sense, role, timing) in enumerate(zip(senses, roles, times, strict=True))
    )


def _rows(draft: Draft, columns: Sequence[Column], setting: Setting) -> Iterator[Row]:
    """The rows in order; one with cents that follows amounts per share goes on with these."""
    unit, was_percent, is_rate = Unit(setting.currency), False, False
    are_counts, counted = are_counts_in(draft.title, draft.raw), addends_of_counts(draft.raw.rows)
    scales, addends = heading_scales(draft.raw.rows), addends_of_money(draft.raw.rows)
    changes = steps_of_changes(draft.raw.rows)
    section, in_whole = tuple[str, ...](), draft.is_whole or shows_whole(draft.raw)
    for ordinal, printed in enumerate(with_basis_points(draft.raw.rows)):
        raw = without_share_note(printed, columns)
        cells = telling(raw, columns)
        if cells:
            goes_on = raw.section == section and (section != () or draft.scales.money is not None)
            # the first row of its kind shows the currency, but those with scales of their own
            carries = unit.is_monetary and goes_on and label_scale(raw.label) is None
            unit = _unit(raw, cells, draft, setting, previous=unit)
            unit = Unit(draft.currency or setting.currency) if ordinal in addends else unit
            unit = PURE if not carries and is_statistic(unit, raw, cells, draft.title, in_whole=in_whole) else unit
            follows = was_percent and not has_currency(cells)
            is_rate = is_among_rates(raw, section, follows=follows, in_whole=draft.is_whole) or draft.is_of_percents
            is_rate = is_rate or all(piece.value is not None and piece.value.is_percent for piece in cells)
            is_rate = is_rate or ordinal in changes
            unit = PURE if (are_counts or is_rate or ordinal in counted) and unit.is_monetary else unit
        meaning = _Meaning(
            unit=unit,
            label=raw.label,
            draft=draft,
            setting=setting,
            is_small=is_amount_of_each(raw.label, (draft.title, *raw.section[-1:]), cells)
            or is_excepted(raw.label, draft.scales.excepted),
            are_counts=are_counts,
            is_mixed=any(heads_per_share(column.head) for column in columns),
            follows_percent=(is_rate or (was_percent and is_ratio(raw.label))) and not is_multiple_of(raw.label),
            heading_scale=scales[ordinal],
            has_odd_cents=draft.is_whole and has_cents(cells),
            section=printed.section,
        )
        row = _row(printed, ordinal, columns, meaning)
        was_percent = row.cells[0] is not None and row.cells[0].is_percentage if cells else was_percent
        section = raw.section if cells else section
        yield row


def _unit(raw: RawRow, cells: Sequence[Piece], draft: Draft, setting: Setting, *, previous: Unit) -> Unit:
    unit = unit_of(
        raw.label, (draft.title, *raw.section), cells, currency_shown(cells) or draft.currency or setting.currency
    )
    if unit == SHARES and draft.kind is TableKind.CASH_FLOW and not counts_shares(raw.label):
        return Unit(draft.currency or setting.currency)
    if not has_currency(cells):
        if names_number(unit, raw.label, raw.section) or (unit.is_monetary and draft.scales.measure is not None):
            return PURE
        if unit.is_monetary and previous == SHARES and is_dilution(raw.label):
            return SHARES
    goes_on = previous.per is not None and has_cents(cells) and not is_amount_per_piece(raw.label, cells)
    return previous if unit.is_monetary and goes_on and (draft.scales.money or ONE) != ONE else unit


def _row(raw: RawRow, ordinal: int, columns: Sequence[Column], meaning: _Meaning) -> Row:
    figures = tuple(
        None if piece is None else _figure(piece, column, meaning)
        for piece, column in zip(raw.cells, columns, strict=True)
    )
    return Row(
        ordinal=ordinal,
        label=raw.label,
        section=raw.section,
        cells=figures,
        span=raw.span,
        indent=raw.indent,
        concept=None if raw.is_heading else _concept(raw, figures, meaning),
        segment=row_segment(raw.label, raw.section, meaning.draft.kind),
        ruled_above=raw.ruled_above,
        ruled_below=raw.ruled_below,
        months=months_of(raw.label),
    )


def _concept(raw: RawRow, figures: Sequence[Figure | None], meaning: _Meaning) -> str | None:
    label, section = of_company(raw.label, meaning.setting.company), (meaning.draft.title, *raw.section)
    return concept_of(label, section, meaning.draft.kind, _row_unit(figures, meaning.unit))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Meaning:
    """What the figures of a row have in common."""

    unit: Unit
    label: str
    draft: Draft
    setting: Setting
    is_small: bool  # money for each of something, never in the table's scale
    are_counts: bool  # of a table that counts customers, users or units
    is_mixed: bool  # beside columns of amounts per share
    follows_percent: bool  # a ratio without a sign of its own below percentages
    heading_scale: Decimal | None  # what a heading above states for its rows
    has_odd_cents: bool  # printed with cents in a table of whole amounts: hardly in the table's scale
    section: tuple[str, ...]


def _row_unit(figures: Sequence[Figure | None], unit: Unit) -> Unit:
    """The unit of most plain figures of the row; percentages beside amounts do not count."""
    units = [figure.unit for figure in figures if figure is not None]
    return unit if unit in units or not units else Counter(units).most_common(1)[0][0]


def _figure(piece: Piece, column: Column, meaning: _Meaning) -> Figure:
    value = piece.value
    if value is None:
        raise ValueError("a cell without a value")
    unit, scale = _unit_and_scale(piece, value, column, meaning)
    doubts = [*column.doubts]
    if value.is_malformed:
        doubts.append(Doubt.SIGN)
    if scale is None:
        scale = _inherited_scale(value, meaning)
        doubts.append(Doubt.SCALE)
    elif not value.is_multiple and _is_unsigned_ratio(unit, scale, meaning):
        doubts.append(Doubt.SCALE)
    return Figure(
        span=piece.span,
        printed=" ".join(piece.text.split()),
        notation=value.notation,
        number=value.number,
        fraction_digits=value.fraction_digits,
        unit=unit,
        scale=scale,
        doubts=tuple(dict.fromkeys(doubts)) if doubts else (),
    )


def _unit_and_scale(piece: Piece, value: Value, column: Column, meaning: _Meaning) -> tuple[Unit, Decimal | None]:
    """The unit and scale of a cell: hundredths where it is a percentage, money where it shows a currency."""
    if value.scale is not None and value.scale < ONE:
        return in_fractions(value.scale, meaning.unit, meaning.setting.currency)
    if value.is_multiple:
        return PURE, ONE
    percents = meaning.draft.percents[column.ordinal]
    row_is_percent = meaning.unit == PURE and (says_percent(meaning.label) or meaning.follows_percent)
    if (
        row_is_percent
        and column.role is ColumnRole.AMOUNT_CHANGE
        and not value.is_percent
        and heads_basis_points(column.head)
    ):
        return PURE, BASIS_POINT
    if is_percent_cell(
        piece,
        column.role,
        column_is_percent=is_of_percent(percents, column.role, column.head),
        row_is_percent=row_is_percent,
        is_of_other_section=percents.is_mixed and meaning.section not in (percents.signed or ()),
    ):
        return PURE, PERCENT
    unit = Unit(value.currency) if meaning.unit == PURE and value.currency else meaning.unit
    named = None if value.currency or unit in (PURE, SHARES) else currency_named(column.head)
    unit = unit._replace(measure=named) if named else unit
    if unit.is_monetary and not value.currency and heads_shares(column.head):
        unit = SHARES
    counts = heads_counts(column.head) or (heads_units(column.head) and not percents.is_mixed)
    if unit.is_monetary and not value.currency and counts:
        return PURE, meaning.draft.head_scales[column.ordinal] or _scale_of_count(value, meaning)
    if unit.is_monetary and heads_per_share(column.head) and has_cents([piece]):
        unit = Unit(unit.measure, "share")
    elif unit.per and meaning.is_mixed and not heads_per_share(column.head):
        # "Net income and earnings per share" is the one under a head of amounts, and the other under "per share".
        unit = unit if heads_per_share(meaning.label) and has_cents([piece]) else Unit(unit.measure)
    own = None if unit.per else meaning.draft.head_scales[column.ordinal]
    return unit, value.scale or own or _scale(piece, unit, meaning)


def _scale_of_count(value: Value, meaning: _Meaning) -> Decimal | None:
    """The scale of what a column counts: one by one, unless it has decimals, which only a scale can give it."""
    return (meaning.draft.scales.money or meaning.setting.scale) if value.fraction_digits else ONE


def _inherited_scale(value: Value, meaning: _Meaning) -> Decimal:
    """The scale of the nearest table that states one; amounts with cents are taken as printed."""
    return ONE if value.fraction_digits >= 2 else meaning.draft.inherited or ONE


def _is_unsigned_ratio(unit: Unit, scale: Decimal, meaning: _Meaning) -> bool:
    """Whether nothing tells if a ratio is printed in hundredths."""
    return unit == PURE and scale == ONE and (is_ratio(meaning.label) or any(map(heads_ratio, meaning.section[-1:])))


def _scale(piece: Piece, unit: Unit, meaning: _Meaning) -> Decimal | None:
    """The scale of a figure: its row's own, else its table's; None where nothing settles it.

    The scale of the release's other tables settles nothing for amounts with cents.
    """
    is_pure = unit == PURE or unit.per is not None
    is_headed = not is_pure or (unit == PURE and any(map(heads_counts, meaning.section[-1:])))
    own = label_scale(meaning.label) or (meaning.heading_scale if is_headed and not meaning.is_small else None)
    scales = meaning.draft.scales
    if own is not None:
        return own
    if unit.per is not None or meaning.is_small:
        return ONE
    if unit == SHARES:
        may_be_scaled = meaning.draft.counts_few_shares and meaning.draft.inherited not in (None, ONE)
        return scales.shares or scales.money or (None if may_be_scaled else ONE)
    if unit == PURE:
        is_counted = (meaning.are_counts or is_count(meaning.label)) and not scales.is_of_money
        is_scaled = scales.measure is not None or is_counted
        return (scales.money or ONE) if is_scaled and not is_head_count(meaning.label) else ONE
    if meaning.has_odd_cents or (meaning.draft.has_odd_decimals and piece.value and piece.value.fraction_digits):
        return None
    return scales.money or (None if has_cents([piece]) else meaning.draft.settled or meaning.setting.scale)
