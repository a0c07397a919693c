"""What each number of a sentence states: of which measure, for which period, as what kind of number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from icc_reports.check.claims import vocabulary as v
from icc_reports.check.claims.currency import BASIS_WORDS, basis_in, without_basis
from icc_reports.check.claims.kinds import is_set_against, kind_of
from icc_reports.check.claims.lists import side_by_side
from icc_reports.check.claims.lookup import growths_named
from icc_reports.check.claims.measures import Measure, segment_in
from icc_reports.check.claims.names import Names, same_segment
from icc_reports.check.claims.numbers import Counted, bound_of, hedge_of
from icc_reports.check.claims.periods import Clock, When
from icc_reports.check.claims.phrases import phrase, tags_in, words_of
from icc_reports.check.claims.sequence import is_base
from icc_reports.check.claims.shapes import Context, Reading, Spot, Statement
from icc_reports.check.claims.subjects import gap_before, measure_for, unaccounted, whole_of
from icc_reports.check.claims.timing import base_for, is_relative, period_for
from icc_reports.model.relations import ClaimKind


def statements_in(reading: Reading, names: Names, clock: Clock, context: Context) -> list[Statement]:
    """What every number of the sentence states."""
    found: list[Statement] = []
    for place in range(len(reading.numbers)):
        found.append(_statement(Spot(reading=reading, place=place, clock=clock, context=context, earlier=found), names))
    return found


def _statement(spot: Spot, names: Names) -> Statement:
    reading, number = spot.reading, spot.number
    measure, gap = measure_for(reading, number)
    doubt = None
    if (counterpart := _counterpart(spot)) is not None:
        measure, gap = counterpart, ""
    if measure is None:
        measure, doubt = _carried_over(spot)
    kind, sign, is_better = kind_of(spot, measure)
    compared = is_base(reading, spot.place, kind)
    when, is_named, tentative = period_for(spot, is_base=compared)
    if kind in _OVER_TIME or not any(each.options == when for each in reading.periods):
        when = _over_time(when, measure, spot)
    if len({each.months for each in when}) > 1:
        tentative = tentative or "whether all of the year is meant or the part of it that is spoken of"
    if compared and measure is not None:
        measure, doubt = _short_for(spot, measure, doubt)
    statement = Statement(
        number=number,
        kind=kind,
        measure=measure,
        when=when,
        is_base=compared,
        sign=sign,
        is_better=is_better,
        is_loss=_is_loss(spot, measure),
        hedge=hedge_of(spot.before),
        tentative=tentative,
        is_relative=when != () and is_relative(reading, spot.place),
        whole=_whole(spot) if kind is ClaimKind.SHARE else None,
    )
    doubt = doubt or _doubt_of(measure)
    if doubt is not None:
        statement = replace(statement, tentative=tentative or doubt)
    statement = _at_other_basis(_put_on_basis(statement, spot), spot, names)
    if statement.kind in (ClaimKind.GROWTH, ClaimKind.CHANGE) and not statement.base:
        base, unnamed = base_for(spot, when)
        base = tuple(dict.fromkeys((*base, *(each for other in when[1:] for each in base_for(spot, (other,))[0]))))
        statement = replace(statement, base=base, tentative=statement.tentative or unnamed)
    return _completed(statement, spot, gap, names, is_named=is_named)


def _doubt_of(measure: Measure | None) -> str | None:
    """What a measure's own name leaves open."""
    if measure is None:
        return None
    if measure.parts:
        return "which rows are added"
    if measure.entries and all(entry.is_loose for entry in measure.entries):
        return f"whether {measure.entries[0].line.row.label.strip()!r} is meant"
    return measure.doubt


def _short_for(spot: Spot, measure: Measure, doubt: str | None) -> tuple[Measure, str | None]:
    """What is compared may be called by the beginning of the name: "net income of ... compared to income of"."""
    own = next((each.measure for each in spot.earlier if not each.is_base and each.measure is not None), None)
    if own is None or own.tags != measure.tags or own.is_eps or measure.unknown is not None:
        return measure, doubt
    if len(own.words) <= len(measure.words) or own.words[: len(measure.words)] != measure.words:
        return measure, doubt
    entries = dict.fromkeys((*own.entries, *measure.entries))
    return replace(measure, entries=tuple(entries)), doubt or f"whether {measure.name!r} stands for {own.name!r}"


def _put_on_basis(statement: Statement, spot: Spot) -> Statement:
    """Growth that the words behind it put on a basis of rows: "up 5%, or 2% on an underlying basis"."""
    behind = _PUT_ON.match(spot.after)
    measure, last = statement.measure, spot.earlier[-1] if spot.earlier else None
    if behind is None or measure is None or last is None or last.kind is not ClaimKind.GROWTH:
        return statement
    return replace(
        statement,
        kind=ClaimKind.GROWTH,
        sign=last.sign,
        is_better=last.is_better,
        when=last.when,
        base=last.base,
        is_base=False,
        measure=replace(measure, tags=tags_in(behind[0])),
    )


_PUT_ON = re.compile(r" on an? (?:adjusted|underlying|non-?gaap|normalized) basis\b", re.IGNORECASE)


def _at_other_basis(statement: Statement, spot: Spot, names: Names) -> Statement:
    """Growth that the words put on another basis ("or 9% at constant currency"), where tables print growth on that."""
    measure, number, earlier = statement.measure, spot.number, spot.earlier
    if number.said.counted is not Counted.PERCENT or measure is None or statement.kind not in _MAY_GROW:
        return statement
    listed = side_by_side(spot.reading, spot.place)[0] > 0 and bool(earlier)
    basis = basis_in(_own_tail(spot)) or basis_in(spot.clause) or (earlier[-1].basis if listed else None)
    if basis is None or not growths_named(names, measure, basis):
        return statement
    if statement.kind is ClaimKind.OTHER and earlier and (last := earlier[-1]).kind is ClaimKind.GROWTH:
        statement = replace(statement, sign=last.sign, is_better=last.is_better, when=last.when, is_base=False)
    is_known = (measure.unknown or "").lower() in BASIS_WORDS
    return replace(
        statement,
        kind=ClaimKind.GROWTH,
        basis=basis,
        measure=replace(measure, unknown=None if is_known else measure.unknown),
        tentative=statement.tentative or "how the other basis is reckoned",
    )


_MAY_GROW = (ClaimKind.GROWTH, ClaimKind.OTHER)


def _whole(spot: Spot) -> Measure | None:
    """What a share is of, by name; of a share that is only set against another what that one is of."""
    named = whole_of(spot.reading, spot.number)
    if named is not None or v.OF_REVENUE.match(spot.after) or not spot.earlier or not is_set_against(spot):
        return named
    return spot.earlier[-1].whole


_OVER_TIME = (ClaimKind.MARGIN, ClaimKind.OTHER, ClaimKind.PER_SHARE)  # said of a day, printed for what it ends


def _over_time(when: tuple[When, ...], measure: Measure | None, spot: Spot) -> tuple[When, ...]:
    """The stretch that a day ends, for what no table prints at that day: a balance was spoken of, then a margin."""
    reported = spot.clock.reported
    if measure is None or not when or when[0].months or reported is None or not reported.ends_as(when[0]):
        return when
    is_balance = any(entry.figure(when[0]) is not None for entry in measure.entries)
    return when if is_balance else (reported,)


def _counterpart(spot: Spot) -> Measure | None:
    """The measure at the same place of what a list is compared with: "A was 5% and B was 7%, compared to 4% and 6%"."""
    index, size = side_by_side(spot.reading, spot.place)
    first = spot.place - index
    before = spot.earlier[first - size : first] if size > 1 and first >= size else ()
    same = {each.number.said.counted for each in before} == {spot.number.said.counted}
    measures = [each.measure for each in before if each.measure is not None and not each.is_base]
    starts = {measure.start for measure in measures}
    if not same or len(starts) < size:
        return None
    if not is_base(spot.reading, first, ClaimKind.OTHER):
        return None
    return measures[index]


_OTHER_BASIS = re.compile(
    r"(?:[^.]{0,60}[,:] )?(?:on an? (?:non-?gaap|adjusted|underlying|pro ?forma)\b"
    r"|(?:non-?gaap|adjusted|underlying|pro ?forma)(?= (?:basis|results?|terms)\b|[,:])"
    r"|(?:excluding|exclusive of|adjusting for|before)\b)"
    r"(?! (?:net|gross|eb|operating|income|earn|diluted|eps|free)[^,]*\b(?:was|were|of|for|in)\b)",
    re.IGNORECASE,
)


_ON_BASIS = re.compile(r"\bon an? (?:adjusted|underlying|non-?gaap) basis,?(?: [\w’']+){0,6} *\Z", re.IGNORECASE)
_MAX_UNKNOWN = 4


def _carried_over(spot: Spot) -> tuple[Measure | None, str | None]:
    """The measure that "it" stands for, or that a number is only set against; and what room that leaves."""
    doubt = "what “it” stands for: the sentence does not name it"
    if spot.context.goes_on and spot.place == 0 and spot.number.start == 0:
        return spot.context.measure, None
    if spot.context.measure is not None and (_PRONOUN.search(spot.before) or _THIS_COMPARES.match(spot.reading.text)):
        return spot.context.measure, doubt
    if spot.earlier and spot.earlier[-1].measure is not None and is_set_against(spot):
        return spot.earlier[-1].measure, spot.earlier[-1].tentative
    return None, None


_THIS_COMPARES = re.compile(
    r"(?:The|This) (?:increase|decrease|growth|decline|improvement|reduction) of \(?\$"
    r"|(?:This|That|These results|Those results) (?:also )?(?:compare[sd]? (?:to|with) \(?\$"
    r"|(?:represent|reflect|mark)(?:s|ed) (?:an?|the) (?:[a-z]+ )?(?:\d|increase|decrease|growth|decline|improvement))"
)
_PRONOUN = re.compile(
    r"\bit (?:also )?(?:was|is|came to|amounted to|totaled|had been|represented|averaged|stood at"
    r"|reached)\b[^.;]{0,60}$",
    re.IGNORECASE,
)


def _completed(statement: Statement, spot: Spot, gap: str, names: Names, *, is_named: bool) -> Statement:
    """The statement with what keeps it from being verified, and what leaves room in its words."""
    statement = _on_its_basis(statement, spot.reading, spot.earlier)
    missing = _missing(statement, spot, gap)
    if missing is not None or statement.measure is None:
        return replace(statement, missing=missing)
    if (place := _opening_place(spot, statement.measure, names)) is not None:
        return replace(statement, missing=f"figures for {statement.measure.name!r} in {place!r} alone")
    statement = _of_its_segment(statement, statement.measure, spot, names)
    statement = _of_the_same(statement, spot, names)
    if statement.basis is not None:
        gap = without_basis(gap).replace("would have", " ")
    rest = unaccounted(gap, names, statement.measure.segment if statement.measure else None)
    if rest:
        doubt = statement.tentative or f"the meaning of {rest[0]!r} in the sentence"
        statement = replace(statement, tentative=doubt, is_obscure=True)
        if len(rest) > _MAX_UNKNOWN or v.EXCLUDING.search(gap) or _is_slight(statement):
            name = statement.measure.name if statement.measure else ""
            return replace(statement, missing=f"figures for what the sentence says of {name!r} ({rest[0]!r})")
    has_rows = statement.measure is not None and bool(statement.measure.entries)
    is_explicit = is_named and not rest and statement.tentative is None and has_rows
    statement = replace(statement, is_explicit=is_explicit and not v.EXCLUDING.search(spot.reading.text))
    bound = bound_of(spot.before)
    if bound is not None:
        statement = replace(statement, hedge=bound, tentative=f"a figure instead of a limit ({bound!r})")
    return statement


def _basis_of_partner(measure: Measure, earlier: Sequence[Statement], reading: Reading) -> frozenset[str]:
    """The basis of an amount that one per share is joined to: "adjusted net income of $56 million and EPS of $1.26"."""
    last = earlier[-1] if earlier else None
    if not measure.is_eps or last is None or last.measure is None:
        return frozenset()
    joined = re.fullmatch(r",? and (?:an? )?", reading.text[last.number.end : measure.start])
    return last.measure.tags if joined else frozenset()


def _on_its_basis(statement: Statement, reading: Reading, earlier: Sequence[Statement]) -> Statement:
    """With the basis that the sentence names at its beginning, and without the word that says an average is meant."""
    measure = statement.measure
    if measure is None:
        return statement
    if not measure.tags and (spoken := _basis_of_partner(measure, earlier, reading)):
        measure = replace(measure, tags=spoken)
        statement = replace(statement, tentative=statement.tentative or "which basis the amount per share is on")
    if not measure.tags and (_OTHER_BASIS.match(reading.text) or _ON_BASIS.search(reading.text, 0, measure.start)):
        measure = replace(measure, tags=frozenset({"nongaap"}))
    if statement.kind is ClaimKind.AVERAGE and (measure.unknown or "").lower() == "average":
        measure = replace(measure, unknown=None)
    return replace(statement, measure=measure)


def _missing(statement: Statement, spot: Spot, gap: str) -> str | None:
    measure = statement.measure
    if spot.reading.is_forecast(spot.number.start):
        return "what has not happened yet: it speaks of the future"
    if measure is None:
        return f"a measure that the sentence names for {statement.number.text.strip()}"
    if measure.unknown is not None:
        named = " ".join(part for part in (measure.unknown, measure.name) if part)
        return f"figures for {named!r}, which the tables do not print"
    if statement.basis is not None:
        return None
    other = None if measure.tags else v.CONSTANT_CURRENCY.search(_own_tail(spot)) or v.CONSTANT_CURRENCY.search(gap)
    if other is not None or v.IN_CURRENCY.search(_own_tail(spot)):
        return "figures on the basis that the sentence names"
    return None


_TAIL_ENDS = re.compile(
    r"[;(]|\b(?:due|driven|primarily|mainly|largely|reflecting|as a result|because|resulting|from|led)\b",
    re.IGNORECASE,
)


def _own_tail(spot: Spot) -> str:
    """What is said right after the number of itself: up to the next number, an aside or a reason."""
    end = spot.number.end
    later = spot.reading.numbers[spot.place + 1 :]
    tail = spot.reading.text[end : min(end + _TAIL_LENGTH, later[0].start if later else len(spot.reading.text))]
    stop = _TAIL_ENDS.search(tail)
    return tail[: stop.start()] if stop else tail


_TAIL_LENGTH = 60


def _of_its_segment(statement: Statement, measure: Measure, spot: Spot, names: Names) -> Statement:
    """With the segment that has the measure by the sentence, or else by its heading alone."""
    if measure.segment is not None:
        return statement
    leading = segment_in(gap_before(spot.reading, measure), names) or _opening_segment(spot.reading, measure, names)
    if leading is not None:
        return replace(statement, measure=replace(measure, segment=leading))
    said = spot.context.said
    if said is not None and spot.context.segment is None and not measure.is_consolidated:
        doubt = "which segment is meant: the sentence before says it alone"
        if any(same_segment(said, entry.segment) for entry in measure.entries):
            return replace(statement, measure=replace(measure, segment=said), tentative=doubt)
    if spot.context.segment is None or measure.is_consolidated:
        return statement
    doubt = "which segment is meant: the heading says it alone"
    return replace(statement, measure=replace(measure, segment=spot.context.segment), tentative=doubt)


def _opening_segment(reading: Reading, measure: Measure, names: Names) -> str | None:
    """The segment that opens the clause of a measure: "In the Americas, revenue ..."."""
    lead = _OPENING.search(reading.text[: measure.start])
    return names.segment_of(phrase(lead["what"])) if lead is not None else None


def _of_the_same(statement: Statement, spot: Spot, names: Names) -> Statement:
    """Of the same stores, where the sentence speaks of them before it: "same-store revenue rose 2% and expenses 3%"."""
    measure = statement.measure
    lead = _SAME.search(spot.reading.text, 0, measure.end) if measure is not None else None
    if (
        measure is None
        or lead is None
        or lead.start() >= measure.start
        or ";" in spot.reading.text[lead.end() : measure.start]
    ):
        return statement
    words = tuple(word.form for word in words_of(lead[0]))
    rows = names.named((*words, *measure.words))
    doubt = f"whether {lead[0]!r} is said of {measure.name!r} as well"
    return replace(
        statement,
        measure=replace(measure, entries=rows or measure.entries),
        tentative=statement.tentative or doubt,
    )


_SAME = re.compile(
    r"\b(?:same|comparable)[- ](?:store|propert|communit|restaurant|cent|client|hotel|club|shop|unit|facilit|inn|site)"
    r"[a-z]*|\blike[- ]for[- ]like",
    re.IGNORECASE,
)


def _opening_place(spot: Spot, measure: Measure, names: Names) -> str | None:
    """The name that opens the clause of a measure and that no table knows: "In Iceland, revenue ..."."""
    lead = _OPENING.search(spot.reading.text[: measure.start])
    if lead is None or not lead["what"][0].isupper() or measure.segment is not None:
        return None
    is_time = any(lead.start("what") < each.end and each.start < lead.end("what") for each in spot.reading.periods)
    words = phrase(lead["what"])
    return None if is_time or names.segment_of(words) is not None or set(words) <= names.company else lead["what"]


_OPENING = re.compile(
    r"(?:^|[;.:•–—]\s*|,?\s(?:and|while|whereas)\s)(?:in|for|within|at|across)\s(?:the\s|our\s)?(?P<what>[^,;:]{2,60}?)"
    r"(?:\s(?:region|segment|market|business|division|geograph(?:y|ic region))s?)?,\s(?:(?:our|its|the|total|net)\s)*$",
    re.IGNORECASE,
)


def _is_slight(statement: Statement) -> bool:
    """Whether a coincidence would bear it out easily: a percentage of two digits or less."""
    said = statement.number.said
    return said.counted is not Counted.MONEY and said.fraction_digits == 0


def _is_loss(spot: Spot, measure: Measure | None) -> bool:
    """Whether the words or the parentheses make it a loss."""
    if spot.number.said.is_negative:
        return True
    before = spot.before[-40:]
    if v.LOSS_BEFORE.search(before):
        return True
    if measure is None:
        return False
    if measure.is_loss:
        return True
    following = spot.reading.text[measure.end : measure.end + 8]
    if re.match(r"\s+(?:loss|deficit)\b", following):
        return True
    if re.search(r"\bthat of\s*$", before) and spot.earlier and spot.earlier[-1].measure is not None:
        return any(each.is_loss for each in spot.earlier if each.measure == measure)
    same = [each for each in spot.earlier if each.measure is not None and each.measure.start == measure.start]
    return (
        bool(same)
        and same[-1].is_loss
        and same[0].is_base
        and not re.search(r"\b(?:income|profit|earnings|positive)\b", before)
    )
