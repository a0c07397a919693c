"""Growth in cells of its own: tables of percent changes by measure and part, and rows "% Change" of reconciliations."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from icc_reports.check.claims.column_heads import without_period
from icc_reports.check.claims.currency import Growth, basis_in, without_basis
from icc_reports.check.claims.phrases import Words, phrase, segment_phrase
from icc_reports.model.figures import Figure
from icc_reports.model.patterns import any_case
from icc_reports.model.relations import Ref
from icc_reports.model.release import Column, ColumnRole, Row, Table

IMPACT = "impact of currency"
PER_SHARE = ("eps",)
_Named = tuple[str, Words]

_KINDS = any_case(r"\b(?:comparable|core|adjusted|underlying|normali[sz]ed)\b")
_GAAP = any_case(r"\(?\b(?:non-?)?gaap\b\)?|\b(?:as )?reported\b")
_EPS = any_case(r"(?:(?:basic|diluted) )*(?:eps|(?:net )?(?:income|earnings)(?: \(loss\))? per (?:[a-z]+ ){0,3}share)")
_NO_MEASURE = any_case(r"\b(?:impacts?|impacting|effects?|translation|adjustments?|items|contribution|structural)\b")
_WHOLE = any_case(r"(?:(?:the|total) )*(?:consolidated|company|worldwide|total)(?: company)?")
_ROW = any_case(r"(?:%|per\s?cent(?:age)?) change\b\W*(?P<basis>.*)")
_ROW_OF_CURRENCY = any_case(
    r"(?:%|per\s?cent(?:age)?) (?P<basis>(?:[\w-]+ )?)(?:foreign )?(?:currency|exchange|fx)(?: rates?)? "
    r"(?:impact|effect)s?\b\W*(?:\(?non-?gaap\)?)?"
)
_OF_TITLE = re.compile(r"\(loss\)|\bby .*|:.*| [-–—] .*", re.IGNORECASE)


def named_growth(text: str) -> _Named:
    """What the words call growth: the basis ("comparable currency"; "" for what is reported), and of what."""
    plain = _GAAP.sub(" ", text)
    basis = [word.lower() for word in _KINDS.findall(plain)] + [each for each in (basis_in(plain),) if each]
    what = " ".join(_KINDS.sub(" ", without_basis(plain)).split())
    return " ".join(basis), PER_SHARE if _EPS.fullmatch(what) else phrase(what)


def states_growth(table: Table, segments: Mapping[Words, str]) -> bool:
    """Whether a table's columns are what rose or fell by so many per cent, and its rows those of whom it did."""
    heads = [column.head for column in table.columns if phrase(without_period(column.head))]
    rows = [row for row in table.rows if not row.is_heading]
    are_changes = all(column.role is ColumnRole.PERCENT_CHANGE and column.period for column in table.columns)
    are_parts = all(_WHOLE.fullmatch(row.label.strip()) or segment_phrase(row.label) in segments for row in rows)
    return are_changes and are_parts and bool(rows) and len(set(heads)) == len(table.columns)


def add_growths(
    growths: Mapping[tuple[str, Words], list[Growth]], tables: Iterable[Table], segments: Mapping[Words, str]
) -> None:
    """Adds the growth that tables print in cells of its own, by its basis and by what it is of."""
    for table in tables:
        for called, growth in _by_columns(table, segments) if states_growth(table, segments) else _by_rows(table):
            growths[called].append(growth)


def _by_columns(table: Table, segments: Mapping[Words, str]) -> Iterator[tuple[_Named, Growth]]:
    for column in table.columns:
        basis, what = named_growth(column.head)
        if not what or _NO_MEASURE.search(column.head) or column.period is None:
            continue
        for row in table.rows:
            figure = row.cells[column.ordinal]
            if figure is not None:
                is_whole = _WHOLE.fullmatch(row.label.strip()) is not None
                whose = None if is_whole else segments.get(segment_phrase(row.label), row.label)
                yield (basis, what), Growth(column.period, whose, Ref(figure.span), figure)


def _by_rows(table: Table) -> Iterator[tuple[_Named, Growth]]:
    """The rows of changes of what the title names: "% Change - Comparable" below "Operating Income by Segment"."""
    _, what = named_growth(_OF_TITLE.sub(" ", table.title))
    for row in table.rows if what else ():
        change, impact = _ROW.match(row.label.strip()), _ROW_OF_CURRENCY.fullmatch(row.label.strip())
        said = change or impact
        basis, rest = named_growth(said["basis"]) if said is not None else ("", ())
        if said is None or rest:
            continue
        named = f"{basis} {IMPACT}".strip() if impact is not None else basis
        for column, figure in _cells(table.columns, row):
            if figure.is_percentage and column.period is not None:
                yield (named, what), Growth(column.period, column.segment, Ref(figure.span), figure)


def _cells(columns: Sequence[Column], row: Row) -> Iterator[tuple[Column, Figure]]:
    """The figures of a row for segments, and for the company where one column alone is its."""
    cells = [(column, figure) for column, figure in zip(columns, row.cells, strict=True) if figure is not None]
    own = [cell for cell in cells if cell[0].segment is None]
    whole = [cell for cell in own if _WHOLE.fullmatch(cell[0].head.strip())] if len(own) > 1 else own
    is_timed = len(own) > 1 and len({column.period for column, _ in own}) == len(own)
    yield from chain((cell for cell in cells if cell[0].segment is not None), own if is_timed else whole[:1])
