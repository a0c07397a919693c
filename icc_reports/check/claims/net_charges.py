"""What prose calls the loss of a part that earns nothing: the "net charges" of the corporate centre."""

from __future__ import annotations

from icc_reports.check.claims.entries import Entry
from icc_reports.check.claims.phrases import Words, phrase

NET_CHARGES = phrase("net charges")


def are_charges(entry: Entry, form: Words) -> bool:
    """Whether a row of that name states what a segment earns, which is less than nothing in all its periods."""
    figures = [figure for _, figure in entry.cells()]
    is_result = form == phrase("income") and entry.segment is not None and not entry.tags
    return is_result and bool(figures) and all(figure.unit.is_monetary and figure.amount < 0 for figure in figures)
