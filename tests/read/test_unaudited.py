"""Whether figures are called unaudited as a whole, or only a summary within an audited year."""

from __future__ import annotations

import pytest

from icc_reports.read.reader import read_release

YEAR = """
ANVIL WORKS, INC.

For the fiscal year ended December 31, 2000

{report}

To the shareholders: the statements of the company below, for the two years that they are headed by, were looked
at in the way that is usual, and what was found is that they show its affairs as they were at the end of the year.

                     CONSOLIDATED STATEMENTS OF INCOME
                              (in thousands)

                                      Year ended December 31,
                                        2000           1999
                                     ---------      ---------
Net sales                            $  1,200       $  1,000
Cost of sales                             700            600
                                     ---------      ---------
Gross profit                         $    500       $    400
                                     =========      =========

                  SELECTED DATA (Unaudited)

                                      Year ended December 31,
                                        2000           1999
Employees                                310            290
Stores                                   120            110
"""


@pytest.mark.parametrize(
    ("report", "is_unaudited"),
    [
        ("Anvil reports.", True),
        ("REPORT OF INDEPENDENT ACCOUNTANTS", False),
        ("Report of Smith & Jones LLP, Independent Auditors", False),
        ("Independent Auditors' Report", False),
        ("Our independent auditors reported on other matters.", True),
    ],
)
def test_a_summary_within_an_audited_year_does_not_make_it_unaudited(report: str, is_unaudited: bool) -> None:
    assert read_release(YEAR.format(report=report).encode(), "anvil.txt").is_unaudited is is_unaudited
