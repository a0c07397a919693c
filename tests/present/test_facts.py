"""The facts as others read them: design keys, exact values, places."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from icc_reports.model.audit import Audit
from icc_reports.model.release import Column, ColumnRole, Release, Table
from icc_reports.model.source import Span
from icc_reports.present.facts import facts_export
from tests.builders import icc_audit, icc_corrected

KEYS = [
    *("table", "table_title", "table_kind", "row", "label", "section", "concept", "segment"),
    *("period_start", "period_end", "fiscal_period", "column", "value", "unit", "scale", "decimals", "printed"),
    *("origin", "line", "column_start", "column_end"),
]


def exported(audit: Audit, corrected: Audit | None = None) -> list[dict[str, Any]]:
    export: Any = facts_export(audit, corrected)
    facts: list[dict[str, Any]] = export["facts"]
    return facts


def on(facts: list[dict[str, Any]], line: int) -> list[dict[str, Any]]:
    return [fact for fact in facts if fact["line"] == line]


def test_every_cell_is_one_fact_with_the_keys_of_the_interface() -> None:
    audit = icc_audit()
    facts = exported(audit)
    assert len(facts) == len(audit.release.facts) > 100
    assert all(list(fact) == KEYS for fact in facts)


def test_release() -> None:
    assert facts_export(icc_audit())["release"] == {
        "company": "Internet Commerce Corporation",
        "ticker": "ICCA",
        "title": "ICC Announces First Quarter Fiscal 2004 Financial Results",
        "released": "2003-12-11",
        "period_end": "2003-10-31",
        "fiscal_period": "Q1 FY2004",
        "source": {"name": "icc-2004q1.txt", "sha256": "ab" * 32, "parts": []},
    }


def test_an_amount_in_thousands_is_given_in_full() -> None:
    loss, earlier = on(exported(icc_audit()), 202)
    assert loss == {
        "table": 1,
        "table_title": "Consolidated Statements of Operations and Comprehensive Loss",
        "table_kind": "income_statement",
        "row": 15,
        "label": "Net loss",
        "section": ["Other income and (expense):"],
        "concept": "NetIncomeLoss",
        "segment": None,
        "period_start": "2003-08-01",
        "period_end": "2003-10-31",
        "fiscal_period": "Q1 FY2004",
        "column": None,
        "value": "-818000",
        "unit": "USD",
        "scale": "1000",
        "decimals": -3,
        "printed": "$ (818)",
        "origin": "printed",
        "line": 202,
        "column_start": 40,
        "column_end": 50,
    }
    assert (earlier["value"], earlier["period_end"]) == ("-982000", "2002-10-31")


@pytest.mark.parametrize(
    ("line", "value", "unit", "scale", "decimals"),
    [
        (186, "53000", "USD", "1000", -3),
        (210, "-0.07", "USD/share", "1", 2),
        (214, "13797567", "shares", "1", 0),
        (287 + 1, None, "USD", "1000", -3),
        (385, "0.401", "pure", "0.01", 3),
    ],
)
def test_units(line: int, value: str | None, unit: str, scale: str, decimals: int) -> None:
    fact = on(exported(icc_audit()), line)[0]
    assert (fact["value"], fact["unit"], fact["scale"], fact["decimals"]) == (value, unit, scale, decimals)


def test_nil_is_zero_and_says_how_it_was_printed() -> None:
    nil = on(exported(icc_audit()), 186)[1]
    assert (nil["value"], nil["printed"]) == ("0", "--")


def test_a_balance_has_no_start() -> None:
    cash = on(exported(icc_audit()), 248)[0]
    assert (cash["period_start"], cash["period_end"]) == (None, "2003-10-31")


def test_segment() -> None:
    assert on(exported(icc_audit()), 86)[0]["segment"] == "ICC.NET"


def test_published_facts_stay_where_they_are_printed() -> None:
    audit = icc_audit()
    assert {fact["origin"] for fact in exported(audit)} == {"printed"}
    misplaced = next(fact for fact in on(exported(audit), 327) if fact["printed"] == "982")
    assert misplaced["fiscal_period"] == "Q1 FY2004"


def test_corrected_facts_say_which_were_moved() -> None:
    audit = icc_audit()
    facts = exported(audit, icc_corrected(audit))
    moved = [fact for fact in facts if fact["origin"] == "moved"]
    assert {(fact["line"], fact["printed"], fact["fiscal_period"]) for fact in moved} == {
        (327, "982", "Q4 FY2003"),
        (327, "--", "Q1 FY2004"),
    }
    assert len(facts) == len(exported(audit))


def test_a_column_that_is_no_plain_period_says_what_it_is() -> None:
    assert _with_column(ColumnRole.PERCENT_CHANGE, "% Change") == "percent_change"
    assert _with_column(ColumnRole.OTHER, "Pro forma") == "Pro forma"


def _with_column(role: ColumnRole, head: str) -> object:
    audit = icc_audit()

    def changed(table: Table) -> Table:
        first, *rest = table.columns
        column: Column = replace(first, role=role, head=head)
        return replace(table, columns=(column, *rest))

    release: Release = replace(audit.release, tables=tuple(map(changed, audit.release.tables)))
    return exported(replace(audit, release=release))[0]["column"]


def test_places_in_html() -> None:
    audit = icc_audit()
    table = audit.release.tables[0]
    row = table.rows[0]
    cell = row.cells[0]
    assert cell is not None
    there = replace(cell, span=Span(12, 3, 8, table=4, row=7, cell=2))
    rows = (replace(row, cells=(there, *row.cells[1:])), *table.rows[1:])
    release = replace(audit.release, tables=(replace(table, rows=rows), *audit.release.tables[1:]))
    fact = exported(replace(audit, release=release))[0]
    assert (fact["line"], fact["table_index"], fact["row_index"], fact["column_start"]) == (12, 4, 7, 3)
