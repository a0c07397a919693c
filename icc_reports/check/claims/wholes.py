"""What a percentage is of: a measure that the sentence names, or a row that prints the two as a ratio."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from icc_reports.check.claims import vocabulary as v
from icc_reports.check.claims.entries import Entry
from icc_reports.check.claims.lists import listed_with
from icc_reports.check.claims.measures import AS_REVENUE, Measure
from icc_reports.check.claims.numbers import Counted
from icc_reports.check.claims.ratios import is_named_at
from icc_reports.check.claims.sequence import between, counterpart, is_set_against, joins
from icc_reports.check.claims.shapes import Number, Reading, Spot, Statement
from icc_reports.model.patterns import any_case
from icc_reports.model.relations import ClaimKind


def of_whole(statement: Statement, spot: Spot) -> Statement:
    """A share with what it is of; of one that is only set against another, or listed with it, what that one is of."""
    whole = whole_of(spot.reading, spot.number) or total_of(spot, statement.measure)
    revenue = revenue_said(spot)
    ratios = ratios_said(spot.reading, spot.number, statement.measure)
    listed = listed_with(spot.reading, spot.place)
    follows = listed is not None or is_set_against(spot)
    if (own := counterpart(spot)) is not None:
        whole, ratios, revenue = own.whole, own.ratios, revenue or own.of_revenue
    elif whole is None and not ratios and follows and spot.earlier and not v.OF_REVENUE.match(spot.after):
        last = spot.earlier[-1 if listed is None else listed]
        whole, ratios, revenue = last.whole, last.ratios, revenue or last.of_revenue
    is_quotient = whole is not None and whole == _divisor(spot.reading, spot.number)
    doubt = "whether the ratio is that of the two rows" if is_quotient else None
    doubt = "what the percentage is of" if is_bare_share(spot, statement.measure) else doubt
    tentative = statement.tentative or doubt
    return replace(statement, whole=whole, ratios=ratios, of_revenue=revenue, tentative=tentative)


def revenue_said(spot: Spot) -> str:
    """What the words call the revenue that a percentage is of: "12% of total revenues"; "" where they name none."""
    behind = v.OF_REVENUE.match(spot.after)
    said = [each[0] for each in v.AS_SHARE.finditer(spot.clause)] if behind is None else [behind[0]]
    return said[-1].rpartition("of ")[2] if said else ""


def is_bare_share(spot: Spot, measure: Measure | None) -> bool:
    """Whether a percentage only stands behind an amount of what is earned: "gross profit was $31 million, or 31%"."""
    last = spot.earlier[-1] if spot.earlier else None
    if last is None or measure is None or last.kind is not ClaimKind.AMOUNT or last.measure is None:
        return False
    is_joined = joins(between(spot.reading, spot.place)) and last.measure.start == measure.start
    is_plain = spot.number.said.counted is Counted.PERCENT and _PLAIN.match(spot.after) is not None
    return is_joined and is_plain and _IS_EARNED.search(measure.name) is not None


_PLAIN = any_case(r"\)?(?:[,.;]|$| (?:for|in|during|compared|versus|vs|as compared|from)\b)")
_IS_EARNED = any_case(
    r"\b(?:gross (?:profit|margin)|(?:operating|pre-?tax|net) (?:income|earnings|profit|loss)|income from operations"
    r"|ebitda)$"
)


def whole_of(reading: Reading, number: Number) -> Measure | None:
    """What a percentage is a share of, by name: "10.9% of home sales revenue", "as a percentage of total loans"."""
    if number.said.counted not in _OF_SOMETHING or v.OF_REVENUE.match(reading.text[number.end :]):
        return None
    lead = _OF_WHOLE.match(reading.text, number.end)
    at = lead.end() if lead is not None else -1
    start = max((each.end for each in reading.numbers if each.end <= number.start), default=0)
    share = list(_AS_SHARE.finditer(reading.text, start, number.start))
    wholes = (
        each
        for each in reading.measures
        if each.start <= at < each.end or (share and each.start <= share[-1].end() < each.end <= number.start)
    )
    named = (each for each in wholes if each.unknown is None and each.words not in _ALL_REVENUE)
    is_said = lead is not None and _REPRESENTS.search(reading.text, start, number.start) is not None
    whole = next((each for each in named if _WHOLE.search(each.name) or (is_said and each.entries)), None)
    is_apart = whole is not None and any(
        each.end <= (whole.start if share else number.start) and each.entries != whole.entries
        for each in reading.measures
    )
    return whole if is_apart else _divisor(reading, number)


def _divisor(reading: Reading, number: Number) -> Measure | None:
    """What a measure is divided by where a clause opens so: "Tangible equity to tangible assets was 7.4%"."""
    for top, below in pairwise(reading.measures):
        is_ratio = _TO.fullmatch(reading.text, top.end, below.start) and top.entries and below.entries
        if is_ratio and top.entries != below.entries and _COMES_TO.fullmatch(reading.text, below.end, number.start):
            opens = _OPENS.search(reading.text, 0, top.start) is not None
            return below if opens and number.said.counted is Counted.PERCENT else None
    return None


_OPENS = any_case(r"(?:\A|[.;:] |, (?:and )?)(?:(?:the|our|ratio of) )*\Z")
_COMES_TO = any_case(
    r"(?: ratio)?(?: (?:was|were|is|of|at|stood at|(?:improved|rose|increased|decreased|declined|fell) to))"
    r" (?:approximately |about )?"
)


def total_of(spot: Spot, measure: Measure | None) -> Measure | None:
    """All of what is a part's, where a percentage is said to be of the total: "trusts had ..., or 4% of the total"."""
    is_percentage = spot.number.said.counted is Counted.PERCENT and v.OF_TOTAL.match(spot.after) is not None
    if measure is None or not is_percentage or measure.words[-1:] == _REVENUE or measure.doubt == AS_REVENUE:
        return None
    return replace(measure, segment=None) if any(entry.segment for entry in measure.entries) else None


def ratios_said(reading: Reading, number: Number, measure: Measure | None) -> tuple[Entry, ...]:
    """The rows that print a ratio as the words around a number put it.

    "0.59% of total loans"; "as a percentage of total loans were 0.59%".
    """
    if measure is None or number.said.counted not in _OF_SOMETHING:
        return ()
    start = max((each.end for each in reading.numbers if each.end <= number.start), default=0)
    lead = (
        _OF.match(reading.text, number.end)
        or _AS_SHARE.search(reading.text, start, number.start)
        or _TO.match(reading.text, measure.end, number.start)
    )
    if lead is None:
        return ()
    return tuple(each.entry for each in measure.ratios if is_named_at(reading.text, lead.end(), each.whole))


def divided(reading: Reading, candidates: Sequence[Measure], number: Number) -> Measure:
    """The last measure, or the one that is divided by it: "allowance coverage to total loans", as a row prints it."""
    last = candidates[-1]
    if (whole := _divisor(reading, number)) is not None and whole == last and len(candidates) > 1:
        return candidates[-2]
    for each in candidates[-2:-1]:
        to = _TO.match(reading.text, each.end, last.end)
        if to is not None and any(is_named_at(reading.text, to.end(), ratio.whole) for ratio in each.ratios):
            return each
    return last


def is_of_something(reading: Reading, number: Number) -> bool:
    """Whether a percentage is said to be of something that the tables know."""
    before = (each for each in reading.measures if each.end <= number.start)
    return whole_of(reading, number) is not None or any(ratios_said(reading, number, each) for each in before)


_TO = any_case(r" (?:coverage |ratio )?to ")
_OF_SOMETHING = (Counted.PERCENT, Counted.POINTS)
_OF = re.compile(r"\)?\s*of\s+")
_OF_WHOLE = re.compile(r"\)?\s*of\s+(?:(?:our|its|the|average|total)\s+)*", re.IGNORECASE)
_AS_SHARE = any_case(r"\bas an? (?:\w+ )?(?:percent|percentage|%) of (?:(?:our|its|the|total) )*", "as a")
_REPRESENTS = any_case(
    r"\b(?:represent(?:s|ed|ing)?|account(?:s|ed|ing)? for|compris(?:es?|ed|ing)|constitut(?:es?|ed|ing)"
    r"|ma(?:k|d)e up|took|consumed|absorbed|equal(?:s|ed|led)) (?:(?:approximately|about|nearly|almost|just|only) )?\Z"
)
_REVENUE = ("revenue",)
_ALL_REVENUE = (("revenue",), ("net", "revenue"))
_WHOLE = any_case(
    r"\b(?:revenues?|sales|assets|loans|leases|receivable|deposits|equity|capitalization"
    r"|premiums|assets under management|aum)$",
)
