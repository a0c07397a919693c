"""The letter: the same bytes, headers that hold what they should and nothing else, a body that stands alone."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.utils import getaddresses
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from icc_reports.errors import TemplateError, UsageError
from icc_reports.present import present
from icc_reports.present.report import Report
from icc_reports.render import email
from icc_reports.render.email import Attachment, Letterhead, compose, size_words
from icc_reports.render.headers import Mailbox, address_header, parameter, single_line, text_header
from tests.builders import icc_audit, icc_tables, release

FILES = (
    Attachment(name="icc-investor-summary.pdf", data=b"%PDF-1.7\r\n.\r\n\x00\xff" * 50, about="Investor summary"),
    Attachment(name="größe 2026.xlsx", data=b"PK\x03\x04" * 40, about="Workbook"),
    Attachment(name="brief.md", data="# Brief – “x”\n".encode()),
)
HEAD = Letterhead(
    sender=Mailbox(address="ir@example.com", name="Investor Relations, ICC"),
    to=(Mailbox(address="hans@example.org", name="Müller, Hans"), Mailbox(address="ann@example.org")),
    bcc=(Mailbox(address="secret@example.net"),),
    signature="Ann Lee\nInvestor Relations",
)
# any text that a header takes: no control characters, surrogates or line separators
NAMES = st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp", "Cf", "Co", "Cn")), max_size=60)


def parsed(data: bytes) -> EmailMessage:
    message = message_from_bytes(data, policy=policy.default)
    assert isinstance(message, EmailMessage)
    assert not [defect for part in message.walk() for defect in part.defects]
    return message


def body(message: EmailMessage, kind: str) -> str:
    part = message.get_body((kind,))
    assert part is not None
    return str(part.get_content()).replace("\r\n", "\n")


def test_a_draft_opens_with_all_its_parts(report: Report) -> None:
    message = parsed(email.render(report, FILES, letterhead=HEAD))
    assert message["X-Unsent"] == "1"
    assert message["Subject"].startswith("Internet Commerce Corporation: First quarter of fiscal 2004")
    assert [(each.display_name, each.addr_spec) for each in message["To"].addresses] == [
        ("Müller, Hans", "hans@example.org"),
        ("", "ann@example.org"),
    ]
    assert message["From"].addresses[0].display_name == "Investor Relations, ICC"
    assert message["Bcc"] == "secret@example.net"
    assert message.get_content_type() == "multipart/mixed"
    assert next(message.iter_parts()).get_content_type() == "multipart/alternative"
    assert [(each.get_filename(), each.get_content_type()) for each in message.iter_attachments()] == [
        ("icc-investor-summary.pdf", "application/pdf"),
        ("größe 2026.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("brief.md", "text/markdown"),
    ]
    assert [each.get_payload(decode=True) for each in message.iter_attachments()] == [each.data for each in FILES]


def test_the_bytes_are_what_servers_take(report: Report) -> None:
    for data in (compose(report, FILES, HEAD).draft, compose(report, FILES, HEAD).wire):
        assert data.isascii()
        assert not re.search(rb"(?<!\r)\n|\r(?!\n)", data)
        assert max(map(len, data.split(b"\r\n"))) <= 998
        assert data.endswith(b"--\r\n")


def test_the_wire_is_the_draft_without_what_is_only_for_the_sender(report: Report) -> None:
    letter = compose(report, FILES, HEAD)
    assert letter.wire == letter.draft.replace(b"Bcc: secret@example.net\r\n", b"").replace(b"X-Unsent: 1\r\n", b"")
    assert b"secret@example.net" not in letter.wire
    unnamed = compose(report, (), replace(HEAD, to=()))
    assert b"\r\nTo: undisclosed-recipients:;\r\n" in unnamed.wire
    assert b"secret@example.net" not in unnamed.wire


def test_the_same_letter_has_the_same_bytes_and_another_does_not(report: Report) -> None:
    first = compose(report, FILES, HEAD)
    assert compose(report, FILES, HEAD) == first
    assert first.date == datetime(2003, 12, 11, tzinfo=UTC)
    others = [
        replace(HEAD, subject="Another"),
        replace(HEAD, to=()),
        replace(HEAD, bcc=()),
        replace(HEAD, edition=2),
        replace(HEAD, date=datetime(2026, 1, 1, tzinfo=UTC)),
        replace(HEAD, embargo="Embargoed until tomorrow."),
    ]
    letters = [first, *(compose(report, FILES, head) for head in others), compose(report, FILES[1:], HEAD)]
    assert len({letter.message_id for letter in letters}) == len(letters)
    assert all(re.fullmatch(r"<[0-9a-f]{40}@example\.com>", letter.message_id) for letter in letters)


def test_date_and_message_id_can_be_given(report: Report) -> None:
    head = replace(HEAD, date=datetime(2026, 12, 11, 8, tzinfo=UTC), message_id="<q1.2026@example.com>")
    message = parsed(compose(report, (), head).draft)
    assert (message["Date"], message["Message-ID"]) == ("Fri, 11 Dec 2026 08:00:00 +0000", "<q1.2026@example.com>")
    for wrong in ("nothing", "a@b\r\nBcc: x@example.org", "a b@c"):
        with pytest.raises(UsageError, match="--message-id"):
            compose(report, (), replace(HEAD, message_id=wrong))


@pytest.mark.parametrize(
    "evil", ["a\r\nBcc: x@example.org", "a\nb", "a\rb", "a\x00b", "a\u2028b", "a\u202eb", "a\ud800b"]
)
def test_no_line_break_gets_into_a_header(report: Report, evil: str) -> None:
    """In a company's name, a period, a subject and a file name: an error, never a header."""
    masthead = report.masthead
    cases = [
        ("company's name", replace(report, masthead=replace(masthead, company=evil)), (), HEAD),
        ("period", replace(report, masthead=replace(masthead, period=evil)), (), HEAD),
        ("--subject", report, (), replace(HEAD, subject=evil)),
        ("name of an attachment", report, (Attachment(name=f"{evil}.pdf", data=b""),), HEAD),
    ]
    for what, of, files, head in cases:
        with pytest.raises(UsageError, match=what):
            compose(of, files, head)


def test_a_subject_of_ones_own_helps_where_the_release_has_a_bad_name(report: Report) -> None:
    evil = replace(report, masthead=replace(report.masthead, company="a\r\nBcc: x@example.org"))
    message = parsed(compose(evil, (), replace(HEAD, subject="First quarter", bcc=())).draft)
    assert (message["Subject"], message["Bcc"]) == ("First quarter", None)
    assert "a Bcc: x@example.org" in body(message, "plain")


@pytest.mark.parametrize("name", ["", "a/b.pdf", "..\\b.pdf", "x" * 151, "a/"])
def test_what_is_no_file_name(report: Report, name: str) -> None:
    with pytest.raises(UsageError, match="attachment"):
        compose(report, (Attachment(name=name, data=b""),), HEAD)


@given(NAMES.filter(str.strip))
def test_any_name_comes_back(name: str) -> None:
    name = " ".join(name.split())
    header = address_header("To", [Mailbox(address="a@example.org", name=name), Mailbox(address="b@example.org")])
    assert header.isascii()
    assert max(map(len, header.split("\r\n"))) <= 400
    value = header.removeprefix("To: ").replace("\r\n", "").strip()
    found = getaddresses([value])
    assert [address for _, address in found] == ["a@example.org", "b@example.org"]
    assert " ".join(str(make_header(decode_header(found[0][0]))).split()) == name


@given(NAMES)
def test_any_subject_comes_back(subject: str) -> None:
    subject = " ".join(subject.split())
    header = text_header("Subject", subject)
    assert header.endswith("\r\n")
    assert not re.search(r"\r\n[^ \t]", header[:-2])
    value = message_from_bytes(header.encode() + b"\r\n")["Subject"]
    assert " ".join(str(make_header(decode_header(value))).split()) == subject


@given(NAMES.map(lambda name: re.sub(r"[/\\]", "", name).strip()).filter(bool).filter(lambda name: name[0] != "<"))
def test_any_file_name_comes_back(name: str) -> None:
    """But for one in angle brackets, which the standard library takes for a kind of quotation marks."""
    head = (
        f"Content-Type: application/pdf\r\nContent-Disposition: attachment;\r\n {parameter('filename', name)}\r\n\r\n"
    )
    assert message_from_bytes(head.encode("ascii"), policy=policy.default).get_filename() == name


def test_text_that_looks_encoded_is_shown_as_it_is() -> None:
    trick = "=?utf-8?q?Bcc=3A?= x"
    message = message_from_bytes(text_header("Subject", trick).encode() + b"\r\n", policy=policy.default)
    assert message["Subject"] == trick


def test_outer_spaces_go_and_length_has_a_limit() -> None:
    assert single_line("  a  ", "x") == "a"
    with pytest.raises(UsageError, match="301 characters long"):
        single_line("a" * 301, "x")


def test_the_text_stands_alone(report: Report) -> None:
    text = body(parsed(email.render(report, FILES, letterhead=HEAD)), "plain")
    assert max(map(len, text.splitlines())) <= 72
    assert report.headline[0] in re.sub(r"\n(?=\S)", " ", text)
    assert re.search(r"^Net loss +\$\(818\) +\$\(981\) \[2\]$", text, re.M)
    assert re.search(r"^Adjusted EBITDA loss +\$\(367\) \[3\] +\$\(523\)$", text, re.M)
    assert text.index("Revenue rose") < text.index("Adjusted EBITDA"), "GAAP first"
    assert f"{len(report.notes)} reading notes" in text
    assert "[3] Figure in the wrong column:" in text
    assert "- größe 2026.xlsx: Workbook, 160 bytes" in text
    assert "Ann Lee\nInvestor Relations\n" in text
    assert "SHA-256 " + "ab" * 32 in text


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}


def test_the_html_asks_nobody_for_anything(report: Report) -> None:
    html = body(parsed(email.render(report, FILES, letterhead=HEAD)), "html")
    seen = _Tags()
    seen.feed(html)
    assert not {"img", "link", "script", "iframe", "object", "a", "form", "style", "base"} & seen.tags
    assert not {"src", "href", "background", "action", "class", "onload"} & seen.attributes
    assert not re.search(r"https?:|url\(|@import", html)
    assert "table" in seen.tags
    for text in (report.headline[0], "Net loss", "Figure in the wrong column", "größe 2026.xlsx"):
        assert text in html


def test_text_of_a_release_is_not_html(report: Report) -> None:
    evil = replace(report, headline=("<script>alert(1)</script> & {{ 7 * 7 }}",))
    message = parsed(email.render(evil, (), letterhead=replace(HEAD, subject="x")))
    assert "<script>" not in body(message, "html")
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; {{ 7 * 7 }}" in body(message, "html")
    assert "<script>alert(1)</script> & {{ 7 * 7 }}" in body(message, "plain")


def test_the_embargo_is_said_first(report: Report) -> None:
    message = parsed(email.render(report, (), letterhead=replace(HEAD, embargo="Embargoed until noon.")))
    assert message["Subject"].startswith("Under embargo: ")
    assert body(message, "plain").startswith("*** Embargoed until noon.")
    assert body(message, "html").index("Embargoed until noon.") < body(message, "html").index("<h1")


def test_a_release_without_measures_or_notes() -> None:
    audit = replace(icc_audit(), release=release(icc_tables()[:1]), judgements=(), findings=())
    message = parsed(email.render(present(audit)))
    for kind in ("plain", "html"):
        assert "reading note" not in body(message, kind)
    assert message["From"] is None
    assert message["To"] is None


def test_many_notes_are_cut_with_their_number(report: Report) -> None:
    many = replace(report, notes=report.notes * 10)
    text = body(parsed(email.render(many, ())), "plain")
    assert f"The other {len(many.notes) - 10} are in the investor summary." in text


def test_a_house_has_templates_of_its_own(report: Report, tmp_path: Path) -> None:
    (tmp_path / "email.txt").write_text("{% extends 'default/email.txt' %}")
    (tmp_path / "email.html").write_text(
        "{% extends 'default/email.html' %}{% block masthead %}<h1>House</h1>{% endblock %}"
    )
    message = parsed(email.render(report, (), templates=tmp_path))
    assert "<h1>House</h1>" in body(message, "html")
    assert report.masthead.company in body(message, "plain")
    (tmp_path / "email.txt").write_text("{{ report.nothing }}")
    with pytest.raises(TemplateError, match=r"email\.txt, line 1"):
        email.render(report, (), templates=tmp_path)


def test_sizes_in_words() -> None:
    assert [size_words(size) for size in (0, 999, 1000, 9990, 114_808, 18_000_000)] == [
        "0 bytes", "999 bytes", "1.0 KB", "9.9 KB", "114 KB", "18 MB",
    ]  # fmt: skip
