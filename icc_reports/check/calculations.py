"""Totals that the taxonomy knows: what a statement of income computes, whatever the figures say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from icc_reports.check.ladder import Rung

_REVENUE = frozenset({"Revenues", "SalesRevenueNet", "SalesRevenueGoodsNet", "SalesRevenueServicesNet"})
_COST = frozenset({"CostOfRevenue", "CostOfGoodsSold", "CostOfServices"})
_EXPENSES = frozenset({"OperatingExpenses", "CostsAndExpenses"})
_PRETAX = frozenset({"IncomeLossFromContinuingOperationsBeforeIncomeTaxesExtraordinaryItemsNoncontrollingInterest"})
_TAX = frozenset({"IncomeTaxExpenseBenefit"})


@dataclass(frozen=True, slots=True)
class _Calculation:
    """What a result starts from, and one of the lines that lead from there to it; None where any may."""

    starts: frozenset[str]
    through: frozenset[str] | None


_BEFORE_TAX = _Calculation(frozenset({"OperatingIncomeLoss"}), None)
_AFTER_TAX = _Calculation(_PRETAX, _TAX)

# The calculation links of the us-gaap taxonomy's statement of income.
_KNOWN: Mapping[str, tuple[_Calculation, ...]] = {
    "GrossProfit": (_Calculation(_REVENUE, _COST),),
    "OperatingIncomeLoss": (
        _Calculation(frozenset({"GrossProfit"}), _EXPENSES),
        _Calculation(_REVENUE, _EXPENSES),
    ),
    **dict.fromkeys(_PRETAX, (_BEFORE_TAX,)),
    "NetIncomeLoss": (_AFTER_TAX,),
    "ProfitLoss": (_AFTER_TAX,),
    "IncomeLossFromContinuingOperations": (_AFTER_TAX,),
}


def is_known(target: Rung, addends: Sequence[tuple[int, Rung]]) -> bool:
    """Whether the taxonomy computes the target so: from the first of the rows, through one of the others.

    The rows are those printed in between, so that a line of the company's own belongs to it as well.
    """
    (weight, first), *rest = addends
    others = {rung.row.concept for _, rung in rest}
    return weight == 1 and any(
        first.row.concept in each.starts and (each.through is None or bool(each.through & others))
        for each in _KNOWN.get(target.row.concept or "", ())
    )
