"""Rows that statements split by who the other side is: "Freight costs", and "Freight costs – related party"."""

from __future__ import annotations

from functools import lru_cache

from icc_reports.check.matching import Line
from icc_reports.check.wording import key_of
from icc_reports.model.patterns import any_case
from icc_reports.model.release import Row, Table


@lru_cache(maxsize=4096)  # labels: each row is asked for with every claim on it
def without_related(label: str) -> str | None:
    """What a label says to be with related parties, without these words; None where it does not say so."""
    match = _WITH_RELATED.fullmatch(label.strip())
    return match["what"] if match is not None else None


_WITH_RELATED = any_case(
    r"(?P<what>[a-z].*?)(?: ?[-–—] ?|, ?| \()(?:(?:to|from|with) )?(?:an? )?"
    r"(?:related part(?:y|ies)|affiliates?|affiliated (?:companies|entities))\)?"
)


def twin_of(table: Table, row: Row) -> Row | None:
    """The row that states of related parties what a row states of all others, under the same heading."""
    if without_related(row.label) is not None:
        return None
    twins = (each for each in table.rows if each.section == row.section and without_related(each.label) is not None)
    names = {key_of(row.label), key_of(row.label).removesuffix(" net")}
    return next((each for each in twins if key_of(without_related(each.label) or "") in names), None)


def is_only_one(line: Line, what: str) -> bool:
    """Whether no other row of a table begins with what one says to be with related parties: then prose may say so."""
    others = (row for row in line.table.rows if row is not line.row and not row.is_heading)
    return not any(key_of(row.label).startswith(key_of(what)) for row in others)
