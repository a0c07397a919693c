"""The commands as a user runs them: what they print and write, and with which exit code."""

from __future__ import annotations

import hashlib
import json
import os
import pty
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from icc_reports import pipeline
from icc_reports.cli import main

COMMANDS = ("facts", "check", "pdf", "xlsx", "brief", "build", "explain", "notes", "email", "templates")
EMBEDDED = pipeline.EMBEDDED.read_bytes()
PACK = {
    *("investor-summary.pdf", "workbook.xlsx", "facts.json", "check.json", "manifest.json"),
    *("brief-executive.md", "brief-analyst.md", "brief-auditor.md", "brief-reconciliation.md"),
}


def run(*arguments: str | Path, data: bytes | None = None) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], input=data)


def failed(result: Result) -> str:
    """The one message of a command that could not do it."""
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.startswith("Error: ")
    assert "fault of the program" not in result.stderr
    assert "Traceback" not in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1
    return result.stderr


@pytest.mark.parametrize("command", COMMANDS)
def test_help_shows_an_example_that_names_the_command(command: str) -> None:
    result = run(command, "--help")
    assert result.exit_code == 0
    assert re.search(rf"  Examples?:\n    icc-report {command} (?:release\.txt|copy|does_not_foot)\b", result.stdout)


def test_every_command_is_tested() -> None:
    assert set(main.commands) == set(COMMANDS)


def test_the_module_runs_as_the_command_does() -> None:
    for arguments in (["--version"], ["check", "--format", "json"]):
        command = [sys.executable, "-m", "icc_reports", *arguments]
        assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == run(*arguments).stdout


def test_facts_as_json() -> None:
    facts = json.loads(run("facts", "--format", "json").stdout)
    assert facts["release"]["company"] == "Internet Commerce Corporation"
    assert facts["release"]["source"] == {
        "name": "icc-2004q1.txt",
        "sha256": hashlib.sha256(EMBEDDED).hexdigest(),
        "parts": [],
    }
    misplaced = [fact for fact in facts["facts"] if fact["line"] == 327 and fact["value"] == "982000"]
    assert [fact["fiscal_period"] for fact in misplaced] == ["Q1 FY2004"]


def test_facts_as_corrected() -> None:
    facts = json.loads(run("facts", "--format", "json", "--as-corrected").stdout)["facts"]
    moved = [fact for fact in facts if fact["origin"] == "moved" and fact["value"] != "0"]
    assert [(fact["printed"], fact["line"], fact["fiscal_period"]) for fact in moved] == [("982", 327, "Q4 FY2003")]


def test_check_as_json_finds_the_misplaced_figure() -> None:
    findings = json.loads(run("check", "--format", "json").stdout)["findings"]
    correction = next(finding["correction"] for finding in findings if finding["code"] == "misplaced_figure")
    assert (correction["figure"]["line"], correction["figure"]["printed"]) == (327, "982")
    assert [sorted(residual.lstrip("-") for residual in correction["before"])] == [["982000", "982000"]]


def test_check_as_text_shows_the_line() -> None:
    text = run("check").stdout
    assert "  L327 | " in text
    assert "\x1b" not in text


@pytest.mark.parametrize(("threshold", "code"), [("never", 0), ("warning", 1), ("error", 1)])
def test_fail_on(threshold: str, code: int) -> None:
    result = run("check", "--fail-on", threshold)
    assert result.exit_code == code
    assert result.stdout == run("check").stdout


def test_standard_input_reads_the_same() -> None:
    piped, named = (json.loads(run("facts", *at, "--format", "json", data=EMBEDDED).stdout) for at in (["-"], []))
    assert piped["facts"] == named["facts"]
    assert piped["release"]["source"]["name"] == "stdin"


@pytest.mark.parametrize("command", ["facts", "check", "brief"])
def test_output_goes_to_a_file_or_to_stdout(command: str, tmp_path: Path) -> None:
    printed = run(command).stdout
    written = run(command, "-o", tmp_path / "a" / "out.txt")
    assert written.stdout == ""
    assert (tmp_path / "a" / "out.txt").read_text() == printed == run(command, "-o", "-").stdout


@pytest.mark.parametrize(("command", "suffix", "magic"), [("pdf", ".pdf", b"%PDF-"), ("xlsx", ".xlsx", b"PK")])
def test_documents(command: str, suffix: str, magic: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(command).exit_code == 0
    data = (tmp_path / "outputs" / f"icc-2004q1{suffix}").read_bytes()
    assert data.startswith(magic)
    assert run(command, "-o", "-").stdout_bytes == data


@pytest.mark.parametrize("audience", ["executive", "analyst", "auditor"])
def test_briefs(audience: str) -> None:
    result = run("brief", "--audience", audience)
    assert result.exit_code == 0
    assert "Internet Commerce Corporation" in result.stdout


def test_an_unknown_audience_is_told_which_there_are() -> None:
    assert "executive" in failed(run("brief", "--audience", "cat"))


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Result, Path]:
    folder = tmp_path_factory.mktemp("built")
    return run("build", "-o", folder, "--fail-on", "error"), folder / "icc-2004q1"


def test_build_writes_the_pack_and_lists_it(built: tuple[Result, Path]) -> None:
    result, pack = built
    *listed, status = result.stdout.splitlines()
    assert {Path(line.split()[1]).name for line in listed} == {path.name for path in pack.iterdir()} == PACK
    for line in listed:
        size, path = line.split()
        assert int(size.replace(",", "")) == Path(path).stat().st_size
    assert "relations hold" in status


def test_findings_are_no_reason_not_to_build(built: tuple[Result, Path]) -> None:
    result, pack = built
    assert result.exit_code == 1
    assert pack.is_dir()


def test_the_manifest_sums_up_source_and_artefacts(built: tuple[Result, Path]) -> None:
    _, pack = built
    manifest = json.loads((pack / "manifest.json").read_bytes())
    assert manifest["source"] == {
        "name": "icc-2004q1.txt",
        "bytes": len(EMBEDDED),
        "sha256": hashlib.sha256(EMBEDDED).hexdigest(),
    }
    assert {each["name"] for each in manifest["artefacts"]} == PACK - {"manifest.json"}
    for each in manifest["artefacts"]:
        assert each["sha256"] == hashlib.sha256((pack / each["name"]).read_bytes()).hexdigest()


@pytest.mark.slow
def test_a_pack_is_the_same_wherever_and_whenever_it_is_made(tmp_path: Path) -> None:
    packs = []
    for name, seed, zone in (("a", "1", "UTC"), ("b c", "2", "Asia/Tokyo")):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C"}
        command = [sys.executable, "-m", "icc_reports", "build", "-o", str(tmp_path / name)]
        subprocess.run(command, check=True, capture_output=True, env=environment)
        packs.append({path.name: path.read_bytes() for path in (tmp_path / name / "icc-2004q1").iterdir()})
    assert packs[0].keys() == packs[1].keys() == PACK
    assert [name for name in packs[0] if packs[0][name] != packs[1][name]] == []


BAD: dict[str, bytes] = {
    "empty.txt": b"",
    "blank.txt": b"\n \n\t\n" * 100,
    "picture.jpg": b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(range(256)) * 400,
    "program.bin": b"\x7fELF\x00\x01" + bytes(range(256)) * 400,
    "novel.txt": b"It was a quiet year, and nobody in the village counted anything.\n\n" * 4000,
    "numbered-novel.txt": b"In 1812 there were 300 men at the gate; 7 came back.\n\n" * 4000,
    "dashes.txt": b"-" * 50_000_000,
    "dashed-lines.txt": (b"-" * 79 + b"\n") * 20_000,
    "one-line.txt": b"net loss of $1,234 " * 60_000,
    "one-word.txt": b"9" * 1_000_000,
}


@pytest.mark.parametrize("name", BAD)
def test_what_is_no_release_is_told_in_one_message(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(BAD[name])
    pack = tmp_path / "outputs" / Path(name).stem
    pack.mkdir(parents=True)
    (pack / "manifest.json").write_text("{}")
    assert name in failed(run("build", tmp_path / name, "-o", tmp_path / "outputs"))
    assert [path.name for path in pack.parent.rglob("*")] == [pack.name, "manifest.json"]


def test_what_is_not_there(tmp_path: Path) -> None:
    assert "does not exist" in failed(run("check", tmp_path / "no.txt"))
    assert "is a folder" in failed(run("check", tmp_path))
    assert "empty" in failed(run("facts", "-", data=b""))
    failed(run("facts", "\0"))


def test_a_device_without_end_is_not_read_to_its_end() -> None:
    assert "larger than" in failed(run("facts", "/dev/zero"))


def test_memory_stays_bounded(tmp_path: Path) -> None:
    (tmp_path / "dashes.txt").write_bytes(BAD["dashes.txt"])
    script = (
        "import resource; resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30));"
        "from icc_reports.cli import main; main()"
    )
    command = [sys.executable, "-c", script, "facts", str(tmp_path / "dashes.txt")]
    ran = subprocess.run(command, capture_output=True, text=True, check=False, timeout=20)
    assert ran.returncode == 2
    assert "larger than" in ran.stderr


def test_what_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert "cannot be written" in failed(run("build", "-o", tmp_path / "file"))
    assert "cannot be written" in failed(run("brief", "-o", tmp_path / "file" / "brief.md"))
    assert "folder" in failed(run("brief", "-o", tmp_path))


def test_templates_must_be_a_folder(tmp_path: Path) -> None:
    assert "templates" in failed(run("pdf", "--templates", tmp_path / "no"))


def test_a_failing_template_leaves_the_pack(built: tuple[Result, Path], tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "report.html").write_text("{{ nothing.of.the.kind }}")
    before = {path.name: path.read_bytes() for path in built[1].iterdir()}
    assert "report.html" in failed(run("build", "-o", built[1].parent, "--templates", tmp_path / "mine"))
    assert {path.name: path.read_bytes() for path in built[1].iterdir()} == before


def _survives(data: bytes) -> None:
    """The release is read, or one message says why not."""
    result = run("check", "-", "--format", "json", data=data)
    if result.exit_code == 0:
        assert json.loads(result.stdout)["relations"] is not None
    else:
        failed(result)


@pytest.mark.parametrize("cut", range(0, len(EMBEDDED), 1499))
def test_a_release_cut_off(cut: int) -> None:
    _survives(EMBEDDED[:cut])


@pytest.mark.slow
def test_a_release_cut_off_at_many_more_places() -> None:
    for cut in range(0, len(EMBEDDED), 97):
        _survives(EMBEDDED[:cut])


@pytest.mark.slow
@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_a_release_with_stretches_torn_out_or_repeated(data: Any) -> None:  # noqa: ANN401 - hypothesis gives no type
    text = EMBEDDED
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, min(len(text), start + 4000)))
        text = data.draw(
            st.sampled_from(
                [text[:start] + text[end:], text[:end] + text[start:end] + text[end:], text[end:] + text[:end]]
            )
        )
    _survives(text)


def test_a_fault_of_the_program_is_told_as_one(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise KeyError("span")

    monkeypatch.setattr(pipeline, "check_release", broken)
    result = run("check")
    assert result.exit_code == 2
    assert "fault of the program" in result.stderr
    assert "KeyError in test_cli.py" in result.stderr
    assert "Traceback" not in result.stderr
    assert isinstance(run("--traceback", "check").exception, KeyError)


def test_messages_cannot_steer_the_terminal(tmp_path: Path) -> None:
    assert "\x1b" not in failed(run("check", tmp_path / "\x1b[2J.txt"))


def test_a_closed_pipe_is_no_fault() -> None:
    ran = subprocess.run(
        ["bash", "-c", f"{sys.executable} -m icc_reports facts | head -1"], capture_output=True, text=True, check=True
    )
    assert "Internet Commerce" in ran.stdout
    assert ran.stderr == ""


@pytest.mark.parametrize(("setting", "has_colour"), [({}, True), ({"NO_COLOR": "1"}, False)])
def test_colour_on_a_terminal_unless_unwanted(setting: dict[str, str], has_colour: bool) -> None:
    environment = {key: value for key, value in os.environ.items() if key != "NO_COLOR"} | {"TERM": "xterm"} | setting
    assert ("\x1b[" in _on_a_terminal("check", environment=environment)) is has_colour


def _on_a_terminal(*arguments: str, environment: dict[str, str]) -> str:
    try:
        outer, inner = pty.openpty()
    except OSError:
        pytest.skip("needs a pseudo-terminal, which a bare chroot does not have")
    command = [sys.executable, "-m", "icc_reports", *arguments]
    with subprocess.Popen(command, stdout=inner, stderr=subprocess.DEVNULL, env=environment) as process:
        os.close(inner)
        said = b""
        while True:
            try:
                piece = os.read(outer, 65536)
            except OSError:  # how Linux tells that the other side is closed
                break
            if not piece:
                break
            said += piece
    os.close(outer)
    assert process.returncode == 0
    return said.decode()


def test_ascii_terminals_get_what_they_can_show() -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    command = [sys.executable, "-m", "icc_reports", "check"]
    ran = subprocess.run(command, capture_output=True, check=True, env=environment)
    assert b"L327" in ran.stdout
