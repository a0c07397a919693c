"""ICC's release, the embedded one and the published one: every claim with its verdict."""

from __future__ import annotations

from pathlib import Path

import pytest

from icc_reports.check import check_release
from icc_reports.check.tokens import TokenClass, tokens_of
from icc_reports.model.audit import Audit
from icc_reports.model.findings import FindingCode
from icc_reports.model.relations import RelationKind, Verdict
from icc_reports.pipeline import EMBEDDED
from icc_reports.read import read_release
from tests.check.claims.company import in_prose

PUBLISHED = Path(__file__).parents[4] / "shared" / "releases" / "icc-2004q1.txt"

OPEN = {"14%", "$100,000", "1,000"}  # selling and marketing of the fourth quarter is nowhere; "*" is less than 1,000


@pytest.fixture(scope="module", params=[EMBEDDED, PUBLISHED], ids=["embedded", "published"])
def audit(request: pytest.FixtureRequest) -> Audit:
    path: Path = request.param
    if not path.exists():
        pytest.skip("the published release is not at hand")
    return check_release(read_release(path.read_bytes(), path.name))


def _claims(audit: Audit) -> list[tuple[str, str]]:
    return [
        (audit.figures[each.relation.asserted].printed, each.verdict.value)
        for each in in_prose(audit)
        if each.relation.kind is RelationKind.CLAIM
    ]


def test_the_numbers_hold_or_are_open(audit: Audit) -> None:
    found = _claims(audit)
    assert {printed for printed, verdict in found if verdict == "not_verifiable"} <= OPEN
    assert not [printed for printed, verdict in found if verdict == "exception"]
    assert ("$125,000", "rounding") in found
    for printed in ("20.9%", "29.8%", "39.2%", "40.1%", "62.9%", "79%", "$51,000", "$0.07", "$818,000"):
        assert (printed, "exact") in found


def test_the_words_that_the_figures_contradict(audit: Audit) -> None:
    exceptions = [each for each in in_prose(audit) if each.verdict is Verdict.EXCEPTION]
    assert {each.relation.kind for each in exceptions} == {RelationKind.DIRECTION, RelationKind.DEFINITION}
    assert len(exceptions) == 2
    codes = {finding.code for finding in audit.findings}
    assert {
        FindingCode.DIRECTION_CONTRADICTED,
        FindingCode.DEFINITION_CONTRADICTED,
        FindingCode.BASIS_DIFFERS,
    } <= codes


def test_each_claim_token_has_one_relation(audit: Audit) -> None:
    claims = [token.span for token in tokens_of(audit.release) if token.kind is TokenClass.CLAIM]
    found = [each.relation.asserted for each in in_prose(audit) if each.relation.kind is RelationKind.CLAIM]
    assert sorted(claims) == sorted(found)


def test_the_margin_that_a_table_prints_differently_is_a_tie_of_its_own(audit: Audit) -> None:
    ties = [each for each in audit.judgements if each.relation.id.startswith("tie-out-claim-gross-margin")]
    verdicts = {audit.figures[each.relation.asserted].printed: each.verdict for each in ties}
    assert verdicts == {"40.1%": Verdict.EXACT, "38.4%": Verdict.EXCEPTION}


def test_coverage_counts_figures_of_tables_alone(audit: Audit) -> None:
    assert len(audit.release.facts) < len(audit.figures)
    assert {fact.figure.span for fact in audit.uncovered} <= {fact.figure.span for fact in audit.release.facts}
