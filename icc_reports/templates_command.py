"""The commands that list the shipped templates and copy them for a house to change. Imports click alone."""

from __future__ import annotations

import click


@click.group()
def templates() -> None:
    """List the templates that every page is made from, or copy them to change them.

    \b
    Example:
      icc-report templates copy house report.css
    """


@templates.command("list")
def list_() -> None:
    """List the templates and what each is for.

    \b
    Example:
      icc-report templates list
    """
    from icc_reports import pipeline

    names = pipeline.templates()
    width = max(map(len, names))
    for name, purpose in names.items():
        click.echo(f"{name:<{width}}  {purpose}".rstrip())


@templates.command()
@click.argument("folder")
@click.argument("names", nargs=-1)
@click.option("--force", is_flag=True, help="Write over files that are there.")
def copy(folder: str, names: tuple[str, ...], force: bool) -> None:
    """Copy templates (all, or the NAMES) into FOLDER, to be changed and used with --templates FOLDER.

    \b
    Example:
      icc-report templates copy house report.css
    """
    from icc_reports import pipeline

    for path in pipeline.copy_templates(folder, names, force=force):
        click.echo(str(path))
