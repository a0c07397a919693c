"""What findings, diagnoses, verdicts and relations mean, in words, from data/*.toml when first asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any

from icc_reports.model.findings import DiagnosisKind, FindingCode
from icc_reports.model.relations import RelationKind, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Authority:
    """A rule that a finding rests on: whose it is, which part of it, from which day it applies, where it is read.

    ``is_guidance`` marks the staff's reading of a rule, as it is now; ``effective`` is the day it was last changed.
    """

    name: str
    section: str
    effective: date
    link: str
    is_guidance: bool = False

    def standing(self, published: date | None, not_before: date | None = None) -> Standing:
        """Whether it applied on the day of publication; where that is not known, on a day that lies before it."""
        if published is None:
            applied = not_before is not None and not_before >= self.effective
            return Standing.IN_FORCE if applied else Standing.NOT_KNOWN
        return Standing.IN_FORCE if published >= self.effective else Standing.NOT_IN_FORCE


class Standing(StrEnum):
    """Whether a rule applied when a release was published; not known where the day was not read."""

    IN_FORCE = "in_force"
    NOT_IN_FORCE = "not_in_force"
    NOT_KNOWN = "not_known"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A kind of finding, or of diagnosis, in words.

    ``title`` heads its reading notes, that of a diagnosis after that of its finding. ``meaning`` is what it says and
    does not say, ``evidence`` what had to hold before it was raised, ``advice`` what preparer, analyst and auditor do
    about it.
    """

    code: FindingCode | DiagnosisKind
    title: str
    meaning: str
    evidence: str
    advice: str
    authorities: tuple[Authority, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A verdict or a kind of relation in words; ``tick`` is what the mark of the kind says, "" where it shares one."""

    name: str
    meaning: str
    tick: str = ""


@cache
def catalogue() -> Mapping[FindingCode, Entry]:
    """Every kind of finding, in the order of FindingCode. Raises KeyError where data/findings.toml lacks one."""
    tables = _tables("findings.toml")
    return {code: _entry(code, tables[code.value]) for code in FindingCode}


@cache
def diagnoses() -> Mapping[DiagnosisKind, Entry]:
    """Every kind of diagnosis, in the order of DiagnosisKind. Raises KeyError where data/diagnoses.toml lacks one."""
    tables = _tables("diagnoses.toml")
    return {kind: _entry(kind, tables[kind.value]) for kind in DiagnosisKind}


@cache
def verdict_terms() -> Mapping[Verdict, Term]:
    """What each verdict means, in their order."""
    tables = _tables("terms.toml")["verdict"]
    return {verdict: Term(name=verdict.value, **tables[verdict.value]) for verdict in Verdict}


@cache
def relation_terms() -> Mapping[RelationKind, Term]:
    """What each kind of relation says, in their order."""
    tables = _tables("terms.toml")["relation"]
    return {kind: Term(name=kind.value, **tables[kind.value]) for kind in RelationKind}


def _tables(name: str) -> Mapping[str, Any]:
    import tomllib
    from importlib.resources import files

    return tomllib.loads(files("icc_reports").joinpath(f"data/{name}").read_text("utf-8"))


def _entry(code: FindingCode | DiagnosisKind, table: Mapping[str, Any]) -> Entry:
    return Entry(
        code=code,
        title=table["title"],
        meaning=table["meaning"].strip(),
        evidence=table["evidence"].strip(),
        advice=table["do"].strip(),
        authorities=tuple(Authority(**each) for each in table.get("authority", ())),
    )
