"""What is delivered, by the row that the deed alone names: "Ferries delivered 14 boats" for "Deliveries"."""

from __future__ import annotations

from icc_reports.check.claims.measures import Measure
from icc_reports.check.claims.names import Names
from icc_reports.check.claims.numbers import Counted
from icc_reports.check.claims.part_names import segment_in
from icc_reports.check.claims.phrases import phrase
from icc_reports.check.claims.shapes import Number
from icc_reports.model.patterns import any_case


def delivered_behind(text: str, names: Names, number: Number) -> Measure | None:
    """The row of how many of anything were delivered, where the sentence says that its part of the company did it."""
    is_whole = number.said.counted is Counted.PLAIN and number.said.fraction_digits == 0 and number.said.scale == 1
    done = _DONE.search(text, 0, number.start) if is_whole else None
    what = _WHAT.match(text, number.end)
    if done is None or what is None:
        return None
    rows = [each for each in names.named(_ROW) if phrase(each.line.row.label) == _ROW]
    whose = dict.fromkeys(each.segment for each in rows)
    doer = _CLAUSE.split(text[: done.start()])[-1]
    if len(whose) != 1 or segment_in(doer, names) != next(iter(whose)):
        return None
    return Measure(
        start=number.end,
        end=what.end(),
        name="deliveries",
        entries=tuple(rows),
        segment=next(iter(whose)),
        title=f"{done['deed']}{what[0]}",
        behind=(number.end,),
        doubt="whether all that was delivered is counted",
        digits=_FEW,
    )


_ROW = phrase("deliveries")
_FEW = 2  # digits that no chance makes
_DONE = any_case(r"\b(?P<deed>delivered) (?:(?:a total of|approximately|about|nearly|over) )*\Z")
_WHAT = any_case(r" (?:(?:new|total) )*[a-z][a-z-]*s\b(?! of\b)")
_CLAUSE = any_case(r"[.;:]\s|,? (?:and|while|whereas) ")
