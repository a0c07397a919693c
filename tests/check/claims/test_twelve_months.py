"""Results of the last twelve months, up to the days with which prose names them."""

from __future__ import annotations

import pytest

from tests.check.claims.small import numbers_in, small_release, words_in

EXACT, OPEN, WRONG = "exact", "not_verifiable", "exception"
_HEADS = " | Q3 2018 | Q4 2018 | Q1 2019 | Q2 2019 | Q3 2019"
TABLES = {
    "Reconciliation of Net Income to Bank EBITDA (in thousands)": f"""
{_HEADS} | Bank EBITDA (LTM) Q4-2018 - LTM | Bank EBITDA (LTM) Q3-2019 - LTM
Net income | $8,110 | $7,040 | $6,930 | $8,020 | $9,150 | $29,870 | $31,140
Interest | 1,010 | 1,020 | 1,030 | 1,040 | 1,050 | 4,060 | 4,140
Adjusted EBITDA | 9,120 | 8,060 | 7,960 | 9,060 | 10,200 | 33,930 | 35,280
Severance | 310 | 420 | 530 | 640 | 750 | 1,520 | 2,340
Bank adjusted EBITDA | $9,430 | $8,480 | $8,490 | $9,700 | $10,950 | $35,450 | $37,620
""",
    "Statements of Operations (in thousands)": f"""
{_HEADS}
Revenue | $90,110 | $91,350 | $92,480 | $93,760 | $94,920
Net income | $8,110 | $7,040 | $6,930 | $8,020 | $9,150
""",
}


def _verdicts(*said: str) -> list[str]:
    return [verdict for _, verdict in numbers_in(small_release(TABLES, *said))]


@pytest.mark.parametrize(
    "said",
    [
        "Bank EBITDA (LTM) of $37.62 million versus $35.45 million at year end 2018, an increase of 6.1%.",
        "Bank EBITDA for the last twelve months was $37.62 million at September 30, 2019 versus "
        "$35.45 million at December 31, 2018, an increase of 6.1%.",
        "As of December 31, 2018, LTM Bank EBITDA was $35.45 million.",
        "Bank EBITDA for the trailing four quarters was $37.62 million.",
        "Net income for the latest twelve months was $31.14 million.",
    ],
)
def test_twelve_months_up_to_a_day(said: str) -> None:
    assert set(_verdicts(said)) == {EXACT}


def test_what_twelve_months_do_not_come_to() -> None:
    assert _verdicts("Bank EBITDA for the last twelve months was $37.52 million.") == [WRONG]
    assert _verdicts("Bank EBITDA for the last twelve months was $37.62 million at December 31, 2018.") == [OPEN]


def test_the_quarters_of_a_row_add_up_to_twelve_months_and_accuse_nobody() -> None:
    assert _verdicts("Revenue for the last twelve months was $372.51 million at September 30, 2019.") == [EXACT]
    assert _verdicts("Revenue for the last twelve months was $372.61 million at September 30, 2019.") == [OPEN]
    assert _verdicts("Revenue was $372.51 million in fiscal 2017.") == [OPEN]


@pytest.mark.parametrize("said", ["the first nine months of 2019", "the nine months ended September 30, 2019"])
def test_the_quarters_of_a_row_add_up_to_the_year_so_far(said: str) -> None:
    assert _verdicts(f"Revenue was $281.16 million for {said}.") == [EXACT]
    assert _verdicts(f"Revenue was $281.26 million for {said}.") == [OPEN]


def test_the_year_to_date_may_be_called_fiscal() -> None:
    assert _verdicts("Fiscal year-to-date revenue was $281.16 million.") == [EXACT]


def test_what_drove_a_change_rose_between_the_days_that_are_compared() -> None:
    said = "Bank EBITDA (LTM) was $37.62 million versus $35.45 million at year end 2018, an increase of 6.1%. "
    release = small_release(TABLES, f"{said}The change was due to the increase in Adjusted EBITDA.")
    assert words_in(release) == [("increase", EXACT)]
