"""One module per source format; all give the same blocks.

To add a format, write a module with ``layout_of(text, first_line)`` and a line in ``LAYOUTS``: the first entry whose
test holds reads the document.
"""

from __future__ import annotations

from collections.abc import Callable

from icc_reports.read.blocks import Layout
from icc_reports.read.layouts import edgar_text, html

LAYOUTS: tuple[tuple[Callable[[str], bool], Callable[[str, int], Layout]], ...] = (
    (html.is_html, html.layout_of),
    (lambda _: True, edgar_text.layout_of),
)


def layout_of(text: str, first_line: int) -> Layout:
    """The document laid out by the first format that fits it; ``first_line`` is the number of its first line."""
    return next(lay_out for fits, lay_out in LAYOUTS if fits(text))(text, first_line)
