"""Releases for tests, written as the tables look: one list a row, figures as printed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from icc_reports.model.figures import PURE, SHARES, USD, USD_PER_SHARE, Figure, Notation, Unit
from icc_reports.model.periods import Duration, Instant, Period
from icc_reports.model.release import Column, ColumnRole, Reconciliation, Release, Row, Table, TableKind
from icc_reports.model.source import SourceDocument, SourceLine, Span

UNITS = {"usd": USD, "eps": USD_PER_SHARE, "shares": SHARES, "pure": PURE, "percent": PURE}


def quarter(end: str, months: int = 3) -> Duration:
    """The months up to the end of the given one ("2003-10")."""
    year, month = map(int, end.split("-"))
    start = year * 12 + month - months
    from calendar import monthrange

    return Duration(date(start // 12, start % 12 + 1, 1), date(year, month, monthrange(year, month)[1]))


def instant(day: str) -> Instant:
    return Instant(date.fromisoformat(day))


def figure(text: str, span: Span, unit: Unit = USD, scale: str = "1000") -> Figure | None:
    """The figure that the printed text states; None for blank."""
    printed = text.strip()
    if not printed:
        return None
    if printed in {"--", "-"}:
        return Figure(
            span=span,
            printed=printed,
            notation=Notation.NIL,
            number=Decimal(0),
            fraction_digits=0,
            unit=unit,
            scale=Decimal(scale),
        )
    if printed == "*":
        return Figure(
            span=span,
            printed=printed,
            notation=Notation.BELOW_UNIT,
            number=None,
            fraction_digits=0,
            unit=unit,
            scale=Decimal(scale),
        )
    digits = re.sub(r"[^0-9.]", "", printed)
    number = Decimal(digits) * (-1 if "(" in printed or printed.startswith("-") else 1)
    if "%" in printed:
        unit, scale = PURE, "0.01"
    return Figure(
        span=span,
        printed=printed,
        notation=Notation.NUMBER,
        number=number,
        fraction_digits=len(digits.partition(".")[2]),
        unit=unit,
        scale=Decimal(scale),
    )


class Builder:
    """Collects tables line by line, so that every figure has a place of its own."""

    def __init__(self, lines_above: int = 0) -> None:
        self.lines = [SourceLine(Span(line, 1, 1), "") for line in range(1, lines_above + 1)]
        self.tables: list[Table] = []
        self.reconciliations: list[Reconciliation] = []

    def table(  # noqa: PLR0913
        self,
        title: str,
        kind: TableKind,
        periods: Sequence[Period | tuple[Period | None, ColumnRole, str]],
        rows: str,
        *,
        segment: str | None = None,
        scale: str = "1000",
        segments: dict[str, str] | None = None,
    ) -> Table:
        """A table from lines "label | figure | figure"; a line without figures is a heading, one of dashes a rule.

        ``label {eps}``, ``{shares}`` give the unit of a row; four blanks indent by one level.
        """
        ordinal = len(self.tables)
        columns = tuple(
            Column(ordinal=place, head=head.head, role=head.role, period=head.period, fiscal_period=None)
            for place, head in enumerate(_heads(periods))
        )
        built: list[Row] = []
        section: list[tuple[int, str]] = []
        ruled = False
        for line in rows.strip("\n").splitlines():
            if set(line.strip()) <= {"-", "="}:
                ruled = bool(line.strip()) or ruled
                continue
            label, *cells = line.split("|")
            indent = len(label) - len(label.lstrip())
            label = label.strip()
            unit = next((name for name in UNITS if f"{{{name}}}" in label), "usd")
            label = label.replace(f"{{{unit}}}", "").strip()
            row = self._row(len(built), label, cells, indent, unit, scale, section, len(columns), ruled, segments or {})
            if row.is_heading:
                section = [each for each in section if each[0] < indent] + [(indent, label)]
            elif label.lower().startswith("total") and section:
                section = section[:-1]
            built.append(row)
            ruled = False
        span = Span(built[0].span.line, 1, 80)
        table = Table(
            ordinal=ordinal, title=title, kind=kind, columns=columns, rows=tuple(built), span=span, segment=segment
        )
        self.tables.append(table)
        return table

    def _row(  # noqa: PLR0913, PLR0917
        self,
        ordinal: int,
        label: str,
        cells: list[str],
        indent: int,
        unit: str,
        scale: str,
        section: list[tuple[int, str]],
        width: int,
        ruled: bool,
        segments: dict[str, str],
    ) -> Row:
        number = len(self.lines) + 1
        text = f"{label:60}" + "".join(f"{cell.strip():>16}" for cell in cells)
        self.lines.append(SourceLine(Span(number, 1, max(len(text), 1)), text))
        scales = {"usd": scale, "eps": "1", "shares": "1", "pure": "1", "percent": "0.01"}
        figures = [
            figure(cell, Span(number, 61 + 16 * place, 76 + 16 * place), UNITS[unit], scales[unit])
            for place, cell in enumerate(cells)
        ]
        figures += [None] * (width - len(figures))
        return Row(
            ordinal=ordinal,
            label=label,
            section=tuple(name for _, name in section),
            cells=tuple(figures),
            span=Span(number, 1, max(len(text), 1)),
            indent=indent,
            ruled_above=ruled,
            segment=segments.get(label),
        )

    def release(self, period: Duration | None = None) -> Release:
        """Everything built so far."""
        return Release(
            source=SourceDocument(
                name="test.txt", sha256="0" * 64, media="text", encoding="ascii", lines=tuple(self.lines)
            ),
            company="Test Company",
            ticker=None,
            exchange=None,
            title=None,
            released=None,
            period=period,
            fiscal_period=None,
            calendar=None,
            currency="USD",
            is_unaudited=True,
            tables=tuple(self.tables),
            reconciliations=tuple(self.reconciliations),
            passages=(),
        )


class _Head:
    def __init__(self, period: Period | None, role: ColumnRole, head: str) -> None:
        self.period, self.role, self.head = period, role, head


def _heads(periods: Sequence[Period | tuple[Period | None, ColumnRole, str]]) -> list[_Head]:
    return [
        _Head(*each) if isinstance(each, tuple) else _Head(each, ColumnRole.PERIOD, each.end.isoformat())
        for each in periods
    ]
