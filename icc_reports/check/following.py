"""Whether a printed figure follows from others: within rounding, or with one of them a whole unit off."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from icc_reports.model.arithmetic import UndefinedValueError, evaluate, interval_of
from icc_reports.model.figures import Figure, Notation
from icc_reports.model.relations import Expression, refs
from icc_reports.model.source import Span

FORCED = "the amounts before they were rounded: of so few units, one more or less turns the percentage"
SMALL_REST = "whether a dash stands for nil or for less than half a unit"
_FEW = 10  # units, of which one is a tenth
_TWO = 2


def follows(figure: Figure, expression: Expression, figures: Mapping[Span, Figure]) -> bool:
    """Whether a figure is what an expression comes to, within rounding."""
    try:
        if abs(figure.amount - evaluate(expression, figures)) <= figure.half_unit:
            return True
        return interval_of(expression, figures).overlaps(figure.interval)
    except UndefinedValueError:
        return False


def may_be_forced(change: Figure, expression: Expression, figures: Mapping[Span, Figure]) -> bool:
    """Whether a percent change of very few units would follow if its amounts were printed one unit off.

    Where a column of rounded amounts would not add up, one of them is rounded against the rule. That tells in the
    change only where the base is a few units: of more, the change is no further off than its own digits say.
    """
    operands = [figures[span] for span in dict.fromkeys(refs(expression))]
    if len(operands) != _TWO or not change.is_percentage or any(each.is_percentage for each in operands):
        return False
    new, old = operands
    unit = 2 * old.half_unit
    if not 0 < old.amount <= _FEW * unit or new.amount < 0:
        return False
    low = (new.amount - unit) / (old.amount + unit) - 1
    high = (new.amount + unit) / (old.amount - unit) - 1 if old.amount > unit else change.amount
    return low <= change.amount <= high


def leaves_a_rest(change: Figure, expression: Expression, figures: Mapping[Span, Figure]) -> bool:
    """Whether a change to or from a dash follows where that stands for a small rest: "(99.7)%" of what fell to "--"."""
    used = {span: figures[span] for span in refs(expression)}
    rests = {
        span: replace(each, notation=Notation.NUMBER) for span, each in used.items() if each.notation is Notation.NIL
    }
    return bool(rests) and follows(change, expression, {**used, **rests})
