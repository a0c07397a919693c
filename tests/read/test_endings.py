"""A source that stops before its end says so; one that is whole does not."""

from __future__ import annotations

import pytest

from icc_reports.model.findings import FindingCode, Severity
from icc_reports.read.reader import read_release

PROSE = """\
BERGEN, May 3, 2021 -- Anvil Works, Inc. reported sales of $5.2 million for the quarter ended March 31, 2021.
"""
STATEMENT = """\

                               Anvil Works, Inc.
                         Statements of Operations
                              (in thousands)

                                  Three months ended
                                       March 31,
                                   2021         2020
Revenues                         $ 5,200      $ 4,800
Cost of revenues                   3,100        2,900
                                 -------      -------
Gross profit                       2,100        1,900
"""
RESULT = "Net income                       $   900      $   700\n"
SHEET = """\

                               Anvil Works, Inc.
                               Balance Sheets
                               (in thousands)

                                March 31,    December 31,
                                   2021         2020
Cash                             $ 1,200      $   800
Inventories                        3,100        2,900
                                 -------      -------
Total assets                     $ 4,300      $ 3,700
                                 =======      =======
Accounts payable                 $   900      $   800
"""
BEGUN = "\nThe company will hold a conference call today at ten, on which it will speak of the results of all that it\n"
EQUITY = "Total stockholders' equity         3,400        2,900\n"
HTML = "<html><body><p>{}</p><table><tr><td></td><td>2021</td></tr><tr><td>Sales</td><td>5,200</td></tr></table>{}"


def _messages(text: str) -> list[str]:
    findings = [each for each in read_release(text.encode(), "anvil").findings if each.code is FindingCode.CUT_OFF]
    assert all(each.severity is Severity.WARNING and each.spans for each in findings)
    return [each.message for each in findings]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (PROSE + "<TABLE>\n" + STATEMENT + RESULT, "the element <table> is opened and never closed"),
        ("<DOCUMENT>\n<TYPE>EX-99.1\n<TEXT>\n" + PROSE, "the element <text> is opened and never closed"),
        (HTML.format(PROSE, "<p>More of"), "the element <body> is opened and never closed"),
        (
            HTML.format(PROSE, "</body></html>").replace("</table>", ""),
            "the element <table> is opened and never closed",
        ),
        (HTML.format(PROSE, "</body></ht"), "its last tag is broken off"),
        (PROSE + STATEMENT[: STATEMENT.index("Gross")], "its last table is a statement without net income"),
        (PROSE + STATEMENT + RESULT + SHEET, "its last table is a statement without equity"),
        (
            PROSE + BEGUN,
            "its last sentence has no end",
        ),
        (PROSE + "\n                 - more -\n", "it ends with the word that more follows"),
    ],
)
def test_a_source_that_stops_before_its_end(text: str, why: str) -> None:
    assert _messages(text) == [f"The source seems to stop before its end: {why}. What is missing was not read."]


@pytest.mark.parametrize(
    "text",
    [
        PROSE,
        PROSE + STATEMENT + RESULT,
        PROSE + STATEMENT + "Earnings per share               $  0.90      $  0.70\n",
        PROSE + STATEMENT + RESULT + SHEET + EQUITY,
        PROSE + STATEMENT + RESULT + SHEET + "                                 $ 4,300      $ 3,700\n",
        PROSE + "<TABLE>\n" + STATEMENT + RESULT + "</TABLE>\n",
        PROSE + "\nContact: Ola Nordmann, chief financial officer of Anvil Works, telephone 555 123 4567\n",
        PROSE + "\n-  Sales in the west of the country rose strongly over those of the year before\n",
        PROSE + "\n                 ###\n",
        HTML.format(PROSE, "</body></html>"),
        HTML.format(PROSE, "<p>Sales less than 3 < 4 of the plan</p></body></html>"),
    ],
)
def test_a_whole_source(text: str) -> None:
    assert _messages(text) == []
