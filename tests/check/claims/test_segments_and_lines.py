"""Segments by repeated labels, parts that add up, periods inside names, titles over two lines, bases behind."""

from __future__ import annotations

import pytest

from icc_reports.check import check_release
from icc_reports.model.relations import RelationKind
from icc_reports.read import read_release

EXACT, OPEN = "exact", "not_verifiable"
_RELEASE = """
<html><body>{title}
<p>BATH, Maine, April 30, 2019 -- Dunmore Tools, Inc. reported results for the quarter ended March 31, 2019.</p>
{said}
<p><b>Sales and earnings information</b><br>(in millions, except per share data)</p>
<table><tr><td></td><td colspan=2>Three Months Ended March 31,</td></tr><tr><td></td><td>2019</td><td>2018</td></tr>
<tr><td>Sales</td><td></td><td></td></tr>
<tr><td>Hand Tools</td><td>$151.3</td><td>$140.2</td></tr>
<tr><td>Lathes</td><td>88.6</td><td>90.9</td></tr>
<tr><td>Total sales</td><td>$239.9</td><td>$231.1</td></tr>
<tr><td>Segment operating earnings</td><td></td><td></td></tr>
<tr><td>Hand Tools</td><td>$27.2</td><td>$22.4</td></tr>
<tr><td>Lathes</td><td>9.7</td><td>11.8</td></tr>
<tr><td>Total segment operating earnings</td><td>$36.9</td><td>$34.2</td></tr>
<tr><td>Corporate</td><td>(6.1)</td><td>(5.9)</td></tr>
<tr><td>Income before income taxes</td><td>30.8</td><td>28.3</td></tr>
<tr><td>Income tax provision</td><td>(7.0)</td><td>(6.8)</td></tr>
<tr><td>Net income</td><td>$23.8</td><td>$21.5</td></tr>
<tr><td>Diluted EPS</td><td>$0.93</td><td>$0.83</td></tr>
<tr><td>Average diluted shares</td><td>25.6</td><td>25.9</td></tr></table>
<p><b>Organic sales</b></p>
<table><tr><td></td><td colspan=3>Three Months Ended March 31, 2019</td></tr>
<tr><td></td><td>Reported Sales Growth</td><td>Effect of Changes in Currency</td><td>Organic Sales Growth</td></tr>
<tr><td>Hand Tools</td><td>7.9%</td><td>(1.2)%</td><td>9.1%</td></tr>
<tr><td>Lathes</td><td>(2.5)%</td><td>(0.4)%</td><td>(2.1)%</td></tr>
<tr><td>Total company</td><td>3.8%</td><td>(0.9)%</td><td>4.7%</td></tr></table>
<p><b>Results of Hand Tools</b><br>(in millions)</p>
<table><tr><td></td><td colspan=2>Three Months Ended March 31,</td></tr><tr><td></td><td>2019</td><td>2018</td></tr>
<tr><td>Net sales</td><td>$151.3</td><td>$140.2</td></tr>
<tr><td>Wrenches</td><td>96.1</td><td>89.0</td></tr>
<tr><td>Saws & Files</td><td>55.2</td><td>51.2</td></tr>
<tr><td>Selling expenses</td><td>20.4</td><td>19.9</td></tr></table>
<p><b>Reconciliation of GAAP to Non-GAAP</b><br>(in millions, except per share data)</p>
<table><tr><td></td><td colspan=2>Three Months Ended March 31,</td></tr><tr><td></td><td>2019</td><td>2018</td></tr>
<tr><td>Net income</td><td>$23.8</td><td>$21.5</td></tr>
<tr><td>Closing of a plant</td><td>2.3</td><td>-</td></tr>
<tr><td>Adjusted net income</td><td>$26.1</td><td>$21.5</td></tr>
<tr><td>Adjusted diluted EPS</td><td>$1.02</td><td>$0.83</td></tr></table></body></html>
"""
_TITLE = "<h3>Dunmore Tools, Inc. Reports First Quarter 2019 Results</h3>"


def _claims(said: str, title: str = _TITLE) -> list[tuple[str, str]]:
    checked = check_release(read_release(_RELEASE.format(title=title, said=said).encode(), "dunmore.htm"))
    return [
        (checked.figures[each.relation.asserted].printed, each.verdict.value)
        for each in checked.judgements
        if each.relation.kind is RelationKind.CLAIM
    ]


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (
            "<h4>Hand Tools</h4><p>Hand Tools 2019 first quarter sales were $151.3 million, up 7.9% from the first "
            "quarter of 2018. Segment operating earnings were $27.2 million compared to $22.4 million.</p>",
            [("$151.3 million", EXACT), ("7.9%", EXACT), ("$27.2 million", EXACT), ("$22.4 million", EXACT)],
        ),
        (
            "<p>Anvils first quarter 2019 sales were $239.9 million.</p>",
            [("$239.9 million", OPEN)],
        ),
        (
            "<p>Organic sales grew 4.7% in the first quarter of 2019. Lathes sales fell 2.5%, or 2.1% organically.</p>",
            [("4.7%", EXACT), ("2.5%", EXACT), ("2.1%", EXACT)],
        ),
        (
            "<p>Saws & Files net sales were $55.2 million in the first quarter of 2019.</p>",
            [("$55.2 million", EXACT)],
        ),
        (
            "<p>Adjusted net income of $26.1 million and diluted EPS of $1.02 were reported for the first quarter of "
            "2019.</p>",
            [("$26.1 million", EXACT), ("$1.02", EXACT)],
        ),
        (
            "<p>First quarter 2019 net income was up 10.7% from a year ago, or 21.4% on an adjusted basis.</p>",
            [("10.7%", EXACT), ("21.4%", EXACT)],
        ),
    ],
)
def test_segments_parts_and_bases(said: str, found: list[tuple[str, str]]) -> None:
    assert _claims(said) == found


def test_a_title_over_two_lines() -> None:
    title = (
        "<h3>Dunmore Tools, Inc. Reports First Quarter 2019 Net Income of</h3><h3>$23.8 million and EPS of $0.93</h3>"
    )
    assert _claims("", title) == [("$23.8 million", EXACT), ("$0.93", EXACT)]
