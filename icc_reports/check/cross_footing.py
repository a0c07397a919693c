"""Cross-footing: columns that follow from other columns - changes, percentages of a base, parts and their total."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import partial
from itertools import permutations

from icc_reports.check.changes_of_rows import Derive, amounts, changes
from icc_reports.check.following import FORCED, SMALL_REST, follows, leaves_a_rest, may_be_forced
from icc_reports.check.ledger import Ledger
from icc_reports.check.naming import relation_id, subject_of
from icc_reports.check.wording import base_said, key_of
from icc_reports.model.figures import PURE, Figure, Notation
from icc_reports.model.non_gaap import basis_words
from icc_reports.model.patterns import any_case
from icc_reports.model.relations import Expression, Quotient, Ref, Relation, RelationKind, refs, total
from icc_reports.model.release import Column, ColumnRole, Row, Table
from icc_reports.model.source import Span

_PLAIN = {ColumnRole.PERCENT_CHANGE: 2}  # ways that come before those with another sign; else one
_TELLING = 4  # rows after which a column's way of stating changes is known
_MIN_ROWS = 3  # rows that must bear a reading of a column out
_FEW_ROWS, _TELL = 2, 8  # that bear out what a head says of changes, and the digits, in bits, that they agree in
_BORNE_OUT = Fraction(2, 3)  # of the rows that can be tested, unless only one fails
_SAMPLE = 24  # rows on which the many possible readings are tried first
_MOST_COLUMNS = 12
_WHOLE = Fraction(1)
_TOTAL = any_case(r"\b(?:total|consolidated|company|combined)\b")
_ADJUSTED = any_case(rf"\b(?:{basis_words()}|currency|constant|ex-?fx)\b")
_WORD = re.compile(r"\w+")

_RATIO = re.compile(
    r"\b(ratios?|returns? on|margins?|yields?|rates?)\b|%|\bto (\w+ ){0,2}(loans|deposits|assets|equity|capital)\b"
)
_COST = re.compile(
    r"\b(?:expenses?|costs?|loss(?:es)?|provisions?|allowances?|taxes|tax|deficit|treasury|less|charges?|charge-offs?|interest"
    r"|depreciation|amortization|impairments?|used|purchases?|payments?|liabilit(?:y|ies)|debt|borrowings|deductions?)\b"
)
_CHANGES = (ColumnRole.PERCENT_CHANGE, ColumnRole.AMOUNT_CHANGE)
_SUMMED = (ColumnRole.PERIOD, ColumnRole.ADJUSTMENTS, ColumnRole.OTHER)


@dataclass(frozen=True, slots=True)
class _Reading:
    """One way in which a column may follow from others: for a row, the expressions of which one must hold.

    Where ``is_told``, the rows tell how the column states what rises and falls: no other sign will do, save from a base
    that is negative itself, of which some print the change and others that of the amount; nor, where it
    ``spares_costs``, of a cost.
    """

    column: Column
    variants: tuple[Derive, ...]
    figures: Mapping[Span, Figure]
    is_told: bool = False
    spares_costs: bool = False
    _known: dict[int, Expression | None] = field(init=False, default_factory=dict)  # asked again by every step

    def holds(self, row: Row) -> Expression | None:
        """The first variant that gives the row's figure, within rounding."""
        if row.ordinal not in self._known:
            self._known[row.ordinal] = self._holding(row)
        return self._known[row.ordinal]

    def _holding(self, row: Row) -> Expression | None:
        figure = row.cells[self.column.ordinal]
        if figure is None:
            return None
        given = (derive(row) for derive in self.allowed(row))
        return next((each for each in given if each is not None and follows(figure, each, self.figures)), None)

    def allowed(self, row: Row) -> tuple[Derive, ...]:
        """The ways in which a row's figure may follow: the plain ones where the rows tell that they are meant."""
        is_plain = self.is_told and not self._is_below_nil(row) and not self._states_ratio(row)
        is_plain = is_plain and not (self.spares_costs and _may_turn(row))
        return self.variants[: _PLAIN.get(self.column.role, 1)] if is_plain else self.variants

    def _states_ratio(self, row: Row) -> bool:
        """Whether what changed is itself a ratio, whose change is stated in several ways."""
        expression = self.variants[0](row)
        operands = [self.figures[span] for span in refs(expression)] if expression is not None else []
        return any(each.is_percentage for each in operands) or _RATIO.search(row.label.lower()) is not None

    def _is_below_nil(self, row: Row) -> bool:
        expression = self.variants[0](row)
        return expression is not None and any(self.figures[span].amount < 0 for span in refs(expression))

    def told_by(self, rows: Sequence[Row]) -> _Reading:
        """The same, told by the rows if enough of them go the plain way, and one at most another."""
        told = replace(self, is_told=True)
        held = [row for row in rows if self.is_testable(row) and not self._states_ratio(row) and self.holds(row)]
        if _are_told([told.holds(row) is not None for row in held]):
            return told
        spared = replace(told, spares_costs=True)
        others = [spared.holds(row) is not None for row in held if not _may_turn(row)]
        return spared if _are_told(others) else self

    def is_testable(self, row: Row) -> bool:
        """Whether the row prints the figure and all that it would follow from.

        How a ratio has changed is printed in points, basis points or per cent, and often not said: unless it is, what
        does not follow in any of these ways tests nothing.
        """
        figure = row.cells[self.column.ordinal]
        if figure is None or figure.notation is not Notation.NUMBER or self.variants[0](row) is None:
            return False
        is_said = figure.unit == PURE and not figure.is_percentage
        is_open = self.column.role in _CHANGES and self._states_ratio(row) and not is_said
        return not is_open or self.holds(row) is not None


def _are_told(plain: Sequence[bool]) -> bool:
    """Whether enough rows go the plain way to tell it of all, and one at most another."""
    return sum(plain) >= max(_TELLING, len(plain) - 1)


def _may_turn(row: Row) -> bool:
    """Whether what a row states is a cost or a deduction, more of which some tables print as a loss."""
    return _COST.search(row.label.lower()) is not None


def check_cross_footing(ledger: Ledger) -> Iterator[Relation]:
    """One relation for every figure in a column that the figures themselves prove to follow from other columns."""
    for table in ledger.release.tables:
        if len(table.columns) <= _MOST_COLUMNS:
            figures = {fact.figure.span: fact.figure for fact in table.facts()}
            for column in table.columns:
                yield from _relations(table, column, _best(table, column, figures))


def _relations(table: Table, column: Column, reading: _Reading | None) -> Iterator[Relation]:
    if reading is None:
        return
    for row in table.rows:
        figure = row.cells[column.ordinal]
        if figure is None or not reading.is_testable(row):
            continue
        held = reading.holds(row)
        expression = held or reading.variants[0](row) or Ref(figure.span)
        yield Relation(
            id=relation_id(RelationKind.CROSS_FOOTING, table, row, column),
            kind=RelationKind.CROSS_FOOTING,
            subject=subject_of(table, row, column),
            asserted=figure.span,
            expression=expression,
            missing=_missing(row, figure, expression, reading) if held is None else None,
        )


def _missing(row: Row, figure: Figure, expression: Expression, reading: _Reading) -> str | None:
    """What is not known where a figure does not follow, though rounding that tables do not show would explain it."""
    if may_be_forced(figure, expression, reading.figures):
        return FORCED
    given = (each for derive in reading.allowed(row) if (each := derive(row)) is not None)
    return SMALL_REST if any(leaves_a_rest(figure, each, reading.figures) for each in given) else None


def _best(table: Table, column: Column, figures: Mapping[Span, Figure]) -> _Reading | None:
    """The reading that the rows bear out; None where none does, or two different ones do equally."""
    rows = [row for row in table.rows if row.cells[column.ordinal] is not None]
    few = _FEW_ROWS if column.role in _CHANGES else _MIN_ROWS
    if len(rows) < _MIN_ROWS:
        return None
    scored: list[tuple[_Reading, int, int]] = []
    for reading in _readings(table, column, figures):
        most = max((count for _, count, _ in scored), default=0)
        scored.append((reading, *_score(reading, rows[:_SAMPLE], max(most, few))))
    if not scored:
        return None
    best, held, tested = max(scored, key=lambda item: item[1])  # of equals the first: the nearest columns
    if held < few or (tested - held > 1 and held < _BORNE_OUT * tested):
        return None
    if held < _MIN_ROWS and _digits(best, rows) < _TELL:
        return None
    rivals = [reading for reading, count, _ in scored if count == held and reading is not best]
    return best.told_by(rows) if all(_says_the_same(best, rival, rows) for rival in rivals) else None


def _digits(reading: _Reading, rows: Sequence[Row]) -> int:
    """The digits, in bits, of the figures that it gives."""
    figures = [row.cells[reading.column.ordinal] for row in rows if reading.holds(row) is not None]
    held = [figure for figure in figures if figure is not None and figure.half_unit]
    return sum(int(abs(figure.amount) / (2 * figure.half_unit)).bit_length() for figure in held)


def _says_the_same(one: _Reading, other: _Reading, rows: Sequence[Row]) -> bool:
    """Whether two readings differ only where the columns that they take are alike."""
    return all((one.holds(row) is None) == (other.holds(row) is None) for row in rows)


def _score(reading: _Reading, rows: Sequence[Row], needed: int) -> tuple[int, int]:
    """In how many rows it holds, counted while that can still come to what is needed, and how many can be tested."""
    testable = [row for row in rows if reading.is_testable(row)]
    held = 0
    for place, row in enumerate(testable):
        if held + len(testable) - place < needed:
            break
        held += reading.holds(row) is not None
    return held, len(testable)


def _readings(table: Table, column: Column, figures: Mapping[Span, Figure]) -> Iterator[_Reading]:
    plain = [each for each in table.columns if each.role is ColumnRole.PERIOD and each is not column]
    for variants in _variants(table, column, plain):
        yield _Reading(column, variants, figures)


def _variants(table: Table, column: Column, plain: Sequence[Column]) -> Iterator[tuple[Derive, ...]]:
    if column.role is ColumnRole.AMOUNT_CHANGE:
        yield from (amounts(column, *pair) for pair in _ordered(plain, column))
    elif column.role is ColumnRole.PERCENT_CHANGE and not _is_adjusted(table, column):
        yield from (changes(column, *pair) for pair in _ordered(plain, column))
    elif column.role in (ColumnRole.PERCENT_OF_REVENUE, ColumnRole.OTHER):
        yield from _shares(table, column, plain)
    elif column.role is ColumnRole.PERIOD and _TOTAL.search(column.head):
        yield from _totals(table, column)
    elif column.role is ColumnRole.PERIOD and _ADJUSTED.search(column.head):
        yield from _adjusted(table, column)


def _is_adjusted(table: Table, column: Column) -> bool:
    """Whether changes are on another basis, by its name or by what their head adds to another's: "CC % Change"."""
    own = set(_WORD.findall(column.head.lower()))
    alike = [each for each in table.columns if each.role is column.role and each.period == column.period]
    is_more = any(set(_WORD.findall(each.head.lower())) < own for each in alike)
    return is_more or _ADJUSTED.search(column.head) is not None


def _ordered(plain: Sequence[Column], column: Column) -> list[tuple[Column, Column]]:
    """Pairs of a later and an earlier column, the nearest to the column of changes first."""
    pairs = [(one, other) for one, other in permutations(plain, 2) if _is_later(one, other)]
    return sorted(pairs, key=lambda pair: abs(pair[0].ordinal - column.ordinal) + abs(pair[1].ordinal - column.ordinal))


def _is_later(one: Column, other: Column) -> bool:
    if one.period is None or other.period is None:
        return one.ordinal < other.ordinal
    return one.period.end > other.period.end and one.period.months == other.period.months


def _shares(table: Table, column: Column, plain: Sequence[Column]) -> Iterator[tuple[Derive, ...]]:
    """Percentages of a row that is itself printed as 100 %, in one of the plain columns."""
    said = _bases_said(table)
    for base_row in table.rows:
        share = base_row.cells[column.ordinal]
        if share is None or not share.is_percentage or share.amount != _WHOLE:
            continue
        for base in sorted(plain, key=lambda each: abs(each.ordinal - column.ordinal)):
            whole = base_row.cells[base.ordinal]
            if whole is not None and whole.amount:
                yield (_share_of(base, base_row, said),)


def _share_of(base: Column, whole: Row, said: Mapping[int, Row]) -> Derive:
    def derive(row: Row) -> Expression | None:
        part, below = row.cells[base.ordinal], said.get(row.ordinal, whole).cells[base.ordinal]
        if part is None or below is None or part.unit != below.unit or not below.amount:
            return None
        return Quotient(Ref(part.span), Ref(below.span))

    return derive


def _bases_said(table: Table) -> dict[int, Row]:
    """By the ordinals of rows, the row that their label, or a heading above, says that percentages are of.

    What a heading says holds until a row says it of its own.
    """
    named: dict[str, Row] = {}
    for row in table.rows:
        if not row.is_heading:
            named.setdefault(key_of(row.label), row)
    found: dict[int, Row] = {}
    headed: str | None = None
    for row in table.rows:
        own = base_said(row.label)
        headed = (own if row.is_heading else None) if own else headed
        key = own or headed
        if key and key in named:
            found[row.ordinal] = named[key]
    return found


def _totals(table: Table, column: Column) -> Iterator[tuple[Derive, ...]]:
    """The sum of the columns of the same period beside a column headed "Total", with what is eliminated or without."""
    beside = [each for each in table.columns if each is not column and each.period == column.period]
    for roles in (_SUMMED, (ColumnRole.PERIOD,)):
        parts = [each for each in beside if each.role in roles and not _TOTAL.search(each.head)]
        if len(parts) >= 2:
            yield (partial(_sum, column=column, parts=parts, is_of_money=True),)


def _adjusted(table: Table, column: Column) -> Iterator[tuple[Derive, ...]]:
    """The sum of the columns just before one on another basis: "GAAP", "Adjustments", "Non-GAAP".

    A row proves something only where it is adjusted.
    """

    def derived_from(parts: Sequence[Column]) -> Derive:
        def derive(row: Row) -> Expression | None:
            figures = [figure for part in parts if (figure := row.cells[part.ordinal]) is not None]
            is_adjusted = sum(figure.amount != 0 for figure in figures) > 1
            return _sum(row, column, parts) if is_adjusted else None

        return derive

    for start in range(column.ordinal - 2, -1, -1):
        parts = table.columns[start : column.ordinal]
        if parts[0].period not in (None, column.period) or parts[0].role not in _SUMMED:
            return
        if not _ADJUSTED.search(parts[0].head):
            yield (derived_from(parts),)


def _sum(row: Row, column: Column, parts: Sequence[Column], *, is_of_money: bool = False) -> Expression | None:
    """The sum of what a row prints in some columns, in the unit of its figure in ``column``; no percentages."""
    whole = row.cells[column.ordinal]
    cells = [cell for part in parts if (cell := row.cells[part.ordinal]) is not None]
    if whole is None or whole.is_percentage or not cells or any(cell.unit != whole.unit for cell in cells):
        return None
    if is_of_money and not whole.unit.is_monetary:
        return None
    return total(*(cell.span for cell in cells))
