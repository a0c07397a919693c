"""Losses and what flows out: what the words say of a sign, and what the row of a figure prints of it."""

from __future__ import annotations

import re

from icc_reports.check.claims import vocabulary as v
from icc_reports.check.claims.entries import Entry
from icc_reports.check.claims.flows import flows_out, is_flow, signed_flow
from icc_reports.check.claims.lookup import Cell, is_gain_printed_negative, is_loss_printed_plain, is_never_negative
from icc_reports.check.claims.measures import Measure
from icc_reports.check.claims.options import Option
from icc_reports.check.claims.shapes import Spot, Statement
from icc_reports.model.patterns import any_case
from icc_reports.model.relations import Ref, weighted

_EARNED_OF = any_case(r"\b(?:income|earnings|profit|gain) of (?:(?:approximately|about|nearly) )?\Z")


def is_loss(spot: Spot, measure: Measure | None) -> bool:
    """Whether the words or the parentheses make it a loss."""
    if spot.number.said.is_negative:
        return True
    if measure is not None and is_flow(measure):
        return flows_out(spot, measure)
    before = spot.before[-40:]
    if v.LOSS_BEFORE.search(before):
        return True
    earned = _EARNED_OF.search(spot.before)
    if measure is None or (earned is not None and measure.end <= spot.number.start - len(earned[0])):
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


def signed(cell: Cell, statement: Statement) -> Option:
    """The row's figure, with the sign turned where the row prints plain what words call a loss, or an outflow."""
    span, amount = cell.figure.span, cell.figure.amount
    if statement.measure is not None and is_gain_printed_negative(cell, statement.measure):
        return Option(weighted((-1, span)))
    if (flow := signed_flow(cell, statement)) is not None:
        return flow
    if _speaks_of_result(cell.entry):
        if statement.is_loss and amount > 0 and is_loss_printed_plain(cell):
            return Option(weighted((-1, span)), is_negative=True)
        return Option(Ref(span), is_negative=statement.is_loss)
    if amount < 0 and not is_never_negative(cell.entry.line.row):
        return Option(weighted((-1, span)))
    return Option(Ref(span))


def _speaks_of_result(entry: Entry) -> bool:
    """Whether the row can be income or a loss, so that its sign is part of the statement."""
    label = _OF_ANOTHER.sub("", entry.line.row.label)
    return re.search(
        r"\b(?:income|loss|earnings|profit|ebitda|deficit)\b", label, re.IGNORECASE
    ) is not None and not re.search(
        r"\btax(?:es)?\b(?<!before tax)(?<!before taxes)|\binterest\b|\binvestment\b|\bother\b",
        re.sub(r"before.*", "", label),
        re.IGNORECASE,
    )


_OF_ANOTHER = any_case(r" (?:impacting|affecting) .*")
