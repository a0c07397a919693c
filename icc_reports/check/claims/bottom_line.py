"""Statements of income whose last line alone says what is earned: "Net loss attributable to common stockholders"."""

from __future__ import annotations

from collections.abc import Sequence

from icc_reports.check.claims.alike import are_one
from icc_reports.check.claims.entries import Entry
from icc_reports.check.matching import is_statement
from icc_reports.model.patterns import any_case
from icc_reports.model.release import TableKind


def bottom_lines(common: Sequence[Entry]) -> list[Entry]:
    """Those rows of what is left for common shares that are all of net income, as nothing of it goes to others.

    No other row of their statements is called net income, or takes a part of it.
    """
    found = [entry for entry in common if _is_all(entry)]
    return found if found and are_one([entry.line for entry in found]) else []


def _is_all(entry: Entry) -> bool:
    table, row = entry.line.table, entry.line.row
    is_own = entry.segment is None and not entry.tags and _NET.match(row.label) is not None
    is_income = is_statement(table) and table.kind is TableKind.INCOME_STATEMENT
    return is_own and is_income and not any(_OTHER.search(each.label) for each in table.rows if each is not row)


_NET = any_case(r"net \(?(?:income|loss|earnings)\b")
_OTHER = any_case(
    r"\b(?:preferred|non-?\s?controlling|minority|participating|redeemable|deemed|accretion|dividends?)\b"
    r"|^net \(?(?:income|loss|earnings)\b(?!.*\bper\b)"
)
