"""What the heads of a table's columns say beside their periods: a basis, tax, or a measure."""

from __future__ import annotations

import re
from collections import defaultdict

from icc_reports.check.claims.phrases import phrase, tags_in
from icc_reports.model.figures import PURE
from icc_reports.model.patterns import any_case
from icc_reports.model.release import Column, ColumnRole, Table


def bases_of(table: Table) -> dict[frozenset[str], frozenset[int]]:
    """The columns beside those of GAAP whose heads say another basis ("GAAP", "Adjustments", "Non-GAAP")."""
    found: defaultdict[frozenset[str], frozenset[int]] = defaultdict(frozenset)
    heads = heads_of(table)
    has_reported = any(_REPORTED.fullmatch(head) for head in heads)
    for head, columns in heads.items():
        tags = tags_in(head)
        if has_reported and _WITHOUT_ADJUSTMENTS.fullmatch(head):
            found[_ADJUSTED] |= columns
        elif tags and (not phrase(_NO_BASIS.sub("", head)) or (has_reported and _OWN_BASIS.fullmatch(head))):
            found[tags] |= columns
    for column in table.columns:
        tags, period = tags_in(column.head), column.period
        is_alone = sum(each.period == period and each.role is ColumnRole.PERIOD for each in table.columns) == 1
        if tags == _AS_A_WHOLE and period is not None and is_alone:
            found[tags] |= {column.ordinal}
    return dict(found)


def after_tax_of(table: Table) -> frozenset[int] | None:
    """The columns after tax, where the heads say so of some and "before taxes" of the others; None elsewhere."""
    heads = heads_of(table)
    after = [columns for head, columns in heads.items() if _AFTER_TAX.fullmatch(head)]
    return frozenset().union(*after) if after and any(_BEFORE_TAXES.fullmatch(head) for head in heads) else None


_OWN_BASIS = any_case(  # what a company calls its figures outside GAAP: "Operating (Non-GAAP)"
    r"(?!(?:adjust|impact|reconcil|revenue|sales|income|earning|profit|loss|expense|ebitda|cash)[a-z]*\b)[a-z-]+"
    r" \(non-?gaap\)[*+†]*"
)
_ADJUSTED = frozenset({"adjusted"})
_REPORTED = any_case(r"(?:as )?reported|(?:us |u\.s\. )?gaap|actual")
_WITHOUT_ADJUSTMENTS = any_case(  # beside what was reported; last year's may be restated at this year's rates as well
    r"(?:restated[*+†]* )?(?:excl(?:uding|\.)?|without) (?:the )?adj(?:ustments|['’.]?s)?\.?"
)
_AFTER_TAX = any_case(r"net|after[- ]tax(?:es)?|net of tax(?:es)?|net (?:\(?loss\)? ?|income ?|of income tax(?:es)?)+")
_BEFORE_TAXES = any_case(r"(?:before (?:income )?tax(?:es)?|pre-?\s?tax)(?: (?:amount|income|loss|\(loss\)))*")
_AS_A_WHOLE = frozenset({"proforma"})  # said of a column that stands beside reported ones
_NO_BASIS = any_case(r"\b(?:results?|measures?|as|basis|unaudited)\b|[(*\d)]")


def heads_of(table: Table) -> dict[str, frozenset[int]]:
    """The heads that tell columns of one period apart, with their columns: "Net sales", "Gross margin"."""
    by_period: defaultdict[object, list[Column]] = defaultdict(list)
    for column in table.columns:
        if column.role is ColumnRole.PERIOD and column.period is not None:
            by_period[column.period].append(column)
    found: defaultdict[str, set[int]] = defaultdict(set)
    for columns in by_period.values():
        heads = [column.head.split() for column in columns]
        common = _common(heads)
        for column, head in zip(columns, heads, strict=True):
            if len(columns) > 1 and len(head) > common:
                rest = without_period(" ".join(head[common:]))
                if rest:
                    found[rest].add(column.ordinal)
    return {head: frozenset(columns) for head, columns in found.items()}


def of_company(table: Table, columns: frozenset[int]) -> frozenset[int]:
    """Of columns that are no part's, those of the company, where heads call them so: "Corporate", "Consolidated"."""
    heads = heads_of(table)
    named = frozenset().union(*(at for head, at in heads.items() if OF_COMPANY.fullmatch(head.strip()))) & columns
    period_of = {column.ordinal: column.period for column in table.columns}
    told = {period_of[at] for at in named}
    return frozenset(at for at in columns if at in named or period_of[at] not in told)


OF_COMPANY = any_case(r"(?:total )?(?:consolidated|company)(?: total)?")


def measures_of_heads(table: Table) -> dict[str, frozenset[int]]:
    """The heads that say what their columns measure, with these: they state amounts and counts side by side, not parts.

    Each column has one unit throughout. One of another time than the others is told by its head alone.
    """
    kinds: defaultdict[int, set[str]] = defaultdict(set)
    for row in table.rows:
        for column, figure in zip(table.columns, row.cells, strict=True):
            if figure is not None:
                is_count = figure.unit == PURE and not figure.is_percentage
                kinds[column.ordinal].add("count" if is_count else str(figure.unit))
    told = {at for columns in heads_of(table).values() for at in columns}
    found = {kind for at in told for kind in kinds[at]}
    if any(len(each) > 1 for each in kinds.values()) or "count" not in found or len(found) == 1:
        return {}
    heads: defaultdict[str, set[int]] = defaultdict(set)
    for column in table.columns:
        if column.role is ColumnRole.PERIOD and column.period is not None:
            heads[_AS_OF.sub("", without_period(column.head))].add(column.ordinal)
    return {head: frozenset(columns) for head, columns in heads.items() if phrase(head)}


_AS_OF = any_case(r"^(?:as of|at|on)\b\W*")


def without_period(head: str) -> str:
    """A head without the words that name its period."""
    return " ".join(_PERIOD.sub(" ", head).split())


_PERIOD = re.compile(
    r"\b(?:[1-4]Q|Q[1-4]|FY)\s?['’]?(?:\d{2,4})?\b|\b(?:19|20)\d\d\b|\b\d{1,2},"
    r"|\b(?:(?:three|six|nine|twelve) months?|quarters?|years?|ended|first|second|third|fourth"
    r"|january|february|march|april|may|june|july|august|september|october|november|december)\b",
    re.IGNORECASE,
)


def _common(heads: list[list[str]]) -> int:
    """How many words all heads begin with."""
    count = 0
    while all(len(head) > count and head[count] == heads[0][count] for head in heads):
        count += 1
    return count
