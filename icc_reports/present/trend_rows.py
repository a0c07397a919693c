"""The charted amounts over all periods that are printed, and what follows from them: growth, shares and margins."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from icc_reports.model.arithmetic import evaluate
from icc_reports.model.audit import Audit
from icc_reports.model.relations import (
    ONE,
    Expression,
    Quotient,
    Ref,
    RelationKind,
    Sum,
    Term,
    refs,
    total,
)
from icc_reports.model.source import Span
from icc_reports.present.measures import gaap_readings, reporting_period
from icc_reports.present.report import CellStyle, Chart, ChartKind, ReportColumn, Series, Trend, TrendRow
from icc_reports.present.trends import line_of, period_label

_QUARTERS = {"Q1": 1, "Q2": 2, "Q3": 3, "Q4": 4}

PeriodKey = tuple[str, str]
"""A period as charts name it: ("Q1", "2004")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Base:
    """What margins are taken of, period by period, and what it is called."""

    name: str
    by_period: Mapping[PeriodKey, Expression]


def trend_tables(audit: Audit, charts: Sequence[Chart]) -> tuple[Trend, ...]:
    """A table for each chart over periods: revenue with growth and shares, profit with growth and margins."""
    trends = [chart for chart in charts if chart.kind is ChartKind.TREND]
    revenue = next((chart for chart in trends if chart.key == "revenue"), None)
    base = _base(audit, revenue)
    return tuple(_trend(audit, chart, base, is_revenue=chart is revenue) for chart in trends)


def _trend(audit: Audit, chart: Chart, base: _Base | None, *, is_revenue: bool) -> Trend:
    keys = tuple((point.label, point.sublabel) for point in chart.series[0].points)
    rows = [_amounts(audit, series) for series in chart.series]
    names = [series.name for series in chart.series]
    if is_revenue and len(rows) > 1:
        rows.append(_sum_row(rows))
        title = "Revenue by segment"
    else:
        title = " and ".join(names)
    rows += _growth_rows(audit, rows, keys)
    if is_revenue and len(chart.series) > 1:
        rows += _share_rows(rows[: len(names)], rows[len(names)])
    if not is_revenue and base is not None:
        rows += _margin_rows(rows[: len(names)], base, keys)
    columns = tuple(ReportColumn(head=_head(key)) for key in keys)
    return Trend(title=title, chart=chart, columns=columns, rows=tuple(rows))


def _amounts(audit: Audit, series: Series) -> TrendRow:
    cells = tuple(_signed(audit, point.expression, point.value) for point in series.points)
    return TrendRow(label=series.name, cells=cells, place=series.place, is_gaap=series.is_gaap)


def _signed(audit: Audit, expression: Expression, value: Fraction) -> Expression:
    """The expression, turned where the row prints losses without a sign."""
    if evaluate(expression, audit.figures) == value:
        return expression
    return Sum((Term(Fraction(-1), expression),))


def _sum_row(rows: Sequence[TrendRow]) -> TrendRow:
    columns = zip(*(row.cells for row in rows), strict=True)
    cells = tuple(Sum(tuple(Term(Fraction(1), cell) for cell in column if cell is not None)) for column in columns)
    return TrendRow(label="Sum of the segments shown", cells=cells, is_subtotal=True)


def _growth_rows(audit: Audit, rows: Sequence[TrendRow], keys: Sequence[PeriodKey]) -> list[TrendRow]:
    found: list[TrendRow] = []
    for heading, earlier in (
        ("Growth on the quarter before", _quarter_before),
        ("Growth on the year before", _year_before),
    ):
        before = [keys.index(key) if key in keys else None for key in map(earlier, keys)]
        grown = [(row, tuple(_grown(audit, row, before))) for row in rows]
        if any(cell is not None for _, cells in grown for cell in cells):
            found.append(TrendRow(label=heading, cells=(None,) * len(keys), is_heading=True))
            found += [_ratio_row(row, cells) for row, cells in grown if any(cell is not None for cell in cells)]
    return found


def _grown(audit: Audit, row: TrendRow, before: Sequence[int | None]) -> Iterator[Expression | None]:
    for cell, ordinal in zip(row.cells, before, strict=True):
        earlier = row.cells[ordinal] if ordinal is not None else None
        has_meaning = cell is not None and earlier is not None and evaluate(earlier, audit.figures) > 0
        yield _growth(cell, earlier) if has_meaning else None


def _growth(current: Expression | None, earlier: Expression | None) -> Expression:
    assert current is not None  # noqa: S101 - told by the caller
    assert earlier is not None  # noqa: S101 - likewise
    return Sum((Term(Fraction(1), Quotient(current, earlier)), Term(Fraction(-1), ONE)))


def _share_rows(rows: Sequence[TrendRow], whole: TrendRow) -> list[TrendRow]:
    heading = TrendRow(label="Share of the segments shown", cells=(None,) * len(whole.cells), is_heading=True)
    return [heading, *(_ratio_row(row, tuple(_quotients(row.cells, whole.cells))) for row in rows)]


def _margin_rows(rows: Sequence[TrendRow], base: _Base, keys: Sequence[PeriodKey]) -> list[TrendRow]:
    bases = [base.by_period.get(key) for key in keys]
    if not any(bases):
        return []
    heading = TrendRow(label=f"In percent of {base.name}", cells=(None,) * len(keys), is_heading=True)
    return [heading, *(_ratio_row(row, tuple(_quotients(row.cells, bases))) for row in rows)]


def _quotients(tops: Sequence[Expression | None], bottoms: Sequence[Expression | None]) -> Iterator[Expression | None]:
    for top, bottom in zip(tops, bottoms, strict=True):
        yield None if top is None or bottom is None else Quotient(top, bottom)


def _ratio_row(row: TrendRow, cells: tuple[Expression | None, ...]) -> TrendRow:
    return TrendRow(label=row.label, cells=cells, style=CellStyle.PERCENT, is_gaap=row.is_gaap)


def _head(key: PeriodKey) -> str:
    """The period on one line: "Q1 FY2004", "FY2004", "Oct. 2003"."""
    label, year = key
    if label in _QUARTERS:
        return f"{label} FY{year}"
    return f"FY{year}" if label == "FY" else f"{label} {year}".strip()


def _quarter_before(key: PeriodKey) -> PeriodKey | None:
    quarter, year = _QUARTERS.get(key[0]), key[1]
    if quarter is None or not year.isdigit():
        return None
    return (f"Q{quarter - 1}", year) if quarter > 1 else ("Q4", str(int(year) - 1))


def _year_before(key: PeriodKey) -> PeriodKey | None:
    return (key[0], str(int(key[1]) - 1)) if key[1].isdigit() else None


def _base(audit: Audit, revenue: Chart | None) -> _Base | None:
    """The company's revenue: as charted, or the sum of the segments charted if one is printed that it agrees with."""
    if revenue is not None and len(revenue.series) == 1:
        (series,) = revenue.series
        return _Base(name=series.name.lower(), by_period={(p.label, p.sublabel): p.expression for p in series.points})
    if revenue is not None:
        columns = list(zip(*(series.points for series in revenue.series), strict=True))
        sums = {(column[0].label, column[0].sublabel): [point.expression for point in column] for column in columns}
        spans = [{span for each in parts for span in refs(each)} for parts in sums.values()]
        if not revenue.note and any(_adds_up(audit, each) for each in spans):
            by_period = {key: total(*(span for each in parts for span in refs(each))) for key, parts in sums.items()}
            return _Base(name="revenue (the sum of the segments)", by_period=by_period)
    return _stated(audit)


def _adds_up(audit: Audit, spans: set[Span]) -> bool:
    """Whether a relation that holds sums up these figures and no others."""
    return any(
        judgement.relation.kind in (RelationKind.TIE_OUT, RelationKind.FOOTING, RelationKind.CROSS_FOOTING)
        and judgement.verdict.holds
        and set(refs(judgement.relation.expression)) == spans
        for judgement in audit.judgements
    )


def _stated(audit: Audit) -> _Base | None:
    """The revenue of the statements, for the periods that they print."""
    release = audit.release
    reading = gaap_readings(release).get("revenue")
    if reading is None:
        return None
    line = line_of(reading.current.table, reading.current.row, reporting_period(release), reading.name)
    if line is None:
        return None
    keys = (period_label(period, release.calendar) for period in line.periods)
    return _Base(
        name="revenue", by_period={key: Ref(figure.span) for key, figure in zip(keys, line.figures, strict=True)}
    )
