"""Parts that a reconciliation lists below the headings of several measures, and what is attributed to one of them."""

from __future__ import annotations

import pytest

from tests.check.claims.small import numbers_in, small_release

EXACT, OPEN, EXCEPTION = "exact", "not_verifiable", "exception"
_FUNDS = {
    "Operating Results of the Yards (in thousands)": """
| Three Months Ended September 30, 2019 | Three Months Ended September 30, 2018
Adjusted cost of operations | |
Property taxes | $ 8,130 | $ 8,204
Repairs | 3,344 | 3,271
Total | $ 11,474 | $ 11,475
Capital expenditures | |
Northern yards | $ 1,115 | $ 1,870
Southern yards | 4,020 | 3,985
Total | $ 5,135 | $ 5,855
""",
    "Computation of Funds Available for Distribution (in thousands)": """
| Three Months Ended September 30, 2019 | Three Months Ended September 30, 2018
Net income | $ 22,085 | $ 21,005
Depreciation and amortization | 12,220 | 12,015
FAD allocable to common shares and units | $ 34,305 | $ 33,020
FAD allocable to noncontrolling interests | 412 | 396
Capital expenditures | 6,310 | 6,115
""",
}
_TABLES = {
    "Consolidated Statements of Income (in thousands)": """
| Three Months Ended September 30, 2019 | Three Months Ended September 30, 2018
Rental income | $ 52,410 | $ 50,960
Cost of operations | 18,105 | 17,940
Depreciation and amortization | 12,220 | 12,015
Net income | $ 22,085 | $ 21,005
""",
    "Operating Results of the Harbour Parks (in thousands)": """
| Three Months Ended September 30, 2019 | Three Months Ended September 30, 2018
NOI | $ 31,770 | $ 30,415
NOI margin | 66.1% | 65.0%
""",
    "Reconciliation of Net Operating Income to Net Income (in thousands)": """
| Three Months Ended September 30, 2019 | Three Months Ended September 30, 2018
Rental income | |
Harbour Parks | $ 48,060 | $ 46,790
Yards sold | 4,350 | 4,170
Total rental income | 52,410 | 50,960
Cost of operations | |
Harbour Parks | 16,290 | 16,375
Yards sold | 1,815 | 1,565
Total cost of operations | 18,105 | 17,940
Net operating income | |
Harbour Parks | 31,770 | 30,415
Yards sold | 2,535 | 2,605
Depreciation and amortization | (12,220) | (12,015)
Net income | $ 22,085 | $ 21,005
""",
}


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (
            "Net operating income (NOI) attributable to the Company's Harbour Parks facilities was $31.8 million "
            "for the third quarter of 2019, an increase of 4.5% over the same period in 2018.",
            [("$31.8 million", EXACT), ("4.5%", EXACT)],
        ),
        (
            "Net operating income (NOI) attributable to the Harbour Parks was $31.4 million in the third quarter.",
            [("$31.4 million", EXCEPTION)],
        ),
        (  # of another kind than the one that is listed
            "Net operating income (NOI) attributable to the Inland Parks was $31.8 million in the third quarter.",
            [("$31.8 million", OPEN)],
        ),
        (
            "Cost of operations of the Yards sold was $1.8 million in the third quarter of 2019.",
            [("$1.8 million", EXACT)],
        ),
        (  # of those sold in one year alone
            "Net operating income (NOI) from yards sold in 2018 was $2,535,000 and $2,111,000 for the three months "
            "ended September 30, 2019 and 2018, respectively.",
            [("$2,535,000", EXACT), ("$2,111,000", OPEN)],
        ),
    ],
)
def test_what_is_stated_of_a_part_is_read_below_the_heading_of_its_measure(
    said: str, found: list[tuple[str, str]]
) -> None:
    assert numbers_in(small_release(_TABLES, said))[-len(found) :] == found


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (  # what is left for the holders of shares, by its initials
            "FAD for the third quarter of 2019 was $34.3 million, an increase of $1.3 million from the same period "
            "in 2018.",
            [("$34.3 million", EXACT), ("$1.3 million", EXACT)],
        ),
        ("FAD was $412,000 in the third quarter of 2019.", [("$412,000", OPEN)]),
        (  # the row "Total" is what its heading names
            "Adjusted cost of operations was $11.5 million in the third quarter of 2019.",
            [("$11.5 million", EXACT)],
        ),
        (  # any other heading may be of a part only
            "Capital expenditures were $6.3 million in the third quarter of 2019.",
            [("$6.3 million", EXACT)],
        ),
        (
            "Results were helped by a 0.0% change in adjusted cost of operations in the third quarter of 2019.",
            [("0.0%", EXACT)],
        ),
        (  # which way it changed is not said
            "Results were helped by a 5.2% change in property taxes in the third quarter of 2019.",
            [("5.2%", OPEN)],
        ),
    ],
)
def test_funds_by_their_initials_and_totals_by_their_heading_are_found(said: str, found: list[tuple[str, str]]) -> None:
    assert numbers_in(small_release(_FUNDS, said))[-len(found) :] == found
