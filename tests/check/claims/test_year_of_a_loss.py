"""A year's end with a loss in its last quarter: falls below nothing, money without its sign, rows of two measures."""

from __future__ import annotations

import pytest

from tests.check.claims.small import numbers_in, small_release

EXACT, OPEN = "exact", "not_verifiable"

_HEADS = "| Three Months Ended September 30, |\n| 2019 | 2018\n"
_TABLES = {
    "Statements of Income (in thousands, except per share data)": (
        f"{_HEADS}Sales | $ 245,360 | $ 202,540\nOperating income (loss) | (7,266) | 13,386\n"
        "Net income (loss) | $ (10,640) | $ 8,850\nDiluted earnings (loss) per share | $ (0.41) | $ 0.34"
    ),
    "Statements of Cash Flows (in thousands)": (
        f"{_HEADS}Net cash provided by operating activities | $ 144,760 | $ 111,480"
    ),
    "Adjusted Net Income (in thousands, except per share data)": (
        "| Three Months Ended September 30, 2019 | Three Months Ended September 30, 2019\n"
        "| Amount | Per Diluted Share\n"
        "GAAP net loss and GAAP diluted loss per share | $ (10,640) | $ (0.41)\nLoss on disposal | 23,010 | 0.88\n"
        "Non-GAAP net income and diluted earnings per share | $ 12,370 | $ 0.47"
    ),
}


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (
            "Operating income for the third quarter decreased 154.3% to $(7.3) million compared to $13.4 million in "
            "the third quarter of 2018.",
            [EXACT] * 3,
        ),
        ("Operating income for the third quarter increased 154.3% from the third quarter of 2018.", [OPEN]),
        ("The quarter saw sales growth of 21.1% and a 21.1% increase in reported sales.", [EXACT] * 2),
        ("We generated net cash provided by operating activities of 144.8 million in the third quarter.", [EXACT]),
        ("We generated net cash provided by operating activities of 148.4 million in the third quarter.", [OPEN]),
        ("We moved 144.8 million barrels in the third quarter.", [OPEN]),
        ("Adjusted net income was $12.4 million, or $0.47 per diluted share, in the third quarter.", [EXACT] * 2),
        ("Adjusted net income was $13.4 million in the third quarter of 2018.", [OPEN]),
    ],
)
def test_a_year_of_a_loss(said: str, found: list[str]) -> None:
    assert [verdict for _, verdict in numbers_in(small_release(_TABLES, said))] == found
