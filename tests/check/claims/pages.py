"""Made-up releases as pages: tables written row by row, sentences as paragraphs, and what is found of them."""

from __future__ import annotations

from collections.abc import Iterator

from icc_reports.check import check_release
from icc_reports.model.audit import Audit, Judgement
from icc_reports.model.relations import RelationKind
from icc_reports.read import read_release


def table(rows: str) -> str:
    """A table of rows "label | figure | figure"."""
    cells = ("".join(f"<td>{cell.strip()}</td>" for cell in row.split("|")) for row in rows.strip("\n").split("\n"))
    return "<table>" + "".join(f"<tr>{row}</tr>" for row in cells) + "</table>"


def paragraphs(*said: str) -> str:
    """Each text as a paragraph, unless it is marked up already."""
    return "".join(each if each.startswith("<") else f"<p>{each}</p>" for each in said)


def audit_of(release: str, name: str, *said: str, **tables: str) -> Audit:
    """The whole check of a release with the given paragraphs as its prose, and tables by their names in it."""
    page = release.format(said=paragraphs(*said), **{key: table(rows) for key, rows in tables.items()})
    return check_release(read_release(page.encode(), name))


def printed(checked: Audit, kind: RelationKind = RelationKind.CLAIM) -> Iterator[tuple[str, Judgement]]:
    """What the prose asserts in that way, as printed, with the judgement."""
    for each in checked.judgements:
        if each.relation.kind is kind:
            yield checked.figures[each.relation.asserted].printed, each
