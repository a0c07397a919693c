from __future__ import annotations

import pytest

from icc_reports.model.release import TableKind
from icc_reports.read.heads import sense_of
from icc_reports.read.segments import are_over_periods, column_segments, row_segment, segment_told

SEGMENT = TableKind.SEGMENT


@pytest.mark.parametrize(
    ("label", "section", "segment"),
    [
        ("Core Van Services Revenue", (), "Core Van Services"),
        ("Aerospace", ("Net sales",), "Aerospace"),
        ("Aerospace", ("Segments", "Operating profit"), "Aerospace"),
        ("Aerospace:", ("Sales by division:",), "Aerospace"),
        ("Aerospace", ("Aerospace and defence",), None),
        ("SG&A as a % of revenue", (), None),
        ("Total", ("Net sales",), None),
        ("Eliminations", ("Net sales",), None),
        ("Total net revenue", (), None),
        ("Net sales", (), None),
        ("Operating income", ("Revenue",), None),
        ("", ("Net sales",), None),
        ("Revenue", (), None),
        ("Comparable Adjusted Revenue", ("Revenue:",), None),
        ("Concert Sales/Licensing and Other", ("Revenue:",), "Concert Sales/Licensing and Other"),
        ("Income/loss before tax", ("Revenue:",), None),
        ("Non-GAAP revenue", (), None),
        ("External Net Revenues", ("Ferries Segment:",), None),
    ],
)
def test_segments_of_rows(label: str, section: tuple[str, ...], segment: str | None) -> None:
    assert row_segment(label, section, SEGMENT) == segment


def test_only_tables_of_segments_have_any() -> None:
    assert row_segment("Aerospace", ("Net sales",), TableKind.INCOME_STATEMENT) is None
    heads = [sense_of("Retail"), sense_of("Wholesale")]
    assert column_segments(heads, TableKind.BALANCE_SHEET) == (None, None)


@pytest.mark.parametrize(
    ("heads", "segments"),
    [
        (("Publishing", "Printing", "Total"), ("Publishing", "Printing", None)),
        (("Retail", "Corporate and other", "Consolidated"), ("Retail", None, None)),
        (("Retail", "2003"), (None, None)),
        (("Retail", "Change"), (None, None)),
        (("Retail", ""), (None, None)),
        (("Retail",), (None,)),
        (("$ millions", "Per Share"), (None, None)),
    ],
)
def test_segments_over_columns(heads: tuple[str, ...], segments: tuple[str | None, ...]) -> None:
    assert column_segments([sense_of(head) for head in heads], SEGMENT) == segments


PERIODS = ("Q1 2020", "Q4 2019", "Chg")


def over(*names: str) -> list[str]:
    return [f"First Quarter {name} {period}" for name in names for period in PERIODS]


def test_segments_over_periods() -> None:
    heads = over("Floaters", "Jackups", "Eliminations", "Total")
    assert are_over_periods(heads)
    expected = ("Floaters",) * 3 + ("Jackups",) * 3 + (None,) * 6
    assert column_segments([sense_of(head) for head in heads], SEGMENT) == expected


@pytest.mark.parametrize(
    "heads",
    [
        over("Floaters", "Jackups"),  # parts of nothing
        over("Reported", "Adjustments", "Total"),
        over("Common stock", "Deficit", "Total"),
        ["Retail Q1 2020", "Retail Q1 2019", "Total Q1 2020"],  # not as many periods of each
        ["Q1 2020", "Q1 2019", "Q4 2019", "Q3 2019"],
    ],
)
def test_heads_over_periods_that_are_no_segments(heads: list[str]) -> None:
    assert not are_over_periods(heads)


@pytest.mark.parametrize(
    ("heading", "segment"),
    [
        ("Ferries", "Ferries"),
        ("Claims paid", "Claims paid"),
        ("Loss detail", None),
        ("Gross and net earned premiums", None),
        ("Revenue summary", None),
        ("SEGMENT OPERATIONS", None),  # about all of them
        ("Segment performance", None),
        ("CONSOLIDATED MILLING MARGIN", None),  # of the company
        ("Consolidated joint venture income", "Consolidated joint venture income"),
        ("Comparison from the Quarter Ended March 31, 2019 to the Quarter Ended June 30, 2019", None),
        ("Total Sales - Prior Year Periods", None),
        ("Ferries - Prior Year Periods", "Ferries - Prior Year Periods"),
    ],
)
def test_a_heading_that_says_only_what_is_measured_names_no_segment(heading: str, segment: str | None) -> None:
    assert segment_told(heading, is_own=False) == segment
