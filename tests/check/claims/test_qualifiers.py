"""Words beside a measure: taxes, the same inns, initials, what it came to; and statements that a comparison follows."""

from __future__ import annotations

import pytest

from icc_reports.check import check_release
from icc_reports.model.relations import RelationKind
from icc_reports.read import read_release
from tests.check.claims.inns import audit, numbers, verdicts

EXACT, OPEN = "exact", "not_verifiable"


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("The third quarter of 2019 included pre-tax costs of moving of $0.71 million.", [EXACT]),
        ("The third quarter of 2019 included after-tax costs of moving of $0.52 million.", [OPEN]),
        ("Funds from operations (“FFO”) were $20.4 million in the third quarter of 2019.", [EXACT]),
        ("Funds from operations (FFO) per share, as adjusted, were $0.84 in the third quarter of 2019.", [EXACT]),
        ("Operating income was a profit of $14.2 million in the third quarter of 2019.", [EXACT]),
        (
            "Operating income was a profit of $14.2 million in the third quarter of 2019, compared to a profit of "
            "$12.6 million a year ago.",
            [EXACT, EXACT],
        ),
        ("Owner liquidity at September 30, 2019 comprised $31.7 million cash.", [EXACT]),
        (
            "Cash and cash equivalents increased $3.3 million compared to December 31, 2018 to $31.7 million, after "
            "spending $3.9 million on roofs.",
            [EXACT, EXACT, OPEN],
        ),
        (
            "Third quarter 2019 revenue was $94.3 million. This represents a 7.0% increase compared to revenue of "
            "$88.1 million in the third quarter of 2018.",
            [EXACT, EXACT, EXACT],
        ),
        (
            "Operating income was 15.1% of revenue, compared to $12.6 million, or 14.3% of revenue, in the third "
            "quarter of 2018, an improvement of 84 basis points.",
            [EXACT, EXACT, EXACT, EXACT],
        ),
        ("Operating income grew 13%, although general and administrative expenses rose 10%.", [EXACT, EXACT]),
    ],
)
def test_what_stands_beside_a_measure(said: str, found: list[str]) -> None:
    assert verdicts(said) == found


def test_growth_of_the_same_inns_accuses_nobody() -> None:
    said = (
        "Same-inn net operating income grew 5.3% in the third quarter of 2019 against the third quarter of 2018, with "
        "revenue growth of 4.0% and growth of operating expenses of 2.7%."
    )
    assert verdicts(said) == [EXACT, OPEN, OPEN]


def test_rows_say_it_themselves() -> None:
    """In a table called "Adjusted ...", rows without the word are those of GAAP where others have it."""
    page = """
<html><body><h3>Orrin Mills, Inc. Reports Second Quarter 2018 Results</h3>
<p>YORK, Pa., July 30, 2018 -- Orrin Mills, Inc. reported its second quarter of 2018. GAAP net loss was $3.4 million,
and the adjusted net loss (non-GAAP measure) was $1.2 million, compared to adjusted net income of $0.9 million in the
second quarter of 2017.</p>
<p><b>Adjusted Net Income (Loss)</b><br>(in thousands)</p>
<table><tr><td></td><td colspan=2>Three months ended June 30,</td></tr><tr><td></td><td>2018</td><td>2017</td></tr>
<tr><td>Net income (loss)</td><td>$(3,412)</td><td>$1,240</td></tr>
<tr><td>Closing of a mill</td><td>2,260</td><td>(355)</td></tr>
<tr><td>Adjusted net income (loss)</td><td>$(1,152)</td><td>$885</td></tr></table></body></html>
"""
    checked = check_release(read_release(page.encode(), "orrin.htm"))
    claims = [each for each in checked.judgements if each.relation.kind is RelationKind.CLAIM]
    assert [each.verdict.value for each in claims] == [EXACT, EXACT, EXACT]


def test_equity_per_share_is_book_value_and_loans_are_those_of_the_balance_sheet() -> None:
    page = """
<html><body><h3>Tarn Savings Bancorp Reports Fourth Quarter 2012 Results</h3>
<p>ELKO, Nev., Jan. 24, 2013 -- Tarn Savings Bancorp reported results for the quarter ended December 31, 2012.
At December 31, 2012 shareholders' equity was $61.0 million, or $20.33 per share. Total loans were $412.0 million and
net loans were $405.1 million at December 31, 2012. The yield on earning assets was 5.12% in the quarter.</p>
<p><b>Consolidated Balance Sheets</b><br>(in thousands, except per share data)</p>
<table><tr><td></td><td>December 31, 2012</td><td>December 31, 2011</td></tr>
<tr><td>Cash and due from banks</td><td>$32,900</td><td>$30,100</td></tr>
<tr><td>Gross loans receivable</td><td>411,980</td><td>395,200</td></tr>
<tr><td>Reserve for loan losses</td><td>(6,880)</td><td>(6,500)</td></tr>
<tr><td>Net loans receivable</td><td>405,100</td><td>388,700</td></tr>
<tr><td>Total assets</td><td>$438,000</td><td>$418,800</td></tr>
<tr><td>Total liabilities</td><td>$377,000</td><td>$360,100</td></tr>
<tr><td>Total shareholders' equity</td><td>61,000</td><td>58,700</td></tr>
<tr><td>Total liabilities and shareholders' equity</td><td>$438,000</td><td>$418,800</td></tr>
<tr><td>U.S. GAAP book value per common share</td><td>$20.33</td><td>$19.57</td></tr></table>
<p><b>Selected rates</b></p>
<table><tr><td></td><td colspan=2>Three Months Ended December 31,</td></tr><tr><td></td><td>2012</td><td>2011</td></tr>
<tr><td>Yield on interest-earning assets</td><td>5.12%</td><td>5.40%</td></tr></table></body></html>
"""
    checked = check_release(read_release(page.encode(), "tarn.htm"))
    claims = [each for each in checked.judgements if each.relation.kind is RelationKind.CLAIM]
    assert [each.verdict.value for each in claims] == [EXACT] * 5


def test_earnings_per_share_named_in_full_are_a_measure() -> None:
    said = "Third quarter 2019 diluted earnings per share was $0.44 against earnings per share of $0.39 a year ago."
    assert verdicts(said) == [EXACT, EXACT]


def test_a_share_is_no_measure_that_an_amount_is_of() -> None:
    said = (
        "Diluted earnings were $0.44 per share of stock, compared with earnings of $0.39 in the third quarter of 2018."
    )
    assert numbers(said)[0] == ("$0.44", "per_share", EXACT)
    assert audit(said).summary


def test_what_is_held_is_not_said_of_the_future() -> None:
    said = "Calderwell holds 8 patents and expects to file for others."
    [held] = [each for each in audit(said).judgements if each.relation.kind is RelationKind.CLAIM]
    assert "future" not in (held.missing or "")


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Costs of moving from continuing operations were $0.71 million in the third quarter of 2019.", [EXACT]),
        (
            "In the third quarter of 2019 the operating margin rose 80 basis points from the third quarter of 2018.",
            [EXACT],
        ),
        (
            "In the third quarter of 2019 the operating margin rose 100 basis points from the third quarter of 2018.",
            [OPEN],
        ),
    ],
)
def test_continuing_operations_and_tens_of_basis_points(said: str, found: list[str]) -> None:
    assert verdicts(said) == found


def test_a_name_said_in_short_where_it_is_compared() -> None:
    page = """
<html><body><h3>Wren Optics, Inc. Reports First Quarter 2016 Results</h3>
<p>TROY, N.Y., April 28, 2016 -- Wren Optics, Inc. reported its first quarter of 2016. Net income from continuing
operations was $3.0 million, compared to net income of $2.3 million in the first quarter of 2015. Adjusted EBITDA was
$6.4 million in the first quarter of 2016.</p>
<p><b>Statements of Operations</b><br>(in thousands)</p>
<table><tr><td></td><td colspan=2>Three months ended March 31,</td></tr><tr><td></td><td>2016</td><td>2015</td></tr>
<tr><td>Revenue</td><td>$43,900</td><td>$38,800</td></tr>
<tr><td>Expenses</td><td>40,890</td><td>36,490</td></tr>
<tr><td>Net income from continuing operations</td><td>3,010</td><td>2,310</td></tr>
<tr><td>Net loss from discontinued operations</td><td>-</td><td>(700)</td></tr>
<tr><td>Net income</td><td>$3,010</td><td>$1,610</td></tr></table>
<p><b>Reconciliation of net income to adjusted EBITDA</b><br>(in thousands)</p>
<table><tr><td></td><td colspan=2>Three months ended March 31,</td></tr><tr><td></td><td>2016</td><td>2015</td></tr>
<tr><td>Net income</td><td>$3,010</td><td>$1,610</td></tr>
<tr><td>Interest, taxes, depreciation and amortization</td><td>2,590</td><td>2,450</td></tr>
<tr><td>EBITDA</td><td>5,600</td><td>4,060</td></tr>
<tr><td>Moving</td><td>800</td><td>-</td></tr>
<tr><td>Adjusted EBITDA</td><td>$6,400</td><td>$4,060</td></tr></table></body></html>
"""
    checked = check_release(read_release(page.encode(), "wren.htm"))
    claims = [each for each in checked.judgements if each.relation.kind is RelationKind.CLAIM]
    assert [each.verdict.value for each in claims] == [EXACT, EXACT, EXACT]


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("In the third quarter of 2019 revenue growth was 7%.", [EXACT]),
        (
            "Operating income for the comparable 2018 period was $12.6 million, on 24.96 million weighted average "
            "diluted shares outstanding.",
            [EXACT, EXACT],
        ),
        ("Operating margin was 15.1% and 14.3% for the 2019 and 2018 periods, respectively.", [EXACT, EXACT]),
    ],
)
def test_growth_as_a_noun_years_of_periods_and_shares(said: str, found: list[str]) -> None:
    assert verdicts(said) == found
