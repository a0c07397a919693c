"""Growth that prose names as a cell of a table does: "price/mix grew 6%", "a 4-point currency headwind"."""

from __future__ import annotations

import re
from dataclasses import replace

from icc_reports.check.claims import vocabulary as v
from icc_reports.check.claims.growth_cells import IMPACT, PER_SHARE, named_growth
from icc_reports.check.claims.measures import Measure
from icc_reports.check.claims.names import Names
from icc_reports.check.claims.numbers import Counted
from icc_reports.check.claims.phrases import Words, phrase, segment_phrase
from icc_reports.check.claims.shapes import Spot, Statement
from icc_reports.model.patterns import any_case
from icc_reports.model.relations import ClaimKind

_DOUBT = "whether it is the growth of which a table prints the rate"
_WHOSE = any_case(r"(?:(?:the|our|its|company[’']s|total|global|worldwide|consolidated|overall)\s+)+")
_GREW = any_case(rf"(?P<what>[^;:]+?)\s+(?:{v.DIRECTION.pattern})(?: by)?(?: (?:approximately|about|nearly))?\s*\(?\Z")
_GROWTH_IN = any_case(
    rf"\)?\s*(?:{v.CHANGE_NOUNS})\s+in\s+(?P<what>[\w][\w/&’'() -]*?)"
    r"(?=[.,;]|\Z| (?:and|while|but|due|driven|as|in the|for the|partially|primarily|reflecting|offset)\b)"
)
_ORGANIC = any_case(r"\borganic growth (?:of|was) (?:approximately |about |nearly )?\(?\Z")  # of all that is sold
_CURRENCY = any_case(
    r"\)?[- ](?:negative |positive |unfavorable |favorable |adverse )?(?:foreign )?(?:currency|exchange|fx)"
    r"(?: (?:exchange|rate|translation))* (?P<sign>headwinds?|tailwinds?|drag|benefit)\b"
)
_APART = any_case(
    r"\)?\s+(?P<sign>ahead of|behind|above|below|higher than|lower than) (?P<what>[\w][\w/&’'() -]*?)"
    r"(?=[.,;]|\Z| (?:and|while|but|due|driven|as|in the|for the|partially|primarily|reflecting)\b)"
)
_WAS = any_case(r"(?P<what>[^;:]+?)\s+(?:was|were|ran|came in)(?: (?:approximately|about|nearly))?\s*\Z")
_LOWER = ("behind", "below", "lower")


def as_cell_says(statement: Statement, spot: Spot, names: Names) -> Statement:
    """The statement of growth, of the effect of currencies on it, or of one rate ahead of another, as tables print it.

    The words name nothing but what a cell is of, on its basis, from the beginning of their clause on.
    """
    counted = spot.number.said.counted
    if counted is Counted.PERCENT and statement.kind is ClaimKind.GROWTH:
        return _growth(statement, spot, names)
    if counted is Counted.POINTS:
        return _headwind(statement, spot, names) or _apart(statement, spot, names) or statement
    return statement


def _growth(statement: Statement, spot: Spot, names: Names) -> Statement:
    of_all = ("organic", phrase("revenue"), None)
    if _ORGANIC.search(spot.before) and of_all[:2] in names.growths:
        return _of(statement, of_all, "organic growth", spot)
    named = _GROWTH_IN.match(spot.after) or _GREW.search(_clause(spot))
    said = named["what"] if named is not None else ""
    found = _named(said, names) if said else None
    if found is None or (not found[0] and _has_rows(found[1], names)):
        return statement
    return _of(statement, found, said, spot)


def _of(statement: Statement, found: tuple[str, Words, str | None], said: str, spot: Spot) -> Statement:
    basis, _, segment = found
    return replace(
        statement,
        measure=_measure(said, found, segment, spot),
        basis=basis,
        tentative=statement.tentative or _DOUBT,
    )


def _measure(said: str, found: tuple[str, Words, str | None], segment: str | None, spot: Spot) -> Measure:
    name, at = said.strip(), spot.reading.text.find(said.strip())
    words = found[1]
    return Measure(
        start=at, end=at + len(name), name=" ".join(words), title=name, entries=(), segment=segment,
        is_eps=words == PER_SHARE,
    )  # fmt: skip


def _clause(spot: Spot) -> str:
    """The words of the clause of a number before it."""
    text = spot.reading.text[: spot.number.start]
    openings = [match.end() for match in re.finditer(_OPENS, text)]
    return text[openings[-1] :] if openings else text


_OPENS = re.compile(r"[.;:•●◦▪]\s+|,\s+(?:and|while|whereas|but|as)?\s*|\b(?:and|while|whereas|but)\s+")


def _named(said: str, names: Names) -> tuple[str, Words, str | None] | None:
    """The basis and the measure of growth that words name as a table does, with a segment named before it."""
    lead = _WHOSE.match(said.strip())
    said = said.strip()[lead.end() if lead else 0 :]
    basis, what = named_growth(said)
    if (basis, what) in names.growths:
        return basis, what, None
    for length in range(1, len(what)):
        segment = names.segment_of(what[:length])
        if segment is not None and (basis, what[length:]) in names.growths:
            return basis, what[length:], segment
    return None


def _has_rows(what: Words, names: Names) -> bool:
    """Whether rows print the amounts of which the growth follows."""
    return what == PER_SHARE or bool(names.named(what))


def _headwind(statement: Statement, spot: Spot, names: Names) -> Statement | None:
    """The effect of currencies on the growth that the sentence told before: on the same basis, of the same measure."""
    said = _CURRENCY.match(spot.after)
    of = next((each for each in spot.earlier if each.kind is ClaimKind.GROWTH and each.measure is not None), None)
    of = of or (_stayed(statement, spot, names) if said is not None else None)
    if said is None or of is None or of.measure is None:
        return None
    what = PER_SHARE if of.measure.is_eps else phrase(of.measure.name)
    own = segment_phrase(of.measure.segment or "")
    what = what[len(own) :] if own and what[: len(own)] == own else what
    basis = f"{of.basis or ''} {IMPACT}".strip()
    if (basis, what) not in names.growths:
        return None
    title = f"{of.measure.title or of.measure.name}, {IMPACT}"
    measure = replace(_measure(title, (basis, what, None), of.measure.segment, spot), title=title)
    is_drag = said["sign"].lower().startswith(("headwind", "drag"))
    return replace(
        statement,
        kind=ClaimKind.CHANGE,
        measure=measure,
        basis=basis,
        sign=-1 if is_drag else 1,
        when=of.when,
        base=of.base,
        tentative=statement.tentative or _DOUBT,
    )


def _stayed(statement: Statement, spot: Spot, names: Names) -> Statement | None:
    """What is said not to have grown, as growth: "operating income was even, which included an 8-point headwind"."""
    said = _EVEN.match(spot.reading.text, 0, spot.number.start) if not spot.earlier else None
    found = _named(said["what"], names) if said is not None else None
    base = tuple(each.year_ago() for each in statement.when)
    return replace(_of(statement, found, said["what"], spot), base=base) if said is not None and found else None


_EVEN = any_case(
    r"\W*(?P<what>[^;:.,]+?) (?:was|were|remained|stayed) (?:(?:relatively|about) )?(?:even|flat|unchanged),"
)


def _apart(statement: Statement, spot: Spot, names: Names) -> Statement | None:
    """By how many points one rate is ahead of another: "orders were 1 point behind shipments"."""
    said, before = _APART.match(spot.after), _WAS.search(_clause(spot))
    one = _named(before["what"], names) if before is not None else None
    other = _named(said["what"], names) if said is not None else None
    if said is None or before is None or one is None or other is None or one[0] or other[0]:
        return None
    if _has_rows(one[1], names) or _has_rows(other[1], names):
        return None
    return replace(
        _of(statement, one, before["what"], spot),
        kind=ClaimKind.CHANGE,
        whole=_measure(said["what"], other, other[2] or one[2], spot),
        sign=-1 if said["sign"].lower().startswith(_LOWER) else 1,
    )
