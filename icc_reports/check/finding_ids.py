"""What a finding is called: short enough to be typed, the same as long as the figures that it is about are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from hashlib import sha256

from icc_reports.check.naming import label_of
from icc_reports.check.wording import slug
from icc_reports.model.figures import Figure
from icc_reports.model.findings import Finding
from icc_reports.model.relations import Relation
from icc_reports.model.release import Fact
from icc_reports.model.source import Span

_LONGEST_LABEL = 32  # characters; with the longest code and a date that is some 75
_DIGEST = 4  # hexadecimal digits, more where two findings would be called the same


def named(
    findings: Iterable[Finding], facts: Iterable[Fact], figures: Mapping[Span, Figure], relations: Iterable[Relation]
) -> Iterator[Finding]:
    """The findings under short identifiers: code, label, period, and a digest that tells them apart for good.

    The digest is made of the long identifier and of the figures as printed. Lines that move and other figures that
    change leave it as it is; where one of its own figures changes it is another finding, so that what a reviewer
    accepted is never more than what the reviewer saw.
    """
    by_span = {fact.figure.span: fact for fact in facts}
    subjects = {relation.id: relation.subject for relation in relations}
    taken: set[str] = set()
    for finding in findings:
        stem = slug(finding.code.value, _label(finding, by_span, subjects), _day(finding, by_span))
        printed = ("".join(figures[span].printed.split()) for span in finding.spans if span in figures)
        digest = sha256("|".join((finding.id, *printed)).encode(errors="surrogatepass")).hexdigest()
        name = next(each for each in _names(stem, digest) if each not in taken)
        taken.add(name)
        yield replace(finding, id=name)


def _names(stem: str, digest: str) -> Iterator[str]:
    for length in (_DIGEST, 2 * _DIGEST):
        yield f"{stem}-{digest[:length]}"
    count = 2
    while True:  # two findings alike in all that they say
        yield f"{stem}-{digest[:_DIGEST]}-{count}"
        count += 1


def _label(finding: Finding, facts: Mapping[Span, Fact], subjects: Mapping[str, str]) -> str:
    """The label of the row that it is about, or the measure that a sentence is about; "" where it is about neither."""
    fact = facts.get(finding.spans[0]) if finding.spans else None
    named = label_of(fact.table, fact.row) if fact else ""
    named = named or next((subjects[each] for each in finding.relations if each in subjects), "").split(",")[0]
    text = slug(named)
    return (
        text if len(text) <= _LONGEST_LABEL else text[: _LONGEST_LABEL + 1].rpartition("-")[0] or text[:_LONGEST_LABEL]
    )


def _day(finding: Finding, facts: Mapping[Span, Fact]) -> str:
    """The end of the period of the first figure that has one."""
    periods = (facts[span].period for span in finding.spans if span in facts)
    return next((period.end.isoformat() for period in periods if period is not None), "")
