"""Changes in what is counted, the ratios of insurers, and rows whose labels begin with the name of a part."""

from __future__ import annotations

import pytest

from tests.check.claims.small import numbers_in, small_release, words_in

EXACT, OPEN = "exact", "not_verifiable"
_TABLES = {
    "Statements of Operations (in millions)": """
| Three Months Ended September 30, 2019 | Three Months Ended September 30, 2018
Revenues | |
Premiums | $ 8,120 | $ 7,640
Services | 1,310 | 1,220
Total revenues | 9,430 | 8,860
Costs | |
Medical costs | 7,005 | 6,412
Operating costs | 1,241 | 1,302
Total costs | 8,246 | 7,714
Income from operations | 1,184 | 1,146
Net income | $ 866 | $ 871
""",
    "Balance Sheets (in millions)": """
| September 30, 2019 | December 31, 2018
Assets | |
Cash and cash equivalents | $ 3,010 | $ 2,870
Receivables | 15,430 | 15,015
Total assets | $ 18,440 | $ 17,885
Liabilities and equity | |
Short-term borrowings | $ 412 | $ 390
Medical costs payable | 4,115 | 3,902
Long-term debt | 5,230 | 5,310
Total liabilities | 9,757 | 9,602
Equity | 8,683 | 8,283
Total liabilities and equity | $ 18,440 | $ 17,885
""",
    "People Served, as Expected (in thousands)": """
| Growth | Total
Silver Choice | 230 | 2,175
Coast Supplement | (40) | 595
""",
    "Supplemental Information - Businesses (in millions)": """
| Three Months Ended September 30, 2019 | Three Months Ended September 30, 2018
Revenues | |
Mere Plans | $ 8,240 | $ 7,760
Mere Rx | 1,190 | 1,100
Total revenues | $ 9,430 | $ 8,860
Income from Operations | |
Mere Plans | $ 934 | $ 916
Mere Rx | 250 | 230
Total income from operations | $ 1,184 | $ 1,146
""",
    "Customer Profile (in thousands)": """
People Served | September 30, 2019 | June 30, 2019 | December 31, 2018 | September 30, 2018
Silver Choice | 2,150 | 2,105 | 1,945 | 1,920
Coast Supplement (Standard) | 605 | 610 | 635 | 640
Total People | 2,755 | 2,715 | 2,580 | 2,560
""",
    "Performance Metrics": """
| September 30, 2019 | June 30, 2019 | December 31, 2018 | September 30, 2018
Mere Plans Contract Backlog (in billions) | $ 2.4 | $ 2.3 | $ 2.2 | $ 2.1
Mere Rx Quarterly Adjusted Scripts (in millions) | 114 | 112 | 121 | 103
""",
}


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (
            "People with Silver Choice offerings grew 205,000 through the first nine months of 2019, while Coast "
            "Supplement contracted by 30,000 through the first nine months of 2019.",
            [("205,000", EXACT), ("30,000", EXACT)],
        ),
        (
            "People with Silver Choice offerings grew 210,000 through the first nine months of 2019.",
            [("210,000", OPEN)],  # who came with a purchase may not be counted: it accuses nobody
        ),
        (
            "Silver Choice was 2,150,000 at September 30, 2019, an increase of 150,000 from December 31, 2018.",
            [("2,150,000", EXACT), ("150,000", OPEN)],
        ),
        (
            "The third quarter medical care ratio of 86.3% increased 230 basis points year-over-year.",
            [("86.3%", EXACT), ("230 basis points", EXACT)],
        ),
        ("The third quarter medical cost ratio was 86.3%.", [("86.3%", EXACT)]),
        (
            "The third quarter 2019 operating cost ratio of 13.2% compared to 14.7% in the year ago quarter.",
            [("13.2%", EXACT), ("14.7%", EXACT)],
        ),
        ("The third quarter 2019 operating cost ratio was 13%.", [("13%", OPEN)]),  # of premiums it could be as well
        ("The third quarter 2019 operating cost ratio was 15.3%.", [("15.3%", OPEN)]),  # of premiums
        ("The September 30, 2019 ratio of debt to total capital was 39.4%.", [("39.4%", EXACT)]),
    ],
)
def test_counts_that_changed_and_ratios_of_costs(said: str, found: list[tuple[str, str]]) -> None:
    assert numbers_in(small_release(_TABLES, said)) == found


@pytest.mark.parametrize(
    ("heading", "said", "found"),
    [
        (  # the name is the same under any heading
            "Mere Plans",
            "People with Silver Choice offerings grew 205,000 through the first nine months of 2019.",
            [("205,000", EXACT)],
        ),
        ("Mere Plans", "The contract revenue backlog was $2.4 billion.", [("$2.4 billion", EXACT)]),
        ("Mere Rx", "The contract revenue backlog was $2.4 billion.", [("$2.4 billion", OPEN)]),
        (
            "Mere Rx",
            "Adjusted scripts grew to 114 million compared to 103 million last year.",
            [("114 million", EXACT), ("103 million", EXACT)],
        ),
    ],
)
def test_rows_that_begin_with_the_name_of_a_part(heading: str, said: str, found: list[tuple[str, str]]) -> None:
    assert numbers_in(small_release(_TABLES, f"<h4>{heading}</h4><p>{said}</p>")) == found


def test_a_count_listed_after_a_change_is_a_level() -> None:
    said = (
        "Silver Choice members grew by 45,000 versus the second quarter of 2019, and 605,000 Coast Supplement members "
        "were served at September 30, 2019."
    )
    assert numbers_in(small_release(_TABLES, said)) == [("45,000", EXACT), ("605,000", EXACT)]


def test_a_count_that_grew_is_of_the_part_that_its_levels_are_of() -> None:
    said = "<h4>Mere Rx</h4><p>Adjusted scripts grew to 114 million compared to 103 million last year.</p>"
    assert words_in(small_release(_TABLES, said)) == [("grew", EXACT)]
