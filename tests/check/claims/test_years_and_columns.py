"""Years that stand before a measure, ratios after a balance, lists compared with lists, columns on another basis."""

from __future__ import annotations

from dataclasses import replace

import pytest

from icc_reports.check import check_release
from icc_reports.model.relations import RelationKind
from icc_reports.model.release import PassageRole
from icc_reports.read import read_release
from tests.check.claims.company import in_prose, release

EXACT, OPEN = "exact", "not_verifiable"
_RELEASE = """
HARROWGATE WATER CORP. REPORTS FOURTH QUARTER RESULTS

OSLO, Ore., Jan. 28, 2004 -- {said}

                            HARROWGATE WATER CORP.
                       CONSOLIDATED STATEMENTS OF INCOME
                  (Millions of dollars, except per share data)

                                   Three Months             Twelve Months
                                 Ended December 31        Ended December 31
                                 2003       2002           2003        2002
                                 ----       ----           ----        ----
Operating Revenues
  Water                        $210.4     $201.3         $812.6      $790.2
  Sewer                          52.1       50.7          201.9       196.8
    Total operating revenues    262.5      252.0        1,014.5       987.0
Operating expenses              221.3      214.2          851.2       833.4
Income before income taxes       41.2       37.8          163.3       153.6
Income taxes                     16.1       14.9           63.9        60.3
Net Income                     $ 25.1     $ 22.9         $ 99.4      $ 93.3
Average Shares (millions)        62.0       61.5           61.8        61.2
Earnings per Share             $ 0.40     $ 0.37         $ 1.61      $ 1.52
FFO                            $ 40.3     $ 36.9         $155.7      $147.1
FFO per diluted share          $ 0.65     $ 0.60         $ 2.52      $ 2.40
SELECTED RATIOS
  Return on average assets       1.21%      1.14%          1.20%       1.12%
  Return on average shareholders' equity
                                10.45%      9.87%         10.31%       9.70%

                       CONSOLIDATED BALANCE SHEETS
                          (Millions of dollars)

                                        December 31,     December 31,
                                            2003             2002
Total assets                              $3,310.5         $3,204.8
Shareholders' equity                         980.2            955.1
Book value per share                        $15.81           $15.40

                            AVERAGE BALANCES
                          (Millions of dollars)

                                      Three Months Ended December 31,
                                            2003             2002
Receivables                               $120.4           $118.2
Borrowings                                 640.3            655.0
"""


def _numbers(text: str) -> list[tuple[str, str, str]]:
    checked = check_release(read_release(text.encode(), "harrowgate.txt"))
    return [
        (checked.figures[each.relation.asserted].printed, str(each.relation.claim_kind), each.verdict.value)
        for each in checked.judgements
        if each.relation.kind is RelationKind.CLAIM
    ]


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (
            "Harrowgate earned 2003 net income of $99.4 million, or $1.61 a share, against $93.3 million, or $1.52 a\n"
            "share, in 2002.",
            [
                ("$99.4 million", "amount", EXACT),
                ("$1.61", "per_share", EXACT),
                ("$93.3 million", "amount", EXACT),
                ("$1.52", "per_share", EXACT),
            ],
        ),
        ("The board welcomes 2003 earnings of $1.61 per share.", [("$1.61", "per_share", EXACT)]),
        (
            "Fourth-quarter earnings were $25.1 million, or 40 cents a share, up from $22.9 million, or 37 cents.",
            [
                ("$25.1 million", "amount", EXACT),
                ("40 cents", "per_share", EXACT),
                ("$22.9 million", "amount", EXACT),
                ("37 cents", "per_share", EXACT),
            ],
        ),
        (
            "Water revenues rose 2.8 percent to $812.6 million for the year.",
            [("2.8 percent", "growth", EXACT), ("$812.6 million", "amount", EXACT)],
        ),
        ("Harrowgate had net income of $99.4 million in 2003.", [("$99.4 million", "amount", EXACT)]),
        ("Harrowgate had net income of $99.9 million in 2003.", [("$99.9 million", "amount", OPEN)]),
        ("Harrowgate projects 2004 revenues of $1,014.5 million.", [("$1,014.5 million", "amount", OPEN)]),
        (
            "Fourth quarter FFO was $40.3 million, or $0.65 per diluted share.",
            [("$40.3 million", "amount", EXACT), ("$0.65", "per_share", EXACT)],
        ),
        (
            "Fourth quarter return on average equity was 10.45% and return on average assets was 1.21%, compared to\n"
            "9.87% and 1.14%, respectively, a year ago.",
            [
                ("10.45%", "other", EXACT),
                ("1.21%", "other", EXACT),
                ("9.87%", "other", EXACT),
                ("1.14%", "other", EXACT),
            ],
        ),
        (
            "Returns on average assets and equity were 1.21% and 10.45%, respectively, in the fourth quarter of 2003.",
            [("1.21%", "other", EXACT), ("10.45%", "other", EXACT)],
        ),
        (
            "Total assets were $3,310.5 million at December 31, 2003. Return on average assets was 1.21%, compared to\n"
            "1.14% for the same quarter last year.",
            [("$3,310.5 million", "amount", EXACT), ("1.21%", "other", EXACT), ("1.14%", "other", EXACT)],
        ),
        (
            "Fourth quarter net income increased 9.6% to $25.1 million (Q4 2002: $22.9 million).",
            [("9.6%", "growth", EXACT), ("$25.1 million", "amount", EXACT), ("$22.9 million", "amount", EXACT)],
        ),
        (
            "Return on average equity improved to 10.45% and ROA increased to 1.21% in the fourth quarter of 2003,\n"
            "from 9.87% and 1.14%, respectively, in the fourth quarter of 2002.",
            [
                ("10.45%", "other", EXACT),
                ("1.21%", "other", EXACT),
                ("9.87%", "other", EXACT),
                ("1.14%", "other", EXACT),
            ],
        ),
        (
            "At December 31, 2003, book value was $15.81 per share, compared to $15.40 a year earlier.",
            [("$15.81", "per_share", EXACT), ("$15.40", "per_share", EXACT)],
        ),
        ("Receivables were $120.4 million at December 31, 2003.", [("$120.4 million", "amount", OPEN)]),
        (
            "Average receivables were $120.4 million in the fourth quarter of 2003.",
            [("$120.4 million", "amount", EXACT)],
        ),
    ],
)
def test_years_ratios_and_amounts_per_share(said: str, found: list[tuple[str, str, str]]) -> None:
    assert _numbers(_RELEASE.format(said=said)) == found


_COLUMNS = """
<html><body>
<h3>Fernhill Instruments, Inc. Reports Second Quarter 2015 Results</h3>
<p>RENO, Nev., July 28, 2015 -- Fernhill Instruments, Inc. reported results for the quarter ended June 30, 2015.
{said}</p>
<p>Reconciliation of GAAP to Non-GAAP Financial Measures<br>(in thousands, except per share data)</p>
<table><tr><td></td><td colspan=3>Three Months Ended June 30, 2015</td></tr>
<tr><td></td><td>GAAP</td><td>Adjustments</td><td>Non-GAAP</td></tr>
<tr><td>Revenue</td><td>$150,200</td><td>$1,100</td><td>$151,300</td></tr>
<tr><td>Operating expenses</td><td>141,900</td><td>(6,200)</td><td>135,700</td></tr>
<tr><td>Net income</td><td>$8,300</td><td>$7,300</td><td>$15,600</td></tr>
<tr><td>Net income per diluted share</td><td>$0.10</td><td>$0.09</td><td>$0.19</td></tr>
<tr><td>Diluted shares</td><td>82,000</td><td></td><td>82,000</td></tr>
</table></body></html>
"""


@pytest.mark.parametrize(
    ("said", "verdicts"),
    [
        ("Non-GAAP net income was $15.6 million, or $0.19 per diluted share.", [EXACT, EXACT]),
        ("Net income was $8.3 million, or $0.10 per diluted share.", [EXACT, EXACT]),
        ("Net income was $15.6 million.", [OPEN]),
        ("Non-GAAP net income was $8.3 million.", [OPEN]),
    ],
)
def test_a_column_beside_gaap_s_is_on_the_basis_of_its_head(said: str, verdicts: list[str]) -> None:
    assert [verdict for _, _, verdict in _numbers(_COLUMNS.format(said=said))] == verdicts


@pytest.mark.parametrize(
    ("lead", "verdict"),
    [("For the six months ended June 30, 2024:", EXACT), ("For the three months ended June 30, 2024:", OPEN)],
)
def test_points_are_for_the_period_of_what_introduces_them(lead: str, verdict: str) -> None:
    of = release("Revenue was $2.35 million, compared to $1.9 million.")
    point = replace(of.passages[0], role=PassageRole.BULLET)
    above = replace(of.passages[0], sentences=(replace(of.passages[0].sentences[0], text=lead),))
    judged = in_prose(check_release(replace(of, passages=(above, point))))
    assert [each.verdict.value for each in judged] == [verdict, verdict]
