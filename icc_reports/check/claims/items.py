"""Items that a table states before tax and per share: "a charge of $28 million, or $0.06 per share, for severance"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from icc_reports.check.claims.entries import Entry
from icc_reports.check.claims.measures import Measure
from icc_reports.check.claims.names import Names
from icc_reports.check.claims.numbers import Counted
from icc_reports.check.claims.phrases import phrase
from icc_reports.check.claims.shapes import Number
from icc_reports.check.claims.vocabulary import PER_SHARE
from icc_reports.model.patterns import any_case


def with_items(measures: Sequence[Measure], text: str, names: Names, numbers: Sequence[Number]) -> list[Measure]:
    """The measures, and the items that amounts are said to be of by what is told of them, not by a row's own name."""
    found = list(measures)
    starts = (*(each.start for each in numbers), len(text))
    for at, (amount, by_share) in enumerate(pairwise(numbers) if names.items else ()):
        noun = _NOUN.search(text[: amount.start])
        if noun is None or not _is_also_by_share(text, amount, by_share):
            continue
        if any(each.entries and noun.start() < each.end <= amount.start for each in found):  # a row's own name
            continue
        told = f"{noun[0]} {text[by_share.end : starts[at + 2]]}"
        if rows := _best_told(told, names.items):
            label = rows[0].line.row.label.strip()
            found.append(
                Measure(
                    start=amount.end,
                    end=by_share.start,
                    name=noun["what"],
                    entries=rows,
                    title=label,
                    behind=(amount.end, by_share.end),
                    doubt=f"whether {label!r} is meant",
                )
            )
    return sorted(found, key=lambda each: each.start)


_NOUN = any_case(
    r"\b(?:[a-z][\w-]* ){0,3}"
    r"(?P<what>(?:charge|cost|expense|gain|benefit|credit|write-?(?:down|off)|impairment|item)s?)"
    r"(?:,? (?:of|totaling|totalling|amounting to|including))? (?:(?:approximately|about|nearly) )?\(?\Z"
)
_OR = any_case(r"(?:,? pre-?tax)?,? (?:\(?or |\()(?:approximately |about )?\(?")


def _is_also_by_share(text: str, amount: Number, by_share: Number) -> bool:
    """Whether the second number says of the first what it is per share."""
    are_money = amount.said.counted is by_share.said.counted is Counted.MONEY
    is_joined = _OR.fullmatch(text, amount.end, by_share.start) is not None
    is_of_one = amount.said.scale > 1 >= by_share.said.scale and PER_SHARE.match(text[by_share.end :]) is not None
    return are_money and is_joined and is_of_one


def _best_told(told: str, items: Iterable[tuple[Entry, Entry]]) -> tuple[Entry, ...]:
    """The rows of the one label that has most of the words, and of those the fewest others; none where two have."""
    said = frozenset(phrase(told))
    ranked: dict[tuple[int, int], dict[frozenset[str], list[Entry]]] = {}
    for pair in items:
        own = frozenset(phrase(pair[0].line.row.label))
        if shared := own & said:
            rows = ranked.setdefault((len(shared), -len(own - said)), {}).setdefault(own, [])
            rows.extend(_as_items(pair))
    best = ranked[max(ranked)] if ranked else {}
    return tuple(next(iter(best.values()))) if len(best) == 1 else ()


def _as_items(pair: tuple[Entry, Entry]) -> Iterator[Entry]:
    """The columns of money and those per share, on whatever basis the table as a whole is."""
    return (replace(each, is_either=True) for each in pair)
