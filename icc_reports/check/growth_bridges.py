"""Growth as reported and on another basis side by side: what leads from one to the other, and what both grew from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from itertools import pairwise

from icc_reports.check.ledger import Ledger
from icc_reports.check.naming import relation_id, subject_of
from icc_reports.model.arithmetic import UndefinedValueError, evaluate, interval_of
from icc_reports.model.figures import Figure, Notation
from icc_reports.model.non_gaap import basis_words
from icc_reports.model.patterns import any_case
from icc_reports.model.relations import ONE, Expression, Quotient, Ref, Relation, RelationKind, Sum, Term, weighted
from icc_reports.model.release import Column, Row, Table
from icc_reports.model.source import Span

_CURRENCY = r"(?:constant|local)[ -]currenc(?:y|ies)|(?:currency|f/?x)[ -]neutral"
_BASIS = any_case(rf"\b(?:{basis_words()}|{_CURRENCY}|core|organic)\b")
_EFFECT = any_case(
    r"\b(?:impacts?|effects?|translation|exchange|currenc(?:y|ies)|f/?x|hedging|acquisitions?|divest\w+|disposals?|less"
    r"|plus|adjustments?|contributions?|items)\b"
)
_GROWTH = any_case(r"\b(?:growth|change|increase|decrease)\b")
_SIGNS = (1, -1)
_FEW = 2  # that must hold, and tell a sign from the other
_ENOUGH = 4  # that must hold where one fails: if more fail, it is the reading that is wrong


@dataclass(frozen=True, slots=True)
class _Series:
    """A row or a column of a table: what it is called, and its figures across the other dimension."""

    text: str
    cells: tuple[Figure | None, ...]

    @property
    def is_rate(self) -> bool:
        """Whether it states percentages, or nil, and nothing else."""
        figures = [figure for figure in self.cells if figure is not None]
        return bool(figures) and all(each.is_percentage or each.notation is Notation.NIL for each in figures)

    @property
    def is_effect(self) -> bool:
        """Whether it is what makes one growth another: "Constant currency impact"."""
        return _EFFECT.search(_BASIS.sub(" ", self.text)) is not None

    @property
    def is_other(self) -> bool:
        """Whether it is growth on another basis than as it was reported."""
        return _BASIS.search(self.text) is not None and not self.is_effect


@dataclass(frozen=True, slots=True)
class _Derived:
    """A figure, its place in its series, and what it follows from; ``is_telling``: by no other sign as well."""

    at: int
    figure: Figure
    expression: Expression
    is_telling: bool
    is_coarse: bool  # as rates that are printed to different digits, or as nil where they are small


_Found = tuple[int, list[_Derived]]
_Derive = Callable[[int, int], _Derived | None]  # by the sign of what is added, at a place in the series


def check_growth_bridges(ledger: Ledger) -> Iterator[Relation]:
    """One relation for every rate that other rates beside it add up to, or that the amounts above it come to."""
    for table in ledger.release.tables:
        figures = {fact.figure.span: fact.figure for fact in table.facts()}
        rows = [_Series(row.label, row.cells) for row in table.rows]
        columns = [
            _Series(column.head, tuple(row.cells[column.ordinal] for row in table.rows)) for column in table.columns
        ]
        for ordinal, found in _bridges(columns, figures):
            for each in found:
                yield _relation(RelationKind.CROSS_FOOTING, table, table.rows[each.at], table.columns[ordinal], each)
        for ordinal, found in (*_bridges(rows, figures), *_grown(table, rows, figures)):
            for each in found:
                yield _relation(RelationKind.RECALCULATION, table, table.rows[ordinal], table.columns[each.at], each)


def _relation(kind: RelationKind, table: Table, row: Row, column: Column, derived: _Derived) -> Relation:
    is_one = sum(each.period == column.period and each.role is column.role for each in table.columns) == 1
    return Relation(
        id=relation_id(kind, table, row, column, "" if is_one else column.head),
        kind=kind,
        subject=subject_of(table, row, column),
        asserted=derived.figure.span,
        expression=derived.expression,
    )


def _bridges(series: Sequence[_Series], figures: Mapping[Span, Figure]) -> Iterator[_Found]:
    """The series of growth on another basis that follow from those before them: reported, effects, without these."""
    for ordinal, end in enumerate(series):
        if not end.is_rate or not end.is_other:
            continue
        first = ordinal - 1
        while first >= 0 and series[first].is_rate and series[first].is_effect:
            first -= 1
        effects = series[first + 1 : ordinal]
        if first < 0 or not effects or not series[first].is_rate:
            continue
        if found := _signed(partial(_summed, series[first], effects, end), len(end.cells), figures):
            yield ordinal, found


def _summed(start: _Series, effects: Sequence[_Series], end: _Series, sign: int, at: int) -> _Derived | None:
    figure, first, added = end.cells[at], start.cells[at], [each.cells[at] for each in effects]
    cells = [cell for cell in added if cell is not None]
    if figure is None or first is None or len(cells) < len(added):
        return None
    expression = weighted((1, first.span), *((sign, cell.span) for cell in cells))
    all_cells = (figure, first, *cells)
    is_mixed = len({cell.half_unit for cell in all_cells if cell.amount}) > 1
    is_coarse = is_mixed or any(cell.notation is Notation.NIL for cell in all_cells)
    return _Derived(at, figure, expression, any(cell.amount for cell in cells), is_coarse)


def _grown(table: Table, rows: Sequence[_Series], figures: Mapping[Span, Figure]) -> Iterator[_Found]:
    """The rows of growth below two rows of one measure for two years: as reported, and without the effect between."""
    pair = _two_years(table)
    if pair is None:
        return
    later, earlier = pair
    effect: int | None = None
    for ordinal in range(max(pair) + 1, len(rows)):
        row = rows[ordinal]
        if not row.is_rate and row.is_effect:
            effect = ordinal
        elif not row.is_rate:
            return
        elif _GROWTH.search(row.text) and not row.is_effect and (not row.is_other or effect is not None):
            without = rows[effect] if row.is_other and effect is not None else None
            if found := _signed(_growth_from(rows[later], rows[earlier], without, row), len(row.cells), figures):
                yield ordinal, found


def _two_years(table: Table) -> tuple[int, int] | None:
    """The first two rows that are called alike but for their years, the later one first."""
    amounts = [row for row in table.rows if not row.is_heading and not row.is_rate]
    for one, other in pairwise(amounts):
        if abs(one.years_before - other.years_before) == 1:
            later, earlier = sorted((one, other), key=lambda row: row.years_before)
            return later.ordinal, earlier.ordinal
    return None


def _growth_from(later: _Series, earlier: _Series, effect: _Series | None, row: _Series) -> _Derive:
    """What grew from the one amount to the other, the effect added or taken away."""

    def derive(sign: int, at: int) -> _Derived | None:
        figure, new, old = row.cells[at], later.cells[at], earlier.cells[at]
        part = effect.cells[at] if effect is not None else None
        if figure is None or new is None or old is None or old.amount <= 0 or new.unit != old.unit:
            return None
        if (effect is not None and part is None) or (part is not None and part.unit != new.unit):
            return None
        top = weighted((1, new.span), (sign, part.span)) if part is not None else Ref(new.span)
        ratio = Quotient(top, Ref(old.span))
        change = Sum((Term(Fraction(1), ratio), Term(Fraction(-1), ONE)))
        return _Derived(at, figure, change, part is None or bool(part.amount), is_coarse=False)

    return derive


def _signed(derive: _Derive, count: int, figures: Mapping[Span, Figure]) -> list[_Derived]:
    """What follows by the one sign that the figures prove; nothing where they prove none, or both.

    Most must hold. One that does not is an exception only where many others do, printed to the same digits as they.
    """
    proven: list[list[_Derived]] = []
    for sign in _SIGNS:
        found = [each for at in range(count) if (each := derive(sign, at)) is not None]
        holding = [each for each in found if _holds(each, figures)]
        failing = [each for each in found if each not in holding and not each.is_coarse]
        is_borne_out = not failing or (len(failing) == 1 and len(holding) >= _ENOUGH)
        if sum(each.is_telling for each in holding) >= _FEW and is_borne_out:
            proven.append([each for each in found if each in holding or each in failing])
    most = max(proven, key=len, default=[])
    return most if len(proven) == 1 or all(_is_same(most, each) for each in proven) else []


def _is_same(one: Sequence[_Derived], other: Sequence[_Derived]) -> bool:
    """Whether two signs come to the same figures by the same terms, as there are none to take a sign."""
    return [each.expression for each in one] == [each.expression for each in other]


def _holds(derived: _Derived, figures: Mapping[Span, Figure]) -> bool:
    try:
        computed, reach = evaluate(derived.expression, figures), interval_of(derived.expression, figures)
    except UndefinedValueError:
        return False
    is_exact = abs(derived.figure.amount - computed) <= derived.figure.half_unit
    return is_exact or reach.overlaps(derived.figure.interval)
