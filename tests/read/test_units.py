from __future__ import annotations

from decimal import Decimal

import pytest

from icc_reports.model.figures import PURE, SHARES, USD, USD_PER_SHARE, Unit
from icc_reports.model.release import ColumnRole
from icc_reports.read.blocks import Piece
from icc_reports.read.units import is_percent_cell, is_ratio, label_scale, unit_of
from tests.read.lines import lines


@pytest.mark.parametrize(
    ("label", "scale"),
    [
        ("Average shares (in millions)", 1_000_000),
        ("Average shares (thousands)", 1000),
        ("Deposits (000's)", 1000),
        ("Income (loss) (in thousands)", 1000),
        ("Income (loss)", None),
        ("Thousand Oaks (restated)", None),
        ("Operating Revenues (US$ millions)", 1_000_000),
        ("Operating profit (NOK million)", 1_000_000),
        ("EBITDA (€m)", 1_000_000),
        ("Backlog (US$ bn)", 1_000_000_000),
        ("Revenue per seat mile (US$ Cents)", "0.01"),
        ("Other losses (b)", None),
    ],
)
def test_a_label_may_state_its_own_scale(label: str, scale: int | str | None) -> None:
    assert label_scale(label) == (None if scale is None else Decimal(scale))


def figures(text: str) -> tuple[Piece, ...]:
    return lines(f"x     {text}")[0].values


UNITS = [
    ("Net sales", (), "$ 1,234    980", USD),
    ("Net income per share", (), "0.17   (0.10)", USD_PER_SHARE),
    ("Earnings per common share - diluted", (), "$ 1.22   1.08", USD_PER_SHARE),
    ("Diluted EPS", (), ".17   .10", USD_PER_SHARE),
    ("Dividends per share", (), "0.10   0.09", USD_PER_SHARE),
    ("Book value per share", (), "21.40   19.95", USD_PER_SHARE),
    ("Basic", ("Net income (loss) per share:",), "0.17   0.10", USD_PER_SHARE),
    ("Basic", ("Weighted average shares outstanding:",), "5,402,118   5,377,004", SHARES),
    ("Shares used in computing net loss per share", (), "26,206   26,207", SHARES),
    ("Weighted average number of common shares outstanding - basic and diluted", (), "13,797,567   11,679,964", SHARES),
    ("Common stock, $.01 par value, 40,000,000 shares authorized", (), "138   138", USD),
    ("Preferred stock--shares authorized 50 and 100; shares issued and outstanding 13", (), "--   980", USD),
    ("Common stock, shares authorized", (), "40,000,000   40,000,000", SHARES),
    ("Common shares used in the calculation of loss per share", (), "125,609   123,659", SHARES),
    ("Proceeds from issuance of shares", (), "138   140", USD),
    ("Gross margin %", (), "61.5   53.0", PURE),
    ("Return on average assets (%)", (), "1.2   1.1", PURE),
    ("Days of supply in inventory", (), "2   3", PURE),
    ("Total idle days for fleet", (), "1,212   3", PURE),
    ("Number of employees", (), "6,120   6,205", PURE),
    ("New store openings, net", (), "12   6", PURE),
    ("Restaurants closed", (), "2   1", PURE),
    ("Store closing costs", (), "212   106", USD),
    ("Employees", (), "412   400", PURE),
    ("Same-property number of hotels", (), "30   30", PURE),
    ("Weekly average trucks in service", (), "2,301   2,290", PURE),
    ("Loaded miles (in thousands)", (), "44,103   46,390", PURE),
    ("Average miles per trip", (), "942   958", PURE),
    ("Revenue miles tax", (), "942   958", USD),
    ("Employee benefits", (), "412   400", USD),
    ("Accounts receivable from customers", (), "412   400", USD),
]


@pytest.mark.parametrize(("label", "section", "printed", "unit"), UNITS)
def test_units(label: str, section: tuple[str, ...], printed: str, unit: Unit) -> None:
    assert unit_of(label, section, figures(printed), "USD") == unit


def test_the_unit_counts_in_the_currency_of_the_release() -> None:
    assert unit_of("Turnover", (), figures("512.4   498.0"), "EUR") == Unit("EUR")
    assert unit_of("Earnings per share", (), figures("0.51   0.49"), "EUR") == Unit("EUR", "share")


@pytest.mark.parametrize(
    ("printed", "role", "column", "row", "is_percent"),
    [
        ("5%", ColumnRole.PERIOD, False, False, True),
        ("5", ColumnRole.PERCENT_CHANGE, False, False, True),
        ("5", ColumnRole.PERCENT_OF_REVENUE, False, False, True),
        ("5", ColumnRole.OTHER, True, False, True),
        ("5", ColumnRole.PERIOD, False, True, True),
        ("5", ColumnRole.AMOUNT_CHANGE, False, True, False),
        ("5", ColumnRole.PERIOD, False, False, False),
        ("$5", ColumnRole.PERCENT_CHANGE, True, True, False),
    ],
)
def test_percent_cells(printed: str, role: ColumnRole, column: bool, row: bool, is_percent: bool) -> None:
    (piece,) = figures(printed)
    cell = is_percent_cell(piece, role, column_is_percent=column, row_is_percent=row, is_of_other_section=False)
    assert cell is is_percent


@pytest.mark.parametrize(("printed", "is_percent"), [("5", False), ("5%", True)])
def test_a_column_of_percentages_in_a_section_of_other_measures(printed: str, *, is_percent: bool) -> None:
    (piece,) = figures(printed)
    role = ColumnRole.PERCENT_OF_REVENUE
    cell = is_percent_cell(piece, role, column_is_percent=True, row_is_percent=False, is_of_other_section=True)
    assert cell is is_percent


@pytest.mark.parametrize("label", ["RPMs (millions)", "ASMs (millions)", "Average stage length (miles)"])
def test_what_an_airline_flies_is_no_money(label: str) -> None:
    assert unit_of(label, (), figures("6,682"), "USD") == PURE


def test_a_yield_in_cents_is_money() -> None:
    assert is_ratio("Yield on assets")
    assert not is_ratio("Yield (US$ Cents)")


def test_outstanding_shares_are_shares() -> None:
    assert unit_of("Outstanding shares at the end of the period", (), figures("6,978,754"), "USD") == SHARES


@pytest.mark.parametrize(
    ("label", "unit"),
    [
        ("DAUs", PURE),
        ("Monthly MAUs: Asia", PURE),
        ("mDAU", PURE),
        ("Revenue per DAU", Unit("USD")),
        ("DAU revenue", Unit("USD")),
        ("Maui resort", Unit("USD")),
    ],
)
def test_active_users_by_their_initials_are_counted(label: str, unit: Unit) -> None:
    assert unit_of(label, (), figures("41.6"), "USD") == unit


def test_what_customers_do_is_counted() -> None:
    assert unit_of("Customer transactions (in millions)", (), figures("446.8"), "USD") == PURE
