"""Diagnosis: the one cause that explains a failure, proposed only where no other does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from icc_reports.check.diagnosis.bench import Bench
from icc_reports.check.diagnosis.percentages import adjusted
from icc_reports.check.diagnosis.rows import missing_rows
from icc_reports.check.diagnosis.search import Search
from icc_reports.check.diagnosis.wording import Words
from icc_reports.check.groups import groups_of
from icc_reports.model.audit import Judgement
from icc_reports.model.figures import Figure
from icc_reports.model.findings import Diagnosis, DiagnosisKind, Finding, Severity
from icc_reports.model.release import Release
from icc_reports.model.source import Span


def diagnose(
    release: Release, judgements: Sequence[Judgement], figures: Mapping[Span, Figure], settled: frozenset[str]
) -> tuple[Diagnosis, ...]:
    """The causes of the exceptions that are not settled: each relation has one at most.

    ``settled`` are ids of relations which a correction explains already.
    """
    if all(each.verdict.holds or not each.difference for each in judgements):
        return ()
    bench = Bench(judgements, figures, settled)
    words = Words(release, figures)
    groups = tuple(groups_of(release, judgements))
    search = Search(bench, _columns(release))
    slips = [words.slip(each) for each in search.explanations()]
    forced = [words.adjusted(each) for each in adjusted(bench, groups)]
    explained = frozenset(name for each in (*slips, *forced) for name in each.evidence)
    rows = [words.missing(each) for each in missing_rows(bench, groups, explained, search.suspected)]
    return (*slips, *forced, *rows)


def with_causes(
    findings: Iterable[Finding], causes: Iterable[Diagnosis], judgements: Iterable[Judgement]
) -> Iterator[Finding]:
    """The findings; that on the first relation which a cause explains tells it, and stands for those on the others."""
    causes = tuple(causes)
    first = {each.evidence[0]: each for each in causes}
    others = {name for each in causes for name in each.evidence[1:]}
    asserted = {each.relation.id: each.relation.asserted for each in judgements}
    for finding in findings:
        relation = finding.relations[0] if finding.relations else ""
        if relation in first:
            yield _explained(finding, first[relation], asserted)
        elif relation not in others:
            yield finding


def _explained(finding: Finding, cause: Diagnosis, asserted: Mapping[str, Span]) -> Finding:
    changed = (each.figure for each in cause.replacements)
    spans = (*changed, *finding.spans, *(asserted[name] for name in cause.evidence), *cause.witnesses)
    return replace(
        finding,
        message=f"{finding.message} {cause.message}",
        spans=tuple(dict.fromkeys(spans)),
        relations=cause.evidence,
        severity=_severity(finding, cause),
        diagnosis=cause,
    )


def _severity(finding: Finding, cause: Diagnosis) -> Severity:
    """As grave as without its cause, save that what is adjusted on purpose is no slip."""
    return Severity.WARNING if cause.kind is DiagnosisKind.FORCED_PERCENTAGES else finding.severity


def _columns(release: Release) -> Mapping[Span, Sequence[Span]]:
    columns: dict[Span, Sequence[Span]] = {}
    for table in release.tables:
        for column in table.columns:
            spans = [cell.span for row in table.rows if (cell := row.cells[column.ordinal]) is not None]
            columns |= dict.fromkeys(spans, spans)
    return columns
