"""What results would have been without something, under a heading of the table that prints it; and what goes on."""

from __future__ import annotations

import pytest

from tests.check.claims.small import numbers_in, small_release

EXACT, OPEN = "exact", "not_verifiable"
_TABLES = {
    "Third Quarter Highlights (in thousands, except per share data)": """
| Three Months Ended September 30, 2019 | Three Months Ended September 30, 2018
Net sales | $ 61,240 | $ 58,110
Gross profit | 27,430 | 22,660
Operating income from continuing operations | 11,905 | 7,315
Net income from continuing operations | 9,140 | 5,620
Net income per diluted share from continuing operations | $ 0.73 | $ 0.45
Net income from discontinued operations | 510 | 120
Net income per diluted share from discontinued operations | $ 0.04 | $ 0.01
Non-GAAP Results* | |
Gross profit | 23,880 | 22,660
Operating income from continuing operations | 8,355 | 7,315
Net income per diluted share from continuing operations | $ 0.52 | $ 0.45
""",
    "Statements of Cash Flows (in thousands)": """
| Three Months Ended September 30, 2019 | Three Months Ended September 30, 2018
Net income | $ 9,650 | $ 5,740
Net cash provided by operating activities | 14,210 | 12,930
Net cash used in investing activities | (6,180) | (5,060)
""",
    "Geographical Revenue Summary (in thousands)": """
| Three Months Ended September 30, 2019 | Three Months Ended September 30, 2018
United States | $ 41,020 | $ 39,900
Canada | 12,130 | 10,340
North America | 53,150 | 50,240
Iberia | 8,090 | 7,870
Total | $ 61,240 | $ 58,110
""",
}
_LEVEL = "In the third quarter of 2019 gross margin was 44.8% compared to 39.0% last year."


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Excluding refunds from insurers, gross margin would have been 39.0%, in line with our plan.", ["39.0%"]),
        ("Excluding refunds from insurers, operating income would have been $8.4 million.", ["$8.4 million"]),
        ("Excluding refunds from insurers, net income per diluted share would have been $0.52.", ["$0.52"]),
        (
            "Net income per diluted share from continuing operations increased 62.2% to $0.73 compared to $0.45.",
            ["62.2%", "$0.73", "$0.45"],
        ),
        ("Income from continuing operations per diluted share was $0.73, up from $0.45.", ["$0.73", "$0.45"]),
        ("Cash flows provided by operations were $14.2 million in the third quarter.", ["$14.2 million"]),
        ("Cash flows used in investing activities were $6.2 million in the third quarter.", ["$6.2 million"]),
        ("US revenue increased 2.8% in the third quarter of 2019.", ["2.8%"]),
        ("The 580-bps increase was due to refunds.", ["580-bps"]),
    ],
)
def test_what_is_left_out_and_what_goes_on(said: str, found: list[str]) -> None:
    assert numbers_in(small_release(_TABLES, f"{_LEVEL} {said}"))[2:] == [(each, EXACT) for each in found]


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ("Operating income would have been $8.4 million.", OPEN),  # GAAP's is 11.9
        ("Excluding refunds from insurers, operating income would have been $11.9 million.", OPEN),
        ("Net income per diluted share from continuing operations was $0.77.", OPEN),  # with what is discontinued
    ],
)
def test_another_basis_bears_nothing_out(said: str, verdict: str) -> None:
    assert [each for _, each in numbers_in(small_release(_TABLES, f"{_LEVEL} {said}"))][2:] == [verdict]


_BOOK = {
    "Book Value": """
| September 30, 2019 | December 31, 2018
Book value per diluted share | $ 41.37 | $ 43.82
Book value per diluted share (ex. AOCI) | $ 44.16 | $ 43.69
""",
}


@pytest.mark.parametrize(
    ("said", "verdicts"),
    [
        (
            "Book value per diluted share (excluding AOCI) of $44.16 as of September 30, 2019 increased 1% from $43.69 "
            "at December 31, 2018.",
            [EXACT, EXACT, EXACT],
        ),
        ("Book value per diluted share (excluding goodwill) of $44.16 as of September 30, 2019 rose.", [OPEN]),
        ("Book value per diluted share (excluding AOCI) of $41.37 as of September 30, 2019 rose.", [OPEN]),
    ],
)
def test_rows_that_leave_the_same_out(said: str, verdicts: list[str]) -> None:
    assert [verdict for _, verdict in numbers_in(small_release(_BOOK, said))] == verdicts
