from __future__ import annotations

from fractions import Fraction
from textwrap import dedent

from icc_reports.present.measures import gaap_readings
from icc_reports.read import read_release

_TRANSLATED = """
    BEIJING, August 22, 2023 - Lantern Corp. (NASDAQ: LTRN) reported on the second quarter ended June 30, 2023.

                    CONSOLIDATED STATEMENTS OF INCOME (in thousands)
                               For the three months ended
                        June 30, 2022   June 30, 2023   June 30, 2023
                             RMB             RMB             US$
    Revenue               1,762,448       2,104,515         290,226
    Costs                 1,473,444       1,702,205         234,745
    Net income              289,004         402,310          55,481
"""


def test_of_a_period_in_two_currencies_the_one_of_most_columns_is_told() -> None:
    readings = gaap_readings(read_release(dedent(_TRANSLATED).encode(), "lantern.txt"))
    revenue = readings["revenue"]
    assert (revenue.value, revenue.earlier_value) == (Fraction(2_104_515_000), Fraction(1_762_448_000))
    assert revenue.current.figure.unit.currency == "CNY"


_SERVICES = """
    TULSA, August 4, 2023 - Harrow Staffing Inc. reported on the quarter ended June 30, 2023.

                    CONSOLIDATED STATEMENTS OF INCOME (in thousands)
                                   Three months ended June 30,
                                      2023           2022
    Revenue from services            48,210         45,100
    {second}             39,110         36,905
    Gross profit                      9,100          8,195
    Sales and marketing expense       4,020          3,870
    Net income                        5,080          4,325
"""


def _revenue(second: str) -> Fraction | None:
    text = dedent(_SERVICES).format(second=second)
    reading = gaap_readings(read_release(text.encode(), "harrow.txt")).get("revenue")
    return None if reading is None else reading.value


def test_one_line_of_revenue_that_is_all_a_company_earns_is_its_revenue() -> None:
    assert _revenue("Cost of services    ") == Fraction(48_210_000)


def test_a_line_of_revenue_beside_another_is_not_the_companys() -> None:
    assert _revenue("Revenue from products") is None


_SHARED = """
    TULSA, August 4, 2023 - Harrow Mills Inc. reported on the quarter ended June 30, 2023.

                    CONSOLIDATED STATEMENTS OF INCOME (in thousands)
                                                              Three months ended June 30,
                                                                 2023           2022
    Net sales                                                  48,210         45,100
    Costs                                                      43,130         40,775
    Net income                                                  5,080          4,325
    Net income attributable to noncontrolling interests           310            290
{steps}
    Net income attributable to Harrow Mills common shareholders {last}
"""


def test_net_income_is_what_is_left_for_the_company_where_others_hold_a_part() -> None:
    text = _SHARED.format(steps="", last="4,770          4,035")
    reading = gaap_readings(read_release(dedent(text).encode(), "harrow.txt"))["net_income"]
    assert (reading.value, reading.earlier_value) == (Fraction(4_770_000), Fraction(4_035_000))
    assert reading.name == "net income attributable to shareholders"


def test_dividends_on_preferred_stock_are_a_step_further() -> None:
    steps = "    Preferred dividends                                           200            200"
    text = _SHARED.format(steps=steps, last="4,570          3,835")
    reading = gaap_readings(read_release(dedent(text).encode(), "harrow.txt"))["net_income"]
    assert (reading.name, reading.value) == ("net income", Fraction(5_080_000))
