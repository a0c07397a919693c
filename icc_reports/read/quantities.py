"""What is counted or weighed instead of money: customers, stores, barrels, miles; and money for each of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from icc_reports.model.patterns import pattern_of
from icc_reports.read.dates import without_times

# What is asked of one label for each of its cells, and of one heading for each of its rows, is found out once.
_once = lru_cache(maxsize=2048)

PER_PIECE = pattern_of(
    r"\bper\s+(?:\w+\s+){0,2}?(?:units?|subscribers?|users?|members?(?:hip)?|customers?|visits?|rooms?|nights?|days?|thousand|million|"
    r"months?|ounces?|barrels?|bbls?|boe|mcfe?|mmbtu|tons?|tonnes?|pounds?|gallons?|bushels?|employees?|stores?|"
    r"square foot|loads?|miles?|trips?|orders?|patients?|mwh)\b|\barp[ump]\b|"
    r"\baverage (?:customer )?(?:ticket|check|basket|order value)\b|"
    r"\$\s?/\s?(?:bbl|gal|boe|mcfe?|mmbtu|mwh|oz|lb|ton|unit)\b",
    re.IGNORECASE,
)
_THOUSANDS = pattern_of(r"\(k(?:oebd|boe|bd|b|t)[a-z/]*\)$", re.IGNORECASE)
_OF_ENERGY = (
    r"(?<![$/\w])(?<!per )(?:m{0,2}(?:bbls?|boe|btu|dth)|(?:m{1,2}|[bt])cfe?|[kmgt]wh|[mg]w)"
    r"(?:\s?/\s?d(?:ay)?|\s?per day|p?d)?\b|\b(?:m{1,2}|k)(?:oe)?bd\b"
    r"|(?<=\()kta?(?=\))"  # thousands of tons
)
_QUANTITY = pattern_of(  # of oil, gas and power: "C3+ NGLs (MBbl)", "MMcfe/d", "GWh", "Kilowatt-hour sales"
    rf"\b(?:kilo|mega|giga)watt[\s-]?hours?\b|\b(?:deka|deca)?therms?\b|{_OF_ENERGY}", re.IGNORECASE
)
_IN_QUANTITY = pattern_of(rf"\((?:{_OF_ENERGY})\)$", re.IGNORECASE)  # "Average sales volumes per day (Boe/d)"
_WHERE_COUNTED = r"(?:,?\s+(?:in service|served|open(?:ed)?|operated|outstanding|at (?:the )?(?:period|quarter|year)?[\s-]?end(?: of (?:the )?\w+)?|(?:at )?(?:the )?(?:beginning|end) of (?:the )?\w+)){0,3}"  # noqa: E501
_COUNTED = (
    r"(?:clients|customers|subscribers|subscriptions|memberships|members|users|accounts|access lines|units|people)"
)
_NUMBER_OF = r"\bnumber of\b.{0,100}"  # and no more, as a label is no page
_HEADS = pattern_of(
    rf"^(?:[\w-]+\s+){{0,3}}number of (?!.*\b(?:shares?\b|{_COUNTED}))|"
    rf"(?:^|{_NUMBER_OF}|\b(?:total|full-time|full[\s-]time[\s-]equivalent|average|ending|active|selling|company-owned|franchised?)\s)\s*"
    r"(?:employees|full-time equivalents|ftes|communities|headcount|head count|associates|hotels|"
    r"(?:trucks|tractors|trailers|aircraft|vessels|rigs)(?= (?:in service|operated))|"
    rf"stores|warehouses|restaurants|clubs|offices|branches|atms|locations|hospitals|clinics|properties){_WHERE_COUNTED}$|"
    r"^(?:(?:new|net|total|gross|company-owned|franchised?)\s)*(?:store|shop|restaurant|club|office|branch|location)s?\s"
    r"(?:openings?|closings?|closures?|opened|closed)(?:,? net)?$",
    re.IGNORECASE,
)
_COUNTS = pattern_of(
    rf"(?:^|{_NUMBER_OF}|\b(?:total|global|paid|paying|average|active|ending|daily|monthly|net)\s)\s*(?:\w+\s)?"
    rf"{_COUNTED}{_WHERE_COUNTED}$|"
    r"\bpolic(?:y|ies) in force$|\bcustomer transactions$|"
    r"^(?!.*\b(?:per|revenues?)\b)(?:.* )?(?-i:[a-z]?[DWM]AU[a-z]?)\b|"  # daily, weekly, monthly active users
    r"\b(?:(?:post|pre)?paid|subscribers?|customers?|members?(?:hips?)?|phone|broadband)\b.*\b(?:additions|adds)$",
    re.IGNORECASE,
)
_PHYSICAL = pattern_of(
    r"^(?:(?:total|net|unit|vehicle|aircraft|home|new)\s)*deliveries$|"
    r"^(?:rp|as|rt|ct)[mk]s?$|^(?:[\w-]+ )?miles(?: (?:driven|operated))?$|"
    r"^average (?:length of haul|miles per (?:trip|load|haul))$|"
    r"^(?!.*\b(?:per|costs?|expenses?|prices?|income|fees)\b).*(?:\bsquare (?:feet|footage|meters)\b|"
    r"\b(?:heating|cooling) degree[\s-]days\b|\b(?:passenger|seat|ton)[\s-](?:miles|kilometers)\b|\bblock hours\b|"
    r"\b(?:departures|acres|ounces|revenue passengers|kilowatt[\s-]?hours)\b|"
    r"\b(?:tons|tonnes|pounds|barrels|gallons|bushels|cases|vehicles|shipments|loads|passengers|homes|guests?|rooms)"
    r" (?:sold|shipped|produced|delivered|consumed|mined|hauled|handled|carried|available|occupied)$)",
    re.IGNORECASE,
)
_OF_VALUE = pattern_of(
    r"\b(?:revenues?|sales|income|profit|loss(?:es)?|earnings|costs?|expenses?|ebitd\w*|margin|assets|cash|deposits|loans|debt|"
    r"equity|expenditures?|capex|backlog|bookings|premiums?|dividends?|liabilities|inventor(?:y|ies)|receivables?|payables?|"
    r"fees|prices?|rents?|depreciation|amortization|interest|tax(?:es)?|investments?|proceeds|balances?|provision|"
    r"allowance|compensation|wages|fuel|capital|reserves?|value)\b",
    re.IGNORECASE,
)
_STATISTICS = pattern_of(
    r"\boperat(?:ing|ional)\s+(?:and \w+ )?(?:data|metrics|information|highlights|measures)\b|\bstatistics\b|"
    r"\b(?:key|performance) (?:\w+ )?(?:metrics|indicators|drivers)\b",
    re.IGNORECASE,
)
_FOR_EACH = pattern_of(r"\bper\s+(?!share|annum|cent|diluted|common)\w+", re.IGNORECASE)
_COUNT_TITLE = pattern_of(
    r"\b(?:restaurant|store|unit|club|hotel|branch|location|warehouse|subscriber|customer|membership|headcount|employee)s?\s+"
    r"(?:counts?|activity|openings|data|information|statistics|roll-?forward)$|^(?:(?:unit|vehicle|aircraft|home)\s)?deliveries$",
    re.IGNORECASE,
)
_COUNT_HEADING = pattern_of(r"\b(?:restaurant|store|club|hotel|branch|location|warehouse)s? counts?$", re.IGNORECASE)
_IN_UNITS = pattern_of(  # "Backlog (units)", "Ending backlog – homes"
    r"\((?:in )?(?:units|homes|lots|number(?: of \w+)?)\)$|\s[-–—] ?(?:units|homes|lots)$", re.IGNORECASE
)
_IN_MEASURE = pattern_of(  # "Volumes (thousand barrels)", not "Price (dollars per barrel)"
    r"\((?:in )?(?:(?:thousand|million|billion)s? )?(?:of )?(?:short |long |metric )?"
    r"(?:barrels|tons|tonnes|pounds|gallons|bushels|ounces|cubic feet|acres|miles|kilometers|hours|days)\)$",
    re.IGNORECASE,
)
_UNITS_HEAD = pattern_of(
    r"(?<!per )\b(?:units|homes|lots|closings|rooms|number|count|contracts|policies)"
    + _WHERE_COUNTED
    + r"(?:\s+K|\s*\((?:in )?(?:thousands|millions|000['’]?s)\))?$|^#$",
    re.IGNORECASE,
)
_MULTIPLE = re.compile(r"\bturn(?:s|over)\b|\bebitd\w*$|\bprice[\s/-]+earnings\b|\bp/e\b", re.IGNORECASE)


@_once
def names_quantity(text: str) -> bool:
    """Whether a label or a head names a quantity of oil, gas or power ("MBbl", "MMcfe/d"), not its price."""
    return _QUANTITY.search(text) is not None and (
        PER_PIECE.search(text) is None or _IN_QUANTITY.search(text) is not None
    )


@_once
def is_in_thousands(label: str) -> bool:
    """Whether the unit of a quantity begins with a k: thousands of barrels a day, or of tons ("kbd", "kt")."""
    return _THOUSANDS.search(label) is not None and names_quantity(label)


@_once
def is_head_count(label: str) -> bool:
    """Whether a label names what is counted one by one and never in thousands: employees, stores."""
    return _HEADS.search(re.sub(r"\s*\([^()]*\)", "", label)) is not None


@_once
def is_count(label: str) -> bool:
    """Whether a label names a number of customers, users or units, which may be stated in the table's scale."""
    return _COUNTS.search(re.sub(r"\s*\([^()]*\)$", "", label)) is not None


@_once
def is_physical(label: str) -> bool:
    """Whether a label names a quantity of what is produced, carried or owned, not its price."""
    bare = re.sub(r"\s*\([^()]*\)", "", label)
    return any(pattern.search(text) for pattern, text in ((_PHYSICAL, bare), (_IN_UNITS, label), (_IN_MEASURE, label)))


@_once
def is_of_statistics(title: str) -> bool:
    """Whether a title says that its table holds operating statistics: of money there is what shows a currency."""
    return _STATISTICS.search(title) is not None and "financial" not in title.lower()


@_once
def names_amount(label: str) -> bool:
    """Whether a label names what is an amount of money, with or without a currency sign beside it."""
    return _OF_VALUE.search(label) is not None


def is_cost_of_each(label: str, title: str) -> bool:
    """Whether a row of operating statistics states an amount for each of something ("Cost per gross addition")."""
    return _FOR_EACH.search(label) is not None and is_of_statistics(title)


@_once
def heads_counts(heading: str) -> bool:
    """Whether a heading says that its rows count something: "Number of stores:", "Closings (units):", "Sales (MWh)"."""
    text = heading.rstrip(" :")
    if _IN_UNITS.search(text) or _COUNT_HEADING.search(text):
        return True
    return is_head_count(text) or is_count(text) or is_physical(text) or names_quantity(text)


def is_counted_below(label: str, section: Sequence[str]) -> bool:
    """Whether the heading above a row says that it counts something, and its label does not name an amount."""
    return any(map(heads_counts, section[-1:])) and not names_amount(label)


@_once
def heads_number(title: str) -> bool:
    """Whether a title says that its table counts stores and the like: "Restaurant Count", "Store Activity"."""
    return _COUNT_TITLE.search(title) is not None


@_once
def is_multiple_of(label: str) -> bool:
    """Whether a ratio is one of how many times one is the other, never a percentage: turns, debt to EBITDA."""
    return _MULTIPLE.search(label) is not None


@_once
def heads_units(head: str) -> bool:
    """Whether a column's head says that it counts units of what is sold, or stores, be it at some day."""
    return any(_UNITS_HEAD.search(text) for text in (head, without_times(head).strip()))
