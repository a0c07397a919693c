"""How relations are called: readable identifiers that outlive small edits, and subjects in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from icc_reports.check.wording import slug
from icc_reports.model.periods import Duration, Period, date_words
from icc_reports.model.relations import Relation, RelationKind
from icc_reports.model.release import Column, Fact, Row, Table

_COUNTS = {1: "month", 3: "three months", 6: "six months", 9: "nine months", 12: "year"}
_TITLE_WORDS = 9


def relation_id(kind: RelationKind, table: Table, row: Row, column: Column, to: str = "") -> str:
    """An identifier from kind, table, label, segment and period; ``to`` tells relations of one figure apart."""
    segment = column.segment or row.segment or table.segment
    title = " ".join(table.title.split()[:_TITLE_WORDS]) or table.kind.value
    return slug(kind.value, title, label_of(table, row), to, segment, _period_slug(column))


def unique(relations: Iterable[Relation]) -> Iterator[Relation]:
    """The relations in order, a number added to an identifier that was given before."""
    seen: Counter[str] = Counter()
    for relation in relations:
        seen[relation.id] += 1
        count = seen[relation.id]
        yield relation if count == 1 else replace(relation, id=f"{relation.id}-{count}")


def label_of(table: Table, row: Row) -> str:
    """The row's label; for an unlabelled subtotal the heading it closes, or the row above it."""
    if row.label.strip():
        return row.label.strip().rstrip(":")
    if row.section:
        return f"Subtotal of {row.section[-1].strip().rstrip(':')}"
    above = next((each.label for each in reversed(table.rows[: row.ordinal]) if each.label.strip()), "")
    return f"Subtotal under {above.strip()}" if above else "Subtotal"


def subject_of(table: Table, row: Row, column: Column) -> str:
    """The figure in words: "Total current assets, October 31, 2003"."""
    segment = column.segment or row.segment or table.segment
    label = label_of(table, row)
    named = f"{label} ({segment})" if segment and segment.lower() not in label.lower() else label
    return f"{named}, {when(column)}"


def subject_of_fact(fact: Fact) -> str:
    """The same for a fact."""
    return subject_of(fact.table, fact.row, fact.column)


def when(column: Column) -> str:
    """The column's period in words, else its heading."""
    if column.period is None:
        return column.head.strip() or f"column {column.ordinal + 1}"
    if isinstance(column.period, Duration):
        months, weeks = column.period.months, column.period.odd_weeks
        if weeks:
            return f"{weeks} weeks ended {date_words(column.period.end)}"
        return f"{_COUNTS.get(months, f'{months} months')} ended {date_words(column.period.end)}"
    return date_words(column.period.end)


def _period_slug(column: Column) -> str:
    role = "" if column.role.value == "period" else column.role.value
    return " ".join(part for part in (role, _dates(column.period) or column.head or str(column.ordinal)) if part)


def _dates(period: Period | None) -> str:
    if period is None:
        return ""
    return f"{period.months}m {period.end.isoformat()}" if isinstance(period, Duration) else period.end.isoformat()
