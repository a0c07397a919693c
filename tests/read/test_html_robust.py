"""Any text gives a layout, in time that grows with its length."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from icc_reports.read.blocks import Layout, Region
from icc_reports.read.grids import raw_tables
from icc_reports.read.layouts import html
from tests.counting import calls_of

CELL = "<td style='padding-left:12pt;border-top:1pt solid #000'>{}</td>"
ROWS = "".join(
    f"<tr><td>Line {n}</td><td>$</td>{CELL.format(n * 37)}<td>)</td><td rowspan='2' colspan='3'>(1)</td></tr>"
    for n in range(6)
)
PAGE = (
    "<html><body><p align='center'><b>ACME CORP.</b></p><div>(in thousands)</div>"
    f"<table><tr><td></td><td colspan='3'>2020<br>(a)</td><th>2019</th></tr>{ROWS}</table>"
    "<hr><pre>\nSales      $ 10     $ 12\nCosts         7        8\n</pre>"
    "<ul><li>Sales rose&#151;again<li>x</ul></body></html>"
)
SCRAPS = tuple(
    "<table> </table> <tr> </td> <td\tcolspan='99999999'> <td\trowspan='0'> < &#0; &nbsp; 12 ( ) % —".split(" ")
)


def checked(text: str) -> Layout:
    """The layout, with what must hold of any: places on lines that can be cited, figures inside their lines."""
    layout = html.layout_of(text)
    lengths = {line.span.line_key: len(line.text.expandtabs()) for line in layout.lines}
    for item in layout.items:
        pieces = [piece for line in item.lines for piece in line.pieces] if isinstance(item, Region) else item.pieces
        for piece in pieces:
            assert piece.span.start <= piece.span.end
            assert piece.span.end <= max(lengths[piece.span.line_key], 1)
        if isinstance(item, Region):
            list(raw_tables(item))
    return layout


@given(st.text(max_size=300))
def test_any_text(text: str) -> None:
    checked(text)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(0, len(PAGE)), st.integers(0, 40), st.sampled_from(SCRAPS) | st.text(max_size=5)),
        min_size=1,
        max_size=12,
    )
)
def test_torn_pages(cuts: list[tuple[int, int, str]]) -> None:
    text = PAGE
    for at, length, scrap in cuts:
        text = text[:at] + scrap + text[at + length :]
    checked(text)


@pytest.mark.parametrize(
    "text",
    [
        "<table><tr><td>" * 3000 + "5" + "</td></tr></table>" * 3000,
        "<div>" * 5000 + "text" + "</div>" * 5000,
        "<b>" * 5000 + "text",
        "<table>" + "<tr><td rowspan='65534'>1<td colspan='1000'>2</tr>" * 2000 + "</table>",
        "<td>" * 20000,
        "<p>" + "x" * 2_000_000,
        "<table><tr><td>" + "1<br>" * 20_000 + "</table>",
        "<table><tr>" + "<td>1</td><td>)</td>" * 5000 + "</tr></table>",
    ],
    ids=["tables", "divs", "bold", "spans", "cells", "long", "breaks", "wide"],
)
def test_extremes_are_laid_out(text: str) -> None:
    checked(text)


@pytest.mark.parametrize(
    "page", [PAGE, "<table>" + "<tr><td>" * 300 + "</table>", "<p>a<br>b"], ids=["page", "torn", "prose"]
)
def test_work_grows_with_the_length(page: str) -> None:
    once, more = (calls_of(lambda times=times: html.layout_of(page * times)) for times in (8, 64))  # type: ignore[misc]
    assert more < 10 * once
