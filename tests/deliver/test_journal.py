"""The journal: what it lets happen, and who may hold it."""

from __future__ import annotations

import sqlite3
import stat
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from icc_reports.deliver import journal as module
from icc_reports.deliver.journal import Delivery, Journal, State, default_path
from icc_reports.deliver.recipients import Recipient
from icc_reports.errors import DeliveryError

NOW = datetime(2026, 12, 11, 13, 0, tzinfo=UTC)


def queued(journal: Journal, *addresses: str) -> tuple[Delivery, ...]:
    mailing = journal.latest("ab") or journal.next_mailing("ab", "release.txt", NOW)
    journal.queue(mailing, [Recipient(address=each) for each in addresses], "<1@x>", {"embargo": "none"}, NOW)
    return journal.of_mailing(mailing)


def test_what_was_written_is_there_afterwards(journal_path: Path) -> None:
    with Journal(journal_path) as journal:
        first, second = queued(journal, "a@x.org", "b@x.org")
        journal.attempt(first, "<1@x>", NOW)
        journal.settle(first, State.ACCEPTED, "250 ok", NOW)
        journal.settle(second, State.REFUSED, "550 no", NOW)
    with Journal(journal_path) as journal:
        assert [(each.state, each.detail) for each in journal.of_release("ab")] == [
            (State.ACCEPTED, "250 ok"),
            (State.REFUSED, "550 no"),
        ]
    with sqlite3.connect(journal_path) as db:
        told = [row[0] for row in db.execute("SELECT what FROM events ORDER BY id")]
    assert told == ["embargo", "queued", "queued", "attempting", "accepted", "refused"]


def test_an_attempt_without_an_end_is_in_doubt_afterwards(journal_path: Path) -> None:
    with Journal(journal_path) as journal:
        first, _ = queued(journal, "a@x.org", "b@x.org")
        journal.attempt(first, "<1@x>", NOW)
    with Journal(journal_path) as journal:
        assert [each.address for each in journal.unfinished_from_before(NOW)] == ["a@x.org"]
        assert journal.unfinished_from_before(NOW) == ()
        (doubtful,) = journal.in_doubt()
        with pytest.raises(DeliveryError, match="does not hold"):
            journal.attempt(doubtful, "<1@x>", NOW)
        journal.resolve(doubtful, State.QUEUED, "settled by a person", NOW)
        assert journal.in_doubt() == ()


def test_what_was_accepted_is_not_attempted_again(journal_path: Path) -> None:
    with Journal(journal_path) as journal:
        (one,) = queued(journal, "a@x.org")
        journal.attempt(one, "<1@x>", NOW)
        journal.settle(one, State.ACCEPTED, "250 ok", NOW)
        with pytest.raises(DeliveryError, match="does not hold"):
            journal.attempt(one, "<1@x>", NOW)
        for turn in (journal.settle, journal.resolve):
            with pytest.raises(DeliveryError, match="does not hold"):
                turn(one, State.QUEUED, "", NOW)
        assert [each.state for each in queued(journal, "A@X.org")] == [State.ACCEPTED]


def test_all_are_queued_or_none(journal_path: Path) -> None:
    def recipients() -> list[Recipient]:
        return [Recipient(address="a@x.org"), Recipient(address="b\ud800@x.org")]

    with Journal(journal_path) as journal:
        mailing = journal.next_mailing("ab", "release.txt", NOW)
        with pytest.raises(UnicodeEncodeError):
            journal.queue(mailing, recipients(), "<1@x>", {}, NOW)
        assert journal.latest("ab") is None
        assert journal.of_release("ab") == ()


def test_the_attempt_is_on_disk_for_another_process(journal_path: Path) -> None:
    """Read from a copy of the files, as a machine would find them after a crash."""
    with Journal(journal_path) as journal:
        (one,) = queued(journal, "a@x.org")
        journal.attempt(one, "<1@x>", NOW)
        for path in journal_path.parent.iterdir():
            (journal_path.parent.parent / path.name).write_bytes(path.read_bytes())
        with Journal(journal_path.parent.parent / journal_path.name) as copy:
            assert [each.state for each in copy.of_release("ab")] == [State.ATTEMPTING]
        settings = [journal._db.execute(f"PRAGMA {name}").fetchone()[0] for name in ("synchronous", "journal_mode")]
    assert settings == [2, "wal"]


def test_one_run_at_a_time(journal_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_WAIT", 0.1)
    with Journal(journal_path):
        with pytest.raises(DeliveryError, match="Another icc-report is sending"):
            Journal(journal_path)
        script = f"""
from pathlib import Path
from icc_reports.deliver.journal import Journal
Journal(Path({str(journal_path)!r}))
"""
        ran = subprocess.run([sys.executable, "-c", script], check=False, capture_output=True, text=True)
        assert "Another icc-report is sending" in ran.stderr
    with Journal(journal_path):
        pass


def test_nobody_else_reads_it(journal_path: Path) -> None:
    with Journal(journal_path) as journal:
        queued(journal, "a@x.org")
        for path in journal_path.parent.iterdir():
            assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0, path.name


@pytest.mark.parametrize(
    "content", [b"no database at all, but long enough to be looked at" * 10, b"SQLite format 3\0" + b"x" * 90]
)
def test_what_is_no_journal_is_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "thesis.txt"
    path.write_bytes(content)
    with pytest.raises(DeliveryError):
        Journal(path)
    assert path.read_bytes() == content


def test_another_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.sqlite3"
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE mailings (x)")
    db.close()
    with pytest.raises(DeliveryError, match="no journal of this version"):
        Journal(path)


def test_a_folder_is_no_journal(tmp_path: Path) -> None:
    with pytest.raises(DeliveryError, match="cannot be opened"):
        Journal(tmp_path)


def test_where_it_lies(tmp_path: Path) -> None:
    assert default_path({}, tmp_path) == tmp_path / ".local/state/icc-report/journal.sqlite3"
    assert default_path({"XDG_STATE_HOME": "/var/x"}, tmp_path) == Path("/var/x/icc-report/journal.sqlite3")
    assert default_path({"XDG_STATE_HOME": "relative"}, tmp_path).is_relative_to(tmp_path)
