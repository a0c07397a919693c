"""Amounts that are said to be made of others: "returned $8 through dividends of $5 and repurchases of $3"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from icc_reports.check.claims.measures import Measure
from icc_reports.check.claims.numbers import Counted
from icc_reports.check.claims.shapes import Number
from icc_reports.model.patterns import any_case


def with_wholes(measures: Sequence[Measure], text: str, numbers: Sequence[Number]) -> list[Measure]:
    """The measures of a sentence, with the sum of those that an amount is said to be made of behind it."""
    found = list(measures)
    for at, whole in enumerate(numbers):
        lead = _MADE_OF.match(text, whole.end) if whole.said.counted is Counted.MONEY else None
        parts = list(_parts(found, text, numbers[at + 1 :], lead.end())) if lead is not None else []
        if len(parts) < _A_LIST:
            continue
        name = " and ".join(part.name for part in parts)
        ends = {part.end for part in parts}
        found = [each for each in found if each.end not in ends and each.behind != (whole.end,)]
        found += parts
        found.append(Measure(start=whole.end, end=whole.end, name=name, title=name, entries=(), parts=tuple(parts),
                             behind=(whole.end,)))  # fmt: skip
    return sorted(found, key=lambda each: each.start)


def _parts(measures: Sequence[Measure], text: str, numbers: Sequence[Number], start: int) -> Iterator[Measure]:
    """The measures of the numbers that a list begins with, each before its number or behind it."""
    for number in numbers:
        before = next((each for each in measures if start < each.end <= number.start and each.entries), None)
        behind = next((each for each in measures if number.end < each.start and each.entries), None)
        if before is not None and _OF.fullmatch(text, before.end, number.start):
            part, end = replace(before, start=max(before.start, start), behind=()), number.end
        elif (
            behind is not None
            and _LEADS.fullmatch(text, start, number.start)
            and _OF.fullmatch(text, number.end, behind.start)
        ):
            part, end = behind, behind.end
        else:
            return
        if number.said.counted is not Counted.MONEY or part.unknown is not None:
            return
        yield part
        joint = _JOINT.match(text, end)
        if joint is None:
            return
        start = joint.end()


_A_LIST = 2  # amounts
_MADE_OF = any_case(
    r"\)? (?:to (?:(?:our|its|the) )*\w*holders,? )?(?:through|via|by way of|in the form of|consisting of|comprised of"
    r"|made up of|comprising) "
)
_OF = any_case(r" (?:of|in|totaling|for) (?:(?:approximately|about|nearly|cash|common|our|its|the) )*")
_LEADS = any_case(r"(?:approximately |about |nearly )?")
_JOINT = re.compile(r",? and |, ")
