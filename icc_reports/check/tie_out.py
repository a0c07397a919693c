"""Tie-out: one fact that is printed in several places, and both sides of the balance sheet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from icc_reports.check.ledger import Ledger
from icc_reports.check.matching import (
    Likeness,
    Line,
    compare,
    is_headline,
    is_outside_gaap,
    is_statement,
    pairs,
)
from icc_reports.check.naming import label_of, relation_id, subject_of
from icc_reports.check.totals import Footing
from icc_reports.check.wording import key_of, says_only_basis, significant
from icc_reports.model.figures import Figure
from icc_reports.model.relations import Expression, Ref, Relation, RelationKind, weighted
from icc_reports.model.release import Column, Table, TableKind

_CONCEPT_PRIOR = 4  # bits that a common concept is worth
_LABEL_PRIOR = 6
_MOST_PRINTS = 8  # earlier prints of one measure to which a row is held: a reference is among the first

_RESULTS = frozenset({"NetIncomeLoss", "ProfitLoss", "NetIncomeLossAvailableToCommonStockholdersBasic"})


def check_tie_out(ledger: Ledger) -> Iterator[Relation]:
    """Every later print of a fact against its reference.

    The reference is the first print in the statements. In each table the first print ties to it and later ones tie
    to the first in that table, so that a misprint is reported once a table.
    """
    statements = _Index()
    others = _Index()
    release = ledger.release
    tables = [*filter(is_statement, release.tables), *(table for table in release.tables if not is_statement(table))]
    for table in tables:
        lines = ledger.lines(table)
        is_elsewhere = _is_elsewhere(lines, statements)
        scoped = frozenset(line.row.ordinal for line in lines) if is_elsewhere else _scoped_rows(table, ledger)
        here = _Index()
        for line in lines:
            yield from _ties_of(line, here, statements, others, is_scoped=line.row.ordinal in scoped)
            here.add(line)
        is_own = is_statement(table) and len(scoped) < len(lines)
        target = statements if is_own else others
        for line in () if is_elsewhere else lines:  # what a part of the company prints is no reference for the whole
            target.add(line)
    yield from _balances(ledger)


class _Index:
    """Lines by what they may be known by, in the order of their adding."""

    def __init__(self) -> None:
        self._by_key: dict[str, list[Line]] = defaultdict(list)
        self._subtotals: dict[str, Line] = {}
        self._lines: list[Line] = []

    def add(self, line: Line) -> None:
        for key in sorted(line.keys):
            self._by_key[key].append(line)
        self._lines.append(line)

    def like(self, line: Line) -> Iterator[Line]:
        """Lines that share a key with the given one, each once."""
        seen: set[tuple[int, int]] = set()
        for key in sorted(line.keys):
            for other in self._by_key[key][:_MOST_PRINTS]:
                place = (other.table.ordinal, other.row.ordinal)
                if place not in seen:
                    seen.add(place)
                    yield other

    def same_label(self, line: Line) -> Line | None:
        """The first line with the label of the given one."""
        if not line.label_key:
            return None
        return next((each for each in self._by_key[line.label_key] if each.label_key == line.label_key), None)

    def subtotal_around(self, key: str) -> Line | None:
        """The unlabelled subtotal of the section that the row of that name opens."""
        for line in self._by_key[key]:
            section = line.row.section
            after = [
                each
                for each in self._lines
                if each.table is line.table and each.row.section == section and each.row.ordinal >= line.row.ordinal
            ]
            first = next(each for each in self._lines if each.table is line.table and each.row.section == section)
            if section and first is line:
                return next((each for each in after if not each.row.label.strip()), None)
        return None


def _ties_of(line: Line, here: _Index, statements: _Index, others: _Index, *, is_scoped: bool) -> Iterator[Relation]:
    earlier = here.same_label(line)
    if earlier is not None and _same_place(line, earlier):
        likeness = compare(line, earlier)
        if likeness is not None and likeness.weight == 1 and _is_one(likeness, line, earlier):
            yield from _tied(line, earlier, likeness)
            return
    if _is_headed_outside(line):
        return
    if line.label_key and (is_outside_gaap(line.row.label) or _is_outside(line.table)):
        yield from _best(line, [other for other in others.like(line) if other.label_key == line.label_key])
        return
    if is_scoped:
        return
    tied = list(_best(line, statements.like(line)) or _by_subtotal(line, statements))
    if tied or is_statement(line.table):
        yield from tied
        return
    yield from _best(line, [other for other in others.like(line) if other.label_key == line.label_key])


def _is_one(likeness: Likeness, line: Line, earlier: Line) -> bool:
    """Whether two rows of one table are one fact; where they differ at all, only a headline is printed twice."""
    if (likeness.near or likeness.far) and not is_headline(line, earlier):
        return False
    return likeness.is_one_fact(_LABEL_PRIOR, is_headline=is_headline(line, earlier))


def _same_place(line: Line, earlier: Line) -> bool:
    """Whether two rows of one table with one label can be one fact: per share, the headings must be the same."""
    per_share = any(figure.unit.per for _, figure in line.cells())
    is_alike = line.segment == earlier.segment and _is_headed_outside(line) == _is_headed_outside(earlier)
    return is_alike and (not per_share or line.row.section == earlier.row.section)


def _is_headed_outside(line: Line) -> bool:
    """Whether the heading of a row says that all below it is outside GAAP, as their labels then need not."""
    return any(says_only_basis(heading) and is_outside_gaap(heading) for heading in line.row.section[-1:])


def _is_outside(table: Table) -> bool:
    """Whether all of the table is outside GAAP, or about averages: nothing in it is what the statements show."""
    is_average = "average" in table.title.lower()
    return table.kind is not TableKind.RECONCILIATION and (is_average or is_outside_gaap(table.title))


def _best(line: Line, candidates: Iterator[Line] | Sequence[Line]) -> list[Relation]:
    """The tie to the candidate that agrees best; none where no candidate is the same fact.

    After one that agrees in all that the row prints no other is looked at.
    """
    judged: list[tuple[tuple[int, int, int], Line, Likeness]] = []
    for order, other in enumerate(candidates):
        likeness = compare(line, other)
        if likeness is None:
            continue
        same_label = other.label_key == line.label_key or bool(line.keys & other.keys & {"revenue"})
        prior = _LABEL_PRIOR if same_label else _CONCEPT_PRIOR
        if likeness.is_one_fact(prior, is_headline=is_headline(line, other)):
            judged.append(((likeness.holding, -likeness.far, -order), other, likeness))
            if not likeness.near and not likeness.far and likeness.common == len(line.by_meaning):
                break
    if not judged:
        return []
    _, other, likeness = max(judged, key=lambda each: each[0])
    return list(_tied(line, other, likeness))


def _by_subtotal(line: Line, statements: _Index) -> list[Relation]:
    """A row "Net X" that is printed nowhere else: the unlabelled subtotal of the section that X opens."""
    if not line.label_key.startswith("net "):
        return []
    subtotal = statements.subtotal_around(line.label_key.removeprefix("net "))
    likeness = compare(line, subtotal) if subtotal is not None else None
    if subtotal is None or likeness is None or not likeness.is_one_fact(_LABEL_PRIOR, is_headline=False):
        return []
    return list(_tied(line, subtotal, likeness))


def _tied(line: Line, reference: Line, likeness: Likeness) -> Iterator[Relation]:
    for mine, theirs in pairs(line, reference):
        yield _tie(line.table, line, mine, theirs[1], likeness.weight, reference)


def _tie(  # noqa: PLR0913, PLR0917 - two places, and how they are joined
    table: Table, line: Line, mine: tuple[Column, Figure], theirs: Figure, weight: int, reference: Line
) -> Relation:
    column, figure = mine
    expression: Expression = Ref(theirs.span) if weight == 1 else weighted((weight, theirs.span))
    to = label_of(reference.table, reference.row)
    same = key_of(to) == key_of(line.row.label)
    return Relation(
        id=relation_id(RelationKind.TIE_OUT, table, line.row, column, "" if same else f"to {to}"),
        kind=RelationKind.TIE_OUT,
        subject=subject_of(table, line.row, column) + ("" if same else f", to {to}"),
        asserted=figure.span,
        expression=expression,
    )


def _scoped_rows(table: Table, ledger: Ledger) -> frozenset[int]:
    """Rows of a reconciliation that adjust another line than net income: only that line's share of the fact."""
    if table.kind in (TableKind.INCOME_STATEMENT, TableKind.BALANCE_SHEET, TableKind.CASH_FLOW):
        return frozenset()
    scoped: set[int] = set()
    for footing in ledger.footings(table):
        if is_outside_gaap(footing.total.label) and not _starts_from_result(footing):
            scoped |= {row.ordinal for _, row in footing.addends[1:]}
    return frozenset(scoped)


def _starts_from_result(footing: Footing) -> bool:
    first = footing.addends[0][1]
    return first.concept in _RESULTS or "net income" in key_of(first.label)


def _is_elsewhere(lines: Sequence[Line], statements: _Index) -> bool:
    """Whether the table is about a part of the company although it does not say so: its headlines are others."""
    agreeing = [_agrees(line, statements) for line in lines]
    return agreeing.count(False) > agreeing.count(True)


def _agrees(headline: Line, statements: _Index) -> bool | None:
    """Whether a row states what some headline of the statements does; None where none can be set beside it."""
    found = None
    for other in statements.like(headline):
        likeness = compare(headline, other) if is_headline(headline, other) else None
        if likeness is not None:
            found = bool(likeness.holding or likeness.near)
            if found:
                break
    return found


def _balances(ledger: Ledger) -> Iterator[Relation]:
    """Total assets against total liabilities and equity, in one table of the balance sheet or in two that follow."""
    assets: Line | None = None
    for table in ledger.release.tables:
        sides = {side: line for line in ledger.lines(table) if (side := _side_of(line))}
        if table.kind is not TableKind.BALANCE_SHEET:
            assets = None
            continue
        assets = sides.get("assets", assets)
        claims = sides.get("claims")
        if assets is not None and claims is not None:
            for mine, theirs in pairs(claims, assets):
                yield _tie(table, claims, mine, theirs[1], 1, assets)
            assets = None


def _side_of(line: Line) -> str | None:
    """Which side of the balance sheet the row is the total of."""
    if line.row.label.strip():
        key = line.label_key
        words = significant(key)
        if key in {"total assets", "assets"}:
            return "assets"
        is_both = {"liability", "liabilitie", "equity", "deficit", "deficiency", "capital", "investment"} & words
        return "claims" if key.startswith("total liabilities") and len(is_both) > 1 and " and " in key else None
    words = significant(" ".join(line.row.section))
    if "asset" in words and not words & {"liabilitie", "current"}:
        return "assets"
    return "claims" if "liabilitie" in words and words & {"equity", "deficit"} else None
