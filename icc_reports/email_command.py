"""The commands that write the email of a pack, send it, and settle what is in doubt. Imports click alone."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

import click

from icc_reports.command_parts import TEMPLATES, Asked, Progress, hand_over, output_option, release_arguments

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from icc_reports.mailing.prepare import Order, Prepared

_NOT_EVERYONE = 2
_JOURNAL = click.option(
    "--journal",
    metavar="FILE",
    help="The journal of what was sent. [default: icc-report/journal.sqlite3 in the XDG state folder]",
)


class _LetterCommand(click.Command):
    """Shows itself under the name of its group, as it is what the group does unless told otherwise."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        parent = ctx.parent or ctx
        formatter.write_usage(parent.command_path, " ".join(self.collect_usage_pieces(ctx)))


class _LetterGroup(click.Group):
    """Takes whatever is no command of its own as the arguments of ``letter``."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if not args or args[0] not in self.commands:
            args = ["letter", *args]
        return super().parse_args(ctx, args)


@click.group("email", cls=_LetterGroup, short_help="Write the email with the pack as a draft, or send it.")
def email() -> None:
    """Write the email with the pack as a draft, or send it."""


@email.command("letter", cls=_LetterCommand, hidden=True)
@release_arguments
@click.option("--to", multiple=True, metavar="ADDRESS", help="A recipient, as a@b.com or 'Name <a@b.com>'; repeatable.")
@click.option("--cc", multiple=True, metavar="ADDRESS", help="One who gets a copy; repeatable.")
@click.option("--bcc", multiple=True, metavar="ADDRESS", help="One of whom the others do not learn; repeatable.")
@click.option(
    "--recipients",
    "lists",
    multiple=True,
    metavar="FILE",
    help="A list (CSV or TOML) with address, name, group, standing (internal, external), kind (to, cc, bcc; else bcc).",
)
@click.option("--group", "groups", multiple=True, metavar="NAME", help="Of the lists only this group; repeatable.")
@click.option("--internal-only", "is_internal_only", is_flag=True, help="Leave out external recipients.")
@click.option("--from", "sender", metavar="ADDRESS", help="Who sends it. [default: sender in --config]")
@click.option("--subject", metavar="TEXT", help="[default: the company and the period]")
@click.option("--audience", default="executive", show_default=True, help="Whose brief is attached.")
@click.option("--attach", multiple=True, metavar="FILE", help="A further attachment; repeatable.")
@click.option(
    "--max-size",
    type=click.IntRange(1, 150),
    default=18,
    show_default=True,
    metavar="MB",
    help="The most for all attachments.",
)
@click.option("--release-time", metavar="TIME", help="When it becomes public: '2026-12-11 08:00 America/New_York'.")
@click.option("--public-since", metavar="TIME", help="It is public already, since then; needs --evidence.")
@click.option("--evidence", metavar="TEXT", help="What shows that it is public: an address, an accession number.")
@click.option("--date", metavar="TIME", help="The letter's date. [default: of a draft the release's, else now]")
@click.option("--message-id", metavar="ID", help="[default: derived from the letter]")
@click.option("--config", metavar="FILE", help="Settings (TOML): [sender], [smtp], [recipients].")
@click.option("--send", "is_sent", is_flag=True, help="Send it instead of writing a draft.")
@click.option("--dry-run", "is_plan", is_flag=True, help="Show what would be sent to whom, and do nothing.")
@click.option("--again", "is_again", is_flag=True, help="Also to those who have this release's letter already.")
@click.option("--accept-exceptions", "is_accepted", is_flag=True, help="Send it although relations do not hold.")
@_JOURNAL
@TEMPLATES
@output_option("outputs/NAME.eml")
def letter(asked: Asked, output: str | None, journal: str | None, **options: Any) -> None:  # noqa: ANN401 - click's
    """Write the email with PDF, workbook and brief as a draft (.eml) for a mail program, or --send it.

    A password never stands in a command or a file: it comes from the variable ICC_REPORT_SMTP_PASSWORD or the keyring.
    What a server did not answer for is in doubt, and is settled with `icc-report email resolve`.

    \b
    Examples:
      icc-report email release.txt --to 'Ann Lee <ann@example.com>' -o draft.eml
      icc-report email release.txt --recipients list.csv --config mail.toml --dry-run
      icc-report email release.txt --recipients list.csv --config mail.toml --send
    """
    from datetime import UTC, datetime
    from pathlib import Path

    from icc_reports.deliver.journal import default_path
    from icc_reports.mailing.prepare import Order, prepare

    is_sent, is_plan, is_again, is_accepted = (
        options.pop(name) for name in ("is_sent", "is_plan", "is_again", "is_accepted")
    )
    if is_sent and output:
        raise click.UsageError("--output is for drafts; --send writes none.")
    order = Order(**asked._asdict(), **options)
    with Progress() as told:
        prepared = prepare(order, os.environ, datetime.now(UTC), told)
    path = Path(journal) if journal else default_path(os.environ, Path.home())
    if is_plan:
        _show_plan(prepared, path, is_again=is_again, is_accepted=is_accepted)
    elif is_sent:
        _send(prepared, path, is_again=is_again, is_accepted=is_accepted)
    else:
        _draft(prepared, order, output)


@email.command()
@click.argument("addresses", nargs=-1, metavar="[ADDRESS]...")
@click.option("--accepted", "verdict", flag_value="accepted", help="It arrived: never send it again.")
@click.option("--not-accepted", "verdict", flag_value="queued", help="It did not arrive: the next --send may send it.")
@click.option("--message-id", metavar="ID", help="Which letter, where several to one address are in doubt.")
@_JOURNAL
def resolve(addresses: tuple[str, ...], verdict: str | None, message_id: str | None, journal: str | None) -> None:
    """Settle what is in doubt; without an address, list it.

    A letter is in doubt where the connection or the program ended after the letter was handed over and before the
    server answered. It may have arrived. Ask the recipient, or read the server's log.

    \b
    Examples:
      icc-report email resolve
      icc-report email resolve ann@example.com --accepted
    """
    from datetime import UTC, datetime
    from pathlib import Path

    from icc_reports.deliver.journal import State, default_path
    from icc_reports.mailing.dispatch import open_journal, resolve
    from icc_reports.mailing.wording import doubt_lines

    if addresses and not verdict:
        raise click.UsageError("Say --accepted or --not-accepted.")
    if verdict and not addresses:
        raise click.UsageError("Name the addresses to settle.")
    path = Path(journal) if journal else default_path(os.environ, Path.home())
    if not path.exists():
        raise click.UsageError(f"There is no journal {path}: nothing was sent with it.")
    now = datetime.now(UTC)
    book, _ = open_journal(path, now)
    with book:
        if verdict:
            resolve(book, addresses, message_id, State(verdict), now)
        _print(doubt_lines(book.in_doubt()))


def _draft(prepared: Prepared, order: Order, output: str | None) -> None:
    from icc_reports.mailing.dispatch import exceptions_words
    from icc_reports.outputs import safe_stem

    if prepared.sender is None:
        click.echo("The draft names no sender: your mail program will, or give --from.", err=True)
    if prepared.exceptions:
        click.echo(f"{exceptions_words(prepared.exceptions)} The letter has reading notes on them.", err=True)
    hand_over(prepared.letter().draft, output or f"outputs/{safe_stem(prepared.study.source.name)}.eml")


def _show_plan(prepared: Prepared, path: Path, *, is_again: bool, is_accepted: bool) -> None:
    from contextlib import nullcontext
    from datetime import UTC, datetime

    from icc_reports.deliver.journal import Journal
    from icc_reports.mailing.dispatch import scheme
    from icc_reports.mailing.wording import plan_lines

    with Journal(path) if path.exists() else nullcontext() as book:
        plan = scheme(prepared, book, datetime.now(UTC), is_again=is_again)
    _print(plan_lines(prepared, plan, path, is_accepted=is_accepted))


def _send(prepared: Prepared, path: Path, *, is_again: bool, is_accepted: bool) -> None:
    from datetime import UTC, datetime

    from icc_reports.mailing.dispatch import check, dispatch, exceptions_words, open_journal, scheme
    from icc_reports.mailing.wording import outcome_lines

    if prepared.exceptions and not is_accepted and _is_watched():
        question = f"{exceptions_words(prepared.exceptions)} The letter has reading notes on them. Send it?"
        is_accepted = click.confirm(question, err=True)

    check(prepared, os.environ, is_accepted=is_accepted)

    def clock() -> datetime:
        return datetime.now(UTC)

    book, _ = open_journal(path, clock())
    with book:
        plan = scheme(prepared, book, clock(), is_again=is_again)
        with Progress() as told:
            outcome = dispatch(prepared, plan, book, os.environ, is_accepted=is_accepted, clock=clock, told=told)
    _print(outcome_lines(outcome))
    if not outcome.is_complete:
        sys.exit(_NOT_EVERYONE)


def _is_watched() -> bool:
    """Whether a person can answer."""
    return sys.stdin.isatty()


def _print(lines: Iterable[str]) -> None:
    from icc_reports.render.terminal import safe

    for line in lines:
        click.echo(safe(line))
