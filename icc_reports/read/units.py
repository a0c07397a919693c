"""What the figures count and in what they are stated: units and scales, per table, row and cell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache

from icc_reports.model.figures import PURE, SHARES, Unit
from icc_reports.model.patterns import pattern_of
from icc_reports.model.release import ColumnRole
from icc_reports.model.volumes import scale_of_volume
from icc_reports.read.blocks import Piece, Value
from icc_reports.read.quantities import (
    PER_PIECE,
    is_cost_of_each,
    is_count,
    is_counted_below,
    is_head_count,
    is_in_thousands,
    is_physical,
    names_quantity,
)
from icc_reports.read.scale_notes import BILLION, MILLION, THOUSAND, first_scale

# What is asked of one label for each of its cells, and of one heading for each of its rows, is found out once.
_once = lru_cache(maxsize=2048)

PERCENT = Decimal("0.01")
CENT = Decimal("0.01")
BASIS_POINT = Decimal("0.0001")

_PER_SHARE = pattern_of(
    r"\bper\s+(?:[\w,/&-]+\s+){0,6}?(?:shares?|ads|adr)\b|\bper-share\b|\beps\b|/\s?share\b|\ba share\b|"
    r"\b(?:income|loss|earnings|distributions?)\b.*\bper\s+(?:[\w-]+\s+){0,4}?units?\b",
    re.IGNORECASE,
)
_DAYS = pattern_of(
    r"\bdays (?:of )?(?:sales|supply|payables?|inventor(?:y|ies)|receivables?)\b|\bdso\b|\bbook[\s-]to[\s-]bill\b|"
    r"^(?:number of )?(?:trading|business|working|selling|shipping|operating|billing|production) days\b|"
    r"^(?!.*\bpast due\b)[a-z][a-z /&-]* days(?: (?:for|of) (?:the |our )?(?:fleet|vessels|rigs))?(?: \([a-z]+\))?$",
    re.IGNORECASE,
)
_DAY_RATE = pattern_of(r"\bday\s?rates?\b", re.IGNORECASE)  # of ships and rigs: dollars a day, with or without cents
_SHARE_COUNT = pattern_of(
    r"\bweighted[\s-]+average\b(?!.*\b(?:rate|yield|price|life|term|maturity|cost)\b)|"
    r"\bnumber of (?:\w+\s+){0,3}shares\b|\baverage (?:\w+\s+){0,3}shares\b|"
    r"\bshares? (?:used|outstanding|issued|repurchased|authorized)\b|"
    r"\bshares\b.*\boutstanding\b|\boutstanding shares\b|^(?:basic|diluted)? ?shares\b|"
    r"\b(?:basic|diluted)(?: \w+)? shares\b|\bcommon stock equivalents\b|\bshares? count\b|"
    r"\bstock-based awards outstanding$",
    re.IGNORECASE,
)
_COUNT_OF_SHARES = pattern_of(r"\bweighted\b|\b(?:number|average) of\b|\boutstanding\b|\(shares\)", re.IGNORECASE)
_DILUTION = pattern_of(
    r"\bdiluti(?:ve|on)\b.*\b(?:securities|shares|options|awards|stock|units|instruments)\b|^(?:effect of )?dilution\b",
    re.IGNORECASE,
)
_MONEY_OF_SHARES = pattern_of(
    r"\bpar value\b|\bstated value\b|\bproceeds\b|\bpurchases? of\b|\brepurchases? of\b|\bissuance of\b|\bdividends?\b|"
    r"\bpayments?\b|^(?:common|preferred|treasury|capital) (?:stock|shares)\b(?!(?:(?: and [\w -]+)? outstanding|"
    r",? shares authorized)$|.*\bused\b)|\b(?:stock|shares)\b(?=.*\bauthorized\b.*\d)|"
    r"\bvalue of\b|\bmarket (?:value|price|cap)|"
    r"^(?!.*\b(?:weighted|average|number)\b).*\b(?:issued|outstanding)\b.*\d{1,3}(?:,\d{3})+",
    re.IGNORECASE,
)
_DESCRIBES_STOCK = pattern_of(r"\b(?:par|stated) value\b|\d{1,3}(?:,\d{3})+ shares\b", re.IGNORECASE)
_STOCK_AT_PAR = pattern_of(r"\b(?:stock|shares)\b.*\b(?:par|stated) value\b", re.IGNORECASE)
_PERCENT_LABEL = pattern_of(
    r"(?:%|\bpercent(?:age)?|\bpct\.?)\s*\)?$|^(?:%|percent(?:age)?\b)|\(%\)|\bas (?:an? )?(?:%|percent(?:age)?)|"
    r"(?:%|\bpercent(?:age)?) (?:change|growth)\b",
    re.IGNORECASE,
)
_RATIO = pattern_of(
    r"\breturn on\b|\bratios?\b|\byields?\b(?! (?:adjust|maint))|\beffective (?:income )?tax rate\b|"
    r"\b(?:interest|utilization|occupancy|growth) rate\b(?! (?:swap|cap|collar|contract|derivative|hedge)s?\b)|"
    r"\b(?:borrowing|prepayment|default|delinquency|retention|vacancy) rates?$|^(?:quarterly |total )?economic return|"
    r"\bload factor$|\bnet interest (?:margin|spread)\b|^(?:total |net )?financing spreads?\b|"
    r"\broe\b|\brotce\b|\broa\b|"
    r"\b(?:inventory|asset|receivables?) turn(?:s|over)\b|"
    r"\b(?:debt|leverage|capitalization|ev|value)\b.{0,20}(?:/| to )\s?(?:[\w-]+ ){0,3}ebitd\w*$",
    re.IGNORECASE,
)
_STATES_SCALE = pattern_of(
    r"\bin\b|000|^(?:(?:[a-z.]{1,4} ?)?[$€£¥]\s?|[a-z]{3} )?(?:thousand|million|billion)s?(?:(?: of)?(?: \w+){1,2})?$",
    re.IGNORECASE,
)
_SIGN_HEAD = pattern_of(
    r"(?:^|[a-z0-9]\s)\(?%\)?$|(?:^|\s)(?:%|percent(?:age)?)\s+of\b|\bpercent(?:age)?$", re.IGNORECASE
)
_RATE_HEAD = pattern_of(
    r"\b(?:yields?|rates?)(?:\s*[/(]\s*(?:yields?|rates?|costs?)\)?)?\s*(?:\(\w\)|%)?$", re.IGNORECASE
)
_SHARES_HEAD = pattern_of(
    r"^(?!.*\b(?:per|income|loss|earnings|amounts?|value|price|attributable)\b).*"
    r"\bshares(?:\s*\((?:denominator|\w)\)|\s+outstanding)?$",
    re.IGNORECASE,
)
_IN_CENTS = pattern_of(r"\((?:in )?(?:u\.?s\.?\$? ?|c\$ ?)?(?:cents|¢)\)|\bin cents$", re.IGNORECASE)
_BASIS_POINTS_HEAD = pattern_of(r"\bbps?\b|\bbasis[ -]points?\b", re.IGNORECASE)
_IN_BASIS_POINTS = pattern_of(r"(?:\((?:in )?|\bin )(?:bps?|basis points)\)?$", re.IGNORECASE)
_LETTER = pattern_of(r"(?:\bunits\s+(?=K)|\$\s?(?=K|M|B))(?P<letter>K|MM?|B)\)?$", re.IGNORECASE)
_LETTERS = {"K": THOUSAND, "M": MILLION, "MM": MILLION, "B": BILLION, "BN": BILLION}
_MONEY_LETTER = pattern_of(r"\((?:[a-z]{1,3} ?)?[$€£¥]\s?(?P<letter>k|mm?|bn?)\)", re.IGNORECASE)  # "EBITDA (€m)"


@_once
def label_scale(label: str) -> Decimal | None:
    """The scale that a label states for its own row ("Average shares (in millions)", "Fee rate (bps)")."""
    if is_in_thousands(label):
        return THOUSAND
    if _IN_BASIS_POINTS.search(label):
        return BASIS_POINT
    return (scale_of_volume(label) if names_quantity(label) else None) or _scale_stated(label)


def _scale_stated(label: str) -> Decimal | None:
    note = re.search(r"\(([^()]*)\)", label)
    while note is not None:
        scale = first_scale(note[0]) if _STATES_SCALE.search(note[1]) else None
        if scale is not None:
            return scale
        note = re.compile(r"\(([^()]*)\)").search(label, note.end())
    if _IN_CENTS.search(label):
        return CENT
    if (short := _MONEY_LETTER.search(label)) is not None:
        return _LETTERS[short["letter"].upper()]
    last = re.search(r"\bin (?:thousands|millions|billions)$", label, re.IGNORECASE)
    return first_scale(last[0]) if last is not None else None


def unit_of(label: str, section: Sequence[str], cells: Sequence[Piece], currency: str) -> Unit:
    """The unit of a row by its label, else by the headings above it, checked against how its figures look."""
    plain = [piece for piece in cells if piece.value is None or not piece.value.is_percent]
    for depth, text in enumerate((label, *reversed(section))):
        if depth and has_currency(plain) and not _PER_SHARE.search(text):
            continue
        unit = _unit_by_words(text, currency, is_label=depth == 0)
        if unit is None and depth == 1 and names_quantity(text):
            unit = PURE
        if (
            unit is not None
            and _fits(unit, plain or cells)
            and (not depth or unit.per is None or not _has_whole(plain))
        ):
            return unit
    return Unit(currency) if plain or not cells else PURE


@_once
def heads_per_share(head: str) -> bool:
    """Whether a column's head says that its amounts are per share."""
    return _PER_SHARE.search(head) is not None


def in_fractions(scale: Decimal, unit: Unit, currency: str) -> tuple[Unit, Decimal]:
    """The unit and scale of a cell that is stated in parts of one: cents of its row's money, else basis points."""
    if scale != CENT:
        return PURE, scale
    return (Unit(currency) if unit in (PURE, SHARES) else unit), scale


def is_amount_per_piece(label: str, cells: Sequence[Piece]) -> bool:
    """Whether a row states money for each of something ("Average revenue per unit"): never in thousands."""
    return (has_cents(cells) and PER_PIECE.search(label) is not None) or _DAY_RATE.search(label) is not None


def is_amount_of_each(label: str, above: Sequence[str], cells: Sequence[Piece]) -> bool:
    """Whether a row states money for each of something, by its label, the title and the heading in ``above``."""
    return is_amount_per_piece(" ".join((*above, label)), cells) or is_cost_of_each(label, above[0])


def has_cents(cells: Sequence[Piece]) -> bool:
    """Whether every number of the row is printed with cents, as amounts per share are."""
    values = [piece.value for piece in cells if piece.value is not None and piece.value.number]
    return bool(values) and all(value.fraction_digits >= 2 and not value.is_percent for value in values)


@_once
def _unit_by_words(text: str, currency: str, *, is_label: bool) -> Unit | None:
    if _SHARE_COUNT.search(text) and not (_MONEY_OF_SHARES if is_label else _DESCRIBES_STOCK).search(text):
        return SHARES if "per share" not in text.lower() or _counts_for_per_share(text) else Unit(currency, "share")
    if _PER_SHARE.search(text) and not (is_label and _STOCK_AT_PAR.search(text)):
        return Unit(currency, "share")
    if is_label and (_PERCENT_LABEL.search(text) or _DAYS.search(text) or names_quantity(text)):
        return PURE
    if is_label and (is_count(text) or is_head_count(text) or is_physical(text)):
        return PURE
    return None


def _counts_for_per_share(text: str) -> bool:
    """Whether "shares" comes before "per share" ("Shares used in computing loss per share"): then it counts shares."""
    lowered = text.lower()
    shares = re.search(r"\bshares\b", lowered)
    return shares is not None and shares.start() < lowered.index("per share")


def _fits(unit: Unit, cells: Sequence[Piece]) -> bool:
    """Whether figures can be in a unit: amounts per share have cents, counts have no currency sign."""
    values = [piece.value for piece in cells if piece.value is not None and piece.value.number]
    if unit.per is not None:
        return any(value.fraction_digits >= 2 for value in values) or all(_size(value) < 100 for value in values)
    if unit == SHARES:
        is_money = any(value.currency or value.is_percent for value in values)
        return not is_money and all(value.fraction_digits < 2 or _size(value) >= 100 for value in values)
    return True


def _has_whole(cells: Sequence[Piece]) -> bool:
    """Whether a figure of a hundred or more is printed without cents, as no amount per share is."""
    values = [piece.value for piece in cells if piece.value is not None]
    return any(value.fraction_digits < 2 and _size(value) >= 100 for value in values)


def _size(value: Value) -> Decimal:
    return abs(value.number) if value.number is not None else Decimal(0)


def currency_shown(cells: Sequence[Piece]) -> str | None:
    """The currency of the first figure that shows one."""
    return next((piece.value.currency for piece in cells if piece.value and piece.value.currency), None)


def has_currency(cells: Sequence[Piece]) -> bool:
    """Whether any figure shows a currency sign."""
    return currency_shown(cells) is not None


def is_percent_cell(
    piece: Piece, role: ColumnRole, *, column_is_percent: bool, row_is_percent: bool, is_of_other_section: bool
) -> bool:
    """Whether a cell states hundredths: by its own sign, else by its column's head, else by its row's label.

    The head does not count in a section of other measures, where the column shows no percent sign.
    """
    value = piece.value
    if value is None or value.currency:
        return False
    if value.is_percent:
        return True
    is_of_percent = role in (ColumnRole.PERCENT_CHANGE, ColumnRole.PERCENT_OF_REVENUE) or column_is_percent
    if is_of_percent and not is_of_other_section:
        return True
    return row_is_percent and role is not ColumnRole.AMOUNT_CHANGE


@_once
def is_ratio(label: str) -> bool:
    """Whether a label names a ratio or a rate, which is never an amount of money even where no % is printed."""
    is_rate = _RATIO.search(label) is not None and _IN_CENTS.search(label) is None  # an airline's yield is money
    return is_rate or _IN_BASIS_POINTS.search(label) is not None


def names_number(unit: Unit, label: str, section: Sequence[str]) -> bool:
    """Whether a row without a currency sign, read as money or money per share, is named as a ratio or as a count."""
    is_named_ratio = is_ratio(label) and unit != SHARES and not heads_per_share(label)
    return is_named_ratio or (unit.is_monetary and is_counted_below(label, section))


@_once
def is_dilution(label: str) -> bool:
    """Whether a label names what dilution adds to the shares above it ("Effect of dilutive securities")."""
    return _DILUTION.search(label) is not None


@_once
def counts_shares(label: str) -> bool:
    """Whether a label counts shares even in a statement of cash flows, where "shares withheld" are what they cost."""
    return _COUNT_OF_SHARES.search(label) is not None


@_once
def says_percent(label: str) -> bool:
    """Whether a label calls its figures a percentage."""
    return _PERCENT_LABEL.search(label) is not None


@_once
def heads_rate(head: str) -> bool:
    """Whether a column's head names a rate or a yield, which is a percentage whatever its figures show."""
    return _RATE_HEAD.search(head) is not None


@_once
def heads_percent(head: str) -> bool:
    """Whether a column's head ends with a percent sign: all its figures are percentages."""
    return _SIGN_HEAD.search(head) is not None


@_once
def heads_shares(head: str) -> bool:
    """Whether a column's head says that it counts shares, as the denominators of amounts per share do."""
    return _SHARES_HEAD.search(head) is not None


@_once
def heads_basis_points(head: str) -> bool:
    """Whether a column's head says that it states changes of percentages in basis points ("$/bps")."""
    return _BASIS_POINTS_HEAD.search(head) is not None


@_once
def head_scale(head: str) -> Decimal | None:
    """The scale that a column's head ends with, for itself alone: "Units K", "Revenue $M", "Sales (in millions)"."""
    letter = _LETTER.search(head)
    if letter is not None:
        return _LETTERS[letter["letter"].upper()]
    return _scale_stated(head)
