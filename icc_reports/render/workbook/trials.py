"""A check in exact arithmetic: what its formulas must give."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from icc_reports.model.arithmetic import bounds, coefficients, is_bounded
from icc_reports.model.figures import Figure, Interval
from icc_reports.model.relations import Expression, Quotient, Verdict, children, refs
from icc_reports.model.source import Span
from icc_reports.present.report import CheckLine
from icc_reports.render.workbook.desk import decimals_of
from icc_reports.render.workbook.layout import cell_scale, last_digit
from icc_reports.render.workbook.places import valued

TESTS = (Verdict.EXACT, Verdict.ROUNDING, Verdict.EXCEPTION, Verdict.NOT_VERIFIABLE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """A check's outcome in exact arithmetic, in the units of the asserted figure's cell."""

    printed: Fraction
    computed: Fraction | None
    low: Fraction | None
    high: Fraction | None
    tolerance: Fraction
    decimals: int
    is_bounded: bool
    is_one_fact: bool
    lacks: bool
    in_doubt: bool

    @property
    def is_verifiable(self) -> bool:
        """Whether there is a value, and nothing that the relation needs is missing."""
        return not self.lacks and self.is_bounded and None not in (self.computed, self.low, self.high)

    @property
    def overlap(self) -> Fraction | None:
        """How much of the computed interval lies in the printed one; negative for the gap between them."""
        if self.low is None or self.high is None or not self.is_verifiable:
            return None
        return min(self.high, self.printed + self.tolerance) - max(self.low, self.printed - self.tolerance)

    @property
    def tests(self) -> tuple[bool, bool, bool, bool]:
        """Exact, rounding, exception, not verifiable; the first that holds is the verdict."""
        if self.computed is None or self.low is None or self.high is None or not self.is_verifiable:
            return False, False, False, True
        printed = Interval(self.printed - self.tolerance, self.printed + self.tolerance)
        is_exact = abs(self.printed - self.computed) <= self.tolerance
        reaches = not self.is_one_fact and Interval(self.low, self.high).overlaps(printed)
        return is_exact, reaches, not self.in_doubt, not (is_exact or reaches or not self.in_doubt)

    @property
    def verdict(self) -> Verdict:
        """The first test that holds."""
        return next(verdict for verdict, holds in zip(TESTS, self.tests, strict=True) if holds)


def trial_of(line: CheckLine, figures: Mapping[Span, Figure]) -> Trial:
    """The check in exact arithmetic."""
    asserted = figures[line.asserted]
    scale = cell_scale(asserted)
    low, high = line_bounds(line)
    values = [
        None if expression is None else valued(expression, figures) for expression in (line.expression, low, high)
    ]
    computed, least, greatest = (None if value is None else value / scale for value in values)
    operands = [figures[span] for span in refs(line.expression)]
    half_units = [asserted.half_unit, *(figure.half_unit for figure in operands if line.is_one_fact)]
    in_doubt = any(figure.doubts for figure in (asserted, *operands))
    trial = Trial(
        printed=asserted.amount / scale,
        computed=computed,
        low=least,
        high=greatest,
        tolerance=max(half_units) / scale,
        decimals=_decimals(line, figures, computed),
        is_bounded=computed is not None and is_bounded(line.expression, figures),
        is_one_fact=line.is_one_fact,
        lacks=False,
        in_doubt=in_doubt,
    )
    lacks = line.verdict is Verdict.NOT_VERIFIABLE and trial.verdict is not Verdict.NOT_VERIFIABLE
    return replace(trial, lacks=lacks or line.lacks is not None)


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
    asserted = figures[line.asserted]
    scale = cell_scale(asserted)
    spans = (line.asserted, *refs(line.expression))
    finest = max(decimals_of(last_digit(figures[span]) * cell_scale(figures[span]) / scale) for span in spans)
    if coefficients(line.expression) is not None:
        return min(finest + 4, 12)
    return max(12 - len(str(abs(computed or Fraction(0)) // 1)), min(finest + 2, 8))
