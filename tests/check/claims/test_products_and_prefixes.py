"""What is earned on a part of what is sold, rows called by a measure and its part, and how prose shortens both."""

from __future__ import annotations

import pytest

from tests.check.claims.small import numbers_in, small_release

EXACT, OPEN = "exact", "not_verifiable"
TABLES = {
    "Statements of Operations (in thousands)": """
 | Three months ended September 30, |
 | 2019 | 2018
Product revenue | 50,000 | 40,000
Grant revenue | 10,000 | 12,000
Total revenue | 60,000 | 52,000
Cost of product revenue | 30,000 | 26,000
Gross profit on product revenue | 20,000 | 14,000
Operating expenses | 18,000 | 20,000
Net income | 12,000 | 6,000
""",
    "Adjusted EBITDA (in thousands)": """
 | Three months ended September 30, |
 | 2019 | 2018
Net income | 12,000 | 6,000
Depreciation | 3,000 | 2,000
Adjusted EBITDA | 15,000 | 8,000
""",
    "Visits (in thousands)": """
 | Three months ended September 30, |
 | 2019 | 2018
DSVq: Global | 1,200.5 | 1,000.4
DSVq: Europe | 400.2 | 300.1
DSVq: Asia | 800.3 | 700.3
""",
}


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Product gross profit was $20.0 million in the third quarter of 2019.", [("$20.0 million", EXACT)]),
        (
            "Product gross margin for the third quarter of 2019 was 40.0%, against 35.0% in the same quarter of 2018.",
            [("40.0%", EXACT), ("35.0%", EXACT)],
        ),
        ("Grant gross profit was $20.0 million in the third quarter of 2019.", [("$20.0 million", OPEN)]),
        (
            "Operating expenses were $18.0 million in the third quarter of 2019, compared to $20.0 million for the "
            "same period of the prior year, reflecting a year-over-year decrease of 10%.",
            [("$18.0 million", EXACT), ("$20.0 million", EXACT), ("10%", EXACT)],
        ),
        (
            "Adj. EBITDA 1 of $15.0 million, 25% of revenue, in the third quarter of 2019.",
            [("$15.0 million", EXACT), ("25%", EXACT)],
        ),
        ("Daily Site Visits (“DSVq”) increased 20% year-over-year in the third quarter of 2019.", [("20%", EXACT)]),
        ("DSVq in Europe increased 33% year-over-year in the third quarter of 2019.", [("33%", EXACT)]),
        ("DSVq in Africa increased 33% year-over-year in the third quarter of 2019.", [("33%", OPEN)]),
    ],
)
def test_parts_and_short_forms(said: str, found: list[tuple[str, str]]) -> None:
    assert numbers_in(small_release(TABLES, said)) == found


ONE_COST = {
    "Statements of Operations (in thousands)": """
 | Three months ended September 30, |
 | 2019 | 2018
Sales | 60,000 | 52,000
Cost of sales | 40,000 | 38,000
Gross profit | 20,000 | 14,000
Selling and administrative expenses | {spent} | 11,000
Operating income | 5,000 | 3,000
Net income | 4,000 | 2,000
""",
}


@pytest.mark.parametrize(("spent", "verdict"), [("15,000", EXACT), ("12,000", OPEN)])
def test_what_alone_parts_gross_profit_from_operating_income_is_all_that_is_spent(spent: str, verdict: str) -> None:
    tables = {title: rows.format(spent=spent) for title, rows in ONE_COST.items()}
    said = f"Total operating expenses were ${spent.partition(',')[0]}.0 million in the third quarter of 2019."
    assert [each for _, each in numbers_in(small_release(tables, said))] == [verdict]


TOURS = {
    "Statements of Operations (in millions)": """
 | Three months ended September 30, |
 | 2019 | 2018
Total revenue | 441.9 | 476.0
Tours | 278.6 | 270.5
Hotels and Other | 163.3 | 205.5
Total Adjusted EBITDA from continuing operations | 76.4 | 97.2
Tours | 30.8 | 37.8
Hotels and Other | 45.6 | 59.4
""",
}


@pytest.mark.parametrize(
    ("heading", "said", "found"),
    [
        ("Tours", "Adjusted EBITDA for the third quarter was $30.8 million, or 11.1% of revenue.", [EXACT, EXACT]),
        ("Hotels and Other", "Adjusted EBITDA for the third quarter was $45.6 million.", [EXACT]),
        ("Highlights", "Adjusted EBITDA for the third quarter was $76.4 million, or 17.3% of revenue.", [EXACT, EXACT]),
        ("Highlights", "Net sales of Tours were $278.6 million in the third quarter.", [EXACT]),
        (
            "Highlights",
            "Total revenue was $441.9 million in the third quarter, a decrease of 7% in total revenue and 21% in "
            "adjusted EBITDA.",
            [EXACT, EXACT, EXACT],
        ),
        ("Cruises", "Cruises adjusted EBITDA for the third quarter was $30.8 million.", [OPEN]),
    ],
)
def test_parts_that_are_listed_again_below_another_measure(heading: str, said: str, found: list[str]) -> None:
    page = small_release(TOURS, f"<h3>{heading}</h3>", said)
    assert [verdict for _, verdict in numbers_in(page)] == found
