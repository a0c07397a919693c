"""Growth at this year's exchange rates in columns headed "Restated", and results without what "Adj's" take out."""

from __future__ import annotations

import pytest

from tests.check.claims.pages import audit_of, printed

EXACT, OPEN = "exact", "not_verifiable"
_RELEASE = """
<html><body>
<h3>Harrow Kettles Corp. Reports First Quarter 2019 Results</h3>
<p>Malvern, Ohio, April 24, 2019- (NYSE: HKC) Harrow Kettles Corp. today reported results for the first quarter ended
March 30, 2019.</p>
{said}
<p><b>Consolidated Statements of Income</b><br>(in millions, except per share data)</p>
{income}
<p><b>Condensed Consolidated Statements of Income</b><br>(in millions, except per share data)</p>
{parts}
<p><b>Non-GAAP Financial Measures</b><br>(in millions, except per share data)</p>
{adjusted}
</body></html>
"""
_INCOME = """| 13 Weeks Ended | 13 Weeks Ended
| Mar 30, 2019 | Mar 31, 2018
Net sales | $412.0 | $500.0
Operating expenses | 416.8 | 460.3
Operating income (loss) | (4.8) | 39.7
Provision for income taxes | 1.3 | 9.5
Net income (loss) | $(6.1) | $30.2
Diluted income (loss) per share | $(0.12) | $0.60
"""
_PARTS = """| 13 Weeks Ended | 13 Weeks Ended | Reported % | Restated* % | Foreign Exchange
| Mar 30, 2019 | Mar 31, 2018 | Inc (Dec) | Inc (Dec) | Impact*
Net sales: | | | |
North | $232.0 | $290.0 | (20) | (17) | $(11.0)
South | 180.0 | 210.0 | (14) | (9) | (12.0)
| $412.0 | $500.0 | (18) | (14) | $(23.0)
Segment profit (loss): | | | |
North | $10.2 | $22.4 | (54) | (51) | $(1.8)
South | 4.0 | 26.1 | (85) | (84) | (1.1)
| 14.2 | 48.5 | (71) | (69) | (2.9)
Unallocated expenses | (19.0) | (8.8) | 116 | 116 | 0.0
Income (loss) before taxes | $(4.8) | $39.7 | | | $(2.9)
"""
_ADJUSTED = """| 13 Weeks Ended Mar 30, 2019 Reported | 13 Weeks Ended Mar 30, 2019 Adj's\
 | 13 Weeks Ended Mar 30, 2019 Excl Adj's | 13 Weeks Ended Mar 31, 2018 Reported\
 | 13 Weeks Ended Mar 31, 2018 Foreign Exchange Impact | 13 Weeks Ended Mar 31, 2018 Adj's\
 | 13 Weeks Ended Mar 31, 2018 Restated* Excl Adj's
Net income (loss) | $(6.1) | $10.2 | $4.1 | $30.2 | $(2.1) | $4.0 | $32.1
Net income (loss) per share (diluted) | $(0.12) | $0.20 | $0.08 | $0.60 | $(0.04) | $0.08 | $0.64
"""


def _found(said: str) -> list[tuple[str, str]]:
    audit = audit_of(_RELEASE, "harrow.htm", said, income=_INCOME, parts=_PARTS, adjusted=_ADJUSTED)
    return [(text, judgement.verdict.value) for text, judgement in printed(audit)]


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (
            "First quarter sales fell 18% against last year and 14% in local currency.",
            [("18%", EXACT), ("14%", EXACT)],
        ),
        (
            "First quarter 2019 sales were $412.0 million, down 18% and local currency sales were down 14%.",
            [("$412.0 million", EXACT), ("18%", EXACT), ("14%", EXACT)],
        ),
        (
            "South - Sales $180.0 million, down 14% and local currency sales down 9%.",
            [("$180.0 million", EXACT), ("14%", EXACT), ("9%", EXACT)],
        ),
        (
            "South - Sales $180.0 million, down 14% and local currency sales down 17%.",
            [("$180.0 million", EXACT), ("14%", EXACT), ("17%", OPEN)],
        ),
    ],
)
def test_growth_restated(said: str, found: list[tuple[str, str]]) -> None:
    assert _found(said) == found


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (
            "GAAP diluted E.P.S. loss of $0.12 versus income of $0.60 in the prior year period.",
            [("$0.12", EXACT), ("$0.60", EXACT)],
        ),
        (
            "Adjusted* diluted E.P.S. is income of $0.08 vs. $0.64 in the prior year period.",
            [("$0.08", EXACT), ("$0.64", EXACT)],
        ),
        ("Adjusted diluted EPS was $0.20.", [("$0.20", OPEN)]),
    ],
)
def test_earnings_without_adjustments(said: str, found: list[tuple[str, str]]) -> None:
    assert _found(said) == found
