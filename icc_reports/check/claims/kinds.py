"""What kind of number a statement makes: an amount, a change, a margin, a share, an amount per share."""

from __future__ import annotations

import re
from functools import lru_cache

from icc_reports.check.claims import vocabulary as v
from icc_reports.check.claims.cost_ratios import is_cost_ratio
from icc_reports.check.claims.counted_together import are_counts
from icc_reports.check.claims.lists import listed_with, named_with, side_by_side
from icc_reports.check.claims.lookup import REVENUE
from icc_reports.check.claims.margins import TAX_RATE, is_margin
from icc_reports.check.claims.measures import AS_REVENUE, Measure
from icc_reports.check.claims.numbers import Counted
from icc_reports.check.claims.sequence import between, counterpart, is_set_against, joins
from icc_reports.check.claims.shapes import REACH, Number, Reading, Spot, Statement
from icc_reports.check.claims.subjects import changed_with
from icc_reports.check.claims.volumes import are_by_day, without_unit
from icc_reports.check.claims.wholes import is_bare_share, ratios_said, total_of, whole_of
from icc_reports.model.patterns import any_case
from icc_reports.model.relations import ClaimKind


def kind_of(spot: Spot, measure: Measure | None) -> tuple[ClaimKind, int, bool]:
    """What kind of number it is, the sign that its words give it, and whether they call it an improvement."""
    counted = spot.number.said.counted
    is_of_whole = measure is not None and whole_of(spot.reading, spot.number) is not None
    if is_of_whole or _is_ratio(spot, measure) or _is_share(spot) or _is_of_total(spot, measure):
        return ClaimKind.SHARE, 1, False
    if (own := counterpart(spot)) is not None:
        return own.kind, 1, False
    listed = listed_with(spot.reading, spot.place)
    if listed is not None and spot.earlier[listed].kind in _CARRIED and not _counts_its_own(spot, measure):
        return spot.earlier[listed].kind, spot.earlier[listed].sign, spot.earlier[listed].is_better
    if (first := listed_change(spot)) is not None:
        return ClaimKind.CHANGE, first.sign, first.is_better
    joined = changed_with(spot.reading, spot.number)
    after = spot.reading.text[joined.end : joined.end + REACH].lstrip("),") if joined else _after(spot, measure)
    is_daily = counted is Counted.PLAIN and measure is not None and are_by_day(measure)
    is_counted = counted is Counted.PLAIN and measure is not None and _counts(measure)
    after = without_unit(after) if is_daily else after
    changed = (
        _change_words(spot.before, after) or _signed(spot) or ((1, False) if _is_gain(spot) or _is_none(spot) else None)
    )
    if changed is not None and (counted is not Counted.PLAIN or is_counted):
        sign, better = changed
        return (ClaimKind.GROWTH if counted is Counted.PERCENT else ClaimKind.CHANGE), sign, better
    if _is_gapped(spot):
        return spot.earlier[-1].kind, spot.earlier[-1].sign, spot.earlier[-1].is_better
    if counted is Counted.MONEY:
        return _kind_of_money(spot, measure)
    return _kind_of_percentage(spot, measure) if counted is Counted.PERCENT else (ClaimKind.OTHER, 1, False)


def _counts(measure: Measure) -> bool:
    """Whether tables print how many there are under the measure's name, or what a sum of such rows comes to."""
    rows = [entry for each in (measure, *measure.parts) for entry in each.entries]
    return any(map(are_counts, rows))


def _counts_its_own(spot: Spot, measure: Measure | None) -> bool:
    """Whether a count of what is right behind it follows a comparison: "up 3 million from Q2, and 9 million men"."""
    if measure is None or measure.start != spot.number.end + 1 or spot.number.said.counted is not Counted.PLAIN:
        return False
    last = spot.reading.numbers[spot.place - 1]
    return any(last.end <= each.start < spot.number.start for each in spot.reading.periods)


def listed_change(spot: Spot) -> Statement | None:
    """The first of what a change is said to be of: "an increase in wages of $5 million and rent of $2 million"."""
    place = named_with(spot.reading, spot.place) if spot.number.said.counted is Counted.MONEY else None
    first = spot.earlier[place] if place is not None else None
    if first is None or first.kind is not ClaimKind.CHANGE or first.number.said.counted is not Counted.MONEY:
        return None
    start = first.number.start
    return first if _change_noun_of(spot.reading.text[max(start - REACH, 0) : start]) is not None else None


def _kind_of_percentage(spot: Spot, measure: Measure | None) -> tuple[ClaimKind, int, bool]:
    trailing = _trailing_growth(spot)
    if trailing is not None:
        return ClaimKind.GROWTH, *trailing
    if _is_rate_before(spot, measure):
        return spot.earlier[-1].kind, spot.earlier[-1].sign, spot.earlier[-1].is_better
    if _is_reached(spot, measure) or is_bare_share(spot, measure):
        return ClaimKind.SHARE, 1, False
    is_ratio = measure is not None and _is_called_ratio(measure)
    return (ClaimKind.MARGIN if is_ratio or v.OF_PRETAX.match(spot.after) else ClaimKind.OTHER), 1, False


def _is_none(spot: Spot) -> bool:
    """Whether it says that nothing changed: "a 0.0% change in", which needs no sign."""
    return not spot.number.said.number and re.match(r" change in\b", spot.after) is not None


def _is_gain(spot: Spot) -> bool:
    """Whether it is called a gain over time: "a gain of 3%", "a gain of $2 million from $9 million"."""
    if spot.number.said.counted is Counted.PLAIN or _GAIN.search(spot.before) is None:
        return False
    return spot.number.said.counted is Counted.PERCENT or _FROM_LEVEL.match(spot.after) is not None


_GAIN = any_case(r"\ba gain of (?:approximately |about |nearly )?\(?$")
_FROM_LEVEL = any_case(r"\)? (?:from|over|on) (?:the )?\(?[$€£]\d")


def _is_gapped(spot: Spot) -> bool:
    """Whether the word for the change before is left out before it: "orders rose 3% and shipments 5%".

    Or "an increase of 6% in orders and 5% in shipments". Of an amount "by" says it: "and backlog by $2 million".
    """
    last, counted = spot.earlier[-1] if spot.earlier else None, spot.number.said.counted
    if last is None or last.number.said.counted is not counted or (last.kind, counted) not in _MAY_LACK_VERB:
        return False
    text, start = spot.reading.text, spot.reading.numbers[spot.place - 1].end
    if counted is Counted.MONEY:
        ways = ((text[start : each.start], text[each.end : spot.number.start]) for each in spot.reading.measures)
        return any(_AND.fullmatch(before) and _BY.fullmatch(behind) for before, behind in ways)
    if spot.after.startswith(" in ") and _IN_ONE.fullmatch(text, start, spot.number.start):
        return True
    lead = _GAP.fullmatch(text, start, spot.number.start)
    if lead is None or _HAS_VERB.search(lead["what"]):
        return False
    return any(lead.start("what") <= each.start and each.end <= lead.end("what") for each in spot.reading.measures)


def _is_rate_before(spot: Spot, measure: Measure | None) -> bool:
    """Whether growth of amounts is set against that of a period right behind it: "grew 9%, up from 2% in the half"."""
    last = spot.earlier[-1] if spot.earlier else None
    units = [figure.unit for each in measure.entries for _, figure in each.cells()] if measure is not None else []
    if last is None or last.kind is not ClaimKind.GROWTH or not is_set_against(spot):
        return False
    is_amount = last.measure == measure and bool(units) and all(unit.is_monetary for unit in units)
    ends = (each.start for each in spot.reading.periods if each.start > spot.number.end)
    return is_amount and any(_IN.fullmatch(spot.reading.text, spot.number.end, end) for end in ends)


_AND, _BY = any_case(r",? and (?:the |our |its )?"), any_case(r" by (?:approximately |about |nearly )?\(?")
_MAY_LACK_VERB = ((ClaimKind.GROWTH, Counted.PERCENT), (ClaimKind.CHANGE, Counted.MONEY))
_IN = any_case(r"\)? (?:growth )?(?:in|for|during) (?:the )?")
_IN_ONE = any_case(r" in [a-z][a-z’' -]{2,60},? and (?:by )?")
_HAS_VERB = any_case(  # then it states a level: "orders rose 3% and the margin was 5%"
    r"\b(?:was|were|is|are|stood|came|reached|totaled|remained|amounted|averaged|represented)\b|\b(?:of|at|to)$"
)
_GAP = any_case(r",? and (?:the |our |its )?(?P<what>[a-z][a-z&’'/-]*(?: [a-z][a-z&’'/-]*){0,3}) (?:by )?")


def _is_called_ratio(measure: Measure) -> bool:
    return is_margin(measure) or TAX_RATE.search(measure.name) is not None or is_cost_ratio(measure)


def _is_ratio(spot: Spot, measure: Measure | None) -> bool:
    """Whether rows print what it is of something, and no word says that it changed by so much."""
    said = ratios_said(spot.reading, spot.number, measure)
    return bool(said) and _change_words(spot.before, spot.after) is None


def _signed(spot: Spot) -> tuple[int, bool] | None:
    """The sign written before a percentage that is set against a period, or apart: "-20 bps vs. Q2", "(+4%)"."""
    is_apart = (spot.before.endswith(" (+") and spot.after.startswith(")")) or _MINUS.match(spot.number.text)
    if spot.number.said.counted not in _OF_RATIOS or not (is_apart or _SET_AGAINST.match(spot.after)):
        return None
    if spot.number.said.is_negative:
        return -1, False
    return (1, False) if spot.before.endswith("+") else None


_OF_RATIOS = (Counted.PERCENT, Counted.POINTS)
_MINUS = re.compile(r"\([-–]\d")
_SET_AGAINST = any_case(
    r"(?: \([^()]*\))?\)? (?:yoy|qoq|[yq]/[yq]|[yq]-o-[yq]|year[- ](?:over|on)[- ]year|vs\.?|versus|from|compared"
    r"|sequential|linked)"
)


def _after(spot: Spot, measure: Measure | None) -> str:
    """What follows a number, or the measure right after it: "a 5% revenue increase"."""
    if (
        measure is not None
        and measure.start - spot.number.end > 0
        and v.CHANGE_AFTER.match(spot.reading.text[measure.end :])
    ):
        return spot.reading.text[measure.end : measure.end + REACH]
    amount = spot.reading.numbers[spot.place - 1] if spot.place else None
    is_joined = amount is not None and changed_with(spot.reading, amount) is spot.number
    return spot.after.removeprefix(",") if is_joined else spot.after


def _is_per_share(spot: Spot) -> bool:
    """Whether it is said to be per share, or is listed with numbers that are ("$0.24 and $0.23 per share")."""
    index, size = side_by_side(spot.reading, spot.place)
    last = spot.reading.numbers[spot.place - index + size - 1]
    if last.said.scale != spot.number.said.scale:
        return False
    return v.PER_SHARE.match(spot.reading.text[last.end : last.end + REACH]) is not None


def _is_of_units(spot: Spot, measure: Measure | None) -> bool:
    """Whether "per unit" is said of what is sold, as the tables print the measure so and none of it per share."""
    units = {figure.unit for entry in measure.entries for _, figure in entry.cells()} if measure is not None else set()
    return v.PER_UNIT.match(spot.after) is not None and bool(units) and all(unit.is_monetary for unit in units)


def _kind_of_money(spot: Spot, measure: Measure | None) -> tuple[ClaimKind, int, bool]:
    number, after, earlier = spot.number, spot.after, spot.earlier
    timed = v.PER_TIME.match(after)
    if timed is not None:
        return (ClaimKind.AVERAGE if timed[1].lower() == "month" else ClaimKind.OTHER), 1, False
    if earlier and _is_change_of_money(earlier[-1]) and joins(between(spot.reading, spot.place)):
        return ClaimKind.CHANGE, earlier[-1].sign, earlier[-1].is_better
    if (_is_per_share(spot) and not _is_of_units(spot, measure)) or (
        measure is not None and (measure.is_eps or measure.is_by_share) and number.said.scale <= 1
    ):
        return ClaimKind.PER_SHARE, 1, False
    if (
        _is_so_by_another(spot)
        or _is_against_one(spot)
        or (number.said.scale == 1 and measure is not None and _is_printed_by_share(measure))
        or _is_earned_by_share(spot, measure)
    ):
        return ClaimKind.PER_SHARE, 1, False
    if earlier and earlier[-1].kind is ClaimKind.GROWTH and joins(between(spot.reading, spot.place)):
        return ClaimKind.CHANGE, earlier[-1].sign, earlier[-1].is_better
    return ClaimKind.AMOUNT, 1, False


def _is_change_of_money(statement: Statement) -> bool:
    return statement.kind is ClaimKind.CHANGE and statement.number.said.counted is Counted.MONEY


def _is_against_one(spot: Spot) -> bool:
    """Whether it is what an amount per share is set against: "$1.25 a share, against $1.10 a year ago"."""
    last, said = spot.earlier[-1] if spot.earlier else None, spot.number.said
    is_per_share = last is not None and last.kind is ClaimKind.PER_SHARE and last.number.said.scale == said.scale
    is_against = is_per_share and is_set_against(spot)
    is_of_more = any(each.kind is ClaimKind.PER_SHARE for each in spot.earlier) and _OVER_WHAT.search(spot.clause)
    return said.fraction_digits == _CENTS and said.scale == 1 and bool(is_against or is_of_more)


_OVER_WHAT = any_case(r"\b(?:over|from|than|to|of) the \(?$")


def _is_so_by_another(spot: Spot) -> bool:
    """Whether it follows an amount as one per share did before: "$9 million, or 47 cents a share, ... or 41 cents"."""
    number, earlier = spot.number, spot.earlier
    return (number.said.scale < 1 or (number.said.fraction_digits == _CENTS and number.said.scale == 1)) and (
        bool(earlier)
        and earlier[-1].kind is ClaimKind.AMOUNT
        and earlier[-1].number.said.scale > 1
        and any(each.kind is ClaimKind.PER_SHARE for each in earlier)
        and (joins(between(spot.reading, spot.place)) or between(spot.reading, spot.place) == " (")
    )


def _is_printed_by_share(measure: Measure) -> bool:
    """Whether the tables print the measure per share only: book value."""
    units = {figure.unit for entry in measure.entries for _, figure in entry.cells()}
    return bool(units) and all(unit.per == "share" for unit in units)


def _is_earned_by_share(spot: Spot, measure: Measure | None) -> bool:
    """Whether what is earned is stated in dollars and cents, as of each share alone: "earnings of $1.08"."""
    said = spot.number.said
    is_small = said.scale == 1 and said.fraction_digits == _CENTS and abs(said.number) < _DOLLARS
    return is_small and measure is not None and _EARNED.fullmatch(measure.name) is not None


_EARNED = any_case(r"(?:net )?(?:earnings|income|loss)")
_DOLLARS = 100
_CENTS = 2  # digits
_CARRIED = (ClaimKind.GROWTH, ClaimKind.CHANGE, ClaimKind.SHARE)


def _is_share(spot: Spot) -> bool:
    """Whether a percentage is said to be of revenue, or is set against a number that is."""
    if spot.number.said.counted is not Counted.PERCENT:
        return False
    if v.OF_REVENUE.match(spot.after) or v.AS_SHARE.search(spot.clause):
        return _change_words(spot.before, spot.after) is None or v.OF_REVENUE.match(spot.after) is not None
    follows = bool(spot.earlier) and spot.earlier[-1].kind is ClaimKind.SHARE
    return follows and is_set_against(spot) and _change_words(spot.before, spot.after) is None


def _is_of_total(spot: Spot, measure: Measure | None) -> bool:
    """Whether a percentage is said to be of the total of what a part of revenue, or of a measure, is named for."""
    is_percentage = spot.number.said.counted is Counted.PERCENT and v.OF_TOTAL.match(spot.after) is not None
    is_of_revenue = measure is not None and (measure.words[-1:] == REVENUE or measure.doubt == AS_REVENUE)
    return (is_percentage and is_of_revenue) or total_of(spot, measure) is not None


@lru_cache(maxsize=256)  # asked again for every way in which the number can be read
def _change_words(before: str, after: str) -> tuple[int, bool] | None:
    """The sign of a change, from the words right before or after its number; None where none are there."""
    lead = (
        v.CHANGED_BY.search(before)
        or v.CHANGE_NOUN_WAS.search(before)
        or _change_noun_of(before)
        or v.CHANGED_OBJECT_BY.match(before)
    )
    if lead is not None:
        return _sign_of(lead.group())
    tail = v.CHANGE_AFTER.match(after)
    return _sign_of(tail[1]) if tail else None


def _change_noun_of(before: str) -> re.Match[str] | None:
    """The words "an increase in selling expenses of" right before the number."""
    found = list(v.CHANGE_NOUN_OF.finditer(before))
    match = found[-1] if found else None
    if match is None or re.search(r"[,;.]|\d", _IN_PERIOD.sub("", before[match.end() :])):
        return None
    return match if re.search(r"\bof(?: approximately| about| nearly| almost)?\s*[(]?$", before) else None


_IN_PERIOD = any_case(  # "revenue in the third quarter of 2009 of"
    r" (?:in|for|during) (?:the )?(?:[\w-]+ ){0,4}?(?:quarter|half|months?|year)(?: of)?(?: fiscal)?"
    r"(?: (?:19|20)\d\d)?(?= of )"
)


def _sign_of(words: str) -> tuple[int, bool]:
    words = words.lower()
    if v.BETTER.search(words) or words.startswith("better"):
        return 1, True
    if v.WORSE.search(words) or words.startswith("worse"):
        return -1, True
    return (-1, False) if v.DOWN.search(words) or words.startswith(("less", "below", "behind", "short")) else (1, False)


_REACHED = any_case(rf"({v.DIRECTION.pattern}) to (?:a (?:loss of )?)?\(?$")


def _is_reached(spot: Spot, measure: Measure | None) -> bool:
    """Whether it is the share of revenue that points before it changed: "cost of sales fell 40 basis points to 25%"."""
    last = spot.earlier[-1] if spot.earlier else None
    if last is None or measure is None or last.kind is not ClaimKind.CHANGE or last.measure != measure:
        return False
    units = [figure.unit for entry in measure.entries for _, figure in entry.cells()]
    is_amount = bool(units) and all(unit.is_monetary for unit in units) and not _is_called_ratio(measure)
    is_next = _TO_LEVEL.fullmatch(spot.reading.text, last.number.end, spot.number.start) is not None
    return last.number.said.counted is Counted.POINTS and is_amount and is_next


_TO_LEVEL = any_case(r",? to (?:approximately |about |nearly )?")
_EXCEEDED_BY = any_case(r"\bexceed(?:s|ed|ing) [^;]*\bby (?:approximately |about |nearly )?\(?$", "exceed")


def _trailing_growth(spot: Spot) -> tuple[int, bool] | None:
    """The change that amounts before it make: "reduced ... from A to B, or 39.2%"; "A exceeded B by 4%"."""
    earlier = spot.earlier
    if earlier and earlier[-1].is_base and _EXCEEDED_BY.search(spot.before):
        return 1, False
    if spot.place == 0 or not re.search(r",? ?\bor (?:by |approximately )?\(?$|\($", spot.before[-12:]) or not earlier:
        return None
    if earlier[-1].kind is ClaimKind.CHANGE:
        return earlier[-1].sign, earlier[-1].is_better
    amounts = [each for each in earlier if each.kind is ClaimKind.AMOUNT]
    if len(amounts) >= 2 and amounts[-2].is_base != amounts[-1].is_base:
        verbs = list(v.DIRECTION.finditer(spot.reading.text, 0, spot.number.start))
        return _sign_of(verbs[0].group()) if verbs else None
    reached = _REACHED.search(spot.reading.text[: earlier[-1].number.start])
    return _sign_of(reached[1]) if reached and earlier[-1].kind is ClaimKind.AMOUNT else None


def is_change_number(reading: Reading, number: Number) -> bool:
    """Whether the words around a number make it a change."""
    before = reading.text[max(number.start - REACH, 0) : number.start]
    after = reading.text[number.end : number.end + REACH]
    return number.said.counted is not Counted.PLAIN and _change_words(before, after) is not None
