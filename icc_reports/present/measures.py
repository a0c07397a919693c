"""The few measures that a summary leads with, found in the statements, and how each has changed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from fractions import Fraction

from icc_reports.model.figures import Figure, Notation
from icc_reports.model.periods import Duration, Instant, Period
from icc_reports.model.release import Column, ColumnRole, Fact, Reconciliation, Release, Row, Table, TableKind
from icc_reports.present.blocks import amounts_of, is_of_a_block
from icc_reports.present.catalogue import MEASURES, Measure
from icc_reports.present.measure_rows import (
    DILUTED,
    OTHER_BASIS,
    PER_SHARE,
    is_of_the_company,
    is_per_share,
    is_printed,
    only_revenue,
    rows_of,
)
from icc_reports.present.names import is_step, non_gaap_names

_LONG_QUARTER = timedelta(days=24)  # by which the longest quarter of a year in weeks exceeds the usual one
_YEAR = (timedelta(days=350), timedelta(days=380))


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A measure as stated for the period reported on and, where the same table states it, for the one before.

    ``sign`` is -1 where a row named as a loss prints its losses without a sign.
    """

    current: Fact
    earlier: Fact | None
    gain: str
    loss: str
    sign: int = 1
    reconciliation: Reconciliation | None = None

    @property
    def value(self) -> Fraction:
        """The current value in full units, negative for a loss."""
        return self.current.figure.amount * self.sign

    @property
    def earlier_value(self) -> Fraction | None:
        """The earlier value in full units, negative for a loss."""
        return None if self.earlier is None else self.earlier.figure.amount * self.sign

    @property
    def name(self) -> str:
        """What the current value is called: the loss of it where it is negative."""
        return self.name_of(self.value)

    def name_of(self, value: Fraction) -> str:
        """What a value of the measure is called."""
        return self.loss if value < 0 else self.gain


_RANKS = tuple(  # what a reader looks for first among measures that are not GAAP
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\bebitdax?\b|\bnet (income|earnings|loss)\b(?!.*per\b)|\b(ffo|affo)\b",
        r"\bper\b.*\bshare\b(?!.*\bbasic\b)|\beps\b",
        r"\b(operating|pre-?tax|before)\b.*\b(income|earnings|profit|loss)\b|\bincome from operations\b",
        r"\bcash flow\b",
        r"\b(income|earnings|profit|loss|margin)\b",
    )
)
_SUMS = re.compile(  # what else stands for the company as a whole: a cost of its own kind, or loans, do not
    r"\b(revenues?|sales|assets|equity|book value|debt|capital|liquidity|gross|ebit\w*|noi|nopat|distributable)\b",
    re.IGNORECASE,
)
_COST = re.compile(r"\b(expenses?|costs?|tax(es)?|rate|ratio)\b", re.IGNORECASE)
_NOT_GAAP = re.compile(r"\bnon-?gaap\b")
_SALES = re.compile(r"\b(revenues?|sales|interest income|premiums)\b")
_NET = re.compile(r"\bnet (income|earnings|loss|\(loss\))")
_BARE_BASIS = re.compile(r"(non-?gaap|adjusted|core|pro forma)( diluted)?:?$", re.IGNORECASE)
_SAID_PER_SHARE = re.compile(r"\bper\b|\beps\b", re.IGNORECASE)
_WHOLE = re.compile(r"(total company|company total|consolidated( total)?|total consolidated):?$", re.IGNORECASE)
_OWN_BASIS = re.compile(r"(?<!non-)(?<!non)\bgaap\b")


def gaap_readings(release: Release) -> dict[str, Reading]:
    """The measures of MEASURES that the statements give for the consolidated company, by key, in that order.

    The fullest statement of a kind is believed, and one with earnings per share before others: no part of a company has
    any. A table that states one of its measures otherwise is about a part, or on another basis. Of those that agree
    the first is taken, which often shows more periods.
    """
    found: dict[str, Reading] = {}
    for kind in dict.fromkeys(measure.kind for measure in MEASURES):
        tables = [each for table in release.tables if table.kind is kind and (each := _stated_in(table, release))]
        fullest = max(
            tables, key=lambda each: ("per_share" in each or "basic_per_share" in each, len(each)), default={}
        )
        agreeing = [each for each in tables if each is fullest or _agree(each, fullest)]
        for key in (measure.key for measure in MEASURES if measure.kind is kind):
            readings = [each[key] for each in agreeing if key in each]
            if not readings and key == "revenue":
                readings = _only_line(fullest, release)
            if readings:
                closest = fullest.get(key, readings[0])
                found[key] = next(filter(_is_told_closely, readings), closest)
    return {
        key: found[key] for key in (each.key for each in MEASURES) if key in found and not _has_namesake(found[key])
    }


def _stated_in(table: Table, release: Release) -> dict[str, Reading]:
    """The measures that one table gives, by key."""
    if table.segment is not None or table.doubts or not is_gaap(table):
        return {}
    readings = {
        measure.key: next(_readings_of(measure, table, release), None)
        for measure in MEASURES
        if measure.kind is table.kind
    }
    return {key: reading for key, reading in readings.items() if reading is not None}


def _only_line(stated: Mapping[str, Reading], release: Release) -> list[Reading]:
    """The revenue of the statement that gives these measures, where one line under another name is all of it."""
    table = next((each.current.table for each in stated.values()), None)
    if table is None:
        return []
    rows = (row for row in only_revenue(table) if not _is_of_a_part(table, row) and not is_per_share(row))
    readings = (_reading(table, row, release, "revenue", "revenue", None) for row in rows)
    return [reading for reading in readings if reading is not None]


def _agree(one: Mapping[str, Reading], other: Mapping[str, Reading]) -> bool:
    """Whether two tables state no measure with two values, rounding aside."""
    pairs = ((one[key], other[key]) for key in one if key in other)
    return all(
        abs(here.value - there.value) <= here.current.figure.half_unit + there.current.figure.half_unit
        for here, there in pairs
    )


def _is_told_closely(reading: Reading) -> bool:
    """Whether the figure is printed in three digits or more: highlights in billions are not the ones to compare."""
    figure = reading.current.figure
    return len(re.sub(r"\D", "", figure.printed).lstrip("0")) > 2


def non_gaap_readings(release: Release) -> tuple[Reading, ...]:
    """The measures at which the consolidated company's reconciliations arrive, each once.

    One that says what a GAAP measure says, now and before, is none to lead with: nothing was adjusted.
    """
    gaap = {(each.value, each.earlier_value, each.current.figure.unit) for each in gaap_readings(release).values()}
    found: dict[str, Reading] = {}
    for each in release.reconciliations:
        table = release.tables[each.table]
        if table.segment is not None or re.search(r"\bonly\b", f"{table.title} {each.title}", re.IGNORECASE):
            continue
        row = arrival(release, each)
        if is_of_a_block(table, row):
            continue
        gain, loss = non_gaap_names(_named_per_share(row, row.label or each.measure_to))
        reading = _reading(table, row, release, gain, loss, each)
        if reading is not None and not is_step(gain) and _is_like_its_start(reading, each):
            found.setdefault(gain, reading)
    earned = (
        reading
        for name, reading in found.items()
        if _rank(name) <= len(_RANKS)
        and (reading.value, reading.earlier_value, reading.current.figure.unit) not in gaap
    )
    return tuple(sorted(earned, key=lambda reading: _rank(reading.gain)))


def _named_per_share(row: Row, label: str) -> str:
    """The label, with "per share" where only the figures tell of it, and of what where it tells of nothing."""
    if not is_per_share(row) or _SAID_PER_SHARE.search(label):
        return label
    return f"{label} {'earnings ' if _BARE_BASIS.match(label) else ''}per share"


def _is_like_its_start(reading: Reading, reconciliation: Reconciliation) -> bool:
    """Whether the measure is of the unit that it is reconciled from: no amount per share is made of shares."""
    start = reading.current.table.rows[reconciliation.start].cells[reading.current.column.ordinal]
    return start is None or start.unit == reading.current.figure.unit


def _rank(name: str) -> int:
    """Where a measure stands among others: what is earned first, what it costs last, with parts of it."""
    if _COST.search(name) and not re.search(r"\b(before|after|excluding)\b", name, re.IGNORECASE):
        return len(_RANKS) + 1
    last = len(_RANKS) if _SUMS.search(name) else len(_RANKS) + 1
    return next((rank for rank, pattern in enumerate(_RANKS) if pattern.search(name)), last)


def is_gaap(table: Table) -> bool:
    """Whether a table presents GAAP amounts, as far as its kind, its title and its rows tell.

    Rows that are called non-GAAP make no income statement or summary of one another basis.
    """
    if table.kind is TableKind.RECONCILIATION:
        return False
    title = table.title.lower()
    if OTHER_BASIS.search(title) is not None:
        return _OWN_BASIS.search(title) is not None
    said = "\n".join(row.label.lower() for row in table.rows)
    is_statement = "total assets" in said or (_SALES.search(said) is not None and _NET.search(said) is not None)
    return is_statement or _NOT_GAAP.search(said) is None


def completeness(table: Table) -> int:
    """How many of the measures that its kind of statement gives a table has rows for."""
    of_kind = (measure for measure in MEASURES if measure.kind is table.kind)
    return sum(is_printed(measure, table) for measure in of_kind)


def arrival(release: Release, reconciliation: Reconciliation) -> Row:
    """The row with the measure that the table is about: the amount that its title names, else where its sums end."""
    table = release.tables[reconciliation.table]
    _, _, named = table.title.lower().rpartition(" to ")
    for row in reversed(table.rows if named else ()):
        stem, _ = non_gaap_names(row.label)
        amounts = [cell for cell in row.cells if cell is not None and not cell.is_percentage]
        if amounts and stem and stem.lower() in named and row.ordinal != reconciliation.start:
            return row
    return table.rows[reconciliation.end]


def _readings_of(measure: Measure, table: Table, release: Release) -> Iterator[Reading]:
    for row in rows_of(measure, table):
        if not _is_of_a_part(table, row) and is_per_share(row) == (measure.key in PER_SHARE):
            gain, loss = _gaap_names(measure, row)
            reading = _reading(table, row, release, gain, loss, None)
            if reading is not None:
                yield reading


def _is_of_a_part(table: Table, row: Row) -> bool:
    """Whether the company as a whole comes further down, under a heading of its own."""
    return any(each.is_heading and _WHOLE.match(each.label) for each in table.rows[row.ordinal + 1 :])


def _has_namesake(reading: Reading) -> bool:
    """Whether its balance sheet gives another balance under the same name: then each is that of a part."""
    table, row = reading.current.table, reading.current.row
    others = (each for each in table.rows if each.label.lower() == row.label.lower() and not each.is_heading)
    return table.kind is TableKind.BALANCE_SHEET and any(amounts_of(each) != amounts_of(row) for each in others)


def _reading(  # noqa: PLR0913, PLR0917 - a reading's parts
    table: Table, row: Row, release: Release, gain: str, loss: str, reconciliation: Reconciliation | None
) -> Reading | None:
    column = current_column(table, reporting_period(release))
    if column is None or not _is_certain(figure := row.cells[column.ordinal]) or figure is None:
        return None
    before = earlier_column(table, column)
    earlier = row.cells[before.ordinal] if before else None
    is_comparable = before is not None and earlier is not None and _is_certain(earlier) and earlier.unit == figure.unit
    return Reading(
        current=Fact(table, row, column, figure),
        earlier=Fact(table, row, before, earlier) if is_comparable and before and earlier else None,
        gain=gain,
        loss=loss,
        sign=_sign_of(row),
        reconciliation=reconciliation,
    )


def reporting_period(release: Release) -> Period | None:
    """The period that the release states; where it states none, the latest and shortest of its income statements.

    Quarters of 12 or 16 weeks are as long as the income statement says.
    """
    stated = release.period
    dated = [
        column.period
        for table in release.tables
        if table.kind is TableKind.INCOME_STATEMENT and is_gaap(table)
        for column in table.columns
        if isinstance(column.period, Duration) and not column.doubts
    ]
    if stated is not None:
        near = [each for each in dated if each.end == stated.end and abs(each.start - stated.start) <= _LONG_QUARTER]
        return min(near, key=lambda each: abs(each.start - stated.start), default=stated)
    return min(dated, key=lambda period: (-period.end.toordinal(), period.months), default=None)


def current_column(table: Table, period: Period | None) -> Column | None:
    """The one column that states amounts for the period, or balances at its end, in the currency of most columns."""
    plain = [
        column
        for column in table.columns
        if column.role is ColumnRole.PERIOD and column.segment is None and not column.doubts
    ]
    if period is None:
        return plain[0] if len(plain) == 1 else None
    current = [column for column in plain if column.period == period]
    current = current or [column for column in plain if column.period == Instant(period.end)]
    if len(current) > 1:
        main = Counter(_currency_in(table, column) for column in plain).most_common(1)[0][0]
        current = [column for column in current if _currency_in(table, column) == main]
    return current[0] if len(current) == 1 else None


def _currency_in(table: Table, column: Column) -> str | None:
    """The currency of a column's amounts; None where it states none."""
    cells = (row.cells[column.ordinal] for row in table.rows)
    return next((cell.unit.currency for cell in cells if cell is not None and cell.unit.currency), None)


def earlier_column(table: Table, current: Column) -> Column | None:
    """What the current column is compared with: the same length a year before; for a balance the date before it."""
    now = current.period
    if now is None:
        return None
    others = [
        (column.period, column)
        for column in table.columns
        if column.role is ColumnRole.PERIOD
        and column.period is not None
        and column.segment is None
        and not column.doubts
        and _currency_in(table, column) == _currency_in(table, current)
    ]
    if isinstance(now, Duration):
        same = (
            column
            for period, column in others
            if period.months == now.months and _YEAR[0] <= now.end - period.end <= _YEAR[1]
        )
        return next(same, None)
    before = [(period.end, column) for period, column in others if period.end < now.end]
    return max(before, key=lambda pair: pair[0])[1] if before else None


def _is_certain(figure: Figure | None) -> bool:
    return figure is not None and not figure.doubts and figure.notation is not Notation.BELOW_UNIT


def _sign_of(row: Row) -> int:
    """A row that is named only as a loss, and prints no sign, prints the sizes of losses."""
    label = row.label.lower()
    is_loss = re.search(r"\bloss\b", label) and not re.search(r"income|earnings|profit|gain|\(loss|\bloans?\b", label)
    return -1 if is_loss and all(cell is None or cell.amount >= 0 for cell in row.cells) else 1


def _gaap_names(measure: Measure, row: Row) -> tuple[str, str]:
    label = row.label.lower()
    if measure.key == "revenue" and "sales" in label and "revenue" not in label:
        return "net sales", "net sales"
    if measure.key == "net_income" and is_of_the_company(row):
        return "net income attributable to shareholders", "net loss attributable to shareholders"
    if measure.key == "gross_profit" and "margin" in label:
        return "gross margin", "negative gross margin"
    if measure.key in ("per_share", "basic_per_share"):
        said = f"{label} {' '.join(row.section).lower()}"
        dilution = "basic and diluted " if "basic" in label and "diluted" in label else ""
        if not DILUTED.search(label) and re.search(r"\bbasic and diluted\b", said):
            dilution = "basic and diluted "
        dilution = dilution or ("diluted " if DILUTED.search(said) else "basic " if measure.key != "per_share" else "")
        return f"{dilution}{measure.gain}", f"{dilution}{measure.loss}"
    return measure.gain, measure.loss
