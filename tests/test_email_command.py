"""The command from end to end: a draft, a plan, sending to a server on loopback, settling what is in doubt."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from functools import cache
from hashlib import sha256
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from icc_reports import pipeline
from icc_reports.cli import main
from icc_reports.deliver.settings import PASSWORD as VARIABLE
from icc_reports.pipeline import Source, Study, Told
from tests.deliver.server import PASSWORD, Authority, Post, authority, running

Run = Callable[..., Result]
SEND = ("--send", "--accept-exceptions")


@pytest.fixture(scope="module")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return authority(tmp_path_factory.mktemp("certificates"))


@pytest.fixture
def post(certificates: Authority) -> Iterator[Post]:
    with running(certificates) as post:
        yield post


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The command in a folder of its own, with stand-ins for what takes long: the study and the files."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv(VARIABLE, PASSWORD)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    studied = cache(pipeline.study)

    def study(source: Source, told: Told, *, as_corrected: bool = False) -> Study:
        return studied(source, _silent)

    monkeypatch.setattr(pipeline, "study", study)
    monkeypatch.setattr(pipeline, "pdf", lambda *_, **__: b"%PDF-1.7 stand-in")
    monkeypatch.setattr(pipeline, "documents", lambda *_: {"workbook.xlsx": b"PK", "brief-executive.md": b"# Brief"})

    def invoke(*arguments: str, said: str | None = None) -> Result:
        return CliRunner().invoke(main, ["email", *arguments], input=said)

    return invoke


def _silent(_: str) -> None:
    """Tells nobody."""


def parsed(data: bytes) -> EmailMessage:
    message = message_from_bytes(data, policy=policy.default)
    assert isinstance(message, EmailMessage)
    return message


def events(tmp_path: Path) -> list[tuple[str, str]]:
    import sqlite3

    with sqlite3.connect(tmp_path / "state" / "icc-report" / "journal.sqlite3") as db:
        return list(db.execute("SELECT what, detail FROM events ORDER BY id"))


def test_a_draft_by_default_and_the_same_twice(run: Run, tmp_path: Path) -> None:
    for name in ("one.eml", "two.eml"):
        made = run("--to", "Ann <ann@example.org>", "--bcc", "b@example.net", "-o", name)
        assert made.exit_code == 0, made.output
    assert (tmp_path / "one.eml").read_bytes() == (tmp_path / "two.eml").read_bytes()
    message = parsed((tmp_path / "one.eml").read_bytes())
    assert (message["To"], message["X-Unsent"]) == ("Ann <ann@example.org>", "1")
    assert "reading notes" in made.stderr
    assert not (tmp_path / "state").exists()
    assert run().exit_code == 0
    assert (tmp_path / "outputs" / "icc-2004q1.eml").is_file()


def test_the_date_of_a_draft(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def dated(*arguments: str) -> str:
        assert run("-o", "x.eml", *arguments).exit_code == 0
        return str(parsed((tmp_path / "x.eml").read_bytes())["Date"])

    assert dated() == "Thu, 11 Dec 2003 00:00:00 +0000"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert dated() == "Tue, 14 Nov 2023 22:13:20 +0000"
    assert dated("--date", "2026-12-11T08:00-05:00") == "Fri, 11 Dec 2026 08:00:00 -0500"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "soon")
    assert run().exit_code == 2


@pytest.mark.slow
def test_what_is_received_is_the_draft_and_its_attachments_are_those_of_the_pack(
    post: Post, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is stood in for: build, draft and send are three runs of the program."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(VARIABLE, PASSWORD)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    common = ["--to", "Müller, Hans <hans@example.org>", "--bcc", "b@example.net", "--config", str(post.config())]
    for arguments in (
        ["build"],
        ["email", *common, "-o", "draft.eml"],
        ["email", *common, *SEND, "--journal", "journal.sqlite3"],
    ):
        ran = CliRunner().invoke(main, arguments)
        assert ran.exit_code == 0, ran.output
    draft = parsed((tmp_path / "draft.eml").read_bytes())
    manifest = json.loads((tmp_path / "outputs" / "icc-2004q1" / "manifest.json").read_text())
    listed = {each["sha256"] for each in manifest["artefacts"]}
    assert post.room.accepted == ["hans@example.org", "b@example.net"]
    for letter in post.room.received:
        assert b"b@example.net" not in letter.content
        received = parsed(letter.content)
        del draft["Bcc"], draft["X-Unsent"]
        assert received.items() == draft.items()
        assert received.as_bytes() == draft.as_bytes()
        sums = [sha256(each.get_payload(decode=True)).hexdigest() for each in received.iter_attachments()]  # type: ignore[arg-type]
        assert len(sums) == 3
        assert set(sums) <= listed


def test_sent_once(run: Run, post: Post) -> None:
    arguments = ("--to", "a@example.org", "--cc", "b@example.org", "--config", str(post.config()), *SEND)
    first = run(*arguments)
    assert first.exit_code == 0, first.output
    assert "2 accepted." in first.output
    second = run(*arguments)
    assert second.exit_code == 0
    assert post.room.accepted == ["a@example.org", "b@example.org"]
    assert run(*arguments, "--to", "c@example.org").exit_code == 0
    assert post.room.accepted == ["a@example.org", "b@example.org", "c@example.org"]
    assert run(*arguments, "--again").exit_code == 0
    assert len(post.room.accepted) == 5
    ids = [parsed(letter.content)["Message-ID"] for letter in post.room.received]
    assert ids[0] == ids[1] != ids[3] == ids[4]


def test_a_plan_tells_everything_and_does_nothing(run: Run, post: Post, tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text(
        "address,name,group,standing\na@x.org,Ann,press,external\nb@x.org,,board,internal\n"
    )
    shown = run("--recipients", "list.csv", "--config", str(post.config()), "--dry-run", "--send")
    assert shown.exit_code == 0
    for text in (
        "nothing is sent",
        f"localhost, port {post.server.port}, encrypted from the first byte, user ir@example.com",
        "Internet Commerce Corporation: First quarter of fiscal 2004",
        "icc-2004q1-investor-summary.pdf, 17 bytes",
        sha256(b"%PDF-1.7 stand-in").hexdigest(),
        "the release is dated December 11, 2003",
        "do not hold. Not accepted yet",
        "bcc external  Ann <a@x.org>, press: send",
        "bcc internal  b@x.org, board: send",
    ):
        assert text in shown.output
    assert PASSWORD not in shown.output
    assert not post.room.seen
    assert not (tmp_path / "state").exists()
    assert run("--recipients", "list.csv", "--config", str(post.config()), *SEND).exit_code == 0
    again = run("--recipients", "list.csv", "--config", str(post.config()), "--dry-run")
    assert again.output.count("has it already (accepted") == 2


def test_exceptions_need_somebody_who_looked(run: Run, post: Post, monkeypatch: pytest.MonkeyPatch) -> None:
    arguments = ("--to", "a@example.org", "--config", str(post.config()), "--send")
    refused = run(*arguments)
    assert refused.exit_code == 2
    assert "--accept-exceptions" in refused.output
    monkeypatch.setattr("icc_reports.email_command._is_watched", lambda: True)
    assert run(*arguments, said="n\n").exit_code == 2
    assert not post.room.seen
    agreed = run(*arguments, said="y\n")
    assert agreed.exit_code == 0
    assert "do not hold" in agreed.output
    body = parsed(post.room.received[0].content).get_body(("plain",))
    assert body is not None
    assert "reading notes" in body.get_content()


def test_not_outside_before_it_is_public(run: Run, post: Post, tmp_path: Path) -> None:
    later = f"{datetime.now(UTC) + timedelta(hours=1):%Y-%m-%dT%H:%MZ}"
    both = ("--to", "in@example.com", "--to", "out@example.org", "--config", str(post.config()), *SEND)
    barred = run(*both, "--release-time", later)
    assert barred.exit_code == 2
    assert "not public for out@example.org" in barred.output
    assert "out@example.org: not before it is public" in run(*both, "--release-time", later, "--dry-run").output
    assert not post.room.seen
    inside = run(*both, "--release-time", later, "--internal-only")
    assert inside.exit_code == 0, inside.output
    assert post.room.accepted == ["in@example.com"]
    letter = parsed(post.room.received[0].content)
    assert letter["Subject"].startswith("Under embargo: ")
    assert letter["To"] == "in@example.com"
    since = f"{datetime.now(UTC) - timedelta(minutes=5):%Y-%m-%dT%H:%MZ}"
    public = run(*both, "--release-time", later, "--public-since", since, "--evidence", "https://www.example.com/news")
    assert public.exit_code == 0, public.output
    assert post.room.accepted == ["in@example.com", "out@example.org"]
    assert "Under embargo" not in parsed(post.room.received[1].content)["Subject"]
    assert any(what == "public_since" and "https://www.example.com/news" in detail for what, detail in events(tmp_path))


@pytest.mark.parametrize(
    "arguments",
    [
        ("--release-time", "2030-01-01 08:00"),
        ("--release-time", "2030-03-10 02:30 America/New_York"),
        ("--public-since", "2003-12-11T08:00-05:00"),
        ("--public-since", "2999-12-11T08:00-05:00", "--evidence", "a wire"),
    ],
)
def test_a_time_that_is_not_certain_sends_nothing(run: Run, post: Post, arguments: tuple[str, ...]) -> None:
    ran = run("--to", "a@example.org", "--config", str(post.config()), *SEND, *arguments)
    assert ran.exit_code == 2
    assert "Error" in ran.output
    assert not post.room.seen


def test_a_release_without_a_date_is_not_sent_outside(run: Run, post: Post, monkeypatch: pytest.MonkeyPatch) -> None:
    study = pipeline.study

    def undated(source: Source, told: Told, *, as_corrected: bool = False) -> Study:
        made = study(source, told)
        released = date.max if source.name == "future.txt" else None
        return replace(made, audit=replace(made.audit, release=replace(made.audit.release, released=released)))

    monkeypatch.setattr(pipeline, "study", undated)
    ran = run("--to", "a@example.org", "--config", str(post.config()), *SEND)
    assert ran.exit_code == 2
    assert "not known" in ran.output
    assert not post.room.seen


def test_doubt_is_listed_and_settled(run: Run, post: Post) -> None:
    post.room.rules = {"b@example.org": "drop", "c@example.org": "550"}
    everyone = [text for letter in "abc" for text in ("--to", f"{letter}@example.org")]
    arguments = (*everyone, "--config", str(post.config()), *SEND)
    ran = run(*arguments)
    assert ran.exit_code == 2
    assert "1 accepted, 1 refused, 1 in doubt." in ran.output
    assert "550 5.1.1 no such person here" in ran.output
    assert "icc-report email resolve" in ran.output
    post.room.rules = {}
    assert run(*arguments).exit_code == 2
    assert post.room.accepted == ["a@example.org", "b@example.org", "c@example.org"]
    assert run(*arguments, "--again").exit_code == 2
    assert post.room.accepted.count("b@example.org") == 1, "not even again, before it is settled"
    listed = run("resolve")
    assert "b@example.org: icc-2004q1.txt, <" in listed.output
    assert "1 in doubt." in listed.output
    assert run("resolve", "a@example.org", "--accepted").exit_code == 2
    assert run("resolve", "b@example.org").exit_code == 2
    assert run("resolve", "--accepted").exit_code == 2
    settled = run("resolve", "B@example.org", "--not-accepted")
    assert (settled.exit_code, settled.output) == (0, "Nothing is in doubt.\n")
    assert run(*arguments).exit_code == 0
    assert post.room.accepted.count("b@example.org") == 2


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("--subject", "a\r\nBcc: x@example.org"), "--subject holds a line break"),
        (("--to", "a\r\n <a@example.org>"), "--to holds a line break"),
        (("--from", "Ann\nBcc: x <a@example.org>"), "--from holds a line break"),
        (("--attach", "a\r\nb.pdf"), "line break"),
        (("--attach", "absent.pdf"), "is no file"),
        (("--attach", "."), "is no file"),
        (("a\r\nb.txt",), "line break"),
        (("--recipients", "garbage.csv"), "garbage.csv"),
        (("--attach", "hundred.zip"), "100 MB"),
        (("--group", "press"), "--recipients"),
        (("--audience", "nobody"), "nobody"),
        (("--output", "x.eml"), "--output is for drafts"),
        (("--attach", "one/x.zip", "--attach", "two/X.zip"), "have the name"),
    ],
)
def test_clear_errors_and_nothing_sent(
    run: Run, post: Post, tmp_path: Path, arguments: tuple[str, ...], why: str
) -> None:
    (tmp_path / "garbage.csv").write_bytes(os.urandom(2000))
    (tmp_path / "a\r\nb.pdf").write_bytes(b"x")
    (tmp_path / "a\r\nb.txt").write_bytes(pipeline.EMBEDDED.read_bytes())
    with (tmp_path / "hundred.zip").open("wb") as file:
        file.truncate(100_000_000)
    for folder, name in (("one", "x.zip"), ("two", "X.zip")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / name).write_bytes(b"PK")
    ran = run("--to", "a@example.org", "--config", str(post.config()), *SEND, *arguments)
    assert ran.exit_code == 2
    assert why in ran.output
    assert "fault of the program" not in ran.output
    assert not post.room.seen
    assert not (tmp_path / "state").exists()


def test_a_hundred_megabytes_are_not_even_read(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with (tmp_path / "hundred.zip").open("wb") as file:
        file.truncate(100_000_000)
    monkeypatch.setattr(Path, "read_bytes", lambda _: pytest.fail("it was read"))
    assert "--max-size allows 18 MB" in run("--attach", "hundred.zip").output


def test_without_a_password_nothing_is_queued(run: Run, post: Post, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE)
    monkeypatch.setitem(sys.modules, "keyring", None)
    ran = run("--to", "a@example.org", "--config", str(post.config()), *SEND)
    assert ran.exit_code == 2
    assert VARIABLE in ran.output
    assert not post.room.seen


def test_what_is_missing_is_asked_for(run: Run) -> None:
    assert "--from" in run(*SEND, "--to", "a@example.org").output
    assert "--recipients" in run(*SEND, "--from", "a@example.org").output
    assert "smtp.host" in run(*SEND, "--from", "a@example.org", "--to", "a@example.org").output
    assert "no journal" in run("resolve").output


def test_help_names_the_group() -> None:
    for arguments in (["email", "--help"], ["email", "-h"]):
        shown = CliRunner().invoke(main, arguments).output
        assert "Usage: main email [OPTIONS] [RELEASE]" in shown
        assert "icc-report email resolve" in shown
