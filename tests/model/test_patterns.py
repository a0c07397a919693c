from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from icc_reports.model.patterns import any_case, pattern_of

READER = Path(__file__).parents[2] / "icc_reports" / "read"


def test_it_is_the_pattern_that_it_stands_for() -> None:
    made = pattern_of(r"(?P<year>\d{4})|x", re.IGNORECASE)
    found = made.search("in 2004")
    assert found is not None
    assert found["year"] == "2004"
    assert made.fullmatch("X") is not None
    assert made.sub("-", "2004X") == "--"
    assert [match.span() for match in made.finditer("x 2004")] == [(0, 1), (2, 6)]
    assert (made.pattern, dict(made.groupindex)) == (r"(?P<year>\d{4})|x", {"year": 1})


def test_it_is_made_at_its_first_use_and_once(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    compile_now = re.compile

    def noted(text: str, flags: int = 0) -> re.Pattern[str]:
        made.append(text)
        return compile_now(text, flags)

    monkeypatch.setattr(re, "compile", noted)
    pattern = pattern_of("a+b")
    assert made == []
    assert pattern.search("aab")
    assert pattern.match("ab")
    assert made == ["a+b"]


def test_what_is_no_pattern_is_told_at_its_first_use() -> None:
    with pytest.raises(re.error):
        pattern_of("(").search("x")


def test_every_pattern_of_the_reader_can_be_made() -> None:
    names = [".".join(path.relative_to(READER.parents[1]).with_suffix("").parts) for path in READER.rglob("*.py")]
    script = (
        "import gc, importlib, sys\n"
        "from icc_reports.model.patterns import any_case, pattern_of\n"
        "for name in sys.argv[1:]: importlib.import_module(name)\n"
        "kind = type(pattern_of(''))\n"
        "print(sum(bool(each.pattern) for each in gc.get_objects() if type(each) is kind))"
    )
    ran = subprocess.run([sys.executable, "-c", script, *names], check=True, capture_output=True, text=True)
    assert int(ran.stdout) > 100


def test_words_are_found_in_any_case_and_as_they_stand() -> None:
    made = any_case(r"\b(?P<verb>grew|fell)\b(?: by)?")
    found = made.search("Sales GREW By 5%, costs fell", 3)
    assert found is not None
    assert (found.group(), found["verb"], found.span()) == ("GREW By", "GREW", (6, 13))
    assert [match.group() for match in made.finditer("Fell, then GREW")] == ["Fell", "GREW"]
    assert made.sub("-", "It Fell by 5%") == "It - 5%"
    assert made.sub("-", "It rose") == "It rose"
    assert made.search("Sales grew", 0, 9) is None
    assert made.fullmatch("FELL") is not None
    assert made.pattern == r"\b(?P<verb>grew|fell)\b(?: by)?"


def test_a_text_without_its_cues_is_not_looked_at() -> None:
    made = any_case(r"\bgr(?:ew|owth)\b", "grew")  # told by the cue that is missing here
    assert made.search("GREW by 5%") is not None
    assert made.search("growth of 5%") is None
    assert list(made.finditer("growth of 5%")) == []
    assert made.sub("-", "growth of 5%") == "growth of 5%"


def test_a_letter_that_is_two_in_lower_case_moves_nothing() -> None:
    made = any_case("grew")
    found = made.search("İ, İ: it GREW")
    assert found is not None
    assert found.group() == "GREW"
    assert [match.span() for match in made.finditer("İ GREW")] == [(2, 6)]


def test_a_pattern_for_any_case_has_no_capitals_but_in_classes_of_letters() -> None:
    assert any_case(r"\Wx\Z").search("a X") is not None
    with pytest.raises(ValueError, match="small letters"):
        any_case("Q1")
