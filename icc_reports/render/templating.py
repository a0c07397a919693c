"""Jinja environments in which a house's own folder of templates goes before the shipped one."""

from __future__ import annotations

import re
import traceback
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from icc_reports.errors import TemplateError

if TYPE_CHECKING:
    from jinja2 import Environment

SHIPPED = Path(__file__).parent.parent / "templates"


def environment(templates: Path | None, *, finalize: Callable[[object], object] | None = None) -> Environment:
    """Templates from ``templates`` first, then the shipped ones, which also answer to the prefix "default/".

    Every value is escaped for HTML, unless ``finalize`` has dressed it for another format and marked it with
    ``__html__``. Undefined names are errors.
    """
    from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PrefixLoader, StrictUndefined

    shipped = FileSystemLoader(SHIPPED)
    own = [FileSystemLoader(templates)] if templates is not None else []
    return Environment(
        loader=ChoiceLoader([*own, shipped, PrefixLoader({"default": shipped})]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=finalize,
    )


def shipped() -> dict[str, str]:
    """The shipped templates by name, with what each is for: the comment with which it begins."""
    return {path.name: _purpose(path) for path in sorted(SHIPPED.iterdir()) if path.is_file()}


def _purpose(path: Path) -> str:
    found = re.match(r"{#\s*(.*?)\s*#}", path.read_text(encoding="utf-8"), re.DOTALL)
    return found.group(1) if found else ""


def fill(env: Environment, name: str, values: Mapping[str, object]) -> str:
    """The template filled in. Raises TemplateError with the template and line at which it failed."""
    from jinja2 import TemplateNotFound, TemplateSyntaxError

    try:
        return env.get_template(name).render(values)
    except TemplateNotFound as error:
        raise TemplateError(f"{name}: there is no template {error.name!r}") from error
    except TemplateSyntaxError as error:
        raise TemplateError(f"{error.filename or error.name or name}, line {error.lineno}: {error.message}") from error
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise TemplateError(f"{name} or what it includes, line {line}: the text is not in UTF-8") from error
    except Exception as error:
        place = _place(env, error)
        if place is None:
            raise
        raise TemplateError(f"{place}: {error}") from error


def _place(env: Environment, error: Exception) -> str | None:
    """The template and line where an error arose; None where it arose elsewhere."""
    loaded = {template.filename for template in env.cache.values()} if env.cache is not None else set()
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename in loaded]
    return f"{frames[-1].filename}, line {frames[-1].lineno}" if frames else None
