from __future__ import annotations

import json
from pathlib import Path

import pytest

from icc_reports.model.concepts import Balance, Measure, PeriodType
from icc_reports.model.figures import PURE, SHARES, USD, USD_PER_SHARE, Unit
from icc_reports.model.release import TableKind
from icc_reports.read.concepts import all_concepts, concept_of, normal_label
from tests.counting import calls_of

IS, BS, CF = TableKind.INCOME_STATEMENT, TableKind.BALANCE_SHEET, TableKind.CASH_FLOW
RECONCILIATION, SEGMENT, OTHER = TableKind.RECONCILIATION, TableKind.SEGMENT, TableKind.OTHER
GOLD = Path(__file__).parents[2].parent / "shared" / "gold"
PRETAX = "IncomeLossFromContinuingOperationsBeforeIncomeTaxesExtraordinaryItemsNoncontrollingInterest"

MONEY = [
    # statement of income
    (IS, "", "Total revenues", "Revenues"),
    (IS, "REVENUE", "Net sales", "Revenues"),
    (IS, "", "Net revenue13", "Revenues"),
    (IS, "", "Revenue (1)", "Revenues"),
    (IS, "", "SALES, Net of returns and allowances", "Revenues"),
    (IS, "Net sales:", "Products", "SalesRevenueGoodsNet"),
    (IS, "Net sales:", "Services", "SalesRevenueServicesNet"),
    (IS, "Cost of sales:", "Products", "CostOfGoodsSold"),
    (IS, "Cost of sales:", "Services", "CostOfServices"),
    (IS, "Expenses:", "Cost of services", "CostOfServices"),
    (RECONCILIATION, "", "Cost of services", "CostOfServices"),
    (IS, "", "Gross profit (loss)", "GrossProfit"),
    (IS, "", "Research & development", "ResearchAndDevelopmentExpense"),
    (IS, "", "R&D", "ResearchAndDevelopmentExpense"),
    (IS, "", "SG&A", "SellingGeneralAndAdministrativeExpense"),
    (IS, "", "Selling, general and administrative expenses (2)", "SellingGeneralAndAdministrativeExpense"),
    (IS, "", "Selling, general & adminstrative", "SellingGeneralAndAdministrativeExpense"),
    (IS, "", "Operating (loss) income", "OperatingIncomeLoss"),
    (IS, "", "Operating (loss)", "OperatingIncomeLoss"),
    (IS, "", "Income/(loss) from operations", "OperatingIncomeLoss"),
    (IS, "", "Loss from operations", "OperatingIncomeLoss"),
    (IS, "", "Interest and other income (expense), net", "NonoperatingIncomeExpense"),
    (IS, "", "Other (expense) income", "OtherNonoperatingIncomeExpense"),
    (IS, "", "Total other income (expense)", "NonoperatingIncomeExpense"),
    (IS, "", "Loss before taxes", PRETAX),
    (IS, "", "Income (loss) before provision for (benefit from) income taxes", PRETAX),
    (IS, "", "(Benefit from) provision for income taxes", "IncomeTaxExpenseBenefit"),
    (IS, "", "Income tax (benefit)", "IncomeTaxExpenseBenefit"),
    (IS, "", "Net income", "NetIncomeLoss"),
    (IS, "", "Net (loss) income (unaudited)", "NetIncomeLoss"),
    (IS, "", "Net income/(loss)", "NetIncomeLoss"),
    (IS, "", "Net (loss)", "NetIncomeLoss"),
    (IS, "", "NET INCOME AS REPORTED", "NetIncomeLoss"),
    (RECONCILIATION, "", "GAAP net income", "NetIncomeLoss"),
    (RECONCILIATION, "Reconciliation of net loss to Adjusted EBITDA", "Net loss", "NetIncomeLoss"),
    (IS, "", "Loss attributable to common stockholders", "NetIncomeLossAvailableToCommonStockholdersBasic"),
    (IS, "", "Net income available to common shareholders", "NetIncomeLossAvailableToCommonStockholdersBasic"),
    (IS, "", "Dividends on preferred stock", "PreferredStockDividendsIncomeStatementImpact"),
    (IS, "", "Extraordinary item, net of tax of $0", "ExtraordinaryItemNetOfTax"),
    (IS, "", "Comprehensive loss", "ComprehensiveIncomeNetOfTax"),
    (
        IS,
        "",
        "Less: net income attributable to non-controlling interests",
        "NetIncomeLossAttributableToNoncontrollingInterest",
    ),
    (IS, "Operating expenses", "Depreciation and amortization", "DepreciationAndAmortization"),
    # banks
    (IS, "", "Net interest income", "InterestIncomeExpenseNet"),
    (IS, "", "Interest income, net", "InterestIncomeExpenseNonoperatingNet"),
    (IS, "", "Net interest income after provision for loan losses", "InterestIncomeExpenseAfterProvisionForLoanLoss"),
    (IS, "Non-interest expense:", "Other expenses", "OtherNoninterestExpense"),
    (IS, "Non-interest income:", "Other", "NoninterestIncomeOtherOperatingIncome"),
    (BS, "Assets:", "Loans, net of allowance for loan losses of $11,767", "LoansAndLeasesReceivableNetReportedAmount"),
    (BS, "Assets:", "Interest-bearing deposits", "InterestBearingDepositsInBanks"),
    (BS, "Liabilities:", "Deposits", "Deposits"),
    # balance sheet
    (BS, "Current assets:", "Cash & cash equivalents", "CashAndCashEquivalentsAtCarryingValue"),
    (
        BS,
        "Current assets:",
        "Accounts receivable, net of allowance for doubtful accounts of $236 and $220, respectively",
        "AccountsReceivableNetCurrent",
    ),
    (BS, "Current assets:", "Marketable securities", "MarketableSecuritiesCurrent"),
    (BS, "Non-current assets:", "Marketable securities", "MarketableSecuritiesNoncurrent"),
    (BS, "Current assets:", "Deferred income taxes", "DeferredTaxAssetsNetCurrent"),
    (BS, "Current assets:", "Total current assets", "AssetsCurrent"),
    (BS, "ASSETS", "TOTAL ASSETS", "Assets"),
    (BS, "", "Property and equipment, net of accumulated depreciation of $4,113", "PropertyPlantAndEquipmentNet"),
    (BS, "", "Operating lease right-of-use-assets", "OperatingLeaseRightOfUseAsset"),
    (BS, "", "Goodwill", "Goodwill"),
    (BS, "", "Intangible assets, net", "IntangibleAssetsNetExcludingGoodwill"),
    (BS, "Current liabilities:", "Deferred revenue", "DeferredRevenueCurrent"),
    (BS, "Long-term liabilities:", "Deferred revenue", "DeferredRevenueNoncurrent"),
    (BS, "Current liabilities:", "Other liabilities", "OtherLiabilitiesCurrent"),
    (BS, "Current liabilities:", "Capital lease obligation", "CapitalLeaseObligationsCurrent"),
    (BS, "", "Capital lease obligation - less current portion", "CapitalLeaseObligationsNoncurrent"),
    (BS, "Current liabilities:", "Accrued dividends - preferred stock", "DividendsPayableCurrent"),
    (BS, "Equity", "Common stock, $.01 par value; 40,000 shares authorized", "CommonStockValue"),
    (
        BS,
        "Equity",
        "Common stock and additional paid-in capital, $0.00001 par value: 50,400,000 shares authorized",
        "CommonStocksIncludingAdditionalPaidInCapital",
    ),
    (BS, "Equity", "Common stock and capital in excess of par value", "CommonStocksIncludingAdditionalPaidInCapital"),
    (BS, "Equity", "Treasury stock, at cost; 1,376 shares", "TreasuryStockCommonValue"),
    (BS, "Equity", "Retained earnings/(Accumulated deficit)", "RetainedEarningsAccumulatedDeficit"),
    (BS, "Equity", "Accumulated other comprehensive (loss) income", "AccumulatedOtherComprehensiveIncomeLossNetOfTax"),
    (BS, "Equity", "Total shareowners’ equity (deficit)", "StockholdersEquity"),
    (BS, "", "Total liabilities and shareholders’ equity", "LiabilitiesAndStockholdersEquity"),
    # statement of cash flows
    (CF, "", "Net income (loss)", "NetIncomeLoss"),
    (CF, "", "Depreciation and amortization", "DepreciationDepletionAndAmortization"),
    (CF, "", "Deferred income taxes", "DeferredIncomeTaxExpenseBenefit"),
    (CF, "", "Share-based compensation expense", "ShareBasedCompensation"),
    (CF, "Changes in:", "Accounts receivable, net", "IncreaseDecreaseInAccountsReceivable"),
    (CF, "", "(Increase) decrease in inventories", "IncreaseDecreaseInInventories"),
    (CF, "", "Increase (decrease) in accounts payable", "IncreaseDecreaseInAccountsPayable"),
    (CF, "", "Net cash provided by (used in) operating activities", "NetCashProvidedByUsedInOperatingActivities"),
    (CF, "", "Cash generated by/(used in) investing activities", "NetCashProvidedByUsedInInvestingActivities"),
    (CF, "", "Net cash used for financing activities", "NetCashProvidedByUsedInFinancingActivities"),
    (CF, "Investing activities:", "Other", "PaymentsForProceedsFromOtherInvestingActivities"),
    (CF, "Financing activities:", "Other, net", "ProceedsFromPaymentsForOtherFinancingActivities"),
    (CF, "", "Net (decrease) increase in cash and cash equivalents", "CashAndCashEquivalentsPeriodIncreaseDecrease"),
    (CF, "", "Cash and cash equivalents, end of period", "CashAndCashEquivalentsAtCarryingValue"),
    (CF, "", "Cash and cash equivalents at beginning of year", "icc:CashAndCashEquivalentsAtBeginningOfPeriod"),
    # outside GAAP
    (RECONCILIATION, "", "Adjusted EBITDA loss", "icc:AdjustedEbitda"),
    (RECONCILIATION, "", "Adjusted EBITDA (loss)", "icc:AdjustedEbitda"),
    (RECONCILIATION, "", "EBITDA (as defined by the Company)", "icc:Ebitda"),
    (RECONCILIATION, "", "Adjusted net income (loss)", "icc:AdjustedNetIncome"),
    (RECONCILIATION, "", "Net income (non-GAAP)", "icc:AdjustedNetIncome"),
    (RECONCILIATION, "", "Net income (GAAP)", "NetIncomeLoss"),
    (RECONCILIATION, "", "Net loss on a Pro Forma basis", "icc:ProFormaNetIncome"),
    (RECONCILIATION, "", "Free cash flow", "icc:FreeCashFlow"),
    (RECONCILIATION, "", "Adjusted gross margin", "icc:AdjustedGrossProfit"),
    (SEGMENT, "", "Revenue", "Revenues"),
]

# What would be absurd, or only probable.
NOTHING = [
    (BS, "", "Total"),
    (BS, "", ""),
    (BS, "", "***"),
    (BS, "", "Current assets"),
    (BS, "", "Total other assets"),
    (BS, "", "Total earning assets"),
    (BS, "", "Average total assets"),
    (BS, "", "Total assets under management"),
    (BS, "", "Total assets of discontinued operations"),
    (BS, "", "Total liabilities, net"),
    (BS, "", "Total tangible liabilities"),
    (BS, "", "Retained earnings and other"),
    (BS, "", "Net income"),
    (BS, "", "Revenue"),
    (BS, "Current liabilities:", "Deposits"),
    (BS, "Current liabilities:", "Loans"),
    (BS, "", "Class B common stock, $.01 par value"),
    (BS, "", "Investment in and advances to a supplier"),
    (BS, "", "Deferred income taxes"),
    (BS, "", "Other"),
    (BS, "", "Notes receivable from stockholders"),
    (BS, "", "Accounts receivable from affiliates"),
    (IS, "", "Total"),
    (IS, "", "Other"),
    (IS, "", "Services"),
    (IS, "", "Products"),
    (IS, "", "Total assets"),
    (IS, "Revenues:", "Total applications revenues"),
    (IS, "", "Retail revenue"),
    (IS, "", "Other revenue"),
    (IS, "", "Cost of other revenue"),
    (IS, "", "Recurring revenue"),
    (IS, "", "Revenue growth"),
    (IS, "", "Deferred revenue"),
    (IS, "", "Net income before extraordinary gain and taxes"),
    (IS, "", "Net loss per share"),
    (IS, "", "Adjusted net loss per share"),
    (IS, "", "Net income from joint ventures"),
    (IS, "", "Net income attributable to participating securities"),
    (IS, "", "Net interest margin"),
    (IS, "", "Gross margin %"),
    (IS, "", "General and administrative (excluding non-cash compensation of $53)"),
    (IS, "", "Operating income before depreciation"),
    (IS, "", "Operating income as a percentage of revenue"),
    (IS, "", "Segment operating income"),
    (IS, "", "Other operating income"),
    (IS, "", "Operating expenses excluding stock-based compensation"),
    (IS, "", "Income taxes on gains"),
    (IS, "", "Provision for litigation"),
    (IS, "", "Cash and cash equivalents"),
    (IS, "Consolidated Statements of Operations - Pro Forma", "Net income"),
    (IS, "Non-GAAP results", "Operating income"),
    (IS, "Outlook", "Revenue"),
    (CF, "", "Goodwill"),
    (CF, "", "Total assets"),
    (CF, "Adjustments", "Other"),
    (CF, "", "Cash"),
    (CF, "", "Cash and cash equivalents"),
    (CF, "", "Proceeds"),
    (CF, "", "Purchases of aircraft"),
    (CF, "", "Prepayments of long-term debt"),
    (CF, "", "Net cash provided by operating activities of discontinued operations"),
    (CF, "", "Net cash provided by operating activities before changes in working capital"),
    (CF, "Supplemental disclosure", "Accounts payable"),
    (RECONCILIATION, "", "Reported - GAAP"),
    (RECONCILIATION, "", "Income tax benefit"),
    (RECONCILIATION, "", "Income tax effect of adjustments"),
    (RECONCILIATION, "", "Adjusted EBITDAX"),
    (RECONCILIATION, "", "Adjusted EBITDA margin"),
    (RECONCILIATION, "", "Adjusted EBITDA before restructuring"),
    (RECONCILIATION, "", "Total adjustments"),
    (SEGMENT, "Applications revenues:", "License"),
    (OTHER, "", "Loans"),
    (OTHER, "Average balances", "Net income"),
    (OTHER, "Change", "Revenue"),
    (OTHER, "", "Total assets"),
]


@pytest.mark.parametrize(("kind", "heading", "label", "concept"), MONEY)
def test_labels_of_monetary_rows(kind: TableKind, heading: str, label: str, concept: str) -> None:
    assert concept_of(label, (heading,) if heading else (), kind, USD) == concept


@pytest.mark.parametrize(("kind", "heading", "label"), NOTHING)
def test_no_concept_is_forced_on_a_label(kind: TableKind, heading: str, label: str) -> None:
    assert concept_of(label, (heading,) if heading else (), kind, USD) is None


OTHER_UNITS = [
    (USD_PER_SHARE, "", "Basic earnings per share:", "EarningsPerShareBasic"),
    (USD_PER_SHARE, "", "Net loss per share, basic", "EarningsPerShareBasic"),
    (USD_PER_SHARE, "", "Basic and diluted loss per common share", "EarningsPerShareBasicAndDiluted"),
    (
        USD_PER_SHARE,
        "",
        "Net income (loss) per common share attributable to common stockholders - diluted",
        "EarningsPerShareDiluted",
    ),
    (USD_PER_SHARE, "NET INCOME PER COMMON SHARE:", "Diluted", "EarningsPerShareDiluted"),
    (USD_PER_SHARE, "Net income (loss) per share - basic", "Net loss", "EarningsPerShareBasic"),
    (
        USD_PER_SHARE,
        "Income per share from continuing operations",
        "Basic",
        "IncomeLossFromContinuingOperationsPerBasicShare",
    ),
    (USD_PER_SHARE, "", "GAAP diluted earnings per share", "EarningsPerShareDiluted"),
    (USD_PER_SHARE, "", "Non-GAAP diluted EPS", "icc:AdjustedEarningsPerShareDiluted"),
    (USD_PER_SHARE, "", "Cash dividends declared per common share", "CommonStockDividendsPerShareDeclared"),
    (USD_PER_SHARE, "PER SHARE DATA", "Basic earnings", "EarningsPerShareBasic"),
    (USD_PER_SHARE, "PER SHARE DATA", "Diluted earnings", "EarningsPerShareDiluted"),
    (USD_PER_SHARE, "PER SHARE DATA", "Cash dividends", "CommonStockDividendsPerShareDeclared"),
    (USD_PER_SHARE, "Adjusted earnings per share", "Diluted earnings", None),
    (USD_PER_SHARE, "Income per share from discontinued operations", "Basic", None),
    (USD_PER_SHARE, "Non-GAAP net income per share", "Diluted", None),
    (USD_PER_SHARE, "Adjusted earnings per share", "Diluted", None),
    (USD_PER_SHARE, "", "Net loss", None),
    (USD_PER_SHARE, "", "Net income per share", None),
    (USD_PER_SHARE, "Net income (loss) per share - basic", "Extraordinary item", None),
    (USD_PER_SHARE, "Net income per share - basic and diluted", "Loss before extraordinary item", None),
    (USD_PER_SHARE, "", "Total assets", None),
    (USD_PER_SHARE, "", "Revenue per share", None),
    (
        SHARES,
        "",
        "Weighted average number of common shares outstanding - basic and diluted",
        "WeightedAverageNumberOfShareOutstandingBasicAndDiluted",
    ),
    (
        SHARES,
        "",
        "Shares used in computing diluted earnings (loss) per share",
        "WeightedAverageNumberOfDilutedSharesOutstanding",
    ),
    (SHARES, "Shares used in calculation (000's):", "Basic", "WeightedAverageNumberOfSharesOutstandingBasic"),
    (SHARES, "", "Weighted average shares - assuming dilution", "WeightedAverageNumberOfDilutedSharesOutstanding"),
    (SHARES, "", "Common shares outstanding", "CommonStockSharesOutstanding"),
    (SHARES, "", "Common stock equivalents", None),
    (SHARES, "", "Average shares outstanding", None),
    (SHARES, "", "Non-GAAP diluted shares", None),
    (SHARES, "", "Options outstanding", None),
    (PURE, "", "Gross margin %", "icc:GrossMarginPercentage"),
    (PURE, "", "Adjusted  gross margin %", "icc:AdjustedGrossMarginPercentage"),
    (PURE, "", "Effective tax rate", "EffectiveIncomeTaxRateContinuingOperations"),
    (PURE, "", "Revenue", None),
    (PURE, "", "Net income", None),
    (PURE, "", "% of total revenue", None),
    (Unit("USD", "MWh"), "", "Revenue", None),
]


@pytest.mark.parametrize(("unit", "heading", "label", "concept"), OTHER_UNITS)
def test_the_unit_decides_with_the_label(unit: Unit, heading: str, label: str, concept: str | None) -> None:
    assert concept_of(label, (heading,) if heading else (), IS, unit) == concept


def test_the_innermost_telling_heading_decides() -> None:
    path = ("LIABILITIES AND STOCKHOLDERS' EQUITY", "Current liabilities:", "Accrued items:")
    assert concept_of("Deferred revenue", path, BS, USD) == "DeferredRevenueCurrent"
    assert concept_of("Deferred revenue", ("Current liabilities", "Non-current liabilities"), BS, USD) == (
        "DeferredRevenueNoncurrent"
    )


def test_what_is_sold_is_no_expense_of_that_name() -> None:
    assert concept_of("Advertising", ("Statements of Income", "Net revenues"), IS, USD) is None
    assert concept_of("Advertising", ("Statements of Income", "Operating expenses"), IS, USD) == "AdvertisingExpense"


def test_another_currency_makes_no_difference() -> None:
    assert concept_of("Total assets", (), BS, Unit("EUR")) == "Assets"
    assert concept_of("Diluted EPS", (), IS, Unit("EUR", "share")) == "EarningsPerShareDiluted"


@pytest.mark.parametrize(
    ("label", "normal"),
    [
        ("Net income (loss)", "net income"),
        ("Net (loss)", "net loss"),
        ("Interest (expense)", "interest expense"),
        ("Stockholders’ equity", "stockholder equity"),
        ("Less: Property, plant & equipment, net (a)", "property plant equipment net"),
        ("Non-current  liabilities", "noncurrent liability"),
        ("Revenue²", "revenue"),
        ("Other income (unaudited)....", "other income"),
        ("Capital in excess of par value", "capital in excess of par value"),
        ("10% senior notes", "10 percent senior note"),
    ],
)
def test_what_is_left_of_a_label(label: str, normal: str) -> None:
    assert normal_label(label) == normal


def test_the_table_of_concepts_is_sound() -> None:
    concepts = all_concepts()
    assert len({concept.name for concept in concepts}) >= 250
    for concept in concepts:
        assert concept.name.removeprefix("icc:").isalnum(), concept
        assert concept.name.removeprefix("icc:")[0].isupper(), concept
        assert concept.kinds, concept
        assert len(set(concept.synonyms)) == len(concept.synonyms), concept
        assert concept.measure is Measure.MONETARY or concept.balance is None, concept


def test_each_synonym_finds_its_own_concept() -> None:
    units = {Measure.MONETARY: USD, Measure.PER_SHARE: USD_PER_SHARE, Measure.SHARES: SHARES, Measure.PURE: PURE}
    for concept in all_concepts():
        for kind in concept.kinds:
            if concept.sections:
                continue
            found = {label: concept_of(label, (), kind, units[concept.measure]) for label in concept.synonyms}
            assert set(found.values()) == {concept.name}, (concept.name, kind, found)


def test_one_element_has_one_balance_and_one_kind_of_period() -> None:
    known: dict[str, tuple[Balance | None, PeriodType]] = {}
    for concept in all_concepts():
        nature = (concept.balance, concept.period_type)
        assert known.setdefault(concept.name, nature) == nature, concept.name


def test_a_label_seen_before_costs_a_look_up() -> None:
    labels = [f"{label} {number}" for number in range(5) for _, _, label, _ in MONEY]
    first = calls_of(lambda: [concept_of(label, (), IS, USD) for label in labels])
    again = calls_of(lambda: [concept_of(label, (), IS, USD) for label in labels])
    assert again * 5 < first


def gold_rows() -> list[tuple[str, str | None, str, str]]:
    return [
        (table["kind"], row["section"], row["label"], row["unit"])
        for path in sorted(GOLD.glob("*.json"))
        for table in json.loads(path.read_text("utf-8"))["tables"]
        for row in table["rows"]
    ]


@pytest.mark.skipif(not GOLD.is_dir(), reason="the labelled releases are not at hand")
def test_labels_of_real_releases_get_a_concept_or_none() -> None:
    units = {"USD": USD, "USD/share": USD_PER_SHARE, "shares": SHARES, "percent": PURE, "pure": PURE}
    statements = [
        (label, concept_of(label, (section,) if section else (), TableKind(kind), units[unit]))
        for kind, section, label, unit in gold_rows()
        if kind in {IS, BS, CF}
    ]
    found = [concept for _, concept in statements if concept]
    assert len(found) >= 0.75 * len(statements)
    for label, concept in statements:
        if concept in {"Assets", "Liabilities", "NetIncomeLoss"}:
            words = label.lower()
            assert words.startswith(("total ", "net ")), label
            assert not {"current", "share", "adjusted", "before", "forma"} & set(words.split()), label
