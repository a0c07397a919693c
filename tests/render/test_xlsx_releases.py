"""Workbooks of real releases, recalculated: the model's values in every formula cell, whoever the company."""

from __future__ import annotations

from pathlib import Path

import pytest

from icc_reports.errors import SourceError
from icc_reports.pipeline import load, study
from icc_reports.render.xlsx import render
from tests.render.libreoffice import disagreements, formulas, recalculated, schema_errors, values

EVERY = 6  # of the collection


@pytest.mark.slow
def test_every_formula_agrees_with_the_model(releases: Path, tmp_path: Path) -> None:
    files = [releases / "icc-2004q1.txt", *sorted((*releases.glob("html/*"), *releases.glob("text/*")))[::EVERY]]
    books, expected = {}, {}
    for file in files:
        try:
            report = study(load(str(file)), lambda _: None).report
        except SourceError:
            continue
        books[file.stem] = render(report)
        expected[file.stem] = {line.id: line.verdict.value.replace("_", " ") for line in report.checks}
    assert len(books) > len(files) / 2
    for name, found in recalculated(books, tmp_path).items():
        assert not disagreements(found, values(books[name]), formulas(books[name])), name
        assert not schema_errors(books[name], tmp_path / f"{name}-parts.xlsx"), name
        rows = {value: at[1][1:] for at, value in found.items() if at[0] == "Checks" and at[1][0] == "N"}
        assert {line: found["Checks", "K" + rows[line]] for line in expected[name]} == expected[name]
