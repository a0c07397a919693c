"""Measures that are counted in days, with rows that print them and without."""

from __future__ import annotations

import pytest

from icc_reports.check import check_release
from tests.check.claims.pages import printed
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
}
ROWS = {
    "Key Figures": """
 | September 30, 2019 | September 30, 2018
Days sales outstanding | 64 | 70
Days payable outstanding | 31 | 33
""",
}


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Days sales outstanding (DSO) were 64 days, an improvement of 6 days.", "Days sales outstanding"),
        ("Days inventory on hand were 31 days.", "Days inventory on hand"),
        ("DSO was 64 days.", "DSO"),
    ],
)
def test_days_that_no_row_prints_are_named_as_such(said: str, name: str) -> None:
    claims = [each for _, each in printed(check_release(small_release(TABLES, said)))]
    assert {each.relation.subject.partition(",")[0] for each in claims} == {name}
    assert {each.verdict.value for each in claims} == {OPEN}


@pytest.mark.parametrize(
    ("said", "verdicts"),
    [
        ("DSO was 64 days at September 30, 2019, compared to 70 days a year ago.", [EXACT, EXACT]),
        (
            "Days sales outstanding were 64 days, an improvement of 6 days from the third quarter of 2018.",
            [EXACT, EXACT],
        ),
        ("Days sales outstanding decreased 6 days to 64 days.", [EXACT, EXACT]),
        ("Days sales outstanding increased 6 days in the third quarter of 2019.", [OPEN]),
        ("Days payable outstanding improved by 2 days to 31 days in the third quarter of 2019.", [OPEN, EXACT]),
    ],
)
def test_days_by_their_rows(said: str, verdicts: list[str]) -> None:
    assert [verdict for _, verdict in numbers_in(small_release(TABLES | ROWS, said))] == verdicts
