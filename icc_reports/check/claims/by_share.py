"""What is stated by the share, though only an amount before it says so."""

from __future__ import annotations

from dataclasses import replace

from icc_reports.check.claims import vocabulary as v
from icc_reports.check.claims.measures import Measure
from icc_reports.check.claims.shapes import Spot
from icc_reports.model.relations import ClaimKind


def as_by_share(measure: Measure, spot: Spot, kind: ClaimKind) -> Measure:
    """The measure of a change, by the share where what has changed is an amount per share."""
    if kind is ClaimKind.CHANGE and _is_changed(spot):
        return replace(measure, is_eps=True)
    if kind is ClaimKind.GROWTH and _is_grown(measure, spot):
        name, title = (f"{each} per share" for each in (measure.name, measure.title or measure.name))
        return replace(measure, name=name, title=title)
    return measure


def _is_changed(spot: Spot) -> bool:
    """Whether what changed is the amount per share before it: "$0.13 per share, one cent less than last year".

    Or it is said to be per share itself: "net income rose $6 million, $0.14 per share".
    """
    last = spot.earlier[-1] if spot.earlier else None
    if spot.number.said.scale <= 1 and last is not None and last.kind is ClaimKind.CHANGE:
        return v.PER_SHARE.match(spot.after) is not None
    return (
        last is not None and last.kind is ClaimKind.PER_SHARE and spot.number.said.scale < 1 == last.number.said.scale
    )


def _is_grown(measure: Measure, spot: Spot) -> bool:
    """Whether only amounts per share are said of it before: "free cash flow of $0.13 per share, an increase of 8%"."""
    said = [each.kind for each in spot.earlier if each.measure is not None and each.measure.start == measure.start]
    is_named_so = measure.is_eps or "share" in measure.name.lower()
    return bool(said) and not is_named_so and set(said) == {ClaimKind.PER_SHARE}
