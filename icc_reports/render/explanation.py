"""What a finding means, in plain text for a terminal. Reads the catalogue alone, so that it answers at once."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator

from icc_reports.errors import UsageError
from icc_reports.model.catalogue import Authority, Entry, catalogue
from icc_reports.model.findings import FindingCode

_WIDTH = 80
_INDENT = "  "


def listing() -> str:
    """Every code with its title."""
    width = max(map(len, FindingCode)) + 2
    return _finished(f"{code.value:<{width}}{entry.title}" for code, entry in catalogue().items())


def explanation(code: str) -> str:
    """What the finding says, rests on and asks for; ``code`` is its code, its title or its id.

    Raises UsageError for a code that there is not.
    """
    name = "_".join(re.findall("[a-z0-9]+", code.lower()))
    name = next((each.value for each in FindingCode if name.startswith(f"{each.value}_")), name)
    if name not in set(FindingCode):
        raise UsageError(f"there is no finding {code!r}{_nearest(name)}; `icc-report explain` lists those there are.")
    return _finished(_lines(catalogue()[FindingCode(name)]))


def _nearest(name: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name, [code.value for code in FindingCode], n=1)
    return f" (did you mean {near[0]}?)" if near else ""


def _lines(entry: Entry) -> Iterator[str]:
    yield f"{entry.title} ({entry.code.value})"
    for heading, text in (("Says", entry.meaning), ("Rests on", entry.evidence), ("What to do", entry.advice)):
        yield ""
        yield heading
        yield from _indented(text)
    if entry.authorities:
        yield ""
        yield "Authority"
        for authority in entry.authorities:
            yield from _authority(authority)


def _authority(authority: Authority) -> Iterator[str]:
    yield from _indented(f"{authority.name}, {authority.section}; from {authority.effective.isoformat()}")
    yield f"{_INDENT}{authority.link}"


def _indented(text: str) -> list[str]:
    return textwrap.wrap(text, _WIDTH, initial_indent=_INDENT, subsequent_indent=_INDENT, break_on_hyphens=False)


def _finished(lines: Iterator[str]) -> str:
    return "".join(f"{line}\n" for line in lines)
