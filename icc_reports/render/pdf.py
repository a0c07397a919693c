"""The report as a tagged PDF (PDF/UA-1) on US Letter."""

from __future__ import annotations

import gc
import os
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from icc_reports.present.report import ChartKind, Digest, Report, ReportTable, SectionKind
from icc_reports.present.room import is_other_side, saves_room
from icc_reports.render import charts, libraries
from icc_reports.render.tableview import TableView, corrected_view, table_view
from icc_reports.render.templating import environment, fill
from icc_reports.render.widths import fits_half, half_measures, measures, wrapped

if TYPE_CHECKING:
    from weasyprint.document import Document  # type: ignore[import-untyped]
    from weasyprint.urls import URLFetcher  # type: ignore[import-untyped]

MOST_PAGES = 4
_SHORT_QUOTE = 400  # characters
_HALF_A_PAGE = 30  # rows
_FEW_LINES = 120  # the height of a last page, in CSS pixels, that is not worth a sheet of paper
_ROWS_AROUND = 5  # what a table's title, heads and the blank below it take
_TEMPLATE = "report.html"
_ACCESSIBLE = "pdf/ua-1"
_ARCHIVAL = "pdf/a-3a"
_UNDATED = datetime(1980, 1, 1, tzinfo=UTC)
_FONT_SCHEME = "house-font:"
_FILE_SCHEME = "house-file:"
_FONTS = ("Regular", "It", "Semibold", "Bold")
_LONGEST_WORD = 80
_LONG_WORD = re.compile(r"\S{40}(?=\S{40})")
_SHORT = 6  # rows: tables that may share the heads of the one above
_SMALL = 22  # rows: tables that two of may stand side by side
_LONG = 24  # rows: a balance sheet that is set in two halves


@dataclass(frozen=True, slots=True, kw_only=True)
class Embedded:
    """A file inside an archival PDF. ``relationship`` says what it is to the document: "Data", "Alternative"."""

    name: str
    data: bytes
    media: str
    description: str
    relationship: str


def render(
    report: Report, *, templates: Path | None = None, attachments: Sequence[Embedded] = (), archival: bool = False
) -> bytes:
    """The report as PDF, PDF/UA-1, or PDF/A-3a when ``archival``. The same report and files give the same bytes.

    ``templates`` is a folder whose templates go before the shipped ones; ``attachments`` are embedded as they are.
    Raises TemplateError, and ValueError for attachments to what is not archival.
    """
    weasyprint = libraries.weasyprint()
    from weasyprint.text.fonts import FontConfiguration  # type: ignore[import-untyped]

    if attachments and not archival:
        raise ValueError("only an archival PDF embeds files")
    fetcher = _fetcher(attachments)
    day = _dated(report)
    embedded = [
        weasyprint.Attachment(
            url=f"{_FILE_SCHEME}{each.name}",
            url_fetcher=fetcher,
            name=each.name,
            description=each.description,
            relationship=each.relationship,
            created=day,
            modified=day,
        )
        for each in attachments
    ]
    variant = _ARCHIVAL if archival else _ACCESSIBLE
    was_collecting = gc.isenabled()
    gc.disable()  # a tenth of the time goes into searching boxes that are all still in use
    try:
        options = {"pdf_variant": variant, "attachments": embedded}
        fonts = FontConfiguration()
        document = _laid_out(report, templates, fetcher, {**options, "font_config": fonts})
        pdf: bytes = document.write_pdf(**options)
    finally:
        if was_collecting:
            gc.enable()
    return pdf


def _laid_out(report: Report, templates: Path | None, fetcher: URLFetcher, options: dict[str, Any]) -> Document:
    """The pages. Where they are too many, tables that the digest calls dispensable are left to the workbook.

    Where that is not enough, or the last page has but a few lines, all is set a little closer; and at last what is
    quoted of the release at the end is cut once more.
    """
    weasyprint = libraries.weasyprint()
    is_close = False
    while True:
        html = page(report, templates=templates, is_close=is_close)
        document = weasyprint.HTML(string=html, url_fetcher=fetcher).render(**options)
        digest, over = report.digest, len(document.pages) - MOST_PAGES
        shorter = tuple((heading, _beginning(text)) for heading, text in report.closing)
        if over > 0 and digest.dispensable:
            report = replace(report, digest=digest.without(_too_many(digest, over)))
        elif not is_close and (over > 0 or _hangs_over(document)):
            is_close = True
        elif (
            over > 0 and (shorter := tuple((head, _beginning(text)) for head, text in report.closing)) != report.closing
        ):
            report = replace(report, closing=shorter)
        else:
            return document


def _beginning(text: str) -> str:
    """The first sentences of a long quotation, with a sign that there are more."""
    if len(text) <= _SHORT_QUOTE:
        return text
    end = text.rfind(". ", 0, _SHORT_QUOTE)
    return f"{text[: end + 1] or text[:_SHORT_QUOTE]} […]"


def _hangs_over(document: Document) -> bool:
    """Whether the last of several pages has no more than a few lines."""
    if len(document.pages) == 1:
        return False
    html = document.pages[-1]._page_box.children[0]
    return bool(html.children[0].height < _FEW_LINES)


def _too_many(digest: Digest, pages: int) -> int:
    """How many of the dispensable tables are to go, for so many pages less; the last page counts as half full."""
    rows = {table.key: len(table.rows) for section in digest.sections for table in section.tables}
    room = (2 * pages - 1) * _HALF_A_PAGE
    for count, (key, _) in enumerate(digest.dispensable, start=1):
        room -= rows[key] + _ROWS_AROUND
        if room <= 0:
            return count
    return len(digest.dispensable)


def _dated(report: Report) -> datetime:
    """The date of embedded files: SOURCE_DATE_EPOCH, else the release's, so that the same input gives the same."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isascii() and epoch.isdigit():
        return datetime.fromtimestamp(int(epoch), tz=UTC)
    released = report.masthead.released_on
    return datetime(released.year, released.month, released.day, tzinfo=UTC) if released else _UNDATED


def page(report: Report, *, templates: Path | None = None, is_close: bool = False) -> str:
    """The HTML of which the PDF is made; ``is_close`` sets it with less space between things."""
    env = environment(templates, finalize=_breakable)
    env.globals |= {
        "is_close": is_close,
        "table_view": table_view,
        "corrected_view": lambda table: corrected_view(table, report.figures),
        "measures": measures,
        "trends": charts.trends([chart for chart in report.charts if chart.kind is ChartKind.TREND]),
        "bridges": {chart.table: charts.bridge(chart) for chart in report.charts if chart.kind is ChartKind.BRIDGE},
        "spark": charts.spark,
        "half_measures": half_measures,
        "halves": _halves,
        "groups": _groups,
        "continues": _continues,
        "has_derived": any(
            cell.derived
            for section in report.digest.sections
            for table in section.tables
            for row in table.rows
            for cell in row.cells
        ),
        "typographic": _typographic,
        "wrapped": wrapped,
        "fonts": {name: f"{_FONT_SCHEME}{name}" for name in _FONTS},
        "SectionKind": SectionKind,
    }
    return fill(env, _TEMPLATE, {"report": report})


def _halves(view: TableView) -> tuple[TableView, ...]:
    """A long balance sheet as two tables side by side, assets and what they are financed with; else the table alone."""
    if len(view.rows) >= _LONG and fits_half(view):
        for at, row in enumerate(view.rows):
            if at > _SHORT and is_other_side(row.label) and view.rows[at - 1].is_total:
                halves = replace(view, rows=view.rows[:at]), replace(view, rows=view.rows[at:])
                return halves if saves_room(*([each.label for each in half.rows] for half in halves)) else (view,)
    return (view,)


def _groups(tables: Sequence[ReportTable]) -> list[tuple[ReportTable, ...]]:
    """The tables in order, two short and narrow ones that follow one another together."""
    groups: list[tuple[ReportTable, ...]] = []
    for table in tables:
        last = groups[-1] if groups else ()
        if len(last) == 1 and _is_small(table) and _is_small(last[0]):
            groups[-1] = (*last, table)
        else:
            groups.append((table,))
    return groups


def _is_small(table: ReportTable) -> bool:
    view = table_view(table)
    return table.corrected is None and len(view.rows) <= _SMALL and len(view.subheads) <= 2 and fits_half(view)


def _continues(view: TableView, previous: TableView) -> bool:
    """Whether a short table has the columns of the one above it, so that its heads need not be said again."""
    is_short = max(len(view.rows), len(previous.rows)) <= _SHORT
    heads = (view.heads, view.subheads, view.units), (previous.heads, previous.subheads, previous.units)
    return is_short and heads[0] == heads[1] and measures(view) == measures(previous)


def _breakable(value: object) -> object:
    """Text in which a run of characters that no line holds may be broken; the style sheet's way takes minutes."""
    if not isinstance(value, str) or hasattr(value, "__html__") or len(value) <= _LONGEST_WORD:
        return value
    return _LONG_WORD.sub(lambda match: f"{match.group()}\N{ZERO WIDTH SPACE}", value)


def _typographic(text: str) -> str:
    """Arithmetic with true minus signs and spaces that do not break before an operator's operand."""
    return text.replace(" - ", " − ").replace("...", "…")


def _fetcher(attachments: Sequence[Embedded] = ()) -> URLFetcher:
    """Hands out the house's fonts, the files to embed and data: URLs, and refuses everything else.

    A file comes with its media type: looked up by name it would depend on the machine.
    """
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    files = {f"{_FILE_SCHEME}{each.name}": each for each in attachments}

    class Fetcher(URLFetcher):  # type: ignore[misc]  # no types
        def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
            if url.startswith(_FONT_SCHEME):
                name = url.removeprefix(_FONT_SCHEME)
                return URLFetcherResponse(url, _font(name), {"Content-Type": "font/otf"})
            if url in files:
                return URLFetcherResponse(url, files[url].data, {"Content-Type": files[url].media})
            return super().fetch(url, headers)

    return Fetcher(allowed_protocols={"data"}, allow_redirects=False)


def _font(name: str) -> bytes:
    from importlib.resources import files

    if name not in _FONTS:
        raise ValueError(f"no font {name}")
    return (files("font_source_sans_pro") / "files" / f"SourceSansPro-{name}.otf").read_bytes()
