"""The journal of what was sent to whom: durable before each step that cannot be taken back.

A delivery is *queued* until a server is about to be given the letter; *attempting* is on disk before the server is
told DATA; then it is *accepted* or *refused* by what the server answered, or *in doubt* where no answer came. A run
that finds *attempting* finds the trace of one that died, and no program can tell whether that letter arrived: it is
in doubt, is not sent again, and waits for a person to settle it.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from types import TracebackType
from typing import Any

from icc_reports.deliver.recipients import Kind, Recipient
from icc_reports.errors import DeliveryError

_VERSION = 1
_WAIT = 2  # seconds for another run to let go of the journal
_SCHEMA = """
CREATE TABLE mailings (
    id INTEGER PRIMARY KEY,
    source TEXT NOT NULL,           -- SHA-256 of the release
    source_name TEXT NOT NULL,
    round INTEGER NOT NULL,         -- 1, and one more for every --again
    dated TEXT NOT NULL,            -- the Date of its letters, so that a restart makes the same letter
    opened TEXT NOT NULL,
    UNIQUE (source, round)
);
CREATE TABLE deliveries (
    id INTEGER PRIMARY KEY,
    mailing INTEGER NOT NULL REFERENCES mailings,
    key TEXT NOT NULL,              -- the address without regard to case
    address TEXT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    standing TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('queued', 'attempting', 'accepted', 'refused', 'in_doubt')),
    message_id TEXT NOT NULL,
    detail TEXT NOT NULL,
    changed TEXT NOT NULL,
    UNIQUE (mailing, key)
);
CREATE TABLE events (               -- only ever added to
    id INTEGER PRIMARY KEY,
    mailing INTEGER NOT NULL REFERENCES mailings,
    delivery INTEGER REFERENCES deliveries,
    happened TEXT NOT NULL,
    what TEXT NOT NULL,
    detail TEXT NOT NULL
);
"""


class State(StrEnum):
    """How far a delivery has come."""

    QUEUED = "queued"
    ATTEMPTING = "attempting"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    IN_DOUBT = "in_doubt"

    @property
    def words(self) -> str:
        """For people: "in doubt"."""
        return self.value.replace("_", " ")


_TO_TRY = (State.QUEUED, State.REFUSED)
_TRIED = (State.ATTEMPTING,)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mailing:
    """One sending of what was made of a release. ``dated`` is the date of its letters."""

    id: int
    source: str
    source_name: str
    round: int
    dated: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """One letter to one recipient. ``detail`` is what the server answered or who settled it."""

    id: int
    mailing: int
    source_name: str
    address: str
    name: str
    kind: Kind
    standing: str
    state: State
    message_id: str
    detail: str
    changed: datetime

    @property
    def key(self) -> str:
        """What tells one mailbox from another."""
        return self.address.casefold()


class Journal:
    """The journal in a file, held by one run at a time. Use it as a context.

    Raises DeliveryError where the file cannot be opened, is no journal, or another run holds it.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            _make_private(path)
            self._db = sqlite3.connect(path, timeout=_WAIT, isolation_level=None)
        except (OSError, ValueError, sqlite3.Error) as error:
            reason = getattr(error, "strerror", None) or error
            raise DeliveryError(
                f"The journal {path} cannot be opened: {reason}. Nothing is sent without it."
            ) from error
        try:
            self._prepare()
        except sqlite3.Error as error:
            self._db.close()
            raise _translated(path, error) from error

    def __enter__(self) -> Journal:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._db.close()

    def unfinished_from_before(self, now: datetime) -> tuple[Delivery, ...]:
        """Put in doubt what a run that died was attempting; returns that."""
        with self._durable():
            left = self._deliveries("state = 'attempting'")
            for each in left:
                self._turn(each, _TRIED, State.IN_DOUBT, "the run that sent it ended without an answer", now)
        return left

    def latest(self, source: str) -> Mailing | None:
        """The last mailing of a release; None where there was none."""
        row = self._db.execute(
            "SELECT id, source, source_name, round, dated FROM mailings WHERE source = ? ORDER BY round DESC LIMIT 1",
            (source,),
        ).fetchone()
        if row is None:
            return None
        return Mailing(id=row[0], source=row[1], source_name=row[2], round=row[3], dated=datetime.fromisoformat(row[4]))

    def queue(
        self,
        mailing: Mailing,
        recipients: Iterable[Recipient],
        message_id: str,
        notes: Mapping[str, str],
        now: datetime,
    ) -> None:
        """Queue everyone who is not in the mailing yet, all of them or none; the mailing too where it is new.

        ``notes`` are journalled with it: on what grounds it is sent.
        """
        with self._durable() as db:
            db.execute(
                "INSERT INTO mailings (id, source, source_name, round, dated, opened) VALUES (?, ?, ?, ?, ?, ?)"
                " ON CONFLICT DO NOTHING",
                (mailing.id, mailing.source, mailing.source_name, mailing.round, _stamp(mailing.dated), _stamp(now)),
            )
            for what, detail in notes.items():
                self._note(mailing.id, None, what, detail, now)
            for each in recipients:
                row = (mailing.id, each.key, each.address, each.name, each.kind, each.standing, message_id, _stamp(now))
                made = db.execute(
                    "INSERT INTO deliveries (mailing, key, address, name, kind, standing, state, message_id, detail,"
                    " changed) VALUES (?, ?, ?, ?, ?, ?, 'queued', ?, '', ?) ON CONFLICT DO NOTHING",
                    row,
                )
                if made.rowcount:
                    self._note(mailing.id, made.lastrowid, State.QUEUED, each.address, now)

    def next_mailing(self, source: str, source_name: str, dated: datetime) -> Mailing:
        """A further mailing of a release, to be put on disk by ``queue``."""
        before = self.latest(source)
        (last,) = self._db.execute("SELECT coalesce(max(id), 0) FROM mailings").fetchone()
        return Mailing(
            id=last + 1,
            source=source,
            source_name=source_name,
            round=before.round + 1 if before else 1,
            dated=dated,
        )

    def attempt(self, delivery: Delivery, message_id: str, now: datetime) -> None:
        """On disk when this returns: from here on the letter may arrive."""
        with self._durable() as db:
            db.execute("UPDATE deliveries SET message_id = ? WHERE id = ?", (message_id, delivery.id))
            self._turn(delivery, _TO_TRY, State.ATTEMPTING, message_id, now)

    def settle(self, delivery: Delivery, state: State, detail: str, now: datetime) -> None:
        """What became of an attempt; of a delivery still queued, that the server refused it."""
        with self._durable():
            self._turn(delivery, (*_TO_TRY, *_TRIED), state, detail, now)

    def resolve(self, delivery: Delivery, state: State, detail: str, now: datetime) -> None:
        """What a person says of a delivery in doubt: accepted, or to be queued again."""
        with self._durable():
            self._turn(delivery, (State.IN_DOUBT,), state, detail, now)

    def of_release(self, source: str) -> tuple[Delivery, ...]:
        """Every delivery of a release, in the order of its mailings."""
        return self._deliveries("mailings.source = ?", source)

    def of_mailing(self, mailing: Mailing) -> tuple[Delivery, ...]:
        """The deliveries of a mailing in the order in which they were queued."""
        return self._deliveries("mailing = ?", mailing.id)

    def in_doubt(self) -> tuple[Delivery, ...]:
        """What waits for a person, of all releases."""
        return self._deliveries("state = 'in_doubt'")

    def _prepare(self) -> None:
        self._db.execute("PRAGMA locking_mode = EXCLUSIVE")
        self._db.execute("PRAGMA journal_mode = WAL")
        self._db.execute("PRAGMA synchronous = FULL")
        self._db.execute("PRAGMA foreign_keys = ON")
        self._db.execute("BEGIN IMMEDIATE")
        version = self._db.execute("PRAGMA user_version").fetchone()[0]
        tables = self._db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        if version == 0 and tables == 0:
            for statement in _SCHEMA.split(";\n"):
                self._db.execute(statement)
            self._db.execute(f"PRAGMA user_version = {_VERSION}")
        elif version != _VERSION:
            self._db.close()
            raise DeliveryError(f"{self._path} is no journal of this version of icc-report. Name another --journal.")
        self._db.execute("COMMIT")

    @contextmanager
    def _durable(self) -> Iterator[sqlite3.Connection]:
        """All of what is done inside is on disk afterwards, or none of it."""
        try:
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield self._db
                self._commit()
            except BaseException:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
                raise
        except sqlite3.Error as error:
            raise _translated(self._path, error) from error

    def _commit(self) -> None:
        self._db.execute("COMMIT")

    def _turn(self, delivery: Delivery, expected: tuple[State, ...], state: State, detail: str, now: datetime) -> None:
        marks = ", ".join("?" * len(expected))
        turned = self._db.execute(
            f"UPDATE deliveries SET state = ?, detail = ?, changed = ? WHERE id = ? AND state IN ({marks})",  # noqa: S608
            (state, detail, _stamp(now), delivery.id, *expected),
        )
        if turned.rowcount != 1:
            raise DeliveryError(f"The journal does not hold {delivery.address} as {expected[0].words}.")
        self._note(delivery.mailing, delivery.id, state, detail, now)

    def _note(self, mailing: int, delivery: int | None, what: str, detail: str, now: datetime) -> None:
        self._db.execute(
            "INSERT INTO events (mailing, delivery, happened, what, detail) VALUES (?, ?, ?, ?, ?)",
            (mailing, delivery, _stamp(now), what, detail),
        )

    def _deliveries(self, condition: str, *values: object) -> tuple[Delivery, ...]:
        rows = self._db.execute(
            "SELECT deliveries.id, mailing, source_name, address, name, kind, standing, state, message_id, detail,"  # noqa: S608
            f" changed FROM deliveries JOIN mailings ON mailings.id = mailing WHERE {condition} ORDER BY deliveries.id",
            values,
        )
        return tuple(map(_delivery, rows))


def default_path(environment: Mapping[str, str], home: Path) -> Path:
    """Where the journal lies unless an option says otherwise: in the state folder of the XDG specification."""
    state = environment.get("XDG_STATE_HOME", "")
    base = Path(state) if state.startswith("/") else home / ".local" / "state"
    return base / "icc-report" / "journal.sqlite3"


def _make_private(path: Path) -> None:
    """Make the file before SQLite makes it readable for all.

    One that is there is not even opened: closing it would let go of the locks that this process holds on it.
    """
    with suppress(FileExistsError):
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))


def _delivery(row: tuple[Any, ...]) -> Delivery:
    return Delivery(
        id=row[0],
        mailing=row[1],
        source_name=row[2],
        address=row[3],
        name=row[4],
        kind=Kind(row[5]),
        standing=row[6],
        state=State(row[7]),
        message_id=row[8],
        detail=row[9],
        changed=datetime.fromisoformat(row[10]),
    )


def _stamp(now: datetime) -> str:
    return now.astimezone(UTC).isoformat(timespec="milliseconds")


def _translated(path: Path, error: sqlite3.Error) -> DeliveryError:
    if "locked" in str(error):
        return DeliveryError(f"Another icc-report is sending with the journal {path}. Wait until it has ended.")
    return DeliveryError(f"The journal {path} fails: {error}. Nothing further is sent.")
