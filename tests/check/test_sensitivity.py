"""Every figure of the first release counts: change one by ten units, and an exception names its line, no other."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from icc_reports.check import check_release
from icc_reports.model.figures import SHARES
from icc_reports.model.release import Fact
from icc_reports.pipeline import EMBEDDED
from tests.check.planting import Source, by_units, exceptions_of, plant, read_again, source_of

UNITS = 10
SAMPLED = 47  # one figure of so many is tried in the quick test
ALONE = {"Service Bureau", "Professional Services"}  # one row each, and no consolidated figure in the middle quarters


@dataclass(frozen=True)
class Change:
    """A changed figure: the lines that new exceptions name, and ids of new exceptions that are not about it."""

    fact: Fact
    units: int
    is_named: bool
    strays: tuple[str, ...]


@pytest.fixture(scope="module", params=["embedded", "published"])
def source(request: pytest.FixtureRequest) -> Source:
    path = EMBEDDED
    if request.param == "published":
        releases: Path = request.getfixturevalue("releases")
        path = releases / "icc-2004q1.txt"
    return source_of(path.name, path.read_bytes())


def _changes(source: Source, step: int = 1) -> list[Change]:
    before = exceptions_of(source.audit)
    changes = []
    for fact in source.release.facts[::step]:
        for units in (UNITS, -UNITS):
            fault = None if fact.figure.number is None else plant(source, fact, by_units(fact.figure, units))
            again = None if fault is None else read_again(fault)
            if again is None:
                continue
            release, changed = again
            after = exceptions_of(check_release(release))
            new = {
                name: spans
                for name, (difference, spans) in after.items()
                if name not in before or before[name][0] != difference
            }
            changes.append(
                Change(
                    fact=fact,
                    units=units,
                    is_named=any(span.line == fact.figure.span.line for spans in new.values() for span in spans),
                    strays=tuple(name for name, spans in new.items() if changed.figure.span not in spans),
                )
            )
    return changes


def _may_escape(change: Change) -> bool:
    """Segment revenue with nothing to tie to; fewer shares, which leave (918) / 12,418 at (0.07) as printed."""
    if change.fact.figure.unit == SHARES:
        return change.units < 0 and change.fact.figure.printed == "13,797,567"
    return change.fact.table.segment in ALONE and change.fact.column.ordinal in {1, 2, 3}


def _assert_sensitive(changes: list[Change]) -> None:
    missed = [change for change in changes if not change.is_named and not _may_escape(change)]
    assert [(each.fact.row.label, each.fact.figure.printed, each.units) for each in missed] == []
    assert [(each.fact.row.label, each.fact.figure.printed, each.strays) for each in changes if each.strays] == []


def test_a_sample_of_changed_figures_is_noticed(source: Source) -> None:
    changes = _changes(source, step=SAMPLED)
    assert len(changes) >= 8
    _assert_sensitive(changes)


@pytest.mark.slow
def test_every_changed_figure_is_noticed_and_nothing_else_alleged(source: Source) -> None:
    changes = _changes(source)
    assert len(changes) >= 400
    _assert_sensitive(changes)
