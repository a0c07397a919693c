"""Growth at constant currency in tables that add the effects of exchange rates to what was reported, row by row."""

from __future__ import annotations

import pytest

from tests.check.claims.pages import audit_of, printed

EXACT, OPEN = "exact", "not_verifiable"
_RELEASE = """
<html><body>
<h3>Larch Ledger, Inc. Reports First Quarter 2021 Results</h3>
<p>SALEM, Ore., April 28, 2021 -- Larch Ledger, Inc. reported results for the quarter ended March 31, 2021.</p>
{said}
<p><b>Consolidated Statements of Operations</b><br>(in thousands)</p>
{income}
<p><b>GAAP to Non-GAAP Reconciliation</b><br>(in thousands)</p>
{bridge}
</body></html>
"""
_INCOME = """| Three Months Ended March 31, |
| 2021 | 2020
Subscription revenues | $64,300 | $50,100
Service revenues | 9,200 | 9,900
Total revenues | 73,500 | 60,000
Cost of revenues | 30,100 | 26,000
Net income | $43,400 | $34,000
"""
_BRIDGE = """| Three Months Ended March 31, 2021 | Three Months Ended March 31, 2020 | Growth Rates
Subscription revenues: | | |
GAAP subscription revenues | $64,300 | $50,100 | 28%
Effects of foreign currency rate fluctuations | {effect} | |
Non-GAAP adjusted subscription revenues | $65,600 | | {rate}
Total revenues: | | |
GAAP total revenues | $73,500 | $60,000 | 23%
Effects of an additional week | 1,300 | |
Non-GAAP adjusted total revenues | $74,800 | | 25%
"""
_SAID = "Subscription revenues were $64.3 million in Q1 2021, up 28%, or {said} adjusted for constant currency."


@pytest.mark.parametrize(
    ("effect", "rate", "said", "verdict"),
    [
        ("1,300", "31%", "31%", EXACT),
        ("(1,300)", "31%", "31%", EXACT),  # what exchange rates took is added back
        ("1,300", "", "31%", EXACT),  # by the amounts
        ("1,300", "31%", "33%", OPEN),
        ("900", "31%", "31%", OPEN),  # it is adjusted for something else as well
    ],
)
def test_growth_with_effects_of_currency_added(effect: str, rate: str, said: str, verdict: str) -> None:
    bridge = _BRIDGE.format(effect=effect, rate=rate)
    audit = audit_of(_RELEASE, "larch.htm", _SAID.format(said=said), income=_INCOME, bridge=bridge)
    found = [(text, judgement.verdict.value) for text, judgement in printed(audit)]
    assert found == [("$64.3 million", EXACT), ("28%", EXACT), (said, verdict)]


def test_other_effects_are_no_currency() -> None:
    said = "Total revenues were $73.5 million in Q1 2021, representing 23% growth, 25% adjusted for constant currency."
    audit = audit_of(_RELEASE, "larch.htm", said, income=_INCOME, bridge=_BRIDGE.format(effect="1,300", rate="31%"))
    verdicts = [judgement.verdict.value for _, judgement in printed(audit)]
    assert verdicts == [EXACT, EXACT, OPEN]
