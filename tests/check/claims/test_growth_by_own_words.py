"""Growth by a word of the company's own, which the heads of its tables set against what was reported."""

from __future__ import annotations

import pytest

from icc_reports.check.claims.growth_heads import roots_of
from tests.check.claims.pages import audit_of, printed

EXACT, OPEN = "exact", "not_verifiable"
_RELEASE = """
<html><body>
<h3>Farrow Kettles, Inc. Reports Third Quarter 2019 Results</h3>
<p>BEND, Ore., Oct. 24, 2019 -- Farrow Kettles, Inc. reported results for the quarter ended September 30, 2019.</p>
{said}
<p><b>Consolidated Statements of Income</b><br>(in thousands)</p>
{income}
<p><b>Sales by division</b><br>(in thousands)</p>
{divisions}
</body></html>
"""
_INCOME = """| Three Months Ended September 30, |
| 2019 | 2018
Net sales | $79,100 | $73,330
Cost of sales | 51,200 | 48,700
Gross profit | 27,900 | 24,630
Expenses | 19,100 | 18,100
Net income | $8,800 | $6,530
"""
_DIVISIONS = """| Three Months Ended September 30, ||| | | |
| 2019 | 2018 | % Change Reported | % Change Structural | % Change Currency | % Change Adjusted Structural
Kitchen | $51,230 | $46,020 | 11.3% | 13.4% | (2.1)% | 12.6%
Garden | 27,870 | 27,310 | 2.1% | 4.4% | (2.3)% | 4.2%
Worldwide | $79,100 | $73,330 | 7.9% | 9.8% | (1.9)% | 9.1%
Worldwide excluding Toasters | $71,020 | $64,980 | 9.3% | 11.2% | (1.9)% | 10.7%
"""


def _found(said: str) -> list[tuple[str, str]]:
    audit = audit_of(_RELEASE, "farrow.htm", said, income=_INCOME, divisions=_DIVISIONS)
    return [(text, judgement.verdict.value) for text, judgement in printed(audit)]


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (
            "Reported sales growth of 7.9% in the third quarter of 2019 with structural growth of 9.8% and adjusted "
            "structural growth of 9.1%.",
            [("7.9%", EXACT), ("9.8%", EXACT), ("9.1%", EXACT)],
        ),
        ("Kitchen worldwide adjusted structural sales grew 12.6%*, driven by kettles.", [("12.6%", EXACT)]),
        ("In the third quarter of 2019 Garden sales grew 4.4% structurally.", [("4.4%", EXACT)]),
        ("Structural growth excluding Toasters of 11.2%*", [("11.2%", EXACT)]),
        ("Kitchen worldwide structural sales grew 12.6%.", [("12.6%", OPEN)]),
        ("Excluding toasters, adjusted structural sales grew 9.1%.", [("9.1%", OPEN)]),
        ("Organic growth of 9.8% in the third quarter of 2019.", [("9.8%", OPEN)]),
        ("Kitchen structural growth of 13.4% in the third quarter of 2019.", [("13.4%", EXACT)]),
        ("In the third quarter of 2019 Garden sales grew 4.4% on a structural basis.", [("4.4%", EXACT)]),
        ("Pantry structural growth of 13.4% in the third quarter of 2019.", [("13.4%", OPEN)]),
        ("Excluding toasters, structural growth of 9.8% in the third quarter of 2019.", [("9.8%", OPEN)]),
        ("Structural growth of 11.2% in the third quarter of 2019.", [("11.2%", OPEN)]),
        ("Structural growth excluding pans of 9.8%.", [("9.8%", OPEN)]),
        ("Structural earnings growth of 9.8% in the third quarter of 2019.", [("9.8%", OPEN)]),
    ],
)
def test_growth_is_read_by_the_word_that_a_head_says(said: str, found: list[tuple[str, str]]) -> None:
    assert _found(said) == found


def test_narrow_heads_shorten_the_word() -> None:
    divisions = _DIVISIONS.replace("Adjusted Structural", "Adj.").replace("Structural", "Oper.")
    audit = audit_of(
        _RELEASE,
        "farrow.htm",
        "In the third quarter of 2019 Garden sales grew 4.4% operationally.",
        income=_INCOME,
        divisions=divisions,
    )
    assert [(text, judgement.verdict.value) for text, judgement in printed(audit)] == [("4.4%", EXACT)]


def test_noun_adjective_and_adverb_are_one_word() -> None:
    assert roots_of("operations") == roots_of("operational") == roots_of("operationally")
