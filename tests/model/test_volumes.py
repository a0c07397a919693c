"""Units of oil and gas: how often their letters count one."""

from __future__ import annotations

from decimal import Decimal

import pytest

from icc_reports.model.volumes import scale_behind, scale_of_volume


@pytest.mark.parametrize(
    ("text", "scale"),
    [
        ("Oil (MBbl)", 1_000),
        ("Net output (MBOED)", 1_000),
        ("Crude run (MBD)", 1_000),
        ("Crude run (kbd)", 1_000),
        ("Net output (koebd)", 1_000),
        ("Reserves (MMBoe)", 1_000_000),
        ("Gas (MMcfe/d)", 1_000_000),
        ("Gas in store (Bcf)", 1_000_000_000),
    ],
)
def test_how_many_a_label_counts(text: str, scale: int) -> None:
    assert scale_of_volume(text) == scale


@pytest.mark.parametrize("text", ["Oil (Bbl)", "Gas (MMBtu)", "Oil price ($/MBbl)", "Cost per MBoe", "Members", "Embd"])
def test_where_it_counts_one_by_one_or_something_else(text: str) -> None:
    assert scale_of_volume(text) is None


@pytest.mark.parametrize(("said", "scale"), [("sold 1,017 MBbl of oil", 1_000), ("sold 1,017 barrels", 1)])
def test_behind_a_number(said: str, scale: int) -> None:
    assert scale_behind(said, said.index("7") + 1) == Decimal(scale)
