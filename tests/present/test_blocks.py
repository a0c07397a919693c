"""Reconciliations in blocks of one table: those of parts are not the company's."""

from __future__ import annotations

from textwrap import dedent

import pytest

from icc_reports.present.measures import non_gaap_readings
from icc_reports.read import read_release

_WELLS = """
    TULSA, Okla., April 29, 2020 - Pipit Wells Inc. (NYSE: PPT) reported on the first quarter ended March 31, 2020.

                    CONSOLIDATED STATEMENTS OF OPERATIONS (in thousands)
                                        Three Months Ended March 31,
                                            2020         2019
    Revenues                               91,400       88,200
    Costs                                  70,900       69,100
    Operating income                       20,500       19,100
    Income taxes                            4,100        3,900
    Net income                             16,400       15,200

            RECONCILIATION OF OPERATING INCOME TO EBITDA (in thousands)
                                        Three Months Ended March 31,
                                            2020         2019
    Drilling:
    Operating income                       12,300       11,200
    Depreciation                            3,300        3,100
    EBITDA                                 15,600       14,300
    Completion:
    Operating income                       10,400        9,800
    Depreciation                            2,400        2,200
    {completion}                           12,800       12,000
    {last}:
    Operating income (loss)                (2,200)      (1,900)
    Depreciation                              200          150
    EBITDA                                 (2,000)      (1,750)
"""


@pytest.mark.parametrize(
    ("completion", "last", "leads"),
    [
        ("EBITDA", "Corporate", []),
        ("Segment EBITDA", "Corporate", []),
        ("EBITDA", "Consolidated", ["(2,000)"]),
    ],
)
def test_a_block_of_a_part_does_not_lead_for_the_company(completion: str, last: str, leads: list[str]) -> None:
    text = dedent(_WELLS).format(completion=completion.ljust(14), last=last)
    readings = non_gaap_readings(read_release(text.encode(), "pipit.txt"))
    assert [each.current.figure.printed for each in readings] == leads


def test_what_is_reconciled_twice_is_of_the_company_both_times() -> None:
    text = dedent(_WELLS).format(completion="Segment EBITDA", last="Corporate")
    text = text.replace("12,800       12,000", "15,600       14,300").replace(
        "(2,000)      (1,750)", "15,600       14,300"
    )
    readings = non_gaap_readings(read_release(text.encode(), "pipit.txt"))
    assert [each.current.figure.printed for each in readings] == ["15,600"]
