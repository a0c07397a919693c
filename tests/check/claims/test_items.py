"""Items that a table states before tax and per share, and prose by what is told of them."""

from __future__ import annotations

import pytest

from tests.check.claims.small import numbers_in, small_release

EXACT, OPEN = "exact", "not_verifiable"

_TABLES = {
    "Statements of Income (in millions, except per share data)": (
        "| Three Months Ended September 30, |\n| 2019 | 2018\nNet sales | $981.2 | $903.4\n"
        "Other costs | 944.3 | 866.0\n"
        "Net income | $36.9 | $37.4\nDiluted earnings per share | $0.30 | $0.29"
    ),
    "Summary of Certain Items (in millions, except per share data)": (
        "| Three Months Ended September 30, 2019 | Three Months Ended September 30, 2019 "
        "| Three Months Ended September 30, 2018 | Three Months Ended September 30, 2018\n"
        "| Pretax | Per Share | Pretax | Per Share\n"
        "Special charges | $17 | $0.09 | $11 | $0.06\n"
        "Accelerated depreciation from leaving the Tarn mill | 14 | 0.07 | - | -\n"
        "Gain on the old quarry | (9) | (0.05) | (6) | (0.03)\nTotal | $22 | $0.11 | $5 | $0.03"
    ),
}


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (
            "The third quarter of 2019 included a pretax charge of $17 million, or $0.09 per share, for severance.",
            EXACT,
        ),
        ("The third quarter of 2018 included a charge of $11 million ($0.06 per share) for fewer offices.", EXACT),
        (
            "The third quarter of 2019 included two charges. A second charge of $14 million, or $0.07 per share, was "
            "for added depreciation at the mill.",
            EXACT,
        ),
        ("The third quarter of 2019 included a pretax charge of $14 million, or $0.07 per share, for severance.", OPEN),
        ("The third quarter of 2019 included a benefit of $17 million, or $0.09 per share, from insurers.", OPEN),
        ("The third quarter of 2019 included a charge of $17 million after tax, or $0.09 per share.", OPEN),
    ],
)
def test_an_item_is_of_the_row_that_what_is_told_of_it_names_best(said: str, found: str) -> None:
    assert [verdict for _, verdict in numbers_in(small_release(_TABLES, said))] == [found, found]
