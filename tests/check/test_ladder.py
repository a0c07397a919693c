"""Which figures a search for totals adds up: those of one unit, and percentages of one whole."""

from __future__ import annotations

from icc_reports.check.totals import footings
from icc_reports.model.release import TableKind
from tests.check.builder import Builder, quarter


def _found(rows: str) -> dict[str, list[tuple[int, str]]]:
    table = Builder().table("Sales", TableKind.OTHER, (quarter("2003-10"), quarter("2002-10")), rows)
    return {each.total.label: [(weight, row.label) for weight, row in each.addends] for each in footings(table)}


_MIX = """
Small cars {percent} | 16.9% | 18.1%
Large cars {percent} | 34.1% | 35.3%
Cars {percent} | 51.0% | 53.4%
Pickups {percent} | 27.8% | 26.4%
Vans {percent} | 21.2% | 20.2%
Trucks {percent} | 49.0% | 46.6%
"""


def test_percentages_foot_where_the_table_prints_their_whole() -> None:
    found = _found(_MIX + "All vehicles {percent} | 100.0% | 100.0%")
    assert found["Trucks"] == [(1, "Pickups"), (1, "Vans")]
    assert found["All vehicles"] == [(1, "Cars"), (1, "Trucks")]


def test_what_is_measured_in_different_units_adds_up_to_nothing() -> None:
    volumes = """
Oil (MBbls) {pure} | 412 | 398
Gas (MMcf) {pure} | 1,218 | 1,290
Liquids (MBbls) {pure} | 96 | 104
Total production (MBoe) {pure} | 1,726 | 717
"""
    assert not _found(volumes)
    assert set(_found(volumes.replace("MMcf", "MBbls").replace("MBoe", "MBbls"))) == {"Total production (MBbls)"}


def test_percentages_of_nothing_in_common_foot_nowhere() -> None:
    assert not _found(_MIX)
