"""The workbook as LibreOffice computes it from scratch: the model's values, and verdicts that follow an edit."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pytest

from icc_reports.model.relations import Verdict
from icc_reports.present import present
from icc_reports.present.report import Report
from icc_reports.render.workbook.layout import Layout
from icc_reports.render.xlsx import render
from tests.builders import icc_audit, icc_corrected
from tests.render.libreoffice import Values, convert, disagreements, edited, formulas, recalculated, values
from tests.render.trials import trials, typed

EBITDA = "Recon to Adj EBITDA - Consol"
STATEMENT = "Ops and Comprehensive Loss"
BALANCE = "Balance Sheets"

RECONCILED = ("AA14", "AB14", "AA16", "AB16", "AG16", "AH16")

EDITS: dict[str, dict[tuple[str, str], str | Decimal]] = {
    "switched": {(EBITDA, "B3"): "as corrected"},
    "revenue": {(STATEMENT, "C9"): Decimal(3203)},
    "sign": {(STATEMENT, "C9"): Decimal(-3103)},
    "nil": {(STATEMENT, "C20"): Decimal(7)},
    "star": {(BALANCE, "C36"): Decimal(5)},
    "repaired": {(EBITDA, "G8"): Decimal(-982)},
    "no_shares": {(STATEMENT, "C27"): Decimal(0)},
}


@dataclass(frozen=True, kw_only=True)
class Recalculated:
    """The workbook, and the values of its cells as computed anew, unedited ("base") and after each edit."""

    data: bytes
    report: Report
    values: dict[str, Values]

    def check(self, book: str, identity: str, column: str) -> object:
        """A cell of the check with that id."""
        rows = {value: at[1][1:] for at, value in values(self.data).items() if at[0] == "Checks" and at[1][0] == "N"}
        return self.values[book].get(("Checks", column + rows[identity]))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Recalculated:
    audit = icc_audit()
    report = present(audit, icc_corrected(audit))
    data = render(report)
    books = {"base": data, **{name: edited(data, cells) for name, cells in EDITS.items()}}
    found = recalculated(books, tmp_path_factory.mktemp("libreoffice"))
    return Recalculated(data=data, report=report, values=found)


def test_every_formula_gives_the_result_beside_it(made: Recalculated) -> None:
    cells = formulas(made.data)
    assert len(cells) > 1000
    assert not disagreements(made.values["base"], values(made.data), cells)


def test_no_cell_is_in_error(made: Recalculated) -> None:
    for book in made.values.values():
        assert not [(at, value) for at, value in book.items() if isinstance(value, str) and value.startswith("#")]


def test_verdicts_and_overall_status_are_those_of_the_model(made: Recalculated) -> None:
    for line in made.report.checks:
        assert made.check("base", line.id, "K") == line.verdict.value.replace("_", " ")
    status = "Does not tie: 42 exact, 2 rounding, 5 exception, 1 not verifiable"
    assert made.values["base"]["About", "B4"] == made.values["base"]["Checks", "C2"] == status


def test_the_switch_moves_the_figure_and_both_columns_foot(made: Recalculated) -> None:
    before, after = made.values["base"], made.values["switched"]
    assert [before[EBITDA, cell] for cell in RECONCILED] == [
        982,
        0,
        615,
        -1586,
        -982,
        982,
    ]
    assert [after[EBITDA, cell] for cell in RECONCILED] == [0, 982, -367, -604, 0, 0]
    assert [after[EBITDA, cell] for cell in ("C14", "D14", "I14", "J14")] == [982, 0, 0, 982]
    assert (before[EBITDA, "AS16"], after[EBITDA, "AS16"]) == ("exception", "exact")
    assert after["About", "B4"] == "Does not tie: 44 exact, 2 rounding, 3 exception, 1 not verifiable"


def test_an_edited_input_reaches_its_totals_and_its_checks(made: Recalculated) -> None:
    after = made.values["revenue"]
    assert after[STATEMENT, "F17"] == -706
    assert after[STATEMENT, "F25"] == -818
    assert after[STATEMENT, "I25"] == -100
    assert made.check("revenue", "footing-1-192-0", "K") == "exception"
    assert made.check("revenue", "footing-1-192-0", "G") == -100
    assert made.check("revenue", "footing-1-207-0", "K") == "exact"  # each check takes its figures as printed
    assert after[STATEMENT, "O17"] == "exception"
    assert made.values["sign"][STATEMENT, "F17"] == -7012


def test_an_edited_nil_has_the_rounding_of_its_column(made: Recalculated) -> None:
    assert made.values["base"][STATEMENT, "L20"] == 0
    assert made.values["nil"][STATEMENT, "L20"] == 0.5
    assert made.values["base"][BALANCE, "L36"] == 1
    assert made.values["star"][BALANCE, "L36"] == 0.5


def test_a_repaired_figure_ties(made: Recalculated) -> None:
    ties = [line.id for line in made.report.checks if line.subject == "Net loss, Q1 FY2003"]
    assert made.check("base", ties[0], "K") == "exception"
    assert made.check("repaired", ties[0], "K") == "exact"


def test_a_division_by_zero_is_not_verifiable_and_says_so(made: Recalculated) -> None:
    assert made.values["no_shares"][STATEMENT, "F26"] == "n/a"
    assert made.values["no_shares"][STATEMENT, "I26"] == "n/a"
    assert made.check("no_shares", "recalculation-1-210-0", "K") == "not verifiable"


def test_every_input_moves_something(made: Recalculated, tmp_path: Path) -> None:
    """All inputs of a table are edited at once, each by an amount of its own, and every total follows."""
    layout = Layout(made.report)
    homes = [layout.home(span) for span in made.report.figures]
    cells = {(home.sheet, home.coordinate): Decimal(1000 + at * at) for at, home in enumerate(homes)}
    after = recalculated({"all": edited(made.data, {**cells})}, tmp_path)["all"]
    for (sheet, cell), formula in formulas(made.data).items():
        if formula.startswith("=SUM(") and sheet != "Checks":
            assert after[sheet, cell] != made.values["base"][sheet, cell]
    assert len(cells) == len(made.report.figures)


def test_verdicts_at_the_edge_are_the_models_before_and_after_an_edit(tmp_path: Path) -> None:
    several = {f"seed{seed}": trials(seed, rounds=12) for seed in range(2)}
    books, expected = {}, {}
    for name, each in several.items():
        report = present(each.audit)
        data, layout = render(report), Layout(report)
        homes = [layout.home(span) for span in each.second]
        cells: dict[tuple[str, str], str | Decimal] = {
            (home.sheet, home.coordinate): value
            for home, value in zip(homes, typed(each.second.values()), strict=True)
            if value is not None
        }
        books[name], books[f"{name}_edited"] = data, edited(data, cells)
        expected[name], expected[f"{name}_edited"] = each.judged(each.first), each.judged(each.second)
    counts: Counter[Verdict] = Counter()
    for name, found in recalculated(books, tmp_path).items():
        rows = {value: at[1][1:] for at, value in found.items() if at[0] == "Checks" and at[1][0] == "N"}
        for judgement in expected[name]:
            here = found["Checks", "K" + rows[judgement.relation.id]]
            assert here == judgement.verdict.value.replace("_", " "), (name, judgement)
            counts[judgement.verdict] += 1
        if not name.endswith("_edited"):
            assert not disagreements(found, values(books[name]), formulas(books[name]))
    assert all(counts[verdict] > 20 for verdict in Verdict), counts


def test_libreoffice_opens_it_and_prints_every_sheet(made: Recalculated, tmp_path: Path) -> None:
    paper = convert({"book": made.data}, tmp_path, "pdf")["book"]
    assert paper.read_bytes().startswith(b"%PDF")
