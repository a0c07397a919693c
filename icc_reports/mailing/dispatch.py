"""Who of the recipients gets the letter now, on what the journal says; then the sending itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from icc_reports.deliver import settings as configuration
from icc_reports.deliver.embargo import bar
from icc_reports.deliver.journal import Delivery, Journal, Mailing, State
from icc_reports.deliver.recipients import Recipient
from icc_reports.deliver.sending import Post, send
from icc_reports.deliver.settings import Sender, Server
from icc_reports.errors import DeliveryError, UsageError
from icc_reports.mailing.prepare import Prepared
from icc_reports.pipeline import Told
from icc_reports.render.email import Letter


class Fate(StrEnum):
    """What is to happen with a recipient, in words."""

    SEND = "send"
    HAS_IT = "has it already"
    IN_DOUBT = "in doubt, waits for email resolve"
    BARRED = "not before it is public"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A recipient, what is to happen, and what the journal says of them."""

    recipient: Recipient
    fate: Fate
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scheme:
    """The letter, who gets it, and why it must not go outside yet (None where it may)."""

    mailing: Mailing
    letter: Letter
    steps: tuple[Step, ...]
    barred: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What stands in the journal of everyone named, afterwards; ``stopped`` says why it ended early, or is ""."""

    deliveries: tuple[Delivery, ...]
    stopped: str

    @property
    def is_complete(self) -> bool:
        """Whether everyone named has the letter."""
        return not self.stopped and all(each.state is State.ACCEPTED for each in self.deliveries)


def scheme(prepared: Prepared, journal: Journal | None, now: datetime, *, is_again: bool) -> Scheme:
    """What is to be done; ``journal`` is None where there is none yet.

    A mailing that did not come to its end is continued, with the letter as it was dated; otherwise a new one begins.
    """
    past = _latest(journal, prepared) if journal else {}
    mailing, is_new = _mailing(prepared, journal, past, now, is_again=is_again)
    barred = bar(prepared.embargo, now)
    letter = prepared.letter(date=mailing.dated, at=now, edition=mailing.round)
    steps = tuple(
        _step(each, past.get(each.key), is_barred=barred is not None, is_again=is_again and is_new)
        for each in prepared.recipients
    )
    return Scheme(mailing=mailing, letter=letter, steps=steps, barred=barred)


def check(prepared: Prepared, environment: Mapping[str, str], *, is_accepted: bool) -> None:
    """Raise what would keep the letter from being sent to anyone, before the journal is even opened."""
    _, server = _ready(prepared, is_accepted=is_accepted)
    _password(prepared, server, environment)
    prepared.letter()


def dispatch(  # noqa: PLR0913 - the plan, what it rests on, and where it is told
    prepared: Prepared,
    plan: Scheme,
    journal: Journal,
    environment: Mapping[str, str],
    *,
    is_accepted: bool,
    clock: Callable[[], datetime],
    told: Told,
) -> Outcome:
    """Send to everyone whose fate is to get it.

    Raises UsageError or DeliveryError where something forbids it; nothing has been sent then.
    """
    sender, server = _ready(prepared, is_accepted=is_accepted)
    _refuse_barred(plan)
    chosen = [step.recipient for step in plan.steps if step.fate is Fate.SEND]
    stopped = ""
    if chosen:
        server = replace(server, password=_password(prepared, server, environment))
        journal.queue(plan.mailing, chosen, plan.letter.message_id, _grounds(prepared, plan), clock())
        keys = {each.key for each in chosen}
        waiting = [each for each in journal.of_mailing(plan.mailing) if each.key in keys]
        post = Post(sender=sender.address, message_id=plan.letter.message_id, data=plan.letter.wire)
        stopped = send(journal, waiting, post, server, clock=clock, told=told)
    latest = _latest(journal, prepared)
    return Outcome(
        deliveries=tuple(latest[each.recipient.key] for each in plan.steps if each.recipient.key in latest),
        stopped=stopped,
    )


def resolve(journal: Journal, addresses: Sequence[str], message_id: str | None, state: State, now: datetime) -> None:
    """Settle what is in doubt for these addresses: accepted, or queued to be sent again.

    Raises UsageError where there is nothing in doubt for one of them, or more than one letter.
    """
    doubtful = [each for each in journal.in_doubt() if message_id in (None, each.message_id)]
    chosen = []
    for address in addresses:
        found = [each for each in doubtful if each.key == address.casefold()]
        if not found:
            raise UsageError(f"Nothing is in doubt for {address}. Without an address this command lists what is.")
        if len(found) > 1:
            listed = ", ".join(each.message_id for each in found)
            raise UsageError(f"{len(found)} letters to {address} are in doubt. Choose one with --message-id: {listed}.")
        chosen += found
    for each in chosen:
        journal.resolve(each, state, "settled by a person", now)


def exceptions_words(count: int) -> str:
    """How many relations do not hold, as a sentence."""
    return f"{count:,} relation{'s' * (count != 1)} of this release {'do' if count != 1 else 'does'} not hold."


def open_journal(path: Path, now: datetime) -> tuple[Journal, tuple[Delivery, ...]]:
    """The journal, and what a run that died left in doubt."""
    journal = Journal(path)
    return journal, journal.unfinished_from_before(now)


def _latest(journal: Journal, prepared: Prepared) -> dict[str, Delivery]:
    """For every address the last delivery of this release, in whatever mailing."""
    return {each.key: each for each in journal.of_release(prepared.study.report.source.sha256)}


def _mailing(
    prepared: Prepared, journal: Journal | None, past: Mapping[str, Delivery], now: datetime, *, is_again: bool
) -> tuple[Mailing, bool]:
    source = prepared.study.report.source
    dated = now.replace(microsecond=0)
    if journal is None:
        return Mailing(id=0, source=source.sha256, source_name=source.name, round=1, dated=dated), True
    last = journal.latest(source.sha256)
    named = [past[each.key] for each in prepared.recipients if each.key in past]
    open_states = {State.QUEUED} if is_again else {State.QUEUED, State.REFUSED}
    if last and any(each.mailing == last.id and each.state in open_states for each in named):
        return last, False
    return journal.next_mailing(source.sha256, source.name, dated), True


def _step(recipient: Recipient, past: Delivery | None, *, is_barred: bool, is_again: bool) -> Step:
    detail = f"{past.state.words} {past.changed:%Y-%m-%d %H:%M} UTC" if past else ""
    if past and past.detail:
        detail = f"{detail}: {past.detail}"
    if past and past.state in (State.IN_DOUBT, State.ATTEMPTING):
        fate = Fate.IN_DOUBT
    elif past and past.state is State.ACCEPTED and not is_again:
        fate = Fate.HAS_IT
    elif is_barred and not recipient.is_internal:
        fate = Fate.BARRED
    else:
        fate = Fate.SEND
    return Step(recipient=recipient, fate=fate, detail=detail)


def _refuse_barred(plan: Scheme) -> None:
    held = [step.recipient.address for step in plan.steps if step.fate is Fate.BARRED]
    if held:
        shown = ", ".join(held[:3]) + (f" and {len(held) - 3:,} more" if len(held) > 3 else "")
        raise DeliveryError(
            f"Nothing was sent. This release is not public for {shown}, who are external recipients. {plan.barred}"
            " --internal-only sends it to internal recipients now."
        )


def _ready(prepared: Prepared, *, is_accepted: bool) -> tuple[Sender, Server]:
    """Who sends it and through which server; raises UsageError where one lacks or something else is missing."""
    sender, server = prepared.sender, prepared.settings.server
    if sender is None:
        raise UsageError("Who sends it? Give --from, or [sender] in the file of --config.")
    if not prepared.recipients:
        raise UsageError("Nobody to send it to: give --to, --cc, --bcc or --recipients.")
    if server is None:
        raise UsageError("Through which server? Give smtp.host in the file of --config, or ICC_REPORT_SMTP_HOST.")
    if prepared.exceptions and not is_accepted:
        raise UsageError(
            f"{exceptions_words(prepared.exceptions)} Nothing is sent until someone has looked: --accept-exceptions."
        )
    return sender, server


def _password(prepared: Prepared, server: Server, environment: Mapping[str, str]) -> str:
    path = Path(prepared.order.config) if prepared.order.config else None
    return configuration.password(path, server, environment)


def _grounds(prepared: Prepared, plan: Scheme) -> dict[str, str]:
    grounds = {"embargo": prepared.embargo.basis}
    if prepared.embargo.public_since is not None:
        grounds["public_since"] = prepared.embargo.basis
    if prepared.exceptions:
        grounds["exceptions_accepted"] = exceptions_words(prepared.exceptions)
    for each in prepared.attachments:
        grounds[f"attachment {each.name}"] = each.sha256
    grounds["letter"] = plan.letter.message_id
    return grounds
