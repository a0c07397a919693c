"""Several rows of revenue and their total: what a percentage is of, and which of the rows a sentence names."""

from __future__ import annotations

import pytest

from tests.check.claims.small import numbers_in, small_release

EXACT, OPEN, EXCEPTION = "exact", "not_verifiable", "exception"

_TABLES = {
    "Condensed Statements of Operations (in thousands, except per share data)": "| Three Months Ended September 30, |\n"
    "| 2019 | 2018\nRevenues: ||\n{name} | $81,420 | $74,310\nOther revenues | 3,870 | 2,960\n"
    "Total revenues | 85,290 | 77,270\nCost of sales | 52,610 | 49,440\nDepreciation and amortization | 9,480 | 8,230\n"
    "Selling and administrative | 6,120 | 6,350\nOperating income | 17,080 | 13,250\nNet income | $12,640 | $9,910",
}


def _tables(name: str) -> dict[str, str]:
    return {title: rows.replace("{name}", name) for title, rows in _TABLES.items()}


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Depreciation and amortization was $9.5 million, or 11.1% of total revenues.", [EXACT, EXACT]),
        ("Depreciation and amortization was $9.5 million, or 11.6% of total revenues.", [EXACT, EXCEPTION]),
        ("Depreciation and amortization was $9.5 million, or 11.6% of net sales.", [EXACT, EXACT]),
        ("Depreciation and amortization as a percentage of net sales was 11.6%.", [EXACT]),
        ("Depreciation and amortization as a percentage of total revenues was 11.1%.", [EXACT]),
        ("The operating margin was 20.0%.", [EXACT]),
        ("The operating margin was 21.0%.", [EXACT]),  # of what is sold, as some count
        ("The operating margin was 22.0%.", [OPEN]),
        ("Total revenues grew to $85.3 million from $77.3 million.", [EXACT, EXACT]),
        ("Net sales grew to $81.4 million from $74.3 million.", [EXACT, EXACT]),
    ],
)
def test_a_total_of_revenue_is_not_one_of_its_rows(said: str, found: list[str]) -> None:
    assert [verdict for _, verdict in numbers_in(small_release(_tables("Net sales"), said))] == found


@pytest.mark.parametrize(("name", "said"), [("Net sales", "Net sales"), ("Sales", "Sales")])
def test_a_row_by_its_own_name_is_not_the_total(name: str, said: str) -> None:
    release = small_release(_tables(name), f"{said} were $85.3 million.", "Revenues were $81.4 million.")
    assert EXACT not in [verdict for _, verdict in numbers_in(release)]


@pytest.mark.parametrize(
    ("below", "verdict"),
    [
        ("Cost of care revenue | $51,200 | $47,900", EXACT),
        ("Visiting fees (included in revenue from care) | $4,100 | $3,700", EXACT),
        ("Gain on sales | $1,150 | $930", EXACT),
        ("Revenue from rents | $4,100 | $3,700", OPEN),
        ("Shop sales | $4,100 | $3,700", OPEN),
    ],
)
def test_the_only_row_of_revenue_is_all_of_it_whatever_is_said_of_revenue_below(below: str, verdict: str) -> None:
    rows = (
        "| Three Months Ended September 30, |\n| 2019 | 2018\nRevenue from care | $76,430 | $71,220\n"
        f"{below}\nOther expense, net | 9,300 | 8,100\nNet income | $5,110 | $4,260"
    )
    release = small_release({"Statements of Operations (in thousands)": rows}, "Revenue was $76.4 million.")
    assert [verdict for _, verdict in numbers_in(release)] == [verdict]


_NET = {
    "Condensed Statements of Operations (in thousands, except per share data)": "| Three Months Ended September 30, |\n"
    "| 2019 | 2018\nRevenue | $91,240 | $86,130\nSubcontract costs | (18,470) | (16,590)\n"
    "Other costs | (60,310) | (57,920)\nGross profit | 12,460 | 11,620\nNet income | $5,130 | $4,870",
    "Reconciliation of Revenue (in thousands)": "| Three Months Ended September 30, |\n| 2019 | 2018\n"
    "Revenue | $91,240 | $86,130\nSubcontract costs | (18,470) | (16,590)\nNet revenue | 72,770 | 69,540\n"
    "Currency effect | 640 | -\nAdjusted net revenue | $73,410 | $69,540",
}


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Revenue was $91.2 million and net revenue was $72.8 million.", [EXACT, EXACT]),
        ("Adjusted net revenue was $73.4 million.", [EXACT]),
        ("Net revenue was $91.2 million.", [OPEN]),
        ("Revenue was $72.8 million.", [OPEN]),
        ("Adjusted revenue was $73.4 million.", [OPEN]),
    ],
)
def test_net_revenue_is_not_the_revenue_that_a_reconciliation_takes_costs_of(said: str, found: list[str]) -> None:
    assert [verdict for _, verdict in numbers_in(small_release(_NET, said))] == found
