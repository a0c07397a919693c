"""Measures of several rows: cash with what is held beside it, an outlay net of what came back."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from icc_reports.check.claims.cost_ratios import is_cost_ratio
from icc_reports.check.claims.counted_together import counted_together
from icc_reports.check.claims.deed_labels import SPENDING
from icc_reports.check.claims.entries import Entry
from icc_reports.check.claims.labels import IMPACT
from icc_reports.check.claims.leverage import debts, debts_to_capital, liabilities
from icc_reports.check.claims.lookup import REVENUE
from icc_reports.check.claims.measures import Measure
from icc_reports.check.claims.names import Names
from icc_reports.check.claims.part_margins import margins_of_parts
from icc_reports.check.claims.phrases import Words, phrase
from icc_reports.check.matching import lines_of
from icc_reports.model.patterns import any_case
from icc_reports.model.release import TableKind

_DERIVED = tuple(
    (any_case(rf"\b{name}\b"), phrase(name.partition("(?!")[0]), phrase(of), phrase(other), is_ratio)
    for name, of, other, is_ratio in (
        ("working capital", "current assets", "current liabilities", False),
        ("net capital expenditures", "capital expenditures", "proceeds from sale of property and equipment", False),
        ("free cash flow", "cash provided by operating activities", "capital expenditures", False),
        ("gross profit(?! margin)", "revenue", "cost of revenue", False),
        ("current ratio", "current assets", "current liabilities", True),
        ("loans?[- ]to[- ]deposits? ratio", "loans", "deposits", True),
        *(
            (ratio, costs, "premiums", True)
            for ratio in ("medical care ratio", "medical cost ratio", "medical loss ratio", "health benefits ratio")
            for costs in ("medical costs", "medical care costs")
        ),
    )
)


_NET = phrase("net")  # said before what a row prints, it makes another measure of it


def _derived(measures: Sequence[Measure], text: str, names: Names) -> Iterator[Measure]:
    """What no row prints, and what by custom is one row less another, or divided by it: working capital."""
    for pattern, name, of, other, is_ratio in _DERIVED:
        for match in pattern.finditer(text):
            over = [each for each in measures if each.start < match.end() and match.start() < each.end]
            known = [each for each in over if each.unknown is None and _is_printed(each, match, is_ratio=is_ratio)]
            if known and not (name[:1] == _NET and all(each.words[:1] != _NET for each in known)):
                continue
            rows, others = names.named(of), names.named(other) or names.named((*other, *REVENUE))
            if rows and others and not names.named(name):
                plain = Measure(start=match.start(), end=match.end(), name=match[0], entries=rows, title=match[0])
                taken = (replace(plain, entries=others),)
                whole = replace(plain, entries=(), parts=(plain,))
                yield replace(whole, over=taken) if is_ratio else replace(whole, less=taken)


def _is_printed(measure: Measure, match: re.Match[str], *, is_ratio: bool) -> bool:
    """Whether rows print what a name stands for; amounts of "medical costs" are no "medical cost ratio"."""
    is_of_costs = is_ratio and is_cost_ratio(measure) and measure.end == match.end()
    return bool(measure.entries or measure.parts) and not is_of_costs


def _revenue_of_bank(measures: Sequence[Measure], text: str, names: Names) -> Iterator[Measure]:
    """What a bank takes in, where no row prints it and the words do not explain it otherwise: "operating revenue".

    Words behind the name that say just this are a part of it: "(net interest income plus non-interest income)".
    """
    interest, other = (names.named(phrase(name)) for name in ("net interest income", "noninterest income"))
    for measure in measures if interest and other else ():
        is_all = measure.words in (REVENUE, (*_NET, *REVENUE)) and _SALES.search(measure.name) is None
        is_plain = measure.unknown is None and not measure.tags and measure.segment is None and not measure.is_eps
        end = said.end() if (said := _AS_BOTH.match(text, measure.end)) is not None else measure.end
        if is_all and is_plain and not measure.entries and _EXPLAINS.match(text, end) is None:
            yield replace(measure, end=end, parts=(replace(measure, entries=interest), replace(measure, entries=other)))


_SALES = any_case(r"\bsales?\b")
_AS_BOTH = any_case(
    r" \((?:(?:defined as|which is|the sum of|total) )*"
    r"net interest income (?:plus|and) (?:total )?non-?interest income\)"
)
_EXPLAINS = re.compile(r" \([a-z]|, (?:which|defined|calculated|excluding|net of|adjusted)\b| (?:excluding|net of)\b")


def _explained(measures: Sequence[Measure], text: str, names: Names) -> Iterator[Measure]:
    """What the words behind a name say to be one row less others: "mill margin (sales less costs)".

    Or "store profit, which we define as sales minus wages and rent,"; or several together: "which consists of".
    """
    for match in (*_LESS.finditer(text), *_DEFINED.finditer(text)):
        named = next((each for each in measures if each.end == match.start()), None)
        rows, others = names.named(phrase(match["of"])), _rows_listed(match["less"], names)
        if named is not None and rows and others:
            plain = replace(named, entries=rows, end=match.end(), unknown=None, segment=None, tags=frozenset())
            yield replace(
                plain, entries=(), parts=(plain,), less=tuple(replace(plain, entries=each) for each in others)
            )
    for match in _CONSISTING.finditer(text):
        named = next((each for each in measures if each.end == match.start()), None)
        kind = REVENUE if named is not None and named.words[-1:] == REVENUE else ()
        listed = _rows_listed(match["rows"], names, kind)
        if named is not None and len(listed) > 1:
            plain = replace(named, entries=(), end=match.end(), unknown=None, segment=None, tags=frozenset())
            yield replace(plain, parts=tuple(replace(plain, entries=each) for each in listed))


def _rows_listed(text: str, names: Names, kind: Words = ()) -> tuple[tuple[Entry, ...], ...]:
    """The rows that a list names one after another, whose names may have "and" in them; none where it names more.

    Of rows of one kind, as of sources of revenue, the list may leave the kind out.
    """

    def named(name: str) -> tuple[Entry, ...]:
        return names.named(phrase(name)) or names.named((*phrase(name), *kind))

    if whole := named(text):
        return (whole,)
    for joint in _JOINT.finditer(text):
        first = named(text[: joint.start()])
        if first and (rest := _rows_listed(text[joint.end() :], names, kind)):
            return (first, *rest)
    return ()


_LESS = any_case(
    r" \((?:(?:total|the|our|its) )*(?P<of>[^()]{3,60}?),? (?:minus|less) "
    r"(?:(?:total|the|our|its) )*(?P<less>[^()]{3,60}?)\)"
)
_DEFINED = any_case(
    r", (?:which (?:the company|we|management) (?:defines?|calculates?|computes?)|(?:which is )?(?:defined|calculated))"
    r" as (?:(?:total|the|our|its) )*(?P<of>[^(),$]{3,60}?),? (?:minus|less) "
    r"(?:(?:total|the|our|its) )*(?P<less>[^()$]{3,160}?),(?= (?:was|were|is|totaled|increased|decreased|improved"
    r"|declined|rose|fell|grew)\b)"
)
_CONSISTING = any_case(
    r", (?:which (?:consists? of|(?:is|are) (?:comprised|made up) of)|consisting of|comprised of)"
    r" (?P<rows>[^()$%\d]{3,160}?),(?= (?:was|were|totaled|increased|decreased|improved|declined|rose|fell|grew)\b)"
)
_JOINT = re.compile(r",? and |, ")


def _coordinated(measures: Sequence[Measure], text: str, names: Names) -> Iterator[Measure]:
    """Two rows whose names share their last words: "North and South revenue", "$3 million of hiring and rent costs"."""
    for measure in measures if not _EACH.search(text) else ():
        is_row = measure.entries and not measure.parts
        named = _AND.search(text, 0, measure.start) if is_row else None
        lead = named or (_OF_BOTH.search(text, 0, measure.start) if is_row else None)
        doubt = measure.doubt if named is not None else measure.doubt or "whether the amount is all of both"
        for at in range(1, len(measure.words)) if lead is not None else ():
            rows = names.named((*phrase(lead["what"]), *measure.words[at:])) if lead is not None else ()
            if rows and lead is not None and not any(entry.is_loose for entry in (*rows, *measure.entries)):
                name = text[lead.start("what") : measure.end]
                other = replace(measure, entries=rows, segment=rows[0].segment)
                start = lead.start("what")
                yield replace(measure, start=start, name=name, title=name, parts=(other, measure), doubt=doubt)
                break


_AND = re.compile(r"(?P<what>\b(?!Total |Combined |Both )[A-Z][\w&-]+(?: [A-Z][\w&-]+)?) and \Z")
_OF_BOTH = re.compile(
    r"[$€£]\d[\d.,]* (?:million|billion|thousand) (?:of|in) (?:(?:our|its|the|total) )*"
    r"(?P<what>[a-z][\w-]+(?: [a-z][\w-]+){0,2}) and \Z"
)
_EACH = any_case(r"\brespectively\b|\beach\b")


def _of_one_kind(measures: Sequence[Measure], text: str, names: Names) -> Iterator[Measure]:
    """Charges of one kind that a statement of income prints in several rows: "$9 million of impairment charges"."""
    for match in _CHARGES.finditer(text):
        words, start, end = phrase(match["what"])[-2:], *match.span("what")
        over = (each for each in measures if each.start < end and start < each.end and each.unknown is None)
        if any(each.entries and not each.entries[0].is_loose for each in over):
            continue
        rows: dict[Words, list[Entry]] = {}
        for entry in (each for form in names.with_any(words[:1]) for each in names.named(form)):
            is_stated = entry.line.table.kind is TableKind.INCOME_STATEMENT and entry.segment is None
            if is_stated and (label := phrase(entry.line.row.label))[-2:] == words:
                rows.setdefault(label, []).append(entry)
        whole = Measure(start=start, end=end, name=match["what"], entries=(), title=match["what"])
        if len(rows) > 1 and words not in rows:
            parts = tuple(replace(whole, entries=tuple(dict.fromkeys(rows[label]))) for label in sorted(rows))
            yield replace(whole, parts=parts, behind=(match.end("amount"),))


_CHARGES = any_case(
    r"(?P<amount>[$€£]\d[\d.,]*(?: (?:million|billion|thousand))?) (?:(?:of|in) )?"
    r"(?P<what>(?:(?:total|pre-?tax|non-?cash) )*(?!(?:total|pretax|noncash)\b)[a-z]+ charges)\b"
)


def _impacts(measures: Sequence[Measure], text: str, names: Names) -> Iterator[Measure]:
    """What a measure is said to have been impacted by, where a row says so of it: "hurt by noncash charges of $3"."""
    verbs = list(_IMPACTED.finditer(text))
    for at, verb in enumerate(verbs):
        of = next((each for each in reversed(measures) if each.end <= verb.start()), None)
        rows = _rows_impacting(_MARGINS.get(of.words, of.words), names) if of is not None else {}
        revenue = names.named(REVENUE) if of is not None and of.words in _MARGINS else ()
        stop = _SENTENCE_ENDS.search(text, verb.end())
        limit = min(stop.start() if stop else len(text), verbs[at + 1].start() if at + 1 < len(verbs) else len(text))
        items = _ITEM.finditer(text, verb.end(), limit) if rows else ()
        named = [(item, _words_of_item(item["what"])) for item in items]
        rest = [words for words in rows if words not in {each for _, each in named}]
        for item, words in named:
            # One that has no row of its name is the one that is left, where one row is left.
            entries = rows.get(words) or (rows[rest[0]] if len(rest) == 1 and not words else ())
            plain = Measure(start=item.start("what"), end=item.end("what"), name=item["what"], entries=entries)
            plain = replace(plain, title=item["what"], unknown=None if entries else item["what"])
            is_share = entries and revenue
            yield replace(plain, parts=(plain,), over=(replace(plain, entries=revenue),)) if is_share else plain


_MARGINS = {
    phrase("gross margin"): phrase("gross profit"),
    phrase("operating margin"): phrase("operating income"),
    phrase("net margin"): phrase("net income"),
}


def _rows_impacting(of: Words, names: Names) -> dict[Words, tuple[Entry, ...]]:
    """The rows that say to impact a measure, by what they are."""
    lead = (*of, IMPACT)
    found = {form[len(lead) : -1]: names.named(form) for form in names.loose if form[: len(lead)] == lead}
    return {words: entries for words, entries in found.items() if words and entries}


def _words_of_item(what: str) -> Words:
    return tuple(word for word in phrase(what)[:-1] if word not in _ONE_TIME)


_IMPACTED = any_case(
    r"\b(?:(?:was|were|is) (?:also |negatively |positively |adversely |favorably |unfavorably |partially )*"
    r"(?:impacted|affected|reduced|increased|lowered|hurt|helped|offset) by|benefited from|(?:partially )?offset by)\b"
)
_ITEM = any_case(
    r"\b(?P<what>(?:(?!and |or |by |an? |the )[a-z-]+ ){1,4}"
    r"(?:expenses?|charges?|costs?|items?|gains?|adjustments?))(?= of \(?\$?\d)"
)
_ONE_TIME = frozenset({"one", "time", "onetime", "certain", "net"})
_SENTENCE_ENDS = re.compile(r"[.;](?: |$)")


def compounded(measures: Sequence[Measure], text: str, names: Names) -> list[Measure]:
    """The measures of a sentence, with those put together that the words make one amount of."""
    found: list[Measure] = []
    readers = (margins_of_parts, _derived, _revenue_of_bank, _impacts, _explained, _coordinated, debts_to_capital,
               debts, liabilities, _of_one_kind, counted_together)  # fmt: skip
    derived = [each for reader in readers for each in reader(measures, text, names)]
    plain = [each for each in measures if not any(each.start < of.end and of.start < each.end for of in derived)]
    for measure in sorted((*plain, *derived), key=lambda each: each.start):
        last = found[-1] if found else None
        if last is not None and last.parts and measure.start < last.end:
            continue
        if last is not None and last.entries and measure.entries and _is_net_of(text, last, measure):
            found[-1] = _net_of(last, measure)
        elif last is not None and _takes_in(text, last, measure):
            found[-1] = _with_included(last, measure, text)
        elif last is not None and _is_part_of(text, last, measure):
            found[-1] = replace(last, end=measure.end)
        elif last is not None and _is_without(text, last, measure):
            found[-1] = _net_of(measure, last)
        else:
            found.append(_with_held(measure, measures, text))
    return found


def _is_part_of(text: str, part: Measure, of: Measure) -> bool:
    """Whether a row is only said to belong to what tables print it as a part of: "hedging gains related to revenue"."""
    if _BELONGS.fullmatch(text, part.end, of.start) is None:
        return False
    rows = {(each.line.table.ordinal, each.line.row.ordinal) for each in of.entries if each.segment is not None}
    return any((each.line.table.ordinal, each.line.row.ordinal) in rows for each in part.entries)


_BELONGS = any_case(r"(?: \([a-z]+\))? (?:related|relating|attributable|belonging) to (?:(?:the|our|its|total|net) )*")


def _takes_in(text: str, one: Measure, other: Measure) -> bool:
    """Whether cash, or what is spent on property, is stated with a row beside its own: "cash including time deposits".

    Both are rows of one balance sheet, or of one statement of cash flows.
    """
    kind = TableKind.BALANCE_SHEET if _is_cash(one) else TableKind.CASH_FLOW if one.words == SPENDING else None
    lead = _INCLUDING.fullmatch(text, one.end, other.start) if kind is not None else None
    if lead is None or other.unknown is not None or not (lead["close"] or _COMES_TO.match(text, other.end)):
        return False
    rows = [
        {
            entry.line.table.ordinal: entry.line.row.ordinal
            for entry in each.entries
            if entry.line.table.kind is kind and entry.segment is None
        }
        for each in (one, other)
    ]
    return any(rows[0][table] != rows[1][table] for table in rows[0].keys() & rows[1].keys())


def _with_included(one: Measure, other: Measure, text: str) -> Measure:
    name, doubt = text[one.start : other.end], "whether the amount is all of both"
    plain = replace(one, doubt=None)
    return replace(plain, end=other.end, name=name, title=name, parts=(plain, other), doubt=doubt)


# What stands behind a comma may have the amount to itself: "cash of $5, including restricted cash of $1".
_INCLUDING = any_case(r"(?:(?P<close> )|, )(?:including|inclusive of) (?:(?:the|our|its) )*")
_COMES_TO = any_case(r",? (?:(?:was|were|amounted to|totaled|totalled|stood at|came to|increased|decreased) )")


def _is_net_of(text: str, of: Measure, less: Measure) -> bool:
    return _NET_OF.fullmatch(text, of.end, less.start) is not None


def _net_of(of: Measure, less: Measure) -> Measure:
    name = f"{of.title or of.name}, net of {less.title or less.name}"
    plain = replace(of, unknown=None)
    return replace(
        plain,
        start=min(of.start, less.start),
        end=max(of.end, less.end),
        name=name,
        title=name,
        parts=(plain,),
        less=(less,),
    )


def _is_without(text: str, less: Measure, of: Measure) -> bool:
    """Whether a measure is said to be left out of the one after it, and no row prints it so."""
    is_apart = (
        of.entries and less.entries and not any(entry.tags for entry in of.entries) and of.entries != less.entries
    )
    opens = _OPENS_WITHOUT.search(text, 0, less.start) if is_apart and of.words[-1:] in _CAN_LACK else None
    return opens is not None and _OUT.fullmatch(text, less.end, of.start) is not None


def _with_held(measure: Measure, measures: Sequence[Measure], text: str) -> Measure:
    """Cash with the investments named after it, where no row has their name: all that the balance sheet prints."""
    match = _HELD.match(text, measure.end) if _is_cash(measure) else None
    all_held = list(_held_beside(measure)) if match is not None else []
    rows = _of_that_term(match["what"], all_held) if match is not None else []
    if match is None or not rows:
        return measure
    held = {(each.line.table.ordinal, each.line.row.ordinal) for each in all_held}
    for each in measures:  # "investment securities" beside a row of investments only says what they are
        named = {(entry.line.table.ordinal, entry.line.row.ordinal) for entry in each.entries}
        if match.start() < each.start < match.end("what") and (named - held or (named and each.unknown is None)):
            return measure
    name = text[measure.start : match.end("what")]
    parts = (measure, *(replace(measure, entries=(entry,)) for entry in rows))
    return replace(measure, end=match.end(), name=name, title=name, parts=parts)


def _is_cash(measure: Measure) -> bool:
    return any(entry.line.row.concept == _CASH for entry in measure.entries)


def _held_beside(measure: Measure) -> Iterator[Entry]:
    """The investments that the balance sheet of the cash prints."""
    sheet = next(entry for entry in measure.entries if entry.line.row.concept == _CASH)
    for line in lines_of(sheet.line.table) if sheet.line.table.kind is TableKind.BALANCE_SHEET else ():
        if _INVESTMENTS.search(line.row.label):
            yield replace(sheet, line=line)


def _of_that_term(what: str, rows: list[Entry]) -> list[Entry]:
    """Those of the investments that can be meant where only those of short term are said."""
    if _LONG_TERM.search(what) or not _SHORT_TERM.search(what):
        return rows
    is_parted = any(_CURRENT.search(heading) for each in rows for heading in each.line.row.section)
    return [
        each
        for each in rows
        if not _LONG_TERM.search(each.line.row.label)
        and (not is_parted or any(_CURRENT.search(heading) for heading in each.line.row.section))
    ]


_SHORT_TERM, _LONG_TERM = any_case(r"\bshort-term\b"), any_case(r"\blong-term\b|\bnon-?current\b")
_CURRENT = any_case(r"^current assets\b")
_INVESTMENTS = any_case(
    r"\binvestments?\b(?! propert|s? in | held (?:by|for|in) )|\bsecurities (?:owned|available)|\bmarketable securities"
    r"|\bavailable-for-sale (?:debt |investment )?securities"
)
_CASH = "CashAndCashEquivalentsAtCarryingValue"
_NET_OF = any_case(r",? \(?(?:net of|less) (?:(?:the|our|its|any) )?")
_HELD = any_case(
    r",? and (?P<what>(?:(?:(?:short|long)-term|marketable|liquid|available-for-sale|other) (?:and )?)*"
    r"(?:investments?(?: securities)?|(?:debt |equity )?securities))\b(?: \([^()]*\))?"
)
_CAN_LACK = (("revenue",), ("expense",))
_OPENS_WITHOUT = any_case(
    r"(?:\A|[.;,] )(?:excluding|exclusive of|without|leaving(?: out)?|not counting)"
    r" (?:(?:the|our|its|all|revenues?|sales|impacts?|effects?|of|from) )*\Z"
)
_OUT = any_case(
    r"(?: out)?(?: (?:of|from|for|in) (?:both|all|the two) (?:periods|quarters|years))?, (?:(?:the|our|its|total) )*"
)
