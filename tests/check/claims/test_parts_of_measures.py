"""Parts in tables that are called a measure and nothing else, and what their changes are made of."""

from __future__ import annotations

import pytest

from tests.check.claims.small import numbers_in, small_release

EXACT, OPEN = "exact", "not_verifiable"
_STATEMENT = """
| Three Months Ended September 30, 2019 | Three Months Ended September 30, 2018
Net sales | $ 160.4 | $ 155.0
Cost of sales | 101.2 | 100.1
Operating income | 59.2 | 54.9
Net income | $ 41.1 | $ 38.4
"""
_BY_REGION = """
| September 30, 2019 | September 30, 2018 | Reported change | Foreign currency impact | Organic
Three months ended: | | | | |
Iberia | $ 95.9 | $ 90.2 | $ 5.7 | $ (1.4) | $ 7.1
Balkans | 64.5 | 64.8 | (0.3) | (1.9) | 1.6
Total | $ 160.4 | $ 155.0 | $ 5.4 | $ (3.3) | $ 8.7
"""


def _numbers(said: str, by_region: str = _BY_REGION, title: str = "Net sales") -> list[tuple[str, str]]:
    tables = {"Statements of Operations (in millions)": _STATEMENT, f"{title} (in millions)": by_region}
    return numbers_in(small_release(tables, said))


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (
            "Net sales in Iberia were $95.9 million, up 6.3% from $90.2 million in the third quarter of 2018.",
            [("$95.9 million", EXACT), ("6.3%", EXACT), ("$90.2 million", EXACT)],
        ),
        ("Balkans net sales were $64.5 million in the third quarter of 2019.", [("$64.5 million", EXACT)]),
        ("Balkans operating income was $64.5 million in the third quarter of 2019.", [("$64.5 million", OPEN)]),
    ],
)
def test_rows_that_come_to_the_total_of_what_their_table_is_called(said: str, found: list[tuple[str, str]]) -> None:
    assert _numbers(said) == found


@pytest.mark.parametrize(
    ("by_region", "title"),
    [
        (_BY_REGION, "What we sold where"),
        (_BY_REGION.replace("| 64.8", "| 63.8"), "Net sales"),
        (_BY_REGION.replace("Total", "Of which taxed"), "Net sales"),
        (_BY_REGION.replace("Balkans", "Rebates, restated"), "Net sales"),
    ],
)
def test_rows_that_are_no_parts_of_what_their_table_is_called(by_region: str, title: str) -> None:
    said = "Net sales in Iberia were $95.9 million in the third quarter of 2019."
    assert ("$95.9 million", EXACT) not in _numbers(said, by_region, title)


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Organic net sales in Iberia grew 7.9% in the third quarter of 2019.", [("7.9%", EXACT)]),
        ("Balkans organic sales increased 2.5% in the third quarter of 2019.", [("2.5%", EXACT)]),
        (
            "Net sales were $160.4 million, an increase of 3.5%; organic growth of 5.6%.",
            [("$160.4 million", EXACT), ("3.5%", EXACT), ("5.6%", EXACT)],
        ),
        ("Organic net sales in Iberia grew 6.3% in the third quarter of 2019.", [("6.3%", OPEN)]),
        ("Organic net sales in Iberia declined 7.9% in the third quarter of 2019.", [("7.9%", OPEN)]),
    ],
)
def test_organic_growth_by_the_amounts_of_a_change(said: str, found: list[tuple[str, str]]) -> None:
    assert _numbers(said) == found
    under_one_head = _BY_REGION
    for head in ("Reported change", "Foreign currency impact", "Organic"):
        under_one_head = under_one_head.replace(head, f"From reported to organic change: {head}")
    assert _numbers(said, under_one_head) == found


@pytest.mark.parametrize(
    "by_region",
    [
        _BY_REGION.replace("$ (1.4)", "$ (1.9)"),
        _BY_REGION.replace("Foreign currency impact", "Constant currency"),
        _BY_REGION.replace("September 30, 2018", "June 30, 2019"),
        _BY_REGION.replace("$ (1.4)", ""),
    ],
)
def test_amounts_that_do_not_make_out_the_change(by_region: str) -> None:
    said = "Organic net sales in Iberia grew 7.9% in the third quarter of 2019."
    assert _numbers(said, by_region) == [("7.9%", OPEN)]
