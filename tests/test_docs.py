"""README shows what the program prints."""

from __future__ import annotations

import re
import shlex
from fnmatch import fnmatchcase
from pathlib import Path

import pytest
from click.testing import CliRunner

from icc_reports.cli import main
from icc_reports.pipeline import EMBEDDED

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text()
SESSIONS = [
    (shlex.split(command), shown)
    for block in re.findall(r"```console\n(.*?)```", README, re.S)
    for command, shown in re.findall(r"^\$ icc-report (.*)\n((?:(?!\$ ).*\n)+)", block, re.M)
]


@pytest.mark.parametrize(
    ("arguments", "shown"), SESSIONS, ids=lambda value: " ".join(value) if isinstance(value, list) else ""
)
def test_readme_shows_what_is_printed(
    arguments: list[str], shown: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A line "..." stands for any lines; sizes of files may differ."""
    monkeypatch.chdir(tmp_path)
    printed = CliRunner().invoke(main, arguments).stdout
    sizes = re.compile(r"^ *[\d,]+(?=  outputs/)", re.M)
    expected = re.escape(sizes.sub("SIZE", shown)).replace(r"\.\.\." + "\\\n", "(?:.*\n)*?")
    assert re.fullmatch(expected, sizes.sub("SIZE", printed)), f"README shows other output than:\n{printed}"


def test_readme_runs_commands() -> None:
    assert [arguments[0] for arguments, _ in SESSIONS] == ["build", "check", "facts"]


@pytest.mark.parametrize("document", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs/review.md"])
def test_links_lead_somewhere(document: str) -> None:
    for target in re.findall(r"\]\(([^)#]+)", (ROOT / document).read_text()):
        assert (ROOT / target).exists(), target


def test_the_files_that_contributing_names_are_there() -> None:
    named = set(
        re.findall(
            r"`((?:icc_reports|tests|templates|check|read|model|present|render)/[\w/.]+)`",
            (ROOT / "CONTRIBUTING.md").read_text(),
        )
    )
    assert named
    missing = {name for name in named if not (ROOT / name).exists() and not (ROOT / "icc_reports" / name).exists()}
    assert not {name for name in missing if not fnmatchcase(name, "*revenue_per_share*") and "my_format" not in name}


def test_commands_in_the_readme_exist() -> None:
    for command in re.findall(r"^(?:\$ )?icc-report (\w+)", README, re.M):
        assert command in main.commands


def test_the_notes_of_the_document_are_read_and_shown(tmp_path: Path) -> None:
    """The file that docs/review.md shows, beside the release that comes with the program."""
    document = (ROOT / "docs" / "review.md").read_text()
    (notes,) = re.findall(r"```toml\n(.*?)```", document, re.S)
    (shown,) = re.findall(r"```text\n(.*?)```", document, re.S)
    (tmp_path / "release.txt").write_bytes(EMBEDDED.read_bytes())
    (tmp_path / "release.notes.toml").write_text(notes)
    printed = CliRunner().invoke(main, ["check", str(tmp_path / "release.txt")])
    assert printed.exit_code == 0
    assert shown in printed.stdout
    assert "Note without its finding" not in printed.stdout
