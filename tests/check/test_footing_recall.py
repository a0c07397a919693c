"""The totals of labelled statements, told apart by hand: nearly all are found, with the lines that they add up."""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from icc_reports.check import check_release
from icc_reports.model.arithmetic import coefficients
from icc_reports.model.relations import RelationKind
from icc_reports.model.source import Span
from icc_reports.read import read_release

TOTALS = Path(__file__).with_name("totals.tsv")
FOUND = 0.95

_Place = tuple[int | None, ...]
_Sum = frozenset[tuple[_Place, int]]


def _totals() -> dict[str, list[tuple[int, int, list[int]]]]:
    """By document: table, row of the total, and its rows, those subtracted as ~row."""
    by_document: dict[str, list[tuple[int, int, list[int]]]] = defaultdict(list)
    for line in TOTALS.read_text().splitlines():
        if line.startswith("#"):
            continue
        document, table, row, addends = line.split("\t")
        signed = [~int(each[1:]) if each.startswith("-") else int(each) for each in addends.split()]
        by_document[document].append((int(table), int(row), signed))
    return by_document


def _place(table: dict[str, Any], row: int) -> _Place:
    line = table["rows"][row]["line"]
    return (table["table_index"], line) if "table_index" in table else (None, None, line)


def _sum(table: dict[str, Any], signed: list[int]) -> _Sum:
    """The rows with their weights, nil and blank ones left out: whether they belong to the total nobody can tell."""
    stated = [each for each in signed if any(value not in {None, "0"} for value in _values(table, each))]
    return frozenset((_place(table, ~each if each < 0 else each), -1 if each < 0 else 1) for each in stated)


def _values(table: dict[str, Any], signed: int) -> list[str | None]:
    values: list[str | None] = table["rows"][~signed if signed < 0 else signed]["values"]
    return values


def _found(release_path: Path) -> dict[_Place, list[_Sum]]:
    """The sums that footings assert, by the line of their total: all of its columns together."""
    audit = check_release(read_release(release_path.read_bytes(), release_path.name))
    rows = {fact.figure.span: fact.row.span.line_key for fact in audit.release.facts}
    nil: set[Span] = {fact.figure.span for fact in audit.release.facts if not fact.figure.amount}
    sums: dict[_Place, set[tuple[_Place, int]]] = defaultdict(set)
    for judgement in audit.judgements:
        relation = judgement.relation
        if relation.kind is not RelationKind.FOOTING:
            continue
        for span, weight in (coefficients(relation.expression) or {}).items():
            if span not in nil:
                sums[rows[relation.asserted]].add((rows[span], int(weight)))
    return {place: [frozenset(found)] for place, found in sums.items()}


def test_nearly_all_totals_of_labelled_statements_are_found_with_their_lines(releases: Path) -> None:
    wanted, missed = 0, []
    for document, totals in _totals().items():
        labels = json.loads((releases.parent / "gold" / f"{document}.json").read_text())
        found = _found(releases / labels["document"])
        for number, row, signed in totals:
            table = labels["tables"][number]
            wanted += 1
            if _sum(table, signed) not in found.get(_place(table, row), []):
                missed.append((document, number, row, table["rows"][row]["label"]))
    assert wanted >= 110
    assert len(missed) <= (1 - FOUND) * wanted, missed


@pytest.mark.parametrize("line", TOTALS.read_text().splitlines()[2:])
def test_the_truth_is_what_the_labels_bear_out(line: str, releases: Path) -> None:
    """Each total equals its lines in most columns of money: the list itself has no slips."""
    document, number, row, addends = line.split("\t")
    labels = json.loads((releases.parent / "gold" / f"{document}.json").read_text())
    table = labels["tables"][int(number)]
    holding = 0
    columns = [place for place, column in enumerate(table["columns"]) if column.get("what") is None]
    for place in columns:
        value = int(str(table["rows"][int(row)]["values"][place] or 0).replace(".", ""))
        total = 0
        for each in addends.split():
            part = int(str(table["rows"][abs(int(each))]["values"][place] or 0).replace(".", ""))
            total += -part if each.startswith("-") else part
        holding += abs(value - total) <= 2
    assert 2 * holding > len(columns) or "Total operating costs" in table["rows"][int(row)]["label"]
