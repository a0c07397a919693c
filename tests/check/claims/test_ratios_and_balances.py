"""Ratios by the two measures they are of, and balances of a day in columns of the stretch that it ends."""

from __future__ import annotations

import pytest

from icc_reports.check.claims.initials import initials_in
from icc_reports.check.claims.ratios import ratio_of
from tests.check.claims.bank import directions, numbers

EXACT, OPEN, FAILS = "exact", "not_verifiable", "exception"


@pytest.mark.parametrize(
    ("label", "found"),
    [
        ("Total nonperforming assets/total assets", (("nonperforming", "asset"), ("asset",))),
        ("Ratio of equity to total assets at end of period", (("equity",), ("asset",))),
        (
            "Net write-downs (gains) as a % of average loans (annualized)",
            (("net", "write", "down"), ("average", "loan")),
        ),
        ("Loans-to-deposits ratio", (("loan",), ("deposit",))),
        ("Efficiency ratio", None),
    ],
)
def test_a_label_names_what_is_divided_by_what(label: str, found: object) -> None:
    assert ratio_of(label) == found


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (
            "Nonperforming loans were $4.2 million, or 0.52% of total loans at March 31, 2021, compared to "
            "$4.9 million, or 0.61% of total loans at December 31, 2020, and $3.4 million, or 0.44% of total loans, at "
            "March 31, 2020.",
            [
                ("$4.2 million", EXACT),
                ("0.52%", EXACT),
                ("$4.9 million", EXACT),
                ("0.61%", EXACT),
                ("$3.4 million", EXACT),
                ("0.44%", EXACT),
            ],
        ),
        (
            "Nonperforming assets were 0.57% of total assets compared to 0.49% a year ago.",
            [("0.57%", EXACT), ("0.49%", EXACT)],
        ),
        (
            "Net charge-offs as a percentage of average loans were 0.07% and 0.03% for the quarters ended March 31, "
            "2021 and March 31, 2020, respectively.",
            [("0.07%", EXACT), ("0.03%", EXACT)],
        ),
        (
            "Net charge-offs were 7 basis points of average loans for the first quarter of 2021.",
            [("7 basis points", EXACT)],
        ),
        (
            "Net charge-offs of 7 basis points in the first quarter of 2021, compared to 3 basis points a year ago.",
            [("7 basis points", EXACT), ("3 basis points", EXACT)],
        ),
        ("Net charge-offs of 9 basis points in the first quarter of 2021.", [("9 basis points", OPEN)]),
        ("Nonperforming loans were 0.52% of total loans held for sale at March 31, 2021.", [("0.52%", OPEN)]),
        (
            "Nonperforming loans to total loans was 0.52% at March 31, 2021 and 0.61% at December 31, 2020.",
            [("0.52%", EXACT), ("0.61%", EXACT)],
        ),
        (
            "The allowance for loan losses had grown to $9.8 million, or 1.21% of loans receivable at March 31, 2021.",
            [("$9.8 million", EXACT), ("1.21%", EXACT)],
        ),
        (
            "Nonperforming loans to total loans was 0.52% at March 31, 2021, 0.61% at December 31, 2020 and 0.44% at "
            "March 31, 2020.",
            [("0.52%", EXACT), ("0.61%", EXACT), ("0.44%", EXACT)],
        ),
        (
            "As an overall percentage of loans, the allowance for loan losses was 1.21% at March 31, 2021, 1.21% at "
            "December 31, 2020 and 1.04% at March 31, 2020.",
            [("1.21%", EXACT), ("1.21%", EXACT), ("1.04%", EXACT)],
        ),
        (
            "Allowance for loan losses coverage to total loans of 1.21% at March 31, 2021.",
            [("1.21%", EXACT)],
        ),
        (
            "Operating expenses to average assets dropped by 5 basis points compared to the fourth quarter of 2020.",
            [("5 basis points", EXACT)],
        ),
        (
            "Commercial real estate loans of $431.2 million represented 53.1% of total loans at March 31, 2021.",
            [("$431.2 million", EXACT), ("53.1%", EXACT)],
        ),
        (
            "Nonperforming assets were 0.7% of total deposits at March 31, 2021.",
            [("0.7%", EXACT)],
        ),
    ],
)
def test_shares_of_what_is_named(said: str, found: list[tuple[str, str]]) -> None:
    assert numbers(said) == found


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (
            "At quarter-end, book value was $18.94 per share, compared to $18.57 a year earlier.",
            [("$18.94", EXACT), ("$18.57", EXACT)],
        ),
        ("Book value was $18.92 per share at December 31, 2020.", [("$18.92", EXACT)]),
        (
            "At March 31, 2021, book value was $18.90 per share, compared to $18.57 per share at March 31, 2020.",
            [("$18.90", FAILS), ("$18.57", EXACT)],
        ),
        ("Period-end total deposits were $702.5 million.", [("$702.5 million", EXACT)]),
    ],
)
def test_a_balance_of_a_day(said: str, found: list[tuple[str, str]]) -> None:
    assert numbers(said) == found


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (
            "Average interest-earning assets increased $43.5 million, or 5.5%, to $840.8 million for the first quarter "
            "of 2021 compared to the same quarter last year.",
            [("$43.5 million", EXACT), ("5.5%", EXACT), ("$840.8 million", EXACT)],
        ),
        (
            "The average balance of total interest-bearing deposits was $561.7 million for the quarter ended March 31, "
            "2021.",
            [("$561.7 million", EXACT)],
        ),
        (
            "Average loan yields decreased 47 basis points to 4.32% for the quarter ended March 31, 2021 from 4.79% in "
            "the same quarter last year.",
            [("47 basis points", EXACT), ("4.32%", EXACT), ("4.79%", EXACT)],
        ),
        (
            "The cost of interest-bearing deposits was 0.84% in the first quarter of 2021 and the net interest margin "
            "was 3.78%.",
            [("0.84%", EXACT), ("3.78%", EXACT)],
        ),
        (
            "Average pledged securities of $21.7 million compared to pledged securities of $20.9 million at March 31, "
            "2021.",
            [("$21.7 million", EXACT), ("$20.9 million", EXACT)],
        ),
        ("Overnight was $12.4 million at March 31, 2021.", [("$12.4 million", OPEN)]),
        ("Loans receivable were $809.6 million at March 31, 2021.", [("$809.6 million", OPEN)]),
    ],
)
def test_averages_and_their_rates(said: str, found: list[tuple[str, str]]) -> None:
    assert numbers(said) == found


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (
            "The efficiency ratio decreased to 61.30% for the first quarter of 2021 from 66.40% in the same quarter "
            "last year.",
            [("decreased", EXACT)],
        ),
        (
            "The efficiency ratio improved to 61.30% for the first quarter of 2021 from 66.40% in the same quarter "
            "last year.",
            [("improved", OPEN)],
        ),
    ],
)
def test_which_way_a_ratio_goes(said: str, found: list[tuple[str, str]]) -> None:
    assert directions(said) == found


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (
            "Interest expense on deposits decreased $830,000, or 44.1%, in the first quarter of 2021 from the same "
            "quarter of 2020, and loan interest income fell $470,000, or 5.1%.",
            [("$830,000", EXACT), ("44.1%", EXACT), ("$470,000", EXACT), ("5.1%", EXACT)],
        ),
        (
            "Other noninterest income was $240,000 for the first quarter of 2021, down 23% from a year ago.",
            [("$240,000", EXACT), ("23%", EXACT)],
        ),
    ],
)
def test_rows_named_by_their_heading(said: str, found: list[tuple[str, str]]) -> None:
    assert numbers(said) == found


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (
            "Total deposits at March 31, 2021 increased $46.7 million, or 7%, from March 31, 2020 and $8.4 million, or "
            "5% annualized, from December 31, 2020.",
            [("$46.7 million", EXACT), ("7%", EXACT), ("$8.4 million", EXACT), ("5%", EXACT)],
        ),
        ("Net income increased 3% linked quarter and 31% YoY.", [("3%", EXACT), ("31%", EXACT)]),
        (
            "Net income was $2.3 million for the first quarter of 2021, compared to $1.8 million for the same quarter "
            "of 2020 and $2.2 million for the linked quarter.",
            [("$2.3 million", EXACT), ("$1.8 million", EXACT), ("$2.2 million", EXACT)],
        ),
    ],
)
def test_changes_over_quarters(said: str, found: list[tuple[str, str]]) -> None:
    assert numbers(said) == found


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (
            "Nonperforming loans (“NPLs”) fell, and non-performing assets (NPAs) did so too: NPLs were $4.2 million, "
            "or 0.52% of total loans, and NPAs were 0.57% of total assets at March 31, 2021.",
            [("$4.2 million", EXACT), ("0.52%", EXACT), ("0.57%", EXACT)],
        ),
        (
            "The effective tax rate was 21.4% in the first quarter of 2021, and ROTCE was 6.40%.",
            [("21.4%", EXACT), ("6.40%", EXACT)],
        ),
        ("The adjusted effective tax rate was 22.0% for the first quarter of 2021.", [("22.0%", EXACT)]),
        ("The adjusted effective tax rate was 21.4% for the first quarter of 2021.", [("21.4%", OPEN)]),
    ],
)
def test_ratios_by_their_short_names(said: str, found: list[tuple[str, str]]) -> None:
    assert numbers(said) == found


def test_initials_that_stand_for_other_words_name_nothing() -> None:
    assert list(initials_in("net charge-offs (NCOs), loans to owners (FHLB) and cost of funds (the “COF”)")) == [
        (("nco",), ("net", "expense", "off")),
        (("cof",), ("expense", "fund")),
    ]
