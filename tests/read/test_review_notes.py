from __future__ import annotations

import tomllib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from icc_reports.errors import NotesError
from icc_reports.model.reviews import Review, ReviewStatus
from icc_reports.read.review_notes import MAX_BYTES, read_review_notes

TODAY = date(2026, 11, 26)
WHOLE = """\
[[note]]
finding = "does-not-tie-cost-of-sales-2003-10-31-ab12"
status = "accepted"
reason = "Parts rounded apart."
initials = "AB"
date = 2026-11-25
"""


def read(text: str | bytes) -> tuple[Review, ...]:
    data = text if isinstance(text, bytes) else text.encode()
    return read_review_notes(data, "q1.notes.toml", TODAY).reviews


def refused(text: str | bytes) -> str:
    with pytest.raises(NotesError) as raised:
        read(text)
    message = str(raised.value)
    assert message.startswith("q1.notes.toml")
    assert message.isprintable()
    return message


def test_a_note_is_read_with_its_line() -> None:
    other = WHOLE.replace("-ab12", "-cd34").replace("accepted", "explained")
    assert read(f"# of the first quarter\n\n{WHOLE}\n{other}") == (
        Review(
            finding="does-not-tie-cost-of-sales-2003-10-31-ab12",
            status=ReviewStatus.ACCEPTED,
            reason="Parts rounded apart.",
            initials="AB",
            day=date(2026, 11, 25),
            line=3,
        ),
        Review(
            finding="does-not-tie-cost-of-sales-2003-10-31-cd34",
            status=ReviewStatus.EXPLAINED,
            reason="Parts rounded apart.",
            initials="AB",
            day=date(2026, 11, 25),
            line=10,
        ),
    )


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "note = []\n", "\ufeff"])
def test_a_file_may_have_no_notes(text: str) -> None:
    assert read(text) == ()


def test_a_reason_over_several_lines_becomes_one() -> None:
    (review,) = read(WHOLE.replace('"Parts rounded apart."', '"""\nParts\n  rounded\tapart.\n"""'))
    assert review.reason == "Parts rounded apart."


def test_notes_may_be_an_array() -> None:
    values = ", ".join(WHOLE.splitlines()[1:])
    assert [each.line for each in read(f"\n\nnote = [{{{values}}}]\n")] == [1]


def test_a_header_inside_a_text_is_no_header() -> None:
    text = WHOLE.replace('"Parts rounded apart."', '"""see\n[[note]]\n"""')
    assert [(each.reason, each.line) for each in read(text)] == [("see [[note]]", 1)]


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('reason = "Parts rounded apart."\n', "", "line 1: the note lacks reason"),
        ('initials = "AB"\ndate = 2026-11-25\n', "", "line 1: the note lacks initials and date"),
        ("initials", "initial", "'initial' is not known; a note has finding, status, reason, initials, date"),
        ("[[note]]", "[[notes]]", "'notes' is not known"),
        ("[[note]]", "[note]", "Begin each note with a line [[note]]"),
        ('"accepted"', '"ok"', "status is 'ok'; it is accepted or explained"),
        ('"accepted"', "true", "status is no text. Put it in quotes"),
        ('"AB"', '" "', "initials is empty"),
        ('"Parts rounded apart."', '""', "reason is empty"),
        ("2026-11-25", '"2026-11-25"', "Write it without quotes and time"),
        ("2026-11-25", "2026-11-25T10:00:00Z", "Write it without quotes and time"),
        ("2026-11-25", "20261125", "Write it without quotes and time"),
        ("2026-11-25", "2026-11-27", "date is 2026-11-27, which is still to come"),
        ("2026-11-25", "2026-02-30", "is not TOML"),
        ('"AB"', "AB", "is not TOML"),
        ("Parts", "\\u001b[31mParts", "reason holds the character U+001B"),
        ("Parts", "\\u202eParts", "reason holds the character U+202E"),
        ('"AB"', '"A\\u0000B"', "initials holds the character U+0000"),
        ("Parts", "Parts" * 250, "reason has 1,265 characters; 1,000 are the most"),
        ('"AB"', '"Abcdefghijklm"', "initials has 13 characters"),
    ],
)
def test_what_is_not_whole_is_refused_with_what_to_do(old: str, new: str, says: str) -> None:
    assert says in refused(WHOLE.replace(old, new))


def test_broken_toml_says_the_line() -> None:
    assert "at line 4" in refused(WHOLE.replace('reason = "', "reason = "))


@pytest.mark.parametrize(
    "text",
    [
        "note = " + "[" * 9_000,
        "note = " + "9" * 9_000,
        "k" * 9_000 + " = 1",
        "a." * 500_000 + "a = 1",
        "x" * 9_000,
    ],
    ids=["brackets", "digits", "key", "dots", "word"],
)
def test_what_has_no_end_is_refused_in_a_short_message(text: str) -> None:
    assert len(refused(text)) < 500


@pytest.mark.parametrize("key", ["status", "k" * 9_000])
def test_long_entries_are_not_repeated(key: str) -> None:
    assert len(refused(WHOLE.replace("status", key).replace("accepted", "a" * 9_000))) < 500


def test_a_second_note_on_one_finding_is_refused_with_both_lines() -> None:
    message = refused(f"{WHOLE}\n{WHOLE}")
    assert "line 8: a second note on 'does-not-tie-cost-of-sales-2003-10-31-ab12'" in message
    assert "begins on line 1" in message


def test_another_encoding_is_refused_with_the_line() -> None:
    assert "line 4: not UTF-8" in refused(WHOLE.replace("apart", "apärt").encode("latin-1"))
    assert refused(WHOLE.encode("utf-16"))


def test_what_is_larger_than_a_megabyte_is_refused_before_it_is_parsed() -> None:
    assert "larger than a megabyte" in refused(b"#" * (MAX_BYTES + 1))
    assert read(b"#\n" * (MAX_BYTES // 2)) == ()


@given(st.text() | st.binary())
def test_any_bytes_are_notes_or_an_error_that_a_person_can_read(content: str | bytes) -> None:
    data = content if isinstance(content, bytes) else content.encode(errors="surrogatepass")
    try:
        assert read_review_notes(data, "q1.notes.toml", TODAY).reviews == ()
    except NotesError as error:
        message = str(error)
    else:
        return
    assert message.startswith("q1.notes.toml")


@given(st.text(), st.sampled_from(["finding", "status", "reason", "initials"]))
def test_any_text_is_taken_as_text(text: str, key: str) -> None:
    escaped = "".join(f"\\U{ord(each):08x}" for each in text if not "\ud800" <= each <= "\udfff")
    lines = [f'{key} = "{escaped}"' if line.startswith(key) else line for line in WHOLE.splitlines()]
    expected = " ".join(tomllib.loads(f'text = "{escaped}"')["text"].split())
    try:
        (review,) = read("\n".join(lines))
    except NotesError as error:
        message = str(error)
    else:
        assert getattr(review, key) == expected
        return
    assert f"{key} " in message
