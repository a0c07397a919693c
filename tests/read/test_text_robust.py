"""Whatever the bytes, reading gives a Release or a SourceError, and its work grows in step with the input."""

from __future__ import annotations

import random
import sys
from collections.abc import Callable
from importlib.resources import files
from types import FrameType
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from icc_reports.errors import SourceError
from icc_reports.model.release import Release
from icc_reports.read import read_release
from tests.read.expected import printed_elsewhere

EMBEDDED = files("icc_reports").joinpath("data/icc-2004q1.txt").read_text("utf-8")
LINES = EMBEDDED.split("\n")
TABLES = LINES[155:]  # where most of the figures are
FRAGMENTS = (
    "<TABLE>|</TABLE>|<CAPTION>|<S>|<C>|<PAGE>|<TAB|LE>|<DOCUMENT>|</DOCUMENT>|<TEXT>|<TYPE>EX-99|&amp;|&|&#0;|&#55296;|"
    "\t|\f|\x85|\u2028|(|)|$|--|*|2003|(000's)|Fiscal 2004"
).split("|")
QUICK = settings(max_examples=12, deadline=None)
THOROUGH = settings(max_examples=250, deadline=None)


def read(data: bytes) -> Release | None:
    """The release, checked for soundness; None for a SourceError. Anything else fails the test."""
    try:
        release = read_release(data, "x.txt")
    except SourceError:
        return None
    assert printed_elsewhere(release) == []
    for table in release.tables:
        assert all(len(row.cells) == len(table.columns) for row in table.rows)
    return release


def shifted(lines: list[str], rng: random.Random) -> list[str]:
    """Lines with blanks put in or taken out at random places."""
    found = []
    for line in lines:
        at = rng.randrange(len(line) + 1)
        moved = line[:at] + " " * rng.randrange(4) + line[at + rng.randrange(3) :]
        found.append(moved if rng.random() < 0.3 else line)
    return found


def shuffled(lines: list[str], rng: random.Random) -> list[str]:
    first = rng.randrange(len(lines))
    part = lines[first : first + rng.randrange(2, 60)]
    rng.shuffle(part)
    return [*lines[:first], *part, *lines[first + len(part) :]]


def spliced(lines: list[str], rng: random.Random) -> list[str]:
    one, other = sorted(rng.randrange(len(lines)) for _ in range(2))
    return [*lines[other:], *lines[:one], *lines[one:other:2]]


def broken(lines: list[str], rng: random.Random) -> list[str]:
    """Lines with pieces of tags, entities and marks thrown in, or bits of them lost."""
    found = list(lines)
    for _ in range(rng.randrange(1, 30)):
        index = rng.randrange(len(found))
        at = rng.randrange(len(found[index]) + 1)
        found[index] = found[index][:at] + rng.choice(FRAGMENTS) + found[index][at + rng.randrange(2) :]
    return found


def tabbed(lines: list[str], rng: random.Random) -> list[str]:
    return [line.replace(" " * rng.choice((2, 4, 8)), "\t") for line in lines]


MUTATIONS = (shifted, shuffled, spliced, broken, tabbed)


def mutated(seed: int) -> bytes:
    rng = random.Random(seed)  # noqa: S311 - a test that can be repeated
    lines = LINES if rng.random() < 0.5 else TABLES
    for mutation in rng.sample(MUTATIONS, rng.randrange(1, 4)):
        lines = mutation(lines, rng)
    return "\n".join(lines).encode(rng.choice(("utf-8", "utf-16")), errors="replace")


@QUICK
@given(st.integers(0, 2**32))
def test_mutations(seed: int) -> None:
    read(mutated(seed))


@pytest.mark.slow
@THOROUGH
@given(st.integers(0, 2**32))
def test_many_mutations(seed: int) -> None:
    read(mutated(seed))


@QUICK
@given(st.integers(0, len(EMBEDDED)))
def test_cut_anywhere(at: int) -> None:
    read(EMBEDDED[:at].encode())
    read(EMBEDDED[at:].encode())


@pytest.mark.slow
@pytest.mark.parametrize("start", range(0, len(EMBEDDED), 2000))
def test_cut_everywhere(start: int) -> None:
    for at in range(start, min(start + 2000, len(EMBEDDED)), 37):
        read(EMBEDDED[:at].encode())


@QUICK
@given(st.binary(max_size=3000))
def test_any_bytes(data: bytes) -> None:
    read(data)


@QUICK
@given(
    st.lists(
        st.sampled_from((*FRAGMENTS, " ", "  ", "\n", "1,234", "(5)", "a", "Net loss", "March 31,", "%")), max_size=300
    )
)
def test_any_mixture_of_what_tables_are_made_of(parts: list[str]) -> None:
    read("".join(parts).encode(errors="replace"))


@QUICK
@given(st.integers(0, len(EMBEDDED) - 1), st.integers(0, 255))
@example(at=4152, byte=ord("0"))  # "<C>" over a column becomes "<0>", a nil in the brackets of a loss
def test_a_byte_gone_wrong(at: int, byte: int) -> None:
    data = bytearray(EMBEDDED.encode())
    data[at] = byte
    read(bytes(data))


ROW = "Revenue                1,234     2,345\n"
HEAD = "Acme Reports\n\n<TABLE>\n                        2003      2002\n"


def line_of(text: str, length: int) -> str:
    return (text * (length // len(text) + 1))[:length]


CHARACTERS = (
    "-|7| |$ |(|)|1 |1,234 |. |_|= |<|<TABLE>|\t|\t1|1% |-- |a|A|a.|Abc |Abc, |Mr. A. |ab-|*|(a) |(in thousands |"
    "in in |except |per |shares |weighted average |quarter ended |three (|jan |reconciliation of a to |555.|a@|"
    "&amp;|and |<DOCUMENT>"
).split("|")


@pytest.mark.parametrize("text", CHARACTERS)
def test_lines_of_one_thing(text: str) -> None:
    """As a line of its own, as title, label and head of a table, and wrapped into a paragraph."""
    for length in (490, 3_000):
        line = line_of(text, length)
        wrapped = "\n".join(line[at : at + 70] for at in range(0, length, 70))
        read(line.encode())
        read(f"Acme\n\n{line}\n\n{HEAD}{ROW * 3}</TABLE>\n".encode())
        read(f"{HEAD}{ROW}{line}   1,234   2,345\n{ROW}</TABLE>\n".encode())
        read(f"Acme\n\n<TABLE>\n             {line}\n{ROW * 3}</TABLE>\n".encode())
        read(f"Acme\n\n{wrapped}\n\n{HEAD}{ROW * 3}</TABLE>\n".encode())


@pytest.mark.parametrize("text", CHARACTERS)
def test_a_megabyte_in_one_line(text: str) -> None:
    read(line_of(text, 1_000_000).encode())


def test_nested_parentheses() -> None:
    read(f"{HEAD}{ROW}{'(' * 5000}{')' * 5000}  1,234   2,345\n{ROW}</TABLE>\n".encode())
    read(f"{HEAD}{ROW}Revenue {'( ' * 200}   1,234   2,345\n{ROW}</TABLE>\n".encode())
    read(("(\n" * 10_000 + HEAD + ROW * 3).encode())


def test_what_is_too_much_is_refused() -> None:
    with pytest.raises(SourceError, match="larger than 32 MiB"):
        read_release(b"-" * 50_000_000, "x.txt")
    with pytest.raises(SourceError, match="more than 250,000 lines"):
        read_release(b"1  2\n" * 300_000, "x.txt")
    with pytest.raises(SourceError, match="more than 250,000 figures"):
        read_release((HEAD + ("x" + "  1" * 50 + "\n") * 6_000).encode(), "x.txt")


@pytest.mark.slow
def test_a_hundred_thousand_short_rows() -> None:
    release = read((HEAD + "a  1  2\n" * 100_000).encode())
    assert release is not None
    assert len(release.facts) == 200_000


def work(data: bytes) -> int:
    """How many calls reading makes, of functions written in Python and in C alike."""
    calls = 0

    def count(_frame: FrameType, event: str, _arg: Any) -> None:  # noqa: ANN401 - as sys.setprofile has it
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        read_release(data, "x.txt")
    except SourceError:
        pass
    finally:
        sys.setprofile(None)
    return calls


SHAPES: dict[str, Callable[[int], str]] = {
    "the release again and again": lambda n: EMBEDDED * (n // 100),
    "rows": lambda n: HEAD + ROW * n,
    "rows and blank lines": lambda n: HEAD + (ROW + "\n") * n,
    "heads": lambda n: HEAD + ("\n                        2003      2002\n" + ROW) * n,
    "tables": lambda n: (HEAD + ROW * 2 + "</TABLE>\n") * (n // 4),
    "pages": lambda n: HEAD + ("<PAGE>\nAcme Reports\n\n" + ROW) * n,
    "rules": lambda n: HEAD + ROW + "                       -----     -----\n" * n + ROW,
    "prose": lambda n: "This is a sentence. It is about $12,345 of Acme Inc. in 2003.\n" * n + HEAD + ROW * 3,
    "paragraphs": lambda n: "This is a sentence. It is about $12,345 of Acme Inc. in 2003.\n\n" * n + HEAD + ROW * 3,
    "headings": lambda n: "A Heading\n---------\n\n" * n + HEAD + ROW * 3,
    "amounts in prose and tables": lambda n: (
        "".join(f"We had ${at + 10_000:,} of it.\n" for at in range(n))
        + HEAD
        + "".join(f"Thing {at:<18}{at + 10_000:,}     {at + 20_000:,}\n" for at in range(n))
    ),
    "shares": lambda n: (
        HEAD + ("Weighted average shares  1,234     2,345\nNet loss per share      (0.53)    (0.53)\n" + ROW) * n
    ),
    "ever deeper headings": lambda n: HEAD + "".join(f"{' ' * (at % 20)}Head:\n{ROW}" for at in range(n)),
    "documents": lambda n: "<DOCUMENT>\n<TYPE>EX-99.1\n<TEXT>\nx\n\n1  2\n</TEXT>\n</DOCUMENT>\n" * n,
    "percent columns": lambda n: HEAD + "Growth                  1.5%      2.5%\n" * n,
}


@pytest.mark.slow
@pytest.mark.parametrize("shape", SHAPES)
def test_work_grows_in_step_with_the_input(shape: str) -> None:
    few, many, most = (work(SHAPES[shape](200 * times).encode()) for times in (1, 4, 16))
    assert many < 4.4 * few
    assert most < 4.4 * many


def test_a_rule_runs_through_no_figure() -> None:
    torn = HEAD + ROW * 3 + "x             (              --------         -----  -\n"
    release = read(torn.encode())
    assert release is not None
    assert not [fact.figure.printed for fact in release.facts if "(" in fact.figure.printed]


def test_a_rule_that_ends_in_words_is_told_at_once() -> None:
    """A pattern that can part a rule in many ways would try them all, and never end."""
    line = "----------    ----------   " + "=" * 60 + "x " + "_" * 60 + "y ------\n"
    assert read((HEAD + line + ROW + "</TABLE>\n").encode()) is not None
