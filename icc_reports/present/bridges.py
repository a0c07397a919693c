"""The steps that a reconciliation takes from its GAAP measure to the one that is not GAAP, as a chart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from icc_reports.model.arithmetic import coefficients
from icc_reports.model.audit import Audit
from icc_reports.model.figures import Figure
from icc_reports.model.relations import Expression, Ref, RelationKind, Sum, Term, Verdict
from icc_reports.model.release import Row, Table
from icc_reports.model.source import Span
from icc_reports.present.arithmetic_line import printed_form
from icc_reports.present.measures import Reading, arrival, non_gaap_readings
from icc_reports.present.names import closed, in_sentence, is_step, named_by_sign
from icc_reports.present.report import Chart, ChartKind, Point, PointRole, Series
from icc_reports.present.wording import amount_pair, capitalised, rounded, without_exceptions

_MOST_STEPS = 8
_LEAST_STEP = Fraction(3, 100)  # of the larger end: what steps of less would show is not to be seen
_DEPTH = 6  # subtotals within subtotals

Marks = Mapping[Span, tuple[int, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Step:
    label: str
    weight: Fraction
    figure: Figure

    @property
    def value(self) -> Fraction:
        return self.weight * self.figure.amount


def bridge_charts(audit: Audit, marks: Marks, keys: Mapping[int, str], units: Mapping[int, str]) -> tuple[Chart, ...]:
    """The bridge to the first non-GAAP measure whose steps the arithmetic shows, as published; () where none does."""
    for reading in non_gaap_readings(audit.release):
        chart = _bridge(reading, audit, marks, keys, units)
        if chart is not None:
            return (chart,)
    return ()


def _bridge(
    reading: Reading, audit: Audit, marks: Marks, keys: Mapping[int, str], units: Mapping[int, str]
) -> Chart | None:
    each = reading.reconciliation
    if each is None or not reading.current.figure.unit.is_monetary:
        return None
    table, column = reading.current.table, reading.current.column.ordinal
    start_row, end_row = table.rows[each.start], arrival(audit.release, each)
    start, end = start_row.cells[column], reading.current.figure
    if start is None or start.span == end.span or reading.sign != 1 or is_step(start_row.label):
        return None
    steps = _steps(table, column, start.span, end.span, audit)
    if not steps:
        return None
    if max(abs(step.value) for step in steps) < _LEAST_STEP * max(abs(start.amount), abs(end.amount)):
        return None
    given = start.amount + sum((step.value for step in steps), Fraction(0))
    ties = abs(given - end.amount) <= (len(steps) // 2 + 1) * 2 * end.half_unit
    names = capitalised(named_by_sign(start_row.label, start.amount)), capitalised(reading.name)
    points = (
        _level(names[0], start, marks),
        *_shown(steps, marks),
        *(() if ties else (_gap(given, start, end, steps, marks),)),
        _level(names[1], end, marks),
    )
    amounts = amount_pair(start.amount, end.amount, end.unit)
    ends = [f"{closed(in_sentence(name))} of {amount}" for name, amount in zip(names, amounts, strict=True)]
    note = "" if ties else f"The steps as published lead to {_printed(given, end)}, not to {printed_form(end)}."
    return Chart(
        key="bridge",
        kind=ChartKind.BRIDGE,
        title=f"From {ends[0]} to {ends[1]}",
        units=without_exceptions(units[table.ordinal]),
        unit=end.unit,
        series=(Series(name=names[1], points=points, is_gaap=False, place=end_row.span.place),),
        description=f"From {names[0]} to {names[1]}: "
        f"{', '.join(f'{point.label} {point.printed}' for point in points)}. {note}".strip(),
        table=keys[table.ordinal],
        note=note,
    )


def _steps(table: Table, column: int, start: Span, end: Span, audit: Audit) -> tuple[_Step, ...]:
    """The rows and weights that lead from the start to the end, subtotals on the way opened; () where none do."""
    sums = {
        judgement.relation.asserted: judgement.relation.expression
        for judgement in audit.judgements
        if judgement.relation.kind is RelationKind.FOOTING and judgement.verdict is not Verdict.NOT_VERIFIABLE
    }
    weights = _opened(end, start, sums)
    if weights.pop(start, None) != 1:
        return ()
    rows = {cell.span: row for row in table.rows if (cell := row.cells[column]) is not None}
    if not all(span in rows for span in weights):
        return ()
    return tuple(
        _Step(label=_label(rows[span]), weight=weight, figure=audit.figures[span])
        for span, weight in sorted(weights.items(), key=lambda pair: rows[pair[0]].ordinal)
        if audit.figures[span].amount
    )


def _opened(end: Span, start: Span, sums: Mapping[Span, Expression]) -> dict[Span, Fraction]:
    """The weights of the figures that the end is the sum of, each sum opened until the start is among them."""
    weights = coefficients(sums[end]) or {} if end in sums else {}
    for _ in range(_DEPTH):
        if start in weights:
            break
        inner = next((span for span in weights if span in sums), None)
        if inner is None:
            break
        factor = weights.pop(inner)
        for span, weight in (coefficients(sums[inner]) or {}).items():
            weights[span] = weights.get(span, Fraction(0)) + factor * weight
    return weights


def _shown(steps: tuple[_Step, ...], marks: Marks) -> Iterator[Point]:
    """The steps in order; the smallest of many are shown as one, in the place of the first of them."""
    largest = sorted(steps, key=lambda step: -abs(step.value))
    rest = [] if len(steps) <= _MOST_STEPS else largest[_MOST_STEPS - 1 :]
    joined = False
    for step in steps:
        if step not in rest:
            yield Point(
                label=step.label,
                sublabel="",
                expression=Sum((Term(step.weight, Ref(step.figure.span)),)),
                value=step.value,
                printed=_printed(step.value, step.figure),
                role=PointRole.STEP,
                marks=marks.get(step.figure.span, ()),
            )
        elif not joined:
            joined = True
            value = sum((each.value for each in rest), Fraction(0))
            yield Point(
                label=f"{len(rest)} smaller steps",
                sublabel="",
                expression=Sum(tuple(Term(each.weight, Ref(each.figure.span)) for each in rest)),
                value=value,
                printed=_printed(value, step.figure),
                role=PointRole.STEP,
            )


def _gap(given: Fraction, start: Figure, end: Figure, steps: tuple[_Step, ...], marks: Marks) -> Point:
    """What is missing for the steps to lead to the printed end."""
    terms = [Term(Fraction(1), Ref(end.span)), Term(Fraction(-1), Ref(start.span))]
    terms += [Term(-step.weight, Ref(step.figure.span)) for step in steps]
    value = end.amount - given
    return Point(
        label="Does not tie",
        sublabel="",
        expression=Sum(tuple(terms)),
        value=value,
        printed=_printed(value, end),
        role=PointRole.GAP,
        marks=marks.get(end.span, ()),
    )


def _level(name: str, figure: Figure, marks: Marks) -> Point:
    return Point(
        label=name,
        sublabel="",
        expression=Ref(figure.span),
        value=figure.amount,
        printed=printed_form(figure),
        marks=marks.get(figure.span, ()),
    )


def _printed(value: Fraction, like: Figure) -> str:
    """The value in the scale and digits in which another figure is printed."""
    digits = f"{rounded(abs(value) / Fraction(like.scale), max(like.fraction_digits, 0)):,f}"
    return f"({digits})" if value < 0 else digits


def _label(row: Row) -> str:
    text = " ".join(row.label.split()).strip(" :")
    for word in ("Less:", "Add:", "Plus:", "Add back:", "less:", "add:", "plus:"):
        text = text.removeprefix(word).strip()
    return capitalised(text) or "Not named"
