"""Small releases of a test's own tables: each a title and rows of cells, as HTML."""

from __future__ import annotations

from icc_reports.check import check_release
from icc_reports.model.relations import RelationKind
from icc_reports.model.release import Release
from icc_reports.read import read_release
from tests.check.claims.pages import paragraphs, printed, table

_RELEASE = """
<html><body>
<h3>{company} Reports {quarter} Results</h3>
<p>BOISE, Idaho, {released} -- {company} reported results for the quarter ended {ended}.</p>
{said}
{tables}
</body></html>
"""


def small_release(
    tables: dict[str, str],
    *sentences: str,
    company: str = "Ottermere Corp.",
    quarter: str = "Third Quarter 2019",
    released: str = "October 24, 2019",
    ended: str = "September 30, 2019",
) -> Release:
    """The release of those tables with each sentence as a paragraph."""
    page = _RELEASE.format(
        company=company,
        quarter=quarter,
        released=released,
        ended=ended,
        said=paragraphs(*sentences),
        tables="\n".join(f"<p><b>{title}</b></p>\n{table(rows)}" for title, rows in tables.items()),
    )
    return read_release(page.encode(), "small.htm")


def numbers_in(release: Release) -> list[tuple[str, str]]:
    """For each number of the prose: as printed, and the verdict."""
    return [(text, each.verdict.value) for text, each in printed(check_release(release))]


def words_in(release: Release) -> list[tuple[str, str]]:
    """For each assertion in words: the words, and the verdict."""
    checked = check_release(release)
    return [
        (checked.figures[each.relation.asserted].printed, each.verdict.value)
        for each in checked.judgements
        if each.relation.quote is not None and each.relation.kind is not RelationKind.CLAIM
    ]
