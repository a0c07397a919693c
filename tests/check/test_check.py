"""The whole check on ICC's figures: what does not tie there is known, line by line."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from icc_reports.check import check_release
from icc_reports.check.findings import amount_in_words
from icc_reports.model.audit import Audit, Judgement, apply_corrections
from icc_reports.model.findings import FindingCode, Severity
from icc_reports.model.relations import Relation, RelationKind, Verdict
from icc_reports.model.release import Release
from icc_reports.model.source import Span
from tests.builders import figure
from tests.check.icc import icc_release

EXCEPTIONS = {
    ("footing", "Adjusted EBITDA loss", "367", "615"),
    ("footing", "Adjusted EBITDA loss", "604", "1586"),
    ("tie_out", "Net loss", "981", "982"),
    ("tie_out", "Less: Net interest and investment income", "18", "19"),
    ("tie_out", "Revenue", "3104", "3103"),
    ("tie_out", "Cost of services", "1861", "1860"),
    ("tie_out", "Cost of services", "1878", "1879"),
    ("recalculation", "Gross margin %", "383", "384"),
}


def _published(releases: Path) -> Release:
    reader = pytest.importorskip("icc_reports.read")
    if not hasattr(reader, "read_release"):
        pytest.skip("needs the reader")
    name = "icc-2004q1.txt"
    release: Release = reader.read_release((releases / name).read_bytes(), name)
    return release


IN_TABLES = {
    RelationKind.FOOTING,
    RelationKind.CROSS_FOOTING,
    RelationKind.TIE_OUT,
    RelationKind.RECALCULATION,
    RelationKind.ROLL_FORWARD,
}


def _judged(audit: Audit, verdict: Verdict) -> list[Judgement]:
    """The relations of the tables with that verdict; what the prose says is tested elsewhere."""
    places = {fact.figure.span for fact in audit.release.facts}
    of_tables = [each for each in audit.judgements if each.relation.asserted in places]
    return [each for each in of_tables if each.verdict is verdict and each.relation.kind in IN_TABLES]


@pytest.fixture(params=["figures", "published"])
def audit(request: pytest.FixtureRequest) -> Audit:
    if request.param == "figures":
        return check_release(icc_release())
    return check_release(_published(request.getfixturevalue("releases")))


def _digits(audit: Audit, relation: Relation) -> tuple[str, str, str, str]:
    row = next(fact.row for fact in audit.release.facts if fact.figure.span == relation.asserted)
    figure = audit.figures[relation.asserted]
    judgement = next(each for each in audit.judgements if each.relation is relation)
    assert judgement.computed is not None
    computed = abs(judgement.computed / int(figure.scale)) if figure.scale > 1 else abs(judgement.computed * 1000)
    return (relation.kind.value, row.label, "".join(filter(str.isdigit, figure.printed)), str(round(computed)))


def test_the_exceptions_are_exactly_the_known_ones(audit: Audit) -> None:
    found = [_digits(audit, each.relation) for each in _judged(audit, Verdict.EXCEPTION)]
    assert sorted(found) == sorted(EXCEPTIONS)


def test_rounding_is_neither_exact_nor_an_exception(audit: Audit) -> None:
    found = {
        (each.relation.kind, audit.figures[each.relation.asserted].printed.strip("$ "))
        for each in _judged(audit, Verdict.ROUNDING)
    }
    assert found == {
        (RelationKind.FOOTING, "2,406"),
        (RelationKind.TIE_OUT, "3,103"),
        (RelationKind.RECALCULATION, "53.0%"),
        (RelationKind.RECALCULATION, "40.1%"),
    }


def test_paid_in_capital_says_what_it_would_need(audit: Audit) -> None:
    (judgement,) = _judged(audit, Verdict.NOT_VERIFIABLE)
    assert judgement.relation.kind is RelationKind.ROLL_FORWARD
    assert audit.figures[judgement.relation.asserted].printed == "87,404"
    assert judgement.missing is not None
    assert "shares issued" in judgement.missing
    assert "statement of stockholders' equity" in judgement.missing


def test_the_balances_that_the_release_explains_roll_forward(audit: Audit) -> None:
    rolled = {
        audit.figures[each.relation.asserted].printed
        for each in audit.judgements
        if each.relation.kind is RelationKind.ROLL_FORWARD and each.verdict is Verdict.EXACT
    }
    assert rolled == {"332", "(82,631)", "35"}


def test_the_982_is_found_misplaced(audit: Audit) -> None:
    (finding,) = [each for each in audit.findings if each.code is FindingCode.MISPLACED_FIGURE]
    correction = finding.correction
    assert finding.severity is Severity.ERROR
    assert correction is not None
    assert audit.figures[correction.figure].printed == "982"
    table = audit.release.tables[correction.table]
    assert table.rows[correction.row].label == "Impairment of goodwill and acquired intangibles"
    assert table.columns[correction.to_column].period == table.columns[1].period
    assert correction.from_column == 0
    assert list(correction.before) == [-982_000, 982_000]
    assert list(correction.after) == [0, 0]
    failing = {each.relation.id for each in audit.judgements if each.verdict is Verdict.EXCEPTION}
    assert set(finding.relations) <= failing


def test_after_the_correction_the_reconciliation_foots(audit: Audit) -> None:
    corrected = check_release(apply_corrections(audit.release, audit.corrections))
    exceptions = _judged(corrected, Verdict.EXCEPTION)
    assert RelationKind.FOOTING not in {each.relation.kind for each in exceptions}
    assert len(exceptions) == len(EXCEPTIONS) - 2
    assert not corrected.corrections


def test_every_exception_raises_a_finding_a_person_understands(audit: Audit) -> None:
    told = {relation: finding for finding in audit.findings for relation in finding.relations}
    for judgement in _judged(audit, Verdict.EXCEPTION):
        finding = told[judgement.relation.id]
        assert finding.severity in {Severity.ERROR, Severity.WARNING}
        printed = " ".join(audit.figures[judgement.relation.asserted].printed.split())
        assert printed in finding.message or finding.correction is not None
        assert audit.figures[judgement.relation.asserted].span in finding.spans


def test_identifiers_are_unique(audit: Audit) -> None:
    ids = [judgement.relation.id for judgement in audit.judgements]
    assert len(ids) == len(set(ids))
    assert len({finding.id for finding in audit.findings}) == len(audit.findings)


def test_identifiers_outlive_lines_that_are_added_above() -> None:
    one, other = check_release(icc_release()), check_release(icc_release(lines_above=40))
    assert [each.relation.asserted.line + 40 for each in one.judgements] == [
        each.relation.asserted.line for each in other.judgements
    ]
    assert [each.relation.id for each in one.judgements] == [each.relation.id for each in other.judgements]
    assert [each.id for each in one.findings] == [each.id for each in other.findings]


def test_what_no_relation_reaches_is_only_what_stands_alone(audit: Audit) -> None:
    """Revenue of two segments in the three quarters for which no consolidated revenue is printed."""
    assert {fact.segment for fact in audit.uncovered} == {"Service Bureau", "Professional Services"}
    assert len(audit.uncovered) == 6


def test_findings_of_the_reader_are_carried_over(audit: Audit) -> None:
    assert set(audit.release.findings) <= set(audit.findings)


@pytest.mark.parametrize(
    ("value", "printed", "words"),
    [
        ("129149000", "129.2", "129.149"),
        ("129150000", "129.2", "129.15"),
        ("129120000", "129.2", "129.12"),
        ("-51000", "129.2", "(0.051)"),
        ("129200000", "129.2", "129.2"),
    ],
)
def test_a_value_is_told_in_digits_that_do_not_round_to_what_it_is_held_against(
    value: str, printed: str, words: str
) -> None:
    like = figure(printed, Span(1, 1, 5), scale=Decimal(10**6))
    assert amount_in_words(Fraction(value), like) == words
