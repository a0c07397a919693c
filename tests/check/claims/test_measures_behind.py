"""Measures behind their numbers: by name, by the words of a row in another order, by what was done with the money."""

from __future__ import annotations

import pytest

from tests.check.claims import savings
from tests.check.claims.mills import numbers
from tests.check.claims.small import numbers_in, small_release

EXACT, OPEN = "exact", "not_verifiable"


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("We booked a $2.9 million provision for income taxes in the second quarter.", [("$2.9 million", EXACT)]),
        ("Net income included a $2.46 million pre-tax settlement of a patent dispute.", [("$2.46 million", EXACT)]),
        ("Ravensbeck won a $2.9 million order from a spinning mill.", [("$2.9 million", OPEN)]),
        ("The $4.1 million research and development campus opened in May.", [("$4.1 million", OPEN)]),
        ("We spent $8.3 million on research and development in the first half of 2018.", [("$8.3 million", EXACT)]),
        ("Research and development spending was $4.1 million.", [("$4.1 million", EXACT)]),
    ],
)
def test_a_measure_that_its_number_is_put_before(said: str, found: list[tuple[str, str]]) -> None:
    assert numbers(said) == found


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Net income included $1.47 million of purchased intangible amortization.", [("$1.47 million", EXACT)]),
        ("Net income included $2.46 million for the patent dispute's settlement.", [("$2.46 million", EXACT)]),
        ("We recognized a loss of $1.38 million on cotton futures.", [("$1.38 million", OPEN)]),
        ("We recognized an unrealized gain of $1.38 million on cotton futures.", [("$1.38 million", EXACT)]),
        ("We took a charge of $2.46 million for the settlement of a patent dispute.", [("$2.46 million", EXACT)]),
        ("We booked a gain of $2.46 million on the settlement of a patent dispute.", [("$2.46 million", OPEN)]),
        ("We took a charge of $2.46 million for the sinking of a barge.", [("$2.46 million", OPEN)]),
        ("Net income included $2.46 million of fees for a patent dispute.", [("$2.46 million", OPEN)]),
        ("Costs included $0.8 million in charges for restructuring a dye works.", [("$0.8 million", OPEN)]),
        ("Sales grew by $8.27 million, reflecting an increase in research.", [("$8.27 million", OPEN)]),
    ],
)
def test_a_row_by_its_words_in_any_order(said: str, found: list[tuple[str, str]]) -> None:
    assert numbers(said) == found


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ("Costs rose on a $270,000, or 7.0%, increase in research and development from a year ago.", EXACT),
        ("Costs rose on a $270,000, or 7.0% increase in research and development from a year ago.", EXACT),
        ("Costs reflect an increase of $270,000, or 7.0%, in research and development from a year ago.", EXACT),
        ("Costs rose on a $270,000, or 7.0%, increase in the price of yarn from a year ago.", OPEN),
    ],
)
def test_a_change_behind_its_two_numbers(said: str, verdict: str) -> None:
    assert numbers(said) == [("$270,000", verdict), ("7.0%", verdict)]


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (
            "In the first six months of 2018 we repurchased $3.1 million of our common stock and paid $4.1 million in "
            "cash dividends.",
            [("$3.1 million", EXACT), ("$4.1 million", EXACT)],
        ),
        (
            "In the first six months of 2018 we used $5.15 million to repay debt and invested $6.4 million in capital "
            "expenditures.",
            [("$5.15 million", EXACT), ("$6.4 million", EXACT)],
        ),
        ("We repaid $5.15 million of long-term debt in the first six months of 2018.", [("$5.15 million", EXACT)]),
        (
            "Share repurchases and dividend payments in the first half of 2018 were $3.1 million and $4.1 million, "
            "respectively.",
            [("$3.1 million", EXACT), ("$4.1 million", EXACT)],
        ),
        (
            "Capital spending for the first half of 2018 was $6.4 million, compared with $5.3 million a year ago.",
            [("$6.4 million", EXACT), ("$5.3 million", EXACT)],
        ),
        (
            "In the first six months of 2018 we received $4.1 million in dividends from partners and paid $4.1 million "
            "in severance.",
            [("$4.1 million", OPEN), ("$4.1 million", OPEN)],
        ),
        (
            "In the first half of 2018 we bought back $3.08 million of our shares at an average price of $41.20 each.",
            [("$3.08 million", EXACT), ("$41.20", OPEN)],
        ),
        (
            "In the first half of 2018 the company repurchased 74,700 shares for an aggregate of $3.1 million.",
            [("74,700", OPEN), ("$3.1 million", EXACT)],
        ),
        (
            "In the first half of 2018 the company repurchased 0.07M shares for $3.1 million, and has $3.1 million "
            "remaining under its authorization.",
            [("0.07M", OPEN), ("$3.1 million", EXACT), ("$3.1 million", OPEN)],
        ),
        ("We paid dividends of $4.1 million in the first half of 2018.", [("$4.1 million", EXACT)]),
        ("We paid down $5.15 million of debt in the first half of 2018.", [("$5.15 million", EXACT)]),
        (
            "In the first half of 2018 we repaid $4.6 million under our credit facility and borrowed $2.5 million "
            "under the revolving credit facility.",
            [("$4.6 million", EXACT), ("$2.5 million", EXACT)],
        ),
        (
            "In the first half of 2018 we returned $7.14 million to shareholders through dividends and share "
            "repurchases.",
            [("$7.14 million", EXACT)],
        ),
        ("In the first half of 2018 we repurchased ~$3.1 million of our shares.", [("$3.1 million", EXACT)]),
        ("Ravensbeck ended the second quarter with $27.5 million in cash.", [("$27.5 million", EXACT)]),
        ("The mill in Ware was bought for $27.5 million in cash.", [("$27.5 million", OPEN)]),
        ("Since 2015 we have repurchased $3.1 million of our common stock.", [("$3.1 million", OPEN)]),
        ("The directors authorized the repurchase of $3.1 million of common stock.", [("$3.1 million", OPEN)]),
        ("We paid $4.3 million in dividends in the first six months of 2018.", [("$4.3 million", OPEN)]),
    ],
)
def test_rows_of_what_was_done_with_money(said: str, found: list[tuple[str, str]]) -> None:
    assert numbers(said) == found


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("At the end of June 2018 we had 1,462 employees.", [("1,462", EXACT)]),
        ("We opened 4 repair shops in the second quarter of 2018.", [("4", EXACT)]),
        ("We sold 2,317 looms in the second quarter of 2018.", [("2,317", EXACT)]),
        ("We produced an average of 48,210 units per day in the second quarter of 2018.", [("48,210", EXACT)]),
        (
            "We opened 4 repair shops in the second quarter of 2018 and ended it with 118 repair shops.",
            [("4", EXACT), ("118", EXACT)],
        ),
        ("We opened 4 dye works in the second quarter of 2018.", [("4", OPEN)]),
        ("The works in Leeds gave 118 apprentices a place in the second quarter of 2018.", [("118", OPEN)]),
    ],
)
def test_what_is_counted(said: str, found: list[tuple[str, str]]) -> None:
    assert numbers(said) == found


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Spindle utilization rose to 83.4% from 81.9% a year ago.", [("83.4%", EXACT), ("81.9%", EXACT)]),
        ("Restructuring of dye works cost us 83.4% of a year.", [("83.4%", OPEN)]),
        ("The patent settlement was $2,460 thousand.", [("$2,460 thousand", EXACT)]),
        ("Comparable shop sales increased 4.7% in the second quarter of 2018.", [("4.7%", EXACT)]),
        ("Comparable shop sales increased 4.4% in the second quarter of 2018.", [("4.4%", OPEN)]),
        ("Inventory at the end of June 2018 was $44.3 million.", [("$44.3 million", EXACT)]),
        ("The patent settlement in Japan was $2,460 thousand.", [("$2,460 thousand", OPEN)]),
        ("We sold $3,080 thousand of treasury stock in the first half of 2018.", [("$3,080 thousand", OPEN)]),
        ("The patent settlement was $2.5 million.", [("$2.5 million", OPEN)]),
        ("The average price of looms was $31,250 per unit.", [("$31,250", EXACT)]),
        ("Research and development was $1,782.48 per loom in the second quarter.", [("$1,782.48", EXACT)]),
        ("Research and development was $4,130 per loom in the second quarter.", [("$4,130", OPEN)]),
    ],
)
def test_a_subject_by_some_words_of_a_row(said: str, found: list[tuple[str, str]]) -> None:
    assert numbers(said) == found


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ("The directors declared a regular quarterly cash dividend of ${} per share.", EXACT),
        ("Dividends of ${} per share were declared in the second quarter of 2018.", EXACT),
        ("The directors declared a dividend of ${} per share, payable on September 7, 2018.", OPEN),
        ("On July 20, 2018 the directors declared a dividend of ${} per share.", OPEN),
        ("The directors declared a special dividend of ${} per share.", OPEN),
        ("The directors declared a dividend of ${} per share. It rose again. The dividend will be paid in May.", OPEN),
        ("The directors approved a dividend of ${} per share.", OPEN),
        ("Loom Mills announces results for the second quarter of 2018, and a dividend of ${} per share.", OPEN),
        (
            "A dividend of ${} per share was declared in the second quarter of 2018. The next dividend is payable.",
            EXACT,
        ),
    ],
)
def test_dividends_per_share(said: str, verdict: str) -> None:
    assert ("$0.13", verdict) in numbers(said.format("0.13"))
    assert ("$0.15", OPEN) in numbers(said.format("0.15"))


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("The provision was $1.15 million, up from $820,000 in the second quarter of 2019.", [EXACT, EXACT]),
        ("The provision for loan loss reserves was $1.15 million, up $510,000 from $640,000 a year ago.", [EXACT] * 3),
        ("The provision for loan loss reserves was $2.15 million.", [OPEN]),
        ("In the prior year, the provision was $640,000.", [EXACT]),
        ("The prior-year provision was $640,000.", [EXACT]),
        ("In the quarter we made an additional provision of $1.15 million.", [EXACT]),
        ("In the quarter we made an additional provision of $2.15 million.", [OPEN]),
        ("We booked a $1.15 million provision for storm damage.", [OPEN]),
    ],
)
def test_a_provision_by_its_first_word(said: str, found: list[str]) -> None:
    assert [verdict for _, _, verdict in savings.dated(said)] == found


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (
            "Net income for the quarter included $830,000 ($647,000 after tax) of restructuring charges.",
            [("$830,000", EXACT), ("$647,000", EXACT)],
        ),
        ("Restructuring charges were $647,000 after tax in the quarter.", [("$647,000", EXACT)]),
        ("Restructuring charges were $647,000 in the quarter.", [("$647,000", OPEN)]),
        ("Restructuring charges were $712,000 after tax in the quarter.", [("$712,000", OPEN)]),
    ],
)
def test_items_before_and_after_tax(said: str, found: list[tuple[str, str]]) -> None:
    assert numbers(said) == found


def test_a_row_of_stock_does_not_print_what_was_bought_back() -> None:
    rows = """
     | September 30, 2019 | December 31, 2018
    Cash | 31,208 | 30,114
    Total assets | 31,208 | 30,114
    Common stock | 2,031 | 2,031
    Retained earnings | 29,177 | 28,083
    Total liabilities and equity | 31,208 | 30,114
    """
    said = ("We repurchased $2.03 million of our common stock.", "Common stock was $2.03 million at quarter-end.")
    assert numbers_in(small_release({"Balance Sheets (in thousands)": rows}, *said)) == [
        ("$2.03 million", OPEN),
        ("$2.03 million", EXACT),
    ]


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ("Costs of the quarter included $1.4 million of barge transfer and crew hiring costs.", EXACT),
        ("Costs of the quarter included $1.5 million of barge transfer and crew hiring costs.", OPEN),
        ("Costs of the quarter included $1.4 million of higher fuel and crew hiring costs.", OPEN),
        ("Costs of the quarter included $1.4 million of barge transfer and crew hiring costs, each.", OPEN),
    ],
)
def test_two_rows_that_share_their_last_word(said: str, verdict: str) -> None:
    rows = """
     | Three Months Ended September 30, 2019 | Three Months Ended September 30, 2018
    Net income | 5,210 | 4,980
    Barge transfer costs | 961 | 102
    Crew hiring costs | 423 | 88
    Adjusted net income | 6,594 | 5,170
    """
    title = "Reconciliation of Net Income to Adjusted Net Income (in thousands)"
    assert [each for _, each in numbers_in(small_release({title: rows}, said))] == [verdict]
