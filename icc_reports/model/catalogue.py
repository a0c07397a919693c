"""What each finding says, rests on and asks for, in words: data/findings.toml, read when it is first asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from icc_reports.model.findings import FindingCode


@dataclass(frozen=True, slots=True, kw_only=True)
class Authority:
    """A rule that a finding rests on: whose it is, which part of it, from which day it applies, where it is read."""

    name: str
    section: str
    effective: date
    link: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A kind of finding in words.

    ``title`` heads its reading notes. ``meaning`` is what it says and does not say, ``evidence`` what had to hold
    before it was raised, ``advice`` what preparer, analyst and auditor do about it.
    """

    code: FindingCode
    title: str
    meaning: str
    evidence: str
    advice: str
    authorities: tuple[Authority, ...] = ()


@cache
def catalogue() -> Mapping[FindingCode, Entry]:
    """Every kind of finding, in the order of FindingCode. Raises KeyError where data/findings.toml lacks one."""
    import tomllib
    from importlib.resources import files

    tables = tomllib.loads(files("icc_reports").joinpath("data/findings.toml").read_text("utf-8"))
    return {code: _entry(code, tables[code.value]) for code in FindingCode}


def _entry(code: FindingCode, table: Mapping[str, Any]) -> Entry:
    return Entry(
        code=code,
        title=table["title"],
        meaning=table["meaning"].strip(),
        evidence=table["evidence"].strip(),
        advice=table["do"].strip(),
        authorities=tuple(Authority(**each) for each in table.get("authority", ())),
    )
