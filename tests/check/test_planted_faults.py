"""Two hundred misprints, planted in figures that are covered, over all real releases: nine in ten are named."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from icc_reports.check import check_release
from icc_reports.errors import IccReportsError
from tests.check.faults import KINDS, draw
from tests.check.planting import Source, read_again, source_of

pytestmark = pytest.mark.slow

SEED = 20040115
FAULTS = 200
NAMED = 0.9


def _sources(releases: Path) -> list[Source]:
    sources = []
    for path in sorted(each for each in releases.rglob("*") if each.suffix in {".txt", ".htm"}):
        try:
            sources.append(source_of(f"{path.parent.name}/{path.name}", path.read_bytes()))
        except IccReportsError:
            continue  # an exhibit without tables
    return sources


def test_nine_in_ten_faults_raise_an_exception_that_names_the_line(releases: Path) -> None:
    planted, named, missed = Counter[str](), Counter[str](), []
    for each in draw(_sources(releases), FAULTS, SEED):
        again = read_again(each.fault)
        assert again is not None, "the fault does not read as it was meant"
        planted[each.kind] += 1
        if each.is_named_in(check_release(again[0])):
            named[each.kind] += 1
        else:
            fact = each.fault.fact
            place, printed = fact.figure.span.place, fact.figure.printed
            missed.append(
                f"{each.kind}: {each.fault.source.name} {place} {fact.row.label!r} {printed} {each.fault.number}"
            )
    print({kind: f"{named[kind]} of {planted[kind]}" for kind in KINDS}, *missed, sep="\n")
    assert planted.total() == FAULTS
    assert named.total() >= NAMED * FAULTS, "\n".join(missed)
