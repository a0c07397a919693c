"""Totals that print no name of their own: they are named by the heading that they end, or by their table's title."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from icc_reports.check.claims.part_words import ALL, name_of_part
from icc_reports.check.claims.parts import Part, add_up
from icc_reports.check.claims.phrases import Words, phrase
from icc_reports.check.matching import Line
from icc_reports.check.wording import key_of
from icc_reports.model.patterns import any_case
from icc_reports.model.release import Table

_A_LIST = 2  # rows
_PARENTHESES = re.compile(r"\([^()]*\)")


def with_totals_named(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The rows of a table, those that are totals without a name by the name of what they total."""
    headings = _headings_totalled(lines)
    return tuple(_named(line, headings[line.row.ordinal]) if line.row.ordinal in headings else line for line in lines)


def _named(line: Line, heading: str) -> Line:
    key = key_of(heading)
    keys = {key, "revenue", "Revenues"} if key in _REVENUE else {key}
    return replace(line, row=replace(line.row, label=heading.strip(" :")), keys=line.keys | keys, label_key=key)


_REVENUE = frozenset({"revenue", "total revenue", "net revenue", "operating revenue"})


def _headings_totalled(lines: Sequence[Line]) -> Mapping[int, str]:
    """By the ordinals of rows without a name, the headings that they are the totals of."""
    found: dict[tuple[str, ...], int] = {}  # the last of a section: those before it are subtotals
    rows: list[Line] = []
    for line in lines:
        if rows and rows[-1].row.section != line.row.section:
            rows = []
        label = line.row.label.strip()
        if not line.row.section or (label and not _is_total_of(line.row.section[-1], label)):
            rows.append(line)
            continue
        if _is_sum(rows, line):
            found[line.row.section] = line.row.ordinal
        rows = [line]
    return {ordinal: section[-1] for section, ordinal in found.items()}


def _is_sum(rows: Sequence[Line], total: Line) -> bool:
    """Whether rows come to a total: all of them, or the last subtotal of theirs and those after it."""
    starts = [0, *(at for at in range(_A_LIST, len(rows)) if add_up(rows[:at], rows[at]))]
    return any(len(rows) - at >= _A_LIST and add_up(rows[at:], total) for at in starts)


def _is_total_of(heading: str, label: str) -> bool:
    """Whether a row called "Total" alone stands below revenue or costs: other headings may name a part only."""
    return _TOTAL.fullmatch(label) is not None and _TOTALLED.search(heading) is not None


_TOTAL = any_case(r"total:?")
_TOTALLED = any_case(r"\b(?:costs?|expenses?|revenues?|sales)\b")
_INTRODUCED = re.compile(
    r"(?:the company[’']s |our |its )?(?P<what>[^$]+?)(?: of \$[\d.,]+ \w+)?(?: by [\w ]+)?"
    r"(?:,? (?:consist(?:s|ed|ing)|comprised) of(?: the following)?| (?:was|were|is|are) as follows)\s*:?",
    re.IGNORECASE,
)


def introduced(table: Table, lines: Sequence[Line]) -> dict[int, list[Part]]:
    """The parts of a measure that a table lists below words that name it: "Net sales consisted of the following"."""
    if (grown := _GROWN.search(_without_asides(table.title))) is not None:
        return _growths_listed(grown["what"], lines)
    match = _INTRODUCED.fullmatch(_without_asides(table.title))
    if match is None or not lines or lines[-1].row.label.strip():
        return {}
    parts, total = list(lines[:-1]), lines[-1]
    if len(parts) < _A_LIST or not add_up(parts, total):
        return {}
    measures = _names_of(match["what"])
    named = {line.row.ordinal: name_of_part(line.row.label) for line in parts}
    found = {at: [Part(measure, name, None) for measure in measures] for at, name in named.items() if name}
    return {**found, total.row.ordinal: [Part(measure, None, None) for measure in measures]}


def all_expenses(lines: Sequence[Line]) -> dict[int, list[Part]]:
    """The one row that stands between gross profit and operating income, and is what parts them: all that is spent."""
    stated = [line for line in lines if line.cells()]
    for gross, spent, left in zip(stated, stated[1:], stated[2:], strict=False):
        is_between = gross.row.concept == "GrossProfit" and left.row.concept == "OperatingIncomeLoss"
        if is_between and (add_up((spent, left), gross) or add_up((gross, spent), left)):
            return {spent.row.ordinal: [Part(phrase("operating expenses"), None, None)]}
    return {}


def _growths_listed(what: str, lines: Sequence[Line]) -> dict[int, list[Part]]:
    """The parts whose growth a table lists below words that name no other number of it: "Same-store sales by month"."""
    stated = [line for line in lines if line.cells()]
    if not all(figure.is_percentage for line in stated for _, figure in line.cells()):
        return {}
    named = {line.row.ordinal: (line.row.label.strip(), name_of_part(line.row.label)) for line in stated}
    return {at: [Part(phrase(what), name, None)] for at, (label, name) in named.items() if name or ALL.fullmatch(label)}


_GROWN = any_case(
    r"(?P<what>\b(?:same|comparable)[- ](?:[\w’'-]+ ){0,2}(?:sales|revenues?))"
    r"(?: (?:growth|changes?|increases?|performance|results))?(?: by [\w ]+)?\W*\Z"
)


def _names_of(what: str) -> list[Words]:
    words = phrase(what)
    plain = tuple(word for word in words if word not in _SENSES)
    return list(dict.fromkeys((words, plain))) if plain else [words]


_SENSES = frozenset({"pretax", "favorable", "unfavorable", "adverse"})


def _without_asides(title: str) -> str:
    return " ".join(_PARENTHESES.sub(" ", title).split())
