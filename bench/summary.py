"""The investor summary: a cold ``icc-report pdf`` against a plain script that renders the same page."""

from __future__ import annotations

import tempfile
from base64 import b64encode
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from bench.pairs import Pair, process
from icc_reports import pipeline
from icc_reports.render import pdf

_PLAIN = """
import sys
from weasyprint import HTML
HTML(filename=sys.argv[1]).write_pdf(sys.argv[2], pdf_variant="pdf/ua-1")
"""


def pairs() -> Iterator[Pair]:
    """The pairs of this suite."""
    with tempfile.TemporaryDirectory() as name:
        page, folder = Path(name) / "page.html", Path(name)
        page.write_text(_page(), encoding="utf-8")
        yield Pair(
            name="icc-report pdf, reading and checking included : WeasyPrint on the same HTML",
            ours=process("-m", "icc_reports", "pdf", "-o", str(folder / "ours.pdf")),
            theirs=process("-c", _PLAIN, str(page), str(folder / "plain.pdf")),
            limit=1.15,
            repeats=7,
        )


def _page() -> str:
    """The page with its fonts inside, so that a plain script finds them."""
    page = pdf.page(pipeline.study(pipeline.load(None), lambda _: None).report)
    for name in ("Regular", "It", "Semibold", "Bold"):
        font = (files("font_source_sans_pro") / "files" / f"SourceSansPro-{name}.otf").read_bytes()
        page = page.replace(f"house-font:{name}", f"data:font/otf;base64,{b64encode(font).decode()}")
    return page
