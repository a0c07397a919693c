"""Writing what was rendered: a file or a whole pack, all or nothing."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path

from icc_reports.errors import OutputError

MANIFEST = "manifest.json"  # every pack has one: only a folder that holds it is ever replaced

_LONGEST_STEM = 80  # leaves room for the marks below within the 255 bytes of a file name
_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


def safe_stem(name: str) -> str:
    """A folder name made from a source's name, which is data and may hold anything.

    A name that has to be changed gets a piece of its hash, so that two such names do not share a folder.
    """
    stem = re.split(r"[/\\]", name)[-1]
    stem = stem.rsplit(".", 1)[0] if "." in stem.strip(".") else stem
    clean = re.sub(r"[^A-Za-z0-9._-]+", "-", stem)[:_LONGEST_STEM].strip(".-")
    if clean and clean == stem:
        return clean
    return f"{clean or 'release'}-{sha256(name.encode(errors='surrogatepass')).hexdigest()[:8]}"


def write_file(name: str, data: bytes) -> None:
    """Put the file in its place whole, or leave what is there; what is no file, a device or a pipe, is written to.

    Raises OutputError where it cannot be written.
    """
    path = Path(name)
    beside = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.is_dir():
            raise OutputError(f"{path} is a folder. Name a file with --output.")
        if path.exists() and not path.is_file():
            path.write_bytes(data)
            return
        _write_synced(beside, data)
        beside.replace(path)
    except OSError as error:
        raise OutputError(f"{path} cannot be written: {error.strerror}.") from error
    finally:
        with suppress(OSError):  # nothing was written where even the folder cannot be
            beside.unlink()


def write_pack(folder: Path, files: Mapping[str, bytes]) -> None:
    """Put the folder with exactly these files in its place, or leave the pack that is there.

    It is written beside its place and exchanged with it. Where the file system cannot exchange, the old pack is
    moved aside first; a run that dies in between leaves it there, and the next run brings it back. Raises
    OutputError where it cannot be written, or where something that is no pack stands in its place.
    """
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with _alone_in(folder.parent):
            _swap_in(folder, files)
    except OSError as error:
        raise OutputError(f"{folder} cannot be written: {error.strerror or error}.") from error


def _swap_in(folder: Path, files: Mapping[str, bytes]) -> None:
    new, old = folder.with_name(f".{folder.name}.new"), folder.with_name(f".{folder.name}.old")
    _recover(folder, old)
    _refuse_strangers(folder)
    _remove(new)
    try:
        new.mkdir()
        for name, data in files.items():
            _write_synced(new / name, data)
        _sync_folder(new)
        if not folder.exists():
            new.rename(folder)
        elif not _exchange(new, folder):
            folder.rename(old)
            new.rename(folder)
        _sync_folder(folder.parent)
    finally:
        _recover(folder, old)
        _remove(new)


def _recover(folder: Path, old: Path) -> None:
    if old.exists() and not folder.exists():
        old.rename(folder)
    _remove(old)


def _refuse_strangers(folder: Path) -> None:
    if folder.is_symlink() or (folder.exists() and not (folder / MANIFEST).is_file()):
        raise OutputError(f"{folder} exists and is no report pack. Move it away, or name another --output.")


def _remove(folder: Path) -> None:
    if folder.is_dir() and not folder.is_symlink():
        shutil.rmtree(folder)
    else:
        folder.unlink(missing_ok=True)


def _write_synced(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _exchange(one: Path, other: Path) -> bool:
    """Let two folders change places in one step, where the system can."""
    if not sys.platform.startswith("linux"):
        return False
    import ctypes

    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    return bool(rename(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0)


@contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    """Keep other runs from swapping packs in the same folder meanwhile."""
    if os.name != "posix":
        yield
        return
    import fcntl

    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
