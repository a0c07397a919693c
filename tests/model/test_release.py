from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from icc_reports.model.release import Release, Sentence, Table, TextRun
from icc_reports.model.source import Span
from tests.property.strategies import figures, releases, tables


@given(tables())
def test_facts_are_the_cells_that_state_a_figure(table: Table) -> None:
    facts = list(table.facts())
    assert [fact.figure for fact in facts] == [cell for row in table.rows for cell in row.cells if cell is not None]
    for fact in facts:
        assert fact.row.cells[fact.column.ordinal] is fact.figure
        assert fact.period is fact.column.period
        assert fact.table is table


@given(releases())
def test_the_facts_of_a_release_are_those_of_its_tables(release: Release) -> None:
    assert len(release.facts) == sum(len(list(table.facts())) for table in release.tables)
    assert len(list(release.sentences)) == sum(len(passage.sentences) for passage in release.passages)


@given(tables())
def test_a_heading_states_no_figure(table: Table) -> None:
    stating = {fact.row.ordinal for fact in table.facts()}
    assert all(row.is_heading != (row.ordinal in stating) for row in table.rows)


@given(tables().filter(lambda table: any(table.facts())))
def test_the_segment_is_that_of_the_column_else_of_the_row_else_of_the_table(table: Table) -> None:
    fact = next(table.facts())
    whole = replace(fact.table, segment="table")
    assert (
        replace(
            fact, table=whole, row=replace(fact.row, segment=None), column=replace(fact.column, segment=None)
        ).segment
        == "table"
    )
    assert (
        replace(
            fact, table=whole, row=replace(fact.row, segment="row"), column=replace(fact.column, segment=None)
        ).segment
        == "row"
    )
    assert (
        replace(
            fact, table=whole, row=replace(fact.row, segment="row"), column=replace(fact.column, segment="column")
        ).segment
        == "column"
    )


@given(tables().filter(lambda table: table.rows and table.columns), figures())
def test_a_row_with_a_cell_too_many_is_refused(table: Table, figure) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    row = table.rows[0]
    wide = replace(table, rows=(replace(row, cells=(*row.cells, figure)),))
    with pytest.raises(ValueError, match="zip"):
        list(wide.facts())


SENTENCE = Sentence(
    text="Net loss was $818,000 in the first quarter.",
    runs=(TextRun(0, Span(33, 6, 18)), TextRun(14, Span(34, 11, 39))),
)


@pytest.mark.parametrize(
    ("words", "span"),
    [
        ("Net loss", Span(33, 6, 13)),
        ("$818,000", Span(34, 10, 17)),
    ],
)
def test_words_of_a_sentence_are_found_in_the_source(words: str, span: Span) -> None:
    sentence = replace(SENTENCE, runs=(TextRun(0, Span(33, 6, 17)), TextRun(13, Span(34, 10, 39))))
    start = sentence.text.index(words)
    assert sentence.span_of(start, start + len(words)) == span


def test_words_broken_over_two_lines_are_found_on_the_first() -> None:
    sentence = replace(SENTENCE, runs=(TextRun(0, Span(33, 6, 17)), TextRun(13, Span(34, 10, 39))))
    start = sentence.text.index("was $818,000")
    assert sentence.span_of(start, start + 12) == Span(33, 15, 17)


def test_words_of_a_paragraph_in_html_keep_its_ordinal() -> None:
    sentence = Sentence(text="up 20.9%", runs=(TextRun(0, Span(1, 40, 47, paragraph=3)),))
    assert sentence.span_of(3, 8) == Span(1, 43, 47, paragraph=3)
