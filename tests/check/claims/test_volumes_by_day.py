"""What is produced by the day: levels and changes of a row whose unit says so."""

from __future__ import annotations

import pytest

from tests.check.claims.small import numbers_in, small_release

_TABLES = {
    "Statements of Operations (in millions)": """
| Three Months Ended September 30, 2019 | Three Months Ended September 30, 2018
Revenues | $ 914 | $ 882
Costs of services | 703 | 664
Operating income | 117 | 132
Net income | $ 81 | $ 98
""",
    "Operations": """
| Three Months Ended September 30, 2019 | Three Months Ended September 30, 2018
Production (koebd) | 2,417 | 2,481
""",
}


@pytest.mark.parametrize(
    ("said", "verdicts"),
    [
        ("Net production in the third quarter was 2.4 million oil-equivalent barrels per day.", ["exact"]),
        ("Production was 64,000 oil-equivalent barrels per day lower than the same quarter last year.", ["exact"]),
        (
            "Production was 65,000 oil-equivalent barrels per day higher than the same quarter last year.",
            ["not_verifiable"],
        ),
        (
            "Production was 2,417,000 barrels per day, a decrease of 64,000 oil-equivalent barrels per day "
            "compared to the third quarter of 2018.",
            ["exact", "exact"],
        ),
        ("Excluding divestments, production grew 72,000 barrels per day.", ["not_verifiable"]),
    ],
)
def test_barrels_by_the_day(said: str, verdicts: list[str]) -> None:
    assert [verdict for _, verdict in numbers_in(small_release(_TABLES, said))] == verdicts
