"""What the name of a measure leaves open: which rows, which margin, the rates of which period."""

from __future__ import annotations

from icc_reports.check.claims.counted_together import ALL_COUNTED, are_counted
from icc_reports.check.claims.deed_labels import SPENDING
from icc_reports.check.claims.entries import Entry
from icc_reports.check.claims.lookup import fits, is_at_rates
from icc_reports.check.claims.measures import Measure
from icc_reports.model.patterns import any_case
from icc_reports.model.relations import ClaimKind

AT_LEAST = "whether it includes more than what is named"


def doubt_of(measure: Measure | None, kind: ClaimKind) -> str | None:
    """What a measure's own name leaves open in a claim of that kind; None for nothing."""
    if measure is None:
        return None
    if measure.parts:
        return AT_LEAST if measure.doubt == AT_LEAST else "which rows are added"
    if (own := _only_loosely(measure)) is not None:
        return f"whether {own.line.row.label.strip()!r} is meant"
    if measure.is_any_margin:
        return "which margin is meant"
    if kind is ClaimKind.CHANGE and are_counted(measure):
        return measure.doubt or ALL_COUNTED
    if is_at_rates(measure):
        return "at the rates of which period it is stated"
    if measure.entries and _IN_PARTS.search(measure.name) and any(map(_is_current, measure.entries)):
        return "whether what is not current is part of it"
    if measure.words == SPENDING and measure.entries and all(map(_may_be_a_part, measure.entries)):
        return "whether what is spent on intangibles is part of it"
    return measure.doubt


def _only_loosely(measure: Measure) -> Entry | None:
    """The first row, where all that are on the measure's basis, or all there are, are called so loosely."""
    meant = [each for each in measure.entries if fits(each, measure)] or measure.entries
    return meant[0] if meant and all(each.is_loose for each in meant) else None


_IN_PARTS = any_case(
    r"(?<!current )\b(?:deferred (?:\w+ )?revenues?|contract liabilit(?:y|ies)|unearned revenues?|debt|borrowings"
    r"|leases?|notes payable|investments|marketable securities|obligations)\b"
)


def _may_be_a_part(entry: Entry) -> bool:
    """Whether a row of what is spent on property stands beside one of what is spent on intangibles."""
    line = entry.line
    beside = any(_INTANGIBLES.search(each.label) for each in line.table.rows if each is not line.row)
    return beside and _BY_NAME.search(line.row.label) is None


_BY_NAME = any_case(r"\bcapital\b")
_INTANGIBLES = any_case(
    r"\b(?:purchases?|acquisitions?|additions?|expenditures?|payments?|investments?)\b.*\b(?:intangibles?|software)\b"
    r"|\bcapitali[sz]ed\b.*\bsoftware\b"
)


def _is_current(entry: Entry) -> bool:
    """Whether a row is one of what is current, so that more of its name may stand elsewhere, or within other rows."""
    return any("current" in heading.lower() for heading in entry.line.row.section)
