"""A sender that is killed: for each line of standard input, "STEP JOURNAL", a process of its own sends the letter.

It dies by ``os._exit`` at the given step, counted over the entries and ends of everything that the journal and the
server can tell apart; at step 0 it lives. Answers each line with the status of that process and whether all is done.
"""

from __future__ import annotations

import os
import smtplib
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from icc_reports import pipeline
from icc_reports.deliver.journal import Journal
from icc_reports.mailing.dispatch import dispatch, open_journal, scheme
from icc_reports.mailing.prepare import Order, Prepared, prepare

DIED = 9


def _killed_at(step: int) -> None:
    """Replace what can be told apart by something that counts, and dies when its turn has come."""
    passed = 0

    def tick() -> None:
        nonlocal passed
        passed += 1
        if passed == step:
            os._exit(DIED)

    def counted(function: Callable[..., Any]) -> Callable[..., Any]:
        def around(*arguments: object, **named: object) -> object:
            tick()
            result = function(*arguments, **named)
            tick()
            return result

        return around

    for owner, names in ((Journal, ("_prepare", "_commit")), (smtplib.SMTP, ("send", "getreply"))):
        for name in names:
            setattr(owner, name, counted(getattr(owner, name)))


def _now() -> datetime:
    return datetime.now(UTC)


def _run(prepared: Prepared, step: int, path: Path) -> int:
    _killed_at(step)
    journal, _ = open_journal(path, _now())
    with journal:
        plan = scheme(prepared, journal, _now(), is_again=False)
        outcome = dispatch(prepared, plan, journal, os.environ, is_accepted=True, clock=_now, told=lambda _: None)
    return 0 if outcome.is_complete else 2


def main() -> None:
    config, *addresses = sys.argv[1:]
    pipeline.pdf = lambda *_, **__: b"%PDF-"
    pipeline.xlsx = lambda *_: b"PK"
    prepared = prepare(Order(config=config, to=tuple(addresses)), os.environ, _now(), lambda _: None)
    prepared.letter()  # imports what every process needs
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    for line in sys.stdin:
        step, path = line.split(maxsplit=1)
        child = os.fork()
        if child == 0:
            os._exit(_run(prepared, int(step), Path(path.strip())))
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        sys.stdout.write(f"{status}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
