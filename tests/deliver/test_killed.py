"""The sender is killed at every step: nothing is sent twice, nothing is lost, and what is in doubt is listed."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from icc_reports.deliver.journal import Journal, State
from icc_reports.deliver.settings import PASSWORD as VARIABLE
from icc_reports.mailing.dispatch import resolve
from tests.conftest import ROOT
from tests.deliver.killed_sender import DIED
from tests.deliver.server import PASSWORD, Post

ADDRESSES = ("a@example.org", "b@example.org", "c@example.org")
NOW = datetime(2026, 12, 11, 13, 0, tzinfo=UTC)
Run = Callable[[int, Path], int]


@contextmanager
def sender(post: Post) -> Iterator[Run]:
    """The program that is killed; ``run`` answers with the status of one of its processes."""
    command = [sys.executable, "-m", "tests.deliver.killed_sender", str(post.config()), *ADDRESSES]
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env=os.environ | {VARIABLE: PASSWORD},
        text=True,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as process:
        assert process.stdin
        assert process.stdout
        assert process.stdout.readline() == "ready\n"

        def run(step: int, path: Path) -> int:
            assert process.stdin
            assert process.stdout
            process.stdin.write(f"{step} {path}\n")
            process.stdin.flush()
            return int(process.stdout.readline())

        yield run
        process.stdin.close()


def check_restart(run: Run, post: Post, path: Path, step: int) -> None:
    """After a kill: start again, look at what stands there, settle the doubt as the server knows it, start again."""
    status = run(0, path)
    kept = Counter(post.room.accepted)
    with Journal(path) as journal:
        found = {each.address: each.state for each in journal.of_release(_source(journal))}
        doubtful = [each.address for each in journal.in_doubt()]
        assert set(found) == set(ADDRESSES), f"step {step}: somebody is lost"
        for address, state in found.items():
            assert kept[address] <= 1, f"step {step}: {address} has it {kept[address]} times"
            assert state in (State.ACCEPTED, State.IN_DOUBT)
            if state is State.ACCEPTED:
                assert kept[address] == 1, f"step {step}: {address} is called accepted and has nothing"
        assert len(doubtful) <= 1
        assert status == (2 if doubtful else 0)
        for address in doubtful:
            resolve(journal, [address], None, State.ACCEPTED if kept[address] else State.QUEUED, NOW)
    assert run(0, path) == 0
    assert Counter(post.room.accepted) == Counter(ADDRESSES), f"step {step}"


def _source(journal: Journal) -> str:
    (source,) = journal._db.execute("SELECT DISTINCT source FROM mailings").fetchone()
    return str(source)


def _all_steps(post: Post, folder: Path, stride: int) -> tuple[int, int]:
    """How many steps there are, and after how many of those tried somebody was in doubt."""
    doubts = 0
    with sender(post) as run:
        for step in range(1, 1000, stride):
            path = folder / f"{step}.sqlite3"
            post.room.received.clear()
            if run(step, path) != DIED:
                return step, doubts
            before = list(post.room.accepted)
            check_restart(run, post, path, step)
            with Journal(path) as journal:
                settled = journal._db.execute("SELECT count(*) FROM events WHERE what = 'in_doubt'").fetchone()[0]
            doubts += settled
            assert settled or before == list(post.room.accepted)[: len(before)]
    raise AssertionError("the sender never comes to its end")


def test_killed_here_and_there(post: Post, tmp_path: Path) -> None:
    steps, _ = _all_steps(post, tmp_path, 9)
    assert steps > 60


@pytest.mark.slow
def test_killed_at_every_step(post: Post, tmp_path: Path) -> None:
    """A kill between the journal's attempt and its outcome leaves doubt: eight or more steps for each recipient."""
    steps, doubts = _all_steps(post, tmp_path, 1)
    assert steps > 60
    assert 3 * 8 <= doubts < steps
