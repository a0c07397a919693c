"""The names that a row's label and the heading above it give it in prose."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import dropwhile

from icc_reports.check.claims.counterparties import is_only_one, without_related
from icc_reports.check.claims.phrases import Words, phrase
from icc_reports.check.claims.ratios import ratio_of
from icc_reports.check.claims.synonyms import cash_by
from icc_reports.check.matching import Line
from icc_reports.check.wording import says_only_basis
from icc_reports.model.patterns import any_case
from icc_reports.model.release import TableKind

_BARE = frozenset((word,) for word in ("net", "gross", "other", "total", "diluted", "basic", "average"))
_PARENTHESES = re.compile(r"\([^()]*\)")
QUALIFIED = re.compile(
    r" - |,\s+(?=(?:net|less|before|after|excluding|exclusive|including|inclusive|at|basic|diluted|current|non-?current"
    r"|primarily|principally|tax[- ]equivalent|fully tax|underlying|as|continuing|attributable|adjusted|from|of|on"
    r"|in)\b)",
    re.IGNORECASE,
)
_TRAILING_YEAR = re.compile(r" ?(?<![-–—])[-–—]+ ?TTM$")
_EITHER_WAY = any_case(r"\((?:loss|income|benefit|deficit|expense|used|decrease)")
_GAIN_OR_LOSS = any_case(r"\(gains?\) loss(?:es)?")
_BY_UNIT = any_case(r" per (?!.*\b(?:shares?|units?|diluted)\b)[a-z]+(?: [a-z]+)*$")
_TURNED = re.compile(
    r"(?P<what>(?!costs?\b|percent|number|return|net|total|excess|change|increase|decrease)\w+)"
    r" (?:for|of) (?P<of>[\w &-]+)",
    re.IGNORECASE,
)
_IMPAIRED = any_case(r"\bimpairments?$")  # a charge by itself
_WHOSE = any_case(r"\b(?:share|stock)(?:holder|owner)s?[’']?s? (?=equity)|\btotal (?=assets)")
_SHORT = (
    (any_case(r"net yield on (?:average )?(?:total )?interest[- ]earning assets"), "net interest margin"),
    *(
        (re.compile(rf"return on {full}", re.IGNORECASE), short)
        for full, short in (
            ("(?:average )?(?:total )?assets", "ROA"),
            ("(?:average )?(?:total |common )?equity", "ROE"),
            ("average (?:total )?assets", "ROAA"),
            ("average (?:total )?equity", "ROAE"),
            ("(?:average )?tangible common equity", "ROTCE"),
        )
    ),
)
_INITIALS = re.compile(r"\([“\"]?((?:[Aa]djusted |[Nn]on-GAAP )?[A-Z][A-Z&]+[A-Z]s?)[”\"]?\)")
_NO_INITIALS = frozenset({"GAAP", "FTE", "TTM", "LOSS", "NM", "TE"})
_TAIL = any_case(
    r"(?:,? (?:loss|net|(?<=net income )after (?:income )?tax(?:es)?|net of .*|excluding .*|exclusive .*|including .*)"
    r"|\s*%)$"
)
_AT_END = any_case(
    r"^(?:period|quarter|year)[- ]end |,? (?:[-–—] ?)?(?:at )?(?:the )?(?:end of (?:the )?(?:period|quarter|year)"
    r"|(?:period|quarter|year)[- ]end)$",
)
_AT_BEGINNING = any_case(
    r"^(?:beginning|start) of (?:the )?(?:period|quarter|year),? |,? (?:[-–—] ?)?(?:at )?(?:the )?"
    r"(?:beginning|start) of (?:the )?(?:period|quarter|year)s?$",
)
_SAID_BEHIND = any_case(r"(?P<what>(?:[a-z]+ ){0,3}[a-z]+) [-–—] (?P<how>(?!basic\b|diluted\b|net\b|total\b)[a-z]+ed)")
_NET = any_case(r"^(?:total )?net ")
_TAX_RATE = any_case(r"\beffective (?:income )?tax rate$")
_TAX_RATES = ("effective tax rate", "effective income tax rate", "tax rate", "income tax rate")
_LEASES = any_case(r"(?<=\bloans) and leases\b")
_RECEIVABLE = any_case(r"(?<=\bloans)(?: and leases)? receivable$")
_BALANCE = any_case(r"balances?\b")
_LEAD = any_case(r"^(?:(?:less|add|plus|total|(?:u\.?s\.? )?gaap|reported)\b:?\s*)?(?:(?:total|consolidated)\s+){0,2}")


def without_end(label: str) -> str:
    """The label without the words that it is stated at the end of a period."""
    return _AT_END.sub("", label)


def is_by_unit(label: str) -> bool:
    """Whether what a label names is counted by a unit: "Cost of sales per ton"."""
    return _BY_UNIT.search(" ".join(_PARENTHESES.sub(" ", label).split())) is not None


@lru_cache(maxsize=4096)  # labels: each figure that is looked for asks
def is_opening(label: str) -> bool:
    """Whether a row of that label prints what a balance was when the stretches of its columns began."""
    return _AT_BEGINNING.search(label) is not None or _BEGINNING.fullmatch(label.strip()) is not None


_BEGINNING = any_case(r"(?:at )?(?:the )?(?:beginning|start) of (?:the )?(?:period|quarter|year)s?")


def named_by(line: Line) -> str:
    """What names a row: its label, or the heading above it where the label only says the basis ("As reported")."""
    section = line.row.section
    return section[-1] if section and says_only_basis(line.row.label) else line.row.label


_EARNED = frozenset({"income", "consolidated", "net"})  # a heading may call all that is earned so
_REVENUES = any_case(r"(?:net |total |operating |gross |utility |product )*(?:revenues?|sales)\b")


def phrases_of_label(line: Line) -> Iterator[Words]:
    """The row's names as comparable words; revenue and costs are so called also where the heading alone says it."""
    named = named_by(line)
    heading = line.row.section[-1] if line.row.section and named == line.row.label else ""
    if _is_all_revenue(line):
        yield phrase("revenue")
    related = without_related(named) or ""
    if phrase(related) not in {(), *_BARE} and is_only_one(line, related):
        yield phrase(related)
    for variant in sorted(_variants(named)) if line.label_key else ():
        words = phrase(variant)
        if words == phrase(related):
            continue
        if named != line.row.label and words[-1:] == ("income",) and set(words) <= _EARNED:
            words = phrase("net income")
        if words and words not in _BARE and any(len(word) > 1 for word in words):
            yield from _under(heading, words, line)
    yield from _named_above(line, heading)
    if line.label_key.startswith("net ") and ("revenue" in line.label_key or _NET_CASH.match(line.label_key)):
        yield phrase(line.label_key.removeprefix("net "))


def _is_all_revenue(line: Line) -> bool:
    """Whether it opens a statement of income that has no other row of revenue: "Gas and water revenues"."""
    if line.table.kind is not TableKind.INCOME_STATEMENT or _SOME_REVENUE.search(line.row.label.strip()) is None:
        return False
    stated = [row for row in line.table.rows if any(figure is not None for figure in row.cells)]
    section = line.row.section
    if section and _REVENUES.match(section[-1]) and any(row.section == section for row in stated[1:]):
        return False
    others = (_SAID_OF_REVENUE.sub(" ", row.label).strip() for row in stated[1:])
    return stated[0] is line.row and not any(map(_ANY_REVENUE.search, others))


_SOME_REVENUE, _ANY_REVENUE = any_case(r"\b(?:revenues?(?: from .*)?|sales)\Z"), any_case(r"\brevenues?\b|\bsales\Z")
_SAID_OF_REVENUE = any_case(  # "Cost of revenue", "Placement fees (included in revenue)"
    r"\([^()]*\)|\b(?:of|on|to) (?:[\w&-]+ ){0,3}(?:revenues?|sales)\b"
)


def _under(heading: str, words: Words, line: Line) -> Iterator[Words]:
    """The names of a row of those words by what the heading above it says: revenue, costs, interest, loans."""
    if "revenue" not in words and (parts := list(_of_revenue(heading, words))):
        yield from parts
        is_paid = words[-1] in _PAID_AS and _REVENUES.match(heading) is not None
        if len(words) > 1 and (is_paid or "expense" in words):  # "Mill costs" under "Cost of sales"
            yield words
    elif _COSTS.match(heading) and "expense" not in words:
        yield ("expense", *words)
    elif _SPENT.match(heading) and "expense" not in words:
        yield from (words, (*words, "expense"))
    elif (interest := _INTEREST.fullmatch(heading)) is not None:
        yield from _of_interest(words, phrase(interest["kind"]))
    else:
        yield words
        if (kind := _category(line)) and kind[0] not in words:
            yield (*words, *kind)


def _of_revenue(heading: str, words: Words) -> Iterator[Words]:
    """The names of a row under a heading of revenue, or of the revenue of something: "Home sales"."""
    if (part := _SOME_REVENUES.match(heading)) is not None:
        of = phrase(part["of"])
        yield (*of, "revenue") if words == of else (*of, *words, "revenue")
    if _REVENUES.match(heading):
        yield from ((*words, "revenue"), (*words, "net", "revenue"))


_SOME_REVENUES = any_case(r"(?!total|net|operating|gross|utility)(?P<of>.+) (?:revenues?|sales):?$")
_COSTS = any_case(r"costs? of\b")
_SPENT = any_case(r"(?:average |operating |unit |cash )*(?:costs?|expenses?)(?: and expenses)?(?: \(?per \w+\)?)?:?$")


_ONLY_WHEN = any_case(
    r"(?P<average>averages?)|(?:at )?(?:period|quarter|year)[- ]end|(?:at )?end of (?:period|quarter|year)"
)
_OTHER = any_case(r"other(?:,? net)?")
_INTEREST = any_case(r"(?:total )?interest (?:and (?:dividend|fee)s? )?(?P<kind>income|expense):?")
_CATEGORY = any_case(
    r"(?:(?:table \d+: )?(?:details|composition|summary) of )?(?:(?:total|gross|net|period-end) )*"
    r"(?P<what>loans|deposits)(?: (?:and leases|held for investment|receivable|portfolio|composition|by type))*:?"
)


def _named_above(line: Line, heading: str) -> Iterator[Words]:
    """What a row is by the heading or the title above it alone: "Other", "Average", "Quarter end"."""
    label = line.row.label.strip()
    if (only := _ONLY_WHEN.fullmatch(label) or _BEGINNING.fullmatch(label)) is not None:
        what = phrase(heading or line.table.title)
        yield ("average", *what) if only.groupdict().get("average") else what
    if _OTHER.fullmatch(label) and heading:
        yield ("other", *phrase(heading))
    if heading and is_bare_margin(label):
        yield (*phrase(heading), "margin")
    if not label:
        yield from _totals_of(heading)


def is_bare_margin(label: str) -> bool:
    """Whether a label only says that the row is a margin of what its heading names."""
    return _BARE_MARGIN.fullmatch(label.strip()) is not None


_BARE_MARGIN = any_case(r"margin(?: ?%| percentage)?")


def _of_interest(words: Words, kind: Words) -> Iterator[Words]:
    """What is earned or paid on something, by the row's heading: "interest expense on deposits"."""
    what = tuple(dropwhile(lambda word: word in {"interest", "fee", "dividend", *kind}, words))
    yield words
    if what:
        yield from (("interest", *kind, *what), (*what, "interest", *kind))
    if {"investment", "security"} & set(what):  # loans have income of other kinds as well
        yield (*what, *kind)


def is_interest_on(line: Line, name: Words) -> bool:
    """Whether only the heading says that a row is interest, so that it is no balance: "Deposits"."""
    heading = line.row.section[-1] if line.row.section else ""
    return "interest" not in name and _INTEREST.fullmatch(heading) is not None


def _category(line: Line) -> Words:
    """What the heading or the title says that a table lists: loans, deposits."""
    heading = line.row.section[-1] if line.row.section else ""
    found = _CATEGORY.fullmatch(heading.strip()) or _CATEGORY.fullmatch(line.table.title.strip())
    return phrase(found["what"]) if found is not None and not line.row.label.lower().startswith("total") else ()


def _totals_of(heading: str) -> Iterator[Words]:
    """What a row without a label is the total of: "Revenues", "Operating expenses"."""
    words = phrase(_PARENTHESES.sub(" ", heading))
    if words and words[-1] in _SUMMED and set(words) <= _OF_SUMS:
        yield words
        if words[-1] == "revenue":
            yield words[-1:]


_SUMMED = frozenset({"revenue", "expense"})
_OF_SUMS = frozenset("revenue expense net total operating gross other interest noninterest".split())
_NET_CASH = re.compile(r"net cash (?:provided|generated|used|from|flow)")


# What a part of revenue can be called without that word: "net earned premiums", "advisory fees".
_PAID_AS = frozenset({"fee", "premium", "income", "royalty", "rental", "rent", "commission", "interest", "dividend"})


@lru_cache(maxsize=4096)  # labels: a row is named once for each of its parts
def beginnings_of(label: str) -> frozenset[Words]:
    """What a long label begins with: "average selling price" of "Average selling price of homes delivered"."""
    plain = _LEAD.sub("", " ".join(_PARENTHESES.sub(" ", label).split()))
    if "discontinued" in plain.lower():  # what is left of it names what goes on
        return frozenset()
    found = (phrase(plain[: match.start()]) for match in _GOES_ON.finditer(plain))
    beginnings = {words for words in found if len(words) > 1 and words not in _BARE}
    if (going_on := _WHAT_GOES_ON.fullmatch(plain)) is not None:  # "Adjusted EBITDA from continuing operations"
        beginnings |= {phrase(going_on["what"])} - _RESULT
    if (funds := _FOR_HOLDERS.match(plain)) is not None:  # "FFO allocable to common shares and units"
        beginnings.add(phrase(funds["what"]))
    return frozenset(beginnings | ({phrase(_LEASES.sub("", plain))} if _LEASES.search(plain) else set()))


_RESULT = {("income",)}  # any loss or profit
_FOR_HOLDERS = re.compile(
    r"(?P<what>(?:[A-Z][a-z]+ )*(?:[A-Z]{3,5}|(?i:funds (?:from operations|available for distribution)))),? "
    r"(?:allocable|available|attributable|applicable) to "
    r"(?!.*(?:[Nn]on-?controlling|[Mm]inority|[Pp]referred|[Pp]articipating|[Jj]oint venture))"
)
_WHAT_GOES_ON = any_case(r"(?P<what>.+) from continuing operations")


_GOES_ON = any_case(r" (?:of|for|at|on|in|during|under|from|to) ")


IMPACT = "impact"


def impacts_of(label: str) -> frozenset[Words]:
    """What a row says to have borne on another, by the name of the other first: "Noncash items impacting income"."""
    match = _IMPACTING.fullmatch(_LEAD.sub("", " ".join(_PARENTHESES.sub(" ", label).split())))
    return frozenset() if match is None else frozenset({(*phrase(match["of"]), IMPACT, *phrase(match["what"]))})


_IMPACTING = any_case(r"(?P<what>.+?) (?:impacting|affecting) (?P<of>.+)")


def _variants(text: str) -> set[str]:
    """The label as prose may put it: without qualifications, turned around, as its initials."""
    label = _LEAD.sub("", text.strip(" :"))
    plain = _TRAILING_YEAR.sub("", " ".join(_PARENTHESES.sub(" ", label).split()))
    variants = {plain, plain.split(" - ")[0], _TAIL.sub("", plain), QUALIFIED.split(plain)[0]}
    if (turned := _SAID_BEHIND.fullmatch(plain)) is not None:  # "Net revenue - managed" is "managed revenue"
        variants |= {f"{turned['how']} {turned['what']}", f"{turned['how']} {_NET.sub('', turned['what'])}"}
    variants |= {_RECEIVABLE.sub("", each) for each in variants}
    variants |= {_TAX_RATE.sub(rate, each) for each in variants if _TAX_RATE.search(each) for rate in _TAX_RATES}
    if "/" in plain and ratio_of(plain) is not None:
        variants.add(plain.replace("/", " to "))
    if not _BALANCE.match(plain):
        variants |= {_AT_BEGINNING.sub("", _AT_END.sub("", each)) for each in variants}
    if _GAIN_OR_LOSS.search(label):
        variants.add(_GAIN_OR_LOSS.sub("gain", label))
    variants |= set(_otherwise(label, plain))
    if plain.count(" ") > 2:
        variants.add(re.sub(r",? expenses?$", "", plain, flags=re.IGNORECASE))
    if _EITHER_WAY.search(label):
        variants.add(label)
    variants |= {_WHOSE.sub("", each) for each in variants if each.lower().startswith("return on")}
    variants |= {short for each in variants for full, short in _SHORT if full.fullmatch(each)}
    if (turned := _TURNED.fullmatch(plain)) is not None:
        variants.add(f"{turned['of']} {turned['what']}")
    variants |= {f"{each} charge" for each in variants if _IMPAIRED.search(each)}
    variants |= {
        f"{_EVERY[each['time'].lower()]} {each['what']}" for each in map(_PER_TIME.fullmatch, variants) if each
    }
    return variants | set(shortened(label))


def _otherwise(label: str, plain: str) -> Iterator[str]:
    """What a label says by its form: of which kind, what changed, what is counted by a unit, what was won or lost."""
    if (either := _EITHER_RESULT.search(label)) is not None:
        yield from (f"{result}{either['of']}" for result in ("gain", "loss"))
    if (rate := _OF_EXCHANGE.fullmatch(label)) is not None:
        yield from (f"{rate['of']} {result}" for result in ("gain", "loss"))
    if (flow := _EITHER_FLOW.fullmatch(label)) is not None:
        yield from cash_by(flow["of"])
    if (both := _ONE_FOR_BOTH.fullmatch(plain)) is not None:
        yield from filter(None, (both["net"] + (both["of"] or ""), both["left"]))
    for kind in filter(None, (_KIND_BEHIND.fullmatch(label), _NET_BEHIND.fullmatch(plain))):
        yield f"{kind['kind']} {kind['what']}"
    if (earned := EARNED_ON.fullmatch(plain)) is not None:
        yield f"{earned['kind']} {earned['what']}"
    for changed in filter(None, (_CHANGE_IN.fullmatch(plain), _CHANGED.fullmatch(plain))):
        yield changed["what"]
    if (by_unit := _BY_UNIT.search(plain)) is not None:
        yield plain[: by_unit.start()]
    if (shares := _AVERAGE_SHARES.match(plain)) is not None:
        yield from (
            f"{shares['average']} {number}{of}{end}{plain[shares.end() :]}"
            for number in ("", "number of ")
            for of in ("shares", "common shares", "shares of common stock")
            for end in ("", " outstanding")
        )


_ONE_FOR_BOTH = any_case(  # where nothing else is comprehensive, or nothing goes to other shares
    r"(?P<net>net (?:income|loss|earnings)),? and (?:(?:other )?comprehensive (?:income|loss|earnings)(?P<of>.*)"
    r"|(?P<left>net (?:income|loss|earnings) (?:allocable|available|attributable|applicable) to common"
    r" (?:share|stock)\w+))"
)
_AVERAGE_SHARES = any_case(
    r"(?P<average>.*\baverage)(?: number of)?(?: common| ordinary)?(?: stock)? shares?(?: of common stock)?"
    r"(?: outstanding)?"
)
_EITHER_RESULT = any_case(  # "(Loss) gain on foreign currency"
    r"^(?:net )?\(?(?:gains?|loss(?:es)?)\)? (?:or )?\(?(?:gains?|loss(?:es)?)\)?(?:,? net,?)?(?P<of> (?:on|from) .+)"
)
_OF_EXCHANGE = any_case(  # "Foreign exchange gain/(loss)"
    r"(?:net )?(?P<of>(?:[\w-]+ )*(?:exchange|currency)(?: transaction| translation| remeasurement)?)"
    r" \(?(?:gains?|loss(?:es)?)\)?(?: ?/ ?| or | )\(?(?:gains?|loss(?:es)?)\)?(?:,? net)?"
)
_EITHER_FLOW = any_case(  # "Net cash (used in) provided by operating activities of what goes on"
    r"net cash (?:flows? )?(?P<way>\(?(?:used (?:in|for)|provided by|from)\)?(?: or |, | / | )?){2}(?P<of>.+)"
)
_NET_BEHIND = any_case(  # "Loans receivable, net": of debt or income it would be another measure
    r"(?:total )?(?P<what>(?!net\b)(?:[\w-]+ )*(?:loans|leases|receivables?|inventor(?:y|ies)|equipment)"
    r"(?: (?:and leases|receivable|held for investment))?),? (?P<kind>net)"
)
_KIND_BEHIND = any_case(r"(?P<what>[^()]+?) \((?P<kind>unallocated|undistributed|unrealized)\)")
EARNED_ON = any_case(  # what is earned on a part of what is sold: "Gross profit on product revenue"
    r"(?P<what>gross (?:profit|margin|income)) (?:on|from) "
    r"(?P<of>(?P<kind>[\w&-]+(?: [\w&-]+){0,2}) (?:revenues?|sales))"
)
_CHANGE_IN = any_case(r"(?:change|increase|growth) in (?P<what>(?:comparable|same)[- ].+)")
_CHANGED = any_case(  # "Comparable sales % change"
    r"(?P<what>(?:[\w&-]+ )*(?:comparable|same)[- ].+?),? (?:%|percent|percentage) (?:change|growth|increase|decrease)"
)
_LISTED = re.compile(r"(?P<first>[A-Za-z]+(?:, [a-z]+){0,2}),? and (?P<last>[a-z]+)(?: (?:expenses?|costs?))?")
_PER_TIME = any_case(r"(?P<what>.+) per (?P<time>day|week|month|year)")
_EVERY = {"day": "daily", "week": "weekly", "month": "monthly", "year": "annual"}


def shortened(label: str) -> Iterator[str]:
    """The label by the initials that it gives its last words ("same-store NOI"), or that a list is known by ("D&A")."""
    if (listed := _LISTED.fullmatch(label)) is not None:
        yield f"{''.join(word[0] for word in listed['first'].split())}&{listed['last'][0]}"
    for match in _INITIALS.finditer(label):
        if match[1] in _NO_INITIALS:
            continue
        yield match[1]
        before = _PARENTHESES.sub(" ", label[: match.start()]).split()
        spelt = [at for at in range(len(before)) if "".join(word[0] for word in before[at:]).upper() == match[1]]
        if spelt and spelt[0]:
            yield " ".join((*before[: spelt[0]], match[1]))
