"""Packs and files are written whole or not at all."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from icc_reports import outputs
from icc_reports.errors import OutputError
from icc_reports.outputs import MANIFEST, safe_stem, write_file, write_pack

OLD = {"a.txt": b"old", "gone.txt": b"gone", MANIFEST: b"{}"}
NEW = {"a.txt": b"new", "b.txt": b"b", MANIFEST: b"{}"}


def content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.fixture(params=[True, False], ids=["exchange", "aside"])
def exchanging(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bool:
    if not request.param:
        monkeypatch.setattr(outputs, "_exchange", lambda *_: False)
    return bool(request.param)


@pytest.mark.usefixtures("exchanging")
def test_a_pack_replaces_the_old_one_and_leaves_nothing_else(tmp_path: Path) -> None:
    write_pack(tmp_path / "deep" / "pack", OLD)
    write_pack(tmp_path / "deep" / "pack", NEW)
    assert content(tmp_path / "deep" / "pack") == NEW
    assert [path.name for path in (tmp_path / "deep").iterdir()] == ["pack"]


def test_folders_are_exchanged_in_one_step(tmp_path: Path) -> None:
    if not sys.platform.startswith("linux"):
        pytest.skip("only Linux exchanges folders")
    one, other = tmp_path / "one", tmp_path / "other"
    one.mkdir()
    other.mkdir()
    (one / "from-one").touch()
    if not outputs._exchange(one, other):
        pytest.skip("this file system does not exchange folders")
    assert (other / "from-one").exists()
    assert not (one / "from-one").exists()


@pytest.mark.usefixtures("exchanging")
def test_a_failure_while_writing_leaves_the_old_pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_pack(tmp_path / "pack", OLD)
    write = outputs._write_synced

    def full(path: Path, data: bytes) -> None:
        if path.name == "b.txt":
            raise OSError(28, "No space left on device")
        write(path, data)

    monkeypatch.setattr(outputs, "_write_synced", full)
    with pytest.raises(OutputError, match="No space left"):
        write_pack(tmp_path / "pack", NEW)
    assert content(tmp_path / "pack") == OLD
    assert [path.name for path in tmp_path.iterdir()] == ["pack"]


@pytest.mark.parametrize("step", range(1, 40))
def test_a_kill_at_any_step_leaves_the_old_pack_or_the_new_one(tmp_path: Path, step: int) -> None:
    """The process dies at each of its file operations in turn; the next run then finds and replaces a whole pack."""
    write_pack(tmp_path / "pack", OLD)
    script = f"""
import os, sys
from pathlib import Path
from icc_reports import outputs
outputs._exchange = lambda *_: False
seen = 0
def hook(event, arguments):
    global seen
    if event.split(".")[0] in ("open", "os", "shutil") and ready:
        seen += 1
        if seen == {step}:
            os._exit(9)
ready = False
sys.addaudithook(hook)
ready = True
outputs.write_pack(Path({str(tmp_path / "pack")!r}), {NEW!r})
"""
    died = subprocess.run([sys.executable, "-c", script], check=False).returncode == 9
    outputs._recover(tmp_path / "pack", tmp_path / ".pack.old")
    assert content(tmp_path / "pack") in ([OLD, NEW] if died else [NEW])
    write_pack(tmp_path / "pack", NEW)
    assert [path.name for path in tmp_path.iterdir()] == ["pack"]


def test_what_is_no_pack_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "thesis").mkdir()
    (tmp_path / "thesis" / "chapter.txt").write_text("years of work")
    with pytest.raises(OutputError, match="no report pack"):
        write_pack(tmp_path / "thesis", NEW)
    assert (tmp_path / "thesis" / "chapter.txt").read_text() == "years of work"


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    write_pack(tmp_path / "real", OLD)
    (tmp_path / "link").symlink_to(tmp_path / "real")
    with pytest.raises(OutputError):
        write_pack(tmp_path / "link", NEW)
    assert content(tmp_path / "real") == OLD


def test_runs_at_once_do_not_mix(tmp_path: Path) -> None:
    packs = [{f"{name}{at}.txt": b"x" for at in range(20)} | {MANIFEST: b"{}"} for name in "abcd"]
    threads = [threading.Thread(target=write_pack, args=(tmp_path / "pack", files)) for files in packs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert content(tmp_path / "pack") in packs
    assert [path.name for path in tmp_path.iterdir()] == ["pack"]


def test_a_file_is_replaced_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "new folder" / "a.pdf"
    write_file(str(target), b"one")
    write_file(str(target), b"two")
    assert content(target.parent) == {"a.pdf": b"two"}

    def full(path: Path, data: bytes) -> None:
        path.write_bytes(data[:1])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(outputs, "_write_synced", full)
    with pytest.raises(OutputError):
        write_file(str(target), b"three")
    assert content(target.parent) == {"a.pdf": b"two"}


def test_a_file_does_not_replace_a_folder(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="is a folder"):
        write_file(str(tmp_path), b"")


def test_a_pipe_is_written_to_and_stays_one(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()), daemon=True)
    reader.start()
    write_file(str(pipe), b"all of it")
    reader.join(timeout=30)  # nobody writes to a pipe that was replaced
    assert read == [b"all of it"]
    assert pipe.is_fifo()


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("icc-2004q1.txt", "icc-2004q1"),
        ("ex99.1.htm", "ex99.1"),
        ("stdin", "stdin"),
        ("release", "release"),
    ],
)
def test_plain_names_stay(name: str, stem: str) -> None:
    assert safe_stem(name) == stem


@given(st.text(max_size=200))
def test_any_name_becomes_one_plain_folder_name(name: str) -> None:
    stem = safe_stem(name)
    assert stem
    assert stem == Path(stem).name
    assert stem[0] not in ".-"
    assert stem.isascii()
    assert len(stem) <= 90


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "..", "a b.txt", "-rf.txt", ".hidden.txt", "x" * 300, "é.txt", ""]
)
def test_a_changed_name_is_told_apart(name: str) -> None:
    assert safe_stem(name) != safe_stem(f"{name}!")
