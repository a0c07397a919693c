"""Rows that prose describes in words of its own: what its numbers single out, and what they do not."""

from __future__ import annotations

import pytest

from tests.check.claims.small import numbers_in, small_release

EXACT, OPEN = "exact", "not_verifiable"

_TABLES = {
    "Statements of Income (in thousands)": """
| Three Months Ended September 30, |
| 2019 | 2018
Ferry fares | $ 52,410 | $ 50,960
Impairment of the Tarn quay | 2,464 | -
Net income | $ 22,085 | $ 21,005
""",
    "Selected Data": """
| Three Months Ended September 30, |
| 2019 | 2018
Yields on mortgages and other investments | 2.49% | 2.67%
Cost of funds borrowed from members | 1.31% | 1.44%
Adjusted occupancy of inland piers | 71.2% | 68.4%
""",
    "Balance Sheets (in thousands)": """
| September 30, 2019 | December 31, 2018
Hotels and inns | $ 86,039 | $ 80,211
Retail loans | 159,483 | 141,210
Total assets | 640,200 | 611,900
""",
}


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (  # a word, two ratios, and their difference
            "Portfolio yields averaged 2.49% in the third quarter of 2019, 18 basis points less than the 2.67% of the "
            "third quarter of 2018.",
            [EXACT] * 3,
        ),
        ("Portfolio yields averaged 2.49% in the third quarter of 2019.", [OPEN]),  # one number tells nothing
        (  # those of another row
            "Portfolio yields averaged 1.31%, compared to 1.44% in the third quarter of 2018.",
            [OPEN] * 2,
        ),
        (  # the other way round
            "Portfolio yields averaged 2.67%, compared to 2.49% in the third quarter of 2018.",
            [OPEN] * 2,
        ),
        ("Loans to retail borrowers amounted to $159.5 million at September 30, 2019.", [EXACT]),  # every word
        ("Loans to retail borrowers amounted to $159.4 million at September 30, 2019.", [OPEN]),
        ("Loans to borrowers amounted to $159.5 million at September 30, 2019.", [OPEN]),
        ("Loans to retail borrowers amounted to more than $159.5 million at September 30, 2019.", [OPEN]),
        ("Loans of Otterhall's retail arm amounted to $159.5 million at September 30, 2019.", [OPEN]),
        ("We booked a charge of $2.46 million for the impairment of our quay at the Tarn.", [EXACT]),
        ("We booked a gain of $2.46 million, net of the impairment of our quay at the Tarn.", [OPEN]),
        (  # of another basis
            "Occupancy of piers, inland ones, was 71.2%, compared to 68.4% in the third quarter of 2018.",
            [OPEN] * 2,
        ),
        ("Inns and hotels stood at $86.0 million at September 30, 2019.", [EXACT]),
        ("Inns and hotels stood at $80.2 million at September 30, 2019.", [OPEN]),
    ],
)
def test_a_row_is_meant_that_words_and_numbers_single_out(said: str, found: list[str]) -> None:
    assert [verdict for _, verdict in numbers_in(small_release(_TABLES, said))] == found


def test_what_is_said_twice_speaks_for_a_row_once() -> None:
    said = "Of shipyards and lending we say that $160 million, all of $160 million, was open at September 30, 2019."
    balances = _TABLES["Balance Sheets (in thousands)"].replace(
        "Retail loans | 159,483", "Lending to shipyards | 160,000"
    )
    tables = _TABLES | {"Balance Sheets (in thousands)": balances}
    assert {verdict for _, verdict in numbers_in(small_release(tables, said))} == {OPEN}
