"""Charts of amounts over the periods that a release prints: revenue by segment, profit beside what is made of it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from fractions import Fraction
from itertools import pairwise

from icc_reports.model.figures import Figure, Notation, Unit
from icc_reports.model.periods import Duration, FiscalCalendar, Period
from icc_reports.model.relations import Ref
from icc_reports.model.release import Column, ColumnRole, Release, Row, Table, TableKind
from icc_reports.model.source import Span
from icc_reports.present.arithmetic_line import printed_form
from icc_reports.present.measures import (
    Reading,
    arrival,
    gaap_readings,
    is_gaap,
    non_gaap_readings,
    reporting_period,
)
from icc_reports.present.names import closed, in_sentence, named_by_sign
from icc_reports.present.report import Chart, ChartKind, Point, Series
from icc_reports.present.wording import amount_pair, capitalised, short_date, without_exceptions

_REVENUE = re.compile(r"\b(revenues?|net sales|sales)\b", re.IGNORECASE)
_NOT_A_PART = re.compile(
    r"\b(segments?|results?|summar\w+|information|follows|mix|total|eliminations?|consolidated|corporate|intersegment|cost|growth|%)|%",
    re.IGNORECASE,
)
_NOT_REVENUE = re.compile(
    r"\b(mix|change|percent\w*|year-over-year|Y/Y|cost|growth|deferred|income|expenses?|adjusted|excluding|constant|units?)\b|%",
    re.IGNORECASE,
)
_EARNED = re.compile(r"\b(net|operating)\b.*\b(income|loss|earnings|profit)\b|\bebitda", re.IGNORECASE)
_MOST_PARTS = 6
_LONGEST_NAME = 45  # characters; longer ones are titles
_COUNT = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")

Marks = Mapping[Span, tuple[int, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A row's figures over periods of one length, oldest first. ``sign`` is -1 where it prints losses unsigned."""

    name: str
    row: Row
    periods: tuple[Duration, ...]
    figures: tuple[Figure, ...]
    sign: int = 1
    is_gaap: bool = True

    @property
    def values(self) -> tuple[Fraction, ...]:
        """The values in full units."""
        return tuple(figure.amount * self.sign for figure in self.figures)


def trend_charts(release: Release, marks: Marks, units: Mapping[int, str]) -> tuple[Chart, ...]:
    """Revenue by segment (else of the company), and profit beside the measure that it is reconciled to.

    ``units`` are the tables' units in words. A chart needs two periods of one length; none is drawn of less.
    """
    parts, left_out = _parts(release)
    charts = []
    if parts:
        charts.append(_chart("revenue", _title_of_parts(parts, release.calendar), parts, release, marks, units))
        if left_out:
            more = f"{left_out} smaller {'part is' if left_out == 1 else 'parts are'} left to the tables."
            charts[-1] = replace(charts[-1], note=more)
    profit = _profit(release)
    if profit:
        charts.append(_chart("profit", _title_of_profit(profit, release.calendar), profit, release, marks, units))
    return tuple(charts)


def segment_lines(release: Release) -> tuple[Line, ...]:
    """The revenue of each segment over the periods printed, largest first; () where fewer than two are told apart."""
    lines, left_out = _parts(release)
    return lines if len(lines) > 1 and not left_out else ()


def line_of(table: Table, row: Row, period: Period | None, name: str, sign: int = 1) -> Line | None:
    """The row over all periods of the reporting period's length, oldest first; None where a figure is not certain."""
    if not isinstance(period, Duration):
        return None
    found: dict[Duration, Figure] = {}
    for column, figure in zip(table.columns, row.cells, strict=True):
        if _is_like(column, period) and figure is not None and isinstance(column.period, Duration):
            if figure.doubts or figure.notation is Notation.BELOW_UNIT or column.period in found:
                return None
            found[column.period] = figure
    ordered = sorted(found.items(), key=lambda pair: pair[0].end)
    if len(ordered) < 2 or ordered[-1][0].end != period.end or len({_unit(figure) for _, figure in ordered}) != 1:
        return None
    return Line(
        name=name,
        row=row,
        periods=tuple(each for each, _ in ordered),
        figures=tuple(figure for _, figure in ordered),
        sign=sign,
        is_gaap=is_gaap(table),
    )


def trend_of(reading: Reading, release: Release) -> tuple[Fraction, ...]:
    """The values of a reading's row over the periods printed, oldest first; () where they are fewer than three."""
    fact = reading.current
    line = line_of(fact.table, fact.row, fact.period, reading.name, reading.sign)
    return line.values if line is not None and len(line.values) > 2 else ()


def period_label(period: Period, calendar: FiscalCalendar | None) -> tuple[str, str]:
    """The period in two short lines: ("Q1", "2004"), or month and year of its end."""
    parts = calendar.label(period).split() if calendar else []
    if len(parts) == 2 and parts[1].startswith("FY"):
        return parts[0], parts[1].removeprefix("FY")
    if len(parts) == 1:
        return "FY", parts[0].removeprefix("FY")
    words = short_date(period.end).split(" ")
    return words[0], words[-1]


def _is_like(column: Column, period: Duration) -> bool:
    its = column.period
    is_plain = column.role is ColumnRole.PERIOD and column.segment is None and not column.doubts
    return is_plain and isinstance(its, Duration) and its.months == period.months and its.end <= period.end


def _unit(figure: Figure) -> tuple[Unit, Fraction] | None:
    return None if figure.notation is Notation.NIL else (figure.unit, Fraction(figure.scale))


def _parts(release: Release) -> tuple[tuple[Line, ...], int]:
    """The revenue of each segment, largest first, and how many more there are; the company's own where none is split.

    Lines over other periods than the first are left out: bars side by side must be of the same time.
    """
    period = reporting_period(release)
    by_name: dict[str, Line] = {}
    splits: list[dict[str, Line]] = []
    for table in release.tables:
        if table.kind is TableKind.SEGMENT and is_gaap(table) and not table.doubts:
            first: dict[str, Row] = {}  # a total of all segments stands below the last one's own
            for name, row in _segment_rows(table):
                first.setdefault(capitalised(name.lower()) if name.isupper() and " " in name else name, row)
            found = {name.lower(): line_of(table, row, period, name) for name, row in first.items()}
            lines_here = {name: line for name, line in found.items() if line and line.figures[-1].unit.is_monetary}
            if len(lines_here) > 1:  # a table that sets the segments side by side is the split; others go deeper
                splits.append(lines_here)
            by_name = lines_here | by_name
    by_name = max(splits, key=_sum_of, default=by_name)
    lines = sorted(by_name.values(), key=lambda line: -line.values[-1])
    lines = [line for line in lines if lines[0].periods == line.periods]
    if len(lines) > 1:
        return tuple(lines[:_MOST_PARTS]), max(len(lines) - _MOST_PARTS, 0)
    reading = next((r for key, r in gaap_readings(release).items() if key in ("revenue", "net_interest_income")), None)
    if reading is None:
        return (), 0
    whole = line_of(reading.current.table, reading.current.row, period, capitalised(reading.name))
    return ((whole,), 0) if whole is not None else ((), 0)


def _sum_of(lines: Mapping[str, Line]) -> Fraction:
    return sum((line.values[-1] for line in lines.values()), Fraction(0))


def _segment_rows(table: Table) -> list[tuple[str, Row]]:
    """The name and row of each segment's revenue: rows under a heading that says revenue, or under one that names it.

    Else the first revenue of a table that is about one segment.
    """
    rows = [row for row in table.rows if row.label and not row.is_heading and not _NOT_REVENUE.search(row.label)]
    if table.segment and _is_name(table.segment):
        own = [row for row in rows if _REVENUE.search(row.label) or _says_revenue((*row.section, "")[0])]
        return [(table.segment, row) for row in own[:1]]
    under = [
        (row.label, row)
        for row in rows
        if row.section and _says_revenue(row.section[-1]) and not _NOT_A_PART.search(row.label)
    ]
    named = [(row.segment or (row.section or ("",))[-1], row) for row in rows if _REVENUE.search(row.label)]
    named = [(name.strip(": "), row) for name, row in named if _is_name(name)]
    return max(under, named, key=_size_of)


def _size_of(found: Sequence[tuple[str, Row]]) -> Fraction:
    """What the rows come to; nothing where there are not two. Mixes and growth rates read as money are small."""
    sizes = (max((cell.amount for cell in row.cells if cell), default=Fraction(0)) for _, row in found)
    return sum(sizes, Fraction(0)) if len(found) > 1 else Fraction(0)


def _says_revenue(heading: str) -> bool:
    return _REVENUE.search(heading) is not None and not _NOT_REVENUE.search(heading)


def _is_name(name: str) -> bool:
    return 0 < len(name) <= _LONGEST_NAME and not _NOT_A_PART.search(name) and not _REVENUE.search(name)


def _profit(release: Release) -> tuple[Line, ...]:
    """The company's profit and, where a reconciliation shows both over the same periods, the measure made of it."""
    period = reporting_period(release)
    for reading in non_gaap_readings(release):
        each = reading.reconciliation
        if each is None or not _EARNED.search(reading.current.table.rows[each.start].label):
            continue
        table = release.tables[each.table]
        start, end = table.rows[each.start], arrival(release, each)
        first = line_of(table, start, period, _plain(each.measure_from or start.label))
        last = line_of(table, end, period, capitalised(reading.name), reading.sign)
        if first and last and first.periods == last.periods and len(first.periods) > 1 and _is_money(first, last):
            return replace(first, is_gaap=True), replace(last, is_gaap=False)
    of_company = gaap_readings(release).get("net_income")
    if of_company is None:
        return ()
    fact = of_company.current
    line = line_of(fact.table, fact.row, period, capitalised(of_company.name), of_company.sign)
    if line is not None and len({value < 0 for value in line.values}) > 1:
        line = replace(line, name=f"{capitalised(of_company.gain)} (loss)")
    return (line,) if line is not None else ()


def _plain(label: str) -> str:
    return capitalised(
        re.sub(r"\s*\((?:non-?)?gaap\)\s*", "", " ".join(label.split()), flags=re.IGNORECASE).strip(" :")
    )


def _is_money(*lines: Line) -> bool:
    return all(figure.unit.is_monetary for line in lines for figure in line.figures)


def _chart(  # noqa: PLR0913, PLR0917 - a chart's parts
    key: str, title: str, lines: tuple[Line, ...], release: Release, marks: Marks, units: Mapping[int, str]
) -> Chart:
    first = lines[0].figures[-1]
    table = next(table for table in release.tables if any(row is lines[0].row for row in table.rows))
    return Chart(
        key=key,
        kind=ChartKind.TREND,
        title=title,
        units=without_exceptions(units[table.ordinal]),
        unit=first.unit,
        series=tuple(_series(line, release.calendar, marks) for line in lines),
        description=f"{title}. {' '.join(_told(line, release.calendar) for line in lines)}",
    )


def _series(line: Line, calendar: FiscalCalendar | None, marks: Marks) -> Series:
    labels = [period_label(period, calendar) for period in line.periods]
    points = tuple(
        Point(
            label=label,
            sublabel=sublabel,
            expression=Ref(figure.span),
            value=value,
            printed=printed_form(figure),
            marks=marks.get(figure.span, ()),
        )
        for (label, sublabel), figure, value in zip(labels, line.figures, line.values, strict=True)
    )
    return Series(name=line.name, points=points, is_gaap=line.is_gaap, place=line.row.span.place)


def _told(line: Line, calendar: FiscalCalendar | None) -> str:
    """All its numbers: "Net loss: Q1 2003 (981), Q2 2003 (1,887)."."""
    labels = (" ".join(period_label(period, calendar)) for period in line.periods)
    pairs = (f"{label} {printed_form(figure)}" for label, figure in zip(labels, line.figures, strict=True))
    return f"{line.name}: {', '.join(pairs)}."


def _title_of_parts(lines: tuple[Line, ...], calendar: FiscalCalendar | None) -> str:
    """What happened to the largest, and where there are only two periods, to how many."""
    leading = lines[0]
    if len(leading.values) == 2 and len(lines) > 1:
        grew = [line.name for line in lines if line.values[-1] > line.values[0]]
        if len(grew) == len(lines):
            return f"Revenue grew in {'both' if len(lines) == 2 else f'all {_count(len(lines))}'} segments"
        if not grew:
            return f"Revenue grew in {'neither' if len(lines) == 2 else 'none'} of {_count(len(lines))} segments"
        return f"Revenue grew in {_count(len(grew))} of {_count(len(lines))} segments"
    name = leading.name if len(lines) == 1 or _REVENUE.search(leading.name) else f"{leading.name} revenue"
    return f"{closed(name)} {_course(leading, calendar)}"


def _course(line: Line, calendar: FiscalCalendar | None) -> str:
    """How the values went from period to period: "grew in every quarter but one"."""
    values = line.values
    steps = [after - before for before, after in pairwise(values)]
    each = _each(line.periods)
    ups, downs = sum(step > 0 for step in steps), sum(step < 0 for step in steps)
    for count, verb in ((ups, "grew"), (downs, "fell")):
        if len(steps) > 1 and count == len(steps):
            return f"{verb} in every {each}"
        if len(steps) > 2 and count == len(steps) - 1:
            return f"{verb} in every {each} but one"
    if values[-1] == values[0]:
        return "ended where it began"
    unit = line.figures[-1].unit
    now, before = amount_pair(values[-1], values[0], unit)
    ends = f"to {now} from {before}{_since(line, calendar)}"
    return f"{'rose' if values[-1] > values[0] else 'fell'} {ends}"


def _title_of_profit(lines: tuple[Line, ...], calendar: FiscalCalendar | None) -> str:
    """Whether the latest is the best or worst of the periods, for all lines alike; else the first line's ends."""
    values, unit = lines[0].values, lines[0].figures[-1].unit
    said = {_rank(line) for line in lines}
    name = capitalised(named_by_sign(lines[0].name, values[-1]))
    if len(said) == 1 and (rank := next(iter(said))):
        names = " and ".join([name, *(in_sentence(line.name) for line in lines[1:])])
        return f"{names} {'was' if len(lines) == 1 else 'were'} the {rank} of {_periods(lines[0])}"
    if rank := _rank(lines[0]):
        return f"{closed(name)} was the {rank} of {_periods(lines[0])}"
    now, before = amount_pair(values[-1], values[0], unit)
    since = _since(lines[0], calendar)
    if (values[-1] < 0) != (values[0] < 0):
        words = ("loss", "profit") if values[-1] < 0 else ("profit", "loss")
        return f"A {words[0]} of {now} after a {words[1]} of {before}{since}"
    verb = ("widened" if values[-1] < values[0] else "narrowed") if values[-1] < 0 else ""
    verb = verb or ("rose" if values[-1] > values[0] else "fell")
    if values[-1] == values[0]:
        return f"{closed(name)} was {now}"
    return f"{closed(name)} {verb} to {now} from {before}{since}"


def _since(line: Line, calendar: FiscalCalendar | None) -> str:
    """When the first of more than two periods was, which need not be the one that the last is compared with."""
    if len(line.periods) == 2:
        return ""
    of_year, year = period_label(line.periods[0], calendar)
    return f" in {year}" if of_year == "FY" else f" in {of_year} {year}"


def _rank(line: Line) -> str:
    """How the latest of three or more values on one side of zero ranks: "smallest", "largest", or "" for neither."""
    sizes = [abs(value) for value in line.values]
    if len(sizes) < 3 or len({value < 0 for value in line.values}) != 1:
        return ""
    if all(sizes[-1] < size for size in sizes[:-1]):
        return "smallest"
    return "largest" if all(sizes[-1] > size for size in sizes[:-1]) else ""


def _periods(line: Line) -> str:
    return f"{_count(len(line.periods))} {_noun(line.periods)}s"


def _each(periods: tuple[Duration, ...]) -> str:
    is_unbroken = all(after.start - before.end < timedelta(days=2) for before, after in pairwise(periods))
    return _noun(periods) if is_unbroken else "period shown"


def _noun(periods: tuple[Duration, ...]) -> str:
    return {3: "quarter", 12: "year"}.get(periods[-1].months, "period")


def _count(number: int) -> str:
    return _COUNT[number] if number < len(_COUNT) else f"{number:,}"
