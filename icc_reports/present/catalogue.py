"""The GAAP measures that a summary looks for in the statements, and which of them others are to be seen beside."""

from __future__ import annotations

import re
from dataclasses import dataclass

from icc_reports.model.release import TableKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """What to look for: us-gaap names, or else a label; ``gain`` and ``loss`` name it by its sign."""

    key: str
    kind: TableKind
    concepts: tuple[str, ...]
    label: re.Pattern[str]
    gain: str
    loss: str


def _measure(  # noqa: PLR0913, PLR0917 - the columns of the list below
    key: str, kind: TableKind, concepts: str, label: str, gain: str, loss: str = ""
) -> Measure:
    pattern = re.compile(label, re.IGNORECASE)
    return Measure(key=key, kind=kind, concepts=tuple(concepts.split()), label=pattern, gain=gain, loss=loss or gain)


_INCOME, _BALANCE = TableKind.INCOME_STATEMENT, TableKind.BALANCE_SHEET
MEASURES = (
    _measure(
        "revenue",
        _INCOME,
        "Revenues RevenueFromContractWithCustomerExcludingAssessedTax SalesRevenueNet"
        " RevenueFromContractWithCustomerIncludingAssessedTax RevenuesNetOfInterestExpense",
        r"(total )?(net |operating )*(revenues?|sales)( and other( income)?|, net)?:?$",
        "revenue",
    ),
    _measure(
        "net_interest_income",
        _INCOME,
        "InterestIncomeExpenseNet",
        r"(total )?net interest income$",
        "net interest income",
    ),
    _measure(
        "net_income",
        _INCOME,
        "NetIncomeLoss ProfitLoss",
        r"(consolidated )?net (\(?loss\)?|income|earnings|\(?loss\)? income)( \(loss\))?"
        r"( and comprehensive (income|loss)( \(loss\))?)?"
        r"( including non-?controlling interests?| attributable to (?!non-?controlling).{1,60})?$",
        "net income",
        "net loss",
    ),
    _measure(
        "per_share",
        _INCOME,
        "EarningsPerShareDiluted EarningsPerShareBasicAndDiluted"
        " IncomeLossFromContinuingOperationsPerBasicAndDilutedShare",
        r"((basic and )?diluted )?(net )?(income|earnings|\(?loss\)?)( \(loss\))? per (common )?share"
        r"(.*diluted|( available| attributable)? to .*)?$|diluted eps$"
        r"|net (income|earnings|loss)( \(loss\))? attributable to .{1,50} per (common )?share$",
        "earnings per share",
        "loss per share",
    ),
    _measure(
        "basic_per_share",
        _INCOME,
        "EarningsPerShareBasic",
        r"basic (net )?(income|earnings|\(?loss\)?)( \(loss\))? per (common )?share$",
        "earnings per share",
        "loss per share",
    ),
    _measure(
        "operating_income",
        _INCOME,
        "OperatingIncomeLoss",
        r"(operating (income|\(?loss\)?|profit)|(income|\(?loss\)?) from operations)( \(loss\))?$",
        "operating income",
        "operating loss",
    ),
    _measure("gross_profit", _INCOME, "GrossProfit", r"gross (profit|margin)$", "gross profit", "gross loss"),
    _measure(
        "cash",
        _BALANCE,
        "CashAndCashEquivalentsAtCarryingValue CashCashEquivalentsRestrictedCashAndRestrictedCashEquivalents",
        r"cash and cash equivalents$",
        "cash and cash equivalents",
    ),
    _measure("total_assets", _BALANCE, "Assets", r"total assets$", "total assets"),
    _measure("deposits", _BALANCE, "Deposits", r"(total )?deposits$", "deposits"),
    _measure(
        "loans",
        _BALANCE,
        "LoansAndLeasesReceivableNetReportedAmount LoansAndLeasesReceivableNetOfDeferredIncome",
        r"(total |net )*loans( and leases)?( receivable)?(, net)?$",
        "loans",
    ),
)
_COUNTERPARTS = (  # what each kind of measure that is not GAAP is to be seen beside
    (r"\bper\b.*\bshare\b|\beps\b", ("per_share", "basic_per_share")),
    (r"\bgross\b", ("gross_profit",)),
    (r"\boperating\b|\boperations\b", ("operating_income",)),
    (r"\brevenues?\b|\bsales\b", ("revenue",)),
    (r"\bnet interest\b", ("net_interest_income",)),
)


def counterparts(name: str) -> tuple[str, ...]:
    """The keys of the GAAP measures that a measure of that name, which is not GAAP, is to be seen beside."""
    found = (keys for pattern, keys in _COUNTERPARTS if re.search(pattern, name, re.IGNORECASE))
    return next(found, ("net_income",))
