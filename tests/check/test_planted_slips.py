"""Slips planted in covered figures: in the great majority the right cause is named, and hardly ever a wrong one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from random import Random

import pytest

from icc_reports.check import check_release
from icc_reports.errors import IccReportsError
from icc_reports.model.audit import Audit
from icc_reports.model.figures import Figure, Notation
from icc_reports.model.findings import Diagnosis, DiagnosisKind
from icc_reports.model.relations import Verdict, refs
from icc_reports.model.release import Fact, Release, Row
from tests.check.icc import icc_release

Slip = Callable[[str, Random], str | None]

_MOST_FIGURES = 420  # of a release, so that it is checked in a fraction of a second


def _transposed(digits: str, random: Random) -> str | None:
    places = [place for place in range(len(digits) - 1) if digits[place] != digits[place + 1]]
    if not places:
        return None
    place = random.choice(places)
    return digits[:place] + digits[place + 1] + digits[place] + digits[place + 2 :]


def _doubled(digits: str, random: Random) -> str:
    place = random.randrange(len(digits))
    return digits[:place] + digits[place] + digits[place:]


def _dropped(digits: str, random: Random) -> str | None:
    place = random.randrange(len(digits))
    return digits[:place] + digits[place + 1 :] if len(digits) > 2 else None


def _another(digits: str, random: Random) -> str:
    place = random.randrange(len(digits))
    return digits[:place] + random.choice("0123456789") + digits[place + 1 :]


def _anything(digits: str, random: Random) -> str:
    return str(random.randrange(1, 10 * int(digits)))


IN_DIGITS: dict[str, Slip] = {
    DiagnosisKind.TRANSPOSED_DIGITS: _transposed,
    DiagnosisKind.DOUBLED_DIGIT: _doubled,
    DiagnosisKind.DROPPED_DIGIT: _dropped,
    DiagnosisKind.WRONG_DIGIT: _another,
    "anything": _anything,
}
TELLING = (DiagnosisKind.TRANSPOSED_DIGITS, DiagnosisKind.DOUBLED_DIGIT, "sign", "scale")


def _spoilt(figure: Figure, kind: str, random: Random) -> Figure | None:
    """The figure as it would be printed with the slip; None where it allows none that could be seen."""
    number, places = figure.number, max(figure.fraction_digits, 0)
    assert number is not None
    if kind == "sign":
        return replace(figure, number=-number)
    if kind == "scale":
        power = random.choice((1, -1) if figure.is_percentage else (1, -1, 3, -3))
        return replace(figure, number=number.scaleb(power), fraction_digits=max(places - power, 0))
    digits = f"{abs(number):.{places}f}".replace(".", "").lstrip("0").rjust(places, "0")
    changed = IN_DIGITS[kind](digits, random)
    if not changed or not int(changed) or changed == digits or (changed[0] == "0" and len(changed) > places + 1):
        return None
    return replace(figure, number=Decimal(int(changed)).scaleb(-places).copy_sign(number))


def _with(release: Release, fact: Fact, figure: Figure) -> Release:
    def put(row: Row) -> Row:
        if row.ordinal != fact.row.ordinal:
            return row
        return replace(
            row,
            cells=tuple(figure if place == fact.column.ordinal else cell for place, cell in enumerate(row.cells)),
        )

    table = replace(fact.table, rows=tuple(put(row) for row in fact.table.rows))
    return replace(release, tables=tuple(table if each.ordinal == table.ordinal else each for each in release.tables))


def _causes(audit: Audit) -> list[Diagnosis]:
    return [finding.diagnosis for finding in audit.findings if finding.diagnosis is not None]


def _failing(audit: Audit) -> set[str]:
    return {each.relation.id for each in audit.judgements if each.verdict is Verdict.EXCEPTION}


def _outcome(before: Audit, fact: Fact, spoilt: Figure) -> Iterator[str]:
    """What the check makes of the slip: "right", "wrong", "none" where it fails unexplained, nothing if unnoticed."""
    after = check_release(_with(before.release, fact, spoilt))
    known = [each.replacements for each in _causes(before)]
    new = [each for each in _causes(after) if each.replacements not in known]
    if not new and _failing(after) - _failing(before):
        yield "none"
    for cause in new:
        meant = [(each.figure, each.value) for each in cause.replacements]
        yield "right" if meant == [(fact.figure.span, fact.figure.amount)] else "wrong"


def _sound(audit: Audit) -> list[Fact]:
    """The facts in which a slip is the only one: relations cover them, and all that they enter hold."""
    failing = {
        span
        for each in audit.judgements
        if each.verdict is Verdict.EXCEPTION
        for span in (each.relation.asserted, *refs(each.relation.expression))
    }
    sound = audit.covered - failing
    numbers = (fact for fact in audit.release.facts if fact.figure.notation is Notation.NUMBER and fact.figure.number)
    return [fact for fact in numbers if fact.figure.span in sound]


def _planted(audits: Sequence[Audit], kind: str, count: int, random: Random) -> Counter[str]:
    outcomes: Counter[str] = Counter()
    for _ in range(count):
        audit = random.choice(audits)
        fact = random.choice(_sound(audit))
        spoilt = _spoilt(fact.figure, kind, random)
        if spoilt is not None and spoilt.amount != fact.figure.amount:
            outcomes.update(_outcome(audit, fact, spoilt))
    return outcomes


@pytest.fixture(scope="module")
def own() -> list[Audit]:
    return [check_release(icc_release())]


@pytest.fixture(scope="module")
def published(releases: Path) -> list[Audit]:
    reader = pytest.importorskip("icc_reports.read")
    audits = []
    for path in (*sorted((releases / "text").glob("*.txt")), *sorted((releases / "html").glob("*.htm"))):
        try:
            release: Release = reader.read_release(path.read_bytes(), path.name)
        except IccReportsError:
            continue
        if 20 < len(release.facts) < _MOST_FIGURES:
            audits.append(check_release(release))
    return audits


def test_in_known_tables_no_wrong_cause_is_named_and_most_slips_are(own: list[Audit]) -> None:
    random = Random(2004)  # noqa: S311 - repeatable, not secret
    outcomes = {kind: _planted(own, kind, 6, random) for kind in (*IN_DIGITS, "sign", "scale")}
    assert not sum(each["wrong"] for each in outcomes.values()), outcomes
    telling = sum((outcomes[kind] for kind in TELLING), Counter[str]())
    assert telling["right"] >= 2 * telling["none"], outcomes
    assert telling["right"] >= 8, outcomes


@pytest.mark.slow
def test_in_real_releases_hardly_any_wrong_cause_is_named_and_most_slips_are(published: list[Audit]) -> None:
    random = Random(1947)  # noqa: S311 - repeatable, not secret
    outcomes = {kind: _planted(published, kind, 40, random) for kind in (*IN_DIGITS, "sign", "scale")}
    everything = sum(outcomes.values(), Counter[str]())
    assert 50 * everything["wrong"] <= everything["wrong"] + everything["right"], outcomes
    telling = sum((outcomes[kind] for kind in TELLING), Counter[str]())
    assert telling["right"] >= 2 * telling["none"], outcomes
    assert telling["right"] >= 60, outcomes
