"""The hand-made labels of real releases as Releases, so that checks are tested on real tables without a reader."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from icc_reports.model.figures import Figure, Notation, Unit
from icc_reports.model.periods import Duration, Instant, Period
from icc_reports.model.release import Column, ColumnRole, Release, Row, Table, TableKind
from icc_reports.model.source import SourceDocument, SourceLine, Span


def release_of(path: Path) -> Release:
    """The labelled tables of one document."""
    labels = json.loads(path.read_text())
    lines: list[SourceLine] = []
    tables = tuple(_table(ordinal, table, lines) for ordinal, table in enumerate(labels["tables"]))
    return Release(
        source=SourceDocument(
            name=path.stem, sha256=labels["sha256"], media="text", encoding="utf-8", lines=tuple(lines)
        ),
        company=labels["company"],
        ticker=None,
        exchange=None,
        title=None,
        released=None,
        period=None,
        fiscal_period=None,
        calendar=None,
        currency="USD",
        is_unaudited=True,
        tables=tables,
        reconciliations=(),
        passages=(),
    )


def _table(ordinal: int, labels: dict[str, Any], lines: list[SourceLine]) -> Table:
    columns = tuple(_column(place, column) for place, column in enumerate(labels["columns"]))
    first = len(lines) + 1
    rows: list[Row] = []
    heading = None
    for label in labels["rows"]:
        if label["section"] and label["section"] != heading:
            rows.append(_row(len(rows), label["section"], (None,) * len(columns), label, lines, (), labels["columns"]))
        heading = label["section"]
        rows.append(
            _row(
                len(rows),
                label["label"],
                label["values"],
                label,
                lines,
                (heading,) if heading else (),
                labels["columns"],
            )
        )
    return Table(
        ordinal=ordinal,
        title=labels["title"],
        kind=TableKind(labels["kind"]),
        columns=columns,
        rows=tuple(rows),
        span=Span(first, 1, 200),
    )


def _column(ordinal: int, labels: dict[str, Any]) -> Column:
    what = labels.get("what")
    role = ColumnRole.PERIOD if what is None else ColumnRole(what) if what in set(ColumnRole) else ColumnRole.OTHER
    period: Period | None = None
    if labels.get("end"):
        end = date.fromisoformat(labels["end"])
        period = Duration(date.fromisoformat(labels["start"]), end) if labels.get("start") else Instant(end)
        if not labels.get("start") and labels.get("months"):
            period = None
    return Column(ordinal=ordinal, head=str(what or labels.get("end")), role=role, period=period)


def _row(  # noqa: PLR0913, PLR0917
    ordinal: int,
    label: str,
    values: Sequence[str | None],
    labels: dict[str, Any],
    lines: list[SourceLine],
    section: tuple[str, ...],
    columns: list[dict[str, Any]],
) -> Row:
    number = len(lines) + 1
    lines.append(SourceLine(Span(number, 1, 200), f"{label:60}" + "".join(f"{value or '':>14}" for value in values)))
    cells = tuple(
        _figure(value, Span(number, 61 + 14 * place, 74 + 14 * place), _merged(labels, column), place)
        for place, (value, column) in enumerate(zip(values, columns, strict=True))
    )
    return Row(ordinal=ordinal, label=label, section=section, cells=cells, span=Span(number, 1, 200))


def _merged(row: dict[str, Any], column: dict[str, Any]) -> dict[str, Any]:
    if "percent" in str(column.get("what")):
        return {**row, "unit": "percent", "units": None}
    return {**row, **{key: column[key] for key in ("unit", "scale") if key in column}}


def _figure(value: str | None, span: Span, labels: dict[str, Any], place: int) -> Figure | None:
    if value is None:
        return None
    unit = str((labels.get("units") or {place: labels["unit"]})[place])
    scale = Decimal(str((labels.get("scales") or {place: labels["scale"]})[place] or 1))
    is_nil = Decimal(value) == 0
    return Figure(
        span=span,
        printed=value,
        notation=Notation.NIL if is_nil else Notation.NUMBER,
        number=Decimal(value),
        fraction_digits=0 if is_nil else len(value.partition(".")[2]),
        unit=Unit("pure") if unit == "percent" else Unit.parse(unit),
        scale=Decimal("0.01") if unit == "percent" else scale,
    )
