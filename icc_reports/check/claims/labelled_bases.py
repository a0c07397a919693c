"""One measure on several bases, each behind a label: "Gross margin: GAAP: 51%; Operating (Non-GAAP): 54%"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from icc_reports.check.claims.measures import Measure
from icc_reports.check.claims.phrases import tags_in
from icc_reports.model.patterns import any_case


def on_labelled_bases(measures: Sequence[Measure], text: str) -> list[Measure]:
    """The measures, with that of a list for each of its labels that name another basis than GAAP and nothing else."""
    found = list(measures)
    for measure in measures:
        opens = _OPENS.match(text, measure.end) if measure.entries and not measure.tags else None
        for label in _LABEL.finditer(text, opens.end()) if opens is not None else ():
            start, end = label.span("basis")
            if _MEASURED.search(text, start, end) is None:
                found = [each for each in found if each.end <= start or end <= each.start]
                found.append(_labelled(measure, text, start, end))
    return sorted(found, key=lambda each: each.start)


def _labelled(measure: Measure, text: str, start: int, end: int) -> Measure:
    """The measure of a list by one of its labels."""
    label = text[start:end]
    title = f"{measure.title or measure.name}, {label}"
    return replace(measure, start=start, end=end, tags=tags_in(label), title=title, doubt=measure.doubt or _DOUBT)


_OPENS = any_case(r"(?::| [-–—]) (?:u\.?s\.? )?gaap(?: basis)?: ", "gaap")
_LABEL = any_case(
    r"[;,.] (?P<basis>(?:[\w’'-]+ )?\(?(?:non-?gaap|adjusted|underlying|normali[sz]ed)\)?(?: basis)?)(?=: )"
)
_MEASURED = any_case(r"\b(?:revenues?|sales|margins?|income|earnings|profits?|expenses?|ebitda|eps|cash)\b")
_DOUBT = "whether the label names the basis alone"
