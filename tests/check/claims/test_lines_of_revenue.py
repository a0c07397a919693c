"""Lines of revenue that a statement prints with their costs, each under a heading of its own in the prose."""

from __future__ import annotations

import pytest

from tests.check.claims.small import numbers_in, small_release

EXACT, OPEN = "exact", "not_verifiable"
_TABLES = {
    "Consolidated Results ($ in millions)": "| Quarter Ended September 30, |\n| 2019 | 2018\nRevenue: ||\n"
    "Marina revenue | $7.4 | $6.2\nTicket revenue | 3.8 | 3.3\nTotal revenue | 11.2 | 9.5\nExpenses: ||\n"
    "Cost of marina revenue | 4.9 | 4.4\nCost of ticket revenue | 1.2 | 1.1\nCorporate expenses | 2.6 | 2.5\n"
    "Total expenses | 8.7 | 8.0\nOperating income | 2.5 | 1.5\nNet income | $2.1 | $1.3",
}


@pytest.mark.parametrize(
    ("heading", "said", "found"),
    [
        (
            "Ticket revenue",
            "Ticket revenue increased to $3.8 million. Gross margins increased to 68.4% for the third quarter of 2019 "
            "as compared to 66.7% for the third quarter of 2018.",
            [EXACT, EXACT, EXACT],
        ),
        ("Ticket revenue", "The gross margin was 70.2% for the third quarter of 2019.", [OPEN]),
        ("Ticket revenue", "The adjusted gross margin was 68.4% for the third quarter of 2019.", [OPEN]),
        (
            "Ticket revenue",
            "The average revenue of a pass was $41 with a gross margin of 68.4% for the third quarter of 2019.",
            [OPEN, OPEN],
        ),
        ("Highlights", "The gross margin was 68.4% for the third quarter of 2019.", [OPEN]),
    ],
)
def test_the_margin_of_the_line_that_the_heading_names(heading: str, said: str, found: list[str]) -> None:
    release = small_release(_TABLES, f"<p><b>{heading}</b></p>", said)
    assert [verdict for _, verdict in numbers_in(release)] == found


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Operating income for the seasonally strong third quarter rose by $1.0 million from last year.", [EXACT]),
        ("Operating income for the north third quarter rose by $1.0 million from last year.", [OPEN]),
    ],
)
def test_words_that_tell_how_a_period_is(said: str, found: list[str]) -> None:
    assert [verdict for _, verdict in numbers_in(small_release(_TABLES, said))] == found
