"""Subjects that no row's own name names, by a row's words: "paid additions rose to 4.1 million"."""

from __future__ import annotations

from collections.abc import Sequence

from icc_reports.check.claims.measures import Measure
from icc_reports.check.claims.names import Names
from icc_reports.check.claims.periods import Mention
from icc_reports.check.claims.row_words import Stretch, is_whole, measure_by_words
from icc_reports.check.claims.shapes import Number
from icc_reports.model.patterns import any_case


def with_subjects(
    measures: Sequence[Measure], text: str, names: Names, numbers: Sequence[Number], periods: Sequence[Mention]
) -> list[Measure]:
    """The measures, and those of clauses that name none before their first number."""
    found = list(measures)
    for at, number in enumerate(numbers):
        start = numbers[at - 1].end if at else 0
        for clause in _CLAUSE.finditer(text, start, number.start):
            start = clause.end()
        if at and start == numbers[at - 1].end:
            continue  # the clause goes on
        start = max((each.end for each in periods if start <= each.start and each.end <= number.start), default=start)
        verb = _VERB.search(text, start, number.start)
        what = _LEAD.match(text, start, number.start)
        if verb is None or what is None or any(_names(each, start, number.start) for each in found):
            continue
        end = min([verb.start(), *(each.start for each in periods if each.start > what.end())])
        subject = measure_by_words(text, Stretch(start=what.end(), end=end, is_subject=True), names)
        is_other = any(each.entries and start <= each.start < number.start for each in found)
        if subject is not None and (is_whole(subject) or not is_other):
            found = [each for each in found if each.end <= subject.start or subject.end <= each.start] + [subject]
    return sorted(found, key=lambda each: each.start)


def _names(measure: Measure, start: int, end: int) -> bool:
    """Whether a measure of the tables stands there, or what is earned per share."""
    is_known = measure.is_eps or (measure.unknown is None and bool(measure.entries or measure.ratios))
    return is_known and measure.start < end and start < measure.end


_CLAUSE = any_case(
    r"[.;:•]\s+|,\s+(?:and\s+|while\s+|but\s+|with\s+|as\s+)?|\s(?:and|while)\s(?=(?:the|an?|our|its)\s)"
    r"|\b(?:increase|decrease|growth|decline|improvement|reduction)s? in ",
)
_LEAD = any_case(r"\W*(?:(?:the|our|its|an?|company[’']s|and|total|in|for) )*")
_VERB = any_case(
    r"\b(?:was|were|is|are|had|totaled|totalled|averaged|amounted|came|reached|stood|rose|fell|grew|increased|decreased"
    r"|declined|improved|climbed|dropped|remained|ended)\b"
    r"|\b(?:of|to|at) (?:(?:approximately|about|nearly) )?\(?\Z",
)
