"""Where the bars and words of a chart stand, in points; the templates draw them.

Numbers are strings with a digit before the point, as SVG and style sheets take them. All bars of the charts that are
laid out together are on one scale.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from icc_reports.present.report import Chart, Point, PointRole, Series

FULL_WIDTH = 504  # points: what charts may be wide on a page
_TALLEST = Fraction(52)  # points that the largest value of the charts of a row takes
_TALLEST_STEP = Fraction(62)
_VALUE = Fraction(6)  # points: size of the numbers on bars
_LINE = 8  # points from line to line of labels
_LEAST_BAR = Fraction(6, 10)  # points: a value that is not zero is seen
_LEAST_ROOM = Fraction(202)  # points: what a chart's title takes
_FEW = Fraction(62)  # points: what a panel of two or three bars takes
_BETWEEN = 10  # points between two panels
_EM = {"(": 303, ")": 303, ",": 249, ".": 249, "-": 311, " ": 200}  # thousandths of an em; digits are 497


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A bar with its value beside its end; ``shape`` is "level", "step" or "gap", ``labels`` the lines under it."""

    x: str
    y: str
    width: str
    height: str
    center: str
    value: str
    value_y: str
    marks: str
    mark_y: str
    shape: str
    labels: tuple[tuple[str, str], ...]
    link: tuple[str, str, str] | None = None
    is_latest: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """The bars of a series over their axis, its name above them in lines."""

    name: tuple[tuple[str, str], ...]
    x: str
    end: str
    axis: str
    bars: tuple[Bar, ...]
    is_gaap: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A chart laid out; ``room`` is what it takes with its title, of which the drawing itself may be narrower."""

    chart: Chart
    width: str
    height: str
    room: str
    panels: tuple[Panel, ...]


def trends(charts: Sequence[Chart]) -> tuple[Drawing, ...]:
    """Charts of one row of the page, those with a common unit on a common scale."""
    return tuple(_trend(chart, _scale(chart, charts)) for chart in charts)


def bridge(chart: Chart, width: int = FULL_WIDTH) -> Drawing:
    """A waterfall from the first level to the last, every step hanging between the levels before and after it."""
    points = chart.series[0].points
    ends = _running(points)
    top = max(Fraction(0), *(max(pair) for pair in ends))
    bottom = min(Fraction(0), *(min(pair) for pair in ends))
    scale = _TALLEST_STEP / ((top - bottom) or 1)
    pitch = Fraction(width, len(points))
    wide = min(pitch * Fraction(62, 100), Fraction(40))
    axis = top * scale + 15
    labels_at = axis - bottom * scale + 22
    letters = max(int(pitch * 100 / 312), 6)
    wrapped = [wrap(point.label, letters) for point in points]
    bars = []
    for at, (point, (before, after)) in enumerate(zip(points, ends, strict=True)):
        left = pitch * at + (pitch - wide) / 2
        high, low = axis - max(before, after) * scale, axis - min(before, after) * scale
        is_down = after < before
        reach = left + wide + (pitch - wide)
        level = axis - after * scale
        link = (_points(left + wide), _points(reach), _points(level)) if at + 1 < len(points) else None
        labels = tuple((line, _points(labels_at + _LINE * row)) for row, line in enumerate(wrapped[at]))
        bars.append(_bar(point, left, wide, (high, low), labels, hangs=is_down, link=link))
    panel = Panel(name=(), x="0", end=str(width), axis=_points(axis), bars=tuple(bars), is_gaap=chart.series[0].is_gaap)
    height = labels_at + _LINE * max(map(len, wrapped))
    return Drawing(chart=chart, width=str(width), height=_points(height), room=str(width), panels=(panel,))


def spark(values: Sequence[Fraction], width: int = 44, height: int = 12) -> tuple[tuple[str, str, str, str], ...]:
    """Small bars without numbers: x, y, width and height of each, zero at a common level."""
    top, bottom = max(Fraction(0), *values), min(Fraction(0), *values)
    scale = Fraction(height) / ((top - bottom) or 1)
    pitch = min(Fraction(width, len(values)), Fraction(8))
    return tuple(
        (
            _points(pitch * at),
            _points((top - max(value, Fraction(0))) * scale),
            _points(pitch * Fraction(7, 10)),
            _points(max(abs(value) * scale, _LEAST_BAR)),
        )
        for at, value in enumerate(values)
    )


def wrap(text: str, letters: int) -> tuple[str, ...]:
    """The text in lines of about so many letters, at most three; what is longer ends in an ellipsis."""
    lines: list[str] = []
    for word in text.split():
        if lines and len(lines[-1]) + 1 + len(word) <= letters:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    shown = [line if len(line) <= letters + 4 else f"{line[: letters + 3]}…" for line in lines[:3]]
    if len(lines) > 3:
        shown[-1] = f"{shown[-1].rstrip('…')[: letters + 3]}…"
    return tuple(shown)


def _trend(chart: Chart, scale: Fraction) -> Drawing:
    values = [point.value for series in chart.series for point in series.points]
    top, bottom = max(Fraction(0), *values), min(Fraction(0), *values)
    widths = [_panel_width(series) for series in chart.series]
    names = [
        wrap(series.name, max(int(wide / Fraction(37, 10)), 8))
        for series, wide in zip(chart.series, widths, strict=True)
    ]
    rows = max(map(len, names))
    axis = _LINE * rows + (14 if top > 0 else 6) + top * scale
    foot = axis - bottom * scale + (14 if bottom < 0 else 0)
    x = Fraction(0)
    panels = []
    for series, wide, name in zip(chart.series, widths, names, strict=True):
        panels.append(_panel(series, name, x, wide, axis, scale, foot))
        x += wide + _BETWEEN
    wide = x - _BETWEEN
    return Drawing(
        chart=chart,
        width=_points(wide),
        height=_points(foot + 2 * _LINE + 1),
        room=_points(max(wide, _LEAST_ROOM)),
        panels=tuple(panels),
    )


def _panel(  # noqa: PLR0913, PLR0917 - where a panel stands
    series: Series, name: tuple[str, ...], x: Fraction, wide: Fraction, axis: Fraction, scale: Fraction, foot: Fraction
) -> Panel:
    pitch = wide / len(series.points)
    bar = min(pitch * Fraction(68, 100), Fraction(26))
    bars = []
    for at, point in enumerate(series.points):
        left = x + pitch * at + (pitch - bar) / 2
        reach = axis - point.value * scale
        is_new = at == 0 or series.points[at - 1].sublabel != point.sublabel
        words = (point.label, point.sublabel) if is_new else (point.label,)
        labels = tuple((line, _points(foot + _LINE * (row + 1))) for row, line in enumerate(words))
        between = min(axis, reach), max(axis, reach)
        is_latest = at == len(series.points) - 1
        bars.append(_bar(point, left, bar, between, labels, hangs=point.value < 0, is_latest=is_latest))
    return Panel(
        name=tuple((line, _points(Fraction(_LINE * (row + 1) - 2))) for row, line in enumerate(name)),
        x=_points(x),
        end=_points(x + wide),
        axis=_points(axis),
        bars=tuple(bars),
        is_gaap=series.is_gaap,
    )


def _bar(  # noqa: PLR0913 - where a bar stands
    point: Point,
    left: Fraction,
    wide: Fraction,
    between: tuple[Fraction, Fraction],
    labels: tuple[tuple[str, str], ...],
    *,
    hangs: bool,
    link: tuple[str, str, str] | None = None,
    is_latest: bool = False,
) -> Bar:
    high, low = between
    center = left + wide / 2
    return Bar(
        x=_points(left),
        y=_points(high),
        width=_points(wide),
        height=_points(max(low - high, _LEAST_BAR if point.value else Fraction(0))),
        center=_points(center),
        value=point.printed,
        value_y=_points(low + 7 if hangs else high - 2),
        marks=",".join(map(str, point.marks)),
        mark_y=_points(low + 13 if hangs else high - 8),
        shape=point.role.value,
        labels=labels,
        link=link,
        is_latest=is_latest,
    )


def _running(points: Sequence[Point]) -> list[tuple[Fraction, Fraction]]:
    """From where to where each bar of a bridge reaches: levels from zero, steps from the level reached so far."""
    ends = []
    level = Fraction(0)
    for point in points:
        start = Fraction(0) if point.role is PointRole.LEVEL else level
        level = start + point.value
        ends.append((start, level))
    return ends


def _scale(chart: Chart, charts: Sequence[Chart]) -> Fraction:
    largest = max(
        (
            abs(point.value)
            for each in charts
            if each.unit == chart.unit
            for series in each.series
            for point in series.points
        ),
        default=Fraction(0),
    )
    return _TALLEST / (largest or 1)


def _panel_width(series: Series) -> Fraction:
    """As wide as its numbers need to stand beside one another, and its name to be read."""
    widest = max(_width_of(point.printed) for point in series.points)
    return max(len(series.points) * max(widest + Fraction(5, 2), Fraction(15), _FEW / len(series.points)), Fraction(62))


def _width_of(text: str) -> Fraction:
    return sum(_EM.get(letter, 497) for letter in text) * _VALUE / 1000


def _points(value: Fraction) -> str:
    number = (Decimal(value.numerator) / Decimal(value.denominator)).quantize(Decimal("0.01"), ROUND_HALF_UP)
    return f"{number.normalize():f}" if number else "0"
