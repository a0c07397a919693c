"""Numbers, dates and changes in the words of a sentence, after the Associated Press: "$3.1 million", "20.9%"."""

from __future__ import annotations

import re
from datetime import date
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

from icc_reports.model.figures import PURE, SHARES, Unit
from icc_reports.model.periods import Duration, FiscalCalendar, Period, date_words

_SYMBOLS = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥"}
_CURRENCIES = {"USD": "U.S. dollars", "EUR": "euros", "GBP": "pounds sterling", "JPY": "yen"}
_STEPS = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))
_ORDINALS = ("first", "second", "third", "fourth")
_COUNTS = {3: "three", 6: "six", 9: "nine", 12: "twelve"}
_MAX_DIGITS = 2
_EXCEPTIONS = re.compile(r", except [^;]*")


def currency_symbol(currency: str) -> str:
    """The sign that stands before an amount: "$", or the code and a blank where there is no common sign."""
    return _SYMBOLS.get(currency, f"{currency} ")


def currency_name(currency: str) -> str:
    """The currency in the plural, as a table's head says it: "U.S. dollars"."""
    return _CURRENCIES.get(currency, currency)


def rounded(value: Fraction, digits: int) -> Decimal:
    """The value to so many decimals, halves away from zero."""
    size = len(str(abs(value.numerator) // value.denominator)) + digits + 2
    exact = Context(prec=size + len(str(value.denominator))).divide(
        Decimal(value.numerator), Decimal(value.denominator)
    )
    return exact.quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_UP, context=Context(prec=size + 2))


def amount_words(value: Fraction, unit: Unit, digits: int = 1) -> str:
    """The size of an amount without its sign: "$818,000", "$3.1 million", "$0.07", "49.6%", "13.8 million shares"."""
    size = abs(value)
    if unit == PURE:
        return f"{rounded(size * 100, digits):,f}%"
    sign = currency_symbol(unit.currency) if unit.currency else ""
    after = " shares" if unit == SHARES else ""
    if unit.per or size.denominator != 1:
        places = next((places for places in (2, 3, 4) if Fraction(rounded(size, places)) == size), 2)
        return f"{sign}{rounded(size, places):,f}{after}"
    for step, name in _STEPS:
        if size >= step or (step > _STEPS[-1][0] and rounded(size / step * 1000, digits) >= 1000):
            return f"{sign}{_short(size / step, digits)} {name}{after}"
    return f"{sign}{size.numerator:,}{after}"


def amount_pair(one: Fraction, other: Fraction, unit: Unit) -> tuple[str, str]:
    """Two amounts to be compared, to three digits, and with as many decimals as it takes to tell them apart."""
    least = [2 if _needs_two(value) else 1 for value in (one, other)]
    for more in range(_MAX_DIGITS):
        pair = amount_words(one, unit, least[0] + more), amount_words(other, unit, least[1] + more)
        if pair[0] != pair[1]:
            return pair
    return amount_words(one, unit, least[0]), amount_words(other, unit, least[1])


def _needs_two(value: Fraction) -> bool:
    """Whether an amount in millions or more has a single digit before the point, and more than one after it."""
    step = next((step for step, _ in _STEPS if abs(value) >= step), None)
    return step is not None and abs(value) < 10 * step and (value * 10 / step).denominator != 1


def percent_words(ratio: Fraction, digits: int = 1) -> str:
    """The size of a ratio as a percentage: "20.9%"."""
    return f"{rounded(abs(ratio) * 100, digits):,f}%"


def short_date(day: date) -> str:
    """The day in short, "Oct. 31, 2003", for the head of a column; the short months are written out."""
    month = f"{day:%B}"
    return f"{month if len(month) <= 5 else 'Sept.' if day.month == 9 else month[:3] + '.'} {day.day}, {day.year}"


def fiscal_words(period: Period, calendar: FiscalCalendar | None) -> str:
    """The period as the company counts: "first quarter of fiscal 2004", "fiscal 2003"; "" where it has no such name."""
    parts = calendar.label(period).split() if calendar else []
    year = parts[-1].removeprefix("FY") if parts else ""
    if calendar is None or not year.isdigit():
        return ""
    of_year = year if calendar.year_of(int(year)).end.month == 12 else f"fiscal {year}"
    if len(parts) == 1:
        return of_year
    if len(parts) == 2 and parts[0] in ("Q1", "Q2", "Q3", "Q4"):
        return f"{_ORDINALS[int(parts[0][1]) - 1]} quarter of {of_year}"
    return ""


def period_words(period: Period | None, calendar: FiscalCalendar | None) -> str:
    """The period with its preposition: "in the first quarter of fiscal 2004", "at October 31, 2003"; "" if unknown."""
    if period is None:
        return ""
    if not isinstance(period, Duration):
        return f"at {date_words(period.end)}"
    words = fiscal_words(period, calendar)
    if words:
        return f"in the {words}" if "quarter" in words else f"in {words}"
    return f"in the {length_words(period)} ended {date_words(period.end)}"


def length_words(period: Duration) -> str:
    """How long it lasts: "three months", "year", "16 weeks", "31 days"."""
    if period.odd_weeks:
        return f"{period.odd_weeks} weeks"
    months = period.months
    if months == 12:
        return "year"
    if months in _COUNTS:
        return f"{_COUNTS[months]} months"
    return f"{months} months" if months else f"{(period.end - period.start).days + 1} days"


def capitalised(text: str) -> str:
    """The text with a capital letter at its beginning, the rest as it is."""
    return text[:1].upper() + text[1:]


def possessive(name: str) -> str:
    """The name in the genitive: "Apple’s", "Williams’"."""
    return f"{name}’" if name.endswith("s") else f"{name}’s"


def without_exceptions(units: str) -> str:
    """The units of a table for amounts of money alone: "In millions of U.S. dollars"."""
    return _EXCEPTIONS.sub("", units)


def _short(value: Fraction, digits: int) -> str:
    text = f"{rounded(value, digits):,f}"
    return f"{value.numerator:,}" if value.denominator == 1 else text
