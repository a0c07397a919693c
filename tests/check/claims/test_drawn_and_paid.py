"""What is drawn on a line of credit, and what is paid under a program of dividends."""

from __future__ import annotations

import pytest

from tests.check.claims.small import numbers_in, small_release

EXACT, OPEN = "exact", "not_verifiable"
CASH_FLOWS = {
    "Statements of Cash Flows (in thousands)": """
 | Three Months Ended September 30, |
 | 2019 | 2018
Net cash provided by operating activities | $41,330 | $39,870
Dividends paid | (7,245) | (6,910)
Net increase in cash | $34,085 | $32,960
""",
}
BALANCES = """
 | September 30, 2019 | December 31, 2018
Cash | $118,640 | $97,330
Total assets | 640,200 | 611,900
Long-term debt | 84,250 | 61,500
{other}
Total liabilities | 210,430 | 190,810
"""


def _verdicts(said: str, other: str = "Leases | 20,100 | 21,300") -> list[str]:
    tables = CASH_FLOWS | {"Balance Sheets (in thousands)": BALANCES.format(other=other)}
    return [verdict for _, verdict in numbers_in(small_release(tables, said))]


@pytest.mark.parametrize(
    ("said", "verdicts"),
    [
        (
            "At September 30, 2019, we had $84.3 million of outstanding borrowings on our $300 million revolver.",
            [EXACT, OPEN],
        ),
        ("At September 30, 2019, there was $84.3 million drawn under the revolving credit facility.", [EXACT]),
        ("At September 30, 2019, there was $82.3 million drawn under the revolving credit facility.", [OPEN]),
        ("At September 30, 2019, there was $84.3 million of notes under the shelf.", [OPEN]),
    ],
)
def test_what_is_drawn_is_the_only_row_of_debt(said: str, verdicts: list[str]) -> None:
    assert _verdicts(said) == verdicts


def test_what_is_drawn_is_no_row_beside_others() -> None:
    said = "At September 30, 2019, we had $84.3 million of borrowings under our line of credit."
    assert _verdicts(said, "Short-term borrowings | 3,100 | 2,300") == [OPEN]


@pytest.mark.parametrize(
    ("said", "verdicts"),
    [
        (
            "During the quarter, we paid $7.2 million, or $0.18 per share, as part of our regular dividend program.",
            [EXACT, OPEN],
        ),
        ("During the quarter, we paid $7.2 million under our cash dividend policy.", [EXACT]),
        ("Since 2012, we have paid $7.2 million under our cash dividend policy.", [OPEN]),
        ("During the quarter, we paid $7.2 million, or $0.18 per share, as part of our bonus program.", [OPEN, OPEN]),
    ],
)
def test_what_is_paid_under_a_program(said: str, verdicts: list[str]) -> None:
    assert _verdicts(said) == verdicts
