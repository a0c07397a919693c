"""Figures moved on purpose in tables of real releases: found where one move explains them, else left alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import permutations
from pathlib import Path

import pytest

from icc_reports.check import check_release
from icc_reports.check.totals import Footing, footings
from icc_reports.errors import IccReportsError
from icc_reports.model.figures import Figure, Notation
from icc_reports.model.findings import Correction
from icc_reports.model.release import Release, Row, Table

pytestmark = pytest.mark.slow

PLANTED_PER_RELEASE = 3


@dataclass(frozen=True)
class Planted:
    """A table in which the figure of a row was moved from ``home`` to ``away``; the total is at ``total``."""

    release: Release
    total: int
    weights: dict[int, int]
    row: int
    home: int
    away: int

    @property
    def table(self) -> Table:
        return self.release.tables[0]


def _read(path: Path) -> Release | None:
    reader = pytest.importorskip("icc_reports.read")
    try:
        release: Release = reader.read_release(path.read_bytes(), path.name)
    except IccReportsError:
        return None
    return release


def _alone(release: Release, table: Table) -> Release:
    return replace(release, tables=(replace(table, ordinal=0),), findings=(), reconciliations=())


def _swapped(table: Table, row: int, one: int, other: int) -> Table:
    def swap(each: Row) -> Row:
        cells = list(each.cells)
        cells[one], cells[other] = cells[other], cells[one]
        return replace(each, cells=tuple(cells)) if each.ordinal == row else each

    return replace(table, rows=tuple(swap(each) for each in table.rows))


def _is_free(cell: Figure | None) -> bool:
    return cell is None or cell.notation is Notation.NIL


def _plants(release: Release) -> Iterator[Planted]:
    """One plant a footed total whose rows are no totals themselves and hold a figure beside an empty cell."""
    for table in release.tables:
        found = footings(table)
        totals = {each.total.ordinal for each in found}
        for footing in found:
            plant = None if footing.failing else _plant(release, table, footing, totals)
            if plant is not None:
                yield plant


def _plant(release: Release, table: Table, footing: Footing, totals: set[int]) -> Planted | None:
    weights = {row.ordinal: weight for weight, row in footing.addends}
    for _, row in footing.addends:
        for home, away in permutations(footing.columns, 2):
            figure = row.cells[home]
            if row.ordinal in totals or figure is None or not _is_free(row.cells[away]) or not figure.amount:
                continue
            if abs(figure.amount) < 20 * figure.half_unit:
                continue
            moved = _alone(release, _swapped(table, row.ordinal, home, away))
            return Planted(moved, footing.total.ordinal, weights, row.ordinal, home, away)
    return None


def _fits(planted: Planted) -> list[tuple[int, int, int]]:
    """Every single move (row, from, to) into a free cell after which both columns foot, tried one by one."""
    table = planted.table
    fits = []
    for row in planted.weights:
        for start, end in permutations((planted.home, planted.away), 2):
            cells = table.rows[row].cells
            if cells[start] is None or _is_free(cells[start]) or not _is_free(cells[end]):
                continue
            moved = _swapped(table, row, start, end)
            if all(_foots(moved, planted, column) for column in (start, end)):
                fits.append((row, start, end))
    return fits


def _foots(table: Table, planted: Planted, column: int) -> bool:
    total = table.rows[planted.total].cells[column]
    cells = [(weight, table.rows[row].cells[column]) for row, weight in planted.weights.items()]
    if total is None:
        return False
    computed = sum((weight * cell.amount for weight, cell in cells if cell is not None), Fraction(0))
    reach = sum((cell.half_unit for _, cell in cells if cell is not None), total.half_unit)
    miss = abs(total.amount - computed)
    return miss <= total.half_unit or miss < reach


def _places(corrections: tuple[Correction, ...]) -> list[tuple[int, int, int]]:
    return [(each.row, each.from_column, each.to_column) for each in corrections]


def _sources(releases: Path) -> list[Path]:
    return [
        releases / "icc-2004q1.txt",
        *sorted((releases / "text").glob("*.txt")),
        *sorted((releases / "html").glob("*.htm")),
    ]


@pytest.fixture(scope="module")
def planted(releases: Path) -> list[Planted]:
    found: list[Planted] = []
    for path in _sources(releases):
        release = _read(path) if path.exists() else None
        plants = [] if release is None else list(_plants(release))
        found += plants[:PLANTED_PER_RELEASE]
    return found


def test_unique_evidence_is_found_and_only_the_true_move_proposed(planted: list[Planted]) -> None:
    tables, missed = set(), []
    for plant in planted:
        proposed = _places(check_release(plant.release).corrections)
        fits = _fits(plant)
        truth = (plant.row, plant.away, plant.home)
        assert proposed in ([], [truth]), (plant.release.source.name, plant.table.title, proposed, truth)
        if fits == [truth] and proposed:
            tables.add((plant.release.source.name, plant.table.title))
        elif fits == [truth]:
            missed.append((plant.release.source.name, plant.table.title, plant.table.rows[plant.row].label))
        else:
            assert not proposed
    assert len(tables) >= 20
    assert len(missed) <= len(tables) // 10, missed


def test_a_second_explanation_leaves_it_open(planted: list[Planted]) -> None:
    """Another row of the total is given the same figure in the same column, and the total is put right for it."""
    tried = 0
    for plant in planted:
        twin = _with_twin(plant)
        if twin is None:
            continue
        assert len(_fits(twin)) == 2
        assert not check_release(twin.release).corrections, (plant.release.source.name, plant.table.title)
        tried += 1
    assert tried >= 20


def _with_twin(plant: Planted) -> Planted | None:
    table, figure = plant.table, plant.table.rows[plant.row].cells[plant.away]
    assert figure is not None
    for row, weight in plant.weights.items():
        cells = table.rows[row].cells
        old = cells[plant.away]
        total = table.rows[plant.total].cells[plant.away]
        if row == plant.row or weight != plant.weights[plant.row] or not _is_free(cells[plant.home]):
            continue
        if old is None or total is None or old.number is None or total.number is None or _is_free(old):
            continue
        assert figure.number is not None
        gain = weight * (figure.number - old.number)
        changed = _with_number(table, row, plant.away, replace(old, number=figure.number, printed=figure.printed))
        sums = replace(total, number=total.number + gain, printed=str(total.number + gain))
        changed = _with_number(changed, plant.total, plant.away, sums)
        return replace(plant, release=replace(plant.release, tables=(changed,)))
    return None


def _with_number(table: Table, row: int, column: int, figure: Figure) -> Table:
    def put(each: Row) -> Row:
        cells = tuple(figure if place == column else cell for place, cell in enumerate(each.cells))
        return replace(each, cells=cells) if each.ordinal == row else each

    return replace(table, rows=tuple(put(each) for each in table.rows))
