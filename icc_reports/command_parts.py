"""What several commands share: arguments, progress, and where their output goes. Imports click alone."""

from __future__ import annotations

import sys
from functools import wraps
from typing import TYPE_CHECKING, Any, NamedTuple

import click

if TYPE_CHECKING:
    from collections.abc import Callable

STDOUT = "-"
_PROGRESS_AFTER = 1.0  # seconds; what takes less needs no announcement

TEMPLATES = click.option(
    "--templates",
    metavar="DIR",
    help="A folder with templates of your own; what it does not hold is taken from the program.",
)


class Asked(NamedTuple):
    """What to read: the release, documents of a submission, the file of a reviewer's notes."""

    release: str | None
    exhibits: tuple[str, ...]
    notes: str | None


def release_arguments(command: Callable[..., Any]) -> Callable[..., Any]:
    """The parameters that say what to read; the command is given them as one, ``asked``."""

    @wraps(command)
    def gathered(release: str | None, exhibits: tuple[str, ...], notes: str | None, **others: Any) -> Any:  # noqa: ANN401
        return command(Asked(release, exhibits, notes), **others)

    exhibit = click.option(
        "--exhibit",
        "exhibits",
        multiple=True,
        metavar="NAME",
        help="Of a full submission, the document to read, by type or file name; repeatable. [default: all of EX-99]",
    )
    notes = click.option(
        "--notes",
        metavar="FILE",
        help="A reviewer's notes on the findings (TOML). [default: of release.txt release.notes.toml beside it]",
    )
    return click.argument("release", required=False)(exhibit(notes(gathered)))


def output_option(default: str) -> Callable[[Any], Any]:
    """The option that names a file; ``default`` says where the output goes without it."""
    return click.option("-o", "--output", metavar="FILE", help=f"Where to write it, - for stdout. [default: {default}]")


class Progress:
    """Says on standard error what is being done, if it takes long and someone is watching."""

    def __init__(self) -> None:
        self._stage = ""
        self._shown = False
        self._timer: Any = None

    def __enter__(self) -> Callable[[str], None]:
        if sys.stderr.isatty():
            import threading

            self._timer = threading.Timer(_PROGRESS_AFTER, self._show)
            self._timer.daemon = True
            self._timer.start()
        return self._tell

    def __exit__(self, *_: object) -> None:
        if self._timer is not None:
            self._timer.cancel()
        if self._shown:
            click.echo("\r\x1b[K", err=True, nl=False)

    def _tell(self, stage: str) -> None:
        self._stage = stage
        if self._shown:
            self._show()

    def _show(self) -> None:
        self._shown = True
        click.echo(f"\r\x1b[K{self._stage} ...", err=True, nl=False)


def hand_over(data: bytes, output: str | None) -> None:
    """Print the bytes, or put them whole into the file named."""
    if output in (None, STDOUT):
        click.echo(data, nl=False)
        return
    from icc_reports.outputs import write_file

    write_file(str(output), data)
    click.echo(f"{len(data):>9,}  {output}", err=True)
