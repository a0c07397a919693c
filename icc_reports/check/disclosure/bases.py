"""What reconciliations start from, and what a measure called EBITDA takes out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from icc_reports.check.disclosure.evidence import says_so
from icc_reports.check.disclosure.text import SEGMENT
from icc_reports.model.non_gaap import NonGaapMeasure, comparable_in, measures, names_in
from icc_reports.model.patterns import any_case
from icc_reports.model.release import Release, Row, Table

_EBITDA = re.compile(
    r"(?:consolidated |total |company )?"
    r"(?:ebitda|earnings before interest,? taxes,? depreciation,? (?:and|&) amortization)"
    r"(?: \(loss\)| loss)?(?:\s*\((?:non-?gaap|as defined[^)]*|\w{1,2}|ebitda)\)|\s*-?\s*non-?gaap)*[\s:*]*",
    re.IGNORECASE,
)
_WITHIN_EBITDA = any_case(
    r"\binterest\b|\btax(?:es)?\b|\bdepreciat\w*|\bamorti[sz]\w*|\baccretion\b|\bdepletion\b|\bd&a\b"
    r"|\bfinance (?:costs?|charges?|income)\b"
    r"|\bfinancing costs?\b|\bdiscount\b|\bdebt issuance\b",
)
_NO_STEP = any_case(
    r"\btotal\b|\badjustments?\b|\bsubtotal\b|\bnon-?controlling\b|\bminority\b|\bdiscontinued\b|\bpreferred\b|\bdividends?\b"
    r"|\battributable\b|\bnet (?:income|loss|earnings)\b|\bebit\b|\bincome (?:\(loss\) )?(?:before|from)\b"
    r"|\boperating \(?(?:income|loss|profit)\b|\bloss from\b",
)
# What a reconciliation may start from without having left its measure of GAAP: EBITDA as a measure of liquidity.
_LIQUIDITY = any_case(r"\boperating activities\b|\bcash (?:flows? )?from operations\b|\boperating cash flows?\b")
_BEGUN_BY = ("operating income", "income before taxes", "gross profit", "net income", "EBITDA")
_LOOKED_AT = ("EBITDA", "free cash flow", "funds from operations")


@dataclass(frozen=True, slots=True)
class Detour:
    """A reconciliation that leads from ``start``, another measure than the comparable one, to ``end``."""

    measure: NonGaapMeasure
    table: Table
    start: Row
    end: Row


@dataclass(frozen=True, slots=True)
class Reversal:
    """A reconciliation that starts with the measure outside GAAP and ends with the one of GAAP."""

    measure: NonGaapMeasure
    table: Table
    start: Row
    end: Row


@dataclass(frozen=True, slots=True)
class Mislabel:
    """A row called EBITDA in whose sum stand ``steps`` that are no interest, tax, depreciation or amortization."""

    measure: NonGaapMeasure
    table: Table
    row: Row
    steps: tuple[Row, ...]


def detours(release: Release) -> Iterator[Detour]:
    """The reconciliations of the consolidated company in which the comparable measure of GAAP does not occur."""
    for table in _tables(release):
        rows = _stating(table)
        for end in rows:
            measure = _measure_of(end)
            if measure is None or measure.key not in _LOOKED_AT:
                continue
            whole = " \n ".join((table.title, *(row.label for row in table.rows)))
            start = rows[0]
            if comparable_in(whole, measure) or (measure.key != "free cash flow" and _LIQUIDITY.search(whole)):
                continue
            if start.ordinal < end.ordinal and _begins(start, measure):
                yield Detour(measure, table, start, end)
                break


def reversals(release: Release) -> Iterator[Reversal]:
    """The reconciliations whose first row is a measure outside GAAP and whose last row its counterpart of GAAP."""
    for table in _tables(release):
        rows = _stating(table)
        amounts = [row for row in rows if not row.is_rate]
        if len(amounts) > 2 and rows[0] is amounts[0] and (measure := _measure_of(rows[0])) is not None:
            own = [row for row in amounts if comparable_in(row.label, measure)]
            if own == amounts[-1:] and not names_in(own[0].label):
                yield Reversal(measure, table, rows[0], own[0])


def mislabels(release: Release) -> Iterator[Mislabel]:
    """The rows called EBITDA, and nothing more, that take out other things as well."""
    for table in _tables(release):
        rows = _stating(table)
        for place, row in enumerate(rows):
            measure = _measure_of(row)
            if measure is None or not _EBITDA.fullmatch(row.label.strip()):
                continue
            start = _last_net_income(rows[:place], measure)
            steps = () if start is None else tuple(each for each in rows[start + 1 : place] if _is_other_step(each))
            if steps:
                yield Mislabel(measure, table, row, steps)
            break


def _tables(release: Release) -> Iterator[Table]:
    for table in release.tables:
        is_whole = table.segment is None and not any(column.segment for column in table.columns)
        if is_whole and says_so(table) and not SEGMENT.search(table.title):
            yield table


def _stating(table: Table) -> list[Row]:
    return [row for row in table.rows if not row.is_heading and row.segment is None]


def _measure_of(row: Row) -> NonGaapMeasure | None:
    found = names_in(row.label)
    return found[0].measure if found and not row.is_rate else None


def _begins(start: Row, measure: NonGaapMeasure) -> bool:
    """Whether the first row is a known measure, of GAAP or not, other than the one arrived at."""
    own = _measure_of(start)
    if own is not None:
        return own.kin != measure.kin
    return any(
        each.key in _BEGUN_BY and each.kin != measure.kin and comparable_in(start.label, each) for each in measures()
    )


def _last_net_income(rows: list[Row], measure: NonGaapMeasure) -> int | None:
    return next((at for at in range(len(rows) - 1, -1, -1) if comparable_in(rows[at].label, measure)), None)


def _is_other_step(row: Row) -> bool:
    is_stated = any(cell is not None and cell.amount for cell in row.cells)
    return is_stated and not (_WITHIN_EBITDA.search(row.label) or _NO_STEP.search(row.label) or names_in(row.label))
