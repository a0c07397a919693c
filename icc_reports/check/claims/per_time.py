"""Tables that state amounts for each day beside those of all of the period: columns headed "Amount/Workday"."""

from __future__ import annotations

from icc_reports.check.claims.column_heads import heads_of
from icc_reports.check.claims.phrases import Words, phrase
from icc_reports.model.patterns import any_case
from icc_reports.model.release import Table


def per_time_of(table: Table) -> dict[Words, frozenset[int]]:
    """The columns of what is so much for each day, week or month, by the words that say it: "per workday"."""
    found = ((_PER_TIME.fullmatch(head.strip()), columns) for head, columns in heads_of(table).items())
    return {phrase(f"per {match['time']}"): columns for match, columns in found if match is not None}


_PER_TIME = any_case(
    r"(?:(?:average|amounts?|volumes?|number) ?)*(?:/ ?|per )"
    r"(?P<time>(?:(?:work|working|business|operating) ?)?days?|weeks?|months?)"
)
