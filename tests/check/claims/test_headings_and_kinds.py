"""Headings that compare two periods, kinds of a measure that are another measure, changes in two units."""

from __future__ import annotations

import pytest

from icc_reports.check import check_release
from icc_reports.model.relations import RelationKind
from icc_reports.read import read_release
from tests.check.claims.inns import audit, numbers, verdicts

EXACT, OPEN = "exact", "not_verifiable"
_QUARTERS = """
<html><body><h3>Penhallow Marine, Inc. Reports Second Quarter 2020 Results</h3>
<p>KEY WEST, Fla., July 29, 2020 -- Penhallow Marine, Inc. reported results for the quarter ended June 30, 2020.</p>
{said}
<p><b>Statements of Operations</b><br>(in thousands)</p>
<table><tr><td></td><td colspan=3>Three Months Ended</td></tr>
<tr><td></td><td>June 30, 2020</td><td>March 31, 2020</td><td>June 30, 2019</td></tr>
<tr><td>Revenue</td><td>$52,400</td><td>$50,100</td><td>$41,300</td></tr>
<tr><td>Operating expenses</td><td>47,300</td><td>45,900</td><td>38,900</td></tr>
<tr><td>Operating income</td><td>$5,100</td><td>$4,200</td><td>$2,400</td></tr></table></body></html>
"""


@pytest.mark.parametrize(
    "heading",
    [
        "<h4>Second quarter 2020 vs. first quarter 2020</h4>",
        "<h4>Second quarter 2020</h4><h4>vs.</h4><h4>first quarter 2020</h4>",
        "<h4>Second quarter 2020 compared with the first quarter of 2020</h4>",
    ],
)
def test_a_heading_says_what_is_compared(heading: str) -> None:
    said = f"{heading}<p>Revenue of $52.4 million increased $2.3 million, or 5%, from $50.1 million.</p>"
    checked = check_release(read_release(_QUARTERS.format(said=said).encode(), "penhallow.htm"))
    claims = [each for each in checked.judgements if each.relation.kind is RelationKind.CLAIM]
    assert [each.verdict.value for each in claims] == [EXACT] * 4


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Advertising revenue was $94.3 million in the third quarter of 2019.", [OPEN]),
        ("Deferred revenue was $94.3 million at September 30, 2019.", [OPEN]),
        ("Growing revenue of $94.3 million in the third quarter of 2019 was a record.", [EXACT]),
        ("Assets under management were $448.7 million at September 30, 2019.", [OPEN]),
        ("Interest-earning assets were $448.7 million at September 30, 2019.", [OPEN]),
        ("Non-cash costs of moving were $0.71 million in the third quarter of 2019.", [EXACT]),
    ],
)
def test_a_kind_of_a_measure_is_another_measure(said: str, found: list[str]) -> None:
    assert verdicts(said) == found


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (
            "Against the third quarter of 2018 there was a $6.2 million, or 7.0% increase in revenue, and a $0.24 "
            "million, or 8.3% increase in the provision for income taxes in the third quarter of 2019.",
            [
                ("$6.2 million", "change", EXACT),
                ("7.0%", "growth", EXACT),
                ("$0.24 million", "change", EXACT),
                ("8.3%", "growth", EXACT),
            ],
        ),
        (
            "Revenue was $94.3 million in the third quarter of 2019, up 7% from the September quarter 2018.",
            [("$94.3 million", "amount", EXACT), ("7%", "growth", EXACT)],
        ),
        (
            "Third quarter 2019 operating income rose with an operating margin of 15.1%.",
            [("15.1%", "margin", EXACT)],
        ),
        (
            "Revenue was $94.3 million in the third quarter of 2019, which included costs of moving of $0.71 million, "
            "compared to $88.1 million in the third quarter of 2018.",
            [
                ("$94.3 million", "amount", EXACT),
                ("$0.71 million", "amount", EXACT),
                ("$88.1 million", "amount", EXACT),
            ],
        ),
        (
            "Adjusted debt fell, and at September 30, 2019 there were cash and cash equivalents of $31.7 million.",
            [("$31.7 million", "amount", EXACT)],
        ),
        (
            "A Quiet Lobby With Revenue of Approximately $94.3 million and No Queue",
            [("$94.3 million", "amount", EXACT)],
        ),
        ("Delivered ~7% WW revenue growth in the third quarter of 2019", [("7%", "growth", EXACT)]),
        (
            "Third quarter 2019 revenue was $94.3 million, compared to $88.1 million a year ago. The increase of $6.2 "
            "million came from the coast.",
            [("$94.3 million", "amount", EXACT), ("$88.1 million", "amount", EXACT), ("$6.2 million", "change", EXACT)],
        ),
    ],
)
def test_changes_and_what_they_go_with(said: str, found: list[tuple[str, str, str]]) -> None:
    assert numbers(said) == found


def test_growth_of_what_drives_it_is_not_its_own() -> None:
    said = "Revenue of $94.3 million was up 7% from a year ago, reflecting growth in loans to owners."
    checked = audit(said)
    assert [each.relation.subject.split(",")[0] for each in checked.judgements if each.relation.quote][:2] == [
        "Revenue"
    ] * 2
