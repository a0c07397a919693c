from __future__ import annotations

import pytest
from hypothesis import given

from icc_reports.model.source import SourceDocument, SourceLine, Span
from tests.property.strategies import spans

TEXT = SourceDocument(
    name="a.txt",
    sha256="0" * 64,
    media="text",
    encoding="utf-8",
    lines=(
        SourceLine(Span(1, 1, 20), "Revenue  3,103 3,050"),
        SourceLine(Span(2, 1, 9), "Cost\t1,86"),
    ),
)


@pytest.mark.parametrize(
    ("span", "place"),
    [
        (Span(180, 3, 7), "L180"),
        (Span(9, 3, 7, table=4, row=12, cell=2), "T4 R12"),
        (Span(9, 3, 7, table=0, row=0, cell=0), "T0 R0"),
        (Span(9, 3, 7, paragraph=7), "P7"),
    ],
)
def test_a_place_is_named_as_the_margin_names_it(span: Span, place: str) -> None:
    assert span.place == place


@given(spans(), spans())
def test_two_places_share_a_line_key_just_when_they_share_a_place(one: Span, other: Span) -> None:
    assert (one.line_key == other.line_key) == (one.place == other.place)


def test_the_excerpt_has_carets_under_every_figure_of_the_line() -> None:
    text, carets = TEXT.excerpt(Span(1, 10, 14), Span(1, 16, 20), Span(2, 1, 4))
    assert text == "Revenue  3,103 3,050"
    assert carets == "         ^^^^^ ^^^^^"


def test_carets_keep_their_columns_over_a_tab() -> None:
    text, carets = TEXT.excerpt(Span(2, 6, 9))
    assert text == "Cost 1,86"
    assert text[carets.index("^") :] == "1,86"


def test_carets_end_where_the_line_ends() -> None:
    assert TEXT.excerpt(Span(1, 16, 99))[1] == "               ^^^^^"


def test_a_place_of_another_document_is_refused() -> None:
    with pytest.raises(KeyError):
        TEXT.line_of(Span(3, 1, 1))
    with pytest.raises(KeyError):
        TEXT.line_of(Span(1, 1, 1, table=0, row=1, cell=0))


def test_a_row_of_html_is_found_whatever_its_line() -> None:
    row = SourceLine(Span(0, 1, 8, table=2, row=5), "Total  9")
    html = SourceDocument(name="a.htm", sha256="0" * 64, media="html", encoding="utf-8", lines=(row,))
    assert html.line_of(Span(77, 8, 8, table=2, row=5, cell=3)) is row
