from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest

from icc_reports.model.catalogue import Entry, catalogue, diagnoses, relation_terms, verdict_terms
from icc_reports.model.findings import DiagnosisKind, FindingCode
from icc_reports.model.relations import RelationKind, Verdict

TABLES, CAUSES, TERMS = (
    tomllib.loads(files("icc_reports").joinpath(f"data/{name}.toml").read_text("utf-8"))
    for name in ("findings", "diagnoses", "terms")
)
ENTRIES = pytest.mark.parametrize(
    "entry", [*catalogue().values(), *diagnoses().values()], ids=lambda entry: entry.code.value
)


def test_every_kind_of_finding_has_its_table_and_no_table_is_left_over() -> None:
    assert list(TABLES) == [code.value for code in FindingCode]
    assert list(CAUSES) == [kind.value for kind in DiagnosisKind]
    assert not TABLES.keys() & CAUSES.keys()


@pytest.mark.parametrize("table", [*TABLES.values(), *CAUSES.values()], ids=[*TABLES, *CAUSES])
def test_tables_have_the_keys_of_an_entry_and_no_other(table: dict[str, object]) -> None:
    assert {"title", "meaning", "evidence", "do"} <= set(table) <= {"title", "meaning", "evidence", "do", "authority"}


@ENTRIES
def test_entries_are_whole_sentences_on_one_line_each(entry: Entry) -> None:
    for text in (entry.meaning, entry.evidence, entry.advice):
        assert text.endswith(".")
        assert " ".join(text.split()) == text
    assert entry.title
    assert len(entry.title) <= 40  # it heads a note beside its number
    assert not entry.title.endswith(".")


@ENTRIES
def test_authorities_can_be_looked_up(entry: Entry) -> None:
    for authority in entry.authorities:
        assert authority.name
        assert authority.section
        assert authority.effective.year >= 1934  # nothing of the SEC's is older
        assert authority.link.startswith("https://")


def test_every_verdict_and_every_relation_has_its_table_and_no_table_is_left_over() -> None:
    assert {name: list(tables) for name, tables in TERMS.items()} == {
        "verdict": list(Verdict),
        "relation": list(RelationKind),
    }
    assert all(term.meaning for term in (*verdict_terms().values(), *relation_terms().values()))


def test_every_tick_mark_is_said_once() -> None:
    said = [kind.tick for kind, term in relation_terms().items() if term.tick]
    assert sorted(said) == sorted({kind.tick for kind in RelationKind})


def test_titles_tell_the_kinds_apart() -> None:
    assert len({entry.title for entry in catalogue().values()}) == len(FindingCode)
    assert len({entry.title for entry in diagnoses().values()}) == len(DiagnosisKind)
