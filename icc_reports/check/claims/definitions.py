"""Definitions of measures in the prose, against the arithmetic of the tables that reconcile them."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

from icc_reports.check.claims.phrases import phrase
from icc_reports.check.wording import slug
from icc_reports.model.figures import PURE, Figure, Notation
from icc_reports.model.patterns import any_case
from icc_reports.model.relations import (
    Abs,
    ClaimKind,
    Form,
    Quotient,
    Ref,
    Relation,
    RelationKind,
    Sum,
    Term,
    weighted,
)
from icc_reports.model.release import Reconciliation, Release, Row, Sentence, Table

_SIGN = r"(?P<sign>less|minus|plus|net of|increased by|reduced by)"
_SIGNED = any_case(_SIGN, "less|minus|plus|net of|by")
_DEFINITION = re.compile(
    r"(?<![\w-])(?P<what>[A-Z][\w-]*(?: [\w()%-]+){0,6}?) (?:represents?|equals?|means|(?:is|are) (?:defined|calculated"
    r"|computed) as"
    r"|(?:is|are)|consists of) (?P<from>(?:GAAP )?[a-z][\w ()-]{2,60}?)(?:,)? "
    + _SIGN
    + r" (?P<term>[a-z][\w ,()-]{2,80})",
    re.IGNORECASE,
)
_NET_OF = "net of"
_LEAVES_OUT = "whether “net of” takes off what follows, or leaves it out where it was taken off before"
_SUBTRACTS = frozenset({"less", "minus", "net of", "reduced by"})


def definition(text: str) -> re.Match[str] | None:
    """The words of a sentence that define a measure by one less or plus another."""
    return _DEFINITION.search(text) if _SIGNED.search(text) else None  # few sentences have the sign, which is soon seen


def definition_in(text: str, sentence: Sentence, release: Release) -> tuple[Relation, Figure] | None:
    """A definition ("X represents Y less Z") against the reconciliation from Y to X; None where none fits the words."""
    match = definition(text)
    if match is None:
        return None
    sign = match["sign"].lower()
    for each in sorted(release.reconciliations, key=lambda item: release.tables[item.table].segment is not None):
        table = release.tables[each.table]
        if not (_same(each.measure_to, match["what"]) and _same(each.measure_from, match["from"])):
            continue
        found = _term(table, each, match["term"])
        if found is None:
            continue
        return _relation(match, sentence, table, each, found, -1 if sign in _SUBTRACTS else 1)
    return None


def _same(label: str, words: str) -> bool:
    def plain(text: str) -> tuple[str, ...]:
        return tuple(word for word in phrase(re.sub(r"\bloss\b|[()%]", " ", text)) if word != "income") or phrase(text)

    return plain(label) == plain(words) and ("adjusted" in label.lower()) == ("adjusted" in words.lower())


def _term(table: Table, each: Reconciliation, words: str) -> tuple[Row, int] | None:
    """The one row between the two measures that the words name, where it is all that lies between them."""
    wanted = set(phrase(words))
    for row in table.rows[each.start + 1 : each.end]:
        label = set(phrase(re.sub(r"^(?:less|add|plus)\b:?", "", row.label.strip(), flags=re.IGNORECASE)))
        if not label or not (label <= wanted or wanted <= label):
            continue
        for column, cell in enumerate(row.cells):
            start, end = table.rows[each.start].cells[column], table.rows[each.end].cells[column]
            if cell is None or start is None or end is None or not cell.amount:
                continue
            slack = cell.half_unit + start.half_unit + end.half_unit
            if abs(abs(end.amount - start.amount) - abs(cell.amount)) <= slack:
                return row, column
    return None


def _relation(  # noqa: PLR0913, PLR0917 - the words, and where the reconciliation stands
    match: re.Match[str], sentence: Sentence, table: Table, each: Reconciliation, found: tuple[Row, int], sign: int
) -> tuple[Relation, Figure]:
    row, column = found
    start, end, term = table.rows[each.start].cells[column], table.rows[each.end].cells[column], row.cells[column]
    assert start is not None and end is not None and term is not None  # noqa: S101, PT018 - _term saw to it
    figure = Figure(
        span=sentence.span_of(match.start("sign"), match.end("sign")),
        printed=match["sign"],
        notation=Notation.WORDS,
        number=None,
        fraction_digits=0,
        unit=PURE,
        scale=Decimal(1),
    )
    weight = Quotient(weighted((1, end.span), (-1, start.span)), Abs(Ref(term.span)))
    relation = Relation(
        id=slug("definition", each.measure_to, match["sign"], row.label),
        kind=RelationKind.DEFINITION,
        subject=f"{each.measure_to}: “{match['from']} {match['sign']} {match['term'].strip(' .,')}”",
        asserted=figure.span,
        expression=weight if sign > 0 else Sum((Term(Fraction(-1), weight),)),
        form=Form.SIGN,
        quote=sentence.quote,
        claim_kind=ClaimKind.OTHER,
        tentative=_LEAVES_OUT if match["sign"].lower() == _NET_OF else None,
    )
    return relation, figure
