"""The command line: parse arguments, call the pipeline, print, exit.

At the top only click and what is made of it are imported: ``--help`` must not wait for libraries that it does not use.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

import click

from icc_reports import __version__
from icc_reports.command_parts import STDOUT, TEMPLATES, Asked, Progress, hand_over, output_option, release_arguments
from icc_reports.templates_command import templates as templates_group

if TYPE_CHECKING:
    from collections.abc import Callable

    from icc_reports.pipeline import Study

_COULD_NOT = 2
_EMAIL = "email"


class _Commands(click.Group):
    """Prints what a user can mend as one message, and anything else as a fault of the program; both exit with 2."""

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - as click declares it
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
            raise
        except Exception as error:
            if ctx.params.get("traceback"):
                raise
            click.echo(_message(error), err=True)
            ctx.exit(_COULD_NOT)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command named; that with the most options is only made when it is wanted."""
        name, command, rest = super().resolve_command(ctx, args)
        if name == _EMAIL:
            from icc_reports.email_command import email

            command = email
        return name, command, rest


def _message(error: Exception) -> str:
    from icc_reports.errors import IccReportsError
    from icc_reports.render.terminal import safe

    if isinstance(error, IccReportsError):
        return safe(f"Error: {error}")
    at = error.__traceback__
    while at is not None and at.tb_next is not None:
        at = at.tb_next
    place = f" in {os.path.basename(at.tb_frame.f_code.co_filename)}, line {at.tb_lineno}" if at else ""
    return safe(
        f"Error: icc-report failed on this input ({type(error).__name__}{place}). This is a fault of the program,"
        " not of the release: please report it, with what `icc-report --traceback ...` prints."
    )


def _format(*forms: str) -> Callable[[Any], Any]:
    return click.option(
        "--format", "form", type=click.Choice(forms), default="text", show_default=True, help="How to print it."
    )


_FAIL_ON = click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "never"]),
    default="never",
    show_default=True,
    help="Exit with 1 if there is a finding at least as grave.",
)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="icc-report")
@click.option("--traceback", is_flag=True, help="Show where the program failed, for a report of a fault.")
def main(traceback: bool) -> None:
    """Read an earnings release and report on it, every number traced to its line and re-derived.

    RELEASE is the file of a release (text or HTML, as filed with the SEC), or - for standard input. Without it each
    command uses the release that comes with the program.

    Exit codes: 0 done; 1 done, with findings at or above --fail-on; 2 could not do it.

    \b
    Example:
      icc-report build release.txt
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


@main.command()
@release_arguments
@_format("text", "json")
@click.option("--as-corrected", is_flag=True, help="With the proposed corrections applied; moved figures say so.")
@output_option("stdout")
def facts(asked: Asked, form: str, as_corrected: bool, output: str | None) -> None:
    """Print every figure of the tables: label, value, unit, period, segment, place.

    \b
    Example:
      icc-report facts release.txt --format json -o facts.json
    """
    from icc_reports.render import json, terminal

    report = _study(asked, as_corrected=as_corrected).report
    hand_over(json.facts(report) if form == "json" else terminal.facts(report).encode(), output)


@main.command()
@release_arguments
@_format("text", "markdown", "json")
@_FAIL_ON
@click.option("--uncovered", "is_whole", is_flag=True, help="List all figures that no relation covers.")
@output_option("stdout")
def check(asked: Asked, form: str, fail_on: str, is_whole: bool, output: str | None) -> None:
    """Re-derive the figures and print what does not tie.

    \b
    Example:
      icc-report check release.txt --fail-on error
    """
    from icc_reports import pipeline

    made = _study(asked)
    has_colour = output in (None, STDOUT) and sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    hand_over(pipeline.check(made.report, form, has_colour=has_colour, is_whole=is_whole), output)
    _exit_on(made, fail_on)


@main.command()
@release_arguments
@TEMPLATES
@click.option("--archival", is_flag=True, help="As PDF/A-3a, with workbook, briefs, facts and checks inside.")
@output_option("outputs/NAME.pdf")
def pdf(asked: Asked, templates: str | None, archival: bool, output: str | None) -> None:
    """Write the investor summary as a PDF (PDF/UA-1, or PDF/A-3a with --archival).

    \b
    Example:
      icc-report pdf release.txt --archival -o summary.pdf
    """
    from icc_reports import pipeline

    with Progress() as told:
        made = pipeline.study(pipeline.load(*asked), told)
        told("writing the PDF")
        data = pipeline.pdf(made.report, templates, archival=archival)
    hand_over(data, output or _beside_packs(made, ".pdf"))


@main.command()
@release_arguments
@output_option("outputs/NAME.xlsx")
def xlsx(asked: Asked, output: str | None) -> None:
    """Write the workbook, with a live formula for every figure that can be re-derived.

    \b
    Example:
      icc-report xlsx release.txt -o release.xlsx
    """
    from icc_reports import pipeline

    made = _study(asked)
    hand_over(pipeline.xlsx(made.report), output or _beside_packs(made, ".xlsx"))


@main.command()
@release_arguments
@click.option(
    "--audience",
    default="executive",
    show_default=True,
    help="Whom it is for: executive, analyst, auditor; or reconciliation, what it is on.",
)
@TEMPLATES
@output_option("stdout")
def brief(asked: Asked, audience: str, templates: str | None, output: str | None) -> None:
    """Print a brief in Markdown.

    \b
    Example:
      icc-report brief release.txt --audience executive -o brief.md
    """
    from icc_reports import pipeline

    hand_over(pipeline.brief(_study(asked).report, audience, templates).encode(), output)


@main.command()
@release_arguments
@click.option(
    "-o",
    "--output",
    default="outputs",
    metavar="DIR",
    help="The folder in which the pack gets its own. [default: outputs]",
)
@_FAIL_ON
@TEMPLATES
def build(asked: Asked, output: str, fail_on: str, templates: str | None) -> None:
    """Write the whole pack: PDF, workbook, briefs, facts, checks and a manifest.

    It lies in a folder named after the release, and is written whole or not at all.

    \b
    Example:
      icc-report build release.txt -o outputs --fail-on error
    """
    from icc_reports import pipeline

    with Progress() as told:
        made, pack = pipeline.build(pipeline.load(*asked), output, told, templates)
    for name, size in pack.files:
        click.echo(f"{size:>9,}  {pack.folder / name}")
    click.echo(pack.status)
    _exit_on(made, fail_on)


@main.command()
@release_arguments
@output_option("stdout")
def notes(asked: Asked, output: str | None) -> None:
    """Print a file of notes to be filled in: an entry for every finding on which there is no note yet.

    \b
    Example:
      icc-report notes release.txt -o release.notes.toml
    """
    from icc_reports.render.notes_skeleton import skeleton

    if output not in (None, STDOUT) and os.path.exists(str(output)):
        raise click.UsageError(f"{output} is there already, and may hold notes. Add to it with >> instead of --output.")
    hand_over(skeleton(_study(asked).report).encode(), output)


@main.command()
@click.argument("code", required=False)
def explain(code: str | None) -> None:
    """Say what a finding means, what it rests on and what to do about it; without CODE, list the codes.

    CODE may be the id or the title of a finding too, a verdict, or a kind of relation.

    \b
    Example:
      icc-report explain does_not_foot
    """
    from icc_reports.render import explanation

    click.echo(explanation.explanation(code) if code else explanation.listing(), nl=False)


main.add_command(click.Command(_EMAIL, short_help="Write the email with the pack as a draft, or send it."))
main.add_command(templates_group)


def _study(asked: Asked, *, as_corrected: bool = False) -> Study:
    from icc_reports import pipeline

    with Progress() as told:
        return pipeline.study(pipeline.load(*asked), told, as_corrected=as_corrected)


def _beside_packs(made: Study, suffix: str) -> str:
    from icc_reports.outputs import safe_stem

    return f"outputs/{safe_stem(made.source.name)}{suffix}"


def _exit_on(made: Study, fail_on: str) -> None:
    if made.fails_on(fail_on):
        sys.exit(1)
