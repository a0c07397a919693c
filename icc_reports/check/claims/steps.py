"""Steps of a bridge from one period to the next: what a cause makes out of the change, in percent."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from icc_reports.check.claims.entries import Entry
from icc_reports.check.claims.phrases import Words, phrase
from icc_reports.check.claims.row_forms import forms_of
from icc_reports.check.claims.stated_bases import tags_of_row
from icc_reports.check.matching import Line

_EFFECT = re.compile(r"^(?:impacts?|effects?) of (?:the )?|[ -](?:impacts?|effects?)$", re.IGNORECASE)


def add_steps(entries: Mapping[Words, list[Entry]], lines: Iterable[Line], rank: int) -> None:
    """The percentages of the steps by the names of their causes; their amounts are changes, not what is so called."""
    for line in lines:
        at = frozenset(
            column.ordinal
            for column, figure in zip(line.table.columns, line.row.cells, strict=True)
            if line.row.is_step and figure is not None and figure.is_percentage
        )
        if at:
            entry = Entry(line, tags_of_row(line), line.segment, False, rank, columns=at, by_head=True)
            for form in sorted({*forms_of(line), phrase(_EFFECT.sub("", line.row.label.strip()))} - {()}):
                entries[form].append(entry)
