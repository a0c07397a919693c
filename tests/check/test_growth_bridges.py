"""Growth on another basis follows from that as reported, and both from the amounts of two years, by proven signs."""

from __future__ import annotations

import pytest

from icc_reports.model.audit import Audit
from icc_reports.model.relations import RelationKind, Verdict
from tests.check.claims.pages import audit_of

_RELEASE = """
<html><body>
<h3>Osier Baskets, Inc. Reports Third Quarter 2019 Results</h3>
<p>BEND, Ore., Oct. 24, 2019 -- Osier Baskets, Inc. reported results for the quarter ended September 30, 2019.</p>
{said}
<p><b>Revenue growth</b></p>
{rates}
</body></html>
"""
_HEADS = """| Three Months Ended September 30, 2019 ||
| % Change Reported | Less FX Effect | % Change Constant Currency
"""
_EFFECTS_TAKEN_AWAY = ["Reed | 9% | (2)% | 11%", "Willow | 14% | 3% | 11%", "Cane | 5% | (1)% | 6%"]
_MORE = ["Rush | 22% | (4)% | 26%", "Straw | (3)% | 1% | (4)%"]


def _audit(rows: list[str], heads: str = _HEADS) -> Audit:
    return audit_of(_RELEASE, "osier.htm", rates=heads + "\n".join(rows) + "\n")


def _verdicts(audit: Audit, kind: RelationKind) -> dict[str, Verdict]:
    return {
        audit.figures[each.relation.asserted].printed: each.verdict
        for each in audit.judgements
        if each.relation.kind is kind
    }


def _crossed(rows: list[str]) -> list[Verdict]:
    found = [each for each in _audit(rows).judgements if each.relation.kind is RelationKind.CROSS_FOOTING]
    return [each.verdict for each in found]


def test_the_sign_of_an_effect_is_told_by_the_figures() -> None:
    assert _crossed(_EFFECTS_TAKEN_AWAY) == [Verdict.EXACT] * 3
    added = ["Reed | 9% | 2% | 11%", "Willow | 14% | (3)% | 11%", "Cane | 5% | 1% | 6%"]
    assert _crossed(added) == [Verdict.EXACT] * 3


@pytest.mark.parametrize(
    ("last", "verdicts"),
    [
        ("Tule | 8% | (2)% | 11%", [Verdict.ROUNDING]),
        ("Tule | 8% | (2)% | 14%", [Verdict.EXCEPTION]),
        ("Tule | 8% | — | 7%", []),  # what is printed as nil may be less than half a point
        ("Tule | 8.5% | (2)% | 14%", []),  # some round to halves
    ],
)
def test_one_that_does_not_follow_is_an_exception_among_many_that_do(last: str, verdicts: list[Verdict]) -> None:
    assert _crossed([*_EFFECTS_TAKEN_AWAY, *_MORE, last]) == [Verdict.EXACT] * 5 + verdicts


@pytest.mark.parametrize(
    "rows",
    [
        [*_EFFECTS_TAKEN_AWAY, "Tule | 8% | (2)% | 14%"],
        [*_EFFECTS_TAKEN_AWAY, *_MORE, "Tule | 8% | (2)% | 14%", "Bamboo | 4% | (1)% | 9%"],
        ["Reed | 9% | 0% | 9%", "Willow | 14% | 0% | 14%", "Cane | 5% | 0% | 5%"],
    ],
)
def test_nothing_is_said_where_the_figures_prove_no_reading(rows: list[str]) -> None:
    assert _crossed(rows) == []


_MEASURES = """| Three Months Ended September 30, |||
(in thousands) | Revenue | Gross Profit | Operating Income
"""
_AMOUNTS = ["2018 As Reported | $70,300 | $24,600 | $7,500", "2019 As Reported | $79,100 | $27,900 | $8,800"]
_CHANGES = ["Percentage Change (GAAP) | 13% | 13% | 17%", "Constant Currency Impact | $(1,500) | $(700) | $(250)"]


@pytest.mark.parametrize(("last", "verdict"), [("21%", Verdict.EXACT), ("14%", None)])
def test_both_growths_follow_from_the_amounts_of_two_years(last: str, verdict: Verdict | None) -> None:
    audit = _audit([*_AMOUNTS, *_CHANGES, f"Percentage Change Constant Currency | 15% | 16% | {last}"], _MEASURES)
    found = _verdicts(audit, RelationKind.RECALCULATION)
    assert (found["13%"], found["17%"]) == (Verdict.EXACT, Verdict.EXACT)
    assert found.get(last) is verdict


def test_rows_of_rates_add_up_too() -> None:
    heads = "| Three Months Ended September 30, 2019 |||\n| Reed | Willow | Cane | Rush\n"
    rows = [
        "Reported change | 9% | 14% | 5% | 22%",
        "Plus: currency translation effects | 2% | (3)% | 1% | 4%",
        "Constant currency change | 11% | 11% | 6% | 26%",
    ]
    found = _verdicts(_audit(rows, heads), RelationKind.RECALCULATION)
    assert found == {"11%": Verdict.EXACT, "6%": Verdict.EXACT, "26%": Verdict.EXACT}
