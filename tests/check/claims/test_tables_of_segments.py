"""Tables of one segment each under a heading of all, each with what the prose says of its segment right below it."""

from __future__ import annotations

import pytest

from icc_reports.model.release import Release, TableKind
from icc_reports.read import read_release
from tests.check.claims.pages import paragraphs, table
from tests.check.claims.small import numbers_in

_HEADS = "Dollars in millions (unless otherwise noted) | 3Q19 | 2Q19 | 3Q18"
_TABLES = {
    "Quarries": f"""Quarries | | |
{_HEADS}
Earnings/(Loss) (U.S. GAAP) | | |
United States | 412 | 318 | 377
Non-U.S. | 1,206 | 1,049 | 1,392
Worldwide | 1,618 | 1,367 | 1,769
Earnings/(Loss) Excluding Storm Costs (non-GAAP) | | |
United States | 431 | 366 | 377
Non-U.S. | 1,206 | 1,102 | 1,404
Worldwide | 1,637 | 1,468 | 1,781
Output (kt) | 3,481 | 3,377 | 3,522
""",
    "Cement Products": f"""Cement Products | | |
{_HEADS}
Earnings/(Loss) (U.S. GAAP) | | |
United States | 208 | 244 | 171
Non-U.S. | 97 | 103 | 118
Worldwide | 305 | 347 | 289
Output (kt) | 814 | 851 | 799
""",
    "Corporate and Finance": f"""Corporate and Finance | | |
{_HEADS}
Earnings/(Loss) (U.S. GAAP) | (137) | (161) | (124)
""",
}
_STATEMENT = """
Dollars in millions (unless otherwise noted) | Quarter Ended September 30, 2019 | Quarter Ended September 30, 2018
Revenues | 9,327 | 9,014
Cost of sales | 7,306 | 6,841
Net income including noncontrolling interests | 2,021 | 2,173
Net income attributable to noncontrolling interests | 235 | 239
Net income attributable to OtterMere | 1,786 | 1,934
"""


def _release(**said: str) -> Release:
    """The release with what is said below the table of each segment."""
    blocks = "\n".join(
        table(rows) + paragraphs(*filter(None, [said.get(title.split()[0].lower())])) for title, rows in _TABLES.items()
    )
    page = f"""<html><body><h3>Otter Mere Corp. Reports Third Quarter 2019 Results</h3>
<p>BOISE, Idaho, October 24, 2019 -- Otter Mere Corp. reported results for the quarter ended September 30, 2019.</p>
<h3>Earnings by Segment</h3>
{blocks}
<h3>Consolidated Statement of Income</h3>
{table(_STATEMENT)}</body></html>"""
    return read_release(page.encode(), "segments.htm")


def test_each_table_is_of_the_segment_that_its_title_names() -> None:
    tables = _release().tables
    assert [table.segment for table in tables] == [*_TABLES, None]
    assert {table.kind for table in tables[:-1]} == {TableKind.SEGMENT}
    assert [row.segment for row in tables[0].rows if row.label == "Worldwide"] == [None, None]


def test_what_is_attributable_to_the_company_by_its_name_is_its_net_income() -> None:
    assert _release().tables[-1].rows[-1].concept == "NetIncomeLoss"


def test_thousands_of_tons_are_no_money() -> None:
    figure = _release().tables[0].rows[-1].cells[0]
    assert figure is not None
    assert (str(figure.unit), str(figure.value)) == ("pure", "3481000")


@pytest.mark.parametrize(
    ("segment", "said", "verdicts"),
    [
        ("quarries", "Quarries third-quarter earnings were $1.6 billion.", ["exact"]),
        ("quarries", "Compared to the second quarter, earnings increased $251 million.", ["exact"]),
        ("quarries", "Compared to the second quarter, earnings increased $271 million.", ["not_verifiable"]),
        ("cement", "Earnings decreased $42 million versus the second quarter.", ["exact"]),
        (
            "corporate",
            "Corporate and Finance reported third-quarter net charges of $137 million, an increase of $13 million "
            "from the same quarter last year.",
            ["exact", "exact"],
        ),
        ("corporate", "Net charges decreased $24 million versus the second quarter.", ["exact"]),
        ("quarries", "Net charges were $137 million.", ["not_verifiable"]),
        ("cement", "OtterMere revenue was $9,327 million.", ["exact"]),
        ("quarries", "Earnings excluding storm costs increased $169 million from the second quarter.", ["exact"]),
        ("quarries", "Excluding storm costs, earnings decreased $144 million.", ["exact"]),
    ],
)
def test_what_stands_below_the_table_of_a_segment_is_said_of_it(segment: str, said: str, verdicts: list[str]) -> None:
    assert [verdict for _, verdict in numbers_in(_release(**{segment: said}))] == verdicts
