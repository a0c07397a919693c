"""Averages of what is counted: "an average of 11.4 ships were operated", for a row "Average number of ships"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from icc_reports.check.claims import vocabulary as v
from icc_reports.check.claims.measures import Measure
from icc_reports.check.claims.names import Names
from icc_reports.check.claims.numbers import Counted
from icc_reports.check.claims.phrases import phrase
from icc_reports.check.claims.shapes import Number
from icc_reports.model.patterns import any_case


def average_behind(
    text: str, names: Names, numbers: Sequence[Number], at: int, found: Sequence[Measure]
) -> Measure | None:
    """The row that prints the average number of what stands behind a number, or behind what that is compared with."""
    number = numbers[at]
    what = _WHAT.match(text, number.end) if number.said.counted is Counted.PLAIN else None
    if what is None:
        return None
    start, words = numbers[at - 1].end if at else 0, phrase(what["what"])
    last = next((each for each in found if at and start in each.behind), None)
    if last is not None and last.words[:1] == (_AVERAGE,) and v.COMPARED.search(text, start, number.start):
        own = replace(last, start=what.start("what"), end=what.end(), behind=(number.end,))
        return own if last.words[-len(words) :] == words else None
    if _LEAD.search(text, start, number.start) is None:
        return None
    for name in ((_AVERAGE, "number", *words), (_AVERAGE, *words)):
        if rows := names.named(name):
            return Measure(
                start=what.start("what"),
                end=what.end(),
                name=" ".join(name),
                title=rows[0].line.row.label.strip(),
                entries=rows,
                doubt="whether all of them are counted",
                behind=(number.end,),
            )
    return None


_AVERAGE = "average"
_LEAD = any_case(r"(?<!\bby )\ban average of (?:(?:approximately|about|nearly) )?\Z")
_WHAT = any_case(r" (?P<what>[a-z-]+)(?= (?:were|was|in|during|for|over|at|owned|operated|by|with)\b|[.,;)]|\Z)")
