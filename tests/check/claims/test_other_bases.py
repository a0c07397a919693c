"""Growth at constant currency, as a column or a row of its own prints it, and as an aside between other statements."""

from __future__ import annotations

import pytest

from icc_reports.check.claims.currency import basis_in
from tests.check.claims.inns import numbers, verdicts
from tests.check.claims.small import numbers_in, small_release

EXACT, OPEN = "exact", "not_verifiable"


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (
            "Third quarter 2019 revenue increased 7% from a year ago, or 9% at constant currency, to $94.3 million.",
            [("7%", "growth", EXACT), ("9%", "growth", EXACT), ("$94.3 million", "amount", EXACT)],
        ),
        (
            "In the third quarter of 2019 Coast revenue grew 11%, or 13% on a constant currency basis.",
            [("11%", "growth", EXACT), ("13%", "growth", EXACT)],
        ),
        (
            "Third quarter 2019 constant currency revenue growth was 9%.",
            [("9%", "growth", EXACT)],
        ),
        (
            "Excluding the impact of foreign exchange, Lakeland revenue rose 4% in the third quarter of 2019.",
            [("4%", "growth", EXACT)],
        ),
        (
            "Lakeland revenue rose 5% at constant currency in the third quarter of 2019.",
            [("5%", "growth", OPEN)],
        ),
        (
            "In the third quarter of 2019 Lakeland revenue was up 2%, flat at constant currency.",
            [("2%", "growth", EXACT)],
        ),
        (
            "In the third quarter of 2019 Lakeland revenue grew 2% but was unchanged on a constant currency basis.",
            [("2%", "growth", EXACT)],
        ),
        (
            "Excluding the $1.8 million unfavorable impact from year-over-year changes in foreign exchange rates, "
            "revenue rose 9% in the third quarter of 2019.",
            [("$1.8 million", "amount", OPEN), ("9%", "growth", EXACT)],
        ),
        (
            "Excluding the $1.8 million impact of foreign exchange, revenue rose 7% in the third quarter of 2019.",
            [("$1.8 million", "amount", OPEN), ("7%", "growth", OPEN)],
        ),
        (
            "In the third quarter of 2019 we earned more, excluding the $1.8 million impact of foreign exchange, and "
            "revenue rose 9%.",
            [("$1.8 million", "amount", OPEN), ("9%", "growth", OPEN)],
        ),
        (
            "Operating income rose 9% at constant currency in the third quarter of 2019.",
            [("9%", "growth", OPEN)],
        ),
    ],
)
def test_growth_at_constant_currency(said: str, found: list[tuple[str, str, str]]) -> None:
    assert numbers(said) == found


def test_a_fall_at_constant_currency_is_not_borne_out_by_a_rise() -> None:
    assert verdicts("In the third quarter of 2019 revenue fell 9% at constant currency.") == [OPEN]


_BY_QUARTER = {
    "Statements of Income (in thousands)": """
| Three Months Ended September 30, 2019 | Three Months Ended September 30, 2018
Total net sales | $ 61,240 | $ 58,110
Operating income | 11,905 | 7,315
""",
    "Supplemental Information (in thousands)": """| Q3 2018 | Q2 2019 | Q3 2019
Worldwide net sales | $ 58,110 | $ 60,030 | $ 61,240
Worldwide net sales - Y/Y growth, excluding F/X | 4% | 6% | 8%
""",
}  # fmt: skip


def test_worldwide_sales_are_those_of_the_company() -> None:
    said = "Net sales increased 5% compared with third quarter 2018, or 8% excluding foreign exchange."
    assert numbers_in(small_release(_BY_QUARTER, said)) == [("5%", EXACT), ("8%", EXACT)]


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("up 4% in local currencies", "currency"),
        ("growth, excluding F/X", "currency"),
        ("excluding changes in foreign exchange rates", "currency"),
        ("organic sales", "organic"),
        ("excluding one-time items", None),
        ("foreign currency translation", None),
    ],
)
def test_words_of_another_basis(text: str, basis: str | None) -> None:
    assert basis_in(text) == basis
