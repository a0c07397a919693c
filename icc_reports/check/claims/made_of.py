"""Amounts that are said to be made of others: "returned $8 through dividends of $5 and repurchases of $3"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from icc_reports.check.claims.deed_labels import DIVIDEND, REPURCHASE
from icc_reports.check.claims.deeds import ANOTHER_TIME
from icc_reports.check.claims.measures import Measure
from icc_reports.check.claims.names import Names
from icc_reports.check.claims.numbers import Counted
from icc_reports.check.claims.open_names import AT_LEAST
from icc_reports.check.claims.shapes import Number
from icc_reports.model.patterns import any_case


def with_wholes(measures: Sequence[Measure], text: str, names: Names, numbers: Sequence[Number]) -> list[Measure]:
    """The measures of a sentence, with the sum of those that an amount is said to be made of behind it."""
    found = list(measures)
    for at, whole in enumerate(numbers):
        lead = _MADE_OF.match(text, whole.end) if whole.said.counted is Counted.MONEY else None
        parts = list(_parts(found, text, numbers[at + 1 :], lead.end())) if lead is not None else []
        if len(parts) < _A_LIST:
            continue
        ends = {part.end for part in parts}
        found = [each for each in found if each.end not in ends and each.behind != (whole.end,)]
        found += parts
        found.append(_sum(whole, parts, AT_LEAST if lead and lead["some"] else None))
    return sorted([*found, *_returns(found, text, numbers, names)], key=lambda each: each.start)


def _sum(whole: Number, parts: Sequence[Measure], doubt: str | None) -> Measure:
    name, at = " and ".join(part.name for part in parts), whole.end
    return Measure(start=at, end=at, name=name, title=name, entries=(), parts=tuple(parts), behind=(at,), doubt=doubt)


def _returns(measures: Sequence[Measure], text: str, numbers: Sequence[Number], names: Names) -> Iterator[Measure]:
    """What holders were given back, where no row prints it: dividends and repurchases, as the cash flows have them."""
    rows = [(words, names.named(words)) for words in (DIVIDEND, REPURCHASE)]
    is_of_time = ANOTHER_TIME.search(text) is None and all(entries for _, entries in rows)
    for number in numbers if is_of_time else ():
        is_returned = _RETURNED.search(text, 0, number.start) and _TO_HOLDERS.match(text, number.end)
        noun = _GIVEN.search(text, 0, number.start)
        is_named = noun is None or any(each.entries and noun.start() <= each.start < noun.end() for each in measures)
        if (
            (is_returned or not is_named)
            and number.said.scale > 1
            and all(each.behind != (number.end,) for each in measures)
        ):
            parts = [
                Measure(start=number.end, end=number.end, name=name, title=name, entries=entries)
                for name, entries in ((" ".join(words), entries) for words, entries in rows)
            ]
            yield _sum(number, parts, AT_LEAST)


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
_HOLDERS = r"to (?:(?:our|its|the|common) )*\w*holders\b"
_MADE_OF = any_case(
    rf"\)? (?:(?:of |in )?(?:cash|capital) )?(?:{_HOLDERS},? )?"
    r"(?:(?:during|in|for) (?:the|this) (?:[\w-]+ )?quarter,? )?"
    r"(?:through|via|by way of|in the form of|consisting of|comprised of|made up of|comprising|(?P<some>including)) "
)
_RETURNED = any_case(r"\b(?:returned|returning|distributed) (?:(?:approximately|about|nearly|over) )?\(?\Z")
_TO_HOLDERS = any_case(rf"\)? (?:(?:of |in )?(?:cash|capital) )?{_HOLDERS}(?! (?:through|via|in the form of|as)\b)")
_GIVEN = any_case(
    r"\b(?:(?:share|stock|unit)holder (?:distributions|returns)|(?:(?:cash|capital) returned|distributions|returns) "
    rf"{_HOLDERS})(?: (?:in|during|for) (?:the|this) (?:[\w-]+ )?(?:quarter|year))?"
    r" (?:of|was|were|totaled|totaling|amounted to|reached) (?:(?:approximately|about|nearly|over) )?\(?\Z",
    "holder",
)
_OF = any_case(r" (?:of|in|totaling|for) (?:(?:approximately|about|nearly|cash|common|our|its|the) )*")
_LEADS = any_case(r"(?:approximately |about |nearly )?")
_JOINT = re.compile(r",? and |, ")
