"""How the numbers of a sentence follow one another: joined by "or", or set against what they are compared with."""

from __future__ import annotations

import re

from icc_reports.check.claims import vocabulary as v
from icc_reports.check.claims.numbers import Counted
from icc_reports.check.claims.periods import Mention, When
from icc_reports.check.claims.shapes import Reading, Spot, Statement
from icc_reports.model.patterns import any_case
from icc_reports.model.relations import ClaimKind

MARKERS = any_case(
    rf"\b(?:(?P<compared>{v.COMPARED.pattern})|(?P<from>{v.FROM.pattern})|(?P<to>{v.TO.pattern}|(?:was|were|totaled)\b))",
)


def is_base(reading: Reading, place: int, kind: ClaimKind) -> bool:
    """Whether a number is what something else is compared with: after "from", "compared to"."""
    if kind in (ClaimKind.GROWTH, ClaimKind.CHANGE):
        return False
    number = reading.numbers[place]
    if reading.aside_of(number.start) is not None:
        return True
    start = reading.numbers[place - 1].end if place else 0
    if place and joins(reading.text[start : number.start]):
        return is_base(reading, place - 1, ClaimKind.AMOUNT)
    last = None
    for match in MARKERS.finditer(reading.text, start, number.start + 2):
        inside = reading.names_measure(match.start()) or any(
            each.start <= match.start() < each.end for each in reading.periods
        )
        inside = inside or (match[0].lower() == "after" and _OF_WHAT.match(reading.text, number.end) is not None)
        inside = inside or (match["from"] is not None and _is_taken_from(reading, match.start()))
        inside = inside or is_left_out(reading, match.start(), number.start)
        if not inside:
            last = match
    if last is not None and _AS_REPORTED.match(reading.text, last.end()) is not None:
        return False
    if last is not None:
        is_level = v.LEVEL.match(reading.text, last.start()) is not None
        return last["to"] is None and not is_spent(reading, last.end(), number.start, is_level=is_level)
    turns = any(each.search(reading.text, start, number.start) for each in (v.DIRECTION, _NEW_CLAUSE))
    turns = turns or _turns_aside(reading, place) or _is_subject(reading, place)
    if place and not turns and not _is_of_now(reading, place):
        return is_base(reading, place - 1, ClaimKind.AMOUNT)
    return False


# What would have been is set against what was: "tax would have been 14%, compared to the reported tax rate of 87%".
_AS_REPORTED = any_case(r" (?:the |our |its )(?:actual |as )?reported\b")


def is_left_out(reading: Reading, at: int, end: int) -> bool:
    """Whether a place is within what is left out before the measure is named: "Excluding gains from sales, "."""
    lead = _LEFT_OUT.match(reading.text, 0, end)
    return lead is not None and at < lead.end() and any(lead.end() <= each.start < end for each in reading.measures)


def _is_taken_from(reading: Reading, at: int) -> bool:
    """Whether something is left out of the whole that follows: "excluding the sold brand from our results"."""
    lead = _LEAVES_OUT.search(reading.text, 0, at)
    return lead is not None and v.DIRECTION.search(lead[0]) is None


_LEAVES_OUT = any_case(r"\bexclud(?:e|es|ed|ing) [^,;\d]{1,60} \Z")
_LEFT_OUT = any_case(r"\W*(?:excluding|exclusive of|without|adjusting for|adjusted for|including) [^,;]*, ")
_OF_WHAT = re.compile(r" (?:of|in|for) (?!the (?:first|second|third|fourth|prior|same|year)|20\d\d|last|a year)")


def _is_of_now(reading: Reading, place: int) -> bool:
    """Whether the period right behind a number ends with what is reported: "and $9 million year-to-date"."""
    end, numbers = reading.numbers[place].end, reading.numbers
    stop = numbers[place + 1].start if place + 1 < len(numbers) else len(reading.text)
    named = next((each for each in reading.periods if end <= each.start < stop), None)
    if named is None or not named.options or reading.reported is None:
        return False
    return _RIGHT_BEHIND.fullmatch(reading.text, end, named.start) is not None and named.options[0].ends_as(
        reading.reported
    )


_RIGHT_BEHIND = any_case(r"\)?,? (?:per (?:\w+ )?share,? )?(?:(?:in|for|during|at) )?(?:the )?")


def is_spent(reading: Reading, start: int, stop: int, *, is_level: bool = False) -> bool:
    """Whether a comparison has its period, and the number only goes on: "up 4% from last year, and $9 million for".

    So it does where the two are said to be level ("flat with last year at $9 million"), or where another measure is
    what the number is of: "up 4% from last year, and a margin of 9%".
    """
    named = next((each for each in reading.periods if start <= each.start <= start + _NEAR), None)
    if named is None:
        return False
    goes_on = _STAYS if is_level else _GOES_ON
    if _NEW_CLAUSE.search(reading.text, named.end, stop):
        return True
    after = (each.start for each in reading.measures if named.end <= each.start and each.end <= stop)
    return goes_on.search(reading.text, named.end, stop) is not None or any(
        _AND_ANOTHER.fullmatch(reading.text, named.end, at) for at in after
    )


_NEAR = 20  # characters: the word of comparison and an article
_GOES_ON = re.compile(r"(?:\band (?:by )?|, (?:at|to) )(?:approximately |about )?[($]*\Z")
_AND_ANOTHER = any_case(
    r",? (?:and|with|generating|yielding|producing|representing|reflecting|delivering|resulting in)"
    r" (?:(?:an?|the|our|its) )*"
)
_STAYS = re.compile(r"\b(?:and|at) (?:approximately |about )?[($]*\Z")
# What begins here is not compared any more: "compared to $6 in 2019, and ended the year with cash of $4".
_NEW_CLAUSE = re.compile(
    r";|,? (?:and|while|but|which) (?:(?:the [Cc]ompany|we|it|also) )?"
    r"(?:[a-z]+ed|includes?|had|has|was|were|is|are|grew|rose|fell)\b"
)


def _is_subject(reading: Reading, place: int) -> bool:
    """Whether a number is of what a new clause is about: "from $6 last year and costs of $4 million were in line"."""
    end, start = reading.numbers[place - 1].end, reading.numbers[place].start
    named = next((each for each in reading.measures if end < each.start and each.end < start), None)
    joint = _ANOTHER_CLAUSE.search(reading.text, end, named.start) if named is not None else None
    return joint is not None and _SAYS_OF_IT.match(reading.text, reading.numbers[place].end) is not None


_ANOTHER_CLAUSE = any_case(r",? (?:and|while|but|whereas) (?:(?:the|our|its) )*\Z")
_SAYS_OF_IT = any_case(r"\)? (?:was|were|remained|stayed|rose|fell|grew|(?:in|de)creased|declined|improved)\b(?! by\b)")


def _turns_aside(reading: Reading, place: int) -> bool:
    """Whether a new measure is named since the number before, as what led to something: ", helped by fees of $3"."""
    start, end = reading.numbers[place - 1].end, reading.numbers[place].start
    lead = _ASIDE.search(reading.text, start, end)
    return lead is not None and any(lead.end() <= each.start and each.end <= end for each in reading.measures)


_ASIDE = any_case(
    r"\b(?:helped|driven|led|aided|boosted|hurt|offset|affected|impacted) by\b|\b(?:due|thanks|owing) to\b"
    r"|\b(?:reflecting|including|despite|because|while|which|resulting in)\b"
)
_JOIN = re.compile(
    r"^\)?(?:\s*\((?:diluted|basic|loss)\))?,?\s*\(?(?:or|and|which is|which was)?\s*\(?(?:a )?(?:net )?(?:loss"
    r"|income|earnings)?(?: of)?"
    r"(?: approximately| about| nearly)?\s*\(?$",
    re.IGNORECASE,
)


def joins(between: str) -> bool:
    """Whether two numbers state one thing: "$818,000, or $0.07 per share"."""
    joined = f" {between} "
    return (" or " in joined or " which is " in joined or " which was " in joined) and _JOIN.match(between) is not None


def group(reading: Reading, place: int) -> tuple[int, int]:
    """The first and the last number of those joined by "or"."""
    first = last = place
    while first and joins(between(reading, first)):
        first -= 1
    while last + 1 < len(reading.numbers) and joins(between(reading, last + 1)):
        last += 1
    return first, last


def between(reading: Reading, place: int) -> str:
    """The words between a number and the one before it, without "per share"."""
    text = reading.text[reading.numbers[place - 1].end : reading.numbers[place].start]
    tail = v.PER_SHARE.match(text)
    return text[tail.end() :] if tail else text


def counterpart(spot: Spot) -> Statement | None:
    """The ratio that one is set against with its amount: "$6, a margin of 5%, compared to $4, or 3%"."""
    reading, place = spot.reading, spot.place
    if spot.number.said.counted is not Counted.PERCENT or not place or not joins(between(reading, place)):
        return None
    if spot.earlier[-1].kind is not ClaimKind.AMOUNT or not is_base(reading, place, ClaimKind.OTHER):
        return None
    own = [each for each in spot.earlier if not each.is_base]
    if len(own) < 2 or own[-2].kind is not ClaimKind.AMOUNT or own[-2].measure is None:
        return None
    return own[-1] if own[-1].kind in _RATIOS and own[-1] is spot.earlier[-2] else None


_RATIOS = (ClaimKind.SHARE, ClaimKind.MARGIN)


def is_set_against(spot: Spot) -> bool:
    """Whether a comparison stands between the number and the one before it: "compared to", "from"."""
    start = spot.reading.numbers[spot.place - 1].end if spot.place else 0
    text, end = spot.reading.text, spot.number.start
    turn = v.COMPARED.search(text, start, end + 2) or v.FROM.search(text, start, end)
    if turn is None or is_spent(spot.reading, turn.end(), end):
        return False
    return _ASIDE.search(text, turn.end(), end) is None


def is_of_subject(reading: Reading, period: Mention) -> bool:
    """Whether a period right after the first measure of a sentence is that of all: "Income for the prior year was"."""
    first = reading.measures[0] if reading.measures else None
    is_led = any(each.start < period.start for each in reading.numbers) or reading.periods[0] != period
    if _THE_SAME.match(reading.text, period.start):  # as the one spoken of before, not as a year before
        return False
    return first is not None and not is_led and _FOR.fullmatch(reading.text, first.end, period.start) is not None


_THE_SAME = any_case(r"(?:the )?(?:same|comparable|corresponding|equivalent|like|similar)\b")
_FOR = any_case(r" (?:for|in|during|of) (?:the )?")


def reported_at(spot: Spot) -> When | None:
    """The period reported, as long as the one spoken of where both end on one day."""
    said, reported = spot.context.period, spot.clock.reported
    return said if said is not None and reported is not None and reported.ends_as(said) and said.months else reported
