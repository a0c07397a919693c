"""Sends one letter to everyone who is queued for it, with the journal a step ahead of the server."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from icc_reports.deliver.journal import Delivery, Journal, State
from icc_reports.deliver.settings import Server
from icc_reports.deliver.smtp import Answer, Outcome, Submission
from icc_reports.errors import DeliveryError

_MOST_TRIES = 2
_MOST_DOUBTS = 2  # in a row: a server that takes letters and does not answer gets no more of them
_STATES = {
    Outcome.ACCEPTED: State.ACCEPTED,
    Outcome.REFUSED: State.REFUSED,
    Outcome.IN_DOUBT: State.IN_DOUBT,
    Outcome.UNTOUCHED: State.QUEUED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A letter ready to be sent: its envelope sender, its Message-ID and its bytes without Bcc."""

    sender: str
    message_id: str
    data: bytes


def send(  # noqa: PLR0913 - what, to whom, through which server, and three to tell of it
    journal: Journal,
    deliveries: Iterable[Delivery],
    post: Post,
    server: Server,
    *,
    clock: Callable[[], datetime],
    told: Callable[[str], None],
) -> str:
    """Offer the letter to each delivery in turn; returns why it stopped early, or "".

    What became of each stands in the journal. Raises DeliveryError where the first connection fails, or where the
    server says beforehand that the letter is too large: nothing was sent then.
    """
    waiting = tuple(deliveries)
    doubts = 0
    with Submission(server) as session:
        limit = session.limit()
        if limit is not None and len(post.data) > limit:
            raise DeliveryError(
                f"{server.host} takes letters of {limit:,} bytes at most; this one has {len(post.data):,}."
                " Nothing was sent. Attach less."
            )
        for at, each in enumerate(waiting, start=1):
            told(f"sending to {at} of {len(waiting)}")
            try:
                answer = _offered(session, journal, each, post, clock)
            except DeliveryError as error:
                return str(error)
            if answer.outcome is Outcome.UNTOUCHED:
                return answer.text
            doubts = doubts + 1 if answer.outcome is Outcome.IN_DOUBT else 0
            if doubts == _MOST_DOUBTS:
                return f"{server.host} took {doubts} letters in a row without an answer"
    return ""


def _offered(
    session: Submission, journal: Journal, delivery: Delivery, post: Post, clock: Callable[[], datetime]
) -> Answer:
    """One delivery, over a new connection where the old one is gone; its outcome is in the journal."""
    for number in range(1, _MOST_TRIES + 1):
        attempted = False

        def before_data() -> None:
            nonlocal attempted
            journal.attempt(delivery, post.message_id, clock())
            attempted = True

        answer = session.offer(post.sender, delivery.address, post.data, before_data)
        if attempted or answer.outcome is not Outcome.UNTOUCHED:
            journal.settle(delivery, _STATES[answer.outcome], answer.text, clock())
        if answer.outcome is not Outcome.UNTOUCHED or number == _MOST_TRIES:
            break
        session.connect()
    return answer
