"""Sentences taken apart: where their numbers, measures and periods stand, and what qualifies the measures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from icc_reports.check.claims import vocabulary as v
from icc_reports.check.claims.before import with_subjects
from icc_reports.check.claims.behind import with_behind
from icc_reports.check.claims.called import without_explanations
from icc_reports.check.claims.clock import Clock
from icc_reports.check.claims.compounds import compounded
from icc_reports.check.claims.cost_ratios import as_cost_ratio
from icc_reports.check.claims.counted_days import with_days
from icc_reports.check.claims.counted_together import as_counted
from icc_reports.check.claims.each_of import of_each
from icc_reports.check.claims.entries import Entry
from icc_reports.check.claims.items import with_items
from icc_reports.check.claims.labelled_bases import on_labelled_bases
from icc_reports.check.claims.made_of import with_wholes
from icc_reports.check.claims.measures import AS_REVENUE, Measure, measures_in
from icc_reports.check.claims.names import Names
from icc_reports.check.claims.numbers import is_of_scale, stated_in
from icc_reports.check.claims.owners import of_owners
from icc_reports.check.claims.periods import Mention as PeriodMention
from icc_reports.check.claims.phrases import Word, Words, phrase, tags_in, words_of
from icc_reports.check.claims.qualifiers import qualified
from icc_reports.check.claims.row_words import said_by_row
from icc_reports.check.claims.segments_behind import (
    is_neutral,
    may_follow,
    name_opening,
    of_part_attributed,
    of_segment,
    to_trade,
    when_done,
)
from icc_reports.check.claims.shapes import Number, Reading
from icc_reports.check.claims.subjects import LED_BY
from icc_reports.check.claims.whose import only_names_segment
from icc_reports.check.tokens import TokenClass, classify_numbers
from icc_reports.model.patterns import any_case
from icc_reports.model.release import TableKind


def read_sentence(text: str, names: Names, clock: Clock, *, is_outlook: bool) -> Reading:
    """Find the numbers, measures and periods of a sentence."""
    named = clock.mentions(text)
    numbers: list[Number] = []
    for start, end, kind in classify_numbers(text):
        if kind is TokenClass.CLAIM and numbers and _is_aside_of(numbers[-1], text, start, end):
            start, end = start + 1, end - 1  # noqa: PLW2901
        said = stated_in(text, start, end) if kind is TokenClass.CLAIM else None
        if said is not None and not any(p.start <= start < p.end for p in named):
            numbers.append(Number(start=start, end=end, text=text[start:end], said=said))
    numbers, periods = _with_scales(numbers, text), _without_reasons(named, numbers, text)
    times, amounts = [(p.start, p.end) for p in periods], [(n.start, n.end) for n in numbers]
    blocked = times + amounts
    measures = [qualified(each, text, names, times, amounts) for each in measures_in(text, names, blocked)]
    measures = without_explanations(measures, text, numbers)
    measures = on_labelled_bases(of_each(with_days(measures, text), text, names), text)
    found = compounded(_after_qualified(measures, text, names, periods, numbers), text, names)
    found = with_items(with_behind(found, text, names, numbers, periods), text, names, numbers)
    found = with_wholes(found, text, names, numbers)
    return Reading(
        text=text,
        numbers=tuple(numbers),
        measures=tuple(with_subjects(found, text, names, numbers, periods)),
        periods=periods,
        is_outlook=is_outlook,
        reported=clock.reported,
        forecasts=tuple(match.start() for match in v.FORECAST.finditer(text) if not _is_met(match, text)),
    )


def _without_reasons(
    periods: tuple[PeriodMention, ...], numbers: Sequence[Number], text: str
) -> tuple[PeriodMention, ...]:
    """The periods but for those that only say why: "revenue, reflecting an exit in the first quarter, rose 3%"."""
    reasons = [
        match.span()
        for match in LED_BY.finditer(text)
        if not any(match.start() <= each.start < match.end() for each in numbers)
    ]
    return tuple(each for each in periods if not any(start <= each.start < end for start, end in reasons))


def _with_scales(numbers: Sequence[Number], text: str) -> list[Number]:
    """The numbers, those that leave out the word of scale of their neighbour with it: "from $4.9 to $5.4 million"."""
    found = list(numbers)
    pairs = [(at, at - 1) for at in range(1, len(found))]
    for own, of in (*pairs, *((at, own) for own, at in reversed(pairs))):
        number, other = found[own], found[of]
        between = text[min(number.end, other.end) : max(number.start, other.start)]
        if is_of_scale(number.said, other.said, between) and not _BY_UNIT.match(text, number.end):
            found[own] = replace(number, said=replace(number.said, scale=other.said.scale))
    return found


_BY_UNIT = any_case(r"\)? (?:per|an?|each)\b|/")


def _is_met(forecast: re.Match[str], text: str) -> bool:
    """Whether a forecast is only what results are held to: "revenue at the high end of our guidance"."""
    held = v.AGAINST_GUIDANCE.search(text, max(0, forecast.start() - _HELD_TO))
    return held is not None and held.end() <= forecast.start() and _IN_FIGURES.match(text, forecast.end()) is None


_HELD_TO = 40  # characters between the words and the forecast
_IN_FIGURES = re.compile(r"\W*(?:range )?(?:of|for|to|at|between|from)?\s*(?:approximately |about )?[$€£\d]")


def _is_aside_of(last: Number, text: str, start: int, end: int) -> bool:
    """Whether parentheses only set apart what an amount is per share: "$12.7 million ($2.16)"."""
    return last.said.scale > 1 and _PER_SHARE_ASIDE.fullmatch(text, last.end, end) is not None


_PER_SHARE_ASIDE = re.compile(r" \(\$\d?\d?\.\d\d\)")


def _after_qualified(
    measures: Sequence[Measure],
    text: str,
    names: Names,
    periods: Sequence[PeriodMention],
    numbers: Sequence[Number],
) -> list[Measure]:
    """The measures with what follows them: "for VAN Services", "from continuing operations", "(prior to ...)"."""
    found = []
    measures = [each for each in measures if not only_names_segment(each, measures, names)]
    for place, measure in enumerate(measures):
        limit = measures[place + 1].start if place + 1 < len(measures) else len(text)
        next_number = min((number.start for number in numbers if number.start >= measure.end), default=len(text))
        of_trade = to_trade(measure, text, names)
        whose = _of_segments(_at_end_of(of_trade, text, names, periods), text, names)
        named = as_counted(_as_balance(_as_labelled(whose, text), text), text)
        whole = of_owners(_with_ratio(named, text), text, names)
        found.append(_with_tail(whole, text, (min(limit, next_number), next_number), names, periods))
    return [each for each in found if not _is_within(each, found, names)]


def _is_within(measure: Measure, found: Sequence[Measure], names: Names) -> bool:
    """Whether a loose name, or the company's, is part of what says whose another is: "attributable to stockholders"."""
    is_loose = bool(measure.entries) and all(entry.is_loose for entry in measure.entries)
    is_company = bool(measure.words) and set(measure.words) <= names.company
    return (is_loose or is_company) and any(each.start < measure.start and measure.end <= each.end for each in found)


_STOP = re.compile(r"[,;:.]\s|[,;:.]$|\b(?:was|were|is|are|has|have|had|of \(?\$|totaled|which|while|grew|rose|fell)\b")


_BEFORE = any_case(r"\(?\s*(?:prior to|before)\s+(?:the |an? )?(?P<what>[a-z][a-z ]{2,60}?)\)", "before|prior to")


_PREPOSITION = re.compile(
    r"(?P<customers> (?:to|from) (?:our |its )?customers(?: (?:located|based))?)?"
    r"(?:\s*\b(?:for|of|in|from|at|by|to|on|across|within)\b (?:the |our |its |all )?|\s+(?=outside ))",
    re.IGNORECASE,
)


def _with_tail(
    measure: Measure, text: str, limits: tuple[int, int], names: Names, periods: Sequence[PeriodMention]
) -> Measure:
    """The measure with what follows it up to the next measure or number."""
    limit, next_number = limits
    tail = text[measure.end : limit]
    extended = _BEFORE.search(text, measure.end, next_number)
    if extended is not None and measure.entries:
        words = (*measure.words, "before", *(word.form for word in words_of(extended["what"])))
        rows = names.named(words)
        name = f"{measure.name} before {extended['what']}"
        return replace(measure, entries=rows, unknown=None if rows else extended["what"], name=name)
    going_on = _CONTINUING.match(text, measure.end)
    if going_on is not None and (measure.is_eps or not _RESULT.match(measure.name)):  # statements print what goes on
        said = going_on[0] if measure.is_eps else ""
        measure = replace(measure, end=going_on.end(), name=measure.name + said, title=measure.title + said)
        tail = text[measure.end : limit]
    if _TAKES_IN.match(tail):
        return replace(measure, doubt=measure.doubt or "what it includes")
    if (without := _WITHOUT.match(tail)) is not None and (rows := _leaving_out(measure, phrase(without["what"]))):
        return replace(measure, entries=rows, end=measure.end + without.end(), name=measure.name + without[0])
    if v.EXCLUDING.match(tail.lstrip(" ,(")) and not _WITHIN.match(tail):
        return replace(measure, unknown=measure.unknown or tail.split()[0].strip(" ,("))
    if _AFTER_TAX.match(tail) and _NET.match(measure.name) is None:
        return replace(measure, unknown=measure.unknown or "after tax")
    if _MANAGED.match(tail):
        return replace(measure, unknown=measure.unknown or "managed")
    if (of_part := of_part_attributed(measure, text, limit, names)) is not None:
        return of_part
    following = re.match(r"(?: \([^()]{0,40}\))? ([A-Za-z][\w’'&/-]*)", text[measure.end : limit])
    is_time = following is not None and any(each.start == measure.end + following.start(1) for each in periods)
    is_part = measure.doubt == AS_REVENUE  # what follows it was looked at when it was found
    if following is not None and not (is_time or is_part or may_follow(following[1], names)):
        return replace(measure, unknown=measure.unknown or following[1])
    return _with_prepositions(measure, text, limit, names, periods)


def _leaving_out(measure: Measure, what: Words) -> tuple[Entry, ...]:
    """Those of a measure's rows whose labels leave the same out: "Book value per share (ex. AOCI)"."""
    left = ((entry, _WITHOUT.search(entry.line.row.label)) for entry in measure.entries)
    return tuple(entry for entry, without in left if without is not None and phrase(without["what"]) == what)


_WITHOUT = any_case(r" \((?:excluding|ex(?:cl)?\.?) (?P<what>[a-z][a-z ]{1,50})\)\*{0,2}")


_TAKES_IN = any_case(r"(?:,? | \()(?:including|inclusive of)\b")


def _at_end_of(measure: Measure, text: str, names: Names, periods: Sequence[PeriodMention]) -> Measure:
    """The measure without "at the end" of a period, so that a row of what it then is may name it as well."""
    end = _AT_END.search(text, measure.start, measure.end)
    is_of_period = end is not None and any(_OF.fullmatch(text, measure.end, each.start) for each in periods)
    if end is None or not is_of_period or not (rows := names.named(phrase(text[measure.start : end.start()]))):
        return measure
    name, entries = text[measure.start : end.start()], dict.fromkeys((*rows, *measure.entries))
    return replace(measure, end=end.start(), name=name, title=name, entries=tuple(entries))


_AT_END = any_case(r",? (?:at )?(?:the )?end\Z")
_OF = any_case(r" of (?:the |our |its )*")


def _as_balance(measure: Measure, text: str) -> Measure:
    """The measure with the word that only says that it is one of the balance sheet: "cash and investments balance"."""
    word = _BALANCE.match(text, measure.end) or (_DEPOSITS.match(text, measure.end) if _is_borne(measure) else None)
    is_balance = any(entry.line.table.kind is TableKind.BALANCE_SHEET for entry in measure.entries)
    if word is not None and word[0] == _PORTFOLIO and measure.entries:  # loans, wherever their rows stand
        return replace(measure, end=word.end(), name=f"{measure.name}s")
    return replace(measure, end=word.end()) if word is not None and is_balance else measure


def _is_borne(measure: Measure) -> bool:
    """Whether its rows are deposits by their heading, with interest or without: "Non-interest bearing"."""
    headings = (heading for each in measure.entries for heading in each.line.row.section[-1:])
    return "bearing" in measure.words and any("deposit" in heading.lower() for heading in headings)


_DEPOSITS = any_case(r" (?:demand |checking )?(?:deposits|accounts)\b")
_BALANCE = re.compile(r" (?:balances?|position|outstanding)\b(?! sheet)|(?<=[Ll]oan) portfolio\b")
_PORTFOLIO = " portfolio"


def _as_labelled(measure: Measure, text: str) -> Measure:
    """The measure with the words that its row's own label says as well: "income from Widgets (net of tax)"."""
    stock = _OF_STOCK.match(text, measure.end)
    if stock is not None and all(figure.unit.per for each in measure.entries for _, figure in each.cells()):
        by_share = stock["by"] or ""  # "tangible book value per share of the Company's common stock"
        return replace(measure, end=stock.end(), name=measure.name + by_share)
    aside = _NET_OF.match(text, measure.end)
    if aside is None or not any("net of" in entry.line.row.label.lower() for entry in measure.entries):
        return measure
    return replace(measure, end=aside.end())


_OF_STOCK = any_case(
    r"(?P<by> per share)? of (?:(?:the )?(?:company|corporation)[’']s |(?:our|its|the) )?common (?:stock|shares?)\b"
)
_NET_OF = any_case(r",? \(?net of (?:income )?tax(?:es)?\)?")


def _of_segments(measure: Measure, text: str, names: Names) -> Measure:
    """What all segments earn, by the name of its row: "the operating income of our segments"."""
    whose = _OF_SEGMENTS.match(text, measure.end)
    rows = names.named(("segment", *measure.words)) if whose is not None and measure.segment is None else ()
    name = f"segment {measure.name}"
    return replace(measure, end=whose.end(), entries=rows, name=name, title=name) if whose and rows else measure


_OF_SEGMENTS = any_case(r" of (?:its|our|the|all) (?:(?:operating|reportable|business) )*segments\b")


def _with_ratio(measure: Measure, text: str) -> Measure:
    """The measure with the word that makes a ratio of it ("EBITDA margin"), or that says that it is GAAP's."""
    spent = _SPENDING.match(text, measure.end) or (
        _CHARGES.match(text, measure.end) if _is_added_back(measure) else None
    )
    if measure.entries and spent is not None:
        measure = replace(measure, end=spent.end())
    word = _RATIO.match(text, measure.end) if measure.entries else None
    if word is not None:
        measure = as_cost_ratio(replace(measure, end=word.end(), name=measure.name + word[0]))
    basis = _BASIS_BEHIND.match(text, measure.end)
    if basis is not None and (measure.is_eps or any(entry.tags for entry in measure.entries)):
        said = basis[0].rstrip(",*")
        tags, title = measure.tags | tags_in(said), measure.title + said
        return replace(measure, end=basis.end(), name=measure.name + said, tags=tags, title=title)
    if word is not None:
        return measure
    aside = _BY_GAAP.match(text, measure.end)
    return measure if aside is None else replace(measure, end=aside.end())


def _is_added_back(measure: Measure) -> bool:
    """Whether a row of the measure is one of what is added back, as charges are, and none is a balance."""
    kinds = {each.line.table.kind for each in measure.entries}
    return bool(kinds & _ADDING_BACK) and TableKind.BALANCE_SHEET not in kinds


_ADDING_BACK = {TableKind.RECONCILIATION, TableKind.CASH_FLOW}
_CHARGES = any_case(r" charges\b")
_WITHIN = any_case(r", (?:including|inclusive of)\b")  # what is said to be part of it leaves it what it is
_CONTINUING = re.compile(r" from continuing operations\b")
_RESULT = any_case(r"(?:net |total )*(?:income|loss|earnings|profit)\b")
_AFTER_TAX = any_case(r" after (?:income )?tax(?:es)?\b")
_NET = any_case(r"net\b|earnings\b")
_SPENDING = re.compile(r" (?:spending|expenditures|outlays)\b", re.IGNORECASE)
_MANAGED = re.compile(r" under (?:management|administration|custody|advisement|supervision)\b", re.IGNORECASE)
_RATIO = any_case(
    r" (?:margin|ratio)s?\b| coverage(?= to )|(?<!per share) per (?:[\w-]+ ){0,3}(?:share|unit)\b"
    r"|(?:(?<=gross profit)|(?<=operating income)|(?<=operating profit)) rates?\b"
)
_BASIS_BEHIND = re.compile(
    r"(?:(?:, as|(?<=, as)) (?:adjusted|normalized)\b,?|, (?:adjusted|normalized)(?:,|$)"
    r"| on an? (?:adjusted|normalized|underlying|non-?gaap) basis\b"
    r"|\s\((?:non-?gaap|as adjusted|adjusted)(?: measure| basis)?\)\*{0,2})",
    re.IGNORECASE,
)


_BY_GAAP = re.compile(
    r" (?:according to|in accordance with|under) (?:(?:U\.S\.|US) )?generally accepted accounting principles"
    r"(?: in the (?:U\.S\.|United States)(?: of America)?)?(?: \([“\"]?(?:U\.S\. )?GAAP[”\"]?\))?",
    re.IGNORECASE,
)


def _is_revenue(measure: Measure) -> bool:
    return measure.words in {("revenue",), ("net", "revenue")}


_SEASON = any_case(  # what only tells how such periods are: "the seasonally soft first quarter"
    r"(?:(?:seasonally|typically|historically|traditionally|usually) )?(?:soft|slow|weak|strong|light|small|large|quiet"
    r"|busy|low|high|peak|challenging|difficult|important|critical|entire|whole)(?:er|est)? "
)
_ROW_BEHIND = re.compile(r" (?:for|in|from|at|on|across) (?:the |our |its )?", re.IGNORECASE)


def _name_with_commas(what: str, names: Names) -> tuple[Words, int] | None:
    """The segment that a stretch begins with, where commas are part of its name: "Ferries, Docks & Yards"."""
    within = _SENTENCE_END.split(what, maxsplit=1)[0]
    opening = name_opening(within, names.segments, names) if ", " in within else None
    if opening is None or ", " not in within[: opening[1]]:
        return None
    return opening if ", " in (names.segment_of(opening[0]) or "") else None


_SENTENCE_END = re.compile(r"[;:.]\s")


def _with_prepositions(
    measure: Measure, text: str, limit: int, names: Names, periods: Sequence[PeriodMention]
) -> Measure:
    """The measure with its segment, where prepositions after it name one, or with what no row accounts for."""
    at = measure.end
    if measure.entries and _ROW_BEHIND.fullmatch(text, at, limit) and text[limit : limit + 1].isupper():
        return replace(measure, unknown=measure.unknown or text[limit:].split(maxsplit=1)[0])
    while (preposition := _PREPOSITION.match(text, at, limit)) is not None:
        period = next((p for p in periods if p.start - 5 <= preposition.end() <= p.end), None)
        period = period or next((p for p in periods if _SEASON.fullmatch(text, preposition.end(), p.start)), None)
        if period is not None:
            at = period.end
            continue
        stop = _STOP.search(text, preposition.end(), limit)
        what = text[preposition.end() : stop.start() if stop else limit]
        for each in periods:
            if each.start >= preposition.end():
                what = what[: max(each.start - preposition.end(), 0)]
        opening = _name_with_commas(text[preposition.end() : limit], names) or name_opening(what, names.segments, names)
        if opening is not None and measure.segment is None:
            end = preposition.end() + opening[1]
            is_within = opening[0][0] == "outside" or ", " in text[preposition.end() : end]  # no clause ends in a name
            end = end if is_within else preposition.end("customers")
            doubt = "whether tables list places by their customers" if preposition["customers"] else None
            whole = of_segment(measure, opening[0], names)
            whole = replace(whole, end=max(end, measure.end), doubt=measure.doubt or doubt)
            return when_done(whole, text, preposition.end() + opening[1], periods)
        opening = name_opening(what, names.parts, names) if _is_revenue(measure) else None
        if opening is not None and measure.segment is None:
            rows = tuple(sorted(names.parts[opening[0]], key=lambda entry: entry.rank))
            return replace(measure, entries=rows, end=preposition.end() + opening[1])
        rest = [word for word in words_of(what) if not is_neutral(word) and word.form not in names.company]
        if rest and (doubt := _doubt_of_row(measure, rest[0])) is not None:
            return replace(measure, end=preposition.end() + len(what.rstrip()), doubt=doubt)
        if rest and not what[:1].isdigit() and "$" not in what:
            return replace(measure, unknown=measure.unknown or rest[0].raw)
        break
    return measure


def _doubt_of_row(measure: Measure, word: Word) -> str | None:
    """What leaves room where a word behind a name begins to say of what it is, and its row may be of just that."""
    if _is_revenue(measure) and (label := said_by_row(word, measure)) is not None:
        return f"whether it is all of {label!r}"
    return measure.doubt or "whether it is all that was impaired" if measure.words[-1:] == ("impairment",) else None
