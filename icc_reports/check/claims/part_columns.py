"""Columns of a reconciliation that are those of the parts of a company, beside its own."""

from __future__ import annotations

from collections.abc import Mapping

from icc_reports.check.claims.column_heads import OF_COMPANY
from icc_reports.check.claims.part_words import name_of_part
from icc_reports.model.patterns import any_case
from icc_reports.model.release import Table, TableKind

_A_LIST = 2  # columns, or rows


def are_of_parts(table: Table, heads: Mapping[str, frozenset[int]]) -> bool:
    """Whether the columns of a reconciliation are those of the parts of a company, and its own: "Consolidated".

    Its own may be headed "Total" alone, where the parts come to it.
    """
    if table.kind is not TableKind.RECONCILIATION:
        return False
    whole = [head for head in heads if OF_COMPANY.fullmatch(head.strip())]
    whole = whole or [head for head in heads if head.strip().lower() == "total" and _come_to(table, heads, head)]
    names = [head for head in heads if head not in whole and not OF_THE_REST.fullmatch(head.strip())]
    return bool(whole) and len(names) >= _A_LIST and all(name_of_part(name) is not None for name in names)


def _come_to(table: Table, heads: Mapping[str, frozenset[int]], total: str) -> bool:
    """Whether amounts of the other columns come to those of a total, in most rows that state both."""
    others = {at for head, columns in heads.items() if head != total for at in columns}
    told: list[bool] = []
    for row in table.rows:
        for at in heads[total]:
            whole, period = row.cells[at], table.columns[at].period
            parts = [each for other in others if (each := row.cells[other]) and table.columns[other].period == period]
            if whole is not None and whole.unit.is_monetary and len(parts) >= _A_LIST:
                room = sum((each.half_unit for each in parts), whole.half_unit)
                told.append(abs(sum(each.amount for each in parts) - whole.amount) <= room)
    return sum(told) >= _A_LIST and sum(told) * 3 >= len(told) * 2


OF_THE_REST = any_case(r"(?:all )?others?|(?:corporate|unallocated|(?:inter-?segment )?eliminations?)\b.*")
