"""What docs/templates.md says is so: its worked example renders, and the context that it lists is the one there is."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest
from click.testing import CliRunner
from jinja2 import Environment

from icc_reports.cli import main
from icc_reports.errors import TemplateError
from icc_reports.present import present
from icc_reports.present.report import Report
from icc_reports.render import markdown, pdf
from icc_reports.render.templating import SHIPPED, environment, fill, shipped
from tests.builders import icc_audit

ROOT = Path(__file__).parent.parent
DOCUMENT = (ROOT / "docs" / "templates.md").read_text()
EXAMPLES = dict(re.findall(r"```jinja title=(\S+)\n(.*?)```", DOCUMENT, re.S))


@pytest.fixture(scope="module")
def report() -> Report:
    return present(icc_audit())


@pytest.fixture
def house(tmp_path: Path) -> Path:
    for name, text in EXAMPLES.items():
        (tmp_path / name).write_text(text)
    return tmp_path


def test_the_worked_example_changes_what_it_says(report: Report, house: Path) -> None:
    page = pdf.page(report, templates=house)
    assert page.index("Harbour Street Research") < page.index("<h1>Internet Commerce Corporation</h1>")
    assert "research@harbour.example" in page
    assert "#5b2333" in page
    assert "#0b3d66" not in page
    assert ".status { display: none; }" in page
    brief = markdown.render(report, "executive", templates=house)
    assert brief.startswith("Internet Commerce Corporation: Internet Commerce Corporation’s net loss narrowed")
    assert pdf.render(report, templates=house).startswith(b"%PDF")


def test_the_document_lists_the_whole_report() -> None:
    named = set(re.findall(r"`report\.(\w+)`", DOCUMENT))
    assert named - {"html", "css"} == {field.name for field in fields(Report)}


def test_the_document_lists_what_else_templates_are_given(report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    given: set[str] = set()

    def note(env: Environment, name: str, values: object) -> str:
        given.update(env.globals)
        return ""

    for module in (pdf, markdown):
        monkeypatch.setattr(module, "fill", note)
    pdf.page(report)
    markdown.render(report, "executive")
    own = given - set(Environment().globals)  # noqa: S701 - nothing is rendered
    told = set(re.findall(r"`(\w+)(?:\([^`]*\))?`", DOCUMENT.partition("Beside it")[2]))
    assert own <= told


def test_the_document_names_the_blocks() -> None:
    blocks = set(re.findall(r"{% block (\w+)", (SHIPPED / "report.html").read_text()))
    said = re.search(r"Its blocks are (.*?);", DOCUMENT, re.S)
    assert said
    assert blocks == set(re.findall(r"`(\w+)`", said.group(1)))


def test_every_template_says_what_it_is_for() -> None:
    printed = CliRunner().invoke(main, ["templates", "list"]).stdout
    assert set(shipped()) == {path.name for path in SHIPPED.iterdir()}
    for name, purpose in shipped().items():
        assert purpose
        assert re.search(rf"^{re.escape(name)} +{re.escape(purpose)}$", printed, re.M)


def test_templates_are_copied_and_not_written_over(tmp_path: Path) -> None:
    folder = tmp_path / "house"
    first = CliRunner().invoke(main, ["templates", "copy", str(folder), "report.css"])
    assert first.exit_code == 0
    assert (folder / "report.css").read_bytes() == (SHIPPED / "report.css").read_bytes()
    (folder / "report.css").write_text("mine")
    second = CliRunner().invoke(main, ["templates", "copy", str(folder)])
    assert second.exit_code == 2
    assert "--force" in second.stderr
    assert [path.name for path in folder.iterdir()] == ["report.css"]
    assert (folder / "report.css").read_text() == "mine"
    assert CliRunner().invoke(main, ["templates", "copy", str(folder), "--force"]).exit_code == 0
    assert {path.name for path in folder.iterdir()} == set(shipped())


def test_a_template_that_is_not_there_is_named(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["templates", "copy", str(tmp_path), "../secret"])
    assert result.exit_code == 2
    assert "'../secret'" in result.stderr


def test_a_template_in_another_encoding_is_named_with_the_line(tmp_path: Path) -> None:
    (tmp_path / "report.html").write_bytes(b"one\ntwo \xff\n")
    with pytest.raises(TemplateError, match=r"report\.html .*line 2: the text is not in UTF-8"):
        fill(environment(tmp_path), "report.html", {})
