"""What is earned for the holders of common shares, by whose holders these are said to be, and by the share."""

from __future__ import annotations

import pytest

from tests.check.claims.small import numbers_in, small_release

EXACT, OPEN = "exact", "not_verifiable"
_INCOME = """
 | Three Months Ended September 30, |
(in thousands, except per share data) | 2019 | 2018
Interest income | $ 91,300 | $ 83,100
Income before taxes | 52,400 | 44,300
Net income | $ 41,060 | $ 35,420
Adjusted earnings | $ 42,310 | $ 36,930
Net income attributable to common stockholders | $ 40,180 | $ 34,540
Diluted earnings per share | $ 0.80 | $ 0.70
Average diluted shares | 50,225 | 49,343
"""


def _numbers(said: str, company: str = "Ottermere Corp.") -> list[str]:
    tables = {"Consolidated Statements of Income (Unaudited)": _INCOME}
    return [verdict for _, verdict in numbers_in(small_release(tables, said, company=company))]


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (
            "Earnings attributable to Ottermere’s common stockholders were $40.2 million or $0.80 per diluted share, "
            "up 16.3% from $34.5 million.",
            [EXACT] * 4,
        ),
        ("Earnings attributable to common stockholders were $40.2 million.", [EXACT]),
        ("Earnings attributable to common stockholders were $41.1 million.", [OPEN]),  # all of what is earned
        ("Earnings attributable to Harrow’s common stockholders were $40.2 million.", [OPEN]),
    ],
)
def test_earnings_of_the_holders_of_common_shares_are_what_is_left_for_these(said: str, found: list[str]) -> None:
    assert _numbers(said) == found


def test_a_name_that_ends_in_s_has_its_apostrophe_alone() -> None:
    said = "Earnings attributable to Larkos’ common stockholders were $40.2 million."
    assert _numbers(said, "Larkos Financial, Inc.") == [EXACT]


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (
            "Ottermere earned $40.2 million or $0.80 per diluted share compared to $34.5 million a year ago.",
            [EXACT] * 3,
        ),
        ("Ottermere earned $41.1 million in the third quarter of 2019.", [EXACT]),
        ("Ottermere earned $40.7 million in the third quarter of 2019.", [OPEN]),
        ("Ottermere earned $40.2 million or $0.87 per diluted share.", [EXACT, OPEN]),
    ],
)
def test_what_is_earned_may_be_what_is_left_for_common_shares(said: str, found: list[str]) -> None:
    assert _numbers(said) == found
