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


_BANK = {
    "Consolidated Balance Sheets (in thousands)": "| September 30, 2019 | June 30, 2019\nCash | $20,300 | $18,100\n"
    "Loans | 402,150 | 391,870\nTotal assets | $422,450 | $409,970\nTotal deposits | $371,240 | $360,180\n"
    "Total stockholders' equity | 51,210 | 49,790\nTotal liabilities and stockholders' equity | $422,450 | $409,970",
    "Consolidated Statements of Income (in thousands, except per share data)": "| Three Months Ended September 30, |\n"
    "| 2019 | 2018\nNet interest income | $7,150 | $7,090\nOperating expenses | 5,260 | 9,430\n"
    "Income (loss) before income taxes | 1,890 | (2,340)\nIncome tax expense (benefit) | 470 | (580)\n"
    "Net income (loss) and net income (loss) available to common shareholders | $1,420 | $(1,760)\n"
    "Diluted earnings (loss) per share | $0.34 | $(0.42)",
}


def _of_bank(*said: str) -> list[str]:
    return [verdict for _, verdict in numbers_in(small_release(_BANK, *said))]


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (
            "Net income available to common shareholders was $1.4 million, or $0.34 per diluted share, compared to a "
            "net loss available to common shareholders of $1.8 million in the third quarter of 2018, an increase of "
            "$3.2 million.",
            [EXACT] * 4,
        ),
        ("Net income was $1.42 million.", [EXACT]),
        ("Net income before taxes was $1.9 million, against a net loss before taxes of $2.3 million.", [EXACT] * 2),
        ("Net income before taxes was $1.4 million.", [OPEN]),
    ],
)
def test_one_row_prints_net_income_and_all_of_it_as_that_of_common_shares(said: str, found: list[str]) -> None:
    assert _of_bank(said) == found


@pytest.mark.parametrize(
    ("said", "verdict"),
    [("$0.34", EXACT), ("$0.37", OPEN), ("$1.42", OPEN), ("$340.00", OPEN)],
)
def test_earnings_in_dollars_and_cents_are_of_each_share(said: str, verdict: str) -> None:
    assert _of_bank(f"Ottermere announces third quarter earnings of {said}") == [verdict]


@pytest.mark.parametrize(("said", "verdict"), [("$51.2 million", EXACT), ("$49.2 million", OPEN)])
def test_common_equity_may_be_all_of_the_equity(said: str, verdict: str) -> None:
    assert _of_bank(f"Common shareholders’ equity totaled {said} at September 30, 2019.") == [verdict]
