"""From a Release to an Audit: relations inferred from the figures, their verdicts, and findings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from icc_reports.check.claims import check_claims
from icc_reports.check.claims.findings import claim_findings
from icc_reports.check.cross_footing import check_cross_footing
from icc_reports.check.diagnosis import diagnose, with_causes
from icc_reports.check.disclosure import disclosure_findings
from icc_reports.check.finding_ids import named
from icc_reports.check.findings import findings_of
from icc_reports.check.footing import check_footing
from icc_reports.check.growth_bridges import check_growth_bridges
from icc_reports.check.ledger import Ledger
from icc_reports.check.misplaced import misplaced
from icc_reports.check.naming import unique
from icc_reports.check.recalculation import check_recalculation
from icc_reports.check.roll_forward import check_roll_forward
from icc_reports.check.segments import check_segments
from icc_reports.check.tie_out import check_tie_out
from icc_reports.model.audit import Audit, judge
from icc_reports.model.figures import Figure
from icc_reports.model.relations import Relation
from icc_reports.model.release import Release
from icc_reports.model.source import Span

Check = Callable[[Ledger], Iterable[Relation]]

CHECKS: tuple[Check, ...] = (
    check_footing,
    check_cross_footing,
    check_growth_bridges,
    check_tie_out,
    check_segments,
    check_recalculation,
    check_roll_forward,
)


def check_release(release: Release) -> Audit:
    """Every relation that the checks infer, judged on the printed figures, with the findings that follow."""
    ledger, figures = Ledger(release), _figures(release)
    claims = tuple(check_claims(ledger, figures))
    stated = {claim.figure.span: claim.figure for claim in claims if claim.figure.span not in figures}
    figures = {**figures, **stated}
    found = (relation for check in CHECKS for relation in check(ledger))
    relations = tuple(unique((*found, *(claim.relation for claim in claims))))
    judgements = tuple(judge(relation, figures) for relation in relations)
    moves = tuple(misplaced(release, judgements))
    explained = frozenset(relation for finding in moves for relation in finding.relations)
    bases = {claim.figure.span: claim.basis for claim in claims if claim.basis is not None}
    in_prose = claim_findings(judgements, figures, bases)
    of_rules = disclosure_findings(release, relations)
    in_tables = findings_of(judgements, figures, explained)
    causes = diagnose(release, judgements, figures, explained)
    told = with_causes((*in_tables, *in_prose), causes, judgements)
    findings = (*release.findings, *moves, *told, *of_rules)
    return Audit(
        release=release,
        judgements=judgements,
        findings=tuple(named(findings, release.facts, figures, (each.relation for each in judgements))),
        stated=tuple(stated.values()),
    )


def _figures(release: Release) -> Mapping[Span, Figure]:
    """The figures by place, with the doubts of their column and table: what is doubtful accuses nobody."""
    figures = {}
    for fact in release.facts:
        figure, around = fact.figure, (*fact.column.doubts, *fact.table.doubts)
        if around:
            figure = replace(figure, doubts=tuple(dict.fromkeys((*figure.doubts, *around))))
        figures[figure.span] = figure
    return figures
