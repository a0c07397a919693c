"""Tables whose rows are quarters and whose columns are years."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from icc_reports.model.patterns import pattern_of
from icc_reports.model.release import Row
from icc_reports.read.rows import RawRow


def are_by_quarter(rows: Sequence[RawRow | Row], heads: Sequence[str]) -> bool:
    """Whether rows are quarters of the years in the heads: "First quarter", "Second quarter", below "2019"."""
    are_years = all(_YEAR_ALONE.fullmatch(head.strip()) for head in heads)
    return are_years and sum(_quarter_of(row.label) is not None for row in rows) >= _FEWEST_QUARTERS


def with_quarters(rows: Sequence[Row], heads: Sequence[str]) -> tuple[Row, ...]:
    """The rows, each with the quarter that its label says, where they are by quarter."""
    is_told = are_by_quarter(rows, heads)
    return tuple(replace(row, quarter=_quarter_of(row.label)) if is_told else row for row in rows)


def _quarter_of(label: str) -> int | None:
    match = _QUARTER_ALONE.fullmatch(label.strip(" :"))
    if match is None:
        return None
    return int(match["q"] or match["q2"]) if not match["ordinal"] else _ORDINALS.index(match["ordinal"].lower()) + 1


_ORDINALS = ("first", "second", "third", "fourth")
_QUARTER_ALONE = pattern_of(
    r"(?:the )?(?P<ordinal>first|second|third|fourth)[\s-]+(?:fiscal )?quarter|q ?(?P<q>[1-4])|(?P<q2>[1-4]) ?q",
    re.IGNORECASE,
)
_YEAR_ALONE = pattern_of(r"(?:fiscal )?(?:19|20)\d\d", re.IGNORECASE)
_FEWEST_QUARTERS = 2  # rows
