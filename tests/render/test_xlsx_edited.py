"""The embedded release as a live model: every input edited, and all that rests on it follows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from icc_reports.model.audit import judge
from icc_reports.model.figures import Figure, Notation
from icc_reports.model.relations import Form, refs
from icc_reports.model.source import Span
from icc_reports.pipeline import Study, load, study
from icc_reports.present.report import SectionKind
from icc_reports.render.workbook.layout import CLAIM_ROW, Block, Layout, Position, typed_value
from icc_reports.render.workbook.places import Recomputed
from icc_reports.render.workbook.trials import is_empty, scale_of_line
from icc_reports.render.xlsx import render
from tests.render.libreoffice import Values, recalculated, typed_over, values


@dataclass(frozen=True, kw_only=True)
class Model:
    """The release, its workbook, and where things stand in it."""

    study: Study
    data: bytes
    layout: Layout

    @property
    def inputs(self) -> list[Figure]:
        """The figures of the statements and of the segments."""
        kinds = (SectionKind.STATEMENT, SectionKind.SEGMENT)
        sections = [section for section in self.study.report.sections if section.kind in kinds]
        cells = [cell for each in sections for table in each.tables for row in table.rows for cell in row.cells]
        return [cell.figure for cell in cells if cell.figure is not None]

    def cells(self) -> Iterator[tuple[Position, set[Span], set[Span]]]:
        """The cells of tables, with the figures that re-derive each, and those that it is tied out to."""
        for sheet in self.layout.sheets:
            for at, cell, _ in sheet.cells():
                rederived = set(refs(cell.recomputed)) if cell.recomputed is not None else set()
                tied = set(refs(cell.agrees_with)) if cell.agrees_with is not None else set()
                yield at, rederived, tied


@pytest.fixture(scope="module")
def model() -> Model:
    made = study(load(None), lambda _: None)
    return Model(study=made, data=render(made.report), layout=Layout(made.report))


def _edited(figure: Figure, ordinal: int) -> Figure:
    """Another number, each input by an amount of its own so that no two edits cancel."""
    number = (figure.number or Decimal(0)) + Decimal(1000 + ordinal * ordinal)
    return replace(figure, number=number, notation=Notation.NUMBER)


def _batches(model: Model) -> list[list[int]]:
    """The inputs in as few batches as one goes over them: no relation and no cell rests on two of a batch."""
    groups = [
        {judgement.relation.asserted, *refs(judgement.relation.expression)}
        for judgement in model.study.audit.judgements
    ]
    groups += [{*rederived, *tied} for _, rederived, tied in model.cells()]
    batches: list[tuple[list[int], set[int]]] = []
    for ordinal, figure in enumerate(model.inputs):
        touched = {at for at, group in enumerate(groups) if figure.span in group}
        batch = next((batch for batch in batches if not batch[1] & touched), None)
        if batch is None:
            batch = ([], set())
            batches.append(batch)
        batch[0].append(ordinal)
        batch[1].update(touched)
    return [ordinals for ordinals, _ in batches]


def _rows(found: Values, sheet: str, column: str) -> Mapping[object, str]:
    return {
        value: at[1].lstrip(column)
        for at, value in found.items()
        if at[0] == sheet and at[1].rstrip("0123456789") == column
    }


def _check_relations(model: Model, edits: Mapping[Span, Figure], found: Values) -> None:
    """Checks and claims say what the model says of the edited figures."""
    audit, figures = model.study.audit, {**model.study.audit.figures, **edits}
    rows = _rows(values(model.data), "Checks", "N")
    claims = {line.id: CLAIM_ROW + at for at, (_, line) in enumerate(model.layout.claims) if line is not None}
    lines = {line.id: line for line in model.study.report.checks}
    for before in audit.judgements:
        relation = before.relation
        after, row = judge(relation, figures), rows[relation.id]
        assert found["Checks", f"K{row}"] == after.verdict.value.replace("_", " "), relation.id
        if is_empty(lines[relation.id]) or after.computed is None:
            continue
        computed = after.computed / scale_of_line(lines[relation.id], figures)
        cells = [("Checks", f"F{row}")]
        if relation.id in claims:
            cells.append(("Claims", f"G{claims[relation.id]}"))
            assert found["Claims", f"K{claims[relation.id]}"] == found["Checks", f"K{row}"]
        for cell in cells:
            assert found[cell] == pytest.approx(_double(computed), rel=1e-9, abs=1e-9), relation.id
        if relation.form is Form.EQUALITY and relation.asserted in edits:
            printed = typed_value(edits[relation.asserted])
            assert found["Checks", f"E{row}"] == pytest.approx(_double(printed)), relation.id


def _double(value: Fraction) -> object:
    return value.numerator / value.denominator


def _check_tables(model: Model, edits: Mapping[Span, Figure], base: Values, found: Values) -> list[Span]:
    """The recomputed cells over edited leaves move, and those tied out to an edited figure; returns what moved any."""
    layout, recomputed = model.layout, Recomputed(model.layout)
    movers: list[Span] = []

    def moves(block: Block, at: Position) -> bool:
        cell = layout.at(block, at)
        return found[cell.sheet, cell.coordinate] != base[cell.sheet, cell.coordinate]

    for span in edits:
        here = layout.positions[span]
        if here in recomputed.expressions:  # a total as printed: its own difference shows the edit
            assert moves(Block.DIFFERENCE, here), span
            movers.append(span)
    for at, rederived, tied in model.cells():
        for span in rederived & set(edits):
            target = recomputed.operand(at, span, is_corrected=False)
            if target is None or target not in recomputed.expressions:
                assert moves(Block.RECOMPUTED, at), (at, span)
                assert moves(Block.DIFFERENCE, at), (at, span)
                movers.append(span)
        for span in tied & set(edits):
            assert moves(Block.AGREES, at), (at, span)
            assert moves(Block.APART, at), (at, span)
            movers.append(span)
    return movers


@pytest.mark.slow
def test_every_input_of_a_statement_moves_what_rests_on_it(model: Model, tmp_path: Path) -> None:
    inputs, batches = model.inputs, _batches(model)
    assert sorted(ordinal for batch in batches for ordinal in batch) == list(range(len(inputs)))
    edits = {
        f"batch{at}": {inputs[ordinal].span: _edited(inputs[ordinal], ordinal) for ordinal in batch}
        for at, batch in enumerate(batches)
    }
    books = {"base": model.data}
    for name, figures in edits.items():
        homes = {span: model.layout.home(span) for span in figures}
        typed = {(homes[span].sheet, homes[span].coordinate): typed_value(figure) for span, figure in figures.items()}
        books[name] = typed_over(model.data, typed)
    found = recalculated(books, tmp_path)
    used = {
        span
        for judgement in model.study.audit.judgements
        for span in (judgement.relation.asserted, *refs(judgement.relation.expression))
    }
    moved = set()
    for name, figures in edits.items():
        _check_relations(model, figures, found[name])
        moved |= set(_check_tables(model, figures, found["base"], found[name]))
    idle = {figure.span for figure in inputs} - moved - used
    assert idle <= {fact.figure.span for fact in model.study.audit.uncovered}
    assert len(moved) > 0.7 * len(inputs)


@pytest.mark.slow
def test_an_edit_reaches_the_reconciliation_through_the_statement(model: Model, tmp_path: Path) -> None:
    statement, recon = "Ops and Comprehensive Loss", "Recon to Adj EBITDA - Consol"
    edited = typed_over(model.data, {(statement, "C9"): Fraction(3203)})
    found = recalculated({"base": model.data, "edited": edited}, tmp_path)
    sheet = next(each for each in model.layout.sheets if each.name == recon)
    start, end = (sheet.address(Block.RECOMPUTED, row, 0).coordinate for row in (0, len(sheet.table.rows) - 1))
    for cell in (start, end):
        assert found["edited"][recon, cell] == found["base"][recon, cell] + 100  # type: ignore[operator]
