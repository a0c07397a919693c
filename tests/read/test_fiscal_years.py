from __future__ import annotations

import pytest

from icc_reports.read.fiscal_years import years_given


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("Third quarter fiscal 2024 sales grew.", {2024}),
        ("Sales of the second quarter of fiscal 2024 grew.", set()),
        ("Sales grew, compared with sales of $5.1 million for the third quarter of fiscal 2023.", {2024}),
        ("Sales rose from the third quarter of fiscal 2023.", {2024}),
        ("Compared to the prior year, sales of the third quarter of fiscal 2024 grew.", set()),
        ("Sales grew 3% over sales of $4 million for the third quarter of fiscal 2023.", set()),
        ("Income from operations of the third quarter of fiscal 2024 grew.", set()),
        ("Sales grew from last year. The third quarter of fiscal 2024 was good.", {2024}),
    ],
)
def test_the_year_of_a_quarter_by_what_is_said_of_it(text: str, years: set[int]) -> None:
    assert years_given([text], 3) == years
