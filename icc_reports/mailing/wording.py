"""The plan of a sending and its outcome, in lines for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from icc_reports.deliver.journal import Delivery, State
from icc_reports.deliver.settings import Security, Server
from icc_reports.mailing.dispatch import Fate, Outcome, Scheme, exceptions_words
from icc_reports.mailing.prepare import Prepared
from icc_reports.render.email import size_words

_HOW = {Security.TLS: "encrypted from the first byte", Security.STARTTLS: "STARTTLS required"}


def plan_lines(prepared: Prepared, plan: Scheme, journal: Path, *, is_accepted: bool) -> Iterator[str]:
    """Everything that would be sent, through what, to whom, and what stands against it."""
    letter, sender = plan.letter, prepared.sender
    yield "Plan only: nothing is sent, and nothing is written into the journal."
    yield f"From        {_named(sender.name, sender.address) if sender else 'nobody yet: --from or [sender]'}"
    yield f"Through     {_through(prepared.settings.server)}"
    yield f"Subject     {letter.subject}"
    yield f"Letter      {letter.message_id}, dated {letter.date:%Y-%m-%d %H:%M %z}"
    yield f"            {size_words(len(letter.wire))} on the wire"
    for each in prepared.attachments:
        yield f"Attached    {each.name}, {each.size}"
        yield f"            SHA-256 {each.sha256}"
    yield f"Public      {prepared.embargo.basis}"
    yield f"            {f'Not for external recipients. {plan.barred}' if plan.barred else 'Open to all recipients.'}"
    if prepared.exceptions:
        accepted = "Accepted by --accept-exceptions." if is_accepted else "Not accepted yet: --accept-exceptions."
        yield f"Checks      {exceptions_words(prepared.exceptions)} {accepted}"
    yield f"Journal     {journal}"
    yield from _recipient_lines(plan)


def outcome_lines(outcome: Outcome) -> Iterator[str]:
    """A line for each recipient, then the counts, then what remains to be done."""
    for each in outcome.deliveries:
        yield f"{each.state.words:<10}  {_named(each.name, each.address)}{': ' + each.detail if each.detail else ''}"
    counts = {state: sum(each.state is state for each in outcome.deliveries) for state in State}
    yield ", ".join(f"{count:,} {state.words}" for state, count in counts.items() if count) + "."
    if outcome.stopped:
        yield f"Stopped early: {outcome.stopped}"
    if counts[State.QUEUED] or counts[State.REFUSED]:
        yield "The same command again tries those that are queued or refused, and nobody else."
    if counts[State.IN_DOUBT]:
        yield "In doubt: ask the recipient or read the server's log, then settle it with icc-report email resolve."


def doubt_lines(deliveries: Iterable[Delivery]) -> Iterator[str]:
    """What waits for a person."""
    listed = tuple(deliveries)
    for each in listed:
        yield f"{_named(each.name, each.address)}: {each.source_name}, {each.message_id}"
        yield f"    {each.changed:%Y-%m-%d %H:%M} UTC, {each.detail}"
    yield f"{len(listed):,} in doubt." if listed else "Nothing is in doubt."


def _recipient_lines(plan: Scheme) -> Iterator[str]:
    counts = {fate: sum(step.fate is fate for step in plan.steps) for fate in Fate}
    told = ", ".join(f"{count:,} {fate.value}" for fate, count in counts.items() if count)
    yield f"Recipients  {told or 'nobody yet: --to, --cc, --bcc or --recipients'}"
    for step in plan.steps:
        who = step.recipient
        name = _named(who.name, who.address) + (f", {who.group}" if who.group else "")
        before = f" ({step.detail})" if step.detail else ""
        yield f"  {who.kind.value:<4}{who.standing:<9} {name}: {step.fate.value}{before}"


def _through(server: Server | None) -> str:
    if server is None:
        return "no server yet: --config"
    login = f"user {server.user}" if server.user else "no login"
    return f"{server.host}, port {server.port}, {_HOW[server.security]}, {login}"


def _named(name: str, address: str) -> str:
    return f"{name} <{address}>" if name else address
