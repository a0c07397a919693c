"""Amounts at constant currency in columns of their own, and what else a table of revenue tells from all of it."""

from __future__ import annotations

import pytest

from tests.check.claims.pages import audit_of, printed
from tests.check.claims.small import numbers_in, small_release

EXACT, OPEN = "exact", "not_verifiable"
_RELEASE = """
<html><body>
<h3>Sandal Maps, Inc. Reports Third Quarter 2019 Results</h3>
<p>BEND, Ore., Oct. 24, 2019 -- Sandal Maps, Inc. reported results for the quarter ended September 30, 2019.</p>
{said}
<p><b>Consolidated Statements of Income</b><br>(in thousands)</p>
{income}
<p><b>Revenues by Source</b><br>(in thousands)</p>
{sources}
<p><b>Revenues by Geography</b><br>(in thousands)</p>
{markets}
</body></html>
"""
_INCOME = """| Three Months Ended September 30, |
| 2019 | 2018
Revenues | $79,100 | $73,330
Cost of revenues | 51,200 | 48,700
Sales and marketing | 8,260 | 7,910
General and administrative | 10,840 | 10,190
Income from operations | 8,800 | 6,530
Gain (loss) on equity securities, net | 2,310 | (470)
Other income (expense), net | 3,140 | (280)
Net income | $11,940 | $6,250
"""
_SOURCES = """| Three Months Ended September 30, |
| 2019 | 2018
Revenues: | |
Printed maps | $51,230 | $46,020
Digital maps | 27,610 | 27,240
Hedging gains (losses) | 260 | 70
Total revenues | $79,100 | $73,330
"""
_MARKETS = """| Three Months Ended September 30, |||
| 2018 | 2019 | 2019 Less FX Effect | 2019 Constant Currency Revenues
Home | $40,150 | $43,820 | $0 | $43,820
Abroad | 33,110 | 35,020 | (1,480) | 36,500
Revenues, excluding hedging effect | 73,260 | 78,840 | (1,480) | 80,320
Hedging gains (losses) | 70 | 260 | |
Total revenues | $73,330 | $79,100 | | $80,320
"""


def _found(said: str) -> list[tuple[str, str]]:
    audit = audit_of(_RELEASE, "sandal.htm", said, income=_INCOME, sources=_SOURCES, markets=_MARKETS)
    return [(text, judgement.verdict.value) for text, judgement in printed(audit)]


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (
            "Total constant currency revenues of $80.3 million for the quarter ended September 30, 2019 increased "
            "$7.1 million compared to $73.3 million in revenues, excluding hedging effect for the quarter ended "
            "September 30, 2018.",
            [("$80.3 million", EXACT), ("$7.1 million", EXACT), ("$73.3 million", EXACT)],
        ),
        (
            "Constant currency revenues were $79.1 million for the quarter ended September 30, 2019.",
            [("$79.1 million", OPEN)],
        ),
        ("Revenues were $80.3 million for the quarter ended September 30, 2018.", [("$80.3 million", OPEN)]),
    ],
)
def test_amounts_at_constant_currency(said: str, found: list[tuple[str, str]]) -> None:
    assert _found(said) == found


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (
            "Hedging gains (losses) related to revenue were $70,000 and $260,000 for the three months ended "
            "September 30, 2018 and 2019, respectively.",
            [("$70,000", EXACT), ("$260,000", EXACT)],
        ),
        (
            "Expenses related to revenues were $260,000 for the three months ended September 30, 2019.",
            [("$260,000", OPEN)],
        ),
        ("OI&E of $3.1 million for the quarter ended September 30, 2019 included a gain.", [("$3.1 million", EXACT)]),
        ("S&M was $8.3 million in the third quarter of 2019.", [("$8.3 million", EXACT)]),
        (
            "For the third quarter of 2019, the net effect of the gain on equity securities of $2.3 million increased "
            "net income.",
            [("$2.3 million", EXACT)],
        ),
    ],
)
def test_rows_by_initials_and_as_a_part(said: str, found: list[tuple[str, str]]) -> None:
    assert _found(said) == found


@pytest.mark.parametrize(("growth", "verdict"), [("9.4%", EXACT), ("7.9%", OPEN)])
def test_cc_over_changes_is_constant_currency(growth: str, verdict: str) -> None:
    sources = (
        "| Three Months Ended September 30, ||||\n| 2019 | 2018 | % Change | CC % Change\n"
        "Printed maps | $51,230 | $46,020 | 11.3% | 12.9%\nDigital maps | 27,870 | 27,310 | 2.1% | 3.5%\n"
        "Total revenues | $79,100 | $73,330 | 7.9% | 9.4%\n"
    )
    said = f"Revenues for the third quarter of 2019 increased {growth} in constant currency from the prior year."
    audit = audit_of(_RELEASE, "sandal.htm", said, income=_INCOME, sources=sources, markets=_MARKETS)
    assert [(text, each.verdict.value) for text, each in printed(audit)] == [(growth, verdict)]


_CHANGES = {
    "Statements of Income (in thousands)": "| Three Months Ended September 30, |\n| 2019 | 2018\n"
    "Revenue | $840 | $750\nCosts | 610 | 580\nNet income | $230 | $170",
    "Non-GAAP Information (in thousands)": "| As Reported | Adjustment | Revenue at 2018 Rates | Reported Change "
    "| Constant Currency Change\nReconciliation of revenue growth for the quarter ended September 30, 2019:\n"
    "Total revenue | $840 | $10 | $850 | 12% | 13%",
}


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("13% on a foreign exchange (F/X) neutral basis", EXACT),
        ("13% on an F/X-neutral basis", EXACT),
        ("13% on an exchange-neutral basis", EXACT),
        ("14% on a F/X neutral basis", OPEN),
    ],
)
def test_growth_that_is_neutral_of_exchange_rates(said: str, found: str) -> None:
    release = small_release(_CHANGES, f"Revenue in the third quarter grew 12% year over year, or {said}.")
    assert numbers_in(release) == [("12%", EXACT), (said[:3], found)]


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Revenue in the third quarter grew 12% on a F/X neutral basis from the third quarter of 2018.", OPEN),
        ("Revenue in the third quarter was up 12% ex-FX compared to the third quarter of 2018.", OPEN),
        ("On a constant currency basis, revenue in the third quarter grew 12% from the third quarter of 2018.", OPEN),
        ("At our stores, revenue in the third quarter grew 12% from the third quarter of 2018.", EXACT),
    ],
)
def test_growth_on_a_basis_that_no_table_prints_is_not_that_of_the_amounts(said: str, found: str) -> None:
    only = dict(list(_CHANGES.items())[:1])
    assert numbers_in(small_release(only, said)) == [("12%", found)]
