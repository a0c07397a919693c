"""Ratios of costs to revenue by the names of the rows that print the costs: "operating cost ratio"."""

from __future__ import annotations

from dataclasses import replace

from icc_reports.check.claims.measures import Measure
from icc_reports.model.patterns import any_case

_OF_WHAT = "what the ratio is of"
_DIGITS = 3  # of a ratio that is of something else, fewer would be borne out by chance
_RATIO_OF_COSTS = any_case(r".*\b(?:costs?|expenses?) ratios?", "ratio")


def as_cost_ratio(measure: Measure) -> Measure:
    """The measure; as what rows of costs are of revenue, where its name makes a ratio of them and no row prints it."""
    if measure.doubt is not None or _RATIO_OF_COSTS.fullmatch(measure.name) is None:
        return measure
    units = {figure.unit for entry in measure.entries for _, figure in entry.cells()}
    is_amount = bool(units) and all(unit.is_monetary and unit.per is None for unit in units)
    return replace(measure, doubt=_OF_WHAT, digits=max(measure.digits, _DIGITS)) if is_amount else measure


def is_cost_ratio(measure: Measure) -> bool:
    """Whether it is such a ratio."""
    return measure.doubt == _OF_WHAT
