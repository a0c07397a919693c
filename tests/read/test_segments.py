from __future__ import annotations

import pytest

from icc_reports.model.release import TableKind
from icc_reports.read.heads import sense_of
from icc_reports.read.segments import column_segments, row_segment

SEGMENT = TableKind.SEGMENT


@pytest.mark.parametrize(
    ("label", "section", "segment"),
    [
        ("Core Van Services Revenue", (), "Core Van Services"),
        ("Aerospace", ("Net sales",), "Aerospace"),
        ("Aerospace", ("Segments", "Operating profit"), "Aerospace"),
        ("Aerospace", ("Aerospace and defence",), None),
        ("Total", ("Net sales",), None),
        ("Eliminations", ("Net sales",), None),
        ("Total net revenue", (), None),
        ("Net sales", (), None),
        ("Operating income", ("Revenue",), None),
        ("", ("Net sales",), None),
        ("Revenue", (), None),
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
    ],
)
def test_segments_over_columns(heads: tuple[str, ...], segments: tuple[str | None, ...]) -> None:
    assert column_segments([sense_of(head) for head in heads], SEGMENT) == segments
