"""The few measures that a summary leads with, found in the statements, and how each has changed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from fractions import Fraction

from icc_reports.model.figures import Figure, Notation
from icc_reports.model.periods import Duration, Instant, Period
from icc_reports.model.release import Column, ColumnRole, Fact, Reconciliation, Release, Row, Table, TableKind

_COMMON = frozenset(
    ("adjusted", "net", "total", "operating", "gross", "income", "earnings", "loss", "free", "core", "diluted")
)
_YEAR = (timedelta(days=350), timedelta(days=380))


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """What to look for: us-gaap names, or else a label; ``gain`` and ``loss`` name it by its sign."""

    key: str
    kind: TableKind
    concepts: tuple[str, ...]
    label: re.Pattern[str]
    gain: str
    loss: str


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


def _measure(  # noqa: PLR0913, PLR0917 - the columns of the list below
    key: str, kind: TableKind, concepts: str, label: str, gain: str, loss: str = ""
) -> Measure:
    pattern = re.compile(label, re.IGNORECASE)
    return Measure(key=key, kind=kind, concepts=tuple(concepts.split()), label=pattern, gain=gain, loss=loss or gain)


_PROFIT = re.compile(r"\b(income|earnings|ebitda\w*|profit|ffo|cash flow)\b", re.IGNORECASE)
_STEP = re.compile(r"\b(tax effects?|adjustments?|impact)\b", re.IGNORECASE)
_ABBREVIATION = re.compile(r"\b(gaap|ebitdax?|ebit|ffo|affo|eps)\b")
_GAIN = re.compile(r"\b(income(?! tax)|earnings|profit)\b", re.IGNORECASE)
_OTHER_BASIS = re.compile(r"pro[ -]?forma|non-?gaap|\badjusted\b")
_OWN_BASIS = re.compile(r"(?<!non-)(?<!non)\bgaap\b")
_INCOME, _BALANCE = TableKind.INCOME_STATEMENT, TableKind.BALANCE_SHEET
MEASURES = (
    _measure(
        "revenue",
        _INCOME,
        "Revenues RevenueFromContractWithCustomerExcludingAssessedTax SalesRevenueNet"
        " RevenueFromContractWithCustomerIncludingAssessedTax RevenuesNetOfInterestExpense",
        r"(total )?(net |operating )*(revenues?|sales)( and other income|, net)?:?$",
        "revenue",
    ),
    _measure(
        "net_interest_income",
        _INCOME,
        "InterestIncomeExpenseNet",
        r"(total )?net interest income$",
        "net interest income",
    ),
    _measure(
        "net_income",
        _INCOME,
        "NetIncomeLoss ProfitLoss",
        r"(consolidated )?net (\(?loss\)?|income|earnings|\(?loss\)? income)( \(loss\))?$",
        "net income",
        "net loss",
    ),
    _measure(
        "per_share",
        _INCOME,
        "EarningsPerShareDiluted EarningsPerShareBasicAndDiluted"
        " IncomeLossFromContinuingOperationsPerBasicAndDilutedShare",
        r"((basic and )?diluted )?(net )?(income|earnings|\(?loss\)?)( \(loss\))? per (common )?share(.*diluted)?$",
        "earnings per share",
        "loss per share",
    ),
    _measure(
        "operating_income",
        _INCOME,
        "OperatingIncomeLoss",
        r"(operating (income|\(?loss\)?|profit)|(income|\(?loss\)?) from operations)( \(loss\))?$",
        "operating income",
        "operating loss",
    ),
    _measure("gross_profit", _INCOME, "GrossProfit", r"gross (profit|margin)$", "gross profit", "gross loss"),
    _measure(
        "cash",
        _BALANCE,
        "CashAndCashEquivalentsAtCarryingValue CashCashEquivalentsRestrictedCashAndRestrictedCashEquivalents",
        r"cash and cash equivalents$",
        "cash and cash equivalents",
    ),
    _measure("total_assets", _BALANCE, "Assets", r"total assets$", "total assets"),
)


def gaap_readings(release: Release) -> dict[str, Reading]:
    """The measures of MEASURES that the statements give for the consolidated company, by key, in that order."""
    found = {}
    for measure in MEASURES:
        reading = next(_readings_of(measure, release), None)
        if reading is not None:
            found[measure.key] = reading
    return found


def non_gaap_readings(release: Release) -> tuple[Reading, ...]:
    """The measures at which the consolidated company's reconciliations arrive, each once."""
    found: dict[str, Reading] = {}
    for each in release.reconciliations:
        table = release.tables[each.table]
        if table.segment is not None or re.search(r"\bonly\b", f"{table.title} {each.title}", re.IGNORECASE):
            continue
        row = arrival(release, each)
        gain, loss = non_gaap_names(row.label or each.measure_to)
        reading = _reading(table, row, release, gain, loss, each)
        if reading is not None and not _STEP.search(gain):
            found.setdefault(gain, reading)
    return tuple(sorted(found.values(), key=lambda reading: _PROFIT.search(reading.gain) is None))


def is_gaap(table: Table) -> bool:
    """Whether a table presents GAAP amounts, as far as its kind and its title tell."""
    title = table.title.lower()
    is_other_basis = _OTHER_BASIS.search(title) is not None and _OWN_BASIS.search(title) is None
    return table.kind is not TableKind.RECONCILIATION and not is_other_basis


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


def _readings_of(measure: Measure, release: Release) -> Iterator[Reading]:
    for find in (_rows_by_concept, _rows_by_label, _sum_of_section):
        for table in release.tables:
            if table.kind is measure.kind and table.segment is None and not table.doubts and is_gaap(table):
                for row in find(measure, table):
                    gain, loss = _gaap_names(measure, row)
                    reading = _reading(table, row, release, gain, loss, None)
                    if reading is not None:
                        yield reading


def _sum_of_section(measure: Measure, table: Table) -> list[Row]:
    """The only row under a heading that names the measure, or the total without a name that closes such a section."""
    for heading in table.rows:
        if heading.is_heading and measure.label.match(heading.label):
            rows = [row for row in table.rows if row.section[-1:] == (heading.label,) and not row.is_heading]
            is_plain = len(rows) == 1 or (rows and not rows[-1].label)
            return rows[-1:] if is_plain else []
    return []


def _rows_by_concept(measure: Measure, table: Table) -> list[Row]:
    return _totals_first(row for row in table.rows if (row.concept or "").rpartition(":")[2] in measure.concepts)


def _rows_by_label(measure: Measure, table: Table) -> list[Row]:
    return _totals_first(row for row in table.rows if row.concept is None and measure.label.match(row.label))


def _totals_first(rows: Iterable[Row]) -> list[Row]:
    stated = (row for row in rows if not row.is_heading and row.segment is None)
    return sorted(stated, key=lambda row: not row.label.lower().startswith("total"))


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
    """The period that the release states; where it states none, the latest and shortest of its income statements."""
    if release.period is not None:
        return release.period
    dated = [
        column.period
        for table in release.tables
        if table.kind is TableKind.INCOME_STATEMENT and is_gaap(table)
        for column in table.columns
        if isinstance(column.period, Duration)
    ]
    return min(dated, key=lambda period: (-period.end.toordinal(), period.months), default=None)


def current_column(table: Table, period: Period | None) -> Column | None:
    """The one column that states amounts for the period, or balances at its end; None where none or several do."""
    plain = [
        column
        for column in table.columns
        if column.role is ColumnRole.PERIOD and column.segment is None and not column.doubts
    ]
    if period is None:
        return plain[0] if len(plain) == 1 else None
    current = [column for column in plain if column.period == period]
    current = current or [column for column in plain if column.period == Instant(period.end)]
    return current[0] if len(current) == 1 else None


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
    is_loss = "loss" in label and not re.search(r"income|earnings|profit|gain|\(loss", label)
    return -1 if is_loss and all(cell is None or cell.amount >= 0 for cell in row.cells) else 1


def _gaap_names(measure: Measure, row: Row) -> tuple[str, str]:
    label = row.label.lower()
    if measure.key == "revenue" and "sales" in label and "revenue" not in label:
        return "net sales", "net sales"
    if measure.key == "gross_profit" and "margin" in label:
        return "gross margin", "negative gross margin"
    if measure.key == "per_share":
        said = f"{label} {' '.join(row.section).lower()}"
        dilution = "basic and diluted " if "basic" in label and "diluted" in label else ""
        dilution = dilution or ("diluted " if "diluted" in said else "")
        return f"{dilution}{measure.gain}", f"{dilution}{measure.loss}"
    return measure.gain, measure.loss


def non_gaap_names(label: str) -> tuple[str, str]:
    """What the measure is called when positive and when negative, from a label that may name both."""
    plain = re.sub(r"\s*\((loss|non-?gaap)\)\s*", " ", label.strip(" :"), flags=re.IGNORECASE).strip()
    if plain.isupper() and " " in plain:
        plain = _ABBREVIATION.sub(lambda match: match.group().upper(), plain.lower())
    if plain.split(" ")[0].lower() in _COMMON:
        plain = plain[:1].lower() + plain[1:]
    if re.search(r"net loss\b", plain, re.IGNORECASE):
        return re.sub(r"(net) loss\b", r"\1 income", plain, flags=re.IGNORECASE), plain
    if plain.lower().endswith(" loss"):
        return plain[: -len(" loss")], plain
    if _GAIN.search(plain):
        return plain, _GAIN.sub("loss", plain, count=1)
    return plain, f"{plain} loss"
