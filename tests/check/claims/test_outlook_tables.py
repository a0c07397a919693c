"""What is expected, where a table of the release prints it as well; and what is only driven by an outlook."""

from __future__ import annotations

import pytest

from tests.check.claims.pages import audit_of, printed

_RELEASE = """
<html><body>
<h3>Brindle Optics, Inc. Reports Third Quarter 2023 Results</h3>
<p>TUCSON, Ariz., Oct. 26, 2023 -- Brindle Optics, Inc. reported results for the quarter ended September 30, 2023.</p>
{said}
<p><b>Consolidated Statements of Income</b><br>(in millions)</p>
{income}
<p><b>Reconciliation of GAAP to Non-GAAP Outlook</b><br>(in millions)</p>
{outlook}
</body></html>
"""
_INCOME = """| Three Months Ended September 30, |
| 2023 | 2022
Net revenue | $791.0 | $733.3
Cost of revenue | 412.0 | 387.0
Provision for credit losses | 70.5 | 61.2
Operating expenses | 208.4 | 190.1
Net income | $100.1 | $95.0
"""
_OUTLOOK = """| Three Months Ending December 31, 2023
GAAP gross margin | 47.2%
Stock-based compensation expense | 0.9%
Non-GAAP gross margin | 48.1%
GAAP operating expenses | $214.5
Stock-based compensation expense | (21.0)
Non-GAAP operating expenses | $193.5
"""
_HEADING = "<p><b>Outlook</b></p><p>The outlook for the fourth quarter of 2023 is as follows:</p>"


def _found(*said: str, outlook: str = _OUTLOOK) -> list[tuple[str, str]]:
    audit = audit_of(_RELEASE, "brindle.htm", *said, income=_INCOME, outlook=outlook)
    return [(text, judgement.verdict.value) for text, judgement in printed(audit)]


def test_an_outlook_is_held_to_the_table_that_reconciles_it() -> None:
    said = "<ul><li>GAAP and non-GAAP gross margins are expected to be 47.2% and 48.1%, respectively.</li></ul>"
    assert _found(_HEADING + said) == [("47.2%", "exact"), ("48.1%", "exact")]


@pytest.mark.parametrize(
    "said",
    [
        "<p>Revenue is expected to be $830.0 million.</p>",  # no table has it
        "<p>Operating expenses in the third quarter of 2024 are expected to be $214.5 million.</p>",  # nor that quarter
    ],
)
def test_an_outlook_that_no_table_prints_stays_open(said: str) -> None:
    assert {verdict for _, verdict in _found(_HEADING + said)} == {"not_verifiable"}


def test_the_quarter_reported_bears_out_no_outlook() -> None:
    said = "<p>Operating expenses are expected to be $208.4 million.</p>"
    assert {verdict for _, verdict in _found(_HEADING + said, outlook="| December 31, 2023\nCash | $9.0")} == {
        "not_verifiable"
    }


def test_what_a_changed_outlook_drove_has_happened() -> None:
    said = "The provision for credit losses was $70.5 million, largely driven by changes in the economic outlook."
    assert _found(said) == [("$70.5 million", "exact")]


def test_growth_in_dollars_is_growth_as_reported() -> None:
    said = "Net revenue was $791.0 million, up 8% in USD."
    assert _found(said) == [("$791.0 million", "exact"), ("8%", "exact")]
