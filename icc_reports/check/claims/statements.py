"""What each number of a sentence states: of which measure, for which period, as what kind of number."""

from __future__ import annotations

import re
from dataclasses import replace

from icc_reports.check.claims import vocabulary as v
from icc_reports.check.claims.actors import acting_part
from icc_reports.check.claims.bases import at_other_basis, is_led_by_basis, of_a_year, on_its_basis, put_on_basis
from icc_reports.check.claims.by_share import as_by_share
from icc_reports.check.claims.clock import Clock
from icc_reports.check.claims.compared import base_for, of_closed_pair
from icc_reports.check.claims.counted_days import without_days
from icc_reports.check.claims.currency import without_basis
from icc_reports.check.claims.kinds import kind_of, listed_change
from icc_reports.check.claims.labels_per_share import DIVIDENDS
from icc_reports.check.claims.lists import of_list_before
from icc_reports.check.claims.measures import Measure
from icc_reports.check.claims.names import Names
from icc_reports.check.claims.numbers import Counted, bound_of, hedge_of
from icc_reports.check.claims.open_names import AT_LEAST, doubt_of
from icc_reports.check.claims.own_words import own_tail
from icc_reports.check.claims.part_margins import of_line_headed
from icc_reports.check.claims.periods import When
from icc_reports.check.claims.phrases import Words, phrase
from icc_reports.check.claims.pretax import without_aside
from icc_reports.check.claims.said_growth import as_cell_says
from icc_reports.check.claims.sequence import counterpart, is_base, is_set_against
from icc_reports.check.claims.shapes import Context, Reading, Spot, Statement
from icc_reports.check.claims.signs import is_loss
from icc_reports.check.claims.subjects import measure_for, unaccounted
from icc_reports.check.claims.timing import as_printed, is_relative, period_for, told_by_columns
from icc_reports.check.claims.volumes import are_by_day
from icc_reports.check.claims.wholes import of_whole
from icc_reports.check.claims.whose import of_its_segment, of_the_same, opening_place
from icc_reports.model.patterns import any_case
from icc_reports.model.relations import ClaimKind


def statements_in(reading: Reading, names: Names, clock: Clock, context: Context) -> list[Statement]:
    """What every number of the sentence states."""
    found: list[Statement] = []
    for place in range(len(reading.numbers)):
        found.append(_statement(Spot(reading=reading, place=place, clock=clock, context=context, earlier=found), names))
    return found


def _statement(spot: Spot, names: Names) -> Statement:
    measure, gap, doubt = _measure_of(spot)
    if _lacks_currency(spot, measure):
        spot, doubt = _as_money(spot), doubt or "whether money is meant: no sign of currency stands before it"
    kind, sign, is_better = kind_of(spot, measure)
    measure = as_by_share(measure, spot, kind) if measure is not None else None
    compared = is_base(spot.reading, spot.place, kind) and not _is_multiple(spot)
    when, is_named, tentative = _when(spot, measure, kind, is_compared=compared)
    if compared and measure is not None:
        measure, doubt = _short_for(spot, measure, doubt)
    statement = Statement(
        number=spot.number,
        kind=kind,
        measure=measure,
        when=when,
        is_base=compared,
        sign=sign,
        is_better=is_better,
        is_loss=is_loss(spot, measure),
        hedge=hedge_of(spot.before),
        tentative=tentative,
        is_relative=when != () and is_relative(spot.reading, spot.place),
        shares=_shares_said(spot, measure),
        per=_per_what(spot) if kind is ClaimKind.AMOUNT else (),
        is_after_tax=_is_after_tax(spot, measure),
    )
    statement = of_whole(statement, spot) if kind in _OF_TWO else of_closed_pair(statement, spot)
    doubt = doubt or doubt_of(measure, kind) or ("whether a row is after tax" if statement.is_after_tax else None)
    doubt = doubt or ("whether all of the list has changed" if listed_change(spot) is not None else None)
    if spot.context.doubt is not None:
        statement = replace(statement, tentative=tentative or spot.context.doubt)
    elif doubt is not None:
        loose = None if tentative or doubt == AT_LEAST else doubt
        statement = replace(statement, tentative=tentative or doubt, loose=loose)
    told = as_cell_says(statement, spot, names)
    gap = gap if told is statement else ""
    told = told if told.basis is not None else at_other_basis(put_on_basis(told, spot), spot, names)
    statement = _counted_from(told, spot, measure)
    return _completed(statement, spot, gap, names, is_named=is_named)


def _lacks_currency(spot: Spot, measure: Measure | None) -> bool:
    """Whether it counts in millions what tables print in money only: "operating cash flow of 144.8 million"."""
    said = spot.number.said
    if measure is None or said.counted is not Counted.PLAIN or said.scale < _MILLION:
        return False
    units = {figure.unit for entry in measure.entries for _, figure in entry.cells()}
    return bool(units) and all(unit.is_monetary for unit in units) and _NO_MORE.match(spot.after) is not None


def _as_money(spot: Spot) -> Spot:
    number = replace(spot.number, said=replace(spot.number.said, counted=Counted.MONEY))
    numbers = (*spot.reading.numbers[: spot.place], number, *spot.reading.numbers[spot.place + 1 :])
    return replace(spot, reading=replace(spot.reading, numbers=numbers))


_MILLION = 1_000_000
_NO_MORE = re.compile(r"[,;.)]|\Z| (?:in|for|during|from|compared|versus|vs|or|and|up|down|as|at)\b")  # no "shares"


def _when(
    spot: Spot, measure: Measure | None, kind: ClaimKind, *, is_compared: bool
) -> tuple[tuple[When, ...], bool, str | None]:
    """The periods that a number can be for, whether the words name one, and what leaves room."""
    when, is_named, tentative = period_for(spot, is_base=is_compared)
    when = as_printed(told_by_columns(when, tentative, spot, measure), spot, measure, kind)
    if len({each.months for each in when}) > 1:
        tentative = tentative or "whether all of the year is meant or the part of it that is spoken of"
    return when, is_named, tentative


def _measure_of(spot: Spot) -> tuple[Measure | None, str, str | None]:
    """The measure of a number, the words between them, and what leaves room."""
    measure, gap = measure_for(spot.reading, spot.number)
    if (own := _counterpart(spot)) is not None:
        measure, gap = own, ""
    if measure is None:
        measure, doubt = _carried_over(spot)
        return measure, gap, doubt
    if measure.is_any_margin and measure.segment is None:
        measure, doubt = _margin_of_last(spot, measure)
        return measure, gap, doubt
    return of_line_headed(measure, spot.context.line, spot.reading.measures), gap, None


def _counted_from(statement: Statement, spot: Spot, measure: Measure | None) -> Statement:
    """With the periods that a change is counted from, where it has none yet."""
    is_change = statement.kind in (ClaimKind.GROWTH, ClaimKind.CHANGE) or _is_multiple(spot)
    if not is_change or statement.base:
        return statement
    base, unnamed = base_for(spot, statement.when, measure)
    loose = None if unnamed else statement.loose
    return replace(statement, base=base, tentative=statement.tentative or unnamed, loose=loose)


def _shares_said(spot: Spot, measure: Measure | None) -> str | None:
    """Whether an amount is said to be per diluted or per basic share; None where it is neither, or both."""
    said = v.PER_SHARE.match(spot.after)
    name = measure.title or measure.name if measure is not None and measure.is_eps else ""
    if name and measure is not None and re.search("basic|diluted", name.lower()) is None:
        name = spot.reading.text[measure.start : measure.end]  # its qualifiers are no part of its name
    words = re.findall("basic|diluted", (said[0] if said is not None else name).lower())
    return words[0] if len(words) == 1 else None


def _is_multiple(spot: Spot) -> bool:
    """Whether it says how many times something is what it was: "2.3 times the $12 billion of a year ago"."""
    is_times = spot.number.text.rstrip().endswith("times") or spot.after.startswith(" times ")
    return is_times and _WHAT_IT_WAS.match(spot.after.removeprefix(" times")) is not None


_WHAT_IT_WAS = any_case(r" (?:the \(?[$€£]?\d|that of|what it was|the (?:level|amount|figure|total)|last year|a year)")


def _short_for(spot: Spot, measure: Measure, doubt: str | None) -> tuple[Measure, str | None]:
    """What is compared may be called by the beginning of the name: "net income of ... compared to income of".

    Or without what says whose it is: "net income attributable to ... compared to net income of".
    """
    own = next((each.measure for each in spot.earlier if not each.is_base and each.measure is not None), None)
    if own is not None and own.tags and not measure.tags and own.unknown is None and _is_like(own, measure):
        doubt = doubt or f"whether {measure.name!r} is on the basis of {own.title!r}"
        return replace(measure, tags=own.tags, entries=own.entries or measure.entries), doubt
    if own is None or own.tags != measure.tags or own.is_eps or measure.unknown is not None:
        return measure, doubt
    is_same = own.words == measure.words and own.entries in {measure.entries, ()}  # else own tells whose it is
    if own.start == measure.start or is_same or own.words[: len(measure.words)] != measure.words:
        return measure, doubt
    entries = dict.fromkeys((*own.entries, *measure.entries))
    return replace(measure, entries=tuple(entries)), doubt or f"whether {measure.name!r} stands for {own.name!r}"


def _is_like(own: Measure, measure: Measure) -> bool:
    """Whether a measure is named again as another, but for its basis, or both are earned per share."""
    if own.start == measure.start:
        return False
    return (own.is_eps and measure.is_eps) or (own.words == measure.words and own.is_eps == measure.is_eps)


_OF_TWO = (ClaimKind.SHARE, ClaimKind.CHANGE)  # or that of a ratio


def _counterpart(spot: Spot) -> Measure | None:
    """The measure of what a number is set against, at the same place of the amount and ratio, or of the list."""
    own = counterpart(spot)
    return of_list_before(spot) if own is None else own.measure


_MAX_UNKNOWN = 4


def _carried_over(spot: Spot) -> tuple[Measure | None, str | None]:
    """The measure that "it" stands for, or that a number is only set against; and what room that leaves."""
    doubt = "what “it” stands for: the sentence does not name it"
    text = spot.reading.text
    is_led = v.THIS_COMPARES.match(text) or v.POINT_CHANGED.match(text)
    if spot.context.measure is not None and (_PRONOUN.search(spot.before) or is_led):
        return spot.context.measure, doubt
    if spot.earlier and spot.earlier[-1].measure is not None and (is_set_against(spot) or _is_also_base(spot)):
        return spot.earlier[-1].measure, spot.earlier[-1].tentative
    return None, None


def _is_also_base(spot: Spot) -> bool:
    """Whether it is the second that an amount is set against: "up from $5 million a year ago and $4 million at ..."."""
    last, said = spot.earlier[-1], spot.number.said
    is_like = last.is_base and (last.number.said.counted, last.number.said.scale) == (said.counted, said.scale)
    is_joined = spot.reading.text[: spot.number.start].endswith(" and ")
    return is_like and is_joined and is_base(spot.reading, spot.place, ClaimKind.AMOUNT)


def _margin_of_last(spot: Spot, measure: Measure) -> tuple[Measure, str | None]:
    """A margin of what the sentence spoke of before: "EBITDA of $3 million, with a margin of 12%"."""
    last = next((each.measure for each in reversed(spot.earlier) if each.measure is not None), None)
    if last is None or last.unknown is not None or last.is_eps or not last.entries:
        return measure, None
    name = f"{last.title or last.name} margin"
    return replace(last, start=measure.start, end=measure.end, name=name, title=name), "which margin is meant"


_PRONOUN = any_case(
    r"\bit (?:also )?(?:was|is|came to|amounted to|totaled|had been|represented|averaged|stood at"
    r"|reached)\b[^.;]{0,60}$",
    "it ",
)


def _completed(statement: Statement, spot: Spot, gap: str, names: Names, *, is_named: bool) -> Statement:
    """The statement with what keeps it from being verified, and what leaves room in its words."""
    statement = of_a_year(on_its_basis(statement, spot.reading, spot.earlier), spot)
    missing = _missing(statement, spot, gap)
    if missing is not None or statement.measure is None:
        return replace(statement, missing=missing)
    if (place := opening_place(spot, statement.measure, names)) is not None:
        return replace(statement, missing=f"figures for {statement.measure.name!r} in {place!r} alone")
    statement = of_its_segment(statement, statement.measure, spot, names)
    if statement.measure is not None and (part := acting_part(statement.measure, spot)) is not None:
        return replace(statement, missing=f"figures for {statement.measure.name!r} of {part!r} alone")
    statement = of_the_same(statement, spot, names)
    if statement.basis is not None:
        gap = without_basis(gap).replace("would have", " ")
    gap = without_days(gap, statement.measure) if statement.measure is not None else gap
    gap = without_aside(gap, statement.measure)
    rest = unaccounted(gap, names, statement.measure.segment if statement.measure else None)
    if rest:
        doubt = statement.tentative or f"the meaning of {rest[0]!r} in the sentence"
        statement = replace(statement, tentative=doubt, is_obscure=True)
        is_other = v.EXCLUDING.search(gap) is not None and not _is_excluded_before(statement, spot)
        if len(rest) > _MAX_UNKNOWN or is_other or _is_slight(statement):
            name = statement.measure.name if statement.measure else ""
            return replace(statement, missing=f"figures for what the sentence says of {name!r} ({rest[0]!r})")
    if _STREAK.search(spot.before) is not None:
        return replace(statement, missing="figures for each of the periods that it is stated for")
    if (limit := _LIMIT.match(spot.after)) is not None:
        return replace(statement, missing=f"a figure instead of a limit ({limit[1]!r})")
    has_rows = statement.measure is not None and bool(statement.measure.entries)
    is_explicit = is_named and not rest and statement.tentative is None and has_rows
    statement = replace(statement, is_explicit=is_explicit and not v.EXCLUDING.search(spot.reading.text))
    bound = bound_of(spot.before)
    if bound is not None:
        statement = replace(statement, hedge=bound, tentative=f"a figure instead of a limit ({bound!r})")
    return statement


NOT_YET = "what has not happened yet: it speaks of the future"


def _missing(statement: Statement, spot: Spot, gap: str) -> str | None:
    measure = statement.measure
    is_forecast = spot.reading.is_forecast(spot.number.start)
    if is_forecast and not _is_past_base(statement, spot) and not _is_foreseen(statement, spot):
        return NOT_YET
    if measure is None:
        return f"a measure that the sentence names for {statement.number.text.strip()}"
    if measure.unknown is not None and not (is_forecast and v.FORECAST.fullmatch(measure.unknown)):
        named = " ".join(part for part in (measure.unknown, measure.name) if part)
        return f"figures for {named!r}, which the tables do not print"
    if _IS_LEFT.match(spot.after):
        return "a figure for what a program leaves to be spent"
    if measure.words in DIVIDENDS and _is_to_come(spot):
        return "a figure for what was declared after the end of the period"
    if statement.number.said.digits < measure.digits:
        return f"a row's own name in the sentence for {statement.number.text.strip()}"
    if statement.basis is not None or statement.ratios or statement.times > 1:
        return None
    other = (
        None
        if measure.tags or _BY_DAY & set(measure.words)
        else next(filter(v.CONSTANT_CURRENCY.search, _said_of(spot, measure, gap)), None)
    )
    if other is not None or v.IN_CURRENCY.search(own_tail(spot)) or is_led_by_basis(statement, spot):
        return "figures on the basis that the sentence names"
    return None


def _said_of(spot: Spot, measure: Measure, gap: str) -> tuple[str, ...]:
    """What is said beside a number, and before it; what is produced by the day is on no basis "per day"."""
    texts = (_beside(spot, measure), gap)
    return tuple(_PER_DAY.sub(" ", text) for text in texts) if are_by_day(measure) else texts


_PER_DAY = any_case(r"\bper day\b")


def _beside(spot: Spot, measure: Measure) -> str:
    """What is said right after a number, but for the measure's own name: "$5 million in sales, excluding pumps"."""
    tail, end = own_tail(spot), spot.number.end
    return tail if measure.start < end else tail[: measure.start - end] + tail[measure.end - end :]


def _is_past_base(statement: Statement, spot: Spot) -> bool:
    """Whether what is to come is only set against it: "we expect sales of $5 million, compared to $4 million in Q2"."""
    reading, reported = spot.reading, spot.clock.reported
    if not statement.is_base or reported is None or any(each.end > reported.end for each in statement.when):
        return False
    turns = [
        turn.start() for each in (v.COMPARED, v.FROM) for turn in each.finditer(reading.text, 0, spot.number.start)
    ]
    turn = max(turns, default=len(reading.text))
    is_named = any(turn < each.start for each in reading.periods)
    return is_named and v.FORECAST.search(reading.text, turn, spot.number.start) is None


def _is_foreseen(statement: Statement, spot: Spot) -> bool:
    """Whether a table prints what is to come: the reconciliation of an outlook, whose column ends after the period."""
    reported, measure = spot.clock.reported, statement.measure
    if reported is None or measure is None or not statement.when:
        return False
    when = statement.when[0]
    return when.end > reported.end and any(entry.figure(when) is not None for entry in measure.entries)


_LATER = re.compile(
    r"\b(?:payable|to be paid|will be paid|today|yesterday|subsequent(?:ly)?|after the (?:end|close)|next|previously)\b"
    r"|\bOn [A-Z][a-z]+\.? \d|\b(?:announc(?:es|ing)|approv(?:al|e[sd]))\b[^;]*\bdividend",
)


def _is_to_come(spot: Spot) -> bool:
    """Whether a dividend is announced with the results, to be paid later: by its sentence, or by one beside it."""
    text = spot.reading.text
    is_of_stretch = any(option.months for period in spot.reading.periods for option in period.options)
    return _LATER.search(text) is not None or (spot.context.is_dividend_to_come and not is_of_stretch)


_BY_DAY = frozenset({"day", "daily"})


def _is_after_tax(spot: Spot, measure: Measure | None) -> bool:
    """Whether an item, not what is earned, is stated without the tax on it."""
    is_item = measure is not None and _EARNED.search(measure.name) is None
    return is_item and v.AFTER_TAX.match(spot.after) is not None


_EARNED = any_case(r"\b(?:income|earnings|loss|profit|ebitda|results?)\b")


def _per_what(spot: Spot) -> Words:
    """What an amount is counted by, in the words of tables: "per barrel"."""
    said = v.PER_WHAT.match(spot.after)
    words = phrase(said["what"]) if said is not None else ()
    return tuple(form for word in words for form in (word, *_UNITS.get(word, ())))


_UNITS = {"barrel": ("bbl", "boe"), "bbl": ("barrel",), "gallon": ("gal",), "ounce": ("oz",), "asm": ("seat", "mile")}


def _is_excluded_before(statement: Statement, spot: Spot) -> bool:
    """Whether what is excluded is said of a level of the measure before it, so that it is said of both."""
    levels = [each for each in spot.earlier if each.kind is ClaimKind.AMOUNT and each.measure == statement.measure]
    return bool(levels) and v.EXCLUDING.search(spot.reading.text, levels[0].number.end, spot.number.start) is not None


def _is_slight(statement: Statement) -> bool:
    """Whether a coincidence would bear it out easily: a percentage of two digits or less."""
    said = statement.number.said
    return said.counted is not Counted.MONEY and said.fraction_digits <= 0


_IS_LEFT = any_case(
    r"\)? (?:(?:is|was|remain(?:s|ed|ing)?|left|still|available|outstanding) )+(?:under|on|in|of|for) "
    r"(?:[\w’'-]+ ){0,5}(?:authori[sz]ations?|programs?|plans?|buybacks?)\b"
)
_STREAK = any_case(
    r"\b(?:straight|consecutive|successive) (?:[a-z]+ )?(?:quarters|years|months|weeks)"
    r" (?:of|with|at|above|over|exceeding) (?:(?!(?:was|were|had|rose|grew|fell|to|by|[a-z]+ed)\b)[\w&’'-]+ ){0,5}\(?\Z"
)
_LIMIT = any_case(r" (or (?:more|greater|less|above|below|higher|lower)|and (?:above|over|more))\b")
