"""Cash that came in or went out: what the words say of it, and what the sign and the label of its row do."""

from __future__ import annotations

from icc_reports.check.claims.lookup import Cell
from icc_reports.check.claims.measures import Measure
from icc_reports.check.claims.options import Option
from icc_reports.check.claims.shapes import Spot, Statement
from icc_reports.model.patterns import any_case
from icc_reports.model.relations import Ref, weighted

_FLOW = any_case(r"\bcash flows?\b|\bcash,? (?:provided|generated|used|from operat)", "cash")
_EITHER_WAY = any_case(r"\b(?:investing|investment|financing)\b")  # of which prose often leaves the sign out
_IN = r"positive|provided|generat(?:es?|ed|ing)|inflows?|sources?|produc(?:es?|ed|ing)|contribut(?:es?|ed|ing)"
_OUT = r"negative|used?|uses|using|usage|outflows?|burn(?:s|ed)?|consum(?:es?|ed|ing)|deficit"
_EITHER = any_case(rf"\b(?:(?P<out>{_OUT})|{_IN})\b")
_NEGATIVE = any_case(r"\bnegative (?:(?:net|adjusted) )*\Z")
_BEHIND = any_case(r"\)? (?:(?:of|in) cash )?(?:(?:was|were) )?(?:used (?:in|by)|outflow|use of cash)\b")
_OPPOSITE = any_case(r"\bused\b.*\((?:provided|generated|from)|\bused (?:in )?/", "used")
_USED = any_case(r"\bused\b", "used")
_BRACKETS = any_case(r"\([^()]*\)|/.*")


def is_flow(measure: Measure) -> bool:
    """Whether the measure is cash that may come in or go out."""
    return _FLOW.search(measure.name) is not None


def flows_out(spot: Spot, measure: Measure) -> bool:
    """Whether the words say that cash went out: "negative operating cash flow", "cash used in operations"."""
    text, number = spot.reading.text, spot.number
    start = max(measure.start if measure.start < number.start else 0, _last_end(spot))
    said = [*_EITHER.finditer(text, start, number.start)] or [*_EITHER.finditer(f"{measure.name} {measure.title}")]
    if said:
        return said[-1]["out"] is not None
    is_negative = measure.start < number.start and _NEGATIVE.search(text, 0, measure.start) is not None
    return is_negative or _BEHIND.match(text, number.end) is not None


def _last_end(spot: Spot) -> int:
    """Where the number before it ends."""
    return spot.reading.numbers[spot.place - 1].end if spot.place else 0


def signed_flow(cell: Cell, statement: Statement) -> Option | None:
    """The cash that a row says came in, held to what the words say; None where the row or the words leave it open."""
    measure, span, label = statement.measure, cell.figure.span, cell.entry.line.row.label
    is_open = measure is None or not is_flow(measure) or _OPPOSITE.search(label) is not None
    if is_open or (_EITHER_WAY.search(label) and not statement.is_loss):
        return None
    is_out = cell.figure.amount < 0 or _USED.search(_BRACKETS.sub("", label)) is not None
    is_turned = is_out and cell.figure.amount > 0
    return Option(weighted((-1, span)) if is_turned else Ref(span), is_negative=statement.is_loss)
