"""The report as a tagged PDF (PDF/UA-1) on US Letter."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from icc_reports.present.report import Report, SectionKind
from icc_reports.render.tableview import TableView, corrected_view, table_view
from icc_reports.render.templating import environment, fill

if TYPE_CHECKING:
    from weasyprint.urls import URLFetcher  # type: ignore[import-untyped]

_TEMPLATE = "report.html"
_FONT_SCHEME = "house-font:"
_FONTS = ("Regular", "It", "Semibold", "Bold")
_FRAME = 461  # points: what a table may be wide, without its margin column
_LABEL = 145  # points: the least a label needs
_DIGIT = 4.25  # points: half an em at the size of tables
_GAP = 14  # points: between two columns, with room for a hanging mark
_NARROW = 62  # points: no column is less wide, before it is scaled
_EVEN = 6  # so many columns are all of one width
_NO_BREAK = "\N{NO-BREAK SPACE}"
_SHORT = 6  # rows: tables that may share the heads of the one above
_SIZES = (("", 100), ("dense", 88), ("denser", 76), ("densest", 62))


def render(report: Report, *, templates: Path | None = None) -> bytes:
    """The report as PDF. The same report gives the same bytes.

    ``templates`` is a folder whose templates go before the shipped ones. Raises TemplateError.
    """
    from weasyprint import HTML  # type: ignore[import-untyped]
    from weasyprint.text.fonts import FontConfiguration  # type: ignore[import-untyped]

    html = page(report, templates=templates)
    document = HTML(string=html, url_fetcher=_fetcher())
    pdf: bytes = document.write_pdf(pdf_variant="pdf/ua-1", font_config=FontConfiguration())
    return pdf


def page(report: Report, *, templates: Path | None = None) -> str:
    """The HTML of which the PDF is made."""
    env = environment(templates)
    env.globals |= {
        "table_view": table_view,
        "corrected_view": lambda table: corrected_view(table, report.figures),
        "measures": _measures,
        "continues": _continues,
        "typographic": _typographic,
        "wrapped": _wrapped,
        "fonts": {name: f"{_FONT_SCHEME}{name}" for name in _FONTS},
        "SectionKind": SectionKind,
    }
    return fill(env, _TEMPLATE, {"report": report})


def _measures(view: TableView) -> dict[str, Any]:
    """The widths of a table's columns in points, and how small it must be set to leave its labels room."""
    digits = [max(view.widths, default=0)] * len(view.widths) if len(view.widths) <= _EVEN else view.widths
    wide = [max(width * _DIGIT + _GAP, _NARROW) for width in digits]
    for name, percent in _SIZES:
        scaled = [round(width * percent / 100) for width in wide]
        if _FRAME - sum(scaled) >= _LABEL:
            return {"size": name, "columns": scaled}
    share = (_FRAME - _LABEL) // max(len(wide), 1)
    return {"size": _SIZES[-1][0], "columns": [share] * len(wide)}


def _continues(view: TableView, previous: TableView) -> bool:
    """Whether a short table has the columns of the one above it, so that its heads need not be said again."""
    is_short = max(len(view.rows), len(previous.rows)) <= _SHORT
    heads = (view.heads, view.subheads, view.units), (previous.heads, previous.subheads, previous.units)
    return is_short and heads[0] == heads[1] and _measures(view) == _measures(previous)


def _typographic(text: str) -> str:
    """Arithmetic with true minus signs and spaces that do not break before an operator's operand."""
    return text.replace(" - ", " − ").replace("...", "…")


def _wrapped(head: str) -> str:
    """A head that breaks between quarter and year, not inside them nor in a date."""
    return re.sub(
        r"(?<=\w) (?=quarter)|(?<=fiscal) (?=\d)|(?<=\w|\.) (?=\d\d?, \d{4})|(?<=\d,) (?=\d{4})", _NO_BREAK, head
    )


def _fetcher() -> URLFetcher:
    """Hands out the house's fonts and data: URLs, and refuses everything else."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class Fetcher(URLFetcher):  # type: ignore[misc]  # no types
        def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
            if url.startswith(_FONT_SCHEME):
                name = url.removeprefix(_FONT_SCHEME)
                return URLFetcherResponse(url, _font(name), {"Content-Type": "font/otf"})
            return super().fetch(url, headers)

    return Fetcher(allowed_protocols={"data"}, allow_redirects=False)


def _font(name: str) -> bytes:
    from importlib.resources import files

    if name not in _FONTS:
        raise ValueError(f"no font {name}")
    return (files("font_source_sans_pro") / "files" / f"SourceSansPro-{name}.otf").read_bytes()
