"""A maker of ferries: parts under numbered titles, what they delivered, and balances at the start of the quarter."""

from __future__ import annotations

import pytest

from icc_reports.check import check_release
from tests.check.claims.small import numbers_in, small_release, words_in

EXACT, OPEN = "exact", "not_verifiable"
_PERIODS = "| Three Months Ended September 30, |\n| 2019 | 2018\n"
_PARTS = {
    "Statements of Operations (in millions, except per share data)": _PERIODS
    + "Revenues | $9,214 | $9,187\nCost of sales | 7,806 | 7,651\nOperating income | 1,408 | 1,536\n"
    "Net income | $1,022 | $1,118\nDiluted earnings per share | $2.17 | $2.31",
    "Table 2. River Ferries (in millions)": _PERIODS
    + "Deliveries | 134 | 87\nRevenues | $5,342 | $4,961\nOperating income | $412 | $377\n"
    "Operating margins | 7.7% | 7.6%",
    "Table 3. Docks, Yards & Cranes (in millions)": _PERIODS
    + "Revenues | $3,872 | $4,226\nOperating income | $996 | $1,159\nOperating margins | 25.7% | 27.4%",
    "Deliveries": _PERIODS + "480 | 26 | 19\n510 | 48 | 42",
    "Revenues by segment (in millions)": _PERIODS
    + "Revenues:\nRiver Ferries | $5,342 | $4,961\nDocks, Yards & Cranes | 3,872 | 4,226\n"
    "Total revenues | $9,214 | $9,187",
    "Table 4. Additional Financial Information (in millions)": _PERIODS
    + "Revenues | $(12) | $(9)\nOther | (31) | (28)",
    "Backlog (in millions)": "| September 30, 2019 | June 30, 2019\n"
    "River Ferries | $41,360 | $39,270\nDocks, Yards & Cranes | 8,415 | 8,120\nTotal backlog | $49,775 | $47,390",
    "Cash and debt (in billions)": "| September 30, 2019 | June 30, 2019\n"
    "Cash and investments | $3.4 | $4.1\nConsolidated debt | $7.9 | $8.3",
}


def _numbers(*said: str) -> list[str]:
    return [verdict for _, verdict in numbers_in(small_release(_PARTS, *said))]


@pytest.mark.parametrize(
    ("heading", "said", "found"),
    [
        ("River Ferries", "Third quarter operating margin of 7.7 percent reflects better pricing.", [EXACT]),
        ("Docks, Yards & Cranes", "Third quarter operating margin of 25.7 percent reflects idle cranes.", [EXACT]),
        ("Docks, Yards & Cranes", "Third quarter operating margin of 7.7 percent reflects idle cranes.", [OPEN]),
        ("Additional Financial Information", "Third quarter operating income was $1.4 billion.", [EXACT]),
    ],
)
def test_the_number_of_a_table_is_no_part_of_its_title(heading: str, said: str, found: list[str]) -> None:
    assert _numbers(f"<h3>{heading}</h3>", said) == found


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("River Ferries delivered 134 boats during the quarter.", [EXACT]),
        ("River Ferries delivered 129 boats during the quarter.", [OPEN]),
        ("Docks, Yards & Cranes delivered 134 boats during the quarter.", [OPEN]),
        ("River Ferries delivered 134 of the boats that were ordered.", [OPEN]),
        ("Revenue increased to $9.2 billion primarily reflecting 134 river deliveries.", [EXACT, EXACT]),
        ("Revenue increased to $9.2 billion primarily reflecting 134 dock deliveries.", [EXACT, OPEN]),
    ],
)
def test_what_a_part_delivered(said: str, found: list[str]) -> None:
    assert _numbers(said) == found


def test_what_is_counted_by_its_designation_names_no_row() -> None:
    said = "We took orders for 48 480-7 barges and 26 510-9 barges."
    assert numbers_in(small_release(_PARTS, said)) == [("48", OPEN), ("26", OPEN)]


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Backlog at Docks, Yards & Cranes was $8.4 billion.", [EXACT]),
        ("Backlog at Docks, Piers & Cranes was $8.4 billion.", [OPEN]),
        (
            "Cash and investments totaled $3.4 billion, compared to $4.1 billion at the beginning of the quarter.",
            [EXACT] * 2,
        ),
        ("Debt was $7.9 billion, down from $8.3 billion at the start of the period.", [EXACT] * 2),
    ],
)
def test_commas_in_names_and_balances_at_the_start(said: str, found: list[str]) -> None:
    assert _numbers(said) == found


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Third quarter revenue was $9.2 billion, flat year-over-year.", [("flat", EXACT)]),
        ("Third quarter revenue was $9.21 billion, flat year-over-year.", [("flat", OPEN)]),
        ("Third quarter revenue was $9.2 billion, flat compared to our plan.", [("flat", OPEN)]),
    ],
)
def test_a_level_that_is_stated_first_stayed(said: str, found: list[tuple[str, str]]) -> None:
    assert words_in(small_release(_PARTS, said)) == found


_PER_SHARE = {
    "Statements of Operations (in millions, except per share data)": _PERIODS
    + "Revenues | $914 | $887\nNet income | $62 | $71\n"
    "Less: net income attributable to noncontrolling interests | 9 | 6\n"
    "Net income attributable to Ottermere | $53 | $65\n"
    "Diluted earnings per share attributable to Ottermere | $0.47 | $0.58",
    "Reconciliation of non-GAAP measures": _PERIODS
    + "Diluted earnings per share (GAAP) | $0.47 | $0.58\nPension | (0.11) | (0.08)\n"
    "Core earnings per share (non-GAAP) | $0.36 | $0.50",
    "Employees (in thousands)": _PERIODS + "Ottermere | 4.7 | 4.9\nSubsidiaries | 1.2 | 1.1",
}


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("GAAP earnings per share of $0.47 and core (non-GAAP)* earnings per share of $0.36.", [EXACT, EXACT]),
        ("Core earnings per share (non-GAAP)* of $0.36 fell short of the year before.", [EXACT]),
        ("Core (non-GAAP)* earnings per share were $0.47.", [OPEN]),
        ("Third quarter earnings per share (EPS) attributable to Ottermere was $0.47.", [EXACT]),
        ('Third quarter earnings per share ("EPS") were $0.47.', [EXACT]),
    ],
)
def test_what_is_earned_per_share_by_asides(said: str, found: list[str]) -> None:
    assert [verdict for _, verdict in numbers_in(small_release(_PER_SHARE, said))] == found


_IN_COLUMNS = {
    "Statements of Operations (in millions, except per share data)": _PERIODS
    + "Revenues | $914 | $887\nNet income | $53 | $65\nDiluted earnings per share | $0.47 | $0.58",
    "Summary of segment data (in millions, except per share data)": "| Third Quarter 2019 | | Third Quarter 2018 |\n"
    "| $ millions | Per Share | $ millions | Per Share\nRevenues | $914 | | $887 |\n"
    "Pension | (12) | $(0.11) | (9) | $(0.08)\nCore earnings per share (non-GAAP) | | $0.36 | | $0.50",
}


def test_what_figures_are_counted_in_is_no_part_of_the_company() -> None:
    said = "Core earnings per share (non-GAAP) were $0.36."
    assert [verdict for _, verdict in numbers_in(small_release(_IN_COLUMNS, said))] == [EXACT]


def test_what_a_level_is_held_to_is_said() -> None:
    read = small_release(_PARTS, "Third quarter revenue was $9.2 billion, flat year-over-year.")
    subjects = [each.relation.subject for each in check_release(read).judgements if each.relation.quote is not None]
    assert "Revenue: “flat”, the year before at the precision stated" in subjects
