from __future__ import annotations

import pytest

from icc_reports.errors import SourceError
from icc_reports.read.documents import MAX_BYTES, chosen, decode, named, parts_of, source_parts

SUBMISSION = """\
<SEC-DOCUMENT>0000.txt
<DOCUMENT>
<TYPE>8-K
<FILENAME>body.txt
<DESCRIPTION>CURRENT REPORT
<TEXT>
the current report
</TEXT>
</DOCUMENT>
<DOCUMENT>
<TYPE>EX-99.1
<DESCRIPTION>PRESS RELEASE
<TEXT>
the release
in two lines
</TEXT>
</DOCUMENT>
<DOCUMENT>
<TYPE>EX-99.2
<TEXT>
its tables
</TEXT>
</DOCUMENT>
"""


@pytest.mark.parametrize(
    ("data", "text", "encoding"),
    [
        ("Café — “x”".encode(), "Café — “x”", "utf-8"),
        (b"\xef\xbb\xbfCaf\xc3\xa9", "Café", "utf-8"),
        (b"Caf\xe9 \x97 \x93x\x94", "Café — “x”", "cp1252"),
        (b"Caf\xe9 \x81", "Café \x81", "latin-1"),
        (b"<meta charset=iso-8859-2>\xb1", "<meta charset=iso-8859-2>ą", "iso-8859-2"),
        (b"<meta charset=idna>\xe9", "<meta charset=idna>é", "cp1252"),
        (b"<meta charset=undefined>\xe9", "<meta charset=undefined>é", "cp1252"),
        (b"<meta charset=punycode>\xe9", "<meta charset=punycode>é", "cp1252"),
        (b"<meta charset=zlib>\xe9", "<meta charset=zlib>é", "cp1252"),
        ("Café\r\n".encode("utf-16"), "Café\n", "utf-16"),
        (b"a\r\nb\rc\n", "a\nb\nc\n", "utf-8"),
    ],
)
def test_encodings(data: bytes, text: str, encoding: str) -> None:
    decoded = decode(data, "x.txt")
    assert (decoded.text, decoded.encoding) == (text, encoding)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "x.txt: the file is empty"),
        (b" \n\t ", "the file is empty"),
        (b"%PDF-1.4", "this is a PDF"),
        (b"\xff\xd8\xff\xe0", "a JPEG picture"),
        (b"\x89PNG\r\n", "a PNG picture"),
        (b"PK\x03\x04rest", "a ZIP archive"),
        (b"\x1f\x8bx", "a gzip archive"),
        (b"text\x00text", "a binary file"),
        (b"\xff\xfea\x00\xd8", "broken at byte"),
        (b"-" * (MAX_BYTES + 1), "larger than 32 MiB"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, says: str) -> None:
    with pytest.raises(SourceError, match=says):
        decode(data, "x.txt")


def test_parts_of_a_submission() -> None:
    parts = parts_of(SUBMISSION)
    assert [(part.name, part.description, part.first_line) for part in parts] == [
        ("8-K", "CURRENT REPORT", 6),
        ("EX-99.1", "PRESS RELEASE", 13),
        ("EX-99.2", "", 20),
    ]
    lines = SUBMISSION.split("\n")
    for part in parts:
        for number, line in enumerate(part.text.split("\n"), start=part.first_line):
            assert line in lines[number - 1]


def test_all_press_releases_are_read_and_the_rest_left_aside() -> None:
    parts = parts_of(SUBMISSION)
    read = chosen(parts)
    assert [part.name for part in read] == ["EX-99.1", "EX-99.2"]
    told = source_parts(parts, read)
    assert [(part.name, part.is_read) for part in told] == [("8-K", False), ("EX-99.1", True), ("EX-99.2", True)]
    assert (told[1].first_line, told[1].last_line) == (13, 16)


@pytest.mark.parametrize("exhibit", ["EX-99.2", "ex-99.2"])
def test_an_exhibit_is_chosen_by_its_type(exhibit: str) -> None:
    assert [part.name for part in named(parts_of(SUBMISSION), [exhibit], "x.txt")] == ["EX-99.2"]


def test_exhibits_are_chosen_by_file_and_type_and_keep_their_order() -> None:
    assert [part.name for part in named(parts_of(SUBMISSION), ["EX-99.1", "body.txt"], "x.txt")] == ["8-K", "EX-99.1"]


def test_an_exhibit_that_is_not_there_is_told_which_are() -> None:
    with pytest.raises(SourceError, match=r"no document 'EX-99\.3' in the submission. It holds 8-K, EX-99.1, EX-99.2"):
        named(parts_of(SUBMISSION), ["EX-99.1", "EX-99.3"], "x.txt")


def test_a_document_without_a_file_name_is_not_chosen_by_an_empty_one() -> None:
    with pytest.raises(SourceError, match="no document ''"):
        named(parts_of(SUBMISSION), [""], "x.txt")


def test_a_single_document_has_no_exhibits_to_choose() -> None:
    with pytest.raises(SourceError, match="a single document"):
        named((), ["EX-99.1"], "x.txt")


def test_an_encoded_file_is_no_release() -> None:
    parts = parts_of(SUBMISSION.replace("its tables", "<PDF>\nbegin 644 tables.pdf\nM)5!$1BTQ"))
    assert [part.name for part in chosen(parts)] == ["EX-99.1"]
    with pytest.raises(SourceError, match=r"EX-99\.2 is an encoded file"):
        named(parts, ["EX-99.2"], "x.txt")


def test_equal_parts_are_told_apart() -> None:
    parts = parts_of("<DOCUMENT><TYPE>EX-1\n<TEXT>a</TEXT></DOCUMENT>" * 2)
    assert [part.is_read for part in source_parts(parts, parts[:1])] == [True, False]


def test_without_a_press_release_the_report_itself_is_read() -> None:
    parts = parts_of(SUBMISSION.replace("EX-99", "EX-10"))
    assert [part.name for part in chosen(parts)] == ["8-K"]


def test_a_submission_that_breaks_off() -> None:
    parts = parts_of(SUBMISSION[: SUBMISSION.index("in two lines")])
    assert [part.name for part in parts] == ["8-K", "EX-99.1"]
    assert parts[1].text.strip() == "the release"


def test_a_single_document_has_no_parts() -> None:
    assert parts_of("just a release") == ()
    assert chosen(()) == ()
