"""Measures behind their numbers: by the name of a row, by its words in another order, or by what was done."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from icc_reports.check.claims import vocabulary as v
from icc_reports.check.claims.average_counts import average_behind
from icc_reports.check.claims.deeds import deed_behind
from icc_reports.check.claims.deliveries import delivered_behind
from icc_reports.check.claims.items_of_parts import only_says_whose
from icc_reports.check.claims.leverage import multiple_behind, owed_behind
from icc_reports.check.claims.measures import Measure
from icc_reports.check.claims.names import Names
from icc_reports.check.claims.numbers import Counted
from icc_reports.check.claims.periods import Mention
from icc_reports.check.claims.row_words import Stretch, is_whole, measure_by_noun, measure_by_words
from icc_reports.check.claims.shapes import REACH, Number
from icc_reports.check.claims.share_counts import shares_behind
from icc_reports.check.claims.volumes import volume_behind
from icc_reports.model.patterns import any_case


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a measure may stand behind a number, or behind two that state one change.

    ``is_plain`` tells that it is found there without more ado.
    """

    numbers: tuple[Number, ...]
    what: Stretch
    is_plain: bool = False

    @property
    def behind(self) -> tuple[int, ...]:
        """The ends of the numbers."""
        return tuple(each.end for each in self.numbers)


def with_behind(
    measures: Sequence[Measure], text: str, names: Names, numbers: Sequence[Number], periods: Sequence[Mention]
) -> list[Measure]:
    """The measures that a row's own name names, and those that stand behind numbers by other words, in order."""
    found = list(measures)
    for at, number in enumerate(numbers):
        limit = numbers[at + 1].start if at + 1 < len(numbers) else len(text)
        limit = min((each.start for each in periods if number.end <= each.start < limit), default=limit)
        done = shares_behind(text, names, numbers, at) or deed_behind(text, names, number, limit)
        done = done or average_behind(text, names, numbers, at, found)
        done = done or volume_behind(text, names, numbers, at, found) or multiple_behind(text, names, numbers, at)
        done = done or delivered_behind(text, names, number) or owed_behind(text, names, number)
        if done is not None:
            found = [each for each in found if each.end <= done.start or done.end <= each.start] + [done]
            continue
        joined = numbers[at - 1] if at and _OR.fullmatch(text[numbers[at - 1].end : number.start]) else None
        place = _place_behind(text, number, joined, limit)
        if place is None:
            continue
        if at and _ASIDE.fullmatch(text[numbers[at - 1].end : number.start]):  # "$5 million ($4 million after tax) of"
            place = replace(place, numbers=(numbers[at - 1], number))
        own = next((each for each in found if each.start - _NEAR <= place.what.start <= each.end), None)
        if own is not None and (number.end in own.behind or only_says_whose(own, found, text, number.start, names)):
            continue
        is_named = own is not None and own.unknown is None and bool(own.entries)
        by_words = None if is_named and not place.what.also else measure_by_words(text, place.what, names)
        is_other = own is not None and bool(own.entries)
        if by_words is None and own is None and text[number.end : place.what.start] == " ":
            by_words = measure_by_noun(text, place.what, names)
        if by_words is not None and (is_whole(by_words) or not is_other):
            found.append(replace(by_words, behind=place.behind))
        elif own is not None and is_named and not place.is_plain and not _GAINED.search(place.what.also):
            doubt = own.doubt if place.what.is_change else own.doubt or _OF_WHAT
            found[found.index(own)] = replace(own, behind=place.behind, doubt=doubt)
    return sorted((_of_both(each, text, numbers) for each in found), key=lambda each: each.start)


def _of_both(measure: Measure, text: str, numbers: Sequence[Number]) -> Measure:
    """The measure of two amounts before it: "$2 million and $3 million of amortization in both years, respectively"."""
    if measure.behind or not measure.entries or not _RESPECTIVELY.search(text, measure.end):
        return measure
    for one, other in pairwise(numbers):
        is_pair = one.said.counted is other.said.counted is Counted.MONEY and text[one.end : other.start] == " and "
        if is_pair and _OF.fullmatch(text, other.end, measure.start):
            return replace(
                measure, behind=(one.end, other.end), doubt=measure.doubt or "whether both amounts are of it"
            )
    return measure


_OF = any_case(r" (?:of|in) (?:(?:our|its|the|total|pre-?tax|non-?cash) )*")
_RESPECTIVELY = any_case(r"\brespectively\b")
_NEAR = 2  # characters
_OR = re.compile(r",? \(?or (?:approximately |about |by )?")
_ASIDE = re.compile(r",? \(")
_GAINED = any_case(r"\b(?:gain|benefit|income|proceed|recover)")  # what a row of costs does not name
_OF_WHAT = "whether the amount is all of what stands behind it"


def _place_behind(text: str, number: Number, joined: Number | None, limit: int) -> _Place | None:
    """Where the words begin that say what a number is of, if there are any."""
    both = (number,) if joined is None else (joined, number)
    before = text[: both[0].start]
    start = number.end + 1 if joined is not None and text.startswith(",", number.end) else number.end
    changed = _CHANGE_IN.match(text, start, limit)
    if changed is None and joined is not None and v.CHANGED_BY.search(before[-REACH:]):
        changed = _IN.match(text, number.end, limit)
    if changed is not None:
        what = Stretch(start=changed.end(), end=_end_of(text, changed.end(), limit), is_change=True)
        return _Place(both, what, is_plain=not joined)
    is_count = number.said.counted is Counted.PLAIN and _MULTIPLE.search(number.text) is None
    if is_count and (counted := _COUNTED.match(text, number.end, limit)) is not None:
        done = _DONE.search(before)
        also = " ".join(word for word in done.groups() if word) if done is not None else ""
        end = _end_of(text, counted.end(), limit)
        return _Place(both, Stretch(start=counted.end(), end=end, also=also, is_count=True))
    if number.said.counted is not Counted.MONEY or joined is not None:
        return None
    noun = _NOUN_OF.search(before)
    if noun is not None and (on := _ON_WHAT.match(text, number.end, limit)) is not None:
        end, is_gain = _end_of(text, on.end(), limit), _GAINED.search(noun[1]) is not None
        return _Place(both, Stretch(start=on.end(), end=end, also=noun[1], is_subject=is_gain))
    return _place_of_amount(text, number, limit)


def _place_of_amount(text: str, number: Number, limit: int) -> _Place | None:
    """Where the words begin that say what an amount of money is of, if there are any."""
    before = text[: number.start]
    lead = _LEAD.match(text, number.end, limit)
    is_plain = lead is not None and not lead["taxed"] and not lead["purpose"]
    for governs, leads in _GOVERNED:
        if lead is None and governs.search(before):
            lead = leads.match(text, number.end, limit)
    if lead is None:
        return None
    owed = "borrowings" if lead.re.pattern == _UNDER.pattern else ""
    return _Place((number,), Stretch(start=lead.end(), end=_end_of(text, lead.end(), limit), also=owed), is_plain)


def _end_of(text: str, start: int, limit: int) -> int:
    stop = _STOP.search(text, start, limit)
    while stop is not None and (aside := _INITIALS.match(text, stop.start(), limit)) is not None:
        stop = _STOP.search(text, aside.end(), limit)
    return stop.start() if stop else limit


_INITIALS = re.compile(r"\([A-Z][A-Z&]{1,5}\)(?= (?!of|in|for|at|to|from|and|or|on|by|as|with)[a-z])")  # a name goes on


_TAXED = r"(?P<taxed>,? \(?(?:pre-?tax|(?:after|before)[- ]tax|net of (?:income )?tax(?:es)?)\)?)?"
_WHOSE = r"(?:(?:our|its|the|total|an?) )*"
_LEAD = any_case(rf"\)?{_TAXED},? (?:of|in|(?P<purpose>for)) {_WHOSE}")
_COUNTED = re.compile(
    r" (?:(?:total|new|additional|net|full-time) )*(?!(?:at|in|and|or|of|to|from|for|on|as|by|with|per|was|were)\b)"
    r"(?=[A-Za-z])"
)
_MULTIPLE = any_case(r"\dx\Z")  # "a leverage ratio of 1.8x net debt to EBITDA": it counts nothing
_DONE = any_case(
    r"\b(opened|closed|shipped|sold|delivered|added|acquired|completed|produced|drilled|leased|signed|operated|operates)"
    r" (?:an (average) of |(?:approximately|about|nearly|a total of|our|its|and) )*$"
    r"|\b(opening|closing|closure) of (?:(?:approximately|about|nearly|a total of|our|its) )*$"
    r"|\b(ended|ending) (?:[\w-]+ ){0,6}with (?:(?:approximately|about|nearly|a total of) )?$"
)
_NOUN_OF = any_case(
    r"\b((?:(?!(?:an?|the|our|its|and|of|in|recorded|recognized|included|includes|including)\b)[\w-]+ ){0,2}"
    r"(?:gain|loss|charge|benefit|expense|cost|provision|impairment|proceeds|income|write-?down|write-?off|recovery"
    r"|settlement|item)s?) of (?:(?:approximately|about|nearly) )?\(?$"
)
_ON_WHAT = any_case(
    rf"\)? (?:on|for|from|related to|relating to|associated with|in connection with|to (?=settle)) {_WHOSE}"
)
_RETURNED = any_case(r"\b(?:returned|distributed|paid)(?: (?:approximately|about|nearly))? \(?$")
_THROUGH = any_case(r"\)? to (?:(?:our|its|the) )*\w*holders,? (?:through|in|via|by way of|in the form of) ")
_HAD = any_case(r"\b(?:had|with|and|have|has)(?: (?:approximately|about|nearly))? \(?$")
_UNDER = any_case(
    rf"\)? (?:outstanding|drawn|borrowed|of borrowings|in borrowings)(?: outstanding)? (?:under|on) {_WHOSE}"
)
_SPENT = any_case(
    r"\b(?:spent|spending|invested|investing) (?:(?:approximately|about|nearly) )?\(?$", "spent|spending|invest"
)
_ON = re.compile(rf"\)? on {_WHOSE}", re.IGNORECASE)
_NEXT = re.compile(
    r" (?:(?:pre-?tax|after-?tax|non-?cash|one-time|net) )*(?!(?:and|or|per|of|in|to|from|for|on|at|as|by|with|was|were"
    r"|is|are|than|compared|versus|increase|decrease)\b)(?=[A-Za-z])",
    re.IGNORECASE,
)
_BY_CAUSE = any_case(  # what an item arises from is what its row is called by
    r" (?:[a-z-]+ ){0,2}(?:adjustment|charge|gain|loss|benefit|expense|impact)"
    rf" (?:as a result of|due to|because of|caused by) {_WHOSE}(?!{v.DIRECTION.pattern})"
)
_LED_TO = any_case(r"\bon (?:(?:approximately|about|nearly) )?\(?$")  # a loss "on $8 million severance charges"
_LISTED = any_case(  # "items of $5 million for the sale of a quarry, $2 million from an impairment"
    r"\bitems of (?:(?:approximately|about|nearly) )?[$€£]\d[^;]*,(?: and)? (?:(?:approximately|about|nearly) )?\(?$",
    "items of",
)
_A = any_case(r"(?:^[•–—\-\s]*|\b(?:an?|the|our|its) )(?:(?:approximately|about|nearly) )?\(?$")
_GOVERNED = (
    (_SPENT, _ON), (_RETURNED, _THROUGH), (_HAD, _UNDER), (_A, _BY_CAUSE), (_A, _NEXT), (_LED_TO, _NEXT),
    (_LISTED, _ON_WHAT),
)  # fmt: skip
_CHANGE_IN = re.compile(
    rf"\)?(?: (?!an? |the )[a-z-]+(?<!ing)){{0,2}} "
    rf"(?:{v.CHANGE_NOUNS})s? in {_WHOSE}",
    re.IGNORECASE,
)
_IN = re.compile(rf"\)?,? in {_WHOSE}", re.IGNORECASE)
_STOP = any_case(
    r"[.,;:()–—“”\"]|\b(?:and|or) (?=(?:an?|the|its|our|other|approximately|about)\b|\$|\d)"
    r"|\band (?=[a-z]+ed\b)"
    r"|\b(?:was|were|is|are|had|has|which|that|compar(?:ed|ing)|versus|vs|due|primarily|mainly|partially|offset|as|during"
    r"|than|while|because|since|after|before|(?:along|coupled|together|combined) with"
    r"|and (?:incurred|recorded|recognized|paid|repurchased))\b",
)
