"""Tables of one segment each, by a list of segments or beside the company's own, and what stands below them."""

from __future__ import annotations

import pytest

from icc_reports.check import check_release
from icc_reports.model.release import Release
from icc_reports.read import read_release
from tests.check.claims.pages import paragraphs, printed, table

EXACT = "exact"
_HEADS = "In millions | 3Q19 | 2Q19 | 3Q18"
_LIST = {
    "Segment Income": f"""Segment Income | | |
{_HEADS}
Kettles | $412 | $318 | $377
Lids | 206 | 249 | 171
Other | (27) | 14 | (9)
Net income | $591 | $581 | $539
""",
    "Kettles": f"Kettles | | |\n{_HEADS}\nOperating expense | 731 | 804 | 702\nEarnings | $412 | $318 | $377",
    "Lids": f"Lids | | |\n{_HEADS}\nOperating expense | 503 | 498 | 577\nEarnings | $206 | $249 | $171",
}
_BESIDE = {
    "OMC": """Results for OMC | | |
($ millions) | 3Q19 | 2Q19 | 3Q18
Revenue | 1,918 | 1,822 | 1,790
Net income | 618 | 567 | 548
""",
    "KTL": """Results for KTL | | |
($ millions) | 3Q19 | 2Q19 | 3Q18
Revenue | 1,207 | 1,110 | 1,122
Net income | 412 | 318 | 377
""",
    "Corporate": """Results for Corporate | | |
($ millions) | 3Q19 | 2Q19 | 3Q18
Revenue | 711 | 712 | 668
Net income | 206 | 249 | 171
""",
}


def _release(tables: dict[str, str], **said: tuple[str, ...]) -> Release:
    """The release of those tables, each with what is said below it."""
    blocks = "\n".join(table(rows) + paragraphs(*said.get(name.lower(), ())) for name, rows in tables.items())
    page = f"""<html><body><h3>Ottermere Corp. Reports Third Quarter 2019 Results</h3>
<p>BOISE, Idaho, October 24, 2019 -- Ottermere Corp. (NYSE: OMC) reported results for the quarter ended September 30,
2019.</p>
{blocks}</body></html>"""
    return read_release(page.encode(), "siblings.htm")


def _found(release: Release) -> list[tuple[str, str, str]]:
    claims = [(text, each.verdict.value, each.relation.subject) for text, each in printed(check_release(release))]
    return [(text, verdict, subject.split(",")[0]) for text, verdict, subject in claims]


@pytest.mark.parametrize(
    ("tables", "segments"),
    [
        (_LIST, [None, "Kettles", "Lids"]),
        ({name: rows for name, rows in _LIST.items() if name != "Lids"}, [None, None]),
        ({name: rows for name, rows in _LIST.items() if name != "Segment Income"}, [None, None]),
        (_BESIDE, [None, "KTL", "Corporate"]),
        ({name: rows for name, rows in _BESIDE.items() if name != "OMC"}, [None, None]),
    ],
)
def test_tables_of_segments_by_their_titles(tables: dict[str, str], segments: list[str | None]) -> None:
    assert [each.segment for each in _release(tables).tables] == segments


@pytest.mark.parametrize(
    "headings",
    [
        ("<p><b>Kettles Highlights</b></p>", "<p><b>Third quarter 2019 compared with second quarter 2019</b></p>"),
        ("<p><b>Third quarter 2019 compared with second quarter 2019</b></p>",),
    ],
)
def test_a_heading_that_compares_periods_leaves_the_segment(headings: tuple[str, ...]) -> None:
    release = _release(_LIST, kettles=(*headings, "Operating expense decreased 9%."))
    assert _found(release) == [("9%", EXACT, "Operating expense (Kettles)")]


def test_what_is_discussed_below_a_table_is_of_its_segment() -> None:
    said = ("<p><b>Discussion of Results:</b></p>", "Net income was $412 million, up 9%.")
    found = _found(
        _release(_BESIDE, ktl=said, omc=("<p><b>Discussion of Results:</b></p>", "Net income was $618 million."))
    )
    assert found == [
        ("$618 million", EXACT, "Net income"),
        ("$412 million", EXACT, "Net income (KTL)"),
        ("9%", EXACT, "Net income (KTL)"),
    ]


def test_what_is_averaged_is_no_part_that_has_it() -> None:
    loans = f"Loans | | |\n{_HEADS}\nAverage | | |\nTrade | 700 | 650 | 610\nHome | 300 | 290 | 280"
    at_end = "Quarter end | | |\nTrade | 710 | 690 | 620\nHome | 300 | 310 | 290\nTotal loans | 1,010 | 1,000 | 910"
    tables = {"Loans": f"{loans}\nAverage loans | 1,000 | 940 | 890\n{at_end}", **_LIST}
    tables["Kettles"] += "\nAverage loans | 612 | 503 | 481"
    said = ("<p><b>Third quarter 2019 compared with second quarter 2019</b></p>", "Average loans increased 22%.")
    assert _found(_release(tables, kettles=said)) == [("22%", EXACT, "Average loans (Kettles)")]
