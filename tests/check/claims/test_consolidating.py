"""Parts that a consolidating statement heads its columns with, and tables that are titled with such a part."""

from __future__ import annotations

import pytest

from tests.check.claims.small import numbers_in, small_release

EXACT, OPEN = "exact", "not_verifiable"
_HEADS = "| Three Months Ended Sep 30 2019 | Three Months Ended Sep 30 2018 | Change\n"
TABLES = {
    "Key Figures (in millions, except per share data)": f"""{_HEADS}
Net income available to common stockholders per diluted share | $0.61 | $0.58 | 5%
Core earnings | $168 | $160 | 5%
Core earnings per diluted share | $1.12 | $1.07 | 5%
""",
    "Barge Lines": f"""{_HEADS}
Net income | $71 | $64 | 11%
Written premiums | $402 | $377 | 7%
Combined ratio | 94.2 | 97.5 | (3.3)
""",
    "Ferry Benefits": f"""{_HEADS}
Net income | $20 | $26 | (23)%
Loss ratio | 71.4% | 69.3% | 2.1
Expense ratio | 24.8% | 25.9% | (1.1)
Income margin | 6.1% | 7.2% | (1.1)
Total guests insured | $3,310 | $3,127 | 6%
""",
    "Consolidating Statements of Income, Three Months Ended September 30, 2019 (in millions)": """
| Barge Lines | Ferry Benefits | Consolidated
Earned premiums | $ 388 | $ 144 | $ 532
Net investment income | 44 | 17 | 61
Total revenues | 432 | 161 | 593
Losses and expenses | 361 | 141 | 502
Net income | $ 71 | $ 20 | $ 91
""",
    "Consolidating Statements of Income, Three Months Ended September 30, 2018 (in millions)": """
| Barge Lines | Ferry Benefits | Consolidated
Earned premiums | $ 365 | $ 141 | $ 506
Net investment income | 40 | 15 | 55
Total revenues | 405 | 156 | 561
Losses and expenses | 341 | 130 | 471
Net income | $ 64 | $ 26 | $ 90
""",
}


def _found(*said: str) -> list[tuple[str, str]]:
    return numbers_in(small_release(TABLES, *said))


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Barge Lines written premiums of $402 million rose $25 million from third quarter 2018.", [EXACT, EXACT]),
        ("Ferry Benefits net income of $20 million fell $6 million from third quarter 2018.", [EXACT, EXACT]),
        ("Ferry Benefits written premiums of $402 million rose from third quarter 2018.", [OPEN]),
        ("Written premiums were $402 million in third quarter 2019.", [OPEN]),  # of the company no row prints them
    ],
)
def test_a_table_titled_as_a_column_is_of_that_part(said: str, found: list[str]) -> None:
    assert [verdict for _, verdict in _found(said)] == found


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Barge Lines combined ratio of 94.2% was 3.3 points better than third quarter 2018.", [EXACT, EXACT]),
        ("Barge Lines combined ratio of 94.2 was 3.3 points worse than third quarter 2018.", [EXACT, OPEN]),
        ("Barge Lines combined ratio of 94.2 decreased 3.3 points from third quarter 2018.", [EXACT, EXACT]),
        ("Ferry Benefits loss ratio of 71.4% was 2.1 points worse than third quarter 2018.", [EXACT, EXACT]),
    ],
)
def test_a_ratio_printed_as_a_bare_number(said: str, found: list[str]) -> None:
    assert [verdict for _, verdict in _found(said)] == found


def test_columns_of_ratios_and_few_amounts_are_periods() -> None:
    assert _found("Ferry Benefits expense ratio was 24.8% in third quarter 2019.") == [("24.8%", EXACT)]


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Net investment income of $61 million, before tax, rose 11% from third quarter 2018.", [EXACT, EXACT]),
        ("Net income of $91 million, before tax, rose 1% from third quarter 2018.", [EXACT, OPEN]),
    ],
)
def test_before_tax_is_no_other_basis(said: str, found: list[str]) -> None:
    assert [verdict for _, verdict in _found(said)] == found


def test_what_is_earned_of_a_kind_has_its_own_amount_per_share() -> None:
    said = "Core earnings of $168 million, or $1.12 per diluted share, rose 5% from third quarter 2018."
    assert [verdict for _, verdict in _found(said)] == [EXACT] * 3


def test_a_total_below_the_heading_of_a_part_is_the_parts() -> None:
    said = "Total guests insured were $3,310 million in the third quarter of 2019."
    assert _found("<p><b>Ferry Benefits</b></p>", said) == [("$3,310 million", EXACT)]
