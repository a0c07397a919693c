"""Income before tax that no row prints, and what the tax is of it."""

from __future__ import annotations

import pytest

from icc_reports.check.claims.derived_names import derived_in
from tests.check.claims.small import numbers_in, small_release

EXACT, OPEN = "exact", "not_verifiable"
_TITLE = "Consolidated Statements of Income (in thousands)"
_HEADS = "| Quarter ended September 30, 2019 | Quarter ended September 30, 2018\n"
_ROWS = """Revenue | $9,210 | $8,740
Income tax expense (benefit) | {tax} | 310
Net income | $1,440 | $1,130
"""
_WHOLE = (
    "Pre-tax income for the quarter ended September 30, 2019 rose $530,000 to $1,970,000 from $1,440,000 for the "
    "quarter ended September 30, 2018."
)
_RATE = "The effective tax rate for the quarter ended September 30, 2018 was 21.5%."


def _verdicts(rows: str, *said: str) -> list[str]:
    return [verdict for _, verdict in numbers_in(small_release({_TITLE: _HEADS + rows}, *said))]


def test_it_is_net_income_with_the_tax_above_it() -> None:
    assert _verdicts(_ROWS.format(tax="530"), _WHOLE, _RATE) == [EXACT, EXACT, EXACT, EXACT]
    benefit = "Pre-tax income for the quarter ended September 30, 2019 was $1,330,000."
    assert _verdicts(_ROWS.format(tax="(110)"), benefit) == [EXACT]
    assert _verdicts(_ROWS.format(tax="(110)").replace(" (benefit)", ""), benefit) == [OPEN]


def test_another_amount_accuses_nobody() -> None:
    assert _verdicts(_ROWS.format(tax="530"), _WHOLE.replace("$1,970", "$1,979")) == [EXACT, OPEN, EXACT]


@pytest.mark.parametrize("between", ["Minority interest | (20) | (25)", "Discontinued operations | 40 | 55"])
def test_nothing_stands_between_the_two(between: str) -> None:
    rows = _ROWS.format(tax="530").replace("Net income", f"{between}\nNet income")
    assert set(_verdicts(rows, _WHOLE, _RATE)) == {OPEN}


_PRINTED = """Revenue | $9,210 | $8,740
Income from continuing operations before provision/(benefit) for taxes on income | 2,000 | 2,500
Provision/(benefit) for taxes on income | (136) | 215
Income from continuing operations | $2,136 | $2,285
"""


@pytest.mark.parametrize(("printed", "verdict"), [("(6.8)%", EXACT), ("6.8%", OPEN)])
def test_tax_rates_of_which_one_is_below_nil(printed: str, verdict: str) -> None:
    said = (
        f"The effective tax rates for income from continuing operations were {printed} for the quarter ended "
        "September 30, 2019 and 8.6% for the quarter ended September 30, 2018."
    )
    assert _verdicts(_PRINTED, said) == [verdict, EXACT]


@pytest.mark.parametrize(
    ("said", "is_named"),
    [("the effective rate", True), ("our tax rates", True), ("an increase in effective rates of advertising", False)],
)
def test_effective_rates_of_what_is_sold_are_no_tax_rates(said: str, *, is_named: bool) -> None:
    assert bool(list(derived_in(said))) == is_named
