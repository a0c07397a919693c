from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from icc_reports.model.source import SourceLine, Span
from icc_reports.render.excerpts import excerpts


def shown(text: str, *figures: str, width: int = 60) -> list[str]:
    spans = [Span(7, text.index(each) + 1, text.index(each) + len(each)) for each in figures]
    return list(excerpts(spans, [SourceLine(Span(7, 1, len(text)), text)], width))


def test_a_line_that_fits_is_left_as_it_is() -> None:
    assert shown("  Sales        1,234     5,678", "5,678") == [
        "L7 |   Sales        1,234     5,678",
        "                              ^^^^^",
    ]


def test_gaps_shrink_first_but_not_within_a_figure() -> None:
    text = "Net loss" + " " * 40 + "$    (818)" + " " * 20 + "$   (982)"
    assert shown(text, "$   (982)") == ["L7 | Net loss  $ (818)  $ (982)", "                        ^^^^^^^"]


def test_then_what_is_farthest_from_the_figures_is_left_out() -> None:
    numbers = [f"{1000 + at},{at:03}" for at in range(12)]
    line, carets = shown("Return on average tangible common equity  " + "  ".join(numbers), numbers[5], numbers[9])
    assert line.startswith("L7 | Return on ")
    assert len(line) <= 60
    assert "…" in line
    assert [line[at : at + 8] for at in range(len(carets)) if carets[at : at + 1] == "^" and carets[at - 1] != "^"] == [
        numbers[5],
        numbers[9],
    ]


def test_running_text_is_cut_on_both_sides_of_the_figure() -> None:
    text = "words " * 30 + "grew 12.5% over the year " + "and more words " * 10
    line, carets = shown(text, "12.5%")
    assert line.startswith("L7 | …")
    assert line.endswith("…")
    assert line[carets.index("^") :].startswith("12.5%")


def test_places_are_set_to_one_width() -> None:
    lines = [SourceLine(Span(at, 1, 5), "1,234") for at in (7, 1207)]
    assert list(excerpts([Span(7, 1, 5), Span(1207, 1, 5)], lines, 60))[::2] == ["L7    | 1,234", "L1207 | 1,234"]


def test_lines_that_are_not_there_are_left_out() -> None:
    assert list(excerpts([Span(9, 1, 5)], [SourceLine(Span(7, 1, 5), "1,234")], 60)) == []


@given(st.lists(st.text(st.characters(codec="ascii", exclude_categories=["Cc"]), max_size=20), max_size=20), st.data())
def test_no_line_is_too_wide_and_carets_stand_under_the_figures(words: list[str], data: st.DataObject) -> None:
    text = "  ".join([*words, "9,876"])
    start = data.draw(st.integers(1, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 12)))
    line, carets = excerpts([Span(7, start, end)], [SourceLine(Span(7, 1, len(text)), text)], 50)
    assert max(len(line), len(carets)) <= 50
    under = "".join(character for character, mark in zip(line.ljust(50), carets.ljust(50), strict=True) if mark == "^")
    assert "".join(under.split()) == "".join(text[start - 1 : end].split())


@pytest.mark.parametrize("text", ["", "   "])
def test_an_empty_line_has_no_carets(text: str) -> None:
    line, carets = excerpts([Span(7, 1, 1)], [SourceLine(Span(7, 1, 1), text)], 50)
    assert line.startswith("L7 |")
    assert "^" not in carets or text
