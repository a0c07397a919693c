"""A quarry: costs in all and of each ton, and tons in thousands."""

from __future__ import annotations

import pytest

from tests.check.claims.small import numbers_in, small_release

EXACT, OPEN = "exact", "not_verifiable"
_PERIODS = "| Three Months Ended September 30, |\n| 2019 | 2018\n"
_TABLES = {
    "Statements of Operations (in thousands)": _PERIODS
    + "Sales | $48,310 | $44,870\nCost of sales | 31,260 | 29,140\nOperating income | 17,050 | 15,730\n"
    "Net income | $12,180 | $11,060",
    "Operating data (tons in thousands)": _PERIODS
    + "Tons produced | 1,418 | 1,296\nTons sold | 1,387 | 1,342\nCash cost of sales per ton | $22.16 | $21.34",
    "Free cash flow (in thousands)": _PERIODS + "Net cash provided by operating activities | $19,270 | $17,480\n"
    "Purchases of property, plant and equipment and quarry development costs | (8,140) | (6,920)\n"
    "Free cash flow | $11,130 | $10,560",
    "Reconciliation of cash cost of sales to cost of sales (in thousands)": _PERIODS
    + "Cost of sales | $31,260 | $29,140\nStock compensation | (524) | (502)\nCash cost of sales | $30,736 | $28,638",
}


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (
            "Cash cost of sales (including hauling and royalties) for the third quarter of 2019 was $30.7 million, "
            "compared to $28.6 million in the third quarter of 2018.",
            [EXACT, EXACT],
        ),
        ("Cash cost of sales (including hauling) for the third quarter of 2019 was $31.9 million.", [OPEN]),
        ("Cash cost of sales (excluding hauling) for the third quarter of 2019 was $30.7 million.", [OPEN]),
        ("Capital expenditures and quarry development costs were $8.1 million.", [EXACT]),
        ("Cash cost of sales per ton was $22.16 in the third quarter of 2019.", [EXACT]),
    ],
)
def test_costs_in_all_and_by_the_ton(said: str, found: list[str]) -> None:
    assert [verdict for _, verdict in numbers_in(small_release(_TABLES, said))] == found


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (
            "The company produced 1.42 million tons of gravel in the third quarter of 2019 compared to 1.30 million "
            "tons in the third quarter of 2018.",
            [EXACT, EXACT],
        ),
        (
            "Sales volume in the third quarter of 2019 was 1.4 million short tons compared to 1.3 million short tons "
            "in the third quarter of 2018.",
            [EXACT, EXACT],
        ),
        ("Sales were $48.3 million, consisting of gravel sales of 1.39 million tons.", [EXACT, EXACT]),
        ("The company produced 1.5 million tons of gravel in the third quarter of 2019.", [OPEN]),
        ("The company shipped 1.4 million tons in the third quarter of 2019.", [OPEN]),
        ("Inventory rose to 1.4 million tons in the third quarter of 2019.", [OPEN]),
    ],
)
def test_what_is_produced_and_sold(said: str, found: list[str]) -> None:
    assert [verdict for _, verdict in numbers_in(small_release(_TABLES, said))] == found


_FLEET = """FLEET DATA | Quarter ended September 30, 2019 | Quarter ended September 30, 2018
Average number of barges (1) | 14.20 | 11.00
Average number of towboats | 3.41 | 2.85
"""


@pytest.mark.parametrize(
    ("said", "verdicts"),
    [
        (
            "An average of 14.2 barges were owned in the third quarter of 2019, compared to 11.0 barges in the third "
            "quarter of 2018.",
            [EXACT, EXACT],
        ),
        ("We operated an average of 3.4 towboats in the third quarter of 2019.", [EXACT]),
        ("An average of 12.0 barges were owned in the third quarter of 2019.", [OPEN]),
        ("The fleet grew by an average of 14.2 barges in the third quarter of 2019.", [OPEN]),
        ("We operated an average of 14.2 towboats in the third quarter of 2019.", [OPEN]),
    ],
)
def test_averages_of_what_is_counted(said: str, verdicts: list[str]) -> None:
    assert [verdict for _, verdict in numbers_in(small_release({"Fleet": _FLEET}, said))] == verdicts


_WELLS = {
    "Consolidated Statements of Income (in millions)": _PERIODS
    + "Revenues | $9,140 | $8,825\nNet income | $909 | $877",
    "Earnings by Operating Area (in millions)": _PERIODS
    + "Wells: ||\nUnited States | $322 | $298\nInternational | 587 | 579\nTotal Wells | $909 | $877",
    "Revenue by Geography (in millions)": _PERIODS
    + "United States | $2,810 | $2,655\nInternational | 6,330 | 6,170\nTotal revenues | $9,140 | $8,825",
    "Key figures": "Overview | Unit | 3Q 2019 | 2Q 2019 | 3Q 2018\nNet output | MBOED | 3,353 | 3,350 | 3,346",
    "Segment Highlights</b></p><p><b>Wells": "U.S. Wells | Unit | 3Q 2019 | 2Q 2019 | 3Q 2018\n"
    "Earnings | $ MM | $ 322 | $ 310 | $ 298\nNet output | MBOED | 1,636 | 1,646 | 1,573",
}


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Net output was 3.35 million barrels per day.", [EXACT]),
        ("Net output rose by 7,000 oil-equivalent barrels per day from a year earlier.", [EXACT]),
        ("Net output rose by 9,000 barrels per day on a comparable basis.", [OPEN]),
        ("Net output rose by 7,000 barrels per day excluding what was sold.", [OPEN]),
        ("Net output was 3,353 MBOED.", [EXACT]),
    ],
)
def test_barrels_of_a_day_in_thousands(said: str, found: list[str]) -> None:
    assert [verdict for _, verdict in numbers_in(small_release(_WELLS, said))] == found


@pytest.mark.parametrize(
    ("heading", "said", "found"),
    [
        ("Wells", "U.S. net output was up 63,000 barrels per day from a year earlier.", EXACT),
        ("Wells", "International net output was up 63,000 barrels per day from a year earlier.", OPEN),
        ("U.S. Wells", "U.S. net output was up 63,000 barrels per day from a year earlier.", EXACT),
        ("Outlook", "U.S. net output was up 63,000 barrels per day from a year earlier.", OPEN),
    ],
)
def test_a_part_of_the_part_that_the_heading_names(heading: str, said: str, found: str) -> None:
    release = small_release(_WELLS, f"<h3>{heading}</h3>", said)
    assert [verdict for _, verdict in numbers_in(release)] == [found]
