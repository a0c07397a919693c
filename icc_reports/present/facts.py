"""The figures of the tables as plain data, each with its place, its period and its concept."""

from __future__ import annotations

from icc_reports.model.audit import Audit
from icc_reports.model.periods import Duration
from icc_reports.model.release import Column, ColumnRole, Fact, Release
from icc_reports.model.source import SourcePart, Span
from icc_reports.present.plain import plain


def facts_export(audit: Audit, corrected: Audit | None = None) -> dict[str, object]:
    """What ``icc-report facts --format json`` says: the release, and every cell of its tables that states a figure.

    The facts are as published; with ``corrected`` they are those of the corrected release, each moved figure with
    the origin "moved".
    """
    release = (corrected or audit).release
    published = {fact.figure.span: _column_of(fact) for fact in audit.release.facts}
    return {
        "release": release_export(release),
        "facts": [_fact(fact, release, published[fact.figure.span] != _column_of(fact)) for fact in release.facts],
    }


def release_export(release: Release) -> dict[str, object]:
    """Who reports on what, and which file says so; null where the release does not say."""
    return {
        "company": release.company,
        "ticker": release.ticker,
        "title": release.title,
        "released": release.released.isoformat() if release.released else None,
        "period_end": release.period.end.isoformat() if release.period else None,
        "fiscal_period": release.fiscal_period,
        "source": {
            "name": release.source.name,
            "sha256": release.source.sha256,
            "parts": [_part_export(part) for part in release.source.parts],
        },
    }


def _part_export(part: SourcePart) -> dict[str, object]:
    """A document of a submission, and whether it was read."""
    return {
        "type": part.name,
        "description": part.description,
        "first_line": part.first_line,
        "last_line": part.last_line,
        "read": part.is_read,
    }


def place_export(span: Span) -> dict[str, object]:
    """The line of a place; for HTML also the ordinals of its table and row, or of its paragraph."""
    place: dict[str, object] = {"line": span.line}
    if span.table is not None:
        place |= {"table_index": span.table, "row_index": span.row}
    if span.paragraph is not None:
        place["paragraph_index"] = span.paragraph
    return place


def _fact(fact: Fact, release: Release, is_moved: bool) -> dict[str, object]:
    figure, period = fact.figure, fact.period
    return {
        "table": fact.table.ordinal,
        "table_title": fact.table.title,
        "table_kind": fact.table.kind.value,
        "row": fact.row.ordinal,
        "label": fact.row.label,
        "section": list(fact.row.section),
        "concept": fact.row.concept,
        "segment": fact.segment,
        "period_start": period.start.isoformat() if isinstance(period, Duration) else None,
        "period_end": period.end.isoformat() if period else None,
        "fiscal_period": _fiscal_period(fact, release),
        "column": _column_role(fact.column),
        "value": plain(figure.value),
        "unit": str(figure.unit),
        "scale": plain(figure.scale),
        "decimals": figure.decimals,
        "printed": figure.printed,
        "origin": "moved" if is_moved else "printed",
        **place_export(figure.span),
        "column_start": figure.span.start,
        "column_end": figure.span.end,
    }


def _column_of(fact: Fact) -> tuple[int, int, int]:
    return fact.table.ordinal, fact.row.ordinal, fact.column.ordinal


def _column_role(column: Column) -> str | None:
    if column.role is ColumnRole.PERIOD:
        return None
    return column.head if column.role is ColumnRole.OTHER else column.role.value


def _fiscal_period(fact: Fact, release: Release) -> str | None:
    named = fact.column.fiscal_period if fact.period == fact.column.period else None
    if named or fact.period is None or release.calendar is None:
        return named
    return release.calendar.label(fact.period)
