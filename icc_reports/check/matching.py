"""Which rows of a release state the same thing: by concept, by label, by being all that a section holds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from icc_reports.check.wording import key_of, significant
from icc_reports.model.figures import Figure, Notation
from icc_reports.model.non_gaap import basis_words
from icc_reports.model.periods import Period
from icc_reports.model.release import Column, ColumnRole, Row, Table, TableKind

STATEMENTS = (TableKind.INCOME_STATEMENT, TableKind.BALANCE_SHEET, TableKind.CASH_FLOW)

_OUTSIDE_GAAP = re.compile(
    rf"\b({basis_words()}|adj|excluding|ex-|ebitda?|free cash|comparable|operating earnings per"
    r"|tax[- ]equivalent|annuali[sz]ed)\b"
)
_OTHERWISE = re.compile(
    _OUTSIDE_GAAP.pattern + r"|\bpreviously\b|\bas reported\b|\b(elimination|adjustment|impact|effect)"
)
_MEASURE = re.compile(r"\b(?:[a-z]+ )?ebitda?\b")
_GENERIC = frozenset(
    (
        "", "total", "subtotal", "sub total", "other", "other net", "others", "basic", "diluted", "basic and diluted",
        "net", "balance", "amount", "all other", "totals", "other assets", "other liabilities", "corporate",
        "eliminations", "total net", "change", "total change",
    )
)  # fmt: skip


_HEADLINES = frozenset(
    (
        "revenue", "Revenues", "CostOfRevenue", "CostOfServices", "CostOfGoodsSold", "GrossProfit",
        "OperatingIncomeLoss", "net income", "cost of revenue", "cost of services", "gross profit", "gross margin",
        "operating income", "total assets", "Assets", "Liabilities", "total liabilities",
    )
)  # fmt: skip

_EARNINGS_PER_SHARE = frozenset({"EarningsPerShareBasic", "EarningsPerShareDiluted", "EarningsPerShareBasicAndDiluted"})

_Meaning = tuple[Period | None, str | None, str]


@dataclass(frozen=True, eq=False)
class Line:
    """A row in its table, with what it may be known by; compared by identity, as its table is long to compare."""

    table: Table
    row: Row
    keys: frozenset[str]
    label_key: str

    @property
    def segment(self) -> str | None:
        """The segment of the whole row; None for the consolidated company."""
        return self.row.segment or self.table.segment

    def cells(self) -> tuple[tuple[Column, Figure], ...]:
        """Its figures in the columns of plain periods, with those columns; percentages of other things left out."""
        return self._cells

    @cached_property
    def _cells(self) -> tuple[tuple[Column, Figure], ...]:
        return tuple(
            (self._as_long_as(column), figure)
            for column, figure in zip(self.table.columns, self.row.cells, strict=True)
            if figure is not None
            and column.role is ColumnRole.PERIOD
            and column.period is not None
            and (not _is_otherwise(column.head) or self._is_of_title(column))
        )

    def _is_of_title(self, column: Column) -> bool:
        """Whether the head of the only column of its period just repeats what the table's title leads to.

        "Acme EBITDA (LTM) Q4 2020", in the reconciliation of net income to Acme EBITDA.
        """
        named = _MEASURE.search(column.head.lower())
        if self.table.kind is not TableKind.RECONCILIATION or named is None:
            return False
        others = (each.period for each in self.table.columns if each is not column)
        is_led_to = re.search(rf"\bto {named[0]}\b", self.table.title.lower()) is not None
        return is_led_to and column.period not in others and not _is_otherwise(_MEASURE.sub("", column.head.lower()))

    def _as_long_as(self, column: Column) -> Column:
        """The column, of the period for which the row says that its figures are."""
        period = self.row.period_in(column.period)
        return column if period == column.period else replace(column, period=period)

    @cached_property
    def by_meaning(self) -> Mapping[_Meaning, tuple[Column, Figure]]:
        """Its figures by period, segment and unit; none where two columns state the same one ("as restated")."""
        found: dict[_Meaning, list[tuple[Column, Figure]]] = {}
        for column, figure in self._cells:
            meaning = (column.period, column.segment or self.segment, str(figure.unit))
            found.setdefault(meaning, []).append((column, figure))
        return {meaning: cells[0] for meaning, cells in found.items() if len(cells) == 1}


@lru_cache(maxsize=1024)  # heads: one stands over all rows of a column
def _is_otherwise(head: str) -> bool:
    return _OTHERWISE.search(head.lower()) is not None


def lines_of(table: Table) -> tuple[Line, ...]:
    """The rows of a table that state figures."""
    alone = _alone_in_section(table)
    has_total = any(row.concept == "Revenues" for row in table.rows)
    lines = []
    for row in table.rows:
        if row.is_heading:
            continue
        label_key = key_of(row.label)
        keys = {label_key} if label_key not in _GENERIC else set()
        if row.concept:
            keys.add(row.concept)
        if row.ordinal in alone and row.section:
            keys.add(key_of(row.section[-1]))
        if has_total and _SALES_ALONE.fullmatch(row.label.strip()):  # beside "Rental revenue", above the total of both
            keys.discard("revenue")
        if keys & {"revenue", "Revenues", "total revenue", "net revenue", "total net revenue"}:
            keys |= {"revenue", "Revenues"}
        lines.append(Line(table, row, frozenset(keys), label_key if label_key not in _GENERIC else ""))
    return tuple(lines)


_SALES_ALONE = re.compile(r"sales revenues?", re.IGNORECASE)


def is_outside_gaap(text: str) -> bool:
    """Whether a label, title or heading speaks of a measure that is not GAAP's."""
    lowered = text.lower()
    if re.search(r"(?<!non-)(?<!non )(?<!non)\bgaap\b", lowered) and not re.search(r"non-?\s?gaap", lowered):
        return False
    return _OUTSIDE_GAAP.search(lowered) is not None


def is_statement(table: Table) -> bool:
    """Whether the table is a statement of the company by GAAP: what others tie to."""
    return table.kind in STATEMENTS and not is_outside_gaap(table.title) and table.segment is None


def pairs(one: Line, other: Line) -> Iterator[tuple[tuple[Column, Figure], tuple[Column, Figure]]]:
    """The figures of two rows for the same period, segment and unit."""
    for meaning, mine in one.by_meaning.items():
        theirs = other.by_meaning.get(meaning)
        if theirs is not None and theirs[1].span != mine[1].span:
            yield mine, theirs


@dataclass(frozen=True, slots=True)
class Likeness:
    """How two rows compare over their common periods: the sign that joins them, and columns that agree or do not.

    ``bits`` counts the digits that agree. ``near`` are differences of one unit, ``far`` all others; of the ``common``
    columns those count for nothing in which neither row prints a number.
    """

    weight: int
    holding: int
    near: int
    far: int
    bits: int
    common: int

    def is_one_fact(self, prior: int, *, is_headline: bool) -> bool:
        """Whether the two rows state one thing; ``prior`` is what their names are worth, in bits.

        A headline (revenue, net income) names one fact of the company, so that it is held to it with less evidence.
        """
        if not self.near and not self.far:
            return self.holding > 0 and self.bits + prior >= 8
        if not self.far:
            return is_headline or (self.holding > 0 and self.bits + prior >= 10)
        needed = self.far if is_headline else 2 * self.far
        return self.holding >= needed and self.bits >= 10 * needed


def compare(one: Line, other: Line) -> Likeness | None:
    """Set two rows side by side; None where they have no period in common."""
    figures = [(mine[1], theirs[1]) for mine, theirs in pairs(one, other)]
    if not figures:
        return None
    plain = _likeness(figures, 1)
    if not plain.near and not plain.far:
        return plain
    turned = _likeness(figures, -1)
    return max(plain, turned, key=lambda likeness: (likeness.holding, likeness.near, likeness.weight))


def _likeness(figures: Sequence[tuple[Figure, Figure]], weight: int) -> Likeness:
    holding = near = far = bits = 0
    for one, other in figures:
        if Notation.NUMBER not in (one.notation, other.notation):
            continue
        unit = 2 * max(one.half_unit, other.half_unit)
        miss = abs(one.amount - weight * other.amount)
        size = max(abs(one.amount), abs(other.amount))
        if miss * 2 <= unit:
            holding += 1
            bits += int(size / unit).bit_length()
        elif miss <= unit and miss * 10 <= size:
            near += 1
        else:
            far += 1
    return Likeness(weight, holding, near, far, bits, len(figures))


def is_headline(one: Line, other: Line) -> bool:
    """Whether two rows are known by one name of which a company has one amount a period."""
    shared = one.keys & other.keys
    if shared & _EARNINGS_PER_SHARE:
        return True
    return bool(shared & _HEADLINES) and any(figure.unit.is_monetary for _, figure in one.cells())


def without_words(label: str, name: str) -> str:
    """The label's key without the words of a name: "ICC.NET Revenue" of the segment "ICC.NET" is "revenue"."""
    words = significant(name)
    rest = [word for word in re.findall(r"[\w%&/]+", label.lower()) if not significant(word) <= words]
    return key_of(" ".join(rest))


def _alone_in_section(table: Table) -> frozenset[int]:
    """The rows that are all their section holds: no other row, no total, no unlabelled subtotal."""
    alone: set[int] = set()
    members: list[Row] = []
    heading: Row | None = None
    for row in (*table.rows, None):
        if row is None or row.is_heading or (members and row.section != members[0].section):
            if heading is not None and len(members) == 1 and members[0].section[-1:] == (heading.label,):
                alone.add(members[0].ordinal)
            members = []
            heading = row if row is not None and row.is_heading else None
        if row is not None and not row.is_heading:
            members.append(row)
    return frozenset(alone)
