"""Which measure a number is of, and the words that stand between the two."""

from __future__ import annotations

import re
from dataclasses import replace

from icc_reports.check.claims import vocabulary as v
from icc_reports.check.claims.lists import of_list, with_following
from icc_reports.check.claims.margins import TAX_RATE
from icc_reports.check.claims.measures import Measure
from icc_reports.check.claims.names import Names
from icc_reports.check.claims.numbers import Counted
from icc_reports.check.claims.phrases import DROPPED, Word, segment_phrase, words_of
from icc_reports.check.claims.shapes import REACH, Number, Reading
from icc_reports.check.claims.wholes import divided, is_of_something
from icc_reports.model.figures import SHARES
from icc_reports.model.patterns import any_case

_OF_MEASURE = re.compile(
    r"^\)?,?\s*(?:of|in)\s+(?!which\b|(?:line|comparison) with\b|constant|local"
    r"|(?:U\.?S\.? |actual |reported )?dollars?\b|USD\b)"
    r"(?:(?:our|its|the|total|consolidated|net|quarterly)\s+)*",
    re.IGNORECASE,
)
_CHANGE_IN = re.compile(
    r"^\s*(?:(?!driven|due|led|helped|by |from |and )[a-z-]+ ){0,2}"
    rf"(?:{v.CHANGE_NOUNS})\s+in\s+(?:(?:our|its|the|reported|overall)\s+)*",
    re.IGNORECASE,
)

_NO_CHANGE_IN = any_case(r"^ change in (?:(?:our|its|the)\s+)*")  # by nothing: any other change needs its sign


def measure_for(reading: Reading, number: Number) -> tuple[Measure | None, str]:
    """The measure that a number is of, and the words between that are neither periods nor numbers."""
    behind = next((each for each in reading.measures if number.end in each.behind), None)
    following = _following(reading, number) if behind is None else (_listed(reading, behind),)
    if following is None and _ON.search(reading.text, 0, number.start):
        following = (None,) if _ITEM_NEXT.match(reading.text, number.end) else None
    if following is not None:
        return following[0], ""
    candidates = [
        each
        for each in reading.measures
        if each.end <= number.start and not _is_aside(reading, each, number) and not _is_governed(reading, each)
    ]
    if number.said.counted is Counted.MONEY:  # a margin behind a percentage is of that alone, and no rate is money
        candidates = [each for each in candidates if not _is_of_percentage(reading, each)] or candidates
        candidates = [each for each in candidates if not TAX_RATE.search(each.name)] or candidates
    if number.said.scale > 1:  # no amount of millions is one per share
        candidates = [each for each in candidates if not each.is_eps] or candidates
    if _RESULT_COMPARED.search(reading.text, 0, number.start):  # set against a result, not against an item of it
        candidates = [each for each in candidates if _RESULT.search(each.name)] or candidates
    if not candidates:
        return _named_after(reading, number), ""
    measure = of_list(reading, number, candidates)
    measure = divided(reading, candidates, number) if measure == candidates[-1] else measure
    if _is_all_of(measure, reading, number) or _is_of_some(measure, reading, number):
        return replace(measure, doubt=measure.doubt or f"whether it is all of {measure.name!r}"), ""
    gap = _without_item(_gap(reading, candidates[-1].end, number.start), measure)
    if _OPENS_ITEM.search(_CHANGES.sub(" ", v.COMPARED.sub(" ", gap))) or _OPENS_ITEM_RIGHT.fullmatch(
        reading.text[candidates[-1].end : number.start]
    ):
        return None, ""
    return measure, _CHANGES.sub(" ", gap)


def _is_all_of(measure: Measure, reading: Reading, number: Number) -> bool:
    """Whether a measure is said to reflect a net gain or loss of nothing else: "other income reflected a net loss"."""
    is_net = any(_OF_BOTH.search(entry.line.row.label) for entry in measure.entries)
    is_said = is_net and _NET_RESULT.fullmatch(reading.text, measure.end, number.start) is not None
    return is_said and _OF_AN_ITEM.match(reading.text, number.end) is None


def _is_of_some(measure: Measure, reading: Reading, number: Number) -> bool:
    """Whether words only tell what an item arises from: "advisory fees related to certain mergers of $4 million"."""
    is_item = bool(measure.entries) and not measure.digits and _RESULT.search(measure.name) is None
    return is_item and _ARISING.fullmatch(reading.text, measure.end, number.start) is not None


_ARISING = any_case(
    r" (?:related|relating|attributable) to (?:(?!of\b)[a-z-]+ ){1,4}of (?:(?:approximately|about|nearly) )?\(?"
)
_OF_BOTH = any_case(
    r"\b(?:income|gains?)\b.*\b(?:expenses?|loss(?:es)?)\b|\b(?:expenses?|loss(?:es)?)\b.*\b(?:income|gains?)\b"
)
_NET_RESULT = any_case(
    r" (?:reflect|show)(?:s|ed) an? (?:overall )?net (?:gain|loss|income|expense|benefit) of"
    r" (?:(?:approximately|about|nearly) )?\(?"
)
_OF_AN_ITEM = any_case(r"\)? (?:on|from|in|related|relating|associated|attributable|due|for|of|arising|resulting)\b")
_WENT_TO = re.compile(
    r"^\)? (?:went|was spent|was used|was invested) (?:in)?to?(?:on|for|ward)? ?(?:(?:our|its|the|total)\s+)*",
    re.IGNORECASE,
)
_FOR_MEASURE = re.compile(r"^\)?\s*for\s+(?:(?:the|our|its|total)\s+)*", re.IGNORECASE)
_CHANGES = any_case(  # a period may stand within: "reflecting a year-over-year decrease"
    r"\breflect(?:s|ed|ing)?[ |]+(?:an?[ |]+)?(?:increase|decrease|growth|decline|improvement|reduction)"
    r"|\ba growth rate\b",
    "reflect|growth rate",
)


def _listed(reading: Reading, behind: Measure) -> Measure:
    """A measure behind an amount with those that are listed after it; one behind a change as it is."""
    return behind if len(behind.behind) > 1 or not behind.entries else with_following(reading, behind)


def _following(reading: Reading, number: Number) -> tuple[Measure | None] | None:
    """The measure that a number is said to be of after it; None in a tuple where no row has that name."""
    after = reading.text[number.end :]
    if any(each.match(after) for each in _OF_WHOLES) or is_of_something(reading, number):
        return None
    at = _past_periods(reading, number.end + 1)
    changed = next((each for each in reading.measures if each.start == at), None)
    if changed is not None and v.CHANGE_AFTER.match(reading.text[changed.end :]):
        return (changed,)
    is_change = v.CHANGED_BY.search(reading.text[: number.start][-REACH:]) is not None
    if (joined := changed_with(reading, number)) is not None:
        return _following(reading, joined)
    own = next((each for each in reading.measures if each.start == number.end + 1), None)
    if own is not None and _is_counted_so(own, number):
        return (own,)
    unchanged = (_NO_CHANGE_IN,) if not number.said.number else ()
    for pattern in (*unchanged, _CHANGE_IN, _OF_MEASURE, _WENT_TO, *((_FOR_MEASURE,) if is_change else ())):
        lead = pattern.match(after)
        if lead is None:
            continue
        at = number.end + lead.end()
        for measure in reading.measures:
            if measure.start - 2 <= at <= measure.end:
                return (with_following(reading, measure),)
        is_timed = any(period.start - 6 <= at <= period.end for period in reading.periods)
        if pattern is not _FOR_MEASURE and not is_timed and not reading.text[at : at + 1].isdigit():
            return (None,)
    return None


# Of charges that no row's name names: "a loss of $9 million on $8 million severance charges".
_ON = any_case(r"\bon (?:an? )?(?:(?:approximately|about|nearly) )?\(?\Z")
_ITEM_NEXT = any_case(
    r"\)? (?:[a-z][a-z-]+ ){0,4}?(?:charges?|impairments?|costs?|expenses?|write-?(?:downs?|offs?)|settlements?)\b"
)


def _past_periods(reading: Reading, at: int) -> int:
    """Where the words go on behind the periods named there: "a 5% year-over-year second-quarter revenue increase"."""
    for each in reading.periods:
        at = each.end + 1 if each.start == at else at
    return at


_OF_WHOLES = (v.OF_REVENUE, v.OF_TOTAL, v.OF_PRETAX)


def changed_with(reading: Reading, number: Number) -> Number | None:
    """The percentage that an amount is a change with: "a $1.0 million, or 3.2% decrease in interest income"."""
    at = reading.numbers.index(number) + 1
    if number.said.counted is not Counted.MONEY or at >= len(reading.numbers):
        return None
    after = reading.numbers[at]
    lead = _OR.fullmatch(reading.text[number.end : after.start]) if after.said.counted is Counted.PERCENT else None
    if lead is None:
        return None
    tail = reading.text[after.end :]
    shut = _SHUT.match(tail)
    is_aside = bool(lead["opens"]) == (shut is not None) or _ARTICLE.search(reading.text[: number.start])
    is_change = v.CHANGE_AFTER.match(tail[shut.end() if shut else 0 :]) is not None
    return after if _CHANGE_IN.match(tail.removeprefix(",")) or (is_aside and is_change) else None


# "was $4, or 3%, higher" and "was $4 or 3% higher" are of the change, "was $4, or 3% higher" is of the level.
_OR = re.compile(r"(?P<opens>,? \(|,)? ?or (?:approximately |about )?")
_SHUT = re.compile(r"\),?|,")
_ARTICLE = re.compile(r"\ban? (?:approximately |about )?$", re.IGNORECASE)


def _is_counted_so(measure: Measure, number: Number) -> bool:
    """Whether a measure right after a number is what it counts: "a 73.4% gross margin", "104 million shares"."""
    if number.said.counted is Counted.PERCENT:
        return _RATIO.search(measure.name) is not None
    if number.said.counted is Counted.MONEY:
        return measure.is_eps or bool(measure.tags) or re.fullmatch(r"cash", measure.name, re.IGNORECASE) is not None
    units = {figure.unit for entry in measure.entries for _, figure in entry.cells()}
    return number.said.counted is Counted.PLAIN and units == {SHARES}


def _is_of_percentage(reading: Reading, measure: Measure) -> bool:
    """Whether a margin or a rate stands right behind a percentage: "a 76% gross margin"."""
    ends = (each.end for each in reading.numbers if each.said.counted is Counted.PERCENT)
    return _RATIO.search(measure.name) is not None and any(end + 1 == measure.start for end in ends)


_RATIO = any_case(r"\b(?:margin|rate|ratio|yield)s?$")


def _named_after(reading: Reading, number: Number) -> Measure | None:
    """The measure right after a number that opens its sentence: "At $3.1 million, revenue was ..."."""
    if not re.fullmatch(r"\W*(?:At|With)\s*", reading.text[: number.start]):
        return None
    following = next((each for each in reading.measures if each.start >= number.end), None)
    is_next = following is not None and re.fullmatch(r",\s*", reading.text[number.end : following.start])
    return following if is_next else None


_GOVERNED = any_case(
    rf"(?P<change>\b(?:{v.CHANGE_NOUNS})s?(?: of [\w$.,% ]+)?\s+)?"
    r"\b(?:in|from|for|to|by|with|at|across|during|of|on|toward|against|through)\s+(?:(?:the|our|its|an?|their) )?$",
)


def _is_governed(reading: Reading, measure: Measure) -> bool:
    """Whether the measure only says where or of what ("cars sold in Europe"), unless it says what changed."""
    before = reading.text[: measure.start]
    if _OPERATIONS.fullmatch(measure.name) and before.endswith("from "):
        return True
    if ", " in measure.name and _OPENS_CLAUSE.search(before):
        return False
    if _MOVES.match(reading.text, measure.end):
        return False
    lead = _GOVERNED.search(before[-REACH:])
    if lead is not None and _HAS_ITS_OWN.search(before[-24:]) and _OF_NUMBER.match(reading.text, measure.end):
        return False
    if lead is None or lead["change"] is not None or re.search(r"\bresulting in (?:an? )?$", before[-16:]):
        return False
    return not v.COMPARED.search(before[-24:]) and not _OF_WHAT.search(before[-9:])


_OF_WHAT = any_case(r"\b(?:from|to|of|with|by)\s+(?:an? )?$")
_OPERATIONS = any_case(r"(?:continuing|discontinued) operations")  # from which something is: they are no measure
_HAS_ITS_OWN = any_case(
    r"\b(?:with|at|on|and|through) (?:(?:an?|the|our|its) )?$"
    r"|\b(?:effects?|impacts?|result|absence) of (?:an?|the|our|its) $"
)
_OF_NUMBER = any_case(
    r"(?: (?:growth|increases?|decreases?|declines?|improvements?))? of (?:approximately |about |nearly )?\(?[$€£¥]?\d"
    r"| (?:that|which) (?:grew|rose|increased|fell|declined|decreased|improved|were up|were down|was up|was down)\b"
)
_MOVES = re.compile(  # what it does makes it the subject of its numbers: "resulted in revenue increasing $5 million"
    r" (?:increasing|growing|rising|climbing|improving|decreasing|declining|falling|dropping)"
    r" (?:(?:by|to|from|approximately|about|nearly|over) )*\(?[$€£¥]?\d"
)
_OPENS_CLAUSE = any_case(r"(?:^|[;.:]\s*)(?:in|for|within|across) (?:the |our )?$")


# "net loss included $127.5 million of ..." and "expenses and $19.9 million of ..." speak of something else.
_OPENS_ITEM = any_case(
    r"\b(?:of which|includ\w+|reflect\w*|consist\w*|compris(?:es|ing)|due to|driven by|attributable to (?!common|the c"
    r"|share|stock)"
    r"|associated with|related to|resulting from|offset by|partially offset|because|impacted by|affected by"
    r"|plus|(?<!flat )(?<!even )(?<!in line )(?<!unchanged )(?<!consistent )with)\b",
)


def _without_item(gap: str, measure: Measure) -> str:
    """The words without an item named before a result that the measure is set against.

    "A loss of $4 million, reflecting $9 million of charges, compared to earnings of $2 million".
    """
    turn = _RESULT_COMPARED.search(gap) if _RESULT.search(measure.name) else None
    item = _OPENS_ITEM.search(gap) if turn is not None else None
    is_step = any(entry.line.row.is_step for entry in measure.entries)
    gap = _WHY.sub(" ", gap) if is_step else gap  # "exchange rates due to the strong dollar were negative 2%"
    return gap if turn is None or item is None or turn.start() < item.start() else gap[: item.start()] + turn[0]


_WHY = any_case(r"\bdue to [^,;]*(?= (?:was|were)\b)")
_RESULT = any_case(r"\b(?:income|earnings|profit|loss|gains?)\b")
_RESULT_COMPARED = any_case(
    r"\b(?:compared (?:to|with)|versus|vs\.?|against)(?: an?)? (?:income|earnings|profit|loss) of \Z"
)
_OPENS_ITEM_RIGHT = re.compile(r"[\s,]*(?:and|as well as|plus)\s+(?:an? )?(?:approximately |about )?", re.IGNORECASE)


def _is_aside(reading: Reading, measure: Measure, number: Number) -> bool:
    """Whether the measure stands in an aside: "(...)", ", which includes ..., ", "of total revenue"."""
    text = reading.text
    between = text[measure.end : number.start]
    if between.count(")") > between.count("("):
        return True
    lead = text[: measure.start]
    if any(each.start() < measure.start < each.end() <= number.start for each in _DEFINED.finditer(text)):
        return True
    if _verb_after_clause(text, lead, measure, number):
        return True
    return re.search(r"(?:%|percent|percentage)\s*(?:of|to)\s+(?:[\w’'-]+\s+){0,4}$", lead[-REACH:]) is not None


_CLAUSE = any_case(
    r", (?:including(?= )|which (?!grew|rose|was|were|increased|decreased|fell|declined|totaled|amounted))",
    ", which |, including ",
)


_CLAUSE_END = any_case(
    r",\s+(?:was|were|totaled|grew|increased|decreased|rose|fell|declined|improved|represented|represents"
    r"|amounted|is|are"
    r"|accounted|remained|reached|came|compared|versus|up|down)\b|,\s+from\s*\(?$",
)


def _verb_after_clause(text: str, lead: str, measure: Measure, number: Number) -> bool:
    """Whether the measure stands in ", which includes ...," and the verb of the number follows after it."""
    openings = list(_CLAUSE.finditer(lead))
    opening = openings[-1] if openings else None
    if opening is None or _CLAUSE_END.search(lead, opening.end()):
        return False
    return _CLAUSE_END.search(text, measure.end, number.start) is not None


def _gap(reading: Reading, start: int, end: int) -> str:
    """The words from one place to another without periods, numbers, asides and what is said of revenue as a base."""
    text = reading.text
    kept = []
    at = start
    spans = sorted(
        [(each.start, each.end) for each in reading.periods] + [(each.start, each.end) for each in reading.numbers]
    )
    for first, last in spans:
        if first >= start and last <= end:
            kept.append(text[at:first])
            at = max(at, last)
            for pattern in (_BASIS_BEHIND, _UNIT_BEHIND, v.PER_WHAT):
                at += len(behind[0]) if (behind := pattern.match(text[at:end])) is not None else 0
    kept.append(text[at:end])
    joined = LED_BY.sub(" ", v.FLOW_OF_CASH.sub(" ", " | ".join(kept)))
    joined = _DEFINED.sub(" ", joined)
    joined = _EXPLAINED.sub(" ", re.sub(r"\([^()]*\)", " ", joined))
    opening = _CLAUSE.search(joined)
    if opening is not None:
        closing = _CLAUSE_END.search(joined, opening.end())
        joined = joined[: opening.start()] + joined[closing.start() :] if closing else joined
    return re.sub(r"\bof (?:total |consolidated |net |our |the )*(?:revenues?|sales)\b", " ", joined)


# What only says why: "expenses increased, driven by bonuses, to 6% of revenue".
LED_BY = any_case(
    r", (?:(?:driven|helped|led|aided|boosted|hurt|fueled|affected) by|due to|owing to|thanks to|reflecting|after"
    r"|despite|reconciled)\b"
    r"[^,;|]*,(?= (?:and )?(?:to|of|represented|accounted|was|were|totaled|rose|fell|grew|increased|decreased|declined"
    r"|dropped)\b)"
)
_UNIT_BEHIND = re.compile(
    r" (?:[A-Za-z]+/[A-Za-z]+|M{0,2}(?:[Bb]oe|[Bb]bl|[Bb]o|[Cc]fe?|[Bb]tu)s?(?:pd|/d)?"
    r"|(?:oil[- ]equivalent )?barrels(?: of oil(?: equivalent)?)?|ounces|tons|tonnes|gallons|units|pounds"
    r"|megawatt[- ]hours)\b(?: (?:per|a|each) day)?"
)
_EXPLAINED = any_case(r", (?:which is )?an? [^,;]{0,60}\b(?:measure|metric)\b[^,;]{0,60},")
# How the measure before it is made, up to its verb: "Core EBITDA, calculated as EBITDA excluding refunds, was".
_DEFINED = any_case(
    r", (?:which (?:we|the company) )?(?:calculate|compute|define|measure)[sd]? (?:as|by)\b[^;]*?"
    r",?(?= (?:was|were|totaled|amounted to|came to)\b)",
    "calculate|compute|define|measure",
)
_BASIS_BEHIND = re.compile(
    r"\)? (?:(?:at|in|on an?) )?(?:(?:constant|local)[- ]currenc(?:y|ies)|organic(?:ally)?)(?: basis)?\d?",
    re.IGNORECASE,
)
_SUBJECT_VERB = re.compile(
    r"\b(?:had|has|have|reported|generated|posted|recorded|achieved|delivered|contributed)\b(?: an?)?(?: average)?\s*$"
)


def gap_before(reading: Reading, measure: Measure) -> str:
    """What has the measure by the sentence ("our core VAN services had"); "" where nothing does."""
    verb = _SUBJECT_VERB.search(reading.text, 0, measure.start)
    if verb is None:
        return ""
    before = _WHICH.sub("", reading.text[: verb.start()])
    return before[max(before.rfind(","), before.rfind(";")) + 1 :]


_WHICH = any_case(r", (?:which|who|where) [^,;]*, ?\Z")  # said of what has the measure, up to its verb


def unaccounted(gap: str, names: Names, segment: str | None) -> list[str]:
    """The words of a stretch that say something the reading does not understand; its segment's name is understood.

    So is what stands right behind that name and only says of which kind it is: "in the medical vertical market".
    """
    own = frozenset(segment_phrase(segment or ""))
    known = names.company | own
    rest: list[str] = []
    is_named = False
    for word in words_of(gap):
        is_named = word.form in own or (is_named and word.form in names.kinds)
        if not is_named and not _is_understood(word, known):
            rest.append(word.raw)
    return rest


def _is_understood(word: Word, known: frozenset[str]) -> bool:
    return (
        word.raw.lower() in v.NEUTRAL
        or word.form in v.NEUTRAL | DROPPED | known
        or word.raw[0].isdigit()
        or v.DIRECTION.fullmatch(word.raw) is not None
    )
