"""What a finding means, in plain text for a terminal. Reads the catalogue alone, so that it answers at once."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator

from icc_reports.errors import UsageError
from icc_reports.model.catalogue import Authority, Entry, catalogue, diagnoses, relation_terms, verdict_terms

_WIDTH = 80
_INDENT = "  "


def listing() -> str:
    """Every code and every cause with its title, every verdict and every kind of relation with its meaning."""
    width = max(map(len, _entries())) + 2
    lines = [f"{code.value:<{width}}{entry.title}" for code, entry in catalogue().items()]
    lines += ["", "Causes", *(f"{kind.value:<{width}}{entry.title}" for kind, entry in diagnoses().items())]
    for heading, terms in (("Verdicts", verdict_terms()), ("Relations", relation_terms())):
        lines += ["", heading]
        for term in terms.values():
            lines += textwrap.wrap(
                term.meaning, _WIDTH, initial_indent=f"{term.name:<{width}}", subsequent_indent=" " * width
            )
    return _finished(lines)


def explanation(asked: str) -> str:
    """What a finding or a cause says, rests on and asks for, by code, title or id; or what a verdict or relation means.

    Raises UsageError for what is none of these.
    """
    name = _plain(asked)
    terms = {term.name: (term, "verdict") for term in verdict_terms().values()}
    terms |= {kind.value: (term, f"relation, mark {kind.tick}") for kind, term in relation_terms().items()}
    if name in terms:
        term, what = terms[name]
        return _finished([f"{name.replace('_', ' ')} ({what})", "", *_indented(f"{term.meaning}.")])
    entries = _entries()
    titles = {_plain(entry.title): code for code, entry in entries.items()}
    code = titles.get(name) or next((code for code in entries if f"{name}_".startswith(f"{code}_")), None)
    if code is None:
        known = [*entries, *terms]
        raise UsageError(f"there is no finding {asked!r}{_nearest(name, known)}; `icc-report explain` lists them.")
    return _finished(_lines(entries[code]))


def _entries() -> dict[str, Entry]:
    """The findings and the causes that are proposed for them, by code."""
    return {entry.code.value: entry for entry in (*catalogue().values(), *diagnoses().values())}


def _plain(text: str) -> str:
    return "_".join(re.findall("[a-z0-9]+", text.lower()))


def _nearest(name: str, known: list[str]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name, known, n=1)
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
    kind = " (current guidance of the staff, no rule)" if authority.is_guidance else ""
    yield from _indented(f"{authority.name}, {authority.section}; from {authority.effective.isoformat()}{kind}")
    yield f"{_INDENT}{authority.link}"


def _indented(text: str) -> list[str]:
    return textwrap.wrap(text, _WIDTH, initial_indent=_INDENT, subsequent_indent=_INDENT, break_on_hyphens=False)


def _finished(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)
