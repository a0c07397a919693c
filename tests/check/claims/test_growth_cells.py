"""Growth that tables print in cells of its own, by measure and part, and prose that names it so."""

from __future__ import annotations

import pytest

from icc_reports.check.claims.growth_cells import named_growth
from tests.check.claims.pages import audit_of, printed

EXACT, OPEN = "exact", "not_verifiable"
_RELEASE = """
<html><body>
<h3>Farrow Kettles, Inc. Reports Second Quarter 2021 Results</h3>
<p>BEND, Ore., July 20, 2021 -- Farrow Kettles, Inc. reported results for the quarter ended June 30, 2021.</p>
<p><b>Operations: Three Months Ended June 30, 2021</b></p>
<p><b>Sales and Shipments</b></p>
{changes}
<p><b>Consolidated</b></p>
{said}
<p><b>Consolidated Statements of Income</b><br>(in thousands, except per share data)</p>
{income}
<p><b>Reconciliation of GAAP and Non-GAAP Measures</b></p>
<p><b>Diluted Net Income Per Share:</b></p>
{shares}
<p><b>Segments</b><br>(in thousands)</p>
<p><b>Operating Income (Loss) by Operating Segment:</b></p>
{segments}
</body></html>
"""
_CHANGES = """Percent Change | Kettle Shipments | Price/Mix | Currency Impact | Reported Net Sales | Organic Sales \
| Comparable Currency Neutral Operating Income | Factory Output
Consolidated | (2) | 6 | (3) | 1 | 4 | 15 | (1)
Kitchen | 2 | 3 | 1 | 5 | 4 | 7 | 3
Garden | (1) | 15 | (17) | (4) | 13 | 38 | (3)
"""
_INCOME = """| Three Months Ended June 30, |
| 2021 | 2020
Net sales | $79,100 | $78,330
Cost of sales | 51,200 | 52,700
Operating income | 27,900 | 24,630
Net income | $8,800 | $6,530
Diluted net income per share | $0.88 | $0.65
"""
_SHARES = """| Three Months Ended June 30, 2021
% Change - Reported (GAAP) | 35
% Currency Impact | (11)
% Change - Currency Neutral (Non-GAAP) | 46
% Change - Comparable (Non-GAAP) | 4
% Comparable Currency Impact (Non-GAAP) | (5)
% Change - Comparable Currency Neutral (Non-GAAP) | 9
"""
_SEGMENTS = """Three Months Ended June 30, 2021 | | |
| Kitchen | Garden | Consolidated
Reported (GAAP) | $17,900 | $10,000 | $27,900
Comparable (Non-GAAP) | $18,000 | $10,100 | $28,100
| Kitchen | Garden | Consolidated
% Change - Reported (GAAP) | 3 | 24 | 13
% Currency Impact | (4) | (29) | (14)
% Change - Comparable (Non-GAAP) | 6 | 14 | 9
"""


def _found(*said: str) -> list[tuple[str, str]]:
    audit = audit_of(
        _RELEASE, "farrow.htm", *said, changes=_CHANGES, income=_INCOME, shares=_SHARES, segments=_SEGMENTS
    )
    return [(text, judgement.verdict.value) for text, judgement in printed(audit)]


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Price/mix grew 6%, driven by pricing.", [("6%", EXACT)]),
        ("Global kettle shipments declined 2%.", [("2%", EXACT)]),
        ("Kitchen price/mix grew 3%.", [("3%", EXACT)]),
        ("Performance included 6% growth in price/mix and a 2% decline in kettle shipments.",
         [("6%", EXACT), ("2%", EXACT)]),
        ("Organic sales (non-GAAP) grew 4%.", [("4%", EXACT)]),
        ("Comparable currency neutral operating income (non-GAAP) grew 15%.", [("15%", EXACT)]),
        ("Comparable EPS (non-GAAP) grew 4%.", [("4%", EXACT)]),
        ("EPS grew 35% and included an 11-point currency headwind.", [("35%", EXACT), ("11-point", EXACT)]),
        ("Comparable EPS (non-GAAP) grew 4%, with a 5-point currency headwind.", [("4%", EXACT), ("5-point", EXACT)]),
        ("Kettle shipments were 1 point behind factory output.", [("1 point", EXACT)]),
        # what the words name is no cell, or is on another basis, or went the other way
        ("Teapot price/mix grew 6%.", [("6%", OPEN)]),
        ("Price/mix grew 5%.", [("5%", OPEN)]),
        ("Price/mix declined 6%.", [("6%", OPEN)]),
        ("Currency neutral operating income (non-GAAP) grew 15%.", [("15%", OPEN)]),
        ("EPS grew 35% and included an 11-point currency tailwind.", [("35%", EXACT), ("11-point", OPEN)]),
        ("EPS grew 35% and included the impact of a 5-point currency headwind.", [("35%", EXACT), ("5-point", OPEN)]),
        ("Kettle shipments were 1 point ahead of factory output.", [("1 point", OPEN)]),
        ("Kettle shipments were 1 point behind teapot output.", [("1 point", OPEN)]),
    ],
)  # fmt: skip
def test_growth_is_the_cell_that_words_name_in_full(said: str, found: list[tuple[str, str]]) -> None:
    assert _found(said) == found


def test_below_the_name_of_a_segment_it_is_that_of_the_segment() -> None:
    said = (
        "<p><b>Garden</b></p>",
        "<ul><li>Price/mix grew 15%. Kettle shipments were 2 points ahead of factory output.</li>"
        "<li>Operating income grew 24%, which included a 29-point currency headwind.</li></ul>",
    )
    assert _found(*said) == [("15%", EXACT), ("2 points", EXACT), ("24%", OPEN), ("29-point", EXACT)]


def test_growth_is_named_by_its_basis_and_by_what_grew() -> None:
    assert named_growth("Comparable Currency Neutral EPS") == ("comparable currency", ("eps",))
    assert named_growth("Reported Net Sales (GAAP)") == ("", ("net", "revenue"))
    assert named_growth("Organic sales (non-GAAP)") == ("organic", ("revenue",))
