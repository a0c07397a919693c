"""Where a statement prints a measure: the rows that its concept, its label or its heading tells of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from icc_reports.model.non_gaap import basis_words
from icc_reports.model.release import Row, Table
from icc_reports.present.catalogue import Measure

OTHER_BASIS = re.compile(rf"\b(?:{basis_words('any')}|pro[ -]?forma)\b")
DILUTED = re.compile(r"\bdilut(?:ed|ion)\b")
PER_SHARE = {  # by the key of a measure, the words that its rows or their headings have
    "per_share": DILUTED,
    "basic_per_share": re.compile(r"\bbasic\b(?!.*\bdilut)"),
}
_TOTAL_PER_SHARE = re.compile(
    r"(total:?|per (common )?share|as reported|total (basic|diluted) (earnings|income|\(?loss\)?)( \(loss\))?"
    r"|net (income|earnings|loss|\(loss\) income)( \(loss\))?( attributable to (?!non-?controlling).{1,60})?)$",
    re.IGNORECASE,
)
_EARNED = re.compile(r"\b(revenues?|sales|fees|commissions|rents?)\b", re.IGNORECASE)
_SPENT_OR_LEFT = re.compile(
    r"\b(costs?|expenses?|expenditures?|gross|profit|margin|loss|selling|marketing|taxes"
    r"|operating (income|loss))\b",
    re.IGNORECASE,
)
_TO_THE_COMPANY = re.compile(
    r"(consolidated )?net (income|earnings|loss|\(?loss\)?( income| earnings)?)( ?/? ?\(?(loss|income|earnings)\)?)?"
    r"( and comprehensive (income|loss)( ?\(loss\))?)? attributable to (?!.*\bnon-?controlling\b).{1,70}$",
    re.IGNORECASE,
)
_OF_OTHERS = re.compile(r"\bnon-?controlling\b|\bminority\b", re.IGNORECASE)


def rows_of(measure: Measure, table: Table) -> Iterator[Row]:
    """The rows that may print the measure, the likeliest first."""
    for find in (_of_the_company, _rows_by_concept, _rows_by_label, _rows_per_share, _sum_of_section):
        yield from find(measure, table)


def is_printed(measure: Measure, table: Table) -> bool:
    """Whether a row has the measure for its own name."""
    return bool(_rows_by_concept(measure, table) or _rows_by_label(measure, table))


def only_revenue(table: Table) -> list[Row]:
    """The first row of a statement, where it is all that is earned: "Revenue from services" over what these cost."""
    rows = [row for row in table.rows if not row.is_heading and any(row.cells)]
    if not rows or not _EARNED.search(rows[0].label):
        return []
    others = (" ".join((*row.section[-1:], row.label)) for row in rows[1:])
    is_alone = not any(_EARNED.search(each) and not _SPENT_OR_LEFT.search(each) for each in others)
    return _totals_first(rows[:1]) if is_alone and not _SPENT_OR_LEFT.search(rows[0].label) else []


def is_per_share(row: Row) -> bool:
    """Whether its figures are amounts per share; a row whose figures say nothing of it has the unit of the first."""
    return next((cell.unit.per is not None for cell in row.cells if cell is not None), False)


def is_of_the_company(row: Row) -> bool:
    """Whether it is what is left of net income for the company, named so: without what others hold of subsidiaries."""
    return _TO_THE_COMPANY.match(row.label) is not None and not is_per_share(row)


def _of_the_company(measure: Measure, table: Table) -> list[Row]:
    """Net income without the share of others, where a statement prints both; preferred dividends are another step."""
    if measure.key != "net_income" or not any(_OF_OTHERS.search(row.label) for row in table.rows):
        return []
    is_plain = not any("preferred" in row.label.lower() for row in table.rows)
    rows = (row for row in table.rows if is_of_the_company(row))
    return _totals_first(row for row in rows if is_plain or "common" not in row.label.lower())


def _rows_per_share(measure: Measure, table: Table) -> list[Row]:
    """Totals per share whose label needs its heading: "Total", "Per share" or "As reported" under "Diluted"."""
    is_wanted = PER_SHARE.get(measure.key)
    if is_wanted is None:
        return []
    rows = (row for row in table.rows if not row.is_heading and is_per_share(row))
    said = (
        (row, f"{' '.join(row.section[-2:])} {row.label}".lower()) for row in rows if _TOTAL_PER_SHARE.match(row.label)
    )
    return [row for row, words in said if is_wanted.search(words) and not OTHER_BASIS.search(words)]


def _sum_of_section(measure: Measure, table: Table) -> list[Row]:
    """The only row under a heading that names the measure, or the total without a name that closes such a section."""
    for heading in table.rows:
        if heading.is_heading and measure.label.match(heading.label):
            rows = [row for row in table.rows if row.section[-1:] == (heading.label,) and not row.is_heading]
            is_plain = len(rows) == 1 or (rows and not rows[-1].label)
            return rows[-1:] if is_plain else []
    return []


def _rows_by_concept(measure: Measure, table: Table) -> list[Row]:
    return _totals_first(row for row in table.rows if (row.concept or "").rpartition(":")[2] in measure.concepts)


def _rows_by_label(measure: Measure, table: Table) -> list[Row]:
    return _totals_first(row for row in table.rows if row.concept is None and measure.label.match(row.label))


def _totals_first(rows: Iterable[Row]) -> list[Row]:
    stated = (row for row in rows if not row.is_heading and row.segment is None)
    return sorted(stated, key=lambda row: not row.label.lower().startswith("total"))
