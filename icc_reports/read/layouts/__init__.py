"""One module per source format; all give the same blocks.

To add a format, write a module with ``layout_of(text, start)`` and a line in ``LAYOUTS``: the first entry whose
test holds reads the document.
"""

from __future__ import annotations

from collections.abc import Callable

from icc_reports.read.blocks import Layout, Start
from icc_reports.read.layouts import edgar_text
from icc_reports.read.layouts.markup import is_html


def _html(text: str, start: Start) -> Layout:
    """HTML, whose parser is loaded only when it is needed."""
    from icc_reports.read.layouts import html

    return html.layout_of(text, start)


LAYOUTS: tuple[tuple[Callable[[str], bool], Callable[[str, Start], Layout]], ...] = (
    (edgar_text.has_text_tables, edgar_text.layout_of),
    (is_html, _html),
    (lambda _: True, edgar_text.layout_of),
)


def layout_of(text: str, start: Start) -> Layout:
    """The document laid out by the first format that fits it; ``start`` is where it begins in the file."""
    return next(lay_out for fits, lay_out in LAYOUTS if fits(text))(text, start)
