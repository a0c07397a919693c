"""Letters to a submission server: encrypted, with a login, one envelope each, every refusal told."""

from __future__ import annotations

import logging
import socket
import threading
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from icc_reports.deliver.journal import Delivery, Journal, State
from icc_reports.deliver.recipients import Recipient
from icc_reports.deliver.sending import Post as Letter
from icc_reports.deliver.sending import send
from icc_reports.deliver.settings import Security, Server
from icc_reports.errors import DeliveryError
from tests.deliver.server import PASSWORD, Authority, Post, running

NOW = datetime(2026, 12, 11, 13, 0, tzinfo=UTC)
BODY = b"From: ir@example.com\r\nSubject: x\r\n\r\n.a line with a dot\r\n..\r\n.\r\nlast\r\n"
LETTER = Letter(sender="ir@example.com", message_id="<1@example.com>", data=BODY)


def sent(path: Path, server: Server, addresses: Iterable[str], letter: Letter = LETTER) -> tuple[str, list[Delivery]]:
    """Queue and send as a run of the program does; why it stopped and what the journal says."""
    with Journal(path) as journal:
        journal.unfinished_from_before(NOW)
        mailing = journal.latest("ab") or journal.next_mailing("ab", "release.txt", NOW)
        journal.queue(mailing, [Recipient(address=each) for each in addresses], letter.message_id, {}, NOW)
        waiting = [each for each in journal.of_mailing(mailing) if each.state in (State.QUEUED, State.REFUSED)]
        stopped = send(journal, waiting, letter, server, clock=lambda: NOW, told=lambda _: None)
        return stopped, list(journal.of_mailing(mailing))


def states(deliveries: Iterable[Delivery]) -> dict[str, State]:
    return {each.address: each.state for each in deliveries}


def test_a_letter_arrives_as_it_was_on_both_kinds_of_port(any_post: Post, journal_path: Path) -> None:
    stopped, deliveries = sent(journal_path, any_post.server, ["a@example.org", "b@example.org"])
    assert (stopped, set(states(deliveries).values())) == ("", {State.ACCEPTED})
    assert [letter.addresses for letter in any_post.room.received] == [["a@example.org"], ["b@example.org"]]
    assert {letter.content for letter in any_post.room.received} == {BODY}
    assert deliveries[0].detail.startswith("250 2.0.0 kept")


def test_a_certificate_of_an_unknown_authority_is_refused(
    any_post: Post, certificates: Authority, journal_path: Path
) -> None:
    for ca_file in (str(certificates.other_ca_file), ""):
        with pytest.raises(DeliveryError, match=r"certificate of localhost, port .* does not hold"):
            sent(journal_path, replace(any_post.server, ca_file=ca_file), ["a@example.org"])
    assert not any_post.room.seen


def test_a_certificate_for_another_name_is_refused(any_post: Post, journal_path: Path) -> None:
    with pytest.raises(DeliveryError, match="does not hold"):
        sent(journal_path, replace(any_post.server, host="127.0.0.1"), ["a@example.org"])
    assert not any_post.room.seen


def test_a_wrong_password_is_told_without_it(
    any_post: Post, journal_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    wrong = replace(any_post.server, password="battery staple")  # noqa: S106 - of no server
    with pytest.raises(DeliveryError, match="does not accept the user") as caught:
        sent(journal_path, wrong, ["a@example.org"])
    assert not any_post.room.seen
    assert caught.value.__cause__ is None
    for text in (str(caught.value), repr(wrong), caplog.text, repr(any_post.server)):
        assert "battery" not in text
        assert PASSWORD not in text


def test_a_server_that_does_not_encrypt_is_given_nothing(certificates: Authority, journal_path: Path) -> None:
    plain: dict[str, object] = {"tls_context": None, "require_starttls": False, "auth_require_tls": False}
    with (
        running(certificates, Security.STARTTLS, has_login=True, **plain) as post,
        pytest.raises(DeliveryError, match="does not offer what is needed: STARTTLS"),
    ):
        sent(journal_path, post.server, ["a@example.org"])
    assert not post.room.seen


def test_no_server_at_all(journal_path: Path) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = Server(host="localhost", port=port, security=Security.TLS, timeout=2)
    with pytest.raises(DeliveryError, match="cannot be used"):
        sent(journal_path, server, ["a@example.org"])
    with Journal(journal_path) as journal:
        assert states(journal.of_release("ab")) == {"a@example.org": State.QUEUED}


def test_a_server_that_says_nothing_is_given_up(journal_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        server = Server(host="127.0.0.1", port=silent.getsockname()[1], security=Security.STARTTLS, timeout=1)
        with pytest.raises(DeliveryError, match="timed out"):
            sent(journal_path, server, ["a@example.org"])


def test_each_refusal_concerns_one_recipient(any_post: Post, journal_path: Path) -> None:
    any_post.room.rules = {"b@x.org": "550", "c@x.org": "450", "d@x.org": "554", "e@x.org": "452"}
    stopped, deliveries = sent(journal_path, any_post.server, [f"{letter}@x.org" for letter in "abcdef"])
    assert stopped == ""
    assert [each.state for each in deliveries] == [State.ACCEPTED, *[State.REFUSED] * 4, State.ACCEPTED]
    assert [each.detail[:3] for each in deliveries] == ["250", "550", "450", "554", "452", "250"]
    any_post.room.rules = {}
    _, deliveries = sent(journal_path, any_post.server, ["a@x.org"])
    assert {each.state for each in deliveries} == {State.ACCEPTED}
    assert sorted(any_post.room.accepted) == [f"{letter}@x.org" for letter in "abcdef"], "nobody twice"


@pytest.mark.parametrize("rule", ["drop", "lose"])
def test_a_connection_dropped_after_the_letter_leaves_doubt(any_post: Post, journal_path: Path, rule: str) -> None:
    any_post.room.rules = {"b@x.org": rule}
    stopped, deliveries = sent(journal_path, any_post.server, ["a@x.org", "b@x.org", "c@x.org"])
    assert stopped == ""
    assert [each.state for each in deliveries] == [State.ACCEPTED, State.IN_DOUBT, State.ACCEPTED]
    any_post.room.rules = {}
    _, deliveries = sent(journal_path, any_post.server, ["b@x.org"])
    assert deliveries[1].state is State.IN_DOUBT, "only a person settles it"
    assert len(any_post.room.received) == 3


def test_a_server_that_never_answers_for_letters_gets_no_more_of_them(post: Post, journal_path: Path) -> None:
    post.room.rules = dict.fromkeys(["a@x.org", "b@x.org", "c@x.org"], "drop")
    stopped, deliveries = sent(journal_path, post.server, ["a@x.org", "b@x.org", "c@x.org"])
    assert "without an answer" in stopped
    assert [each.state for each in deliveries] == [State.IN_DOUBT, State.IN_DOUBT, State.QUEUED]


def test_a_session_that_the_server_ends_is_begun_anew(post: Post, journal_path: Path) -> None:
    post.room.rules = {"b@x.org": "421"}
    stopped, deliveries = sent(journal_path, post.server, ["a@x.org", "b@x.org", "c@x.org"])
    assert stopped == ""
    assert {each.state for each in deliveries} == {State.ACCEPTED}
    assert post.room.accepted == ["a@x.org", "b@x.org", "c@x.org"]


def test_a_server_that_hangs_up_before_the_letter_leaves_no_doubt(post: Post, journal_path: Path) -> None:
    post.room.rules = {"b@x.org": "hang up"}
    stopped, deliveries = sent(journal_path, post.server, ["a@x.org", "b@x.org", "c@x.org"])
    assert stopped
    assert [each.state for each in deliveries] == [State.ACCEPTED, State.QUEUED, State.QUEUED]


def test_a_letter_larger_than_the_server_takes_is_not_tried(certificates: Authority, journal_path: Path) -> None:
    with (
        running(certificates, data_size_limit=1000) as post,
        pytest.raises(DeliveryError, match="1,000 bytes at most"),
    ):
        sent(journal_path, post.server, ["a@x.org"], replace(LETTER, data=BODY + b"x" * 1000))
    assert not post.room.seen


def test_two_hundred_recipients(post: Post, journal_path: Path) -> None:
    everyone = [f"reader{number}@example.org" for number in range(200)]
    _, deliveries = sent(journal_path, post.server, everyone)
    assert [each.state for each in deliveries] == [State.ACCEPTED] * 200
    assert post.room.accepted == everyone
    assert all(len(letter.addresses) == 1 for letter in post.room.received)


def _answering(*answers: bytes) -> tuple[socket.socket, Callable[[], None]]:
    """A server without encryption that gives these answers line by line, for the one test that needs nonsense."""
    listening = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        connection, _ = listening.accept()
        with connection:
            for answer in answers:
                connection.sendall(answer)
                connection.recv(2**16)

    return listening, serve


def test_an_answer_that_means_nothing_leaves_doubt() -> None:
    import smtplib

    from icc_reports.deliver.smtp import Outcome, Submission

    listening, serve = _answering(
        b"220 x\r\n", b"250 x\r\n", b"250 ok\r\n", b"250 ok\r\n", b"354 go\r\n", b"\x00\x01 what?\r\n"
    )
    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    host, port = listening.getsockname()
    session = Submission(Server(host=host, port=port, security=Security.STARTTLS, timeout=5, data_timeout=5))
    session._smtp = smtplib.SMTP(host, port, local_hostname="x", timeout=5)
    begun: list[int] = []
    answer = session.offer("ir@example.com", "a@x.org", BODY, lambda: begun.append(1))
    assert answer.outcome is Outcome.IN_DOUBT
    assert answer.text.isprintable()
    assert begun == [1]
    thread.join(5)
    listening.close()
