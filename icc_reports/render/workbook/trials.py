"""A check in exact arithmetic: what its formulas must give."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from icc_reports.model.arithmetic import bounds, coefficients, is_bounded
from icc_reports.model.figures import Figure, Interval
from icc_reports.model.relations import Expression, Form, Quotient, Verdict, children, refs
from icc_reports.model.source import Span
from icc_reports.present.report import CheckLine
from icc_reports.render.workbook.desk import decimals_of
from icc_reports.render.workbook.formulas import can_fail
from icc_reports.render.workbook.layout import cell_scale, last_digit
from icc_reports.render.workbook.places import valued

TESTS = (Verdict.EXACT, Verdict.ROUNDING, Verdict.EXCEPTION, Verdict.NOT_VERIFIABLE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """A check's outcome in exact arithmetic, in the units of the asserted figure's cell.

    One that is empty has nothing to compute from: the release lacks all that it needs.
    """

    printed: Fraction
    computed: Fraction | None
    low: Fraction | None
    high: Fraction | None
    tolerance: Fraction
    reach: Fraction
    decimals: int
    is_bounded: bool
    is_empty: bool
    is_worded: bool
    rounding_counts: bool
    lacks: bool
    in_doubt: bool

    @property
    def is_verifiable(self) -> bool:
        """Whether there is a value, and nothing that the relation needs is missing."""
        return not self.lacks and self.is_bounded and None not in (self.computed, self.low, self.high)

    @property
    def overlap(self) -> Fraction | None:
        """How much of the computed interval lies in the printed one, or above zero where words assert a direction.

        Negative for the gap between them.
        """
        if self.low is None or self.high is None or not self.is_verifiable:
            return None
        if self.is_worded:
            return self.high
        return min(self.high, self.printed + self.reach) - max(self.low, self.printed - self.reach)

    @property
    def tests(self) -> tuple[bool, bool, bool, bool]:
        """Exact, rounding, exception, not verifiable; the first that holds is the verdict."""
        if self.computed is None or self.low is None or self.high is None or not self.is_verifiable:
            return False, False, False, True
        if self.is_worded:
            is_exact, reaches = self.computed > 0, self.high > 0
        else:
            printed = Interval(self.printed - self.reach, self.printed + self.reach)
            is_exact = abs(self.printed - self.computed) <= self.tolerance
            reaches = self.rounding_counts and Interval(self.low, self.high).overlaps(printed)
        return is_exact, reaches, not self.in_doubt, not (is_exact or reaches or not self.in_doubt)

    @property
    def verdict(self) -> Verdict:
        """The first test that holds."""
        return next(verdict for verdict, holds in zip(TESTS, self.tests, strict=True) if holds)


def trial_of(line: CheckLine, figures: Mapping[Span, Figure]) -> Trial:
    """The check in exact arithmetic."""
    asserted = figures[line.asserted]
    scale = scale_of_line(line, figures)
    is_worded = line.form is not Form.EQUALITY
    computed, least, greatest = (None if value is None else value / scale for value in _values(line, figures))
    operands = [figures[span] for span in refs(line.expression)]
    half_units = [asserted.half_unit, *(figure.half_unit for figure in operands if line.is_one_fact)]
    tolerance = max(half_units) / scale
    trial = Trial(
        printed=asserted.amount / scale,
        computed=computed,
        low=least,
        high=greatest,
        tolerance=tolerance,
        reach=tolerance if line.leeway is None else line.leeway / scale,
        decimals=_decimals(line, figures, computed),
        is_bounded=line.bounds is not None or (computed is not None and is_bounded(line.expression, figures)),
        is_empty=is_empty(line),
        is_worded=is_worded,
        rounding_counts=not line.is_one_fact or line.leeway is not None,
        lacks=False,
        in_doubt=line.in_doubt,
    )
    lacks = line.verdict is Verdict.NOT_VERIFIABLE and trial.verdict is not Verdict.NOT_VERIFIABLE
    return replace(trial, lacks=lacks or line.lacks is not None)


def _values(
    line: CheckLine, figures: Mapping[Span, Figure]
) -> tuple[Fraction | None, Fraction | None, Fraction | None]:
    """Computed, low and high in full units: as the report has them, or worked out where it calls them undefined."""
    if line.computed is not None and line.bounds is not None:
        return line.computed, *line.bounds
    if is_empty(line):
        return None, None, None
    low, high = (None if bound is None else valued(bound, figures) for bound in line_bounds(line))
    return valued(line.expression, figures), low, high


def is_empty(line: CheckLine) -> bool:
    """Whether the release lacks all that the relation needs, so that there is nothing to compute from."""
    return line.lacks is not None and next(refs(line.expression), None) is None


def scale_of_line(line: CheckLine, figures: Mapping[Span, Figure]) -> Fraction:
    """The units in which a check is shown: those of the asserted figure, or of the first operand of a direction.

    A direction of ratios is shown in full units.
    """
    if line.form is Form.EQUALITY:
        return cell_scale(figures[line.asserted])
    if can_fail(line.expression):
        return Fraction(1)
    return next((cell_scale(figures[span]) for span in refs(line.expression)), Fraction(1))


def line_bounds(line: CheckLine) -> tuple[Expression | None, Expression | None]:
    """The bounds that the report gives, or else those of the expression, where it has any."""
    if line.low is not None and line.high is not None:
        return line.low, line.high
    return bounds_of(line.expression)


def bounds_of(expression: Expression) -> tuple[Expression | None, Expression | None]:
    """Its bounds, where it has any."""
    try:
        return bounds(expression)
    except ValueError:  # too many figures vary jointly
        return None, None


def denominators(expression: Expression) -> list[Expression]:
    """All that is divided by, each once."""
    found = [expression.denominator] if isinstance(expression, Quotient) else []
    for child in children(expression):
        found += denominators(child)
    return list(dict.fromkeys(found))


def _decimals(line: CheckLine, figures: Mapping[Span, Figure], computed: Fraction | None) -> int:
    """To how many decimals to compare: all that an exact difference can have, and none that binary arithmetic blurs."""
    scale = scale_of_line(line, figures)
    spans = (*((line.asserted,) if line.form is Form.EQUALITY else ()), *refs(line.expression))
    units = (last_digit(figures[span]) * cell_scale(figures[span]) / scale for span in spans)
    finest = max((decimals_of(unit) for unit in units), default=0)
    if coefficients(line.expression) is not None:
        return min(finest + 4, 12)
    return max(12 - len(str(abs(computed or Fraction(0)) // 1)), min(finest + 2, 8))
