"""Promises about the project itself: what the code may contain, what the lock and the wheel hold."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = sorted((ROOT / "icc_reports").rglob("*.py"))
LOCK = ROOT / "requirements.lock"
LONGEST = 400


@pytest.mark.parametrize("path", PACKAGE, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_figure_becomes_a_binary_number(path: Path) -> None:
    called = [node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Call)]
    calls = [call.lineno for call in called if isinstance(call.func, ast.Name) and call.func.id == "float"]
    assert not calls, f"float() on line {calls[0]}"


@pytest.mark.parametrize("path", [*PACKAGE, *sorted((ROOT / "tests").rglob("*.py"))], ids=lambda path: path.name)
def test_a_long_file_says_why(path: Path) -> None:
    text = path.read_text()
    if text.count("\n") > LONGEST:
        assert re.search(r"\blong\b.*\bbecause\b", ast.get_docstring(ast.parse(text)) or "", re.S), "see CONTRIBUTING"


def test_the_lock_names_no_address_and_no_machine() -> None:
    found = re.findall(
        r"^.*(?:https?:|file:|index-url|find-links|@ |/home/|/root/|/work/|/opt/|/tmp/).*$", _lock(), re.M
    )
    assert not found


def test_every_pin_has_a_hash() -> None:
    pins = re.findall(r"^[\w.-]+==[^\n]*(?:\n    --hash[^\n]*)*", _lock(), re.M)
    assert len(pins) > 30
    assert all("--hash=sha256:" in pin for pin in pins)


def test_the_lock_holds_what_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    asked = [
        *project["project"]["dependencies"],
        *project["project"]["optional-dependencies"]["dev"],
        *project["build-system"]["requires"],
    ]
    pinned = set(re.findall(r"^([\w.-]+)==", _lock(), re.M))
    assert {re.split(r"[<>=~!\[ ;]", name)[0].lower() for name in asked} <= pinned


def _lock() -> str:
    return LOCK.read_text()


@pytest.mark.slow
def test_the_wheel_holds_templates_and_data(tmp_path: Path) -> None:
    build = "import sys; from hatchling.build import build_wheel; print(build_wheel(sys.argv[1]))"
    ran = subprocess.run([sys.executable, "-c", build, tmp_path], cwd=ROOT, check=True, capture_output=True, text=True)
    names = set(zipfile.ZipFile(tmp_path / ran.stdout.split()[-1]).namelist())
    templates = {
        f"icc_reports/templates/{path.relative_to(ROOT / 'templates')}"
        for path in (ROOT / "templates").rglob("*")
        if path.is_file()
    }
    assert templates
    assert templates <= names
    assert {"icc_reports/data/icc-2004q1.txt", "icc_reports/py.typed"} <= names
    assert not [name for name in names if name.startswith(("tests", "outputs"))]


def test_the_command_line_imports_no_heavy_module() -> None:
    ours = _modules_of("import icc_reports.cli")
    stages = ("read", "check", "present", "render", "model", "deliver", "pipeline", "outputs")
    assert not [name for name in ours if name.startswith(tuple(f"icc_reports.{stage}" for stage in stages))]
    heavy = {"dataclasses", "decimal", "jinja2", "lxml", "openpyxl", "pathlib", "weasyprint"}
    assert not heavy & (ours - _modules_of("import click"))


def _modules_of(statement: str) -> set[str]:
    script = f"{statement}; import sys; print(*sys.modules)"
    return set(
        subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True).stdout.split()
    )


def test_the_embedded_release_is_plain_text_in_edgar_form() -> None:
    text = (ROOT / "icc_reports" / "data" / "icc-2004q1.txt").read_text("ascii")
    assert text.count("<PAGE>") == 5
    assert text.count("<TABLE>") == text.count("</TABLE>") == 6
    assert re.search(r"intangibles +982 +-- +-- +-- +--$", text, re.M), "the misplaced figure"
    for claim in ("20.9%", "29.8%", "39.2%", "79%", "69%", "10 %", "15 %", "$873,000", "$125,000", "$51,000", "14%"):
        assert claim in text


def test_the_embedded_release_is_in_our_own_words(releases: Path) -> None:
    """No run of eight words of its sentences is one of the original's; headings, names and dates may be."""
    ours = (ROOT / "icc_reports" / "data" / "icc-2004q1.txt").read_text()
    theirs = (releases / "icc-2004q1.txt").read_text()
    shared = _runs(ours, 8) & _runs(theirs, 8)
    allowed = re.compile(r"commerce corporation|segment results|contact")
    assert not [run for run in shared if not allowed.search(" ".join(run))]


def _runs(text: str, length: int) -> set[tuple[str, ...]]:
    prose = "\n".join(line for line in text.splitlines()[:156] if not re.search(r"\S {3,}\S|^[-<]", line))
    words = re.findall(r"[a-z0-9.]*[a-z0-9]", prose.lower())
    return {tuple(words[at : at + length]) for at in range(len(words) - length + 1)}
