"""Growth where tables print nothing else of what grew: rows of rates, and rows of growth below heads of measures."""

from __future__ import annotations

import pytest

from tests.check.claims.pages import audit_of, printed

EXACT, OPEN = "exact", "not_verifiable"
_RELEASE = """
<html><body>
<h3>Lathe Harbour and Tides Carry Third Quarter Results</h3>
<p>BEND, Ore., Oct. 24, 2019 -- Lathe Boats, Inc. reported results for the quarter ended September 30, 2019.</p>
{said}
<p><b>Statements of Income</b><br>(in thousands, except per share amounts)</p>
{income}
<p><b>Results in Constant Currency</b></p>
{results}
<p><b>Product Revenue in Constant Currency</b></p>
{products}
</body></html>
"""
_INCOME = """| Three Months Ended September 30, |
| 2019 | 2018
Revenue | $79,100 | $70,300
Cost of revenue | 51,200 | 45,700
Gross profit | 27,900 | 24,600
Operating expenses | 19,100 | 17,100
Operating income | 8,800 | 7,500
Net income | $7,040 | $6,000
Diluted earnings per share | $0.88 | $0.75
Weighted average shares, diluted | 8,000 | 8,000
"""
_RESULTS = """| Three Months Ended September 30, |||
(in thousands, except per share amounts) | Revenue | Operating Income | Diluted Earnings per Share
2018 As Reported | $70,300 | $7,500 | $0.75
2019 As Reported | $79,100 | $8,800 | $0.88
Percentage Change Y/Y (GAAP) | 13% | 17% | 17%
Constant Currency Impact | $(1,500) | $(250) | $(0.03)
Percentage Change Y/Y Constant Currency | 15% | 21% | 21%
"""
_PRODUCTS = """| Three Months Ended September 30, 2019 ||
| Percentage Change Y/Y (GAAP) | Constant Currency Impact | Percentage Change Y/Y Constant Currency
Lathe Harbour | 9% | 2% | 11%
Rigger 40 and spare sails | 31% | 4% | 35%
Charter bookings excluding mooring fees | 6% | 1% | 7%
Lanterns | 4% | 2% | 6%
"""


def _found(said: str) -> list[tuple[str, str]]:
    audit = audit_of(_RELEASE, "lathe.htm", said, income=_INCOME, results=_RESULTS, products=_PRODUCTS)
    return [(text, judgement.verdict.value) for text, judgement in printed(audit)]


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Lathe Harbour revenue rose 9% (11% in constant currency).", [("9%", EXACT), ("11%", EXACT)]),
        (
            "Rigger 40 and spare sails revenue rose 31% (up 35% in constant currency) in the third quarter of 2019.",
            [("31%", EXACT), ("35%", EXACT)],
        ),
        (
            "Lanterns revenue rose 4% (up 6% in constant currency) by Lathe Harbour revenue growth of 9% (up 11% in "
            "constant currency).",
            [("4%", EXACT), ("6%", EXACT), ("9%", EXACT), ("11%", EXACT)],
        ),
        (
            "Charter bookings revenue excluding mooring fees rose 6% (7% in constant currency).",
            [("6%", EXACT), ("7%", EXACT)],
        ),
        ("Lanterns revenue fell 4% in the third quarter of 2019.", [("4%", OPEN)]),
        ("Lanterns revenue rose 6% in constant currency from the second quarter of 2019.", [("6%", OPEN)]),
        ("Lanterns revenue rose 4% from the second quarter of 2019.", [("4%", OPEN)]),
        ("In the first nine months of 2019, Lanterns revenue rose 4%.", [("4%", OPEN)]),
        ("Lanterns operating income rose 4% in the third quarter of 2019.", [("4%", OPEN)]),
        ("Paper lanterns revenue rose 4% in the third quarter of 2019.", [("4%", OPEN)]),
        ("Lanterns revenue was $4 million in the third quarter of 2019.", [("$4 million", OPEN)]),
    ],
)
def test_growth_of_rows_that_state_rates_alone(said: str, found: list[tuple[str, str]]) -> None:
    assert _found(said) == found


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (
            "Revenue was $79.1 million and rose 13% (up 15% in constant currency).",
            [("$79.1 million", EXACT), ("13%", EXACT), ("15%", EXACT)],
        ),
        ("Operating income rose 17% (up 21% in constant currency).", [("17%", EXACT), ("21%", EXACT)]),
        ("Diluted earnings per share rose 17% (up 21% in constant currency).", [("17%", EXACT), ("21%", EXACT)]),
        ("Revenue rose 21% in constant currency in the third quarter of 2019.", [("21%", OPEN)]),
        ("Basic earnings per share rose 21% in constant currency in the third quarter of 2019.", [("21%", OPEN)]),
        ("Adjusted earnings per share rose 21% in constant currency in the third quarter of 2019.", [("21%", OPEN)]),
    ],
)
def test_rows_of_growth_are_of_what_the_heads_name(said: str, found: list[tuple[str, str]]) -> None:
    assert _found(said) == found


def test_the_title_names_no_part_that_all_the_rest_is_about() -> None:
    assert _found("Revenue was $79.1 million in the third quarter of 2019.") == [("$79.1 million", EXACT)]


_PARTS = """| Three Months Ended September 30, 2019 |||
| Hulls | Masts | Core Sales | Net Sales
GAAP reported sales change | 2% | 16% | 5% | 13%
Plus: Currency translation effects | 1% | 1% | 2% | 2%
Constant currency sales change | 3% | 17% | 7% | 15%
"""


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ("Net sales rose 15% in constant currency in the third quarter of 2019.", EXACT),
        ("Net sales rose 7% in constant currency in the third quarter of 2019.", OPEN),
        ("Masts sales rose 17% in constant currency in the third quarter of 2019.", EXACT),
        ("Masts sales rose 3% in constant currency in the third quarter of 2019.", OPEN),
    ],
)
def test_rows_of_growth_of_sales_are_of_the_parts_that_the_heads_name(said: str, verdict: str) -> None:
    audit = audit_of(_RELEASE, "lathe.htm", said, income=_INCOME, results=_RESULTS, products=_PARTS)
    assert [judgement.verdict.value for _, judgement in printed(audit)] == [verdict]


@pytest.mark.parametrize(("title", "verdict"), [("Sales by line", EXACT), ("Inland Segment", OPEN)])
def test_a_part_of_a_segment_is_not_all_of_that_part(title: str, verdict: str) -> None:
    heads = [f"Three Months Ended September 30, 2019 {part}" for part in ("Hulls", "Masts", "Sails", "Net Sales")]
    rows = "|".join(["", *heads]) + "\n" + _PARTS.split("\n", 2)[2]
    named = f"<h3>Segments</h3><p>{title}</p>"
    release = _RELEASE.replace("<p><b>Product Revenue in Constant Currency</b></p>", named)
    said = "Masts sales rose 17% in constant currency in the third quarter of 2019."
    audit = audit_of(release, "lathe.htm", said, income=_INCOME, results=_RESULTS, products=rows)
    assert [judgement.verdict.value for _, judgement in printed(audit)] == [verdict]
