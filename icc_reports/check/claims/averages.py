"""Tables of average balances: by the heads of their columns, the balance and the rate that a row states."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from icc_reports.check.claims.phrases import Words
from icc_reports.check.matching import Line
from icc_reports.model.patterns import any_case
from icc_reports.model.release import Table

_OF_AVERAGES = any_case(r"\baverage (?:(?:daily|consolidated|condensed) ){0,2}(?:balances?|volumes?)\b")
_AVERAGE = any_case(r"averages?:?")
_BALANCE = any_case(r"\b(?:balances?|volumes?|outstanding)\b")
_INTEREST = any_case(r"\b(?:interest|income|expense)\b")
_RATE = any_case(r"\b(?:yield|rate|cost)s?\b")


@dataclass(frozen=True, slots=True)
class Averages:
    """The columns of a table that state average balances, what these earn or cost, and what that is in percent."""

    balances: frozenset[int]
    interest: frozenset[int]
    rates: frozenset[int]


def averages_of(table: Table) -> Averages | None:
    """The columns of averages and rates, where heads tell them apart and title or heads say that they are averages."""
    heads = [(column.ordinal, column.head) for column in table.columns if column.period is not None]
    rates = frozenset(ordinal for ordinal, head in heads if _RATE.search(head) and not _BALANCE.search(head))
    balances = frozenset(ordinal for ordinal, head in heads if _BALANCE.search(head))
    interest = frozenset(ordinal for ordinal, head in heads if _INTEREST.search(head)) - rates - balances
    says = any(_OF_AVERAGES.search(text) for text in (table.title, *(head for _, head in heads)))
    return Averages(balances, interest, rates) if says and rates and balances else None


def is_average(line: Line) -> bool:
    """Whether the title or a heading says that a row of amounts states averages."""
    says = _OF_AVERAGES.search(" ".join((line.table.title, *line.row.section))) is not None
    says = says or any(_AVERAGE.fullmatch(heading) for heading in line.row.section)
    return says and not any(figure.is_percentage for _, figure in line.cells())


def averaged(forms: Iterable[Words]) -> set[Words]:
    """The names of an average of what is named."""
    return {form if "average" in form else ("average", *form) for form in forms}


def named_by_heads(
    line: Line, averages: Averages, forms: Iterable[Words]
) -> Iterator[tuple[frozenset[int], set[Words]]]:
    """The names of a row for its average balances, its interest and its rates, with the columns that state them."""
    cells = [(column.ordinal, cell) for column, cell in zip(line.table.columns, line.row.cells, strict=True) if cell]
    balances = frozenset(at for at, cell in cells if at in averages.balances and cell.unit.is_monetary)
    interest = frozenset(at for at, cell in cells if at in averages.interest and cell.unit.is_monetary)
    rates = frozenset(at for at, _ in cells if at in averages.rates)
    names = sorted(forms)
    if balances:
        yield balances, averaged(names)
    if balances and interest:
        yield interest, {name for form in names for name in _interest(form)}
    if rates:
        yield rates, {name for form in names for name in _rates(form)} if balances else set(names)


def _interest(form: Words) -> Iterator[Words]:
    """What is earned or paid on a balance: "interest income from loans", "deposit interest expense"."""
    for kind in ("income", "expense"):
        yield from (("interest", kind, *form), (*form, "interest", kind))


def _rates(form: Words) -> Iterator[Words]:
    """What the rate of a balance is called: "yield on loans", "loan yield", "average cost of deposits"."""
    what = tuple(word for word in form if word != "average")
    for name in (("yield",), ("rate",), ("rate", "paid"), ("expense",)):
        yield from ((*name, *what), (*what, *name), ("average", *name, *what), ("average", *what, *name))
