from __future__ import annotations

import re
from pathlib import Path

import pytest

from icc_reports.check import check_release
from icc_reports.check.finding_ids import named
from icc_reports.check.wording import slug
from icc_reports.model.findings import Finding, FindingCode, Severity
from icc_reports.pipeline import EMBEDDED
from icc_reports.read import read_release

TEXT = EMBEDDED.read_bytes()


def ids(data: bytes) -> list[str]:
    return [finding.id for finding in check_release(read_release(data, "release.txt")).findings]


def finding(name: str) -> Finding:
    return Finding(id=name, code=FindingCode.DOES_NOT_TIE, severity=Severity.ERROR, message="")


def test_ids_can_be_typed_and_say_what_they_are_of() -> None:
    found = ids(TEXT)
    assert all(re.fullmatch(r"[a-z0-9-]{1,76}", each) for each in found)
    assert any(
        re.fullmatch("misplaced-figure-impairment-of-goodwill-and-2003-10-31-[0-9a-f]{4}", each) for each in found
    )
    assert any(re.fullmatch("does-not-recalculate-gross-margin-2002-10-31-[0-9a-f]{4}", each) for each in found)
    assert len(set(found)) == len(found)


def test_ids_outlive_lines_that_move_and_other_figures_that_change() -> None:
    moved = TEXT.replace(b"\n", b"\n\n\n", 1)
    assert ids(moved) == ids(TEXT)
    elsewhere = re.sub(rb"(Accounts payable +\$? *)(\d)", lambda match: match[1] + b"9", TEXT, count=1)
    assert elsewhere != TEXT
    assert set(ids(TEXT)) <= set(ids(elsewhere))


def test_another_value_of_its_own_figure_makes_it_another_finding() -> None:
    changed = TEXT.replace(b"38.3%", b"37.3%")
    assert changed != TEXT
    before, after = (
        [each for each in ids(data) if each.startswith("does-not-recalculate-gross-margin-2002-10-31")]
        for data in (TEXT, changed)
    )
    assert len(before) == len(after) == 1
    assert before != after


def test_findings_that_begin_alike_and_those_that_are_alike_are_told_apart() -> None:
    long = "does-not-tie-" + "word-" * 40
    names = [each.id for each in named([finding(long + "a"), finding(long + "b"), finding(long + "b")], (), {}, ())]
    assert len(set(names)) == 3
    assert all(name.startswith("does-not-tie-") for name in names)


def test_long_identifiers_are_cut_after_a_word_and_differ() -> None:
    one, other = (slug("total", "of many words " * 12, end) for end in ("2003-10-31", "2002-10-31"))
    assert one != other
    assert re.fullmatch(r"total(-of|-many|-words)+-[0-9a-f]{8}", one)
    assert len(one) < 130
    assert slug("x" * 300) != slug("x" * 301)


@pytest.mark.parametrize("name", ["html/bank_a4q21earningsrelease.htm", "text10q/19940321_ford-motor-co_10-k.txt"])
def test_ids_are_unique_in_large_releases(name: str, releases: Path) -> None:
    found = ids((releases / name).read_bytes())
    assert len(set(found)) == len(found) > 10
