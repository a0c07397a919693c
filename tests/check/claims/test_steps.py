"""What causes make out of a change, as a bridge from one period to the next prints it."""

from __future__ import annotations

import pytest

from tests.check.claims.small import numbers_in, small_release

EXACT, OPEN = "exact", "not_verifiable"
TABLES = {
    "Statements of Operations (in thousands)": """
 | Three Months Ended September 30, |
 | 2019 | 2018
Revenue | $90,110 | $88,350
Operating expenses | 79,450 | 78,240
Net income | $10,660 | $10,110
""",
    "Bridge of revenue (in thousands)": """
 | Three Months Ended Revenue $ | Three Months Ended % Change
September 30, 2018 | $88,350 |
Organic revenue | 3,446 | 3.9%
Acquisitions (disposals), net | (795) | (0.9)%
Foreign exchange impact | (891) | (1.0)%
September 30, 2019 | $90,110 |
""",
}


@pytest.mark.parametrize(
    ("said", "verdicts"),
    [
        ("Organic revenue increased 3.9% in the third quarter of 2019.", [EXACT]),
        ("Organic revenue increased 3.7% in the third quarter of 2019.", [OPEN]),
        ("In the third quarter, organic growth was 3.9%.", [EXACT]),
        ("In the third quarter, we returned to organic growth of 4%.", [EXACT]),
        (
            "The effect on revenue of foreign exchange due to a strong yen was negative 1.0% in the third quarter.",
            [EXACT],
        ),
        ("In the third quarter, the impact of acquisitions (disposals), net was negative 0.9%.", [EXACT]),
        ("In the third quarter, the impact of acquisitions (disposals), net was 0.9%.", [OPEN]),
        ("Organic revenue was $91.8 million in the third quarter of 2019.", [OPEN]),
        ("Organic revenue was $3.4 million in the third quarter of 2019.", [OPEN]),
    ],
)
def test_steps(said: str, verdicts: list[str]) -> None:
    assert [verdict for _, verdict in numbers_in(small_release(TABLES, said))] == verdicts
