"""The periods that stand beside a number: right behind it, before it, or as what something is compared with."""

from __future__ import annotations

import re

from icc_reports.check.claims import vocabulary as v
from icc_reports.check.claims.kinds import is_change_number
from icc_reports.check.claims.numbers import Counted
from icc_reports.check.claims.periods import Kind as PeriodKind
from icc_reports.check.claims.periods import Mention as PeriodMention
from icc_reports.check.claims.sequence import MARKERS, is_base, is_of_subject, is_spent
from icc_reports.check.claims.shapes import REACH, Number, Reading
from icc_reports.model.patterns import any_case
from icc_reports.model.relations import ClaimKind

_HAD_BEEN = any_case(r"\bhad (?:been|come to|totaled)\b[^.;]*$", "had")


def of_its_clause(reading: Reading, place: int) -> PeriodMention | None:
    """The period of a clause of its own: "; a year earlier it had been $982,000", ", which reflects $6 paid in May"."""
    start = reading.numbers[place - 1].end if place else 0
    number = reading.numbers[place]
    if is_told_aside(reading, 0, number.start):
        behind = next((each for each in reading.periods if each.start >= number.end), None)
        if behind is not None and _DONE.fullmatch(reading.text, number.end, behind.start):
            return behind
    if not _HAD_BEEN.search(reading.text[start : number.start]):
        return None
    inside = [each for each in reading.periods if start <= each.start and each.end <= number.start]
    return inside[-1] if inside and inside[-1].kind is not PeriodKind.ABSOLUTE else None


_DONE = any_case(r"[^,;.$]{0,60}? (?:made|paid|sold|[a-z]+ed) (?:in|during|at|on) (?:the )?")  # when it was done
_FILLER = re.compile(
    r"^\)?[\s,]*(?:(?:\(?(?:basic|diluted|basic and diluted|loss|unaudited)\)?|per|(?:fully )?(?:basic|diluted"
    r"|common|ordinary)"
    r"|(?:and|of|total|consolidated|net|our|its|revenues?|sales|company's)|shares?|month|reported|earned|loss"
    r"|income|a|an|was|were|respectively|recorded|recognized|incurred|generated|realized)"
    r"[\s,]+|\((?:diluted|basic)\)[\s,]*){0,8}(?:(?:in|for|during|of|at|as of|on|from)\s+)?"
    r"(?:(?:the|its|our|their)\s+)?(?:end of (?:the )?)?$",
    re.IGNORECASE,
)


_GOING_ON = any_case(  # from what is said before: "rose to $5 million and full-year sales ..."
    r"\band (?:(?:in|for|during|of|at|as of|on) )?(?:(?:the|its|our|their) )?$"
)


def trailing(reading: Reading, place: int) -> PeriodMention | None:
    """The period named right after a number, before anything else is said."""
    number = reading.numbers[place]
    following = next((each for each in reading.periods if each.start >= number.end), None)
    if following is None or following.start - number.end > REACH:
        return None
    if place + 1 < len(reading.numbers) and reading.numbers[place + 1].start < following.start:
        return None
    between = reading.text[number.end : following.start]
    between = between[by.end() :] if (by := v.PER_WHAT.match(between)) is not None else between
    if number.said.counted is Counted.PERCENT and (whole := _OF_WHAT.match(between)) is not None:
        between = between[whole.end() :]
    named = next((each for each in reading.measures if number.end <= each.start and each.end <= following.start), None)
    if named is not None and _OF_WHICH.fullmatch(reading.text, number.end, named.start):
        between = reading.text[named.end : following.start]
    between = _AND_NONE.sub("", between)
    if following.kind is not PeriodKind.ABSOLUTE and _is_comparing(between, following, reading):
        return None
    if _FILLER.match(between) and not (v.FROM.search(between) or _GOING_ON.search(between)):
        return following
    start = reading.numbers[place - 1].end if place else 0
    is_set_against = _ONLY_FROM.fullmatch(between) and (
        v.COMPARED.search(reading.text, start, number.start + 2)
        or _FROM_IT.search(reading.text, start, number.start) is not None
    )
    return following if is_set_against and not is_change_number(reading, number) else None


_ONLY_FROM = any_case(r" from (?:the )?")  # "compared to 9.3% from the third quarter"
_FROM_IT = any_case(r"\bfrom (?:approximately |about )?\(?\Z")  # "an increase from $5 million from the third quarter"


_AND_NONE = any_case(r"^,? (?:and|with) (?:no|zero)(?: [a-z]+){1,2}(?= (?:as of|at|on)\b)")  # "and no debt at June 30"
_OF_WHICH = re.compile(r"\)?(?: (?:in|of))?(?: (?:the|our|its|total|net))? ")  # "$5 million of sales in the quarter"
_OF_WHAT = re.compile(  # what a percentage is of: "0.59% of total loans at June 30"
    r"\)?\s*of (?:[A-Za-z][\w&’'/-]* ){0,6}?[A-Za-z][\w&’'/-]*"
    r"(?=,? (?:(?:at|as of|for|in|during|on) )?(?:the |our )?$)"
)
_TIME_WORD = any_case(r"\b(?:quarters?|years?|months?|periods?|weeks?|20\d\d|19\d\d)\b")


_OF_THE_PERIOD = any_case(r"\b(?:for|in|during) (?:the|this) (?:current |reporting )?period\b")
_TURN = any_case(rf"\([^()]{{1,40}}:|[;]|\. |\b(?:{v.COMPARED.pattern}|from\b)")


def stray_period(reading: Reading, place: int) -> str | None:
    """A time named after the number in words that the reading does not take as its period."""
    end = reading.numbers[place].end
    stop = reading.numbers[place + 1].start if place + 1 < len(reading.numbers) else len(reading.text)
    marker = _TURN.search(reading.text[end:stop])
    tail = reading.text[end : end + marker.start() if marker else stop]
    relative = [p for p in reading.periods if p.kind in (PeriodKind.YEAR_AGO, PeriodKind.PRECEDING)]
    for match in _TIME_WORD.finditer(_OF_THE_PERIOD.sub(lambda found: " " * len(found[0]), tail)):
        at = end + match.start()
        if not any(p.start <= at < p.end for p in relative):
            return f"what {match.group()!r} after the number says of its period"
    return None


def shared_trailing(reading: Reading, place: int) -> PeriodMention | None:
    """The period at the end of a list of what is compared with: "$286 million, and a loss of $10 million last year"."""
    for after in range(place + 1, len(reading.numbers)):
        between = reading.text[reading.numbers[after - 1].end : reading.numbers[after].start]
        if MARKERS.search(between) or v.DIRECTION.search(between) or _GOES_ELSEWHERE.search(between):
            return None
        found = trailing(reading, after)
        if found is not None:
            return found
    behind = [each for each in reading.periods if each.start >= reading.numbers[place].end]
    if len(behind) != 1 or place + 1 == len(reading.numbers) or not _AT_LAST.fullmatch(reading.text, behind[0].end):
        return None
    between = reading.text[reading.numbers[-1].end : behind[0].start]
    return None if _SAYS.search(between) or _GOES_ELSEWHERE.search(between) else behind[0]


_GOES_ELSEWHERE = any_case(r"\b(?:because|which|who|when|where|since|as|due|driven|reflecting)\b")
_SAYS = any_case(r"\b(?:was|were|is|are|remained|will)\b")
_AT_LAST = re.compile(r"[\s.”\"]*")


def _is_comparing(between: str, following: PeriodMention, reading: Reading) -> bool:
    """Whether a period only says what is compared ("up 2 percent year over year"), not when."""
    named = reading.text[following.start : following.end]
    is_over = ONLY_COMPARES.search(named) is not None and _FOR.search(between) is None
    return is_over or v.COMPARED.search(between) is not None


_FOR = any_case(r"\b(?:for|in|of|during) (?:the )?$")
ONLY_COMPARES = any_case(
    r"\b(?:(?:year|quarter)[- ](?:over|on|to)[- ](?:year|quarter)|sequentially|sequential|(?<!the )linked[- ]quarter"
    r"|yoy|qoq|[yq](?:-o-|/)[yq])\b"
)


def leading_base(reading: Reading, place: int) -> PeriodMention | None:
    """The period named between the word of comparison and the number."""
    number = reading.numbers[place]
    start = reading.numbers[place - 1].end if place else 0
    marker = None
    for match in MARKERS.finditer(reading.text, start, number.start + 2):
        if match["to"] is None and not any(each.start <= match.start() < each.end for each in reading.periods):
            marker = match
    if marker is None:
        return None
    inside = [each for each in reading.periods if marker.end() - 6 <= each.start and each.end <= number.start]
    return inside[-1] if inside else None


_COMPARING = any_case(
    r"\b(?:above|below|ahead of|short of|behind|exceed(?:s|ed|ing)) (?:the |our |its )?\Z"
    rf"|\b(?:{v.COMPARED.pattern}|{v.FROM.pattern}|(?<=[a-z\d%,] )over\b|than\b|since\b"
    r"|(?:flat|unchanged|even|level|in line|consistent) (?:with|to)\b)"
    r"(?: (?!(?:to|from|over|than|since|versus|compared)\b)[\w$.,()%]+){0,9}\s*\Z",
)


def is_compared(reading: Reading, period: PeriodMention) -> bool:
    """Whether a period is named as what something is compared with."""
    if any(reading.aside_of(number.start) == period for number in reading.numbers):
        return True
    leads = any(0 <= each.start - period.end <= 1 for each in reading.measures) or v.DIRECTION.match(
        reading.text[period.end :].lstrip(" ,")
    )
    if leads and _GOING_ON.search(reading.text[: period.start]):  # "from $2 million, and full-year sales rose"
        return False
    marker = _COMPARING.search(reading.text, max(period.start - REACH, 0), period.start)
    if marker is None:
        return False
    between = [each for each in reading.numbers if marker.start() <= each.start and each.end <= period.start]
    return not any(is_spent(reading, marker.start(), each.start) for each in between)


def is_told_aside(reading: Reading, start: int, at: int) -> bool:
    """Whether a place is within a clause that only tells something of what stands before it: ", which reflects ..."."""
    return _ASIDE.search(reading.text, start, at) is not None


_ASIDE = any_case(r", (?:which|who|whose) [^;]*\Z")


def leading(reading: Reading, number: Number, first: Number) -> PeriodMention | None:
    """The period that the sentence names before the number for what it speaks of."""
    in_aside = _in_parentheses(reading.text, number.start)
    named = (each for each in reading.periods if each.end <= first.start)
    before = [each for each in named if not ONLY_COMPARES.search(reading.text[each.start : each.end])]
    if in_aside and not (before and is_compared(reading, before[-1]) and is_change_number(reading, number)):
        return before[-1] if before else None
    own = [each for each in before if not _belongs_to_base(reading, each) and not _is_of_base(reading, each)]
    return own[-1] if own else None


def _is_of_base(reading: Reading, period: PeriodMention) -> bool:
    """Whether a period right after a number says when that was, of what something else is compared with."""
    place = max((at for at, each in enumerate(reading.numbers) if each.end <= period.start), default=None)
    between = reading.text[reading.numbers[place].end : period.start] if place is not None else "-"
    return place is not None and _FILLER.match(between) is not None and is_base(reading, place, ClaimKind.AMOUNT)


def _in_parentheses(text: str, at: int) -> bool:
    before = text[:at].rstrip("( $")
    return before.count("(") > before.count(")")


def _belongs_to_base(reading: Reading, period: PeriodMention) -> bool:
    """Whether the period goes with a number or a noun that something is compared with."""
    if is_compared(reading, period):
        return True
    return period.kind in (PeriodKind.YEAR_AGO, PeriodKind.PRECEDING) and not (
        is_of_subject(reading, period) or _is_spoken_of(reading, period)
    )


def _is_spoken_of(reading: Reading, period: PeriodMention) -> bool:
    """Whether an earlier period is what the clause speaks of: "In the prior quarter, sales were"."""
    named, before, after = (
        reading.text[period.start : period.end],
        reading.text[: period.start],
        reading.text[period.end :],
    )
    if named.endswith(("’s", "'s")) or _SAME_ALONE.fullmatch(named):
        return False
    is_said_of = any(0 <= each.start - period.end <= 1 for each in reading.measures)
    opens = _OPENS.search(before) is not None and (is_said_of or after.startswith((",", " we ", " the ")))
    return opens or _OPENING.fullmatch(before) is not None


_SAME_ALONE = any_case(r"(?:the )?(?:same|like) (?:quarter|period|time)")
_OPENING = any_case(r"\W*(?:(?:in|for|during) )?(?:the |our |its )?")
_OPENS = any_case(r"[.;:] \W*(?:in|for|during) (?:the )?\Z")
