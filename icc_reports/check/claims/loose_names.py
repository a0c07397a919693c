"""Names that prose may mean a row by, where its figures bear it out: by its first words, its initials, its deed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from icc_reports.check.claims.deed_labels import deeds_of
from icc_reports.check.claims.labels import QUALIFIED, beginnings_of, impacts_of, shortened
from icc_reports.check.claims.phrases import Words, phrase
from icc_reports.check.matching import Line
from icc_reports.model.patterns import any_case

_PARENTHESES = re.compile(r"\([^()]*\)")


def loose_names_of(line: Line) -> frozenset[Words]:
    """What prose may call a row beside its names."""
    below = sources_of(line) | _others_of(line) if heading_of(line) else frozenset[Words]()
    return _by_label(line.row.label) | below | _energy_of(line)


def heading_of(line: Line) -> str:
    """What is printed above a row that says what it is a kind of: its heading, or such a title of its table."""
    title = line.table.title
    return line.row.section[-1] if line.row.section else title if _OF_BANKS.fullmatch(title) else ""


_OF_BANKS = any_case(r"non-?interest (?:income|expenses?)", "interest")


def _energy_of(line: Line) -> frozenset[Words]:
    """What prose calls a row of a utility's table of volumes: "farm energy sales" for "Farm" in kilowatt-hours."""
    is_counted = not any(figure.is_percentage or figure.unit.is_monetary for _, figure in line.cells())
    if not is_counted or not _IN_HOURS.search(f"{line.table.title} {' '.join(line.row.section)}"):
        return frozenset()
    of = phrase(_SALES.sub("", line.row.label.strip(" -:")))
    of = of[1:] if of[:1] == ("total",) and len(of) > 1 else of
    is_name = bool(of) and not set(of) & _NO_BUYERS
    return frozenset((*of, *phrase(f"{what} sales")) for what in _ENERGY) if is_name else frozenset()


_IN_HOURS = any_case(r"\b(?:(?:kilo|mega|giga)watt[- ]?hours?|[kmg]whs?)\b")
_SALES = any_case(r" (?:sales|deliveries)$")
_ENERGY = ("energy", "electricity", "electric", "kilowatt-hour")
_NO_BUYERS = frozenset("price revenue average rate cost generation generated purchased customer per".split())


def _others_of(line: Line) -> frozenset[Words]:
    """What the rest of a list is called by its kind: "other (noninterest) income" for "Other" under the latter."""
    heading = heading_of(line)
    kind = phrase(heading)[-1:]
    is_rest = _REST.fullmatch(line.row.label.strip()) is not None and kind in {("expense",), ("income",)}
    names = {("other", *kind), *([("other", *phrase(heading))] if _OF_BANKS.fullmatch(heading) else ())}
    return frozenset(names) if is_rest else frozenset()


_REST = any_case(r"other(?:,? net)?")


@lru_cache(maxsize=4096)  # labels: a row is named once for each of its parts
def _by_label(label: str) -> frozenset[Words]:
    sold = frozenset(_sold(label))
    deeds = deeds_of(QUALIFIED.split(" ".join(_PARENTHESES.sub(" ", label).split()))[0])
    words = phrase(label)
    sold |= frozenset(phrase(part) for pattern, name in _CALLED for part in [pattern.sub(name, label)] if part != label)
    sold |= frozenset({(*words, "revenue")}) if "revenue" in words[:-1] and words[-1] != "revenue" else frozenset()
    level = frozenset({phrase(_BY_LEVEL.sub("", label))}) if _BY_LEVEL.search(label) else frozenset()
    other = frozenset({phrase("other income")} if _OTHER.fullmatch(label.strip()) else ())
    spent = (
        frozenset({phrase(_LEAD.sub("", _EXPENSE.sub("expense", label)))}) if _EXPENSE.search(label) else frozenset()
    )
    return (
        beginnings_of(label)
        | level
        | other
        | spent
        | deeds
        | initials_of(label)
        | _joined_initials(label)
        | impacts_of(label)
        | _charges_of(label)
        | _costs_of(label)
        | sold
    )


_CALLED = (  # by a shorter name, or one of the trade
    (any_case(r"^(?:employee|staff|personnel) benefits(?: expenses?)?$"), "benefits"),
    (any_case(r"^non-?catastrophe (?=loss)"), "attritional "),
    (any_case(r"^net (?:loan )?charge-?offs \(recover(?:y|ies)\)(?: (?:during|for) .*)?$"), "net recoveries"),
    (
        any_case(  # beside what else the row takes in
            r"^(?:purchases?|acquisitions?|additions?|expenditures) (?:of|to|for) property(?:,? plant)?,? and equipment"
            r",? (?=and \w)"
        ),
        "capital expenditures ",
    ),
)


def sources_of(line: Line) -> frozenset[Words]:
    """What prose may call a source of revenue under a heading that says so: "brokerage revenue", "LTL revenue"."""
    heading = _SOURCES.fullmatch(heading_of(line))
    if heading is None or set(phrase(line.row.label)) & _NO_SOURCES:
        return frozenset()
    label = _SERVICES.sub("", " ".join(_PARENTHESES.sub(" ", line.row.label).split()))
    words, of = phrase(label), set(phrase(heading["of"]))
    short = tuple(word for word in words if word not in of)
    names = {words, short, *(phrase(each) for each in shortened(line.row.label))}
    return frozenset((*name, "revenue") for name in names if name)


def _charges_of(label: str) -> frozenset[Words]:
    """What a row of a charge is called by the first word of its label, or by what it is on: "inventory charge"."""
    match, of = _CHARGE.match(label), _CHARGE_ON.match(" ".join(_PARENTHESES.sub(" ", label).split()))
    names = set() if match is None else {f"{match['kind']} charge", match["kind"]}
    if of is not None:
        names |= {f"{of['on']} {kind}" for kind in ("charge", "impairment", "write-down")}
        names |= {f"{kind} of {of['on']}" for kind in ("impairment", "write-down")}
    return frozenset(map(phrase, names))


def _costs_of(label: str) -> frozenset[Words]:
    """What a row is called by its first words where it counts what retailers do to what they sell."""
    match = _COST.match(label)
    return frozenset() if match is None else frozenset({phrase(match["what"])})


_COST = any_case(
    r"(?P<what>costs? of (?:sales|(?:goods|products|merchandise) sold))(?:,| and| &) "
    r"(?:(?:and|other|related|store|warehouse|warehousing|delivery|distribution|buying),? )*(?:occupancy|buying)\b"
)
_LEAD = any_case(r"^total ")
_EXPENSE = any_case(r"income \(expenses?\)|\(expenses?\) income")
_OTHER = any_case(
    r"(?:interest|investment)(?: income)?(?:,| and| &)+ other(?: income)?(?:,? net)?(?: \(expense\))?(?:,? net)?"
)
_BY_LEVEL = any_case(r"(?<=-level) operating(?= (?:profit|income|earnings|margin))")  # "store-level profit"
_CHARGE = any_case(r"(?:asset )?(?P<kind>impairments?|restructuring|severance|litigation|write-?(?:down|off)s?)\b")
_CHARGE_ON = any_case(
    r"(?:non-?cash )?(?:impairments?|write-?downs?)(?: charges?)? (?:of|on) (?P<on>[a-z]+(?: [a-z]+)?)$"
)


def _sold(label: str) -> Iterator[Words]:
    """The sale of something turned around: "gain on equipment sales" for "Gain on sale of property and equipment"."""
    match = _SALE.fullmatch(" ".join(_PARENTHESES.sub(" ", label).split()))
    if match is not None:
        for of in {match["of"], *_AND.split(match["of"])}:
            yield (*phrase(match["what"]), *phrase(of), "revenue")


_SALE = any_case(
    r"(?P<what>.*\b(?:gains?|loss(?:es)?|proceeds)\b.*) (?:on|from)(?: the)? (?:sales?|disposals?|dispositions?)"
    r" (?:of|on) (?P<of>[a-z][a-z ,&-]+)"
)


_AND = re.compile(r",? and |, ")


def initials_of(label: str) -> frozenset[Words]:
    """The names of a label with its last words by their initials: "average daily rate" is an ADR."""
    words = _PARENTHESES.sub(" ", label).replace("-", " - ").split()
    found = set()
    for length in range(_FEWEST, min(_MOST, len(words)) + 1):
        last = words[-length:]
        if all(word[:1].isupper() and word.isalpha() for word in last):
            initials = "".join(word[0] for word in last)
            found.add((*phrase(" ".join(words[:-length])), initials.lower()))
    return frozenset(found)


_FEWEST, _MOST = 3, 4  # words


def _joined_initials(label: str) -> frozenset[Words]:
    """A label of things joined by its initials: "Other income (expense), net" is OI&E, "Sales and marketing" S&M."""
    joined = _JOINED.sub(" & ", _IN_FULL.sub(r" & \1", _END.sub("", label)))
    words = joined.replace(",", " ").split()
    if "&" not in words or not _FEWEST <= len(words) <= _MOST + 1 or not all(map(_NAMING.fullmatch, words)):
        return frozenset()
    return frozenset({phrase("".join(word[0] for word in words))})


_IN_FULL = re.compile(r" \((\w+)\)")
_JOINED = re.compile(r",? and ")
_END = any_case(r"(?:,? (?:net|expenses?)){1,2}$")
_NAMING = re.compile(r"&|[A-Za-z][a-z]+")


_SOURCES = re.compile(
    r"(?P<of>(?:[\w&’'-]+ ){0,4}?)(?:revenues?|sales|non-?interest income)"
    r"(?: (?:from|by)\b.*?)?:?(?: ?[\[(]\w{1,2}[\])])?:?",
    re.IGNORECASE,
)


_SERVICES = any_case(r" (?:services?|operations|business(?:es)?)$")


_NO_SOURCES = frozenset({"expense", "income", "ratio", "revenue", "total"})
