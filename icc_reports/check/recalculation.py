"""Recalculation: ratio rows and per-share rows, from the rows of the same table that they are made of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from icc_reports.check.ledger import Ledger
from icc_reports.check.matching import Line, is_outside_gaap, is_statement
from icc_reports.check.naming import relation_id, subject_of
from icc_reports.check.wording import base_said, key_of, significant
from icc_reports.model.arithmetic import UndefinedValueError, evaluate, interval_of
from icc_reports.model.figures import SHARES, Figure, Interval, Notation
from icc_reports.model.non_gaap import basis_words
from icc_reports.model.relations import Quotient, Ref, Relation, RelationKind
from icc_reports.model.release import Column, Table
from icc_reports.model.source import Span

_BORNE_OUT = 2  # columns that hold for each that fails, where the ratio has its numerator's name in other words
_LEAST_LEFT = Fraction(9, 10)  # of the earnings, where participating securities are allotted the rest
_DILUTES = 2  # times the shares outstanding, the most that dilution makes of them but for few companies
_TOLD = 6  # bits that must hold of a ratio to what another table prints, where it fails in some column
_RATIO_WORDS = re.compile(
    r"\b(as an? )?(%|percent(age)?)( of)?( (total|net))*( (revenues?|sales))?\b|%|\b(percent(age)?|ratio|rate)\b"
)
_OF_REVENUE = re.compile(r"^(as an? )?(%|percent(age)?) of ((total|net) )*(revenue|sales)")
_OF_COMPANY = re.compile(  # a margin of all the company, not of some of its properties
    rf"\W*(?:(?:{basis_words()}|total|consolidated|company|gross|operating|net|ebitdax?|ebita?|profit|income|earnings|loss"
    r"|pre-?tax|before|after|tax(?:es)?|margin)\W*)+"
)
_PER_SHARE = re.compile(r"\bper\b.*\bshare\b|\beps\b")
_SHARE_WORDS = re.compile(r"\bper\b.*?\bshares?\b|\beps\b|\b(?:basic|diluted|and)\b|[,()–—-](?=\s|$)")
_PER_UNIT = re.compile(r"(?:average )?(?P<amount>.+?) per (?P<unit>(?!.*\bshare)(?:[\w-]+ ?){1,4})")
_COMMON = re.compile(r"\b(common|attributable|applicable|available)\b")
_PART = re.compile(r"continuing|discontinued|extraordinary|cumulative|before")  # preferred dividends may come off it
_WEIGHTED = re.compile(
    r"\b(weighted|average|basic|diluted|shares used|shares outstanding|number of shares|shares in computing)\b"
)


@dataclass(frozen=True, slots=True)
class _Ratio:
    """A row that states numerator over denominator."""

    line: Line
    numerator: Line
    denominator: Line

    def columns(self) -> Iterator[tuple[Column, Figure, Quotient]]:
        """The figures of the row with their quotients, where both operands are printed in the same column."""
        for column, figure in self.line.cells():
            top, bottom = self.operands(column)
            if top is not None and bottom is not None and bottom.amount:
                yield column, figure, Quotient(Ref(top.span), Ref(bottom.span))

    def operands(self, column: Column) -> tuple[Figure | None, Figure | None]:
        """The numerator and the denominator of a column: those of another table by period and segment."""
        return _figure_in(self.numerator, self.line, column), _figure_in(self.denominator, self.line, column)

    def failing(self) -> list[Column]:
        """The columns in which it does not hold, even within rounding."""
        failing = []
        for column, figure, quotient in self.columns():
            cells = (*self.operands(column), figure)
            if not _holds(figure, quotient, {cell.span: cell for cell in cells if cell is not None}):
                failing.append(column)
        return failing

    def digits(self) -> int:
        """The digits, in bits, of what holds."""
        failing = {column.ordinal for column in self.failing()}
        held = [figure for column, figure, _ in self.columns() if column.ordinal not in failing]
        return sum(int(abs(figure.amount) / (2 * figure.half_unit)).bit_length() for figure in held if figure.half_unit)

    def counts(self) -> tuple[int, int]:
        """In how many columns it holds, within rounding, and in how many not."""
        failing = len(self.failing())
        return len(list(self.columns())) - failing, failing


def check_recalculation(ledger: Ledger) -> Iterator[Relation]:
    """One relation for every ratio and every amount per share or per unit whose operands the release prints.

    Operands are looked for in the table of the figure; revenue, where the table has none, in the statements.
    """
    tables = ledger.release.tables
    stated = [line for table in tables if is_statement(table) for line in _revenues(ledger.lines(table))]
    for table in tables:
        lines = ledger.lines(table)
        yield from _ratio_rows(table, lines, stated)
        yield from _per_share_rows(table, lines)
        yield from _other_per_share_rows(table, lines)
        yield from _per_unit_rows(table, lines, stated)


def _revenues(lines: Sequence[Line]) -> list[Line]:
    return [line for line in lines if "revenue" in line.keys and _is_money(line)]


def _figure_in(line: Line, other: Line, column: Column) -> Figure | None:
    """What a row states in a column of the table of another row, which must be the only one of its period there."""
    if line.table is other.table:
        return line.row.cells[column.ordinal]
    meant = (column.period, column.segment or other.segment)
    alike = [each for each, _ in other.cells() if (each.period, each.segment or other.segment) == meant]
    found = [figure for meaning, (_, figure) in line.by_meaning.items() if meaning[:2] == meant]
    return found[0] if len(found) == len(alike) == 1 else None


def _ratio_rows(table: Table, lines: Sequence[Line], stated: Sequence[Line]) -> Iterator[Relation]:
    revenue = _revenues(lines)
    for place, line in enumerate(lines):
        if not all(figure.is_percentage for _, figure in line.cells()) or not list(line.cells()):
            continue
        numerator, is_named = _numerator(line, lines[:place])
        bases = _bases(line, lines, revenue or stated)
        above = [each for each in bases if each.table is not table or each.row.ordinal < line.row.ordinal]
        if numerator is None or not above:
            continue
        ratio = max((_Ratio(line, numerator, each) for each in reversed(above)), key=lambda each: each.counts()[0])
        holding, failing = ratio.counts()
        is_own = ratio.denominator.table is table
        is_meant = is_named or holding >= _BORNE_OUT * failing + (not is_own)
        is_whole = _OF_COMPANY.fullmatch(_RATIO_WORDS.sub(" ", line.row.label.lower())) is not None
        is_told = is_own or not failing or (is_whole and ratio.digits() >= _TOLD)
        is_borne_out = holding and failing <= holding and is_meant and is_told
        if is_borne_out or (is_own and is_named and failing and not holding and _is_close(ratio)):
            yield from _relations(ratio, table, _of_other_revenue(ratio, lines), "which revenue the percentage is of")


def _of_other_revenue(ratio: _Ratio, lines: Sequence[Line]) -> frozenset[int]:
    """The columns that fail, but hold over another row of revenue of the table: "Organic revenue"."""
    others = [each for each in lines if _is_money(each) and each.label_key.split()[-1:] == ["revenue"]]
    found: set[int] = set()
    for other in others:
        read = _Ratio(ratio.line, ratio.numerator, other)
        found |= {column.ordinal for column, *_ in read.columns()} - {each.ordinal for each in read.failing()}
    return frozenset(column.ordinal for column in ratio.failing() if column.ordinal in found)


def _per_unit_rows(table: Table, lines: Sequence[Line], stated: Sequence[Line]) -> Iterator[Relation]:
    """Amounts per what the table counts: "Revenue per admission", where most columns bear the quotient out."""
    counts = [line for line in lines if not _is_money(line)]
    for line in lines:
        named = _PER_UNIT.fullmatch(line.row.label.lower().strip())
        if named is None or not _is_money(line):
            continue
        above = key_of(named["amount"])
        tops = [each for each in lines if each.label_key == above and _is_money(each)]
        tops = tops or [each for each in stated if above in each.keys]
        units = [each for each in counts if significant(named["unit"]) == significant(each.row.label)]
        ratios = [_Ratio(line, top, unit) for top in tops for unit in units]
        yield from _borne_out(ratios, table)


def _borne_out(ratios: Sequence[_Ratio], table: Table) -> Iterator[Relation]:
    """The relations of the ratio that holds most often, where it holds in more columns than it fails."""
    best = max(ratios, key=lambda each: each.counts()[0], default=None)
    if best is not None and best.counts()[0] > best.counts()[1]:
        yield from _relations(best, table, frozenset())


def _bases(line: Line, lines: Sequence[Line], revenue: Sequence[Line]) -> Sequence[Line]:
    """The rows that a ratio may be of: the one that the heading above it names, else revenue."""
    base = next((said for text in line.row.section[-1:] if (said := base_said(text))), "revenue")
    if base == "revenue":
        return revenue
    return [each for each in lines if each.label_key == base and _is_money(each)]


def _numerator(line: Line, above: Sequence[Line]) -> tuple[Line | None, bool]:
    """The row that a ratio is named after; or, for one that is named "% of revenue" only, the row just above it."""
    label = line.row.label.lower()
    money = [each for each in above if _is_money(each)]
    if _OF_REVENUE.match(label.strip()):
        return (money[-1], True) if money and money[-1] is above[-1] else (None, False)
    stem = key_of(_RATIO_WORDS.sub(" ", label))
    if not stem:
        return None, False
    for each in reversed(money):
        if each.label_key == stem:
            return each, True
    whole = stem.removesuffix(" margin")  # "EBITDA margin", the margin of EBITDA
    for each in reversed(money):
        if each.label_key == whole != stem:
            return each, True
    variants = {re.sub(r"\bmargin\b", word, stem) for word in ("profit", "income")} if "margin" in stem else set()
    variants |= {name.replace("operating income", "income from operations") for name in variants}
    return next((each for each in reversed(money) if each.label_key in variants), None), False


def _is_close(ratio: _Ratio) -> bool:
    """Whether a ratio misses by so little (a twentieth) that it must be meant."""
    for column, figure, _ in ratio.columns():
        top, bottom = ratio.operands(column)
        if top is None or bottom is None or abs(top.amount / bottom.amount - figure.amount) * 20 > abs(figure.amount):
            return False
    return True


def _per_share_rows(table: Table, lines: Sequence[Line]) -> Iterator[Relation]:
    read = [] if is_outside_gaap(table.title) else list(_earned_per_share(lines))
    basic: _Ratio | None = None
    for at, (best, ratios) in enumerate(read):
        diluted = next((each for each, _ in read[at + 1 :] if _is_diluted(each)), None)
        other = basic if _is_diluted(best) else diluted
        yield from _relations(best, table, _undecided(best, ratios, other, is_diluted=_is_diluted(best)))
        basic = basic if _is_diluted(best) else best


def _earned_per_share(lines: Sequence[Line]) -> Iterator[tuple[_Ratio, list[_Ratio]]]:
    """What each amount earned per share follows from most often, with all that it may follow from."""
    counts = [line for line in lines if _is_shares(line) and _WEIGHTED.search(_words(line))]
    money = [line for line in lines if _is_money(line) and not is_outside_gaap(line.row.label)]
    for line in lines:
        figures = [figure for _, figure in line.cells()]
        if not figures or any(figure.unit.per != "share" for figure in figures) or is_outside_gaap(line.row.label):
            continue
        if not re.search(r"\b(income|loss|earnings)\b", _words(line)) or not _PER_SHARE.search(_words(line)):
            continue
        denominator = _count_for(line, counts)
        if denominator is None:
            continue
        ratios = [_Ratio(line, numerator, denominator) for numerator in _earnings_for(line, money)]
        if ratios:
            yield max(ratios, key=lambda ratio: ratio.counts()[0]), ratios


def _is_diluted(ratio: _Ratio) -> bool:
    return "diluted" in _words(ratio.line) and "basic" not in _words(ratio.line)


def _other_per_share_rows(table: Table, lines: Sequence[Line]) -> Iterator[Relation]:
    """Amounts per share outside GAAP: the row of the same name over a share count, where most columns bear that out."""
    counts = [line for line in lines if _is_shares(line)]
    money = [line for line in lines if _is_money(line)]
    for line in lines:
        stem = key_of(_SHARE_WORDS.sub(" ", line.row.label.lower()))
        is_per_share = any(figure.unit.per == "share" for _, figure in line.cells())
        if not is_per_share or not is_outside_gaap(line.row.label) or "income" not in stem:
            continue
        tops = [each for each in money if each.label_key == stem]
        ratios = [_Ratio(line, top, count) for top in tops for count in counts]
        yield from _borne_out(ratios, table)


def _undecided(best: _Ratio, ratios: Sequence[_Ratio], other: _Ratio | None, *, is_diluted: bool) -> frozenset[int]:
    """The columns in which the earnings that an amount per share is computed from may be other than the candidate.

    ``other`` is the basic amount beside a diluted one, the diluted beside a basic one.
    """
    holding, failing = best.counts()
    columns = frozenset(column.ordinal for column in best.failing())
    is_part = _PART.search(_words(best.line)) is not None and not _COMMON.search(best.numerator.label_key)
    if holding < failing or is_part or (not is_diluted and _explained_by_another(best, ratios)):
        return columns
    may_be = _may_be_diluted if is_diluted else _is_allotted
    return frozenset(column for column in columns if may_be(best, other, column))


def _is_allotted(basic: _Ratio, diluted: _Ratio | None, column: int) -> bool:
    """Whether both amounts per share leave the same small part of the earnings to participating securities.

    What these are allotted comes off before (ASC 260-10-45-60); few statements print a row of what is left.
    """
    if diluted is None or diluted.numerator.row is not basic.numerator.row or _COMMON.search(basic.numerator.label_key):
        return False
    earned = basic.numerator.row.cells[column]
    left, again = _left_by(basic, column), _left_by(diluted, column)
    if earned is None or left is None or again is None:
        return False
    return left.overlaps(again) and _LEAST_LEFT * earned.amount <= left.low and left.high < earned.amount


def _left_by(ratio: _Ratio, column: int) -> Interval | None:
    """The earnings that an amount per share makes of its shares; None for a loss, in which few have to take part."""
    printed, shares = ratio.line.row.cells[column], ratio.denominator.row.cells[column]
    if printed is None or shares is None or printed.amount <= 0:
        return None
    reach = printed.interval
    return Interval(reach.low * shares.amount, reach.high * shares.amount)


def _may_be_diluted(diluted: _Ratio, basic: _Ratio | None, column: int) -> bool:
    """Whether dilution may explain an amount per share that does not follow from earnings and shares.

    Interest on debt that could be converted is added back to the earnings, so that more is left per share, yet never
    more than the basic amount (ASC 260-10-45); and earnings that belong to participating securities come off as they do
    from the basic amount. That must itself follow from the earnings printed.
    """
    printed = diluted.line.row.cells[column]
    if basic is None:  # a loss is divided by the shares that there are (ASC 260-10-45-19)
        return printed is None or printed.amount >= 0
    if basic.numerator.row is not diluted.numerator.row:
        return True
    undiluted = basic.line.row.cells[column]
    shares, more = basic.denominator.row.cells[column], diluted.denominator.row.cells[column]
    if more is not None and more.amount < 0:  # no count of shares is below nil
        return False
    if printed is None or undiluted is None or shares is None or more is None or not more.amount:
        return True
    if column in {each.ordinal for each in basic.failing()}:
        return True
    if undiluted.amount <= 0:
        return printed.amount == undiluted.amount
    if _is_out_of_line(diluted, basic, column):
        return False
    least = (undiluted.amount - undiluted.half_unit) * shares.amount / more.amount
    return least - printed.half_unit <= printed.amount <= undiluted.amount


def _is_out_of_line(diluted: _Ratio, basic: _Ratio, column: int) -> bool:
    """Whether only this column counts more than twice the shares that there are: a slip rather than dilution."""
    shares, more = basic.denominator.row.cells, diluted.denominator.row.cells
    doubled = {
        place
        for place, (one, other) in enumerate(zip(shares, more, strict=True))
        if one is not None and other is not None and other.amount > _DILUTES * one.amount
    }
    return doubled == {column} and len([cell for cell in more if cell is not None]) > 1


def _explained_by_another(best: _Ratio, ratios: Sequence[_Ratio]) -> bool:
    """Whether an amount per share that does not follow from the best candidate follows from another one.

    What is left for common shares is what such an amount is computed from by rule (ASC 260); then no other counts.
    """
    if _COMMON.search(best.numerator.label_key):
        return False
    failing = {column.ordinal for column in best.failing()}
    return any(not failing <= {column.ordinal for column in each.failing()} for each in ratios)


_EARNINGS = "the earnings that the amount per share is computed from"


def _relations(ratio: _Ratio, table: Table, undecided: frozenset[int], missing: str = _EARNINGS) -> Iterator[Relation]:
    for column, figure, quotient in ratio.columns():
        operands = (*ratio.operands(column), figure)
        holds = _holds(figure, quotient, {cell.span: cell for cell in operands if cell is not None})
        if figure.notation is Notation.NIL and not holds:
            continue  # a ratio that rounds to nothing is printed as nil
        yield Relation(
            id=relation_id(RelationKind.RECALCULATION, table, ratio.line.row, column),
            kind=RelationKind.RECALCULATION,
            subject=subject_of(table, ratio.line.row, column),
            asserted=figure.span,
            expression=quotient,
            missing=missing if column.ordinal in undecided else None,
        )


def _count_for(line: Line, counts: Sequence[Line]) -> Line | None:
    """The share count that the row's basis names; one for both bases serves either."""
    wanted = {basis for basis in ("basic", "diluted") if basis in _words(line)} or {"basic"}
    if len(wanted) == 2 and len(counts) > 1:
        wanted = {"basic"}
    for count in counts:
        bases = {basis for basis in ("basic", "diluted") if basis in _words(count)}
        if wanted <= bases:
            return count
    unnamed = [count for count in counts if not {"basic", "diluted"} & set(_words(count).split())]
    return unnamed[0] if len(unnamed) == 1 and len(counts) == 1 else None


def _earnings_for(line: Line, money: Sequence[Line]) -> list[Line]:
    """What the row may be the share of: the line of the same name, what is left for common shares, net income."""
    same = [each for each in money if each.label_key and each.label_key == line.label_key]
    if same:
        return same
    if _PART.search(_words(line)):
        return []
    common = [each for each in money if _COMMON.search(each.label_key)]
    result = [each for each in money if each.label_key == "net income" or each.row.concept == "NetIncomeLoss"]
    earnings = [each for each in common if "income" in each.label_key and "interest" not in each.label_key]
    return [*earnings, *result][:4]


def _holds(figure: Figure, quotient: Quotient, figures: dict[Span, Figure]) -> bool:
    try:
        computed, reach = evaluate(quotient, figures), interval_of(quotient, figures)
    except UndefinedValueError:
        return False
    return abs(figure.amount - computed) <= figure.half_unit or reach.overlaps(figure.interval)


def _words(line: Line) -> str:
    return " ".join((*line.row.section[-2:], line.row.label)).lower()


def _is_money(line: Line) -> bool:
    return any(figure.unit.is_monetary for _, figure in line.cells())


def _is_shares(line: Line) -> bool:
    return any(figure.unit == SHARES for _, figure in line.cells())
