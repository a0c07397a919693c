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

from icc_reports.present.report import ChartKind, Report, ReportTable, SectionKind
from icc_reports.render import charts, libraries
from icc_reports.render.tableview import TableView, corrected_view, table_view
from icc_reports.render.templating import environment, fill

if TYPE_CHECKING:
    from weasyprint.urls import URLFetcher  # type: ignore[import-untyped]

_TEMPLATE = "report.html"
_ACCESSIBLE = "pdf/ua-1"
_ARCHIVAL = "pdf/a-3a"
_UNDATED = datetime(1980, 1, 1, tzinfo=UTC)
_FONT_SCHEME = "house-font:"
_FILE_SCHEME = "house-file:"
_FONTS = ("Regular", "It", "Semibold", "Bold")
_FRAME = 461  # points: what a table may be wide, without its margin column
_LABEL = 145  # points: the least a label needs
_DIGIT = 4.25  # points: half an em at the size of tables
_GAP = 14  # points: between two columns, with room for a hanging mark
_NARROW = 62  # points: no column is less wide, before it is scaled
_ADDED = 48  # points: nor is one of derived numbers
_EVEN = 6  # so many columns are all of one width
_LONGEST_WORD = 80
_LONG_WORD = re.compile(r"\S{40}(?=\S{40})")
_NO_BREAK = "\N{NO-BREAK SPACE}"
_SHORT = 6  # rows: tables that may share the heads of the one above
_SMALL = 22  # rows: tables that two of may stand side by side
_LONG = 24  # rows: a balance sheet that is set in two halves
_HALF_FRAME = 207  # points: what a table of half the page's width may be wide, without its margin column
_HALF_LABEL = 88
_HALF_DIGIT = 3.7
_HALF_GAP = 11
_HALF_NARROW = 44
_SIZES = (("", 100), ("dense", 88), ("denser", 76), ("densest", 62))


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
    html = page(report, templates=templates)
    fetcher = _fetcher(attachments)
    document = weasyprint.HTML(string=html, url_fetcher=fetcher)
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
        pdf: bytes = document.write_pdf(pdf_variant=variant, font_config=FontConfiguration(), attachments=embedded)
    finally:
        if was_collecting:
            gc.enable()
    return pdf


def _dated(report: Report) -> datetime:
    """The date of embedded files: SOURCE_DATE_EPOCH, else the release's, so that the same input gives the same."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isascii() and epoch.isdigit():
        return datetime.fromtimestamp(int(epoch), tz=UTC)
    released = report.masthead.released_on
    return datetime(released.year, released.month, released.day, tzinfo=UTC) if released else _UNDATED


def page(report: Report, *, templates: Path | None = None) -> str:
    """The HTML of which the PDF is made."""
    env = environment(templates, finalize=_breakable)
    env.globals |= {
        "table_view": table_view,
        "corrected_view": lambda table: corrected_view(table, report.figures),
        "measures": _measures,
        "trends": charts.trends([chart for chart in report.charts if chart.kind is ChartKind.TREND]),
        "bridges": {chart.table: charts.bridge(chart) for chart in report.charts if chart.kind is ChartKind.BRIDGE},
        "spark": charts.spark,
        "half_measures": _half_measures,
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
        "wrapped": _wrapped,
        "fonts": {name: f"{_FONT_SCHEME}{name}" for name in _FONTS},
        "SectionKind": SectionKind,
    }
    return fill(env, _TEMPLATE, {"report": report})


def _measures(view: TableView, frame: int = _FRAME, label: int = _LABEL) -> dict[str, Any]:
    """The widths of a table's columns in points, and how small it must be set to leave its labels room."""
    added = {at for row in view.rows for at, number in enumerate(row.numbers) if number.is_derived}
    own = [width for at, width in enumerate(view.widths) if at not in added]
    even = max(own, default=0) if len(view.widths) <= _EVEN else 0
    wide = [
        max(width * _DIGIT + _GAP, _ADDED) if at in added else max(max(width, even) * _DIGIT + _GAP, _NARROW)
        for at, width in enumerate(view.widths)
    ]
    for name, percent in _SIZES:
        scaled = [round(width * percent / 100) for width in wide]
        if frame - sum(scaled) >= label:
            return {"size": name, "columns": scaled}
    share = (frame - label) // max(len(wide), 1)
    return {"size": _SIZES[-1][0], "columns": [share] * len(wide)}


def _half_measures(view: TableView) -> dict[str, Any]:
    """The same for a table that takes half of the page's width."""
    wide = [max(round(width * _HALF_DIGIT + _HALF_GAP), _HALF_NARROW) for width in view.widths]
    return {"size": "half", "columns": wide}


def _fits_half(view: TableView) -> bool:
    """Whether half of the page's width leaves its labels room."""
    return len(view.widths) > 0 and sum(_half_measures(view)["columns"]) <= _HALF_FRAME - _HALF_LABEL


def _halves(view: TableView) -> tuple[TableView, ...]:
    """A long balance sheet as two tables side by side, assets and what they are financed with; else the table alone."""
    if len(view.rows) >= _LONG and _fits_half(view):
        for at, row in enumerate(view.rows):
            if at > _SHORT and re.match(r"liabilities\b", row.label, re.IGNORECASE) and view.rows[at - 1].is_total:
                return replace(view, rows=view.rows[:at]), replace(view, rows=view.rows[at:])
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
    return table.corrected is None and len(view.rows) <= _SMALL and len(view.widths) <= 2 and _fits_half(view)


def _continues(view: TableView, previous: TableView) -> bool:
    """Whether a short table has the columns of the one above it, so that its heads need not be said again."""
    is_short = max(len(view.rows), len(previous.rows)) <= _SHORT
    heads = (view.heads, view.subheads, view.units), (previous.heads, previous.subheads, previous.units)
    return is_short and heads[0] == heads[1] and _measures(view) == _measures(previous)


def _breakable(value: object) -> object:
    """Text in which a run of characters that no line holds may be broken; the style sheet's way takes minutes."""
    if not isinstance(value, str) or hasattr(value, "__html__") or len(value) <= _LONGEST_WORD:
        return value
    return _LONG_WORD.sub(lambda match: f"{match.group()}\N{ZERO WIDTH SPACE}", value)


def _typographic(text: str) -> str:
    """Arithmetic with true minus signs and spaces that do not break before an operator's operand."""
    return text.replace(" - ", " − ").replace("...", "…")


def _wrapped(head: str) -> str:
    """A head that breaks between quarter and year, not inside them nor in a date."""
    return re.sub(
        r"(?<=\w) (?=quarter)|(?<=fiscal) (?=\d)|(?<=\w|\.) (?=\d\d?, \d{4})|(?<=\d,) (?=\d{4})", _NO_BREAK, head
    )


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
